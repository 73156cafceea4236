"""Periods of every rule set, counted as a court would, each with its reasons.

Guarantees:
- Pure: no clock, no calendar file; holidays of the place are asked of a function that is given.
- A period of days and longer ends with the whole of its last day. Hours are elapsed time in UTC: the change of the
  clocks neither gives nor takes one.
- Where two readings are held, the earlier end is given, and a step names the later one.
- A period counted backwards is never shifted; it ends with the beginning of its last day.
- An extension continues the old period from its unshifted end (§ 190 BGB), one of a court from its shifted end
  (§ 224(3) ZPO; BGH NJW-RR 2010, 211).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from engine.errors import Text, UsageError
from engine.periods.arithmetic import (
    ONE_DAY,
    HolidayName,
    Step,
    day_off,
    iso,
    month_end,
    months,
    shifted,
    working_day,
)
from engine.periods.hours import begins, clock, hours_end, midnight, next_whole_hour, two_working_days
from engine.periods.lengths import Span
from engine.periods.rulesets import RuleSet, rule_set

Point: TypeAlias = "date | datetime"
"""A day, or an aware local time where the period starts or ends within a day."""


class Legal(NamedTuple):
    """A computed period, as it is stored and printed.

    `start`, `nominal_end` (before any shift) and `end` are days (`YYYY-MM-DD`) or local instants (RFC 3339 with the
    offset of the place); `open_from` is the first day, or the instant, on which a wait is over.
    """

    rule_set: str
    start: str
    nominal_end: str
    end: str
    open_from: str | None
    steps: tuple[Step, ...]


class Manner(NamedTuple):
    """How a period is counted, where it is not counted as usual.

    `first_day_counts`: § 187(2) BGB. `shift` false: § 193 and its twins are not applied. `continues`: the start is the
    unshifted end of an earlier period. `backwards`: back from the start. `two_working_days`: Art. 3(5) Reg. 1182/71.
    """

    first_day_counts: bool = False
    shift: bool = True
    continues: bool = False
    backwards: bool = False
    two_working_days: bool = False


USUAL = Manner()


def compute(
    length: Span,
    start: Point,
    rules: str,
    holiday: HolidayName,
    zone: str,
    manner: Manner = USUAL,
    extend: Sequence[Span] = (),
) -> Legal:
    """Return the end of a period of `length` that starts with `start`, extended by each of `extend`.

    `start` is the day of the event, or an aware time; `holiday` knows the holidays of the place, `zone` is its zone.

    Raises UnknownError for a rule set that does not exist, and UsageError where the rule set does not know what the
    manner asks for.
    """
    rule = rule_set(rules)
    if extend or manner is not USUAL:
        _refuse_unknown(rule, manner, extend)
    count = _Count(rule, holiday, ZoneInfo(zone), manner, [])
    if isinstance(start, datetime):
        start = start.astimezone(count.zone)
    nominal = count.extended(length, start) if manner.continues else count.counted(length, start)
    for more in extend:
        nominal = count.extended(more, nominal)
    end = count.settled(nominal)
    if manner.two_working_days:
        end = count.with_two_working_days(length, start, end)
    opens = None
    if rule.name == "wait":
        opens = said(end if isinstance(end, datetime) else end + ONE_DAY)
    nominal_said = said(nominal)
    end_said = nominal_said if end is nominal else said(end)
    return Legal(rule.name, said(start), nominal_said, end_said, opens, tuple(count.steps))


def said(point: Point) -> str:
    """Write a day as `YYYY-MM-DD`, a local time as RFC 3339 with its offset."""
    return clock(point) if isinstance(point, datetime) else iso(point)


def part_of_month(part: str, year: int, month: int) -> date:
    """Return the day that "start", "middle" or "end" of a month names: the first, the 15th, the last (§ 192 BGB)."""
    return {"start": date(year, month, 1), "middle": date(year, month, 15), "end": month_end(year, month)}[part]


def refuse_extension(rules: str) -> None:
    """Refuse to extend what the law does not let anybody extend. Raises UsageError (§ 77b StGB)."""
    if rule_set(rules).extension is None:
        raise UsageError(
            Text(
                "the application period of § 77b StGB cannot be extended",
                "die Frist des § 77b StGB ist nicht verlängerbar",
            )
        )


def _refuse_unknown(rule: RuleSet, manner: Manner, extend: Sequence[Span]) -> None:
    if manner.first_day_counts and rule.first_day is None:
        raise UsageError(
            Text(
                f"under “{rule.name}” the day of the event never counts",
                f"nach „{rule.name}“ zählt der Tag des Ereignisses nie mit",
            ),
            hint=Text("§ 187(2) is known to bgb, zpo, wait and plain", "§ 187 Abs. 2 kennen bgb, zpo, wait und plain"),
        )
    if extend or manner.continues:
        refuse_extension(rule.name)
    if extend and manner.backwards:
        raise UsageError(
            Text(
                "a period counted backwards has no extension", "eine rückwärts gerechnete Frist hat keine Verlängerung"
            )
        )
    if manner.two_working_days and (rule.name != "eu" or manner.backwards):
        raise UsageError(
            Text(
                "the rule of two working days is one of eu, counted forwards",
                "die Regel der zwei Arbeitstage gehört zu eu, vorwärts gerechnet",
            )
        )


class _Count(NamedTuple):
    """One computation while it goes on; `steps` grows."""

    rule: RuleSet
    holiday: HolidayName
    zone: ZoneInfo
    manner: Manner
    steps: list[Step]

    def counted(self, length: Span, start: Point) -> Point:
        """Return the end of the period, before any shift, counted from its event."""
        rule, manner = self.rule, self.manner
        if length.hours:
            return self._hours(length.hours, start, after_day=rule.name == "wait" and not manner.backwards)
        first = start.date() if isinstance(start, datetime) else start
        if manner.first_day_counts:
            self._say(rule.first_day or rule.event, "day_counts", day=iso(first))
        else:
            self.steps.append(Step(rule.event, "day_not_counted", {"day": iso(first)}))
        return self._days(length, first, first_day_counts=manner.first_day_counts)

    def extended(self, length: Span, old: Point) -> Point:
        """Return the end of an extension, before any shift, counted from the end of the old period."""
        rule = self.rule
        assert rule.extension is not None
        if rule.extends_shifted and rule.shift and self.manner.shift and not isinstance(old, datetime):
            old, moved = shifted(old, self.holiday, rule.shift)
            self.steps.extend(moved)
        self._say(rule.extension, "continues", day=said(old), length=str(length))
        if length.hours:
            return self._hours(length.hours, old, after_day=True, whole=True)
        # What ends at 00:00 ended with the day before.
        last = (old - timedelta(microseconds=1)).date() if isinstance(old, datetime) else old
        end = self._days(length, last, first_day_counts=False)
        # Who takes the end of a day for the beginning of the next counts after § 187(2): that can end later.
        later, _ = _forwards(length, last + ONE_DAY, first_day_counts=True)
        if later != end and not self.manner.backwards:
            self._say(rule.extension, "later_reading", day=iso(later))
        return end

    def settled(self, nominal: Point) -> Point:
        """Return the end after the shift, and say why there is none."""
        rule, manner = self.rule, self.manner
        if rule.stays:
            self._say(rule.stays, "never_shifted")
        if rule.shift is None or isinstance(nominal, datetime):
            return nominal
        if manner.backwards:
            self._not_shifted_back(nominal)
            return nominal
        if not manner.shift:
            self._say(rule.shift, "shift_not_asked")
            return nominal
        end, moved = shifted(nominal, self.holiday, rule.shift)
        self.steps.extend(moved)
        return end

    def with_two_working_days(self, length: Span, start: Point, end: Point) -> Point:
        """Return the end, put off until two working days lie in the period (Art. 3(5) Reg. 1182/71)."""
        if isinstance(end, datetime):
            began = start if isinstance(start, datetime) else midnight(start, self.zone)
            return two_working_days(began, end, self.holiday, self.steps) if length.hours >= 48 else end
        first = start.date() if isinstance(start, datetime) else start
        second = working_day(working_day(first + ONE_DAY, self.holiday, 1) + ONE_DAY, self.holiday, 1)
        if second <= end or length == Span(days=1):
            return end
        self.steps.append(Step("EU-1182-71-3-5", "two_working_days", {"from": said(end), "to": said(second)}))
        return second

    def _say(self, norm: str, step: str, **facts: int | str) -> None:
        self.steps.append(Step(norm, step, facts))

    def _hours(self, amount: int, start: Point, *, after_day: bool, whole: bool = False) -> datetime:
        rule, back = self.rule, self.manner.backwards
        begun = begins(start, self.zone, rule.hours, self.steps, after_day=after_day)
        if rule.whole_hours and not whole:
            begun = next_whole_hour(begun, rule.event, self.steps, backwards=back)
        return hours_end(amount, begun, rule, self.holiday, self.steps, backwards=back)

    def _days(self, length: Span, first: date, *, first_day_counts: bool) -> date:
        rule = self.rule
        if self.manner.backwards:
            end, short = _backwards(length, first, first_day_counts=first_day_counts)
            before = iso(end - ONE_DAY)
            self._say(_ends_after(length, rule), "reaches_back", day=iso(end), length=str(length), before=before)
        else:
            end, short = _forwards(length, first, first_day_counts=first_day_counts)
            facts = {"day": iso(end), "length": str(length)}
            self.steps.append(Step(_ends_after(length, rule), "end_of_day", facts))
        if short:
            self._say(rule.short, "month_too_short", **short)
        return end

    def _not_shifted_back(self, end: date) -> None:
        before = end - ONE_DAY
        if name := day_off(before, self.holiday):
            safe = iso(working_day(before, self.holiday, -1))
            self._say(self.rule.backwards, "backwards_day_off", day=iso(before), name=name, safe=safe)
        else:
            self._say(self.rule.backwards, "backwards_unshifted")


def _ends_after(length: Span, rule: RuleSet) -> str:
    if length.days:
        return rule.days
    if length.half_months:
        return rule.half
    return rule.months if length.months else rule.weeks


_Short: TypeAlias = "dict[str, int | str] | None"


def _forwards(length: Span, first: date, *, first_day_counts: bool) -> tuple[date, _Short]:
    """Return the last day (§§ 187-189 BGB), and the number of the day that a month was too short for."""
    rest = length.weeks * 7 + length.half_months * 15 + length.days
    if not length.months:
        return first + timedelta(days=rest - first_day_counts), None
    if not first_day_counts:
        end, number = months(first, length.months), first.day
    elif first.day == 1:
        # The day before the first is the last of the month before, however long that is.
        return months(first, length.months) + timedelta(days=rest - 1), None
    else:
        end, number = months(first - ONE_DAY, length.months), first.day - 1
    short: _Short = {"day": number, "month": f"{end:%Y-%m}"} if end.day != number else None
    return (end + timedelta(days=rest) if rest else end), short


def _backwards(length: Span, first: date, *, first_day_counts: bool) -> tuple[date, _Short]:
    """Return the day with whose beginning the period ends, counted back from `first`."""
    end = months(first, -length.months) if length.months else first
    short: _Short = {"day": first.day, "month": f"{end:%Y-%m}"} if end.day != first.day else None
    return end - timedelta(days=length.weeks * 7 + length.half_months * 15 + length.days - first_day_counts), short
