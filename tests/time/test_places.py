"""Places of periods: states, municipalities, other countries, and years that no list holds."""

from __future__ import annotations

from zoneinfo import available_timezones

import holidays
import pytest

from engine.errors import UsageError
from engine.instants import zone_of
from engine.places import Holidays, parse_place, place_rows, rows_of


@pytest.mark.parametrize(
    ("place", "day", "name"),
    [
        ("DE-BY", "2025-08-15", None),
        ("DE-BY:CATHOLIC", "2025-08-15", "Mariä Himmelfahrt"),
        ("DE-BY:CATHOLIC", "2025-08-08", None),
        ("DE-BY:Augsburg", "2025-08-08", "Augsburger Hohes Friedensfest"),
        ("DE-BY:Augsburg", "2025-11-01", "Allerheiligen"),
        ("DE-SN:CATHOLIC", "2026-06-04", "Fronleichnam"),
        ("DE-SN", "2026-06-04", None),
        ("DE-SN", "2026-11-18", "Buß- und Bettag"),
        ("DE-BE", "2026-12-24", None),
        ("LU", "2026-06-23", "Nationalfeiertag"),
        ("AT", "2026-10-26", "Nationalfeiertag"),
        ("NL", "2026-04-27", "King's Day"),
        ("PT", "2026-04-25", "Freedom Day"),
        ("US-TX", "2026-07-04", "Independence Day"),
    ],
)
def test_holidays_of_a_place(place: str, day: str, name: str | None) -> None:
    """Each place has its own, by name."""
    assert name == Holidays(parse_place(place))(day)


@pytest.mark.parametrize(
    ("text", "name", "zone", "sure"),
    [
        ("de-sn", "DE-SN", "Europe/Berlin", True),
        ("DE-BY:augsburg", "DE-BY:Augsburg", "Europe/Berlin", True),
        ("LU", "LU", "Europe/Luxembourg", True),
        ("FI", "FI", "Europe/Helsinki", True),
        ("XK", "XK", "Europe/Belgrade", True),
        ("US-TX", "US-TX", "America/New_York", False),
    ],
)
def test_a_place_has_a_zone(text: str, name: str, zone: str, sure: bool) -> None:
    """Where a country has several zones, its zone is not sure."""
    found = parse_place(text)

    assert (name, zone, sure) == (found.name, found.zone, found.sure)


@pytest.mark.parametrize("text", ["", "XX", "DE-XX", "LU-", "DE-BY:", "DE-BY:Ulm", "DE-BE:CATHOLIC", "DE-SN:Augsburg"])
def test_an_unknown_place_is_refused(text: str) -> None:
    """No place and no municipality is guessed."""
    with pytest.raises(UsageError):
        parse_place(text)


def test_a_year_without_a_list_is_refused() -> None:
    """The list of Germany begins with 1991: a year before it has holidays that we do not know."""
    with pytest.raises(UsageError, match="1991"):
        Holidays(parse_place("DE-BE"))("1985-05-01")


def test_own_days_name_their_law() -> None:
    """A day of a municipality says where it is from."""
    sources = {row.day: row.source for row in place_rows(parse_place("DE-BY:Augsburg"), 2025)}

    assert "Art. 1 BayFTG, as of 2026-11" == sources["2025-08-08"]


def test_every_country_has_a_zone_that_exists() -> None:
    """A limit may end wherever holidays are known, and its zone is read without asking them."""
    zones = {zone_of(country) for country in holidays.list_supported_countries(include_aliases=False)}

    assert zones <= available_timezones()


@pytest.mark.parametrize(
    ("place", "day"), [("DE-BY:Augsburg", "2025-08-08"), ("AT-9", "2026-10-26"), ("FI", "2026-12-06")]
)
def test_rows_bear_the_name_of_their_place(place: str, day: str) -> None:
    """A limit asks for them by the place that it names, whatever country, state or municipality that is."""
    rows = rows_of(place, [2025, 2026], as_of="2026-11-20")

    assert day in {row.day for row in rows}
    assert {(place, "2026-11-20")} == {(row.place, row.as_of) for row in rows}


@pytest.mark.parametrize("place", ["DE-XX", "AT-99", "LU-1", "DE-BY:Ulm"])
def test_an_unknown_place_has_no_rows(place: str) -> None:
    """Nothing is stored under the name of a place that does not exist."""
    with pytest.raises(UsageError):
        rows_of(place, [2026])
