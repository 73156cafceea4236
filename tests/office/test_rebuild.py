"""Projections are disposable: dropped and replayed they are the same."""

from __future__ import annotations

import pytest

from engine.errors import DamagedError
from engine.office.rebuilding import rebuild
from engine.office.sweeping import sweep
from engine.office.verifying import verify

TABLES = ("kase", "agenda", "item", "person", "office", "log_entry", "log_head", "disclosure", "workflow", "calendar")


def _rows(office, tables=TABLES):
    return {name: sorted(office.con.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def test_a_rebuild_gives_the_same_rows(at):
    """Byte for byte, in every table."""
    office = at()
    before = _rows(office)

    assert {"cases": 1} == rebuild(office)
    assert before == _rows(office)


def test_what_was_lost_comes_back(at):
    """Out of the log alone."""
    office = at()
    before = _rows(office)
    for table in ("kase", "agenda", "item", "person", "office"):
        office.con.execute(f"DELETE FROM {table}")

    rebuild(office)

    assert before == _rows(office)


def test_an_office_of_an_older_version_is_brought_up_to_date(at):
    """Its projections have another index, and lack one."""
    office = at()
    before = _rows(office)
    office.con.execute("DROP INDEX agenda_unsecured")
    office.con.execute("CREATE INDEX agenda_open ON agenda (at) WHERE state = 'open'")
    assert not verify(office)["ok"]

    rebuild(office)

    assert verify(office)["ok"]
    assert before == _rows(office)


def test_what_was_changed_is_put_right(at):
    """Verify finds it, rebuild mends it."""
    office = at()
    office.con.execute("UPDATE item SET state = 'gone', match = 'x'")
    office.con.execute("UPDATE kase SET next_due = NULL, client = 'Somebody'")
    assert not verify(office)["ok"]

    rebuild(office)

    assert verify(office)["ok"]


def test_after_a_rebuild_a_sweep_finds_what_was_due(at):
    """Nothing is forgotten."""
    office = at()

    rebuild(office)

    assert ["amazon_reply/1"] == sweep(office)["cases"][0]["announced"]


def test_a_damaged_log_is_not_replayed(at):
    """What stood there stays, for whoever has to find out what happened."""
    office = at()
    office.con.execute("DROP TRIGGER log_entry_no_update")
    office.con.execute("UPDATE log_entry SET entry = replace(entry, 'p-01', 'p-02') WHERE case_seq = 3")
    before = _rows(office)

    with pytest.raises(DamagedError):
        rebuild(office)

    assert before == _rows(office)


def test_a_destroyed_value_stays_empty(at):
    """The client's name is gone; the case stands."""
    office = at()
    office.con.execute("DELETE FROM disclosure WHERE subject = 'client'")

    rebuild(office)

    assert [(None,)] == office.con.execute("SELECT client FROM kase").fetchall()
    assert verify(office)["ok"]
