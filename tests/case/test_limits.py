"""Limits: how they begin, are met, end and lapse (SEMANTICS 4)."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case import alarms, limits
from engine.case.case import Instance
from engine.instants import plus
from tests.laws.driver import START, Driver


def states(driver: Driver, key: str) -> list[str]:
    """Return the states of a limit's instances in the order of happening."""
    return [one["state"] for one in driver.case.limits[key]]


def newest(driver: Driver, key: str) -> Instance:
    """Return the instance that began last."""
    run = driver.case.newest(key)
    assert run is not None
    return run


def days(number: float) -> str:
    """Return the instant so many days after the start."""
    return plus(START, hours=int(24 * number))


@pytest.fixture
def filed(drilled: Driver) -> Driver:
    """Served on day 0 and filed with time to the end of day 5: over at 00:00 of day 6."""
    drilled.do("serve")
    drilled.do("file", dates={"until": 5}, already=True)
    return drilled


@pytest.mark.parametrize(("steps", "state", "claim"), [(11, "open", "filed"), (12, "lapsed", "lapsed")])
def test_a_limit_is_half_open(filed: Driver, steps: int, state: str, claim: str) -> None:
    """In time until the last moment of the day; lapsed from the first moment of the next."""
    filed.wait(steps)
    assert ([state], claim) == (states(filed, "answer"), filed.case.state("claim"))


def test_a_lapse_moves_every_track_it_names_where_there_is_an_arrow(filed: Driver) -> None:
    """It is a conclusion: no entry, but the instant and the moves."""
    filed.wait(12)
    lapse = filed.case.lapses[-1]
    assert ("answer", days(6)) == (lapse["key"], lapse["at"])
    moved = [(one["track"], one["from"], one["to"]) for one in lapse["moves"]]
    assert [("claim", "filed", "lapsed"), ("mood", "calm", "alarmed")] == moved


def test_what_a_limit_expected_is_a_finding_of_the_entry_that_started_it(filed: Driver) -> None:
    """The steps were not done when it lapsed."""
    start = newest(filed, "answer")["seq"]
    filed.wait(12)
    assert (start, "answer.expect.done.steps") in filed.case.findings


@pytest.mark.parametrize(("inputs", "state"), [({"kind": "full"}, "met"), ({"kind": "part"}, "ended"), ({}, "ended")])
def test_an_answer_meets_or_ends_by_its_inputs(filed: Driver, inputs: dict[str, str], state: str) -> None:
    """Met goes before ended where both would hold."""
    filed.do("court_answers", inputs=inputs)
    assert [state] == states(filed, "answer")


def test_the_first_to_close_a_limit_counts(filed: Driver) -> None:
    """Answered in part, then won: it stays ended."""
    filed.wait(1)
    filed.do("court_answers", inputs={"kind": "part"})
    closed = filed.seq
    filed.wait(1)
    filed.do("court_rules")
    assert ("ended", closed) == (newest(filed, "answer")["state"], newest(filed, "answer")["closed_by"])


def test_a_fact_after_the_lapse_leaves_it_lapsed_and_says_when_it_was_done(filed: Driver) -> None:
    """`done_at` is a mark beside the state."""
    filed.wait(14)
    filed.do("court_rules")
    assert ("lapsed", days(7)) == (newest(filed, "answer")["state"], newest(filed, "answer")["done_at"])


def test_a_fact_in_time_recorded_late_takes_the_lapse_back(filed: Driver) -> None:
    """Marked as recorded late; the track that had lapsed never did."""
    filed.wait(14)
    filed.sweep()
    filed.do("court_rules", back=4)
    assert ("met", True) == (newest(filed, "answer")["state"], newest(filed, "answer").get("recorded_late"))
    assert ["lapse", "action", "lapse_withdrawn"] == [one.kind for one in filed.entries[-3:]]


def test_again_restart_supersedes_the_older_one_which_never_lapses(filed: Driver) -> None:
    """A later letter, another date."""
    filed.wait(4)
    filed.do("file", dates={"until": 10}, already=True)
    filed.wait(10)
    assert (["superseded", "open"], "filed") == (states(filed, "answer"), filed.case.state("claim"))


def test_again_keep_lets_the_older_one_run_and_makes_no_instance(filed: Driver) -> None:
    """Served twice: our deadline is the first one's."""
    filed.wait(4)
    filed.do("serve")
    assert [days(15)] == [one["until"] for one in filed.case.limits["object"]]


def test_a_limit_that_was_kept_begins_anew_once_it_is_over(filed: Driver) -> None:
    """Met, and then served again after the case was won."""
    filed.do("call")
    filed.wait(1)
    filed.do("court_rules")
    filed.wait(1)
    filed.do("serve")
    assert ["met", "open"] == states(filed, "object")


def test_an_observation_that_moved_nothing_starts_only_the_first(filed: Driver) -> None:
    """A second service in a state without its arrow restarts not even what restarts."""
    first = newest(filed, "ring")["until"]
    filed.wait(2)
    filed.do("serve")
    assert [first] == [one["until"] for one in filed.case.limits["ring"]]


def test_an_observation_that_moved_nothing_still_starts_what_the_case_has_none_of(drilled: Driver) -> None:
    """Filed before it was served, as the entries have it: the deadline must not vanish."""
    drilled.do("file", dates={"until": 5}, already=True)
    drilled.wait(1)
    drilled.do("serve")
    assert ([drilled.seq], ["open"]) == (drilled.case.unexpected, states(drilled, "object"))


def test_hours_count_in_hours(drilled: Driver) -> None:
    """48 hours after noon end at noon."""
    drilled.wait(1)
    drilled.do("serve")
    assert days(2.5) == newest(drilled, "ring")["until"]


def test_a_limit_without_its_date_is_open_and_never_lapses(drilled: Driver) -> None:
    """Nobody knows what was set."""
    drilled.do("serve")
    drilled.do("file", already=True)
    drilled.wait(400)
    assert ("open", None) == (newest(drilled, "answer")["state"], newest(drilled, "answer")["until"])


def test_lapses_of_one_instant_come_in_the_order_of_the_workflow(drilled: Driver) -> None:
    """`answer` stands before `object`, `object` before `ring`."""
    drilled.do("serve")
    drilled.do("file", dates={"until": 14}, already=True)
    drilled.wait(30)
    assert [("ring", days(2)), ("answer", days(15)), ("object", days(15))] == [
        (one["key"], one["at"]) for one in drilled.case.lapses
    ]


def test_an_overdue_limit_of_ours_stays_an_alarm_until_it_was_done(filed: Driver) -> None:
    """Lapsed, moved nothing, nothing done: a row of the agenda."""

    def keys() -> list[str]:
        return [one.key for one in alarms.alarms(filed.definition, filed.case, filed.now)]

    filed.wait(40)
    assert ("lapsed", True) == (newest(filed, "object")["state"], "object/1" in keys())
    filed.do("call")
    assert "object/1" not in keys()


def test_a_wait_waits_and_is_over(filed: Driver) -> None:
    """Two weeks after the first letter, whatever follows."""
    filed.wait(4)
    filed.do("file", dates={"until": 10}, already=True)
    run = newest(filed, "file.2_weeks")
    assert (1, days(15)) == (len(filed.case.limits["file.2_weeks"]), run["opens"])
    assert ("waiting", "over") == (limits.wait_state(run, days(14.5)), limits.wait_state(run, days(15)))


@pytest.mark.parametrize(
    ("skip", "due"),
    [
        ({"skip": "done"}, 3.0),
        ({"skip": "put_off", "until": days(5)}, 5.0),
        ({"skip": "not_needed"}, None),
        (None, 1.0),
    ],
)
def test_a_reminder_of_a_state_comes_again_as_a_person_left_it(
    drilled: Driver, skip: dict[str, Any] | None, due: float | None
) -> None:
    """Daily while served; dealt with on day 2."""
    drilled.do("serve")
    drilled.wait(4)
    if skip:
        drilled.record("tick", {"limit": "watch", **skip})
    found = [one.at for one in alarms.alarms(drilled.definition, drilled.case, drilled.now) if one.key == "watch"]
    assert ([] if due is None else [days(due)]) == found


def test_a_duty_is_as_old_as_its_state_or_as_the_field_says(drilled: Driver) -> None:
    """No date is invented; its age is counted from what is known."""

    def since() -> list[str | None]:
        return [one.at for one in alarms.alarms(drilled.definition, drilled.case, drilled.now) if one.kind == "duty"]

    drilled.wait(4)
    assert [START] == since()
    drilled.record("field", {"values": {"heard_at": days(1)}})
    assert [days(1)] == since()
    drilled.do("serve")
    assert [] == since()


def test_what_is_due_next_lies_ahead_and_is_the_least(filed: Driver) -> None:
    """Ring after 48 hours, then the rest."""
    assert days(2) == alarms.next_due(filed.definition, filed.case, filed.now)
    filed.wait(4)
    assert days(6) == alarms.next_due(filed.definition, filed.case, filed.now)


def test_remind_instants_of_an_open_limit_are_due_too(hacked: Driver) -> None:
    """Amazon's date is on day 21, a Monday: reminders three days and one day before its last day."""
    hacked.do("amazon_locks")
    hacked.do("appeal", dates={"until": 21}, already=True, evidence={"letter": 1})
    run = newest(hacked, "amazon_reply")
    assert [days(18), days(20)] == run["remind"]


def test_the_limit_of_a_moot_act_runs_on_marked(drilled: Driver) -> None:
    """The letter did go out with its date, though the case was won."""
    drilled.do("court_rules")
    drilled.do("file", dates={"until": 5}, already=True)
    run = newest(drilled, "answer")
    assert ("won", "open", True) == (drilled.case.state("claim"), run["state"], run.get("moot"))
    drilled.wait(12)
    assert ("won", ["lapsed"]) == (drilled.case.state("claim"), states(drilled, "answer"))


@pytest.mark.parametrize("outcome", ["given_up", "handed_over"])
def test_closing_ends_what_runs(hacked: Driver, outcome: str) -> None:
    """Nothing lapses in a closed case."""
    hacked.do("amazon_locks")
    hacked.do("appeal", dates={"until": 5}, already=True, evidence={"letter": 1})
    hacked.do("close", inputs={"outcome": outcome}, despite=True)
    hacked.wait(100)
    assert ("closed", ["ended"], ["ended"], []) == (
        hacked.case.state("account"),
        states(hacked, "amazon_reply"),
        states(hacked, "decide_injunction"),
        hacked.case.lapses,
    )
