"""`correct`: a preview before anything is written, and never another case than the one that was looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commands.base import Call
from tests.cli.conftest import Answer, Type

REPORT = "3"


def _size(fristwerk: Type) -> int:
    size: int = fristwerk("show", "1", "--json").json["size"]
    return size


def _ask(fristwerk: Type, monkeypatch: pytest.MonkeyPatch, given: str) -> Answer:
    monkeypatch.setattr(Call, "asks", lambda _: True)
    return fristwerk("correct", "1", REPORT, "--strike", "--reason", "not sent", given=given)


def test_without_a_terminal_the_preview_is_all(fristwerk: Type) -> None:
    """A script that does not say --yes writes nothing: exit 2."""
    answer = fristwerk("correct", "1", REPORT, "--strike", "--reason", "not sent")

    assert 2 == answer.exit
    assert "reported → hacked (or suspected)" in answer.out
    assert 3 == _size(fristwerk)


def test_the_preview_names_what_it_would_change(fristwerk: Type) -> None:
    """Values and limits, before and after."""
    fristwerk("do", "1", "amazon_locks", "--at", "2026-09-01T08:05:00.000Z")
    answer = fristwerk("correct", "1", "4", "--at", "2026-08-30 10:00", "--reason", "letter", "--dry-run", "--json")

    assert 0 == answer.exit
    assert {"from": "2026-09-01T08:05:00.000Z", "to": "2026-08-30T08:00:00.000Z"} == answer.json["change"]["happened"]
    moved = {one["after"]["key"]: one["after"]["nominal_end"] for one in answer.json["limits"]}
    assert "2026-09-30" == moved["decide_injunction/1"]
    assert 4 == _size(fristwerk)


def test_yes_records_it(fristwerk: Type) -> None:
    """The first entry stays; the correction says what counts."""
    answer = fristwerk("correct", "1", REPORT, "channel=phone", "--reason", "it was a call", "--yes", "--json").json
    entries = fristwerk("history", "1", "--json").json["entries"]

    assert ("correction", 4) == (answer["kind"], answer["entry"])
    assert ({"channel": "case"}, [4]) == (entries[2]["data"]["inputs"], entries[2]["corrected_by"])


@pytest.mark.parametrize(("given", "exit_code", "size"), [("y\n", 0, 4), ("j\n", 0, 4), ("n\n", 0, 3), ("\n", 0, 3)])
def test_at_a_terminal_it_asks(
    fristwerk: Type, monkeypatch: pytest.MonkeyPatch, given: str, exit_code: int, size: int
) -> None:
    """Only a yes is a yes."""
    answer = _ask(fristwerk, monkeypatch, given)

    assert exit_code == answer.exit
    assert size == _size(fristwerk)


def test_what_was_agreed_to_is_what_was_shown(fristwerk: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that came in between makes it exit 7."""
    from commands import correcting

    def meanwhile(_: Any) -> None:
        fristwerk("note", "1", "in between")

    monkeypatch.setattr(correcting, "_confirm", meanwhile)
    answer = _ask(fristwerk, monkeypatch, "")

    assert 7 == answer.exit
    assert 4 == _size(fristwerk)


def test_last_strikes_ones_own_last_command(fristwerk: Type) -> None:
    """A slip is taken back without looking up its number."""
    answer = fristwerk("correct", "1", "--last", "--reason", "slip", "--yes", "--json").json

    assert [{"track": "account", "from": "reported", "to": "hacked"}] == [
        one for one in answer["moves"] if one["track"] == "account"
    ]


@pytest.mark.parametrize("argv", [("--strike",), (REPORT, "--last"), ("x=1",)])
def test_an_entry_or_last_must_be_named(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """Neither and both are asked about."""
    answer = fristwerk("correct", "1", *argv, "--reason", "x", "--yes")

    assert 2 == answer.exit
    assert "which entry?" in answer.err


def test_a_struck_entry_names_what_struck_it(fristwerk: Type) -> None:
    """What is struck is taken back first."""
    fristwerk("correct", "1", REPORT, "--strike", "--reason", "x", "--yes")
    answer = fristwerk("correct", "1", REPORT, "channel=phone", "--reason", "x", "--yes")

    assert 3 == answer.exit
    assert "#3 is struck by #4; take that back first" in answer.err


def test_each_value_of_an_item_counts_by_itself(fristwerk: Type) -> None:
    """Striking one correction of an item gives back its values alone; sealed ones stand as they were corrected."""
    fristwerk("add", "1", "users", "name=Karl")
    fristwerk("correct", "1", "4", "name=Carl", "login=carl@lindenhof.example", "--reason", "typo", "--yes")
    fristwerk("correct", "1", "4", "name=Carlo", "--reason", "typo", "--yes")
    both = fristwerk("items", "1", "users", "--json").json["items"][0]["fields"]
    fristwerk("correct", "1", "5", "--strike", "--reason", "no login", "--yes")
    left = fristwerk("items", "1", "users", "--json").json["items"][0]["fields"]

    assert {"name": "Carlo", "login": "carl@lindenhof.example"} == both
    assert {"name": "Carlo"} == left
    assert fristwerk("log", "verify", "--json").json["ok"]


def test_the_preview_shows_the_sealed_value_that_stands(fristwerk: Type) -> None:
    """Old and new name of the client, not "none"."""
    change = fristwerk("correct", "1", "1", "client=Ott KG", "--reason", "x", "--dry-run", "--json").json["change"]

    assert {"client": {"from": "Lindenhof Keramik GmbH", "to": "Ott KG"}} == change


def test_the_preview_of_last_shows_all_that_it_takes_back(fristwerk: Type, tmp_path: Path) -> None:
    """A complaint with its confirmation is one command and two entries: the preview strikes both."""
    paper = tmp_path / "confirmation.txt"
    paper.write_text("confirmed", encoding="utf-8")
    fristwerk("do", "1", "file_complaint", f"confirmation={paper}")
    answer = fristwerk("correct", "1", "--last", "--reason", "wrong case", "--dry-run", "--json").json

    assert (5, [("criminal", "complaint_filed", "none")]) == (
        answer["corrects"],
        [(one["track"], one["from"], one["to"]) for one in answer["moves"]],
    )
    assert ["complaint_six_weeks/1", "file_complaint.4_weeks/1"] == sorted(
        one["before"]["key"] for one in answer["limits"]
    )


def test_the_preview_names_the_entry_that_it_is_about(fristwerk: Type) -> None:
    """A correction that is taken back is called by its own number, not by that of what it corrected."""
    fristwerk("correct", "1", REPORT, "--strike", "--reason", "not sent", "--yes")

    assert "Entry #4 stays as it is: corrected: #3" in fristwerk("correct", "1", "--last", "--reason", "x").out
