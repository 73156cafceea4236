"""The laws through the real office: what its commands write keeps what the pure core promises."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.case.alarms import next_due
from engine.case.case import Case, Instance, snapshot
from engine.case.fold import fold
from engine.case.kernel import machines
from engine.case.limits import find_instance
from engine.instants import Instant, zone_of
from engine.office import (
    acting,
    correcting,
    deadlines,
    founding,
    people,
    rebuilding,
    recording,
    striking,
    sweeping,
    ticking,
    verifying,
)
from engine.office.commanding import Options
from engine.office.limitviews import check_of
from engine.office.reading import entries, facts_of, load
from engine.office.receipts import Receipt
from engine.office.record import record_of
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import AgendaRow
from engine.workflow.load import default_root

CASE = "A-2026-0001"
FOUNDED = "2026-11-01T08:00:00.000Z"


class Desk:
    """An office, a clock, and the laws that are looked at after every command."""

    def __init__(self, directory: Path, now: Instant = FOUNDED) -> None:
        self.directory = directory
        self.now = now
        letter = directory.parent / "letter.txt"
        letter.write_text("Widerspruch", encoding="utf-8")
        self.letter = [("channel", "form"), ("letter", str(letter))]

    def on(self, day: str, command: Callable[[Office], Any], *, actor: str | None = None) -> Any:
        """Carry out one command at noon of a day and hold the laws."""
        self.now = f"2026-{day}T11:00:00.000Z"
        with Office.open(self.directory, simulated=self.now, actor=actor) as office:
            answer = command(office)
        with Office.open(self.directory, simulated=self.now, read_only=True) as office, office.reading():
            self._hold(office)
        return answer

    def problems(self) -> list[Any]:
        """Return where what is stored is not what a replay of the log gives."""
        with Office.open(self.directory, simulated=self.now, read_only=True) as office:
            problems: list[Any] = verifying.verify(office)["problems"]
            return problems

    def grant(self, day: str, key: str, until: str, at: str | None = None) -> int:
        """Grant more time; returns the number of the entry."""
        how = Options(at=at)
        receipt: Receipt = self.on(day, lambda office: deadlines.grant(office, CASE, key, until, None, how))
        assert receipt.entry is not None
        return receipt.entry

    def stored(self) -> tuple[list[AgendaRow], str, Instant | None]:
        """Return what is stored of the case for `today`: its rows, its snapshot and when it is due next."""
        with Office.open(self.directory, simulated=self.now, read_only=True) as office, office.reading():
            row = office.case(CASE)
            return daily.agenda_of(office.con, CASE), row.snapshot, row.next_due

    def secured(self, name: str) -> bool:
        """Say whether a second person checked a limit as it now stands."""
        with Office.open(self.directory, simulated=self.now, read_only=True) as office, office.reading():
            loaded = load(office, CASE, self.now)
            run = find_instance(loaded.case, name)
            return run is not None and check_of(run, loaded.record) is not None

    def run_of(self, name: str) -> Instance:
        """Return an instance of a limit as a read sees it."""
        run = find_instance(self.case(), name)
        assert run is not None
        return run

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


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office of `desk`, made once."""
    directory = tmp_path_factory.mktemp("laws") / "office"
    founding.init(directory, name="Ada Rot", training=True, roles=["lawyer"], simulated=FOUNDED)
    desk = Desk(directory)

    def opened(office: Office) -> Receipt:
        return recording.open_case(office, "hacked-account", "Ohm GmbH", [], Options(), [default_root()])

    desk.on("11-01", opened)
    desk.act("11-06", "amazon_locks")
    desk.act("11-20", "appeal", ("until", "2026-12-04"), *desk.letter, despite="Es eilt.")
    desk.on("12-06", sweeping.sweep)
    return directory


@pytest.fixture
def desk(swept: Path, tmp_path: Path) -> Desk:
    """A case that was locked on 6 November, appealed on the 20th with time to 5 December, and swept on the 6th."""
    return Desk(Path(shutil.copytree(swept, tmp_path / "office")), now="2026-12-06T11:00:00.000Z")


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


def test_more_time_granted_late_takes_the_lapse_back_and_its_strike_brings_it_again(desk: Desk) -> None:
    """What the commands announce is what the fold concludes, whatever people do with the limit."""
    granted = desk.grant("12-07", "amazon_reply", "18.12.2026", at="2026-12-03 10:00")
    assert ("open", "appealed") == (desk.run_of("amazon_reply/1")["state"], desk.case().state("account"))
    taken_back = desk.correct("12-08", granted, strike=True)
    assert ("lapsed", "deadline_lapsed") == (desk.run_of("amazon_reply/1")["state"], desk.case().state("account"))
    desk.correct("12-09", taken_back, strike=True)
    assert ("open", "2026-12-18") == (
        desk.run_of("amazon_reply/1")["state"],
        desk.run_of("amazon_reply/1")["nominal_end"],
    )


def test_more_time_granted_after_the_lapse_is_a_new_run_with_a_number_of_its_own(desk: Desk) -> None:
    """The first one stays what it was; its correction moves nothing of the second."""
    desk.grant("12-07", "amazon_reply", "18.12.2026")
    desk.correct("12-08", _appeal(desk), ("until", "2026-12-03"))
    assert ("lapsed", "open") == (desk.run_of("amazon_reply/1")["state"], desk.run_of("amazon_reply/2")["state"])
    assert "2026-12-18" == desk.run_of("amazon_reply/2")["nominal_end"]


def test_a_check_is_gone_when_the_date_moves_and_there_again_when_it_comes_back(desk: Desk) -> None:
    """Two people; the law holds for what is stored, too."""
    desk.on("12-06", lambda office: people.add(office, "Bo Blau", ["lawyer"], None, Options()))
    desk.grant("12-07", "amazon_reply", "18.12.2026", at="2026-12-03 10:00")
    desk.on("12-07", lambda office: deadlines.check(office, CASE, "amazon_reply", Options()), actor="Bo Blau")
    secured = [desk.secured("amazon_reply/1")]
    moved = desk.grant("12-08", "amazon_reply", "21.12.2026")
    secured.append(desk.secured("amazon_reply/1"))
    desk.correct("12-09", moved, strike=True)
    assert [True, False, True] == [*secured, desk.secured("amazon_reply/1")]


def test_a_rebuild_gives_every_stored_limit_again(desk: Desk) -> None:
    """Granted, struck, dealt with and corrected: the rows of `today` and the snapshot are made from the log alone."""
    looked = Options(at="2026-12-05 08:00")
    desk.on("12-06", lambda office: ticking.tick(office, CASE, "decide_injunction.advance", None, (), looked))
    desk.grant("12-07", "amazon_reply", "18.12.2026", at="2026-12-03 10:00")
    no_proof = striking.Proof()
    desk.on(
        "12-08", lambda office: striking.strike(office, CASE, "decide_injunction", no_proof, "Erledigt.", Options())
    )
    desk.correct("12-09", _appeal(desk), at="2026-11-19 10:00")
    before = desk.stored()
    desk.on("12-09", rebuilding.rebuild)
    assert (before, []) == (desk.stored(), desk.problems())
