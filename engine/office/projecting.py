"""Projections of a case: the rows of `kase`, `agenda` and `item`, made from the fold alone.

Guarantee: the same case, record and instant give the same rows, so that a replay can be compared with what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.case import checklists, limits
from engine.case.case import Case, Record, snapshot
from engine.instants import Instant, plus
from engine.office.reading import snapshot_text
from engine.periods import elapsed_hours, parse_length
from engine.store.daily import AgendaRow, ItemRow, KaseRow
from engine.workflow.model import Definition

FINDING = "finding"
POSTPONED = "duty"


def kase_row(
    definition: Definition,
    case: Case,
    record: Record,
    case_id: str,
    at: Instant,
    *,
    place: str,
    prev: str,
    client: str | None,
    open_now: Sequence[limits.Alarm] | None = None,
) -> KaseRow:
    """Return the row of a case as it stands at `at`; `prev` is the hex leaf hash of its last entry.

    The snapshot keeps `at`: a sweep may move `next_due` on without writing an entry, and the replay has to know.
    """
    return KaseRow(
        id=case_id,
        workflow=definition.digest,
        snapshot=snapshot_text(snapshot(case), record, place, at),
        seq=record.size,
        prev=prev,
        next_due=limits.next_due(definition, case, at, open_now),
        owner=record.owner,
        client=client,
    )


def agenda_rows(
    definition: Definition,
    case: Case,
    record: Record,
    case_id: str,
    at: Instant,
    open_now: Sequence[limits.Alarm] | None = None,
) -> list[AgendaRow]:
    """Return everything in a case that wants attention: limits, duties, reminders, findings on a `must`.

    `open_now` are the alarms of `at` where the caller has them already.
    """
    rows = [
        AgendaRow(case_id, one.key, one.kind, due_at(one), record.owner, _waiting_on(one), "open")
        for one in (limits.alarms(definition, case, at) if open_now is None else open_now)
    ]
    rows += _duties_of_checklists(definition, case, record, case_id)
    rows += [
        AgendaRow(case_id, f"finding/{seq}", FINDING, None, record.owner, None, "open")
        for seq in sorted({seq for seq, _ in open_findings(case, record)})
    ]
    return rows


def open_findings(case: Case, record: Record) -> list[tuple[int, str]]:
    """Return the findings on a `must` that nobody has acknowledged."""
    seen = set(record.acknowledged)
    return sorted({one for one in case.findings if ".must." in one[1] and one not in seen})


def due_at(alarm: limits.Alarm) -> Instant | None:
    """Return when a row is due: a duty at its internal target, if it has one, else from its beginning."""
    if alarm.kind == limits.DUTY and alarm.spec.target and alarm.at is not None:
        return plus(alarm.at, hours=elapsed_hours(parse_length(alarm.spec.target)))
    return alarm.at


def _waiting_on(alarm: limits.Alarm) -> str | None:
    return alarm.spec.binds if alarm.spec.binds not in (None, "us") else None


def _duties_of_checklists(definition: Definition, case: Case, record: Record, case_id: str) -> Iterator[AgendaRow]:
    """A postponed item is a duty from the moment its need is met (SEMANTICS 5)."""
    for one, _needs in checklists.newly_possible(definition, case):
        # No date: it is to be done without undue delay, and never overdue by the clock.
        yield AgendaRow(case_id, one.unit.key, POSTPONED, None, record.owner, None, "open")


def item_rows(
    case: Case,
    case_id: str,
    wanted: Iterable[tuple[str, int]],
    matches: Mapping[tuple[str, int], str | None],
) -> Iterator[ItemRow]:
    """Return the rows of items as they stand in the case; `matches` are their sealed keys in plain."""
    for register, number in wanted:
        one = case.items[register].get(number)
        if one is None:
            continue
        data = {"seq": one["seq"], "values": one["values"], "known": one["known"]}
        yield ItemRow(case_id, register, number, one["state"], one["at"], data, matches.get((register, number)))
