"""Whether a label file says everything that a screen may have to say, and nothing else.

Guarantees:
- Every name of a definition that a person can meet has its label, or a finding at the map where it is missing.
- A label for something that does not exist is a finding: it is the remains of a renamed thing, or a typing error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.errors import Text
from engine.workflow.finding import Report
from engine.workflow.model import Action, Clause, Definition, Item
from engine.workflow.yamlfile import MAP, WORD, Node

_LABEL, _OPTIONAL = "label", "optional"
Shape = Mapping[str, Any]


class _Named(dict[str, Any]):
    """The shape of a thing with a name of its own: where nothing else is needed, one word stands for the map."""


def check_labels(whole: Definition, root: Node, report: Report) -> None:
    """Compare a label file with the definition."""
    _compare(_shape(whole), root, root, report)


def _all(names: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(names, _LABEL)


def _item(item: Item) -> Shape:
    results = {
        name: _LABEL if isinstance(of, str) else {"name": _LABEL, "values": _all(of)}
        for name, of in item.result.items()
    }
    parts = _all(part.name for part in item.parts if part.name)
    return _Named(name=_LABEL, hint=_OPTIONAL, parts=parts, results=results)


def _action(action: Action) -> Shape:
    inputs = dict.fromkeys((one.name for one in action.inputs), _OPTIONAL)
    return {"do": _LABEL, "done": _LABEL, "hint": _OPTIONAL, "inputs": inputs}


def _clause_ids(clauses: Iterable[Clause]) -> Iterable[str]:
    for one in clauses:
        yield one.id
        yield from _clause_ids(one.of)


def _choices(actions: Iterable[Action]) -> Shape:
    found: dict[str, dict[str, str]] = {}
    for one in (one for action in actions for one in action.inputs if one.type == "choice"):
        found.setdefault(one.name, {}).update(_all(one.of))
    return found


def _shape(whole: Definition) -> Shape:
    doing = [*whole.actions.values(), *whole.prohibitions.values()]
    clauses = [one for action in doing for one in action.clauses]
    clauses += [one for limit in whole.limits.values() for one in limit.expect]
    inputs = [one.name for action in doing for one in action.inputs if one.name not in whole.fields]
    return {
        "workflow": _LABEL,
        "tracks": {one.name: {"name": _LABEL, "states": _all(one.states)} for one in whole.tracks.values()},
        "actions": {one.name: _action(one) for one in whole.actions.values()},
        "prohibitions": {name: {"do": _LABEL, "done": _OPTIONAL, "consequence": _LABEL} for name in whole.prohibitions},
        "inputs": _all(inputs),
        "choices": _choices(doing),
        "checklists": {
            one.name: {"name": _LABEL, "items": {item.name: _item(item) for item in one.items}}
            for one in whole.checklists.values()
        },
        "limits": _all(whole.limits),
        "registers": {
            one.name: {"name": _LABEL, "one": _LABEL, "states": _all(one.states), "fields": _all(one.fields)}
            for one in whole.registers.values()
        },
        "fields": _all(whole.fields),
        "evidence": _all(whole.evidence),
        "roles": _all(whole.roles),
        "parties": _all(whole.parties),
        "clauses": dict.fromkeys(_clause_ids(clauses), _OPTIONAL),
    }


def _missing(shape: Any) -> bool:
    """Tell whether leaving out a thing of this shape leaves a person without words."""
    return shape == _LABEL or (isinstance(shape, Mapping) and any(map(_missing, shape.values())))


def _compare(shape: Shape, node: Node, place: Node, report: Report) -> None:
    rest = [one for key, one in shape.items() if key != "name"]
    if node.kind == WORD and node.value and isinstance(shape, _Named) and not any(map(_missing, rest)):
        return
    if node.kind not in {MAP, "empty"}:
        report.error(
            node.spot, "wrong-shape", Text("here belongs a map of labels", "Hier gehören mehrere Bezeichnungen hin")
        )
        return
    present = {str(key.value): (key, value) for key, value in node.pairs()}
    for name, (key, value) in present.items():
        if name not in shape:
            what = Text("thing to label called", "Gegenstück für die Bezeichnung")
            report.unknown(key.spot, what, "unknown-label", name, shape)
        elif isinstance(shape[name], Mapping):
            _compare(shape[name], value, key, report)
        elif value.kind != WORD or not str(value.value).strip():
            report.error(value.spot, "wrong-shape", Text("here belongs a label", "Hier gehört eine Bezeichnung hin"))
    for name, wanted in shape.items():
        if name not in present and _missing(wanted):
            message = Text(f"the label for “{name}” is missing here", f"Hier fehlt die Bezeichnung für „{name}“")
            report.error(place.spot, "missing-label", message)
