"""The ten laws of SEMANTICS 11, each as a check that fails with AssertionError.

A law takes a way to make drivers, so that the same check is held against the real core and against the mutants.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.case.alarms import next_due
from engine.case.case import LAPSED, OPEN, Case, Instance, item_key, snapshot
from engine.case.decide import decide
from engine.case.facts import Fact, number, place_of
from engine.case.fold import Trace
from engine.case.kernel import else_event
from engine.case.limits import base_key, find_instance, instance_key
from engine.office.record import record_of
from engine.workflow.model import ACT, Limit
from tests.laws.driver import Driver, Step
from tests.laws.essence import essence

Make = Callable[[], Driver]


def law_1_sweeping_changes_nothing(make: Make, script: Sequence[Step], swept: Sequence[bool]) -> None:
    """Swept at every step, at some or never: the same case."""
    never = essence(make().run(script))
    always = [one._replace(args={**one.args, "sweeping": True}) if one.method == "wait" else one for one in script]
    assert never == essence(make().run(always))
    now_and_then = [
        each
        for one, sweep in zip(script, swept, strict=True)
        for each in ((one, Step("sweep", "sweep", {})) if sweep else (one,))
    ]
    assert never == essence(make().run(now_and_then))


def law_2_any_order_of_entering(make: Make, facts: Sequence[Step], order: Sequence[int]) -> None:
    """Observations and acts already done, at different instants, entered in any order: the same case."""
    assert essence(make().run(facts)) == essence(make().run(facts[one] for one in order))


def law_3_undone_is_undone(make: Make, script: Sequence[Step], pick: int, change: dict[str, Any], holiday: str) -> None:
    """A → B → A, the strike of a correction and the strike of a strike give back the first case."""
    driver = make().run(script)
    able = driver.correctable()
    if not able:
        return
    driver.step = "correction"
    target = able[pick % len(able)]
    before, fact = essence(driver), next(one for one in driver.facts() if one.seq == target)
    if driver.correct(target, **change):
        taken_back = driver.seq
        driver.learn_holiday(holiday)
        driver.strike(taken_back)
        assert before == essence(driver)
        first = _first_values(fact, driver.correct(target, **change))
        if first is None:
            driver.strike(driver.seq)
        else:
            driver.correct(target, values=first)
        assert before == essence(driver)
    driver.strike(target)
    driver.strike(driver.seq)
    assert before == essence(driver)


def _first_values(fact: Fact, change: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what corrects an entry back to its values, or None where one that it did not have was given."""
    own = {**fact.data, "happened": fact.happened, "precision": fact.precision}
    own |= {f"inputs.{name}": value for name, value in fact.data.get("inputs", {}).items()}
    return {path: own[path] for path in change} if set(change) <= set(own) else None


def law_4_step_equals_fold(driver: Driver) -> None:
    """After every command the snapshot, brought up to now, equals the full fold."""
    assert _whole(driver.fold(driver.facts(), driver.now)) == _whole(driver.case)


def _whole(case: Case) -> str:
    return json.dumps({"case": snapshot(case), "items": case.items}, sort_keys=True)


def law_5_announcements_agree(driver: Driver) -> None:
    """After every command the announcements on record are the fold's lapses and mean the instances they meant."""
    case = driver.fold(driver.facts(), driver.now)
    announced = record_of(driver.entries).announced
    concluded = sorted((one["key"], one["number"], one["until"]) for one in case.lapses)
    assert concluded == sorted((one["key"], one["number"], one["until"]) for one in announced)
    for one in announced:
        run = find_instance(case, f"{one['key']}/{one['number']}")
        assert run is not None
        assert one["until"] == run["until"]
        assert run["state"] == LAPSED or "struck_by" in run
        assert one["number"] == driver.entries[run["seq"] - 1].data["numbers"][one["key"]]
    names = [instance_key(run) for run in case.instances()]
    assert len(names) == len(set(names))


def law_6_accepted_acts_stay(driver: Driver) -> None:
    """Each standing act takes the arrow of `moves`, else that of `else`, else it is moot with its finding."""
    facts = driver.facts()
    trace: Trace = {}
    case = driver.fold(facts, driver.now, trace)
    for index, fact in enumerate(facts):
        if fact.kind != "action" or (spec := driver.definition.actions[fact.data["action"]]).register:
            continue
        assert spec.name in case.happened
        if spec.nature != ACT or not (spec.moves or spec.returns or spec.else_moves):
            continue
        at = driver.fold(facts[:index], fact.place).tracks[spec.home]
        targets = [
            driver.kernel.target(spec.home, event, at["state"], at["before"])
            for event in (spec.name, else_event(spec.name))
        ]
        expected = next((one for one in targets if one), None)
        moves = [one for one in trace[fact.seq] if one["track"] == spec.home]
        assert ([{"track": spec.home, "from": at["state"], "to": expected}] if expected else []) == moves
        assert (expected is None) == (fact.seq in case.moot)
        assert (expected is None) == ((fact.seq, f"{spec.name}.state") in case.findings)
    _starts_stay(driver, facts, case)


def _starts_stay(driver: Driver, facts: Sequence[Fact], case: Case) -> None:
    """Every act is the start of each limit it can start, or one ran on then."""
    for fact in facts:
        if fact.kind != "action" or driver.definition.actions[fact.data["action"]].nature != ACT:
            continue
        for spec in driver.definition.starts_of(fact.data["action"]):
            for item in [item_key(one)[1] for one in fact.data["on"]] if spec.register else [None]:
                runs = [run for run in case.limits[spec.key] if run.get("item") == item]
                own = any(run["seq"] == fact.seq for run in runs)
                assert own or (spec.again == "keep" and any(run["begun"] <= fact.place for run in runs))


def law_7_nothing_meets_a_later_instance(driver: Driver) -> None:
    """What met or ended an instance stands behind its start, and before its end."""
    facts = driver.facts()
    place = {one.seq: index for index, one in enumerate(facts)}
    happened = {one.seq: one.place for one in facts}
    for run in driver.case.instances():
        if "closed_by" in run:
            assert place[run["seq"]] < place[run["closed_by"]]
            until = run.get("until")
            assert until is None or happened[run["closed_by"]] < until
        assert run.get("done_at", run["begun"]) >= run["begun"]


def law_8_no_borrowing_from_later(driver: Driver) -> None:
    """An attempt is judged on what stands at or before it; the history never runs backwards."""
    attempt = driver.attempt
    if attempt is not None:
        earlier = [one for one in driver.facts() if one.seq < attempt.fact.seq]
        assert attempt.fact.place == place_of(attempt.fact, earlier, driver.zone)
        seen = [one for one in earlier if one.place <= attempt.fact.place or one.kind == "open"]
        case = driver.fold(seen, attempt.fact.place)
        again = decide(driver.definition, case, attempt.fact, driver.kernel)
        assert [one.met for one in again.verdicts] == [one.met for one in attempt.decision.verdicts]
    case = driver.case
    lapsed_at = [one["at"] for one in case.lapses]
    assert lapsed_at == sorted(lapsed_at)
    for run in case.instances():
        assert run.get("lapsed_at", run["given"]) >= run["given"] >= run["begun"]
    for runs in by_key(case).values():
        assert [one["begun"] for one in runs] == sorted(one["begun"] for one in runs)


def by_key(case: Case) -> dict[str, list[Instance]]:
    """Return the instances of each limit, those of a register for each item."""
    found: dict[str, list[Instance]] = {}
    for run in case.instances():
        found.setdefault(base_key(run), []).append(run)
    return found


def law_9_sound(driver: Driver) -> None:
    """Defined states, at most one open instance of a key, and what is due next lies ahead."""
    case = driver.case
    for name, track in driver.definition.tracks.items():
        assert case.state(name) in track.states
    for name, register in driver.definition.registers.items():
        states = [one["state"] for one in case.items[name].values()]
        assert set(states) <= set(register.states)
        assert {one: states.count(one) for one in set(states)} == case.registers[name]["states"]
    for runs in by_key(case).values():
        assert sum(one["state"] == OPEN for one in runs) <= 1
    due = next_due(driver.definition, case, driver.now)
    assert due is None or due > driver.now


def law_10_every_start_has_its_result(driver: Driver) -> None:
    """Every instance carries the result for the values that its entry now has, or the end that was granted."""
    facts = {one.seq: one for one in driver.facts()}
    for run in driver.case.instances():
        spec, fact = driver.definition.limits[run["key"]], facts[run["given_by"]]
        if fact.kind == "limit":
            assert (fact.data["until"], fact.data["nominal_end"]) == (run["until"], run["nominal_end"])
            continue
        inputs = fact.data["inputs"]
        if not _has_its_date(spec, inputs):
            assert run["until"] is None
            continue
        assert _end(run) is not None
        if spec.ends is not None:
            assert inputs[spec.ends] == run["nominal_end"]
        values = {"happened": fact.happened, "precision": fact.precision, "inputs": inputs}
        stored = next(one for one in driver.stored(fact.seq, values) if one["key"] == run["key"])
        assert _end(run) == _end(stored)


def _has_its_date(spec: Limit, inputs: Mapping[str, Any]) -> bool:
    return all(name is None or name in inputs for name in (spec.ends, spec.begins))


def _end(run: Instance) -> str | None:
    return run.get("until") or run.get("opens") or run.get("at")


AFTER_EVERY_COMMAND = (
    law_4_step_equals_fold,
    law_5_announcements_agree,
    law_6_accepted_acts_stay,
    law_7_nothing_meets_a_later_instance,
    law_8_no_borrowing_from_later,
    law_9_sound,
    law_10_every_start_has_its_result,
)


def entries_by_kind(driver: Driver) -> dict[str, int]:
    """Return how often each kind of entry is on record."""
    found: dict[str, int] = {}
    for one in driver.entries:
        assert number(one)
        found[one.kind] = found.get(one.kind, 0) + 1
    return found
