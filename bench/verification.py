"""Entries a second of one core in `log verify`: hashes, tree and chains; and with the replay of every projection."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench import offices
from bench.measure import core_seconds, rounds, verdict, workplace
from engine.office.session import Office
from engine.office.verifying import verify
from engine.store.check import check_log

CASES = 2_500
ROUNDS = 3


def run() -> None:
    """Print both figures."""
    with workplace() as folder:
        directory = make(folder, CASES)
        with Office.open(directory, read_only=True) as office:
            answer = verify(office, files=False)
            assert answer["ok"], answer["problems"][:3]
            size = answer["size"]
            found = rounds(
                {
                    "log": lambda: core_seconds(lambda: check_log(office.con, [])),
                    "all": lambda: core_seconds(lambda: verify(office, files=False)),
                },
                ROUNDS,
            )
        print(f"log verify, {size:,} entries of {answer['cases']:,} cases")
        for name, what, least in (("log", "hashes, tree, chains, columns", 150_000), ("all", "with replay", 25_000)):
            rate = size / found[name]
            print(f"  {what:32} {rate:10,.0f} entries/s   {verdict(rate, least, least=True)}")


def make(folder: Path, cases: int) -> Path:
    """Make an office with so many cases of 40 entries."""
    letter = folder / "letter.txt"
    letter.write_text("Widerspruch", encoding="utf-8")
    offices.found(folder / "founded")
    shutil.copytree(folder / "founded", folder / "model")
    case_id = offices.case(folder / "model", offices.forty(letter))
    offices.multiply(folder / "founded", [(offices.model(folder / "model", case_id), cases)])
    return folder / "founded"
