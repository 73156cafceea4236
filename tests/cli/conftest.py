"""A training office that each test gets its own copy of, and a way to type commands into it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

import cli

MORNING = "2026-09-01T08:05:00.000Z"
CASE = "A-2026-0001"


class Answer(NamedTuple):
    """What a command left behind."""

    exit: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a command with --json."""
        return json.loads(self.out)


Type = Callable[..., Answer]


def type_into(folder: Path, *argv: str, now: str = MORNING, given: str | None = None, **environment: str) -> Answer:
    """Run one command line in English against the office in `folder`, at a simulated time."""
    own = {"FRISTWERK_OFFICE": str(folder), "FRISTWERK_NOW": now, "FRISTWERK_LANG": "en", "LC_ALL": "C.UTF-8"}
    ended = CliRunner().invoke(cli.fristwerk, list(argv), input=given, env={**own, **environment})
    return Answer(ended.exit_code, ended.stdout, ended.stderr)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a seller at the keyboard, a lawyer, and one case in its first hour."""
    folder = tmp_path_factory.mktemp("made") / "lindenhof"
    steps = (
        ("init", str(folder), "--training", "--name", "Maren Oelke", "--roles", "seller", "--origin", "lindenhof/test"),
        ("person", "add", "Dr. Till Rosemann", "--roles", "lawyer"),
        ("open", "hacked-account", "--client", "Lindenhof Keramik GmbH"),
        ("do", "1", "access_lost"),
        ("do", "1", "report", "channel=case"),
    )
    for argv in steps:
        answer = type_into(folder, *argv)
        assert answer.exit == 0, answer
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the office that the test may change."""
    return Path(shutil.copytree(made, tmp_path / "lindenhof"))


@pytest.fixture
def fristwerk(folder: Path) -> Type:
    """Type a command into the test's own office."""

    def typed(*argv: str, **more: Any) -> Answer:
        return type_into(folder, *argv, **more)

    return typed
