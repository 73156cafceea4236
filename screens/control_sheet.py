"""The control sheet of a day: every entry, change and strike of a limit, numbered, with old and new value.

    {"day", "lines": [{"n", "recorded", "case", "client", "key", "kind", "what", "old", "new", "moot", "because",
     "actor", "acted_by", "entry", "index", "after_closing"}], "head": {"size", "root"}, "closed": CLOSING | null,
     "printed": {"by", "at"}, "file"?}

Guarantees: dates carry their year, because a sheet is kept; the paper (`screens.control_paper`) says the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from screens.format import LATE, Answer, client, columns, cut, day, local, long_day, paint, screen, when, wrap
from screens.limits import limit_name
from screens.view import View
from screens.words import say

_DONE = ("met", "ended", "struck", "superseded")


@screen
def control_sheet(answer: Answer, view: View) -> Iterator[str]:
    """Show the control sheet of a day."""
    yield from wrap(f"{say(view.lang, 'sheet.title')} · {day_title(answer['day'], view)}", view)
    if answer.get("file"):
        yield say(view.lang, "sheet.lines.one" if len(answer["lines"]) == 1 else "sheet.count", n=len(answer["lines"]))
        yield from wrap(say(view.lang, "sheet.written", file=answer["file"]), view)
        return
    yield ""
    for line in answer["lines"]:
        yield from _line(line, view, len(str(len(answer["lines"]))))
    if not answer["lines"]:
        yield from wrap(say(view.lang, "sheet.none"), view)
    yield ""
    yield from closing(answer, view)
    for line in footer(answer, view):
        yield from wrap(line, view)


def day_title(text: str, view: View) -> str:
    """Return a day (`YYYY-MM-DD`) as the head line of its sheet."""
    return long_day(view._replace(zone="UTC"), f"{text}T12:00:00.000Z")


def _line(line: Answer, view: View, digits: int) -> Iterator[str]:
    head = f"  {line['n']:>{digits}}  {local(view, line['recorded']):%H:%M}  "
    indent = " " * columns(head)
    case = f"{head}{line['case']}  "
    yield case + cut(client(view, line["client"]), view.width - columns(case))
    what = paint(view, LATE, event(line, view)) if line["what"] in ("lapsed", "removed") else event(line, view)
    yield from wrap(f"{name(line, view)}: {what}", view, indent)
    if change(line, view):
        yield from wrap(change(line, view), view, indent)
    for said in reasons(line, view):
        yield from wrap(said, view, indent)
    entry = say(view.lang, "sheet.entry", entry=line["entry"], index=line["index"])
    yield from wrap(f"{who(line, view)} · {entry}", view, indent)


def reasons(line: Answer, view: View) -> list[str]:
    """Return what a strike stands on, and the reason or remark that was given."""
    found = [say(view.lang, "sheet.ground", entry=line["ground"])] if line.get("ground") else []
    if line.get("proof"):
        found.append(say(view.lang, "sheet.proof", numbers=", ".join(map(str, line["proof"]))))
    return [*found, *([say(view.lang, "sheet.because", because=line["because"])] if line.get("because") else [])]


def name(line: Answer, view: View) -> str:
    """Return what the limit of a line is called."""
    return limit_name(view, line["key"], view.labels_of(line["workflow"]))


def event(line: Answer, view: View) -> str:
    """Return what happened to the limit, and where it came to nothing or after the closing, that it did."""
    words = [say(view.lang, f"control.{line['what']}")]
    words += [say(view.lang, "sheet.moot")] if line.get("moot") else []
    words += [say(view.lang, "sheet.after")] if line["after_closing"] else []
    return ", ".join(words)


def change(line: Answer, view: View) -> str:
    """Return old value and new one."""
    # What was asked for moves nothing: the old day stands in the new value.
    sides = ("new",) if line["what"] == "extension_asked" and line["new"] else ("old", "new")
    dated = ("old", "new") if line["what"] == "moved" else ("old",)
    told = [value(line[side], line["kind"], view, dated=side in dated) for side in sides]
    return " → ".join(one for one in told if one)


def value(it: Answer | None, kind: str | None, view: View, *, dated: bool = False) -> str:
    """Return what a limit said then: its day or state, an extension asked for, the day it is worked to.

    `dated`, it names its day also where it was met: a sheet stands for itself.
    """
    if it is None:
        return ""
    words = [_state({**it, "state": "open"}, kind, view)] if dated and it["state"] in _DONE else []
    words.append(_state(it, kind, view))
    if it.get("asked"):
        words.append(say(view.lang, "control.asked", end=_end(it["asked"], view)))
    work_by = _day(it["work_by"], view) if it.get("work_by") and it["state"] == "open" else None
    if work_by and work_by != _end(it["until"], view):
        words.append(say(view.lang, "control.work_by", day=work_by))
    return ", ".join(word for word in words if word)


def _state(it: Answer, kind: str | None, view: View) -> str:
    if it["state"] in _DONE:
        return say(view.lang, f"limit.{it['state']}")
    if it.get("until"):
        word = "limit.lapsed" if it["state"] == "lapsed" else "limit.until"
        return say(view.lang, word, end=_end(it["until"], view))
    if it.get("opens"):
        return say(view.lang, "limit.from", start=_start(it["opens"], view))
    if it.get("at"):
        at = str(it["at"])
        return say(view.lang, "limit.at", at=_start(at, view) if "T" in at else _day(at, view))
    return say(view.lang, "limit.no_date") if kind == "deadline" else ""


def _end(until: str, view: View) -> str:
    """Return the last day that counts, with its year, or the minute of an end within a day."""
    at = local(view, until)
    midnight = (at.hour, at.minute) == (0, 0)
    return _whole(day(view, at.date() - timedelta(days=1), year=True) if midnight else when(view, until))


def _start(opens: str, view: View) -> str:
    at = local(view, opens)
    return _whole(day(view, at.date(), year=True) if (at.hour, at.minute) == (0, 0) else when(view, opens))


def _day(text: str, view: View) -> str:
    return _whole(day(view, date.fromisoformat(text), year=True))


def _whole(text: str) -> str:
    """Keep the words of a date on one line."""
    return text.replace(" ", "\u00a0")


def who(line: Answer, view: View) -> str:
    """Return who acted, and who typed where that is somebody else."""
    actor, other = line.get("actor"), line.get("acted_by")
    if actor is None:
        return say(view.lang, "sheet.clock")
    if other and other != actor:
        return say(view.lang, "acted_for", other=view.person(other), actor=view.person(actor))
    return view.person(actor)


def closing(answer: Answer, view: View) -> Iterator[str]:
    """Say whether the day was closed, by whom, and what was left open by name."""
    closed = answer["closed"]
    if closed is None:
        yield from wrap(say(view.lang, "sheet.not_closed"), view)
        return
    yield from wrap(closed_words(closed, view), view)
    if closed["left"]:
        yield say(view.lang, "sheet.left")
    for one in closed["left"]:
        yield from wrap(left(one, view), view, "  ", "    ")


def closed_words(closed: Answer, view: View) -> str:
    """Return when the day was closed and by whom."""
    word = "sheet.closed.late" if closed["late"] else "sheet.closed"
    return say(view.lang, word, at=when(view, closed["at"]), person=closer(closed, view))


def closer(closed: Answer, view: View) -> str:
    """Return who went through the day, and who typed it where that is somebody else."""
    actor, other = closed["actor"], closed["acted_by"]
    if other in (None, actor):
        return view.person(actor)
    return say(view.lang, "sheet.closer", other=view.person(other), actor=view.person(actor))


def left(one: Answer, view: View) -> str:
    """Return what was left open, and why."""
    label = limit_name(view, one["key"], view.labels_of(one.get("workflow")))
    return f"{one['case']} {label}: {one['because'] or say(view.lang, 'withheld')}"


def footer(answer: Answer, view: View) -> list[str]:
    """Return the lines below a sheet: how many lines it has, the head of the log, who printed it and when."""
    n, printed = len(answer["lines"]), answer["printed"]
    found = [say(view.lang, "sheet.lines.one" if n == 1 else "sheet.lines", n=n)] if n else []
    found.append(say(view.lang, "sheet.head", **answer["head"]))
    facts: dict[str, Any] = {"at": when(view, printed["at"]), "person": view.person(printed["by"])}
    return [*found, say(view.lang, "sheet.printed" if printed["by"] else "sheet.printed.nobody", **facts)]
