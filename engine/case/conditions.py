"""Conditions: what a clause asks, and whether a case answers it.

Guarantees:
- Every clause of a guard is evaluated, none is skipped because an earlier one failed.
- A verdict is data: the clause, whether it is met, what was looked at, and when time alone will meet or close it.
- A clause reads the case and the action's own inputs, never a sealed value, a clock, a calendar or an announcement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from engine.case import checklists
from engine.case.case import OPEN, Case, ItemState
from engine.case.facts import Fact
from engine.instants import Instant
from engine.workflow.model import Clause, Definition


class Situation(NamedTuple):
    """What a clause may look at: the case as it stood at `at`, the person's role, and the action's own inputs.

    `values` are the plain inputs, `given` the names of all inputs that have a value (sealed and evidence ones too).
    """

    definition: Definition
    case: Case
    at: Instant
    role: str | None
    values: Mapping[str, Any]
    given: frozenset[str]
    item: ItemState | None = None


class Verdict(NamedTuple):
    """A clause and its answer. `of` holds the verdicts of inner clauses; `opens_at` and `closes_at` are instants."""

    clause: Clause
    met: bool
    facts: Mapping[str, Any]
    opens_at: Instant | None = None
    closes_at: Instant | None = None
    of: tuple[Verdict, ...] = ()


def situation_of(definition: Definition, case: Case, fact: Fact) -> Situation:
    """Return what the clauses of an action may look at when `fact` happened."""
    data = fact.data
    inputs = data.get("inputs", {})
    given = frozenset({*inputs, *data.get("sets", ()), *data.get("evidence", {})})
    return Situation(definition, case, fact.place, fact.by, inputs, given)


def judge(clauses: Iterable[Clause], situation: Situation) -> tuple[Verdict, ...]:
    """Evaluate every clause that applies (`when` holds), in order."""
    return tuple(evaluate(one, situation) for one in clauses if one.when is None or evaluate(one.when, situation).met)


def evaluate(clause: Clause, situation: Situation) -> Verdict:
    """Evaluate one clause."""
    return _WORDS[clause.word](clause, situation)


def _state(clause: Clause, at: Situation) -> Verdict:
    tracks, found, met = at.case.tracks, {}, True
    for track, states in clause.args["tracks"].items():
        found[track] = state = tracks[track]["state"]
        met = met and state in states
    return Verdict(clause, met, {"found": found})


def _happened(clause: Clause, at: Situation) -> Verdict:
    done = at.case.happened.get(clause.args["action"])
    return Verdict(clause, done is not None, {"last": done["last"]} if done else {})


def _value(at: Situation, name: str) -> Any:
    """Return a field's value: the item's own where the clause is about an item, else the case's."""
    if at.item is not None:
        return at.item["values"].get(name, True if name in at.item["known"] else None)
    if name in at.given:
        return at.values.get(name, True)
    return at.case.fields.get(name)


def _field(clause: Clause, at: Situation) -> Verdict:
    wanted: Mapping[str, Any] = clause.args["values"]
    return Verdict(clause, all(_value(at, name) == value for name, value in wanted.items()), {})


def _known(clause: Clause, at: Situation) -> Verdict:
    return Verdict(clause, _value(at, clause.args["name"]) is not None, {})


def _given(clause: Clause, at: Situation) -> Verdict:
    if "input" in clause.args:
        return Verdict(clause, clause.args["input"] in at.given, {})
    wanted: Mapping[str, Any] = clause.args["values"]
    return Verdict(clause, all(at.values.get(name) == value for name, value in wanted.items()), {})


def _done(clause: Clause, at: Situation) -> Verdict:
    checklist = at.definition.checklists[clause.args["checklist"]]
    missing = checklists.blocking(at.case, checklist, clause.args.get("item"))
    return Verdict(clause, not missing, {"missing": missing} if missing else {})


def _has(clause: Clause, at: Situation) -> Verdict:
    count = at.case.evidence.get(clause.args["kind"], 0)
    return Verdict(clause, count > 0, {"count": count})


def _elapsed(clause: Clause, at: Situation) -> Verdict:
    wait = at.case.newest(clause.args["key"])
    opens = wait.get("opens") if wait else None
    if wait is None or opens is None:
        return Verdict(clause, False, {"waiting_for": clause.args["action"]})
    return Verdict(clause, at.at >= opens, {"since": wait["begun"]}, opens_at=opens)


def _before(clause: Clause, at: Situation) -> Verdict:
    run = at.case.newest(clause.args["limit"])
    runs = run is not None and run["state"] == OPEN
    return Verdict(clause, runs, {}, closes_at=run.get("until") if run and runs else None)


def _lapsed(clause: Clause, at: Situation) -> Verdict:
    run = at.case.newest(clause.args["limit"])
    return Verdict(clause, run is not None and "lapsed_at" in run, {})


def _every(clause: Clause, at: Situation) -> Verdict:
    register, inner = clause.args["register"], clause.of[0]
    failing = [
        f"{register}/{number}"
        for number, item in sorted(at.case.items.get(register, {}).items())
        if not evaluate(inner, at._replace(item=item, given=frozenset(), values={})).met
    ]
    return Verdict(clause, not failing, {"missing": failing} if failing else {})


def _count(clause: Clause, at: Situation) -> Verdict:
    states = at.case.registers[clause.args["register"]]["states"]
    wanted = clause.args.get("states") or list(states)
    found = sum(states.get(name, 0) for name in wanted)
    least, most = clause.args.get("least"), clause.args.get("most")
    met = (least is None or found >= least) and (most is None or found <= most)
    return Verdict(clause, met, {"count": found})


def _role(clause: Clause, at: Situation) -> Verdict:
    return Verdict(clause, at.role in clause.args["roles"], {"role": at.role})


def _inner(clause: Clause, at: Situation) -> tuple[Verdict, ...]:
    return tuple(evaluate(one, at) for one in clause.of)


def _all(clause: Clause, at: Situation) -> Verdict:
    of = _inner(clause, at)
    return Verdict(clause, all(one.met for one in of), {}, of=of)


def _any(clause: Clause, at: Situation) -> Verdict:
    of = _inner(clause, at)
    return Verdict(clause, any(one.met for one in of), {}, of=of)


def _not(clause: Clause, at: Situation) -> Verdict:
    of = _inner(clause, at)
    return Verdict(clause, not of[0].met, of[0].facts, of=of)


_WORDS: Mapping[str, Callable[[Clause, Situation], Verdict]] = {
    "state": _state,
    "happened": _happened,
    "field": _field,
    "known": _known,
    "given": _given,
    "done": _done,
    "has": _has,
    "elapsed": _elapsed,
    "before": _before,
    "lapsed": _lapsed,
    "every": _every,
    "count": _count,
    "role": _role,
    "all": _all,
    "any": _any,
    "not": _not,
}

WORDS = frozenset(_WORDS)

_REGISTERS_READ: dict[str, frozenset[str]] = {}


def registers_read(definition: Definition) -> frozenset[str]:
    """Return the registers whose items some clause or checklist looks at one by one."""
    known = _REGISTERS_READ.get(definition.digest)
    if known is not None:
        return known
    found = set(checklists.repeated_registers(definition))
    for clause in definition.clauses():
        found |= _registers(clause)
    return _REGISTERS_READ.setdefault(definition.digest, frozenset(found))


def _registers(clause: Clause) -> set[str]:
    own = {clause.args["register"]} if clause.word == "every" else set()
    return own.union(*(_registers(one) for one in clause.of))


def reads_lapse(clause: Clause, limit: str) -> bool:
    """Say whether the clause looks at whether `limit` ran out."""
    own = clause.word in ("lapsed", "before") and clause.args["limit"] == limit
    return own or any(reads_lapse(one, limit) for one in clause.of)
