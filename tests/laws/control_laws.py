"""Laws of what people do with running limits (SEMANTICS 4, COUNTEREXAMPLES 3.3), each failing with AssertionError.

Each is held against another fold, not against what the case says of itself: the case without the entries in question,
or the case right before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engine.case.alarms import ADVANCE, advance_key
from engine.case.case import ENDED, LAPSED, MET, OPEN, STRUCK, SUPERSEDED, Case, Instance, snapshot
from engine.case.facts import CHECK, Fact, number, standing
from engine.case.limits import DEADLINE, US, base_key, find_instance, instance_key
from tests.laws.driver import Driver


def law_11_what_is_asked_for_moves_nothing(driver: Driver) -> None:
    """A hoped-for date stands beside the old one: without the asking, and without a refusal, it is the same case."""
    facts = driver.facts()
    asking = {one.seq for one in facts if _does(one) in ("extend", "refuse")}
    if not asking:
        return
    asked, plain = driver.case, driver.fold([one for one in facts if one.seq not in asking], driver.now)
    assert (plain.tracks, plain.lapses, plain.findings, plain.items) == (
        asked.tracks,
        asked.lapses,
        asked.findings,
        asked.items,
    )
    assert [_but(one, "asked") for one in plain.instances()] == [_but(one, "asked") for one in asked.instances()]
    assert plain.moot == [one for one in asked.moot if one not in asking]


def law_12_a_grant_means_the_instance_it_meant(driver: Driver) -> None:
    """It sets the end of that instance where it was open then; after its lapse it starts a new one; else it is moot."""
    facts, case = driver.facts(), driver.case
    runs = list(case.instances())
    for index, fact in enumerate(facts):
        if _does(fact) != "grant":
            continue
        then = find_instance(_before(driver, facts, index), fact.data["limit"])
        state = then["state"] if then is not None else None
        extended = [instance_key(run) for run in runs if fact.seq in run.get("extended", ())]
        begun = [run for run in runs if run["seq"] == fact.seq]
        assert ([fact.data["limit"]] if state == OPEN else []) == extended
        assert len(begun) == (state == LAPSED and fact.seq not in case.moot)
        assert (fact.seq in case.moot) == (not extended and not begun)
        for run in begun:
            assert (base_key(then or run), fact.data["numbers"][base_key(run)]) == (base_key(run), run["number"])
    for run in runs:
        given = next(one for one in facts if one.seq == run["given_by"])
        assert given.seq == (run.get("extended") or [run["seq"]])[-1]
        assert run["given"] == given.place
        if _does(given) == "grant":
            assert run["until"] == given.data["until"]


def law_13_a_strike_stands_on_its_ground(driver: Driver) -> None:
    """Struck is what that ground had met right then, or what a reason struck; else it is as if nobody struck it."""
    facts, case = driver.facts(), driver.case
    for index, fact in enumerate(facts):
        if _does(fact) != "strike":
            continue
        run = find_instance(case, fact.data["limit"])
        then = find_instance(_before(driver, facts, index), fact.data["limit"])
        holds = then is not None and _may_strike(then, fact.data.get("ground"))
        assert holds == (run is not None and run.get("struck_by") == fact.seq)
        assert holds == (fact.seq not in case.moot)
    struck = {run["struck_by"] for run in case.instances() if run["state"] == STRUCK}
    assert struck <= {one.seq for one in facts}


def _may_strike(run: Instance, ground: int | None) -> bool:
    if ground is None:
        return run["state"] not in (ENDED, SUPERSEDED, STRUCK)
    return (run["state"], run.get("closed_by")) == (MET, ground)


def law_14_a_check_holds_for_one_date_and_decides_nothing(driver: Driver) -> None:
    """Another end is unchecked; and without the checks it is the same case to the last value."""
    checks = {number(one): one.data for one in driver.entries if one.data.get("do") == CHECK}
    for run in driver.case.instances():
        named = [one for one in checks.values() if one["limit"] == instance_key(run)]
        assert driver.secured(run) == any(one["until"] == run.get("until") for one in named)
    if checks:
        entries = [one for one in driver.entries if number(one) not in checks]
        unchecked = driver.fold(standing(entries, driver.zone, driver.passed), driver.now)
        assert snapshot(unchecked) == snapshot(driver.fold(driver.facts(), driver.now))


def law_15_each_item_has_its_own_limits(driver: Driver) -> None:
    """What is done with one item of a register neither starts nor meets nor ends nor moves what another one has."""
    facts, case = driver.facts(), driver.case
    for register in {spec.register for spec in driver.definition.limits.values() if spec.register}:
        for item, state in case.items[register].items():
            alone = driver.fold([_about(one, register, item) for one in facts], driver.now)
            assert state == alone.items[register][item]
            assert _runs_of(case, register, item) == _runs_of(alone, register, item)


def _runs_of(case: Case, register: str, item: int) -> list[dict[str, Any]]:
    return [_but(run, "moot") for key, runs in case.limits.items() for run in runs if _of(key, run) == (register, item)]


def _of(key: str, run: Instance) -> tuple[str, int | None]:
    return key.partition(".")[0], run.get("item")


def _about(fact: Fact, register: str, item: int) -> Fact:
    """Return the fact as it is for one item alone; what is about others only is left without any item."""
    others = fact.data.get("on", ())
    if not others or not others[0].startswith(f"{register}/"):
        return fact
    return fact._replace(data={**fact.data, "on": [one for one in others if one == f"{register}/{item}"]})


def law_16_nothing_open_is_silent(driver: Driver) -> None:
    """Every limit that is open has its row; an advance deadline stays one until somebody has dealt with it."""
    facts, case = driver.facts(), driver.case
    rows = driver.rows()
    assert len(rows) == len({(one.key, one.kind) for one in rows})
    for run in case.instances():
        spec = driver.definition.limits[run["key"]]
        if spec.kind == DEADLINE and run["state"] == OPEN:
            assert [run.get("until")] == [
                one.at for one in rows if (one.key, one.kind) == (instance_key(run), DEADLINE)
            ]
            due = [_advance(facts, run)] if spec.binds == US else []
            told = [one.at for one in rows if (one.key, one.kind) == (advance_key(run), ADVANCE)]
            assert [one for one in due if one] == told


def _advance(facts: Iterable[Fact], run: Instance) -> str | None:
    notes = [one for one in facts if one.kind == "tick" and one.data.get("limit") == advance_key(run)]
    left = [one for one in run["remind"] if one > run["begun"]]
    for one in notes[-1:]:
        left = [each for each in left if each > one.place]
        left += [one.data["until"]] if "until" in one.data else []
    return min(left, default=None)


def law_a_strike_falls_with_its_ground(driver: Driver) -> bool:
    """3.3: strike what met a limit and it is what it would be without the strike; take that back and it is struck.

    Returns whether there was such a limit.
    """
    struck = [one for one in driver.case.instances() if one["state"] == STRUCK and "closed_by" in one]
    grounds = {one.seq: one.data.get("ground") for one in driver.facts() if _does(one) == "strike"}
    for run in struck:
        ground = grounds[run["struck_by"]]
        if ground is None:
            continue
        driver.strike(ground)
        fallen = find_instance(driver.case, instance_key(run))
        assert fallen is None or fallen.get("struck_by") != run["struck_by"]
        assert fallen is None or fallen["state"] not in (OPEN, LAPSED) or fallen["strike_fell"] == run["struck_by"]
        driver.strike(driver.seq)
        again = find_instance(driver.case, instance_key(run))
        assert again == run
        return True
    return False


def _does(fact: Fact) -> str | None:
    return fact.data["do"] if fact.kind == "limit" else None


def _before(driver: Driver, facts: list[Fact], index: int) -> Case:
    """Return the case right before a fact: what stands before it in the order, and the lapses up to it."""
    return driver.fold(facts[:index], facts[index].place)


def _but(run: Instance, *names: str) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name not in names}


CONTROL: tuple[Callable[[Driver], None], ...] = (
    law_11_what_is_asked_for_moves_nothing,
    law_12_a_grant_means_the_instance_it_meant,
    law_13_a_strike_stands_on_its_ground,
    law_14_a_check_holds_for_one_date_and_decides_nothing,
    law_15_each_item_has_its_own_limits,
    law_16_nothing_open_is_silent,
)
