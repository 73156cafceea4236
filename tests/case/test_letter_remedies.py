"""What is offered where a letter to Amazon lacks a second pair of eyes, or does not say what is new."""

from __future__ import annotations

from typing import Any

from engine.case.case import Paper
from engine.case.conditions import Verdict
from engine.case.remedies import Context, command, node
from tests.laws.driver import Driver

CASE = "A-2026-0001"
TYPED = {"until": "2026-12-04", "channel": "form"}


def offered(hacked: Driver, clause: str, facts: dict[str, Any], letter: str | None, person: str) -> tuple[str, ...]:
    """Return what is offered to a person who appeals, for a condition that is not met."""
    spec = hacked.definition.actions["appeal"]
    case = hacked.case.copy()
    case.papers["3"] = Paper(kind="appeal_letter", by="p-01", checked=[])
    line = command(CASE, spec, TYPED | ({"letter": letter} if letter else {}))
    context = Context(hacked.definition, case, CASE, line, "caseworker", spec.by, person)
    unmet = next(one for one in spec.clauses if one.id == f"appeal.should.{clause}")
    remedy = node(Verdict(unmet, False, facts), context).remedy
    assert remedy is not None
    return remedy.argv


def test_an_optional_input_that_is_asked_for_stands_in_the_command(hacked: Driver) -> None:
    """The act is repeated with what it lacks, behind what it says already."""
    argv = offered(hacked, "given.what_is_new", {}, "3", "p-02")

    assert ("do", CASE, "appeal", "until=2026-12-04", "channel=form", "letter=3", "what_is_new=TEXT") == argv


def test_somebody_else_is_asked_to_check_what_is_on_record(hacked: Driver) -> None:
    """Whoever did not put it there can check it at once."""
    assert ("do", CASE, "check_letter", "letter=3") == offered(hacked, "checked.letter", {"number": 3}, None, "p-02")


def test_whoever_put_it_on_record_gives_a_reason(hacked: Driver) -> None:
    """One's own letter is no second person's."""
    assert ("--despite", "REASON") == offered(hacked, "checked.letter", {"number": 3}, "3", "p-01")[-2:]


def test_a_letter_that_comes_with_the_act_is_put_on_record_first(hacked: Driver) -> None:
    """Named again it is known by its content; then somebody else can check it."""
    argv = offered(hacked, "checked.letter", {}, "/tmp/appeal.pdf", "p-01")

    assert ("attach", CASE, "/tmp/appeal.pdf", "--as", "appeal_letter") == argv


def test_without_a_letter_on_record_it_is_put_there_first(hacked: Driver) -> None:
    """Then somebody else can check it."""
    argv = offered(hacked, "checked.letter", {}, None, "p-01")

    assert ("attach", CASE, "FILE", "--as", "appeal_letter") == argv
