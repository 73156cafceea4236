"""The README's screens are what the program says, line by line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(?P<body>\$ fristwerk .*?)```\n", re.DOTALL)
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_MARK = re.compile(
    r"<!-- screen: (?P<nth>\d+) -->\n```console\n\$ (?P<command>[^\n]+)\n(?P<screen>.*?)```\n", re.DOTALL
)


def written(story: Any, text: str) -> str:
    """Return the README with each marked screen as the story shows it now."""

    def fresh(found: re.Match[str]) -> str:
        command = found["command"].replace(" \\\n    ", " ")
        # Every entry holds a random number, so no two logs have the same head.
        screen = _HASH.sub("(64 hex digits)", story.said(command, int(found["nth"])))
        return f"<!-- screen: {found['nth']} -->\n```console\n$ {found['command']}\n{screen}```\n"

    return _MARK.sub(fresh, text)


def test_every_screen_is_what_the_program_says(story: Any) -> None:
    """A screen in the README is generated from the story; FRISTWERK_UPDATE_README=1 writes it anew."""
    text = README.read_text(encoding="utf-8")
    fresh = written(story, text)
    if os.environ.get("FRISTWERK_UPDATE_README"):
        README.write_text(fresh, encoding="utf-8")

    assert fresh == README.read_text(encoding="utf-8")


def test_no_screen_escapes_the_check() -> None:
    """Every console block that shows the program has its mark."""
    text = README.read_text(encoding="utf-8")

    assert len(_BLOCK.findall(text)) == len(_MARK.findall(text))
    assert _MARK.findall(text)
