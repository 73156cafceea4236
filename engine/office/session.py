"""An office at work: its folder, its clock, and the person at the keyboard.

Guarantees (SEMANTICS 2, 9, 10):
- One transaction per command; the clock is read once, after the lock is had.
- `recorded` never goes back: a clock behind the head of the log takes the head's time plus one millisecond.
- Who typed is the account of the effective user id, never an environment variable; only a training office lets a
  person be named, and only there can time be set.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from engine.case.case import Case, Record
from engine.clock import Clock, SimulatedClock, SystemClock
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.instants import Instant, day_of, moment, plus, zone_of
from engine.log.entry import new_cmd
from engine.store import daily, sqlite
from engine.store.daily import AgendaRow, KaseRow, OfficeRow, PersonRow

DATABASE = "fristwerk.db"


class Moment(NamedTuple):
    """The one "now" of a command, and the head of the log that it was held against.

    `behind_s` are the seconds by which the clock is behind the log, 0 if it is not.
    """

    now: Instant
    behind_s: int
    head: daily.Head


class Written(NamedTuple):
    """A case as this process wrote it last: its row, the fold, the record, its place and its rows in the agenda."""

    row: KaseRow
    case: Case
    record: Record
    place: str
    agenda: list[AgendaRow]


class Office:
    """An open office. Use it as a context manager, or close it."""

    def __init__(self, directory: Path, con: sqlite3.Connection, row: OfficeRow, clock: Clock, read_only: bool) -> None:
        self.directory = directory
        self.con = con
        self.row = row
        self.clock = clock
        self.read_only = read_only
        self.named: str | None = None
        # The last state of each case that this process wrote, with its row: an open process parses nothing.
        self.seen: dict[str, Written] = {}
        self._actors: dict[str, PersonRow] = {}
        # Milliseconds that the last command spent: lock_wait_ms, fold_ms, append_ms, commit_ms.
        self.timings: dict[str, float] = {}

    @classmethod
    def open(
        cls, directory: Path, *, read_only: bool = False, simulated: Instant | None = None, actor: str | None = None
    ) -> Office:
        """Open the office in `directory`.

        Raises UnknownError where there is none; in a real office UsageError for `simulated` and NotAllowedError for
        `actor`.
        """
        path = directory / DATABASE
        if not path.is_file():
            raise UnknownError(
                Text(f"there is no office in {directory}", f"in {directory} ist kein Büro"),
                hint=Text("fristwerk init makes one", "fristwerk init legt eines an"),
            )
        con = sqlite.connect(path, read_only=read_only)
        with sqlite.translated_errors():
            row = daily.office(con) if path.stat().st_size else None
        if row is None:
            raise UnknownError(Text(f"{directory} holds no office yet", f"{directory} enthält noch kein Büro"))
        office = cls(directory, con, row, SystemClock(), read_only)
        if simulated is not None:
            office.simulate(simulated)
        office._name_actor(actor)
        return office

    def simulate(self, simulated: Instant) -> None:
        """Set the clock of a training office. Raises UsageError in a real one."""
        if not self.row.training:
            raise UsageError(
                Text("a real office takes no simulated time", "ein echtes Büro nimmt keine simulierte Zeit an"),
                hint=Text(
                    "unset FRISTWERK_NOW, or use a training office",
                    "FRISTWERK_NOW entfernen oder ein Übungsbüro nehmen",
                ),
            )
        self.clock = SimulatedClock(simulated)

    def _name_actor(self, actor: str | None) -> None:
        if actor is None:
            return
        if not self.row.training:
            raise NotAllowedError(
                Text(
                    "on one machine the account that runs the command is who typed; --actor is for training offices",
                    "auf einem Rechner ist das angemeldete Konto, wer tippt; --actor gibt es nur in Übungsbüros",
                )
            )
        self.named = actor

    def __enter__(self) -> Office:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.close()
        meant = sqlite.translation(error) if isinstance(error, sqlite3.Error) else None
        if meant is not None:
            raise meant from error

    def close(self) -> None:
        """Close the database."""
        self.con.close()

    @property
    def zone(self) -> str:
        """The zone that screens show times in."""
        return zone_of(self.row.place)

    def now(self) -> Instant:
        """Return the present instant for a read."""
        return self.clock.now()

    def moment(self) -> Moment:
        """Read the clock for a command that holds the lock, against the head of the log. Raises DamagedError."""
        now, head = self.clock.now(), daily.head(self.con)
        last = head.recorded
        if last is None or now > last:
            return Moment(now, 0, head)
        behind_s = int((moment(last) - moment(now)).total_seconds())
        return Moment(plus(last, milliseconds=1), behind_s, head)

    @contextmanager
    def writing(self, *, dry_run: bool = False) -> Iterator[None]:
        """Run one command as one transaction that holds the writing lock; a dry run takes back what it wrote."""
        self.timings.clear()
        with sqlite.transaction(self.con, self.timings, keep=not dry_run):
            yield

    @contextmanager
    def spending(self, name: str) -> Iterator[None]:
        """Add the milliseconds that a part of the command takes to `timings`."""
        started = perf_counter()
        yield
        self.timings[name] = self.timings.get(name, 0.0) + (perf_counter() - started) * 1000

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Run one read on one and the same state of the office."""
        sqlite.begin_read(self.con)
        try:
            with sqlite.translated_errors():
                yield
        finally:
            sqlite.rollback(self.con)

    def actor(self) -> PersonRow:
        """Return the person at the keyboard. Raises UnknownError with the command that adds an unknown account."""
        if self.named is not None:
            return self.person(self.named)
        login = account()
        # Nobody's login or roles ever change: an open process asks once.
        found = self._actors.get(login) or daily.person_by_login(self.con, login)
        if found is not None:
            self._actors[login] = found
        else:
            raise UnknownError(
                Text(
                    f"the account “{login}” is nobody in this office", f"das Konto „{login}“ ist in diesem Büro niemand"
                ),
                hint=Text(
                    f"somebody of the office: fristwerk person add NAME --roles caseworker --login {login}",
                    f"jemand aus dem Büro: fristwerk person add NAME --roles caseworker --login {login}",
                ),
            )
        return found

    @property
    def auth(self) -> str:
        """How the actor is known."""
        return "login" if self.named is None else "named"

    def person(self, name: str) -> PersonRow:
        """Return a person by id or name. Raises UnknownError with the nearest names."""
        everybody = daily.persons(self.con)
        for one in everybody:
            if name in (one.id, one.name, one.login):
                return one
        known = [word for one in everybody for word in (one.id, one.name) if word]
        raise unknown(Text("person", "Person"), name, known, Text("fristwerk person list", "fristwerk person list"))

    def case_ids(self, begun: str = "") -> list[str]:
        """Return the ids of the cases that begin with `begun`, for completion."""
        return daily.case_ids(self.con, begun)

    def cases_by_workflow(self) -> dict[str, int]:
        """Return how many cases are pinned to each workflow version, by digest."""
        return daily.cases_by_workflow(self.con)

    def case(self, case_id: str) -> KaseRow:
        """Return the row of a case, given by its full id. Raises UnknownError for an unknown one."""
        row = daily.load_case(self.con, case_id)
        if row is None:
            raise self._no_case(case_id)
        return row

    def workflow_of(self, case_id: str) -> str:
        """Return the digest of the workflow version that a case is pinned to. Raises UnknownError for no case."""
        # A case never changes its version, so one that this process has written need not be read again.
        written = self.seen.get(case_id)
        return written.row.workflow if written else self.case(case_id).workflow

    def people(self) -> list[PersonRow]:
        """Return everybody in the office."""
        return daily.persons(self.con)

    def case_id(self, text: str, now: Instant) -> str:
        """Return the full id for a full id, or a bare number: this year's case of it, else the only one that fits.

        Raises UnknownError for a case that is not there, UsageError for a number that fits several.
        """
        if text.isdigit():
            year = int(day_of(now, self.zone)[:4])
            found = daily.case_ids_of_number(self.con, int(text))
            mine = daily.case_id(year, int(text))
            if mine in found or len(found) == 1:
                return mine if mine in found else found[0]
            if len(found) > 1:
                raise UsageError(
                    Text(f"{text} fits {', '.join(found)}", f"{text} passt auf {', '.join(found)}"), nearest=found
                )
        elif daily.load_case(self.con, text) is not None:
            return text
        raise self._no_case(text)

    def _no_case(self, text: str) -> UnknownError:
        hint = Text("fristwerk list shows all", "fristwerk list zeigt alle")
        return unknown(Text("case", "Akte"), text, daily.case_ids(self.con), hint)


def account() -> str:
    """Return the account name of the effective user id."""
    return _account_of(os.geteuid())


@cache
def _account_of(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def taken(cmd: str) -> UsageError:
    """Return the refusal of a command id that belongs to a command of another kind: its receipt would be no answer."""
    return UsageError(Text(f"{cmd} is the id of another command", f"{cmd} ist die Kennung eines anderen Befehls"))


def command_id(given: str | None) -> str:
    """Return the command id that a script chose, or a fresh one."""
    return given or new_cmd()
