"""`today` and `list`: what is due in the whole office, and every case with its next limit.

Guarantees:
- Rows come out of the projections, soonest first, cut with a count of the rest; only cases that are shown are folded.
- A limit that is worked to an earlier day is due on that day, and overdue only once it is over.
- Every row ends with the next command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.case import alarms, checklists, limits
from engine.case.alarms import ADVANCE, Alarm
from engine.case.case import LAPSED, OPEN, Case, Instance
from engine.case.fold import unit_of
from engine.instants import Instant
from engine.office import due
from engine.office.limitviews import alarm_json, duty_json, limit_json
from engine.office.projecting import FINDING, UNSECURED, due_at, open_findings
from engine.office.reading import Loaded, load
from engine.office.session import Office
from engine.store import daily, sqlite
from engine.store.daily import AgendaRow
from engine.workflow.model import ACT, Action, Definition, Limit

Json = dict[str, Any]


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
    open_now = [one for one in alarms.alarms(loaded.definition, loaded.case, loaded.now) if one.at is not None]
    ours = [one for one in open_now if one.kind != limits.WAIT or (one.at or "") > loaded.now]
    first = min(ours, key=lambda one: due_at(one) or "", default=None)
    return None if first is None else alarm_json(loaded.definition, first, loaded.now, loaded.record)


def today(
    office: Office, *, days: int | None = 7, mine: bool = False, case_id: str | None = None, rows: int = due.ROWS
) -> Json:
    """Return what is due in the office, or in one case: overdue, today, soon, waiting on others, duties, unchecked.

    Of each group `rows` are given at most, of the whole office `days` ahead; each row has its next command. `more` says
    how many rows of a group are left out, `at_least` names the groups of which no more were counted; `unclosed` are
    days that the evening control has not closed; `alone` says that there is no second person who could check anything.
    """
    from engine.office.days import unclosed

    now = office.now()
    owner = office.actor().id if mine else None
    plan = due.parts(now, office.zone, days)
    if case_id is not None:
        found = due.of_case(office.con, plan, now, case_id, owner=owner)
    else:
        found = due.of_office(office.con, plan, now, owner=owner, most=rows)
    shown = _Shown(office, now)
    groups = {
        name: [one for row in group.rows if (one := shown.row(row, name)) is not None] for name, group in found.items()
    }
    late = [row for row in groups[due.OVERDUE] if _still_runs(row, now)]
    groups[due.OVERDUE] = [row for row in groups[due.OVERDUE] if not _still_runs(row, now)]
    groups[due.TODAY] += late
    groups[UNSECURED] += [one for row in late if row.row.state == UNSECURED and (one := shown.row(row.row, UNSECURED))]
    more = {name: group.total - len(group.rows) for name, group in found.items()}
    return {
        "zone": office.zone,
        "now": now,
        "groups": {name: [row.json for row in sorted(groups[name], key=_order)] for name in due.GROUPS},
        "more": {name: count for name, count in more.items() if count},
        "at_least": [name for name, group in found.items() if group.total > due.COUNTED_UP_TO],
        "unclosed": unclosed(office) if case_id is None else [],
        "alone": len(office.people()) == 1,
    }


def state_of(office: Office) -> int:
    """Return a number that changes whenever somebody else writes to the office."""
    return sqlite.data_version(office.con)


class _Row(NamedTuple):
    """A row of the agenda with what is shown of it."""

    row: AgendaRow
    json: Json


def _still_runs(row: _Row, now: Instant) -> bool:
    """Say whether a limit was worked to an earlier day than its last one, and is not over yet."""
    limit = row.json["limit"]
    return bool(limit and limit["kind"] == limits.DEADLINE and limit["state"] == OPEN and (limit["until"] or "") > now)


def _order(row: _Row) -> tuple[int, str]:
    """What is open again because its strike fell leads, what a step that moved nothing began never does."""
    limit = row.json["limit"]
    if limit is not None and limit["moot"]:
        return 4, row.row.at or "~"
    if limit is not None and "strike_fell" in limit["marks"]:
        return 0, limit["until"] or "~"
    if row.row.at is not None:
        return 1, row.row.at
    return (3 if limit is None else 2), row.json["case"]


class _Shown:
    """The cases of the rows that are shown, each loaded once."""

    def __init__(self, office: Office, now: Instant) -> None:
        self._office, self._now = office, now
        self._loaded: dict[str, Loaded] = {}
        self._alarms: dict[str, dict[str, Alarm]] = {}
        self._duties: dict[str, dict[str, Instant]] = {}

    def _case(self, case_id: str) -> Loaded:
        if case_id not in self._loaded:
            self._loaded[case_id] = load(self._office, case_id, self._now)
        return self._loaded[case_id]

    def row(self, row: AgendaRow, group: str) -> _Row | None:
        """Return a row as the case stands now; None where it stood only until something ran out since."""
        loaded = self._case(row.case_id)
        base: Json = {
            "case": row.case_id,
            "client": loaded.row.client,
            "workflow": loaded.definition.name,
            "digest": loaded.definition.digest,
            "limit": None,
            "finding": None,
        }
        if row.kind == FINDING:
            return _Row(row, {**base, **_finding(loaded, int(row.key.split("/")[1]))})
        limit = self._limit(row)
        if limit is None or (group == UNSECURED and limit["state"] != OPEN):
            return None
        limit["waiting_on"] = row.waiting_on
        step = _check_step(loaded, row.key) if group == UNSECURED else next_step(loaded, row.key)
        return _Row(row, {**base, "limit": limit, "next": {"argv": ["fristwerk", *step]}})

    def _limit(self, row: AgendaRow) -> Json | None:
        loaded = self._case(row.case_id)
        if row.kind == limits.DEADLINE:
            # Time alone makes an open one lapsed, which is shown until somebody has been told, and nothing else.
            run = limits.find_instance(loaded.case, row.key)
            return None if run is None else limit_json(loaded.definition, run, loaded.now, loaded.record)
        alarm = self._alarms_of(loaded).get(row.key)
        if alarm is not None and alarm.kind == row.kind:
            return alarm_json(loaded.definition, alarm, loaded.now, loaded.record)
        since = self._possible(loaded).get(row.key)
        return None if since is None else duty_json(row.key, since)

    def _alarms_of(self, loaded: Loaded) -> dict[str, Alarm]:
        if loaded.id not in self._alarms:
            found = alarms.alarms(loaded.definition, loaded.case, loaded.now)
            self._alarms[loaded.id] = {one.key: one for one in found}
        return self._alarms[loaded.id]

    def _possible(self, loaded: Loaded) -> dict[str, Instant]:
        """Return the checklist items of a case that became possible, each with since when."""
        if loaded.id not in self._duties:
            self._duties[loaded.id] = {
                view.unit.key: max(loaded.case.tracks[track]["since"] for track in needs)
                for view, needs in checklists.newly_possible(loaded.definition, loaded.case)
            }
        return self._duties[loaded.id]


def _finding(loaded: Loaded, seq: int) -> Json:
    clauses = [clause for entry, clause in open_findings(loaded.case, loaded.record) if entry == seq]
    argv = ["fristwerk", "acknowledge", loaded.id, str(seq)]
    return {"finding": seq, "clauses": clauses, "next": {"argv": argv}}


def next_step(loaded: Loaded, key: str) -> list[str]:
    """Return the command that deals with a row of the agenda: the act that meets it, the tick, the proof, or `why`."""
    run = limits.find_instance(loaded.case, key.replace(f".{ADVANCE}/", "/"))
    spec = loaded.definition.limits.get(run["key"] if run else key)
    if spec is None:
        return _tick_step(loaded, key)
    if run is not None and f".{ADVANCE}/" in key:
        return ["tick", loaded.id, _advance_name(loaded.case, run)]
    if run is not None and spec.kind == limits.DEADLINE:
        return _deadline_step(loaded, spec, run)
    if spec.kind in (limits.REMINDER, limits.WATCH) and run is None:
        return ["tick", loaded.id, spec.key]
    acts = list(_dealing_with(loaded.definition, spec))
    if spec.kind == limits.DUTY and len(acts) > 1:
        # Which of them is right (no risk, risk, high risk) is for a person to judge: none is put into their mouth.
        return ["why", loaded.id]
    if acts:
        return ["do" if spec.kind == limits.DUTY else "why", loaded.id, acts[0].name]
    return ["tick", loaded.id, _name(loaded.case, run)] if run is not None else ["show", loaded.id]


def _check_step(loaded: Loaded, key: str) -> list[str]:
    run = limits.find_instance(loaded.case, key)
    return ["deadline", "check", loaded.id, key if run is None else _name(loaded.case, run)]


def _name(case: Case, run: Instance) -> str:
    """Return how a limit is named on the command line: with its number only where another one is meant without it."""
    newest = case.newest(run["key"], run.get("item"))
    return limits.base_key(run) if newest is run else limits.instance_key(run)


def _advance_name(case: Case, run: Instance) -> str:
    short = _name(case, run) == limits.base_key(run)
    return f"{limits.base_key(run)}.{ADVANCE}" if short else alarms.advance_key(run)


def _deadline_step(loaded: Loaded, spec: Limit, run: Instance) -> list[str]:
    name = _name(loaded.case, run)
    if alarms.awaits_dispatch(spec, run):
        return ["deadline", "strike", loaded.id, name, "--proof", "FILE"]
    settled_late = run["state"] == LAPSED and "strike_fell" in run and not limits.is_overdue(spec, run)
    if run.get("moot") or settled_late:
        return ["deadline", "strike", loaded.id, name, "--because", "REASON"]
    given = spec.ends or spec.begins
    if run["state"] == OPEN and run.get("until") is None and given is not None:
        return ["correct", loaded.id, str(run["seq"]), f"{given}=DATE", "--reason", "TEXT"]
    for action in _dealing_with(loaded.definition, spec):
        # `why` is about an action, not about one item: the act itself says what it lacks there.
        on_item = "item" in run and action.home == spec.register
        item = [f"{spec.register}/{run['item']}"] if on_item else []
        return ["do" if on_item else "why", loaded.id, action.name, *item]
    return ["show", loaded.id]


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
        for track, states in alarms.tracks_of(spec.during).items():
            for action in acts.values():
                if action.home == track and any(action.moves.get(state, state) not in states for state in states):
                    yield action
