"""A workflow as a lawyer reads it: its states, actions and limits in plain sentences; and the faults of a folder.

`workflow_list`  {"workflows": [{"workflow", "version", "digest", "cases": n}]}
`workflow_show`  the definition's compiled form (engine.workflow.model), whose actions and limits may carry
                 "conditions": [NODE], and limits "while": sentence (`workflow_sentences.described`)
`workflow_lint`  {"findings": [{"file", "line", "column", "severity", "code", "message", "nearest"?: [name],
                 "excerpt"?: [[line number, text]]}], "workflows"?: n}
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.model import PROHIBITED
from screens import workflow_sentences as sentences
from screens.format import LATE, SOON, Answer, columns, counted, paint, screen, table, wrap
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
    yield from _tracks(answer, view)
    states = states_of(answer)
    for nature in ("act", "observation"):
        group = [one for one in answer["actions"] if one["nature"] == nature]
        if group:
            yield from ("", say(view.lang, f"workflow.{nature}"))
            for action in group:
                yield from _action(action, view, states)
    yield from _prohibitions(answer, view, states)
    yield from _limits(answer, view)
    yield from _checklists(answer, view)
    yield from _registers(answer, view)


def states_of(answer: Answer) -> dict[str, list[str]]:
    """Return the states of every track and register of a compiled workflow by name."""
    return {one["name"]: one["states"] for one in (*answer["tracks"], *answer.get("registers", ()))}


def _tracks(answer: Answer, view: View) -> Iterator[str]:
    yield from ("", say(view.lang, "workflow.tracks"))
    for track in answer["tracks"]:
        states = ", ".join(_state(track, state, view) for state in track["states"])
        yield from wrap(states, view, f"  {view.labels.track(track['name'])}: ", "    ")


def _state(track: Answer, state: str, view: View) -> str:
    label = view.labels.state(track["name"], state)
    return f"{label} ({say(view.lang, 'workflow.final')})" if state in track.get("final", ()) else label


def _action(action: Answer, view: View, states: dict[str, list[str]]) -> Iterator[str]:
    yield from wrap(f"{action['name']}: {view.labels.action(action['name'])}", view, "  ", "    ")
    yield from wrap(f"{say(view.lang, 'why.who')}: {sentences.who(action, view)}", view, "    ", "      ")
    for text in sentences.arrows(action, view, states):
        yield from wrap(text, view, "    ", "      ")
    inputs = ", ".join(sentences.asked(action, view))
    if inputs and action["nature"] == PROHIBITED:
        yield from wrap(say(view.lang, "workflow.exception", name=inputs), view, "    ", "      ")
    elif inputs:
        yield from wrap(f"{say(view.lang, 'why.inputs')}: {inputs}", view, "    ", "      ")
    for severity, text, _ in sentences.conditions(action, view):
        yield from wrap(f"{severity}: {text}", view, "    ", "      ")
    hint = view.labels.hint(action["name"])
    if hint:
        yield from wrap(say(view.lang, "workflow.hint", hint=hint), view, "    ", "      ")


def _prohibitions(answer: Answer, view: View, states: dict[str, list[str]]) -> Iterator[str]:
    if answer.get("prohibitions"):
        yield from ("", say(view.lang, "workflow.prohibitions"))
    for one in answer.get("prohibitions") or ():
        yield from _action(one, view, states)
        told = view.labels.consequence(one["name"])
        if told:
            yield from wrap(say(view.lang, "workflow.consequence", text=told), view, "    ", "      ")


def _limits(answer: Answer, view: View) -> Iterator[str]:
    if answer["limits"]:
        yield from ("", say(view.lang, "show.limits"))
    for one in answer["limits"]:
        kind = say(view.lang, "limit_kind." + one["kind"])
        yield from wrap(f"{view.labels.limit(one['key'])} ({kind})", view, "  ", "    ")
        for text in sentences.limit(one, view):
            yield from wrap(text, view, "    ", "      ")
        for severity, text, _ in sentences.conditions(one, view):
            yield from wrap(f"{severity}: {text}", view, "    ", "      ")
        source = " · ".join(filter(None, (", ".join(one.get("source") or ()), one.get("where") or "")))
        yield from wrap(source, view, "    ") if source else ()


def _checklists(answer: Answer, view: View) -> Iterator[str]:
    if answer.get("checklists"):
        yield from ("", say(view.lang, "workflow.checklists"))
    for checklist in answer.get("checklists") or ():
        yield from wrap(view.labels.checklist(checklist["name"]), view, "  ", "    ")
        for one in checklist["items"]:
            yield from wrap(view.labels.item(checklist["name"], one["name"]), view, "    - ", "      ")
            for text in sentences.item(checklist["name"], one, view):
                yield from wrap(text, view, "      ", "        ")


def _registers(answer: Answer, view: View) -> Iterator[str]:
    if answer.get("registers"):
        yield from ("", say(view.lang, "workflow.registers"))
    for one in answer.get("registers") or ():
        yield from wrap(view.labels.register(one["name"]), view, "  ", "    ")
        for text in sentences.register(one, view):
            yield from wrap(text, view, "    ", "      ")


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
