"""From the nodes of a workflow file to a `Definition` with every name resolved.

Guarantees:
- Nothing is raised: what is wrong is in the report, and the definition holds what could be made of the rest.
- The result depends on the file's content alone; its digest is put in by the loader, which knows all the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from engine.workflow import deadlines, limits, structure
from engine.workflow.actions import action, prohibition
from engine.workflow.clauses import Scope
from engine.workflow.model import Action, Definition, Limit
from engine.workflow.names import Context
from engine.workflow.yamlfile import NUMBER, Node

KEYS = (
    "workflow", "version", "roles", "parties", "place", "fields", "evidence", "tracks", "checklists", "deadlines",
    "duties", "reminders", "watches", "registers", "prohibitions",
)  # fmt: skip
REQUIRED = ("workflow", "version", "roles", "parties", "place", "tracks")

T = TypeVar("T")


def compile_workflow(context: Context, root: Node, name: str) -> Definition:
    """Compile the workflow file at `root`; `name` is the name of its folder, which the file must repeat."""
    keys = context.keys(root, KEYS, REQUIRED)
    _check_head(context, keys, name)
    place = limits.check_place(context, keys.get("place"))
    scope = Scope(context, "", "must", (), ids=set(), waits={})
    actions = _actions(scope, root)
    prohibitions = {str(key.value): prohibition(scope, key, node) for key, node in _pairs(root, "prohibitions")}
    _check_unique(context, root)
    return Definition(
        name=name,
        version=keys["version"].value if "version" in keys and keys["version"].kind == NUMBER else 0,
        digest="",
        place=place or "",
        roles=context.names.roles,
        parties=context.names.parties,
        fields=structure.fields(context, keys.get("fields")),
        evidence=context.names.evidence,
        tracks=_named(context, root, "tracks", structure.track),
        actions=actions,
        checklists=_named(context, root, "checklists", structure.checklist),
        limits=_limits(scope, root),
        registers=_named(context, root, "registers", structure.register),
        prohibitions=prohibitions,
    )


def _pairs(root: Node, group: str) -> Iterator[tuple[Node, Node]]:
    node = root.get(group)
    yield from node.pairs() if node else ()


def _named(context: Context, root: Node, group: str, compile_one: Callable[[Context, Node, Node], T]) -> dict[str, T]:
    return {str(key.value): compile_one(context, key, node) for key, node in _pairs(root, group)}


def homes_of(root: Node) -> Iterator[tuple[str, Node, Node]]:
    """Yield (home, action's key, action's body) for every action of every track and register, in the file's order."""
    for group in ("tracks", "registers"):
        for key, home in _pairs(root, group):
            for name, body in _pairs(home, "actions"):
                yield str(key.value), name, body


def _actions(scope: Scope, root: Node) -> dict[str, Action]:
    found: dict[str, Action] = {}
    for home, key, body in homes_of(root):
        if key.value in found:
            text = f"there are two actions “{key.value}”", f"Die Handlung „{key.value}“ gibt es zweimal"
            scope.context.fault(key, "duplicate-name", *text)
            continue
        found[str(key.value)] = action(scope, key, body, home)
    return found


def deadlines_of(root: Node) -> Iterator[tuple[str | None, Node, Node]]:
    """Yield (register or None, key, body) of every deadline: first those of the case, then those of the items."""
    for key, node in _pairs(root, "deadlines"):
        yield None, key, node
    for register, body in _pairs(root, "registers"):
        for key, node in _pairs(body, "deadlines"):
            yield str(register.value), key, node


def _limits(scope: Scope, root: Node) -> dict[str, Limit]:
    """Compile all limits. Lapses at one instant are taken in their order (SEMANTICS 4)."""
    dated = [deadlines.deadline(scope, key, node, register) for register, key, node in deadlines_of(root)]
    reminders = [limits.reminder(scope, key, node) for key, node in _pairs(root, "reminders")]
    duties = [limits.duty(scope, key, node) for key, node in _pairs(root, "duties")]
    watches = [limits.watch(scope, key, node) for key, node in _pairs(root, "watches")]
    waits = [
        limits.wait(key, starter, length, source, scope.context.where(node.spot))
        for key, (starter, length, source, node) in (scope.waits or {}).items()
    ]
    return {one.key: one for one in (*dated, *waits, *reminders, *duties, *watches)}


def _check_head(context: Context, keys: dict[str, Node], name: str) -> None:
    if "workflow" in keys and keys["workflow"].value != name:
        context.fault(
            keys["workflow"],
            "wrong-name",
            f"the folder is called “{name}”: the workflow must be, too",
            f"Der Ordner heißt „{name}“: so muss auch der Ablauf heißen",
        )
    if "version" in keys and (keys["version"].kind != NUMBER or keys["version"].value < 1):
        context.fault(keys["version"], "wrong-shape", "a version is 1, 2, 3, …", "Eine Version ist 1, 2, 3, …")
    for declared in ("roles", "parties", "evidence"):
        context.distinct(keys.get(declared))


def _check_unique(context: Context, root: Node) -> None:
    """Limits share one space of names, and so do actions and prohibitions: people type them without their kind."""
    limits_ = ("deadlines", "reminders", "duties", "watches")
    for groups in (limits_, ("tracks", "registers"), ("checklists", "tracks")):
        seen: set[str] = set()
        for key in (key for group in groups for key, _ in _pairs(root, group)):
            if key.value in seen:
                _twice(context, key)
            seen.add(str(key.value))
    for key, _ in _pairs(root, "prohibitions"):
        if key.value in context.names.actions:
            _twice(context, key)


def _twice(context: Context, key: Node) -> None:
    text = f"the name “{key.value}” is already taken", f"Der Name „{key.value}“ ist schon vergeben"
    context.fault(key, "duplicate-name", *text)
