"""Values as people type them: read, or refused with the forms that would have been understood."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.values import clean, length_words, parse_value
from engine.errors import Text, UsageError
from engine.periods.lengths import Span

NOW, ZONE = "2026-11-20T09:31:00.000Z", "Europe/Berlin"


def read(kind: str, text: str, of: tuple[str, ...] = ()) -> Any:
    """Read a value of a kind."""
    return parse_value("value", kind, text, now=NOW, zone=ZONE, of=of)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("flag", "yes", True),
        ("flag", "Nein", False),
        ("count", "0", 0),
        ("count", "42", 42),
        ("money", "7412,88 EUR", {"minor": 741288, "currency": "EUR"}),
        ("money", "12 EUR", {"minor": 1200, "currency": "EUR"}),
        ("date", "2026-12-04", "2026-12-04"),
        ("instant", "2026-11-20 08:15", "2026-11-20T07:15:00.000Z"),
        ("asin", "b0abcd1234", "B0ABCD1234"),
        ("mail", "info@example.org", "info@example.org"),
        ("code", "Shipped", "Shipped"),
        ("reference", " 305 Js 1/26 ", "305 Js 1/26"),
        ("text", "one\r\ntwo", "one\ntwo"),
        ("name", "Zoe\u0308", "Zoë"),
        ("length", "2 weeks", "P2W"),
        ("length", "anderthalb Monate", "P1.5M"),
        ("length", "PT72H", "PT72H"),
    ],
)
def test_a_value_is_read(kind: str, text: str, value: Any) -> None:
    """In the forms of both languages."""
    assert value == read(kind, text)


@pytest.mark.parametrize(
    ("kind", "text", "named"),
    [
        ("flag", "perhaps", "perhaps"),
        ("count", "-1", "-1"),
        ("count", "1.5", "1.5"),
        ("count", "²", "²"),
        ("count", "1234567890", "1234567890"),
        ("money", "12", "EUR"),
        ("money", "12,345 EUR", "EUR"),
        ("asin", "short", "ten letters"),
        ("mail", "nobody", "example.org"),
        ("code", "two words", "one short word"),
        ("text", " \u200b\x07 ", "empty"),
        ("length", "soon", "no length"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_have_been(kind: str, text: str, named: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UsageError) as refused:
        read(kind, text)
    assert named in refused.value.sentence.en


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(months=1), Text("1 month", "1 Monat")),
        (Span(half_months=1), Text("half a month", "ein halber Monat")),
        (Span(months=2, half_months=1), Text("2 months and half a month", "2 Monate und ein halber Monat")),
        (Span(weeks=1, days=3), Text("1 week and 3 days", "1 Woche und 3 Tage")),
        (Span(hours=72), Text("72 hours", "72 Stunden")),
    ],
)
def test_a_length_is_said_in_words(span: Span, words: Text) -> None:
    """In both languages, from the largest unit to the smallest."""
    assert words == length_words(span)


def test_a_choice_names_its_words_and_the_nearest_one() -> None:
    """A typing error is one key away."""
    assert "form" == read("choice", "form", ("form", "email", "post"))
    with pytest.raises(UsageError) as refused:
        read("choice", "emial", ("form", "email", "post"))
    assert "form, email, post" in refused.value.sentence.en
    assert ["email"] == list(refused.value.nearest)


@pytest.mark.parametrize(
    ("text", "lines", "kept"),
    [
        ("a\x1b[31mb", False, "a[31mb"),
        ("a\u202eb", False, "ab"),
        ("a\tb\nc", True, "a\tb\nc"),
        ("a\tb\nc", False, "abc"),
        ("a\ud800b", False, "ab"),
    ],
)
def test_control_characters_are_stripped(text: str, lines: bool, kept: str) -> None:
    """They never reach a hash or a screen."""
    assert kept == clean(text, lines=lines)
