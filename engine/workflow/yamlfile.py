"""A YAML file as plain nodes, each with the place where it stands.

Guarantees:
- YAML 1.2, and only its harmless part: maps, lists, words, whole numbers, true and false. Tags, anchors, aliases and
  merge keys are findings, so a file says what it says where it says it.
- A key that stands twice in one map is a finding at its second place.
- A plain word that a YAML 1.1 tool would read as something else (`no` as false, `12:30` as 750) is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.errors import Text
from engine.workflow.finding import Report, Spot

MAP, LIST, WORD, NUMBER, FLAG, EMPTY = "map", "list", "word", "number", "flag", "empty"

_PLAIN_TAGS = frozenset({"map", "seq", "str", "int", "float", "bool", "null", "timestamp"})
_TRAPS = frozenset({"on", "off", "yes", "no", "y", "n", "~"})
_MISREAD_NUMBER = re.compile(r"[-+]?\d+(?::[0-5]?\d)+|0\d+")


class Node(NamedTuple):
    """One value of the file. A map's value is a tuple of (key node, value node), a list's a tuple of nodes."""

    kind: str
    value: Any
    spot: Spot

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Yield key and value of a map; nothing for any other kind."""
        yield from self.value if self.kind == MAP else ()

    def items(self) -> tuple[Node, ...]:
        """Return the elements of a list; a single value counts as a list of one, an empty one as none."""
        if self.kind == LIST:
            return tuple(self.value)
        return () if self.kind == EMPTY else (self,)

    def get(self, name: str) -> Node | None:
        """Return the value that a map holds under `name`, or None."""
        return next((value for key, value in self.pairs() if key.value == name), None)

    def plain(self) -> Any:
        """Return the value as plain Python data without places."""
        if self.kind == MAP:
            return {str(key.value): value.plain() for key, value in self.pairs()}
        return [one.plain() for one in self.value] if self.kind == LIST else self.value


def read(content: bytes, file: str, report: Report) -> Node | None:
    """Return the node at the root of a file, or None where it is not YAML at all (then a finding says where)."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(content.decode())
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        report.error(Spot(file, line, 1), "yaml-encoding", Text("this file is not UTF-8", "Diese Datei ist kein UTF-8"))
        return None
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        spot = Spot(file, mark.line + 1, mark.column + 1) if mark else Spot(file, 1, 1)
        why = fault.problem or fault.context or "syntax"
        report.error(spot, "yaml-syntax", Text(f"this is not YAML: {why}", f"Das ist kein YAML: {why}"))
        return None
    except YAMLError as fault:
        why = str(fault).splitlines()[0]
        message = Text(f"this is not YAML: {why}", f"Das ist kein YAML: {why}")
        report.error(Spot(file, 1, 1), "yaml-syntax", message)
        return None
    if root is None:
        return Node(MAP, (), Spot(file, 1, 1))
    return _Converter(file, report).node(root)


class _Converter:
    def __init__(self, file: str, report: Report) -> None:
        self._file = file
        self._report = report
        self._seen: set[int] = set()

    def node(self, raw: Any) -> Node:
        spot = Spot(self._file, raw.start_mark.line + 1, raw.start_mark.column + 1)
        tag = str(raw.tag).removeprefix("tag:yaml.org,2002:")
        if raw.anchor is not None or id(raw) in self._seen:
            self._report.error(
                spot,
                "yaml-anchor",
                Text(
                    "anchors and aliases are not allowed: write it out",
                    "Anker und Verweise sind nicht erlaubt: ausschreiben",
                ),
            )
        if id(raw) in self._seen:
            return Node(EMPTY, None, spot)
        self._seen.add(id(raw))
        if tag not in _PLAIN_TAGS:
            self._report.error(
                spot,
                "yaml-tag",
                Text("tags are not allowed: this is data only", "Tags sind nicht erlaubt: hier stehen nur Daten"),
            )
        if raw.id == "mapping":
            return Node(MAP, tuple(self._pairs(raw)), spot)
        if raw.id == "sequence":
            return Node(LIST, tuple(self.node(one) for one in raw.value), spot)
        return self._scalar(raw, tag, spot)

    def _pairs(self, raw: Any) -> Iterator[tuple[Node, Node]]:
        seen: dict[str, Node] = {}
        for raw_key, raw_value in raw.value:
            key, value = self.node(raw_key), self.node(raw_value)
            if key.kind in (MAP, LIST) or key.value == "<<":
                message = Text("a key must be one plain word", "Ein Schlüssel muss ein einfaches Wort sein")
                self._report.error(key.spot, "yaml-key", message)
                continue
            name = str(key.value)
            if name in seen:
                first = seen[name].spot.line
                message = Text(
                    f"“{name}” stands here twice; the first is in line {first}",
                    f"„{name}“ steht hier zweimal, zuerst in Zeile {first}",
                )
                self._report.error(key.spot, "duplicate-key", message)
                continue
            seen[name] = key
            yield Node(WORD, name, key.spot), value

    def _scalar(self, raw: Any, tag: str, spot: Spot) -> Node:
        text = str(raw.value)
        if raw.style is None and (text.lower() in _TRAPS or _MISREAD_NUMBER.fullmatch(text)):
            message = Text(
                f"“{text}” is read differently by older YAML tools: put it in quotes or choose another word",
                f"„{text}“ lesen ältere YAML-Werkzeuge anders: in Anführungszeichen setzen oder anders nennen",
            )
            self._report.error(spot, "yaml-trap", message)
        if raw.style is None and tag == "int" and re.fullmatch(r"[-+]?\d+", text):
            return Node(NUMBER, int(text), spot)
        if raw.style is None and tag == "bool":
            return Node(FLAG, text.lower() == "true", spot)
        if raw.style is None and tag == "null":
            return Node(EMPTY, None, spot)
        return Node(WORD, text, spot)
