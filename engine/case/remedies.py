"""Remedies: what to type so that a condition is met.

Guarantees:
- A remedy is a verb with its arguments, a real command line but for placeholders; placeholders are upper-case words
  for a type of value, listed in `needs` (a choice also with its words).
- A remedy that is somebody else's act names the role or party. A wait has none: only time meets it.
- Whoever takes every remedy in turn gets a case through; nothing that is refused is ever offered as its own remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.case import checklists
from engine.case.case import Case
from engine.case.checklists import UNIT_EARLY, UNIT_OPEN, ItemView, UnitView
from engine.case.conditions import Verdict, checked_kinds, reads_item
from engine.workflow.model import MUST, OBSERVATION, SHOULD, Action, Clause, Definition, Input, Item

_SHOWN = 5
"""So many of the items that could meet a condition are shown."""


class Remedy(NamedTuple):
    """A command: `argv` without the program's name. `of` gives the words that a CHOICE placeholder stands for."""

    argv: tuple[str, ...]
    needs: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]
    by: str | None


class Node(NamedTuple):
    """A verdict with its remedy; `of` are the steps that it takes, each with a remedy of its own.

    `kind` is the clause's word, or `item`, `part`, `entry` for what a checklist or register misses; `subject` says
    which.
    """

    id: str
    kind: str
    verdict: Verdict
    met: bool
    subject: str | None
    remedy: Remedy | None
    of: tuple[Node, ...]


def dated(nodes: Iterable[Node], at: str | None) -> tuple[Node, ...]:
    """Return conditions whose remedies carry `--at`: what a past act lacked must have happened by then, too."""
    if at is None:
        return tuple(nodes)
    return tuple(one._replace(remedy=_at(one.remedy, at), of=dated(one.of, at)) for one in nodes)


def _at(remedy: Remedy | None, at: str) -> Remedy | None:
    if remedy is None or "--at" in remedy.argv:
        return remedy
    return remedy._replace(argv=(*remedy.argv, "--at", at))


class Context(NamedTuple):
    """What remedies are made from. `command` is the act itself, as it would be typed; `roles` are who may do it.

    `person` is whoever asks, where that is known: nobody checks what they put on record themselves.
    """

    definition: Definition
    case: Case
    case_id: str
    command: Remedy
    role: str | None
    roles: tuple[str, ...] = ()
    person: str | None = None

    @property
    def mine(self) -> bool:
        """Whether whoever asks may do the act, as far as roles go."""
        return not self.roles or self.role in self.roles


def command(case_id: str, spec: Action, proposed: Mapping[str, str], numbers: tuple[str, ...] | None = ()) -> Remedy:
    """Return the action as a command line, with proposed values or placeholders for what it asks.

    `numbers` are the register items that it could be about; None where they are named already.
    """
    line = _Line("do", case_id, spec.name)
    if spec.register and numbers is not None:
        line.add(f"{spec.home}/NUMBER", "NUMBER")
        line.of |= {"NUMBER": numbers} if numbers else {}
    for one in spec.inputs:
        if one.required or one.name in proposed:
            line.value(one.name, one, proposed.get(one.name))
    return line.remedy(_by(spec))


def _by(spec: Action) -> str | None:
    return spec.by[0] if spec.nature == OBSERVATION else None


class _Line:
    """A command line under construction."""

    def __init__(self, *words: str) -> None:
        self.words = list(words)
        self.needs: list[str] = []
        self.of: dict[str, tuple[str, ...]] = {}

    def add(self, word: str, *needs: str) -> None:
        self.words.append(word)
        self.needs += [one for one in needs if one not in self.needs]

    def value(self, name: str, one: Input, proposed: str | None) -> None:
        if proposed is not None:
            self.add(f"{name}={proposed}")
        elif one.type == "choice":
            self.choice(name, one.of)
        else:
            self.typed(name, one.type)

    def choice(self, name: str, of: tuple[str, ...]) -> None:
        taken = sum(word.startswith("CHOICE") for word in self.needs)
        word = f"CHOICE_{taken + 1}" if taken else "CHOICE"
        self.of[word] = of
        self.add(f"{name}={word}", word)

    def typed(self, name: str, kind: str) -> None:
        word = {"evidence": "FILE", "flag": "yes"}.get(kind, kind.upper())
        self.add(f"{name}={word}", *([word] if word.isupper() else []))

    def remedy(self, by: str | None = None) -> Remedy:
        return Remedy(tuple(self.words), tuple(self.needs), dict(self.of), by)


def node(verdict: Verdict, context: Context) -> Node:
    """Return a verdict with what can be done about it."""
    clause = verdict.clause
    if verdict.met:
        return Node(clause.id, clause.word, verdict, True, None, None, ())
    steps = tuple(_steps(verdict, context))
    remedy = _remedy(verdict, context)
    if remedy is None and not steps:
        remedy = _with_reason(clause, context)
    return Node(clause.id, clause.word, verdict, False, None, remedy, steps)


def _with_reason(clause: Clause, context: Context) -> Remedy | None:
    """Pass a `should`, or a `must` that a role may waive, with a reason."""
    waivable = clause.severity == MUST and clause.waive is not None
    if clause.word in ("elapsed", "quiet") or not (waivable or clause.severity == SHOULD):
        return None
    needed = clause.waive if waivable and clause.waive != context.role else None
    needed = needed or (None if context.mine else context.roles[0])
    base = _by_another(context, needed) if needed else context.command
    return Remedy((*base.argv, "--despite", "REASON"), (*base.needs, "REASON"), base.of, needed)


def _by_another(context: Context, role: str) -> Remedy:
    base = context.command
    return Remedy((*base.argv, "--by", "PERSON"), (*base.needs, "PERSON"), base.of, role)


def _remedy(verdict: Verdict, context: Context) -> Remedy | None:
    clause, case_id = verdict.clause, context.case_id
    if reads_item(clause):
        return None
    if clause.word == "given":
        return _giving(clause, context)
    if clause.word == "has":
        return _Line("attach", case_id, "FILE", "--as", clause.args["kind"]).remedy()._replace(needs=("FILE",))
    if clause.word == "known":
        return _set(context, clause.args["name"], None)
    if clause.word == "field":
        (name, value), *_ = clause.args["values"].items()
        return _set(context, name, None, value)
    if clause.word == "happened" or (clause.word == "elapsed" and verdict.opens_at is None):
        spec = context.definition.actions[clause.args["action"]]
        return command(case_id, spec, {})
    if clause.word in ("state", "arrow"):
        return _towards(verdict, context)
    if clause.word == "checked":
        return _check(verdict, context)
    return _role(clause, context) if clause.word == "role" else None


def _giving(clause: Clause, context: Context) -> Remedy:
    """Return the act itself with what it lacks; an optional input does not stand in it yet."""
    base, name = context.command, clause.args.get("input")
    spec = context.definition.action(clause.id.partition(".")[0])
    one = spec.input(name) if spec is not None and name else None
    if one is None or any(word.startswith(f"{name}=") for word in base.argv):
        return base
    line = _Line(*base.argv)
    line.needs, line.of = list(base.needs), dict(base.of)
    line.value(one.name, one, None)
    return line.remedy(base.by)


def _check(verdict: Verdict, context: Context) -> Remedy | None:
    """Have a second person check the document that is on record; without one it is put on record first."""
    kinds = checked_kinds(verdict.clause, context.definition)
    if "number" not in verdict.facts:
        given = f"{verdict.clause.args.get('input')}="
        typed = [word.removeprefix(given) for word in context.command.argv if word.startswith(given)]
        file = typed[0] if typed else "FILE"
        line = _Line("attach", context.case_id, file, "--as", kinds[0])
        return line.remedy()._replace(needs=("FILE",) if file == "FILE" else ())
    if context.case.papers[str(verdict.facts["number"])]["by"] == context.person:
        return None
    for spec in context.definition.actions.values():
        for one in map(spec.input, spec.checks):
            if one is not None and set(one.of) & set(kinds):
                return Remedy(("do", context.case_id, spec.name, f"{one.name}={verdict.facts['number']}"), (), {}, None)
    return None


def _set(context: Context, name: str, item: str | None, value: Any = None) -> Remedy:
    line = _Line("set", context.case_id)
    fields: Mapping[str, str] = context.definition.fields
    if item is not None:
        line.add(item)
        fields = context.definition.registers[item.partition("/")[0]].fields
    if value is not None:
        line.add(f"{name}={('yes' if value else 'no') if isinstance(value, bool) else value}")
    elif fields[name] in context.definition.registers:
        line.add(f"{name}={fields[name]}/NUMBER", "NUMBER")
    else:
        line.typed(name, fields[name])
    return line.remedy()


def _towards(verdict: Verdict, context: Context) -> Remedy | None:
    """Find the action that leads from where a track stands to where it is wanted."""
    for track, wanted in verdict.clause.args["tracks"].items():
        if track not in context.case.tracks or context.case.state(track) in wanted:
            continue
        found = context.case.state(track)
        for spec in context.definition.actions.values():
            if spec.home == track and spec.moves.get(found) in wanted and spec.moves.get(found) != found:
                return command(context.case_id, spec, {})
    return None


def _role(clause: Clause, context: Context) -> Remedy | None:
    if clause.severity == SHOULD and context.mine and context.role is not None:
        return None
    return _by_another(context, clause.args["roles"][0])


def _steps(verdict: Verdict, context: Context) -> Iterator[Node]:
    clause = verdict.clause
    if clause.word == "done":
        checklist = context.definition.checklists[clause.args["checklist"]]
        for name in verdict.facts["missing"]:
            view = checklists.view_of(context.definition, context.case, checklist.name, name)
            yield from _item_steps(verdict, view, context)
    elif clause.word == "every" or reads_item(clause):
        inner = clause.of[0] if clause.word == "every" else clause
        for key in verdict.facts["missing"]:
            yield _item_node(verdict, inner, key, context)
    elif clause.word == "some":
        for key in verdict.facts["asked"][:_SHOWN]:
            yield _item_node(verdict, clause.of[0], key, context)
        if not verdict.facts["asked"]:
            yield _first_entry(verdict, clause.args["register"], context, clause.id)
    elif clause.word in ("any", "all"):
        yield from (node(one, context) for one in verdict.of if not one.met)
    elif clause.word == "count" and verdict.facts["count"] < (clause.args.get("least") or 0):
        yield _first_entry(verdict, clause.args["register"], context, clause.id)
    elif clause.word == "arrow" and not verdict.facts:
        (register,) = clause.args["tracks"]
        if not any(context.case.registers[register]["states"].values()):
            yield _first_entry(verdict, register, context, clause.id)


def _first_entry(verdict: Verdict, register: str, context: Context, owner: str) -> Node:
    line = _Line("add", context.case_id, register)
    for field, kind in list(context.definition.registers[register].fields.items())[:1]:
        line.typed(field, kind)
    return Node(f"{owner}.add", "entry", verdict, False, register, line.remedy(), ())


def _item_node(verdict: Verdict, inner: Clause, key: str, context: Context) -> Node:
    """Say what one register item misses; of several ways the first that a command can take."""
    ways = (inner, *(inner.of if inner.word in ("any", "all") else ()))
    remedy = next((found for one in ways if (found := _item_way(one, key, context)) is not None), None)
    return Node(f"{verdict.clause.id}.{key}", "entry", verdict, False, key, remedy, ())


def _item_way(one: Clause, key: str, context: Context) -> Remedy | None:
    """Return the command with which one register item would meet a condition, or None where there is no single one."""
    register, item = key.partition("/")[0], context.case.item(key)
    fields = context.definition.registers[register].fields
    if one.word in ("known", "linked"):
        name = one.args["name" if one.word == "known" else "field"]
        missing = item is None or name not in (*item["values"], *item["known"])
        return _set(context, name, key) if name in fields and missing else None
    if one.word == "field":
        (name, value), *_ = one.args["values"].items()
        return _set(context, name, key, value) if name in fields else None
    if one.word == "state" and register in one.args["tracks"] and item is not None:
        for spec in context.definition.actions.values():
            if spec.home == register and spec.moves.get(item["state"]) in one.args["tracks"][register]:
                made = command(context.case_id, spec, {}, None)
                return made._replace(argv=(*made.argv[:3], key, *made.argv[3:]))
    return None


def _item_steps(verdict: Verdict, view: ItemView, context: Context) -> Iterator[Node]:
    item, case_id, register = view.item, context.case_id, view.item.each
    name = f"{verdict.clause.args['checklist']}.{item.name}"
    for one in view.units:
        if one.state in (UNIT_OPEN, UNIT_EARLY):
            yield Node(
                f"{verdict.clause.id}.{one.unit.key}",
                "part" if one.unit.part or one.unit.on else "item",
                verdict,
                False,
                one.unit.key,
                _tick(context, item, one),
                (),
            )
    if register and view.incomplete:
        if not view.units:
            yield _first_entry(verdict, register, context, f"{verdict.clause.id}.{name}")
        remedy = Remedy(("complete", case_id, register), (), {}, None)
        yield Node(f"{verdict.clause.id}.{name}.complete", "complete", verdict, False, register, remedy, ())


def _tick(context: Context, item: Item, one: UnitView) -> Remedy:
    proof = item.proof.get(one.unit.part)
    if proof and one.tick is not None and not context.case.evidence.get(proof):
        return Remedy(("attach", context.case_id, "FILE", "--as", proof), ("FILE",), {}, None)
    line = _Line("tick", context.case_id, one.unit.key.partition("@")[0])
    if one.unit.on:
        line.add(one.unit.on)
    for name, of in item.result.items():
        if isinstance(of, tuple):
            line.choice(name, of)
        else:
            line.typed(name, of)
    return line.remedy()


def tick_command(context: Context, unit: checklists.Unit) -> Remedy:
    """Return the command that ticks `unit`."""
    view = checklists.view_of(context.definition, context.case, unit.checklist, unit.item)
    return _tick(context, view.item, UnitView(unit, UNIT_OPEN, None))


def placeholders(remedy: Remedy) -> dict[str, Any]:
    """Return a remedy as the JSON of CONTRACTS 4, `of` beside it."""
    return {
        "argv": ["fristwerk", *remedy.argv],
        "needs": list(remedy.needs),
        "of": {word: list(of) for word, of in remedy.of.items()},
        "by": remedy.by,
    }
