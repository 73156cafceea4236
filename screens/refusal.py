"""Why an act is refused: all that is missing at once, what to type, and that the try itself is on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from screens.conditions import Split, despite_lines, mark, remedy_command, split, weight
from screens.format import LATE, Answer, command_lines, paint, screen, start_of, wrap
from screens.view import View
from screens.why import already_lines, replace_lines, verdict
from screens.words import say


@screen
def refusal(answer: Answer, view: View) -> Iterator[str]:
    """Show a receipt with `why`: a command that was understood and refused."""
    yield from refusal_lines(answer, view)


def refusal_lines(answer: Answer, view: View) -> Iterator[str]:
    """Return the lines of a refusal: sentence, what is missing, the record of it, hints."""
    why = {"case": answer["case"], **answer["why"]}
    group = split(why["conditions"])
    must, should = group.must, group.should
    yield from wrap(f"{paint(view, LATE, say(view.lang, 'error'))} {verdict(why, view)}", view)
    for node in must or should:
        yield from wrap(_sentence(node, view), view, mark(view, node))
        yield from wrap(weight(view, node), view, "    ")
    if must and should:
        yield from wrap(say(view.lang, "refusal.also_should"), view, "  ")
    consequence = view.labels.consequence(why.get("action") or "")
    if consequence:
        yield from wrap(say(view.lang, "refusal.consequence", text=consequence), view, "  ")
    yield _record(answer, view)
    yield ""
    yield from _hints(why, group, view)


def _sentence(node: Answer, view: View) -> str:
    if not node.get("opens_at"):
        return str(node["sentence"])
    return f"{node['sentence']} · {say(view.lang, 'limit.from', start=start_of(view, node['opens_at']))}"


def _record(answer: Answer, view: View) -> str:
    if answer.get("dry_run"):
        return say(view.lang, "dry_run")
    if answer.get("entry") is None:
        return say(view.lang, "refusal.nothing")
    return say(view.lang, "refusal.repeated" if answer.get("repeated") else "refusal.recorded", entry=answer["entry"])


def _remedies(nodes: Iterable[Answer]) -> Iterator[Answer]:
    """Yield for each condition the remedy that meets it, or the one for the first of its steps."""
    for node in nodes:
        steps = [one for one in node.get("of") or () if not one["met"]]
        if node.get("remedy"):
            yield node["remedy"]
        elif steps:
            yield from _remedies(steps[:1])


def _hints(why: Answer, group: Split, view: View) -> Iterator[str]:
    head = say(view.lang, "hint") + " "
    argv = list(why.get("argv") or ())
    shown = group.must or group.should
    remedies = {tuple(one["argv"]): one for one in _remedies(shown)}
    for remedy in remedies.values():
        if remedy.get("by"):
            yield from wrap(say(view.lang, "why.remedy_by", role=view.labels.role(remedy["by"])), view, head)
        yield from remedy_command(view, remedy, " " * len(head) if remedy.get("by") else head)
    given = [word for one in remedies.values() for word in one.get("needs") or () if word not in (one.get("of") or {})]
    yield from replace_lines(list(dict.fromkeys(given)), view)
    yield from despite_lines(view, argv, group, head)
    if why.get("action"):
        yield from command_lines(["why", why["case"], why["action"]], view, head)
    if argv and why.get("nature", "act") == "act":
        yield from already_lines(argv, view)
