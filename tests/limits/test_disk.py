"""A full disk, a disk that cannot be written, and the wrong kind of disk: exit 8 or 3, and nothing half-written."""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import holidays
import pytest

from engine.errors import CannotWriteError
from engine.office import recording
from engine.office.commanding import NO_OPTIONS
from engine.office.receipts import Receipt
from engine.office.session import Office, account
from engine.store import sqlite
from tests.cli.conftest import CASE, MORNING, Answer, Type, type_into
from tests.limits.conftest import ROOT, Apart, ended

NOBODY = 65534
ONE_PAGE = 4096
REPORT = ROOT / "demo" / "papers" / "orders-2026-09-08.txt"


def files_of(folder: Path) -> set[str]:
    """Return the names of all files below a folder, but for SQLite's own helpers."""
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if not one.name.endswith(("-wal", "-shm"))}


def _notes_until_full(office: Office) -> Iterator[Receipt]:
    while True:
        try:
            yield recording.add_note(office, CASE, "x" * 1500, NO_OPTIONS)
        except CannotWriteError as error:
            assert error.sentence.en.startswith("the disk is full")  # noqa: PT017 - how a generator ends here
            return


def test_a_full_database_loses_no_entry_and_keeps_no_half(folder: Path, fristwerk: Type) -> None:
    """SQLite refuses the page that is one too many; what was receipted before is there, and later there is room."""
    with Office.open(folder, simulated=MORNING) as office:
        pages = office.con.execute("PRAGMA page_count").fetchone()[0]
        office.con.execute(f"PRAGMA max_page_count={pages + 4}")
        receipts = list(_notes_until_full(office))

    assert [4, 5] == [one.entry for one in receipts][:2]
    assert receipts[-1].entry == fristwerk("show", "1", "--json").json["size"]
    assert 0 == fristwerk("log", "verify").exit
    assert 0 == fristwerk("note", "1", "there is room again").exit


@pytest.mark.parametrize(
    "argv",
    [
        ("do", "1", "amazon_locks"),
        ("do", "1", "appeal", "until=2026-09-20", "channel=form", f"letter={REPORT}"),
        ("attach", "1", str(REPORT), "--as", "other"),
        ("import", "1", str(REPORT), "--format", "amazon-orders"),
        ("open", "hacked-account", "--client", "Somebody"),
        ("person", "add", "Ayla Demir", "--roles", "service"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_command_on_a_full_disk_is_8_and_leaves_nothing(
    folder: Path, fristwerk: Type, apart: Apart, argv: tuple[str, ...]
) -> None:
    """The office is as it was, file by file; once there is room the same command works."""
    before = files_of(folder)
    answer = ended(apart(*argv, largest_bytes=ONE_PAGE))

    assert (8, "") == (answer.exit, answer.out)
    assert "error:" in answer.err
    assert before == files_of(folder)
    assert 3 == fristwerk("show", "1", "--json").json["size"]
    assert 0 == fristwerk("log", "verify").exit
    assert fristwerk(*argv).exit in (0, 3)


def test_a_dossier_on_a_full_disk_leaves_no_half_folder(folder: Path, apart: Apart, fristwerk: Type) -> None:
    """Whoever finds a dossier can trust that it is whole."""
    output = folder.parent / "dossier"
    answer = ended(apart("dossier", "1", "-o", str(output), largest_bytes=ONE_PAGE))

    assert 8 == answer.exit
    assert not output.exists()
    assert 3 == fristwerk("show", "1", "--json").json["size"]


def test_an_office_cannot_be_founded_on_a_full_disk(tmp_path: Path, apart: Apart) -> None:
    """Nothing is half-made: the folder is not there afterwards."""
    office = tmp_path / "new"
    answer = ended(apart("init", str(office), "--training", largest_bytes=ONE_PAGE))

    assert 8 == answer.exit
    assert not office.exists()


@contextmanager
def nobody() -> Iterator[None]:
    """Give up for a moment what root may do; an account that is not root stays itself."""
    root = os.geteuid() == 0
    if root:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)


def _as_nobody(office: Path, *argv: str) -> Answer:
    with nobody():
        return type_into(office, *argv)


@pytest.fixture(scope="module")
def loaded() -> None:
    """Load all there is to load: root's own Python may lie where nobody else may look."""
    for package in ("commands", "engine", "screens", "amazon"):
        for one in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            importlib.import_module(one.name)


@pytest.fixture
def sealed(folder: Path, fristwerk: Type, loaded: None) -> Iterator[Path]:
    """A copy of the office that another account may read and not write, where it is known by its login."""
    with nobody():
        login = account()
    fristwerk("person", "add", "Nadja Body", "--roles", "seller", "--login", login)
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        office = Path(shutil.copytree(folder, Path(name) / "office"))
        _allow(office, 0o555, 0o444)
        yield office
        _allow(office, 0o755, 0o644)


def _program_is_open() -> bool:
    """Whether another account could run this checkout at all."""
    with nobody():
        return os.access(holidays.__file__, os.R_OK, effective_ids=True)


def _allow(office: Path, folders: int, files: int) -> None:
    for one in (office, *office.rglob("*")):
        one.chmod(folders if one.is_dir() else files)


@pytest.mark.parametrize(
    "argv",
    [
        ("today",),
        ("list",),
        ("show", "1"),
        ("why", "1"),
        ("why", "1", "appeal"),
        ("history", "1"),
        ("items", "1", "orders"),
        ("gaps", "1"),
        ("person", "list"),
        ("log", "verify"),
    ],
    ids=" ".join,
)
def test_an_office_that_cannot_be_written_can_be_read(sealed: Path, argv: tuple[str, ...]) -> None:
    """Reads need no right to write: neither to the file nor to its folder."""
    if argv[0] == "log" and not _program_is_open():
        pytest.skip("the list of holidays that verify reads lies where another account may not look")
    answer = _as_nobody(sealed, *argv)

    assert (0, "") == (answer.exit, answer.err)
    assert answer.out


def test_what_another_account_is_just_writing_can_be_read(sealed: Path) -> None:
    """Its entries lie beside the database until SQLite takes them in; a reader sees them all the same."""
    _allow(sealed, 0o755, 0o644)
    with Office.open(sealed, simulated=MORNING) as office:
        recording.add_note(office, CASE, "still in the WAL", NO_OPTIONS)
        _allow(sealed, 0o555, 0o444)
        answer = _as_nobody(sealed, "history", "1")

    assert (0, "") == (answer.exit, answer.err)
    assert "still in the WAL" in answer.out


@pytest.mark.parametrize(
    "argv",
    [
        ("note", "1", "x"),
        ("do", "1", "amazon_locks"),
        ("tick", "1", "preparation.lists"),
        ("set", "1", "file_number=1"),
        ("attach", "1", str(REPORT), "--as", "other"),
        ("import", "1", str(REPORT), "--format", "amazon-orders"),
        ("sweep",),
        ("office", "rebuild"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_write_without_the_right_to_write_is_8(sealed: Path, argv: tuple[str, ...]) -> None:
    """Said in a sentence, and nothing has changed."""
    before = (sealed / "fristwerk.db").read_bytes()
    answer = _as_nobody(sealed, *argv)

    assert (8, "") == (answer.exit, answer.out)
    assert "error:" in answer.err
    assert before == (sealed / "fristwerk.db").read_bytes()


_MOUNTS = """22 1 8:1 / / rw - ext4 /dev/sda1 rw
31 22 0:44 / {folder} rw - nfs4 server:/offices rw
"""


def test_a_network_file_system_is_refused_by_init(
    tmp_path: Path, fristwerk: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locks do not hold there; the sentence says so, and no folder is made."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(_MOUNTS.format(folder=tmp_path))
    look = partial(sqlite.is_network_file_system, mountinfo=mounts)
    monkeypatch.setattr(sqlite, "is_network_file_system", look)
    answer = fristwerk("init", str(tmp_path / "office"), "--training")

    assert (3, "") == (answer.exit, answer.out)
    assert "network file system (nfs4)" in answer.err
    assert not (tmp_path / "office").exists()
