"""What the features have shown of the workflow, and what they owe it.

Guarantees:
- A clause counts as shown only by a real attempt: what `why` or a screen evaluates does not count.
- What stands in a part is shown once for all workflows that include it; what is a workflow's own, in that workflow.
- After a complete and green run of the features everything in the workflow was shown from both sides, or the run fails
  and names what was not; a selection of scenarios owes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engine.case.conditions import Verdict
from engine.case.limits import DEADLINE, WAIT
from engine.office.receipts import Receipt
from engine.workflow.model import PROHIBITED, Action, Definition

if TYPE_CHECKING:
    import pytest

Seen = tuple[str, str]


class Run:
    """Which scenarios were to run, and which held, by node id. `selected` says that somebody chose among them."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.held: set[str] = set()
        self.selected = False

    def complete(self, modules: Iterable[str]) -> bool:
        """Say whether every scenario of these modules was run and held; a selection never is complete."""
        collected = {nodeid.partition("::")[0] for nodeid in self.found}
        return not self.selected and set(modules) <= collected and self.found == self.held


class Recorder:
    """Notes what happens while scenarios run: pairs like ("clause appeal.should.done.security", "unmet").

    `workflow` is that of the scenario at hand, `by_workflow` what was seen in each.
    """

    def __init__(self) -> None:
        self.seen: set[Seen] = set()
        self.workflow = ""
        self.by_workflow: dict[str, set[Seen]] = {}

    def saw(self, thing: str, how: str) -> None:
        """Note that `thing` was seen `how`; a limit of one item stands for that of all items."""
        pair = (re.sub(r"/\d+\.", ".", thing), how)
        self.seen.add(pair)
        self.by_workflow.setdefault(self.workflow, set()).add(pair)

    def shown(self, definition: Definition) -> set[Seen]:
        """Return what was shown of a workflow: in its own scenarios, and of its parts in anybody's."""
        common = shared(definition)
        return self.by_workflow.get(definition.name, set()) | {one for one in self.seen if one[0] in common}

    def judged(self, verdicts: Iterable[Verdict]) -> None:
        """Note the verdicts of a real attempt."""
        for one in verdicts:
            self.saw(f"clause {one.clause.id}", "met" if one.met else "unmet")

    def answered(self, answer: Receipt) -> None:
        """Note what a command did."""
        if answer.why is not None:
            self.saw(f"action {answer.action}", "refused")
            return
        if answer.action:
            self.saw(f"action {answer.action}", "done")
        tick = answer.data.get("tick")
        if tick is not None:
            self.saw(f"item {tick}", "skipped" if "skip" in answer.data else "ticked")
        for move in answer.moves:
            self.saw(f"state {move['track'].partition('/')[0]}", move["to"])

    @contextmanager
    def listening(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        """Listen where the office decides and where the fold judges a lapse."""
        from engine.case import fold
        from engine.office import acting, ticking

        for module, name in ((acting, "decide"), (ticking, "decide_tick")):
            patch.setattr(module, name, self._deciding(getattr(module, name)))
        patch.setattr(fold, "judge", self._judging(fold.judge))
        yield

    def _deciding(self, decide: Any) -> Any:
        def decided(*args: Any, **options: Any) -> Any:
            decision = decide(*args, **options)
            self.judged(decision.verdicts)
            return decision

        return decided

    def _judging(self, judge: Any) -> Any:
        def judged(clauses: Any, situation: Any) -> Any:
            verdicts = judge(clauses, situation)
            # Only a lapse has no role: the clauses of an act count where the office decides on it.
            if situation.role is None:
                self.judged(verdicts)
            return verdicts

        return judged


def owed(definition: Definition) -> Iterator[Seen]:
    """Yield all that complete features show of a workflow."""
    for action in (*definition.actions.values(), *definition.prohibitions.values()):
        yield from _of_action(definition, action)
    for limit in definition.limits.values():
        for clause in limit.expect:
            yield from _both(clause.id)
        for state in _limit_states(limit.kind, ended=bool(limit.ended)):
            yield f"limit {limit.key}", state
    for track in definition.tracks.values():
        yield from ((f"state {track.name}", state) for state in _entered(definition, track.name))
    for register in definition.registers.values():
        yield from ((f"state {register.name}", state) for state in _entered(definition, register.name))
    yield from _of_checklists(definition)


def _both(clause_id: str) -> Iterator[Seen]:
    yield f"clause {clause_id}", "met"
    yield f"clause {clause_id}", "unmet"


def _of_action(definition: Definition, action: Action) -> Iterator[Seen]:
    yield f"action {action.name}", "done"
    if action.nature == PROHIBITED:
        yield f"action {action.name}", "refused"
    for clause in action.clauses:
        yield from _both(clause.id)
    if action.nature in ("act", PROHIBITED) and set(definition.roles) - set(action.by):
        yield from _both(f"{action.name}.must.role")
    states = definition.registers[action.home].states if action.register else _states(definition, action.home)
    sources = {*action.moves, *action.returns}
    if action.nature == "act" and sources and sources != set(states):
        yield from _both(f"{action.name}.must.state.{action.home}")


def _states(definition: Definition, track: str) -> tuple[str, ...]:
    return definition.tracks[track].states if track in definition.tracks else ()


def _entered(definition: Definition, home: str) -> set[str]:
    """Return the states of a track or register that some action leads to."""
    found: set[str] = set()
    for action in definition.actions.values():
        if action.home == home:
            found |= {target for source, target in action.moves.items() if source != target}
        found |= {target for also in action.also if also.track == home for target in also.moves.values()}
    for limit in definition.limits.values():
        found |= set(limit.lapse.get(home, {}).values())
    return found


def _limit_states(kind: str, *, ended: bool) -> tuple[str, ...]:
    if kind == DEADLINE:
        return ("open", "met", *(["ended"] if ended else []), "lapsed")
    return ("waiting", "over") if kind == WAIT else ("due", "gone")


def _of_checklists(definition: Definition) -> Iterator[Seen]:
    for checklist in definition.checklists.values():
        for item in checklist.items:
            for part in item.parts:
                name = f"{checklist.name}.{item.name}" + (f".{part.name}" if part.name else "")
                if checklist.name not in _ticked_by_action(definition):
                    yield f"item {name}", "ticked"
                if part.needs:
                    yield f"item {checklist.name}.{item.name}", "postponed"
                if part.after:
                    yield from _both(_order_clause(checklist.name, item.name, part.after))


def _ticked_by_action(definition: Definition) -> set[str]:
    return {name for action in definition.actions.values() for name in action.ticks}


def _order_clause(checklist: str, item: str, after: str) -> str:
    full = after if after.partition(".")[0] == checklist else f"{checklist}.{after}"
    return f"{checklist}.{item}.must.after.{full}"


def shared(definition: Definition) -> set[str]:
    """Return the things of a workflow that stand in its parts."""
    found: set[str] = set()
    for action in (*definition.actions.values(), *definition.prohibitions.values()):
        found |= {f"clause {clause.id}" for clause in action.clauses if _of_part(clause.where)}
        if _of_part(action.where):
            found |= {f"{what} {action.name}{rest}" for what, rest in (("action", ""), ("clause", ".must.role"))}
            found.add(f"clause {action.name}.must.state.{action.home}")
    for limit in definition.limits.values():
        if _of_part(limit.where):
            found |= {f"limit {limit.key}", *(f"clause {clause.id}" for clause in limit.expect)}
    homes = (*definition.tracks.values(), *definition.registers.values())
    found |= {f"state {one.name}" for one in homes if _of_part(one.where)}
    lists = [one for one in definition.checklists.values() if _of_part(one.where)]
    names = {thing for thing, _ in _of_checklists(definition)}
    return found | {one for one in names if any(one.split(" ")[1].startswith(f"{each.name}.") for each in lists)}


def _of_part(where: str) -> bool:
    return where.startswith("parts/")


def missing(definition: Definition, seen: set[Seen]) -> list[str]:
    """Return what was never shown, as sentences, in order."""
    return sorted({f"{thing}: never {how}" for thing, how in owed(definition) if (thing, how) not in seen})
