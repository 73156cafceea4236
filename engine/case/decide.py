"""Decide: may this be done, and if not, why not (SEMANTICS 3).

Guarantees:
- What is about to be done can be refused; what has been done cannot: `already` refuses only prohibited acts.
- Every clause is judged on the case as it stood when the act happened; nothing is borrowed from later.
- `must` refuses, unless the clause may be waived by the role that acts and a reason is given; `should` passes with a
  reason. There is no way to force.
- No arrow from the present state and a wrong role are clauses like the others.
"""

from __future__ import annotations

from typing import NamedTuple

from engine.case import checklists
from engine.case.case import Case
from engine.case.conditions import Verdict, judge, situation_of
from engine.case.facts import Fact
from engine.case.kernel import Kernel
from engine.instants import Instant
from engine.workflow.model import ACT, EXPECT, MUST, PROHIBITED, SHOULD, Action, Clause, Definition, Item

AFTER = ".must.after."


class Decision(NamedTuple):
    """The verdicts on an attempt. `refused` are the clause ids that refuse it, `passed` those passed with a reason.

    `unmet` are all clause ids not met: what the entry keeps as known when it was written.
    """

    verdicts: tuple[Verdict, ...]
    refused: tuple[str, ...]
    passed: tuple[str, ...]
    unmet: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """Whether nothing refuses the attempt."""
        return not self.refused

    @property
    def earliest(self) -> Instant | None:
        """The latest instant among unmet conditions that time alone will meet, or None."""
        return max((one.opens_at for one in self.verdicts if not one.met and one.opens_at), default=None)

    @property
    def latest(self) -> Instant | None:
        """The first instant at which a condition that is met now closes, or None."""
        return min((one.closes_at for one in self.verdicts if one.closes_at), default=None)


def decide(
    definition: Definition, case: Case, fact: Fact, kernel: Kernel, *, already: bool = False, reason: bool = False
) -> Decision:
    """Judge an attempt, drafted as the fact it would be, on the case as it stood when it happened.

    `already` says that it was done before or elsewhere; `reason` that `--despite` was given.
    """
    spec = definition.action(fact.data["action"])
    assert spec is not None
    verdicts = (*_own(spec, case, fact, kernel), *judge(spec.clauses, situation_of(definition, case, fact)))
    refused: list[str] = []
    passed: list[str] = []
    for one in verdicts:
        if one.met or one.clause.severity == EXPECT:
            continue
        waived = reason and (one.clause.severity == SHOULD or one.clause.waive == fact.by)
        (passed if waived else refused).append(one.clause.id)
    if spec.nature not in (ACT, PROHIBITED) or (already and spec.nature == ACT):
        refused = []
    unmet = tuple(one.clause.id for one in verdicts if not one.met)
    return Decision(verdicts, tuple(refused), tuple(passed) if not refused else (), unmet)


def role_clause(spec: Action) -> Clause:
    """Return the clause that the person who acts has one of the action's roles."""
    return Clause(f"{spec.name}.must.role", "role", {"roles": spec.by}, MUST, None, None, spec.source, spec.where, ())


def arrow_clause(spec: Action) -> Clause:
    """Return the clause that the action has an arrow from where its home track stands."""
    sources = [*spec.moves, *spec.returns]
    args = {"tracks": {spec.home: sources}}
    return Clause(f"{spec.name}.must.state.{spec.home}", "arrow", args, MUST, None, None, spec.source, spec.where, ())


def after_clause(item: Item, unit: checklists.Unit, before: checklists.Predecessor) -> Clause:
    """Return the clause that a checklist item comes after another one."""
    args = {"checklist": before.checklist, "item": before.item}
    name = f"{unit.checklist}.{unit.item}{AFTER}{before.name}"
    return Clause(name, "done", args, MUST, None, None, item.source, item.where, ())


def clause_of(definition: Definition, clause_id: str) -> Clause | None:
    """Return the clause with that id, as findings name it, or None.

    Found are those that the workflow writes, the role and the arrow that every act asks for (the arrow also as
    `<action>.state`, for an act that moved nothing), and that a checklist item comes after another one.
    """
    written = next((one for one in definition.clauses() if one.id == clause_id), None)
    if written is not None:
        return written
    spec = definition.action(clause_id.partition(".")[0])
    if spec is not None and clause_id == f"{spec.name}.must.role":
        return role_clause(spec)
    if spec is not None and clause_id in (f"{spec.name}.state", f"{spec.name}.must.state.{spec.home}"):
        return arrow_clause(spec)._replace(id=clause_id)
    return _order(definition, clause_id)


def _order(definition: Definition, clause_id: str) -> Clause | None:
    units = checklists.tickable(definition) if AFTER in clause_id else ()
    for unit in units:
        before = checklists.predecessor(definition, unit)
        item = definition.checklists[unit.checklist].item(unit.item)
        if before is not None and item is not None:
            found = after_clause(item, unit, before)
            if found.id == clause_id:
                return found
    return None


def _own(spec: Action, case: Case, fact: Fact, kernel: Kernel) -> tuple[Verdict, ...]:
    if spec.nature not in (ACT, PROHIBITED):
        return ()
    own = [Verdict(role_clause(spec), fact.by in spec.by, {"role": fact.by})]
    if spec.moves or spec.returns:
        own.append(_arrow(spec, case, fact, kernel))
    return tuple(own)


def _arrow(spec: Action, case: Case, fact: Fact, kernel: Kernel) -> Verdict:
    clause = arrow_clause(spec)
    if spec.register:
        missing = [key for key in fact.data.get("on", ()) if not _item_moves(spec, case, key, kernel)]
        return Verdict(clause, not missing, {"missing": missing} if missing else {})
    standing = case.tracks[spec.home]
    target = kernel.target(spec.home, spec.name, standing["state"], standing["before"])
    return Verdict(clause, target is not None, {"found": {spec.home: standing["state"]}})


def _item_moves(spec: Action, case: Case, key: str, kernel: Kernel) -> bool:
    item = case.item(key)
    return item is not None and kernel.target(spec.home, spec.name, item["state"], None) is not None


def decide_tick(definition: Definition, case: Case, unit: checklists.Unit, *, already: bool = False) -> Decision:
    """Judge a tick: planned out of order it is refused, already done it is taken (and may be early)."""
    before = checklists.predecessor(definition, unit)
    item = definition.checklists[unit.checklist].item(unit.item)
    if before is None or item is None:
        return Decision((), (), (), ())
    clause = after_clause(item, unit, before)
    met = checklists.in_order(definition, case, unit)
    verdict = Verdict(clause, met, {} if met else {"missing": [before.item]})
    ids = () if met else (clause.id,)
    return Decision((verdict,), () if already else ids, (), ids)
