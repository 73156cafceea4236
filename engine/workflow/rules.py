"""The reasons behind clauses: rule numbers and norms, each once, with its weight and the day it was looked at.

Guarantees:
- Every rule has a weight of `WEIGHTS`, an `as_of` (YYYY-MM) and a sentence in both languages.
- A rule that only tells may say where a person reads it: `hint` names labels as `<workflow>/<path>`, apart by blanks.
"""

from __future__ import annotations

import re

from engine.errors import Text
from engine.workflow.finding import Report
from engine.workflow.yamlfile import WORD, Node

WEIGHTS = ("law", "terms", "practice", "advice", "story")
_KEYS = ("weight", "as_of", "de", "en")
_HINT = "hint"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def read_rules(root: Node, report: Report) -> dict[str, dict[str, str]]:
    """Return the rules by number as {"weight", "as_of", "de", "en", "hint"?}; a rule with faults is in the report."""
    return {str(key.value): _rule(key, node, report) for key, node in root.pairs()}


def _rule(key: Node, node: Node, report: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in node.pairs():
        if name.value not in (*_KEYS, _HINT):
            report.unknown(name.spot, Text("key", "Schlüssel"), "unknown-key", name.value, (*_KEYS, _HINT))
        elif value.kind != WORD or not str(value.value).strip():
            report.error(value.spot, "wrong-shape", Text("here belongs a sentence", "Hier gehört ein Satz hin"))
        else:
            found[str(name.value)] = str(value.value)
    for wanted in _KEYS:
        if wanted not in found:
            report.error(key.spot, "missing-key", Text(f"“{wanted}” is missing here", f"Hier fehlt „{wanted}“"))
    weight = node.get("weight")
    if weight is not None and weight.value not in WEIGHTS:
        report.unknown(weight.spot, Text("weight", "Gewicht"), "unknown-weight", str(weight.value), WEIGHTS)
    as_of = node.get("as_of")
    if as_of is not None and not _MONTH.fullmatch(str(as_of.value)):
        report.error(as_of.spot, "wrong-shape", Text("write a month: 2026-11", "Hier gehört ein Monat hin: 2026-11"))
    return found
