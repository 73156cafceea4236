"""Conditions: from the words of the file to `Clause` values.

Guarantees:
- The vocabulary is closed (DESIGN 4): a word that is not in `WORDS` is a finding, and so is every unknown argument.
- Every clause has an id that is unique in its workflow and does not depend on its place in the file.
- Every written clause carries its source; the conditions inside it inherit that source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.model import MUST, SEALED_TYPES, Clause
from engine.workflow.names import Context
from engine.workflow.yamlfile import LIST, MAP, NUMBER, WORD, Node

MODIFIERS = ("when", "waive", "source", "id")
EXTRA = {
    "elapsed": ("at_least",),
    "count": ("states", "least", "most"),
    "sum": ("of", "states", "least", "most"),
    "quiet": ("for",),
}
_LEADING: tuple[str, ...] = ("every", "some", "linked", "count", "sum", "elapsed", "quiet")
NESTED = frozenset({"every", "some", "linked"})
COMBINED = frozenset({"all", "any", "not"})
_MONEY = re.compile(r"(\d{1,12})(?:\.(\d{2}))? ([A-Z]{3})")


class Scope(NamedTuple):
    """Where a clause stands: who owns it, and whose inputs and item fields it may ask for."""

    context: Context
    owner: str
    severity: str
    source: tuple[str, ...]
    action: str | None = None
    register: str | None = None
    ids: set[str] | None = None
    waits: dict[str, tuple[str, str, tuple[str, ...], Node]] | None = None


class _Word(NamedTuple):
    """What a word makes of its argument. `args["own"]` are the names that it reads from the item it is about."""

    args: Mapping[str, Any]
    argument: str
    inner: tuple[tuple[Node, str | None], ...] = ()
    register: str | None = None


def _own(scope: Scope, names: Iterable[str], declared: Container[str]) -> dict[str, list[str]]:
    """Say which of the names belong to the register item that the clause is about, if it is about one."""
    return {"own": [one for one in names if one in declared]} if scope.register else {}


def _states_of(scope: Scope) -> Mapping[str, tuple[str, ...]]:
    """Return what can be asked for its state: every track and, where the clause is about an item, its register."""
    names = scope.context.names
    own = {scope.register: names.registers[scope.register]} if scope.register else {}
    return {**names.tracks, **own}


def _state(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    tracks: dict[str, list[str]] = {}
    known = _states_of(scope)
    for key, states in scope.context.pairs(value):
        track = scope.context.name(key, n.TRACK, "track", known)
        if track:
            tracks[track] = list(scope.context.names_in(states, n.STATE, "state", known[track]))
    return _Word({"tracks": tracks, **_own(scope, tracks, scope.context.names.registers)}, "_".join(tracks))


def _happened(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    action = scope.context.name(value, n.ACTION, "action", scope.context.names.actions)
    return _Word({"action": action}, action or "")


def _item_fields(scope: Scope) -> Mapping[str, str]:
    return scope.context.names.register_fields.get(scope.register or "", {})


def _known_fields(scope: Scope) -> dict[str, str]:
    return {**scope.context.names.fields, **_item_fields(scope)}


def _field(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    values: dict[str, Any] = {}
    fields = _known_fields(scope)
    for key, wanted in scope.context.pairs(value):
        name = scope.context.name(key, n.FIELD, "field", fields)
        if name is None:
            continue
        if fields[name] in SEALED_TYPES:
            scope.context.fault(
                key,
                "sealed-condition",
                f"“{name}” is sealed: a condition may only ask whether it is known",
                f"„{name}“ ist versiegelt: eine Bedingung darf nur fragen, ob es bekannt ist (known)",
            )
        if (fields[name] == "flag") != (wanted.kind == "flag"):
            scope.context.fault(
                wanted,
                "field-type",
                f"the field “{name}” is of type {fields[name]}",
                f"Das Feld „{name}“ hat den Typ {fields[name]}",
            )
        values[name] = wanted.plain()
    return _Word({"values": values, **_own(scope, values, _item_fields(scope))}, "_".join(values))


def _known(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    name = scope.context.name(value, n.FIELD, "field", _known_fields(scope))
    return _Word({"name": name, **_own(scope, [name or ""], _item_fields(scope))}, name or "")


def _given(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    inputs = scope.context.names.inputs.get(scope.action or "", {})
    if value.kind == WORD:
        name = scope.context.name(value, n.INPUT, "input", inputs)
        return _Word({"input": name}, name or "")
    values: dict[str, Any] = {}
    for key, wanted in scope.context.pairs(value):
        name = scope.context.name(key, n.INPUT, "input", inputs)
        if name is None:
            continue
        if inputs[name]:
            scope.context.name(wanted, n.VALUE, "value", inputs[name])
        values[name] = wanted.plain()
    return _Word({"values": values}, "_".join(values))


def _done(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    text = scope.context.word(value, n.CHECKLIST)
    checklist, _dot, item = (text or "").partition(".")
    known = scope.context.names.checklists
    if text and checklist not in known:
        scope.context.report.unknown(value.spot, n.CHECKLIST, "unknown-checklist", checklist, known)
    elif text and item and item not in known[checklist]:
        scope.context.report.unknown(value.spot, n.ITEM, "unknown-item", item, known[checklist])
    return _Word({"checklist": checklist, "item": item or None}, text or "")


def _has(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    kind = scope.context.name(value, n.EVIDENCE, "evidence", scope.context.names.evidence)
    return _Word({"kind": kind}, kind or "")


def _elapsed(scope: Scope, value: Node, extra: Mapping[str, Node]) -> _Word:
    action = scope.context.starter(value)
    length = scope.context.length(extra.get("at_least"))
    if "at_least" not in extra:
        scope.context.fault(
            value, "elapsed-without-length", "elapsed needs “at_least: <length>”", "elapsed braucht „at_least: <Dauer>“"
        )
    if not action or not length:
        return _Word({"action": action, "length": length, "key": None}, action or "")
    key = f"{action}.{length.replace(' ', '_')}"
    if scope.waits is not None:
        scope.waits.setdefault(key, (action, length, scope.source, value))
    return _Word({"action": action, "length": length, "key": key}, action)


def _limit(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    key = scope.context.name(value, n.LIMIT, "limit", scope.context.names.deadlines)
    return _Word({"limit": key}, key or "")


def _each_of(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    register = scope.context.name(value, n.REGISTER, "register", scope.context.names.registers)
    return _Word({"register": register}, register or "", register=register)


def _linked(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    registers = scope.context.names.registers
    links = {name: kind for name, kind in _item_fields(scope).items() if kind in registers}
    field = scope.context.name(value, Text("field that names an item", "Feld, das einen Eintrag nennt"), "field", links)
    target = links.get(field or "")
    return _Word({"field": field, "register": target, "own": [field]}, field or "", register=target)


def _of_register(scope: Scope, value: Node, extra: Mapping[str, Node]) -> tuple[str | None, list[str]]:
    """Return the register and those of its states that count."""
    register = scope.context.name(value, n.REGISTER, "register", scope.context.names.registers)
    states = scope.context.names.registers.get(register or "", ())
    return register, list(scope.context.names_in(extra.get("states"), n.STATE, "state", states))


def _bounds(scope: Scope, owner: Node, extra: Mapping[str, Node], *, money: bool = False) -> dict[str, Any]:
    bounds: dict[str, Any] = {"least": None, "most": None}
    for name in bounds:
        bound = extra.get(name)
        if bound is not None:
            bounds[name] = _bound(scope, bound, money=money)
    if not extra.keys() & bounds.keys():
        scope.context.fault(owner, "missing-bound", "“least” or “most” is missing", "„least“ oder „most“ fehlt")
    return bounds


def _bound(scope: Scope, node: Node, *, money: bool) -> Any:
    """Return a number, or an amount of money; 0 is nothing in every currency."""
    if node.kind == NUMBER and (not money or node.value == 0):
        return node.value
    amount = _MONEY.fullmatch(str(node.value)) if money and node.kind == WORD else None
    if amount:
        return {"minor": int(amount[1]) * 100 + int(amount[2] or 0), "currency": amount[3]}
    if money:
        text = "here belongs 0 or an amount: 500.00 EUR", "Hier gehört 0 oder ein Betrag hin: 500.00 EUR"
    else:
        text = "here belongs a number", "Hier gehört eine Zahl hin"
    scope.context.fault(node, "wrong-shape", *text)
    return None


def _count(scope: Scope, value: Node, extra: Mapping[str, Node]) -> _Word:
    register, states = _of_register(scope, value, extra)
    return _Word({"register": register, "states": states, **_bounds(scope, value, extra)}, register or "")


def _sum(scope: Scope, value: Node, extra: Mapping[str, Node]) -> _Word:
    register, states = _of_register(scope, value, extra)
    fields = scope.context.names.register_fields.get(register or "", {})
    sums = [one for one, kind in fields.items() if kind in {"count", "money"}]
    if "of" not in extra:
        scope.context.fault(value, "missing-key", "“of: <field>” is missing here", "Hier fehlt „of: <Feld>“")
    field = scope.context.name(extra.get("of"), n.FIELD, "field", sums) if register else None
    bounds = _bounds(scope, value, extra, money=fields.get(field or "") == "money")
    return _Word({"register": register, "field": field, "states": states, **bounds}, f"{register}_{field}")


def _quiet(scope: Scope, value: Node, extra: Mapping[str, Node]) -> _Word:
    party = scope.context.name(value, n.PARTY, "party", scope.context.names.parties)
    length = scope.context.length(extra.get("for"))
    if "for" not in extra:
        text = "quiet needs “for: <length>”", "quiet braucht „for: <Dauer>“"
        scope.context.fault(value, "quiet-without-length", *text)
    return _Word({"party": party, "length": length}, party or "")


def _checked(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    """A document: an evidence input of this very action, or else the newest one of a kind."""
    names = scope.context.names
    asked = [one for one, kind in names.input_types.get(scope.action or "", {}).items() if kind == "evidence"]
    what = Text("evidence input or kind of evidence", "Nachweis-Angabe oder Art von Nachweis")
    name = scope.context.name(value, what, "evidence", [*asked, *names.evidence])
    return _Word({"input": name} if name in asked else {"kind": name}, name or "")


def _role(scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    roles = scope.context.names_in(value, n.ROLE, "role", scope.context.names.roles)
    return _Word({"roles": list(roles)}, "_".join(roles))


def _combined(_scope: Scope, value: Node, _: Mapping[str, Node]) -> _Word:
    return _Word({}, "", inner=tuple((one, None) for one in value.items()))


WORDS: Mapping[str, Callable[[Scope, Node, Mapping[str, Node]], _Word]] = {
    "state": _state,
    "happened": _happened,
    "field": _field,
    "known": _known,
    "given": _given,
    "done": _done,
    "has": _has,
    "elapsed": _elapsed,
    "before": _limit,
    "lapsed": _limit,
    "every": _each_of,
    "some": _each_of,
    "linked": _linked,
    "count": _count,
    "sum": _sum,
    "quiet": _quiet,
    "checked": _checked,
    "role": _role,
    "all": _combined,
    "any": _combined,
    "not": _combined,
}


def _split(scope: Scope, node: Node) -> tuple[str, Node, dict[str, Node], list[Node]] | None:
    """Part a clause into its word, the word's argument, its modifiers and (for every, some, linked) the one inside."""
    keys = {str(key.value): (key, value) for key, value in node.pairs()}
    leading = [word for word in _LEADING if word in keys] or [name for name in keys if name in WORDS]
    if not leading:
        spot_node = next((key for name, (key, _) in keys.items() if name not in MODIFIERS), node)
        name = str(spot_node.value) if spot_node is not node else ""
        what = Text("clause word", "Bedingungswort")
        scope.context.report.unknown(spot_node.spot, what, "unknown-clause-word", name, WORDS)
        return None
    word = leading[0]
    nested = word in NESTED
    inner: list[tuple[Node, Node]] = []
    extras: dict[str, Node] = {}
    for name, (key, value) in keys.items():
        if name == word:
            continue
        if name in MODIFIERS or name in EXTRA.get(word, ()):
            extras[name] = value
        elif nested and name in WORDS:
            inner.append((key, value))
        else:
            known = [*MODIFIERS, *EXTRA.get(word, ()), *(WORDS if nested else ())]
            what = Text("clause word", "Bedingungswort")
            scope.context.report.unknown(key.spot, what, "unknown-clause-word", name, known)
    return word, keys[word][1], extras, _inner(inner)


def _inner(pairs: list[tuple[Node, Node]]) -> list[Node]:
    """Return the conditions inside: one for each word, but for a word that has a condition inside itself."""
    if any(key.value in NESTED for key, _ in pairs):
        return [Node(MAP, tuple(pairs), pairs[0][0].spot)]
    return [Node(MAP, (one,), one[0].spot) for one in pairs]


def clause(scope: Scope, node: Node, fixed_id: str | None = None) -> Clause | None:
    """Compile one condition. Returns None after a finding that leaves nothing to build on.

    `fixed_id` is the id of a condition inside another one; without it the id is made from owner, severity and words.
    """
    if node.kind != MAP:
        scope.context.fault(node, "wrong-shape", "here belongs a condition", "Hier gehört eine Bedingung hin")
        return None
    parts = _split(scope, node)
    if parts is None:
        return None
    word, argument, extras, nested = parts
    inside = fixed_id is not None
    source = scope.context.source(extras.get("source"), node) if "source" in extras or not inside else scope.source
    scope = scope._replace(source=source)
    built = WORDS[word](scope, argument, extras)
    identity = fixed_id or _identity(scope, node, word, built, extras)
    inner_scope = scope._replace(register=built.register or scope.register)
    inner_nodes = [one for one, _ in built.inner] + nested
    _check_inner(scope, node, word, inner_nodes)
    inner = [clause(inner_scope, one, f"{identity}.{number}") for number, one in enumerate(inner_nodes, 1)]
    when = extras.get("when")
    waive = scope.context.name(extras.get("waive"), n.ROLE, "role", scope.context.names.roles)
    if waive and (scope.severity != MUST or inside):
        text = "only a “must” can be waived", "Nur ein „must“ kann erlassen werden"
        scope.context.fault(extras["waive"], "nothing-to-waive", *text)
    return Clause(
        id=identity,
        word=word,
        args=built.args,
        severity=scope.severity,
        waive=waive,
        when=clause(scope, when, f"{identity}.when") if when else None,
        source=source,
        where=scope.context.where(node.spot),
        of=tuple(one for one in inner if one is not None),
    )


def _check_inner(scope: Scope, node: Node, word: str, inner: list[Node]) -> None:
    wanted = 1 if word in NESTED or word == "not" else None
    if wanted and len(inner) != wanted:
        scope.context.fault(node, "wrong-shape", f"“{word}” needs one condition", f"„{word}“ braucht eine Bedingung")
    if word in {"all", "any"} and not inner:
        scope.context.fault(node, "wrong-shape", f"“{word}” needs conditions", f"„{word}“ braucht Bedingungen")


def _identity(scope: Scope, node: Node, word: str, built: _Word, extras: Mapping[str, Node]) -> str:
    given = scope.context.word(extras.get("id"), Text("clause", "Bedingung"))
    if given is None and word in COMBINED:
        scope.context.fault(node, "missing-id", f"“{word}” needs an id", f"„{word}“ braucht eine id")
    argument = given or (built.argument if word in COMBINED else f"{word}.{built.argument}")
    identity = f"{scope.owner}.{scope.severity}.{argument}"
    if scope.ids is not None:
        if identity in scope.ids:
            scope.context.fault(
                node,
                "duplicate-clause-id",
                f"there are two clauses {identity}: give one an id",
                f"Die Bedingung {identity} gibt es zweimal: einer davon eine id geben",
            )
        scope.ids.add(identity)
    return identity


def clauses(scope: Scope, node: Node | None) -> tuple[Clause, ...]:
    """Compile a list of conditions; those with findings are left out."""
    if node is None:
        return ()
    if node.kind not in {LIST, MAP}:
        scope.context.fault(node, "wrong-shape", "here belongs a list of conditions", "Hier gehören Bedingungen hin")
        return ()
    found = [clause(scope, one) for one in node.items()]
    return tuple(one for one in found if one is not None)
