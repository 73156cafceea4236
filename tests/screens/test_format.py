"""What times, lengths, tables and commands look like: the small words on which a limit hangs."""

from __future__ import annotations

import shlex
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.conditions import split
from screens.format import (
    clean,
    columns,
    command_lines,
    cut,
    day,
    end_of,
    left,
    numbers,
    start_of,
    table,
    until_then,
    value,
    when,
    wrap,
)
from screens.limits import length_words, limit_name, limit_words
from screens.view import View

EN = View(lang="en", zone="Europe/Berlin", now="2026-11-20T08:31:00.000Z")
DE = EN._replace(lang="de")


def test_a_half_open_end_is_shown_as_the_last_day() -> None:
    """What ends with 4 December has its instant at the first minute of the fifth."""
    assert ("Fri 4 Dec", "Fr 04.12.") == (
        end_of(EN, "2026-12-04T23:00:00.000Z"),
        end_of(DE, "2026-12-04T23:00:00.000Z"),
    )


def test_an_end_within_a_day_is_shown_with_its_minute() -> None:
    """An hour limit never reads as if it had the whole day."""
    assert "today 17:40" == end_of(EN, "2026-11-20T16:40:00.000Z")


def test_the_last_day_across_the_change_of_clocks() -> None:
    """The complaint of 3 March 2025 opens file inspection on 1 April, in summer time."""
    assert "Tue 1 Apr 2025" == start_of(EN, "2025-03-31T22:00:00.000Z")
    assert "Mon 31 Mar 2025" == end_of(EN, "2025-03-31T22:00:00.000Z")


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-11-20T23:00:00.000Z", "last day is today"),
        ("2026-11-21T23:00:00.000Z", "last day is tomorrow"),
        ("2026-12-04T23:00:00.000Z", "14 days left"),
        ("2026-11-20T15:31:00.000Z", "7 h left"),
        ("2026-11-20T08:50:00.000Z", "19 min left"),
        ("2026-11-20T08:31:00.000Z", "0 min ago"),
        ("2026-11-16T23:00:00.000Z", "3 days ago"),
    ],
)
def test_what_is_left_is_counted_in_days_one_can_still_use(until: str, expected: str) -> None:
    """The last day counts as a day; at the end itself nothing is left."""
    assert expected == left(EN, until)


def test_german_counts_days_in_the_right_case() -> None:
    """„noch 14 Tage“, but „in 11 Tagen“."""
    assert "noch 14 Tage" == left(DE, "2026-12-04T23:00:00.000Z")
    assert "in 11 Tagen" == until_then(DE, "2026-11-30T23:00:00.000Z")


def test_a_fact_of_a_day_has_no_minute() -> None:
    """Nobody is made to look as if he had known the time."""
    assert "Fri 20 Nov 2026" == when(EN, "2026-11-19T23:00:00.000Z", "day")


def test_the_year_is_named_where_it_is_not_this_one() -> None:
    """A limit across New Year never reads as this year's."""
    assert ("Fri 20 Nov", "Mon 4 Jan 2027") == (day(EN, date(2026, 11, 20)), day(EN, date(2027, 1, 4)))


@pytest.mark.parametrize(
    ("it", "expected"),
    [
        ({"withheld": True}, "(nicht offengelegt)"),
        (True, "ja"),
        ({"minor": 123456, "currency": "EUR"}, "1.234,56 EUR"),
        ({"minor": -5, "currency": "EUR"}, "-0,05 EUR"),
        ("2026-12-04", "Fr 04.12.2026"),
        (["form", "post"], "form, post"),
        ({"name": "Brief.pdf", "sha256": "ab"}, "Brief.pdf"),
    ],
)
def test_a_value_reads_as_a_person_writes_it(it: object, expected: str) -> None:
    """Flags, money, dates and files have their own forms."""
    assert expected == value(DE, it)


def test_entry_numbers_in_a_row_are_written_as_a_range() -> None:
    """Five entries of one import do not fill a line."""
    assert ("#24", "#17–#21", "#3, #9") == (numbers([24]), numbers([17, 18, 19, 20, 21]), numbers([3, 9]))


def test_an_instance_is_named_from_the_second_on() -> None:
    """The first limit needs no number; that of an item names it, an advance deadline what it comes before."""
    keys = ("reply/1", "reply/2", "claims/3.response/1", "file.4_weeks/1", "claims/3.response.advance/2")

    assert [
        "reply",
        "reply (2)",
        "claims.response, claims 3",
        "file.4_weeks",
        "claims.response, claims 3 (2), advance deadline",
    ] == [limit_name(EN, key) for key in keys]


@pytest.mark.parametrize(
    ("length", "expected"),
    [("4 weeks", "4 Wochen"), ("1 month", "1 Monat"), ("half a month", "ein halber Monat"), ("48 hours", "48 Stunden")],
)
def test_a_length_is_said_in_german(length: str, expected: str) -> None:
    """The words of the workflow file do not reach a German reader."""
    assert expected == length_words(DE, length)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(30, 100))
def test_a_broken_command_is_still_the_command(argv: list[str], width: int) -> None:
    """Copied with its line ends, the shell reads the same words."""
    lines = command_lines(argv, EN._replace(width=width), "Next:  ", "       ")
    typed = "\n".join([lines[0].removeprefix("Next:  "), *lines[1:]])

    assert ["fristwerk", *argv] == shlex.split(typed.replace("\\\n", ""))


@given(st.lists(WORDS, max_size=40), st.integers(30, 100))
def test_wrapping_loses_no_word_and_keeps_the_width(words: list[str], width: int) -> None:
    """A sentence is only broken between words."""
    lines = wrap(" ".join(words), EN._replace(width=width), "  ")

    assert words == [word for line in lines for word in line.split()]
    assert all(columns(line) <= width for line in lines if len(line.split()) > 1)


@given(st.text())
def test_nothing_invisible_survives_cleaning(text: str) -> None:
    """Control characters, turned writing directions and half characters are taken out."""
    assert clean(text).isprintable()


def test_wide_characters_take_two_columns() -> None:
    """A Chinese company name does not push the table."""
    assert 8 == columns("深圳貿易")
    assert columns(cut("深圳貿易有限公司" * 8, 40)) <= 40


def test_columns_start_at_the_same_place() -> None:
    """A table needs no boxes."""
    assert ["  a    one", "  bbb  two"] == table([["a", "one"], ["bbb", "two"]], EN)


def test_a_narrow_terminal_stacks_what_does_not_fit_side_by_side() -> None:
    """Nothing is cut off; the cells stand below each other."""
    row = ["Time limit for release", "until Fri 4 Dec", "14 days left"]

    assert ["  Time limit for release", "      until Fri 4 Dec · 14 days left"] == table([row], EN._replace(width=40))


def test_what_only_warns_is_neither_refused_nor_asked_a_reason_for() -> None:
    """An expectation of an observation stands in its own group."""
    nodes = [{"met": met, "severity": severity} for met in (True, False) for severity in ("must", "should", "expect")]

    assert [1, 1, 1, 3] == [len(group) for group in split(nodes)]


@pytest.mark.parametrize(("lang", "said"), [("de", "heute 10:00"), ("en", "today 10:00")])
def test_a_reminder_of_today_reads_as_one_would_say_it(lang, said):
    """Neither "am heute" nor "on today"."""
    view = View(lang=lang, zone="Europe/Berlin", now="2026-09-01T07:00:00.000Z")
    limit = {"key": "ask_lock", "kind": "reminder", "state": "open", "at": "2026-09-01T08:00:00.000Z"}

    assert said == limit_words(limit, view)[0]
