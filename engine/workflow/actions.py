"""Actions and prohibitions: from the file to `Action` values.

Guarantees:
- An action is of one nature: the names in `by:` are all roles (an act) or all parties (an observation).
- Each input that must be given is a clause `<action>.must.given.<input>`; on an observation, which is never refused,
  it is `<action>.expect.given.<input>`.
- A prohibition is an `Action` of its own nature without a home: it moves nothing, and the try is what is recorded.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.clauses import Scope, clause, clauses
from engine.workflow.model import ACT, EXPECT, MUST, OBSERVATION, PROHIBITED, SHOULD, Action, Also, Clause, Input
from engine.workflow.names import Context
from engine.workflow.yamlfile import LIST, MAP, WORD, Node

KEYS = (
    "by",
    "moves",
    "else",
    "returns",
    "also",
    "resets",
    "ask",
    "optional",
    "must",
    "should",
    "expect",
    "ticks",
    "checks",
    "source",
)
PROHIBITION_KEYS = ("by", "except", "ask", "optional", "must", "observed", "source")
_INPUT_KEYS = ("type", "of", "evidence", "waive", "source")
_TRACK = Text("track or register", "Strang oder Liste")


def nature_of(context: Context, node: Node | None, owner: Node) -> tuple[str, tuple[str, ...]]:
    """Return an action's nature and who does it; mixing roles and parties is a finding."""
    names = context.names
    if node is None:
        context.fault(owner, "missing-key", "“by” is missing here", "Hier fehlt „by“")
        return ACT, ()
    by = context.names_in(node, Text("role or party", "Rolle oder Beteiligter"), "role", (*names.roles, *names.parties))
    outside = [one for one in by if one in names.parties]
    if outside and len(outside) < len(by):
        context.fault(
            node,
            "mixed-by",
            "roles (an act) and parties (an observation) cannot stand together: make two actions of it",
            "Rollen (Handlung) und Beteiligte (Feststellung) stehen nie zusammen: zwei daraus machen",
        )
    return (OBSERVATION if outside else ACT), by


def _typed(context: Context, node: Node) -> tuple[str, tuple[str, ...], Mapping[str, Node]]:
    """Return type, choices and further keys of an input: a list of choices, a type, or a map with more."""
    if node.kind == LIST:
        if not node.items():
            context.fault(
                node, "empty-list", "here belong the values of a choice", "Hier gehören die Werte einer Auswahl hin"
            )
        return "choice", context.distinct(node), {}
    types = (*n.TYPES, *context.names.registers)
    if node.kind == WORD:
        return context.name(node, n.TYPE, "type", types) or "text", (), {}
    keys = context.keys(node, _INPUT_KEYS)
    if "evidence" in keys:
        return "evidence", context.names_in(keys["evidence"], n.EVIDENCE, "evidence", context.names.evidence), keys
    kind = context.name(keys.get("type"), n.TYPE, "type", types)
    of = context.distinct(keys.get("of"))
    if kind == "choice" and not of:
        context.fault(node, "missing-key", "a choice needs its values (of)", "Eine Auswahl braucht ihre Werte (of)")
    if kind is None and "type" not in keys:
        context.fault(node, "missing-key", "“type” is missing here", "Hier fehlt „type“")
    return kind or "text", of, keys


def _input(scope: Scope, key: Node, node: Node, *, required: bool) -> Input:
    """Compile an input. One named like a field sets it: that of the items that the act is about, else the case's."""
    context, source = scope.context, scope.source
    kind, of, keys = _typed(context, node)
    name = context.declared(key)
    fields = {**context.names.fields, **context.names.register_fields.get(scope.register or "", {})}
    field = name if name in fields else None
    if field and fields[field] != kind:
        wanted = fields[field]
        context.fault(
            node, "field-type", f"the field “{name}” is of type {wanted}", f"Das Feld „{name}“ hat den Typ {wanted}"
        )
    waive = context.name(keys.get("waive"), n.ROLE, "role", context.names.roles)
    own = context.source(keys["source"], node) if "source" in keys else source
    return Input(name, kind, required, of, waive, own, context.where(key.spot), field)


def _inputs(scope: Scope, keys: Mapping[str, Node]) -> tuple[Input, ...]:
    context = scope.context
    found: dict[str, Input] = {}
    for group in ("ask", "optional"):
        if group in keys and keys[group].kind != MAP:
            context.keys(keys[group], ())
        for key, node in keys[group].pairs() if group in keys else ():
            if key.value in found:
                text = f"“{key.value}” is asked for twice", f"Nach „{key.value}“ wird zweimal gefragt"
                context.fault(key, "duplicate-key", *text)
                continue
            found[str(key.value)] = _input(scope, key, node, required=group == "ask")
    return tuple(found.values())


def _given(owner: str, one: Input, severity: str) -> Clause:
    identity = f"{owner}.{severity}.given.{one.name}"
    return Clause(identity, "given", {"input": one.name}, severity, one.waive, None, one.source, one.where, ())


def _also(scope: Scope, node: Node | None, home: str) -> tuple[Also, ...]:
    """Compile the effects elsewhere: on a track, or on every item of another register; no single item decides them."""
    if node is None:
        return ()
    context, scope = scope.context, scope._replace(register=None)
    registers = {name: states for name, states in context.names.registers.items() if name != home}
    known = {**registers, **context.names.tracks}
    found: list[Also] = []
    for number, entry in enumerate(node.items(), 1):
        when = entry.get("when")
        condition = clause(scope._replace(severity="when"), when, f"{scope.owner}.also.{number}") if when else None
        for key, moves in entry.pairs():
            if key.value == "when":
                continue
            track = context.name(key, _TRACK, "track", known)
            if track:
                found.append(Also(track, context.moves(moves, known[track]), condition))
    return tuple(found)


def _resets(context: Context, node: Node | None, states: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    what = Text("checklist or track", "Prüfliste oder Strang")
    for key, value in node.pairs() if node else ():
        name = context.name(key, what, "checklist", (*context.names.checklists, *context.names.tracks))
        if name:
            found[name] = context.names_in(value, n.STATE, "state", states)
    return found


def _ticks(context: Context, node: Node | None, inputs: tuple[Input, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in node.pairs() if node else ():
        checklist = context.name(key, n.CHECKLIST, "checklist", context.names.checklists)
        name = context.name(value, n.INPUT, "input", [one.name for one in inputs])
        if checklist is None or name is None:
            continue
        items = context.names.checklists[checklist]
        for choice in next(one.of for one in inputs if one.name == name):
            if choice not in items:
                context.report.unknown(value.spot, n.ITEM, "unknown-item", choice, items)
        found[checklist] = name
    return found


def _checks(context: Context, node: Node | None, inputs: tuple[Input, ...], nature: str) -> tuple[str, ...]:
    """Return the evidence inputs whose document the action checks; only an act can."""
    if node is not None and nature != ACT:
        context.fault(node, "wrong-shape", "only an act checks a document", "Nur eine Handlung prüft ein Dokument")
    papers = [one.name for one in inputs if one.type == "evidence"]
    return context.names_in(node, n.INPUT, "input", papers)


def _conditions(
    scope: Scope, keys: Mapping[str, Node], inputs: tuple[Input, ...], nature: str, home: str = ""
) -> tuple[Clause, ...]:
    severity = EXPECT if nature == OBSERVATION else MUST
    asked = [_given(scope.owner, one, severity) for one in inputs if one.required]
    if scope.ids is not None:
        scope.ids.update(one.id for one in asked)
        # Every act asks for these two by itself: a clause that is written must not take their names.
        scope.ids.add(f"{scope.owner}.must.role")
        if home and ("moves" in keys or "returns" in keys):
            scope.ids.add(f"{scope.owner}.must.state.{home}")
    for group, wanted in (("must", ACT), ("should", ACT), ("expect", OBSERVATION)):
        if group in keys and nature != wanted:
            scope.context.fault(
                keys[group],
                "wrong-severity",
                "an act has must and should, an observation has expect",
                "Eine Handlung hat must und should, eine Feststellung hat expect",
            )
    written = [
        one for group in (MUST, SHOULD, EXPECT) for one in clauses(scope._replace(severity=group), keys.get(group))
    ]
    return (*asked, *written)


def action(scope: Scope, key: Node, node: Node, home: str) -> Action:
    """Compile one action of the track or register `home`."""
    context, name = scope.context, scope.context.declared(key)
    keys = context.keys(node, KEYS)
    register = home in context.names.registers and home not in context.names.tracks
    states = (context.names.registers if register else context.names.tracks)[home]
    nature, by = nature_of(context, keys.get("by"), key)
    source = context.source(keys.get("source"), key)
    scope = scope._replace(owner=name, source=source, action=name, register=home if register else None)
    inputs = _inputs(scope, keys)
    if register and "returns" in keys:
        text = "items of a register do not return", "Einträge einer Liste kehren nicht zurück"
        context.fault(keys["returns"], "wrong-shape", *text)
    return Action(
        name=name,
        home=home,
        register=register,
        nature=nature,
        by=by,
        moves=context.moves(keys.get("moves"), states),
        returns=context.names_in(keys.get("returns"), n.STATE, "state", states),
        else_moves=context.moves(keys.get("else"), states),
        also=_also(scope, keys.get("also"), home),
        resets=_resets(context, keys.get("resets"), states),
        inputs=inputs,
        clauses=_conditions(scope, keys, inputs, nature, home),
        ticks=_ticks(context, keys.get("ticks"), inputs),
        source=source,
        where=context.where(key.spot),
        checks=_checks(context, keys.get("checks"), inputs, nature),
    )


def prohibition(scope: Scope, key: Node, node: Node) -> Action:
    """Compile one prohibition: its documented exception is an input, the conditions of the exception are `must`."""
    context, name = scope.context, scope.context.declared(key)
    keys = context.keys(node, PROHIBITION_KEYS, ("observed",))
    _, by = nature_of(context, keys.get("by"), key)
    source = context.source(keys.get("source"), key)
    scope = scope._replace(owner=name, source=source, action=name)
    context.name(keys.get("observed"), n.ACTION, "action", context.names.actions)
    exception = context.word(keys.get("except"), n.INPUT)
    inputs = _inputs(scope, keys)
    if exception:
        own = Input(exception, "text", True, (), None, source, context.where(keys["except"].spot), None)
        inputs = (*(one for one in inputs if one.name != exception), own)
    return Action(
        name=name,
        home="",
        register=False,
        nature=PROHIBITED,
        by=by,
        moves={},
        returns=(),
        else_moves={},
        also=(),
        resets={},
        inputs=inputs,
        clauses=_conditions(scope, keys, inputs, ACT),
        ticks={},
        source=source,
        where=context.where(key.spot),
    )
