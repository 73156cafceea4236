"""Every name that a workflow file declares, gathered before anything refers to one.

Guarantees:
- `gather` reads declarations only, so a name may be used above the line where it is declared.
- `Context` resolves references: an unknown name is a finding at its own place with the nearest names, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from engine.errors import Text
from engine.workflow.finding import Report, Spot
from engine.workflow.model import PLAIN_TYPES, SEALED_TYPES
from engine.workflow.yamlfile import LIST, MAP, WORD, Node

_NAME = re.compile(r"[a-z][a-z0-9_]*")
TYPES = (SEALED_TYPES | PLAIN_TYPES) - {"file"}
DEFAULT_STATE = "listed"


class Names(NamedTuple):
    """What is declared: each map keeps the order of the file."""

    roles: tuple[str, ...]
    parties: tuple[str, ...]
    fields: Mapping[str, str]
    evidence: tuple[str, ...]
    tracks: Mapping[str, tuple[str, ...]]
    registers: Mapping[str, tuple[str, ...]]
    register_fields: Mapping[str, Mapping[str, str]]
    actions: Mapping[str, str]
    inputs: Mapping[str, Mapping[str, tuple[str, ...]]]
    input_types: Mapping[str, Mapping[str, str]]
    checklists: Mapping[str, Mapping[str, tuple[str, ...]]]
    deadlines: Collection[str]
    rules: Collection[str]


def words(node: Node | None) -> tuple[str, ...]:
    """Return the plain words of a list (or of one word) without judging them."""
    return tuple(str(one.value) for one in node.items() if one.kind == WORD) if node else ()


def _section(root: Node, *path: str) -> list[tuple[str, Node]]:
    node: Node | None = root
    for name in path:
        node = node.get(name) if node else None
    return [(str(key.value), value) for key, value in node.pairs()] if node else []


def _actions(root: Node) -> Iterable[tuple[str, str, Node]]:
    for group in ("tracks", "registers"):
        for home, _ in _section(root, group):
            for name, action in _section(root, group, home, "actions"):
                yield name, home, action


def _choices(node: Node) -> tuple[str, ...]:
    if node.kind == LIST:
        return words(node)
    return words(node.get("of")) if node.kind == MAP else ()


def _asked(action: Node) -> dict[str, Node]:
    return {name: one for group in ("ask", "optional") for name, one in _section(action, group)}


def _type(node: Node) -> str:
    if node.kind == LIST:
        return "choice"
    if node.kind == WORD:
        return str(node.value)
    named = node.get("type")
    return "evidence" if node.get("evidence") else str(named.value) if named else "text"


def _inputs(action: Node) -> dict[str, tuple[str, ...]]:
    asked = {name: _choices(one) for name, one in _asked(action).items()}
    exception = action.get("except")
    return {**asked, str(exception.value): ()} if exception else asked


def _part_names(item: Node) -> tuple[str, ...]:
    parts = item.get("parts")
    if parts is None:
        return ()
    return words(parts) if parts.kind == LIST else tuple(str(key.value) for key, _ in parts.pairs())


def gather(root: Node, rules: Collection[str]) -> Names:
    """Return every name that the file at `root` declares; faults in the declarations are left to the compiler."""
    prohibitions = _section(root, "prohibitions")
    inputs = {name: _inputs(action) for name, _, action in _actions(root)}
    checklists = {
        checklist: {item: _part_names(node) for item, node in _section(root, "checklists", checklist)}
        for checklist, _ in _section(root, "checklists")
    }
    return Names(
        roles=words(root.get("roles")),
        parties=words(root.get("parties")),
        fields={name: str(node.value) for name, node in _section(root, "fields")},
        evidence=words(root.get("evidence")),
        tracks={name: words(node.get("states")) for name, node in _section(root, "tracks")},
        registers={name: words(node.get("states")) or (DEFAULT_STATE,) for name, node in _section(root, "registers")},
        register_fields={
            name: {field: str(kind.value) for field, kind in _section(root, "registers", name, "fields")}
            for name, _ in _section(root, "registers")
        },
        actions={name: home for name, home, _ in _actions(root)},
        inputs={**inputs, **{name: _inputs(node) for name, node in prohibitions}},
        input_types={
            name: {one: _type(asked) for one, asked in _asked(action).items()}
            for name, action in [*((name, action) for name, _, action in _actions(root)), *prohibitions]
        },
        checklists=checklists,
        deadlines=[name for name, _ in _section(root, "deadlines")],
        rules=rules,
    )


class Context:
    """What compiling one workflow needs at hand: the report and the names; and how names are looked up."""

    def __init__(self, report: Report, names: Names) -> None:
        self.report = report
        self.names = names

    def where(self, spot: Spot) -> str:
        """Return the place as clauses carry it: file name within the workflow's folder, or path of a part, and line."""
        file = spot.file if spot.file.startswith("parts/") else spot.file.rpartition("/")[2]
        return f"{file}:{spot.line}"

    def fault(self, node: Node, code: str, en: str, de: str) -> None:
        """Record an error at the place of `node`."""
        self.report.error(node.spot, code, Text(en, de))

    def word(self, node: Node | None, what: Text) -> str | None:
        """Return the one word that `node` is, or None after a finding."""
        if node is None:
            return None
        if node.kind != WORD or not node.value:
            self.fault(node, "wrong-shape", f"here belongs a name: {what.en}", f"Hier gehört ein Name hin: {what.de}")
            return None
        return str(node.value)

    def name(self, node: Node | None, what: Text, kind: str, known: Iterable[str]) -> str | None:
        """Return a name that must be one of `known`; anything else is a finding `unknown-<kind>` and None."""
        text = self.word(node, what)
        if text is None or node is None:
            return None
        names = list(known)
        if text not in names:
            self.report.unknown(node.spot, what, f"unknown-{kind}", text, names)
            return None
        return text

    def starter(self, node: Node | None, register: str | None = None) -> str | None:
        """Return an action that starts a limit: one of a track; of `register` for a limit that its items have."""
        name = self.name(node, ACTION, "action", self.names.actions)
        if name is None or node is None:
            return None
        home = self.names.actions[name]
        if register is None and home not in self.names.tracks:
            self.fault(
                node,
                "item-limit",
                f"“{name}” belongs to items of a register: the limits it starts are deadlines of {home}",
                f"„{name}“ gehört zu Einträgen einer Liste: was es in Gang setzt, sind Fristen (deadlines) von {home}",
            )
            return None
        if register is not None and home != register:
            self.fault(
                node,
                "foreign-starter",
                f"“{name}” is no action of {register}: it cannot start a deadline of its items",
                f"„{name}“ ist keine Handlung von {register} und setzt keine Frist seiner Einträge in Gang",
            )
            return None
        return name

    def names_in(self, node: Node | None, what: Text, kind: str, known: Iterable[str]) -> tuple[str, ...]:
        """Return the known names of a list (or of one word); each unknown one is a finding."""
        if node is None:
            return ()
        names = list(known)
        if not node.items():
            self.fault(node, "empty-list", f"here belongs a name: {what.en}", f"Hier gehört ein Name hin: {what.de}")
        found = [self.name(one, what, kind, names) for one in node.items()]
        return tuple(one for one in found if one is not None)

    def keys(self, node: Node, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
        """Return the entries of a map; keys that mean nothing here, and required ones that lack, are findings."""
        if node.kind not in {MAP, "empty"}:
            self.fault(node, "wrong-shape", "here belongs a map of names", "Hier gehört eine Zuordnung von Namen hin")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.pairs():
            if key.value in allowed:
                found[str(key.value)] = value
            else:
                self.report.unknown(key.spot, Text("key", "Schlüssel"), "unknown-key", key.value, allowed)
        for name in required:
            if name not in found:
                self.fault(node, "missing-key", f"“{name}” is missing here", f"Hier fehlt „{name}“")
        return found

    def declared(self, key: Node) -> str:
        """Return the name that `key` declares; one that cannot be typed plainly on a command line is a finding."""
        name = str(key.value)
        if key.kind != WORD or not _NAME.fullmatch(name):
            self.fault(
                key,
                "bad-name",
                f"“{name}” is no name: small letters, digits and _ only, beginning with a letter",
                f"„{name}“ ist kein Name: nur kleine Buchstaben, Ziffern und _, zuerst ein Buchstabe",
            )
        return name

    def distinct(self, node: Node | None) -> tuple[str, ...]:
        """Return the names that a list declares; one that stands there twice is a finding."""
        seen: dict[str, None] = {}
        for one in node.items() if node else ():
            name = self.declared(one)
            if name in seen:
                self.fault(one, "duplicate-name", f"“{name}” stands here twice", f"„{name}“ steht hier zweimal")
            seen[name] = None
        return tuple(seen)

    def source(self, node: Node | None, owner: Node) -> tuple[str, ...]:
        """Return the rule numbers of a `source:`; a missing one is a finding at `owner`."""
        if node is None:
            self.fault(owner, "missing-source", "this has no source", "Hier fehlt die Quelle (source)")
            return ()
        return self.names_in(node, RULE, "rule", self.names.rules)

    def flag(self, node: Node | None) -> bool:
        """Return true or false; anything else is a finding and false."""
        if node is None:
            return False
        if node.kind != "flag":
            self.fault(node, "wrong-shape", "here belongs true or false", "Hier gehört true oder false hin")
            return False
        return bool(node.value)

    def length(self, node: Node | None) -> str | None:
        """Return a length in words ("4 weeks") that the engine can compute with; anything else is a finding."""
        text = self.word(node, LENGTH)
        if text is None or node is None:
            return None
        from engine.errors import UsageError
        from engine.periods import parse_length

        try:
            parse_length(text)
        except UsageError:
            self.fault(
                node,
                "bad-length",
                f"“{text}” is no length: write for example 48 hours, 4 weeks, 1 month, half a month",
                f"„{text}“ ist keine Dauer: zum Beispiel 48 hours, 4 weeks, 1 month, half a month",
            )
            return None
        return text

    def moves(self, node: Node | None, states: tuple[str, ...]) -> dict[str, str]:
        """Return arrows from state to state; `anywhere: x` stands for an arrow from every other state to x."""
        arrows: dict[str, str] = {}
        if node is None:
            return arrows
        for key, value in self.pairs(node):
            target = self.name(value, STATE, "state", states)
            anywhere = key.value == "anywhere"
            origin = str(key.value) if anywhere else self.name(key, STATE, "state", states)
            if origin is None or target is None:
                continue
            for one in [state for state in states if state != target] if anywhere else [origin]:
                if one in arrows:
                    self.fault(
                        key, "overlapping-rows", f"from “{one}” there are two arrows", f"Aus „{one}“ führen zwei Pfeile"
                    )
                else:
                    arrows[one] = target
        return arrows

    def pairs(self, node: Node) -> list[tuple[Node, Node]]:
        """Return key and value of a map that must hold something; anything else is a finding and nothing."""
        pairs = list(node.pairs())
        if not pairs:
            self.fault(node, "wrong-shape", "here belongs a map of names", "Hier gehört eine Zuordnung von Namen hin")
        return pairs


RULE = Text("rule number", "Regelnummer")
STATE = Text("state", "Zustand")
TRACK = Text("track", "Strang")
ACTION = Text("action", "Handlung")
REGISTER = Text("register", "Liste")
CHECKLIST = Text("checklist", "Prüfliste")
ITEM = Text("checklist item", "Punkt der Prüfliste")
FIELD = Text("field", "Feld")
INPUT = Text("input", "Angabe")
EVIDENCE = Text("kind of evidence", "Art von Nachweis")
LIMIT = Text("limit", "Zeitgrenze")
ROLE = Text("role", "Rolle")
PARTY = Text("party", "Beteiligter")
TYPE = Text("type", "Typ")
LENGTH = Text("length", "Dauer")
VALUE = Text("value", "Wert")
