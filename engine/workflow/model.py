"""One workflow version as frozen values: what the fold, the conditions and the screens read.

Guarantees:
- A `Definition` holds data only: no code, no expression, no open file. Every name in it was resolved by the loader.
- `definition(compiled)` and `compiled(definition)` are inverse; the compiled form is plain JSON and stays readable
  for as long as a case is pinned to it (the office keeps it beside the bytes of the files).
- Every clause carries the rule numbers it comes from and the file:line where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

ACT, OBSERVATION, PROHIBITED = "act", "observation", "prohibited"
MUST, SHOULD, EXPECT = "must", "should", "expect"


class Clause(NamedTuple):
    """One condition. `args` by word:

    state {"tracks": {track: [states]}} · happened {"action"} · field {"values": {name: value}} · known {"name"} ·
    given {"values": {input: value}} or {"input": name} · done {"checklist", "item": name|None} · has {"kind"} ·
    elapsed {"action", "length", "key"} · lapsed {"limit"} · before {"limit"} · every/some {"register"} with one clause
    in `of` · linked {"field", "register"} with one in `of` · count {"register", "states": [..], "least", "most"} · sum
    the same with "field" · quiet {"party", "length"} · checked {"input"} or {"kind"} · role {"roles": [..]} ·
    all/any/not with `of`. "own" names what state, field, known and linked read from the item that they are about.
    """

    id: str
    word: str
    args: Mapping[str, Any]
    severity: str
    waive: str | None
    when: Clause | None
    source: tuple[str, ...]
    where: str
    of: tuple[Clause, ...]


class Input(NamedTuple):
    """What an action asks for. `of` are the values of a choice or the evidence kinds that fit."""

    name: str
    type: str
    required: bool
    of: tuple[str, ...]
    waive: str | None
    source: tuple[str, ...]
    where: str
    field: str | None


class Also(NamedTuple):
    """Arrows in another track that an action takes where it can; never a condition."""

    track: str
    moves: Mapping[str, str]
    when: Clause | None


class Trigger(NamedTuple):
    """An action that meets or ends a limit, where `when` holds for its inputs."""

    action: str
    when: Clause | None


class Action(NamedTuple):
    """A named step. `home` is the track or register it belongs to; `moves` are its arrows there.

    `returns` lists the states from which it goes back to the state that the track had before.
    `resets` maps a checklist or track to the states of the home track (before the entry) that start it anew.
    `ticks` maps a checklist to the input whose values are items of it; `checks` are the evidence inputs whose
    document whoever does it has checked.
    """

    name: str
    home: str
    register: bool
    nature: str
    by: tuple[str, ...]
    moves: Mapping[str, str]
    returns: tuple[str, ...]
    else_moves: Mapping[str, str]
    also: tuple[Also, ...]
    resets: Mapping[str, tuple[str, ...]]
    inputs: tuple[Input, ...]
    clauses: tuple[Clause, ...]
    ticks: Mapping[str, str]
    source: tuple[str, ...]
    where: str
    checks: tuple[str, ...] = ()

    def input(self, name: str) -> Input | None:
        """Return the input called `name`, or None."""
        return next((one for one in self.inputs if one.name == name), None)


class Track(NamedTuple):
    """A small flat state machine; the first state is the start."""

    name: str
    states: tuple[str, ...]
    final: tuple[str, ...]
    where: str


class Part(NamedTuple):
    """One tickable part of a checklist item; an item without parts has one part named ""."""

    name: str
    after: str | None
    needs: Mapping[str, tuple[str, ...]]


class Item(NamedTuple):
    """One item of a checklist. `result` maps a result's name to its type or its choices; `each` names a register.

    `unless` names a flag field that lifts the order; `proof` maps a part to the evidence kind that makes it done.
    """

    name: str
    parts: tuple[Part, ...]
    each: str | None
    result: Mapping[str, tuple[str, ...] | str]
    unless: str | None
    proof: Mapping[str, str]
    source: tuple[str, ...]
    where: str


class Checklist(NamedTuple):
    """A named list of items, in the order in which they are shown."""

    name: str
    items: tuple[Item, ...]
    where: str

    def item(self, name: str) -> Item | None:
        """Return the item called `name`, or None."""
        return next((one for one in self.items if one.name == name), None)


class Limit(NamedTuple):
    """A time limit of any kind. One that belongs to a register (`claims.response`) runs for each item by itself.

    deadline: begins with an action of `starts`, counted from its date input `begins` where there is one; ends `length`
              later after the rule set `rules`, or with the date input `ends`. `chosen` names the input that may say
              another length, with `least` and `most`; `unless` the flag input that says that a weekend was meant;
              `dispatch` the kinds of evidence that prove that what meets it was sent; `remind` its advance deadlines;
              `extendable` is false for a period of law that nobody can grant more time for.
    wait:     begins with `starts`, opens `length` later.
    reminder: `length` after `starts` (until one of `ended`), or while `during` holds, every `each`.
    duty:     while `during` holds; counted from the field `since` where it is known; `target` is internal.
    watch:    while `during` holds, for `length` from the field or action `since` where it is known.
    """

    key: str
    kind: str
    register: str | None
    binds: str | None
    starts: tuple[str, ...]
    length: str | None
    ends: str | None
    propose: Mapping[str, str]
    place: str | None
    shift: bool
    internal: bool
    met: tuple[Trigger, ...]
    ended: tuple[Trigger, ...]
    again: str
    lapse: Mapping[str, Mapping[str, str]]
    expect: tuple[Clause, ...]
    remind: tuple[str, ...]
    during: Clause | None
    since: str | None
    each: str | None
    target: str | None
    source: tuple[str, ...]
    where: str
    rules: str = "bgb"
    begins: str | None = None
    chosen: Mapping[str, str] = {}
    unless: str | None = None
    dispatch: tuple[str, ...] = ()
    extendable: bool = True


class Register(NamedTuple):
    """A track with many items; `fields` maps a field to its type."""

    name: str
    fields: Mapping[str, str]
    key: str | None
    states: tuple[str, ...]
    where: str


class Definition(NamedTuple):
    """A whole workflow version. `digest` identifies its bytes (CONTRACTS 2)."""

    name: str
    version: int
    digest: str
    place: str
    roles: tuple[str, ...]
    parties: tuple[str, ...]
    fields: Mapping[str, str]
    evidence: tuple[str, ...]
    tracks: Mapping[str, Track]
    actions: Mapping[str, Action]
    checklists: Mapping[str, Checklist]
    limits: Mapping[str, Limit]
    registers: Mapping[str, Register]
    prohibitions: Mapping[str, Action]

    def action(self, name: str) -> Action | None:
        """Return the action or prohibition called `name`, or None."""
        return self.actions.get(name) or self.prohibitions.get(name)

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause that the workflow writes: those of actions, prohibitions, and what limits expect."""
        for action in (*self.actions.values(), *self.prohibitions.values()):
            yield from action.clauses
        for limit in self.limits.values():
            yield from limit.expect

    def starts_of(self, action: str) -> tuple[Limit, ...]:
        """Return the limits that `action` can start, in the order of the workflow."""
        return tuple(one for one in self.limits.values() if action in one.starts)


SEALED_TYPES = frozenset({"text", "name", "mail", "phone", "reference", "file"})
PLAIN_TYPES = frozenset({"choice", "flag", "date", "instant", "length", "money", "count", "asin", "sku", "code"})


def _clause(raw: list[Any] | None) -> Clause | None:
    if raw is None:
        return None
    name, word, args, severity, waive, when, source, where, of = raw
    inner = tuple(_one(each) for each in of)
    return Clause(name, word, args, severity, waive, _clause(when), tuple(source), where, inner)


def _one(raw: list[Any]) -> Clause:
    clause = _clause(raw)
    assert clause is not None
    return clause


def _triggers(raw: list[Any]) -> tuple[Trigger, ...]:
    return tuple(Trigger(action, _clause(when)) for action, when in raw)


def _input(raw: list[Any]) -> Input:
    name, kind, required, of, waive, source, where, field = raw
    return Input(name, kind, required, tuple(of), waive, tuple(source), where, field)


def _action(raw: Mapping[str, Any]) -> Action:
    return Action(
        **{
            **raw,
            "by": tuple(raw["by"]),
            "returns": tuple(raw["returns"]),
            "also": tuple(Also(track, moves, _clause(when)) for track, moves, when in raw["also"]),
            "resets": {name: tuple(states) for name, states in raw["resets"].items()},
            "inputs": tuple(_input(one) for one in raw["inputs"]),
            "clauses": tuple(_one(one) for one in raw["clauses"]),
            "source": tuple(raw["source"]),
            "checks": tuple(raw.get("checks", ())),
        }
    )


def _item(raw: Mapping[str, Any]) -> Item:
    parts = tuple(
        Part(name, after, {track: tuple(states) for track, states in needs.items()})
        for name, after, needs in raw["parts"]
    )
    result = {name: of if isinstance(of, str) else tuple(of) for name, of in raw["result"].items()}
    return Item(**{**raw, "parts": parts, "result": result, "source": tuple(raw["source"])})


def _limit(raw: Mapping[str, Any]) -> Limit:
    return Limit(
        **{
            **raw,
            "starts": tuple(raw["starts"]),
            "met": _triggers(raw["met"]),
            "ended": _triggers(raw["ended"]),
            "expect": tuple(_one(one) for one in raw["expect"]),
            "remind": tuple(raw["remind"]),
            "dispatch": tuple(raw.get("dispatch", ())),
            "during": _clause(raw["during"]),
            "source": tuple(raw["source"]),
        }
    )


def definition(compiled_form: Mapping[str, Any]) -> Definition:
    """Build the values from the compiled form (JSON as `compiled` made it). Raises nothing for a form it wrote."""
    raw = compiled_form
    return Definition(
        name=raw["name"],
        version=raw["version"],
        digest=raw["digest"],
        place=raw["place"],
        roles=tuple(raw["roles"]),
        parties=tuple(raw["parties"]),
        fields=raw["fields"],
        evidence=tuple(raw["evidence"]),
        tracks={
            one["name"]: Track(one["name"], tuple(one["states"]), tuple(one["final"]), one["where"])
            for one in raw["tracks"]
        },
        actions={one["name"]: _action(one) for one in raw["actions"]},
        checklists={
            one["name"]: Checklist(one["name"], tuple(_item(item) for item in one["items"]), one["where"])
            for one in raw["checklists"]
        },
        limits={one["key"]: _limit(one) for one in raw["limits"]},
        registers={
            one["name"]: Register(one["name"], one["fields"], one["key"], tuple(one["states"]), one["where"])
            for one in raw["registers"]
        },
        prohibitions={one["name"]: _action(one) for one in raw["prohibitions"]},
    )


def _plain(value: Any) -> Any:
    """Turn nested NamedTuples into what `definition` reads: short ones as lists, long ones as objects."""
    if isinstance(value, (Clause, Trigger, Input, Also, Part)):
        return [_plain(one) for one in value]
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value


def compiled(whole: Definition) -> dict[str, Any]:
    """Return the compiled form of a definition: plain JSON values, named maps as lists in their order."""
    form: dict[str, Any] = _plain(whole)
    for group in ("tracks", "actions", "checklists", "limits", "registers", "prohibitions"):
        form[group] = list(form[group].values())
    return form
