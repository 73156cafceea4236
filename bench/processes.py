"""Whole processes against `python -c "import click, sqlite3"`: what a caseworker waits for."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench import offices
from bench.measure import child, rounds, verdict, workplace

NOW = "2026-08-03T08:00:00.000Z"
CASE = "A-2026-0001"
ROUNDS = 15
READS = {
    "today": ["today"],
    "list": ["list"],
    "show": ["show", CASE],
    "why": ["why", CASE, "appeal"],
    "history": ["history", CASE],
}
WRITES = {
    "do": ["do", CASE, "amazon_answers", "answer=asks"],
    "tick": ["tick", CASE, "security.mail_settings.passwords"],
    "note": ["note", CASE, "Anruf"],
    "set": ["set", CASE, "police_number=ST/1/2026"],
}
READ_LIMIT, WRITE_LIMIT = 2.5, 4.0


def run() -> None:
    """Print each command's time and its ratio to the bare imports."""
    with workplace() as folder:
        letter = folder / "letter.txt"
        letter.write_text("Widerspruch", encoding="utf-8")
        offices.found(folder / "office")
        offices.case(folder / "office", offices.forty(letter))
        bare = child([sys.executable, "-c", "import click, sqlite3"])
        contenders: dict[str, Callable[[], float]] = {"bare": bare}
        for name, argv in {**READS, **WRITES}.items():
            # An office of its own: no command grows the case that another one is measured on.
            own = shutil.copytree(folder / "office", folder / name)
            program = str(Path(sys.executable).with_name("fristwerk"))
            contenders[name] = child([program, *argv, "--office", str(own)], FRISTWERK_NOW=NOW)
        found = rounds(contenders, ROUNDS)
    print(f"whole processes, against bare imports ({found['bare'] * 1000:.1f} ms)")
    for name in (*READS, *WRITES):
        ratio = found[name] / found["bare"]
        limit = READ_LIMIT if name in READS else WRITE_LIMIT
        print(f"  {name:8} {found[name] * 1000:8.1f} ms   {ratio:5.2f}   {verdict(ratio, limit, least=False)}")
