"""Holidays of the office: read from their rows, filled in by the write that needs more years.

Guarantee: a daily command never imports the holiday library unless a year is missing.
"""

from __future__ import annotations

from engine.case.results import Calendar
from engine.instants import Instant, day_of, zone_of
from engine.office.session import Office
from engine.periods import HolidayName
from engine.store import daily

YEARS_AHEAD = 3


def calendar(office: Office, now: Instant) -> Calendar:
    """Return the function that gives each place its holidays, as the office knows them at `now`."""
    known: dict[tuple[str, str], dict[str, str]] = {}

    def at(place: str) -> HolidayName:
        def name(day: str) -> str | None:
            year = day[:4]
            if (place, year) not in known:
                known[place, year] = daily.holidays(office.con, place, f"{year}-01-01", f"{year}-12-31")
                if not known[place, year] and not office.read_only and office.con.in_transaction:
                    fill(office, place, [int(year)], now)
                    known[place, year] = daily.holidays(office.con, place, f"{year}-01-01", f"{year}-12-31")
            return known[place, year].get(day)

        return name

    return at


def fill(office: Office, place: str, years: list[int], now: Instant) -> None:
    """Write the holidays of `place` for `years`, where they are not known yet."""
    missing = sorted(set(years) - daily.holiday_years(office.con, place))
    if missing:
        from engine.places import rows_of

        today = day_of(now, zone_of(place))
        rows = rows_of(place, missing, as_of=today)
        daily.add_holidays(
            office.con, [daily.HolidayRow(one.place, one.day, one.name, one.source, one.as_of or today) for one in rows]
        )


def years_around(now: Instant) -> list[int]:
    """Return last year to three years ahead: what `init` and the loading of a workflow fill in."""
    year = int(now[:4])
    return list(range(year - 1, year + YEARS_AHEAD + 1))
