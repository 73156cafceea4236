"""Every screen in both languages against its snapshot.

An answer in `answers/` is the JSON object of the contract; where it holds a sentence of the engine, both languages
stand there. After looking at the screens, FRISTWERK_UPDATE_SNAPSHOTS=1 writes the snapshots anew.
"""

from __future__ import annotations

import ast
import json
import os
import string
from pathlib import Path
from typing import Any

import pytest

from engine.workflow.labels import Labels
from engine.workflow.load import default_root, load
from screens import (
    calendar,
    cases,
    close_day,
    control_sheet,
    correction,
    diagram,
    dossier,
    error,
    gaps,
    history,
    importing,
    items,
    office,
    period,
    receipt,
    refusal,
    rules,
    show,
    today,
    verify,
    why,
    workflows,
)
from screens.format import Screen, columns
from screens.view import View
from screens.words import WORDS

HERE = Path(__file__).parent
ANSWERS = sorted(path.stem for path in (HERE / "answers").glob("*.json"))
LABELS = json.loads((HERE / "labels.json").read_text("utf-8"))
NOW = "2026-11-20T08:31:00.000Z"
SCREENS: dict[str, Screen] = {
    "today": today.today,
    "swept": today.swept,
    "calendar": calendar.calendar,
    "cases": cases.cases,
    "show": show.show,
    "why": why.why,
    "receipt": receipt.receipt,
    "refusal": refusal.refusal,
    "history": history.history,
    "items": items.items,
    "gaps": gaps.gaps,
    "correction": correction.correction,
    "import": importing.imported,
    "verify": verify.verify,
    "workflow_list": workflows.workflow_list,
    "workflow_show": workflows.workflow_show,
    "workflow_lint": workflows.workflow_lint,
    "workflow_diagram": diagram.workflow_diagram,
    "rules": rules.rules,
    "control_sheet": control_sheet.control_sheet,
    "close_day": close_day.close_day,
    "error": error.error,
    "init": office.init,
    "people": office.people,
    "dossier": dossier.dossier,
    "period": period.period,
}


def said(value: Any, lang: str) -> Any:
    """Pick the sentences of one language out of an answer."""
    if isinstance(value, dict):
        if set(value) == {"en", "de"}:
            return value[lang]
        return {name: said(one, lang) for name, one in value.items()}
    return [said(one, lang) for one in value] if isinstance(value, list) else value


def shown(name: str, **view: Any) -> str:
    """Return the screen of the answer `name` as the view asks for it."""
    lang = view.setdefault("lang", "en")
    labels = Labels.of({"labels": {one: LABELS[one] for one in ("de", "en")}, "rules": LABELS["rules"]}, lang)
    kind = next(one for one in sorted(SCREENS, key=len, reverse=True) if name.startswith(one))
    answer = said(json.loads((HERE / "answers" / f"{name}.json").read_text("utf-8")), lang)
    return SCREENS[kind](answer, View(zone="Europe/Berlin", now=NOW, labels=labels, **view))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", ANSWERS)
def test_a_screen_reads_as_it_was_looked_at(name: str, lang: str) -> None:
    """What a person sees changes only when somebody meant it to."""
    snapshot = HERE / "snapshots" / f"{name}.{lang}.txt"
    text = shown(name, lang=lang)
    if os.environ.get("FRISTWERK_UPDATE_SNAPSHOTS"):
        snapshot.write_text(text, "utf-8")

    assert snapshot.read_text("utf-8") == text


def test_every_snapshot_belongs_to_an_answer() -> None:
    """No snapshot of a screen that is gone stays behind."""
    assert {f"{name}.{lang}.txt" for name in ANSWERS for lang in ("de", "en")} == {
        path.name for path in (HERE / "snapshots").iterdir()
    }


def test_every_screen_has_an_answer() -> None:
    """A new screen without a snapshot is noticed."""
    assert [] == [kind for kind in SCREENS if not any(name.startswith(kind) for name in ANSWERS)]


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", ANSWERS)
def test_no_line_is_wider_than_the_terminal(name: str, lang: str, width: int) -> None:
    """Only a single word that cannot be broken, such as a hash, may stand out."""
    wide = [line for line in shown(name, lang=lang, width=width).splitlines() if columns(line) > width]

    assert [] == [line for line in wide if max(map(columns, line.split())) < width - 20]


@pytest.mark.parametrize("name", ANSWERS)
def test_colour_says_nothing_that_the_words_do_not(name: str) -> None:
    """Without its colours a screen is the plain one."""
    coloured = shown(name, colour=True)
    for code in ("31", "32", "33", "36", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")

    assert shown(name) == coloured


@pytest.mark.parametrize("name", ANSWERS)
def test_outside_utf_8_only_letters_of_the_language_remain(name: str) -> None:
    """Signs and typographic quotes have a plain form."""
    text = shown(name, lang="de", unicode=False)

    assert set() == {one for one in text if ord(one) > 126} - set("äöüÄÖÜß§")


@pytest.mark.parametrize("name", ANSWERS)
def test_a_training_office_says_so_on_every_screen(name: str) -> None:
    """Nobody takes a simulated case for a real one."""
    assert "ÜBUNG · simulierte Zeit" == shown(name, lang="de", training=True).splitlines()[0]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_workflow_that_is_shipped_can_be_read_at_eighty_columns(lang: str) -> None:
    """The page of a real workflow needs no hand-made answer."""
    loaded = load(default_root() / "hacked-account", default_root())
    compiled = json.loads(loaded.compiled)
    view = View(lang=lang, zone="Europe/Berlin", now=NOW, labels=Labels.of(compiled, lang))
    lines = workflows.workflow_show(compiled["definition"], view).splitlines()

    assert [] == [line for line in lines if columns(line) > 80]
    assert {one["name"] for one in compiled["definition"]["actions"]} <= {line.strip().split(":")[0] for line in lines}


def _dirty(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _dirty(one) if name in {"client", "sentence", "name", "order_id", "reason"} else _deep(one)
                for name, one in value.items()}  # fmt: skip
    return f"\x1b[2J\x07{value}\u202e\n\x9b31m" if isinstance(value, str) else _deep(value)


def _deep(value: Any) -> Any:
    return (
        [_deep(one) for one in value]
        if isinstance(value, list)
        else _dirty(value)
        if isinstance(value, dict)
        else value
    )


@pytest.mark.parametrize("name", ["today", "show", "why_missing", "history", "items", "people", "error"])
def test_a_control_character_never_reaches_the_screen(name: str) -> None:
    """Neither escape codes nor characters that turn the writing round come through from a client's name."""
    kind = next(one for one in SCREENS if name.startswith(one))
    answer = _deep(said(json.loads((HERE / "answers" / f"{name}.json").read_text("utf-8")), "en"))
    text = SCREENS[kind](answer, View(lang="en", zone="Europe/Berlin", now=NOW))

    assert [] == [one for one in text if not one.isprintable() and one != "\n"]


def test_every_word_has_both_languages_with_the_same_facts() -> None:
    """A sentence never lacks a number in one of the languages."""
    facts = {
        key: [sorted(str(name) for _, name, _, _ in string.Formatter().parse(text) if name) for text in words]
        for key, words in WORDS.items()
    }

    assert {} == {key: both for key, both in facts.items() if both[0] != both[1] or not all(WORDS[key])}


def _keys(path: Path) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    said_keys = [one.args[1] for one in calls if getattr(one.func, "id", "") == "say" and len(one.args) > 1]
    return [one.value for one in said_keys if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_every_word_that_a_screen_names_is_in_the_catalogue() -> None:
    """A missing word would read as a key."""
    import screens

    used = [(path.name, key) for path in Path(screens.__path__[0]).glob("*.py") for key in _keys(path)]

    assert [] == [one for one in used if one[1] not in WORDS]
    assert len(used) > 100
