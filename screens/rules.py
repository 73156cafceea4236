"""The rules behind the program: every rule of the guides and every norm, with the places where it lives.

`rules`  {"rules": [{"rule", "guide": bool, "weight", "as_of", "text",
          "places": [{"kind", "workflow", "id", "where"}]}],
          "placed": n, "total": n, "whole": bool}; `whole` shows every place instead of a summary
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from screens.format import LATE, Answer, command, counted, pad, paint, screen, wrap
from screens.view import View
from screens.words import say

_WIDE = 14


@screen
def rules(answer: Answer, view: View) -> Iterator[str]:
    """Show rules with their places."""
    yield from wrap(say(view.lang, "rules.head", placed=answer["placed"], total=answer["total"]), view)
    for key, guide in (("rules.guides", True), ("rules.norms", False)):
        group = [one for one in answer["rules"] if one["guide"] == guide]
        if group:
            yield from ("", say(view.lang, key))
        for one in group:
            yield from _rule(one, view, whole=answer["whole"])
    if not answer["rules"]:
        yield say(view.lang, "rules.all_placed")
    if not answer["whole"]:
        words = say(view.lang, "rules.more", command=command(["fristwerk", "workflow", "rules", "B72"]))
        yield from ("", *wrap(words, view))


def _rule(one: Answer, view: View, *, whole: bool) -> Iterator[str]:
    head = f"  {pad(one['rule'], _WIDE - 4)}  "
    yield from wrap(one["text"] or say(view.lang, "rules.untold"), view, head)
    indent = " " * _WIDE
    if not one["places"]:
        yield from wrap(paint(view, LATE, say(view.lang, "rules.none")), view, indent)
    elif whole:
        for place in one["places"]:
            yield from wrap(place_line(place, view), view, indent, indent + "  ")
    else:
        yield from wrap(summary(one, view), view, indent)


def summary(one: Answer, view: View) -> str:
    """Return "advice · 2 conditions, 1 limit · workflows/hacked-account/workflow.yaml:88" for a rule with places."""
    kinds = Counter(place["kind"] for place in one["places"])
    counts = ", ".join(counted(view, n, f"place.{kind}") for kind, n in kinds.items())
    weight = say(view.lang, f"weight.{one['weight']}") if one["weight"] else ""
    return " · ".join(filter(None, (weight, counts, one["places"][0]["where"])))


def place_line(place: Answer, view: View) -> str:
    """Return one place: what it is, its id or title, where it stands, and for a hint the screen that shows it."""
    words = [f"{say(view.lang, 'place.' + place['kind'] + '.one')}: {place['id']}", place["where"]]
    if place["kind"] == "hint":
        words.append(say(view.lang, "hint_screen." + hint_screen(place["id"])))
    return " · ".join(words)


def hint_screen(path: str) -> str:
    """Return which screen shows a label: the refusal for a consequence, `why` for what is good to know, else `show`."""
    last = path.rpartition(".")[2]
    return {"consequence": "refusal", "hint": "why"}.get(last, "show")
