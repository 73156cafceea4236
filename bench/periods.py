"""Legal periods a second of one core, of mixed rule sets, places and lengths, once the calendar years are cached."""

from __future__ import annotations

from datetime import date, timedelta

from bench.measure import core_seconds, verdict
from engine.periods.legal import compute
from engine.periods.lengths import parse_span
from engine.periods.rulesets import RULE_SETS
from engine.places import Holidays, parse_place

PERIODS = 1_000_000
LEAST = 100_000


def run() -> None:
    """Print the figure."""
    places = [parse_place(name) for name in ("DE-BE", "DE-SN", "DE-BY:Augsburg", "LU")]
    lengths = [parse_span(text) for text in ("14 days", "4 weeks", "1 month", "3 months", "half a month")]
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(700)]
    rules = list(RULE_SETS)
    known = [(Holidays(place), place.zone) for place in places]
    for holiday, _ in known:
        for year in (2025, 2026, 2027):
            holiday(f"{year}-01-01")

    def mixed() -> None:
        for n in range(PERIODS):
            holiday, zone = known[n % 4]
            compute(lengths[n % 5], days[n % 700], rules[n % 7], holiday, zone)

    rate = PERIODS / core_seconds(mixed)
    print(f"legal periods, {PERIODS:,} of mixed rule sets")
    print(f"  {'with every step':32} {rate:10,.0f} periods/s   {verdict(rate, LEAST, least=True)}")
