"""What in a case wants attention, and from when: the rows of the agenda.

Guarantees:
- What a person is told to do is computed from the case at an instant; none of it is an entry (SEMANTICS 4).
- An advance deadline (Vorfrist) is a row of its own until somebody has dealt with it; so is a limit that was met while
  nothing proves that what met it was sent (BGH 23.04.2013, X ZB 13/12), and one whose strike fell after it had run out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.case.case import LAPSED, MET, OPEN, Case, Instance
from engine.case.conditions import Situation, began, evaluate
from engine.case.limits import DEADLINE, DUTY, REMINDER, US, WAIT, WATCH, base_key, instance_key, is_overdue
from engine.instants import Instant, plus
from engine.periods import elapsed_hours, parse_length
from engine.workflow.model import ACT, Clause, Definition, Limit

ADVANCE, DISPATCH = "advance", "dispatch"


class Alarm(NamedTuple):
    """Something that wants attention: a row of the agenda. `at` is None where nobody knows the date.

    `run` is the instance that it is about; None for what a state asks for. `since` is when a duty or watch began.
    """

    key: str
    kind: str
    at: Instant | None
    spec: Limit
    run: Instance | None
    since: Instant | None = None


def alarms(definition: Definition, case: Case, at: Instant) -> Iterator[Alarm]:
    """Yield every limit that is open: deadlines and waits by their end, the others by when they are due.

    Once the case is over nobody waits any more; what a wait opens stays readable.
    """
    over = case.is_over(definition)
    for spec in definition.limits.values():
        if over and spec.kind == WAIT:
            continue
        if spec.during is not None:
            since = during(definition, case, spec, at) or _opening(definition, case, spec, at)
            if since is not None:
                yield from _recurring(case, spec, since)
            continue
        for run in case.limits[spec.key]:
            yield from _of_instance(definition, case, spec, run)


def _of_instance(definition: Definition, case: Case, spec: Limit, run: Instance) -> Iterator[Alarm]:
    state = run["state"]
    fell = state == LAPSED and "strike_fell" in run
    if state == OPEN or is_overdue(spec, run) or fell or _missed(definition, case, spec, run):
        yield from _reminded(case, spec, run)
    if spec.kind != DEADLINE or spec.binds != US:
        return
    if state == OPEN and (due := _advance(case, run)) is not None:
        yield Alarm(advance_key(run), ADVANCE, due, spec, run)
    if awaits_dispatch(spec, run):
        yield Alarm(instance_key(run), DISPATCH, run.get("until"), spec, run)


def _missed(definition: Definition, case: Case, spec: Limit, run: Instance) -> bool:
    """Say whether a limit of ours ran out and moved the case, and what would have met it can still be done.

    That the case moved on when it was missed must not take it off the list of what is to be done.
    """
    if spec.binds != US or run["state"] != LAPSED or "done_at" in run or "renewed_by" in run:
        return False
    if case.newest(run["key"], run.get("item")) is not run:
        return False
    moved_to = {to for arrows in spec.lapse.values() for to in arrows.values()}
    acts = (definition.actions.get(one.action) for one in spec.met)
    return any(act is not None and act.nature == ACT and not moved_to.isdisjoint(act.moves) for act in acts)


def awaits_dispatch(spec: Limit, run: Instance) -> bool:
    """Say whether a limit that binds us was met while nothing proves yet that what met it was sent."""
    return bool(spec.dispatch) and spec.binds == US and run["state"] == MET


def advance_key(run: Instance) -> str:
    """Name the advance deadline of an instance: `decide_injunction.advance/1`."""
    return f"{base_key(run)}.{ADVANCE}/{run['number']}"


def _advance(case: Case, run: Instance) -> Instant | None:
    """Return when an advance deadline is next due: what was dealt with covers all that was due by then."""
    left = [one for one in run["remind"] if one > run["begun"]]
    note = case.reminded.get(advance_key(run))
    if note is not None:
        left = [one for one in left if one > note["at"]]
        if note.get("until"):
            left.append(note["until"])
    return min(left, default=None)


def during(definition: Definition, case: Case, spec: Limit, at: Instant) -> Instant | None:
    """Return since when the state that a duty, reminder or watch belongs to holds, or None where it does not hold."""
    if spec.during is None:
        return None
    verdict = evaluate(spec.during, Situation(definition, case, at, None, {}, frozenset()))
    if not verdict.met:
        return None
    entered = [case.tracks[track]["since"] for track in tracks_of(spec.during)]
    since = max([*entered, *began(verdict)], default=case.folded_to)
    return _known_since(case, spec) or since


def _known_since(case: Case, spec: Limit) -> Instant | None:
    """Return what the field `since` says, or when the action `since` was done last; None where nobody knows."""
    if spec.since is None:
        return None
    done = case.happened.get(spec.since)
    known = case.fields.get(spec.since, done["last"] if done else None)
    return known if isinstance(known, str) else None


def tracks_of(clause: Clause) -> dict[str, list[str]]:
    """Return the tracks and states that a clause wants; what it excludes (`not`) says nothing about a beginning."""
    found: dict[str, list[str]] = dict(clause.args["tracks"]) if clause.word == "state" else {}
    if clause.word in ("all", "any"):
        for one in clause.of:
            found.update(tracks_of(one))
    return found


def _recurring(case: Case, spec: Limit, since: Instant) -> Iterator[Alarm]:
    """A duty is due from its beginning, a watch when its time is over; a recurring reminder one turn after the last
    time it was dealt with.
    """
    if spec.kind == DUTY:
        yield Alarm(spec.key, DUTY, since, spec, None, since)
        return
    note = case.reminded.get(spec.key)
    dealt = note is not None and note["at"] >= since
    if note is not None and dealt and note.get("until"):
        yield Alarm(spec.key, spec.kind, note["until"], spec, None, since)
    elif spec.kind == WATCH:
        if not dealt:
            yield Alarm(spec.key, WATCH, _later(since, spec.length), spec, None, since)
    elif note is None or not dealt or note["skip"] != "not_needed":
        last = note["at"] if note is not None and dealt else since
        yield Alarm(spec.key, REMINDER, _later(last, spec.each), spec, None, since)


def _later(since: Instant, length: str | None) -> Instant:
    return plus(since, hours=elapsed_hours(parse_length(length or "1 day")))


def _reminded(case: Case, spec: Limit, run: Instance) -> Iterator[Alarm]:
    due = run.get("until") or run.get("opens") or run.get("at")
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
    found += _openings(definition, case, now)
    return min(found, default=None)


def _opening(definition: Definition, case: Case, spec: Limit, at: Instant) -> Instant | None:
    """Return when time alone will begin a reminder or watch: in a silent case nobody types a command that day."""
    if spec.during is None or spec.kind == DUTY:
        return None
    verdict = evaluate(spec.during, Situation(definition, case, at, None, {}, frozenset()))
    return verdict.opens_at if not verdict.met else None


def _openings(definition: Definition, case: Case, now: Instant) -> Iterator[Instant]:
    """Yield when time alone will begin a duty, watch or recurring reminder."""
    situation = Situation(definition, case, now, None, {}, frozenset())
    for spec in definition.limits.values():
        opens = evaluate(spec.during, situation).opens_at if spec.during is not None else None
        if opens is not None and opens > now:
            yield opens
