"""The working days of an office: which of them the evening control has closed, and which it has not.

Guarantees:
- A closing stands: what is recorded afterwards comes after it, and the day is not open again.
- No day is asked for that was free at the office's place, or on which nothing was recorded and nothing was due; and
  none before the first day that the office closed at all.
- `unclosed` reads the newest closings and a few places of the log, however long the log is: `today` calls it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from engine.instants import Instant, day_end, day_of, day_start, plus
from engine.log.sealed import open_disclosure
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import StoredEntry

Json = dict[str, Any]
CONTROLLED = frozenset({"deadline", "dispatch", "advance", "reminder"})
"""Kinds of agenda rows that the evening control asks about, where they do not bind others."""

_CLOSINGS_READ = 40
"""So many of the newest closing entries are looked at: what an office left unclosed before them is settled."""


def closing_of(office: Office, day: str) -> Json | None:
    """Return how a day (`YYYY-MM-DD`) was closed, or None while it is not.

    `index` is that of the first entry of the closing; `left` names what was left open, each with its reason (None where
    it is withheld); `late` says that the day was over by then.
    """
    stored = daily.day_entries(office.con, day)
    if not stored:
        return None
    first = stored[0]
    parts = [one for one in stored if one.entry.cmd == first.entry.cmd]
    return {
        "index": first.index,
        "at": first.entry.recorded,
        "actor": first.entry.actor,
        "acted_by": first.entry.acted_by,
        "by": first.entry.by,
        "late": day_of(first.entry.recorded, office.zone) > day,
        "left": [one for part in parts for one in _left(office, part)],
        "looked_at": [one for part in parts for one in part.entry.data["looked_at"]],
    }


def _left(office: Office, part: StoredEntry) -> Iterator[Json]:
    reasons = dict(open_disclosure(text) for text in daily.disclosures_at(office.con, [part.index]).values())
    for n, one in enumerate(part.entry.data["left"], 1):
        yield {**one, "because": reasons.get(f"because.{n}")}


def unclosed(office: Office) -> list[str]:
    """Return the working days up to yesterday that have not been closed, oldest first."""
    closed = daily.days_closed(office.con, _CLOSINGS_READ)
    if not closed:
        return []
    today = day_of(office.now(), office.zone)
    return [day for day in working_days(office, min(closed), today) if day not in closed and _was_used(office, day)]


def working_days(office: Office, first: str, end: str) -> Iterator[str]:
    """Yield the days from `first` up to the one before `end` that are neither weekend nor holiday of the office."""
    free = daily.holidays(office.con, office.row.place, first, end)
    day, last = date.fromisoformat(first), date.fromisoformat(end)
    while day < last:
        if day.weekday() < 5 and day.isoformat() not in free:
            yield day.isoformat()
        day += timedelta(days=1)


def _was_used(office: Office, day: str) -> bool:
    """Say whether anything was recorded on a day, or something still open was due on it."""
    con, start, end = office.con, day_start(day, office.zone), day_end(day, office.zone)
    if daily.anything_between(con, daily.index_at(con, start), daily.index_at(con, end)):
        return True
    due = daily.agenda_due(con, start=start, end=plus(end, milliseconds=1), theirs=False, limit=-1)
    return any(row.kind in CONTROLLED and due_day(row.kind, row.at or start, office.zone) == day for row in due)


def due_day(kind: str, at: Instant, zone: str) -> str:
    """Return the day of a row: half-open ends belong to the day before midnight, advance deadlines to their own."""
    return day_of(at if kind in ("advance", "reminder") else plus(at, milliseconds=-1), zone)
