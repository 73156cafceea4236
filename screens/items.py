"""The items of a register, with their states, fields and limits."""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import Answer, columns, counted, screen, value, wrap
from screens.limits import limit_name, limit_words
from screens.view import View
from screens.words import say


@screen
def items(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `items`."""
    register = answer["register"]
    state = say(view.lang, "items.complete" if answer.get("complete") else "items.not_complete")
    yield from wrap(f"{view.labels.register(register)}: {counted(view, len(answer['items']), 'item')} · {state}", view)
    width = max((columns(one["item"]) for one in answer["items"]), default=0)
    for one in answer["items"]:
        head = f"  {one['item']:<{width}}  "
        facts = [
            f"{view.labels.register_field(register, name)} {value(view, it)}"
            for name, it in one["fields"].items()
            if it is not None
        ]
        yield from wrap(" · ".join([view.labels.state(register, one["state"]), *facts]), view, head)
        for limit in one.get("limits") or ():
            words = " · ".join(filter(None, limit_words(limit, view)))
            yield from wrap(f"{limit_name(view, limit['key'])}: {words}", view, " " * columns(head))
