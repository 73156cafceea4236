"""Instants and days: their form, their zones, the two days a year that are not 24 hours long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UsageError
from engine.instants import day_end, day_of, day_start, in_words, instant, moment, plus, valid, zone_of

BERLIN = "Europe/Berlin"
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 2),
    max_value=datetime(2199, 12, 30),
    timezones=st.just(UTC),
)


def test_an_instant_is_utc_with_milliseconds() -> None:
    """Whatever the offset, an instant is written in UTC and what is finer than a millisecond is cut off."""
    when = datetime(2026, 11, 20, 10, 31, 0, 999_999, tzinfo=timezone(timedelta(hours=1)))

    assert "2026-11-20T09:31:00.999Z" == instant(when)


def test_a_naive_datetime_names_no_moment() -> None:
    """A datetime without a zone is refused instead of being taken for UTC."""
    with pytest.raises(ValueError, match="zone"):
        instant(datetime(2026, 11, 20))


@given(MOMENTS, MOMENTS)
def test_text_order_is_order_in_time(first: datetime, second: datetime) -> None:
    """Comparing two instants as text tells which came first."""
    first, second = moment(instant(first)), moment(instant(second))

    assert (first < second) == (instant(first) < instant(second))


@given(MOMENTS)
def test_an_instant_survives_reading_and_writing(when: datetime) -> None:
    """Reading an instant and writing it again gives the same text, which is valid."""
    text = instant(when)

    assert text == instant(moment(text))
    assert valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T09:31:00Z",
        "2026-11-20T09:31:00.000+00:00",
        "2026-11-20 09:31:00.000Z",
        "2026-13-20T09:31:00.000Z",
        "2026-11-20T09:31:00.000Z\n",
        "",
    ],
)
def test_only_one_form_is_an_instant(text: str) -> None:
    """Other spellings of a time, and days that do not exist, are not instants."""
    assert not valid(text)


@pytest.mark.parametrize(("day", "hours"), [("2025-03-30", 23), ("2025-10-26", 25), ("2025-06-01", 24)])
def test_a_day_lasts_until_the_next_begins(day: str, hours: int) -> None:
    """Days on which the clocks change are an hour shorter or longer."""
    assert day_end(day, BERLIN) == plus(day_start(day, BERLIN), hours=hours)


def test_a_day_begins_where_its_midnight_was_left_out() -> None:
    """In São Paulo the clocks once changed at midnight; the day begins with its first instant, 01:00."""
    assert "2018-11-04T03:00:00.000Z" == day_start("2018-11-04", "America/Sao_Paulo")
    assert "2018-11-04" == day_of("2018-11-04T03:00:00.000Z", "America/Sao_Paulo")
    assert "2018-11-03" == day_of("2018-11-04T02:59:59.999Z", "America/Sao_Paulo")


def test_the_day_of_an_instant_is_that_of_its_place() -> None:
    """Half past eleven at night in UTC is already the next day in Berlin."""
    assert "2026-11-21" == day_of("2026-11-20T23:30:00.000Z", BERLIN)


def test_screens_repeat_an_instant_with_offset_and_zone() -> None:
    """What is echoed says on which side of a changed clock it lies; a day shows no hour."""
    assert "2026-10-25 02:30 +01:00 Europe/Berlin" == in_words("2026-10-25T01:30:00.000Z", "minute", BERLIN)
    assert "2026-10-25 Europe/Berlin" == in_words("2026-10-24T22:00:00.000Z", "day", BERLIN)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("DE-BE", BERLIN),
        ("DE", BERLIN),
        ("LU", "Europe/Luxembourg"),
        ("AT-9", "Europe/Vienna"),
        ("DE-BY:Augsburg", BERLIN),
        ("FI", "Europe/Helsinki"),
        ("US-TX", "America/New_York"),
    ],
)
def test_a_place_has_a_zone(place: str, zone: str) -> None:
    """Countries, their states and municipalities are places."""
    assert zone == zone_of(place)


@pytest.mark.parametrize("place", ["DE-XX", "XX", "de-be", "", "DE-", "DE-BY:"])
def test_an_unknown_place_is_refused(place: str) -> None:
    """A place without known holidays is refused, in both languages."""
    with pytest.raises(UsageError) as refused:
        zone_of(place)

    assert place in refused.value.sentence.en
    assert place in refused.value.sentence.de


def test_an_unknown_place_names_what_may_be_meant() -> None:
    """A slip of the keyboard is answered with the nearest places."""
    with pytest.raises(UsageError) as refused:
        zone_of("de-be")

    assert "DE-BE" in refused.value.nearest
