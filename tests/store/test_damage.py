"""A value of a type that its column cannot have: what flipped bytes in the file can leave behind."""

from __future__ import annotations

import pytest

from engine.errors import DamagedError
from engine.store import daily, sqlite
from engine.store.check import check_cases, check_database, check_log, check_strays, check_workflows

_LOOSE = (
    ("log_entry", "entry", "NULL"),
    ("log_entry", "entry", "x'ff'"),
    ("log_entry", "leaf_hash", "NULL"),
    ("log_head", "root", "NULL"),
    ("log_head", "size", "'x'"),
    ("disclosure", "disclosure", "NULL"),
    ("disclosure", "subject", "x'ff'"),
    ("workflow_file", "content", "NULL"),
    ("workflow_file", "path", "x'ff'"),
)


@pytest.fixture
def loosen(con, filled):
    """Make a table anew without types and triggers, as no program of ours would, and spoil one column."""

    def do(table, column, value):
        con.execute(f"INSERT INTO workflow_file VALUES ('d', 'p', '{'ab' * 32}', x'01')")
        con.execute(f"CREATE TABLE loose AS SELECT * FROM {table}")
        con.execute(f"UPDATE loose SET {column} = {value}")
        con.execute(f"DROP TABLE {table}")
        con.execute(f"ALTER TABLE loose RENAME TO {table}")

    return do


@pytest.mark.parametrize(("table", "column", "value"), _LOOSE)
def test_value_of_another_type_is_a_problem_not_a_crash(con, loosen, table, column, value):
    """Every check comes to its end and at least one says what is wrong, beside the changed schema."""
    loosen(table, column, value)
    problems = []
    check_log(con, problems)
    list(check_cases(con, problems))
    check_strays(con, problems)
    check_workflows(con, problems)
    check_database(con, problems)

    assert {problem.problem for problem in problems} - {"schema"}


@pytest.mark.parametrize("value", ["NULL", "x'ff'", "'{}'"])
def test_reading_a_spoiled_entry_is_exit_6(con, loosen, value):
    """And never a traceback."""
    loosen("log_entry", "entry", value)

    with pytest.raises(DamagedError), sqlite.translated_errors():
        daily.entries_of(con, "A-2026-0001")
