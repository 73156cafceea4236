"""The limits of a case, computed after §§ 187–193 BGB, with every step of the computation.

- The day of the event does not count (§ 187(1)); a period ends with the whole of its last day (§ 188). Ends are
  half-open: the instant of a period is 00:00 of the day after, at the place of the limit, and is no longer in time.
- Only a deadline is shifted off Saturdays, Sundays and holidays (§ 193), and only where it is asked to be. A wait never
  is (BGH 17.02.2005, III ZR 172/04); a day that stands in a letter is not a period and stays what it is.
- Hours are elapsed time in UTC: the change of the clocks neither gives nor takes one.
- Pure: no clock, no calendar file. Holidays are asked of a function that is given. Steps are ids and facts, never
  sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from engine.errors import Text, UsageError
from engine.instants import Instant, day_end, day_of, day_start, plus
from engine.periods.arithmetic import HolidayName, Step, months, shifted, working_day

_LENGTH = r"(?a)(?P<amount>[1-9]\d{0,3}) (?P<unit>hour|day|week|month)s?"
_RULES = {"days": "BGB-188-1", "weeks": "BGB-188-2", "months": "BGB-188-2", "half_months": "BGB-189-1"}


class Length(NamedTuple):
    """How long a limit is: a positive amount of hours, days, weeks, half_months or months."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """Return the length in the words of a workflow file."""
        if self.unit == "half_months":
            return "half a month"
        return f"{self.amount} {self.unit if self.amount != 1 else self.unit[:-1]}"


class Period(NamedTuple):
    """A computed limit.

    `nominal_end` is the last day before any shift. `instant` is a deadline's `until`, a wait's `opens` or a reminder's
    `at`.
    """

    nominal_end: str
    instant: Instant
    steps: tuple[Step, ...]


STEPS = (
    ("BGB-187-1", "day_not_counted"),
    ("BGB-188-1", "end_of_day"),
    ("BGB-188-2", "end_of_day"),
    ("BGB-188-3", "month_too_short"),
    ("BGB-189-1", "end_of_day"),
    ("BGB-193", "shifted"),
    ("BGH-III-ZR-172-04", "never_shifted"),
    ("LAW-2.1", "hours_elapsed"),
    ("LAW-2.1", "named_day"),
)
"""Every (norm, step) that a computation can hold; screens have a sentence for each."""


def parse_length(text: str) -> Length:
    """Read a length in words: `48 hours`, `1 day`, `4 weeks`, `1 month`, `half a month`.

    Raises UsageError for everything else.
    """
    words = " ".join(str(text).split())
    if words == "half a month":
        return Length(1, "half_months")
    found = re.fullmatch(_LENGTH, words)
    if not found:
        raise UsageError(
            Text(f"“{text}” is no length", f"„{text}“ ist keine Dauer"),
            hint=Text(
                "lengths look like 48 hours, 14 days, 4 weeks, 1 month, half a month",
                "Längen sehen so aus: 48 hours, 14 days, 4 weeks, 1 month, half a month",
            ),
        )
    return Length(int(found["amount"]), found["unit"] + "s")


def deadline(
    length: Length,
    happened: Instant,
    precision: str,
    zone: str,
    holiday: HolidayName,
    *,
    shift: bool,
    binds_us: bool = True,
) -> Period:
    """Return the end of a deadline that an event started.

    `precision` is that of `happened` ("minute" or "day"). `shift` asks for § 193 BGB, which hours never have. An hour
    limit that starts with a whole day counts from its beginning where it binds us, else from its end: the cautious
    reading.
    """
    if length.unit == "hours":
        return _hours(length, happened, precision, zone, from_day_end=not binds_us)
    end, steps = _last_day(length, happened, zone)
    last, moved = shifted(end, holiday, "BGB-193") if shift else (end, [])
    return Period(end.isoformat(), day_end(last, zone), (*steps, *moved))


def wait(length: Length, happened: Instant, precision: str, zone: str) -> Period:
    """Return when a wait is over: the same end as a deadline's, on whatever day it falls.

    Hours after an event of which only the day is known count from the end of that day, so that none is missing.
    """
    if length.unit == "hours":
        return _hours(length, happened, precision, zone, from_day_end=True)
    end, steps = _last_day(length, happened, zone)
    return Period(end.isoformat(), day_end(end, zone), (*steps, Step("BGH-III-ZR-172-04", "never_shifted", {})))


def reminder(length: Length, happened: Instant, precision: str, zone: str) -> Period:
    """Return when a follow-up is due: from the beginning of the day on which the length is complete, never shifted."""
    if length.unit == "hours":
        return _hours(length, happened, precision, zone, from_day_end=False)
    end, steps = _last_day(length, happened, zone)
    return Period(end.isoformat(), day_start(end, zone), steps)


def fixed_day(day: str, zone: str) -> Period:
    """Return the end of a day that was named in so many words: 00:00 of the next one, never shifted (ECJ 139/73)."""
    return Period(day, day_end(day, zone), (Step("LAW-2.1", "named_day", {"day": day}),))


def before(day: str, length: Length) -> str:
    """Return the day that lies so long before `day`, counted backwards and never shifted.

    Raises UsageError for a length in hours: a day has no hour to count from.
    """
    if length.unit == "hours":
        raise UsageError(
            Text("hours cannot be counted back from a day", "von einem Tag lassen sich keine Stunden zurückzählen")
        )
    return _moved(date.fromisoformat(day), length, -1).isoformat()


def remind_before(until: Instant, lengths: Iterable[Length], zone: str) -> list[Instant]:
    """Return when to remind of a deadline, earliest first.

    Days and longer: 00:00 of the day so long before the deadline's last day. Hours: so long before its end.
    """
    last = last_day(until, zone)
    return sorted(
        plus(until, hours=-each.amount) if each.unit == "hours" else day_start(before(last, each), zone)
        for each in lengths
    )


def elapsed_hours(length: Length) -> int:
    """Return a length as elapsed hours, for what is internal: no calendar is asked, a month counts as 30 days."""
    return length.amount * {"hours": 1, "days": 24, "weeks": 168, "half_months": 360, "months": 720}[length.unit]


def last_day(until: Instant, zone: str) -> str:
    """Return the last day on which a limit with this half-open end is still in time."""
    return day_of(plus(until, milliseconds=-1), zone)


def next_working_day(day: str, holiday: HolidayName) -> str:
    """Return `day`, or the first working day after it where it is a Saturday, a Sunday or a holiday."""
    return working_day(date.fromisoformat(day), holiday, 1).isoformat()


def previous_working_day(day: str, holiday: HolidayName) -> str:
    """Return `day`, or the last working day before it where it is a Saturday, a Sunday or a holiday."""
    return working_day(date.fromisoformat(day), holiday, -1).isoformat()


def _hours(length: Length, happened: Instant, precision: str, zone: str, *, from_day_end: bool) -> Period:
    start = happened
    if precision == "day" and from_day_end:
        start = day_end(day_of(happened, zone), zone)
    end = plus(start, hours=length.amount)
    facts = {"from": start, "hours": length.amount, "to": end}
    return Period(last_day(end, zone), end, (Step("LAW-2.1", "hours_elapsed", facts),))


def _last_day(length: Length, happened: Instant, zone: str) -> tuple[date, tuple[Step, ...]]:
    """Return the last day of a period after §§ 187(1), 188 and 189 BGB."""
    event = date.fromisoformat(day_of(happened, zone))
    end = _moved(event, length, 1)
    steps = [
        Step("BGB-187-1", "day_not_counted", {"day": event.isoformat()}),
        Step(_RULES[length.unit], "end_of_day", {"day": end.isoformat(), "length": str(length)}),
    ]
    if length.unit == "months" and end.day != event.day:
        steps.append(Step("BGB-188-3", "month_too_short", {"day": event.day, "month": f"{end:%Y-%m}"}))
    return end, tuple(steps)


def _moved(day: date, length: Length, direction: int) -> date:
    amount = length.amount * direction
    if length.unit == "months":
        return months(day, amount)
    days = {"days": 1, "weeks": 7, "half_months": 15}[length.unit]
    return day + timedelta(days=amount * days)
