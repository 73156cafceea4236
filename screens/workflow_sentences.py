"""What a workflow says, one sentence at a time: its arrows, limits, checklists and lists.

Guarantees:
- Everything that the compiled form holds about a thing is said in one of its sentences, in the words of the labels.
- The terminal and the documentation take these sentences, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine.case.conditions import Verdict
from engine.workflow.model import PROHIBITED, Clause, compiled
from screens.conditions import weight
from screens.format import Answer, quoted
from screens.limits import length_words
from screens.nodes import Wording, finding, sentence
from screens.view import View
from screens.words import say


def described(words: Wording) -> dict[str, Any]:
    """Return the compiled form of a workflow with its conditions as NODE objects.

    Acts and limits get "conditions", a limit that runs while something holds "while" as a sentence, and every limit the
    place whose days off count.
    """
    whole = words.definition
    answer = compiled(whole)
    for one in (*answer["actions"], *answer["prohibitions"]):
        spec = whole.action(one["name"])
        one["conditions"] = [finding(clause.id, words) for clause in (spec.clauses if spec else ())]
    for one in answer["limits"]:
        limit = whole.limits[one["key"]]
        one["conditions"] = [finding(clause.id, words) for clause in limit.expect]
        one["place"] = limit.place or whole.place
        one["while"] = _holding(limit.during, words) if limit.during else None
    return answer


def _holding(clause: Clause, words: Wording) -> str:
    """Return a clause as the sentence of a thing that is so."""
    return sentence(Verdict(clause, True, {}, of=tuple(Verdict(one, True, {}) for one in clause.of)), words)


def who(action: Answer, view: View) -> str:
    """Return who does an action, in the words of the labels."""
    name = view.labels.party if action["nature"] == "observation" else view.labels.role
    return ", ".join(name(one) for one in action["by"])


def arrows(action: Answer, view: View, states: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield what an action moves: its own track, what it moves if it was already done, and other tracks.

    `states` are those of every track and register by name: what leads from all others is said in one word.
    """
    found = list(_arrows(action, view, states))
    if not found and action["nature"] != PROHIBITED:
        found.append(say(view.lang, "workflow.moves_nothing"))
    yield from found


def _arrows(action: Answer, view: View, states: Mapping[str, list[str]]) -> Iterator[str]:
    home = action["home"]
    yield from _targets(home, action["moves"], view, states)
    stays = [start for start, end in action["moves"].items() if start == end]
    if stays:
        names = ", ".join(view.labels.state(home, one) for one in stays)
        yield say(view.lang, "workflow.stays_at", states=names)
    for text in _targets(home, action.get("else_moves") or {}, view, states):
        yield f"{say(view.lang, 'workflow.else')} {text}"
    for track, moves, _ in action.get("also") or ():
        for text in _targets(track, moves, view, states):
            yield f"{say(view.lang, 'workflow.also', track=view.labels.track(track))} {text}"
    for start in action.get("returns") or ():
        yield say(view.lang, "workflow.returns", state=view.labels.state(home, start))
    yield from _resets(action, view, states)


def _targets(home: str, moves: Mapping[str, str], view: View, states: Mapping[str, list[str]]) -> Iterator[str]:
    for end in dict.fromkeys(moves.values()):
        starts = [start for start, target in moves.items() if target == end and start != end]
        if not starts:
            continue
        others = set(states.get(home, ())) - {end}
        if len(others) > 2 and set(starts) >= others:
            before = say(view.lang, "workflow.anywhere")
        else:
            before = ", ".join(view.labels.state(home, start) for start in starts)
        yield f"{before} → {view.labels.state(home, end)}"


def _resets(action: Answer, view: View, states: Mapping[str, list[str]]) -> Iterator[str]:
    by_states: dict[tuple[str, ...], list[str]] = {}
    for name, when in (action.get("resets") or {}).items():
        label = view.labels.track(name) if name in states else view.labels.checklist(name)
        by_states.setdefault(tuple(when), []).append(label)
    for when, names in by_states.items():
        at = ", ".join(view.labels.state(action["home"], one) for one in when)
        yield say(view.lang, "workflow.resets", names=", ".join(names), states=at)


def asked(action: Answer, view: View) -> Iterator[str]:
    """Yield what an action asks for, an input each: its name, its words, its values, and whether it may be left out."""
    for name, kind, required, of, *_ in action.get("inputs") or ():
        values = [view.labels.choice(action["name"], name, one) for one in of] if kind == "choice" else []
        values += [view.labels.evidence(one) for one in of] if kind == "evidence" else []
        told = [view.labels.input(action["name"], name), *([" | ".join(dict.fromkeys(values))] if values else [])]
        yield f"{name} ({', '.join([*told, *([] if required else [say(view.lang, 'input.optional')])])})"


def conditions(one: Answer, view: View) -> Iterator[tuple[str, str, Answer]]:
    """Yield each condition as (must or should, sentence with its weight and place, NODE)."""
    for node in one.get("conditions") or ():
        waived = say(view.lang, "why.waive", role=view.labels.role(node["waive"])) if node.get("waive") else ""
        text = " · ".join(filter(None, (node["sentence"], weight(view, node), waived)))
        yield say(view.lang, "severity." + node["severity"]), text, node


def limit(one: Answer, view: View) -> Iterator[str]:
    """Yield what a limit is: when it begins and ends, what it counts after, what meets it, and what its end does."""
    yield from _extent(one, view)
    yield from _counting(one, view)
    yield from _closing(one, view)


def _lengths(one: Answer, view: View) -> dict[str, str]:
    return {name: length_words(view, one.get(name) or "") for name in ("length", "each", "target")}


def _extent(one: Answer, view: View) -> Iterator[str]:
    lang, facts = view.lang, _lengths(one, view)
    starts = ", ".join(quoted(view, view.labels.done(each)) for each in one["starts"])
    if starts:
        key = "ends_given" if one.get("ends") else "opens_after" if one["kind"] == "wait" else "ends_after"
        yield say(lang, f"limit.{key}", **facts, starts=starts)
    elif facts["length"]:
        yield say(lang, "told.runs_for", **facts)
    if one.get("register"):
        yield say(lang, "told.item_of", register=view.labels.register(one["register"]))
    if one.get("while"):
        yield say(lang, "told.while", condition=one["while"])
    if one.get("begins"):
        yield say(lang, "told.counted_from", name=_input(one, str(one["begins"]), view))
    if one.get("since"):
        yield say(lang, "told.counted_from_once", name=_moment(str(one["since"]), view))
    if one.get("each"):
        yield say(lang, "limit.each", **facts)
    if one.get("target"):
        yield say(lang, "limit.target", **facts)


def _input(one: Answer, name: str, view: View) -> str:
    return quoted(view, view.labels.input(one["starts"][0] if one["starts"] else "", name))


def _moment(name: str, view: View) -> str:
    """Return the words of a field or an action: a limit counts from either."""
    field = view.labels.field(name)
    return quoted(view, view.labels.done(name) if field == name.replace("_", " ") else field)


def _counting(one: Answer, view: View) -> Iterator[str]:
    if one["kind"] != "deadline":
        return
    lang = view.lang
    if one.get("binds"):
        us = one["binds"] == "us"
        yield say(lang, "told.binds_us") if us else say(lang, "told.binds", party=view.labels.party(one["binds"]))
    if one.get("internal"):
        yield say(lang, "told.internal")
    in_hours = "hour" in str(one.get("length"))
    if one.get("length") and not one.get("internal"):
        yield from _norms(one, in_hours, view)
    if one.get("shift") and not in_hours:  # no rule set moves the end of a period of hours
        moved = say(lang, "told.shifted", place=one["place"])
        free = say(lang, "told.shift_unless", name=_input(one, str(one["unless"]), view)) if one.get("unless") else ""
        yield "; ".join(filter(None, (moved, free)))
    elif one.get("length") and (in_hours or (one.get("rules") or "bgb") == "bgb"):
        yield say(lang, "told.never_shifted")
    chosen = one.get("chosen") or {}
    if chosen.get("input"):
        bounds = [
            say(lang, f"told.{n}", length=length_words(view, chosen[n])) for n in ("least", "most") if n in chosen
        ]
        yield ", ".join([say(lang, "told.chosen", name=_input(one, chosen["input"], view)), *bounds])


def _norms(one: Answer, in_hours: bool, view: View) -> Iterator[str]:
    rules = one.get("rules") or "bgb"
    if in_hours and rules == "plain":
        yield say(view.lang, "told.to_the_minute")
    else:
        yield say(view.lang, "told.computed", norms=say(view.lang, f"norms.{rules}"))


def _closing(one: Answer, view: View) -> Iterator[str]:
    lang, labels = view.lang, view.labels
    for word in ("met", "ended"):
        names = dict.fromkeys(labels.done(action) for action, _ in one.get(word) or ())
        if names:
            yield f"{say(lang, f'limit.by_{word}')}: {', '.join(names)}"
    if one.get("dispatch"):
        yield say(lang, "told.dispatch", names=", ".join(map(labels.evidence, one["dispatch"])))
    if not one.get("extendable", True):
        yield say(lang, "told.not_extendable")
    if one["kind"] == "deadline" and one.get("starts"):
        yield say(lang, f"told.again_{one.get('again') or 'keep'}")
    lapses = one.get("lapse") or {}
    for track, moves in lapses.items():
        for start, end in moves.items():
            yield say(lang, "limit.lapse_moves", start=labels.state(track, start), end=labels.state(track, end))
    if one["kind"] == "deadline" and not lapses:
        yield say(lang, "told.overdue_then")
    if one.get("remind"):
        yield say(lang, "told.advance", lengths=", ".join(length_words(view, length) for length in one["remind"]))


def item(checklist: str, one: Answer, view: View) -> Iterator[str]:
    """Yield what a checklist item asks for beside being done: its order, its needs, its proof, its result."""
    lang, labels = view.lang, view.labels
    if one.get("each"):
        yield say(lang, "workflow.each", register=labels.register(one["each"]))
    for name, after, needs in one["parts"]:
        own = [] if after is None else [say(lang, "workflow.after", name=_step(checklist, after, view))]
        for track, states in needs.items():
            wanted = ", ".join(labels.state(track, state) for state in states)
            own.append(say(lang, "workflow.needs", track=labels.track(track), states=wanted))
        head = f"{labels.part(checklist, one['name'], name)}: " if name else ""
        if head or own:
            yield (head + "; ".join(own)).rstrip(": ")
    if one.get("unless"):
        yield say(lang, "workflow.unless", name=labels.field(one["unless"]))
    for kind in dict.fromkeys((one.get("proof") or {}).values()):
        yield say(lang, "workflow.proof", name=labels.evidence(kind))
    for result, of in (one.get("result") or {}).items():
        yield say(lang, "workflow.result", name=_result(checklist, one["name"], result, of, view))


def _step(checklist: str, path: str, view: View) -> str:
    """Return the words of the item or part that comes first, named with or without its checklist."""
    names = path.split(".")
    names = names[1:] if names[0] == checklist else names
    label = view.labels.item(checklist, names[0])
    return f"{label}: {view.labels.part(checklist, *names)}" if len(names) > 1 else label


def _result(checklist: str, name: str, result: str, of: Any, view: View) -> str:
    label = view.labels.result(checklist, name, result)
    if isinstance(of, str):
        return label
    values: Iterable[str] = (view.labels.result_value(checklist, name, result, one) for one in of)
    return f"{label} ({' | '.join(values)})"


def register(one: Answer, view: View) -> Iterator[str]:
    """Yield what a list holds of each entry, how entries are told apart, and the states they pass."""
    lang, labels, name = view.lang, view.labels, one["name"]
    fields = [labels.register_field(name, field) for field in one.get("fields") or {}]
    if fields:
        yield say(lang, "workflow.fields", names=", ".join(fields))
    if one.get("key"):
        yield say(lang, "workflow.key", name=labels.register_field(name, one["key"]))
    if len(one["states"]) > 1:
        yield say(lang, "workflow.states", names=", ".join(labels.state(name, state) for state in one["states"]))
