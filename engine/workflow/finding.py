"""What is wrong in a workflow folder, as values: nothing is raised before everything has been read.

Guarantees:
- A `Finding` names file, line and column (both from 1) of the character where the fault begins.
- A `Report` keeps every finding; `sorted_findings` orders them by place, so one run shows all of them in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from engine.errors import Text

ERROR, WARNING, NOTE = "error", "warning", "note"


class Spot(NamedTuple):
    """A place in a file; `file` is relative to the root of the workflows, lines and columns count from 1."""

    file: str
    line: int
    column: int


class Finding(NamedTuple):
    """One fault. `severity` is "error" (the workflow is refused), "warning" or "note" (shown only with -v)."""

    file: str
    line: int
    column: int
    severity: str
    code: str
    message: Text
    nearest: tuple[str, ...] = ()


class Report:
    """Collects findings while a folder is read."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    def error(self, spot: Spot, code: str, message: Text, nearest: Iterable[str] = ()) -> None:
        """Record a fault that keeps the workflow from being used."""
        self._findings[Finding(*spot, ERROR, code, message, tuple(nearest))] = None

    def warning(self, spot: Spot, code: str, message: Text) -> None:
        """Record something that is allowed and probably not meant."""
        self._findings[Finding(*spot, WARNING, code, message)] = None

    def note(self, spot: Spot, code: str, message: Text) -> None:
        """Record something that an author may want to know when asking for everything."""
        self._findings[Finding(*spot, NOTE, code, message)] = None

    def unknown(self, spot: Spot, what: Text, code: str, name: str, known: Iterable[str]) -> None:
        """Record a name that stands for nothing here, with the names that come nearest to it."""
        import difflib

        nearest = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
        message = Text(f"there is no {what.en} “{name}”", f"{what.de} „{name}“ gibt es nicht")
        self.error(spot, code, message, nearest)

    def sorted_findings(self) -> list[Finding]:
        """Return all findings in reading order."""
        return sorted(self._findings, key=lambda one: (one.file, one.line, one.column, one.code))

    def has_errors(self) -> bool:
        """Tell whether the workflow must be refused."""
        return any(one.severity == ERROR for one in self._findings)
