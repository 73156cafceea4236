"""Waits, reminders, duties and watches: from the file to `Limit` values, and what they share with deadlines.

Guarantees:
- A wait is made by the first `elapsed` clause that needs it, is never shifted, and a second start changes nothing.
- A duty has an age and an internal target, never a date on which it would end; a watch is a window, and nobody's
  deadline.
"""

from __future__ import annotations

from collections.abc import Collection

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.clauses import Scope, clause
from engine.workflow.model import Clause, Limit, Trigger
from engine.workflow.names import Context
from engine.workflow.yamlfile import WORD, Node

_REMINDER_KEYS = ("at", "until", "while", "each", "source")
_DUTY_KEYS = ("while", "since", "target", "source")
_WATCH_KEYS = ("while", "since", "length", "source")

BLANK = Limit(
    key="", kind="", register=None, binds=None, starts=(), length=None, ends=None, propose={}, place=None, shift=False,
    internal=False, met=(), ended=(), again="keep", lapse={}, expect=(), remind=(), during=None, since=None, each=None,
    target=None, source=(), where="",
)  # fmt: skip
"""A limit of which nothing is said yet."""


def check_place(context: Context, node: Node | None) -> str | None:
    """Return a place as it is called, "DE-BY:Augsburg"; an unknown one is a finding."""
    text = context.word(node, Text("place", "Ort"))
    if text is None or node is None:
        return None
    from engine.errors import UsageError
    from engine.places import parse_place

    try:
        place = parse_place(text)
    except UsageError as fault:
        context.report.error(node.spot, "unknown-place", fault.sentence)
        return None
    if not place.sure:
        message = Text(
            f"{place.country} has several time zones: days end here as in {place.zone}",
            f"{place.country} hat mehrere Zeitzonen: Tage enden hier wie in {place.zone}",
        )
        context.report.warning(node.spot, "several-zones", message)
    return place.name


def relative(context: Context, node: Node, between: str, what: Text, known: Collection[str]) -> tuple[str, str] | None:
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


def triggers(scope: Scope, node: Node | None, word: str) -> tuple[Trigger, ...]:
    """Compile the actions that close a limit, each with what its inputs must say."""
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


def wait(key: str, action: str, length: str, source: tuple[str, ...], where: str) -> Limit:
    """Return the wait that an `elapsed` clause asks for."""
    return BLANK._replace(key=key, kind="wait", binds="us", starts=(action,), length=length, source=source, where=where)


def reminder(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a reminder: once, a length after an action; or again and again while a state lasts."""
    context = scope.context
    keys = context.keys(node, _REMINDER_KEYS)
    scope, blank = _begun(scope, key, keys.get("source"))
    if ("at" in keys) == ("while" in keys) or ("while" in keys) != ("each" in keys):
        context.fault(
            key,
            "reminder-extent",
            "a reminder has either “at”, or “while” with “each”",
            "Eine Erinnerung hat entweder „at“ oder „while“ mit „each“",
        )
    after = relative(context, keys["at"], " after ", n.ACTION, context.names.actions) if "at" in keys else None
    return blank._replace(
        kind="reminder",
        starts=(after[1],) if after else (),
        length=after[0] if after else None,
        ended=triggers(scope, keys.get("until"), "until"),
        during=_during(scope, keys.get("while")),
        each=context.length(keys.get("each")),
    )


def duty(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a duty: it has an age and an internal target."""
    context = scope.context
    keys = context.keys(node, _DUTY_KEYS, ("while",))
    scope, blank = _begun(scope, key, keys.get("source"))
    return blank._replace(
        kind="duty",
        binds="us",
        during=_during(scope, keys.get("while")),
        since=context.name(keys.get("since"), n.FIELD, "field", _times(context)),
        target=context.length(keys.get("target")),
    )


def watch(scope: Scope, key: Node, node: Node) -> Limit:
    """Compile a watch: a window from a field or an action, while a state lasts."""
    context = scope.context
    keys = context.keys(node, _WATCH_KEYS, ("while", "length"))
    scope, blank = _begun(scope, key, keys.get("source"))
    instants = [field for field, kind in context.names.fields.items() if kind == "instant"]
    known = [*instants, *context.names.actions]
    return blank._replace(
        kind="watch",
        during=_during(scope, keys.get("while")),
        since=context.name(keys.get("since"), Text("field or action", "Feld oder Handlung"), "since", known),
        length=context.length(keys.get("length")),
    )


def _begun(scope: Scope, key: Node, source: Node | None) -> tuple[Scope, Limit]:
    context, name = scope.context, scope.context.declared(key)
    found = context.source(source, key)
    blank = BLANK._replace(key=name, source=found, where=context.where(key.spot))
    return scope._replace(owner=name, source=found), blank


def _times(context: Context) -> list[str]:
    return [field for field, kind in context.names.fields.items() if kind in {"instant", "date"}]


def _during(scope: Scope, node: Node | None) -> Clause | None:
    return clause(scope._replace(severity="while"), node, f"{scope.owner}.while") if node else None
