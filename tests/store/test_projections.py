"""A projection equals its replay, or the difference is named."""

from __future__ import annotations

import pytest

from engine.store import daily, projections
from engine.store.daily import AgendaRow, ItemRow, KaseRow, OfficeRow, PersonRow
from engine.store.projections import WITHHELD, differences
from engine.store.schema import remake

_ROWS = {
    "kase": KaseRow("A-2026-0001", "w", "{}", 1, "p", "t", "p-01", "Ohm"),
    "agenda": AgendaRow("A-2026-0001", "a/1", "deadline", "t", "p-01", "amazon", "open"),
    "item": ItemRow("A-2026-0001", "orders", 1, "fraud", "t", {"status": "x"}, "028-1"),
    "person": PersonRow("p-01", "Ada", "ada", ("lawyer",)),
    "office": OfficeRow("K", "o", False, "DE-BE", "de"),
}


@pytest.mark.parametrize("table", projections.TABLES)
def test_every_changed_value_is_named(table):
    """Each field beside the key in turn: table, column and case."""
    row = _ROWS[table]
    for field in row._fields[projections.KEY_FIELDS[table] :]:
        (problem,) = differences(table, "A-2026-0001", [row], [row._replace(**{field: "changed"})])

        assert ("projection", "A-2026-0001") == (problem.problem, problem.case)
        assert problem.found == f"{table}.{field}: changed"


@pytest.mark.parametrize("table", projections.TABLES)
def test_missing_and_added_rows_are_named(table):
    """By their key."""
    row = _ROWS[table]
    (missing,) = differences(table, None, [row], [])
    (added,) = differences(table, None, [], [row])

    assert missing.found.endswith(": no row")
    assert added.expected.endswith(": no row")


def test_equal_rows_are_no_problem():
    """In whatever order they come."""
    rows = [_ROWS["item"], _ROWS["item"]._replace(number=2)]

    assert [] == list(differences("item", "A-2026-0001", rows, rows[::-1]))


def test_withheld_value_equals_whatever_is_there():
    """Its disclosure is gone, so nothing can be said; all else is still compared."""
    expected = _ROWS["person"]._replace(name=WITHHELD)

    assert [] == list(differences("person", None, [expected], [_ROWS["person"]]))
    assert 1 == len(list(differences("person", None, [expected], [_ROWS["person"]._replace(login="eve")])))


def test_remade_projections_are_empty_and_nothing_else_is(con, filled):
    """The log, the sealed values and the head stay."""
    daily.save_case(con, _ROWS["kase"])
    daily.save_person(con, _ROWS["person"])
    remake(con, projections.TABLES)
    counts = {table: con.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in
              (*projections.TABLES, "log_entry", "disclosure", "log_head")}  # fmt: skip

    assert counts == dict.fromkeys(projections.TABLES, 0) | {"log_entry": 5, "disclosure": 5, "log_head": 1}
