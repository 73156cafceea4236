"""The office of the command line's tests, and a way to type into it from a process of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import MORNING, Answer, folder, fristwerk, made

__all__ = ["folder", "fristwerk", "made"]

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
import cli
cli.main()
"""
Apart = Callable[..., "subprocess.Popen[str]"]


def own_environment(office: Path) -> dict[str, str]:
    """Return what a command in a process of its own needs: the office and the time of the tests."""
    own = {"FRISTWERK_OFFICE": str(office), "FRISTWERK_NOW": MORNING, "FRISTWERK_LANG": "en", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own}


@pytest.fixture
def apart(folder: Path) -> Apart:
    """Start a command in a process of its own; `largest_bytes` is how far it may let a file grow."""

    def started(*argv: str, largest_bytes: int = resource.RLIM_INFINITY) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(largest_bytes), *argv],
            env=own_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    return started


def ended(process: subprocess.Popen[str]) -> Answer:
    """Wait for a process and return what it left behind."""
    out, err = process.communicate(timeout=60)
    return Answer(process.returncode, out, err)
