"""The evening control: a named person goes through the limits of the day and closes it (BGH I ZB 64/05, I ZB 108/17).

Guarantees:
- What is still open is asked for: limits that bind us whose day it is or was, those met while nothing proves the
  dispatch, advance deadlines and reminders that nobody has dealt with. The day is closed only when each of them is
  done, or left open by name and with a reason.
- What was met, ended or struck is gone through, too, and the entry says so; struck limits stay readable.
- A limit is judged as the office knows it now, also when a past day is closed late; what ran out is announced first.
- A closed day stays closed; asked again, the answer says by whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from engine.case.alarms import ADVANCE, DISPATCH, Alarm, alarms
from engine.case.case import ENDED, MET, STRUCK, Instance
from engine.case.limits import DEADLINE, REMINDER, US, instance_key
from engine.errors import NotAllowedError, Text, UsageError, unknown
from engine.instants import day_end, day_of, day_start, plus, zone_of
from engine.log.entry import new_entry
from engine.log.sealed import Disclosure, digests, disclose
from engine.office import days, sweeping
from engine.office.agenda import next_step
from engine.office.commanding import Options, plain_who, stated
from engine.office.control import lines_between
from engine.office.limitviews import alarm_json, limit_json
from engine.office.reading import Loaded, load
from engine.office.session import Office, command_id, taken
from engine.store import daily

Json = dict[str, Any]

UNSECURED_SHOWN = 20
_PER_ENTRY = 100
_DONE = (MET, ENDED, STRUCK)
_OPEN, _OVERDUE, _UNSTRUCK = "open", "overdue", "unstruck"


class Leave(NamedTuple):
    """What a person leaves open: the case as typed, the key of the limit, and why."""

    case: str
    key: str
    because: str


def survey(office: Office, day: str) -> Json:
    """Return what the evening control of `day` looks at; nothing is written.

    {"day", "free": bool, "open": [ITEM], "looked_at": [ITEM], "unsecured": {"items": [ITEM], "more": n},
    "unclosed": [days before], "closed": how it was closed, or None}
    """
    loaded = _Cases(office)
    closed = days.closing_of(office, day)
    still_open = list(_open_items(office, day, loaded))
    asked_for = {(one["case"], one["key"]) for one in still_open}
    done = [one for one in _done_items(office, day, loaded) if (one["case"], one["key"]) not in asked_for]
    return {
        "zone": office.zone,
        "day": day,
        "free": day not in days.working_days(office, day, _next_day(day)),
        "open": still_open,
        "looked_at": done,
        "unsecured": _unsecured(office, loaded),
        "unclosed": [one for one in days.unclosed(office) if one < day],
        "closed": closed,
    }


def close(office: Office, day: str, leaves: Sequence[Leave], options: Options) -> Json:
    """Close a day; return its survey with "closed", "repeated" and "dry_run".

    The same command id again means the day that it closed. Raises UsageError for a day that has not begun or a reason
    that is empty, UnknownError for something named that is not open, and `OpenError` while something is open that
    nobody named.
    """
    day = _asked_before(office, options.cmd) or day
    if day > day_of(office.now(), office.zone):
        raise UsageError(Text(f"{day} has not begun yet", f"der {_german(day)} hat noch nicht begonnen"))
    if not options.dry_run and days.closing_of(office, day) is None:
        sweeping.sweep(office)
    with office.writing(dry_run=options.dry_run):
        found = survey(office, day)
        if found["closed"] is not None:
            return {**found, "repeated": True, "dry_run": options.dry_run}
        reasons = _named(office, found["open"], leaves)
        left_out = [one for one in found["open"] if (one["case"], one["key"]) not in reasons]
        if left_out:
            raise OpenError(found, left_out)
        _write(office, found, reasons, options)
        found["closed"] = days.closing_of(office, day)
    return {**found, "repeated": False, "dry_run": options.dry_run}


def _asked_before(office: Office, cmd: str | None) -> str | None:
    """Return the day that the command with this id closed. Raises UsageError for the id of another command."""
    stored = daily.entries_by_cmd(office.con, cmd) if cmd else []
    if stored and stored[0].entry.kind != "day":
        raise taken(stored[0].entry.cmd)
    return stored[0].entry.data["day"] if stored else None


class OpenError(NotAllowedError):
    """The day cannot be closed: `items` are open and nobody said why; `survey` is all that was looked at."""

    def __init__(self, found: Json, items: list[Json]) -> None:
        n, first = len(items), items[0]
        what = f"{first['case']} {first['key']}"
        super().__init__(
            Text(
                f"{found['day']} is not closed: {n} open, and nobody said why",
                f"der {_german(found['day'])} ist nicht abgeschlossen: {n} offen, ohne Begründung",
            ),
            hint=Text(
                f'deal with it, or name it: fristwerk close-day --day {found["day"]} --leave "{what}" --because REASON',
                f'erledigen oder benennen: fristwerk close-day --day {found["day"]} --leave "{what}" --because GRUND',
            ),
        )
        self.survey = found
        self.items = items


class _Cases:
    """The cases that a survey looks at, each loaded once as it stands now."""

    def __init__(self, office: Office) -> None:
        self.office, self.now = office, office.now()
        self._loaded: dict[str, Loaded] = {}

    def __call__(self, case_id: str) -> Loaded:
        if case_id not in self._loaded:
            self._loaded[case_id] = load(self.office, case_id, self.now)
        return self._loaded[case_id]


def _open_items(office: Office, day: str, loaded: _Cases) -> Iterator[Json]:
    """Yield what is open of the day or before it, by case, in the order in which it is due."""
    # A day at another place may end later than it does here; each limit is held against its own place below.
    rows = daily.agenda_due(office.con, end=plus(day_end(day, office.zone), hours=26), limit=-1)
    rows += daily.agenda_undated(office.con, limit=-1)
    cases = dict.fromkeys(row.case_id for row in rows if row.kind in days.CONTROLLED and row.waiting_on is None)
    today = day_of(office.now(), office.zone)
    for case_id in cases:
        one = loaded(case_id)
        for alarm in alarms(one.definition, one.case, one.now):
            due = _due(office, alarm, fallen=day == today)
            if due is not None and due <= day:
                yield _open_item(one, alarm, due)


def _due(office: Office, alarm: Alarm, *, fallen: bool) -> str | None:
    """Return the day on which something is asked for, None where that is no affair of the evening control.

    Where `fallen`, a limit whose strike no longer holds is asked for at once.
    """
    run, at = alarm.run, alarm.at
    if alarm.kind in (ADVANCE, REMINDER):
        return days.due_day(alarm.kind, at, office.zone) if at is not None else None
    if alarm.kind not in (DEADLINE, DISPATCH) or alarm.spec.binds != US or run is None:
        return None
    if fallen and "strike_fell" in run:
        return ""
    return _last_day(office, run)


def _last_day(office: Office, run: Instance) -> str | None:
    """Return the day up to which a limit that binds us is worked: its last one, or the last working day before."""
    until = run.get("until")
    if until is None:
        return None
    place = run.get("place")
    last = days.due_day(DEADLINE, until, zone_of(place) if place else office.zone)
    return min(last, run.get("work_by") or last)


def _open_item(loaded: Loaded, alarm: Alarm, due: str) -> Json:
    state = {DISPATCH: _UNSTRUCK, ADVANCE: ADVANCE, REMINDER: REMINDER}.get(alarm.kind, _OPEN)
    if state == _OPEN and alarm.run is not None and (alarm.run.get("until") or "~") <= loaded.now:
        state = _OVERDUE
    limit = alarm_json(loaded.definition, alarm, loaded.now, loaded.record)
    argv = ["fristwerk", *next_step(loaded, alarm.key)]
    return {**_item(loaded, alarm.key, state, limit), "due": due or None, "next": {"argv": argv}}


def _item(loaded: Loaded, key: str, state: str, limit: Json) -> Json:
    return {
        "case": loaded.id,
        "client": loaded.row.client,
        "workflow": loaded.definition.name,
        "digest": loaded.definition.digest,
        "key": key,
        "state": state,
        "limit": limit,
    }


def _done_items(office: Office, day: str, loaded: _Cases) -> Iterator[Json]:
    """Yield the limits that bind us and were met, ended or struck: those of the day, and those closed on it."""
    for case_id, keys in sorted(_closed_on(office, day).items()):
        one = loaded(case_id)
        for run in one.case.instances():
            spec = one.definition.limits[run["key"]]
            if spec.kind != DEADLINE or spec.binds != US or run["state"] not in _DONE:
                continue
            key = instance_key(run)
            if key in keys or _last_day(office, run) == day:
                yield _item(one, key, run["state"], limit_json(one.definition, run, one.now, one.record))


def _closed_on(office: Office, day: str) -> dict[str, set[str]]:
    """Return the cases to look at, each with the limits that were met, ended or struck on the day."""
    start, end = day_start(day, office.zone), day_end(day, office.zone)
    found: dict[str, set[str]] = {case_id: set() for case_id in daily.cases_naming(office.con, _signs(day))}
    for line in lines_between(office, daily.index_at(office.con, start), daily.index_at(office.con, end)):
        if line["what"] in _DONE and line["kind"] == DEADLINE and line["binds"] == US:
            found.setdefault(line["case"], set()).add(line["key"])
    return found


def _signs(day: str) -> list[str]:
    """Return what stands in the stored state of a case with a limit that may end on `day`, in whatever zone."""
    here = date.fromisoformat(day)
    near = [(here + timedelta(days=n)).isoformat() for n in (-1, 0, 1)]
    return [f'"work_by":"{day}"', *(f'"until":"{one}T' for one in near)]


def _unsecured(office: Office, loaded: _Cases) -> Json:
    """Return the limits that no second person has checked, soonest first; the rest is counted."""
    rows = daily.agenda_unsecured(office.con, limit=-1)
    items = []
    for row in rows[:UNSECURED_SHOWN]:
        one = loaded(row.case_id)
        run = next((run for run in one.case.instances() if instance_key(run) == row.key), None)
        if run is not None:
            limit = limit_json(one.definition, run, one.now, one.record)
            argv = ["fristwerk", "deadline", "check", row.case_id, row.key]
            items.append({**_item(one, row.key, "unsecured", limit), "next": {"argv": argv}})
    return {"items": items, "more": max(0, len(rows) - UNSECURED_SHOWN)}


def _named(office: Office, items: Sequence[Json], leaves: Iterable[Leave]) -> dict[tuple[str, str], str]:
    """Return the reason for each thing that is left open, by case and key."""
    reasons: dict[tuple[str, str], str] = {}
    for leave in leaves:
        case_id = office.case_id(leave.case, office.now())
        keys = [one["key"] for one in items if one["case"] == case_id]
        key = _key(leave.key, keys)
        if key is None:
            raise unknown(Text(f"open item of {case_id}", f"Offenes in {case_id}"), leave.key, keys)
        reasons[case_id, key] = stated(leave.because)
    return reasons


def _key(text: str, keys: Sequence[str]) -> str | None:
    """Return the key that is meant: as it stands, or without the number where only one has that name."""
    if text in keys:
        return text
    same = [key for key in keys if key.rpartition("/")[0] == text]
    return same[0] if len(same) == 1 else None


def _write(office: Office, found: Json, reasons: dict[tuple[str, str], str], options: Options) -> None:
    who, moment, cmd = plain_who(office, options.by), office.moment(), command_id(options.cmd)
    left = [{"case": case, "key": key} for case, key in reasons]
    seen = [{name: one[name] for name in ("case", "key", "state")} for one in found["looked_at"]]
    because = list(reasons.values())
    entries, sealed = [], list[Disclosure]()
    for at in range(0, max(len(left), len(seen), 1), _PER_ENTRY):
        own = [disclose(f"because.{n}", text) for n, text in enumerate(because[at : at + _PER_ENTRY], 1)]
        data: Json = {"day": found["day"], "left": left[at : at + _PER_ENTRY], "looked_at": seen[at : at + _PER_ENTRY]}
        if own:
            data |= {"_sd": digests(own), "sets": sorted(one.name for one in own)}
        if moment.behind_s:
            data["clock_behind_s"] = moment.behind_s
        entries.append(
            new_entry(
                kind="day",
                case=None,
                cmd=cmd,
                happened=moment.now,
                recorded=moment.now,
                actor=who.actor.id,
                acted_by=who.acted_by.id if who.acted_by else None,
                by=who.by,
                auth=who.auth,
                data=data,
            )
        )
        sealed += own
    daily.append(office.con, entries, sealed, known_head=moment.head)


def _german(day: str) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}"


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
