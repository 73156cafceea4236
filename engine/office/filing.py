"""What leaves the office: a case as it was known at its newest entry, verbatim, and the record that it went out.

Guarantees:
- A `File` is made from entries 1..n alone, n being the newest that is not itself an export: its "now" is the time at
  which n was recorded, and what came later, in this case or another, changes nothing in it.
- Stored texts are handed on as they stand, each with its leaf hash and its place in the log; the head is the tree as
  it was when n was its last leaf.
- An export that equals one on record is not recorded again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from engine.case.case import Case, Record
from engine.case.facts import Fact, number, struck_by
from engine.case.fold import fold
from engine.instants import Instant, zone_of
from engine.log import tree
from engine.log.entry import Entry, new_cmd
from engine.log.sealed import open_disclosure
from engine.office.commanding import Options, command_on, plain_who, written
from engine.office.library import Version, version
from engine.office.reading import facts_of, table
from engine.office.receipts import Receipt
from engine.office.record import record_of
from engine.office.session import Office
from engine.office.work import Work
from engine.store import daily
from engine.store.evidence import path_of

EXPORT = "export"


class Filed(NamedTuple):
    """One entry as it stands in the log: its place, its text, its leaf hash (hex), and the disclosures still kept."""

    index: int  # type: ignore[assignment]  # hides tuple.index; the word is the contract's
    entry: Entry
    text: str
    leaf: str
    disclosures: tuple[str, ...]


class Head(NamedTuple):
    """The log when the newest filed entry was its last: number of leaves, and root (hex)."""

    size: int
    root: str


class File(NamedTuple):
    """A case as known at `as_of`, when its entry `covers` was recorded.

    `facts` are its standing facts in the order in which they happened, `sealed` the plaintext of each entry's sealed
    values by entry number, with those of standing corrections; `corrected_by` names these corrections.
    """

    case_id: str
    client: str | None
    version: Version
    zone: str
    covers: int
    as_of: Instant
    head: Head
    entries: tuple[Filed, ...]
    facts: tuple[Fact, ...]
    case: Case
    record: Record
    sealed: Mapping[int, Mapping[str, Any]]
    corrected_by: Mapping[int, tuple[int, ...]]


def announce(office: Office, case_id: str) -> None:
    """Bring the announcements of a case up to date, so that what goes out says which limits have run out."""
    with office.writing():
        work = Work.on(office, case_id, new_cmd())
        if work.drafts:
            work.finish()


def open_file(office: Office, case_id: str) -> File:
    """Read a case as known at its newest entry that is no export. Call it inside `office.reading()`.

    Raises UnknownError for an unknown case, DamagedError if an entry is not what its hash says.
    """
    row = office.case(case_id)
    stored = _stored(office, case_id)
    covers = max(number(one.entry) for one in stored if one.entry.kind != EXPORT)
    kept = tuple(one for one in stored if number(one.entry) <= covers)
    own = [one.entry for one in kept]
    newest, zone = kept[-1], zone_of(own[0].data["place"])
    known = version(office.con, row.workflow)
    facts = facts_of(office, case_id, own, zone)
    sealed, corrected_by = _sealed(kept)
    return File(
        case_id=case_id,
        client=sealed[1].get("client"),
        version=known,
        zone=zone,
        covers=covers,
        as_of=newest.entry.recorded,
        head=_head(office, newest.index),
        entries=kept,
        facts=tuple(facts),
        case=fold(known.definition, facts, newest.entry.recorded, table(known.definition)),
        record=record_of(own),
        sealed=sealed,
        corrected_by=corrected_by,
    )


def _stored(office: Office, case_id: str) -> list[Filed]:
    disclosed: dict[int, list[str]] = {}
    for row in daily.case_disclosures(office.con, case_id):
        disclosed.setdefault(row.idx, []).append(row.disclosure)
    return [
        Filed(one.index, one.entry, text, one.leaf_hash, tuple(disclosed.get(one.index, ())))
        for one, text in daily.texts_of(office.con, case_id)
    ]


def _head(office: Office, last: int) -> Head:
    frontier = tree.EMPTY
    for leaf in daily.leaves(office.con, last):
        frontier = tree.append(frontier, leaf)
    return Head(frontier.size, tree.root(frontier).hex())


def _sealed(kept: tuple[Filed, ...]) -> tuple[dict[int, dict[str, Any]], dict[int, tuple[int, ...]]]:
    """Return each entry's sealed values as they stand, and which corrections stand on it."""
    struck = struck_by([one.entry for one in kept])
    values: dict[int, dict[str, Any]] = {}
    corrected: dict[int, tuple[int, ...]] = {}
    for one in kept:
        mine, opened = number(one.entry), dict(open_disclosure(text) for text in one.disclosures)
        values[mine] = opened
        target = one.entry.data.get("corrects")
        if target is not None and mine not in struck and not one.entry.data.get("strike"):
            values[target] |= {name: value for name, value in opened.items() if name != "reason"}
            corrected[target] = (*corrected.get(target, ()), mine)
    return values, corrected


def evidence_path(office: Office, sha256: str) -> Path:
    """Return where the office keeps the file with that hash."""
    return path_of(office.directory, sha256)


def find_export(office: Office, case_id: str, data: Mapping[str, Any]) -> int | None:
    """Return the number of the export entry that says exactly `data`, or None."""
    for one in daily.entries_of(office.con, case_id):
        said = {name: one.entry.data.get(name) for name in data}
        if one.entry.kind == EXPORT and said == dict(data):
            return number(one.entry)
    return None


def record_export(office: Office, case_id: str, data: Mapping[str, Any], options: Options) -> Receipt | None:
    """Record that a dossier went out; None where that is on record already."""
    with office.reading():
        if find_export(office, case_id, data) is not None:
            return None

    def run(work: Work) -> Receipt:
        work.draft(EXPORT, data, plain_who(office, options.by))
        return written(work, dry_run=options.dry_run)

    return command_on(office, case_id, options, run)
