"""The story of the demo: every line does what the story says."""

from __future__ import annotations

import json
import subprocess
from typing import Any


def test_every_line_ends_as_the_story_says(story: Any) -> None:
    """A line that is refused is meant to be; nothing else fails, and nothing is said twice."""
    wrong = [
        f"{one.step.text}: exit {one.exit_code}, not {one.step.exit_code}\n{one.stdout}{one.stderr}"
        for one in story.commands
        if one.exit_code != one.step.exit_code
    ]

    assert [] == wrong


def answer(story: Any, demo: Any, *words: str) -> dict[str, Any]:
    """Ask the finished office and return its JSON."""
    env = {**demo.environment(story.office), "FRISTWERK_NOW": "2026-11-17T18:10+01:00"}
    done = subprocess.run(["fristwerk", *words, "--json"], env=env, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_account_is_back_at_the_end(story: Any, demo: Any) -> None:
    """Reactivated, with full access, the file inspected, and the lawyer still engaged."""
    tracks = answer(story, demo, "show", "1")["tracks"]

    assert {
        "account": "reactivated",
        "reporting": "made",
        "access": "full",
        "counsel": "engaged",
        "criminal": "inspected",
        "data_protection": "risk",
        "offers": "hidden",
        "platform_complaint": "none",
        "damages": "none",
    } == {name: one["state"] for name, one in tracks.items()}


def test_the_stock_was_struck_with_its_proof(story: Any, demo: Any) -> None:
    """Asked for more time, refused, ordered, and struck only with what proves the order (B25, B56)."""
    item = answer(story, demo, "items", "1", "stock_notices")["items"][0]
    limit = item["limits"][0]

    assert ("ordered", "struck", [10]) == (item["state"], limit["state"], limit["proof"])
    assert ("2026-10-11", "2026-10-09", None) == (limit["nominal_end"], limit["work_by"], limit["asked"])


def test_the_lapse_was_announced_and_withdrawn(story: Any, demo: Any) -> None:
    """The log keeps both: what the office believed on 30 September, and that it was wrong."""
    entries = answer(story, demo, "history", "1")["entries"]
    kinds = [one["kind"] for one in entries if one["kind"] in ("lapse", "lapse_withdrawn")]

    assert ["lapse", "lapse_withdrawn"] == kinds[:2]


def test_file_inspection_was_refused_on_day_27_and_28(story: Any, demo: Any) -> None:
    """Two refusals stand in the log before the request does (B72)."""
    entries = answer(story, demo, "history", "1")["entries"]
    tries = [
        one["kind"] for one in entries if (one["action"] or one["data"].get("action")) == "request_file_inspection"
    ]

    assert ["refusal", "refusal", "action"] == tries


def test_the_dossier_verifies_with_nothing_but_sha256sum(story: Any) -> None:
    """Whoever receives the folder needs no program of ours to check it."""
    folder = story.office.parent / "dossier-amazon"
    manifest = next(folder.glob("manifest*"))
    done = subprocess.run(["sha256sum", "-c", manifest.name], cwd=folder, capture_output=True, check=False)

    assert 0 == done.returncode
