"""A failure as a person meets it: one sentence, a blank line, what to type next."""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import LATE, Answer, paint, screen, wrap
from screens.view import View
from screens.words import say


@screen
def error(answer: Answer, view: View) -> Iterator[str]:
    """Show the object {"error": {"exit", "sentence", "hint", "nearest"}}."""
    it = answer["error"]
    yield from wrap(f"{paint(view, LATE, say(view.lang, 'error'))} {it['sentence']}", view)
    hints = [say(view.lang, "nearest", names=", ".join(it["nearest"]))] if it.get("nearest") else []
    hints += [it["hint"]] if it.get("hint") else []
    if hints:
        yield ""
    for hint in hints:
        yield from wrap(hint, view, say(view.lang, "hint") + " ")
