"""Founding an office: its folder, its database, its first two entries (SEMANTICS 9, 10).

Guarantees:
- Nothing is half-made: the database is complete under another name before it gets its own, and what was made is taken
  away again where that fails. A folder that holds an office is never touched.
- The first entry says whether this is a training office; only then does any later command take simulated time.
- SQLite's locks do not hold across a network, so a network file system is refused.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from engine.case.values import clean
from engine.clock import SimulatedClock, SystemClock
from engine.errors import CannotWriteError, NotAllowedError, Text, UsageError
from engine.instants import Instant, day_of, zone_of
from engine.log.entry import new_cmd, new_entry
from engine.office.commanding import When
from engine.office.holidays import years_around
from engine.office.people import checked_roles, clean_name, record_person
from engine.office.session import DATABASE, account
from engine.places import parse_place
from engine.store import daily, sqlite
from engine.store.daily import HolidayRow, OfficeRow, PersonRow

FIRST_PERSON = "p-01"
LANGUAGES = ("de", "en")
DEFAULT_ROLES = ("caseworker",)
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class _Plan(NamedTuple):
    office: OfficeRow
    person: PersonRow
    now: Instant


def init(
    directory: Path,
    *,
    name: str | None = None,
    training: bool = False,
    roles: Sequence[str] = DEFAULT_ROLES,
    origin: str | None = None,
    place: str = "DE-BY",
    lang: str = "de",
    simulated: Instant | None = None,
    office_name: str | None = None,
) -> dict[str, Any]:
    """Make an office in `directory` and return {"office", "origin", "training", "person"}.

    `name` and `roles` are those of the person who runs the command (default: the account's name, and caseworker,
    who may waive nothing);
    `office_name` defaults to the folder's. `simulated` is the time of a training office.

    Raises NotAllowedError where there is an office already or the file system is one of a network, UsageError for a
    value that cannot be read, UnknownError for an unknown role, CannotWriteError where the folder cannot be written.
    """
    directory = directory.expanduser().absolute()
    plan = _plan(directory, name, training, roles, origin, place, lang, simulated, office_name)
    _refuse_unfit(directory)
    places = _places(plan)
    with sqlite.translated_errors(), _folder(directory):
        temporary = directory / f".{DATABASE}.{token_hex(8)}"
        try:
            _make(temporary, plan, places)
            _put_in_place(temporary, directory / DATABASE)
        finally:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{temporary}{suffix}").unlink(missing_ok=True)
    row = plan.office
    return {"office": row.name, "origin": row.origin, "training": row.training, "person": plan.person.id}


def _plan(
    directory: Path,
    name: str | None,
    training: bool,
    roles: Sequence[str],
    origin: str | None,
    place: str,
    lang: str,
    simulated: Instant | None,
    office_name: str | None,
) -> _Plan:
    if simulated is not None and not training:
        raise UsageError(
            Text("a real office takes no simulated time", "ein echtes Büro nimmt keine simulierte Zeit an"),
            hint=Text("init --training makes an office to practise", "init --training legt ein Übungsbüro an"),
        )
    place = parse_place(place).name
    if lang not in LANGUAGES:
        raise UsageError(
            Text(f"the language is de or en, not “{clean(lang)}”", f"die Sprache ist de oder en, nicht „{clean(lang)}“")
        )
    login = account()
    called = clean(office_name or "") or clean(directory.name) or "fristwerk"
    chosen = clean(origin or "") or f"{_word(called)}/{'training-' if training else ''}{token_hex(4)}"
    person = PersonRow(FIRST_PERSON, clean_name(name or login), login, checked_roles(roles))
    clock = SystemClock() if simulated is None else SimulatedClock(simulated)
    return _Plan(OfficeRow(called, chosen, training, place, lang), person, clock.now())


def _word(name: str) -> str:
    """Return a name as it may stand in an origin: lower-case letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "office"


def _refuse_unfit(directory: Path) -> None:
    kind = sqlite.is_network_file_system(directory)
    if kind is not None:
        raise NotAllowedError(
            Text(
                f"{directory} lies on a network file system ({kind}); locks do not hold there",
                f"{directory} liegt auf einem Netzlaufwerk ({kind}); dort halten keine Sperren",
            ),
            hint=Text("choose a folder on a disk of this machine", "einen Ordner auf einer eigenen Platte nehmen"),
        )
    if (directory / DATABASE).exists():
        raise _taken(directory)
    if directory.exists() and not directory.is_dir():
        raise CannotWriteError(Text(f"{directory} is no folder", f"{directory} ist kein Ordner"))


def _taken(directory: Path) -> NotAllowedError:
    return NotAllowedError(
        Text(f"there is an office already in {directory}", f"in {directory} besteht schon ein Büro"),
        hint=Text("fristwerk today shows what is due there", "fristwerk today zeigt, was dort ansteht"),
    )


def _places(plan: _Plan) -> list[str]:
    from engine.office.loading import shipped_places

    return sorted({plan.office.place, *shipped_places()})


@contextmanager
def _folder(directory: Path) -> Iterator[None]:
    """Make the folder and its parents for the block; take away what was made where the block fails."""
    missing = [one for one in (directory, *directory.parents) if not one.exists()]
    made: list[Path] = []
    try:
        for one in reversed(missing):
            one.mkdir(mode=0o700)
            made.append(one)
        yield
    except BaseException:
        for one in reversed(made):
            one.rmdir()
        raise


def _make(path: Path, plan: _Plan, places: Sequence[str]) -> None:
    from engine.store import schema

    schema.create(path)
    path.chmod(0o600)
    con = sqlite.connect(path)
    try:
        with sqlite.transaction(con):
            _write(con, plan)
            daily.add_holidays(con, list(_holidays(places, plan.now)))
    finally:
        # Closing the last connection empties the WAL into the file: it can be renamed alone.
        con.close()


def _write(con: sqlite3.Connection, plan: _Plan) -> None:
    cmd, by, now = new_cmd(), plan.person.roles[0], plan.now
    entry = new_entry(
        kind="office",
        case=None,
        cmd=cmd,
        happened=now,
        recorded=now,
        actor=plan.person.id,
        acted_by=plan.person.id,
        by=by,
        auth="login",
        data=plan.office._asdict(),
    )
    daily.append(con, [entry])
    daily.save_office(con, plan.office)
    when = When(now, "minute")
    record_person(con, plan.person, actor=plan.person.id, by=by, auth="login", cmd=cmd, when=when, recorded=now)


def _holidays(places: Sequence[str], now: Instant) -> Iterator[HolidayRow]:
    from engine.places import rows_of

    for place in places:
        today = day_of(now, zone_of(place))
        for one in rows_of(place, years_around(now), as_of=today):
            yield HolidayRow(one.place, one.day, one.name, one.source, one.as_of or today)


def _put_in_place(temporary: Path, target: Path) -> None:
    """Give the database its name; of two founders at once the second finds it taken."""
    descriptor = os.open(temporary, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _taken(target.parent) from None
    except OSError as error:
        # A file system without hard links (FAT on a stick) can only rename.
        if error.errno not in _NO_LINKS or target.exists():
            raise
        temporary.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
