"""How conditions read: what is met, what is missing, how much it weighs, from and until when, and what to type.

Guarantees: an unmet condition always shows its weight and its source; one that only time can meet shows when it opens
instead of a command; what another role must do names that role.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from screens.format import DONE, LATE, SOON, Answer, columns, command_lines, end_of, paint, start_of, until_then, wrap
from screens.view import View
from screens.words import say

INDENT = " " * 4


def mark(view: View, node: Answer) -> str:
    """Return the sign of a condition with its word's colour, four columns wide: met, missing, or waiting for time."""
    if node["met"]:
        sign, role = ("✓" if view.unicode else "ok"), DONE
    elif waits(node):
        sign, role = ("…" if view.unicode else ".."), SOON
    else:
        sign, role = ("✗" if view.unicode else "x"), LATE if node["severity"] == "must" else SOON
    return f"  {paint(view, role, sign)}" + " " * (2 - len(sign))


def waits(node: Answer) -> bool:
    """Tell whether only time can meet this condition."""
    return not node["met"] and bool(node.get("opens_at")) and not node.get("remedy")


class Split(NamedTuple):
    """Conditions by what they mean for the person: unmet ones by severity, and those that are met."""

    must: list[Answer]
    should: list[Answer]
    expect: list[Answer]
    met: list[Answer]


def split(nodes: Iterable[Answer]) -> Split:
    """Sort conditions into those that refuse, those that pass with a reason, those that only warn, and the met ones."""
    nodes = list(nodes)
    groups = {one: [node for node in nodes if not node["met"] and node["severity"] == one] for one in Split._fields[:3]}
    return Split(**groups, met=[node for node in nodes if node["met"]])


def weight(view: View, node: Answer) -> str:
    """Return "practice · B72 · workflow.yaml:88": how much a condition weighs and where that is written."""
    words = [say(view.lang, f"weight.{node['weight']}")] if node.get("weight") else []
    return " · ".join([*words, ", ".join(node.get("source") or ()), node.get("where") or ""]).strip(" ·")


def _reason(view: View, node: Answer) -> str:
    """Return the reason behind the first rule of a condition, unless the condition says the same."""
    for number in node.get("source") or ():
        text = view.labels.rule(number)
        if text not in ("", number) and text.rstrip(".") != str(node["sentence"]).rstrip("."):
            return text
    return ""


def _times(view: View, node: Answer) -> list[str]:
    words = []
    if node.get("opens_at") and not node["met"]:
        rest = until_then(view, node["opens_at"])
        words.append(
            say(view.lang, "why.opens", start=start_of(view, node["opens_at"])) + (f" ({rest})" if rest else "")
        )
    if node.get("closes_at"):
        words.append(say(view.lang, "why.closes", end=end_of(view, node["closes_at"])))
    return words


def remedy_lines(view: View, node: Answer, indent: str) -> list[str]:
    """Return the command that meets a condition, who must type it, and which words in it are to be replaced."""
    remedy = node.get("remedy")
    if not remedy:
        return []
    lines = []
    if remedy.get("by"):
        lines += wrap(say(view.lang, "why.remedy_by", role=view.labels.role(remedy["by"])), view, indent)
    return lines + remedy_command(view, remedy, indent)


def remedy_command(view: View, remedy: Answer, first: str) -> list[str]:
    """Return the command of a remedy behind `first`, and under it the words that each of its choices stands for."""
    lines = command_lines(remedy["argv"], view, first)
    indent = " " * (columns(first) + 2)
    for word, words in (remedy.get("of") or {}).items():
        lines += wrap(f"{word}: {' | '.join(words)}", view, indent)
    return lines


def needs(nodes: Iterable[Answer]) -> list[str]:
    """Return the placeholders of all remedies in the order in which they are met; a choice says its words itself."""
    found: list[str] = []
    for node in nodes:
        remedy = node.get("remedy") or {}
        words = [one for one in remedy.get("needs") or () if one not in (remedy.get("of") or {})]
        found += [one for one in (*words, *needs(node.get("of") or ())) if one not in found]
    return list(dict.fromkeys(found))


def node_lines(view: View, node: Answer, depth: int = 0) -> list[str]:
    """Return one condition: its sentence, and where it is not met all that helps to meet it."""
    shift = "  " * depth
    indent = INDENT + shift
    lines = wrap(str(node["sentence"]), view, shift + mark(view, node))
    if node["met"]:
        return lines
    for text in _times(view, node):
        lines += wrap(text, view, indent)
    reason = _reason(view, node)
    if reason and not depth:
        lines += wrap(reason, view, indent)
    about = weight(view, node)
    if node.get("waive"):
        about += (" · " if about else "") + say(view.lang, "why.waive", role=view.labels.role(node["waive"]))
    if about and not depth:
        lines += wrap(about, view, indent)
    inner = [one for one in node.get("of") or () if not one["met"]]
    if len(inner) == 1 and inner[0].get("remedy") and str(inner[0]["sentence"]) in str(node["sentence"]):
        return lines + _hint_lines(view, inner[0], indent) + remedy_lines(view, inner[0], indent)
    if inner:
        return lines + [line for one in _hinted_once(inner) for line in node_lines(view, one, depth + 1)]
    return lines + _hint_lines(view, node, indent) + remedy_lines(view, node, indent)


def _hint_lines(view: View, node: Answer, indent: str) -> list[str]:
    return wrap(node["hint"], view, indent) if node.get("hint") else []


def _hinted_once(nodes: list[Answer]) -> list[Answer]:
    """Say a hint that several parts of one item share with the first of them only."""
    before = [None, *(one.get("hint") for one in nodes)]
    return [{**one, "hint": None} if one.get("hint") == old else one for one, old in zip(nodes, before, strict=False)]


def despite_lines(view: View, argv: list[str], group: Split, first: str) -> list[str]:
    """Return how the act passes with a reason, and for which role; nothing where it does not."""
    roles = {node.get("waive") for node in group.must}
    offered = any("--despite" in (node.get("remedy") or {}).get("argv", ()) for node in (*group.must, *group.should))
    if (
        not argv
        or offered
        or "--despite" in argv
        or not (group.must or group.should)
        or None in roles
        or len(roles) > 1
    ):
        return []
    role = next(iter(roles), None)
    sentence = say(view.lang, "hint.waive", role=view.labels.role(role)) if role else say(view.lang, "hint.despite")
    return [*wrap(sentence, view, first), *command_lines([*argv, "--despite", "REASON"], view, " " * columns(first))]
