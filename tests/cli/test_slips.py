"""Slips of the keyboard that would leave a hole in the log: an empty reason, a past day, an item that is not there."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Type


@pytest.mark.parametrize(
    ("argv", "exit_code"),
    [
        (("do", "1", "close", "outcome=given_up", "--despite", " "), 2),
        (("skip", "1", "old_card_blocked", "--because", ""), 2),
        (("skip", "1", "ask_lock", "--because", ""), 2),
        (("skip", "1", "ask_lock", "--because", "busy", "--until", "2026-09-01"), 2),
        (("skip", "1", "account_credentials", "users/7", "--because", "gone"), 4),
        (("do", "1", "confirm_fraud", "--all-proposed"), 2),
    ],
)
def test_nothing_is_recorded(fristwerk: Type, argv: tuple[str, ...], exit_code: int) -> None:
    """The command is refused with a sentence, and the case has as many entries as before."""
    size = fristwerk("show", "1", "--json").json["size"]
    answer = fristwerk(*argv)

    assert exit_code == answer.exit
    assert size == fristwerk("show", "1", "--json").json["size"]


def test_a_reminder_that_was_put_off_shows_its_new_day(fristwerk: Type) -> None:
    """`today` lists it under the day that it was put off to."""
    fristwerk("do", "1", "file_complaint")
    fristwerk("skip", "1", "complaint_six_weeks", "--because", "court holidays", "--until", "2026-10-20")

    rows = fristwerk("today", "--days", "90", "--json").json["groups"]["soon"]
    limits = {one["limit"]["key"]: one["limit"]["at"] for one in rows if one["limit"]}
    assert "2026-10-19T22:00:00.000Z" == limits["complaint_six_weeks/1"]


def test_in_a_closed_case_nothing_is_due(fristwerk: Type) -> None:
    """Running limits end with the case: no duty, reminder or wait stays in `today`."""
    fristwerk("do", "1", "file_complaint")
    fristwerk("do", "1", "access_returned")
    assert fristwerk("today", "--days", "90", "--json").json["groups"]["duties"]
    fristwerk("do", "1", "close", "outcome=given_up")

    groups = fristwerk("today", "--days", "90", "--json").json["groups"]
    assert [] == [row for rows in groups.values() for row in rows]


def test_the_findings_of_an_entry_are_one_row(fristwerk: Type) -> None:
    """They are acknowledged together, so `today` names the entry once, with its clauses."""
    fristwerk("person", "add", "Nora Seidel", "--roles", "lawyer")
    fristwerk("do", "1", "amazon_locks", "--at", "2026-09-01T08:05:00.000Z")
    fristwerk("do", "1", "appeal", "--already", "--at", "2026-09-01T08:05:00.000Z")

    rows = [one for one in fristwerk("today", "--json").json["groups"]["today"] if one["finding"]]
    assert [5] == [one["finding"] for one in rows]
    assert {f"appeal.must.given.{name}" for name in ("until", "channel", "letter")} <= set(rows[0]["clauses"])


def test_an_observation_is_by_the_party_that_is_named(fristwerk: Type) -> None:
    """Access may be lost to Amazon or to the intruder; whoever is neither party nor person is unknown."""
    size = fristwerk("show", "1", "--json").json["size"]
    assert 4 == fristwerk("do", "1", "access_lost", "--by", "Nobody").exit
    assert size == fristwerk("show", "1", "--json").json["size"]
    for party in ("intruder", "amazon"):
        fristwerk("do", "1", "access_lost", "--by", party)

    assert ["intruder", "amazon"] == [one["by"] for one in fristwerk("history", "1", "--json").json["entries"][-2:]]
