"""One case at a glance: where every track stands, what runs, what is done, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import (
    DONE,
    SOON,
    TYPE,
    Answer,
    client,
    columns,
    command,
    counted,
    cut,
    numbers,
    pad,
    paint,
    screen,
    short_when,
    start_of,
    table,
    value,
    when,
    wrap,
)
from screens.limits import item_name, limit_lines, limit_row, runs
from screens.view import View
from screens.words import say

_BOX = {"done": "[x]", "open": "[ ]", "early": "[!]", "postponed": "[-]", "not_applicable": "[/]"}


@screen
def show(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `show`."""
    yield from _head(answer, view)
    yield from _tracks(answer, view)
    yield from _limits(answer, view)
    for name, checklist in (answer.get("checklists") or {}).items():
        yield from _checklist(name, checklist, view)
    yield from _registers(answer, view)
    yield from _fields(answer, view)
    yield from _actions(answer, view)


def _head(answer: Answer, view: View) -> Iterator[str]:
    right = f"{answer['workflow']} v{answer['version']}"
    room = view.width - columns(right) - 2
    name = client(view, answer.get("client"))
    yield pad(cut(f"{answer['case']}  {name}", room), room + 2) + right
    for name in ("as_of", "at"):
        if answer.get(name):
            yield from wrap(paint(view, SOON, say(view.lang, f"show.{name}", at=when(view, answer[name]))), view)
    words = [counted(view, answer["size"], "entry")]
    if answer.get("owner"):
        words.insert(0, say(view.lang, "owner", person=view.person(answer["owner"])))
    if answer.get("findings"):
        words.append(say(view.lang, "show.findings", entries=numbers(answer["findings"])))
    yield from wrap(" · ".join(words), view)


def _tracks(answer: Answer, view: View) -> Iterator[str]:
    yield ""
    yield say(view.lang, "show.state")
    rows = []
    for track, one in answer["tracks"].items():
        since = say(view.lang, "since", at=short_when(view, one["since"])) if one.get("since") else ""
        pending = say(view.lang, "mark.pending") if one.get("pending") else ""
        rows.append(
            [
                view.labels.track(track),
                view.labels.state(track, one["state"]),
                " · ".join(filter(None, (since, pending))),
            ]
        )
    yield from table(rows, view)


def _limits(answer: Answer, view: View) -> Iterator[str]:
    """Show what runs, and what was struck: that stays readable for ever. With -v all, and how each was computed."""
    limits = answer.get("limits") or ()
    shown = [one for one in limits if view.verbose or runs(one, view) or one["state"] == "struck"]
    if not shown:
        return
    yield ""
    yield say(view.lang, "show.limits")
    if not view.verbose:
        yield from table([limit_row(one, view) for one in shown], view)
        return
    for one in shown:
        yield from limit_lines(one, view)


def _checklist(name: str, checklist: Answer, view: View) -> Iterator[str]:
    items = checklist["items"]
    done = sum(one["state"] == "done" for one in items)
    yield ""
    yield f"{view.labels.checklist(name)}: " + say(view.lang, "show.done_of", done=done, n=len(items))
    rows = []
    for one in items:
        box = _BOX.get(one["state"], "[ ]")
        role = DONE if one["state"] == "done" else SOON
        rest = paint(view, role, say(view.lang, f"item.{one['state']}"))
        detail = [*_result(name, one, view), f"#{one['entry']}" if one.get("entry") else ""]
        rows.append([f"{box} {view.labels.item(name, one['item'])}", " · ".join([rest, *filter(None, detail)])])
        rows += [
            [f"    {_part(name, one['item'], part, view)}", say(view.lang, f"item.{state}")]
            for part, state in _parts(one)
        ]
    yield from _two(rows, view)


def _parts(one: Answer) -> list[tuple[str, str]]:
    """Return the parts worth a line, each with its state: none where the whole item is done."""
    return [(part, it["state"]) for part, it in one["parts"].items()] if one["state"] != "done" else []


def _part(checklist: str, item: str, part: str, view: View) -> str:
    return item_name(view, part) if "/" in part else view.labels.part(checklist, item, part)


def _result(checklist: str, one: Answer, view: View) -> list[str]:
    """Return what was found, in words; a result that is called like its item needs no name."""
    words = []
    for name, it in (one.get("result") or {}).items():
        text = value(view, it)
        if isinstance(it, str):
            text = view.labels.result_value(checklist, one["item"], name, it)
        words.append(text if name == "result" else f"{view.labels.result(checklist, one['item'], name)}: {text}")
    return words


def _two(rows: list[list[str]], view: View) -> Iterator[str]:
    """Two columns of which the first may wrap: labels are whole sentences in some workflows."""
    widest = min(max((columns(row[0]) for row in rows), default=0), view.width - 38)
    for left_cell, right_cell in rows:
        body = left_cell.strip()
        indent = "  " + " " * (len(left_cell) - len(left_cell.lstrip()))
        *first, last = wrap(body, view._replace(width=widest + 2), indent, indent + "    ")
        yield from first
        yield from wrap(right_cell, view, pad(last, widest + 4))


def _registers(answer: Answer, view: View) -> Iterator[str]:
    rows = []
    for name, one in (answer.get("registers") or {}).items():
        if one["count"]:
            states = ", ".join(f"{n} {view.labels.state(name, state)}" for state, n in one["states"].items() if n)
            rows.append([view.labels.register(name), str(one["count"]), states])
    if rows:
        yield ""
        yield say(view.lang, "show.registers")
        yield from table(rows, view)


def _fields(answer: Answer, view: View) -> Iterator[str]:
    rows = [
        [view.labels.field(name), value(view, one)]
        for name, one in (answer.get("fields") or {}).items()
        if one is not None
    ]
    if rows:
        yield ""
        yield say(view.lang, "show.fields")
        yield from table(rows, view)


def _actions(answer: Answer, view: View) -> Iterator[str]:
    acts = [one for one in answer.get("actions") or () if one.get("nature", "act") == "act"]
    now, later = [one for one in acts if one["allowed"]], [one for one in acts if not one["allowed"]]
    for title, group in (("show.now", now), ("show.later", later)):
        if group:
            yield ""
            yield say(view.lang, title)
            yield from table([[one["action"], _action(one, view)] for one in group], view)
    yield ""
    for key, verb in (("show.how", "do"), ("show.why", "why")):
        yield from wrap(say(view.lang, key, command=paint(view, TYPE, command([verb, answer["case"], "ACTION"]))), view)


def _action(one: Answer, view: View) -> str:
    words = [view.labels.action(one["action"])]
    if one.get("earliest"):
        words.append(say(view.lang, "limit.from", start=start_of(view, one["earliest"])))
    return " · ".join(words)
