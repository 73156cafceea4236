"""A workflow as a lawyer reads it: its states, actions and limits in plain sentences; and the faults of a folder.

`workflow_list`  {"workflows": [{"workflow", "version", "digest", "cases": n}]}
`workflow_show`  the definition's compiled form (engine.workflow.model); an action may carry "conditions": [NODE]
`workflow_lint`  {"findings": [{"file", "line", "column", "severity", "code", "message", "nearest"?: [name],
                 "excerpt"?: [[line number, text]]}], "workflows"?: n}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from screens.conditions import weight
from screens.format import LATE, SOON, Answer, columns, counted, paint, quoted, screen, table, wrap
from screens.limits import length_words
from screens.view import View
from screens.words import say


@screen
def workflow_list(answer: Answer, view: View) -> Iterator[str]:
    """Show the workflows that this office can open cases with."""
    if not answer["workflows"]:
        yield say(view.lang, "workflow.none")
    rows = []
    for one in answer["workflows"]:
        facts = [say(view.lang, "workflow.version", n=one["version"]), one["digest"][:16]]
        facts += [counted(view, one["cases"], "case")] if one.get("cases") is not None else []
        rows.append([one["workflow"], " · ".join(facts)])
    yield from table(rows, view, indent=0)


@screen
def workflow_show(answer: Answer, view: View) -> Iterator[str]:
    """Show one workflow version in plain sentences."""
    yield from wrap(
        f"{answer['name']}, {say(view.lang, 'workflow.version', n=answer['version'])} · {answer['digest'][:16]}", view
    )
    yield ""
    yield say(view.lang, "workflow.tracks")
    for track in answer["tracks"]:
        states = ", ".join(view.labels.state(track["name"], state) for state in track["states"])
        yield from wrap(states, view, f"  {view.labels.track(track['name'])}: ", "    ")
    for nature in ("act", "observation", "prohibited"):
        group = [one for one in [*answer["actions"], *answer.get("prohibitions", [])] if one["nature"] == nature]
        if group:
            yield ""
            yield say(view.lang, f"workflow.{nature}")
            for action in group:
                yield from _action(action, view)
    yield ""
    yield say(view.lang, "show.limits")
    for limit in answer["limits"]:
        yield from _limit(limit, view)


def _action(action: Answer, view: View) -> Iterator[str]:
    yield from wrap(f"{action['name']}: {view.labels.action(action['name'])}", view, "  ", "    ")
    name = view.labels.party if action["nature"] == "observation" else view.labels.role
    yield from wrap(f"{say(view.lang, 'why.who')}: " + ", ".join(name(one) for one in action["by"]), view, "    ")
    for text in _moves(action, view):
        yield from wrap(text, view, "    ", "      ")
    inputs = ", ".join(_input(action["name"], one, view) for one in action.get("inputs") or ())
    if inputs:
        yield from wrap(f"{say(view.lang, 'why.inputs')}: {inputs}", view, "    ", "      ")
    for text in _conditions(action, view):
        yield from wrap(text, view, "    ", "      ")


def _moves(action: Answer, view: View) -> Iterator[str]:
    """Return every arrow of an action, one line for each track and target."""
    arrows = [("", action["home"], action["moves"]), ("workflow.else", action["home"], action.get("else_moves") or {})]
    arrows += [("workflow.also", track, moves) for track, moves, _ in action.get("also") or ()]
    for key, track, moves in arrows:
        for end in dict.fromkeys(moves.values()):
            starts = [start for start, target in moves.items() if target == end and start != end]
            if starts:
                before = ", ".join(view.labels.state(track, start) for start in starts)
                head = say(view.lang, key, track=view.labels.track(track)) + " " if key else ""
                yield f"{head}{before} → {view.labels.state(track, end)}"
    for start in action.get("returns") or ():
        yield say(view.lang, "workflow.returns", state=view.labels.state(action["home"], start))


def _conditions(action: Answer, view: View) -> Iterator[str]:
    """Return the conditions as finished sentences where the answer holds them, else in the words of the labels."""
    if "conditions" in action:
        for node in action["conditions"]:
            text = f"{say(view.lang, 'severity.' + node['severity'])}: {node['sentence']}"
            yield " · ".join(filter(None, (text, weight(view, node))))
        return
    for name, word, args, severity, waive, _, source, where, inner in action.get("clauses") or ():
        if word != "given":
            text = view.labels.clause(name) or _clause(word, args, inner, view) or view.labels.rule(source[0])
            waived = say(view.lang, "why.waive", role=view.labels.role(waive)) if waive else ""
            sentence = f"{say(view.lang, 'severity.' + severity)}: {text}"
            yield " · ".join(filter(None, (sentence, ", ".join(source), where, waived)))


def _clause(word: str, args: Answer, inner: list[list[Any]], view: View) -> str:
    """Return a clause in the labels of what it looks at; "" for a word that only its reason can explain."""
    labels, lang = view.labels, view.lang
    if word == "done":
        names = (args["checklist"], args["item"])
        return say(lang, "clause.done", name=labels.item(*names) if names[1] else labels.checklist(names[0]))
    if word == "has":
        return say(lang, "clause.has", name=labels.evidence(args["kind"]))
    if word == "known":
        return say(lang, "clause.known", name=labels.field(args["name"]))
    if word == "happened":
        return labels.done(args["action"])
    if word == "elapsed":
        return say(lang, "clause.elapsed", length=length_words(view, args["length"]), name=labels.done(args["action"]))
    if word == "role":
        return say(lang, "clause.role", name=", ".join(map(labels.role, args["roles"])))
    if word == "state":
        states = [
            f"{labels.track(t)}: {', '.join(labels.state(t, one) for one in of)}" for t, of in args["tracks"].items()
        ]
        return "; ".join(states)
    if word in {"any", "all"}:
        parts = [_clause(one[1], one[2], one[8], view) for one in inner]
        return f" {say(lang, f'clause.{word}')} ".join(parts) if all(parts) else ""
    return ""


def _input(action: str, one: list[Any], view: View) -> str:
    name, _, required, of, *_ = one
    words = [view.labels.input(action, name), *([" | ".join(of)] if of else [])]
    words += [] if required else [say(view.lang, "input.optional")]
    return f"{name} ({', '.join(words)})"


def _limit(limit: Answer, view: View) -> Iterator[str]:
    yield from wrap(
        f"{view.labels.limit(limit['key'])} ({say(view.lang, 'limit_kind.' + limit['kind'])})", view, "  ", "    "
    )
    for sentence in _sentences(limit, view):
        yield from wrap(sentence, view, "    ")


def _sentences(limit: Answer, view: View) -> Iterator[str]:
    starts = ", ".join(quoted(view, view.labels.done(one)) for one in limit["starts"])
    facts = {name: length_words(view, limit.get(name) or "") for name in ("length", "each", "target")}
    facts["starts"] = starts
    if starts:
        key = "ends_given" if limit.get("ends") else "opens_after" if limit["kind"] == "wait" else "ends_after"
        yield say(view.lang, f"limit.{key}", **facts)
    if limit.get("each"):
        yield say(view.lang, "limit.each", **facts)
    if limit.get("target"):
        yield say(view.lang, "limit.target", **facts)
    for word in ("met", "ended"):
        names = [view.labels.done(action) for action, _ in limit.get(word) or ()]
        if names:
            yield f"{say(view.lang, f'limit.by_{word}')}: {', '.join(names)}"
    for track, moves in (limit.get("lapse") or {}).items():
        for start, end in moves.items():
            yield say(
                view.lang, "limit.lapse_moves", start=view.labels.state(track, start), end=view.labels.state(track, end)
            )
    if limit.get("source"):
        yield ", ".join(limit["source"])


@screen
def workflow_lint(answer: Answer, view: View) -> Iterator[str]:
    """Show every fault of a workflow folder where it stands."""
    for one in answer["findings"]:
        yield from _finding(one, view)
    errors = sum(one["severity"] == "error" for one in answer["findings"])
    warnings = sum(one["severity"] == "warning" for one in answer["findings"])
    words = [counted(view, answer["workflows"], "workflow")] if "workflows" in answer else []
    yield ", ".join([*words, counted(view, errors, "error"), counted(view, warnings, "warning")])


def _finding(one: Answer, view: View) -> Iterator[str]:
    severity = paint(view, LATE if one["severity"] == "error" else SOON, say(view.lang, f"lint.{one['severity']}"))
    yield from wrap(f"{one['file']}:{one['line']}:{one['column']}: {severity}: {one['message']}", view, "", "  ")
    for number, text in one.get("excerpt") or ():
        head = f"  {number:>4} | "
        yield head + text[: view.width - columns(head)]
        if number == one["line"] and one["column"] + columns(head) <= view.width:
            yield " " * (columns(head) - 2) + "| " + " " * (one["column"] - 1) + "^"
    if one.get("nearest"):
        yield from wrap(say(view.lang, "nearest", names=", ".join(one["nearest"])), view, "  ")
