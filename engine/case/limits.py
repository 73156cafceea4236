"""Limits in a case: how one begins, is met, ends and lapses (SEMANTICS 4).

Guarantees:
- Half-open: a fact at `until` is late. A limit lapses at `until`, but never before the entry that gave it.
- A fact touches only the newest instance that began before it; one instance per key is open at a time. A limit of a
  register runs for each item by itself.
- A limit without a date is open and never lapses.
- Dates are taken from the results stored with the entry that started the limit; nothing is computed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import ENDED, LAPSED, MET, OPEN, SUPERSEDED, Case, Instance, Lapse, item_key
from engine.case.conditions import evaluate, situation_of
from engine.case.facts import Fact
from engine.instants import Instant
from engine.workflow.model import OBSERVATION, Action, Definition, Limit, Trigger

DEADLINE, WAIT, REMINDER, DUTY, WATCH = "deadline", "wait", "reminder", "duty", "watch"
US = "us"

Moves = Sequence[Mapping[str, str]]


class Due(NamedTuple):
    """A limit that has run out, and the instant of its lapse."""

    spec: Limit
    run: Instance
    at: Instant


def base_key(run: Instance) -> str:
    """Name what an instance is a run of: `amazon_reply`, or `claims/3.response` for that of an item."""
    return of_item(run["key"], run.get("item"))


def of_item(key: str, item: int | None) -> str:
    """Name the limit `key` of one register item: `claims/3.response` for `claims.response`."""
    register, _, name = key.partition(".")
    return key if item is None else f"{register}/{item}.{name}"


def instance_key(run: Instance) -> str:
    """Name an instance: `amazon_reply/2`, `claims/3.response/1`."""
    return f"{base_key(run)}/{run['number']}"


_NAMED = re.compile(r"(?a)(?:(?P<register>\w+)/(?P<item>\d{1,9})\.)?(?P<name>[\w.]+)(?:/(?P<number>\d{1,9}))?")


def find_instance(case: Case, text: str) -> Instance | None:
    """Return the instance that `amazon_reply/2` names, the newest where no number stands, or None."""
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    item = int(found["item"]) if found["item"] else None
    key = f"{found['register']}.{found['name']}" if item is not None else found["name"]
    runs = [one for one in case.limits.get(key, ()) if one.get("item") == item]
    if found["number"]:
        runs = [one for one in runs if one["number"] == int(found["number"])]
    return runs[-1] if runs else None


def next_lapse(definition: Definition, case: Case, up_to: Instant) -> Due | None:
    """Return the first open deadline that has run out by `up_to`: by instant, `until`, workflow order, item, number."""
    due: list[tuple[Instant, Instant, int, int, int, Due]] = []
    for order, (key, runs) in enumerate(case.limits.items()):
        spec = definition.limits[key]
        if spec.kind != DEADLINE:
            continue
        for run in runs:
            until = run.get("until")
            if run["state"] == OPEN and until is not None and max(until, run["given"]) <= up_to:
                at = max(until, run["given"])
                due.append((at, until, order, run.get("item", 0), run["number"], Due(spec, run, at)))
    return min(due, key=lambda one: one[:5])[5] if due else None


def next_until(definition: Definition, case: Case) -> Instant | None:
    """Return the instant before which no open deadline can lapse, or None if none ever will."""
    ends = [
        max(until, run["given"])
        for key, runs in case.limits.items()
        if runs and definition.limits[key].kind == DEADLINE
        for run in runs
        if run["state"] == OPEN and (until := run.get("until")) is not None
    ]
    return min(ends, default=None)


def is_overdue(spec: Limit, run: Instance) -> bool:
    """Say whether a limit ran out, moved nothing, and neither its fact nor more time came afterwards."""
    return run["state"] == LAPSED and not spec.lapse and "done_at" not in run and "renewed_by" not in run


def lapsed(case: Case, run: Instance, at: Instant, moves: list[dict[str, str]]) -> None:
    """Mark `run` as lapsed at `at`."""
    until = run["until"]
    assert until is not None
    run["state"], run["lapsed_at"] = LAPSED, at
    case.lapses.append(Lapse(key=base_key(run), number=run["number"], until=until, at=at, moves=moves))


def close(definition: Definition, case: Case, action: Action, fact: Fact) -> None:
    """Meet or end the limits that this action meets or ends; the first in the order of happening counts."""
    for spec in definition.limits.values():
        if not case.limits[spec.key] or all(one.action != action.name for one in (*spec.met, *spec.ended)):
            continue
        state = _verdict(spec, action.name, definition, case, fact)
        if state is None:
            continue
        for run in _newest_of(case, spec, action, fact):
            if run["state"] == OPEN:
                run["state"], run["closed_by"] = state, fact.seq
                run.pop("strike_fell", None)
                until = run.get("until")
                if until is not None and fact.recorded >= until:
                    run["recorded_late"] = True
            elif run["state"] == LAPSED and "done_at" not in run:
                run["done_at"] = fact.place


def _newest_of(case: Case, spec: Limit, action: Action, fact: Fact) -> list[Instance]:
    """Return the newest instance; of a register's limit that of each item the action is about, or of every item."""
    if spec.register is None:
        return case.limits[spec.key][-1:]
    newest = {run["item"]: run for run in case.limits[spec.key]}
    if action.register and action.home == spec.register:
        numbers = [item_key(one)[1] for one in fact.data.get("on", ())]
        return [newest[one] for one in numbers if one in newest]
    return list(newest.values())


def _verdict(spec: Limit, action: str, definition: Definition, case: Case, fact: Fact) -> str | None:
    for state, triggers in ((MET, spec.met), (ENDED, spec.ended)):
        for one in triggers:
            if one.action == action and _holds(one, definition, case, fact):
                return state
    return None


def _holds(trigger: Trigger, definition: Definition, case: Case, fact: Fact) -> bool:
    return trigger.when is None or evaluate(trigger.when, situation_of(definition, case, fact)).met


def start(definition: Definition, case: Case, action: Action, fact: Fact, moves: Moves) -> None:
    """Begin the limits that this action starts, those of a register for each item that it is about.

    An act always starts its limits; an observation that moved nothing (`moves`) starts one only if the case has none
    yet.
    """
    for spec in definition.starts_of(action.name):
        for item in _started_for(case, spec, fact):
            moved = any(item is None or one["track"] == f"{spec.register}/{item}" for one in moves)
            if action.nature == OBSERVATION and not moved and case.newest(spec.key, item) is not None:
                continue
            begin(case, spec, _instance(spec, fact, item, moot=fact.seq in case.moot))


def _started_for(case: Case, spec: Limit, fact: Fact) -> list[int | None]:
    if spec.register is None:
        return [None]
    return [item_key(one)[1] for one in fact.data.get("on", ()) if case.item(one) is not None]


def begin(case: Case, spec: Limit, run: Instance) -> bool:
    """Put a new instance into the case, unless one is running and runs on (`again: keep`). Returns whether it began."""
    running = case.newest(spec.key, run.get("item"))
    if running is not None and running["state"] == OPEN:
        if spec.again == "keep":
            return False
        running["state"] = SUPERSEDED
    case.limits[spec.key].append(run)
    return True


_RESULT: Mapping[str, Any] = {}


def _instance(spec: Limit, fact: Fact, item: int | None, *, moot: bool) -> Instance:
    result = next((one for one in fact.results if one["key"] == spec.key), _RESULT)
    run = new_instance(spec.key, item, fact, result)
    if moot:
        run["moot"] = True
    return run


def new_instance(key: str, item: int | None, fact: Fact, result: Mapping[str, Any]) -> Instance:
    """Return an instance that begins with `fact` and has the dates of `result`."""
    run = Instance(
        key=key,
        number=fact.data.get("numbers", {}).get(of_item(key, item), 1),
        seq=fact.seq,
        state=OPEN,
        begun=fact.place,
        given=fact.place,
        given_by=fact.seq,
    )
    if item is not None:
        run["item"] = item
    run.update(dates(result))
    return run


def dates(result: Mapping[str, Any]) -> Instance:
    """Return what an instance takes over from a stored result."""
    return Instance(
        until=result.get("until"),
        opens=result.get("opens"),
        at=result.get("at"),
        nominal_end=result.get("nominal_end"),
        work_by=result.get("work_by"),
        remind=list(result.get("remind", ())),
        place=result.get("place"),
        rule_set=result.get("rule_set"),
        steps=list(result.get("steps", ())),
    )


def dealt_with(definition: Definition, case: Case, name: str, fact: Fact) -> None:
    """Close the reminder that a person says was done or is not needed; `name` may carry its instance number."""
    run = find_instance(case, name)
    spec = definition.limits[run["key"]] if run is not None else None
    if run is None or spec is None or spec.kind != REMINDER or run["state"] != OPEN or fact.data["skip"] == "put_off":
        return
    run["state"] = MET if fact.data["skip"] == "done" else ENDED
    run["closed_by"] = fact.seq


def wait_state(run: Instance, at: Instant) -> str:
    """Return "over" or "waiting" for a wait as seen at `at`."""
    opens = run.get("opens")
    return "over" if opens is not None and at >= opens else "waiting"
