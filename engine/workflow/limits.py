"""Time limits: from the file to `Limit` values of the four kinds that exist now.

Guarantees:
- Order: deadlines, waits (each made by the first `elapsed` clause that needs it), reminders, duties; within a kind the
  order of the file. Lapses at one instant are taken in this order (SEMANTICS 4).
- A limit that binds us is never shifted to the right, and a second start does not restart it, unless the file says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.clauses import Scope, clause, clauses
from engine.workflow.model import EXPECT, Limit, Trigger
from engine.workflow.names import Context
from engine.workflow.yamlfile import MAP, WORD, Node

_DEADLINE_KEYS = (
    "binds", "after", "length", "ends", "place", "shift", "internal", "propose", "met", "ended", "again", "lapse",
    "expect", "remind", "source",
)  # fmt: skip
_REMINDER_KEYS = ("at", "until", "while", "each", "source")
_DUTY_KEYS = ("while", "since", "target", "source")
_BINDS = Text("party, or “us”", "Beteiligter, oder „us“")

_EMPTY: Mapping[str, Any] = {
    "register": None, "binds": None, "starts": (), "length": None, "ends": None, "propose": {}, "place": None,
    "shift": False, "internal": False, "met": (), "ended": (), "again": "keep", "lapse": {}, "expect": (), "remind": (),
    "during": None, "since": None, "each": None, "target": None,
}  # fmt: skip


def deadline(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a deadline: it begins with an action and ends a length later, or with a date that the action gives."""
    context, name = scope.context, scope.context.declared(key)
    keys = context.keys(node, _DEADLINE_KEYS, ("binds", "met"))
    source = context.source(keys.get("source"), key)
    scope = scope._replace(owner=name, source=source)
    binds = context.name(keys.get("binds"), _BINDS, "party", ("us", *context.names.parties))
    starts, length, ends = _extent(context, key, keys)
    again = context.name(keys.get("again"), n.VALUE, "value", ("keep", "restart"))
    shift = context.name(keys.get("shift"), n.VALUE, "value", ("bgb", "never"))
    remind = keys.get("remind")
    return Limit(
        **{
            **_EMPTY,
            "key": name,
            "kind": "deadline",
            "binds": binds,
            "starts": starts,
            "length": length,
            "ends": ends,
            "propose": _propose(context, keys.get("propose")),
            "place": check_place(context, keys.get("place")),
            "shift": length is not None and (shift == "bgb" if shift else binds != "us"),
            "internal": context.flag(keys.get("internal")),
            "met": _triggers(scope, keys.get("met"), "met"),
            "ended": _triggers(scope, keys.get("ended"), "ended"),
            "again": again or ("keep" if binds == "us" else "restart"),
            "lapse": _lapse(context, keys.get("lapse")),
            "expect": clauses(scope._replace(severity=EXPECT), keys.get("expect")),
            "remind": tuple(one for one in map(context.length, remind.items() if remind else ()) if one),
            "source": source,
            "where": context.where(key.spot),
        }
    )


def _extent(context: Context, key: Node, keys: Mapping[str, Node]) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return the starting actions and either the length or the date input with which the deadline ends."""
    if ("ends" in keys) == ("after" in keys) or ("after" in keys) != ("length" in keys):
        context.fault(
            key,
            "deadline-extent",
            "a deadline has either “after” with “length”, or “ends: <action>.<date>”",
            "Eine Frist hat entweder „after“ mit „length“ oder „ends: <Handlung>.<Datum>“",
        )
    lapsing = [one for one in n.words(keys.get("after")) if one in context.names.deadlines]
    if lapsing:
        context.fault(
            keys["after"],
            "started-by-lapse",
            f"only an action starts a deadline; “{lapsing[0]}” is a limit",
            f"Nur eine Handlung setzt eine Frist in Gang; „{lapsing[0]}“ ist eine Zeitgrenze",
        )
        return (), context.length(keys.get("length")), None
    if "ends" not in keys:
        named = keys["after"].items() if "after" in keys else ()
        starts = tuple(one for one in map(context.starter, named) if one)
        return starts, context.length(keys.get("length")), None
    text = context.word(keys["ends"], n.INPUT) or ""
    action, _, date_input = text.partition(".")
    if context.names.actions.get(action) in context.names.registers:
        context.starter(keys["ends"]._replace(value=action))
    elif action not in context.names.actions:
        context.report.unknown(keys["ends"].spot, n.ACTION, "unknown-action", action, context.names.actions)
    elif date_input not in context.names.inputs[action]:
        context.report.unknown(keys["ends"].spot, n.INPUT, "unknown-input", date_input, context.names.inputs[action])
    return (action,), None, date_input


def check_place(context: Context, node: Node | None) -> str | None:
    """Return a place whose zone is known ("DE-BE"); an unknown one is a finding."""
    text = context.word(node, Text("place", "Ort"))
    if text is None or node is None:
        return None
    from engine.errors import UsageError
    from engine.instants import zone_of

    try:
        zone_of(text)
    except UsageError as fault:
        context.report.error(node.spot, "unknown-place", fault.sentence)
        return None
    return text


def _propose(context: Context, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    keys = context.keys(node, ("length", "not_after", "place"), ("length",))
    found = {"length": context.length(keys.get("length")), "place": check_place(context, keys.get("place"))}
    limit = keys.get("not_after")
    if limit is not None and _relative(context, limit, " before ", n.LIMIT, context.names.deadlines):
        found["not_after"] = str(limit.value)
    return {name: value for name, value in found.items() if value}


def _relative(context: Context, node: Node, between: str, what: Text, known: Any) -> tuple[str, str] | None:
    """Read "<length> after <action>" or "<length> before <limit>"."""
    text = context.word(node, what) or ""
    length, found, name = text.partition(between)
    if not found:
        word = between.strip()
        context.fault(
            node, "wrong-shape", f"write “<length> {word} <name>”", f"Hier gehört „<Dauer> {word} <Name>“ hin"
        )
        return None
    good, named = context.length(node._replace(value=length)), node._replace(value=name)
    target = context.name(named, what, "limit", known) if what is n.LIMIT else context.starter(named)
    return (good, target) if good and target else None


def _triggers(scope: Scope, node: Node | None, word: str) -> tuple[Trigger, ...]:
    context = scope.context
    found: list[Trigger] = []
    if node is not None and not node.items():
        context.fault(node, "empty-list", "here belongs an action", "Hier gehört eine Handlung hin")
    for number, one in enumerate(node.items() if node else (), 1):
        if one.kind == WORD:
            action = context.name(one, n.ACTION, "action", context.names.actions)
            when = None
        else:
            keys = context.keys(one, ("action", "when"), ("action", "when"))
            action = context.name(keys.get("action"), n.ACTION, "action", context.names.actions)
            inner = scope._replace(action=action, severity="when")
            when = clause(inner, keys["when"], f"{scope.owner}.{word}.{number}") if "when" in keys else None
        if action:
            found.append(Trigger(action, when))
    return tuple(found)


def _lapse(context: Context, node: Node | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    if node is None or node.value == "overdue":
        return found
    if node.kind != MAP:
        context.fault(
            node,
            "wrong-shape",
            "write “overdue” or arrows by track",
            "Hier gehört „overdue“ oder je Strang ein Pfeil hin",
        )
    for key, moves in node.pairs():
        track = context.name(key, n.TRACK, "track", context.names.tracks)
        if track:
            found[track] = context.moves(moves, context.names.tracks[track])
    return found


def wait(key: str, action: str, length: str, source: tuple[str, ...], where: str) -> Limit:
    """Return the wait that an `elapsed` clause asks for: it is never shifted, and a second start changes nothing."""
    own = {"key": key, "kind": "wait", "binds": "us", "starts": (action,), "length": length}
    return Limit(**{**_EMPTY, **own, "source": source, "where": where})


def reminder(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a reminder: once, a length after an action; or again and again while a state lasts."""
    context, name = scope.context, scope.context.declared(key)
    keys = context.keys(node, _REMINDER_KEYS)
    source = context.source(keys.get("source"), key)
    scope = scope._replace(owner=name, source=source)
    if ("at" in keys) == ("while" in keys) or ("while" in keys) != ("each" in keys):
        context.fault(
            key,
            "reminder-extent",
            "a reminder has either “at”, or “while” with “each”",
            "Eine Erinnerung hat entweder „at“ oder „while“ mit „each“",
        )
    after = _relative(context, keys["at"], " after ", n.ACTION, context.names.actions) if "at" in keys else None
    own = {
        "key": name,
        "kind": "reminder",
        "starts": (after[1],) if after else (),
        "length": after[0] if after else None,
        "ended": _triggers(scope, keys.get("until"), "until"),
        "during": _during(scope, keys.get("while")),
        "each": context.length(keys.get("each")),
    }
    return Limit(**{**_EMPTY, **own, "source": source, "where": context.where(key.spot)})


def duty(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a duty: it has an age and an internal target, never a date on which it would end."""
    context, name = scope.context, scope.context.declared(key)
    keys = context.keys(node, _DUTY_KEYS, ("while",))
    source = context.source(keys.get("source"), key)
    scope = scope._replace(owner=name, source=source)
    times = [field for field, kind in context.names.fields.items() if kind in {"instant", "date"}]
    own = {
        "key": name,
        "kind": "duty",
        "binds": "us",
        "during": _during(scope, keys.get("while")),
        "since": context.name(keys.get("since"), n.FIELD, "field", times),
        "target": context.length(keys.get("target")),
    }
    return Limit(**{**_EMPTY, **own, "source": source, "where": context.where(key.spot)})


def _during(scope: Scope, node: Node | None) -> Any:
    return clause(scope._replace(severity="while"), node, f"{scope.owner}.while") if node else None
