"""Limits as JSON: the LIMIT of CONTRACTS 4, from an instance, an alarm, or a checklist item that became possible.

Guarantee: what a screen or a script is told of a limit is made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.case import checklists, limits
from engine.case.case import LAPSED, OPEN, Case, Instance, Record
from engine.case.limits import Alarm, instance_key, wait_state
from engine.instants import Instant
from engine.office.projecting import due_at
from engine.office.reading import Loaded
from engine.workflow.model import Definition

Json = dict[str, Any]


def limit_json(definition: Definition, run: Instance, now: Instant, record: Record) -> Json:
    """Return one instance of a limit as the LIMIT of CONTRACTS 4."""
    spec = definition.limits[run["key"]]
    announced = any((one["key"], one["number"]) == (run["key"], run["number"]) for one in record.announced)
    marks: list[str] = [name for name in ("recorded_late", "done_at") if name in run]
    if run["state"] == LAPSED:
        marks += [] if announced else ["pending"]
        marks += ["overdue"] if not spec.lapse and "done_at" not in run else []
    state = wait_state(run, now) if spec.kind == limits.WAIT else run["state"]
    return {
        "key": instance_key(run),
        "kind": spec.kind,
        "state": state,
        "binds": spec.binds,
        "nominal_end": run.get("nominal_end"),
        "until": run.get("until"),
        "opens": run.get("opens"),
        "at": run.get("at"),
        "since": run["begun"],
        "marks": marks,
        "place": run.get("place"),
        "rule_set": run.get("rule_set"),
        "secured": False,
        "source": list(spec.source),
        "entry": run["seq"],
        "steps": list(run.get("steps", ())),
        "moot": run.get("moot", False),
    }


def alarm_json(definition: Definition, alarm: Alarm, now: Instant, record: Record) -> Json:
    """Return an open limit, duty or reminder as a LIMIT."""
    if alarm.run is not None:
        return {**limit_json(definition, alarm.run, now, record), "at": alarm.at}
    spec = alarm.spec
    duty = spec.kind == limits.DUTY
    return {
        "key": spec.key,
        "kind": spec.kind,
        "state": OPEN,
        "binds": spec.binds,
        "nominal_end": None,
        "until": None,
        "opens": None,
        "at": None if duty else alarm.at,
        "since": alarm.at if duty else None,
        "target": due_at(alarm) if duty and spec.target else None,
        "marks": [],
        "place": None,
        "rule_set": None,
        "secured": False,
        "source": list(spec.source),
        "entry": None,
        "steps": [],
        "moot": False,
    }


def all_limits(loaded: Loaded) -> list[Json]:
    """Return every limit of a case: instances in their order, then duties and recurring reminders that are open."""
    found = [limit_json(loaded.definition, run, loaded.now, loaded.record) for run in loaded.case.instances()]
    alarms = limits.alarms(loaded.definition, loaded.case, loaded.now)
    found += [alarm_json(loaded.definition, one, loaded.now, loaded.record) for one in alarms if one.run is None]
    found += [_item_duty(one, loaded.case) for one in checklists.newly_possible(loaded.definition, loaded.case)]
    return found


def _item_duty(found: tuple[checklists.UnitView, Mapping[str, tuple[str, ...]]], case: Case) -> Json:
    one, needs = found
    since = max(case.tracks[track]["since"] for track in needs)
    return duty_json(one.unit.key, since)


def duty_json(key: str, since: Instant | None) -> Json:
    """Return the duty to do a checklist item whose need has been met."""
    return {
        "key": key,
        "kind": limits.DUTY,
        "state": OPEN,
        "binds": None,
        "nominal_end": None,
        "until": None,
        "opens": None,
        "at": None,
        "since": since,
        "target": None,
        "marks": [],
        "place": None,
        "rule_set": None,
        "secured": False,
        "source": [],
        "entry": None,
        "steps": [],
        "moot": False,
    }
