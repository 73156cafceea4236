"""A workflow's tracks and lists as a drawing of lines and signs.

`workflow_diagram`  {"workflow", "version", "case": id|null, "lines": [text], "diagrams": [DIAGRAM]}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.workflow.diagram import Diagram
from screens.format import Answer, columns, screen, wrap
from screens.view import View

_PLAIN = str.maketrans({"●": "*", "○": "o", "←": "<-", "→": "->", "⇢": "..>", "↺": "@", "↶": "<<"})


@screen
def workflow_diagram(answer: Answer, view: View) -> Iterator[str]:
    """Show every track and list: its states, and under each what leads on from there."""
    for line in answer["lines"]:
        text = line if view.unicode else line.translate(_PLAIN)
        indent = text[: len(text) - len(text.lstrip())]
        yield from wrap(text.lstrip(), view, indent, indent + "    ") if columns(text) > view.width else (text,)


def diagram_json(one: Diagram) -> dict[str, Any]:
    """Return a diagram as a plain object: what it is, its states, its arrows."""
    return {
        "key": one.key,
        "title": one.title,
        "kind": one.kind,
        "states": [state._asdict() for state in one.states],
        "arrows": [{**arrow._asdict(), "steps": [step._asdict() for step in arrow.steps]} for arrow in one.arrows],
    }
