"""`why`: what an action needs, what of it is there, and what to type for the rest (CONTRACTS 4).

Guarantees:
- It asks the same core that decides, on the same case; it writes nothing.
- What a command line can supply (the inputs it asks for) is not a missing condition: it stands in the command.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from engine.case.case import OPEN, Case
from engine.case.checklists import Unit
from engine.case.conditions import Verdict
from engine.case.decide import Decision, arrow_clause, decide
from engine.case.facts import MINUTE, Fact
from engine.case.kernel import Kernel
from engine.case.remedies import Context, Node, Remedy, command, dated, node, tick_command
from engine.case.results import proposed_day
from engine.errors import Text, unknown
from engine.instants import Instant, day_of, zone_of
from engine.office.holidays import calendar
from engine.office.reading import Loaded, table
from engine.office.session import Office
from engine.periods import before, last_day, parse_length
from engine.store import daily
from engine.store.daily import PersonRow
from engine.workflow.model import ACT, PROHIBITED, Action, Definition, Input

# A register can hold thousands of items; a person needs a few to choose from.
_NUMBERS = 20


class Why(NamedTuple):
    """What `why CASE ACTION` answers. `nodes` are the conditions with their remedies, `command` the act itself.

    `latest` is the first instant at which a condition that is met now closes.
    """

    case_id: str
    spec: Action
    allowed: bool
    people: tuple[PersonRow, ...]
    you: bool
    record_for: bool
    inputs: tuple[Input, ...]
    proposed: Mapping[str, str]
    command: Remedy
    earliest: Instant | None
    latest: Instant | None
    nodes: tuple[Node, ...]
    at: Instant


class TickWhy(NamedTuple):
    """Why a tick was refused: what has to come first, and the command for it."""

    case_id: str
    unit: Unit
    command: Remedy
    nodes: tuple[Node, ...]
    at: Instant


class Typed(NamedTuple):
    """What a person had typed: inputs by name, the words behind them (`--at`, `--by`), and what stood after `--at`."""

    words: Mapping[str, str]
    tail: tuple[str, ...]
    at: str | None


def spec_of(definition: Definition, name: str) -> Action:
    """Return an action or prohibition by name. Raises UnknownError with the nearest names."""
    spec = definition.action(name)
    if spec is None:
        raise unknown(Text("action", "Handlung"), name, [*definition.actions, *definition.prohibitions])
    return spec


def role_of(spec: Action, person: PersonRow) -> str:
    """Return the role that counts: of several the first in the action's list (SEMANTICS 9), else the person's first."""
    for role in spec.by:
        if role in person.roles:
            return role
    return person.roles[0]


def attempt(
    spec: Action, at: Instant, role: str | None, items: tuple[str, ...] = (), missing: Collection[str] = ()
) -> Fact:
    """Draft the act as `why` judges it: at `at`, with all required inputs given but those whose clause is `missing`."""
    asked = [one for one in spec.inputs if one.required and f"{spec.name}.must.given.{one.name}" not in missing]
    data = {
        "action": spec.name,
        "on": list(items),
        "inputs": {},
        "sets": [one.name for one in asked if one.type != "evidence"],
        "evidence": {one.name: None for one in asked if one.type == "evidence"},
    }
    return Fact(0, "action", at, MINUTE, at, at, role, data, (), frozenset())


def explain(office: Office, loaded: Loaded, spec: Action, person: PersonRow, *, kernel: Kernel | None = None) -> Why:
    """Answer `why` for one action on the case as it stands at `loaded.now`."""
    role = role_of(spec, person) if spec.nature in (ACT, PROHIBITED) else spec.by[0]
    fact = attempt(spec, loaded.now, role)
    return explain_attempt(office, loaded, spec, fact, person, kernel=kernel)


def explain_attempt(
    office: Office,
    loaded: Loaded,
    spec: Action,
    fact: Fact,
    person: PersonRow,
    *,
    kernel: Kernel | None = None,
    verdicts: tuple[Verdict, ...] | None = None,
    typed: Typed | None = None,
) -> Why:
    """Answer `why` for an attempt that was drafted, with its verdicts if they are known."""
    definition, case = loaded.definition, loaded.case
    decision = _judged(definition, case, fact, kernel or table(definition), spec)
    found = decision.verdicts if verdicts is None else verdicts
    proposed = proposals(office, loaded, spec)
    numbers = None if typed else _numbers(office, loaded, spec)
    act = command(loaded.id, spec, {**proposed, **(typed.words if typed else {})}, numbers)
    if typed:
        act = act._replace(argv=(*act.argv, *typed.tail))
    roles = spec.by if spec.nature == ACT else ()
    context = Context(definition, case, loaded.id, act, fact.by, roles, person.id)
    return Why(
        case_id=loaded.id,
        spec=spec,
        allowed=decision.allowed,
        people=tuple(one for one in daily.persons(office.con) if set(one.roles) & set(spec.by)),
        you=bool(set(person.roles) & set(spec.by)),
        record_for=spec.nature not in (ACT, PROHIBITED),
        inputs=spec.inputs,
        proposed=proposed,
        command=act,
        earliest=decision.earliest,
        latest=decision.latest,
        nodes=dated((_node(one, context, spec) for one in found), typed.at if typed else None),
        at=loaded.now,
    )


def explain_tick(
    definition: Definition,
    case: Case,
    case_id: str,
    unit: Unit,
    decision: Decision,
    at: Instant,
    typed: str | None = None,
) -> TickWhy:
    """Say why a tick was refused on the case as it stood at `at`; `typed` is what stood after its `--at`."""
    context = Context(definition, case, case_id, Remedy(("tick", case_id, unit.name), (), {}, None), None)
    act = tick_command(context, unit)
    nodes = dated((node(one, context._replace(command=act)) for one in decision.verdicts), typed)
    return TickWhy(case_id, unit, act, nodes, at)


def _judged(definition: Definition, case: Case, fact: Fact, kernel: Kernel, spec: Action) -> Decision:
    """Judge the attempt; an act on items that names none needs at least one that it could be about."""
    decision = decide(definition, case, fact, kernel)
    if not spec.register or fact.data.get("on"):
        return decision
    states = case.registers[spec.home]["states"]
    if any(states.get(one) for one in spec.moves) or (not spec.moves and any(states.values())):
        return decision
    clause = arrow_clause(spec)
    verdicts = tuple(one._replace(met=False) if one.clause == clause else one for one in decision.verdicts)
    if clause not in [one.clause for one in verdicts]:
        verdicts = (*verdicts, Verdict(clause, False, {}))
    return decision._replace(verdicts=verdicts, refused=(*decision.refused, clause.id))


def _numbers(office: Office, loaded: Loaded, spec: Action) -> tuple[str, ...]:
    """Return the first items that an act on a register could be about."""
    if not spec.register:
        return ()
    rows = daily.load_items(office.con, loaded.id, spec.home)
    return tuple(str(one.number) for one in rows if one.state in spec.moves or not spec.moves)[:_NUMBERS]


def _node(verdict: Verdict, context: Context, spec: Action) -> Node:
    """Return a verdict with its remedy; to a prohibition there is none, only what its exception asks for."""
    made = node(verdict, context)
    return made._replace(remedy=None, of=()) if spec.nature == PROHIBITED else made


def proposals(office: Office, loaded: Loaded, spec: Action) -> dict[str, str]:
    """Return proposed values for the date inputs of an action: on a working day, before what binds us runs out."""
    found = {}
    for limit in loaded.definition.starts_of(spec.name):
        if limit.ends and limit.propose:
            not_after = _not_after(loaded.definition, loaded.case, limit.propose.get("not_after"), loaded.place)
            found[limit.ends] = proposed_day(
                limit, loaded.now, MINUTE, loaded.place, calendar(office, loaded.now), later_than(loaded, not_after)
            )
    return found


def later_than(loaded: Loaded, day: str | None) -> str | None:
    """Drop a latest day that is not after today: a proposal in the past helps nobody."""
    return day if day is not None and day > day_of(loaded.now, loaded.zone) else None


def _not_after(definition: Definition, case: Case, rule: str | None, place: str) -> str | None:
    """Read "7 days before decide_injunction": the last day that the other limit leaves."""
    if rule is None:
        return None
    length, _, key = rule.partition(" before ")
    run = case.newest(key)
    until = run.get("until") if run is not None and run["state"] == OPEN else None
    if until is None:
        return None
    zone = zone_of(definition.limits[key].place or place)
    return before(last_day(until, zone), parse_length(length))
