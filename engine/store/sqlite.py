"""All that only SQLite can do: opening, locking, durability, and what its failures mean to a person.

- Every commit is on the disk before the command returns: WAL with synchronous=FULL.
- Who writes takes the lock first (`BEGIN IMMEDIATE`) and waits at most five seconds for it.
- A reader changes nothing: it opens the file read-only.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from engine.errors import CannotWriteError, DamagedError, FristwerkError, MovedOnError, Text

BUSY_TIMEOUT_MS = 5000

_JSON_IS_TRUSTED = (3, 41, 0)
"""Before this version trusted_schema=OFF refuses json_extract in generated columns: its own functions were marked
unsafe by mistake."""

_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the list of mounts writes blanks in a path."""

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_OUT_OF_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "afs", "ceph", "glusterfs"}


def connect(path: Path, *, read_only: bool = False, must_exist: bool = True) -> sqlite3.Connection:
    """Open an office's database in autocommit mode, with every guard that SQLite has.

    Raises DamagedError if the file is no database, CannotWriteError if it cannot be opened,
    MovedOnError if somebody holds it for longer than five seconds.
    """
    try:
        with translated_errors():
            return _reader(path) if read_only else _writer(path, "rw" if must_exist else "rwc")
    except UnicodeDecodeError as error:
        # a damaged schema breaks SQLite's own message about it
        raise _damaged(error) from error


def _writer(path: Path, mode: str) -> sqlite3.Connection:
    connection = _open(path, mode)
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    try:
        connection = _open(path, "ro")
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        # On a read-only medium SQLite cannot make its index of the WAL; without a WAL it needs none.
        if Path(f"{path}-wal").exists() or not path.exists():
            raise
        connection = _open(path, "ro&immutable=1")
    return connection


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA recursive_triggers=ON")
    if sqlite3.sqlite_version_info >= _JSON_IS_TRUSTED:
        connection.execute("PRAGMA trusted_schema=OFF")
    if hasattr(connection, "setconfig"):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore]
    return connection


def begin(connection: sqlite3.Connection) -> None:
    """Start a transaction that writes: the lock is taken now. Raises MovedOnError after five seconds without it."""
    with translated_errors():
        connection.execute("BEGIN IMMEDIATE")


def begin_read(connection: sqlite3.Connection) -> None:
    """Start a transaction that reads: all of its statements see one and the same state."""
    with translated_errors():
        connection.execute("BEGIN")


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that is another one once somebody else has committed; only to be held against an earlier one."""
    with translated_errors():
        version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def commit(connection: sqlite3.Connection) -> None:
    """Make the transaction durable. Raises CannotWriteError, with nothing of it kept, if that fails."""
    try:
        with translated_errors():
            connection.execute("COMMIT")
    except FristwerkError:
        rollback(connection)
        raise


def rollback(connection: sqlite3.Connection) -> None:
    """Forget the transaction; SQLite may have done so by itself after an error."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def transaction(
    connection: sqlite3.Connection, spent: dict[str, float] | None = None, *, keep: bool = True
) -> Iterator[None]:
    """Run the block as one transaction that holds the writing lock: all of it is kept, or nothing.

    Without `keep` it is only tried: what the block wrote is taken back at its end. `spent` receives how long the lock
    was waited for and how long the commit took, in milliseconds.
    """
    times = {} if spent is None else spent
    started = perf_counter()
    begin(connection)
    times["lock_wait_ms"] = (perf_counter() - started) * 1000
    try:
        with translated_errors():
            yield
    except BaseException:
        rollback(connection)
        raise
    started = perf_counter()
    if keep:
        commit(connection)
    else:
        rollback(connection)
    times["commit_ms"] = (perf_counter() - started) * 1000


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn what SQLite and the file system raise into the errors that a person is told.

    What only a fault of ours can cause (a constraint, bad SQL) passes through unchanged.
    """
    try:
        yield
    except sqlite3.Error as error:
        translated = translation(error)
        if translated is None:
            raise
        raise translated from error
    except OSError as error:
        raise cannot_write(error) from error


def translation(error: sqlite3.Error) -> FristwerkError | None:
    """Return what an error of SQLite means to a person, or None where only a fault of ours can cause it."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # raised by Python's own layer, which has no code for a text that is none
        return _damaged(error) if "decode to UTF-8" in str(error) else None
    primary = code & 0xFF
    if primary in _LOCKED:
        return MovedOnError(
            Text("somebody else is writing to this office", "jemand anderes schreibt gerade in dieses Büro"),
            hint=Text("try again in a moment", "gleich noch einmal versuchen"),
        )
    if primary in _FULL:
        return _disk_full()
    if primary in _UNWRITABLE:
        return CannotWriteError(
            Text(f"the office's database cannot be written ({error})",
                 f"die Datenbank des Büros ist nicht beschreibbar ({error})"),
            hint=Text("check the disk and the permissions; nothing was half-written",
                      "Datenträger und Rechte prüfen; nichts wurde halb geschrieben"),
        )  # fmt: skip
    # A trigger guards the log against what no command of ours does: log and head no longer fit together.
    return _damaged(error) if primary in _DAMAGED or code == sqlite3.SQLITE_CONSTRAINT_TRIGGER else None


def _damaged(error: Exception) -> DamagedError:
    return DamagedError(
        Text(f"the office's database is damaged ({error})", f"die Datenbank des Büros ist beschädigt ({error})"),
        hint=Text("make a copy of the folder before anything else", "vor allem anderen eine Kopie des Ordners machen"),
    )


def cannot_write(error: OSError) -> CannotWriteError:
    """Return the error for a file that could not be written."""
    if error.errno in _OUT_OF_SPACE:
        return _disk_full()
    reason = error.strerror or str(error)
    return CannotWriteError(
        Text(f"{error.filename or 'the file'} cannot be written ({reason})",
             f"{error.filename or 'die Datei'} ist nicht beschreibbar ({reason})")
    )  # fmt: skip


def _disk_full() -> CannotWriteError:
    return CannotWriteError(
        Text("the disk is full; nothing was written", "der Datenträger ist voll; es wurde nichts geschrieben"),
        hint=Text("free some space and repeat the command", "Platz schaffen und den Befehl wiederholen"),
    )


def is_network_file_system(path: Path, mountinfo: Path = Path("/proc/self/mountinfo")) -> str | None:
    """Return the type of the network file system that `path` lies on, or None if it is a local one or unknown.

    SQLite's locks and its WAL do not hold across a network. `mountinfo` is Linux's list of mounts (proc(5)).
    """
    try:
        lines = mountinfo.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    target = path.absolute().resolve()
    best, best_kind = -1, ""
    for line in lines:
        left, _, right = line.partition(" - ")
        mount = Path(_OCTAL.sub(lambda escape: chr(int(escape[1], 8)), left.split()[4]))
        # of several mounts on one point the last one is seen
        if (target == mount or mount in target.parents) and len(mount.parts) >= best:
            best, best_kind = len(mount.parts), right.split()[0]
    return best_kind if best_kind in _NETWORK else None
