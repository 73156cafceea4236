"""A workflow that includes a part: one version with all its files, and old cases stay as they were."""

from __future__ import annotations

import pytest

from engine.errors import LintError
from engine.office import recording
from engine.office.commanding import Options, plain_who
from engine.office.loading import pinned
from engine.office.session import Office
from engine.office.verifying import verify
from engine.store import daily
from engine.workflow.load import default_root
from tests.workflow.conftest import Folder
from tests.workflow.test_parts import LABELS, PART, PART_LABELS, WITNESSES

PART_FILE = "parts/people.yaml"


@pytest.fixture
def office(empty):
    """An office that has not loaded a workflow yet."""
    with Office.open(empty, simulated="2026-08-01T09:00:00.000Z") as office:
        yield office


@pytest.fixture
def shared(tmp_path):
    """A workflow that takes its witnesses from a part."""
    (tmp_path / "own").mkdir()
    folder = Folder(tmp_path / "own")
    (folder.root / "parts").mkdir()
    folder.change("parcel/workflow.yaml", WITNESSES, f"include: {PART_FILE}\n")
    folder.write(PART_FILE, PART)
    for lang in ("de", "en"):
        folder.change(f"parcel/{lang}.yaml", LABELS, "")
        folder.write(f"parts/people.{lang}.yaml", PART_LABELS)
    return folder


def _pin(office, folder):
    with office.writing():
        return pinned(office, "parcel", [folder.root], plain_who(office), "load").definition.digest


def _open(office, folder):
    return recording.open_case(office, "parcel", "Ohm GmbH", [], Options(), [folder.root]).case_id


def test_the_same_files_are_one_version(office, shared, monkeypatch):
    """The second time no file is parsed, the part's neither."""
    first = _pin(office, shared)
    monkeypatch.setattr("engine.office.loading.load", None)
    assert first == _pin(office, shared)


@pytest.mark.parametrize("path", [PART_FILE, "parts/people.de.yaml"])
def test_a_changed_part_is_a_new_version(office, shared, path):
    """The old one keeps the part's bytes as they were."""
    first = _pin(office, shared)
    before = (shared.root / path).read_bytes()
    shared.write(path, before.decode() + "# looked through\n")
    second = _pin(office, shared)
    assert first != second
    assert before == daily.workflow_files(office.con, first)[path]


def test_a_part_no_longer_included_leaves_the_version(office, shared):
    """What the workflow does not name does not belong to it."""
    _pin(office, shared)
    shared.change("parcel/workflow.yaml", f"include: {PART_FILE}\n", WITNESSES)
    for lang in ("de", "en"):
        shared.write(f"parcel/{lang}.yaml", (shared.root / f"parcel/{lang}.yaml").read_text("utf-8") + LABELS)
    assert PART_FILE not in daily.workflow_files(office.con, _pin(office, shared))


def test_a_part_that_was_deleted_is_missed(office, shared):
    """A version whose files are no longer all there is not the stored one."""
    _pin(office, shared)
    (shared.root / PART_FILE).unlink()
    with pytest.raises(LintError, match="parcel has 1 fault"):
        _pin(office, shared)


def test_a_case_keeps_the_part_it_was_opened_with(office, shared):
    """The track that the part gave stays in the old case when the part no longer has it."""
    old = _open(office, shared)
    shared.write(PART_FILE, "part: people\n" + PART[PART.index("registers:") :])
    for lang in ("de", "en"):
        shared.write(f"parts/people.{lang}.yaml", PART_LABELS[PART_LABELS.index("registers:") :])
    new = _open(office, shared)
    tracks = [office.case(one).workflow for one in (old, new)]
    kept = [list(recording.definition_of(office, one).tracks) for one in (old, new)]
    assert ([["parcel", "calls"], ["parcel"]], 2) == (kept, len(set(tracks)))


def test_the_kept_files_make_the_version_again(office, shared):
    """`log verify` compiles what the office keeps, without the folder."""
    _open(office, shared)
    for path in sorted(shared.root.rglob("*.yaml")):
        path.unlink()
    assert {"ok": True, "problems": []} == {name: verify(office)[name] for name in ("ok", "problems")}


def test_every_part_that_comes_with_the_program_is_used():
    """A part that nobody includes is checked by nobody."""
    root = default_root()
    texts = [path.read_text("utf-8") for path in root.glob("*/*.yaml")]
    parts = [path for path in (root / "parts").glob("*.yaml") if path.name.count(".") == 1]
    assert [] == [path.name for path in parts if not any(f"parts/{path.name}" in text for text in texts)]
