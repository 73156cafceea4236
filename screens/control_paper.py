"""The control sheet on paper: the words of `screens.control_sheet` as plain values for typst/control_sheet.typ.

Guarantees: numbered pages, room for the signature of a second person, a watermark where the office is for training;
the same answer gives the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from engine.paper import printable_values, typeset
from screens.control_sheet import change, closed_words, day_title, event, footer, left, name, reasons, value, who
from screens.format import Answer, clean, client, local
from screens.view import View
from screens.words import say

TEMPLATE = Path(__file__).parent / "typst" / "control_sheet.typ"
_LONG_WORD = re.compile(r"\S{24,}")
_BREAK = "\u200b"
"""Words that no column could hold break anywhere."""
_COLUMNS = ("n", "time", "case", "limit", "what", "old", "new", "who", "entry")


def control_paper(answer: Answer, view: View) -> bytes:
    """Return the PDF of a control sheet. Raises FristwerkError where it cannot be set."""
    found = printable_values(document(clean(answer), view))
    return typeset(TEMPLATE.read_bytes(), found, answer["printed"]["at"])


def document(answer: Answer, view: View) -> dict[str, Any]:
    """Return the values that the template puts on paper."""
    lang, closed = view.lang, answer["closed"]
    return {
        "lang": "de" if lang == "de" else "en",
        "title": say(lang, "sheet.title"),
        "day": day_title(answer["day"], view),
        "office": answer["office"],
        "origin": answer["origin"],
        "head": [say(lang, f"paper.{one}") for one in _COLUMNS],
        "rows": [_row(one, view) for one in answer["lines"]],
        "none": say(lang, "sheet.none"),
        "closed": closed_words(closed, view) if closed else say(lang, "sheet.not_closed"),
        "left_title": say(lang, "sheet.left"),
        "left": [left(one, view) for one in closed["left"]] if closed else [],
        "footer": footer(answer, view),
        "checked": say(lang, "paper.checked"),
        "signature": [say(lang, "paper.day"), say(lang, "paper.signature")],
        "watermark": say(lang, "paper.watermark") if answer["training"] else None,
        "training": say(lang, "paper.training") if answer["training"] else None,
    }


def _row(line: Answer, view: View) -> list[list[str]]:
    """Return the cells of one line: each a text, and a second one below it in small print."""
    alone, moved = line["old"] is None and line["what"] == "checked", line["what"] == "moved"
    cells = [
        [str(line["n"]), ""],
        [f"{local(view, line['recorded']):%H:%M}", ""],
        [line["case"], client(view, line["client"])],
        [name(line, view), ""],
        [event(line, view), " · ".join(reasons(line, view))],
        ["" if alone else value(line["old"], line["kind"], view, dated=True) or "–", ""],
        [change(line, view) if alone else value(line["new"], line["kind"], view, dated=moved) or "–", ""],
        [who(line, view), ""],
        [f"#{line['entry']}", str(line["index"])],
    ]
    return [[_LONG_WORD.sub(lambda word: _BREAK.join(word.group()), text) for text in cell] for cell in cells]
