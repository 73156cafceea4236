"""`log verify`: is everything that the office keeps what was written, or what follows from it?

Guarantees:
- Every stored byte is looked at: entries, head and derived columns, sealed values, files, kept rules, holidays, the
  schema, and each column of each projection against its replay from the log.
- Nothing is repaired and nothing raised: each problem names where it is, what was expected and what was found. A row
  so damaged that its case cannot be replayed is a problem of that case.
- A projection is replayed to the instant it was written at, which the snapshot names and the replay confirms.
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from engine.calendars import Holiday
from engine.errors import DamagedError, FristwerkError
from engine.instants import Instant, valid
from engine.log.entry import Entry
from engine.log.verify import Problem
from engine.office.library import version
from engine.office.rebuilding import Replayed, replay_case, replay_office, replay_person
from engine.office.session import Office
from engine.store import check, daily, projections
from engine.store.check import CaseLog
from engine.store.daily import HolidayRow, KaseRow

# What a damaged entry or row can make of a replay; a fault of ours shows as a problem too, never as a crash.
_UNREPLAYABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, AssertionError, DamagedError)

_SNAPSHOT_AT = slice(7, 31)
"""Where a snapshot's text, `{"at":"2026-11-20T09:31:00.000Z",…`, holds its instant."""


def verify(office: Office, *, files: bool = True) -> dict[str, Any]:
    """Check everything; return {"ok", "size", "root", "cases", "files", "problems"} (CONTRACTS 4).

    Without `files` the evidence is not hashed again. Takes one and the same state of the office throughout.
    """
    problems: list[Problem] = []
    with office.reading(), _no_garbage():
        log = check.check_log(office.con, problems)
        cases = sum(_check(office, one, problems) for one in check.check_cases(office.con, problems))
        check.check_strays(office.con, problems)
        problems += projections.strays(office.con)
        check.check_workflows(office.con, problems)
        problems += _workflow_problems(office)
        problems += _holiday_problems(office)
        hashed = check.check_files(office.con, office.directory, problems) if files else 0
        check.check_database(office.con, problems)
    return {
        "ok": not problems,
        "size": log.size,
        "root": log.root.hex(),
        "cases": cases,
        "files": hashed,
        "problems": [one._asdict() for one in _sorted(problems)],
    }


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Spare the search for reference cycles: parsed entries hold none, and there are millions of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _sorted(problems: list[Problem]) -> list[Problem]:
    """Order problems by their place in the log; what has none comes last, in the order it was found."""
    return sorted(problems, key=lambda one: (one.index is None, one.index or 0))


def _check(office: Office, log: CaseLog, problems: list[Problem]) -> int:
    """Compare the projections of one case, or of the office, with their replay; return how many cases it was."""
    try:
        problems += _office_problems(office, log) if log.case is None else _case_problems(office, log)
    except _UNREPLAYABLE as error:
        what = f"{type(error).__name__}: {error}"
        problems.append(Problem(None, log.case, None, "projection", "entries that can be replayed", what))
    return log.case is not None


def _office_problems(office: Office, log: CaseLog) -> Iterator[Problem]:
    people, offices = [], []
    for stored in log.entries:
        if stored.entry.kind == "person":
            people.append(replay_person(stored.entry, log.values.get(stored.index, {})))
        elif stored.entry.kind == "office":
            offices.append(replay_office(stored.entry))
    row = daily.office(office.con)
    yield from projections.differences("office", None, offices, [row] if row else [])
    yield from projections.differences("person", None, people, daily.persons(office.con))


def _case_problems(office: Office, log: CaseLog) -> Iterator[Problem]:
    con, case_id = office.con, log.case
    assert case_id is not None
    row = daily.load_case(con, case_id)
    if row is None:
        yield from projections.differences("kase", case_id, [_expected(office, log, None).kase], [])
        return
    replayed = _expected(office, log, row)
    yield from _kase_problems(case_id, replayed.kase, row)
    yield from projections.differences("agenda", case_id, replayed.agenda, daily.agenda_of(con, case_id))
    yield from projections.differences("item", case_id, replayed.items, daily.load_items(con, case_id))


def _expected(office: Office, log: CaseLog, row: KaseRow | None) -> Replayed:
    if not log.whole:
        raise ValueError("an entry cannot be read")
    entries = [one.entry for one in log.entries]
    values = {entry.case_seq or 0: log.values[index] for index, entry, _ in log.entries if index in log.values}
    known = version(office.con, entries[0].workflow or "")
    at = _written_at(row, entries[-1])
    return replay_case(known, entries, log.entries[-1].leaf_hash, values, at)


def _written_at(row: KaseRow | None, last: Entry) -> Instant:
    """Return the instant that the projections of a case were written at: not before its last entry."""
    at = row.snapshot[_SNAPSHOT_AT] if row else ""
    return at if at > last.recorded and valid(at) else last.recorded


def _kase_problems(case_id: str, wanted: KaseRow, stored: KaseRow) -> Iterator[Problem]:
    if wanted.snapshot != stored.snapshot:
        for path, want, have in _unlike("snapshot", json.loads(wanted.snapshot), _parsed(stored.snapshot)):
            yield Problem(None, case_id, None, "projection", f"kase.{path}: {want}", f"kase.{path}: {have}")
        wanted = wanted._replace(snapshot=stored.snapshot)
    yield from projections.differences("kase", case_id, [wanted], [stored])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        return f"no JSON: {error}"


def _unlike(path: str, wanted: Any, stored: Any) -> Iterator[tuple[str, str, str]]:
    """Yield where two JSON values differ, with what is there; lists are compared as wholes."""
    if isinstance(wanted, Mapping) and isinstance(stored, Mapping):
        for name in sorted(wanted.keys() | stored.keys()):
            yield from _unlike(f"{path}.{name}", wanted.get(name), stored.get(name))
    elif wanted != stored:
        yield path, _short(wanted), _short(stored)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:199]}…"


def _workflow_problems(office: Office) -> Iterator[Problem]:
    """Compile every kept version again: the compiled form is a projection of its files."""
    from engine.workflow.load import examine_kept

    for row in daily.workflows(office.con):
        loaded = examine_kept(row.name, daily.workflow_files(office.con, row.digest)).loaded
        expected = json.loads(loaded.compiled) if loaded else "files that can be compiled"
        for path, want, have in _unlike("compiled", expected, _parsed(row.compiled)):
            place = f"workflow {row.name} {path}"
            yield Problem(row.loaded_at, None, None, "projection", f"{place}: {want}", f"{place}: {have}")


def _holiday_problems(office: Office) -> Iterator[Problem]:
    """Hold the holidays against the list they were read from, where this program still has that version of it.

    A year of a place is read at once: all its rows name one source and one day.
    """
    for place in daily.holiday_places(office.con):
        years: dict[str, list[HolidayRow]] = {}
        for row in daily.holiday_rows(office.con, place):
            years.setdefault(row.day[:4], []).append(row)
        for year, rows in years.items():
            read = Counter((one.source, one.as_of) for one in rows).most_common(1)[0][0]
            yield from _year_problems(place, year, rows, read)


def _year_problems(place: str, year: str, rows: list[HolidayRow], read: tuple[str, str]) -> Iterator[Problem]:
    for one in rows:
        if (one.source, one.as_of) != read:
            yield _holiday_problem(place, one.day, "read from {} on {}".format(*read), f"{one.source} on {one.as_of}")
    listed = {one.day: one for one in _listed(place, year)}
    if listed and {one.source for one in listed.values()} != {read[0]}:
        return
    stored = {one.day: one for one in rows}
    for day in sorted(stored.keys() | listed.keys()):
        want, have = (found[day].name if day in found else "no row" for found in (listed, stored))
        if want != have:
            yield _holiday_problem(place, day, want, have)


def _listed(place: str, year: str) -> list[Holiday]:
    from engine.places import rows_of

    try:
        return rows_of(place, [int(year)])
    except (FristwerkError, ValueError):  # a place or year that nobody can have read
        return []


def _holiday_problem(place: str, day: str, expected: str, found: str) -> Problem:
    what = f"calendar {place} {day}"
    return Problem(None, None, None, "projection", f"{what}: {expected}", f"{what}: {found}")
