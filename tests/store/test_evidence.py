"""Files of evidence are kept by their content, whole or not at all."""

from __future__ import annotations

import hashlib
import resource
import signal
import stat

import pytest

from engine.errors import CannotWriteError, UnknownError
from engine.store import evidence


@pytest.fixture
def letter(tmp_path):
    """A file to attach."""
    path = tmp_path / "Sperre Müller.PDF"
    path.write_bytes(b"%PDF-1.7 locked")
    return path


@pytest.fixture
def office_dir(tmp_path):
    """An empty folder of an office."""
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


def _files(office_dir):
    return [path for path in (office_dir / "evidence").rglob("*") if path.is_file()]


def test_file_is_kept_under_its_hash(office_dir, letter):
    """`sha256sum` finds the name by itself."""
    fact = evidence.store_file(office_dir, letter)
    sha256 = hashlib.sha256(letter.read_bytes()).hexdigest()

    assert evidence.FileFact(sha256, "Sperre Müller.PDF", 15, "application/pdf") == fact
    assert [office_dir / "evidence" / sha256[:2] / sha256] == _files(office_dir)
    assert sha256 == evidence.rehash(evidence.path_of(office_dir, sha256))


def test_same_content_twice_is_one_file(office_dir, letter, tmp_path):
    """Whatever it is called."""
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letter.read_bytes())
    first, second = evidence.store_file(office_dir, letter), evidence.store_file(office_dir, copy)

    assert first.sha256 == second.sha256
    assert ("application/pdf", "text/plain") == (first.type, second.type)
    assert 1 == len(_files(office_dir))


def test_kept_file_cannot_be_written_by_mistake(office_dir, letter):
    """It has no write permission."""
    fact = evidence.store_file(office_dir, letter)

    assert 0o444 == stat.S_IMODE(evidence.path_of(office_dir, fact.sha256).stat().st_mode)


@pytest.mark.parametrize("name", ["none.pdf", "."])
def test_file_that_cannot_be_read_is_exit_4(office_dir, tmp_path, name):
    """Missing, or a folder."""
    with pytest.raises(UnknownError):
        evidence.store_file(office_dir, tmp_path / name)


def test_full_disk_keeps_nothing(office_dir, tmp_path):
    """A real limit of the operating system, met in the middle of the copy."""
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(300_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(CannotWriteError):
            evidence.store_file(office_dir, large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [] == _files(office_dir)


def test_missing_file_has_no_hash(tmp_path):
    """Rather than an error: verify reports it."""
    assert evidence.rehash(tmp_path / "none") is None


def test_unknown_ending_is_plain_bytes():
    """The type is only a word for people."""
    assert "application/octet-stream" == evidence.media_type("x.unknown")
