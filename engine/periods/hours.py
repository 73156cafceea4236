"""Periods of hours: elapsed time, the whole hours of Reg. 1182/71, and the hours of § 222(3) ZPO that skip days off.

Guarantees: hours are counted in UTC, so that the change of the clocks neither gives nor takes one; where only the day
is known, they count from its beginning, a wait and an extension from its end.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from engine.periods.arithmetic import ONE_DAY, HolidayName, Step, day_off, iso, working_day
from engine.periods.rulesets import RuleSet

_HOUR = timedelta(hours=1)
_INSTANT = timedelta(microseconds=1)

_WRITTEN: list[tuple[datetime, str]] = []
"""The times written last: a computation writes the same one for its step, its nominal end and its end."""


@lru_cache(maxsize=2**13)
def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the beginning of a day, also where the clocks change at midnight."""
    there = datetime(day.year, day.month, day.day, tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone)


def clock(at: datetime) -> str:
    """Write a local time as RFC 3339 to the second, with its offset."""
    for known, text in _WRITTEN:
        # By identity: two times that are equal may stand on either side of a changed clock.
        if known is at:
            return text
    text = at.isoformat(timespec="seconds") if at.microsecond else at.isoformat()
    _WRITTEN[:] = [(at, text), *_WRITTEN[:2]]
    return text


def begins(start: date | datetime, zone: tzinfo, norm: str, steps: list[Step], *, after_day: bool) -> datetime:
    """Return the moment from which hours count."""
    if isinstance(start, datetime):
        return start.astimezone(zone)
    found = midnight(start + ONE_DAY if after_day else start, zone)
    facts = {"day": iso(start), "from": clock(found)}
    steps.append(Step(norm, "from_end_of_day" if after_day else "from_beginning_of_day", facts))
    return found


def next_whole_hour(start: datetime, norm: str, steps: list[Step], *, backwards: bool) -> datetime:
    """Leave out the hour of the event (Art. 3(1) Reg. 1182/71)."""
    past = timedelta(minutes=start.minute, seconds=start.second, microseconds=start.microsecond)
    whole = plus(start, -past if backwards else _HOUR - past)
    steps.append(Step(norm, "hour_not_counted", {"from": clock(whole)}))
    return whole


def plus(start: datetime, elapsed: timedelta) -> datetime:
    """Return the local time so much elapsed time later."""
    return (start.astimezone(UTC) + elapsed).astimezone(start.tzinfo)


def hours_end(
    amount: int, start: datetime, rule: RuleSet, holiday: HolidayName, steps: list[Step], *, backwards: bool
) -> datetime:
    """Return the end of so many hours, and say how they were counted."""
    direction = -1 if backwards else 1
    skipped: list[date] = []
    if rule.working_hours:
        end = _working_hours(timedelta(hours=amount), start, holiday, skipped, direction)
    else:
        end = plus(start, direction * timedelta(hours=amount))
    facts = {"from": clock(start), "hours": amount, "to": clock(end)}
    if skipped:
        because = [{"day": iso(day), "name": day_off(day, holiday)} for day in sorted(skipped)]
        steps.append(Step(rule.hours, "hours_skip", {"because": because}))
    steps.append(Step(rule.hours, "hours_back" if backwards else "hours_elapsed", facts))
    return end


def _working_hours(
    rest: timedelta, now: datetime, holiday: HolidayName, skipped: list[date], direction: int
) -> datetime:
    """Let hours pass on working days only, day by day."""
    zone = now.tzinfo
    assert zone is not None
    day = (now if direction > 0 else plus(now, -_INSTANT)).date()
    at = now.astimezone(UTC)
    while True:
        edge = midnight(day + ONE_DAY if direction > 0 else day, zone).astimezone(UTC)
        left = abs(edge - at)
        if day_off(day, holiday):
            skipped.append(day)
        elif rest <= left:
            return (at + direction * rest).astimezone(zone)
        else:
            rest -= left
        at, day = edge, day + direction * ONE_DAY


def two_working_days(start: datetime, end: datetime, holiday: HolidayName, steps: list[Step]) -> datetime:
    """Return the end, put off to the end of the second whole working day (Art. 3(5) Reg. 1182/71)."""
    zone = end.tzinfo
    assert zone is not None
    day = start.date() if start == midnight(start.date(), zone) else start.date() + ONE_DAY
    second = working_day(working_day(day, holiday, 1) + ONE_DAY, holiday, 1)
    least = midnight(second + ONE_DAY, zone)
    if least <= end:
        return end
    facts = {"from": clock(end), "to": clock(least)}
    steps.append(Step("EU-1182-71-3-5", "two_working_days", facts))
    return least
