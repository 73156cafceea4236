"""All cases, one under the other: who, where each stands, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import Answer, client, columns, counted, cut, screen, wrap
from screens.limits import limit_words, named
from screens.view import View
from screens.words import say


@screen
def cases(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `list`."""
    if not answer["cases"]:
        yield say(view.lang, "list.nothing")
        return
    for row in answer["cases"]:
        yield from _case(row, view)
    more = int(answer.get("more") or 0)
    if more:
        yield say(view.lang, "and_more", n=more)
    yield ""
    yield counted(view, len(answer["cases"]) + more, "case")


def _case(row: Answer, view: View) -> Iterator[str]:
    labels = view.labels_of(row["workflow"])
    head = f"{row['case']}  "
    indent = " " * columns(head)
    yield head + cut(client(view, row.get("client")), view.width - columns(head))
    yield from wrap(
        " · ".join(f"{labels.track(track)}: {labels.state(track, state)}" for track, state in row["tracks"].items()),
        view,
        indent,
    )
    limit = row.get("next")
    if limit:
        words = " · ".join(one for one in limit_words(limit, view) if one)
        yield from wrap(f"{named(limit, view._replace(labels=labels))}: {words}", view, indent)
