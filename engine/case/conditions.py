"""Conditions: what a clause asks, and whether a case answers it.

Guarantees:
- Every clause of a guard is evaluated, none is skipped because an earlier one failed.
- A verdict is data: the clause, whether it is met, what was looked at, and when time alone will meet or close it.
- A clause reads the case and the action's own inputs, never a sealed value, a clock, a calendar or an announcement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.case import checklists
from engine.case.case import OPEN, Case, ItemState
from engine.case.facts import Fact
from engine.instants import Instant, plus
from engine.periods import elapsed_hours, parse_length
from engine.workflow.model import Clause, Definition


class Situation(NamedTuple):
    """What a clause may look at: the case as it stood at `at`, the person's role, and the action's own inputs.

    `values` are the plain inputs, `given` the names of all inputs that have a value (sealed and evidence ones too),
    `papers` the numbers of the evidence given (None: not said which, 0: not on record yet). `on` are the register items
    that an act is about, `item` is the one that a clause is being asked about.
    """

    definition: Definition
    case: Case
    at: Instant
    role: str | None
    values: Mapping[str, Any]
    given: frozenset[str]
    item: ItemState | None = None
    on: tuple[str, ...] = ()
    papers: Mapping[str, int | None] = {}


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
    inputs, papers = data.get("inputs", {}), data.get("evidence", {})
    given = frozenset({*inputs, *data.get("sets", ()), *papers})
    on = tuple(data.get("on", ()))
    return Situation(definition, case, fact.place, fact.by, inputs, given, on=on, papers=papers)


def judge(clauses: Iterable[Clause], situation: Situation) -> tuple[Verdict, ...]:
    """Evaluate every clause that applies (`when` holds), in order; one about a register item for each of the act's."""
    found: list[Verdict] = []
    for one in clauses:
        if reads_item(one):
            found += _for_each(one, situation)
        elif one.when is None or evaluate(one.when, situation).met:
            found.append(evaluate(one, situation))
    return tuple(found)


def reads_item(clause: Clause) -> bool:
    """Say whether the clause, or its `when`, asks something of the register item that the act is about."""
    if clause.when is not None and reads_item(clause.when):
        return True
    if clause.word in ("every", "some"):
        return False
    return bool(clause.args.get("own")) or (clause.word != "linked" and any(reads_item(one) for one in clause.of))


def _for_each(clause: Clause, situation: Situation) -> list[Verdict]:
    """Judge a clause for each item of the act to which it applies; one item that does not meet it is enough.

    An act that names no item yet (`why`) lacks nothing of one.
    """
    items = [(key, item) for key in situation.on if (item := situation.case.item(key)) is not None]
    answers = {
        key: evaluate(clause, at)
        for key, item in items
        for at in [situation._replace(item=item)]
        if clause.when is None or evaluate(clause.when, at).met
    }
    failing = [key for key, one in answers.items() if not one.met]
    if not failing:
        return [next(iter(answers.values()))] if answers else [Verdict(clause, True, {})] if not items else []
    first = answers[failing[0]]
    opens = [answers[key].opens_at for key in failing]
    return [
        first._replace(
            facts={**first.facts, "missing": failing},
            opens_at=max((one for one in opens if one), default=None) if all(opens) else None,
        )
    ]


def evaluate(clause: Clause, situation: Situation) -> Verdict:
    """Evaluate one clause."""
    return _WORDS[clause.word](clause, situation)


def _asks_item(clause: Clause, at: Situation, name: str) -> bool:
    # A version compiled before clauses said what they read from an item reads everything from it.
    return at.item is not None and name in clause.args.get("own", (name,))


def _state(clause: Clause, at: Situation) -> Verdict:
    found, met = {}, True
    for track, states in clause.args["tracks"].items():
        if track in at.case.tracks:
            found[track] = at.case.tracks[track]["state"]
        elif at.item is not None:
            found[track] = at.item["state"]
        met = met and found.get(track) in states
    return Verdict(clause, met, {"found": found})


def _happened(clause: Clause, at: Situation) -> Verdict:
    done = at.case.happened.get(clause.args["action"])
    return Verdict(clause, done is not None, {"last": done["last"]} if done else {})


def _value(clause: Clause, at: Situation, name: str) -> Any:
    """Return what is given with the act itself, else the item's field where the clause reads it there, else the case's.

    Inside `every`, `some` and `linked` nothing is given: they are about other items.
    """
    if name in at.given:
        return at.values.get(name, True)
    if at.item is not None and _asks_item(clause, at, name):
        return at.item["values"].get(name, True if name in at.item["known"] else None)
    return at.case.fields.get(name)


def _field(clause: Clause, at: Situation) -> Verdict:
    wanted: Mapping[str, Any] = clause.args["values"]
    return Verdict(clause, all(_value(clause, at, name) == value for name, value in wanted.items()), {})


def _known(clause: Clause, at: Situation) -> Verdict:
    return Verdict(clause, _value(clause, at, clause.args["name"]) is not None, {})


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


def _about(at: Situation, item: ItemState) -> Situation:
    """Ask about an item that the act itself is not about."""
    return at._replace(item=item, given=frozenset(), values={}, on=(), papers={})


def _answers(clause: Clause, at: Situation) -> dict[str, bool]:
    """Ask the inner clause about every item of a register that has happened by now."""
    register, inner = clause.args["register"], clause.of[0]
    items = sorted(at.case.items.get(register, {}).items())
    return {f"{register}/{number}": evaluate(inner, _about(at, item)).met for number, item in items}


def _every(clause: Clause, at: Situation) -> Verdict:
    failing = [key for key, met in _answers(clause, at).items() if not met]
    return Verdict(clause, not failing, {"missing": failing} if failing else {})


def _some(clause: Clause, at: Situation) -> Verdict:
    answers = _answers(clause, at)
    met = any(answers.values())
    return Verdict(clause, met, {} if met else {"asked": list(answers)})


def _linked(clause: Clause, at: Situation) -> Verdict:
    """Ask the inner clause about the item that a field of this item names; without one nothing is met."""
    key = _value(clause, at, clause.args["field"])
    item = at.case.item(key) if isinstance(key, str) else None
    if item is None:
        return Verdict(clause, False, {"unlinked": True})
    inner = evaluate(clause.of[0], _about(at, item))
    return Verdict(clause, inner.met, {"linked": key}, of=(inner,))


def _count(clause: Clause, at: Situation) -> Verdict:
    states = at.case.registers[clause.args["register"]]["states"]
    wanted = clause.args.get("states") or list(states)
    found = sum(states.get(name, 0) for name in wanted)
    least, most = clause.args.get("least"), clause.args.get("most")
    met = (least is None or found >= least) and (most is None or found <= most)
    return Verdict(clause, met, {"count": found})


def _sum(clause: Clause, at: Situation) -> Verdict:
    """Add a field up over the items; amounts only within their currency. What another currency adds is too much."""
    wanted, field = clause.args["states"], clause.args["field"]
    totals: dict[str | None, int] = {}
    for item in at.case.items.get(clause.args["register"], {}).values():
        value = item["values"].get(field)
        if value is not None and (not wanted or item["state"] in wanted):
            amount, currency = (value["minor"], value["currency"]) if isinstance(value, dict) else (value, None)
            totals[currency] = totals.get(currency, 0) + amount
    least, most = clause.args.get("least"), clause.args.get("most")
    met = (least is None or _reaches(totals, least)) and (most is None or _stays_within(totals, most))
    found = [{"minor": total, "currency": one} if one else total for one, total in sorted(totals.items(), key=str)]
    return Verdict(clause, met, {"sum": found})


def _reaches(totals: Mapping[str | None, int], least: Any) -> bool:
    if isinstance(least, dict):
        return totals.get(least["currency"], 0) >= int(least["minor"])
    return bool(least <= 0) or any(total >= least for total in totals.values())


def _stays_within(totals: Mapping[str | None, int], most: Any) -> bool:
    bound, currency = (most["minor"], most["currency"]) if isinstance(most, dict) else (most, None)
    return all(total <= (bound if currency in (None, one) else 0) for one, total in totals.items())


def _quiet(clause: Clause, at: Situation) -> Verdict:
    """Counted from the last word of that party on record, else from the opening of the case."""
    last = at.case.heard[clause.args["party"]]
    opens = plus(last, hours=elapsed_hours(parse_length(clause.args["length"])))
    return Verdict(clause, at.at >= opens, {"since": last}, opens_at=opens)


def _checked(clause: Clause, at: Situation) -> Verdict:
    """A check counts if another person made it than the one who put the document on record."""
    number = at.papers.get(clause.args["input"]) if "input" in clause.args else None
    if number is None:
        kinds = checked_kinds(clause, at.definition)
        number = max((int(name) for name, one in at.case.papers.items() if one["kind"] in kinds), default=None)
    paper = at.case.papers.get(str(number))
    met = paper is not None and any(one != paper["by"] for one in paper["checked"])
    return Verdict(clause, met, {"number": number} if paper is not None else {})


def checked_kinds(clause: Clause, definition: Definition) -> tuple[str, ...]:
    """Return the kinds of evidence that the document may be of which a clause `checked` is about."""
    if "kind" in clause.args:
        return (clause.args["kind"],)
    spec = definition.action(clause.id.partition(".")[0])
    one = spec.input(clause.args["input"]) if spec else None
    return one.of if one else ()


def _role(clause: Clause, at: Situation) -> Verdict:
    return Verdict(clause, at.role in clause.args["roles"], {"role": at.role})


def _inner(clause: Clause, at: Situation) -> tuple[Verdict, ...]:
    return tuple(evaluate(one, at) for one in clause.of)


def _all(clause: Clause, at: Situation) -> Verdict:
    of = _inner(clause, at)
    opens = [one.opens_at for one in of if not one.met]
    latest = max((one for one in opens if one), default=None) if all(opens) else None
    return Verdict(clause, not opens, {}, latest, of=of)


def _any(clause: Clause, at: Situation) -> Verdict:
    of = _inner(clause, at)
    opens = [one.opens_at for one in of if not one.met and one.opens_at]
    met = any(one.met for one in of)
    return Verdict(clause, met, {}, None if met else min(opens, default=None), of=of)


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
    "some": _some,
    "linked": _linked,
    "count": _count,
    "sum": _sum,
    "quiet": _quiet,
    "checked": _checked,
    "role": _role,
    "all": _all,
    "any": _any,
    "not": _not,
}

WORDS = frozenset(_WORDS)

_ALL_ITEMS = ("every", "some", "sum")
_REGISTERS_READ: dict[str, frozenset[str]] = {}


def registers_read(definition: Definition) -> frozenset[str]:
    """Return the registers whose items some clause, checklist or effect of an action looks at one by one."""
    known = _REGISTERS_READ.get(definition.digest)
    if known is not None:
        return known
    found = set(checklists.repeated_registers(definition))
    for clause in _asked_anywhere(definition):
        found |= _registers(clause)
    found |= {also.track for action in definition.actions.values() for also in action.also}
    return _REGISTERS_READ.setdefault(definition.digest, frozenset(found & definition.registers.keys()))


def _asked_anywhere(definition: Definition) -> Iterator[Clause]:
    """Yield the clauses of guards, and those that say when an effect, a duty or a limit's end counts."""
    yield from definition.clauses()
    for action in definition.actions.values():
        yield from (one.when for one in action.also if one.when is not None)
    for limit in definition.limits.values():
        yield from (one.when for one in (*limit.met, *limit.ended) if one.when is not None)
        if limit.during is not None:
            yield limit.during


def _registers(clause: Clause, *, for_all: bool = False) -> set[str]:
    """Return what a clause reads whole. What one item points to is loaded with it, what all of them do is not."""
    for_all = for_all or clause.word in ("every", "some")
    read = clause.word in _ALL_ITEMS or (for_all and clause.word == "linked")
    own = {clause.args["register"]} if read else set()
    inner = (*clause.of, clause.when) if clause.when is not None else clause.of
    return own.union(*(_registers(one, for_all=for_all) for one in inner))


def papers_checked(definition: Definition) -> frozenset[str]:
    """Return the kinds of evidence that some action of the workflow has a second person check."""
    return frozenset(
        kind
        for action in definition.actions.values()
        for name in action.checks
        if (one := action.input(name)) is not None
        for kind in one.of
    )


def began(verdict: Verdict) -> Iterator[Instant]:
    """Yield the instants at which time met what the verdict is made of."""
    if verdict.met and verdict.opens_at is not None:
        yield verdict.opens_at
    for one in verdict.of if verdict.clause.word in ("all", "any") else ():
        yield from began(one)


def reads_lapse(clause: Clause, limit: str) -> bool:
    """Say whether the clause looks at whether `limit` ran out."""
    own = clause.word in ("lapsed", "before") and clause.args["limit"] == limit
    return own or any(reads_lapse(one, limit) for one in clause.of)
