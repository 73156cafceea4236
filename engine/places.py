"""Places whose holidays a period asks for: countries, their states, and municipalities where the law goes by them.

Guarantees:
- `DE-SN`, `LU`, `AT-9`, `DE-BY:CATHOLIC`, `DE-BY:Augsburg`: whatever the holiday list knows, and municipalities of our
  own list; another place is refused with what may have been meant.
- A municipality that is not on the list is never guessed.
- Holidays are asked year by year and kept; a year that the list does not hold is refused, never taken as empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from engine.calendars import Holiday, holiday_rows, simple
from engine.errors import Text, UsageError
from engine.instants import STATES, ZONES
from engine.zones import zones

BAVARIAN_LAW = "Art. 1 BayFTG, as of 2026-11"
MUNICIPALITIES = {"AUGSBURG": ("08-08", "08-15"), "CATHOLIC": ("08-15",)}
"""Days of Bavarian municipalities beside those of the state: 15 August where more Catholics than Protestants live
(Art. 1(1) no. 2 BayFTG), 8 August in Augsburg (Art. 1(2)). `CATHOLIC` stands for any municipality of the first kind:
which ones those are the Land publishes, and a list from memory would be worse than none."""

_NAMES = {"08-08": "Augsburger Hohes Friedensfest", "08-15": "Mariä Himmelfahrt"}
_CATHOLIC_STATES = ("DE-SN", "DE-TH")


class Place(NamedTuple):
    """A place: its name as written, country, state or None, municipality or None, and zone.

    `sure` is False where the country has several zones and this one is only the first: days are certain, hours not.
    """

    name: str
    country: str
    state: str | None
    municipality: str | None
    zone: str
    sure: bool


class Holidays:
    """The holidays of one place, asked for year by year and kept."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._days: dict[str, str] = {}
        self._years: set[str] = set()

    def __call__(self, day: str) -> str | None:
        """Return the name of the holiday on a day (`YYYY-MM-DD`), or None.

        Raises UsageError for a year that the holiday list does not hold.
        """
        if day[:4] not in self._years:
            self._days.update((row.day, row.name) for row in place_rows(self._place, int(day[:4])))
            self._years.add(day[:4])
        return self._days.get(day)


def parse_place(text: str) -> Place:
    """Read a place. Raises UsageError for one that is not known, with those that come nearest."""
    base, colon, town = text.strip().partition(":")
    country, dash, state = base.upper().partition("-")
    name = f"{country}-{state}" if state else country
    if (dash and not state) or (colon and not town) or not _known(country, state):
        raise _unknown(text)
    municipality = town.upper() or None
    known = MUNICIPALITIES if name == "DE-BY" else ("CATHOLIC",) if name in _CATHOLIC_STATES else ()
    if municipality and municipality not in known:
        raise _no_municipality(text, name)
    zone, sure = _zone(country)
    shown = "CATHOLIC" if municipality == "CATHOLIC" else municipality.title() if municipality else ""
    return Place(f"{name}:{shown}" if shown else name, country, state or None, municipality, zone, sure)


def place_rows(place: Place, year: int) -> list[Holiday]:
    """Return the public holidays of a place in a year, in order of day, those of its municipality among them.

    Raises UsageError for a year that the holiday list does not hold.
    """
    import holidays

    entry = getattr(holidays, place.country)
    if not entry.start_year <= year <= entry.end_year:
        raise UsageError(
            Text(
                f"the holidays of {place.name} in {year} are not known; they are from {entry.start_year} on",
                f"die Feiertage von {place.name} im Jahr {year} sind nicht bekannt, erst ab {entry.start_year}",
            ),
            hint=Text("--no-shift computes the end without them", "--no-shift rechnet das Ende ohne sie aus"),
        )
    base = place.country + (f"-{place.state}" if place.state else "")
    rows = holiday_rows(base, [year]) if simple(base) else _listed(place, year, ("public",))
    if place.municipality == "CATHOLIC" and base in _CATHOLIC_STATES:
        rows = [*rows, *_listed(place, year, ("catholic",))]
    elif place.municipality:
        own = MUNICIPALITIES[place.municipality]
        rows = [*rows, *(Holiday(place.name, f"{year}-{day}", _NAMES[day], BAVARIAN_LAW, None) for day in own)]
    return sorted(rows, key=lambda row: row.day)


def rows_of(name: str, years: Iterable[int], *, as_of: str | None = None) -> list[Holiday]:
    """Return the public holidays of the place called `name` in these years, as an office keeps them: under that name.

    Raises UsageError for a place that is not known, and for a year that the holiday list does not hold.
    """
    if simple(name):
        return holiday_rows(name, years, as_of=as_of)
    place = parse_place(name)
    found = [row for year in sorted(set(years)) for row in place_rows(place, year)]
    return [row._replace(place=name, as_of=as_of) for row in found]


def _listed(place: Place, year: int, categories: tuple[str, ...]) -> list[Holiday]:
    """Return what the holiday list holds for a place beyond those in which most limits end."""
    import holidays
    from holidays.version import __version__

    from engine.calendars import language_of

    found = holidays.country_holidays(
        place.country, subdiv=place.state, years=year, expand=False, language=language_of(place.country),
        categories=categories,
    )  # fmt: skip
    return [Holiday(place.name, day.isoformat(), name, f"holidays {__version__}", None) for day, name in found.items()]


def _known(country: str, state: str) -> bool:
    if simple(f"{country}-{state}" if state else country):
        return True
    found = _countries()
    return country in found and (not state or state in found[country])


@cache
def _countries() -> dict[str, list[str]]:
    import holidays

    return {
        country: [state.upper() for state in states if country != "DE" or state in STATES]
        for country, states in holidays.list_supported_countries(include_aliases=False).items()
    }


@cache
def _zone(country: str) -> tuple[str, bool]:
    """Return the zone of a country, and whether it is its only one."""
    return (ZONES[country], True) if country in ZONES else zones()[country]


def _unknown(text: str) -> UsageError:
    import difflib

    known = [*_countries(), *(f"DE-{state}" for state in STATES)]
    return UsageError(
        Text(f"there is no place “{text}”", f"den Ort „{text}“ gibt es nicht"),
        hint=Text(
            "places look like DE-SN, LU, AT, NL, DE-BY:CATHOLIC, DE-BY:Augsburg",
            "Orte sehen so aus: DE-SN, LU, AT, NL, DE-BY:CATHOLIC, DE-BY:Augsburg",
        ),
        nearest=difflib.get_close_matches(text.upper(), known, n=3, cutoff=0.5),
    )


def _no_municipality(text: str, state: str) -> UsageError:
    names = [f"DE-BY:{name if name == 'CATHOLIC' else name.title()}" for name in MUNICIPALITIES]
    return UsageError(
        Text(
            f"the municipality in “{text}” is not on our list",
            f"die Gemeinde in „{text}“ steht nicht auf unserer Liste",
        ),
        hint=Text(
            f"write {state}, or DE-BY:CATHOLIC where 15 August is a holiday",
            f"bitte {state} schreiben, oder DE-BY:CATHOLIC, wo der 15. August Feiertag ist",
        ),
        nearest=names if state == "DE-BY" else (),
    )
