"""The control sheet and the closing of the day: a simulated fortnight with two people."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.errors import UnknownError, UsageError
from engine.log.kinds import check
from engine.office import acting, closing, control, correcting, days, deadlines, people, recording, striking, ticking
from engine.office.closing import Leave, OpenError
from engine.office.commanding import Options
from engine.office.session import Office
from engine.office.verifying import verify
from engine.store import daily

CASE, ROOT = "A-2026-0001", Path(__file__).parent / "workflows"
ADA, BEA = "Ada Rot", "Bea Grün"
PLAIN = Options()


@pytest.fixture(scope="module")
def served(founded, tmp_path_factory):
    """An office of two, whose client was served with a claim on Monday 3 August: notice by Monday 17 August."""
    directory = shutil.copytree(founded, tmp_path_factory.mktemp("served") / "office")
    with Office.open(directory, simulated="2026-08-03T07:00:00.000Z", actor=ADA) as office:
        people.add(office, BEA, ["caseworker"], "bea", PLAIN)
        recording.open_case(office, "statement", "Ohm GmbH", [], PLAIN, [ROOT])
        acting.act(office, CASE, "serve", [], (), PLAIN)
    return directory


@pytest.fixture
def on(served, tmp_path):
    """Open a copy of that office at a day and time of August 2026 (UTC), typed by Ada unless another is named."""
    directory = shutil.copytree(served, tmp_path / "office")
    opened = []

    def at(day, time="15:00", actor=ADA):
        opened.append(Office.open(directory, simulated=f"2026-08-{day:02}T{time}:00.000Z", actor=actor))
        return opened[-1]

    yield at
    for one in opened:
        one.close()


def told(office, day):
    """Return limit and event of each line of a day's sheet."""
    return [(line["key"], line["what"]) for line in control.sheet(office, f"2026-08-{day:02}")["lines"]]


def close(office, day, *leaves, **options):
    """Close a day of August."""
    return closing.close(office, f"2026-08-{day:02}", [Leave(*one) for one in leaves], Options(**options))


def struck(on, tmp_path):
    """Announce the defence, and strike the notice on the court's receipt."""
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("eingegangen", "utf-8")
    acting.act(on(10), CASE, "announce", [], (), PLAIN)
    striking.strike(on(11, actor=BEA), CASE, "notice", striking.Proof(None, str(receipt), None), None, PLAIN)


def test_what_begins_stands_on_the_sheet_of_its_day(on):
    """Each limit is a line, numbered, with its day, its case and who typed it."""
    sheet = control.sheet(on(4), "2026-08-03")
    first = sheet["lines"][0]

    assert [("notice/1", "entered"), ("defence/1", "entered")] == told(on(4), 3)
    assert [1, 2] == [line["n"] for line in sheet["lines"]]
    assert (None, "2026-08-17T22:00:00.000Z") == (first["old"], first["new"]["until"])
    assert ("Ohm GmbH", "p-01", 2) == (first["client"], first["actor"], first["entry"])
    assert daily.head(on(4).con).root.hex() == sheet["head"]["root"]


def test_a_day_on_which_nothing_was_recorded_is_empty(on):
    """A note about something else is no line."""
    recording.add_note(on(4), CASE, "called", PLAIN)

    assert [] == told(on(5), 4)


def test_a_check_and_an_extension_are_lines_with_old_and_new_day(on):
    """Asked for, granted, checked: each by whom it was typed, the present day beside the one hoped for."""
    deadlines.check(on(3, actor=BEA), CASE, "notice", PLAIN)
    deadlines.extend(on(4), CASE, "defence", None, "1 month", PLAIN)
    deadlines.grant(on(5, actor=BEA), CASE, "defence", None, None, PLAIN)
    asked, granted = (control.sheet(on(6), f"2026-08-0{day}")["lines"][0] for day in (4, 5))

    assert ("notice/1", "checked") == told(on(6), 3)[-1]
    assert ("extension_asked", asked["old"]["until"]) == (asked["what"], asked["new"]["until"])
    assert ("extended", asked["new"]["asked"]) == (granted["what"], granted["new"]["until"])
    assert "p-02" == granted["actor"]


def test_a_refused_extension_is_a_line(on):
    """The day hoped for goes, the old one stays."""
    deadlines.extend(on(4), CASE, "defence", "2026-10-05", None, PLAIN)
    deadlines.refuse(on(5), CASE, "defence", PLAIN)
    line = control.sheet(on(6), "2026-08-05")["lines"][0]

    assert ("extension_refused", None) == (line["what"], line["new"]["asked"])
    assert line["old"]["asked"] is not None


def test_a_correction_says_what_it_moved(on):
    """Every limit that hangs on the corrected day is a line of the correction."""
    correcting.correct(
        on(6), CASE, 2, [], at="2026-07-31 10:00", strike=False, reason="served on Friday", options=PLAIN
    )
    lines = control.sheet(on(7), "2026-08-06")["lines"]

    assert [("notice/1", "moved"), ("defence/1", "moved")] == [(one["key"], one["what"]) for one in lines]
    assert {"served on Friday"} == {one["because"] for one in lines}
    assert [True, True] == [one["new"]["until"] < one["old"]["until"] for one in lines]


def test_the_strike_of_a_start_takes_its_limits_off(on):
    """What was entered by mistake is not gone from the paper."""
    correcting.correct(on(6), CASE, 2, [], at=None, strike=True, reason="other case", options=PLAIN)

    assert [("notice/1", "removed"), ("defence/1", "removed")] == told(on(7), 6)


def test_met_struck_and_open_again(on, tmp_path):
    """The strike names its ground and its proof; where the ground falls, the limit is open again."""
    struck(on, tmp_path)
    correcting.correct(on(12), CASE, 3, [], at=None, strike=True, reason="never sent", options=PLAIN)
    line = control.sheet(on(13), "2026-08-11")["lines"][0]

    assert [("notice/1", "met")] == told(on(13), 10)
    assert ("struck", 3, [1]) == (line["what"], line["ground"], line["proof"])
    assert [("notice/1", "open_again")] == told(on(13), 12)


def test_a_lapse_and_its_withdrawal(on):
    """The clock's line has no person; a late fact takes it back, and both stay."""
    recording.add_note(on(18), CASE, "x", PLAIN)
    acting.act(on(19), CASE, "announce", [], (), Options(at="2026-08-17 10:00", already=True))
    line = control.sheet(on(20), "2026-08-18")["lines"][0]

    assert ("lapsed", None, "notice/1") == (line["what"], line["actor"], line["key"])
    assert [("notice/1", "met"), ("notice/1", "lapse_withdrawn")] == told(on(20), 19)


def test_an_extension_granted_after_the_lapse_is_told_of_the_run_that_it_begins(on):
    """One line, not two: the new day belongs to a new run."""
    deadlines.grant(on(19), CASE, "notice", "2026-09-01", None, PLAIN)
    line = control.sheet(on(20), "2026-08-19")["lines"][-1]

    assert [("notice/1", "lapsed"), ("notice/2", "extended")] == told(on(20), 19)
    assert ("lapsed", "open") == (line["old"]["state"], line["new"]["state"])


def test_a_sheet_says_what_was_known_on_its_day(on):
    """A fact recorded later, and earlier than the extension, takes nothing off the old sheet."""
    deadlines.extend(on(4), CASE, "notice", "2026-09-01", None, PLAIN)
    before = control.sheet(on(5), "2026-08-04")["lines"]
    acting.act(on(6), CASE, "announce", [], (), Options(at="2026-08-03 12:00"))

    assert before == control.sheet(on(7), "2026-08-04")["lines"]
    assert [("notice/1", "met")] == told(on(7), 6)


def test_an_advance_deadline_that_was_dealt_with_is_a_line(on):
    """Dealt with and put off, each as it was typed."""
    ticking.tick(on(14), CASE, "notice.advance", None, [], PLAIN)
    ticking.skip(on(14), CASE, "call_client", None, "on a plane", "2026-08-20", PLAIN)

    assert ["dealt_with", "put_off"] == [what for _, what in told(on(15), 14)]


def test_the_day_is_that_of_the_office(on):
    """23:30 in Berlin is still the same day, whatever UTC says."""
    deadlines.check(on(4, "21:30", actor=BEA), CASE, "notice", PLAIN)
    deadlines.check(on(4, "22:30", actor=BEA), CASE, "defence", PLAIN)

    assert ([("notice/1", "checked")], [("defence/1", "checked")]) == (told(on(6), 4), told(on(6), 5))


def test_a_day_closes_where_nothing_is_open(on):
    """The entry names the person, and the day is then closed for good."""
    first, again = close(on(3, actor=BEA), 3), close(on(3, "16:00"), 3)

    assert ("p-02", False, False) == (first["closed"]["actor"], first["closed"]["late"], first["repeated"])
    assert (True, "p-02") == (again["repeated"], again["closed"]["actor"])
    assert 1 == len(daily.day_entries(on(4).con, "2026-08-03"))


def test_an_advance_deadline_keeps_the_day_open(on):
    """Friday 14 August is the advance deadline of the notice; the recurring reminder is open, too."""
    with pytest.raises(OpenError) as refused:
        close(on(14), 14)

    found = [(one["key"], one["state"]) for one in refused.value.items]
    assert [("notice.advance/1", "advance"), ("call_client", "reminder")] == found
    assert [] == daily.day_entries(on(14).con, "2026-08-14")


def test_what_is_left_open_is_named_with_a_reason(on):
    """The number of a run may be left out; the reasons are sealed and readable."""
    answer = close(on(14), 14, ("1", "notice.advance", "tomorrow"), (CASE, "call_client", "ill"))

    assert ["tomorrow", "ill"] == [one["because"] for one in answer["closed"]["left"]]
    entry = daily.day_entries(on(14).con, "2026-08-14")[0].entry
    assert (None, []) == (entry.case, check("day", entry.data))
    assert "tomorrow" not in str(entry)


def test_only_what_is_open_can_be_left(on):
    """A slip is told, with what may have been meant; an empty reason is none."""
    with pytest.raises(UnknownError) as slip:
        close(on(14), 14, (CASE, "notise.advance", "x"))
    with pytest.raises(UsageError):
        close(on(14), 14, (CASE, "notice.advance", "  "), (CASE, "call_client", "x"))

    assert "notice.advance/1" in slip.value.nearest


def test_a_limit_met_without_proof_keeps_its_last_day_open(on):
    """BGH X ZB 13/12: sent is what is proven to be sent; on the day itself it is asked for."""
    acting.act(on(10), CASE, "announce", [], (), PLAIN)
    on_its_way = close(on(10), 10)
    with pytest.raises(OpenError) as refused:
        close(on(17), 17)

    assert [("notice/1", "met")] == [(one["key"], one["state"]) for one in on_its_way["looked_at"]]
    assert ("notice/1", "unstruck") == (refused.value.items[0]["key"], refused.value.items[0]["state"])


def test_struck_limits_of_the_day_are_gone_through(on, tmp_path):
    """BGH I ZB 108/17: on the day it was struck, and again on its own last day."""
    struck(on, tmp_path)
    found = [close(on(day), day)["closed"]["looked_at"] for day in (11, 17)]

    assert [[{"case": CASE, "key": "notice/1", "state": "struck"}]] * 2 == found


def test_an_overdue_limit_is_asked_for_every_evening(on):
    """It stays open until somebody does or strikes it; what ran out is announced by the run itself."""
    with pytest.raises(OpenError) as refused:
        close(on(18), 18, (CASE, "call_client", "x"))

    assert [("notice/1", "overdue")] == [(one["key"], one["state"]) for one in refused.value.items]
    assert ("notice/1", "lapsed") in told(on(18), 18)


def test_a_limit_whose_strike_fell_is_asked_for_at_once(on, tmp_path):
    """Not only on its last day."""
    struck(on, tmp_path)
    correcting.correct(on(12), CASE, 3, [], at=None, strike=True, reason="never sent", options=PLAIN)
    with pytest.raises(OpenError) as refused:
        close(on(12), 12, (CASE, "call_client", "x"))

    assert ["notice/1"] == [one["key"] for one in refused.value.items]


def test_unchecked_limits_are_listed_and_do_not_block(on):
    """The second person has the next day, too."""
    deadlines.check(on(3, actor=BEA), CASE, "notice", PLAIN)

    assert ["defence/1"] == [one["key"] for one in close(on(3), 3)["unsecured"]["items"]]


def test_what_comes_after_the_closing_is_marked(on):
    """The closing stands; the sheet shows what it did not see."""
    close(on(4), 4)
    deadlines.check(on(4, "16:00", actor=BEA), CASE, "notice", PLAIN)

    assert [True] == [line["after_closing"] for line in control.sheet(on(5), "2026-08-04")["lines"]]


def test_an_office_that_never_closed_a_day_is_not_nagged(on):
    """Only who has begun with it is asked for the rest."""
    assert [] == days.unclosed(on(14))


def test_a_day_that_was_used_and_not_closed_shows_next_morning(on):
    """Tuesday nothing happened, Wednesday something did; Saturday and Sunday nobody asks for."""
    close(on(3), 3)
    deadlines.check(on(5, actor=BEA), CASE, "notice", PLAIN)
    deadlines.check(on(8, actor=BEA), CASE, "defence", PLAIN)

    assert ["2026-08-05"] == days.unclosed(on(6))
    assert ["2026-08-05", "2026-08-06"] == days.unclosed(on(10)), "on the 6th the client was to be called"


def test_a_past_day_may_be_closed_late(on):
    """It is marked, and no longer asked for."""
    close(on(3), 3)
    deadlines.check(on(5, actor=BEA), CASE, "notice", PLAIN)
    answer = close(on(6), 5)

    assert answer["closed"]["late"]
    assert [] == days.unclosed(on(6))


def test_no_day_is_closed_before_it_begins(on):
    """Exit 2."""
    with pytest.raises(UsageError):
        close(on(4), 5)


def test_a_dry_run_closes_nothing(on):
    """It says what would be, and announces nothing."""
    size = daily.head(on(18).con).size
    answer = close(on(18), 18, (CASE, "notice", "x"), (CASE, "call_client", "x"), dry_run=True)

    assert (True, size) == (answer["dry_run"], daily.head(on(18).con).size)


def test_many_things_left_open_are_several_entries_of_one_command(on, monkeypatch):
    """No entry of the log grows beyond its size, and the closing is still one."""
    monkeypatch.setattr(closing, "_PER_ENTRY", 1)
    answer = close(on(14), 14, (CASE, "notice.advance", "a"), (CASE, "call_client", "b"))

    stored = daily.day_entries(on(14).con, "2026-08-14")
    assert (2, 1) == (len(stored), len({one.entry.cmd for one in stored}))
    assert ["a", "b"] == [one["because"] for one in answer["closed"]["left"]]


def test_a_reason_that_was_destroyed_is_withheld(on):
    """The closing stays readable without it."""
    office = on(14)
    close(office, 14, (CASE, "notice.advance", "a"), (CASE, "call_client", "b"))
    office.con.execute("DELETE FROM disclosure WHERE subject = ?", (f"case:{CASE}",))

    assert [None, None] == [one["because"] for one in days.closing_of(office, "2026-08-14")["left"]]


def test_the_log_with_closed_days_verifies(on):
    """An entry of the office like any other."""
    close(on(14), 14, (CASE, "notice.advance", "a"), (CASE, "call_client", "b"))

    assert [] == verify(on(15))["problems"]


def test_the_same_command_again_means_the_day_it_closed(on):
    """A script that repeats itself next morning closes no second day, and no id serves two kinds of command."""
    first = close(on(3), 3, cmd="A" * 22)
    again = close(on(4), 4, cmd="A" * 22)

    assert ("2026-08-03", True) == (again["day"], again["repeated"])
    assert first["closed"]["index"] == again["closed"]["index"]
    with pytest.raises(UsageError, match="is the id of another command"):
        recording.add_note(on(4), CASE, "called", Options(cmd="A" * 22))
    recording.add_note(on(4), CASE, "called", Options(cmd="B" * 22))
    with pytest.raises(UsageError, match="is the id of another command"):
        close(on(4), 4, cmd="B" * 22)
