"""A workflow folder is taken into the office once, and again only when a byte of it changes."""

from __future__ import annotations

import shutil

import pytest

from engine.errors import LintError, UnknownError
from engine.office.commanding import plain_who
from engine.office.loading import pinned
from engine.office.session import Office
from engine.store import daily
from engine.workflow.load import default_root

NAME = "hacked-account"


@pytest.fixture
def office(empty):
    """An office that has not loaded a workflow yet."""
    with Office.open(empty, simulated="2026-08-01T09:00:00.000Z") as office:
        yield office


@pytest.fixture
def root(tmp_path):
    """A folder of workflows of one's own."""
    return shutil.copytree(default_root(), tmp_path / "workflows")


def _pin(office, root, name=NAME):
    with office.writing():
        return pinned(office, name, [root], plain_who(office), "load")


def _loaded(office):
    return [one.entry.data["digest"] for one in daily.office_entries(office.con) if one.entry.kind == "workflow"]


def test_the_same_files_are_one_version(office, root, monkeypatch):
    """The second time no file is even parsed."""
    first = _pin(office, root)
    monkeypatch.setattr("engine.office.loading.load", None)

    assert first.definition == _pin(office, root).definition
    assert [first.definition.digest] == _loaded(office)


def test_one_changed_byte_is_a_new_version(office, root):
    """In whichever file of the version; the old one stays readable."""
    first = _pin(office, root)
    path = root / "rules.yaml"
    path.write_bytes(path.read_bytes() + b"# looked through\n")

    second = _pin(office, root)

    assert [first.definition.digest, second.definition.digest] == _loaded(office)
    assert 2 == len(daily.workflows(office.con))


def test_the_older_files_again_are_the_older_version(office, root):
    """Nothing is loaded twice."""
    first = _pin(office, root)
    path = root / "rules.yaml"
    old = path.read_bytes()
    path.write_bytes(old + b"# looked through\n")
    _pin(office, root)
    path.write_bytes(old)

    assert first.definition.digest == _pin(office, root).definition.digest
    assert 2 == len(_loaded(office))


def test_a_workflow_whose_folder_is_gone_stays_usable(office, root):
    """As it was stored."""
    first = _pin(office, root)
    shutil.rmtree(root / NAME)

    assert first.definition == _pin(office, root).definition


def test_a_folder_with_faults_is_refused_and_nothing_is_kept(office, root):
    """With every fault at its place."""
    path = root / NAME / "workflow.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("moves: {anywhere: none}", "moves: {anywhere: nowhere}"))

    with pytest.raises(LintError):
        _pin(office, root)

    assert [] == _loaded(office)


def test_an_unknown_workflow_is_named_with_the_nearest(office, root):
    """As every unknown name."""
    with pytest.raises(UnknownError) as caught:
        _pin(office, root, "hacked-acount")

    assert (NAME,) == caught.value.nearest
