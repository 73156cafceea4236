"""Two at one office, and one who is interrupted: exit 7 and 130, and never half a command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store import sqlite
from tests.cli.conftest import Type
from tests.limits.conftest import ROOT, Apart, ended, own_environment

_HOLD = """
import sys
from pathlib import Path
from engine.store import sqlite
con = sqlite.connect(Path(sys.argv[1]) / "fristwerk.db")
sqlite.begin(con)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the office's lock until its input ends."""
    other = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        env=own_environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert other.stdout is not None
    assert "held\n" == other.stdout.readline()
    yield other
    other.communicate()


def until_it_waits(process: subprocess.Popen[str]) -> None:
    """Return once the process has the office's database open; from then on it waits for the lock."""
    files = Path(f"/proc/{process.pid}/fd")
    while not any(os.path.realpath(one).endswith("fristwerk.db") for one in files.iterdir()):
        assert process.poll() is None
        time.sleep(0.02)


@pytest.mark.parametrize("argv", [("note", "1", "x"), ("do", "1", "amazon_locks")], ids=lambda argv: argv[0])
def test_a_lock_that_is_not_had_in_time_is_7(
    fristwerk: Type, held: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    """Whoever waits in vain is told to try again; afterwards it works."""
    assert 5000 == sqlite.BUSY_TIMEOUT_MS
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 50)
    answer = fristwerk(*argv)

    assert (7, "") == (answer.exit, answer.out)
    assert "somebody else is writing to this office" in answer.err
    held.communicate()
    assert 0 == fristwerk(*argv).exit


def test_reads_do_not_wait_for_a_writer(fristwerk: Type, held: subprocess.Popen[str]) -> None:
    """While somebody writes, the office is read as it was before."""
    found = {argv: fristwerk(*argv).exit for argv in [("today",), ("show", "1"), ("why", "1", "appeal"), ("list",)]}

    assert {0} == set(found.values())
    assert held.poll() is None


def test_a_writer_waits_for_another_one(apart: Apart, fristwerk: Type, held: subprocess.Popen[str]) -> None:
    """A lock that is given back in time is no failure."""
    waiting = apart("note", "1", "I waited", "--json")
    until_it_waits(waiting)
    held.communicate()

    assert 0 == ended(waiting).exit
    assert 4 == fristwerk("show", "1", "--json").json["size"]


def test_of_two_who_looked_at_the_same_case_only_one_writes(apart: Apart, fristwerk: Type) -> None:
    """Both saw three entries; the second is told that the case has moved on, and why that matters."""
    both = [apart("note", "1", f"writer {one}", "--expect", "3") for one in "ab"]
    answers = sorted((ended(one) for one in both), key=lambda one: one.exit)

    assert [0, 7] == [one.exit for one in answers]
    assert "has 4 entries by now, not 3" in answers[1].err
    assert 4 == fristwerk("show", "1", "--json").json["size"]


def test_many_at_once_lose_nothing(apart: Apart, fristwerk: Type) -> None:
    """Whoever gets a receipt is in the log, once, and in one gapless chain."""
    answers = [ended(one) for one in [apart("note", "1", f"writer {one}", "--json") for one in range(4)]]
    entries = [one.json["entry"] for one in answers]

    assert [4, 5, 6, 7] == sorted(entries)
    assert 0 == fristwerk("log", "verify").exit


@pytest.mark.parametrize(
    "argv", [("note", "1", "x"), ("do", "1", "appeal"), ("open", "hacked-account", "--client", "X")]
)
def test_interrupted_before_the_commit_nothing_is_written(
    fristwerk: Type, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    """Ctrl-C at the last moment: the command is not there, and the office is as sound as before."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "commit", interrupted)
        answer = fristwerk(*argv)

    assert (130, "") == (answer.exit, answer.out)
    assert 3 == fristwerk("show", "1", "--json").json["size"]
    assert 1 == len(fristwerk("list", "--json").json["cases"])
    assert 0 == fristwerk("log", "verify").exit


def test_a_real_signal_is_130(apart: Apart, fristwerk: Type, held: subprocess.Popen[str]) -> None:
    """SIGINT while the command waits for its turn; no traceback, and the note is not there."""
    waiting = apart("note", "1", "never mind", "-v")
    until_it_waits(waiting)
    waiting.send_signal(signal.SIGINT)
    answer = ended(waiting)

    assert 130 == answer.exit
    assert "Traceback" not in answer.err
    held.communicate()
    assert 3 == fristwerk("show", "1", "--json").json["size"]


def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path) -> None:
    """`fristwerk history 1 | head -1` ends quietly."""
    command = f'"{sys.executable}" -c "import cli; cli.main()" history 1 --json | head -c 1'
    done = subprocess.run(
        ["sh", "-c", command], env=own_environment(folder), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (0, "{", "") == (done.returncode, done.stdout, done.stderr)
