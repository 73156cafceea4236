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


def _end(answer: Answer, view: View) -> Iterator[str]:
    closed = answer["closed"]
    if answer["unclosed"]:
        days = ", ".join(short_day(view, date.fromisoformat(one), year=True) for one in answer["unclosed"])
        yield from wrap(say(view.lang, "close.unclosed", days=days), view)
    if closed is not None:
        yield from closing(answer, view)
    elif answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    else:
        yield paint(view, LATE, say(view.lang, "close.refused", n=len(answer["open"])))
        yield from _how(answer, view)


def _how(answer: Answer, view: View) -> Iterator[str]:
    first = answer["open"][0]
    yield from wrap(say(view.lang, "close.how"), view)
    argv = ["close-day", "--day", answer["day"], "--leave", f"{first['case']} {first['key']}", "--because", "TEXT"]
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
