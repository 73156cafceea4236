"""Holidays as rows: the right days at the right place, with their source."""

from __future__ import annotations

import re

import pytest

from engine.calendars import Holiday, holiday_rows
from engine.errors import UsageError


def days(place: str, year: int) -> dict[str, str]:
    """Return the holidays of a place by day."""
    return {row.day: row.name for row in holiday_rows(place, [year])}


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("DE-BE", "2026-05-25", True),
        ("DE-BE", "2026-03-08", True),
        ("DE-BY", "2026-03-08", False),
        ("DE-BY", "2026-01-06", True),
        ("DE-BE", "2026-01-06", False),
        ("DE-BY", "2026-08-15", False),
        ("DE-BE", "2026-12-24", False),
        ("DE-BE", "2026-12-31", False),
        ("LU", "2026-05-09", True),
        ("LU", "2026-06-23", True),
        ("LU", "2026-08-15", True),
        ("LU", "2026-11-01", True),
        ("LU", "2026-10-03", False),
    ],
)
def test_holidays_are_those_of_the_place(place: str, day: str, expected: bool) -> None:
    """Each state has its own days; Christmas Eve and New Year's Eve are working days; Luxembourg is not Germany."""
    assert expected == (day in days(place, 2026))


def test_rows_are_ordered_and_name_their_source() -> None:
    """A row says where it is from, so that a computation can be checked later."""
    rows = holiday_rows("DE-BE", [2027, 2026, 2027], as_of="2026-11-20")

    assert [row.day for row in rows] == sorted({row.day for row in rows})
    assert Holiday("DE-BE", "2026-01-01", "Neujahr", rows[0].source, "2026-11-20") == rows[0]
    assert re.fullmatch(r"holidays \d+\.\d+.*", rows[0].source)
    assert {"2026", "2027"} == {row.day[:4] for row in rows}


@pytest.mark.parametrize("language", ["de", "lb", "uk"])
def test_names_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """The same list is stored whatever language the machine speaks."""
    monkeypatch.setenv("LANGUAGE", language)

    assert "Europatag" == days("LU", 2026)["2026-05-09"]
    assert "King's Day" == days("NL", 2026)["2026-04-27"]


@pytest.mark.parametrize("place", ["DE-XX", "AT-99", "LU-1", "DE-BY:Ulm"])
def test_an_unknown_place_has_no_holidays(place: str) -> None:
    """A place that is not known is refused before the list is asked."""
    with pytest.raises(UsageError):
        holiday_rows(place, [2026])
