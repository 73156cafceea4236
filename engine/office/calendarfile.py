"""The deadlines of an office as entries of a calendar: plain values, which a screen turns into iCalendar (RFC 5545).

Guarantees:
- A deadline keeps its UID for ever, and its SEQUENCE only grows, so that a calendar which took it in follows.
- What no longer counts stays, cancelled: a deadline that was met, ended, struck or superseded, and one that a
  correction has taken away or left without a date.
- The same log gives the same values: nothing here is the time of day.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from engine.case import alarms
from engine.case.case import LAPSED, OPEN, Instance
from engine.case.limits import DEADLINE, US, instance_key
from engine.errors import NotAllowedError, Text
from engine.instants import Instant, day_end, day_of, day_start, plus, zone_of
from engine.log.entry import Entry
from engine.office.limitviews import limit_json
from engine.office.reading import Loaded, as_known, entries, load
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import StoredEntry
from engine.store.sqlite import cannot_write

Json = dict[str, Any]
_BEGIN = b"BEGIN:VCALENDAR"


def calendar(office: Office, case_id: str | None = None) -> Json:
    """Return the deadlines of a case, or of all cases, as {"zone", "case", "origin", "events": [EVENT]}.

    EVENT is {"uid", "sequence", "stamp": Instant, "case", "client", "workflow", "digest", "limit": LIMIT, "day",
    "place_zone", "alarms": [Instant], "work_from": Instant|null, "cancelled": bool, "gone": bool}; `day` is the last
    day of a deadline that ends with a day both of its place and of the office, else null. Raises UnknownError for an
    unknown case.
    """
    wanted = [case_id] if case_id is not None else [row.id for row in daily.list_cases(office.con)]
    return {
        "zone": office.zone,
        "case": case_id,
        "origin": office.row.origin,
        "events": [event for one in wanted for event in _of_case(office, one)],
    }


def _of_case(office: Office, case_id: str) -> Iterator[Json]:
    loaded = load(office, case_id, office.now())
    stored = entries(office, case_id)
    runs = {instance_key(run): run for run in _deadlines(loaded) if run.get("until")}
    open_advance = {one.key: one.at for one in alarms.alarms(loaded.definition, loaded.case, loaded.now) if one.at}
    gone = _gone(office, loaded, stored, runs)
    for key, run in sorted({**runs, **gone}.items(), key=lambda one: (one[1]["begun"], one[0])):
        until = run["until"]
        assert until is not None
        zone = zone_of(run.get("place") or loaded.place)
        cancelled = key in gone or run["state"] not in (OPEN, LAPSED)
        yield {
            "uid": _uid(case_id, key, office.row.origin),
            "sequence": loaded.record.size,
            "stamp": stored[-1].entry.recorded,
            "case": case_id,
            "client": loaded.row.client,
            "workflow": loaded.definition.name,
            "digest": loaded.definition.digest,
            "limit": limit_json(loaded.definition, run, loaded.now, loaded.record),
            "day": last_day(until, zone, office.zone),
            "place_zone": zone,
            "alarms": [] if cancelled else _alarms(loaded, run, open_advance.get(alarms.advance_key(run))),
            "work_from": None if cancelled or run["state"] == LAPSED else _work_from(run, zone),
            "cancelled": cancelled,
            "gone": key in gone,
        }


def _deadlines(loaded: Loaded) -> Iterator[Instance]:
    return (run for run in loaded.case.instances() if loaded.definition.limits[run["key"]].kind == DEADLINE)


def _uid(case_id: str, key: str, origin: str) -> str:
    """Return a name that no other office gives: RFC 7986 asks for no more, Outlook for no strange characters."""
    return "{}.{}@{}".format(*(re.sub(r"[^A-Za-z0-9._-]", "-", one) for one in (case_id, key, origin)))


def last_day(until: Instant, place: str, office: str) -> str | None:
    """Return the last day of a deadline that ends with it, None where an hour is the only true answer.

    A day that ends elsewhere at another hour than here is no day of this calendar.
    """
    last = day_of(plus(until, milliseconds=-1), place)
    return last if until == day_end(last, place) == day_end(last, office) else None


def _alarms(loaded: Loaded, run: Instance, due: Instant | None) -> list[Instant]:
    """Return the advance deadlines that nobody has dealt with: `due` is the first of them, or what it was put off to.

    A deadline that binds others has none to deal with: all of its reminders count.
    """
    if loaded.definition.limits[run["key"]].binds != US:
        return list(run["remind"])
    return sorted({due, *(one for one in run["remind"] if one > due)}) if due else []


def _work_from(run: Instance, zone: str) -> Instant | None:
    day = run.get("work_by")
    return day_start(day, zone) if day else None


def _gone(office: Office, loaded: Loaded, stored: Sequence[StoredEntry], there: Iterable[str]) -> dict[str, Instance]:
    """Return the deadlines that once stood with a date and no longer do, as they were last known.

    Only an entry gives a number, so nothing else can ever have stood under one. A deadline stood at the latest right
    after its entry, or after a correction before the one that took it away.
    """
    missing = {key: entry.recorded for key, entry in _numbered(loaded, stored) if key not in there}
    if not missing:
        return {}
    before = [one.entry.recorded for one, after in pairwise(stored) if after.entry.kind == "correction"]
    found: dict[str, Instance] = {}
    for moment in sorted({*missing.values(), *before}, reverse=True):
        known = as_known(office, loaded.id, moment)
        runs = {instance_key(run): run for run in _deadlines(known) if run.get("until")}
        found = {**{key: run for key, run in runs.items() if key in missing}, **found}
        if len(found) == len(missing):
            break
    return found


def _numbered(loaded: Loaded, stored: Iterable[StoredEntry]) -> Iterator[tuple[str, Entry]]:
    for one in stored:
        for key, number in one.entry.data.get("numbers", {}).items():
            spec = loaded.definition.limits.get(re.sub(r"/\d+", "", key))
            if spec is not None and spec.kind == DEADLINE:
                yield f"{key}/{number}", one.entry


def write(path: Path, content: bytes) -> None:
    """Write a calendar file whole or not at all.

    Raises NotAllowedError for a file that is there and is no calendar, CannotWriteError where the disk refuses.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _refuse_other(path)
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(error) from error


def _refuse_other(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb") as file:
        start = file.read(len(_BEGIN))
    if start and start.upper() != _BEGIN:
        raise NotAllowedError(
            Text(f"{path} is there and is no calendar", f"{path} ist vorhanden und kein Kalender"),
            hint=Text("choose another name", "einen anderen Namen wählen"),
        )
