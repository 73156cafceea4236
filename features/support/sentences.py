"""What sentences of scenarios are made of: who acts, the command that a sentence stands for, and its usual groups.

Guarantee: a named group of a sentence is the input of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from features.support.moments import MOMENT

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "Jule Brandt": ("caseworker",),
    "Dr. Roth": ("lawyer",),
    "Mara Lindner": ("seller",),
    "Tom Wieland": ("service",),
}
CLERK = "Jule Brandt"
"""Who types where a sentence names nobody of the office."""


class Deed(NamedTuple):
    """One command: a verb of the office, what it is about, its words and its options."""

    verb: str
    name: str
    words: tuple[tuple[str, str], ...]
    who: str | None
    items: tuple[str, ...]
    text: str | None
    already: bool
    at: str | None
    despite: str | None
    note: str | None


class Sentence(NamedTuple):
    """A sentence as a pattern, and the command it stands for; `given` are words that the sentence implies."""

    pattern: str
    verb: str
    name: str
    given: Mapping[str, str] = {}


WHO = rf"(?:the (?:lawyer|caseworker|seller|seller service) )?(?P<who>{'|'.join(map(re.escape, PEOPLE))}) "
TEXT = r'"(?P<{}>[^"]+)"'


def quoted(name: str) -> str:
    """A text in quotation marks."""
    return TEXT.format(name)


def day(name: str) -> str:
    """A day or moment."""
    return rf"(?P<{name}>{MOMENT})"


def act(pattern: str, name: str, **given: str) -> Sentence:
    """What somebody of the office does."""
    return Sentence(WHO + pattern, "do", name, given)


def seen(pattern: str, name: str, **given: str) -> Sentence:
    """What others do."""
    return Sentence(pattern, "do", name, given)


def tick(pattern: str, name: str, **given: str) -> Sentence:
    """A step of a list."""
    return Sentence(WHO + pattern, "tick", name, given)


def set_(pattern: str, **given: str) -> Sentence:
    """What is noted in a field."""
    return Sentence(pattern, "set", "", given)


ITEMS = r"(?P<items>\w+/\d+(?:(?:, | and )\w+/\d+)*)"
"""One item, or several."""
