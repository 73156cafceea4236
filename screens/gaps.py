"""The gap analysis: every condition that a recorded act had not met when it happened, as known today.

Answer: {"case", "gaps": [{"entry", "action", "happened", "precision", "acknowledged": bool, "later": bool,
"clause": NODE}], "open": [ITEM], "postponed": [ITEM], "undated": [LIMIT]}; ITEM = {"checklist", "item", "state"};
`later` marks a finding that was not known when the entry was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.conditions import node_lines
from screens.format import Answer, command_lines, counted, screen, when, wrap
from screens.limits import named
from screens.view import View
from screens.words import say


@screen
def gaps(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `gaps`, grouped by entry."""
    found = answer["gaps"]
    if not found:
        yield from wrap(say(view.lang, "gaps.none", case=answer["case"]), view)
    else:
        yield f"{answer['case']}  {counted(view, len(found), 'finding')}"
        yield from _findings(answer["case"], found, view)
    yield from _missing(answer, view)


def _missing(answer: Answer, view: View) -> Iterator[str]:
    """Show what is not done yet, whatever was done in spite of it."""
    for group in ("open", "postponed"):
        rows = answer.get(group) or ()
        if rows:
            yield ""
            yield say(view.lang, f"gaps.{group}")
            for one in rows:
                name = f"{view.labels.checklist(one['checklist'])}: {view.labels.item(one['checklist'], one['item'])}"
                early = f" · {say(view.lang, 'item.early')}" if one["state"] == "early" else ""
                yield from wrap(name + early, view, "  ", "    ")
    if answer.get("undated"):
        yield ""
        yield say(view.lang, "gaps.undated")
        for limit in answer["undated"]:
            yield from wrap(named(limit, view), view, "  ", "    ")


def _findings(case: str, found: list[Answer], view: View) -> Iterator[str]:
    entry = None
    for one in found:
        if one["entry"] != entry:
            entry = one["entry"]
            yield ""
            name = view.labels.done(one["action"]) if one.get("action") else ""
            yield from wrap(
                f"{name} · {when(view, one['happened'], one.get('precision', 'minute'))}", view, f"#{entry}  "
            )
        yield from node_lines(view, one["clause"])
        notes = [say(view.lang, f"gaps.{word}") for word in ("later", "acknowledged") if one.get(word)]
        if notes:
            yield "    " + " · ".join(notes)
    open_ones = [one["entry"] for one in found if not one.get("acknowledged") and one["clause"]["severity"] == "must"]
    if open_ones:
        yield ""
        yield from command_lines(["acknowledge", case, str(open_ones[0])], view, say(view.lang, "why.next") + "  ")
