"""What a caseworker types daily imports nothing heavy (CONTRACTS 5)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "sqlalchemy", "sqlmodel", "pydantic", "ruamel", "holidays", "structlog", "cryptography", "typst", "jinja2",
    "icalendar",
)  # fmt: skip
READS = ("transitions", "platformdirs")
PROGRAM = """
import sys
import cli
banned = sys.argv.pop(1).split()
try:
    cli.main()
except SystemExit as ended:
    found = sorted(name for name in banned if name in sys.modules)
    if ended.code or found:
        sys.exit(f"exit {ended.code}, imported: {', '.join(found)}")
"""


def _typed(folder: Path, banned: tuple[str, ...], *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FRISTWERK_OFFICE": str(folder), "FRISTWERK_NOW": "2026-09-01T08:06:00.000Z"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, " ".join(banned), *argv],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize(
    "argv",
    [
        ("today",),
        ("list",),
        ("show", "1"),
        ("why", "1"),
        ("why", "1", "appeal"),
        ("history", "1"),
        ("items", "1", "orders"),
        ("gaps", "1"),
        ("control-sheet",),
        ("completion", "bash"),
    ],
    ids=" ".join,
)
def test_a_read_imports_nothing_heavy(folder: Path, argv: tuple[str, ...]) -> None:
    """A read needs neither the machine nor the user's folders."""
    assert "" == _typed(folder, (*HEAVY, *READS), *argv).stderr


@pytest.mark.parametrize(
    "argv",
    [
        ("do", "1", "amazon_locks"),
        ("tick", "1", "clean_system", "result=scanned"),
        ("skip", "1", "unknown_addresses", "--because", "none"),
        ("set", "1", "clean_device=yes"),
        ("add", "1", "mailboxes", "address=info@lindenhof.example"),
        ("complete", "1", "mailboxes"),
        ("attach", "1", "/dev/null", "--as", "other"),
        ("note", "1", "x"),
        ("assign", "1", "p-02"),
        ("open", "hacked-account", "--client", "Ziegelwerk Ott"),
        ("correct", "1", "3", "--strike", "--reason", "x", "--yes"),
        ("sweep",),
        ("close-day",),
    ],
    ids=lambda argv: argv[0],
)
def test_a_write_imports_nothing_heavy(folder: Path, argv: tuple[str, ...]) -> None:
    """A write may use the machine, and nothing else that is slow to load."""
    assert "" == _typed(folder, HEAVY, *argv).stderr


def test_the_check_itself_can_fail(folder: Path) -> None:
    """A command that logs does import structlog, and the check says so."""
    assert "structlog" in _typed(folder, HEAVY, "today", "-v").stderr
