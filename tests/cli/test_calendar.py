"""`calendar`: a file that Outlook and its like take in again and again, and follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from engine.office import calendarfile
from engine.office.session import Office
from screens.calendar import icalendar
from screens.view import View
from tests.cli.conftest import CASE, Type, type_into

LOCKED = "2026-09-01T09:00:00.000Z"
UID = f"{CASE}.decide_injunction-1@lindenhof-test"
LAWYER = ("--actor", "Dr. Till Rosemann")


def _calendar(fristwerk: Type, *words: str, now: str = LOCKED) -> Calendar:
    answer = fristwerk("calendar", *words, "-o", "-", now=now)
    assert 0 == answer.exit, answer
    return Calendar.from_ical(answer.out)


def _event(fristwerk: Type, *words: str, now: str = LOCKED, uid: str = UID) -> Event:
    (found,) = [one for one in _calendar(fristwerk, *words, now=now).events if one["uid"] == uid]
    return found


def test_a_deadline_is_an_entry_on_its_last_day(fristwerk: Type) -> None:
    """All day, free, with its name and its case; it names no client."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    event = _event(fristwerk)

    assert (date(2026, 10, 1), date(2026, 10, 2)) == (event.start, event.end)
    assert f"TRAINING: decision on a preliminary injunction · {CASE}" == event["summary"]
    assert ("CONFIRMED", "TRANSPARENT") == (event["status"], event["transp"])
    assert "Lindenhof" not in event.to_ical().decode()


def test_clients_are_named_only_where_that_is_asked_for(fristwerk: Type) -> None:
    """Calendars are shared (§ 203 StGB): then the entry is confidential, and the help says why."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    event = _event(fristwerk, "--with-client")

    assert event["summary"].endswith("Lindenhof Keramik GmbH")
    assert "CONFIDENTIAL" == event["class"]
    assert "§ 203 StGB" in fristwerk("calendar", "--help").out


def test_alarms_ring_in_the_morning_of_the_advance_deadlines(fristwerk: Type) -> None:
    """Counted back from the entry, the longest first: Outlook takes the first one."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    triggers = [one["trigger"].dt for one in _event(fristwerk).walk("VALARM")]

    assert [-timedelta(days=2, hours=16), -timedelta(hours=16)] == triggers


def test_an_advance_deadline_that_was_dealt_with_rings_no_more(fristwerk: Type) -> None:
    """Only what is left of them."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    fristwerk("tick", "1", "decide_injunction.advance", now="2026-09-28T08:00:00.000Z")
    triggers = [one["trigger"].dt for one in _event(fristwerk, now="2026-09-28T08:01:00.000Z").walk("VALARM")]

    assert [-timedelta(hours=16)] == triggers


def test_an_entry_follows_its_deadline_through_everything(fristwerk: Type) -> None:
    """Asked for, granted, struck, open again, and gone: one UID, a SEQUENCE that grows, cancelled where it ends."""
    seen: list[Event] = []

    def then(*words: str) -> None:
        now = f"2026-09-01T09:{len(seen):02}:00.000Z"
        assert 0 == fristwerk(*words, now=now).exit, words
        seen.append(_event(fristwerk, now=now))

    then("do", "1", "amazon_locks")
    then("deadline", "extend", "1", "decide_injunction", "--until", "2026-10-15")
    then("deadline", "grant", "1", "decide_injunction")
    then("deadline", "strike", "1", "decide_injunction", "--because", "settled", *LAWYER)
    then("correct", "1", "--last", "--reason", "not settled", "--yes", *LAWYER)
    then("correct", "1", "4", "--strike", "--reason", "wrong account", "--yes")

    days = [date(2026, 10, 1)] * 2 + [date(2026, 10, 15)] * 3
    assert days == [one.start for one in seen[:5]]
    assert ["CONFIRMED"] * 3 + ["CANCELLED", "CONFIRMED", "CANCELLED"] == [one["status"] for one in seen]
    sequences = [one["sequence"] for one in seen]
    assert sequences == sorted(set(sequences))
    assert "Extension asked for, not granted: Thu 15 Oct 2026, 24:00" in seen[1]["description"]
    assert "A correction took this deadline away." in seen[5]["description"]
    assert [] == seen[3].walk("VALARM")


@pytest.mark.parametrize(
    ("act", "words"),
    [("decline_injunction", ("reason=expensive",)), ("amazon_reactivates", ())],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_what_is_over_is_cancelled(fristwerk: Type, act: str, words: tuple[str, ...]) -> None:
    """Met or ended: nobody is to be reminded of it any more."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    assert 0 == fristwerk("do", "1", act, *words, *LAWYER, now=LOCKED).exit

    assert "CANCELLED" == _event(fristwerk)["status"]


def test_an_overdue_deadline_stays(fristwerk: Type) -> None:
    """Running out does not take it from the calendar."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)

    assert "CONFIRMED" == _event(fristwerk, now="2026-10-20T09:00:00.000Z")["status"]


def test_a_deadline_whose_start_was_struck_is_cancelled_where_it_stood(fristwerk: Type) -> None:
    """What is in the case no more must not stay in somebody's calendar; what never began was never in one."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    then = ("--already", "--at", "2026-09-01 11:01")
    entry = fristwerk("do", "1", "appeal", "until=2026-09-21", *then, "--json", now="2026-09-01T09:02:00.000Z").json
    fristwerk("do", "1", "amazon_locks", now="2026-09-01T09:03:00.000Z")
    words = ("--strike", "--reason", "x", "--yes")
    fristwerk("correct", "1", str(entry["entry"]), *words, now="2026-09-01T09:04:00.000Z")
    events = {one["uid"]: one for one in _calendar(fristwerk, now="2026-09-01T09:05:00.000Z").events}
    gone = events[f"{CASE}.amazon_reply-1@lindenhof-test"]

    assert ("CANCELLED", date(2026, 9, 21)) == (gone["status"], gone.start)
    assert f"{CASE}.decide_injunction-2@lindenhof-test" not in events


def test_the_same_log_gives_the_same_bytes(fristwerk: Type) -> None:
    """Whenever it is written: only entries count."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)

    assert _calendar(fristwerk).to_ical() == _calendar(fristwerk, now="2026-09-07T09:00:00.000Z").to_ical()


def test_the_calendar_is_one_that_can_be_subscribed_to(fristwerk: Type) -> None:
    """Published, in both languages, marked as training."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    made = _calendar(fristwerk, "--lang", "de")

    assert ("PUBLISH", "2.0", "ÜBUNG: Fristen") == (made["method"], made["version"], made["x-wr-calname"])
    assert ["Frist", "ungeprüft"] == list(made.events[0]["categories"].cats)
    assert datetime(2026, 9, 1, 9, tzinfo=UTC) == made.events[0]["dtstamp"].dt


def test_a_file_is_replaced_only_where_it_is_a_calendar(fristwerk: Type, tmp_path: Path) -> None:
    """A slip with the name must not cost a letter: exit 3, and nothing is left behind."""
    letter, file = tmp_path / "letter.txt", tmp_path / "deadlines.ics"
    letter.write_text("Dear Amazon", "utf-8")
    first, again = (fristwerk("calendar", "1", "-o", str(file)) for _ in range(2))
    refused = fristwerk("calendar", "1", "-o", str(letter))

    assert (0, 0, 3) == (first.exit, again.exit, refused.exit)
    assert ("Dear Amazon", "BEGIN:VCALENDAR") == (letter.read_text("utf-8"), file.read_text("utf-8").splitlines()[0])
    assert ["deadlines.ics", "letter.txt"] == sorted(one.name for one in tmp_path.glob("*.*"))
    assert 8 == fristwerk("calendar", "-o", str(tmp_path / "nowhere" / "x.ics")).exit
    assert 4 == fristwerk("calendar", "99", "-o", str(file)).exit


def test_the_receipt_counts_what_was_written(fristwerk: Type, tmp_path: Path) -> None:
    """The file, how many deadlines, how many of them cancelled; with --json every event."""
    fristwerk("do", "1", "amazon_locks", now=LOCKED)
    fristwerk("do", "1", "amazon_reactivates", now=LOCKED)
    file = str(tmp_path / "x.ics")
    events = fristwerk("calendar", "-o", file, "--json", now=LOCKED).json["events"]
    shown = fristwerk("calendar", "-o", file, now=LOCKED).out
    cancelled = [one["uid"] for one in events if one["cancelled"]]

    assert UID in cancelled
    assert f"Calendar written: {len(events)} deadline" in shown
    assert [f"File {file}", f"of them cancelled {len(cancelled)}"] == [
        " ".join(line.split()) for line in shown.splitlines()[2:]
    ]


@pytest.mark.parametrize(
    ("until", "start", "tzid"),
    [
        ("2026-10-25T00:30:00.000Z", "20261025T023000", "Europe/Berlin"),
        ("2026-10-25T01:30:00.000Z", "20261025T023000", "Europe/Berlin"),
        ("2026-07-01T14:00:00.000Z", "20260701T160000", "Europe/Berlin"),
    ],
)
def test_a_deadline_that_ends_at_an_hour_stands_at_its_minute(folder: Path, until: str, start: str, tzid: str) -> None:
    """In the zone of its place, which the file describes."""
    type_into(folder, "do", "1", "amazon_locks", now=LOCKED)
    with Office.open(folder, read_only=True, simulated=LOCKED) as office:
        answer = calendarfile.calendar(office)
    event = next(one for one in answer["events"] if one["uid"] == UID)
    event["limit"]["until"], event["day"] = until, None
    answer["events"] = [event]
    text = icalendar(answer, View("en", "Europe/Berlin", LOCKED)).decode()

    assert f"DTSTART;TZID={tzid}:{start}\r\n" in text
    assert 1 == text.count(f"BEGIN:VTIMEZONE\r\nTZID:{tzid}")


def test_a_day_that_ends_elsewhere_at_another_hour_is_an_hour_here() -> None:
    """Only where the day ends for both is it an entry for the whole day."""
    end = "2026-09-21T22:00:00.000Z"

    assert "2026-09-21" == calendarfile.last_day(end, "Europe/Luxembourg", "Europe/Berlin")
    assert None is calendarfile.last_day("2026-09-21T23:00:00.000Z", "Europe/London", "Europe/Berlin")
    assert None is calendarfile.last_day("2026-09-21T14:00:00.000Z", "Europe/Berlin", "Europe/Berlin")
