"""Limits in a case: how one begins, is met, ends and lapses (SEMANTICS 4).

Guarantees:
- Half-open: a fact at `until` is late. A limit lapses at `until`, but never before the entry that gave it.
- A fact touches only the newest instance that began before it; one instance per key is open at a time.
- A limit without a date is open and never lapses.
- Dates are taken from the results stored with the entry that started the limit; nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.case.case import ENDED, LAPSED, MET, OPEN, SUPERSEDED, Case, Instance, Lapse
from engine.case.conditions import Situation, evaluate, situation_of
from engine.case.facts import Fact
from engine.instants import Instant, plus
from engine.periods import elapsed_hours, parse_length
from engine.workflow.model import OBSERVATION, Action, Clause, Definition, Limit, Trigger

DEADLINE, WAIT, REMINDER, DUTY = "deadline", "wait", "reminder", "duty"


class Due(NamedTuple):
    """A limit that has run out, and the instant of its lapse."""

    spec: Limit
    run: Instance
    at: Instant


def next_lapse(definition: Definition, case: Case, up_to: Instant) -> Due | None:
    """Return the first open deadline that has run out by `up_to`: by instant, `until`, workflow order, number."""
    due: list[tuple[Instant, Instant, int, int, Due]] = []
    for order, (key, runs) in enumerate(case.limits.items()):
        spec = definition.limits[key]
        if spec.kind != DEADLINE:
            continue
        for run in runs:
            until = run.get("until")
            if run["state"] == OPEN and until is not None and max(until, run["given"]) <= up_to:
                at = max(until, run["given"])
                due.append((at, until, order, run["number"], Due(spec, run, at)))
    return min(due, key=lambda one: one[:4])[4] if due else None


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


def lapsed(case: Case, run: Instance, at: Instant, moves: list[dict[str, str]]) -> None:
    """Mark `run` as lapsed at `at`."""
    until = run["until"]
    assert until is not None
    run["state"], run["lapsed_at"] = LAPSED, at
    case.lapses.append(Lapse(key=run["key"], number=run["number"], until=until, at=at, moves=moves))


def close(definition: Definition, case: Case, action: Action, fact: Fact) -> None:
    """Meet or end the limits that this action meets or ends; the first in the order of happening counts."""
    for spec in definition.limits.values():
        run = case.newest(spec.key)
        state = _verdict(spec, action.name, definition, case, fact) if run is not None else None
        if state is None or run is None:
            continue
        if run["state"] == OPEN:
            run["state"], run["closed_by"] = state, fact.seq
            until = run.get("until")
            if until is not None and fact.recorded >= until:
                run["recorded_late"] = True
        elif run["state"] == LAPSED and "done_at" not in run:
            run["done_at"] = fact.place


def _verdict(spec: Limit, action: str, definition: Definition, case: Case, fact: Fact) -> str | None:
    for state, triggers in ((MET, spec.met), (ENDED, spec.ended)):
        for one in triggers:
            if one.action == action and _holds(one, definition, case, fact):
                return state
    return None


def _holds(trigger: Trigger, definition: Definition, case: Case, fact: Fact) -> bool:
    return trigger.when is None or evaluate(trigger.when, situation_of(definition, case, fact)).met


def start(definition: Definition, case: Case, action: Action, fact: Fact, moved: bool) -> None:
    """Begin the limits that this action starts.

    An act always starts its limits; an observation that moved nothing starts one only if the case has none yet.
    """
    for spec in definition.starts_of(action.name):
        runs = case.limits[spec.key]
        if action.nature == OBSERVATION and not moved and runs:
            continue
        running = runs[-1] if runs and runs[-1]["state"] == OPEN else None
        if running is not None and spec.again == "keep":
            continue
        if running is not None:
            running["state"] = SUPERSEDED
        runs.append(_instance(spec, fact, moot=fact.seq in case.moot))


def _instance(spec: Limit, fact: Fact, *, moot: bool) -> Instance:
    result: Mapping[str, Any] = next((one for one in fact.results if one["key"] == spec.key), {})
    run = Instance(
        key=spec.key,
        number=fact.data.get("numbers", {}).get(spec.key, 1),
        seq=fact.seq,
        state=OPEN,
        begun=fact.place,
        given=fact.place,
        until=result.get("until"),
        opens=result.get("opens"),
        at=result.get("at"),
        nominal_end=result.get("nominal_end"),
        remind=list(result.get("remind", ())),
        place=result.get("place"),
        rule_set=result.get("rule_set"),
        steps=list(result.get("steps", ())),
    )
    if moot:
        run["moot"] = True
    return run


def dealt_with(definition: Definition, case: Case, name: str, fact: Fact) -> None:
    """Close the reminder that a person says was done or is not needed; `name` may carry its instance number."""
    key, _, number = name.partition("/")
    spec = definition.limits.get(key)
    run = next((one for one in case.limits.get(key, ()) if str(one["number"]) == number), case.newest(key))
    if spec is None or spec.kind != REMINDER or run is None or run["state"] != OPEN or fact.data["skip"] == "put_off":
        return
    run["state"] = MET if fact.data["skip"] == "done" else ENDED
    run["closed_by"] = fact.seq


class Alarm(NamedTuple):
    """Something that wants attention: a row of the agenda. `at` is None where nobody knows the date.

    `run` is the instance that is open, or lapsed without moving anything; None for what a state asks for.
    """

    key: str
    kind: str
    at: Instant | None
    spec: Limit
    run: Instance | None


def instance_key(run: Instance) -> str:
    """Name an instance: `amazon_reply/2`."""
    return f"{run['key']}/{run['number']}"


def during(definition: Definition, case: Case, spec: Limit, at: Instant) -> Instant | None:
    """Return since when the state that a duty or reminder belongs to holds, or None where it does not hold."""
    if spec.during is None:
        return None
    situation = Situation(definition, case, at, None, {}, frozenset())
    if not evaluate(spec.during, situation).met:
        return None
    since = max((case.tracks[track]["since"] for track in tracks_of(spec.during)), default=case.folded_to)
    known = case.fields.get(spec.since) if spec.since else None
    return known if isinstance(known, str) else since


def tracks_of(clause: Clause) -> dict[str, list[str]]:
    """Return the tracks and states that a clause wants; what it excludes (`not`) says nothing about a beginning."""
    found: dict[str, list[str]] = dict(clause.args["tracks"]) if clause.word == "state" else {}
    if clause.word in ("all", "any"):
        for one in clause.of:
            found.update(tracks_of(one))
    return found


def alarms(definition: Definition, case: Case, at: Instant) -> Iterator[Alarm]:
    """Yield every limit that is open: deadlines and waits by their end, reminders and duties by when they are due.

    Once the case is over nobody waits any more; what a wait opens stays readable.
    """
    over = case.is_over(definition)
    for spec in definition.limits.values():
        if over and spec.kind == WAIT:
            continue
        if spec.kind in (DUTY, REMINDER) and spec.during is not None:
            since = during(definition, case, spec, at)
            if since is not None:
                yield from _recurring(case, spec, since)
            continue
        for run in case.limits[spec.key]:
            due = run.get("until") or run.get("opens") or run.get("at")
            if run["state"] == OPEN or (run["state"] == LAPSED and not spec.lapse and "done_at" not in run):
                yield from _reminded(case, spec, run, due)


def _recurring(case: Case, spec: Limit, since: Instant) -> Iterator[Alarm]:
    """A duty is due from its beginning; a recurring reminder one turn after the last time it was dealt with."""
    if spec.kind == DUTY:
        yield Alarm(spec.key, DUTY, since, spec, None)
        return
    note = case.reminded.get(spec.key)
    last = since
    if note is not None and note["at"] >= since:
        if note["skip"] == "not_needed":
            return
        if note.get("until"):
            yield Alarm(spec.key, REMINDER, note["until"], spec, None)
            return
        last = note["at"]
    yield Alarm(spec.key, REMINDER, plus(last, hours=elapsed_hours(parse_length(spec.each or "1 day"))), spec, None)


def _reminded(case: Case, spec: Limit, run: Instance, due: Instant | None) -> Iterator[Alarm]:
    note = case.reminded.get(instance_key(run)) or case.reminded.get(spec.key)
    if spec.kind == REMINDER and note is not None and note["at"] >= run["begun"]:
        due = note.get("until") or due
    yield Alarm(instance_key(run), spec.kind, due, spec, run)


def next_due(
    definition: Definition, case: Case, now: Instant, open_now: Iterable[Alarm] | None = None
) -> Instant | None:
    """Return the least open `until`, `opens` or reminder instant later than `now`, or None.

    `open_now` are the alarms of `now` where the caller has them already.
    """
    known = alarms(definition, case, now) if open_now is None else open_now
    found = [one.at for one in known if one.at is not None and one.at > now]
    for run in case.instances():
        if run["state"] == OPEN:
            found += [one for one in run["remind"] if one > now]
    return min(found, default=None)


def wait_state(run: Instance, at: Instant) -> str:
    """Return "over" or "waiting" for a wait as seen at `at`."""
    opens = run.get("opens")
    return "over" if opens is not None and at >= opens else "waiting"
