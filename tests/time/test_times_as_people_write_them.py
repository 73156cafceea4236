"""Times as people write them: each form of the grammar, and what is refused with the readings that were possible."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UsageError
from engine.instants import When, day_of, in_words, parse_date, parse_when

NOW = "2026-11-20T09:31:07.250Z"  # a Friday, 10:31 in Berlin
BERLIN = "Europe/Berlin"


def read(text: str, *, future: bool = False, now: str = NOW) -> When:
    """Read a time as somebody in Berlin types it."""
    return parse_when(text, now=now, zone=BERLIN, future=future)


def refusal(text: str, *, future: bool = False) -> UsageError:
    """Return the refusal that the text meets."""
    with pytest.raises(UsageError) as refused:
        read(text, future=future)
    return refused.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:30", "2026-11-20T08:30:00.000Z"),
        ("today 8:00", "2026-11-20T07:00:00.000Z"),
        ("heute 8:00", "2026-11-20T07:00:00.000Z"),
        ("gestern 9:30", "2026-11-19T08:30:00.000Z"),
        ("Yesterday  23:59", "2026-11-19T22:59:00.000Z"),
        ("vorgestern 7:05", "2026-11-18T06:05:00.000Z"),
        ("montag 14:00", "2026-11-16T13:00:00.000Z"),
        ("Sat 14:00", "2026-11-14T13:00:00.000Z"),
        ("-90m", "2026-11-20T08:01:00.000Z"),
        ("-2h", "2026-11-20T07:31:00.000Z"),
        ("-2d 14:00", "2026-11-18T13:00:00.000Z"),
        ("2026-11-20T09:00", "2026-11-20T08:00:00.000Z"),
        ("2026-11-20 09:00", "2026-11-20T08:00:00.000Z"),
        ("2026-07-01 09:00", "2026-07-01T07:00:00.000Z"),
        ("2026-11-20T09:00:00.123Z", "2026-11-20T09:00:00.123Z"),
        ("2026-11-19T09:00:00-05:30", "2026-11-19T14:30:00.000Z"),
        ("19.11.2026 14:00", "2026-11-19T13:00:00.000Z"),
        ("1.2.2026 0:00", "2026-01-31T23:00:00.000Z"),
    ],
)
def test_a_time_of_day_is_read_to_the_minute(text: str, expected: str) -> None:
    """Every form with a time of day gives that minute, in the zone of the reader unless an offset is written."""
    when = read(text)

    assert (expected, "minute") == (when.instant, when.precision)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("heute", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("vorgestern", "2026-11-18"),
        ("Donnerstag", "2026-11-19"),
        ("sa", "2026-11-14"),
        ("-2d", "2026-11-18"),
        ("2026-11-19", "2026-11-19"),
        ("19.11.2026", "2026-11-19"),
        ("1. 2. 2026", "2026-02-01"),
    ],
)
def test_a_bare_day_is_a_day(text: str, day: str) -> None:
    """Where no hour is written none is invented: the precision is a day, from its 00:00 in Berlin."""
    when = read(text)

    assert ("day", f"{day} {BERLIN}") == (when.precision, when.reading)
    assert day == day_of(when.instant, BERLIN)
    assert when.instant.endswith(("T22:00:00.000Z", "T23:00:00.000Z"))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2026", ("2026-03-04", "2026-04-03")),
        ("03/04/2026 14:00", ("2026-03-04 14:00", "2026-04-03 14:00")),
        ("3-4-2026", ("2026-03-04", "2026-04-03")),
        ("03/04/26", ("2026-03-04", "2026-04-03")),
        ("19.11.", ("2025-11-19", "2026-11-19")),
        ("freitag", ("2026-11-13", "2026-11-20")),
        ("fri 09:00", ("2026-11-13 09:00", "2026-11-20 09:00")),
        ("2026-10-25 02:30", ("2026-10-25 02:30 +02:00", "2026-10-25 02:30 +01:00")),
        ("2026-03-29T02:30", ("2026-03-29 01:30 +01:00", "2026-03-29 03:30 +02:00")),
        ("25/12/2025", ("2025-12-25",)),
        ("2026/11/19", ("2026-11-19",)),
        ("19.11.26", ("2026-11-19",)),
    ],
)
def test_what_can_be_read_twice_is_refused(text: str, readings: tuple[str, ...]) -> None:
    """An ambiguous time is never guessed; the refusal lists its readings, and each of them can be typed."""
    refused = refusal(text)

    assert readings == refused.nearest
    assert len(readings) == len({read(each).instant for each in refused.nearest})


@pytest.mark.parametrize(
    ("offset", "expected"), [("+02:00", "2026-10-25T00:30:00.000Z"), ("+01:00", "2026-10-25T01:30:00.000Z")]
)
def test_an_offset_says_which_of_two_hours_is_meant(offset: str, expected: str) -> None:
    """The hour that came twice is accepted with its offset."""
    assert expected == read(f"2026-10-25T02:30{offset}").instant


def test_a_bare_day_may_be_one_of_another_zone() -> None:
    """Who sits in Lisbon types Lisbon's hours; a day without an hour is one of the place of the case."""
    typed = [parse_when(text, now=NOW, zone="Europe/Lisbon", day_zone=BERLIN) for text in ("9:00", "19.11.2026")]

    assert ["2026-11-20T09:00:00.000Z", "2026-11-18T23:00:00.000Z"] == [one.instant for one in typed]
    assert ["2026-11-20 09:00 +00:00 Europe/Lisbon", "2026-11-19 Europe/Berlin"] == [one.reading for one in typed]


def test_the_hour_around_a_gap_is_read() -> None:
    """Only the hour that was left out is refused, not its neighbours."""
    assert "2026-03-29T00:59:00.000Z" == read("2026-03-29 01:59").instant
    assert "2026-03-29T01:00:00.000Z" == read("2026-03-29 03:00").instant


def test_nothing_has_happened_in_the_future() -> None:
    """A time after now is refused for facts; where a clock time is meant, yesterday's is offered."""
    refused = refusal("14:00")

    assert "future" in refused.sentence.en
    assert "Zukunft" in refused.sentence.de
    assert ("2026-11-19 14:00",) == refused.nearest


@pytest.mark.parametrize("text", ["2026-11-21", "21.11.2026 08:00", "2026-11-20T09:31:08Z"])
def test_the_future_is_read_only_where_it_is_asked_for(text: str) -> None:
    """The same text is a plan where plans are allowed, and a slip where facts are recorded."""
    assert "future" in refusal(text).sentence.en
    assert NOW < read(text, future=True).instant


def test_now_itself_is_not_the_future() -> None:
    """What happened in this very millisecond has happened."""
    assert NOW == read(NOW).instant


def test_a_weekday_is_two_days_where_plans_are_allowed() -> None:
    """For a plan, Monday may be the last or the next; neither is guessed."""
    assert ("2026-11-16", "2026-11-23") == refusal("monday", future=True).nearest


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "morgen", "gestern um 9", "24:00", "9:60", "14", "14:00Z", "-", "-2w", "--2d", "-99999d",
        "2026-11-19T", "2026-11-19 25:00", "2026-11-19 10:00+99:00", "2026-11-1", "32.1.2026", "30.2.2026",
        "2026-13-01", "0001-01-01", "9999-12-31", "99/99/2026", "letzten Montag", "today yesterday", "²:00", "٣:٠٠",
    ],
)  # fmt: skip
def test_what_the_grammar_does_not_know_is_refused(text: str) -> None:
    """Everything else is refused with a sentence in both languages, never read loosely."""
    refused = refusal(text)

    assert text in refused.sentence.en
    assert text in refused.sentence.de


@given(st.text(max_size=24))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Any text is either read, with a reading that says what was understood, or refused."""
    try:
        when = read(text)
    except UsageError:
        return

    assert when.instant <= NOW
    assert in_words(when.instant, when.precision, BERLIN) == when.reading


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 11, 20)))
def test_iso_and_german_dates_agree(day: date) -> None:
    """Both spellings of a day are read alike, as a fact and as the value of a field."""
    german = f"{day.day}.{day.month}.{day.year}"

    assert day.isoformat() == parse_date(german) == parse_date(day.isoformat())
    assert read(german) == read(day.isoformat())


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 11, 19)))
def test_a_weekday_is_less_than_a_week_ago(today: date) -> None:
    """Naming yesterday's weekday gives yesterday, whatever the day."""
    yesterday = today - timedelta(days=1)

    assert yesterday.isoformat() == read(f"{yesterday:%A}", now=f"{today}T12:00:00.000Z").reading.split()[0]


@pytest.mark.parametrize("text", ["03/04/2026", "today", "19.11.26", "2026-11-19 14:00", "in 14 days", "31.4.2026", ""])
def test_a_date_is_iso_or_german(text: str) -> None:
    """The value of a date field is a calendar day in one of two spellings, nothing relative."""
    with pytest.raises(UsageError) as refused:
        parse_date(text)

    assert text in refused.value.sentence.en


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("vorgestern 9 Uhr", "2026-11-18 09:00"),
        ("gestern 14.30 Uhr", "2026-11-19 14:30"),
        ("gestern abend", "2026-11-19"),
        ("gestern 25 Uhr", "2026-11-19"),
    ],
)
def test_an_hour_that_was_named_is_not_dropped_from_what_is_offered(text: str, reading: str) -> None:
    """What is no form of the grammar is refused; the offer keeps as much of it as can be read."""
    assert (reading,) == refusal(text).nearest
