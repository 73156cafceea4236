"""A computed period: what was asked, each step with its norm, and the end.

Guarantees: every step that a computation can hold has a sentence in both languages; days stand with their weekday.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from screens.format import DONE, Answer, day, local, paint, screen, table, wrap
from screens.limits import length_words
from screens.period_words import NORMS, SENTENCES
from screens.view import View
from screens.words import say

_SHIFTS = {
    "bgb": "BGB-193",
    "zpo": "ZPO-222-2",
    "stpo43": "STPO-43-2",
    "stgb77b": "STGB-77B-1",
    "eu": "EU-1182-71-3-4",
}


def sentence(norm: str, step: str, facts: Mapping[str, Any], view: View) -> str:
    """Return the sentence of one step in the language of the view."""
    text = SENTENCES.get(f"{norm} {step}") or SENTENCES[step]
    said = {name: _fact(name, it, view) for name, it in facts.items()}
    return text.say(view.lang).format(**said)


def cited(norm: str, view: View) -> str:
    """Return a norm as it is cited: "§ 187(1) BGB", "§ 187 Abs. 1 BGB"."""
    text = NORMS.get(norm)
    return text.say(view.lang) if text else norm


def shift_norm(limit: Answer) -> str:
    """Return the norm after which the end of a LIMIT would be moved off a day off."""
    return _SHIFTS.get(str(limit.get("rule_set")), "CALENDAR")


def span_words(length: str, view: View) -> str:
    """Return a length in ISO 8601 in words: "1 month", "4 weeks and 2 days"."""
    if length.startswith("PT"):
        return _counted(length[2:-1], "hour", view)
    words, number = [], ""
    for sign in length[1:]:
        if sign.isdigit() or sign == ".":
            number += sign
            continue
        if whole := number.removesuffix(".5").removeprefix("0"):
            words.append(_counted(whole, {"M": "month", "W": "week", "D": "day"}[sign], view))
        if number.endswith(".5"):
            words.append(say(view.lang, "length.half"))
        number = ""
    return {"de": " und ", "en": " and "}["de" if view.lang == "de" else "en"].join(words)


def _counted(number: str, unit: str, view: View) -> str:
    return say(view.lang, f"length.{unit}.{'one' if number == '1' else 'many'}", n=number)


def _fact(name: str, it: Any, view: View) -> str:
    if name == "because":
        return ", ".join(f"{_point(one['day'], view)} ({_name(one['name'], view)})" for one in it)
    if name == "name":
        return _name(it, view)
    if name == "length":
        # A workflow says "4 weeks" where the calculator says P4W.
        return span_words(it, view) if it.startswith("P") else length_words(view, it)
    if name == "month":
        return _month(it, view)
    if name == "hours":
        return span_words(f"PT{it}H", view)
    return _point(it, view) if isinstance(it, str) else str(it)


def _month(text: str, view: View) -> str:
    """Return "2026-02" as "Feb 2026", "02/2026"."""
    first = date.fromisoformat(f"{text}-01")
    return f"{first:%m/%Y}" if view.lang == "de" else day(view, first, year=True).split(" ", 2)[2]


def _name(name: str, view: View) -> str:
    return SENTENCES[name].say(view.lang) if name in ("saturday", "sunday") else name


def _point(text: str, view: View) -> str:
    """Return a day, or a local time with its offset where that matters."""
    if len(text) == 10:
        return day(view, date.fromisoformat(text), year=True)
    at = local(view, text) if text.endswith("Z") else datetime.fromisoformat(text)
    return f"{day(view, at.date(), year=True)} {at:%H:%M}{_which(at, view)}"


def _which(at: datetime, view: View) -> str:
    """Return the offset where the clocks are put back and the hour comes twice."""
    first, second = (at.replace(tzinfo=ZoneInfo(view.zone), fold=fold).utcoffset() for fold in (0, 1))
    return f" {at.isoformat()[-6:]}" if first != second else ""


@screen
def period(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `period`."""
    words = SENTENCES["head_back" if answer["backwards"] else "head"].say(view.lang)
    head = words.format(length=span_words(answer["length"], view), start=_point(answer["start"], view))
    yield from wrap(f"{head} · {NORMS[answer['rule_set']].say(view.lang)} · {answer['place']}", view)
    yield from table([[one["norm"], one["text"]] for one in answer["steps"]], view)
    yield from _end(answer, view)


def _end(answer: Answer, view: View) -> Iterator[str]:
    end = answer["end"]
    key = "ends_back" if answer["backwards"] else "ends"
    key += "_day" if len(end) == 10 else "_hour"
    if answer["open_from"]:
        key, end = "opens", answer["open_from"]
    said = SENTENCES[key].say(view.lang).format(end=_point(end, view), zone=answer["zone"])
    yield from (paint(view, DONE, line) for line in wrap(said, view))
