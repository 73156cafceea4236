"""How long a period is, as laws and letters say it: in words, German or English, or in ISO 8601.

Guarantees:
- The grammar is closed: `4 weeks`, `14 Tage`, `half a month`, `anderthalb Monate`, `1 month and a half`, `P4W`, `P1M`,
  `P0.5M`, `PT72H`. Years, half-years and quarters are months (§§ 188(2), 189(1) BGB); hours stand alone.
- A length that mixes units is counted from the largest to the smallest, half a month last (§ 189(2) BGB).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from engine.errors import Text, UsageError

_ISO = (
    r"(?a)P(?=[\dT])(?:(?P<years>\d{1,3}(?:[.,]5)?)Y)?(?:(?P<months>\d{1,4}(?:[.,]5)?)M)?"
    r"(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,4})D)?(?:T(?P<hours>\d{1,4})H)?"
)
_HALVES = {"half a": 0, "half": 0, "ein halber": 0, "ein halbes": 0, "halber": 0, "halbes": 0, "anderthalb": 1}
_ONES = {"a", "an", "one", "ein", "eine", "einen"}
_UNITS = {
    "hours": r"hours?|stunden?",
    "days": r"days?|tage?",
    "weeks": r"weeks?|wochen?",
    "months": r"months?|monate?",
    "quarters": r"quarters?|vierteljahre?|quartale?",
    "half_years": r"half-years?|halbjahre?",
    "years": r"years?|jahre?",
}
_MONTHS = {"months": 1, "quarters": 3, "half_years": 6, "years": 12}
_AMOUNT = r"(?P<amount>\d{1,4}|one|an?|eine?n?|half(?: an?)?|(?:ein )?halbe[rs]|anderthalb)"
_WORDS = rf"(?a){_AMOUNT} (?P<unit>[a-z-]+)(?P<more> and a half| und ein halber)?"

_LONGEST_MONTHS = 2400
"""No norm counts further than two hundred years, and the calendar of a computer ends."""


class Span(NamedTuple):
    """A length: months with or without half a month, weeks and days; or elapsed hours alone."""

    months: int = 0
    half_months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def __str__(self) -> str:
        """Return the length in ISO 8601, half a month as `P0.5M`."""
        return _written(self)


@lru_cache(maxsize=512)
def _written(span: Span) -> str:
    if span.hours:
        return f"PT{span.hours}H"
    months = f"{span.months}{'.5' if span.half_months else ''}M" if span.months or span.half_months else ""
    weeks = f"{span.weeks}W" if span.weeks else ""
    return f"P{months}{weeks}{f'{span.days}D' if span.days else ''}"


def parse_span(text: str) -> Span:
    """Read a length in words or in ISO 8601.

    Raises UsageError for everything else: no length at all, nothing counted, hours mixed with days, more than two
    hundred years.
    """
    words = " ".join(text.split())
    if found := re.fullmatch(_ISO, words.upper()):
        span = _iso(found)
    elif found := re.fullmatch(_WORDS, words.lower()):
        span = _words(found)
    else:
        span = None
    if span is None or not any(span) or (span.hours and any(span[:4])):
        raise _no_length(text)
    if span.months > _LONGEST_MONTHS:
        raise UsageError(
            Text(f"“{text}” is longer than 200 years", f"„{text}“ ist länger als 200 Jahre"),
        )
    return span


def _iso(found: re.Match[str]) -> Span | None:
    half_years = _halves(found["years"])
    half_months = _halves(found["months"])
    months = half_years * 6 + half_months // 2
    return Span(months, half_months % 2, *(int(found[unit] or 0) for unit in ("weeks", "days", "hours")))


def _halves(number: str | None) -> int:
    """Return a number with or without a half, in halves."""
    whole, _, rest = (number or "0").replace(",", ".").partition(".")
    return int(whole) * 2 + bool(rest)


def _words(found: re.Match[str]) -> Span | None:
    unit = next((name for name, forms in _UNITS.items() if re.fullmatch(forms, found["unit"])), None)
    amount = found["amount"]
    halves = 2 * int(amount) if amount.isdigit() else 2 if amount in _ONES else 2 * _HALVES.get(amount, 0) + 1
    halves += bool(found["more"])
    if unit in _MONTHS:
        # Only whole and half months exist: half a quarter is 45 days to one and 1.5 months to another.
        if halves % 2 and unit not in ("months", "years"):
            return None
        size = _MONTHS[unit]
        return Span(halves // 2, halves % 2) if size == 1 else Span(halves * size // 2)
    if unit is None or halves % 2:
        return None
    return Span(**{unit: halves // 2})


def _no_length(text: str) -> UsageError:
    return UsageError(
        Text(f"“{text}” is no length", f"„{text}“ ist keine Dauer"),
        hint=Text(
            "lengths look like 72 hours, 14 days, 4 weeks, 1 month, half a month, P4W, P1M, P0.5M, PT72H",
            "Längen sehen so aus: 72 Stunden, 14 Tage, 4 Wochen, 1 Monat, halber Monat, P4W, P1M, P0.5M, PT72H",
        ),
    )
