"""Cases, agenda, registers, people, workflows and holidays, as the daily commands read and write them."""

from __future__ import annotations

import inspect
import sqlite3

import pytest
from sqlmodel import SQLModel

from engine.store import daily
from engine.store.daily import AgendaRow, HolidayRow, ItemRow, KaseRow, OfficeRow, PersonRow, WorkflowRow
from engine.store.tables import TABLES


def _kase(case="A-2026-0001", **fields):
    return KaseRow(case, "ab" * 32, "{}", 1, "cd" * 32, None, None, None)._replace(**fields)


def _agenda(key, at, case="A-2026-0001", **fields):
    return AgendaRow(case, key, "deadline", at, None, None, "open")._replace(**fields)


def _item(number, register="orders", case="A-2026-0001", **fields):
    row = ItemRow(case, register, number, "undecided", "2026-11-20T09:00:00.000Z", {"status": "Shipped"}, None)
    return row._replace(**fields)


def test_every_row_has_the_columns_of_its_class():
    """A field of a row is a column, in the class's order; where it is not, a statement would be wrong."""
    rows = {"kase": KaseRow, "agenda": AgendaRow, "item": ItemRow, "person": PersonRow, "workflow": WorkflowRow,
            "calendar": HolidayRow, "disclosure": daily.DisclosureRow}  # fmt: skip
    for table, row in rows.items():
        assert tuple(SQLModel.metadata.tables[table].columns.keys()) == row._fields, table
    assert ("id", *OfficeRow._fields) == tuple(SQLModel.metadata.tables["office"].columns.keys())


def _arguments(function):
    """Give each parameter a value of its type, so that the statement is really prepared."""
    fitting = {
        "entries": [], "disclosures": [], "digests": ["d"], "indexes": [1], "rows": [], "numbers": [1], "files": [],
        "row": None, "known_head": None, "number": 1, "year": 2026, "limit": 5, "most": 5, "after": 0,
    }  # fmt: skip
    return {name: fitting.get(name, "x") for name in list(inspect.signature(function).parameters)[1:]}


def test_daily_sql_names_only_columns_of_the_classes(con):
    """Every function is run once under SQLite's authorizer, which hears of each table and column that is touched."""
    touched = set()

    def hear(action, table, column, *_):
        if action in (sqlite3.SQLITE_READ, sqlite3.SQLITE_UPDATE):
            touched.add((table, column))
        return sqlite3.SQLITE_OK

    con.execute("INSERT INTO kase VALUES ('A-2026-0001', 'w', '{}', 1, 'p', NULL, NULL, NULL)")
    con.set_authorizer(hear)
    rows = {
        "save_case": _kase(),
        "save_office": OfficeRow("K", "o", False, "DE-BE", "de"),
        "save_person": PersonRow("p-01", None, None, ()),
        "add_workflow": WorkflowRow("d", "n", 1, "{}", 0),
    }
    functions = [
        function
        for name, function in inspect.getmembers(daily, inspect.isfunction)
        if function.__module__ == daily.__name__ and not name.startswith("_") and name != "case_id"
    ]
    for function in functions:
        arguments = _arguments(function)
        if function.__name__ in rows:
            arguments["row"] = rows[function.__name__]
        result = function(con, **arguments)
        if inspect.isgenerator(result):
            list(result)
    tables = {cls.__tablename__: SQLModel.metadata.tables[cls.__tablename__] for cls in TABLES}
    known = {(name, column.name) for name, table in tables.items() for column in table.columns}

    assert touched
    assert set() == {pair for pair in touched if pair not in known and not pair[0].startswith("sqlite_") and pair[1]}


def test_case_is_written_and_read(con):
    """Also a second time."""
    daily.save_case(con, _kase())
    daily.save_case(con, _kase(seq=2, client="Ohm", next_due="2026-11-21T00:00:00.000Z"))

    assert _kase(seq=2, client="Ohm", next_due="2026-11-21T00:00:00.000Z") == daily.load_case(con, "A-2026-0001")
    assert daily.load_case(con, "A-2026-0002") is None


def test_cases_are_listed_by_client_and_owner(con):
    """A part of the name is enough, in any case, umlauts too."""
    daily.save_case(con, _kase("A-2026-0001", client="Bäckerei Ohm", owner="p-01"))
    daily.save_case(con, _kase("A-2026-0002", client="Käse & Co"))

    assert ["A-2026-0001"] == [row.id for row in daily.list_cases(con, client="BÄCK")]
    assert ["A-2026-0001"] == [row.id for row in daily.list_cases(con, owner="p-01")]
    assert ["A-2026-0001", "A-2026-0002"] == [row.id for row in daily.list_cases(con)]


@pytest.mark.parametrize(
    ("there", "following"),
    [
        ([], "A-2026-0001"),
        (["A-2025-0900"], "A-2026-0001"),
        (["A-2026-0001", "A-2026-0031"], "A-2026-0032"),
        (["A-2026-9999", "A-2027-0001"], "A-2026-10000"),
        (["A-2026-9999", "A-2026-10000"], "A-2026-10001"),
    ],
)
def test_next_case_id(con, there, following):
    """Four digits or more, beginning anew each year."""
    for case in there:
        daily.save_case(con, _kase(case))

    assert following == daily.next_case_id(con, 2026)


def test_case_ids_of_a_bare_number(con):
    """All years that have it; the caller knows which year it is."""
    for case in ("A-2024-0031", "A-2026-0031", "A-2026-0310"):
        daily.save_case(con, _kase(case))

    assert ["A-2024-0031", "A-2026-0031"] == daily.case_ids_of_number(con, 31)
    assert [] == daily.case_ids_of_number(con, 32)
    assert ["A-2026-0031", "A-2026-0310"] == daily.case_ids(con, "A-2026")


def test_cases_due_are_those_whose_next_instant_has_come(con):
    """At that instant, not a millisecond before."""
    daily.save_case(con, _kase("A-2026-0001", next_due="2026-11-21T00:00:00.000Z"))
    daily.save_case(con, _kase("A-2026-0002", next_due=None))

    assert [] == daily.cases_due(con, "2026-11-20T23:59:59.999Z")
    assert ["A-2026-0001"] == daily.cases_due(con, "2026-11-21T00:00:00.000Z")


def test_agenda_writes_only_what_differs(con):
    """A row that stays is not touched, one that is gone is deleted."""
    daily.replace_agenda(con, "A-2026-0001", [_agenda("a/1", "1"), _agenda("b/1", "2"), _agenda("c/1", "3")])
    before = con.total_changes
    now = [_agenda("a/1", "1"), _agenda("b/1", "9"), _agenda("d/1", None)]
    daily.replace_agenda(con, "A-2026-0001", now)

    assert now == daily.agenda_of(con, "A-2026-0001")
    assert 3 == con.total_changes - before


@pytest.fixture
def agenda(con):
    """Five rows: three with a date, one without, one that nobody has checked."""
    rows = [_agenda("a/1", "2026-11-22"), _agenda("b/1", "2026-11-20", owner="p-01"), _agenda("c/1", "2026-11-24"),
            _agenda("d/1", None, owner="p-01"), _agenda("e/1", "2026-11-21", state="unsecured")]  # fmt: skip
    daily.replace_agenda(con, "A-2026-0001", rows)


@pytest.mark.parametrize(
    ("window", "keys"),
    [
        ({}, ["b/1", "e/1", "a/1", "c/1"]),
        ({"end": "2026-11-22"}, ["b/1", "e/1"]),
        ({"start": "2026-11-22"}, ["a/1", "c/1"]),
        ({"start": "2026-11-21", "end": "2026-11-24"}, ["e/1", "a/1"]),
        ({"owner": "p-01"}, ["b/1"]),
    ],
)
def test_agenda_window(con, agenda, window, keys):
    """Soonest first, the end excluded; the count is that of the rows."""
    assert keys == [row.key for row in daily.agenda_due(con, **window)]
    assert len(keys) == daily.agenda_count(con, **window)
    assert keys[:1] == [row.key for row in daily.agenda_due(con, limit=1, **window)]


def test_agenda_rows_without_a_date(con, agenda):
    """They have a list of their own."""
    assert ["d/1"] == [row.key for row in daily.agenda_undated(con)]
    assert [] == daily.agenda_undated(con, owner="p-02")


def test_agenda_rows_that_nobody_has_checked(con, agenda):
    """An index of their own keeps them quick to find."""
    plan = con.execute("EXPLAIN QUERY PLAN SELECT key FROM agenda WHERE state = 'unsecured' ORDER BY at").fetchall()

    assert ["e/1"] == [row.key for row in daily.agenda_unsecured(con)]
    assert [] == daily.agenda_unsecured(con, owner="p-01")
    assert "agenda_unsecured" in plan[0][-1]


def test_items_are_found_by_register_number_and_state(con):
    """What is named narrows the search; the sealed key comes back in plain."""
    rows = [_item(1, match="028-1"), _item(2, state="fraud", match="028-2"), _item(1, "mailboxes")]
    daily.save_items(con, rows)

    assert rows[:2] == daily.load_items(con, "A-2026-0001", "orders")
    assert rows[1:2] == daily.load_items(con, "A-2026-0001", "orders", [2, 3])
    assert rows[1:2] == daily.load_items(con, "A-2026-0001", state="fraud")
    assert [] == daily.load_items(con, "A-2026-0001", "orders", [])


def test_item_is_brought_up_to_date_and_taken_out(con):
    """A struck item leaves the projection."""
    daily.save_items(con, [_item(1), _item(2)])
    daily.save_items(con, [_item(1, data={"status": "Cancelled"})])
    daily.delete_items(con, "A-2026-0001", "orders", [2])

    assert [_item(1, data={"status": "Cancelled"})] == daily.load_items(con, "A-2026-0001")


def test_office_and_people(con):
    """Who is who, by account name."""
    assert daily.office(con) is None
    daily.save_office(con, OfficeRow("Kanzlei", "kanzlei/1", True, "DE-BE", "de"))
    ada = PersonRow("p-01", "Ada", "ada", ("lawyer", "seller"))
    daily.save_person(con, ada)

    assert OfficeRow("Kanzlei", "kanzlei/1", True, "DE-BE", "de") == daily.office(con)
    assert [ada] == daily.persons(con)
    assert ada == daily.person_by_login(con, "ada")
    assert daily.person_by_login(con, "bea") is None


@pytest.mark.parametrize(
    ("there", "following"), [([], "p-01"), (["p-01", "p-09"], "p-10"), (["p-99", "p-100"], "p-101")]
)
def test_next_person_id(con, there, following):
    """Two digits or more."""
    for person in there:
        daily.save_person(con, PersonRow(person, None, None, ()))

    assert following == daily.next_person_id(con)


def test_newest_workflow_is_the_one_loaded_last(con):
    """Not the one with the highest version."""
    old, new = WorkflowRow("aa", "hacked", 2, "{}", 3), WorkflowRow("bb", "hacked", 1, "{}", 7)
    daily.add_workflow(con, old, [("workflow.yaml", "ab" * 32, b"x")])
    daily.add_workflow(con, new, [])

    assert [old, new] == daily.workflows(con)
    assert new == daily.newest_workflow(con, "hacked")
    assert old == daily.workflow_by_digest(con, "aa")
    assert daily.newest_workflow(con, "other") is None
    assert {"workflow.yaml": b"x"} == daily.workflow_files(con, "aa")


def test_holidays_of_a_place(con):
    """Both ends included; a newer source replaces the name."""
    daily.add_holidays(con, [HolidayRow("DE-BE", "2026-12-25", "1. Weihnachtstag", "holidays 0.60", "2026-11-01")])
    daily.add_holidays(con, [HolidayRow("DE-BE", "2026-12-25", "Weihnachten", "holidays 0.61", "2026-11-02")])

    assert {"2026-12-25": "Weihnachten"} == daily.holidays(con, "DE-BE", "2026-12-25", "2026-12-25")
    assert {} == daily.holidays(con, "LU", "2026-01-01", "2026-12-31")
    assert {2026} == daily.holiday_years(con, "DE-BE")


def test_disclosures_of_case_subject_and_entry(con, filled):
    """What was destroyed is simply not there."""
    (client,) = daily.case_disclosures(con, "A-2026-0002", "client")

    assert 2 == len(daily.case_disclosures(con, "A-2026-0001"))
    assert {client.digest: client.disclosure} == daily.disclosures(con, [client.digest, "unknown"])
    assert {client.digest: client.disclosure} == daily.disclosures_at(con, [client.idx, 99])
    assert {} == daily.disclosures(con, []) == daily.disclosures_at(con, [])
