"""A sweep writes down what has run out, and nothing else."""

from __future__ import annotations

from engine.office.overview import show
from engine.office.sweeping import sweep
from engine.office.verifying import verify
from engine.store import daily

CASE = "A-2026-0001"


def _kinds(office):
    return [one.entry.kind for one in daily.entries_of(office.con, CASE)]


def test_what_has_run_out_is_announced_once(at):
    """By the clock, whom nobody can assign a case to."""
    office = at()

    assert [{"case": CASE, "announced": ["amazon_reply/1"], "withdrawn": []}] == sweep(office)["cases"]
    assert [] == sweep(office)["cases"]
    last = daily.entries_of(office.con, CASE)[-1].entry
    assert ("lapse", None, None, "clock", "system") == (last.kind, last.actor, last.acted_by, last.by, last.auth)


def test_a_dry_run_announces_nothing(at):
    """It says what a sweep would say."""
    office = at()
    before = _kinds(office)

    tried = sweep(office, dry_run=True)

    assert (["amazon_reply/1"], True) == (tried["cases"][0]["announced"], tried["dry_run"])
    assert before == _kinds(office)


def test_before_anything_is_due_nothing_is_written(at):
    """The same instant as the last command."""
    office = at("2026-08-02T10:00:00.000Z")

    assert {"cases": [], "dry_run": False} == sweep(office)


def test_a_sweep_never_changes_a_case(at):
    """Law 1: the tracks stand where they stood, only pending is gone."""
    office = at()
    before = show(office, CASE)["tracks"]

    sweep(office)

    after = show(office, CASE)["tracks"]
    assert {name: one["state"] for name, one in before.items()} == {name: one["state"] for name, one in after.items()}


def test_a_case_whose_reminder_has_come_is_not_swept_for_ever(at):
    """next_due moves on without an entry, and the replay still agrees."""
    office = at("2026-08-08T09:00:00.000Z")
    before = _kinds(office)

    sweep(office)

    assert before == _kinds(office)
    assert [] == daily.cases_due(office.con, "2026-08-08T09:00:00.000Z")
    assert [] == verify(office)["problems"]
