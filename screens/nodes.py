"""What a condition says, in a sentence: from the clause, its verdict and the words of the workflow.

Guarantees:
- Every word of the closed vocabulary has a sentence in both languages; a sentence written by hand in the labels wins.
- A sentence says what is wanted, and where it is not met what is missing; it never says what to type.
- The weight of a condition is the strongest among those of its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.conditions import Verdict, reads_item
from engine.case.decide import AFTER, clause_of
from engine.case.remedies import Node, placeholders
from engine.workflow.model import Clause, Definition
from screens.format import day, local, quoted, value
from screens.limits import item_name, length_words, tick_name
from screens.view import View
from screens.words import say

WEIGHTS = ("law", "terms", "practice", "advice", "story")
_JOINTS = {"en": {"all": " and ", "any": " or "}, "de": {"all": " und ", "any": " oder "}}


class Wording(NamedTuple):
    """What sentences are made from: the workflow version, its reasons by number, and how the person reads."""

    definition: Definition
    rules: Mapping[str, Mapping[str, str]]
    view: View


def node(one: Node, words: Wording) -> dict[str, Any]:
    """Return the NODE object of the contract for a verdict with its remedy."""
    return {
        **_base(one.verdict, words),
        "id": one.id,
        "kind": one.kind,
        "met": one.met,
        "sentence": _step(one, words) if one.subject is not None else sentence(one.verdict, words),
        "hint": _hint(one, words),
        "remedy": placeholders(one.remedy) if one.remedy else None,
        "of": [node(each, words) for each in one.of],
    }


def finding(clause_id: str, words: Wording) -> dict[str, Any]:
    """Return the NODE object for a clause that an entry on record had not met; it has no remedy."""
    clause = clause_of(words.definition, clause_id)
    if clause is None:
        return _unknown(clause_id)
    verdict = Verdict(clause, False, {})
    return {
        **_base(verdict, words),
        "id": clause_id,
        "kind": clause.word,
        "met": False,
        "sentence": sentence(verdict, words),
        "remedy": None,
        "of": [],
    }


def _unknown(clause_id: str) -> dict[str, Any]:
    """Return a finding whose clause this version does not know: its id is all there is to say."""
    severity = next((one for one in ("must", "should") if f".{one}." in clause_id), "expect")
    empty: dict[str, Any] = {"weight": None, "facts": {}, "opens_at": None, "closes_at": None, "source": []}
    return {
        **empty,
        "id": clause_id,
        "kind": "state",
        "met": False,
        "severity": severity,
        "waive": None,
        "sentence": clause_id,
        "where": "",
        "remedy": None,
        "of": [],
    }


def _base(verdict: Verdict, words: Wording) -> dict[str, Any]:
    clause = verdict.clause
    return {
        "severity": clause.severity,
        "waive": clause.waive,
        "weight": weight(clause.source, words.rules),
        "facts": dict(verdict.facts),
        "opens_at": verdict.opens_at,
        "closes_at": verdict.closes_at,
        "source": list(clause.source),
        "where": clause.where,
    }


def weight(source: Iterable[str], rules: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the strongest weight among the sources, or None where none of them is known."""
    found = {rules[one]["weight"] for one in source if one in rules}
    return next((one for one in WEIGHTS if one in found), None)


def sentence(verdict: Verdict, words: Wording) -> str:
    """Return what a clause wants, and what of it is missing."""
    clause = verdict.clause
    written = _written(clause, words)
    said = written if written is not None else _SAID[clause.word](verdict, words)
    return said + ("" if verdict.met else _missing(verdict, words))


def _written(clause: Clause, words: Wording) -> str | None:
    return words.view.labels.clause(clause.id)


def _missing(verdict: Verdict, words: Wording) -> str:
    view, clause = words.view, verdict.clause
    names: Sequence[str] = verdict.facts.get("missing") or ()
    if not names or AFTER in clause.id:
        return ""
    if clause.word == "done":
        shown = [view.labels.item(clause.args["checklist"], one) for one in names] if not clause.args["item"] else []
    else:
        shown = [item_name(view, one) for one in names[:5]] + (["…"] if len(names) > 5 else [])
    key = "node.failing" if reads_item(clause) else "node.missing"
    return say(view.lang, key, names=", ".join(shown)) if shown else ""


def _say(words: Wording, key: str, **facts: Any) -> str:
    return say(words.view.lang, f"node.{key}", **facts)


def _or(words: Wording, names: Iterable[str]) -> str:
    *first, last = list(names) or [""]
    return f"{', '.join(first)}{_say(words, 'or')}{last}" if first else last


def _track_state(verdict: Verdict, words: Wording) -> str:
    labels = words.view.labels
    parts = []
    for track, wanted in verdict.clause.args["tracks"].items():
        if track in words.definition.registers and track not in words.definition.tracks:
            if verdict.clause.word == "arrow":
                return _say(words, "items_stand", register=labels.register(track))
            needed = _or(words, [labels.state(track, one) for one in wanted])
            parts.append(_say(words, "state_unknown", track=labels.register_item(track), needed=needed))
            continue
        found = verdict.facts.get("found", {}).get(track)
        name = labels.track(track)
        if found in wanted:
            parts.append(f"{name}: {labels.state(track, found)}")
            continue
        needed = _or(words, dict.fromkeys(labels.state(track, one) for one in wanted))
        now = labels.state(track, found) if found else ""
        key = "state" if found else "state_unknown"
        parts.append(_say(words, key, track=name, needed=needed, found=now))
    return "; ".join(parts)


def _happened(verdict: Verdict, words: Wording) -> str:
    return _say(words, "happened", name=quoted(words.view, words.view.labels.done(verdict.clause.args["action"])))


def _field(verdict: Verdict, words: Wording) -> str:
    view, args = words.view, verdict.clause.args
    pairs = [f"{_field_name(words, verdict.clause, name)}: {value(view, it)}" for name, it in args["values"].items()]
    return ", ".join(pairs)


def _known(verdict: Verdict, words: Wording) -> str:
    name = _field_name(words, verdict.clause, verdict.clause.args["name"])
    return _say(words, "known", name=quoted(words.view, name))


def _field_name(words: Wording, clause: Clause, name: str) -> str:
    """Return a field's name: that of the register whose items the clause is about, else the case's."""
    labels = words.view.labels
    registers = [one for one, spec in words.definition.registers.items() if name in spec.fields]
    if name not in clause.args.get("own", ()) or not registers:
        return labels.field(name)
    spec = words.definition.action(clause.id.partition(".")[0])
    own = spec.home if spec is not None and spec.home in registers else registers[0]
    return labels.register_field(own, name)


def _given(verdict: Verdict, words: Wording) -> str:
    args, labels = verdict.clause.args, words.view.labels
    action = verdict.clause.id.partition(".")[0]
    if "input" in args:
        return _say(words, "given", name=quoted(words.view, labels.input(action, args["input"])))
    pairs = (
        f"{labels.input(action, name)}: {labels.choice(action, name, str(it))}" for name, it in args["values"].items()
    )
    return ", ".join(pairs)


def _done(verdict: Verdict, words: Wording) -> str:
    args, view = verdict.clause.args, words.view
    item = args.get("item")
    name = view.labels.item(args["checklist"], item) if item else view.labels.checklist(args["checklist"])
    return _say(words, "first" if AFTER in verdict.clause.id else "done", name=quoted(view, name))


def _has(verdict: Verdict, words: Wording) -> str:
    return _say(words, "has", name=quoted(words.view, words.view.labels.evidence(verdict.clause.args["kind"])))


def _elapsed(verdict: Verdict, words: Wording) -> str:
    view, args = words.view, verdict.clause.args
    name = quoted(view, view.labels.done(args["action"]))
    if "waiting_for" in verdict.facts:
        return _say(words, "happened", name=name)
    since = verdict.facts.get("since")
    dated = f" ({day(view, local(view, since).date(), year=True)})" if since else ""
    return _say(words, "elapsed", length=length_words(view, args["length"]), name=name + dated)


def _limit(key: str) -> Callable[[Verdict, Wording], str]:
    def said(verdict: Verdict, words: Wording) -> str:
        return _say(words, key, name=quoted(words.view, words.view.labels.limit(verdict.clause.args["limit"])))

    return said


def _every(verdict: Verdict, words: Wording) -> str:
    register = words.view.labels.register(verdict.clause.args["register"])
    return _say(words, verdict.clause.word, register=register, inner=_inner(verdict.clause.of[0], words))


def _inner(clause: Clause, words: Wording) -> str:
    return sentence(Verdict(clause, True, {}, of=tuple(Verdict(one, True, {}) for one in clause.of)), words)


def _bounds(args: Mapping[str, Any], words: Wording) -> str:
    stated = [(name, args.get(name)) for name in ("least", "most")]
    return ", ".join(_say(words, name, n=value(words.view, it)) for name, it in stated if it is not None)


def _held(args: Mapping[str, Any], words: Wording) -> str:
    """Return a register, and which of its items count where not all do."""
    labels, register = words.view.labels, args["register"]
    states = _or(words, [labels.state(register, one) for one in args.get("states") or ()])
    return f"{labels.register(register)} ({states})" if states else labels.register(register)


def _count(verdict: Verdict, words: Wording) -> str:
    args = verdict.clause.args
    return f"{_held(args, words)}: {_bounds(args, words)}"


def _sum(verdict: Verdict, words: Wording) -> str:
    args, view = verdict.clause.args, words.view
    field = view.labels.register_field(args["register"], args["field"])
    found = ", ".join(value(view, it) for it in verdict.facts.get("sum") or ())
    now = _say(words, "now", found=found) if found and not verdict.met else ""
    return f"{_held(args, words)}: {_say(words, 'sum', field=field, bound=_bounds(args, words))}{now}"


def _quiet(verdict: Verdict, words: Wording) -> str:
    view, args = words.view, verdict.clause.args
    party, length = view.labels.party(args["party"]), length_words(view, args["length"])
    since = verdict.facts.get("since")
    dated = _say(words, "since", day=day(view, local(view, since).date(), year=True)) if since else ""
    return _say(words, "quiet", party=party, length=length) + dated


def _checked(verdict: Verdict, words: Wording) -> str:
    args, labels = verdict.clause.args, words.view.labels
    action = verdict.clause.id.partition(".")[0]
    name = labels.input(action, args["input"]) if "input" in args else labels.evidence(args["kind"])
    return _say(words, "checked", name=quoted(words.view, name))


def _linked(verdict: Verdict, words: Wording) -> str:
    args, inner = verdict.clause.args, verdict.clause.of[0]
    wanted = inner.args["tracks"].get(args["register"]) if inner.word == "state" else None
    states = [words.view.labels.state(args["register"], one) for one in wanted or ()]
    said = _or(words, states) if states else _inner(inner, words)
    return _say(words, "linked", one=_field_name(words, verdict.clause, args["field"]), inner=said)


def _role(verdict: Verdict, words: Wording) -> str:
    return _say(words, "role", roles=_or(words, map(words.view.labels.role, verdict.clause.args["roles"])))


def _joined(verdict: Verdict, words: Wording) -> str:
    joint = _JOINTS["de" if words.view.lang == "de" else "en"][verdict.clause.word]
    of = verdict.of or tuple(Verdict(one, True, {}) for one in verdict.clause.of)
    return joint.join(sentence(one._replace(met=True), words) for one in of)


def _not(verdict: Verdict, words: Wording) -> str:
    return _say(words, "not", inner=_inner(verdict.clause.of[0], words))


_SAID: Mapping[str, Callable[[Verdict, Wording], str]] = {
    "arrow": _track_state,
    "state": _track_state,
    "happened": _happened,
    "field": _field,
    "known": _known,
    "given": _given,
    "done": _done,
    "has": _has,
    "elapsed": _elapsed,
    "before": _limit("before"),
    "lapsed": _limit("lapsed"),
    "every": _every,
    "some": _every,
    "linked": _linked,
    "count": _count,
    "sum": _sum,
    "quiet": _quiet,
    "checked": _checked,
    "role": _role,
    "all": _joined,
    "any": _joined,
    "not": _not,
}


def _hint(one: Node, words: Wording) -> str | None:
    """Return how a checklist item is done, where the workflow says so."""
    if one.kind not in ("item", "part") or one.subject is None:
        return None
    checklist, item, *_ = one.subject.partition("@")[0].split(".")
    return words.view.labels.item_hint(checklist, item)


def _step(one: Node, words: Wording) -> str:
    """Return what one step is about: a checklist item, its part, a register or one of its items."""
    view, subject = words.view, one.subject or ""
    if one.kind == "complete":
        return _say(words, "complete", register=quoted(view, view.labels.register(subject)))
    if one.kind == "entry":
        if "/" in subject:
            return item_name(view, subject)
        return _say(words, "entry", register=quoted(view, view.labels.register(subject)))
    return tick_name(view, subject)
