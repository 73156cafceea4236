"""Projections held against their replay, and taken down for a new one.

- A projection is disposable: all that stands in it follows from the log, and dropping it loses nothing.
- `differences` names table, column and case of every value that is not what the replay gives.
- A withheld value (its disclosure was destroyed) equals whatever is found; an emptied plaintext column where the
  disclosure still exists does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

from engine.log.verify import Problem

WITHHELD: Final[Any] = object()
"""Stands in an expected row for a value whose disclosure is gone."""

TABLES = ("agenda", "item", "kase", "person", "office")
"""Tables that a replay of the log fills."""

KEY_FIELDS = {"agenda": 2, "item": 3, "kase": 1, "person": 1, "office": 0}
"""How many of the leading fields of a table's row (engine.store.daily) are its key."""


def differences(
    table: str, case: str | None, expected: Iterable[tuple[Any, ...]], found: Iterable[tuple[Any, ...]]
) -> Iterator[Problem]:
    """Yield what differs between the rows a replay gives and those that are stored.

    Both are the NamedTuples of `engine.store.daily` for `table`; `case` is their case, None for the office.
    """
    width = KEY_FIELDS[table]
    want = {row[:width]: row for row in expected}
    have = {row[:width]: row for row in found}
    for key in sorted(want.keys() | have.keys(), key=str):
        wanted, stored = want.get(key), have.get(key)
        if wanted is None or stored is None:
            name = f"{table} {'/'.join(str(part) for part in key)}".strip()
            yield _problem(case, name, _row(wanted), _row(stored))
        elif wanted != stored:
            yield from _columns(table, case, wanted, stored)


def _columns(table: str, case: str | None, wanted: Any, stored: Any) -> Iterator[Problem]:
    for field, want, have in zip(stored._fields, wanted, stored, strict=True):
        if want is not WITHHELD and want != have:
            yield _problem(case, f"{table}.{field}", str(want), str(have))


def _row(row: object) -> str:
    return "no row" if row is None else "a row"


def _problem(case: str | None, place: str, expected: str, found: str) -> Problem:
    return Problem(None, case, None, "projection", f"{place}: {expected}", f"{place}: {found}")


def cases_in_log(con: sqlite3.Connection) -> list[str]:
    """Return the ids of all cases that the log knows, in order."""
    return [
        row[0] for row in con.execute("SELECT DISTINCT case_id FROM log_entry WHERE case_id IS NOT NULL ORDER BY 1")
    ]


def strays(con: sqlite3.Connection) -> Iterator[Problem]:
    """Yield rows of cases that the log does not know."""
    for table, column in (("kase", "id"), ("agenda", "case_id"), ("item", "case_id")):
        rows = con.execute(
            f"SELECT DISTINCT {column} FROM {table} "
            f"WHERE NOT EXISTS (SELECT 1 FROM log_entry WHERE log_entry.case_id = {table}.{column}) ORDER BY 1"
        )
        for (case,) in rows.fetchall():
            yield _problem(case, f"{table} {case}", _row(None), _row(case))
