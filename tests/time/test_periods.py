"""Periods after §§ 187-193 BGB: the worked examples, odd months, the shift, hours, and what holds for all."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import periods
from engine.calendars import holiday_rows
from engine.errors import UsageError
from engine.instants import day_end, day_start, plus
from engine.periods import Length, Period, deadline, parse_length, wait

BERLIN = "Europe/Berlin"
HOLIDAYS = {row.day: row.name for row in holiday_rows("DE-BE", range(2024, 2030))}

DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31))
LENGTHS = st.builds(
    Length, st.integers(min_value=1, max_value=24), st.sampled_from(["hours", "days", "weeks", "half_months", "months"])
)


def midnight(day: str) -> str:
    """Return the beginning of a day in Berlin."""
    return day_start(day, BERLIN)


def end(length: str, day: str, *, shift: bool = False) -> Period:
    """Return the deadline that an event on this day starts in Berlin."""
    return deadline(parse_length(length), midnight(day), "day", BERLIN, HOLIDAYS.get, shift=shift)


def steps(period: Period) -> list[tuple[str, str]]:
    """Return norm and id of each step."""
    return [(each.norm, each.step) for each in period.steps]


@pytest.mark.parametrize(
    ("complaint", "nominal_end", "opens"),
    [
        ("2025-03-03T09:15:00.000Z", "2025-03-31", "2025-03-31T22:00:00.000Z"),
        ("2026-04-27T08:00:00.000Z", "2026-05-25", "2026-05-25T22:00:00.000Z"),
    ],
)
def test_b72_four_full_weeks(complaint: str, nominal_end: str, opens: str) -> None:
    """B72: the day of the complaint does not count, the clocks may change, Whit Monday shifts nothing."""
    period = wait(parse_length("4 weeks"), complaint, "minute", BERLIN)

    assert (nominal_end, opens) == (period.nominal_end, period.instant)
    assert ("BGH-III-ZR-172-04", "never_shifted") == steps(period)[-1]


def test_b72_six_weeks_are_a_reminder() -> None:
    """Six weeks after the complaint of 3 March 2025 somebody is reminded, from the beginning of 14 April."""
    period = periods.reminder(parse_length("6 weeks"), "2025-03-03T09:15:00.000Z", "minute", BERLIN)

    assert ("2025-04-14", midnight("2025-04-14")) == (period.nominal_end, period.instant)


@pytest.mark.parametrize(
    ("length", "event", "last"),
    [
        ("1 day", "2026-03-02", "2026-03-03"),
        ("14 days", "2026-03-02", "2026-03-16"),
        ("1 week", "2026-03-02", "2026-03-09"),
        ("1 month", "2026-03-02", "2026-04-02"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2028-01-30", "2028-02-29"),
        ("1 month", "2026-02-28", "2026-03-28"),
        ("3 months", "2026-11-30", "2027-02-28"),
        ("12 months", "2028-02-29", "2029-02-28"),
        ("half a month", "2026-02-16", "2026-03-03"),
    ],
)
def test_a_period_ends_with_its_last_day(length: str, event: str, last: str) -> None:
    """§§ 187(1), 188, 189: the event's day does not count, months end on the same number or the last day there is."""
    period = end(length, event)

    assert (last, day_end(last, BERLIN)) == (period.nominal_end, period.instant)


def test_a_short_month_is_named_in_the_steps() -> None:
    """§ 188(3) stands in the computation only where it decided."""
    assert [("BGB-187-1", "day_not_counted"), ("BGB-188-2", "end_of_day"), ("BGB-188-3", "month_too_short")] == steps(
        end("1 month", "2026-01-31")
    )
    assert [("BGB-187-1", "day_not_counted"), ("BGB-188-2", "end_of_day")] == steps(end("1 month", "2026-01-28"))


def test_a_shift_names_every_day_it_skipped() -> None:
    """§ 193: Good Friday, the weekend and Easter Monday are passed over, each with its name."""
    period = end("14 days", "2026-03-20", shift=True)

    assert ("2026-04-03", day_end("2026-04-07", BERLIN)) == (period.nominal_end, period.instant)
    assert {
        "from": "2026-04-03",
        "to": "2026-04-07",
        "because": [
            {"day": "2026-04-03", "name": "Karfreitag"},
            {"day": "2026-04-04", "name": "saturday"},
            {"day": "2026-04-05", "name": "sunday"},
            {"day": "2026-04-06", "name": "Ostermontag"},
        ],
    } == period.steps[-1].facts


def test_what_binds_us_is_not_shifted_unless_asked() -> None:
    """Without the shift the same deadline ends on Good Friday."""
    assert day_end("2026-04-03", BERLIN) == end("14 days", "2026-03-20").instant


def test_hours_are_elapsed_hours() -> None:
    """24 hours across the change of the clocks end an hour later on the wall."""
    period = deadline(parse_length("24 hours"), "2025-03-29T11:00:00.000Z", "minute", BERLIN, HOLIDAYS.get, shift=True)

    assert ("2025-03-30", "2025-03-30T11:00:00.000Z") == (period.nominal_end, period.instant)
    assert [("LAW-2.1", "hours_elapsed")] == steps(period)


@pytest.mark.parametrize(("binds_us", "counted_from"), [(True, "2026-03-02"), (False, "2026-03-03")])
def test_hours_from_a_whole_day_are_read_cautiously(binds_us: bool, counted_from: str) -> None:
    """Where only the day is known, hours that bind us count from its beginning, those of others from its end."""
    period = deadline(
        parse_length("48 hours"), midnight("2026-03-02"), "day", BERLIN, HOLIDAYS.get, shift=False, binds_us=binds_us
    )

    assert plus(midnight(counted_from), hours=48) == period.instant


def test_a_wait_in_hours_misses_none() -> None:
    """A wait of hours after a whole day counts from its end."""
    assert (
        plus(midnight("2026-03-03"), hours=48)
        == wait(parse_length("48 hours"), midnight("2026-03-02"), "day", BERLIN).instant
    )


def test_a_day_in_a_letter_is_kept() -> None:
    """A date that was set is no period: it ends with that day, also on a Sunday."""
    assert ("2026-03-08", midnight("2026-03-09")) == periods.fixed_day("2026-03-08", BERLIN)[:2]


@pytest.mark.parametrize(
    ("length", "day", "expected"),
    [
        ("7 days", "2026-03-10", "2026-03-03"),
        ("2 weeks", "2026-03-31", "2026-03-17"),
        ("1 month", "2026-03-31", "2026-02-28"),
    ],
)
def test_counting_back_is_never_shifted(length: str, day: str, expected: str) -> None:
    """A day before another is found by the calendar alone."""
    assert expected == periods.before(day, parse_length(length))


def test_hours_are_not_counted_back_from_a_day() -> None:
    """A day has no hour to count from."""
    with pytest.raises(UsageError):
        periods.before("2026-03-10", parse_length("48 hours"))


def test_reminders_come_before_the_last_day() -> None:
    """Three days and one day before a deadline that ends with 12 March, and two hours before its end."""
    until = day_end("2026-03-12", BERLIN)
    lengths = [parse_length(each) for each in ("1 day", "2 hours", "3 days")]

    assert [midnight("2026-03-09"), midnight("2026-03-11"), "2026-03-12T21:00:00.000Z"] == periods.remind_before(
        until, lengths, BERLIN
    )


def test_working_days_around_a_holiday() -> None:
    """Around Whit Monday 2026 the working days are Friday and Tuesday; a working day is its own neighbour."""
    assert "2026-05-26" == periods.next_working_day("2026-05-25", HOLIDAYS.get)
    assert "2026-05-22" == periods.previous_working_day("2026-05-25", HOLIDAYS.get)
    assert "2026-05-22" == periods.next_working_day("2026-05-22", HOLIDAYS.get)


@pytest.mark.parametrize("text", ["48 hours", "1 day", "4 weeks", "1 month", "half a month"])
def test_a_length_is_written_as_it_was_read(text: str) -> None:
    """Lengths keep the words of the workflow file."""
    assert text == str(parse_length(text))


@pytest.mark.parametrize(
    "text", ["", "4", "weeks", "0 days", "-1 day", "1.5 days", "P4W", "4w", "a month", "10000 days", "2 years"]
)
def test_other_lengths_are_refused(text: str) -> None:
    """The grammar of lengths is closed."""
    with pytest.raises(UsageError) as refused:
        parse_length(text)

    assert f"“{text}”" in refused.value.sentence.en


@given(LENGTHS, DAYS, DAYS, st.booleans())
def test_a_later_start_never_ends_earlier(length: Length, one: date, other: date, shift: bool) -> None:
    """Whoever starts later is never out of time earlier."""
    first, second = (
        deadline(length, midnight(day.isoformat()), "day", BERLIN, HOLIDAYS.get, shift=shift)
        for day in sorted((one, other))
    )

    assert first.instant <= second.instant


@given(LENGTHS.filter(lambda length: length.unit != "hours"), DAYS)
def test_a_shifted_end_is_the_next_working_day(length: Length, day: date) -> None:
    """After the shift the last day is a working day, and every day passed over was none."""
    period = deadline(length, midnight(day.isoformat()), "day", BERLIN, HOLIDAYS.get, shift=True)
    last = date.fromisoformat(periods.last_day(period.instant, BERLIN))
    nominal = date.fromisoformat(period.nominal_end)

    assert last.weekday() < 5
    assert last.isoformat() not in HOLIDAYS
    assert all(
        each.weekday() >= 5 or each.isoformat() in HOLIDAYS
        for each in (nominal + timedelta(days=number) for number in range((last - nominal).days))
    )


@given(LENGTHS, DAYS, st.times())
def test_every_step_is_one_that_screens_know(length: Length, day: date, hour: object) -> None:
    """No computation holds a step without a sentence."""
    happened = f"{datetime.combine(day, hour):%Y-%m-%dT%H:%M}:00.000Z"  # type: ignore[arg-type]
    computed = [
        deadline(length, happened, "minute", BERLIN, HOLIDAYS.get, shift=True),
        wait(length, happened, "minute", BERLIN),
        periods.reminder(length, happened, "minute", BERLIN),
        periods.fixed_day(day.isoformat(), BERLIN),
    ]

    assert {step for period in computed for step in steps(period)} <= set(periods.STEPS)


@given(LENGTHS, DAYS)
def test_a_deadline_unshifted_and_a_wait_end_together(length: Length, day: date) -> None:
    """What is latest for one is earliest for the other: the same computation, half-open on the same instant."""
    happened = plus(midnight(day.isoformat()), hours=10)

    assert (
        deadline(length, happened, "minute", BERLIN, HOLIDAYS.get, shift=False).instant
        == wait(length, happened, "minute", BERLIN).instant
    )
