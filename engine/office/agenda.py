"""`today` and `list`: what is due in the whole office, and every case with its next limit.

Guarantees:
- Rows come out of the projections, soonest first, cut at 50 with a count of the rest; only cases that are shown are
  folded.
- Every row ends with the next command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.case import checklists, limits
from engine.case.fold import unit_of
from engine.instants import Instant, day_end, day_of, plus
from engine.office.limitviews import alarm_json, duty_json, limit_json
from engine.office.projecting import FINDING, due_at, open_findings
from engine.office.reading import Loaded, load
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import AgendaRow
from engine.workflow.model import ACT, Action, Definition, Limit

Json = dict[str, Any]
ROWS_SHOWN = 50


def listing(office: Office, *, state: tuple[str, str] | None = None, client: str | None = None) -> Json:
    """Return all cases, or those in a state of a track or of a client, each with its next limit."""
    rows = []
    for row in daily.list_cases(office.con, client=client):
        loaded = load(office, row.id, office.now())
        tracks = {name: one["state"] for name, one in loaded.case.tracks.items()}
        if state is None or tracks.get(state[0]) == state[1]:
            rows.append(
                {
                    "case": row.id,
                    "client": row.client,
                    "workflow": loaded.definition.name,
                    "digest": loaded.definition.digest,
                    "tracks": tracks,
                    "next": _next(loaded),
                }
            )
    return {"zone": office.zone, "cases": rows}


def _next(loaded: Loaded) -> Json | None:
    open_now = [one for one in limits.alarms(loaded.definition, loaded.case, loaded.now) if one.at is not None]
    ours = [one for one in open_now if one.kind != limits.WAIT or (one.at or "") > loaded.now]
    first = min(ours, key=lambda one: due_at(one) or "", default=None)
    return None if first is None else alarm_json(loaded.definition, first, loaded.now, loaded.record)


def today(office: Office, *, days: int = 7, mine: bool = False) -> Json:
    """Return what is due: overdue, today, soon, waiting on others; each row with its next command."""
    now = office.now()
    owner = office.actor().id if mine else None
    end_of_day = day_end(day_of(now, office.zone), office.zone)
    horizon = plus(end_of_day, days=days)
    # What ends at this instant is over: half-open, like every limit.
    from_now = plus(now, milliseconds=1)
    overdue = daily.agenda_due(office.con, end=from_now, owner=owner, limit=ROWS_SHOWN)
    coming = daily.agenda_due(office.con, start=from_now, end=horizon, owner=owner, limit=2 * ROWS_SHOWN)
    undated = daily.agenda_undated(office.con, owner=owner, limit=ROWS_SHOWN)
    groups: dict[str, list[AgendaRow]] = {"overdue": list(overdue), "today": [], "soon": [], "waiting": []}
    for row in coming:
        groups[_group(row, end_of_day)].append(row)
    groups["today"] = [*undated, *groups["today"]]
    more = {name: max(0, len(rows) - ROWS_SHOWN) for name, rows in groups.items()}
    more["overdue"] = daily.agenda_count(office.con, end=from_now, owner=owner) - len(overdue)
    hidden = daily.agenda_count(office.con, start=from_now, end=horizon, owner=owner) - len(coming)
    more["soon"] += max(0, hidden)
    shown: dict[str, Loaded] = {}
    return {
        "zone": office.zone,
        "now": now,
        "groups": {
            name: [one for row in rows[:ROWS_SHOWN] if (one := _row(office, row, now, shown)) is not None]
            for name, rows in groups.items()
        },
        "more": {name: count for name, count in more.items() if count},
    }


def _group(row: AgendaRow, end_of_day: Instant) -> str:
    if row.waiting_on is not None or row.kind == limits.WAIT:
        return "waiting"
    return "today" if (row.at or "") < end_of_day else "soon"


def _row(office: Office, row: AgendaRow, now: Instant, shown: dict[str, Loaded]) -> Json | None:
    loaded = shown.get(row.case_id)
    if loaded is None:
        loaded = shown[row.case_id] = load(office, row.case_id, now)
    base: Json = {
        "case": row.case_id,
        "client": loaded.row.client,
        "workflow": loaded.definition.name,
        "digest": loaded.definition.digest,
        "limit": None,
        "finding": None,
    }
    if row.kind == FINDING:
        seq = int(row.key.split("/")[1])
        argv = ["fristwerk", "acknowledge", row.case_id, str(seq)]
        clauses = [clause for entry, clause in open_findings(loaded.case, loaded.record) if entry == seq]
        return {**base, "finding": seq, "clauses": clauses, "next": {"argv": argv}}
    if row.kind == limits.WAIT and (row.at or now) <= now:
        return None
    return {**base, "limit": _row_limit(loaded, row), "next": {"argv": ["fristwerk", *next_step(loaded, row.key)]}}


def _row_limit(loaded: Loaded, row: AgendaRow) -> Json:
    key, _, rest = row.key.partition("/")
    for run in loaded.case.limits.get(key, ()):
        if rest and run["number"] == int(rest):
            found = limit_json(loaded.definition, run, loaded.now, loaded.record)
            # A reminder that was put off is due on the day it was put off to.
            at = row.at if row.kind == limits.REMINDER else found["at"]
            return {**found, "at": at, "waiting_on": row.waiting_on}
    for one in limits.alarms(loaded.definition, loaded.case, loaded.now):
        if one.key == row.key:
            return alarm_json(loaded.definition, one, loaded.now, loaded.record)
    for view, needs in checklists.newly_possible(loaded.definition, loaded.case):
        if view.unit.key == row.key:
            return duty_json(row.key, max(loaded.case.tracks[track]["since"] for track in needs))
    return duty_json(row.key, row.at)


def next_step(loaded: Loaded, key: str) -> list[str]:
    """Return the command that deals with a limit: the act that meets it, the tick, or `why`."""
    name = key.partition("/")[0]
    spec = loaded.definition.limits.get(name)
    if spec is None:
        return _tick_step(loaded, key)
    if spec.kind == limits.REMINDER and spec.during is not None:
        return ["tick", loaded.id, name]
    for action in _dealing_with(loaded.definition, spec):
        return ["do" if spec.kind == limits.DUTY else "why", loaded.id, action.name]
    return [
        "tick" if spec.kind == limits.REMINDER else "show",
        loaded.id,
        *([name] if spec.kind == limits.REMINDER else []),
    ]


def _tick_step(loaded: Loaded, key: str) -> list[str]:
    name, _, on = key.partition("@")
    unit = unit_of(loaded.definition, name, on or None)
    item = loaded.definition.checklists[unit.checklist].item(unit.item) if unit else None
    if item is not None and item.each and not on:
        full = bool(loaded.case.items.get(item.each))
        return ["complete" if full else "add", loaded.id, item.each]
    return ["tick", loaded.id, name, *([on] if on else [])]


def _dealing_with(definition: Definition, spec: Limit) -> Iterator[Action]:
    """Yield the acts that meet a limit, that a reminder reminds of, or that lead out of a duty's state."""
    triggers = (*spec.met, *spec.ended) if spec.kind == limits.REMINDER else spec.met
    acts = {name: one for name, one in definition.actions.items() if one.nature == ACT}
    yield from (acts[one.action] for one in triggers if one.action in acts)
    if spec.during is not None:
        for track, states in limits.tracks_of(spec.during).items():
            for action in acts.values():
                if action.home == track and any(action.moves.get(state, state) not in states for state in states):
                    yield action
