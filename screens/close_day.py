"""The evening run: what of the day is open, what was met or struck, what nobody else has checked; and its closing.

{"day", "free", "open": [ITEM], "looked_at": [ITEM], "unsecured": {"items": [ITEM], "more"}, "unclosed": [day],
 "closed": CLOSING | null, "repeated": bool, "dry_run": bool}      ITEM {"case", "client", "key", "state", "limit",
 "next"?}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from screens.control_sheet import closer, closing, day_title
from screens.format import (
    LATE,
    Answer,
    client,
    columns,
    command_lines,
    cut,
    paint,
    screen,
    when,
    wrap,
)
from screens.format import day as short_day
from screens.limits import limit_words, named
from screens.view import View
from screens.words import say

_NAMED = 5
"""So many open things stand in the command that leaves them open."""


@screen
def close_day(answer: Answer, view: View) -> Iterator[str]:
    """Show the evening run of a day."""
    title = [say(view.lang, "close.title"), day_title(answer["day"], view)]
    title += [say(view.lang, "close.free")] if answer["free"] else []
    yield from wrap(" · ".join(title), view)
    closed = answer["closed"]
    if answer.get("repeated"):
        yield ""
        at, person = when(view, closed["at"]), closer(closed, view)
        yield from wrap(say(view.lang, "close.repeated", at=at, person=person), view)
        return
    # Once the day is closed, what stayed open is told with its reason, below.
    yield from _group("close.open", answer["open"] if closed is None else (), view, LATE)
    if not answer["open"]:
        yield ""
        yield say(view.lang, "close.nothing")
    yield from _group("close.done", answer["looked_at"], view)
    yield from _group("close.unsecured", answer["unsecured"]["items"], view, more=answer["unsecured"]["more"])
    yield ""
    yield from _end(answer, view)


@screen
def asking(answer: Answer, view: View) -> Iterator[str]:
    """Head the questions that a person at a terminal answers: which day it is, and how much of it is open."""
    yield from wrap(f"{say(view.lang, 'close.title')} · {day_title(answer['day'], view)}", view)
    yield ""
    yield paint(view, LATE, say(view.lang, "close.asking", n=len(answer["open"])))


@screen
def left_open(_: Answer, view: View) -> Iterator[str]:
    """Say that the day stays as it was, where a reason was not given."""
    yield paint(view, LATE, say(view.lang, "sheet.not_closed"))


def _end(answer: Answer, view: View) -> Iterator[str]:
    closed = answer["closed"]
    if closed is not None:
        yield from closing(answer, view)
    elif answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    else:
        yield paint(view, LATE, say(view.lang, "close.refused", n=len(answer["open"])))
        yield from _how(answer, view)
    if answer["unclosed"]:
        days = ", ".join(short_day(view, date.fromisoformat(one), year=True) for one in answer["unclosed"])
        yield from wrap(say(view.lang, "close.unclosed", days=days), view)
        yield from command_lines(["close-day", "--day", answer["unclosed"][0]], view, "  ")


def _how(answer: Answer, view: View) -> Iterator[str]:
    yield from wrap(say(view.lang, "close.how"), view)
    argv = ["close-day", "--day", answer["day"]]
    for one in answer["open"][:_NAMED]:
        argv += ["--leave", f"{one['case']} {one['key']}", "--because", "TEXT"]
    yield from command_lines(argv, view, "  ")


def _group(word: str, items: Sequence[Answer], view: View, role: str = "", more: int = 0) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield paint(view, role, say(view.lang, word)) if role else say(view.lang, word)
    for one in items:
        yield from item_lines(one, view)
    if more:
        yield "  " + say(view.lang, "and_more", n=more)


def item_lines(one: Answer, view: View) -> Iterator[str]:
    """Show one item: its case, what it is and how it stands, and the command that deals with it."""
    head = f"  {one['case']}  "
    indent = " " * columns(head)
    yield head + cut(client(view, one["client"]), view.width - columns(head))
    yield from wrap(f"{named(one['limit'], _labelled(one, view))}: {_stands(one, view)}", view, indent)
    if one.get("next"):
        yield from command_lines(one["next"]["argv"], view, indent)


def _labelled(one: Answer, view: View) -> View:
    return view._replace(labels=view.labels_of(one["workflow"]))


def _stands(one: Answer, view: View) -> str:
    limit: dict[str, Any] = {**one["limit"]}
    state = one["state"]
    if state == "unsecured":
        return limit_words(limit, view)[0]
    unproven = state == "met" and "unstruck" in limit.get("marks", ())
    words = [say(view.lang, f"close.state.{'unstruck' if unproven else state}")]
    if state in ("met", "ended", "struck", "unstruck"):
        words += [limit_words({**limit, "state": "open"}, view)[0]] if limit.get("until") else []
        words += [say(view.lang, "close.entry", n=limit["struck"] or limit["closed_by"])] if limit["closed_by"] else []
    else:
        words += [word for word in limit_words(limit, view) if word]
    words += [say(view.lang, "close.strike_fell")] if "strike_fell" in limit.get("marks", ()) else []
    return " · ".join(words)
