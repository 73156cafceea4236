"""The steps about dossiers: made by the command, read from the files that leave the office."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from pytest_bdd import parsers, then

from features.support.story import Story
from features.support.typing import type_in

AUDIENCES = {"Amazon": "amazon", "the lawyer": "lawyer"}
_FOR = rf"the dossier for (?P<reader>{'|'.join(AUDIENCES)})"
MANIFEST = "manifest-sha256.txt"


def _made(story: Story, reader: str) -> Path:
    """Return the folder of a dossier; the second time it is the same one."""
    story.settled()
    folder = story.files / f"dossier-{AUDIENCES[reader]}"
    if not folder.exists():
        line = ("dossier", story.case_id, "-o", str(folder), "--for", AUDIENCES[reader])
        assert 0 == type_in(*line, office=story.folder, now=story.now).exit
    return folder


def _told(folder: Path) -> str:
    """Return all entries of a dossier as they can be read there, with what is disclosed of their sealed values."""
    rows = [json.loads(line) for line in (folder / "entries.jsonl").read_text("utf-8").splitlines()]
    sealed = [one for row in rows for one in row.get("disclosures", ())]
    opened = [base64.urlsafe_b64decode(one + "=" * (-len(one) % 4)).decode("utf-8") for one in sealed]
    return "\n".join([*(row.get("text", "") for row in rows), *opened])


@then(parsers.re(rf'{_FOR} says "(?P<words>[^"]+)"'))
def says(story: Story, reader: str, words: str) -> None:
    assert words in _told(_made(story, reader))


@then(parsers.re(rf'{_FOR} nowhere says "(?P<words>[^"]+)"'))
def says_nowhere(story: Story, reader: str, words: str) -> None:
    folder = _made(story, reader)
    assert words not in _told(folder)
    assert not any(words.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@then("every file of both dossiers is what its list of hashes says")
def hashes_hold(story: Story) -> None:
    for reader in AUDIENCES:
        folder = _made(story, reader)
        listed = dict(reversed(line.split("  ", 1)) for line in (folder / MANIFEST).read_text("utf-8").splitlines())
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == {
            **listed,
            MANIFEST: hashlib.sha256(files[MANIFEST].read_bytes()).hexdigest(),
        }
