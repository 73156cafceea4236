"""The fold as a function: pure, up to an instant, and the same in one walk or in steps (SEMANTICS 1)."""

from __future__ import annotations

import json

from engine.case.case import restore, snapshot
from engine.case.facts import DAY, MINUTE, Fact
from engine.instants import plus
from tests.laws.driver import START, Driver


def unknown(driver: Driver) -> Fact:
    """An act of an action that this workflow version does not have."""
    data = {"action": "of_another_version", "inputs": {}}
    return Fact(9, "action", driver.now, MINUTE, driver.now, driver.now, "lawyer", data, (), frozenset())


def test_a_fold_sees_nothing_after_its_instant(drilled: Driver) -> None:
    """Neither facts nor lapses; `open` holds even before its own date."""
    drilled.do("serve")
    drilled.wait(2)
    drilled.do("file", dates={"until": 5}, already=True)
    drilled.wait(20)
    states = [drilled.fold(drilled.facts(), plus(START, days=day)).state("claim") for day in (-1, 0, 1, 6, 7)]
    assert ["idle", "served", "filed", "filed", "lapsed"] == states


def test_folding_twice_gives_the_same_and_changes_nothing_that_was_given(drilled: Driver) -> None:
    """No clock, no file, no memory."""
    drilled.do("serve")
    drilled.do("file", dates={"until": 5}, already=True)
    facts = drilled.facts()
    before = json.dumps([one.data for one in facts])
    first, second = drilled.fold(facts, drilled.now), drilled.fold(facts, drilled.now)
    assert snapshot(first) == snapshot(second)
    assert before == json.dumps([one.data for one in facts])


def test_a_step_leaves_the_case_it_started_from_as_it_was(drilled: Driver) -> None:
    """`advance` works on a copy."""
    drilled.do("serve")
    case = drilled.case
    before = json.dumps(snapshot(case))
    later = plus(START, days=40)
    fact = Fact(9, "action", later, MINUTE, later, later, "court", {"action": "court_rules"}, (), frozenset())
    assert "won" == drilled.advance(case, (fact,), later).state("claim")
    assert before == json.dumps(snapshot(case))


def test_a_snapshot_is_the_case(drilled: Driver) -> None:
    """Written as JSON and read again it folds on as if it had never been stored."""
    drilled.record("item", {"register": "witnesses", "items": [{"values": {}, "sets": ["name"]}]})
    drilled.do("serve")
    case = drilled.fold(drilled.facts(), drilled.now)
    again = restore(json.loads(json.dumps(snapshot(case))), case.items)
    later = plus(START, days=30)
    assert snapshot(drilled.advance(case, (), later)) == snapshot(drilled.advance(again, (), later))


def test_an_action_that_the_version_does_not_know_is_kept_and_moves_nothing(drilled: Driver) -> None:
    """Marked, and the fold goes on."""
    drilled.do("serve")
    case = drilled.fold([*drilled.facts(), unknown(drilled)], drilled.now)
    assert (["served", "calm"], [9]) == ([one["state"] for one in case.tracks.values()], case.unexpected)


def test_open_can_be_corrected_in_its_date_and_its_fields(drilled: Driver) -> None:
    """What was given with it holds from before everything else."""
    drilled.wait(4)
    drilled.do("serve", back=3)
    drilled.correct(1, values={"happened": START, "precision": DAY, "values.spare": True})
    case = drilled.fold(drilled.facts(), START)
    assert ({"client": True, "spare": True}, START) == (case.fields, case.tracks["mood"]["since"])


def test_the_trace_names_the_moves_of_each_fact(drilled: Driver) -> None:
    """In order, also those that lead back to the same state."""
    drilled.do("serve")
    drilled.do("file", dates={"until": 5}, already=True)
    drilled.do("file", dates={"until": 6}, already=True)
    trace: dict[int, list[dict[str, str]]] = {}
    drilled.fold(drilled.facts(), drilled.now, trace)
    assert [("idle", "served"), ("served", "filed"), ("filed", "filed")] == [
        (one["from"], one["to"]) for seq in (2, 3, 4) for one in trace[seq]
    ]


def test_what_an_entry_stored_about_its_own_moves_is_never_read(drilled: Driver) -> None:
    """It is the receipt of that day."""
    drilled.do("serve")
    facts = drilled.facts()
    told = [
        one._replace(data={**one.data, "moves": [{"track": "claim", "from": "idle", "to": "won"}]}) for one in facts
    ]
    assert snapshot(drilled.fold(facts, drilled.now)) == snapshot(drilled.fold(told, drilled.now))
