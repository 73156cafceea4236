"""`today` in its final form: where each limit stands, what stands beside it, and what to type next."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.cli.conftest import CASE, Type, type_into

LOCKED = "2026-09-01T09:00:00.000Z"
LAWYER = ("--actor", "Dr. Till Rosemann")


def _rows(fristwerk: Type, now: str, *words: str) -> dict[str, dict[str, Any]]:
    """Return the rows about limits by group and key."""
    answer = fristwerk("today", *words, "--json", now=now).json
    return {
        group: {row["limit"]["key"]: row for row in rows if row["limit"]} for group, rows in answer["groups"].items()
    }


def _next(row: dict[str, Any]) -> str:
    return " ".join(row["next"]["argv"])


def test_a_limit_is_worked_to_the_friday_before_and_is_overdue_only_when_it_is_over(tmp_path: Path) -> None:
    """Thirty days from 9 April 2026 end on Saturday 9 May, Europe Day in Luxembourg: shown as that, due on the 8th."""
    folder, april = tmp_path / "april", "2026-04-10T08:00:00.000Z"
    type_into(folder, "init", str(folder), "--training", "--name", "Maren Oelke", "--roles", "seller", now=april)
    type_into(folder, "open", "hacked-account", "--client", "Ott", now=april)
    type_into(folder, "add", "1", "stock_notices", "asin=B00EXAMPLE", now=april)
    type_into(folder, "do", "1", "notified", "stock_notices/1", "notice_of=2026-04-09", now=april)

    def group(now: str) -> list[str]:
        found = _rows(lambda *words, **more: type_into(folder, *words, **more), now)
        return [name for name, rows in found.items() if "stock_notices/1.removal/1" in rows and name != "unsecured"]

    assert ["soon"] == group("2026-05-07T08:00:00.000Z")
    assert ["today"] == group("2026-05-08T08:00:00.000Z")
    assert ["today"] == group("2026-05-09T08:00:00.000Z")
    assert ["overdue"] == group("2026-05-10T08:00:00.000Z")
    friday = " ".join(type_into(folder, "today", now="2026-05-08T08:00:00.000Z").out.split())
    assert "until Sat 9 May · last day is tomorrow · work to Fri 8 May, unchecked" in friday


def test_a_limit_of_ours_that_was_missed_stays_until_it_is_made_good(fristwerk: Type) -> None:
    """That the item moved on when its limit ran out takes nothing off the list; what meets it late does."""
    fristwerk("add", "1", "document_requests", "what=invoices", now=LOCKED)
    fristwerk("do", "1", "documents_asked", "document_requests/1", "answer_by=2026-09-03", now=LOCKED)
    fristwerk("sweep", now="2026-09-04T08:00:00.000Z")
    missed = _rows(fristwerk, "2026-09-07T08:00:00.000Z")["overdue"]["document_requests/1.delivery/1"]
    done = ("do", "1", "deliver_documents", "document_requests/1", "--already", "--at", "2026-09-07 09:00")
    fristwerk(*done, now="2026-09-07T09:00:00.000Z")

    assert ("lapsed", []) == (missed["limit"]["state"], missed["limit"]["marks"])
    assert "fristwerk do A-2026-0001 deliver_documents document_requests/1" == _next(missed).replace(
        CASE, "A-2026-0001"
    )
    assert "document_requests/1.delivery/1" not in _rows(fristwerk, "2026-09-08T08:00:00.000Z")["overdue"]


def test_a_provisional_limit_is_sorted_by_the_date_that_counts(fristwerk: Type) -> None:
    """The date that is hoped for stands beside it (BGH II ZB 19/09)."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    fristwerk("deadline", "extend", "1", "decide_injunction", "--until", "2026-11-02", now=LOCKED)
    row = _rows(fristwerk, "2026-10-01T08:00:00.000Z")["today"]["decide_injunction/1"]
    shown = fristwerk("today", now="2026-10-01T08:00:00.000Z").out

    assert ("2026-10-01T22:00:00.000Z", "2026-11-02T23:00:00.000Z") == (
        row["limit"]["until"],
        row["limit"]["asked"]["until"],
    )
    assert "extension asked for to Mon 2 Nov" in " ".join(shown.split())


def test_an_advance_deadline_is_ticked_and_comes_again_with_the_next_one(fristwerk: Type) -> None:
    """Three days and one day before the end."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    key = "decide_injunction.advance/1"
    row = _rows(fristwerk, "2026-09-28T08:00:00.000Z")["today"][key]

    assert ("advance", f"fristwerk tick {CASE} decide_injunction.advance") == (row["limit"]["kind"], _next(row))
    assert 0 == fristwerk(*row["next"]["argv"][1:], now="2026-09-28T08:00:00.000Z").exit
    assert key in _rows(fristwerk, "2026-09-28T09:00:00.000Z")["soon"]


def test_what_ran_out_since_is_shown_as_that_and_takes_its_advance_deadline_with_it(fristwerk: Type) -> None:
    """Nobody has swept: the rows are of yesterday, what they say is of today."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    groups = _rows(fristwerk, "2026-10-02T08:00:00.000Z")

    assert "lapsed" == groups["overdue"]["decide_injunction/1"]["limit"]["state"]
    assert [] == [key for rows in groups.values() for key in rows if ".advance" in key]
    assert "decide_injunction/1" not in groups["unsecured"]


def test_a_limit_that_was_met_asks_for_the_proof_that_it_was_sent(fristwerk: Type, tmp_path: Path) -> None:
    """Until then it is not struck (BGH X ZB 13/12)."""
    fristwerk("do", "1", "offender_identified", "known_on=2026-08-28", now=LOCKED)
    fristwerk("do", "1", "apply_for_prosecution", *LAWYER, now=LOCKED)
    row = _rows(fristwerk, LOCKED)["today"]["application_period/1"]
    proof = tmp_path / "beleg.txt"
    proof.write_text("Einlieferung", "utf-8")

    assert f"fristwerk deadline strike {CASE} application_period --proof FILE" == _next(row)
    assert ("met", ["unstruck"]) == (row["limit"]["state"], row["limit"]["marks"])
    assert 0 == fristwerk(*row["next"]["argv"][1:-1], str(proof), now=LOCKED).exit
    assert "application_period/1" not in _rows(fristwerk, LOCKED)["today"]


def test_a_limit_whose_strike_no_longer_holds_leads(fristwerk: Type, tmp_path: Path) -> None:
    """However far off it is: somebody believes that it is done."""
    proof = tmp_path / "beleg.txt"
    proof.write_text("Einlieferung", "utf-8")
    fristwerk("do", "1", "offender_identified", "known_on=2026-08-28", now=LOCKED)
    met = fristwerk("do", "1", "apply_for_prosecution", *LAWYER, "--json", now=LOCKED).json["entry"]
    fristwerk("deadline", "strike", "1", "application_period", "--proof", str(proof), now=LOCKED)
    fristwerk("correct", "1", str(met), "--strike", "--reason", "wrong case", "--yes", now=LOCKED)
    first = fristwerk("today", "--json", now=LOCKED).json["groups"]["today"][0]

    assert ("application_period/1", ["strike_fell"]) == (first["limit"]["key"], first["limit"]["marks"])
    assert "its strike no longer holds, open again" in " ".join(fristwerk("today", now=LOCKED).out.split())


def test_a_limit_of_a_step_that_moved_nothing_never_leads(fristwerk: Type) -> None:
    """It runs on, and the way out is to strike it with a reason."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    fristwerk("do", "1", "amazon_reactivates", now=LOCKED)
    fristwerk("do", "1", "close", "outcome=reactivated", now=LOCKED)
    later = "2026-09-01T09:30:00.000Z"
    fristwerk("do", "1", "appeal", "until=2026-09-01", "--already", "--at", "2026-09-01 11:20", now=later)
    rows = fristwerk("today", "--json", now=later).json["groups"]["waiting"]
    moot = [row for row in rows if row["limit"]["key"] == "amazon_reply/1"]

    assert [True] == [row["limit"]["moot"] for row in moot]
    assert f"fristwerk deadline strike {CASE} amazon_reply --because REASON" == _next(moot[0])
    assert moot[0] == rows[-1]


def test_a_limit_without_a_date_asks_for_it(fristwerk: Type) -> None:
    """`correct` supplies what nobody knew when the entry was written."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    entry = fristwerk("do", "1", "appeal", "--already", "--at", "-1m", "--json", now=LOCKED).json["entry"]
    row = _rows(fristwerk, LOCKED)["today"]["amazon_reply/1"]

    assert f"fristwerk correct {CASE} {entry} until=DATE --reason TEXT" == _next(row)
    assert "no date known" in fristwerk("today", now=LOCKED).out


def test_a_duty_shows_its_age_and_never_an_end(fristwerk: Type) -> None:
    """It stands in a group of its own, with its internal target."""
    fristwerk("open", "hacked-account", "--client", "Ott")
    fristwerk("do", "2", "access_lost")
    out = " ".join(fristwerk("today", now="2026-09-04T08:06:00.000Z").out.split())

    assert "since Tue 1 Sep 10:05 (3 days) · internal target Wed 2 Sep 10:05 passed" in out


def test_an_unchecked_limit_stands_in_both_groups_until_a_second_person_has_checked_it(fristwerk: Type) -> None:
    """The command of its row does that."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    before = _rows(fristwerk, "2026-10-01T08:00:00.000Z")
    row = before["unsecured"]["decide_injunction/1"]
    fristwerk(*row["next"]["argv"][1:], *LAWYER, now="2026-10-01T08:00:00.000Z")
    after = _rows(fristwerk, "2026-10-01T08:00:00.000Z")

    assert f"fristwerk deadline check {CASE} decide_injunction" == _next(row)
    assert (False, True) == tuple(one["today"]["decide_injunction/1"]["limit"]["secured"] for one in (before, after))
    assert "decide_injunction/1" not in after["unsecured"]


def test_whoever_is_alone_is_told_once_that_nobody_checks(tmp_path: Path) -> None:
    """The mark stays beside each limit; the group would only repeat the list."""
    folder = tmp_path / "alone"
    type_into(folder, "init", str(folder), "--training", "--name", "Maren Oelke", "--roles", "seller")
    type_into(folder, "open", "hacked-account", "--client", "Lindenhof")
    type_into(folder, "do", "1", "amazon_locks", now=LOCKED)
    shown = type_into(folder, "today", "--days", "60", now=LOCKED).out

    assert "UNCHECKED" not in shown
    assert 1 == shown.count("this office has only one")
    assert "30 days left · unchecked" in " ".join(shown.split())


def test_one_case_is_shown_whole(fristwerk: Type) -> None:
    """`--case` looks as far as there is something, and at nothing else."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    fristwerk("open", "hacked-account", "--client", "Ott")
    own = fristwerk("today", "--case", "1", "--json", now=LOCKED).json["groups"]

    assert {CASE} == {row["case"] for rows in own.values() for row in rows}
    assert "decide_injunction/1" in [row["limit"]["key"] for row in own["soon"]]
    assert [] == fristwerk("today", "--case", "1", "--days", "7", "--json", now=LOCKED).json["groups"]["soon"]
    assert 4 == fristwerk("today", "--case", "99").exit


def test_more_rows_are_shown_where_more_are_asked_for(fristwerk: Type) -> None:
    """The rest is counted."""
    for n in range(3):
        fristwerk("open", "hacked-account", "--client", f"Ott {n}")
        fristwerk("do", str(n + 2), "access_lost")
    cut, whole = (fristwerk("today", "--rows", n, "--json").json for n in ("1", "99"))

    n = len(whole["groups"]["duties"])
    assert (1, n - 1) == (len(cut["groups"]["duties"]), cut["more"]["duties"])
    assert n >= 3
    assert f"... and {n - 1} more" in fristwerk("today", "--rows", "1").out


def test_a_day_that_nobody_closed_stands_above_everything(fristwerk: Type) -> None:
    """From the first closing on, with the command that closes it."""
    fristwerk("close-day", "--day", "2026-09-01", now="2026-09-01T17:00:00.000Z")
    fristwerk("note", "1", "x", now="2026-09-02T09:00:00.000Z")
    head = fristwerk("today", now="2026-09-03T07:00:00.000Z").out.partition("\n\n")[0]

    assert head.endswith("Not closed: Wed 2 Sep\n  fristwerk close-day --day 2026-09-02")


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_watching_needs_a_terminal(fristwerk: Type, words: tuple[str, ...]) -> None:
    """A script gets one list, or a reason: exit 2."""
    answer = fristwerk("today", "--watch", *words)

    assert 2 == answer.exit
    assert "--watch needs a terminal" in (answer.out if words else answer.err)


def _until(fd: int, wanted: str, seconds: float = 30) -> str:
    text, end = "", monotonic() + seconds
    while wanted not in text and monotonic() < end:
        if select.select([fd], [], [], 0.2)[0]:
            try:
                text += os.read(fd, 65536).decode()
            except OSError:  # the other side is gone
                break
    return text


def test_the_watched_list_follows_the_log_and_ends_with_ctrl_c(folder: Path) -> None:
    """What somebody else records appears; nothing is erased before it; the end is 130, without a trace."""
    own, terminal = pty.openpty()
    environment = {
        **os.environ,
        "FRISTWERK_OFFICE": str(folder),
        "FRISTWERK_NOW": LOCKED,
        "FRISTWERK_LANG": "en",
        "TERM": "xterm",
        "LINES": "40",
        "COLUMNS": "80",
    }
    argv = [str(Path(sys.executable).with_name("fristwerk")), "today", "--days", "60", "--watch"]
    watch = subprocess.Popen(argv, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    try:
        first = _until(own, "Ctrl-C ends.")
        type_into(folder, "do", "1", "amazon_locks", now=LOCKED)
        second = _until(own, "decision on a preliminary injunction")
        watch.send_signal(signal.SIGINT)
        ended = watch.wait(20)
    finally:
        watch.kill()
        os.close(terminal)
    rest = _until(own, "Traceback", 1)
    os.close(own)

    assert "decision on a preliminary injunction" not in first
    assert "decision on a preliminary injunction" in second
    assert "\x1b[2J" not in second
    assert 130 == ended
    assert "Traceback" not in rest
