"""Parts: what several workflows share, written once and included by each (DESIGN 4, ADR 18).

Guarantees:
- A part is found below the folder of the workflows and nowhere else; it is taken in once, however many include it.
- Two files never declare the same thing: the second place is a finding. A track or register stands in one file with
  its states or fields; another file may only add actions (and deadlines of items) to it.
- What a part needs of its host is compared with what host and parts together declare.
- Every node keeps its own file, line and column, so faults and clauses show where they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.finding import Report
from engine.workflow.names import Context
from engine.workflow.yamlfile import EMPTY, LIST, MAP, WORD, Node

FOLDER = "parts"
INCLUDE = "include"
_SUFFIX = ".yaml"
_HEAD = ("part", "needs", INCLUDE)
_LISTS = ("parties", "evidence")
_MAPS = (
    "fields", "tracks", "checklists", "deadlines", "duties", "reminders", "watches", "registers", "prohibitions",
)  # fmt: skip
_OWNED = {"tracks": "states", "registers": "fields"}
_ADDED = ("actions", "deadlines")
_NEEDS = ("roles", "parties", "evidence", "fields", "tracks", "registers", "actions", "checklists", "deadlines")

ReadNode = Callable[[str], Node | None]


class Part(NamedTuple):
    """One included file: its path relative to the folder of the workflows, without the suffix, and its root."""

    stem: str
    root: Node

    def labels(self, lang: str) -> str:
        """Return the path of its labels in `lang`."""
        return f"{self.stem}.{lang}{_SUFFIX}"


def collect(host: Node, read: ReadNode, report: Report) -> tuple[Part, ...] | None:
    """Return every part that the workflow file `host` includes, directly or through another part, in that order.

    `read` gives the root of a file by its path, or None where there is none. Returns None after a finding.
    """
    walk = _Walk(read, report)
    walk.follow(host, (host.spot.file,))
    return tuple(walk.found.values()) if walk.sound else None


class _Walk:
    def __init__(self, read: ReadNode, report: Report) -> None:
        self.read = read
        self.report = report
        self.found: dict[str, Part] = {}
        self.sound = True

    def follow(self, root: Node, trail: tuple[str, ...]) -> None:
        """Take in what `root` includes; `trail` are the files on the way here."""
        listed = root.get(INCLUDE)
        for one in listed.items() if listed else ():
            if one.kind != WORD or not one.value:
                self._fault(
                    one, "wrong-shape", "here belongs the path of a file", "Hier gehört der Pfad einer Datei hin"
                )
            elif not _is_part(str(one.value)):
                self._fault(
                    one,
                    "include-outside",
                    f"parts stand in {FOLDER}/ beside the workflows: write {FOLDER}/NAME{_SUFFIX}",
                    f"Bausteine stehen in {FOLDER}/ neben den Abläufen: {FOLDER}/NAME{_SUFFIX}",
                )
            elif one.value in trail:
                way = " → ".join((*trail[trail.index(str(one.value)) :], str(one.value)))
                self._fault(
                    one, "include-cycle", f"this includes itself: {way}", f"Das schließt sich selbst ein: {way}"
                )
            else:
                self._take(one, str(one.value), trail)

    def _take(self, node: Node, path: str, trail: tuple[str, ...]) -> None:
        if path in self.found:
            return
        root = self.read(path)
        if root is None:
            text = f"there is no readable file {path}", f"Eine lesbare Datei {path} gibt es nicht"
            self._fault(node, "missing-file", *text)
            return
        self.found[path] = Part(path.removesuffix(_SUFFIX), root)
        self.follow(root, (*trail, path))

    def _fault(self, node: Node, code: str, en: str, de: str) -> None:
        self.sound = False
        self.report.error(node.spot, code, Text(en, de))


def _is_part(path: str) -> bool:
    pieces = PurePosixPath(path).parts
    plain = str(PurePosixPath(path)) == path and "\\" not in path and ".." not in pieces
    return plain and len(pieces) > 1 and pieces[0] == FOLDER and path.endswith(_SUFFIX)


def merged(host: Node, parts: Sequence[Part], report: Report) -> Node:
    """Return the workflow file as if all that its parts give stood in it, behind what is its own."""
    for part in parts:
        _check_head(part, report)
    roots = [host, *(part.root for part in parts)]
    pairs = [(key, value) for key, value in host.pairs() if key.value not in (INCLUDE, *_LISTS, *_MAPS)]
    for name in (*_LISTS, *_MAPS):
        stated = [pair for root in roots for pair in root.pairs() if pair[0].value == name]
        if stated:
            join = _joined_list if name in _LISTS else _joined_map
            pairs.append((stated[0][0], join(name, [value for _, value in stated], report)))
    return Node(MAP, tuple(pairs), host.spot)


def _check_head(part: Part, report: Report) -> None:
    allowed = (*_HEAD, *_LISTS, *_MAPS)
    for key, _ in part.root.pairs():
        if key.value not in allowed:
            report.unknown(
                key.spot, Text("key of a part", "Schlüssel eines Bausteins"), "unknown-key", key.value, allowed
            )
    name, named = PurePosixPath(part.stem).name, part.root.get("part")
    if named is None:
        message = Text("“part” is missing here", "Hier fehlt „part“")
        report.error(part.root.spot, "missing-key", message)
    elif named.value != name:
        message = Text(
            f"the file is called “{name}”: the part must be, too", f"Die Datei heißt „{name}“: so auch „part“"
        )
        report.error(named.spot, "wrong-name", message)


def _joined_list(_: str, nodes: Sequence[Node], __: Report) -> Node:
    """Join lists of names; what two files name is one name. A doubled name within one file stays to be found."""
    if len(nodes) == 1:
        return nodes[0]
    found = list(nodes[0].items())
    for node in nodes[1:]:
        known = {one.value for one in found}
        found += [one for one in node.items() if one.value not in known]
    return Node(LIST, tuple(found), nodes[0].spot)


def _joined_map(section: str, nodes: Sequence[Node], report: Report) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    found: dict[str, tuple[Node, Node]] = {}
    added: list[tuple[Node, Node]] = []
    for node in nodes:
        if node.kind not in (MAP, EMPTY):
            message = Text("here belongs a map of names", "Hier gehört eine Zuordnung von Namen hin")
            report.error(node.spot, "wrong-shape", message)
        for key, value in node.pairs():
            name = str(key.value)
            if section in _OWNED and value.kind == MAP and value.get(_OWNED[section]) is None:
                added.append((key, value))
            elif name not in found:
                found[name] = (key, value)
            elif section != "fields" or found[name][1].value != value.value:
                _declared_twice(key, found[name][0], report)
    for key, value in added:
        _add(found, key, value, report)
    return Node(MAP, tuple(found.values()), nodes[0].spot)


def _declared_twice(key: Node, first: Node, report: Report) -> None:
    where = f"{first.spot.file}:{first.spot.line}"
    message = Text(
        f"“{key.value}” is declared in {where} already, and differently",
        f"„{key.value}“ steht schon in {where}, und anders",
    )
    report.error(key.spot, "duplicate-name", message)


def _add(found: dict[str, tuple[Node, Node]], key: Node, value: Node, report: Report) -> None:
    """Add actions and deadlines to a track or register of another file; alone it stays what it is, with its fault."""
    name = str(key.value)
    if name not in found:
        found[name] = (key, value)
        return
    own_key, own = found[name]
    for one, _ in value.pairs():
        if one.value not in _ADDED:
            what = Text("key that another file may add", "Schlüssel, den eine andere Datei ergänzen darf")
            report.unknown(one.spot, what, "unknown-key", one.value, _ADDED)
    pairs = [(one, _behind(node, value.get(str(one.value)))) for one, node in own.pairs()]
    stated = {str(one.value) for one, _ in own.pairs()}
    pairs += [(one, node) for one, node in value.pairs() if one.value in _ADDED and one.value not in stated]
    found[name] = (own_key, own._replace(value=tuple(pairs)))


def _behind(node: Node, more: Node | None) -> Node:
    if more is None or node.kind not in (MAP, EMPTY):
        return node
    return Node(MAP, (*node.pairs(), *more.pairs()), node.spot)


def merged_labels(own: Node, others: Iterable[Node]) -> Node:
    """Return the labels of the host with those of its parts under them: the host's word counts where both have one."""
    for other in others:
        own = _under(own, other)
    return own


def _under(own: Node, other: Node) -> Node:
    if own.kind not in (MAP, EMPTY) or other.kind != MAP:
        return own
    theirs = {str(key.value): (key, value) for key, value in other.pairs()}
    pairs = [
        (key, _under(value, theirs.pop(str(key.value))[1]) if str(key.value) in theirs else value)
        for key, value in own.pairs()
    ]
    return Node(MAP, (*pairs, *theirs.values()), own.spot)


def check_needs(context: Context, parts: Iterable[Part]) -> None:
    """Find what a part needs and nobody declares. `context` holds the names of the host and all its parts."""
    for part in parts:
        node = part.root.get("needs")
        if node is not None:
            keys = context.keys(node, _NEEDS)
            for group, wanted in keys.items():
                for key, missing in _unmet(_declared(context.names, group), wanted):
                    context.fault(
                        key,
                        "unmet-need",
                        f"the part “{part.stem}” needs {group}: {missing}, and the workflow does not have it",
                        f"Der Baustein „{part.stem}“ braucht {group}: {missing}, und der Ablauf hat das nicht",
                    )


def _declared(names: n.Names, group: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the whole workflow declares of a group: states of tracks and registers, the type of a field."""
    if group == "fields":
        return {name: (kind,) for name, kind in names.fields.items()}
    found = getattr(names, group)
    return found if group in _OWNED else dict.fromkeys(found, ())


def _unmet(declared: Mapping[str, tuple[str, ...]], wanted: Node) -> Iterator[tuple[Node, str]]:
    """Yield what lacks: `wanted` is a list of names, or a map from a name to its states or its type."""
    asked: list[tuple[Node, Node | None]] = [(one, None) for one in wanted.items()]
    for key, value in wanted.pairs() if wanted.kind == MAP else asked:
        name = str(key.value)
        lacking = [one for one in n.words(value) if one not in declared.get(name, ())]
        if name not in declared:
            yield key, name
        elif lacking:
            yield key, f"{name} ({', '.join(lacking)})"
