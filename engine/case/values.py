"""Values as people type them, read into the types of a workflow (DESIGN 4, SEMANTICS 8).

Guarantees:
- What cannot be read is refused with the forms that would have been understood; nothing is guessed.
- Text is normalised (NFC) and loses its control characters here, before it is hashed or shown.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from engine.errors import Text, UsageError
from engine.instants import Instant, parse_date, parse_when

_YES = {"yes", "ja", "true", "1"}
_NO = {"no", "nein", "false", "0"}
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_ASIN = re.compile(r"[A-Z0-9]{10}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_MONEY = re.compile(r"(?P<whole>\d{1,12})(?:[.,](?P<cents>\d{2}))? ?(?P<currency>[A-Z]{3})")


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` in NFC without control characters; with `lines` the line breaks stay."""
    if text.isascii() and text.isprintable():
        return text.strip()
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    kept = (one for one in normal if unicodedata.category(one) not in ("Cc", "Cf", "Cs") or (lines and one in "\n\t"))
    return "".join(kept).strip()


def parse_value(name: str, kind: str, text: str, *, now: Instant, zone: str, of: tuple[str, ...] = ()) -> Any:
    """Read the value of an input or field. `of` are the words of a choice. Raises UsageError with the forms."""
    if kind == "choice":
        return _choice(name, text, of)
    if kind in ("date", "instant"):
        return parse_date(text) if kind == "date" else parse_when(text, now=now, zone=zone).instant
    if kind == "flag":
        return _flag(name, text)
    if kind == "count":
        return _count(name, text)
    if kind == "money":
        return _money(name, text)
    value = clean(text, lines=kind == "text")
    if not value:
        raise UsageError(Text(f"{name} is empty", f"{name} ist leer"))
    return _shaped(name, kind, value)


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
