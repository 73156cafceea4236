"""The office itself: that it was made, and who works in it.

`init`    {"office", "origin", "training": bool, "person"}
`people`  {"people": [{"person", "name", "roles": [role], "login": text | null}], "added"?: id}
`done`    {"sentence": text}: one line for administration that has nothing else to show
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import DONE, Answer, command_lines, counted, paint, screen, table, value, wrap
from screens.view import View
from screens.words import say


@screen
def init(answer: Answer, view: View) -> Iterator[str]:
    """Show what `init` made and the first two commands."""
    yield paint(view, DONE, say(view.lang, "init.training" if answer["training"] else "init.made"))
    yield from table(
        [[say(view.lang, f"init.{name}"), str(answer[name])] for name in ("office", "origin", "person")], view
    )
    yield ""
    for n, argv in enumerate((["workflow", "list"], ["open", "WORKFLOW", "--client", "NAME"])):
        yield from command_lines(
            argv, view, f"{say(view.lang, 'why.next')}  " if n == 0 else " " * (len(say(view.lang, "why.next")) + 2)
        )


@screen
def people(answer: Answer, view: View) -> Iterator[str]:
    """Show the people of the office."""
    if answer.get("added"):
        yield say(view.lang, "people.added", person=answer["added"])
    rows = []
    for one in answer["people"]:
        roles = ", ".join(say(view.lang, f"role.{role}") for role in one["roles"])
        login = (
            say(view.lang, "people.login", login=value(view, one["login"]))
            if one.get("login")
            else say(view.lang, "people.no_login")
        )
        rows.append([one["person"], value(view, one["name"]), f"{roles} · {login}"])
    yield from table(rows, view)
    yield counted(view, len(rows), "person")


@screen
def done(answer: Answer, view: View) -> Iterator[str]:
    """Show one finished sentence."""
    yield from wrap(str(answer["sentence"]), view)
