"""The ten laws of SEMANTICS 11 over the pure core, for the real workflow and a small one.

`FRISTWERK_LAW_EXAMPLES` sets how many scripts each law sees (default 60).
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from engine.case.case import OPEN, STRUCK, Case, Instance, Lapse
from engine.case.facts import standing
from engine.case.limits import find_instance, instance_key
from engine.workflow.model import Definition
from tests.laws import control_laws, laws, mutants
from tests.laws.driver import Driver, Step
from tests.laws.scripts import DOCKET, DRILL, HACKED, Play, changes, facts, scripts
from tests.laws.workflows import docket, drill, hacked_account

EXAMPLES = int(os.environ.get("FRISTWERK_LAW_EXAMPLES", "60"))
REACH_RUNS, REACH_EXAMPLES = 20, 10  # many short runs: in a long one the scripts come to resemble each other
LEAST = 4
MUTANT_EXAMPLES = 600
ALL = (*laws.AFTER_EVERY_COMMAND, *control_laws.CONTROL)
"""The laws from the fourth on."""
SLOW = (
    laws.law_6_accepted_acts_stay,
    control_laws.law_12_a_grant_means_the_instance_it_meant,
    control_laws.law_13_a_strike_stands_on_its_ground,
    control_laws.law_15_each_item_has_its_own_limits,
)
"""Laws that fold the case once for each of its facts: held at the end of each script."""
OF_EVERY_CASE = 10
"""The laws up to this number are those of SEMANTICS 11; the others are those of what people do with limits."""

WANTED = (
    "lapse", "lapse_withdrawn", "refusal", "correction", "limit open", "limit met", "limit ended", "limit lapsed",
    "limit superseded", "moot", "else", "unexpected", "finding", "late", "tie", "day", "second start",
    "over before it begins", "no date", "strike of a strike", "two corrections", "did extend", "did grant",
    "did refuse", "did strike", "did check", "struck for a reason", "granted in time", "granted after the lapse",
    "secured", "control corrected",
)  # fmt: skip

WORKFLOWS: dict[str, tuple[Play, Callable[[], Definition]]] = {
    "hacked-account": (HACKED, hacked_account),
    "drill": (DRILL, drill),
    "docket": (DOCKET, docket),
}
# Only docket has limits of items and every rule set; only the others have checklists.
OWN = {
    "hacked-account": ("early",),
    "drill": ("early",),
    "docket": (
        "row advance", "row dispatch", "row duty", "row reminder", "row wait", "row watch", "an item's limit",
        "an item lapses", "another last working day", "granted backwards", "granted twice", "checked, then moved",
        "struck on its ground", "struck, then fallen", "provisional", "advance dealt with", "rules bgb", "rules zpo",
        "rules stpo43", "rules stgb77b", "rules eu",
    ),
}  # fmt: skip
each = pytest.mark.parametrize("workflow", WORKFLOWS)
# Without the phase that explains a failure: it tries a fault again and again for minutes.
thorough = settings(max_examples=EXAMPLES, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
same_every_time = settings(derandomize=True, database=None, phases=(Phase.generate,), report_multiple_bugs=False)


class Undoing(NamedTuple):
    """A script, an entry of it, what to correct there, and the holiday learned between A and B."""

    script: tuple[Step, ...]
    pick: int
    change: dict[str, Any]
    holiday: str


@st.composite
def _sweepings(draw: st.DrawFn, play: Play) -> tuple[tuple[Step, ...], Sequence[bool]]:
    script = draw(scripts(play))
    return script, draw(st.lists(st.booleans(), min_size=len(script), max_size=len(script)))


def _undoings(play: Play) -> st.SearchStrategy[Undoing]:
    holiday = st.integers(16, 24).map("2026-11-{}".format)
    return st.builds(Undoing, scripts(play), st.integers(0, 9), changes(), holiday)


def _hold_law_1(play: Play, make: laws.Make, how: settings) -> None:
    @how
    @given(_sweepings(play))
    def holds(drawn: tuple[tuple[Step, ...], Sequence[bool]]) -> None:
        laws.law_1_sweeping_changes_nothing(make, *drawn)

    holds()


def _hold_law_2(play: Play, make: laws.Make, how: settings, *, days: bool = False) -> None:
    @how
    @given(facts(play, days=days))
    def holds(drawn: tuple[tuple[Step, ...], tuple[int, ...]]) -> None:
        laws.law_2_any_order_of_entering(make, *drawn)

    holds()


def _hold_law_3(play: Play, make: laws.Make, how: settings) -> None:
    @how
    @given(_undoings(play))
    def holds(drawn: Undoing) -> None:
        laws.law_3_undone_is_undone(make, *drawn)

    holds()


def _hold_after_every_command(
    play: Play,
    make: laws.Make,
    how: settings,
    *checks: Callable[[Driver], None],
    at_the_end: Sequence[Callable[[Driver], None]] = (),
) -> None:
    @how
    @given(scripts(play))
    def holds(script: tuple[Step, ...]) -> None:
        driver = make()
        driver.watchers = list(checks)
        driver.run(script)
        for check in at_the_end:
            check(driver)

    holds()


@each
def test_sweeping_at_any_times_or_never_gives_the_same_case(workflow: str) -> None:
    """Law 1."""
    play, definition = WORKFLOWS[workflow]
    _hold_law_1(play, functools.partial(Driver, definition()), thorough)


@each
@pytest.mark.parametrize("days", [False, True])
def test_facts_entered_in_any_order_give_the_same_case(workflow: str, days: bool) -> None:
    """Law 2, with times to the minute, and with days and minutes mixed where there is one fact a day."""
    play, definition = WORKFLOWS[workflow]
    _hold_law_2(play, functools.partial(Driver, definition()), thorough, days=days)


@each
def test_what_is_undone_gives_back_the_first_case(workflow: str) -> None:
    """Law 3: A → B → A, the strike of a correction, the strike of a strike; the list of holidays changes in between."""
    play, definition = WORKFLOWS[workflow]
    _hold_law_3(play, functools.partial(Driver, definition()), thorough)


@each
def test_the_laws_that_hold_after_every_command(workflow: str) -> None:
    """Laws 4 to 10, and those of what people do with limits."""
    play, definition = WORKFLOWS[workflow]
    make = functools.partial(Driver, definition())
    every = [one for one in ALL if one not in SLOW]
    _hold_after_every_command(play, make, thorough, *every, at_the_end=SLOW)


@each
def test_a_strike_falls_with_its_ground(workflow: str) -> None:
    """3.3 of the counterexamples: what is struck because of an entry is struck as long as that entry stands."""
    play, definition = WORKFLOWS[workflow]

    @thorough
    @given(scripts(play))
    def holds(script: tuple[Step, ...]) -> None:
        control_laws.law_a_strike_falls_with_its_ground(Driver(definition()).run(script))

    holds()


@each
def test_the_scripts_reach_what_the_laws_speak_of(workflow: str) -> None:
    """Laws that hold because nothing happens prove nothing."""
    play, definition = WORKFLOWS[workflow]
    reached: Counter[str] = Counter()

    for number in range(REACH_RUNS):

        @seed(number)
        @settings(database=None, phases=(Phase.generate,), max_examples=REACH_EXAMPLES)
        @given(scripts(play))
        def count(script: tuple[Step, ...]) -> None:
            reached.update(_reached(Driver(definition()).run(script)))

        count()
    assert {} == {one: reached[one] for one in (*WANTED, *OWN[workflow]) if reached[one] < LEAST}


def _reached(driver: Driver) -> Counter[str]:
    found: Counter[str] = Counter(laws.entries_by_kind(driver))
    case, standing_facts = driver.case, driver.facts()
    found.update(f"limit {run['state']}" for run in case.instances())
    found.update({"moot": len(case.moot), "unexpected": len(case.unexpected), "finding": len(case.findings)})
    found.update({"late": sum(one.happened < one.recorded for one in standing_facts)})
    found.update({"day": sum(one.precision == "day" for one in standing_facts)})
    found.update({"tie": len(standing_facts) - len({one.place for one in standing_facts})})
    found.update({"second start": sum(len(runs) > 1 for runs in case.limits.values())})
    found.update({"over before it begins": sum((one.get("until") or "~") <= one["begun"] for one in case.instances())})
    found.update({"no date": sum("until" in one and one["until"] is None for one in _letters(driver, case))})
    found.update({"early": sum(bool(one.get("early")) for one in case.ticks.values())})
    corrections = [one for one in driver.entries if one.kind == "correction"]
    struck = {one.case_seq for one in corrections if one.data.get("strike")}
    found.update({"strike of a strike": sum(one.data["corrects"] in struck for one in corrections)})
    changed = Counter(one.data["corrects"] for one in corrections if "change" in one.data)
    found.update({"two corrections": sum(one > 1 for one in changed.values())})
    found.update(_reached_in_control(driver, case))
    found.update({"else": sum(_took_else(driver, one.seq) for one in standing_facts if one.kind == "action")})
    return found


def _reached_in_control(driver: Driver, case: Case) -> Counter[str]:
    runs = list(case.instances())
    facts = {one.seq: one for one in driver.facts()}
    rows = Counter(one.kind for one in driver.rows())
    found = Counter({f"row {kind}": count for kind, count in rows.items()})
    found.update(f"did {one.data['do']}" for one in driver.entries if one.kind == "limit")
    found.update({"struck, then fallen": sum("strike_fell" in run for run in runs)})
    dealt = [one for one in facts.values() if one.kind == "tick" and ".advance" in one.data.get("limit", "")]
    found.update({"advance dealt with": len(dealt)})
    found.update({"struck on its ground": sum(run["state"] == STRUCK and "closed_by" in run for run in runs)})
    found.update({"struck for a reason": sum(run["state"] == STRUCK and "closed_by" not in run for run in runs)})
    found.update({"provisional": sum(run["state"] == OPEN and "asked" in run for run in runs)})
    found.update({"granted in time": sum("extended" in run for run in runs)})
    found.update({"granted twice": sum(len(run.get("extended", ())) > 1 for run in runs)})
    found.update({"granted after the lapse": sum(facts[run["seq"]].kind == "limit" for run in runs)})
    found.update({"granted backwards": sum(_was_shortened(run) for run in runs)})
    found.update({"secured": sum(driver.secured(run) for run in runs)})
    checked = {one.data["limit"] for one in driver.entries if one.data.get("do") == "check"}
    found.update({"checked, then moved": sum(instance_key(run) in checked and not driver.secured(run) for run in runs)})
    found.update({"an item lapses": sum("item" in run and bool(one["moves"]) for run, one in _lapses(case))})
    found.update({"an item's limit": sum("item" in run for run in runs)})
    found.update({"another last working day": sum(bool(run.get("work_by")) for run in runs)})
    found.update({f"rules {run.get('rule_set')}": 1 for run in runs if run.get("rule_set")})
    corrections = [one.data["corrects"] for one in driver.entries if one.kind == "correction"]
    found.update({"control corrected": sum(driver.entries[one - 1].kind == "limit" for one in corrections)})
    return found


def _lapses(case: Case) -> list[tuple[Instance, Lapse]]:
    named = [(find_instance(case, f"{one['key']}/{one['number']}"), one) for one in case.lapses]
    return [(run, one) for run, one in named if run is not None]


def _was_shortened(run: Instance) -> bool:
    return "extended" in run and (run["until"] or "") <= run["given"]


def _letters(driver: Driver, case: Case) -> list[Any]:
    return [one for one in case.instances() if driver.definition.limits[one["key"]].ends]


def _took_else(driver: Driver, seq: int) -> bool:
    trace: dict[int, list[dict[str, str]]] = {}
    driver.fold(driver.facts(), driver.now, trace)
    spec = driver.definition.actions[driver.entries[seq - 1].data["action"]]
    return any(one["from"] in spec.else_moves and one["track"] == spec.home for one in trace.get(seq, ()))


@each
def test_nothing_that_decides_reads_a_disclosure(workflow: str) -> None:
    """All sealed values destroyed, also which clauses were passed with a reason: the same state of the case."""
    play, definition = WORKFLOWS[workflow]

    @thorough
    @given(scripts(play))
    def holds(script: tuple[Step, ...]) -> None:
        driver = Driver(definition()).run(script)
        known, destroyed = driver.fold(driver.facts(), driver.now), standing(driver.entries, driver.zone, {})
        case = driver.fold(destroyed, driver.now)
        for part in ("tracks", "limits", "ticks", "registers", "items", "fields", "evidence", "lapses"):
            assert getattr(known, part) == getattr(case, part)

    holds()


@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=lambda one: one.__name__)
def test_a_wrong_fold_breaks_its_law(mutant: type[Driver]) -> None:
    """Each natural misreading that stays in the suite is caught by the law that is named for it."""
    how = settings(same_every_time, max_examples=MUTANT_EXAMPLES)
    law = mutants.MUTANTS[mutant]
    play, definition = (DRILL, drill) if law <= OF_EVERY_CASE else (DOCKET, docket)
    make = functools.partial(mutant, definition())
    with pytest.raises(AssertionError):
        _hold(law, play, make, how)


def _hold(law: int, play: Play, make: laws.Make, how: settings) -> None:
    whole = {1: _hold_law_1, 2: _hold_law_2, 3: _hold_law_3}
    if law in whole:
        whole[law](play, make, how)
    else:
        _hold_after_every_command(play, make, how, ALL[law - 4])
