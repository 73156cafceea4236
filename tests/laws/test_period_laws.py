"""Laws of periods under every rule set: what must hold for any length, any start and any list of holidays.

Held for the calculator, and for the limits that a workflow computes with it and keeps in the log.

Months are of different lengths, so none of this goes without saying: 31 January and 28 February may end together,
never the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.case.facts import DAY, MINUTE
from engine.case.limits import DEADLINE, US
from engine.case.results import results
from engine.instants import Instant, day_of, day_start, instant, zone_of
from engine.periods import last_day
from engine.periods.arithmetic import HolidayName
from engine.periods.legal import Legal, Manner, Point, compute
from engine.periods.lengths import Span
from engine.periods.rulesets import RULE_SETS
from tests.laws.workflows import docket

Results: TypeAlias = "dict[str, dict[str, Any]]"

ZONE = "Europe/Berlin"
_FIRST = date(2026, 1, 1)
_DAYS = 800

rule_sets = st.sampled_from(sorted(RULE_SETS))
extendable = st.sampled_from(sorted(name for name, rule in RULE_SETS.items() if rule.extension))
holiday_lists = st.frozensets(st.integers(0, _DAYS), max_size=60).map(
    lambda numbers: frozenset((_FIRST + timedelta(days=one)).isoformat() for one in numbers)
)
whole_days = (
    st.tuples(st.integers(0, 14), st.integers(0, 1), st.integers(0, 6), st.integers(0, 40), st.just(0))
    .filter(any)
    .map(Span._make)
)
hours = st.builds(lambda amount: Span(hours=amount), st.integers(1, 400))
lengths = st.one_of(whole_days, hours)
days = st.integers(0, _DAYS // 2).map(lambda number: _FIRST + timedelta(days=number))
# Moments in UTC: an hour that the clocks skip or repeat is then nothing special.
moments = st.integers(0, _DAYS * 12 * 60).map(
    lambda minutes: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(ZONE))
)
starts = st.one_of(st.tuples(days, days), st.tuples(moments, moments))
manners = st.tuples(st.booleans(), st.booleans()).map(lambda two: Manner(shift=two[0], two_working_days=two[1]))


def _named(holidays: frozenset[str]) -> HolidayName:
    return lambda day: "holiday" if day in holidays else None


def _end(one: Legal) -> datetime:
    """Return the first instant that is no longer in time."""
    if "T" in one.end:
        return datetime.fromisoformat(one.end)
    day = date.fromisoformat(one.end) + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONE))


def _off(day: str, holidays: frozenset[str]) -> bool:
    return day in holidays or date.fromisoformat(day).weekday() >= 5


def _manner(rules: str, manner: Manner) -> Manner:
    return manner if rules == "eu" else manner._replace(two_working_days=False)


@given(lengths, starts, rule_sets, holiday_lists, manners)
@example(Span(months=1), (date(2026, 1, 31), date(2026, 2, 1)), "bgb", frozenset(), Manner())
@example(Span(months=1, half_months=1), (date(2026, 1, 31), date(2026, 2, 1)), "stpo43", frozenset(), Manner())
def test_a_later_start_never_gives_an_earlier_end(
    length: Span, pair: tuple[Point, Point], rules: str, holidays: frozenset[str], manner: Manner
) -> None:
    """Whoever is told later has at least as long, also with hours that pass on working days only (§ 222(3) ZPO)."""
    how, named = _manner(rules, manner), _named(holidays)
    earlier, later = (compute(length, one, rules, named, ZONE, how) for one in sorted(pair))
    assert _end(earlier) <= _end(later)


@given(whole_days, st.tuples(days, days), st.sampled_from(["bgb", "zpo", "wait", "plain"]), holiday_lists)
def test_a_later_first_day_never_gives_an_earlier_end(
    length: Span, pair: tuple[date, date], rules: str, holidays: frozenset[str]
) -> None:
    """§ 187(2) BGB: the same where the first day counts."""
    earlier, later = (
        compute(length, one, rules, _named(holidays), ZONE, Manner(first_day_counts=True)) for one in sorted(pair)
    )
    assert _end(earlier) <= _end(later)


@given(lengths, starts, rule_sets, holiday_lists)
def test_counted_backwards_a_later_event_never_gives_an_earlier_day(
    length: Span, pair: tuple[Point, Point], rules: str, holidays: frozenset[str]
) -> None:
    """What has to be done so long before an event may be done later when the event is later."""
    earlier, later = (
        compute(length, one, rules, _named(holidays), ZONE, Manner(backwards=True)) for one in sorted(pair)
    )
    assert _end(earlier) <= _end(later)


@given(whole_days, days, rule_sets, holiday_lists)
def test_a_shifted_end_is_the_first_working_day_of_its_place(
    length: Span, start: date, rules: str, holidays: frozenset[str]
) -> None:
    """Never a day off, never further than needed, and never earlier; what is not shifted stays."""
    found = compute(length, start, rules, _named(holidays), ZONE)
    passed = [
        (date.fromisoformat(found.nominal_end) + timedelta(days=number)).isoformat()
        for number in range((date.fromisoformat(found.end) - date.fromisoformat(found.nominal_end)).days)
    ]
    assert all(_off(one, holidays) for one in passed)
    if RULE_SETS[rules].shift:
        assert not _off(found.end, holidays)
    else:
        assert found.nominal_end == found.end


@given(whole_days, days, extendable, holiday_lists, st.lists(whole_days, min_size=1, max_size=3))
def test_extending_twice_is_the_rule_of_extension_applied_twice(
    length: Span, start: date, rules: str, holidays: frozenset[str], more: list[Span]
) -> None:
    """§ 190 BGB: each extension continues the unshifted end that the one before it left."""
    named = _named(holidays)
    at_once = compute(length, start, rules, named, ZONE, extend=more)
    step = compute(length, start, rules, named, ZONE)
    for one in more:
        unshifted = date.fromisoformat(step.nominal_end)
        step = compute(one, unshifted, rules, named, ZONE, Manner(continues=True))
    assert (at_once.nominal_end, at_once.end) == (step.nominal_end, step.end)


@given(whole_days, days, extendable, holiday_lists, whole_days)
def test_an_extension_never_takes_time_away(
    length: Span, start: date, rules: str, holidays: frozenset[str], more: Span
) -> None:
    """The new end is not before the old one, shifts and short months included."""
    named = _named(holidays)
    assert _end(compute(length, start, rules, named, ZONE)) <= _end(
        compute(length, start, rules, named, ZONE, extend=[more])
    )


@settings(max_examples=50)
@given(hours, moments, st.sampled_from(["bgb", "plain", "stpo43", "wait"]))
def test_hours_are_elapsed_time_whatever_the_clocks_do(length: Span, start: datetime, rules: str) -> None:
    """Also across both changes of the clocks."""
    found = compute(length, start, rules, _named(frozenset()), ZONE)
    assert timedelta(hours=length.hours) == _end(found) - start.astimezone(UTC)


@settings(max_examples=50)
@given(st.integers(1, 90), moments, holiday_lists)
def test_hours_of_a_court_are_all_on_working_days(amount: int, start: datetime, holidays: frozenset[str]) -> None:
    """§ 222(3) ZPO: minute by minute, only working days use the period up."""
    found = _end(compute(Span(hours=amount), start, "zpo", _named(holidays), ZONE))
    now, counted = start.astimezone(UTC), 0
    while now < found:
        counted += not _off(now.astimezone(ZoneInfo(ZONE)).date().isoformat(), holidays)
        now += timedelta(minutes=15)
    assert amount * 4 - 1 <= counted <= amount * 4 + 1


occasions = st.tuples(moments, st.integers(-16, 0), st.integers(-3, 20))


def _computed(action: str, holidays: frozenset[str], occasion: tuple[datetime, int, int], precision: str) -> Results:
    """Return the stored results of an action; what it names lies so many days before and after it."""
    happened, served, until = occasion
    day = happened.astimezone(ZoneInfo(ZONE)).date()
    at = instant(happened)
    at = day_start(day_of(at, ZONE), ZONE) if precision == DAY else at
    inputs = {
        "served_on": (day + timedelta(days=served)).isoformat(),
        "until": (day + timedelta(days=until)).isoformat(),
        "time": "P10D",
    }
    found = results(docket(), {"action": action, "inputs": inputs}, at, precision, "DE-BE", lambda _: _named(holidays))
    return {one["key"]: one for one in found}


@given(
    st.sampled_from(sorted(docket().actions)),
    st.tuples(occasions, occasions),
    st.sampled_from([DAY, MINUTE]),
    holiday_lists,
)
def test_a_limit_that_starts_later_never_ends_earlier(
    action: str, pair: tuple[tuple[datetime, int, int], ...], precision: str, holidays: frozenset[str]
) -> None:
    """Deadlines of every rule set, waits and reminders; days that are named may lie anywhere."""
    (at, served, until), (other, more_served, more_until) = pair
    first = (min(at, other), min(served, more_served), min(until, more_until))
    second = (max(at, other), max(served, more_served), max(until, more_until))
    earlier, later = (_computed(action, holidays, one, precision) for one in (first, second))
    assert all(_instant(earlier[key]) <= _instant(later[key]) for key in earlier)


@given(st.sampled_from(sorted(docket().actions)), occasions, st.sampled_from([DAY, MINUTE]), holiday_lists)
def test_a_limit_is_worked_to_a_working_day(
    action: str, occasion: tuple[datetime, int, int], precision: str, holidays: frozenset[str]
) -> None:
    """A limit that is shifted ends with one; one that binds us and ends on a day off has one before it to work to.

    Unless it began after that day.
    """
    for key, one in _computed(action, holidays, occasion, precision).items():
        spec = docket().limits[key]
        if spec.kind != DEADLINE or (spec.length or "").endswith("hours"):
            continue
        last = last_day(one["until"], zone_of(one["place"]))
        if spec.shift:
            assert not _off(last, holidays)
        elif spec.binds == US:
            begun = day_of(one["for"]["happened"], zone_of(one["place"]))
            working = [day for day in _days(begun, last) if not _off(day, holidays)]
            assert (_off(last, holidays) and bool(working)) == ("work_by" in one)
            assert "work_by" not in one or one["work_by"] == working[-1]


def _days(first: str, last: str) -> list[str]:
    """Return the days from `first` to `last`; of a long time the last month."""
    end = date.fromisoformat(last)
    days = ((end - timedelta(days=back)).isoformat() for back in range(31, -1, -1))
    return [day for day in days if day >= first]


def _instant(result: Mapping[str, Any]) -> Instant:
    found: Instant = result.get("until") or result.get("opens") or result["at"]
    return found
