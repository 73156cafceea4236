"""The one definition of the schema: SQLModel classes, with their triggers on `after_create`.

- The log grows and does nothing else: triggers refuse every update, delete, replacement and gap. They guard against
  mistakes and injected SQL; against the owner of the file stand the hashes (engine.log.verify).
- Every column of the log beside entry and hash is generated from the entry, so that none can be edited apart from it.
- All other tables but `disclosure`, `workflow_file` and `calendar` are projections: disposable, replayed from the log.
- Plaintext of sealed values lives only in `PLAINTEXT_COLUMNS` and in `disclosure`; erasure empties both.

The daily commands never import this module: they speak the plain SQL of `engine.store.daily`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import DDL, CheckConstraint, Column, Computed, Index, Integer, LargeBinary, Text, event, text
from sqlalchemy import UniqueConstraint as Unique
from sqlmodel import Field, SQLModel

PLAINTEXT_COLUMNS = (("kase", "client"), ("person", "name"), ("person", "login"), ("item", "match"))
"""Table and column of every projected value that is sealed in the log."""

_STRICT = {"sqlite_strict": True}
_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""For small rows that are found by their text key: one tree to write instead of two."""


def _key(kind: Any = Text) -> Any:
    return Field(sa_column=Column(kind, primary_key=True, nullable=False))


def _plain(kind: Any = Text, *, null: bool = False, **more: Any) -> Any:
    return Field(default=None if null else ..., sa_column=Column(kind, nullable=null, **more))


def _derived(path: str, kind: Any = Text, *, null: bool = False) -> Any:
    computed = Computed(f"json_extract(entry, '$.{path}')", persisted=True)
    return Field(default=None, sa_column=Column(kind, computed, nullable=null))


class LogEntry(SQLModel, table=True):
    """One entry, exactly as it was hashed, with the columns that SQL derives from it."""

    __tablename__: ClassVar[Any] = "log_entry"
    __table_args__ = (
        CheckConstraint("idx >= 0", name="idx_from_zero"),
        CheckConstraint("json_valid(entry) AND length(CAST(entry AS BLOB)) <= 65535", name="entry_is_json"),
        CheckConstraint("length(leaf_hash) = 32", name="leaf_hash_is_sha256"),
        Unique("case_id", "case_seq", name="one_entry_per_number"),
        Index("log_entry_cmd", "cmd"),
        Index("log_entry_office", "idx", sqlite_where=text("case_id IS NULL")),
        _STRICT,
    )
    idx: int = _key(Integer)
    entry: str = _plain()
    leaf_hash: bytes = _plain(LargeBinary)
    kind: str = _derived("kind")
    case_id: str | None = _derived("case", null=True)
    case_seq: int | None = _derived("case_seq", Integer, null=True)
    case_prev: str | None = _derived("case_prev", null=True)
    cmd: str = _derived("cmd")
    recorded: str = _derived("recorded")


class LogHead(SQLModel, table=True):
    """The one head row: size, root and right edge of the tree."""

    __tablename__: ClassVar[Any] = "log_head"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_head"),
        CheckConstraint("size >= 0 AND length(root) = 32 AND length(frontier) % 32 = 0", name="head_is_sound"),
        _STRICT,
    )
    id: int = _key(Integer)
    size: int = _plain(Integer)
    root: bytes = _plain(LargeBinary)
    frontier: bytes = _plain(LargeBinary)


class Office(SQLModel, table=True):
    """The office itself, as its first entry names it."""

    __table_args__ = (CheckConstraint("id = 1", name="one_office"), _STRICT)
    id: int = _key(Integer)
    name: str = _plain()
    origin: str = _plain()
    training: int = _plain(Integer)
    place: str = _plain()
    lang: str = _plain()


class Person(SQLModel, table=True):
    """A person of the office; `roles` is a JSON list."""

    __table_args__ = (Unique("login", name="one_person_per_login"), _STRICT)
    id: str = _key()
    name: str | None = _plain(null=True)
    login: str | None = _plain(null=True)
    roles: str = _plain()


class Workflow(SQLModel, table=True):
    """A workflow version in its compiled form; `loaded_at` is the index of the entry that took it in."""

    __table_args__ = (Index("workflow_newest", "name", "loaded_at"), _STRICT)
    digest: str = _key()
    name: str = _plain()
    version: int = _plain(Integer)
    compiled: str = _plain()
    loaded_at: int = _plain(Integer)


class WorkflowFile(SQLModel, table=True):
    """The bytes of one file of a workflow version, kept so that a court can read the rules of that day."""

    __tablename__: ClassVar[Any] = "workflow_file"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_hex"), _STRICT)
    digest: str = _key()
    path: str = _key()
    sha256: str = _plain()
    content: bytes = _plain(LargeBinary)


class Kase(SQLModel, table=True):
    """A case: the snapshot of its fold and what lists and sweeps ask for. (`case` is a word of SQL.)"""

    __table_args__ = (
        Index("kase_due", "next_due", sqlite_where=text("next_due IS NOT NULL")),
        Index("kase_newest", text("length(id)"), "id"),
        _STRICT,
    )
    id: str = _key()
    workflow: str = _plain()
    snapshot: str = _plain()
    seq: int = _plain(Integer)
    prev: str = _plain()
    next_due: str | None = _plain(null=True)
    owner: str | None = _plain(null=True)
    client: str | None = _plain(null=True)


class Agenda(SQLModel, table=True):
    """A row that `today` may show: a limit, a duty or a finding. All are open; the state `unsecured` is that of a limit
    which no second person has checked.
    """

    __table_args__ = (
        Index("agenda_due", "at"),
        Index("agenda_mine", "owner", "at"),
        # The literal terms of a query are what lets SQLite use these.
        Index("agenda_ours", "kind", "at", sqlite_where=text("waiting_on IS NULL")),
        Index("agenda_theirs", "kind", "at", sqlite_where=text("waiting_on IS NOT NULL")),
        Index("agenda_unsecured", "state", "at", sqlite_where=text("state = 'unsecured'")),
        _BY_KEY,
    )
    case_id: str = _key()
    key: str = _key()
    kind: str = _plain()
    at: str | None = _plain(null=True)
    owner: str | None = _plain(null=True)
    waiting_on: str | None = _plain(null=True)
    state: str = _plain()


class Item(SQLModel, table=True):
    """One item of a register; `data` holds its plain values, `match` the sealed key that imports recognise it by."""

    __table_args__ = (
        Index("item_state", "case_id", "register", "state"),
        _BY_KEY,
    )
    case_id: str = _key()
    register_: str = Field(sa_column=Column("register", Text, primary_key=True, nullable=False))
    """The column is `register`; that name is taken in the base class."""
    number: int = _key(Integer)
    state: str = _plain()
    happened: str = _plain()
    data: str = _plain()
    match: str | None = _plain(null=True)


class Disclosure(SQLModel, table=True):
    """A sealed value beside the log; `idx` is the index of the entry that holds its digest."""

    __table_args__ = (_BY_KEY,)
    # The index first: new rows go to the end of one tree, where random digests would touch a page each.
    idx: int = _key(Integer)
    digest: str = _key()
    subject: str = _plain()
    disclosure: str = _plain()


class Calendar(SQLModel, table=True):
    """One public holiday at one place, with where it was read and when."""

    __table_args__ = (_BY_KEY,)
    place: str = _key()
    day: str = _key()
    name: str = _plain()
    source: str = _plain()
    as_of: str = _plain()


TABLES: tuple[type[SQLModel], ...] = (
    LogEntry, LogHead, Office, Person, Workflow, WorkflowFile, Kase, Agenda, Item, Disclosure, Calendar,
)  # fmt: skip
"""Every table of an office, in the order in which they are made."""


def _never(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {act} is not allowed'); END"
    )


def _no_replace(table: str, same_row: str) -> str:
    # With recursive_triggers off, INSERT OR REPLACE deletes the old row past every delete trigger.
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same_row}) "
        f"BEGIN SELECT RAISE(ABORT, '{table}: a row is never replaced'); END"
    )


# Where NULL is given as idx, NEW.idx is -1 in a BEFORE trigger, which is never the next index either.
_APPEND = """CREATE TRIGGER log_entry_append BEFORE INSERT ON log_entry
WHEN NEW.idx IS NOT (SELECT COALESCE(MAX(idx) + 1, 0) FROM log_entry)
  OR CASE WHEN json_extract(NEW.entry, '$.case') IS NULL
     THEN json_extract(NEW.entry, '$.case_seq') IS NOT NULL OR json_extract(NEW.entry, '$.case_prev') IS NOT NULL
     ELSE json_extract(NEW.entry, '$.case_seq') IS NOT
       (SELECT COALESCE(MAX(case_seq) + 1, 1) FROM log_entry WHERE case_id = json_extract(NEW.entry, '$.case'))
     END
BEGIN SELECT RAISE(ABORT, 'log_entry: only the next index and the next number of the case'); END"""

TRIGGERS: tuple[tuple[type[SQLModel], str], ...] = (
    (LogEntry, _never("log_entry", "UPDATE")),
    (LogEntry, _never("log_entry", "DELETE")),
    (LogEntry, _APPEND),
    (LogHead, _never("log_head", "DELETE")),
    (LogHead, _no_replace("log_head", "id = NEW.id")),
    (Disclosure, _never("disclosure", "UPDATE")),
    (Disclosure, _no_replace("disclosure", "idx = NEW.idx AND digest = NEW.digest")),
    (WorkflowFile, _never("workflow_file", "UPDATE")),
    (WorkflowFile, _never("workflow_file", "DELETE")),
    (WorkflowFile, _no_replace("workflow_file", "digest = NEW.digest AND path = NEW.path")),
)
"""Each trigger with the table it is made after."""

for _table, _statement in TRIGGERS:
    # DDL() formats with %, hence the doubled sign
    event.listen(_table.__table__, "after_create", DDL(_statement.replace("%", "%%")))  # type: ignore[attr-defined, no-untyped-call]
