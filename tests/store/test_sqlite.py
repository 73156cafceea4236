"""Opening, locking, full and read-only disks: what the person is told, and that nothing is half-written."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engine.errors import CannotWriteError, DamagedError, MovedOnError
from engine.store import daily, sqlite


def test_every_connection_is_durable_and_guarded(con):
    """WAL, FULL (2), recursive triggers, five seconds of patience."""
    pragmas = {name: con.execute(f"PRAGMA {name}").fetchone()[0] for name in
               ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys", "busy_timeout")}  # fmt: skip

    assert pragmas == {
        "journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1, "foreign_keys": 1, "busy_timeout": 5000
    }  # fmt: skip


def test_failed_block_leaves_nothing(con, draft):
    """Whatever goes wrong in between."""

    def fail_behind_an_append():
        made, disclosures = draft()
        with sqlite.transaction(con):
            daily.append(con, [made], disclosures)
            raise KeyError

    with pytest.raises(KeyError):
        fail_behind_an_append()

    assert 0 == daily.head(con).size
    assert not con.in_transaction


def test_lock_that_is_not_had_is_exit_7(con, path, monkeypatch):
    """Somebody else is in the middle of writing."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 20)
    other = sqlite.connect(path)
    sqlite.begin(con)

    with pytest.raises(MovedOnError, match="somebody else is writing"):
        sqlite.begin(other)
    other.close()


def test_reader_sees_the_state_before_an_open_transaction(con, path, draft):
    """And does not wait for it."""
    reader = sqlite.connect(path, read_only=True)
    made, disclosures = draft()
    sqlite.begin(con)
    daily.append(con, [made], disclosures)

    assert 0 == daily.head(reader).size
    sqlite.commit(con)
    assert 1 == daily.head(reader).size
    reader.close()


def test_reader_cannot_write(path, draft):
    """Even if it wanted to."""
    reader = sqlite.connect(path, read_only=True)
    made, disclosures = draft()

    with pytest.raises(CannotWriteError), sqlite.translated_errors():
        daily.append(reader, [made], disclosures)
    reader.close()


def _append_many(con, draft):
    for _ in range(200):
        made, disclosures = draft()
        with sqlite.transaction(con):
            daily.append(con, [made], disclosures)


def test_full_database_is_exit_8_and_nothing_is_half_written(con, draft):
    """SQLite refuses pages beyond max_page_count as it does on a full disk."""
    pages = con.execute("PRAGMA page_count").fetchone()[0]
    con.execute(f"PRAGMA max_page_count={pages}")

    with pytest.raises(CannotWriteError, match="disk is full"):
        _append_many(con, draft)

    count = con.execute("SELECT count(*) FROM log_entry").fetchone()[0]
    assert count == daily.head(con).size == con.execute("SELECT count(*) FROM disclosure").fetchone()[0]
    assert 0 < count < 200


def test_limit_on_the_file_size_is_exit_8_and_nothing_is_half_written(con, path, draft):
    """A real limit of the operating system, met while writing the WAL."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, before[1]))
    try:
        with pytest.raises(CannotWriteError):
            _append_many(con, draft)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    again = sqlite.connect(path)
    assert again.execute("SELECT count(*) FROM log_entry").fetchone()[0] == daily.head(again).size
    again.close()


_AS_NOBODY = """
import os, sys
from pathlib import Path
from engine.errors import CannotWriteError
from engine.store import daily, sqlite
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
reader = sqlite.connect(path, read_only=True)
print(daily.head(reader).size)
try:
    sqlite.begin(sqlite.connect(path))
except CannotWriteError as error:
    print(error.exit_code)
"""


@pytest.fixture
def shared_folder():
    """A folder that other accounts can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o755)


def test_read_only_by_permission_is_read_and_not_written(path, con, note, shared_folder):
    """Without the right to write file or folder: reading works, writing is exit 8. Root would be asked nothing."""
    note()
    con.close()
    shutil.copy(path, shared_folder / "office.db")
    (shared_folder / "office.db").chmod(0o444)
    shared_folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, shared_folder / "office.db"], capture_output=True, text=True, check=False
    )

    assert ("1\n8\n", "") == (done.stdout, done.stderr)


def test_file_that_is_no_database_is_damage(path):
    """Exit 6, with the advice to copy the folder first."""
    path.write_bytes(b"x" * 8192)

    with pytest.raises(DamagedError) as damaged:
        sqlite.connect(path)

    assert "copy" in damaged.value.hint.en


def test_damaged_page_is_damage(con, path):
    """A page of the b-tree that is overwritten is noticed on reading."""
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = con.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'log_head'").fetchone()[0]
    con.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 64)

    reader = sqlite.connect(path, read_only=True)
    with pytest.raises(DamagedError), sqlite.translated_errors():
        daily.head(reader)
    reader.close()


def test_missing_database_is_not_made(tmp_path):
    """Only `init` makes one."""
    for read_only in (True, False):
        with pytest.raises(CannotWriteError):
            sqlite.connect(tmp_path / "none.db", read_only=read_only)

    assert [] == list(tmp_path.iterdir())


_MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:31 / /srv/my\\040share rw - nfs4 server:/x rw
33 22 0:34 / /srv/büro rw - cifs //x/y rw
31 30 254:1 / /srv/my\\040share/local rw - xfs /dev/vdb rw
32 22 0:33 / /srv/my rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/my share/office", "nfs4"),
        ("/srv/my share", "nfs4"),
        ("/srv/büro", "cifs"),
        ("/srv/my share/local/office", None),
        ("/srv/my/share", None),
        ("/home/office", None),
    ],
)
def test_network_file_system_is_recognised(tmp_path, place, kind):
    """By the mount that is nearest to the folder; names of mounts may hold spaces."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(_MOUNTS)

    assert kind == sqlite.is_network_file_system(Path(place), mounts)


def test_unknown_list_of_mounts_is_no_network(tmp_path):
    """Where there is no such list nothing is claimed."""
    assert sqlite.is_network_file_system(tmp_path, tmp_path / "none") is None


_APPEND = """
import sys
from pathlib import Path
from engine.log import entry, sealed
from engine.store import daily, sqlite
con = sqlite.connect(Path(sys.argv[1]))
for number in range(100):
    one = sealed.disclose("text", "x")
    with sqlite.transaction(con):
        recorded = daily.head(con).recorded or "2026-11-20T09:00:00.000Z"
        made = entry.new_entry(kind="note", case="A-2026-0001", cmd=entry.new_cmd(), happened=recorded,
                               recorded=recorded, actor="p-01", by="lawyer", auth="login",
                               data={"sets": ["text"], "_sd": [one.digest]})
        daily.append(con, [made], [one])
"""


def test_writers_in_several_processes_leave_one_gapless_log(path):
    """Three processes, one case: every entry has its place, the chain and the tree hold."""
    from engine.store.check import check_log

    processes = [subprocess.Popen([sys.executable, "-c", _APPEND, path]) for _ in range(3)]
    assert [0, 0, 0] == [process.wait() for process in processes]
    problems = []
    reader = sqlite.connect(path, read_only=True)
    checked = check_log(reader, problems)
    reader.close()

    assert (300, []) == (checked.size, problems)


_BANNED = {
    "sqlalchemy", "sqlmodel", "pydantic", "ruamel", "holidays", "structlog", "cryptography", "typst", "jinja2",
    "transitions", "platformdirs", "dataclasses",
}  # fmt: skip


def test_daily_path_imports_nothing_heavy():
    """Opening, reading and appending need the standard library's light modules only."""
    code = "import sys, engine.store.daily, engine.store.evidence; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set() == {name.split(".")[0] for name in done.stdout.split()} & _BANNED
