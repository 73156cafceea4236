"""Legal periods a second of one core, of mixed rule sets, places, lengths and manners, once the years are cached.

Every rule set is asked for days, weeks, months and hours alike; one period in six is extended, one in twelve is counted
backwards, and one in twelve lets the first day count, wherever the rule set knows that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bench.measure import core_seconds, verdict
from engine.periods.legal import USUAL, Manner, Point, compute
from engine.periods.lengths import Span, parse_span
from engine.periods.rulesets import RULE_SETS, RuleSet
from engine.places import Holidays, parse_place

PERIODS = 1_000_000
LEAST = 100_000

_LENGTHS = ("14 days", "4 weeks", "1 month", "72 hours", "2 weeks", "3 months", "half a month", "24 hours")
_PLACES = ("DE-BE", "DE-SN", "DE-BY:Augsburg", "LU", "AT")
_DAYS = 731
_DIFFERENT = 20_011
"""How many periods differ before they come again: a prime, so that no part of the mixture falls in step."""


class Asked(NamedTuple):
    """One period to compute."""

    length: Span
    start: Point
    rules: str
    holiday: Holidays
    zone: str
    manner: Manner
    extend: tuple[Span, ...]


def mixed() -> Iterator[Asked]:
    """Yield periods of every kind, without end."""
    lengths = [parse_span(text) for text in _LENGTHS]
    places = [parse_place(name) for name in _PLACES]
    known = [(Holidays(place), place.zone) for place in places]
    rules = list(RULE_SETS.values())
    for number, rule in enumerate(cycle(rules)):
        length = lengths[(number // len(rules)) % len(lengths)]
        holiday, zone = known[number % len(known)]
        manner, extend = _manner(number // 3, rule, length)
        yield Asked(length, _start(number, length, zone), rule.name, holiday, zone, manner, extend)


def _start(number: int, length: Span, zone: str) -> Point:
    """Return a day, or the minute from which hours count."""
    day = date(2025, 1, 1) + timedelta(days=number % _DAYS)
    if not length.hours:
        return day
    minute = timedelta(minutes=number * 37 % 1440)
    return (datetime(day.year, day.month, day.day, tzinfo=UTC) + minute).astimezone(ZoneInfo(zone))


def _manner(number: int, rule: RuleSet, length: Span) -> tuple[Manner, tuple[Span, ...]]:
    turn = number % 12
    if turn in (0, 6) and rule.extension is not None:
        return USUAL, (length,)
    if turn == 3:
        return Manner(backwards=True), ()
    if turn == 9 and rule.first_day is not None:
        return Manner(first_day_counts=True), ()
    return USUAL, ()


def run() -> None:
    """Print the figures."""
    asked = list(islice(mixed(), _DIFFERENT))
    for one in asked:
        compute(*one)

    days = [one for one in asked if not one.length.hours]
    hours = [one for one in asked if one.length.hours]
    rate = _rate(asked, PERIODS)
    print(f"legal periods with every step, {PERIODS:,} of mixed rule sets in one process")
    print(f"  {'all of them':32} {rate:10,.0f} periods/s   {verdict(rate, LEAST, least=True)}")
    print(f"  {'of days, weeks and months':32} {_rate(days, PERIODS // 5):10,.0f} periods/s")
    print(f"  {'of hours':32} {_rate(hours, PERIODS // 5):10,.0f} periods/s")


def _rate(asked: list[Asked], count: int) -> float:
    def computed() -> None:
        for length, start, rules, holiday, zone, manner, extend in islice(cycle(asked), count):
            compute(length, start, rules, holiday, zone, manner, extend)

    return count / core_seconds(computed)
