"""Days, months and working days: what every rule set counts with.

Guarantees: pure; a month that is too short gives its last day; holidays are asked of a function that is given.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

HolidayName: TypeAlias = Callable[[str], str | None]
"""Looks a day (`YYYY-MM-DD`) up at one place: the holiday's name, or None on an ordinary day."""

ONE_DAY = timedelta(days=1)
iso = lru_cache(maxsize=2**13)(date.isoformat)
"""Writes a day as `YYYY-MM-DD`. A computation writes the same few days again and again."""

_WEEKEND = {5: "saturday", 6: "sunday"}


class Step(NamedTuple):
    """One step of a computation: the norm or decision, an id of what it did, and its facts (text and whole numbers)."""

    norm: str
    step: str
    facts: dict[str, Any]


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; `month` counts from 1."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


def months(day: date, amount: int) -> date:
    """Return the day of the same number, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def day_off(day: date, holiday: HolidayName) -> str | None:
    """Return the holiday's name, else "saturday" or "sunday", or None on a working day."""
    return holiday(iso(day)) or _WEEKEND.get(day.weekday())


def working_day(day: date, holiday: HolidayName, direction: int) -> date:
    """Return `day`, or the first working day after (`direction` 1) or before it (-1)."""
    while day_off(day, holiday):
        day += timedelta(days=direction)
    return day


def shifted(end: date, holiday: HolidayName, norm: str) -> tuple[date, list[Step]]:
    """Return the working day on which a period ends, and the step with every day that was passed over."""
    name = day_off(end, holiday)
    if name is None:
        return end, []
    last, because = end, []
    while name is not None:
        because.append({"day": iso(last), "name": name})
        last += ONE_DAY
        name = day_off(last, holiday)
    return last, [Step(norm, "shifted", {"from": iso(end), "to": iso(last), "because": because})]
