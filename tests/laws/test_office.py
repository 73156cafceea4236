"""The laws through the real office: what its commands write keeps what the pure core promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.case.case import Case, snapshot
from engine.case.fold import fold
from engine.case.kernel import machines
from engine.case.limits import next_due
from engine.instants import Instant, zone_of
from engine.office import acting, correcting, founding, recording, sweeping
from engine.office.commanding import Options
from engine.office.reading import entries, facts_of, load
from engine.office.receipts import Receipt
from engine.office.record import record_of
from engine.office.session import Office
from engine.workflow.load import default_root

CASE = "A-2026-0001"
FOUNDED = "2026-11-01T08:00:00.000Z"


class Desk:
    """An office, a clock, and the laws that are looked at after every command."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.now: Instant = FOUNDED
        letter = directory.parent / "letter.txt"
        letter.write_text("Widerspruch", encoding="utf-8")
        self.letter = [("channel", "form"), ("letter", str(letter))]

    def on(self, day: str, command: Callable[[Office], Any]) -> Any:
        """Carry out one command at noon of a day and hold the laws."""
        self.now = f"2026-{day}T11:00:00.000Z"
        with Office.open(self.directory, simulated=self.now) as office:
            answer = command(office)
        with Office.open(self.directory, simulated=self.now, read_only=True) as office, office.reading():
            self._hold(office)
        return answer

    def act(self, day: str, action: str, *words: tuple[str, str], **options: Any) -> Receipt:
        """Do an action or record one."""
        how = Options(**options)
        receipt: Receipt = self.on(day, lambda office: acting.act(office, CASE, action, words, (), how))
        return receipt

    def correct(
        self, day: str, entry: int, *words: tuple[str, str], at: str | None = None, strike: bool = False
    ) -> int:
        """Correct or strike an entry; returns the number of the correction."""

        def run(office: Office) -> Receipt:
            return correcting.correct(
                office, CASE, entry, words, at=at, strike=strike, reason="verlesen", options=Options()
            )

        receipt: Receipt = self.on(day, run)
        assert receipt.entry is not None
        return receipt.entry

    def case(self) -> Case:
        """Return the case as a read sees it."""
        with Office.open(self.directory, simulated=self.now, read_only=True) as office, office.reading():
            return load(office, CASE, self.now).case

    def _hold(self, office: Office) -> None:
        loaded = load(office, CASE, self.now)
        stored = [one.entry for one in entries(office, CASE)]
        facts = facts_of(office, CASE, stored, zone_of(loaded.place))
        whole = fold(loaded.definition, facts, self.now, machines(loaded.definition))
        assert json.dumps(snapshot(whole), sort_keys=True) == json.dumps(snapshot(loaded.case), sort_keys=True)
        record = record_of(stored)
        assert record.plain() == loaded.record.plain()
        announced = sorted((one["key"], one["number"], one["until"]) for one in record.announced)
        assert announced == sorted((one["key"], one["number"], one["until"]) for one in whole.lapses)
        assert loaded.row.next_due == next_due(loaded.definition, whole, self.now)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A case that was locked on 6 November, appealed on the 20th with time to 5 December, and swept on the 6th."""
    directory = tmp_path / "office"
    founding.init(directory, name="Ada Rot", training=True, roles=["lawyer"], simulated=FOUNDED)
    desk = Desk(directory)

    def opened(office: Office) -> Receipt:
        return recording.open_case(office, "hacked-account", "Ohm GmbH", [], Options(), [default_root()])

    desk.on("11-01", opened)
    desk.act("11-06", "amazon_locks")
    desk.act("11-20", "appeal", ("until", "2026-12-04"), *desk.letter, despite="Es eilt.")
    desk.on("12-06", sweeping.sweep)
    return desk


def _appeal(desk: Desk) -> int:
    return desk.case().limits["amazon_reply"][0]["seq"]


def test_a_late_fact_withdraws_the_lapse_and_what_it_led_to(desk: Desk) -> None:
    """The receipt names what was built on it."""
    engaged = desk.act("12-08", "engage_lawyer", despite="Es eilt.")
    receipt = desk.act("12-15", "amazon_reactivates", at="2026-12-03 10:00")
    assert ("amazon_reply/1", "decide_injunction/1") == receipt.withdrawn
    assert ((engaged.entry,), True) == (receipt.built_on, receipt.late)
    assert "reactivated" == desk.case().state("account")


def test_a_correction_and_its_strike_give_back_the_first_case(desk: Desk) -> None:
    """A → B → A and the strike of a strike, by the commands themselves."""
    before = snapshot(desk.case())
    correction = desk.correct("12-06", _appeal(desk), ("until", "2026-12-20"))
    assert "appealed" == desk.case().state("account")
    desk.correct("12-06", correction, strike=True)
    assert before == snapshot(desk.case())
    struck = desk.correct("12-06", _appeal(desk), strike=True)
    assert "locked" == desk.case().state("account")
    desk.correct("12-06", struck, strike=True)
    assert before == snapshot(desk.case())


def test_of_two_corrections_the_first_is_struck(desk: Desk) -> None:
    """The limit has the date that then stands, computed for the day of sending that then stands."""
    first = desk.correct("12-06", _appeal(desk), ("until", "2026-12-02"))
    desk.correct("12-06", _appeal(desk), at="2026-11-19 10:00")
    desk.correct("12-06", first, strike=True)
    run = desk.case().limits["amazon_reply"][0]
    assert ("2026-11-19T09:00:00.000Z", "2026-12-04") == (run["begun"], run["nominal_end"])


def test_a_refusal_is_an_entry_and_changes_nothing(desk: Desk) -> None:
    """The same try again is not written twice, also with a sweep in between."""
    before = snapshot(desk.case())
    first = desk.act("12-06", "request_file_inspection", ("interest", "Wer war es?"))
    desk.on("12-06", sweeping.sweep)
    second = desk.act("12-06", "request_file_inspection", ("interest", "Wer war es?"))
    assert ("refusal", False, True) == (first.kind, first.repeated, second.repeated)
    assert (first.entry, before) == (second.entry, snapshot(desk.case()))
