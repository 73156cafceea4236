"""The log only grows: every way SQL has of changing a row is refused."""

from __future__ import annotations

import sqlite3

import pytest

from engine.log.entry import entry_bytes

_ATTEMPTS = [
    "UPDATE log_entry SET leaf_hash = zeroblob(32)",
    "UPDATE OR REPLACE log_entry SET idx = 0 WHERE idx = 1",
    "UPDATE OR IGNORE log_entry SET entry = '{}' WHERE idx = 1",
    "UPDATE log_entry SET case_id = 'A-2026-0009'",
    "DELETE FROM log_entry",
    "DELETE FROM log_entry WHERE idx = 4",
    "REPLACE INTO log_entry (idx, entry, leaf_hash) SELECT idx, entry, leaf_hash FROM log_entry WHERE idx = 2",
    "INSERT OR REPLACE INTO log_entry (idx, entry, leaf_hash) SELECT 5, entry, leaf_hash FROM log_entry WHERE idx = 4",
    "INSERT OR REPLACE INTO log_entry (idx, entry, leaf_hash) SELECT 4, entry, leaf_hash FROM log_entry WHERE idx = 4",
    "INSERT OR IGNORE INTO log_entry (idx, entry, leaf_hash) SELECT 4, entry, leaf_hash FROM log_entry WHERE idx = 4",
    "INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (4, '{}', zeroblob(32)) ON CONFLICT DO UPDATE SET idx = 9",
    "DELETE FROM log_head",
    "INSERT OR REPLACE INTO log_head (id, size, root, frontier) SELECT id, 0, root, x'' FROM log_head",
    "INSERT INTO log_head (id, size, root, frontier) SELECT 2, size, root, frontier FROM log_head",
    "UPDATE disclosure SET disclosure = 'W10'",
    "UPDATE disclosure SET idx = 0",
    "INSERT OR REPLACE INTO disclosure SELECT idx, digest, 'case', disclosure FROM disclosure WHERE subject = 'client'",
]


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("attempt", _ATTEMPTS)
def test_attempt_is_refused_and_changes_nothing(con, filled, attempt, recursive):
    """Also on a connection that did not switch recursive triggers on: then REPLACE deletes past a delete trigger."""
    con.execute(f"PRAGMA recursive_triggers={recursive}")
    before = list(con.iterdump())

    with pytest.raises(sqlite3.Error):
        con.execute(attempt)

    assert before == list(con.iterdump())


@pytest.mark.parametrize("index", [None, -1, 0, 4, 6])
def test_only_the_next_index_is_taken(con, filled, draft, index):
    """No gap, no second entry at one place, no automatic number."""
    data = entry_bytes(draft()[0]._replace(case_seq=4, case_prev="ab" * 32)).decode()

    with pytest.raises(sqlite3.IntegrityError, match="only the next index"):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (?, ?, ?)", (index, data, bytes(32)))


@pytest.mark.parametrize("seq", [None, 0, 1, 3, 5, "4"])
def test_only_the_next_number_of_the_case_is_taken(con, filled, draft, seq):
    """Case A-2026-0001 has three entries."""
    data = entry_bytes(draft()[0]._replace(case_seq=seq)).decode()

    with pytest.raises(sqlite3.IntegrityError, match="next number of the case"):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (5, ?, ?)", (data, bytes(32)))


def test_first_number_of_a_case_is_1(con, draft):
    """Not 0."""
    data = entry_bytes(draft()[0]._replace(case_seq=0)).decode()

    with pytest.raises(sqlite3.IntegrityError, match="next number of the case"):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (0, ?, ?)", (data, bytes(32)))


def test_office_entries_need_no_case(con, append):
    """Two in a row: no number, no chain, and the uniqueness of (case, number) does not stand in the way."""
    for name in ("p-01", "p-02"):
        append("person", None, {"person": name, "roles": ["lawyer"]}, [("name", "Ada")])

    assert [(0, None, None), (1, None, None)] == con.execute("SELECT idx, case_id, case_seq FROM log_entry").fetchall()


def test_office_entry_with_a_number_is_refused(con, draft):
    """It would stand in no case's chain."""
    data = entry_bytes(draft()[0]._replace(case=None, case_seq=1)).decode()

    with pytest.raises(sqlite3.IntegrityError, match="next number of the case"):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (0, ?, ?)", (data, bytes(32)))


@pytest.mark.parametrize("entry", ["not json", "{", ""])
def test_text_that_is_no_json_is_refused(con, entry):
    """The columns are derived from it."""
    with pytest.raises(sqlite3.Error):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (0, ?, ?)", (entry, bytes(32)))


def test_derived_column_cannot_be_written(con):
    """The column that lists read cannot say something else than the entry."""
    with pytest.raises(sqlite3.OperationalError, match="generated column"):
        con.execute("INSERT INTO log_entry (idx, entry, leaf_hash, kind) VALUES (0, '{}', ?, 'note')", (bytes(32),))


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE workflow_file SET content = x'00'",
        "DELETE FROM workflow_file",
        "INSERT OR REPLACE INTO workflow_file SELECT digest, path, sha256, x'00' FROM workflow_file",
    ],
)
def test_kept_rules_are_never_changed(con, attempt):
    """A court must be able to read them."""
    con.execute("INSERT INTO workflow_file VALUES ('d', 'p', ?, x'01')", ("ab" * 32,))

    with pytest.raises(sqlite3.IntegrityError):
        con.execute(attempt)

    assert [(b"\x01",)] == con.execute("SELECT content FROM workflow_file").fetchall()
