"""Which rows of the agenda stand in which group of `today`, and how many there are.

Guarantees:
- Every group is read through an index, each kind of row by itself: nothing that may wait crowds out what is due.
- Nothing is counted beyond a thousand, so an office of a million limits answers as fast as one of a hundred.
- Half-open: a deadline whose last day is today stands under today, one that ends at this instant is over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.case.alarms import ADVANCE, DISPATCH
from engine.case.limits import DEADLINE, DUTY, REMINDER, WAIT, WATCH
from engine.instants import Instant, day_end, day_of, day_start, plus
from engine.office.projecting import FINDING, UNSECURED
from engine.store import daily
from engine.store.daily import AgendaRow

OVERDUE, TODAY, SOON, WAITING, DUTIES = "overdue", "today", "soon", "waiting", "duties"
GROUPS = (OVERDUE, TODAY, SOON, WAITING, DUTIES, UNSECURED)
COUNTED_UP_TO = 1000
ROWS = 15
"""So many rows of a group are shown unless more are asked for: each costs a case that is loaded."""

_FOLLOW_UPS = (REMINDER, ADVANCE)


class Group(NamedTuple):
    """The rows of one group, soonest first, and how many there are in all; `total` may say "more than a thousand"."""

    rows: list[AgendaRow]
    total: int


class Part(NamedTuple):
    """One kind of row in a span of time, `start` <= at < `end`, or with no date at all."""

    kind: str
    theirs: bool = False
    start: Instant | None = None
    end: Instant | None = None
    dated: bool = True

    def holds(self, row: AgendaRow) -> bool:
        """Say whether a row belongs here."""
        if row.kind != self.kind or (row.waiting_on is not None) != self.theirs or (row.at is not None) != self.dated:
            return False
        return row.at is None or ((self.start or "") <= row.at and (self.end is None or row.at < self.end))


def parts(now: Instant, zone: str, days: int | None) -> Mapping[str, tuple[Part, ...]]:
    """Return what each group is made of at `now`; `days` is how far soon and waiting reach, None without an end."""
    today = day_of(now, zone)
    morning, night = day_start(today, zone), day_end(today, zone)
    horizon = None if days is None else plus(night, days=days)
    # The end of a deadline is the first instant after it, so that one belongs to the span that it closes.
    past, tonight = plus(now, milliseconds=1), plus(night, milliseconds=1)
    last = None if horizon is None else plus(horizon, milliseconds=1)
    undated = (Part(DEADLINE, dated=False), Part(DEADLINE, theirs=True, dated=False))
    return {
        OVERDUE: (
            Part(DEADLINE, end=past),
            Part(DEADLINE, theirs=True, end=past),
            Part(DISPATCH, end=past),
            *(Part(kind, end=morning) for kind in _FOLLOW_UPS),
        ),
        TODAY: (
            Part(DEADLINE, start=past, end=tonight),
            Part(DISPATCH, start=past),
            *(Part(kind, start=morning, end=night) for kind in _FOLLOW_UPS),
            Part(WATCH, end=past),
            *undated,
            *(Part(kind, dated=False) for kind in (DISPATCH, REMINDER, WAIT, FINDING)),
        ),
        SOON: (
            Part(DEADLINE, start=tonight, end=last),
            *(Part(kind, start=night, end=horizon) for kind in _FOLLOW_UPS),
        ),
        WAITING: (
            Part(DEADLINE, theirs=True, start=past, end=last),
            *(Part(kind, start=past, end=last) for kind in (WAIT, WATCH)),
        ),
        DUTIES: (Part(DUTY), Part(DUTY, dated=False)),
    }


def of_office(
    con: sqlite3.Connection,
    plan: Mapping[str, tuple[Part, ...]],
    now: Instant,
    *,
    owner: str | None = None,
    most: int = ROWS,
) -> dict[str, Group]:
    """Return the groups of the office, or of one person's cases, each cut at `most` rows.

    Undated rows come after those with a date and are cut by themselves. What is over by `now` is not asked to be
    checked any more.
    """
    found = {name: _read(con, of, most, owner) for name, of in plan.items()}
    # Nobody's last day passes over a duty: with a date or without, they are one list.
    found[DUTIES] = found[DUTIES]._replace(rows=found[DUTIES].rows[:most])
    rows = daily.agenda_unsecured(con, owner, most + 1, start=now)
    total = len(rows)
    if total > most:
        total = daily.agenda_unsecured_count(con, start=now, owner=owner, most=COUNTED_UP_TO + 1)
    return {**found, UNSECURED: Group(rows[:most], total)}


def _read(con: sqlite3.Connection, of: Iterable[Part], most: int, owner: str | None) -> Group:
    dated: list[AgendaRow] = []
    undated: list[AgendaRow] = []
    total = 0
    for one in of:
        if one.dated:
            rows = daily.agenda_due(
                con, start=one.start, end=one.end, kind=one.kind, theirs=one.theirs, owner=owner, limit=most + 1
            )
            dated += rows
        else:
            rows = daily.agenda_undated(con, owner, most + 1, kind=one.kind, theirs=one.theirs)
            undated += rows
        total += len(rows) if len(rows) <= most else _count(con, one, owner)
    return Group([*sorted(dated, key=_by_time)[:most], *undated[:most]], min(total, COUNTED_UP_TO + 1))


def _count(con: sqlite3.Connection, one: Part, owner: str | None) -> int:
    most = COUNTED_UP_TO + 1
    if not one.dated:
        return daily.agenda_undated_count(con, kind=one.kind, theirs=one.theirs, owner=owner, most=most)
    return daily.agenda_count(
        con, start=one.start, end=one.end, kind=one.kind, theirs=one.theirs, owner=owner, most=most
    )


def of_case(
    con: sqlite3.Connection,
    plan: Mapping[str, tuple[Part, ...]],
    now: Instant,
    case_id: str,
    *,
    owner: str | None = None,
) -> dict[str, Group]:
    """Return the groups of one case, whole."""
    own = [row for row in daily.agenda_of(con, case_id) if owner is None or row.owner == owner]
    found = {
        name: sorted((row for row in own if any(one.holds(row) for one in of)), key=_by_time)
        for name, of in plan.items()
    }
    unsecured = (row for row in own if row.state == UNSECURED and (row.at is None or row.at >= now))
    found[UNSECURED] = sorted(unsecured, key=_by_time)
    return {name: Group(rows, len(rows)) for name, rows in found.items()}


def _by_time(row: AgendaRow) -> tuple[str, str, str]:
    return row.at or "~", row.case_id, row.key
