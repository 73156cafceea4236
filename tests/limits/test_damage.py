"""A damaged log: exit 6, with what is trusted and what is not; never a traceback, never a wrong answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import CASE, Type

PAGE = 4096
DAILY = (("today",), ("show", "1"), ("why", "1"), ("history", "1"), ("log", "verify"))
Spoil = Callable[[str], None]


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Change what is stored the way somebody with the file in hands would: triggers dropped, and put back."""

    def changed(statement: str) -> None:
        con = sqlite3.connect(folder / "fristwerk.db", isolation_level=None)
        triggers = con.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            con.execute(f'DROP TRIGGER "{name}"')
        assert con.execute(statement).rowcount
        for _, text in triggers:
            con.execute(text)
        con.close()

    return changed


def test_one_changed_byte_is_named_with_its_entry(fristwerk: Type, spoil: Spoil) -> None:
    """The entry, the case and its number are named; everything before it is still trusted."""
    spoil("UPDATE log_entry SET entry = replace(entry, 'channel\":\"case', 'channel\":\"post') WHERE case_seq = 3")
    answer = fristwerk("log", "verify")
    problems = fristwerk("log", "verify", "--json").json["problems"]

    assert (6, "") == (answer.exit, answer.out)
    assert f"{CASE}" in answer.err
    assert "#3" in answer.err
    assert {3} == {one["entry"] for one in problems if one["entry"]}
    assert {CASE} == {one["case"] for one in problems if one["case"]}


def test_what_is_trusted_is_said_too(fristwerk: Type, spoil: Spoil) -> None:
    """Whoever has to go on working needs to know which part of the log still proves something."""
    spoil("UPDATE log_entry SET entry = replace(entry, 'channel\":\"case', 'channel\":\"post') WHERE case_seq = 3")

    assert "first 6 entries of the log" in fristwerk("log", "verify").err


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kase SET snapshot = replace(snapshot, 'none', 'full')",
        "UPDATE log_entry SET entry = json_remove(entry, '$.data') WHERE case_seq = 2",
        "DELETE FROM log_entry WHERE case_seq = 3",
        "UPDATE kase SET snapshot = '{'",
        "UPDATE log_head SET size = size - 1",
        "UPDATE person SET name = 'Somebody else'",
        "UPDATE log_entry SET leaf_hash = zeroblob(32) WHERE case_seq = 3",
    ],
)
def test_no_damage_is_our_fault(fristwerk: Type, spoil: Spoil, statement: str) -> None:
    """Verify finds it; a daily command answers, or says that the log is damaged."""
    spoil(statement)

    assert 6 == fristwerk("log", "verify").exit
    for argv in (*DAILY, ("note", "1", "x"), ("do", "1", "amazon_locks"), ("office", "rebuild")):
        answer = fristwerk(*argv)
        assert answer.exit in (0, 4, 6, 7), (argv, answer)


def test_spoilt_pages_are_never_our_fault(folder: Path, fristwerk: Type) -> None:
    """Whichever page of the file is garbage: every command answers, or says that the database is damaged."""
    database, random = folder / "fristwerk.db", Random(20261120)
    sound = database.read_bytes()
    seen = set()
    for page in range(0, len(sound) // PAGE, 4):
        garbage = sound[: page * PAGE] + random.randbytes(PAGE) + sound[(page + 1) * PAGE :]
        database.write_bytes(garbage)
        for argv in DAILY:
            answer = fristwerk(*argv)
            assert answer.exit in (0, 4, 6), (page, argv, answer)
            seen.add(answer.exit)
    database.write_bytes(sound)

    assert {0, 6} <= seen
    assert 0 == fristwerk("log", "verify").exit


def test_a_file_that_is_no_database_is_6(folder: Path, fristwerk: Type) -> None:
    """With the advice to copy the folder before anything else."""
    (folder / "fristwerk.db").write_bytes(b"Dear customer, " * 500)
    answer = fristwerk("today")

    assert (6, "") == (answer.exit, answer.out)
    assert "make a copy of the folder" in answer.err


def test_an_empty_file_is_no_office(folder: Path, fristwerk: Type) -> None:
    """Nothing is in it, and the sentence says so."""
    (folder / "fristwerk.db").write_bytes(b"")
    answer = fristwerk("today")

    assert (4, "") == (answer.exit, answer.out)
    assert "holds no office yet" in answer.err


@pytest.mark.parametrize("spoilt", ["'{'", "json_remove(snapshot, '$.case.heard')"])
def test_a_state_that_cannot_be_read_is_made_anew_from_the_log(fristwerk: Type, spoil: Spoil, spoilt: str) -> None:
    """The log is sound: `office rebuild` mends what only follows from it, and the failure says so.

    So it does where an older program wrote a state that lacks what the present one keeps.
    """
    spoil(f"UPDATE kase SET snapshot = {spoilt}")
    answer = fristwerk("show", "1")

    assert 6 == answer.exit
    assert "fristwerk office rebuild" in answer.err
    assert 0 == fristwerk("office", "rebuild").exit
    assert 0 == fristwerk("show", "1").exit
    assert 0 == fristwerk("log", "verify").exit
