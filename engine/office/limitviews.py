"""Limits as JSON: the LIMIT of CONTRACTS 4, from an instance, an alarm, or a checklist item that became possible.

Guarantee: what a screen or a script is told of a limit is made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.case import alarms, checklists, limits
from engine.case.alarms import ADVANCE, Alarm, awaits_dispatch
from engine.case.case import LAPSED, OPEN, Case, Instance, Record
from engine.case.limits import base_key, find_instance, instance_key, is_overdue, wait_state
from engine.instants import Instant
from engine.office.projecting import due_at
from engine.office.reading import Loaded
from engine.workflow.model import Definition

Json = dict[str, Any]


_NO_INSTANCE: Json = {
    "item": None, "work_by": None, "remind": [], "asked": None, "checked_by": None, "closed_by": None, "struck": None,
    "proof": [], "extended": [],
}  # fmt: skip
"""What only an instance of a limit has."""


def limit_json(definition: Definition, run: Instance, now: Instant, record: Record) -> Json:
    """Return one instance of a limit as the LIMIT of CONTRACTS 4."""
    spec = definition.limits[run["key"]]
    announced = any((one["key"], one["number"]) == (base_key(run), run["number"]) for one in record.announced)
    marks: list[str] = [name for name in ("recorded_late", "done_at", "strike_fell") if name in run]
    marks += ["provisional"] if run["state"] == OPEN and "asked" in run else []
    marks += ["unstruck"] if awaits_dispatch(spec, run) else []
    check = check_of(run, record)
    if run["state"] == LAPSED:
        marks += [] if announced else ["pending"]
        marks += ["overdue"] if is_overdue(spec, run) else []
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
        "secured": check is not None,
        "source": list(spec.source),
        "entry": run["seq"],
        "steps": list(run.get("steps", ())),
        "moot": run.get("moot", False),
        "item": f"{spec.register}/{run['item']}" if "item" in run else None,
        "work_by": run.get("work_by"),
        "remind": list(run["remind"]),
        "asked": _asked(run),
        "checked_by": check[3] if check else None,
        "closed_by": run.get("closed_by"),
        "struck": run.get("struck_by"),
        "proof": list(run.get("proof", ())),
        "extended": list(run.get("extended", ())),
    }


def check_of(run: Instance, record: Record) -> list[Any] | None:
    """Return the newest check of the limit with the `until` that it now has, as `Record.checked` holds it, or None."""
    wanted = [base_key(run), run["number"], run.get("until")]
    return next((one for one in reversed(record.checked) if one[:3] == wanted), None)


def _asked(run: Instance) -> Json | None:
    asked = run.get("asked")
    if asked is None or run["state"] != OPEN:
        return None
    return {"until": asked["until"], "nominal_end": asked["nominal_end"], "entry": asked["seq"]}


def alarm_json(definition: Definition, alarm: Alarm, now: Instant, record: Record) -> Json:
    """Return an open limit, duty or reminder as a LIMIT."""
    if alarm.run is not None:
        found = {**limit_json(definition, alarm.run, now, record), "at": alarm.at}
        return {**found, "key": alarm.key, "kind": ADVANCE} if alarm.kind == ADVANCE else found
    spec = alarm.spec
    duty = spec.kind == limits.DUTY
    return {
        **_NO_INSTANCE,
        "key": spec.key,
        "kind": spec.kind,
        "state": OPEN,
        "binds": spec.binds,
        "nominal_end": None,
        "until": None,
        "opens": None,
        "at": None if duty else alarm.at,
        "since": alarm.since,
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


def limit_named(loaded: Loaded, text: str) -> Json | None:
    """Return the instance of a limit that `amazon_reply/2` names, or None; the name of an action is never a limit's."""
    run = find_instance(loaded.case, text) if loaded.definition.action(text) is None else None
    return None if run is None else limit_json(loaded.definition, run, loaded.now, loaded.record)


def all_limits(loaded: Loaded) -> list[Json]:
    """Return every limit of a case: instances in their order, then duties and recurring reminders that are open."""
    found = [limit_json(loaded.definition, run, loaded.now, loaded.record) for run in loaded.case.instances()]
    rows = alarms.alarms(loaded.definition, loaded.case, loaded.now)
    found += [alarm_json(loaded.definition, one, loaded.now, loaded.record) for one in rows if one.run is None]
    found += [_item_duty(one, loaded.case) for one in checklists.newly_possible(loaded.definition, loaded.case)]
    return found


def _item_duty(found: tuple[checklists.UnitView, Mapping[str, tuple[str, ...]]], case: Case) -> Json:
    one, needs = found
    since = max(case.tracks[track]["since"] for track in needs)
    return duty_json(one.unit.key, since)


def duty_json(key: str, since: Instant | None) -> Json:
    """Return the duty to do a checklist item whose need has been met."""
    return {
        **_NO_INSTANCE,
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
