"""Periods of every rule set: worked examples, the traps of each, and what holds for all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UnknownError, UsageError
from engine.periods.legal import Legal, Manner, compute, part_of_month
from engine.periods.lengths import Span, parse_span
from engine.periods.rulesets import RULE_SETS
from engine.places import Holidays, parse_place

HOLIDAYS = {name: Holidays(parse_place(name)) for name in ("DE-BE", "DE-SN", "LU", "DE-BY", "DE-BY:Augsburg")}
STARTS = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 12, 31))
SPANS = st.one_of(
    st.tuples(st.integers(1, 24), st.integers(0, 1)).map(lambda drawn: Span(*drawn)),
    st.integers(1, 30).map(lambda weeks: Span(weeks=weeks)),
    st.integers(1, 200).map(lambda days: Span(days=days)),
)
RULES = st.sampled_from(sorted(RULE_SETS))


def at(text: str, zone: str = "Europe/Berlin") -> date | datetime:
    """Read a day or a local time."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def end(
    length: str, start: str, rules: str = "bgb", place: str = "DE-BE", extend: tuple[str, ...] = (), **how: bool
) -> Legal:
    """Compute a period at a place."""
    zone = parse_place(place).zone
    extended = [parse_span(one) for one in extend]
    return compute(parse_span(length), at(start, zone), rules, HOLIDAYS[place], zone, Manner(**how), extended)


def norms(found: Legal) -> list[str]:
    """Return the norms of a computation."""
    return [step.norm for step in found.steps]


@pytest.mark.parametrize(
    ("length", "start", "rules", "place", "nominal", "last"),
    [
        # § 188 BGB: days, weeks, months; a short month; a leap year
        ("14 days", "2026-03-02", "bgb", "DE-BE", "2026-03-16", "2026-03-16"),
        ("1 week", "2026-03-01", "bgb", "DE-BE", "2026-03-08", "2026-03-09"),
        ("1 month", "2026-01-31", "bgb", "DE-BE", "2026-02-28", "2026-03-02"),
        ("1 month", "2028-01-30", "bgb", "DE-BE", "2028-02-29", "2028-02-29"),
        ("1 year", "2024-02-29", "plain", "DE-BE", "2025-02-28", "2025-02-28"),
        # § 189: half a month is 15 days, counted last; a quarter is three months
        ("half a month", "2026-02-16", "bgb", "DE-BE", "2026-03-03", "2026-03-03"),
        ("P1.5M", "2026-01-31", "plain", "DE-BE", "2026-03-15", "2026-03-15"),
        ("1 quarter", "2026-11-30", "plain", "DE-BE", "2027-02-28", "2027-02-28"),
        # § 193: Easter; 24 December is a working day, Reformation Day is one of Saxony only
        ("14 days", "2026-03-20", "bgb", "DE-BE", "2026-04-03", "2026-04-07"),
        ("1 week", "2026-12-17", "bgb", "DE-BE", "2026-12-24", "2026-12-24"),
        ("1 week", "2026-12-24", "bgb", "DE-BE", "2026-12-31", "2026-12-31"),
        ("1 month", "2025-09-30", "bgb", "DE-BE", "2025-10-30", "2025-10-30"),
        ("1 month", "2025-10-19", "zpo", "DE-SN", "2025-11-19", "2025-11-20"),
        ("1 month", "2025-10-19", "zpo", "DE-BE", "2025-11-19", "2025-11-19"),
        # municipalities of Bavaria
        ("1 week", "2025-08-08", "bgb", "DE-BY", "2025-08-15", "2025-08-15"),
        ("1 week", "2025-08-08", "bgb", "DE-BY:Augsburg", "2025-08-15", "2025-08-18"),
        ("1 week", "2025-08-01", "zpo", "DE-BY:Augsburg", "2025-08-08", "2025-08-11"),
        ("1 week", "2025-08-01", "zpo", "DE-BY", "2025-08-08", "2025-08-08"),
        # Luxembourg: 9 May, 23 June; German Unity Day means nothing there
        ("30 days", "2025-05-24", "eu", "LU", "2025-06-23", "2025-06-24"),
        ("30 days", "2025-09-03", "eu", "LU", "2025-10-03", "2025-10-03"),
        ("30 days", "2026-04-09", "eu", "LU", "2026-05-09", "2026-05-11"),
        ("30 days", "2026-04-09", "plain", "LU", "2026-05-09", "2026-05-09"),
        # §§ 171, 172 StPO: two weeks, one month; § 77b StGB: three months
        ("2 weeks", "2026-04-20", "stpo43", "DE-BE", "2026-05-04", "2026-05-04"),
        ("2 weeks", "2026-04-17", "stpo43", "DE-BE", "2026-05-01", "2026-05-04"),
        ("1 month", "2026-04-25", "stpo43", "DE-BE", "2026-05-25", "2026-05-26"),
        ("3 months", "2026-01-03", "stgb77b", "DE-BE", "2026-04-03", "2026-04-07"),
        ("3 months", "2025-11-30", "stgb77b", "DE-BE", "2026-02-28", "2026-03-02"),
    ],
)  # fmt: skip
def test_worked_examples(length: str, start: str, rules: str, place: str, nominal: str, last: str) -> None:
    """The end before and after the shift, by the holidays of the place."""
    assert (nominal, last) == end(length, start, rules, place)[2:4]


@pytest.mark.parametrize(
    ("length", "start", "last"),
    [
        ("1 day", "2026-03-02", "2026-03-02"),
        ("1 week", "2026-03-02", "2026-03-08"),
        ("1 month", "2026-02-01", "2026-02-28"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2026-01-30", "2026-02-28"),
        ("1 month", "2026-03-31", "2026-04-30"),
        ("1 month", "2026-03-15", "2026-04-14"),
        ("1 month", "2026-03-01", "2026-03-31"),
    ],
)
def test_a_first_day_that_counts(length: str, start: str, last: str) -> None:
    """§§ 187(2), 188(2): the period ends with the day before the one of the same name or number."""
    found = end(length, start, first_day_counts=True)

    assert (last, "BGB-187-2") == (found.nominal_end, found.steps[0].norm)


@pytest.mark.parametrize(
    ("complaint", "opens"),
    [("2025-03-03", "2025-04-01"), ("2026-04-27", "2026-05-26"), ("2026-05-11T10:00", "2026-06-09")],
)
def test_a_wait_is_never_shifted(complaint: str, opens: str) -> None:
    """BGH III ZR 172/04: four full weeks, on whatever day they end, and open from the day after."""
    found = end("4 weeks", complaint, "wait")

    assert opens == found.open_from
    assert found.nominal_end == found.end
    assert "BGH-III-ZR-172-04" == norms(found)[-1]


@pytest.mark.parametrize(
    ("start", "hours", "rules", "last"),
    [
        ("2020-12-22T12:17", 72, "eu", "2020-12-25T13:00:00+01:00"),
        ("2020-12-22T12:00", 72, "eu", "2020-12-25T13:00:00+01:00"),
        ("2020-12-22T12:17", 72, "plain", "2020-12-25T12:17:00+01:00"),
        ("2026-03-28T12:00", 24, "bgb", "2026-03-29T13:00:00+02:00"),
        ("2026-10-24T12:00", 24, "bgb", "2026-10-25T11:00:00+01:00"),
        ("2026-04-02T12:00", 24, "zpo", "2026-04-07T12:00:00+02:00"),
        ("2026-03-06T12:00", 12, "zpo", "2026-03-07T00:00:00+01:00"),
        ("2026-03-07T10:00", 24, "zpo", "2026-03-10T00:00:00+01:00"),
        ("2026-03-27T12:00", 24, "zpo", "2026-03-30T12:00:00+02:00"),
        ("2026-03-02", 48, "bgb", "2026-03-04T00:00:00+01:00"),
        ("2026-03-02", 48, "wait", "2026-03-05T00:00:00+01:00"),
    ],
)
def test_hours(start: str, hours: int, rules: str, last: str) -> None:
    """Hours are elapsed time across the change of the clocks; § 222(3) ZPO skips days off, Art. 3(1) the first hour."""
    assert last == end(f"PT{hours}H", start, rules).end


@pytest.mark.parametrize(
    ("hours", "start", "rules", "last"),
    [
        (24, "2026-03-30T12:00", "bgb", "2026-03-29T12:00:00+02:00"),
        (24, "2026-04-07T12:00", "zpo", "2026-04-02T12:00:00+02:00"),
        (2, "2026-03-30T12:17", "eu", "2026-03-30T10:00:00+02:00"),
        (48, "2026-03-10", "bgb", "2026-03-08T00:00:00+01:00"),
    ],
)
def test_hours_before(hours: int, start: str, rules: str, last: str) -> None:
    """Counted backwards, hours obey the same rules."""
    assert last == end(f"PT{hours}H", start, rules, backwards=True).end


@pytest.mark.parametrize(
    ("length", "start", "rules", "last"),
    [
        ("30 days", "2026-05-09", "eu", "2026-04-09"),
        ("1 week", "2026-04-15", "zpo", "2026-04-08"),
        ("1 month", "2026-03-31", "bgb", "2026-02-28"),
        ("2 weeks", "2026-03-15", "eu", "2026-03-01"),
    ],
)
def test_counting_back_is_never_shifted(length: str, start: str, rules: str, last: str) -> None:
    """Art. 3(4) Reg. 1182/71 leaves periods counted backwards alone, also on a Sunday."""
    found = end(length, start, rules, backwards=True)

    assert (last, last) == (found.nominal_end, found.end)


def test_counting_back_names_the_safe_day() -> None:
    """Where the day before is off, the working day before it is named: here that is Maundy Thursday."""
    step = end("1 week", "2026-04-14", "zpo", backwards=True).steps[-1]

    assert ("backwards_day_off", "2026-04-02") == (step.step, step.facts["safe"])


def test_an_extension_continues_the_unshifted_end() -> None:
    """§ 190 BGB: the old period ended on Saturday 28 March; a week more ends on Saturday 4 April, then shifts."""
    found = end("1 week", "2026-03-21", extend=("1 week",))

    assert ("2026-04-04", "2026-04-07") == (found.nominal_end, found.end)
    assert ["BGB-187-1", "BGB-188-2", "BGB-190", "BGB-188-2", "BGB-193"] == norms(found)


def test_an_extension_in_court_continues_the_shifted_end() -> None:
    """§ 224(3) ZPO: the old period ended on Monday 30 March; a week more ends on Easter Monday, hence on Tuesday."""
    found = end("1 week", "2026-03-21", "zpo", extend=("1 week",))

    assert ("2026-04-06", "2026-04-07") == (found.nominal_end, found.end)
    assert ["ZPO-222-2", "ZPO-224-3"] == norms(found)[2:4]


def test_the_later_reading_of_an_extension_is_named() -> None:
    """From the end of February a month more ends on 28 March; who counts from 1 March ends on the 31st."""
    step = end("1 month", "2026-02-28", continues=True).steps[2]

    assert ("later_reading", {"day": "2026-03-31"}) == (step.step, step.facts)


def test_an_extension_of_hours_continues_the_minute() -> None:
    """The hour of the first event was left out once; the extension goes on from the full hour."""
    assert "2020-12-26T13:00:00+01:00" == end("72 hours", "2020-12-22T12:17", "eu", extend=("24 hours",)).end


@pytest.mark.parametrize(
    ("length", "start", "last"),
    [
        ("2 days", "2026-04-02", "2026-04-08"),
        ("3 days", "2026-03-02", "2026-03-05"),
        ("1 day", "2026-04-02", "2026-04-07"),
        ("72 hours", "2026-03-06T12:17", "2026-03-11T00:00:00+01:00"),
        ("72 hours", "2026-03-03T12:17", "2026-03-06T13:00:00+01:00"),
    ],
)
def test_two_working_days(length: str, start: str, last: str) -> None:
    """Art. 3(5) Reg. 1182/71, where it is asked for: two whole working days lie in every period of two days or more."""
    assert last == end(length, start, "eu", two_working_days=True).end


def test_a_shift_names_each_day_with_its_holiday() -> None:
    """The reason of a shift is stored with the norm."""
    step = end("3 months", "2026-01-03", "stgb77b").steps[-1]

    assert ["Karfreitag", "saturday", "sunday", "Ostermontag"] == [one["name"] for one in step.facts["because"]]
    assert ("STGB-77B-1", "2026-04-07") == (step.norm, step.facts["to"])


def test_parts_of_a_month() -> None:
    """§ 192 BGB: the first, the 15th, the last."""
    days = [part_of_month(part, 2028, 2).isoformat() for part in ("start", "middle", "end")]

    assert ["2028-02-01", "2028-02-15", "2028-02-29"] == days


@pytest.mark.parametrize(
    ("rules", "how", "extend"),
    [
        ("eu", {"first_day_counts": True}, ()),
        ("stpo43", {"first_day_counts": True}, ()),
        ("stgb77b", {}, ("1 month",)),
        ("stgb77b", {"continues": True}, ()),
        ("bgb", {"two_working_days": True}, ()),
        ("bgb", {"backwards": True}, ("1 week",)),
    ],
)
def test_what_a_rule_set_does_not_know_is_refused(rules: str, how: dict[str, bool], extend: tuple[str, ...]) -> None:
    """Nothing is computed after a norm that does not exist."""
    with pytest.raises(UsageError):
        end("1 month", "2026-03-02", rules, extend=extend, **how)


def test_an_unknown_rule_set() -> None:
    """A rule set that does not exist is named with those that do."""
    with pytest.raises(UnknownError) as refused:
        end("1 month", "2026-03-02", "bgbb")

    assert "bgb" in refused.value.nearest


@given(SPANS, STARTS, st.integers(0, 40), RULES, st.booleans())
def test_a_later_start_never_ends_earlier(span: Span, start: date, later: int, rules: str, first: bool) -> None:
    """Days, weeks and months keep the order of their starts in every rule set."""
    manner = Manner(first_day_counts=first and RULE_SETS[rules].first_day is not None)
    ends = [
        compute(span, start + timedelta(days=number), rules, HOLIDAYS["DE-BE"], "Europe/Berlin", manner).end
        for number in (0, later)
    ]

    assert ends[0] <= ends[1]


@given(st.integers(1, 200), STARTS, st.integers(0, 1439), st.integers(1, 600), RULES)
def test_a_later_minute_never_ends_earlier(hours: int, day: date, minute: int, later: int, rules: str) -> None:
    """Hours keep the order of their starts, across days off and changes of the clocks."""
    zone = ZoneInfo("Europe/Berlin")
    first = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minute)
    ends = [
        datetime.fromisoformat(
            compute(Span(hours=hours), one.astimezone(zone), rules, HOLIDAYS["DE-BE"], "Europe/Berlin").end
        )
        for one in (first, first + timedelta(minutes=later))
    ]

    assert ends[0] <= ends[1]


@given(SPANS, STARTS, st.sampled_from(["bgb", "zpo", "stpo43", "stgb77b", "eu"]), st.sampled_from(sorted(HOLIDAYS)))
def test_a_shifted_end_is_a_working_day_of_its_place(span: Span, start: date, rules: str, place: str) -> None:
    """It is also the first one from the nominal end on."""
    found = compute(span, start, rules, HOLIDAYS[place], "Europe/Berlin")
    day, last = date.fromisoformat(found.nominal_end), date.fromisoformat(found.end)
    off = [one for one in (day + timedelta(days=n) for n in range((last - day).days + 1)) if _off(one, place)]

    assert [day + timedelta(days=n) for n in range((last - day).days)] == off


def _off(day: date, place: str) -> bool:
    return day.weekday() >= 5 or HOLIDAYS[place](day.isoformat()) is not None


@given(SPANS, SPANS, SPANS, STARTS, st.sampled_from(["bgb", "zpo", "stpo43", "eu", "plain", "wait"]))
def test_extending_twice_is_to_continue_twice(first: Span, second: Span, third: Span, start: date, rules: str) -> None:
    """§ 190 twice: each extension continues the unshifted end of the one before (in court, it shifts that itself)."""

    def run(span: Span, day: date, *extend: Span, continues: bool = False) -> Legal:
        return compute(span, day, rules, HOLIDAYS["DE-BE"], "Europe/Berlin", Manner(continues=continues), extend)

    middle = run(second, date.fromisoformat(run(first, start).nominal_end), continues=True)
    last = run(third, date.fromisoformat(middle.nominal_end), continues=True)

    assert last[2:5] == run(first, start, second, third)[2:5]


@given(SPANS)
def test_a_length_is_read_as_it_is_written(span: Span) -> None:
    """ISO 8601 there and back, half months included."""
    assert span == parse_span(str(span))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 weeks", Span(weeks=4)),
        ("14 Tage", Span(days=14)),
        ("ein Monat", Span(months=1)),
        ("1 month and a half", Span(months=1, half_months=1)),
        ("anderthalb Monate", Span(months=1, half_months=1)),
        ("half a month", Span(half_months=1)),
        ("ein halber Monat", Span(half_months=1)),
        ("ein halbes Jahr", Span(months=6)),
        ("half a year", Span(months=6)),
        ("2 Quartale", Span(months=6)),
        ("72 Stunden", Span(hours=72)),
        ("p1y6m", Span(months=18)),
        ("P0.5Y", Span(months=6)),
        ("P1M2W3D", Span(months=1, weeks=2, days=3)),
        ("PT72H", Span(hours=72)),
    ],
)
def test_lengths(text: str, expected: Span) -> None:
    """Words in both languages, and ISO 8601."""
    assert expected == parse_span(text)


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P0D", "0 days", "-1 day", "P1DT12H", "PT1.5H", "half a week", "half a quarter", "soon", "P1.2M"],
)
def test_other_lengths_are_refused(text: str) -> None:
    """The grammar is closed."""
    with pytest.raises(UsageError):
        parse_span(text)
