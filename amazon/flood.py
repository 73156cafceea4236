"""Floods in an order report: days on which one product was ordered in a mass, most of it pending.

Guarantees:
- A flood is reported, never judged: no order changes its state by it, and nobody is accused of anything.
- A day is a day in the zone of the case. An order of several products counts for the first one that its rows name.

Sources: A12 (80 to 100 units of one product in a day), A14 (more than half of them pending); 80 is the setting that
holds where a case says nothing else. How many times the usual number makes a flood no source says: the usual number is
shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from statistics import median_low
from typing import NamedTuple

from amazon.orders import Order
from engine.instants import day_of

UNITS_A_DAY = 80
_PENDING = frozenset({"Pending", "PendingAvailability"})


class Flood(NamedTuple):
    """A day of a flood: `day` as YYYY-MM-DD, `pending` of the `units` were pending, `usual` is the middle of the units
    of the report's other days, None where there are none.
    """

    day: str
    asin: str
    units: int
    pending: int
    usual: int | None


def floods(orders: Iterable[Order], zone: str, least: int = UNITS_A_DAY) -> tuple[Flood, ...]:
    """Return the days on which at least `least` units of one product were ordered and more than half were pending."""
    units: dict[str, dict[str, int]] = {}
    pending: dict[tuple[str, str], int] = {}
    days: set[str] = set()
    for order in orders:
        day = day_of(order.ordered_at, zone)
        days.add(day)
        if not order.asins:
            continue
        asin = order.asins[0]
        of_asin = units.setdefault(asin, {})
        of_asin[day] = of_asin.get(day, 0) + order.quantity
        if order.status in _PENDING:
            pending[asin, day] = pending.get((asin, day), 0) + order.quantity
    found = []
    for asin, by_day in units.items():
        high = {day for day, count in by_day.items() if count >= least and 2 * pending.get((asin, day), 0) > count}
        usual = _usual(by_day, _between(days) - high)
        found += [Flood(day, asin, by_day[day], pending[asin, day], usual) for day in high]
    return tuple(sorted(found))


def _between(days: Iterable[str]) -> set[str]:
    """Return every day from the first to the last: one without an order is a day, too."""
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    return {(first + timedelta(days=one)).isoformat() for one in range((last - first).days + 1)}


def _usual(units: Mapping[str, int], days: Iterable[str]) -> int | None:
    counts = [units.get(day, 0) for day in days]
    return median_low(counts) if counts else None
