"""Tracks, registers, checklists and fields: from the file to values.

Guarantees:
- A part of a checklist item says for itself what it waits for and needs; what only its item says is copied to it.
- `none` lifts what the item says: `after: none` waits for nothing, `needs: none` needs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.model import PLAIN_TYPES, SEALED_TYPES, Checklist, Item, Part, Register, Track
from engine.workflow.names import Context
from engine.workflow.yamlfile import LIST, WORD, Node

_ITEM_KEYS = ("result", "parts", "each", "after", "needs", "unless", "proof", "source")
_RESULT_TYPES = PLAIN_TYPES - {"choice"}
_NOTHING, _ANYWHERE = "none", "anywhere"


def fields(context: Context, node: Node | None, links: Iterable[str] = ()) -> dict[str, str]:
    """Compile a map of fields and their types. A choice needs values and so can only be an input.

    `links` are the registers that a field may point to: its value then names one of their items.
    """
    found: dict[str, str] = {}
    known = {*SEALED_TYPES, *PLAIN_TYPES, *links} - {"file", "choice"}
    for key, value in node.pairs() if node else ():
        kind = context.name(value, n.TYPE, "type", known)
        if kind:
            found[context.declared(key)] = kind
    return found


def _states(context: Context, node: Node | None) -> tuple[str, ...]:
    for one in node.items() if node else ():
        if one.value == _ANYWHERE:
            context.fault(one, "bad-name", "“anywhere” stands for all states", "„anywhere“ steht für alle Zustände")
    return context.distinct(node)


def track(context: Context, key: Node, node: Node) -> Track:
    """Compile one track."""
    keys = context.keys(node, ("final", "states", "actions"), ("states",))
    states = _states(context, keys.get("states"))
    final = context.names_in(keys.get("final"), n.STATE, "state", states)
    return Track(context.declared(key), states, final, context.where(key.spot))


def register(context: Context, key: Node, node: Node) -> Register:
    """Compile one register. Without `states` its items have one state, "listed"."""
    keys = context.keys(node, ("fields", "key", "states", "final", "proposes", "actions", "deadlines"), ("fields",))
    states = _states(context, keys.get("states")) or (n.DEFAULT_STATE,)
    types = fields(context, keys.get("fields"), context.names.registers)
    context.names_in(keys.get("final"), n.STATE, "state", states)
    context.name(keys.get("proposes"), n.STATE, "state", states)
    match = context.name(keys.get("key"), n.FIELD, "field", types)
    return Register(context.declared(key), types, match, states, context.where(key.spot))


def checklist(context: Context, key: Node, node: Node) -> Checklist:
    """Compile one checklist."""
    name = context.declared(key)
    items = tuple(_item(context, name, one, body) for one, body in node.pairs())
    if not items:
        context.fault(key, "empty-checklist", f"“{name}” has no items", f"„{name}“ hat keine Punkte")
    return Checklist(name, items, context.where(key.spot))


def _item(context: Context, owner: str, key: Node, node: Node) -> Item:
    name = context.declared(key)
    keys = context.keys(node, _ITEM_KEYS)
    flags = [field for field, kind in context.names.fields.items() if kind == "flag"]
    return Item(
        name=name,
        parts=_parts(context, owner, keys),
        each=context.name(keys.get("each"), n.REGISTER, "register", context.names.registers),
        result=_result(context, keys.get("result")),
        unless=context.name(keys.get("unless"), Text("flag field", "Ja-Nein-Feld"), "field", flags),
        proof=_proof(context, owner, name, keys.get("proof")),
        source=context.source(keys.get("source"), key),
        where=context.where(key.spot),
    )


def _parts(context: Context, owner: str, keys: Mapping[str, Node]) -> tuple[Part, ...]:
    after, needs = _after(context, owner, keys.get("after")), _needs(context, keys.get("needs"))
    node = keys.get("parts")
    if node is None:
        return (Part("", after, needs),)
    if node.kind == LIST:
        return tuple(Part(one, after, needs) for one in context.distinct(node))
    parts = []
    for key, value in node.pairs():
        own = context.keys(value, ("after", "needs"))
        parts.append(
            Part(
                context.declared(key),
                _after(context, owner, own["after"]) if "after" in own else after,
                _needs(context, own["needs"]) if "needs" in own else needs,
            )
        )
    return tuple(parts)


def _after(context: Context, owner: str, node: Node | None) -> str | None:
    """Return what must come first: an item or item.part of this checklist, or checklist.item of another one."""
    text = context.word(node, n.ITEM)
    if text is None or node is None or text == _NOTHING:
        return None
    lists = context.names.checklists
    known = dict.fromkeys(lists[owner])
    known |= {f"{item}.{part}": None for item, parts in lists[owner].items() for part in parts}
    known |= {f"{other}.{item}": None for other, items in lists.items() if other != owner for item in items}
    return context.name(node, n.ITEM, "item", known)


def _needs(context: Context, node: Node | None) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if node is None or node.value == _NOTHING:
        return found
    for key, states in node.pairs():
        name = context.name(key, n.TRACK, "track", context.names.tracks)
        if name:
            found[name] = context.names_in(states, n.STATE, "state", context.names.tracks[name])
    return found


def _result(context: Context, node: Node | None) -> dict[str, tuple[str, ...] | str]:
    if node is None:
        return {}
    if node.kind == LIST:
        return {"result": context.distinct(node)}
    found: dict[str, tuple[str, ...] | str] = {}
    for key, value in node.pairs():
        if value.kind == LIST and value.items():
            found[context.declared(key)] = context.distinct(value)
            continue
        if value.kind == WORD and value.value in SEALED_TYPES:
            context.fault(
                value, "sealed-result", "a result must be of a plain type", "Ein Ergebnis braucht einen offenen Typ"
            )
            continue
        kind = context.name(value, n.TYPE, "type", _RESULT_TYPES)
        if kind:
            found[str(key.value)] = kind
    return found


def _proof(context: Context, owner: str, name: str, node: Node | None) -> dict[str, str]:
    """Return the evidence kind that each part needs; one word stands for every part."""
    if node is None:
        return {}
    parts = context.names.checklists[owner][name] or ("",)
    known = context.names.evidence
    if node.kind == WORD:
        kind = context.name(node, n.EVIDENCE, "evidence", known)
        return dict.fromkeys(parts, kind) if kind else {}
    found = {}
    for key, value in node.pairs():
        part = context.name(key, Text("part", "Teil"), "part", parts)
        kind = context.name(value, n.EVIDENCE, "evidence", known)
        if part and kind:
            found[part] = kind
    return found
