"""Projections of a case: the rows of `kase`, `agenda` and `item`, made from the fold alone.

Guarantee: the same case, record and instant give the same rows, so that a replay can be compared with what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.case import alarms, checklists, limits
from engine.case.case import OPEN, Case, Instance, Record, snapshot
from engine.case.limits import base_key
from engine.instants import Instant, day_end, plus, zone_of
from engine.office.reading import snapshot_text
from engine.periods import elapsed_hours, parse_length
from engine.store.daily import AgendaRow, ItemRow, KaseRow
from engine.workflow.model import Definition

FINDING = "finding"
POSTPONED = "duty"
UNSECURED = "unsecured"
"""The state of an agenda row whose limit nobody but the person who entered it has looked at."""


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
    open_now: Sequence[alarms.Alarm] | None = None,
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
        next_due=alarms.next_due(definition, case, at, open_now),
        owner=record.owner,
        client=client,
    )


def agenda_rows(
    definition: Definition,
    case: Case,
    record: Record,
    case_id: str,
    at: Instant,
    open_now: Sequence[alarms.Alarm] | None = None,
) -> list[AgendaRow]:
    """Return everything in a case that wants attention: limits, duties, reminders, findings on a `must`.

    `open_now` are the alarms of `at` where the caller has them already.
    """
    rows = [
        AgendaRow(case_id, one.key, one.kind, due_at(one), record.owner, _waiting_on(one), _row_state(one, record))
        for one in (alarms.alarms(definition, case, at) if open_now is None else open_now)
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


def due_at(alarm: alarms.Alarm) -> Instant | None:
    """Return when a row is due: a duty at its internal target, a limit that binds us with its last working day.

    None, and so before everything that has a date, where a limit is open again because the ground of its strike fell.
    """
    if alarm.kind == limits.DUTY and alarm.spec.target and alarm.at is not None:
        return plus(alarm.at, hours=elapsed_hours(parse_length(alarm.spec.target)))
    if alarm.kind == limits.DEADLINE and alarm.run is not None:
        if "strike_fell" in alarm.run:
            return None
        if alarm.run.get("work_by"):
            return _end_of_work(alarm.run)
    return alarm.at


def _end_of_work(run: Instance) -> Instant:
    day, place = run["work_by"], run["place"]
    assert day is not None
    assert place is not None
    return day_end(day, zone_of(place))


def secured(run: Instance, record: Record) -> bool:
    """Say whether a second person checked the limit with the `until` that it now has (SEMANTICS 4)."""
    wanted = [base_key(run), run["number"], run.get("until")]
    return any(one[:3] == wanted for one in record.checked)


def _row_state(alarm: alarms.Alarm, record: Record) -> str:
    run = alarm.run
    if alarm.kind != limits.DEADLINE or run is None or run["state"] != OPEN or run.get("until") is None:
        return "open"
    return "open" if secured(run, record) else UNSECURED


def _waiting_on(alarm: alarms.Alarm) -> str | None:
    others = alarm.kind == limits.DEADLINE and alarm.spec.binds not in (None, limits.US)
    return alarm.spec.binds if others else None


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
