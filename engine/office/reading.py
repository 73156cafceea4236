"""Loading a case: from its snapshot where that is enough, folded anew where it is not.

Guarantees:
- What is loaded is the case as it stands now, lapses up to now included; nothing is written.
- A read never borrows the machine's arrows: it asks the same table that the machines are made from.
- `in_hindsight` and `as_known` fold the entries anew and touch no snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import OPEN, Case, Instance, ItemState, Record, item_key, restore
from engine.case.conditions import registers_read
from engine.case.facts import Fact, standing
from engine.case.fold import advance, fold
from engine.case.kernel import Kernel, Table
from engine.errors import DamagedError, Text, UnknownError, unknown
from engine.instants import Instant, zone_of
from engine.log.entry import Entry
from engine.log.sealed import open_disclosure
from engine.office.library import Version, version
from engine.office.record import record_of
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import KaseRow, StoredEntry
from engine.workflow.model import Definition, Register


class Loaded(NamedTuple):
    """A case as it stands at `now`, with its workflow version and what is read in the order of the log."""

    row: KaseRow
    version: Version
    place: str
    case: Case
    record: Record
    now: Instant
    facts: tuple[Fact, ...] | None = None
    """What it was folded from, where it was folded for another moment than the present one."""

    @property
    def id(self) -> str:
        """The case's id."""
        return self.row.id

    @property
    def definition(self) -> Definition:
        """The workflow version that the case is pinned to."""
        return self.version.definition

    @property
    def zone(self) -> str:
        """The zone of the case's place."""
        return zone_of(self.place)


_TABLES: dict[str, Table] = {}


def table(definition: Definition) -> Table:
    """Return the arrow table of a workflow version, built once per process."""
    if definition.digest not in _TABLES:
        _TABLES[definition.digest] = Table(definition)
    return _TABLES[definition.digest]


def load(
    office: Office,
    case_id: str,
    now: Instant,
    kernel_of: Callable[[Definition], Kernel] = table,
    extra: Sequence[tuple[str, int]] = (),
) -> Loaded:
    """Load a case as it stands at `now`. `extra` names items that are needed beside those that clauses look at.

    `kernel_of` gives what lapses go through. Raises UnknownError for an unknown case, DamagedError for a snapshot that
    cannot be read.
    """
    row = office.case(case_id)
    known = version(office.con, row.workflow)
    seen = office.seen.get(case_id)
    if seen is not None and seen.row == row and not extra:
        case, record, place = seen.case, seen.record.copy(), seen.place
    else:
        case, record, place = _snapshot(office, row, known.definition, extra)
    current = advance(known.definition, case, (), now, kernel_of(known.definition))
    return Loaded(row, known, place, current, record, now)


def _snapshot(
    office: Office, row: KaseRow, definition: Definition, extra: Iterable[tuple[str, int]]
) -> tuple[Case, Record, str]:
    try:
        raw = json.loads(row.snapshot)
        items = _items(office, row.id, definition, [*extra, *_running(raw["case"]["limits"], definition)])
        return restore(raw["case"], items), Record.restored(raw["record"]), raw["place"]
    except (ValueError, KeyError) as error:
        raise DamagedError(
            Text(f"the stored state of {row.id} is damaged", f"der gespeicherte Stand von {row.id} ist beschädigt"),
            hint=Text(
                "fristwerk office rebuild makes it anew from the log",
                "fristwerk office rebuild bildet ihn aus dem Protokoll neu",
            ),
        ) from error


def _running(instances: Mapping[str, Iterable[Instance]], definition: Definition) -> Iterator[tuple[str, int]]:
    """Yield the items that a running limit moves when it lapses."""
    for key, runs in instances.items():
        register = definition.limits[key].register
        if register is not None:
            yield from ((register, run["item"]) for run in runs if run["state"] == OPEN)


def _items(
    office: Office, case_id: str, definition: Definition, extra: Iterable[tuple[str, int]]
) -> dict[str, dict[int, ItemState]]:
    found: dict[str, dict[int, ItemState]] = {}
    for register in registers_read(definition):
        for one in daily.load_items(office.con, case_id, register):
            found.setdefault(register, {})[one.number] = item_state(one)
    wanted: dict[str, set[int]] = {}
    for register, number in extra:
        wanted.setdefault(register, set()).add(number)
    while wanted:
        taken: list[tuple[str, ItemState]] = []
        for register, numbers in wanted.items():
            for one in daily.load_items(office.con, case_id, register, sorted(numbers)):
                found.setdefault(register, {})[one.number] = item = item_state(one)
                taken.append((register, item))
        wanted = _linked(definition, taken, found)
    return found


def _linked(
    definition: Definition, items: Iterable[tuple[str, ItemState]], found: Mapping[str, Mapping[int, ItemState]]
) -> dict[str, set[int]]:
    """Return the items that these point to and that are not loaded yet: conditions ask what is linked."""
    wanted: dict[str, set[int]] = {}
    for register, item in items:
        for field, kind in definition.registers[register].fields.items():
            if kind in definition.registers and field in item["values"]:
                number = item_key(item["values"][field])[1]
                if number not in found.get(kind, ()):
                    wanted.setdefault(kind, set()).add(number)
    return wanted


def item_state(row: daily.ItemRow) -> ItemState:
    """Turn a row of the item projection back into the state that the fold made."""
    return ItemState(
        state=row.state,
        at=row.happened,
        seq=row.data["seq"],
        values=row.data["values"],
        known=row.data["known"],
    )


def register_of(definition: Definition, name: str) -> Register:
    """Return a register by name. Raises UnknownError with the nearest names."""
    found = definition.registers.get(name)
    if found is None:
        raise unknown(Text("register", "Liste"), name, definition.registers)
    return found


def entries(office: Office, case_id: str) -> list[StoredEntry]:
    """Return all entries of a case in the order of the log."""
    return daily.entries_of(office.con, case_id)


def facts_of(office: Office, case_id: str, stored: Iterable[Entry], zone: str) -> list[Fact]:
    """Return the standing facts of a case; which clauses an act passed is read from the sealed values."""
    return standing(list(stored), zone, passed_clauses(office, case_id))


def passed_clauses(office: Office, case_id: str) -> dict[int, frozenset[str]]:
    """Return for each entry the clause ids that it passed with a reason, as far as the sealed values are there."""
    found: dict[int, frozenset[str]] = {}
    for seq, text in daily.sealed_texts(office.con, case_id, "action"):
        name, value = open_disclosure(text)
        if name == "passed":
            found[seq] = frozenset(value)
    return found


def as_known(office: Office, case_id: str, then: Instant) -> Loaded:
    """Return the case as a person would have seen it at `then`: entries recorded by then, folded to then.

    Raises UnknownError where nothing of the case was on record by then.
    """
    from engine.office.plaintext import opened, plaintext
    from engine.store.projections import WITHHELD

    stored = [one.entry for one in entries(office, case_id) if one.entry.recorded <= then]
    loaded = _folded(office, case_id, stored, then)
    values = opened(daily.sealed_texts(office.con, case_id))
    client = plaintext(loaded.definition, stored, loaded.facts or (), values).client
    return loaded._replace(row=loaded.row._replace(client=None if client is WITHHELD else client))


def in_hindsight(office: Office, case_id: str, then: Instant) -> Loaded:
    """Return the case as it really stood at `then`, as is known today."""
    return _folded(office, case_id, [one.entry for one in entries(office, case_id)], then)


def _folded(office: Office, case_id: str, stored: list[Entry], then: Instant) -> Loaded:
    row = office.case(case_id)
    if not stored:
        raise UnknownError(
            Text(f"{case_id} was not on record at that time", f"{case_id} war zu dieser Zeit noch nicht erfasst")
        )
    known = version(office.con, row.workflow)
    place = stored[0].data["place"]
    facts = facts_of(office, case_id, stored, zone_of(place))
    case = fold(known.definition, facts, then, table(known.definition))
    standing_then = tuple(one for one in facts if one.kind == "open" or one.place <= then)
    return Loaded(row, known, place, case, record_of(stored), then, standing_then)


def sealed_of(office: Office, case_id: str) -> dict[int, dict[str, Any]]:
    """Return the plaintext of the sealed values of a case by entry index and name, for screens and exports only."""
    found: dict[int, dict[str, Any]] = {}
    for row in daily.case_disclosures(office.con, case_id):
        name, value = open_disclosure(row.disclosure)
        found.setdefault(row.idx, {})[name] = value
    return found


def snapshot_text(case: Mapping[str, Any], record: Record, place: str, at: Instant) -> str:
    """Return the text of a case's snapshot as it is kept; `at` is the instant it was folded to."""
    return json.dumps({"at": at, "case": case, "place": place, "record": record.plain()}, separators=(",", ":"))
