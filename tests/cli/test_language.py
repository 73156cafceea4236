"""German or English: by option, environment, locale, else as the office was made."""

from __future__ import annotations

import re

import pytest

import cli
from tests.cli.conftest import Type

GERMAN, ENGLISH = "Konto", "account"


@pytest.mark.parametrize(
    ("argv", "environment", "word"),
    [
        (("--lang", "de"), {"FRISTWERK_LANG": "en"}, GERMAN),
        (("--lang=en",), {"FRISTWERK_LANG": "de"}, ENGLISH),
        ((), {"FRISTWERK_LANG": "en", "LC_ALL": "de_DE.UTF-8"}, ENGLISH),
        ((), {"FRISTWERK_LANG": "", "LC_ALL": "de_AT.UTF-8"}, GERMAN),
        ((), {"FRISTWERK_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}, GERMAN),
        ((), {"FRISTWERK_LANG": "", "LC_ALL": "C"}, ENGLISH),
    ],
)
def test_the_nearest_wish_counts(
    fristwerk: Type, argv: tuple[str, ...], environment: dict[str, str], word: str
) -> None:
    """The option before the environment before the locale before the office (made in English here)."""
    assert word in fristwerk("list", *argv, **environment).out


@pytest.mark.parametrize("verb", [*cli.VERBS, "person add", "person list", "workflow lint", "workflow show"])
def test_every_command_has_help_in_both_languages(fristwerk: Type, verb: str) -> None:
    """Nobody has to guess what a command does, in 80 columns."""
    english, german = (fristwerk(*verb.split(), "--help", FRISTWERK_LANG=lang) for lang in ("en", "de"))

    assert (0, 0) == (english.exit, german.exit)
    assert english.out != german.out
    assert all(len(line) <= 80 for line in [*english.out.splitlines(), *german.out.splitlines()])


def test_the_first_page_lists_every_verb(fristwerk: Type) -> None:
    """Help shows the verbs in the order of a case."""
    listed = [line.split()[0] for line in fristwerk("--help").out.splitlines() if re.match(r"  \w", line)]

    assert list(cli.VERBS) == [word for word in listed if word in cli.VERBS]


def test_failures_speak_german(fristwerk: Type) -> None:
    """A sentence and a hint, in the language of the person."""
    answer = fristwerk("do", "1", "apeal", "--lang", "de")

    assert "Fehler: Handlung „apeal“ gibt es nicht\n\nHinweis: Gemeint war vielleicht: appeal\n" == answer.err


def test_a_word_that_is_none_of_the_choices_is_answered_in_german(fristwerk: Type) -> None:
    """The choices stand in the sentence, which is not left in English."""
    period = ("period", "2", "Wochen", "--from", "2026-01-02", "--rule", "vwvfg", "--place", "DE-BE", "--lang", "de")

    assert "Fehler: --rule ist eins von: bgb, zpo, stpo43" in fristwerk(*period).err


def test_a_noun_tells_its_verbs_in_german(fristwerk: Type) -> None:
    """The help of `deadline` and `person` can be asked for in either language."""
    assert "Fristenkontrolle: prüfen, verlängern, streichen." in fristwerk("deadline", "--lang", "de", "--help").out


def test_readings_are_named_once(fristwerk: Type) -> None:
    """The hint that spells them out is enough."""
    answer = fristwerk("note", "1", "x", "--at", "03/04/2026", "--lang", "de")

    assert answer.err.endswith("\n\nHinweis: bitte schreiben: 2026-03-04 oder 2026-04-03\n")


def test_options_before_the_verb_count(fristwerk: Type) -> None:
    """What stands before the verb reads as if it stood behind it; without a verb it is `today`."""
    assert fristwerk("show", "1", "--lang", "de").out == fristwerk("--lang", "de", "show", "1").out
    assert fristwerk("today", "--json").out == fristwerk("--json").out == fristwerk("today", "--json").out
    assert fristwerk("today").out == fristwerk().out
