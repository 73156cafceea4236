"""All faults of a workflow folder in one run, each with file, line and column.

Guarantees:
- `lint` raises for no fault in the folder: it returns findings, sorted by place. What it returns without an error can
  be loaded, and what cannot be loaded has an error here: both read the folder with the same code.
"""

from __future__ import annotations

from pathlib import Path

from engine.workflow.finding import ERROR, NOTE, WARNING, Finding
from engine.workflow.load import examine

__all__ = ["ERROR", "NOTE", "WARNING", "Finding", "lint"]


def lint(folder: Path, root: Path) -> list[Finding]:
    """Return everything worth saying about the workflow in `folder`; paths are relative to `root`."""
    return list(examine(folder, root).findings)
