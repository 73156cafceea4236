"""The plain SQL of the daily commands, over the DB-API; no other module of the engine writes SQL for them.

- `append` is the only way into the log: it checks the data against its kind, chains the entries of a case, stores the
  exact bytes that were hashed, and moves the head once for the batch. It runs in the caller's transaction.
- What is read from the log is held against its hash; a changed entry is DamagedError, never an answer.
- Rows are NamedTuples named as the columns of `engine.store.tables`; a test holds every column against the classes.

Functions let SQLite's errors through; callers stand in `engine.store.sqlite.transaction` or `translated_errors`.
Instants are RFC 3339 UTC strings with milliseconds, days `YYYY-MM-DD`; both sort as text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from engine.errors import DamagedError, FristwerkError, Text
from engine.log import tree
from engine.log.entry import Entry, entry_bytes, envelope_problems, leaf_hash
from engine.log.sealed import Disclosure, subject_of


class Head(NamedTuple):
    """Size, root and right edge of the log, and when its last entry was recorded (None while it is empty)."""

    size: int
    root: bytes
    frontier: tree.Frontier
    recorded: str | None


class StoredEntry(NamedTuple):
    """An entry with its place in the log (`index`, from 0) and its leaf hash in hex."""

    index: int  # type: ignore[assignment]  # hides tuple.index; the word is the contract's
    entry: Entry
    leaf_hash: str


class KaseRow(NamedTuple):
    """One case; `snapshot` is JSON text, `seq` and `prev` are number and hex leaf hash of its last entry."""

    id: str
    workflow: str
    snapshot: str
    seq: int
    prev: str
    next_due: str | None
    owner: str | None
    client: str | None


class AgendaRow(NamedTuple):
    """One row that `today` may show; without `at` it has no date yet.

    `state` is `open`, or `unsecured` for a limit that no second person has checked.
    """

    case_id: str
    key: str
    kind: str
    at: str | None
    owner: str | None
    waiting_on: str | None
    state: str


class ItemRow(NamedTuple):
    """One item of a register; `data` holds its plain values."""

    case_id: str
    register: str
    number: int
    state: str
    happened: str
    data: dict[str, Any]
    match: str | None


class DisclosureRow(NamedTuple):
    """One sealed value: its text is opened by `engine.log.sealed.open_disclosure`."""

    idx: int
    digest: str
    subject: str
    disclosure: str


class OfficeRow(NamedTuple):
    """The office, as its first entry names it."""

    name: str
    origin: str
    training: bool
    place: str
    lang: str


class PersonRow(NamedTuple):
    """A person of the office; `name` and `login` are None once erased."""

    id: str
    name: str | None
    login: str | None
    roles: tuple[str, ...]


class WorkflowRow(NamedTuple):
    """A workflow version; `compiled` is JSON text, `loaded_at` the index of its entry."""

    digest: str
    name: str
    version: int
    compiled: str
    loaded_at: int


class HolidayRow(NamedTuple):
    """One public holiday, where it was read and on which day."""

    place: str
    day: str
    name: str
    source: str
    as_of: str


# --- the log ---------------------------------------------------------------------------------------------------------

BYTES = "COALESCE(CAST(entry AS BLOB), x'')"
"""The entry as the bytes it is: a damaged text may be no UTF-8, or nothing."""

_ENTRY = f"SELECT idx, {BYTES}, leaf_hash FROM log_entry"


def head(con: sqlite3.Connection) -> Head:
    """Return the head of the log. Raises DamagedError if its row is missing or cannot be one."""
    row = con.execute(
        "SELECT size, root, frontier, (SELECT recorded FROM log_entry WHERE idx = size - 1) FROM log_head WHERE id = 1"
    ).fetchone()
    try:
        size, root, frontier, recorded = row
        return Head(size, root, tree.frontier_from_bytes(size, frontier), recorded)
    except (TypeError, ValueError) as error:
        raise _damaged(f"head of the log: {error}", f"Kopf des Protokolls: {error}") from error


def append(
    con: sqlite3.Connection,
    entries: Sequence[Entry],
    disclosures: Iterable[Disclosure] = (),
    *,
    known_head: Head | None = None,
) -> list[StoredEntry]:
    """Append entries with their sealed values and return them with their places.

    `known_head` is the head, where this transaction has read it and appended nothing since.
    `case_seq` and `case_prev` may be None: then each entry follows its case's last one. Every digest that an entry
    holds must come with its disclosure, and the other way round. Raises FristwerkError where an entry is not what
    entry v1 and its kind demand, UsageError where it is too large.
    """
    at = known_head or head(con)
    frontier, recorded = at.frontier, at.recorded or ""
    tails: dict[str, tuple[int, str | None]] = {}
    stored: list[StoredEntry] = []
    for draft in entries:
        entry = _chained(con, draft, tails)
        _refuse_unsound(entry, recorded)
        data = entry_bytes(entry)
        leaf = leaf_hash(data)
        con.execute(
            "INSERT INTO log_entry (idx, entry, leaf_hash) VALUES (?, ?, ?)", (frontier.size, data.decode(), leaf)
        )
        stored.append(StoredEntry(frontier.size, entry, leaf.hex()))
        if entry.case is not None:
            tails[entry.case] = (entry.case_seq or 0, leaf.hex())
        frontier, recorded = tree.append(frontier, leaf), entry.recorded
    _add_disclosures(con, stored, disclosures)
    con.execute(
        "UPDATE log_head SET size = ?, root = ?, frontier = ? WHERE id = 1",
        (frontier.size, tree.root(frontier), frontier.to_bytes()),
    )
    return stored


def _chained(con: sqlite3.Connection, entry: Entry, tails: dict[str, tuple[int, str | None]]) -> Entry:
    if entry.case is None or entry.case_seq is not None:
        return entry
    seq, prev = tails.get(entry.case) or tail(con, entry.case)
    return entry._replace(case_seq=seq + 1, case_prev=prev)


def tail(con: sqlite3.Connection, case: str) -> tuple[int, str | None]:
    """Return number and hex leaf hash of the case's last entry; (0, None) if it has none."""
    row = con.execute(
        "SELECT case_seq, leaf_hash FROM log_entry WHERE case_id = ? ORDER BY case_seq DESC LIMIT 1", (case,)
    ).fetchone()
    return (row[0], row[1].hex()) if row else (0, None)


def _refuse_unsound(entry: Entry, recorded: str) -> None:
    # Imported here: only what writes needs the shapes of the data.
    from engine.log import kinds

    problems = envelope_problems(entry) + kinds.check(entry.kind, entry.data)
    if (entry.case is None) != (entry.kind in kinds.OFFICE_KINDS):
        problems.append(f"{entry.kind} with case {entry.case}")
    if entry.recorded < recorded:
        problems.append(f"recorded {entry.recorded} before {recorded}")
    if problems:
        what = "; ".join(problems)
        raise FristwerkError(
            Text(f"this {entry.kind} cannot be an entry of the log: {what}",
                 f"„{entry.kind}“ kann so kein Eintrag des Protokolls sein: {what}")
        )  # fmt: skip


def _add_disclosures(con: sqlite3.Connection, stored: Sequence[StoredEntry], disclosures: Iterable[Disclosure]) -> None:
    holders = {digest: kept for kept in stored for digest in kept.entry.data.get("_sd", ())}
    given = {one.digest: one for one in disclosures}
    if holders.keys() != given.keys():
        raise FristwerkError(
            Text(
                "the digests in the entries and the sealed values are not the same",
                "die Prüfwerte in den Einträgen und die versiegelten Werte sind nicht dieselben",
            )
        )
    con.executemany(
        "INSERT INTO disclosure (idx, digest, subject, disclosure) VALUES (?, ?, ?, ?)",
        [
            (index, digest, subject_of(entry.kind, entry.data, given[digest].name), given[digest].text)
            for digest, (index, entry, _) in holders.items()
        ],
    )


def entries_of(con: sqlite3.Connection, case: str, after: int = 0) -> list[StoredEntry]:
    """Return the case's entries with a number above `after`, in the order of the log."""
    return _read(con, f"{_ENTRY} WHERE case_id = ? AND case_seq > ? ORDER BY case_seq", (case, after))


def entries_by_cmd(con: sqlite3.Connection, cmd: str) -> list[StoredEntry]:
    """Return all entries of one command, in the order of the log."""
    return _read(con, f"{_ENTRY} WHERE cmd = ? ORDER BY idx", (cmd,))


def office_entries(con: sqlite3.Connection) -> list[StoredEntry]:
    """Return the entries that belong to no case, in the order of the log."""
    return _read(con, f"{_ENTRY} WHERE case_id IS NULL ORDER BY idx", ())


def days_closed(con: sqlite3.Connection, limit: int) -> set[str]:
    """Return the days that the newest `limit` closing entries closed."""
    # SQLite would walk the whole log backwards instead of the few entries of the office.
    rows = con.execute(
        "SELECT json_extract(entry, '$.data.day') FROM log_entry INDEXED BY log_entry_office "
        "WHERE case_id IS NULL AND kind = 'day' ORDER BY idx DESC LIMIT ?",
        (limit,),
    )
    return {row[0] for row in rows}


def day_entries(con: sqlite3.Connection, day: str) -> list[StoredEntry]:
    """Return the entries that closed a day (`YYYY-MM-DD`), in the order of the log."""
    return _read(
        con,
        f"{_ENTRY} INDEXED BY log_entry_office WHERE case_id IS NULL AND kind = 'day' "
        "AND json_extract(entry, '$.data.day') = ? ORDER BY idx",
        (day,),
    )


def index_at(con: sqlite3.Connection, at: str) -> int:
    """Return the index of the first entry recorded at or after `at`, or the size of the log.

    `recorded` never decreases along the log, so it halves its way there.
    """
    low, high = 0, con.execute("SELECT COALESCE(max(idx) + 1, 0) FROM log_entry").fetchone()[0]
    while low < high:
        middle = (low + high) // 2
        (recorded,) = con.execute("SELECT recorded FROM log_entry WHERE idx = ?", (middle,)).fetchone()
        low, high = (middle + 1, high) if recorded < at else (low, middle)
    return int(low)


def cases_between(con: sqlite3.Connection, first: int, end: int) -> list[str]:
    """Return the ids of the cases that have an entry with first <= index < end, in the order of their first one."""
    rows = con.execute(
        "SELECT case_id FROM log_entry WHERE idx >= ? AND idx < ? AND case_id IS NOT NULL "
        "GROUP BY case_id ORDER BY min(idx)",
        (first, end),
    )
    return [row[0] for row in rows]


def anything_between(con: sqlite3.Connection, first: int, end: int) -> bool:
    """Say whether a case has an entry with first <= index < end."""
    statement = "SELECT 1 FROM log_entry WHERE idx >= ? AND idx < ? AND case_id IS NOT NULL LIMIT 1"
    return con.execute(statement, (first, end)).fetchone() is not None


def texts_of(con: sqlite3.Connection, case: str) -> list[tuple[StoredEntry, str]]:
    """Return the case's entries in the order of the log, each with its text exactly as it is stored."""
    return list(_verified(con, f"{_ENTRY} WHERE case_id = ? ORDER BY case_seq", (case,)))


def leaves(con: sqlite3.Connection, last: int) -> Iterator[bytes]:
    """Yield the leaf hashes of the log up to the index `last`, in its order."""
    return (leaf for (leaf,) in con.execute("SELECT leaf_hash FROM log_entry WHERE idx <= ? ORDER BY idx", (last,)))


def _read(con: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> list[StoredEntry]:
    return [one for one, _ in _verified(con, statement, values)]


def _verified(con: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> Iterator[tuple[StoredEntry, str]]:
    for index, data, stored in con.execute(statement, values):
        if leaf_hash(data) != stored:
            raise _damaged(f"entry at index {index}", f"Eintrag mit laufender Nummer {index}")
        text = data.decode()
        yield StoredEntry(index, Entry(**json.loads(text)), stored.hex()), text


def _damaged(en: str, de: str) -> DamagedError:
    return DamagedError(
        Text(f"the log is damaged ({en})", f"das Protokoll ist beschädigt ({de})"),
        hint=Text("fristwerk log verify says what can be trusted", "fristwerk log verify sagt, was noch gilt"),
    )


def disclosures(con: sqlite3.Connection, digests: Iterable[str]) -> dict[str, str]:
    """Return the disclosure text of each digest that is still kept.

    It reads the whole table: for what is asked once in a while. Who knows the entry asks `disclosures_at`.
    """
    wanted = list(digests)
    marks = ",".join("?" * len(wanted))
    return dict(con.execute(f"SELECT digest, disclosure FROM disclosure WHERE digest IN ({marks})", wanted).fetchall())


def disclosures_at(con: sqlite3.Connection, indexes: Iterable[int]) -> dict[str, str]:
    """Return digest and disclosure text of every sealed value that is still kept for the entries at these indexes."""
    wanted = ",".join(str(int(index)) for index in indexes)
    return dict(con.execute(f"SELECT digest, disclosure FROM disclosure WHERE idx IN ({wanted})").fetchall())


def case_disclosures(con: sqlite3.Connection, case: str, subject: str | None = None) -> list[DisclosureRow]:
    """Return the sealed values of a case, or of one subject in it (`client`, `item:orders/3`)."""
    rows = con.execute(
        "SELECT d.idx, d.digest, d.subject, d.disclosure FROM log_entry e JOIN disclosure d ON d.idx = e.idx "
        "WHERE e.case_id = ? AND (? IS NULL OR d.subject = ?) ORDER BY d.idx, d.digest",
        (case, subject, subject),
    )
    return [DisclosureRow(*row) for row in rows]


def sealed_texts(con: sqlite3.Connection, case: str, kind: str | None = None) -> list[tuple[int, str]]:
    """Return the disclosures of a case (of its entries of a kind), each with its entry's number, in the log's order."""
    return con.execute(
        "SELECT e.case_seq, d.disclosure FROM log_entry e JOIN disclosure d ON d.idx = e.idx "
        "WHERE e.case_id = ? AND (? IS NULL OR e.kind = ?) ORDER BY e.case_seq, d.digest",
        (case, kind, kind),
    ).fetchall()


# --- cases -----------------------------------------------------------------------------------------------------------

_KASE = "SELECT id, workflow, snapshot, seq, prev, next_due, owner, client FROM kase"


def load_case(con: sqlite3.Connection, case: str) -> KaseRow | None:
    """Return the case, or None if there is none of that id."""
    row = con.execute(f"{_KASE} WHERE id = ?", (case,)).fetchone()
    return KaseRow(*row) if row else None


def save_case(con: sqlite3.Connection, row: KaseRow) -> None:
    """Write the case as it now stands."""
    con.execute(
        "INSERT INTO kase (id, workflow, snapshot, seq, prev, next_due, owner, client) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET workflow = excluded.workflow, snapshot = excluded.snapshot, "
        "seq = excluded.seq, prev = excluded.prev, next_due = excluded.next_due, owner = excluded.owner, "
        "client = excluded.client",
        row,
    )


def list_cases(con: sqlite3.Connection, *, client: str | None = None, owner: str | None = None) -> Iterator[KaseRow]:
    """Yield cases in the order they were opened; `client` is a part of the name in any case, `owner` a person."""
    wanted = client.casefold() if client is not None else None
    for row in con.execute(
        f"{_KASE} WHERE ? IS NULL OR owner = ? ORDER BY substr(id, 1, 7), length(id), id", (owner, owner)
    ):
        kase = KaseRow(*row)
        if wanted is None or wanted in (kase.client or "").casefold():
            yield kase


def cases_by_workflow(con: sqlite3.Connection) -> dict[str, int]:
    """Return the number of cases of each workflow version, by digest."""
    return dict(con.execute("SELECT workflow, COUNT(*) FROM kase GROUP BY workflow"))


def cases_due(con: sqlite3.Connection, now: str) -> list[str]:
    """Return the ids of cases in which something ran out or came due at or before `now`."""
    return [row[0] for row in con.execute("SELECT id FROM kase WHERE next_due <= ? ORDER BY next_due, id", (now,))]


def cases_naming(con: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """Return the ids of cases in whose stored state one of these words stands; it reads every case."""
    terms = " OR ".join("instr(snapshot, ?)" for _ in words)
    return [row[0] for row in con.execute(f"SELECT id FROM kase WHERE {terms} ORDER BY id", tuple(words))]


def case_ids(con: sqlite3.Connection, prefix: str = "", limit: int = 1000) -> list[str]:
    """Return case ids that begin with `prefix`, in order."""
    rows = con.execute(
        "SELECT id FROM kase WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (prefix, f"{prefix}\U0010ffff", limit)
    )
    return [row[0] for row in rows]


def case_ids_of_number(con: sqlite3.Connection, number: int) -> list[str]:
    """Return the ids with this number, of whatever year, oldest year first."""
    first, last = con.execute("SELECT min(id), max(id) FROM kase").fetchone()
    if first is None:
        return []
    wanted = [case_id(year, number) for year in range(int(first[2:6]), int(last[2:6]) + 1)]
    rows = con.execute(f"SELECT id FROM kase WHERE id IN ({','.join('?' * len(wanted))}) ORDER BY id", wanted)
    return [row[0] for row in rows]


def next_case_id(con: sqlite3.Connection, year: int) -> str:
    """Return the id that the next case of `year` gets: `A-2026-0001`, four digits or more."""
    row = con.execute(
        "SELECT id FROM kase WHERE id >= ? AND id < ? ORDER BY length(id) DESC, id DESC LIMIT 1",
        (f"A-{year}-", f"A-{year}."),
    ).fetchone()
    return case_id(year, int(row[0][7:]) + 1 if row else 1)


def case_id(year: int, number: int) -> str:
    """Return the case id of a year and a number."""
    return f"A-{year}-{number:04d}"


# --- agenda ----------------------------------------------------------------------------------------------------------

_AGENDA = "SELECT case_id, key, kind, at, owner, waiting_on, state FROM agenda"


def agenda_of(con: sqlite3.Connection, case: str) -> list[AgendaRow]:
    """Return all agenda rows of a case, by key."""
    return [AgendaRow(*row) for row in con.execute(f"{_AGENDA} WHERE case_id = ? ORDER BY key", (case,))]


def replace_agenda(con: sqlite3.Connection, case: str, rows: Iterable[AgendaRow]) -> None:
    """Make these the agenda rows of the case; only what differs is written."""
    old = {row.key: row for row in agenda_of(con, case)}
    new = {row.key: row for row in rows}
    con.executemany(
        "DELETE FROM agenda WHERE case_id = ? AND key = ?", [(case, key) for key in old.keys() - new.keys()]
    )
    con.executemany(
        "INSERT INTO agenda (case_id, key, kind, at, owner, waiting_on, state) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (case_id, key) DO UPDATE SET kind = excluded.kind, at = excluded.at, owner = excluded.owner, "
        "waiting_on = excluded.waiting_on, state = excluded.state",
        [row for key, row in new.items() if row != old.get(key)],
    )


def agenda_due(
    con: sqlite3.Connection,
    *,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    theirs: bool | None = None,
    owner: str | None = None,
    limit: int = 50,
) -> list[AgendaRow]:
    """Return at most `limit` rows with start <= at < end, soonest first; None leaves that side open.

    `theirs` asks for what waits on others, or, False, for what does not.
    """
    where, values = _narrowed(start, end, kind, theirs, owner)
    rows = con.execute(f"{_AGENDA} WHERE at IS NOT NULL{where} ORDER BY at LIMIT ?", (*values, limit))
    return [AgendaRow(*row) for row in rows]


def agenda_count(
    con: sqlite3.Connection,
    *,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    theirs: bool | None = None,
    owner: str | None = None,
    most: int = -1,
) -> int:
    """Return how many rows have start <= at < end, counted up to `most`; it reads the index only."""
    where, values = _narrowed(start, end, kind, theirs, owner)
    return _counted(con, f"at IS NOT NULL{where}", values, most)


def agenda_undated(
    con: sqlite3.Connection,
    owner: str | None = None,
    limit: int = 50,
    *,
    kind: str | None = None,
    theirs: bool | None = None,
) -> list[AgendaRow]:
    """Return at most `limit` rows that have no date yet: limits without an end, findings."""
    where, values = _narrowed(None, None, kind, theirs, owner)
    rows = con.execute(f"{_AGENDA} WHERE at IS NULL{where} LIMIT ?", (*values, limit))
    return [AgendaRow(*row) for row in rows]


def agenda_undated_count(
    con: sqlite3.Connection, *, kind: str, theirs: bool, owner: str | None = None, most: int = -1
) -> int:
    """Return how many rows of a kind have no date yet, counted up to `most`."""
    where, values = _narrowed(None, None, kind, theirs, owner)
    return _counted(con, f"at IS NULL{where}", values, most)


def agenda_unsecured(
    con: sqlite3.Connection, owner: str | None = None, limit: int = 50, *, start: str | None = None
) -> list[AgendaRow]:
    """Return at most `limit` limits that no second person has checked, first those without a date, then soonest first.

    `start` leaves out what was due before it.
    """
    undated, values = _narrowed(None, None, None, None, owner, state="unsecured")
    rows = con.execute(f"{_AGENDA} WHERE at IS NULL{undated} LIMIT ?", (*values, limit)).fetchall()
    dated, values = _narrowed(start, None, None, None, owner, state="unsecured")
    rows += con.execute(f"{_AGENDA} WHERE at IS NOT NULL{dated} ORDER BY at LIMIT ?", (*values, limit)).fetchall()
    return [AgendaRow(*row) for row in (rows if limit < 0 else rows[:limit])]


def agenda_unsecured_count(con: sqlite3.Connection, *, start: str, owner: str | None = None, most: int = -1) -> int:
    """Return how many limits with a date no second person has checked, counted up to `most`."""
    where, values = _narrowed(start, None, None, None, owner, state="unsecured")
    return _counted(con, f"at IS NOT NULL{where}", values, most)


def _counted(con: sqlite3.Connection, where: str, values: Sequence[str], most: int) -> int:
    # An office has hundreds of thousands of rows: to know that there are more than a thousand is enough.
    found = con.execute(f"SELECT count(*) FROM (SELECT 1 FROM agenda WHERE {where} LIMIT ?)", (*values, most))
    count: int = found.fetchone()[0]
    return count


def _narrowed(
    start: str | None, end: str | None, kind: str | None, theirs: bool | None, owner: str | None, state: str = ""
) -> tuple[str, list[str]]:
    # Who waits and the state stand in the terms literally: that is what lets SQLite use the partial indexes. One
    # person's rows are few: there the plus keeps it from any index but the one by owner.
    plus = "" if owner is None else "+"
    terms = "" if theirs is None else f" AND waiting_on IS {'NOT ' if theirs else ''}NULL"
    terms += f" AND {plus}state = '{state}'" if state else ""
    values: list[str] = []
    for term, value in (("owner = ?", owner), (f"{plus}kind = ?", kind), ("at >= ?", start), ("at < ?", end)):
        if value is not None:
            terms += f" AND {term}"
            values.append(value)
    return terms, values


# --- registers -------------------------------------------------------------------------------------------------------

_ITEM = "SELECT case_id, register, number, state, happened, data, match FROM item"


def load_items(
    con: sqlite3.Connection,
    case: str,
    register: str | None = None,
    numbers: Sequence[int] | None = None,
    state: str | None = None,
) -> list[ItemRow]:
    """Return items of a case by register and number, narrowed as asked."""
    where, values = "WHERE case_id = ?", [case]
    for term, value in (("register", register), ("state", state)):
        if value is not None:
            where += f" AND {term} = ?"
            values.append(value)
    if numbers is not None:
        where += f" AND number IN ({','.join(str(int(number)) for number in numbers)})"
    return [_item(row) for row in con.execute(f"{_ITEM} {where} ORDER BY register, number", values)]


def save_items(con: sqlite3.Connection, rows: Iterable[ItemRow]) -> None:
    """Write items as they now stand."""
    con.executemany(
        "INSERT INTO item (case_id, register, number, state, happened, data, match) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (case_id, register, number) DO UPDATE SET state = excluded.state, happened = excluded.happened, "
        "data = excluded.data, match = excluded.match",
        [(*row[:5], json.dumps(row.data, sort_keys=True, ensure_ascii=False), row.match) for row in rows],
    )


def delete_items(con: sqlite3.Connection, case: str, register: str, numbers: Iterable[int]) -> None:
    """Take struck items out of the projection; their numbers stay used in the log."""
    con.executemany(
        "DELETE FROM item WHERE case_id = ? AND register = ? AND number = ?",
        [(case, register, number) for number in numbers],
    )


def _item(row: tuple[Any, ...]) -> ItemRow:
    case, register, number, state, happened, data, match = row
    return ItemRow(case, register, number, state, happened, json.loads(data), match)


# --- the office ------------------------------------------------------------------------------------------------------


def office(con: sqlite3.Connection) -> OfficeRow | None:
    """Return the office, or None before its first entry."""
    row = con.execute("SELECT name, origin, training, place, lang FROM office WHERE id = 1").fetchone()
    return OfficeRow(row[0], row[1], bool(row[2]), row[3], row[4]) if row else None


def save_office(con: sqlite3.Connection, row: OfficeRow) -> None:
    """Write the office, once."""
    con.execute(
        "INSERT INTO office (id, name, origin, training, place, lang) VALUES (1, ?, ?, ?, ?, ?)",
        (row.name, row.origin, int(row.training), row.place, row.lang),
    )


def persons(con: sqlite3.Connection) -> list[PersonRow]:
    """Return everybody, in the order they were added."""
    return [_person(row) for row in con.execute("SELECT id, name, login, roles FROM person ORDER BY length(id), id")]


def person_by_login(con: sqlite3.Connection, login: str) -> PersonRow | None:
    """Return the person with that account name, or None."""
    row = con.execute("SELECT id, name, login, roles FROM person WHERE login = ?", (login,)).fetchone()
    return _person(row) if row else None


def save_person(con: sqlite3.Connection, row: PersonRow) -> None:
    """Add a person. Raises sqlite3.IntegrityError if the login belongs to somebody."""
    con.execute(
        "INSERT INTO person (id, name, login, roles) VALUES (?, ?, ?, ?)",
        (row.id, row.name, row.login, json.dumps(list(row.roles))),
    )


def next_person_id(con: sqlite3.Connection) -> str:
    """Return the id that the next person gets: `p-01`."""
    row = con.execute("SELECT id FROM person ORDER BY length(id) DESC, id DESC LIMIT 1").fetchone()
    return f"p-{int(row[0][2:]) + 1 if row else 1:02d}"


def _person(row: tuple[Any, ...]) -> PersonRow:
    return PersonRow(row[0], row[1], row[2], tuple(json.loads(row[3])))


_WORKFLOW = "SELECT digest, name, version, compiled, loaded_at FROM workflow"


def workflows(con: sqlite3.Connection) -> list[WorkflowRow]:
    """Return every version that was loaded, oldest first."""
    return [WorkflowRow(*row) for row in con.execute(f"{_WORKFLOW} ORDER BY loaded_at")]


def workflow_by_digest(con: sqlite3.Connection, digest: str) -> WorkflowRow | None:
    """Return the version with that digest, or None."""
    row = con.execute(f"{_WORKFLOW} WHERE digest = ?", (digest,)).fetchone()
    return WorkflowRow(*row) if row else None


def newest_workflow(con: sqlite3.Connection, name: str) -> WorkflowRow | None:
    """Return the version of that workflow that was loaded last, or None."""
    row = con.execute(f"{_WORKFLOW} WHERE name = ? ORDER BY loaded_at DESC LIMIT 1", (name,)).fetchone()
    return WorkflowRow(*row) if row else None


def add_workflow(con: sqlite3.Connection, row: WorkflowRow, files: Iterable[tuple[str, str, bytes]]) -> None:
    """Keep a version with its files, each as (path, SHA-256 in hex, bytes)."""
    con.execute("INSERT INTO workflow (digest, name, version, compiled, loaded_at) VALUES (?, ?, ?, ?, ?)", row)
    con.executemany(
        "INSERT INTO workflow_file (digest, path, sha256, content) VALUES (?, ?, ?, ?)",
        [(row.digest, *file) for file in files],
    )


def workflow_files(con: sqlite3.Connection, digest: str) -> dict[str, bytes]:
    """Return the bytes of a version's files by path."""
    return dict(
        con.execute("SELECT path, content FROM workflow_file WHERE digest = ? ORDER BY path", (digest,)).fetchall()
    )


def holidays(con: sqlite3.Connection, place: str, first_day: str, last_day: str) -> dict[str, str]:
    """Return day and name of the public holidays at a place, both ends included."""
    rows = con.execute(
        "SELECT day, name FROM calendar WHERE place = ? AND day BETWEEN ? AND ? ORDER BY day",
        (place, first_day, last_day),
    )
    return dict(rows.fetchall())


def holiday_years(con: sqlite3.Connection, place: str) -> set[int]:
    """Return the years for which the place's holidays are known (every place has one)."""
    rows = con.execute("SELECT DISTINCT substr(day, 1, 4) FROM calendar WHERE place = ?", (place,))
    return {int(row[0]) for row in rows}


def holiday_places(con: sqlite3.Connection) -> list[str]:
    """Return every place whose holidays are known, in order."""
    return [row[0] for row in con.execute("SELECT DISTINCT place FROM calendar ORDER BY place")]


def holiday_rows(con: sqlite3.Connection, place: str) -> list[HolidayRow]:
    """Return all that is known of a place's holidays, by day."""
    rows = con.execute("SELECT place, day, name, source, as_of FROM calendar WHERE place = ? ORDER BY day", (place,))
    return [HolidayRow(*row) for row in rows]


def add_holidays(con: sqlite3.Connection, rows: Iterable[HolidayRow]) -> None:
    """Write holidays; what a newer source says of the same day replaces the older."""
    con.executemany(
        "INSERT INTO calendar (place, day, name, source, as_of) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (place, day) DO UPDATE SET name = excluded.name, source = excluded.source, as_of = excluded.as_of",
        list(rows),
    )
