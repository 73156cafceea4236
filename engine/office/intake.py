"""Taking in a file: many items of a register out of one file, as one command.

Guarantees:
- All of a file is recorded or nothing: one command, one transaction, at most 100 items and 65,535 bytes to an entry.
- The file is safe in the evidence before the first entry, which seals its hash, name and size.
- Where a file brings nothing new, nothing is written, the file included.
- What the file says of an item that a person has decided never moves that item; only the register's first state does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from engine.case.facts import Span
from engine.case.values import clean
from engine.errors import MovedOnError, Text, UnknownError, UsageError
from engine.instants import Instant, in_words, zone_of
from engine.log.entry import Entry
from engine.office.acting import ITEMS_PER_ENTRY, PROPOSED
from engine.office.commanding import Options, command, plain_who, when, written
from engine.office.reading import load, register_of
from engine.office.receipts import Receipt
from engine.office.session import Office, command_id
from engine.office.work import Sealed, Work, file_of
from engine.store import daily
from engine.store.daily import ItemRow
from engine.store.evidence import FileFact, media_type, store_file
from engine.workflow.model import SEALED_TYPES, Definition, Register

# Digests, keys and the envelope take the rest of the 65,535 bytes.
_BYTES_PER_ENTRY = 48_000
_BYTES_PER_DIGEST = 50


class SourceFile(NamedTuple):
    """A file that was read: `fact` says what its bytes are."""

    path: Path
    content: bytes
    fact: FileFact


class Look(NamedTuple):
    """What a plan may look at: the case as it stands now, and the rows of its registers."""

    definition: Definition
    fields: Mapping[str, Any]
    zone: str
    now: Instant
    items: Callable[[str], list[ItemRow]]


class Incoming(NamedTuple):
    """One item to record: `number` is None for a new one, `values` holds those to set, sealed ones included."""

    number: int | None
    values: Mapping[str, Any]
    proposed: bool


Plan = Callable[[Look], Sequence[Incoming]]


class _NothingNew(Exception):  # noqa: N818 - an answer on its way out of a transaction
    pass


def read_file(path: Path) -> SourceFile:
    """Read a file whole. Raises UnknownError if it cannot be read."""
    path = path.expanduser()
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnknownError(
            Text(f"{path} cannot be read ({reason})", f"{path} lässt sich nicht lesen ({reason})")
        ) from error
    sha256 = hashlib.sha256(content).hexdigest()
    return SourceFile(path, content, FileFact(sha256, clean(path.name), len(content), media_type(path.name)))


def take_in(
    office: Office, case_id: str, register: str, style: str, file: SourceFile, plan: Plan, options: Options
) -> Receipt | None:
    """Record what `plan` makes of the case and a file of the format `style`; None where that is nothing.

    `plan` is asked twice: before anything is kept, and again under the lock, where its answer counts. Raises
    UnknownError for an unknown case or register, MovedOnError if the case has moved on in between.
    """
    with office.reading():
        wanted = plan(_look(office, case_id, office.now(), register))
    if wanted and not options.dry_run and store_file(office.directory, file.path).sha256 != file.fact.sha256:
        raise _moved_on(file)

    def run() -> Receipt:
        incoming = plan(_look(office, case_id, office.moment().now, register))
        if not incoming:
            raise _NothingNew
        if not wanted:
            raise _moved_on(file)
        items = [(register, one.number) for one in incoming if one.number is not None]
        work = Work.on(office, case_id, command_id(options.cmd), expect=options.expect, items=items)
        _write(work, work.definition.registers[register], style, file.fact, incoming, options)
        return written(work, dry_run=options.dry_run)

    try:
        return command(office, options, run)
    except _NothingNew:
        return None


def _look(office: Office, case_id: str, now: Instant, register: str) -> Look:
    loaded = load(office, case_id, now)
    register_of(loaded.definition, register)

    def items(name: str) -> list[ItemRow]:
        return daily.load_items(office.con, case_id, name)

    return Look(loaded.definition, loaded.case.fields, zone_of(loaded.place), now, items)


def _moved_on(file: SourceFile) -> MovedOnError:
    return MovedOnError(
        Text(
            f"{file.path.name} or the case changed while it was read; nothing was imported",
            f"{file.path.name} oder die Akte hat sich beim Einlesen geändert; nichts wurde eingelesen",
        ),
        hint=Text("the same command again", "derselbe Befehl noch einmal"),
    )


def _write(
    work: Work, register: Register, style: str, fact: FileFact, incoming: Sequence[Incoming], options: Options
) -> None:
    who = plain_who(work.office, options.by)
    happened, precision = when(work, options.at)
    _refuse_before(work, register.name, [one.number for one in incoming if one.number is not None], happened, precision)
    entries: list[Entry] = []
    for part in _batches(_numbered(work, register, incoming)):
        data = {"register": register.name, "format": style, "items": [item for item, _ in part]}
        sealed = [one for _, sealed_values in part for one in sealed_values]
        if not entries:
            sealed.append(file_of(fact))
        entries.append(work.draft("import", data, who, sealed=sealed, happened=happened, precision=precision))
    work.take(*entries)


def _refuse_before(work: Work, register: str, numbers: Iterable[int], happened: Instant, precision: str) -> None:
    """Refuse to update items before they were there: in the order of happening it would change nothing."""
    span = Span.of(happened, precision, work.zone)
    for number in numbers:
        there = work.current.items[register][number]["at"]
        if (span is None and there > happened) or (span is not None and there >= span.end):
            since = in_words(there, "minute", work.zone)
            raise UsageError(
                Text(
                    f"{register}/{number} is on record since {since} only; nothing was imported",
                    f"{register}/{number} gibt es erst seit {since}; nichts wurde eingelesen",
                ),
                hint=Text("the same command with a later --at", "derselbe Befehl mit einem späteren --at"),
            )


def _numbered(
    work: Work, register: Register, incoming: Iterable[Incoming]
) -> Iterator[tuple[dict[str, Any], list[Sealed]]]:
    """Turn what comes in into the items of entries and their sealed values; new ones get the next numbers."""
    last = work.record.items.get(register.name, 0)
    for one in incoming:
        last += one.number is None
        number = last if one.number is None else one.number
        sealed = {name: value for name, value in one.values.items() if register.fields[name] in SEALED_TYPES}
        item: dict[str, Any] = {
            "number": number,
            "new": one.number is None,
            "values": {name: value for name, value in one.values.items() if name not in sealed},
        }
        if sealed:
            item["sets"] = sorted(sealed)
        if one.proposed:
            item["state"] = PROPOSED
        yield item, [Sealed(f"item.{number}.{name}", value) for name, value in sealed.items()]


def _batches(
    items: Iterable[tuple[dict[str, Any], list[Sealed]]],
) -> Iterator[list[tuple[dict[str, Any], list[Sealed]]]]:
    batch: list[tuple[dict[str, Any], list[Sealed]]] = []
    size = 0
    for one in items:
        item, sealed = one
        bytes_of = len(json.dumps(item).encode()) + _BYTES_PER_DIGEST * len(sealed)
        if batch and (len(batch) == ITEMS_PER_ENTRY or size + bytes_of > _BYTES_PER_ENTRY):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += bytes_of
    if batch:
        yield batch
