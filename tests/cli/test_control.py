"""`control-sheet` and `close-day` as they are typed: exit codes, JSON, paper, and the question at a terminal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commands.base import Call
from screens.control_paper import document
from screens.view import View
from tests.cli.conftest import Type, type_into

MONDAY = "2026-09-01T08:10:00.000Z"
EVENING = "2026-09-01T16:00:00.000Z"
MORNING = "2026-09-03T06:30:00.000Z"
NEXT = "2026-09-04T16:00:00.000Z"
WORKFLOWS = str(Path(__file__).parents[1] / "office" / "workflows")


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of two, whose client was served on Tuesday 1 September: the client is to be called by the 4th."""
    folder = tmp_path_factory.mktemp("court") / "kanzlei"
    steps = (
        ("init", str(folder), "--training", "--name", "Ada Rot", "--roles", "lawyer", "--origin", "kanzlei/1"),
        ("person", "add", "Bea Grün", "--roles", "caseworker"),
        ("open", "statement", "--client", "Ohm GmbH", "--workflows", WORKFLOWS),
        ("do", "1", "serve", "--actor", "Bea Grün"),
    )
    for argv in steps:
        answer = type_into(folder, *argv, now=MONDAY)
        assert answer.exit == 0, answer
    return folder


@pytest.fixture
def typed(court: Path, tmp_path: Path) -> Type:
    """Type a command into a copy of that office."""
    import shutil

    folder = Path(shutil.copytree(court, tmp_path / "kanzlei"))

    def run(*argv: str, **more: Any) -> Any:
        return type_into(folder, *argv, **{"now": EVENING, **more})

    return run


def test_the_sheet_is_one_object(typed: Type) -> None:
    """Scripts get what the screen shows, with ids and instants."""
    answer = typed("control-sheet", "--json").json

    assert {"zone", "office", "origin", "training", "day", "lines", "head", "closed", "printed"} == set(answer)
    assert [(1, "entered", "p-02"), (2, "entered", "p-02")] == [
        (one["n"], one["what"], one["actor"]) for one in answer["lines"]
    ]
    assert ("2026-09-01", None, "p-01") == (answer["day"], answer["closed"], answer["printed"]["by"])


@pytest.mark.parametrize(
    ("day", "exit_code"), [("2026-09-01", 0), ("today", 0), ("gestern", 0), ("2026-09-02", 2), ("soon", 2)]
)
@pytest.mark.parametrize("verb", ["control-sheet", "close-day"])
def test_a_day_is_named_as_people_write_it(typed: Type, verb: str, day: str, exit_code: int) -> None:
    """A day that has not begun is exit 2, like one that cannot be read."""
    assert exit_code == typed(verb, "--day", day).exit


def test_the_paper_is_the_same_twice_and_says_that_it_is_an_exercise(typed: Type, tmp_path: Path) -> None:
    """Printed at the same instant it is the same bytes; a training office marks every page."""
    files = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    for file in files:
        assert 0 == typed("control-sheet", "-o", str(file)).exit

    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert [] == [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_paper_says_what_the_screen_says(typed: Type, lang: str) -> None:
    """Every line, its old and new value, and room for the second person."""
    answer = typed("control-sheet", "--json").json
    paper = document(answer, View(lang, "Europe/Berlin", EVENING))

    assert len(answer["lines"]) == len(paper["rows"])
    assert [["–", ""], "A-2026-0001"] == [paper["rows"][0][5], paper["rows"][0][2][0]]
    assert {"de": "ÜBUNG", "en": "TRAINING"}[lang] == paper["watermark"]
    assert document({**answer, "training": False}, View(lang, "Europe/Berlin", EVENING))["watermark"] is None


def test_the_words_of_the_paper_can_be_read_out_of_it(typed: Type, tmp_path: Path) -> None:
    """Client, limit and last day stand in the text of the PDF."""
    typed("control-sheet", "-o", str(tmp_path / "sheet.pdf"), FRISTWERK_LANG="de")
    try:
        read = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / "sheet.pdf"), "-"], check=False, capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("no pdftotext on this machine")

    for word in ("Tagesprotokoll der Fristen", "Ohm GmbH", "Verteidigungsanzeige", "Di 15.09.2026", "1/1"):
        assert word in read.stdout.replace("\u00a0", " ")


def test_no_other_file_is_written_over(typed: Type, tmp_path: Path) -> None:
    """Exit 2, and the file is as it was."""
    letter = tmp_path / "letter.txt"
    letter.write_text("dear", "utf-8")

    assert [2, 2] == [typed("control-sheet", "-o", str(one)).exit for one in (letter, tmp_path)]
    assert 8 == typed("control-sheet", "-o", str(tmp_path / "none" / "sheet.pdf")).exit
    assert "dear" == letter.read_text("utf-8")


def test_a_day_with_something_open_is_refused_with_all_of_it(typed: Type) -> None:
    """Exit 3: the survey and the error in one object; nothing was recorded."""
    answer = typed("close-day", "--json", now=NEXT)

    assert 3 == answer.exit
    assert (["call_client"], 3) == ([one["key"] for one in answer.json["open"]], answer.json["error"]["exit"])
    assert answer.json["closed"] is None
    assert 3 == typed("close-day", now=NEXT).exit


def test_named_with_a_reason_it_closes_and_the_sheet_says_so(typed: Type) -> None:
    """By the person who went through it; closed twice, nothing is recorded."""
    argv = ("close-day", "--leave", "1 call_client", "--because", "ill")
    first = typed(*argv, "--by", "Bea Grün", "--json", now=NEXT)
    again = typed(*argv, "--json", now=NEXT)

    assert (0, "p-02", [False, True]) == (
        first.exit,
        first.json["closed"]["acted_by"],
        [one.json["repeated"] for one in (first, again)],
    )
    assert "ill" in typed("control-sheet", now=NEXT).out


@pytest.mark.parametrize(
    ("argv", "exit_code"),
    [
        (("--leave", "1 call_client"), 2),
        (("--leave", "1", "--because", "x"), 2),
        (("--leave", "1 call_client", "--because", " "), 2),
        (("--leave", "1 notice", "--because", "x"), 4),
        (("--leave", "7 call_client", "--because", "x"), 4),
    ],
)
def test_a_slip_closes_nothing(typed: Type, argv: tuple[str, ...], exit_code: int) -> None:
    """Every reason belongs to something that is open."""
    assert exit_code == typed("close-day", *argv, now=NEXT).exit
    assert typed("control-sheet", "--json", now=NEXT).json["closed"] is None


def test_at_a_terminal_each_open_thing_is_asked_for(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty answer ends it without a closing; a reason closes the day."""
    monkeypatch.setattr(Call, "asks", lambda _: True)
    silent, told = (typed("close-day", now=NEXT, given=given) for given in ("\n", "on holiday\n"))

    assert (3, 0) == (silent.exit, told.exit)
    assert "call the client: on holiday" in told.out


def test_the_next_morning_says_which_day_was_not_closed(typed: Type) -> None:
    """From the first closing on."""
    typed("deadline", "check", "1", "notice", now="2026-09-02T08:00:00.000Z")
    silent = typed("today", "--json", now=MORNING).json["unclosed"]
    typed("close-day", "--day", "2026-09-01", now=MORNING)

    assert ([], ["2026-09-02"]) == (silent, typed("today", "--json", now=MORNING).json["unclosed"])


def test_a_fortnight_on_the_sheets(typed: Type, tmp_path: Path) -> None:
    """Asked for, granted, met, struck on proof, ground fallen: each on the sheet of its day, by whom it was typed."""
    proof = tmp_path / "receipt.txt"
    proof.write_text("eingegangen", "utf-8")
    steps = (
        (2, "p-01", "deadline check 1 notice"),
        (3, "p-02", "deadline extend 1 defence --until 2026-11-02"),
        (4, "p-01", "deadline grant 1 defence"),
        (7, "p-02", "deadline check 1 defence"),
        (8, "p-01", "do 1 announce"),
        (9, "p-02", f"deadline strike 1 notice --proof {proof}"),
        (10, "p-01", "correct 1 7 --strike --reason wrong --yes"),
    )
    for day, actor, line in steps:
        answer = typed(*line.split(), "--actor", actor, now=f"2026-09-{day:02}T08:00:00.000Z")
        assert 0 == answer.exit, (line, answer)

    now = "2026-09-11T08:00:00.000Z"
    sheets = [typed("control-sheet", "--day", f"2026-09-{day:02}", "--json", now=now).json for day, _, _ in steps]
    assert ["checked", "extension_asked", "extended", "checked", "met", "struck", "open_again"] == [
        one["lines"][-1]["what"] for one in sheets
    ]
    assert [actor for _, actor, _ in steps] == [one["lines"][-1]["actor"] for one in sheets]


def test_the_office_is_not_read_through_json_alone(typed: Type) -> None:
    """The screen has the numbers of the lines and the head of the log, in both languages."""
    for lang, word in (("en", "2 lines, numbered 1 to 2"), ("de", "2 Zeilen, gezählt von 1 bis 2")):
        out = typed("control-sheet", FRISTWERK_LANG=lang).out
        assert word in out
        assert json.loads(typed("control-sheet", "--json").out)["head"]["root"] in out
