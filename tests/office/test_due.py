"""Which row of the agenda stands in which group of `today`, at the edges of days and of limits."""

from __future__ import annotations

import pytest

from engine.office import due
from engine.store import daily
from engine.store.daily import AgendaRow
from engine.store.schema import create

ZONE = "Europe/Berlin"
FRIDAY_MORNING = "2026-11-20T08:31:00.000Z"
MIDNIGHT, NEXT_MIDNIGHT = "2026-11-19T23:00:00.000Z", "2026-11-20T23:00:00.000Z"


def _row(kind, at, *, waiting_on=None, key="x/1", case="A-2026-0001", state="open", owner=None):
    return AgendaRow(case, key, kind, at, owner, waiting_on, state)


def _groups(row, days=7):
    plan = due.parts(FRIDAY_MORNING, ZONE, days)
    return [name for name, of in plan.items() if any(one.holds(row) for one in of)]


@pytest.mark.parametrize(
    ("kind", "at", "group"),
    [
        ("deadline", FRIDAY_MORNING, "overdue"),
        ("deadline", "2026-11-20T08:31:00.001Z", "today"),
        ("deadline", NEXT_MIDNIGHT, "today"),
        ("deadline", "2026-11-20T23:00:00.001Z", "soon"),
        ("deadline", "2026-11-27T23:00:00.000Z", "soon"),
        ("deadline", None, "today"),
        ("reminder", "2026-11-19T22:59:00.000Z", "overdue"),
        ("reminder", MIDNIGHT, "today"),
        ("reminder", NEXT_MIDNIGHT, "soon"),
        ("advance", MIDNIGHT, "today"),
        ("advance", "2026-11-18T23:00:00.000Z", "overdue"),
        ("dispatch", "2026-11-19T23:00:00.000Z", "overdue"),
        ("dispatch", "2027-03-01T23:00:00.000Z", "today"),
        ("watch", MIDNIGHT, "today"),
        ("watch", NEXT_MIDNIGHT, "waiting"),
        ("wait", NEXT_MIDNIGHT, "waiting"),
        ("duty", MIDNIGHT, "duties"),
        ("duty", None, "duties"),
        ("finding", None, "today"),
    ],
)
def test_a_row_stands_in_one_group(kind, at, group):
    """What ends at this instant is over; what ends with today is due today; a follow-up is due for its whole day."""
    assert [group] == _groups(_row(kind, at))


@pytest.mark.parametrize("kind", ["wait", "deadline"])
def test_what_is_far_off_stands_in_no_group(kind):
    """`--days` says how far it looks."""
    far = _row(kind, "2026-11-28T23:00:00.000Z")

    assert [] == _groups(far)
    assert 1 == len(_groups(far, days=8))
    assert 1 == len(_groups(far, days=None))


def test_a_wait_that_is_over_is_no_row():
    """It opened something; nothing is asked of anybody."""
    assert [] == _groups(_row("wait", FRIDAY_MORNING))


def test_what_waits_on_others_waits_until_it_is_overdue():
    """A date that somebody else let pass is ours to act on."""
    assert ["waiting"] == _groups(_row("deadline", NEXT_MIDNIGHT, waiting_on="amazon"))
    assert ["overdue"] == _groups(_row("deadline", FRIDAY_MORNING, waiting_on="amazon"))
    assert ["today"] == _groups(_row("deadline", None, waiting_on="amazon"))


@pytest.fixture
def con(tmp_path):
    """A database with the schema and no row."""
    path = tmp_path / "fristwerk.db"
    create(path)
    from engine.store import sqlite

    opened = sqlite.connect(path)
    yield opened
    opened.close()


def _fill(con, rows):
    for row in rows:
        daily.replace_agenda(con, row.case_id, [row])


def _found(con, **more):
    return due.of_office(con, due.parts(FRIDAY_MORNING, ZONE, 7), FRIDAY_MORNING, **more)


def test_what_may_wait_never_crowds_out_what_is_due(con):
    """A hundred findings and a hundred dates of Amazon's leave the one deadline of ours in its place."""
    _fill(con, [_row("finding", None, case=f"F-{n}", key="finding/1") for n in range(100)])
    _fill(con, [_row("deadline", NEXT_MIDNIGHT, case=f"W-{n}", waiting_on="amazon") for n in range(100)])
    _fill(con, [_row("deadline", NEXT_MIDNIGHT, case="A-1")])
    found = _found(con)

    assert "A-1" == found["today"].rows[0].case_id
    assert (due.ROWS + 1, 101) == (len(found["today"].rows), found["today"].total)
    assert (due.ROWS, 100) == (len(found["waiting"].rows), found["waiting"].total)


def test_a_cut_group_keeps_the_soonest(con):
    """Of each kind and of all kinds together."""
    _fill(con, [_row("deadline", f"2026-11-2{n % 5 + 1}T10:00:00.000Z", case=f"A-{n:02}") for n in range(30)])
    _fill(con, [_row("reminder", "2026-11-20T23:30:00.000Z", case="R")])
    found = _found(con, most=3)["soon"]

    assert ["R", "A-00", "A-05"] == [row.case_id for row in found.rows]
    assert 31 == found.total


def test_nothing_is_counted_beyond_a_thousand(con):
    """That there are more is all that a person needs to know."""
    rows = [(f"A-{n}", "x/1", "deadline", MIDNIGHT, None, None, "unsecured") for n in range(1200)]
    con.executemany("INSERT INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    assert 1001 == _found(con)["overdue"].total


def test_what_is_over_is_not_asked_to_be_checked(con):
    """A check comes before the end; what has no date yet comes first."""
    _fill(
        con, [_row("deadline", at, case=f"A-{n}", state="unsecured") for n, at in enumerate((MIDNIGHT, NEXT_MIDNIGHT))]
    )
    _fill(con, [_row("deadline", None, case="A-9", state="unsecured")])

    assert ["A-9", "A-1"] == [row.case_id for row in _found(con)["unsecured"].rows]


def test_only_what_is_mine(con):
    """In every group, also where it has no date and where it is unchecked."""
    for n, owner in enumerate(("p-01", "p-02")):
        _fill(con, [_row("deadline", NEXT_MIDNIGHT, case=f"D-{n}", owner=owner, state="unsecured")])
        _fill(con, [_row("duty", None, case=f"U-{n}", owner=owner)])
    found = _found(con, owner="p-02")

    assert {"today": ["D-1"], "duties": ["U-1"], "unsecured": ["D-1"]} == {
        name: [row.case_id for row in group.rows] for name, group in found.items() if group.rows
    }


@pytest.mark.parametrize("owner", [None, "p-01"])
def test_every_question_is_answered_by_an_index_of_its_own(con, owner):
    """An index over all dates would be right, too, and slow: it is as long as the office is old."""
    rows = [(f"A-{n}", "x/1", "deadline", MIDNIGHT, owner, None, "unsecured") for n in range(due.ROWS + 1)]
    con.executemany("INSERT INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    asked = []
    con.set_trace_callback(asked.append)
    _found(con, owner=owner)
    con.set_trace_callback(None)
    plans = [con.execute(f"EXPLAIN QUERY PLAN {one}").fetchall() for one in asked]
    found = {line for plan in plans for *_, line in plan if " agenda " in line}

    assert len(asked) > 20
    assert [] == [line for line in found if "USING INDEX agenda_due" in line or not line.startswith("SEARCH")]
    assert [] == [line for line in found if ("_mine" in line) != (owner is not None)]
