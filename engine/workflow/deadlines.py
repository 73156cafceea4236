"""Deadlines: from the file to `Limit` values, those of the case and those that every item of a register has.

Guarantees:
- A deadline that binds us is shifted to the right only where the norm is certain: where its rule set has a shift of its
  own, or where the file says `shift: norm`; a second start does not restart it, unless the file says so.
- What counts from a date, asks for a length or says that a weekend was meant is an input of every action that starts
  it, of the right type.
- A deadline of a register is called `<register>.<name>`, begins with an action of that register and moves its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.errors import Text
from engine.workflow import names as n
from engine.workflow.clauses import Scope, clauses
from engine.workflow.limits import BLANK, check_place, relative, triggers
from engine.workflow.model import EXPECT, Limit
from engine.workflow.names import Context
from engine.workflow.yamlfile import MAP, Node

RULE_SETS = ("bgb", "zpo", "stpo43", "stgb77b", "eu", "plain")
ADVANCE = "advance"
_SURE = ("zpo", "stpo43", "stgb77b", "eu")
_KEYS = (
    "binds", "after", "from", "length", "ends", "rules", "place", "shift", "unless", "internal", "propose", "met",
    "ended", "again", "lapse", "expect", "remind", "dispatch", "extend", "source",
)  # fmt: skip
_BINDS = Text("party, or “us”", "Beteiligter, oder „us“")
_RULE_SET = Text("rule set", "Regelwerk")
_DATES = ("date", "instant")


def deadline(scope: Scope, key: Node, node: Node, register: str | None = None) -> Limit:
    """Compile a deadline: it begins with an action and ends a length later, or with a date that the action gives."""
    context, name = scope.context, scope.context.declared(key)
    _check_name(context, key)
    keys = context.keys(node, _KEYS, ("binds", "met"))
    source = context.source(keys.get("source"), key)
    name = f"{register}.{name}" if register else name
    scope = scope._replace(owner=name, source=source)
    binds = context.name(keys.get("binds"), _BINDS, "party", ("us", *context.names.parties))
    starts, ends = _starts(context, key, keys, register)
    length, chosen = _length(context, keys.get("length"), starts)
    rules = context.name(keys.get("rules"), _RULE_SET, "rule-set", RULE_SETS) or "bgb"
    again = context.name(keys.get("again"), n.VALUE, "value", ("keep", "restart"))
    met, ended = triggers(scope, keys.get("met"), "met"), triggers(scope, keys.get("ended"), "ended")
    _check_closers(context, keys, register)
    remind = keys.get("remind")
    return BLANK._replace(
        key=name,
        kind="deadline",
        register=register,
        binds=binds,
        starts=starts,
        length=length,
        ends=ends,
        chosen=chosen,
        begins=_input(context, keys.get("from"), starts, _DATES),
        rules=rules,
        propose=_propose(context, keys.get("propose")),
        place=check_place(context, keys.get("place")),
        shift=_shift(context, keys, rules, ours=binds == "us"),
        unless=_unless(context, keys, starts),
        internal=context.flag(keys.get("internal")),
        met=met,
        ended=ended,
        again=again or ("keep" if binds == "us" else "restart"),
        lapse=_lapse(context, keys.get("lapse"), register),
        expect=clauses(scope._replace(severity=EXPECT), keys.get("expect")),
        remind=tuple(one for one in map(context.length, remind.items() if remind else ()) if one),
        dispatch=context.names_in(keys.get("dispatch"), n.EVIDENCE, "evidence", context.names.evidence),
        extendable=context.name(keys.get("extend"), n.VALUE, "value", ("never",)) is None,
        source=source,
        where=context.where(key.spot),
    )


def _check_name(context: Context, key: Node) -> None:
    if key.value == ADVANCE:
        context.fault(
            key,
            "bad-name",
            f"“{ADVANCE}” stands for the advance deadline of a limit",
            f"„{ADVANCE}“ steht für die Vorfrist einer Zeitgrenze",
        )


def _starts(
    context: Context, key: Node, keys: Mapping[str, Node], register: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return the starting actions and, where there is one, the date input with which the deadline ends."""
    if ("ends" in keys) == ("after" in keys) or ("after" in keys) != ("length" in keys):
        context.fault(
            key,
            "deadline-extent",
            "a deadline has either “after” with “length”, or “ends: <action>.<date>”",
            "Eine Frist hat entweder „after“ mit „length“ oder „ends: <Handlung>.<Datum>“",
        )
    if "ends" in keys:
        return _dated(context, keys["ends"], register)
    lapsing = [one for one in n.words(keys.get("after")) if one in context.names.deadlines]
    if lapsing:
        context.fault(
            keys["after"],
            "started-by-lapse",
            f"only an action starts a deadline; “{lapsing[0]}” is a limit",
            f"Nur eine Handlung setzt eine Frist in Gang; „{lapsing[0]}“ ist eine Zeitgrenze",
        )
        return (), None
    named = keys["after"].items() if "after" in keys else ()
    return tuple(one for one in (context.starter(each, register) for each in named) if one), None


def _dated(context: Context, node: Node, register: str | None) -> tuple[tuple[str, ...], str | None]:
    text = context.word(node, n.INPUT) or ""
    action, _, date_input = text.partition(".")
    if action not in context.names.actions:
        context.report.unknown(node.spot, n.ACTION, "unknown-action", action, context.names.actions)
    elif date_input not in context.names.inputs[action]:
        context.report.unknown(node.spot, n.INPUT, "unknown-input", date_input, context.names.inputs[action])
    else:
        context.starter(node._replace(value=action), register)
    return (action,), date_input


def _input(context: Context, node: Node | None, starts: Iterable[str], types: tuple[str, ...]) -> str | None:
    """Return the name of an input that every starting action has, of one of `types`."""
    text = context.word(node, n.INPUT)
    if text is None or node is None:
        return None
    for action in starts:
        known = context.names.input_types.get(action, {})
        if text not in known:
            context.report.unknown(node.spot, n.INPUT, "unknown-input", text, known)
            return None
        if known[text] not in types:
            wanted, found = " / ".join(types), known[text]
            context.fault(
                node,
                "input-type",
                f"“{text}” of {action} is of type {found}; here belongs: {wanted}",
                f"„{text}“ von {action} hat den Typ {found}; hier gehört hin: {wanted}",
            )
            return None
    return text


def _length(context: Context, node: Node | None, starts: Iterable[str]) -> tuple[str | None, dict[str, str]]:
    """Return the length, or what is proposed, and the input that may say another one, with its bounds."""
    if node is None or node.kind != MAP:
        return context.length(node), {}
    keys = context.keys(node, ("given", "propose", "least", "most"), ("given",))
    named = _input(context, keys.get("given"), starts, ("length",))
    bounds = {name: length for name in ("least", "most") if (length := context.length(keys.get(name)))}
    proposed = context.length(keys.get("propose"))
    ascending = [one for one in (bounds.get("least"), proposed, bounds.get("most")) if one]
    if not _ascending(ascending):
        text = " ≤ ".join(ascending)
        context.fault(
            node,
            "bad-bounds",
            f"{text} does not hold on every day of the year",
            f"{text} gilt nicht an jedem Tag des Jahres",
        )
    return proposed, {"input": named, **bounds} if named else {}


def _ascending(lengths: list[str]) -> bool:
    """Tell whether each length ends no later than the next one, whatever the day on which they begin."""
    if len(lengths) < 2:
        return True
    from datetime import date, timedelta

    from engine.periods import parse_length, reminder

    spans = [parse_length(one) for one in lengths]
    # Two years, one of them a leap year, hold every length that a month can have.
    for number in range(731):
        start = f"{date(2027, 1, 1) + timedelta(days=number)}T00:00:00.000Z"
        ends = [reminder(one, start, "minute", "UTC").instant for one in spans]
        if ends != sorted(ends):
            return False
    return True


def _shift(context: Context, keys: Mapping[str, Node], rules: str, *, ours: bool) -> bool:
    """Say whether the end moves off a day off. `bgb` is the old word for `norm`."""
    word = context.name(keys.get("shift"), n.VALUE, "value", ("norm", "never", "bgb"))
    asked = word in ("norm", "bgb")
    if asked and rules == "plain":
        context.fault(
            keys["shift"],
            "no-norm",
            "“plain” has no norm after which an end is shifted",
            "„plain“ kennt keine Norm, nach der ein Ende verschoben wird",
        )
    if "ends" not in keys:
        return asked if word else rules != "plain" and (rules in _SURE or not ours)
    if "rules" in keys and (not asked or rules not in ("bgb", "eu")):
        context.fault(
            keys["rules"],
            "rules-of-a-date",
            "a fixed date knows rules only for its shift: bgb (§ 193) or eu (never), with “shift: norm”",
            "Ein Termin kennt ein Regelwerk nur für die Verschiebung: bgb (§ 193) oder eu (nie), mit „shift: norm“",
        )
    return asked


def _unless(context: Context, keys: Mapping[str, Node], starts: Iterable[str]) -> str | None:
    node = keys.get("unless")
    named = _input(context, node, starts, ("flag",))
    shift = keys.get("shift")
    if node is not None and ("ends" not in keys or shift is None or shift.value == "never"):
        context.fault(
            node,
            "nothing-to-lift",
            "“unless” lifts the shift of a fixed date: it needs “ends” and “shift: norm”",
            "„unless“ hebt die Verschiebung eines Termins auf: dazu gehören „ends“ und „shift: norm“",
        )
    return named


def _check_closers(context: Context, keys: Mapping[str, Node], register: str | None) -> None:
    """A deadline of an item is closed by actions of its own register, or by those of a track for all items at once."""
    if register is None:
        return
    for group in ("met", "ended"):
        for one in keys[group].items() if group in keys else ():
            named = one if one.kind != MAP else one.get("action")
            home = context.names.actions.get(str(named.value)) if named else None
            if named is not None and home not in (None, register) and home not in context.names.tracks:
                context.fault(
                    named,
                    "foreign-action",
                    f"“{named.value}” is about items of {home}, not of {register}",
                    f"„{named.value}“ gehört zu Einträgen von {home}, nicht von {register}",
                )


def _propose(context: Context, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    keys = context.keys(node, ("length", "not_after", "place"), ("length",))
    found = {"length": context.length(keys.get("length")), "place": check_place(context, keys.get("place"))}
    limit = keys.get("not_after")
    if limit is not None and relative(context, limit, " before ", n.LIMIT, context.names.deadlines):
        found["not_after"] = str(limit.value)
    return {name: value for name, value in found.items() if value}


def _lapse(context: Context, node: Node | None, register: str | None) -> dict[str, dict[str, str]]:
    """Return the arrows that the lapse takes: by track, or between the states of the register."""
    found: dict[str, dict[str, str]] = {}
    if node is None or node.value == "overdue":
        return found
    if register is not None:
        return {register: context.moves(node, context.names.registers[register])}
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
