"""The norms and decisions of the features: each that is known is shown, and each rule set in all that it says."""

from __future__ import annotations

import re
from pathlib import Path

from engine.periods.rulesets import RULE_SETS
from features.steps.periods import LAENDER, PLACES, RULES
from features.support.norms import DECISIONS, STATUTES, tag

ROOT = Path(__file__).parents[2]
TOLD = "\n".join(path.read_text("utf-8") for path in (ROOT / "features").rglob("*.feature"))
TAGS = set(re.findall(r"@(\w+)", TOLD))


def test_every_norm_of_every_rule_set_is_shown() -> None:
    """Whatever a computation can cite has its scenario; the calendar is no norm."""
    norms = {tag(one) for rule in RULE_SETS.values() for one in rule if isinstance(one, str) and "-" in one}

    assert set() == norms - TAGS


def test_every_decision_and_statute_is_shown() -> None:
    """No decision is listed that no scenario stands for."""
    assert set() == {*DECISIONS, *STATUTES} - TAGS


def test_every_place_and_rule_set_is_told_somewhere() -> None:
    """The words hold no place and no rule set that no scenario names."""
    assert [] == [name for name in (*PLACES, *LAENDER, *RULES) if name not in TOLD]
    assert set(RULE_SETS) == set(RULES.values())
