"""Is the log what was written? Checks over stored bytes alone.

- `verify_rows` finds every changed, swapped, missing or added entry: leaf hashes, tree, size, case chains, order of
  recording. It reads no JSON; the columns it relies on are re-derived from the entries by the database (store.check).
- `verify_entry` finds entries that are not what entry v1 and their kind demand.
- Nothing is repaired and nothing is raised: each problem names its index, case and entry, what was expected and found.

It cannot see a log whose end was cut, or that was rewritten whole, head included: that takes an anchor outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from engine.errors import Text
from engine.log import kinds
from engine.log.entry import Entry, parse
from engine.log.tree import Frontier, node_hash, root

LogRow = tuple[int, bytes, bytes, str | None, int | None, str | None, str]
"""One stored entry: index, its bytes, leaf hash, case, number in the case, hex hash before it, recorded."""


class Problem(NamedTuple):
    """One thing that is not as it was written."""

    index: int | None  # type: ignore[assignment]  # hides tuple.index; the word is the contract's
    """Index in the log, from 0; None where no single entry is meant."""
    case: str | None
    entry: int | None
    """Number in the case."""
    problem: str
    """A key of `PROBLEMS`."""
    expected: str
    found: str


PROBLEMS: dict[str, Text] = {
    "index": Text("the indexes have a gap", "die laufenden Nummern haben eine Lücke"),
    "leaf_hash": Text("the entry is not the one that was hashed", "der Eintrag ist nicht der, der gehasht wurde"),
    "size": Text("the head counts another number of entries", "der Kopf zählt eine andere Zahl von Einträgen"),
    "root": Text("the entries have another root than the head", "die Einträge ergeben eine andere Wurzel als der Kopf"),
    "frontier": Text("the head's right edge is not that of the tree", "die Kante im Kopf passt nicht zum Baum"),
    "head": Text("the head of the log is missing", "der Kopf des Protokolls fehlt"),
    "case_seq": Text("the numbers of the case have a gap", "die Nummern der Akte haben eine Lücke"),
    "case_prev": Text("it does not follow the entry before it", "er schließt nicht an den vorigen Eintrag an"),
    "recorded": Text("it was recorded before the entry before it", "er wurde vor dem vorigen Eintrag erfasst"),
    "unreadable": Text("it is no entry of version 1", "das ist kein Eintrag der Version 1"),
    "data": Text("its data is not what its kind demands", "seine Daten passen nicht zu seiner Art"),
    "column": Text("a column differs from the entry", "eine Spalte weicht vom Eintrag ab"),
    "disclosure": Text("a sealed value does not fit its entry", "ein versiegelter Wert passt nicht zu seinem Eintrag"),
    "file": Text("a file is missing or was changed", "eine Datei fehlt oder wurde geändert"),
    "workflow_file": Text("a kept workflow file was changed", "eine aufbewahrte Workflow-Datei wurde geändert"),
    "schema": Text("a table or trigger is not the one that was made", "eine Tabelle oder ein Trigger wurde geändert"),
    "database": Text("the database file is damaged", "die Datenbankdatei ist beschädigt"),
    "projection": Text("a projection differs from its replay", "eine Projektion weicht von der Nachrechnung ab"),
}
"""Sentence for each `Problem.problem`."""


class Verified(NamedTuple):
    """What the rows really are."""

    frontier: Frontier
    root: bytes


def verify_rows(rows: Iterable[LogRow], problems: list[Problem]) -> Verified:
    """Check hashes, indexes, chains and order of all rows, given in order of index; add to `problems` what is wrong.

    Returns frontier and root over the hashes of the stored bytes, not over the stored hashes.
    """
    stack: list[bytes] = []
    size = 0
    chains: dict[str, tuple[int, str]] = {}
    last_recorded = ""
    for index, data, stored, case, case_seq, case_prev, recorded in rows:
        leaf = sha256(b"\0" + data).digest()
        if leaf != stored:
            problems.append(Problem(index, case, case_seq, "leaf_hash", _hex(stored), leaf.hex()))
        if index != size:
            problems.append(Problem(index, case, case_seq, "index", str(size), str(index)))
        # a damaged column may hold anything
        recorded = recorded if isinstance(recorded, str) else ""
        if recorded < last_recorded:
            problems.append(Problem(index, case, case_seq, "recorded", f"not before {last_recorded}", recorded))
        last_recorded = recorded
        if case is not None:
            expected_seq, expected_prev = chains.get(case, (1, None))
            if case_seq != expected_seq:
                problems.append(Problem(index, case, case_seq, "case_seq", str(expected_seq), str(case_seq)))
            elif case_prev != expected_prev:
                problems.append(Problem(index, case, case_seq, "case_prev", str(expected_prev), str(case_prev)))
            chains[case] = (case_seq + 1 if isinstance(case_seq, int) else expected_seq + 1, leaf.hex())
        node, bits = leaf, size
        while bits & 1:
            node = node_hash(stack.pop(), node)
            bits >>= 1
        stack.append(node)
        size += 1
    frontier = Frontier(size, tuple(stack))
    return Verified(frontier, root(frontier))


def verify_head(found: Verified, size: int, stored_root: bytes, stored_frontier: bytes) -> Iterator[Problem]:
    """Compare what the rows are with what the head row says of them."""
    if size != found.frontier.size:
        yield Problem(None, None, None, "size", str(size), str(found.frontier.size))
    if stored_root != found.root:
        yield Problem(None, None, None, "root", _hex(stored_root), found.root.hex())
    if stored_frontier != found.frontier.to_bytes():
        yield Problem(None, None, None, "frontier", _hex(stored_frontier), found.frontier.to_bytes().hex())


def verify_entry(index: int, text: str | bytes, problems: list[Problem]) -> Entry | None:
    """Parse one stored text and check its data against its kind; None if it cannot be read at all."""
    try:
        entry = parse(text)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(index, None, None, "unreadable", "entry v1", str(error)))
        return None
    faults = kinds.check(entry.kind, entry.data)
    if (entry.case is None) != (entry.kind in kinds.OFFICE_KINDS):
        faults.append(f"{entry.kind} with case {entry.case}")
    if faults:
        where = (index, entry.case, entry.case_seq)
        problems += (Problem(*where, "data", f"data of {entry.kind}", fault) for fault in faults)
    return entry


def _hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
