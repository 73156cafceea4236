"""Public holidays as rows, so that a computation of today can be checked in ten years.

The rows are stored with the office and name their source and its version; a limit is computed from stored rows alone.
Days that depend on a municipality (15 August in Bavaria, 8 August in Augsburg) are left out where the place names
none: no shift that is not certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from engine.errors import Text, UsageError
from engine.instants import STATES, ZONES


class Holiday(NamedTuple):
    """One public holiday at one place (`DE-BE`, `LU`, `DE-BY:Augsburg`).

    `day` is `YYYY-MM-DD`; `source` names the list with its version, `as_of` the day on which it was taken.
    """

    place: str
    day: str
    name: str
    source: str
    as_of: str | None


def holiday_rows(place: str, years: Iterable[int], *, as_of: str | None = None) -> list[Holiday]:
    """Return the public holidays of a simple place in these years, in order of day; `engine.places` knows the others.

    The import is heavy: only `init` and the write that needs more years call this. 24 and 31 December are no holidays
    (OLG Frankfurt 17.03.2022); what counts is the place where the act is due (BGH 10.01.2012, VI ZA 27/11).

    Raises UsageError for a place that is not simple.
    """
    if not simple(place):
        raise UsageError(
            Text(f"“{place}” is no country or state of this list", f"„{place}“ ist kein Land aus dieser Liste")
        )
    import holidays
    from holidays.version import __version__

    country, _, state = place.partition("-")
    found = holidays.country_holidays(
        country, subdiv=state or None, years=sorted(set(years)), expand=False, language=language_of(country)
    )
    source = f"holidays {__version__}"
    return [Holiday(place, day.isoformat(), name, source, as_of) for day, name in sorted(found.items())]


def simple(place: str) -> bool:
    """Tell whether a place is a country of those in which most limits end, or a German state."""
    country, dash, state = place.partition("-")
    return country in ZONES and (not dash or (country == "DE" and state in STATES))


def language_of(country: str) -> str:
    """Return German where the list has it, else English, else its own: never the language of the machine."""
    import holidays

    entry = getattr(holidays, country)
    supported = entry.supported_languages
    return next((each for each in ("de", "en_US", "en_GB") if each in supported), str(entry.default_language))
