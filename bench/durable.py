"""One durable guarded action in a process that stays open, against a raw program that writes the same rows.

The case has 40 entries, the action 20 clauses and two sealed values. The raw program knows no rule: per commit it
writes one entry of the same bytes with its hash, two sealed values, the head, the case's state and its agenda.
Run with arguments (`ours` or `raw`, folder, number of actions) this module is the child that strace watches.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from bench.measure import ROOT, environment, rounds, verdict, workplace
from engine.office import acting, founding, recording
from engine.office.commanding import Options
from engine.office.session import DATABASE, Office

ACTIONS, WATCHED, ROUNDS, LIMIT = 100, 50, 5, 0.40
CASE = "A-2026-0001"
WORDS = [("reason", "Die Mandantin hat zugestimmt."), ("number", "123 Js 4567/26")]
FULL = 2


def run() -> None:
    """Print actions per second, their ratio, and what strace and SQLite say about durability."""
    with workplace() as folder:
        _office(folder)
        turns = {name: _turns(folder, name) for name in RUNNERS}
        found = rounds(turns, ROUNDS)
        ratio = found["raw"] / found["ours"]
        print("one durable guarded action: 40 entries, 20 clauses, two sealed values, synchronous=FULL in both")
        for name in RUNNERS:
            print(f"  {name:5} {1 / found[name]:8,.0f} /s   {_syncs(folder, name)}")
        print(f"  ratio {ratio:.2f}   {verdict(ratio, LIMIT, least=True)}")


def _turns(folder: Path, name: str) -> Callable[[], float]:
    def turn() -> float:
        return RUNNERS[name](_fresh(folder), ACTIONS)

    return turn


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder / "turn", ignore_errors=True)
    return shutil.copytree(folder / "office", folder / "turn")


def ours(directory: Path, count: int) -> float:
    """Do the action so many times; return seconds per action."""
    with Office.open(directory) as office:
        _check_synchronous(office.con)
        start = perf_counter()
        for _ in range(count):
            assert acting.act(office, CASE, "decide", WORDS, (), Options()).kind == "action"
        return (perf_counter() - start) / max(count, 1)


def raw(directory: Path, count: int) -> float:
    """Write the same bytes with plain SQL into plain tables; return seconds per commit."""
    con = sqlite3.connect(directory / DATABASE)
    text, snapshot = con.execute(
        "SELECT entry, snapshot FROM log_entry, kase WHERE case_seq = 40 AND case_id = id"
    ).fetchone()
    sealed = [row[0] for row in con.execute("SELECT disclosure FROM disclosure ORDER BY idx DESC LIMIT 2")]
    agenda = con.execute("SELECT * FROM agenda").fetchall()
    con.close()
    con = sqlite3.connect(directory / "raw.db", isolation_level=None)
    con.execute("PRAGMA journal_mode=WAL").fetchone()
    con.execute("PRAGMA synchronous=FULL")
    _check_synchronous(con)
    con.execute("CREATE TABLE log (idx INTEGER PRIMARY KEY, entry TEXT, hash BLOB)")
    con.execute("CREATE TABLE head (id INTEGER PRIMARY KEY, size INTEGER, root BLOB)")
    con.execute("CREATE TABLE state (id TEXT PRIMARY KEY, snapshot TEXT, seq INTEGER)")
    con.execute("CREATE TABLE agenda (id TEXT, key TEXT, kind, at, owner, waiting, state, PRIMARY KEY (id, key))")
    con.execute("CREATE TABLE sealed (digest TEXT PRIMARY KEY, idx INTEGER, text TEXT)")
    start = perf_counter()
    for number in range(count):
        data = text.replace('"v":1', f'"v":{number}').encode()
        digest = sha256(b"\0" + data).digest()
        con.execute("BEGIN IMMEDIATE")
        con.execute("INSERT INTO log VALUES (?, ?, ?)", (number, data.decode(), digest))
        con.executemany("INSERT INTO sealed VALUES (?, ?, ?)", [(f"{number}/{one}", number, one) for one in sealed])
        con.execute("INSERT OR REPLACE INTO head VALUES (1, ?, ?)", (number, digest))
        con.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (CASE, snapshot, number))
        con.executemany("INSERT OR REPLACE INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?)", agenda)
        con.execute("COMMIT")
    passed = perf_counter() - start
    con.close()
    return passed / max(count, 1)


RUNNERS = {"ours": ours, "raw": raw}


def _check_synchronous(con: sqlite3.Connection) -> None:
    assert con.execute("PRAGMA synchronous").fetchone() == (FULL,)
    assert con.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def _syncs(folder: Path, name: str) -> str:
    """Count fsync and fdatasync per action: what a run of many has more than a run of none."""
    if shutil.which("strace") is None:
        return "fsyncs not counted: no strace"
    many, none = (_watched(folder, name, count) for count in (WATCHED, 0))
    return f"{(many - none) / WATCHED:.2f} fsyncs each"


def _watched(folder: Path, name: str, count: int) -> int:
    argv = [sys.executable, "-m", "bench.durable", name, str(_fresh(folder)), str(count)]
    report = folder / "strace.txt"
    subprocess.run(
        ["strace", "-f", "-o", str(report), "-e", "trace=fsync,fdatasync", *argv],
        cwd=ROOT, env=environment(), check=True, capture_output=True,
    )  # fmt: skip
    return len(re.findall(r"f(?:data)?sync\(", report.read_text(encoding="utf-8")))


def _office(folder: Path) -> None:
    """Make a real office with a case of 40 entries under a workflow whose one action has 20 clauses."""
    root = folder / "workflows"
    _workflow(root)
    founding.init(folder / "office", name="Ada Rot", roles=("lawyer",))
    with Office.open(folder / "office") as office:
        recording.open_case(office, "bench", "Ohm GmbH", [("reference", "1/26")], Options(), [root])
        for number in range(38):
            recording.add_note(office, CASE, f"Notiz {number}", Options())
        receipt = acting.act(office, CASE, "decide", WORDS, (), Options())
        assert (receipt.kind, receipt.entry) == ("action", 40), receipt


def _workflow(root: Path) -> None:
    folder = root / "bench"
    folder.mkdir(parents=True)
    # All of them are met, and each has to be looked at.
    kinds = ("{known: reference, id: known_%d, source: R1}", "{state: {matter: running}, id: state_%d, source: R1}")
    clauses = "".join(f"          - {kinds[number % 2] % number}\n" for number in range(20))
    (folder / "workflow.yaml").write_text(_YAML + clauses + _REST, encoding="utf-8")
    for lang in ("de", "en"):
        (folder / f"{lang}.yaml").write_text(_LABELS, encoding="utf-8")
    (root / "rules.yaml").write_text(_RULES, encoding="utf-8")


_YAML = """\
workflow: bench
version: 1
roles: [lawyer]
parties: [court]
place: DE-BE
fields: {reference: reference}
tracks:
  matter:
    final: [over]
    states: [running, over]
    actions:
      decide:
        by: lawyer
        moves: {running: running}
        ask: {reason: text, number: reference}
        source: R1
        must:
"""
_REST = """\
      finish:
        by: lawyer
        moves: {running: over}
        source: R1
"""

_LABELS = """\
workflow: Bench
roles: {lawyer: lawyer}
parties: {court: court}
tracks: {matter: {name: matter, states: {running: running, over: over}}}
actions: {decide: {do: decide, done: decided}, finish: {do: finish, done: finished}}
inputs: {reason: reason, number: number}
fields: {reference: reference}
"""
_RULES = "R1: {weight: practice, as_of: 2026-11, de: Gemessen., en: Measured.}\n"


if __name__ == "__main__":
    RUNNERS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
