"""`today` with 100 and with 100,000 cases: in both 40 rows due and 2 % of all limits overdue, before any sweep."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench import offices
from bench.measure import child, rounds, verdict, workplace
from bench.offices import Model, do
from engine.office import acting
from engine.office.commanding import Options
from engine.office.session import Office

NOW = "2026-08-03T08:00:00.000Z"
DUE = 40
SIZES = (100, 100_000)
ROUNDS = 7
LIMIT = 1.5


def run() -> None:
    """Print both times and their ratio."""
    with workplace() as folder:
        offices.found(folder / "founded")
        found = rounds({str(size): _today(_office(folder, size)) for size in SIZES}, ROUNDS)
        small, large = (found[str(size)] for size in SIZES)
        print("today, whole process")
        for size in SIZES:
            print(f"  {size:>9,} cases {found[str(size)] * 1000:10.1f} ms")
        print(f"  ratio {large / small:.2f}   {verdict(large / small, LIMIT, least=False)}")


def _today(directory: Path) -> Callable[[], float]:
    argv = [str(Path(sys.executable).with_name("fristwerk")), "today", "--office", str(directory)]
    return child(argv, FRISTWERK_NOW=NOW)


def _office(folder: Path, size: int) -> Path:
    """Make an office in which one limit in fifty has run out, 40 are due and the rest has time."""
    directory = shutil.copytree(folder / "founded", folder / str(size))
    # Of the limits of a case only one can have run out.
    overdue = size * len(_model(folder, "2026-09-14").agenda) // 50
    shares = (("2026-08-02", overdue), ("2026-08-06", DUE), ("2026-09-14", size - overdue - DUE))
    offices.multiply(directory, [(_model(folder, until), count) for until, count in shares])
    with Office.open(directory, read_only=True) as office:
        count = office.con.execute("SELECT count(*), sum(at < ?) FROM agenda WHERE state = 'open'", (NOW,)).fetchone()
        assert count[1] * 50 == count[0], count
    return directory


def _model(folder: Path, until: str) -> Model:
    directory = folder / f"model-{until}"
    if not directory.exists():
        shutil.copytree(folder / "founded", directory)
        steps = [do("access_lost"), do("report", ("channel", "phone")), do("amazon_locks"), _appeal(until)]
        offices.case(directory, steps)
    return offices.model(directory, "A-2026-0001")


def _appeal(until: str) -> offices.Step:
    words = [("until", until), ("channel", "form")]
    options = Options(already=True, at="-5m")
    return lambda office, case_id: acting.act(office, case_id, "appeal", words, (), options)
