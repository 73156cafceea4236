"""`workflow diagram` and `workflow rules`: a workflow as a drawing, and its rules with their places."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from engine.workflow.ruleplaces import GUIDES
from tests.cli.conftest import Type


def test_a_workflow_is_drawn_as_text(fristwerk: Type) -> None:
    """Each state, and what leads on from it."""
    answer = fristwerk("workflow", "diagram", "hacked-account", "--lang", "en")

    assert 0 == answer.exit
    assert "  ○ appealed" in answer.out
    assert "⇢ deadline lapsed: “deadline for release” runs out [by itself]" in answer.out


def test_a_case_is_drawn_where_it_stands(fristwerk: Type) -> None:
    """The same drawing, with the case in it."""
    answer = fristwerk("workflow", "diagram", "hacked-account", "--case", "1", "--json").json
    here = {one["key"]: [state["key"] for state in one["states"] if state["here"]] for one in answer["diagrams"]}

    assert "A-2026-0001" == answer["case"]
    assert (["reported"], ["none"], ["made"]) == (here["account"], here["access"], here["reporting"])


def test_svg_and_mermaid_are_whole_documents(fristwerk: Type, tmp_path: Path) -> None:
    """What is written to a file can be opened, what is piped can be drawn."""
    file = tmp_path / "account.svg"
    written = fristwerk("workflow", "diagram", "hacked-account", "--format", "svg", "-o", str(file))
    piped = fristwerk("workflow", "diagram", "hacked-account", "--format", "mermaid")

    assert (0, "") == (written.exit, written.out)
    assert "svg" == ET.fromstring(file.read_text("utf-8")).tag.rpartition("}")[2]
    assert piped.out.startswith("flowchart TB\n  subgraph account[")


def test_a_case_of_another_workflow_is_refused(fristwerk: Type) -> None:
    """A drawing never shows a case in a workflow that it does not follow."""
    answer = fristwerk("workflow", "diagram", "extortion", "--case", "1")

    assert (2, True) == (answer.exit, "A-2026-0001 is a case of hacked-account, not of extortion" in answer.err)


def test_a_file_that_cannot_be_written_leaves_nothing(fristwerk: Type, tmp_path: Path) -> None:
    """Whole or not at all."""
    answer = fristwerk("workflow", "diagram", "hacked-account", "-o", str(tmp_path / "none" / "x.txt"))

    assert (8, []) == (answer.exit, list(tmp_path.rglob("*x.txt*")))


def test_the_rules_are_listed_with_their_places(fristwerk: Type) -> None:
    """All of them in JSON; one of them with every place."""
    answer = fristwerk("workflow", "rules", "--json").json
    one = fristwerk("workflow", "rules", "B72")

    assert [*GUIDES] == [rule["rule"] for rule in answer["rules"] if rule["guide"]]
    assert (143, sum(bool(rule["places"]) for rule in answer["rules"] if rule["guide"])) == (
        answer["total"],
        answer["placed"],
    )
    assert "condition: request_file_inspection.must.elapsed.file_complaint" in one.out


def test_only_rules_without_a_place_can_be_asked_for(fristwerk: Type) -> None:
    """What is still to be done, and nothing else."""
    answer = fristwerk("workflow", "rules", "--open", "--json").json

    assert [] == [rule["rule"] for rule in answer["rules"] if rule["places"]]


def test_an_unknown_rule_is_named_with_the_nearest(fristwerk: Type) -> None:
    """A slip of the finger finds its rule."""
    answer = fristwerk("workflow", "rules", "B720", "--json")

    assert 4 == answer.exit
    assert "B72" in json.loads(answer.out)["error"]["nearest"]
