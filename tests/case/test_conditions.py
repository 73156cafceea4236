"""Every word of a condition, met and unmet, asked through `decide`."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.conditions import Verdict
from tests.laws.driver import Driver, Step

SEND = ("do", {"action": "send"})
LETTER = ("record", {"kind": "evidence", "data": {"evidence": "letter"}})
NUMBER = ("record", {"kind": "field", "data": {"values": {}, "sets": ["number"]}})
FLAGGED = ("record", {"kind": "field", "data": {"values": {"flagged": True}}})
UNFLAGGED = ("record", {"kind": "field", "data": {"values": {"flagged": False}}})
THING = ("record", {"kind": "item", "data": {"register": "things", "items": [{"values": {}, "sets": ["name"]}]}})
NAMELESS = ("record", {"kind": "item", "data": {"register": "things", "items": [{"values": {}, "sets": []}]}})
ONE, TWO = ("tick", {"name": "list.one"}), ("tick", {"name": "list.two"})
DATED = ("do", {"action": "send", "dates": {"until": 5}})
ANSWERED = ("do", {"action": "court_says"})
DROP = ("do", {"action": "drop", "on": ["things/1"]})


def wait(steps: int) -> tuple[str, dict[str, Any]]:
    """Let half days pass."""
    return "wait", {"steps": steps}


def skip(item: str) -> tuple[str, dict[str, Any]]:
    """Say that an item does not apply."""
    return "record", {"kind": "tick", "data": {"tick": item, "skip": "not_applicable"}}


TABLE = [
    ("by_state", [SEND], True),
    ("by_state", [], False),
    ("by_states", [], True),
    ("by_states", [SEND, ANSWERED], False),
    ("by_happened", [SEND], True),
    ("by_happened", [], False),
    ("by_field", [FLAGGED], True),
    ("by_field", [], False),
    ("by_field", [FLAGGED, wait(1), UNFLAGGED], False),
    ("by_known", [NUMBER], True),
    ("by_known", [], False),
    ("by_done", [ONE, TWO], True),
    ("by_done", [ONE], False),
    ("by_done", [ONE, skip("list.two")], True),
    ("by_done", [TWO, wait(1), ONE], False),
    ("by_item", [ONE], True),
    ("by_item", [], False),
    ("by_has", [LETTER], True),
    ("by_has", [], False),
    ("by_elapsed", [SEND, wait(16)], True),
    ("by_elapsed", [SEND, wait(15)], False),
    ("by_elapsed", [], False),
    ("by_before", [DATED, wait(11)], True),
    ("by_before", [DATED, wait(12)], False),
    ("by_before", [DATED, ANSWERED], False),
    ("by_before", [], False),
    ("by_lapsed", [DATED, wait(12)], True),
    ("by_lapsed", [DATED, wait(11)], False),
    ("by_lapsed", [DATED, wait(12), DATED], False),
    ("by_every", [THING, THING], True),
    ("by_every", [], True),
    ("by_every", [THING, NAMELESS], False),
    ("by_least", [THING, NAMELESS], True),
    ("by_least", [THING], False),
    ("by_most", [THING, NAMELESS, DROP], True),
    ("by_most", [THING, NAMELESS], False),
    ("by_all", [NUMBER, LETTER], True),
    ("by_all", [NUMBER], False),
    ("by_any", [LETTER], True),
    ("by_any", [], False),
    ("by_not", [], True),
    ("by_not", [NUMBER], False),
    ("by_when", [], True),
    ("by_when", [NUMBER], False),
    ("by_when", [NUMBER, LETTER], True),
]


@pytest.mark.parametrize(("probe", "steps", "met"), TABLE)
def test_a_word_is_met_or_unmet(words: Driver, probe: str, steps: list[tuple[str, dict[str, Any]]], met: bool) -> None:
    """What stands in the case at that moment answers the clause."""
    words.run(Step("", *one) for one in steps)
    assert met == words.do(probe)


@pytest.mark.parametrize(("role", "met"), [("lawyer", True), ("clerk", False)])
def test_the_role_of_who_acts_answers_role(words: Driver, role: str, met: bool) -> None:
    """Not who types, but for whom."""
    assert met == words.do("by_role", by=role)


@pytest.mark.parametrize(("inputs", "met"), [({"how": "mail"}, True), ({"how": "phone"}, False), ({}, False)])
def test_the_action_s_own_inputs_answer_given(words: Driver, inputs: dict[str, str], met: bool) -> None:
    """Only what is given with this very action counts."""
    assert met == words.do("by_given", inputs=inputs)


def _verdict(driver: Driver, probe: str) -> Verdict:
    driver.do(probe)
    assert driver.attempt is not None
    return driver.attempt.decision.verdicts[-1]


def test_a_wait_that_runs_says_when_it_is_over(words: Driver) -> None:
    """Time alone will meet the clause: a week after 2 November, from 10 November 00:00 in Berlin."""
    words.do("send")
    assert "2026-11-09T23:00:00.000Z" == _verdict(words, "by_elapsed").opens_at


def test_a_wait_that_never_began_names_what_it_waits_for(words: Driver) -> None:
    """No date can be given, but the action can."""
    verdict = _verdict(words, "by_elapsed")
    assert (None, {"waiting_for": "send"}) == (verdict.opens_at, verdict.facts)


def test_a_limit_that_still_runs_says_until_when(words: Driver) -> None:
    """The clause that is met now closes at the limit's end."""
    words.do("send", dates={"until": 5})
    assert "2026-11-07T23:00:00.000Z" == _verdict(words, "by_before").closes_at


def test_what_is_missing_is_named(words: Driver) -> None:
    """An unmet `every` names the items, an unmet `done` the points."""
    words.run([Step("", *THING), Step("", *NAMELESS)])
    assert {"missing": ["things/2"]} == _verdict(words, "by_every").facts
    assert {"missing": ["one", "two"]} == _verdict(words, "by_done").facts


def test_every_clause_is_evaluated(words: Driver) -> None:
    """A clause that fails hides none of those behind it."""
    words.do("weighed")
    assert words.attempt is not None
    assert ["weighed.must.known.number", "weighed.should.has.letter"] == list(words.attempt.decision.unmet)
