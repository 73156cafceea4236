"""Workflow versions of an office: loaded once, pinned by cases, readable for ever.

Guarantees:
- Daily commands read the compiled form out of the office and need no YAML parser; only new or changed files do.
- Loading is an entry of the log; the bytes are kept beside the compiled form.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from engine.errors import DamagedError, Text
from engine.store import daily
from engine.workflow.labels import Labels
from engine.workflow.model import Definition, definition


class Version(NamedTuple):
    """A workflow version with its words and reasons. `words` maps a language to its labels."""

    definition: Definition
    words: Mapping[str, Any]
    rules: Mapping[str, Any]

    def labels(self, lang: str) -> Labels:
        """Return the labels in `lang`, with English where one is missing."""
        return Labels(self.words.get(lang, self.words["en"]), self.words["en"], self.rules, lang)


_VERSIONS: dict[str, Version] = {}


def version(con: sqlite3.Connection, digest: str) -> Version:
    """Return the version with that digest, parsed once per process. Raises DamagedError if the office lacks it."""
    found = _VERSIONS.get(digest)
    if found is None:
        row = daily.workflow_by_digest(con, digest)
        if row is None:
            raise DamagedError(
                Text(f"the workflow version {digest[:12]} is missing", f"die Ablaufversion {digest[:12]} fehlt"),
                hint=Text("fristwerk log verify", "fristwerk log verify"),
            )
        found = _VERSIONS[digest] = of_compiled(row.compiled)
    return found


def taken_in(con: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Return name, version number and digest of every version that the office holds, in the order of loading."""
    return [(one.name, one.version, one.digest) for one in daily.workflows(con)]


def of_compiled(compiled: str) -> Version:
    """Build a version from its compiled JSON text."""
    raw = json.loads(compiled)
    return Version(definition(raw["definition"]), raw["labels"], raw["rules"])
