"""What is due: overdue, today, soon and what waits on others; every row ends with the next command.

Ordered by time alone, as the office answers; a cut list says how much more there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import (
    LATE,
    SOON,
    Answer,
    client,
    columns,
    command_lines,
    counted,
    cut,
    local,
    long_day,
    paint,
    screen,
    wrap,
)
from screens.limits import limit_name, limit_words, marks, named
from screens.view import View
from screens.words import say

GROUPS = ("overdue", "today", "soon", "waiting")
_ROLE = {"overdue": LATE, "today": SOON}


@screen
def today(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `today`."""
    groups, more = answer["groups"], answer.get("more") or {}
    sizes = {name: len(groups.get(name) or ()) + int(more.get(name) or 0) for name in GROUPS}
    counts = ", ".join(f"{n} {say(view.lang, f'count.{name}')}" for name, n in sizes.items() if n)
    city = view.zone.rpartition("/")[2].replace("_", " ")
    now = f"{long_day(view, answer['now'])}, {local(view, answer['now']):%H:%M}"
    yield from wrap(" · ".join(one for one in (now, city, counts) if one), view)
    for name in GROUPS:
        if sizes[name]:
            yield ""
            yield (
                paint(view, _ROLE.get(name, ""), say(view.lang, f"group.{name}"))
                if name in _ROLE
                else say(view.lang, f"group.{name}")
            )
            for row in groups.get(name) or ():
                yield from _row(row, name, view)
            if more.get(name):
                yield "  " + say(view.lang, "and_more", n=more[name])
    if not any(sizes.values()):
        yield ""
        yield say(view.lang, "today.nothing")


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
    words = [says, paint(view, _ROLE[group], far) if group in _ROLE else far, marks(limit, view)]
    if group == "waiting" and limit.get("binds") not in (None, "us"):
        words.insert(0, say(view.lang, "waits_on", party=view.labels_of(row.get("workflow")).party(limit["binds"])))
    name = named(limit, view._replace(labels=view.labels_of(row.get("workflow"))))
    return f"{name}: " + " · ".join(word for word in words if word)


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
