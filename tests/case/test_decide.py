"""What is about to be done can be refused; what has been done cannot (SEMANTICS 3)."""

from __future__ import annotations

import pytest

from engine.case.decide import Decision
from tests.laws.driver import Driver

MUST, SHOULD = "weighed.must.known.number", "weighed.should.has.letter"


def decision(driver: Driver, action: str, **how: object) -> Decision:
    """Try an action and return what was decided."""
    driver.do(action, **how)  # type: ignore[arg-type]
    assert driver.attempt is not None
    return driver.attempt.decision


@pytest.mark.parametrize(
    ("how", "refused", "passed"),
    [
        ({"by": "clerk"}, (MUST, SHOULD), ()),
        ({"by": "clerk", "despite": True}, (MUST,), ()),
        ({"by": "lawyer", "despite": True}, (), (MUST, SHOULD)),
        ({"by": "clerk", "already": True}, (), ()),
    ],
)
def test_must_refuses_should_passes_with_a_reason(
    words: Driver, how: dict[str, object], refused: tuple[str, ...], passed: tuple[str, ...]
) -> None:
    """A `must` that a role may waive passes with a reason for that role alone; there is no way to force."""
    found = decision(words, "weighed", **how)
    assert (refused, passed) == (found.refused, found.passed)


def test_a_must_without_waiver_is_not_passed_by_a_reason(words: Driver) -> None:
    """Not even by a lawyer."""
    assert ("firm.must.known.number",) == decision(words, "firm", by="lawyer", despite=True).refused


def test_a_wrong_role_is_a_clause_like_the_others(words: Driver) -> None:
    """It refuses a plan and is a finding of what was done."""
    assert "firm.must.role" in decision(words, "firm", by="clerk").refused
    words.do("firm", by="clerk", already=True)
    assert {"firm.must.role", "firm.must.known.number"} == {clause for _, clause in words.case.findings}


def test_what_was_passed_with_a_reason_is_no_finding(words: Driver) -> None:
    """Less those passed with `--despite`; without a reason they are found."""
    words.do("weighed", by="lawyer", despite=True)
    assert [] == words.case.findings
    words.do("weighed", by="lawyer", already=True)
    assert {MUST, SHOULD} == {clause for _, clause in words.case.findings}


@pytest.mark.parametrize("already", [False, True])
def test_a_prohibited_act_is_refused_planned_or_done(words: Driver, already: bool) -> None:
    """That it happened is recorded by its observation."""
    assert not words.do("cheat", by="clerk", already=already, despite=True)


def test_an_observation_is_never_refused(words: Driver) -> None:
    """It has no arrow from the first state: kept, unexpected, and without effect on the track."""
    assert words.do("court_says")
    assert ([words.seq], "a") == (words.case.unexpected, words.case.state("road"))


def test_a_plan_needs_its_arrow(words: Driver) -> None:
    """No arrow from where the home track stands: refused by a clause with a name."""
    words.do("send")
    words.do("court_says")
    found = decision(words, "send")
    assert (("send.must.state.road",), None) == (found.refused, found.earliest)


def test_an_item_acts_from_its_own_state(words: Driver) -> None:
    """What is gone cannot be dropped again; the refusal names the item."""
    words.record("item", {"register": "things", "items": [{"values": {}, "sets": ["name"]}]})
    assert words.do("drop", on=["things/1"])
    found = decision(words, "drop", on=["things/1"])
    assert {"missing": ["things/1"]} == next(one.facts for one in found.verdicts if not one.met)


def test_a_plain_act_in_the_past_is_judged_at_its_instant(words: Driver) -> None:
    """The number became known today; yesterday's act could not borrow it."""
    words.wait(4)
    words.record("field", {"values": {}, "sets": ["number"]})
    assert not words.do("by_known", back=2)
    assert words.do("by_known")


def test_the_earliest_date_is_the_last_of_those_that_time_alone_will_bring(words: Driver) -> None:
    """A week after the letter."""
    words.do("send")
    assert "2026-11-09T23:00:00.000Z" == decision(words, "by_elapsed").earliest
