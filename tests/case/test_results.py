"""Computed results: what an entry stores for its own values (SEMANTICS 1)."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.results import proposed_day, results
from engine.instants import plus
from engine.workflow.model import Definition
from tests.laws.driver import PLACE, START
from tests.laws.workflows import drill, hacked_account

HOLIDAYS = {"2026-11-16": "a holiday", "2026-12-25": "Christmas Day"}


def calendar(_place: str) -> Any:
    """Name the holidays of this table."""
    return HOLIDAYS.get


def computed(definition: Definition, action: str, happened: str = START, precision: str = "minute", **inputs: Any):
    """Return the results of an action by the key of their limit."""
    data = {"action": action, "inputs": inputs}
    return {one["key"]: one for one in results(definition, data, happened, precision, PLACE, calendar)}


def test_an_entry_stores_a_result_for_every_limit_its_action_can_start() -> None:
    """Also where nothing starts now: a later fact may make it start."""
    locked = {"decide_injunction", "complain_to_platform", "injunction_two_weeks"}
    assert locked == computed(hacked_account(), "amazon_locks").keys()
    assert {"file_complaint.4_weeks", "complaint_six_weeks"} == computed(hacked_account(), "file_complaint").keys()
    assert {} == computed(hacked_account(), "access_lost")


def test_a_result_belongs_to_the_values_it_was_computed_from() -> None:
    """Date, precision and plain inputs, normalised."""
    found = computed(drill(), "file", until="2026-11-20")["answer"]
    values = {"happened": START, "precision": "minute", "inputs": {"until": "2026-11-20"}}
    assert (values, "2026-11-20", "2026-11-20T23:00:00.000Z") == (found["for"], found["nominal_end"], found["until"])


def test_a_date_that_is_missing_has_no_result() -> None:
    """The other limits of the same action have theirs."""
    assert {"file.2_weeks", "look"} == computed(drill(), "file").keys()


@pytest.mark.parametrize(
    ("key", "name", "instant"),
    [
        ("object", "until", "2026-11-17T23:00:00.000Z"),  # the 16th is a holiday: shifted to the 17th
        ("ring", "until", plus(START, hours=48)),
    ],
)
def test_a_deadline_has_its_until(key: str, name: str, instant: str) -> None:
    """Two weeks after Monday 2 November, shifted by § 193 BGB where the workflow says so; hours in hours."""
    assert instant == computed(drill(), "serve")[key][name]


def test_a_deadline_that_binds_us_is_not_shifted_unless_the_workflow_says_so() -> None:
    """One month after 25 November ends on Christmas Day."""
    found = computed(hacked_account(), "amazon_locks", "2026-11-25T09:00:00.000Z")["decide_injunction"]
    assert ("2026-12-25", "2026-12-25T23:00:00.000Z") == (found["nominal_end"], found["until"])


def test_a_wait_opens_and_is_never_shifted() -> None:
    """B72: complaint on Monday 3 March 2025; file inspection from Tuesday 1 April 00:00, summer time by then."""
    found = computed(hacked_account(), "file_complaint", "2025-03-03T10:00:00.000Z")["file_complaint.4_weeks"]
    assert "2025-03-31T22:00:00.000Z" == found["opens"]


def test_a_wait_that_ends_on_a_holiday_ends_there() -> None:
    """B72: complaint on 27 April 2026, Whit Monday 25 May, open from the 26th."""
    found = computed(hacked_account(), "file_complaint", "2026-04-27T10:00:00.000Z")["file_complaint.4_weeks"]
    assert "2026-05-25T22:00:00.000Z" == found["opens"]


def test_a_reminder_has_its_instant() -> None:
    """A week after the letter, at the beginning of the day."""
    assert "2026-11-08T23:00:00.000Z" == computed(drill(), "file")["look"]["at"]


def test_a_result_keeps_place_and_steps() -> None:
    """Whoever doubts the date can follow it norm by norm."""
    found = computed(drill(), "serve")["object"]
    assert (PLACE, ["BGB-187-1", "BGB-188-2", "BGB-193"]) == (found["place"], [one["norm"] for one in found["steps"]])


def test_the_proposed_date_respects_the_limit_that_follows() -> None:
    """Two weeks from 2 November would be the 16th, a holiday: the 17th; but never after the day that is left."""
    spec = hacked_account().limits["amazon_reply"]
    assert "2026-11-17" == proposed_day(spec, START, "minute", PLACE, calendar, None)
    assert "2026-11-11" == proposed_day(spec, START, "minute", PLACE, calendar, "2026-11-11")
    assert "2026-11-13" == proposed_day(spec, START, "minute", PLACE, calendar, "2026-11-15")
