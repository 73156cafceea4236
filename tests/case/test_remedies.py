"""Remedies: what to type so that a condition is met."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.remedies import Context, Node, command, node
from tests.laws.driver import Driver, Step

CASE = "A-2026-0001"
THING = ("record", {"kind": "item", "data": {"register": "things", "items": [{"values": {}, "sets": []}]}})


def why(driver: Driver, action: str, role: str = "clerk", **how: Any) -> list[Node]:
    """Return what stands against an action, each with its remedy."""
    driver.do(action, by=role, **how)
    assert driver.attempt is not None
    spec = driver.definition.actions[action]
    context = Context(driver.definition, driver.case, CASE, command(CASE, spec, {}), role, spec.by)
    return [node(one, context) for one in driver.attempt.decision.verdicts if not one.met]


@pytest.mark.parametrize(
    ("action", "argv", "needs"),
    [
        ("by_state", ("do", CASE, "send"), ()),
        ("by_happened", ("do", CASE, "send"), ()),
        ("by_elapsed", ("do", CASE, "send"), ()),
        ("by_field", ("set", CASE, "flagged=yes"), ()),
        ("by_known", ("set", CASE, "number=REFERENCE"), ("REFERENCE",)),
        ("by_has", ("attach", CASE, "FILE", "--as", "letter"), ("FILE",)),
        ("by_role", ("do", CASE, "by_role", "--by", "PERSON"), ("PERSON",)),
    ],
)
def test_an_unmet_word_has_its_command(
    words: Driver, action: str, argv: tuple[str, ...], needs: tuple[str, ...]
) -> None:
    """A command line as it is typed; what is in capitals is to be filled in."""
    (found,) = why(words, action)
    assert found.remedy is not None
    assert (argv, needs) == (found.remedy.argv, found.remedy.needs)


def test_a_wait_that_runs_has_no_remedy(words: Driver) -> None:
    """Only time meets it, also for the one who could waive it."""
    words.do("send")
    (found,) = why(words, "by_elapsed", "lawyer")
    assert (None, ()) == (found.remedy, found.of)


def test_a_checklist_names_its_points_in_their_order(words: Driver) -> None:
    """Each with the command that ticks it."""
    (found,) = why(words, "by_done")
    assert [("tick", CASE, "list.one"), ("tick", CASE, "list.two")] == [
        one.remedy.argv for one in found.of if one.remedy
    ]


def test_a_register_names_the_items_that_miss_something(words: Driver) -> None:
    """The second thing has no name."""
    words.run([Step("", *THING)])
    (found,) = why(words, "by_every")
    assert [("things/1", ("set", CASE, "things/1", "name=NAME"))] == [
        (one.subject, one.remedy.argv) for one in found.of if one.remedy
    ]


def test_a_count_that_is_too_low_asks_for_an_item(words: Driver) -> None:
    """With a value that tells it apart."""
    (found,) = why(words, "by_least")
    assert [("add", CASE, "things", "name=NAME")] == [one.remedy.argv for one in found.of if one.remedy]


@pytest.mark.parametrize(("action", "count"), [("by_all", 2), ("by_any", 2)])
def test_a_combination_names_what_is_missing_of_it(words: Driver, action: str, count: int) -> None:
    """For `any` each way would do."""
    (found,) = why(words, action)
    assert count == len([one for one in found.of if one.remedy])


def test_what_has_no_other_way_can_be_passed_with_a_reason_by_whom_the_rule_names(words: Driver) -> None:
    """`weighed` has a remedy of its own for each clause, so no reason is offered before it."""
    found = why(words, "weighed")
    assert [("set", CASE, "number=REFERENCE"), ("attach", CASE, "FILE", "--as", "letter")] == [
        one.remedy.argv for one in found if one.remedy
    ]


def test_what_was_done_has_no_remedy(words: Driver) -> None:
    """A met clause asks for nothing."""
    words.do("send")
    words.do("by_state")
    assert words.attempt is not None
    context = Context(words.definition, words.case, CASE, command(CASE, words.definition.actions["send"], {}), None)
    assert {None} == {node(one, context).remedy for one in words.attempt.decision.verdicts}


def test_an_action_asks_for_what_it_needs_by_type(hacked: Driver) -> None:
    """A choice carries its words, a file its placeholder, and a proposed value stands in the line."""
    found = command(CASE, hacked.definition.actions["appeal"], {"until": "2026-12-04"})
    assert ("do", CASE, "appeal", "until=2026-12-04", "channel=CHOICE", "letter=FILE") == found.argv
    assert ({"CHOICE": ("form", "email", "post")}, None) == (found.of, found.by)


def test_an_observation_names_the_party_that_acts(hacked: Driver) -> None:
    """Nobody in the office can do what Amazon does."""
    assert "amazon" == command(CASE, hacked.definition.actions["amazon_locks"], {}).by
