"""The schema is what the classes make, and nothing else."""

from __future__ import annotations

import sqlite3

import pytest

from engine.errors import CannotWriteError
from engine.store import schema
from engine.store.tables import PLAINTEXT_COLUMNS, TABLES, TRIGGERS


def test_fresh_office_is_what_the_classes_make(con):
    """Every table, index and trigger of `sqlite_schema`, letter for letter."""
    assert schema.expected_schema() == schema.stored_schema(con)


def test_every_class_and_trigger_is_there(con):
    """The metadata holds no table that is not made."""
    stored = schema.stored_schema(con)

    assert {cls.__tablename__ for cls in TABLES} <= stored.keys()
    assert len(TRIGGERS) == sum(sql.startswith("CREATE TRIGGER") for sql in stored.values())


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("DROP TRIGGER log_entry_no_delete", "log_entry_no_delete"),
        ("CREATE TABLE other (a)", "other"),
        ("ALTER TABLE kase ADD COLUMN note TEXT", "kase"),
        ("DROP INDEX agenda_due", "agenda_due"),
    ],
)
def test_changed_schema_is_named(con, change, name):
    """Missing, added or altered: the problem says what was expected and what is there."""
    con.execute(change)
    (problem,) = schema.schema_problems(con)

    assert "schema" == problem.problem
    assert name in problem.expected + problem.found


def test_tables_are_strict(con):
    """A text in an integer column is an error, not a text."""
    for cls in TABLES:
        sql = con.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (cls.__tablename__,)).fetchone()[0]
        assert sql.rstrip().endswith("STRICT"), cls


def test_plaintext_columns_exist_and_can_be_emptied(con):
    """Erasure sets them to NULL."""
    for table, column in PLAINTEXT_COLUMNS:
        info = {row[1]: row[3] for row in con.execute(f"PRAGMA table_info({table})")}
        assert 0 == info[column], (table, column)


def test_second_office_in_the_same_place_is_refused(path):
    """What is there is never overwritten."""
    before = path.read_bytes()

    with pytest.raises(CannotWriteError):
        schema.create(path)

    assert before == path.read_bytes()


def test_fresh_head_is_the_empty_tree(con):
    """Size 0, the hash of nothing, no frontier."""
    size, root, frontier = con.execute("SELECT size, root, frontier FROM log_head").fetchone()

    assert (0, "e3b0c442", b"") == (size, root.hex()[:8], frontier)


@pytest.mark.parametrize(
    ("where", "index"),
    [
        ("waiting_on IS NULL AND kind = 'deadline' AND at < 'x'", "agenda_ours"),
        ("waiting_on IS NULL AND kind = 'finding' AND at IS NULL", "agenda_ours"),
        ("waiting_on IS NOT NULL AND kind = 'deadline' AND at < 'x'", "agenda_theirs"),
        ("state = 'unsecured' AND at IS NULL", "agenda_unsecured"),
        ("state = 'unsecured' AND at IS NOT NULL AND at >= 'x'", "agenda_unsecured"),
        ("owner = 'p-01' AND +kind = 'deadline' AND at < 'x'", "agenda_mine"),
        ("at < 'x'", "agenda_due"),
    ],
)
def test_index_is_used_by_what_runs_daily(con, where, index):
    """`today` never reads a table from end to end, nor sorts it."""
    plan = con.execute(f"EXPLAIN QUERY PLAN SELECT * FROM agenda WHERE {where} ORDER BY at").fetchall()

    assert f"USING INDEX {index} " in f"{plan[0][3]} "
    assert 1 == len(plan)


def test_unique_login(con):
    """One account is one person."""
    con.execute("INSERT INTO person VALUES ('p-01', 'Ada', 'ada', '[]')")

    with pytest.raises(sqlite3.IntegrityError):
        con.execute("INSERT INTO person VALUES ('p-02', 'Bea', 'ada', '[]')")
