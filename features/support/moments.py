"""Times as a lawyer says them: "Friday 20 November 2026, 09:31".

Guarantees:
- A weekday that does not belong to its date fails the scenario: what a reader sees is true.
- Times of the day are those of Berlin.
"""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from engine.instants import Instant, moment, parse_when

BERLIN = "Europe/Berlin"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MOMENT = rf"(?:(?:{'|'.join(WEEKDAYS)}) )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}(?:,? (?:at )?\d\d:\d\d)?"
"""A day, with or without its weekday and a time."""

_PARTS = re.compile(r"(?:([A-Z]\w+day) )?(\d{1,2}) (\w+) (\d{4})(?:,? (?:at )?(\d\d:\d\d))?")
_FAR = "9999-12-31T00:00:00.000Z"


def typed(text: str) -> str:
    """Return a day or moment as it is typed on a command line: `2026-11-20` or `2026-11-20 09:31`."""
    found = _PARTS.fullmatch(text)
    assert found is not None, f"no day or moment: {text}"
    weekday, number, month, year, time = found.groups()
    day = date(int(year), MONTHS.index(month) + 1, int(number))
    named = WEEKDAYS[day.weekday()]
    assert weekday in (None, named), f"{text}: that day is a {named}"
    return day.isoformat() + (f" {time}" if time else "")


def instant(text: str) -> Instant:
    """Return the instant of a moment; of a day its first one."""
    return parse_when(typed(text), now=_FAR, zone=BERLIN).instant


def said(at: Instant | None) -> str | None:
    """Return an instant as a scenario says it, to the minute."""
    if at is None:
        return None
    local = moment(at).astimezone(ZoneInfo(BERLIN))
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def said_day(day: str | None) -> str | None:
    """Return a date as a scenario says it."""
    if day is None:
        return None
    found = date.fromisoformat(day)
    return f"{WEEKDAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"


def full(text: str) -> str:
    """Return a day or moment with its weekday, in the one form that is compared."""
    given = typed(text)
    return said(instant(text)) or "" if " " in given else said_day(given) or ""
