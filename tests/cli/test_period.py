"""`period`: without an office, in both languages, and what a script gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.periods.rulesets import RULE_SETS
from screens.period_words import NORMS
from tests.cli.conftest import Answer, type_into

FIELDS = {"zone", "start", "rule_set", "place", "nominal_end", "end", "open_from", "steps"}


def period(*argv: str, lang: str = "en") -> Answer:
    """Type a period where no office is."""
    return type_into(Path("/nonexistent"), "period", *argv, FRISTWERK_LANG=lang)


def test_it_answers_with_what_is_promised() -> None:
    """Every field, the zone first, and a norm and a sentence for each step."""
    answer = period("1", "month", "--from", "2026-01-31", "--rule", "zpo", "--place", "DE-SN", "--json").json

    assert set() == FIELDS - set(answer)
    assert ("2026-02-28", "2026-03-02", None) == (answer["nominal_end"], answer["end"], answer["open_from"])
    assert ["§ 187(1) BGB", "§ 188(2) BGB", "§ 188(3) BGB", "§ 222(2) ZPO"] == [one["norm"] for one in answer["steps"]]
    assert all({"norm", "text"} == set(one) for one in answer["steps"])


def test_an_end_within_a_day_is_a_local_instant() -> None:
    """Hours end with the offset of the place."""
    answer = period("PT72H", "--from", "22.12.2020 12:17", "--rule", "eu", "--place", "DE-BE", "--json").json

    assert "2020-12-25T13:00:00+01:00" == answer["end"]


@pytest.mark.parametrize(
    ("argv", "end"),
    [
        (("P1M", "--from", "2026-02-01", "--rule", "bgb", "--first-day-counts", "--no-shift"), "2026-02-28"),
        (("P1W", "--from", "2026-03-28", "--rule", "bgb", "--continues"), "2026-04-07"),
        (("P30D", "--from", "2026-05-09", "--rule", "eu", "--before"), "2026-04-09"),
        (("P1W", "--from", "2026-03-21", "--rule", "bgb", "--extend", "P1W"), "2026-04-07"),
        (("P2D", "--from", "2026-04-02", "--rule", "eu", "--two-working-days"), "2026-04-08"),
        (("1", "Woche", "--from", "Ende 2026-02", "--rule", "plain"), "2026-03-07"),
    ],
)
def test_each_option_reaches_the_computation(argv: tuple[str, ...], end: str) -> None:
    """No option is taken and forgotten."""
    assert end == period(*argv, "--place", "DE-BE", "--json").json["end"]


def test_hours_where_a_country_has_several_zones() -> None:
    """Days are certain there, hours are not."""
    asked = ("--from", "2026-03-02", "--rule", "plain", "--place", "US-TX")

    assert 0 == period("2", "days", *asked).exit
    assert "several time zones" in period("48", "hours", *asked).err


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("rules", sorted(RULE_SETS))
def test_every_step_has_its_sentence(rules: str, lang: str) -> None:
    """Forwards, backwards, in hours, unshifted: nothing is left without words."""
    asked = ("--rule", rules, "--place", "DE-BE")
    ways = [("P1.5M",), ("P3D",), ("PT80H",), ("P1M", "--before"), ("PT30H", "--before"), ("P1W", "--no-shift")]
    if RULE_SETS[rules].extension:
        ways += [("P1M", "--extend", "P1M"), ("PT9H", "--extend", "P1D"), ("P1D", "--extend", "PT9H")]

    for way in ways:
        for start in ("2026-02-28", "2026-03-31", "2026-04-05 12:17"):
            answer = period(*way, "--from", start, *asked, lang=lang)
            assert 0 == answer.exit, (way, start, answer)


def test_every_norm_is_cited() -> None:
    """Each norm of each rule set, and each rule set itself, has its citation."""
    norms = {one for rule in RULE_SETS.values() for one in rule if isinstance(one, str)}

    assert set() == norms - set(NORMS)
