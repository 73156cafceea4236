"""Values as people type them, read into the types of a workflow (DESIGN 4, SEMANTICS 8).

Guarantees:
- What cannot be read is refused with the forms that would have been understood; nothing is guessed.
- Text is normalised (NFC) and loses its control characters here, before it is hashed or shown.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from engine.errors import Text, UsageError
from engine.instants import Instant, parse_date, parse_when
from engine.workflow.model import PLAIN_TYPES, SEALED_TYPES

if TYPE_CHECKING:
    from engine.periods.lengths import Span

_YES = {"yes", "ja", "true", "1"}
_NO = {"no", "nein", "false", "0"}
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_ASIN = re.compile(r"[A-Z0-9]{10}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_ITEM = re.compile(r"(?:(?P<register>[a-z][a-z0-9_]*)/)?(?P<number>[1-9][0-9]{0,8})")
_MONEY = re.compile(r"(?P<whole>\d{1,12})(?:[.,](?P<cents>\d{2}))? ?(?P<currency>[A-Z]{3})")


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` in NFC without control characters; with `lines` the line breaks stay."""
    if text.isascii() and text.isprintable():
        return text.strip()
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    kept = (one for one in normal if unicodedata.category(one) not in ("Cc", "Cf", "Cs") or (lines and one in "\n\t"))
    return "".join(kept).strip()


def parse_value(name: str, kind: str, text: str, *, now: Instant, zone: str, of: tuple[str, ...] = ()) -> Any:
    """Read the value of an input or field. `of` are the words of a choice; a type that is none of ours is the register
    that the value points to. Raises UsageError with the forms.
    """
    if kind == "choice":
        return _choice(name, text, of)
    if kind in ("date", "instant"):
        return parse_date(text) if kind == "date" else parse_when(text, now=now, zone=zone).instant
    if kind == "flag":
        return _flag(name, text)
    if kind == "length":
        from engine.periods.lengths import parse_span

        return str(parse_span(text))
    if kind == "count":
        return _count(name, text)
    if kind == "money":
        return _money(name, text)
    if kind not in SEALED_TYPES | PLAIN_TYPES:
        return _item(name, kind, text)
    value = clean(text, lines=kind == "text")
    if not value:
        raise UsageError(Text(f"{name} is empty", f"{name} ist leer"))
    return _shaped(name, kind, value)


_UNITS = {
    "months": (Text("month", "Monat"), Text("months", "Monate")),
    "weeks": (Text("week", "Woche"), Text("weeks", "Wochen")),
    "days": (Text("day", "Tag"), Text("days", "Tage")),
    "hours": (Text("hour", "Stunde"), Text("hours", "Stunden")),
}


def length_words(span: Span) -> Text:
    """Return a length in words: "1 month and 2 weeks", "half a month"."""
    english, german = [], []
    for unit, (one, many) in _UNITS.items():
        if amount := getattr(span, unit):
            noun = one if amount == 1 else many
            english.append(f"{amount} {noun.en}")
            german.append(f"{amount} {noun.de}")
        if unit == "months" and span.half_months:
            english.append("half a month")
            german.append("ein halber Monat")
    return Text(" and ".join(english), " und ".join(german))


def _choice(name: str, text: str, of: tuple[str, ...]) -> str:
    if text in of:
        return text
    import difflib

    raise UsageError(
        Text(f"{name} is one of: {', '.join(of)}", f"{name} ist eines von: {', '.join(of)}"),
        nearest=difflib.get_close_matches(text, of),
    )


def _flag(name: str, text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise UsageError(
        Text(f"{name} is yes or no, not “{clean(text)}”", f"{name} ist ja oder nein, nicht „{clean(text)}“")
    )


def _count(name: str, text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    raise UsageError(
        Text(f"{name} is a whole number, not “{clean(text)}”", f"{name} ist eine ganze Zahl, nicht „{clean(text)}“")
    )


def _money(name: str, text: str) -> dict[str, Any]:
    found = _MONEY.fullmatch(text.strip())
    if not found:
        raise UsageError(
            Text(
                f"{name} looks like 7412.88 EUR, not “{clean(text)}”",
                f"{name} sieht so aus: 7412,88 EUR, nicht „{clean(text)}“",
            )
        )
    return {"minor": int(found["whole"]) * 100 + int(found["cents"] or 0), "currency": found["currency"]}


def _item(name: str, register: str, text: str) -> str:
    found = _ITEM.fullmatch(text.strip())
    if found and found["register"] in (None, register):
        return f"{register}/{found['number']}"
    raise UsageError(
        Text(
            f"{name} names an entry such as {register}/1, not “{clean(text)}”",
            f"{name} nennt einen Eintrag, etwa {register}/1, nicht „{clean(text)}“",
        )
    )


def _shaped(name: str, kind: str, value: str) -> str:
    shape = {"asin": _ASIN, "code": _CODE, "mail": _MAIL}.get(kind)
    if kind == "asin":
        value = value.upper()
    if shape is None or shape.fullmatch(value):
        return value
    forms = {
        "asin": Text("ten letters and digits, such as B0ABCD1234", "zehn Buchstaben und Ziffern, etwa B0ABCD1234"),
        "code": Text("one short word", "ein kurzes Wort"),
        "mail": Text("an address such as info@example.org", "eine Adresse wie info@example.org"),
    }[kind]
    raise UsageError(Text(f"{name} is {forms.en}, not “{value}”", f"{name} ist {forms.de}, nicht „{value}“"))
