"""Command lines as somebody types them, run through the program's own grammar.

Guarantee: what a scenario reads stood on the screen, or in the object of `--json`; nothing is read from the inside.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

import cli

NOWHERE = Path("/nonexistent")
"""Where no office is."""


class Screen(NamedTuple):
    """What a command left behind: its exit code, the answer, and the messages beside it."""

    exit: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that stood on the screen, on one line."""
        return " ".join((self.out + " " + self.err).split())

    @property
    def object(self) -> dict[str, Any]:
        """The answer of a command with --json."""
        assert self.exit == 0, f"exit {self.exit}: {self.text}"
        found: dict[str, Any] = json.loads(self.out)
        return found


def type_in(*argv: str, office: Path = NOWHERE, now: str | None = None, lang: str = "en") -> Screen:
    """Type one command line."""
    own = {"FRISTWERK_OFFICE": str(office), "FRISTWERK_LANG": lang, "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    if now is not None:
        own["FRISTWERK_NOW"] = now
    ended = CliRunner().invoke(cli.fristwerk, list(argv), env=own)
    return Screen(ended.exit_code, ended.stdout, ended.stderr)
