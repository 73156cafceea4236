"""What is due: overdue, today, soon, what waits on others, duties, and what nobody has checked.

Ordered by time alone, as the office answers; every row ends with the next command, and a cut list says how much more
there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from screens.format import (
    LATE,
    SOON,
    TYPE,
    Answer,
    client,
    columns,
    command,
    command_lines,
    counted,
    cut,
    day,
    local,
    long_day,
    paint,
    screen,
    wrap,
)
from screens.limits import limit_name, limit_words, marks, named
from screens.view import View
from screens.words import say

GROUPS = ("overdue", "today", "soon", "waiting", "duties", "unsecured")
_ROLE = {"overdue": LATE, "today": SOON}
_COUNTED_UP_TO, _UNCLOSED_SHOWN = 1000, 3


@screen
def today(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `today`."""
    groups, more = answer["groups"], answer.get("more") or {}
    shown = [name for name in GROUPS if name != "unsecured" or not answer.get("alone")]
    sizes = {name: len(groups.get(name) or ()) + int(more.get(name) or 0) for name in shown}
    yield from _head(answer, sizes, view)
    for name in shown:
        if sizes[name]:
            yield ""
            yield paint(view, _ROLE.get(name, ""), say(view.lang, f"group.{name}"))
            for row in groups.get(name) or ():
                yield from _row(row, name, view)
            if more.get(name):
                yield "  " + _more(answer, name, view)
    if not any(sizes.values()):
        yield ""
        yield say(view.lang, "today.nothing")
    if answer.get("alone") and groups.get("unsecured"):
        yield ""
        yield from wrap(say(view.lang, "today.alone"), view)
        yield from command_lines(["person", "add", "NAME", "--roles", "caseworker"], view, "  ")


def _head(answer: Answer, sizes: dict[str, int], view: View) -> Iterator[str]:
    at_least = answer.get("at_least") or ()
    counts = [
        f"{_above(_COUNTED_UP_TO, view) if name in at_least else n} {say(view.lang, f'count.{name}')}"
        for name, n in sizes.items()
        if n
    ]
    city = view.zone.rpartition("/")[2].replace("_", " ")
    now = f"{long_day(view, answer['now'])}, {local(view, answer['now']):%H:%M}"
    yield from wrap(" · ".join(one for one in (now, city, ", ".join(counts)) if one), view)
    unclosed = answer.get("unclosed") or ()
    if unclosed:
        shown = ", ".join(day(view, date.fromisoformat(one)) for one in unclosed[:_UNCLOSED_SHOWN])
        left = len(unclosed) - _UNCLOSED_SHOWN
        more = f" {say(view.lang, 'and_more', n=left)}" if left > 0 else ""
        yield from wrap(paint(view, LATE, say(view.lang, "today.unclosed", days=shown + more)), view)
        yield from command_lines(["close-day", "--day", unclosed[0]], view, "  ")


def _above(n: int, view: View) -> str:
    return say(view.lang, "today.more_than", n=f"{n:,}".replace(",", "." if view.lang == "de" else ","))


def _more(answer: Answer, name: str, view: View) -> str:
    n = answer["more"][name]
    return say(view.lang, "and_more", n=_above(n - 1, view) if name in (answer.get("at_least") or ()) else n)


def _row(row: Answer, group: str, view: View) -> Iterator[str]:
    head = f"  {row['case']}  "
    indent = " " * columns(head)
    yield head + cut(client(view, row.get("client")), view.width - columns(head))
    yield from wrap(_matter(row, group, view), view, indent)
    argv = (row.get("next") or {}).get("argv")
    if argv:
        yield from command_lines(argv, view, indent)


def _matter(row: Answer, group: str, view: View) -> str:
    limit = row.get("limit")
    if limit is None:
        return say(view.lang, "today.finding", entry=row.get("finding"))
    says, far = limit_words(limit, view)
    words = [says, paint(view, _ROLE.get(group, ""), far), marks(limit, view)]
    if group == "waiting" and limit.get("binds") not in (None, "us"):
        words.insert(0, say(view.lang, "waits_on", party=view.labels_of(row.get("workflow")).party(limit["binds"])))
    name = named(limit, view._replace(labels=view.labels_of(row.get("workflow"))))
    return f"{name}: " + " · ".join(word for word in words if word)


def cut_to(lines: list[str], height: int, view: View) -> list[str]:
    """Return a screen that stays: no longer than the terminal, and with the key that ends it."""
    room = max(1, height - 1)
    if len(lines) > room:
        whole = paint(view, TYPE, command(["today"]))
        lines = [*lines[: room - 1], say(view.lang, "today.cut", n=len(lines) - room + 1, command=whole)]
    return [*lines, say(view.lang, "today.watching")]


@screen
def swept(answer: Answer, view: View) -> Iterator[str]:
    """Show what one pass over the limits announced: {"cases", "receipts": [receipt], "dry_run"}."""
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    for receipt in answer["receipts"]:
        for word in ("withdrawn", "announced"):
            for key in receipt.get(word) or ():
                name = limit_name(view, key, view.labels_of(receipt.get("workflow")))
                yield from wrap(f"{say(view.lang, f'receipt.{word}')}: {name}", view, f"{receipt['case']}  ")
    yield say(
        view.lang,
        "swept",
        cases=counted(view, answer["cases"], "case"),
        n=counted(view, len(answer["receipts"]), "changed_case"),
    )
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
