"""Standing facts: order, days, corrections and the results that belong to the values that stand (SEMANTICS 1, 6)."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.facts import DAY, MINUTE, changed, struck_by
from engine.instants import plus
from tests.laws.driver import START, Driver


def order(driver: Driver) -> list[int]:
    """Return the entry numbers of the facts in the order of happening."""
    return [one.seq for one in driver.facts()]


def test_open_comes_first_whatever_its_date(drilled: Driver) -> None:
    """A case that is opened in the middle holds from before everything."""
    driver = Driver(drilled.definition, now=plus(START, days=9))
    driver.do("serve", back=10)
    assert [1, 2] == order(driver)
    assert "served" == driver.case.state("claim")


def test_a_day_alone_stands_at_its_beginning(drilled: Driver) -> None:
    """Before what has a minute of that day and is entered later."""
    drilled.wait(3)
    drilled.do("serve", day=True)
    drilled.do("call")
    assert [plus(START, days=1), plus(START, hours=36)] == [one.place for one in drilled.facts()[1:]]


def test_a_day_stands_behind_what_was_on_record_of_that_day(drilled: Driver) -> None:
    """It never leaves its day."""
    drilled.wait(3)
    drilled.do("call")
    drilled.do("serve", day=True)
    assert [plus(START, hours=36)] * 2 == [one.place for one in drilled.facts()[1:]]
    assert [1, 2, 3] == order(drilled)


def test_a_time_to_the_minute_comes_after_what_is_on_record_in_that_minute(drilled: Driver) -> None:
    """`--at 09:31` names the minute, not its first moment."""
    drilled.now = plus(START, milliseconds=20_500)
    drilled.do("serve")
    drilled.now = plus(START, minutes=3)
    drilled.when = lambda back, day: (START, MINUTE)  # type: ignore[method-assign]
    drilled.record("field", {"values": {"spare": True}})
    assert [1, 2, 3] == order(drilled)
    assert drilled.facts()[1].place == drilled.facts()[2].place


def test_entries_of_one_instant_stand_in_the_order_of_the_log(drilled: Driver) -> None:
    """The receipt names the entry that something was put behind."""
    drilled.do("serve")
    drilled.do("court_rules")
    assert ([1, 2, 3], "won") == (order(drilled), drilled.case.state("claim"))


def test_announcements_refusals_and_corrections_are_no_facts(drilled: Driver) -> None:
    """They are read in the order of the log."""
    drilled.do("serve")
    drilled.do("urge")
    drilled.wait(10)
    drilled.correct(2, later=1)
    assert {"lapse", "lapse_withdrawn", "refusal", "correction"} <= {one.kind for one in drilled.entries}
    assert {"open", "action"} == {one.kind for one in drilled.facts()}


def test_a_struck_strike_strikes_nothing(drilled: Driver) -> None:
    """Later entries are settled first."""
    drilled.do("serve")
    served = drilled.seq
    drilled.strike(served)
    assert {served: served + 1} == struck_by(drilled.entries)
    drilled.strike(served + 1)
    assert {served + 1: served + 2} == struck_by(drilled.entries)
    assert "served" == drilled.case.state("claim")


def test_of_two_corrections_of_one_value_the_last_standing_one_counts(drilled: Driver) -> None:
    """Struck, it gives back the one before."""
    drilled.wait(8)
    drilled.do("serve")
    served = drilled.seq
    drilled.correct(served, later=-2)
    drilled.correct(served, later=-2)
    assert plus(START, days=2) == drilled.facts()[1].happened
    drilled.strike(drilled.seq)
    assert plus(START, days=3) == drilled.facts()[1].happened


def test_precision_goes_with_the_date(drilled: Driver) -> None:
    """A minute that turns out to be unknown becomes a day."""
    drilled.wait(3)
    drilled.do("serve")
    drilled.correct(drilled.seq, day=True)
    fact = drilled.facts()[1]
    assert (plus(START, days=1), DAY) == (fact.happened, fact.precision)
    drilled.correct(fact.seq, later=1, day=False)
    assert (plus(START, hours=36), MINUTE) == (drilled.facts()[1].happened, drilled.facts()[1].precision)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"inputs.until": "2026-12-01"}, {"inputs": {"until": "2026-12-01", "kind": "part"}, "sets": ["number"]}),
        ({"evidence": "letter"}, {"inputs": {"until": None, "kind": "part"}, "sets": ["number"], "evidence": "letter"}),
        ({"sets.name": True}, {"inputs": {"until": None, "kind": "part"}, "sets": ["name", "number"]}),
        ({"happened": START, "precision": DAY}, {"inputs": {"until": None, "kind": "part"}, "sets": ["number"]}),
    ],
)
def test_a_correction_changes_the_values_it_names_and_no_others(
    change: dict[str, Any], expected: dict[str, Any]
) -> None:
    """The entry itself is never touched."""
    data = {"inputs": {"until": None, "kind": "part"}, "sets": ["number"]}
    assert expected == changed(data, change)
    assert {"inputs": {"until": None, "kind": "part"}, "sets": ["number"]} == data


def test_the_first_result_stored_for_the_values_counts(drilled: Driver) -> None:
    """Arithmetic of the day it was done; a holiday learned since changes nothing for these values."""
    drilled.do("serve")
    served, before = drilled.seq, drilled.case.limits["object"][0]["until"]
    drilled.wait(4)
    drilled.learn_holiday("2026-11-16")
    drilled.correct(served, later=2)
    drilled.correct(served, later=-2)
    assert before == drilled.case.limits["object"][0]["until"]
    corrections = [one for one in drilled.entries if one.kind == "correction"]
    assert [True, False] == [bool(one.data["results"]) for one in corrections]


def test_a_result_of_the_strike_of_a_correction_belongs_to_the_entry(drilled: Driver) -> None:
    """Two corrections, the first one struck: the values that then stand never stood before."""
    drilled.wait(6)
    drilled.do("file", dates={"until": 3}, already=True)
    filed = drilled.seq
    drilled.correct(filed, dates={"until": 9})
    first = drilled.seq
    drilled.correct(filed, later=-2)
    drilled.strike(first)
    assert plus(START, days=7) == drilled.case.limits["answer"][0]["until"]
