"""The gap analysis: every condition that a recorded act had not met when it happened, as known today.

Answer: {"case", "gaps": [{"entry", "action", "happened", "precision", "acknowledged": bool, "later": bool,
"clause": NODE}]};
`later` marks a finding that was not known when the entry was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.conditions import node_lines
from screens.format import Answer, command_lines, counted, screen, when, wrap
from screens.view import View
from screens.words import say


@screen
def gaps(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `gaps`, grouped by entry."""
    found = answer["gaps"]
    if not found:
        yield from wrap(say(view.lang, "gaps.none", case=answer["case"]), view)
        return
    yield f"{answer['case']}  {counted(view, len(found), 'finding')}"
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
        yield from command_lines(
            ["acknowledge", answer["case"], str(open_ones[0])], view, say(view.lang, "why.next") + "  "
        )
