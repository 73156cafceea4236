"""The second story of the demo, `make demo STORY=extortion`: every line does what the story says."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def told(demo: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Every command of the story with what it said."""
    folder = tmp_path_factory.mktemp("extortion")
    env = {**demo.environment(folder / "office"), "FRISTWERK_LANG": "en"}
    return [one for one in demo.play(demo.STORY.with_name("extortion.sh"), env) if isinstance(one, demo.Ran)]


def test_every_line_ends_as_the_story_says(told: list[Any]) -> None:
    """What is refused is refused, all the rest is done."""
    wrong = [(one.step.text, one.exit_code) for one in told if one.exit_code != one.step.exit_code]

    assert [] == wrong


def test_stock_is_free_two_days_after_the_report(told: list[Any]) -> None:
    """340 pending orders, nobody can ship, Amazon cancels (A16, A35, A42)."""
    said = next(one.stdout for one in told if "amazon_cancels_pending" in one.step.text)

    assert "orders: 340 entries  fraud → cancelled by Amazon" in said
    assert "blocked → free again" in said
