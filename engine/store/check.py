"""Is what the office keeps what was written? The checks of `log verify` that need the database and the files.

- `check_log`: hashes, tree, head, case chains, and every column that SQL derives from an entry.
- `check_cases`: each entry against entry v1 and its kind, each sealed value against its entry, handed on case by case
  so that the caller replays them in the same pass.
- `check_strays`, `check_files`, `check_workflows`, `check_database`: what belongs to no entry, evidence, kept rules,
  the file.

All add to a list of problems; nothing is repaired, and a row that cannot even be read is a problem like the others.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from engine.log import tree
from engine.log.entry import Entry
from engine.log.sealed import digest_of, open_disclosure, subject_of
from engine.log.verify import Problem, Verified, verify_entry, verify_head, verify_rows
from engine.store import evidence
from engine.store.daily import BYTES, StoredEntry
from engine.store.schema import schema_problems
from engine.workflow.digest import digest_of as workflow_digest

DERIVED = {
    "kind": "kind",
    "case_id": "case",
    "case_seq": "case_seq",
    "case_prev": "case_prev",
    "cmd": "cmd",
    "recorded": "recorded",
}
"""Column of `log_entry` and the field of the entry it is generated from."""


class LogCheck(NamedTuple):
    """Size and root over the stored bytes, whatever the head row says."""

    size: int
    root: bytes


@contextmanager
def _unreadable_is_a_problem(problems: list[Problem], what: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # damaged names break SQLite's own messages
        problems.append(Problem(None, None, None, "database", f"{what} can be read", str(error)))


def check_log(con: sqlite3.Connection, problems: list[Problem]) -> LogCheck:
    """Check the bytes of the log, its head and its derived columns; return what the bytes really amount to."""
    found = Verified(tree.EMPTY, tree.root(tree.EMPTY))
    with _unreadable_is_a_problem(problems, "log_entry"):
        found = verify_rows(
            con.execute(
                f"SELECT idx, {BYTES}, leaf_hash, case_id, case_seq, case_prev, recorded FROM log_entry ORDER BY idx"
            ),
            problems,
        )
    with _unreadable_is_a_problem(problems, "log_head"):
        row = con.execute("SELECT size, root, frontier FROM log_head").fetchone()
        if row is None:
            problems.append(Problem(None, None, None, "head", "one row", "no row"))
        else:
            problems.extend(verify_head(found, *row))
    with _unreadable_is_a_problem(problems, "the derived columns"):
        problems.extend(_column_problems(con))
    return LogCheck(found.frontier.size, found.root)


def _column_problems(con: sqlite3.Connection) -> Iterator[Problem]:
    differs = " OR ".join(f"{column} IS NOT json_extract(entry, '$.{field}')" for column, field in DERIVED.items())
    bad = con.execute(f"SELECT idx FROM log_entry WHERE CASE WHEN json_valid(entry) THEN {differs} END").fetchall()
    for (index,) in bad:
        for column, field in DERIVED.items():
            case, seq, stored, derived = con.execute(
                f"SELECT json_extract(entry, '$.case'), json_extract(entry, '$.case_seq'), {column}, "
                f"json_extract(entry, '$.{field}') FROM log_entry WHERE idx = ?",
                (index,),
            ).fetchone()
            if stored != derived:
                yield Problem(index, case, seq, "column", f"{column}: {derived}", f"{column}: {stored}")


class CaseLog(NamedTuple):
    """All entries of one case, or of the office (`case` None), in the order of the log, with their sealed values."""

    case: str | None
    entries: list[StoredEntry]
    values: dict[int, dict[str, Any]]
    """Sealed values by index of the entry and name, as far as their disclosures are there and sound."""
    whole: bool
    """Whether every entry could be read: only then can the case be replayed."""


def check_cases(con: sqlite3.Connection, problems: list[Problem]) -> Iterator[CaseLog]:
    """Yield the office's entries, then those of each case, checked against entry v1 and their kind.

    Every sealed value must have its digest, stand in the entry it is filed under, and under its subject. A digest
    without a disclosure is a withheld value and no problem.
    """
    with _unreadable_is_a_problem(problems, "log_entry"):
        rows = con.execute(
            f"SELECT case_id, idx, {BYTES}, COALESCE(leaf_hash, x'') FROM log_entry ORDER BY case_id, case_seq, idx"
        )
        sealed = con.execute(
            "SELECT e.case_id, d.digest, d.idx, d.subject, COALESCE(CAST(d.disclosure AS TEXT), '') FROM log_entry e "
            "JOIN disclosure d ON d.idx = e.idx ORDER BY e.case_id, e.case_seq, e.idx"
        )
        waiting = next(sealed, None)
        for case, group in groupby(rows, key=itemgetter(0)):
            found = _case_log(case, group, problems)
            holders = {one.index: one.entry for one in found.entries}
            while waiting is not None and waiting[0] == case:
                _check_sealed(waiting[1:], holders.get(waiting[2]), found.values, problems)
                waiting = next(sealed, None)
            yield found


def check_strays(con: sqlite3.Connection, problems: list[Problem]) -> None:
    """Check that no sealed value is filed under an entry that does not exist."""
    with _unreadable_is_a_problem(problems, "disclosure"):
        for digest, index in con.execute(
            "SELECT digest, idx FROM disclosure WHERE NOT EXISTS "
            "(SELECT 1 FROM log_entry WHERE log_entry.idx = disclosure.idx) ORDER BY idx"
        ):
            problems.append(Problem(index, None, None, "disclosure", "an entry that holds the digest", digest))


def _case_log(case: str | None, rows: Iterable[tuple[Any, ...]], problems: list[Problem]) -> CaseLog:
    entries, count = [], 0
    for _, index, data, leaf in rows:
        count += 1
        entry = verify_entry(index, data, problems)
        if entry is not None:
            entries.append(StoredEntry(index, entry, leaf.hex()))
    return CaseLog(case, entries, {}, whole=len(entries) == count)


def _check_sealed(
    row: tuple[str, int, str, str], holder: Entry | None, values: dict[int, dict[str, Any]], problems: list[Problem]
) -> None:
    digest, index, subject, text = row
    case, seq = (holder.case, holder.case_seq) if holder else (None, None)
    if holder is None or digest not in holder.data.get("_sd", ()):
        problems.append(Problem(index, case, seq, "disclosure", "an entry that holds the digest", digest))
        return
    try:
        actual = digest_of(text)
        name, value = open_disclosure(text)
        wanted = subject_of(holder.kind, holder.data, name)
    except (ValueError, KeyError) as error:
        problems.append(Problem(index, case, seq, "disclosure", digest, str(error)))
        return
    if actual != digest:
        problems.append(Problem(index, case, seq, "disclosure", digest, actual))
    elif wanted != subject:
        problems.append(Problem(index, case, seq, "disclosure", f"subject {wanted}", f"subject {subject}"))
    else:
        values.setdefault(index, {})[name] = value


def check_files(con: sqlite3.Connection, office_dir: Path, problems: list[Problem]) -> int:
    """Hash every file of evidence that a sealed value names; return how many there were."""
    count = 0
    with _unreadable_is_a_problem(problems, "disclosure"):
        rows = con.execute(
            "SELECT COALESCE(CAST(d.disclosure AS TEXT), ''), e.idx, e.case_id, e.case_seq "
            "FROM disclosure d JOIN log_entry e ON e.idx = d.idx "
            "WHERE e.kind IN ('evidence', 'import', 'correction') ORDER BY e.idx"
        )
        for text, index, case, seq in rows:
            sha256 = _file_hash(text)
            if sha256 is not None:
                count += 1
                found = evidence.rehash(evidence.path_of(office_dir, sha256))
                if found != sha256:
                    problems.append(Problem(index, case, seq, "file", sha256, found or "no file"))
    return count


def _file_hash(disclosure: str) -> str | None:
    """Return the hash a disclosure names, or None where it is no file; check_cases reports one that is damaged."""
    try:
        name, value = open_disclosure(disclosure)
    except ValueError:
        return None
    sha256 = value.get("sha256") if name == "file" and isinstance(value, dict) else None
    return sha256 if isinstance(sha256, str) else None


def check_workflows(con: sqlite3.Connection, problems: list[Problem]) -> None:
    """Check that the kept files of every workflow version still give its digest, and that its row is its entry's."""
    with _unreadable_is_a_problem(problems, "workflow"):
        problems.extend(_workflow_problems(con))


def _workflow_problems(con: sqlite3.Connection) -> Iterator[Problem]:
    kept: dict[str, list[tuple[str, bytes]]] = {}
    for digest, path, sha256, content in con.execute(
        "SELECT digest, path, sha256, COALESCE(CAST(content AS BLOB), x'') FROM workflow_file"
    ):
        kept.setdefault(digest, []).append((path, content))
        if (found := hashlib.sha256(content).hexdigest()) != sha256:
            yield Problem(None, None, None, "workflow_file", f"{path} {sha256}", f"{path} {found}")
    stored = {row[0]: row[1:] for row in con.execute("SELECT digest, name, version, loaded_at FROM workflow")}
    logged = {
        digest: (name, version, index)
        for index, digest, name, version in con.execute(
            "SELECT idx, json_extract(entry, '$.data.digest'), json_extract(entry, '$.data.name'), "
            "json_extract(entry, '$.data.version') FROM log_entry WHERE kind = 'workflow' AND case_id IS NULL"
        )
    }
    for digest in sorted(kept.keys() | stored.keys() | logged.keys(), key=str):
        index = logged[digest][2] if digest in logged else None
        if (actual := workflow_digest(kept.get(digest, []))) != digest:
            yield Problem(index, None, None, "workflow_file", digest, actual)
        if stored.get(digest) != logged.get(digest):
            expected, found = str(logged.get(digest)), str(stored.get(digest))
            yield Problem(index, None, None, "projection", f"workflow: {expected}", f"workflow: {found}")


def check_database(con: sqlite3.Connection, problems: list[Problem]) -> None:
    """Check pages, indexes and constraints of the file, and its tables and triggers against a fresh office's."""
    with _unreadable_is_a_problem(problems, "the database"):
        for (finding,) in con.execute("PRAGMA integrity_check"):
            if finding != "ok":
                problems.append(Problem(None, None, None, "database", "ok", finding))
        problems.extend(schema_problems(con))
