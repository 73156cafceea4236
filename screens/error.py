"""A failure as a person meets it: one sentence, a blank line, what to type next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.errors import FristwerkError
from screens.format import LATE, Answer, paint, screen, wrap
from screens.view import View
from screens.words import say


def described(failure: FristwerkError, lang: str) -> dict[str, Any]:
    """Return any failure as the object of the contract."""
    return {
        "error": {
            "exit": failure.exit_code,
            "sentence": failure.sentence.say(lang),
            "hint": failure.hint.say(lang) if failure.hint else None,
            "nearest": list(failure.nearest),
        }
    }


@screen
def error(answer: Answer, view: View) -> Iterator[str]:
    """Show the object {"error": {"exit", "sentence", "hint", "nearest"}}; `lines` beside it parts a long sentence."""
    it = answer["error"]
    first, *more = answer.get("lines") or [it["sentence"]]
    yield from wrap(f"{paint(view, LATE, say(view.lang, 'error'))} {first}", view)
    for line in more:
        yield from wrap(line, view, "  ")
    nearest, own = it.get("nearest") or (), it.get("hint") or ""
    # A hint that spells out every reading says it better.
    hints = [say(view.lang, "nearest", names=", ".join(nearest))] if any(one not in own for one in nearest) else []
    hints += [own] if own else []
    if hints:
        yield ""
    for hint in hints:
        yield from wrap(hint, view, say(view.lang, "hint") + " ")
