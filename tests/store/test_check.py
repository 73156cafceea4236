"""Whatever is changed in the database or the files is found and named."""

from __future__ import annotations

import hashlib

import pytest

from engine.errors import DamagedError
from engine.log import sealed
from engine.store import daily, evidence, sqlite
from engine.store.check import (
    DERIVED,
    check_cases,
    check_database,
    check_files,
    check_log,
    check_strays,
    check_workflows,
)
from engine.workflow.digest import digest_of


@pytest.fixture
def office_dir(con, append, filled, tmp_path):
    """The filled log with one file of evidence and one workflow version more: entries 5 and 6."""
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"locked")
    fact = evidence.store_file(tmp_path, letter)
    append("evidence", "A-2026-0001", {"number": 1, "evidence": "lock_notice"}, [("file", fact._asdict())], minute=3)
    files = [("w/workflow.yaml", b"workflow: w\n")]
    sha256, digest = hashlib.sha256(files[0][1]).hexdigest(), digest_of(files)
    append("workflow", None, {"name": "w", "version": 1, "digest": digest, "files": [[sha256, files[0][0]]]}, minute=3)
    with sqlite.transaction(con):
        daily.add_workflow(con, daily.WorkflowRow(digest, "w", 1, "{}", 6), [(files[0][0], sha256, files[0][1])])
    return tmp_path


@pytest.fixture
def forge(con):
    """Change something as the owner of the file could: triggers dropped, the schema writable."""

    def do(statement, *values):
        for (name,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            con.execute(f"DROP TRIGGER {name}")
        changed = con.execute(statement, values).rowcount
        assert changed

    return do


def _problems(con, office_dir):
    problems = []
    check_log(con, problems)
    list(check_cases(con, problems))
    check_strays(con, problems)
    check_files(con, office_dir, problems)
    check_workflows(con, problems)
    check_database(con, problems)
    return [problem for problem in problems if problem.problem != "schema"]


def test_honest_office_has_no_problem(con, office_dir):
    """Log, sealed values, files, rules, schema."""
    problems = []
    checked = check_log(con, problems)

    assert [] == _problems(con, office_dir)
    assert daily.head(con)[:2] == checked


def test_entries_are_handed_on_case_by_case(con, office_dir):
    """The office first, each in the order of the log, so that one pass checks and replays."""
    handed_on = [(one.case, [stored.entry.case_seq for stored in one.entries]) for one in check_cases(con, [])]

    assert [(None, [None, None]), ("A-2026-0001", [1, 2, 3, 4]), ("A-2026-0002", [1])] == handed_on


def test_sealed_values_come_with_their_entries(con, office_dir):
    """By index and name."""
    (found,) = [one for one in check_cases(con, []) if one.case == "A-2026-0002"]

    assert {1: {"client": "Bäckerei Ohm"}} == found.values


def test_case_with_an_unreadable_entry_is_not_whole(con, office_dir, forge):
    """It cannot be replayed; the others can."""
    forge("UPDATE log_entry SET entry = json_remove(entry, '$.nonce') WHERE idx = 3")

    assert [True, False, True] == [one.whole for one in check_cases(con, [])]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE log_entry SET entry = replace(entry, 'lawyer', 'seller') WHERE idx = 3", "leaf_hash"),
        ("UPDATE log_entry SET leaf_hash = zeroblob(32) WHERE idx = 3", "leaf_hash"),
        ("UPDATE log_entry SET idx = 99 WHERE idx = 6", "index"),
        ("DELETE FROM log_entry WHERE idx = 3", "case_seq"),
        ("DELETE FROM log_entry WHERE idx = 6", "size"),
        ("DELETE FROM log_head", "head"),
        ("UPDATE log_head SET size = 6", "size"),
        ("UPDATE log_head SET root = zeroblob(32)", "root"),
        ("UPDATE log_head SET frontier = zeroblob(96)", "frontier"),
        ("UPDATE disclosure SET digest = 'x' WHERE subject = 'client'", "disclosure"),
        ("UPDATE disclosure SET idx = 0 WHERE subject = 'client'", "disclosure"),
        ("UPDATE disclosure SET idx = 77 WHERE subject = 'client'", "disclosure"),
        ("UPDATE disclosure SET subject = 'case' WHERE subject = 'client'", "disclosure"),
        ("UPDATE disclosure SET disclosure = 'W10' WHERE subject = 'client'", "disclosure"),
        ("UPDATE workflow_file SET content = x'00'", "workflow_file"),
        ("UPDATE workflow_file SET sha256 = replace(sha256, '0', '1')", "workflow_file"),
        ("UPDATE workflow_file SET path = 'other.yaml'", "workflow_file"),
        ("UPDATE workflow_file SET digest = 'other'", "workflow_file"),
        ("DELETE FROM workflow_file", "workflow_file"),
        ("UPDATE workflow SET name = 'other'", "projection"),
        ("UPDATE workflow SET version = 2", "projection"),
        ("UPDATE workflow SET loaded_at = 2", "projection"),
        ("UPDATE workflow SET digest = 'other'", "projection"),
    ],
)
def test_change_is_found(con, office_dir, forge, statement, problem):
    """One statement each, past the triggers."""
    forge(statement)

    assert problem in {one.problem for one in _problems(con, office_dir)}


def test_value_sealed_anew_is_found(con, office_dir, forge):
    """Another client under the old digest."""
    forge("UPDATE disclosure SET disclosure = ? WHERE subject = 'client'", sealed.disclose("client", "Other").text)
    (problem,) = _problems(con, office_dir)

    assert ("disclosure", "A-2026-0002", 1) == (problem.problem, problem.case, problem.entry)


def test_withheld_value_is_no_problem(con, office_dir, forge):
    """Erasure destroys the disclosure and leaves a sound log."""
    forge("DELETE FROM disclosure WHERE subject = 'client'")

    assert [] == _problems(con, office_dir)


@pytest.mark.parametrize("column", DERIVED)
def test_edited_derived_column_is_found(con, office_dir, forge, column):
    """As an editor of the file could: the column is made a plain one, changed, and made derived again."""
    wrong = 9 if column == "case_seq" else "other"
    con.execute("PRAGMA writable_schema=ON")
    original = con.execute("SELECT sql FROM sqlite_schema WHERE name = 'log_entry'").fetchone()[0]
    field = f"GENERATED ALWAYS AS (json_extract(entry, '$.{DERIVED[column]}')) STORED"
    forge("UPDATE sqlite_schema SET sql = ? WHERE name = 'log_entry'", original.replace(field, ""))
    con.execute("PRAGMA writable_schema=RESET")
    con.execute(f"UPDATE log_entry SET {column} = ? WHERE idx = 3", (wrong,))
    con.execute("PRAGMA writable_schema=ON")
    con.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'log_entry'", (original,))
    con.execute("PRAGMA writable_schema=RESET")

    found = [one for one in _problems(con, office_dir) if one.problem == "column"]
    assert [(3, "A-2026-0001", 2, f"{column}: {wrong}")] == [
        (one.index, one.case, one.entry, one.found) for one in found
    ]


@pytest.mark.parametrize("change", ["content", "missing"])
def test_changed_file_is_found(con, office_dir, change):
    """The problem names the entry that it belongs to."""
    (path,) = [one for one in (office_dir / "evidence").rglob("*") if one.is_file()]
    path.unlink()
    if change == "content":
        path.write_bytes(b"other")
    (problem,) = _problems(con, office_dir)

    assert ("file", "A-2026-0001", 4) == (problem.problem, problem.case, problem.entry)


_KEPT = ("log_entry", "log_head", "disclosure", "workflow_file")


def _content(connection):
    return [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in _KEPT]


def test_no_overwritten_byte_of_the_file_passes_silently(con, path, office_dir):
    """Bytes all over the database file: each is found, or all that is kept reads as before."""
    before = _content(con)
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    honest = path.read_bytes()
    found = 0
    for position in range(0, len(honest), 487):
        changed = bytearray(honest)
        changed[position] ^= 0x55
        path.write_bytes(changed)
        try:
            reader = sqlite.connect(path, read_only=True)
        except DamagedError:
            found += 1
            continue
        if _problems(reader, office_dir):
            found += 1
        else:
            assert before == _content(reader), position
        reader.close()

    assert found > 10
