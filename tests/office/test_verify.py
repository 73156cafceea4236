"""Whatever is changed in an office is found, with the table and the case it was changed in."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Integer, LargeBinary

from engine.office.sweeping import sweep
from engine.office.verifying import verify
from engine.store.tables import TABLES

CASE = "A-2026-0001"

# How a problem in bytes of the log, which is no projection, is called.
OWN_NAMES = {
    "log_entry": {"leaf_hash", "index", "unreadable"},
    "log_head": {"root", "size", "frontier", "head"},
    "disclosure": {"disclosure"},
    "workflow_file": {"workflow_file"},
}
CASE_TABLES = {"kase", "agenda", "item"}
JSON_COLUMNS = {
    ("kase", "snapshot"): ('"locked"', '"hacked"'),
    ("item", "data"): ('"seq": ', '"seq": 1'),
    ("workflow", "compiled"): ('"lawyer"', '"seller"'),
    ("person", "roles"): ('["', '["x'),
    ("log_entry", "entry"): ('"p-01"', '"p-02"'),
}
UNSAID = {("office", "id"), ("log_head", "id")}
"""A CHECK holds these columns to one value."""


def _columns():
    for cls in TABLES:
        table = cls.__table__
        for column in table.columns:
            if column.computed is None and (table.name, column.name) not in UNSAID:
                yield pytest.param(table.name, column.name, column.type, id=f"{table.name}.{column.name}")


def _changed(table, column, kind, old):
    if (table, column) in JSON_COLUMNS:
        return old.replace(*JSON_COLUMNS[table, column])
    if isinstance(kind, Integer):
        return 1 - old if column == "training" else old + 1_000
    if isinstance(kind, LargeBinary):
        return bytes([old[0] ^ 1]) + old[1:]
    return "x" if old is None else f"{old}x"


@pytest.fixture
def office(at):
    """The office as its owner could open it: triggers dropped, checks and foreign keys off."""
    office = at()
    for (name,) in office.con.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        office.con.execute(f"DROP TRIGGER {name}")
    office.con.execute("PRAGMA ignore_check_constraints=ON")
    return office


def _last(office, table):
    """Return the names of a table's key and the key of its last row."""
    (columns,) = (cls.__table__.primary_key.columns for cls in TABLES if cls.__table__.name == table)
    names = [column.name for column in columns]
    order = ", ".join(f"{name} DESC" for name in names)
    return names, office.con.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order} LIMIT 1").fetchone()


def _problems(office):
    return [one for one in verify(office)["problems"] if one["problem"] != "schema"]


def test_an_honest_office_has_no_problem(at):
    """A case with limits, items, sealed values, a file, a correction and an act passed with a reason."""
    answer = verify(at())

    assert (True, [], 1, 1) == (answer["ok"], answer["problems"], answer["cases"], answer["files"])


@pytest.mark.parametrize(("table", "column", "kind"), list(_columns()))
def test_each_column_of_each_table(office, table, column, kind):
    """Changed in its last row; the problem names the table, and the case where it is one of a case."""
    names, key = _last(office, table)
    where = " AND ".join(f"{name} = ?" for name in names)
    (old,) = office.con.execute(f"SELECT {column} FROM {table} WHERE {where}", key).fetchone()
    new = _changed(table, column, kind, old)
    assert old != new
    office.con.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (new, *key))

    problems = _problems(office)

    named = [one for one in problems if table in f"{one['expected']} {one['found']}".split(".")[0]]
    named += [one for one in problems if one["problem"] in OWN_NAMES.get(table, ())]
    assert named
    if table in CASE_TABLES:
        assert CASE in {one["case"] for one in named}


@pytest.mark.parametrize("table", [cls.__table__.name for cls in TABLES])
def test_each_table_with_a_row_less(office, table):
    """A lost disclosure is a withheld value, and so no problem; every other lost row is one."""
    names, key = _last(office, table)
    office.con.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = ?' for name in names)}", key)

    assert (table == "disclosure") == (not _problems(office))


@pytest.mark.parametrize("table", ["kase", "agenda", "item", "person", "workflow_file", "calendar", "disclosure"])
def test_each_table_with_a_row_more(office, table):
    """Of a case, a person, a file or a day that the log does not know."""
    names = [row[1] for row in office.con.execute(f"PRAGMA table_info({table})")]
    row = dict(zip(names, office.con.execute(f"SELECT * FROM {table} LIMIT 1").fetchone(), strict=True))
    key = {"kase": "id", "agenda": "case_id", "item": "case_id", "person": "id", "disclosure": "digest"}
    row[key.get(table, "path" if table == "workflow_file" else "day")] = "A-2026-0009"
    row |= {"login": None} if table == "person" else {}
    office.con.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(names))})", list(row.values()))

    assert _problems(office)


def test_a_changed_file_of_evidence(office, directory):
    """And a missing one."""
    (path,) = (one for one in (directory / "evidence").glob("*/*") if one.is_file())
    path.chmod(0o600)
    path.write_text("etwas anderes", encoding="utf-8")

    assert [("file", CASE)] == [(one["problem"], one["case"]) for one in _problems(office)]
    assert [] == [one for one in verify(office, files=False)["problems"] if one["problem"] != "schema"]


def test_a_dropped_trigger_is_named(office):
    """What guards the log belongs to it."""
    found = {one["expected"].split()[2] for one in verify(office)["problems"] if one["problem"] == "schema"}

    assert {"log_entry_no_update", "log_entry_no_delete", "log_entry_append"} <= found


def test_the_snapshot_says_where_it_differs(office):
    """Not two long texts to compare by eye."""
    office.con.execute("""UPDATE kase SET snapshot = replace(snapshot, '"locked"', '"hacked"')""")

    assert any("kase.snapshot.case.tracks.account" in one["expected"] for one in _problems(office))


@pytest.mark.parametrize("instant", ["2020-01-01T00:00:00.000Z", "2030-01-01T00:00:00.000Z", "nonsense"])
def test_the_instant_of_a_snapshot_cannot_be_made_up(office, instant):
    """Neither before the last entry nor after what would have lapsed."""
    (text,) = office.con.execute("SELECT snapshot FROM kase").fetchone()
    office.con.execute("UPDATE kase SET snapshot = ?", (json.dumps({**json.loads(text), "at": instant}),))

    assert {CASE} == {one["case"] for one in _problems(office)}


@pytest.mark.parametrize(("table", "column"), [("kase", "snapshot"), ("item", "data"), ("workflow", "compiled")])
def test_what_is_no_json_any_more_is_a_problem_and_no_crash(office, table, column):
    """Every row is looked at, however damaged."""
    office.con.execute(f"UPDATE {table} SET {column} = '{{'")

    assert any(table in one["found"] or one["case"] == CASE for one in _problems(office))


def test_withheld_values_are_equal(office):
    """Destroying every disclosure leaves client, keys and people as they are found."""
    office.con.execute("DELETE FROM disclosure WHERE disclosure NOT IN (SELECT disclosure FROM disclosure "
                       "JOIN log_entry ON log_entry.idx = disclosure.idx WHERE kind = 'action')")  # fmt: skip

    assert [] == _problems(office)


def test_after_a_sweep_everything_agrees(at):
    """The lapse is an entry, and the projections are those of that moment."""
    office = at()
    sweep(office)

    assert [] == verify(office)["problems"]
