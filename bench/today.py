"""`today` with 100 and with 100,000 cases of eleven limits each, more than half of them met or struck.

In both 40 rows are due and 2 % of all open limits overdue, before any sweep; nobody has checked anything.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench import offices
from bench.measure import child, rounds, verdict, workplace
from bench.offices import Model, do
from engine.office import acting, striking
from engine.office.commanding import Options
from engine.office.session import Office

NOW = "2026-08-04T08:00:00.000Z"
DUE = 40
SIZES = (100, 100_000)
ROUNDS = 9
LIMIT, BARE_LIMIT = 1.5, 2.5


def run() -> None:
    """Print the times, and their ratios to each other and to the bare imports."""
    with workplace() as folder:
        offices.found(folder / "founded")
        contenders = {str(size): _today(_office(folder, size)) for size in SIZES}
        contenders["bare"] = child([sys.executable, "-c", "import click, sqlite3"])
        found = rounds(contenders, ROUNDS)
        small, large = (found[str(size)] for size in SIZES)
        limits, closed = _limits(folder / str(SIZES[0]))
        print(f"today, whole process ({limits} limits in each case, {closed} of them met or struck)")
        for size in SIZES:
            print(f"  {size:>9,} cases {found[str(size)] * 1000:10.1f} ms")
        print(f"  ratio {large / small:.2f}   {verdict(large / small, LIMIT, least=False)}")
        bare = large / found["bare"]
        print(f"  against bare imports {bare:.2f}   {verdict(bare, BARE_LIMIT, least=False)}")


def _today(directory: Path) -> Callable[[], float]:
    argv = [str(Path(sys.executable).with_name("fristwerk")), "today", "--office", str(directory)]
    return child(argv, FRISTWERK_NOW=NOW)


def _office(folder: Path, size: int) -> Path:
    """Make an office in which one open limit in fifty has run out, 40 are due and the rest has time."""
    directory = shutil.copytree(folder / "founded", folder / str(size))
    # Of the limits of a case only one can have run out.
    overdue = size * len(_model(folder, "2026-09-14").agenda) // 50
    shares = (("2026-08-03", overdue), ("2026-08-06", DUE), ("2026-09-14", size - overdue - DUE))
    offices.multiply(directory, [(_model(folder, until), count) for until, count in shares])
    with Office.open(directory, read_only=True) as office:
        count = office.con.execute("SELECT count(*), sum(at < ?) FROM agenda", (NOW,)).fetchone()
        assert count[1] * 50 == count[0], count
    return directory


def _limits(directory: Path) -> tuple[int, int]:
    """Return how many limits a case has, and how many of them are closed."""
    from engine.office.reading import load

    with Office.open(directory, read_only=True) as office:
        states = [run["state"] for run in load(office, "A-2026-0001", NOW).case.instances()]
    return len(states), sum(state in ("met", "ended", "struck") for state in states)


def _model(folder: Path, until: str) -> Model:
    directory = folder / f"model-{until}"
    if not directory.exists():
        shutil.copytree(folder / "founded", directory)
        letter = folder / "letter.txt"
        letter.write_text("Widerspruch", encoding="utf-8")
        again = [
            do("amazon_locks"),
            do("decline_injunction", ("reason", "Erst die Frist.")),
            _appeal("2026-09-14", letter),
        ]
        steps = [
            *(do("access_lost"), do("report", ("channel", "phone"))),
            *(*again, do("amazon_reactivates"), _strike("decide_injunction/1"), _strike("amazon_reply/1")),
            *(*again, do("amazon_reactivates")),
            *(do("amazon_locks"), do("file_complaint"), _appeal(until, letter)),
        ]
        offices.case(directory, steps)
    return offices.model(directory, "A-2026-0001")


def _strike(key: str) -> offices.Step:
    return lambda office, case_id: striking.strike(office, case_id, key, striking.Proof(), "Erledigt.", Options())


def _appeal(until: str, letter: Path) -> offices.Step:
    words = [("until", until), ("channel", "form"), ("letter", str(letter))]
    return lambda office, case_id: acting.act(office, case_id, "appeal", words, (), Options(already=True, at="-5m"))
