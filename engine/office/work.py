"""One command on one case, inside its transaction: announce, draft, fold, append, announce, project.

Guarantees (SEMANTICS 2):
- After the command the announcements on record and the lapses of the fold agree exactly, by (key, `until`).
- A fact at or after what has been folded is folded onto it; everything else folds the case again from its entries.
- Projections are written from the case that the fold made; nothing reaches them that a replay would not make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.alarms import alarms
from engine.case.case import Case, Record
from engine.case.facts import Fact, is_fact, number, place_of, standing, values_for_results
from engine.case.fold import advance, fold, placed_after
from engine.case.kernel import Machines, machines
from engine.case.values import clean
from engine.errors import DamagedError, MovedOnError, Text
from engine.instants import Instant, zone_of
from engine.log.canonical import ordered
from engine.log.entry import Entry, new_entry
from engine.log.sealed import Disclosure, digests, disclose
from engine.office.library import Version
from engine.office.plaintext import keys_of, opened, plaintext
from engine.office.projecting import agenda_rows, item_rows, kase_row
from engine.office.reading import Loaded, entries, item_state, load, passed_clauses
from engine.office.record import note
from engine.office.session import Moment, Office, Written
from engine.store import daily
from engine.store.daily import KaseRow, PersonRow, StoredEntry
from engine.store.evidence import FileFact
from engine.store.projections import WITHHELD
from engine.workflow.model import Definition


class Sealed(NamedTuple):
    """A value to be sealed: its disclosure name, the value, and whether it is a fact that it is known (then its name
    stands in `sets`).
    """

    name: str
    value: Any
    known: bool = True


def file_of(fact: FileFact) -> Sealed:
    """Seal what a file is; its name loses its control characters before it is hashed."""
    return Sealed("file", {**fact._asdict(), "name": clean(fact.name)})


class Who(NamedTuple):
    """Who typed and who acted. `by` is the role or party that the act counts for."""

    actor: PersonRow
    acted_by: PersonRow | None
    by: str
    auth: str


class Work:
    """The state of one command while it runs. Made inside `Office.writing()`."""

    def __init__(self, office: Office, case_id: str, version: Version, place: str, cmd: str, moment: Moment) -> None:
        self.office = office
        self.case_id = case_id
        self.version = version
        self.place = place
        self.cmd = cmd
        self.moment = moment
        self.record = Record()
        self.row: KaseRow | None = None
        self.drafts: list[Entry] = []
        self.disclosures: list[Disclosure] = []
        self.matches: dict[tuple[str, int], str | None] = {}
        self.touched: set[tuple[str, int]] = set()
        self.refolded = False
        self.passed: dict[int, frozenset[str]] = {}
        self.case: Case | None = None
        self.before: Case | None = None
        self.client: str | None = None
        self._entries: list[Entry] | None = None

    @classmethod
    def on(
        cls,
        office: Office,
        case_id: str,
        cmd: str,
        *,
        expect: int | None = None,
        items: Sequence[tuple[str, int]] = (),
    ) -> Work:
        """Begin a command on a case that exists: load it as it stands now and announce what has lapsed.

        Raises UnknownError for an unknown case, MovedOnError if it has not `expect` entries.
        """
        moment = office.moment()
        with office.spending("fold_ms"):
            loaded = load(office, case_id, moment.now, extra=items, kernel_of=_Lazy)
        if expect is not None and loaded.row.seq != expect:
            raise MovedOnError(
                Text(
                    f"{case_id} has {loaded.row.seq} entries by now, not {expect}",
                    f"{case_id} hat inzwischen {loaded.row.seq} Einträge, nicht {expect}",
                ),
                hint=Text(f"look again: fristwerk show {case_id}", f"noch einmal ansehen: fristwerk show {case_id}"),
            )
        work = cls(office, case_id, loaded.version, loaded.place, cmd, moment)
        work._begin(loaded)
        work.announce()
        work.before = work.case
        return work

    def _begin(self, loaded: Loaded) -> None:
        self.row, self.record, self.case, self.before = loaded.row, loaded.record, loaded.case, loaded.case
        self.client = loaded.row.client
        # A limit of an item may have lapsed by itself, and moved the item.
        self.touched |= loaded.case.touched

    @property
    def definition(self) -> Definition:
        """The workflow version of the case."""
        return self.version.definition

    @property
    def kernel(self) -> Machines:
        """The machines that everything recorded goes through."""
        return machines(self.definition)

    @property
    def now(self) -> Instant:
        """The one "now" of this command."""
        return self.moment.now

    @property
    def zone(self) -> str:
        """The zone of the case's place."""
        return zone_of(self.place)

    @property
    def current(self) -> Case:
        """The case as it stands now, with everything drafted so far."""
        assert self.case is not None
        return self.case

    @property
    def size(self) -> int:
        """The number of the newest entry, drafts included."""
        return self.record.size

    def stored(self) -> list[Entry]:
        """Return the case's entries, drafts included, in the order of the log."""
        if self._entries is None:
            self._entries = [one.entry for one in entries(self.office, self.case_id)] if self.row else []
        return [*self._entries, *self.drafts]

    def facts(self) -> list[Fact]:
        """Return the standing facts, drafts included, in the order in which they happened."""
        passed = passed_clauses(self.office, self.case_id) if self.row else {}
        return standing(self.stored(), self.zone, {**passed, **self.passed})

    def as_at(self, fact: Fact) -> tuple[Case, Fact]:
        """Return the case as it stood when `fact` happened, and the fact with its place (SEMANTICS 2, decide)."""
        placed = placed_after(self.current, fact, self.zone)
        if placed is not None:
            return self.current, placed
        facts = self.facts()
        placed = self.placed(fact, facts)
        return fold(self.definition, facts, placed.place, self.kernel), placed

    def placed(self, fact: Fact, facts: Iterable[Fact]) -> Fact:
        """Return `fact`, which is newer than all of `facts`, with its place among them."""
        return fact._replace(place=place_of(fact, facts, self.zone))

    def draft(
        self,
        kind: str,
        data: Mapping[str, Any],
        who: Who | None,
        *,
        sealed: Iterable[Sealed] = (),
        happened: Instant | None = None,
        precision: str = "minute",
        by: str | None = None,
    ) -> Entry:
        """Draft an entry, number it and take it into the record; `take` folds it."""
        made = [(one, disclose(one.name, one.value)) for one in sealed]
        values = {**data, **_sealed_data(made)}
        if self.moment.behind_s:
            values["clock_behind_s"] = self.moment.behind_s
        entry = new_entry(
            kind=kind,
            case=self.case_id,
            cmd=self.cmd,
            happened=happened or self.now,
            precision=precision,
            recorded=self.now,
            actor=who.actor.id if who else None,
            acted_by=who.acted_by.id if who and who.acted_by else None,
            by=by or (who.by if who else "clock"),
            auth=who.auth if who else "system",
            workflow=self.definition.digest,
            # What is folded now is what a replay will read.
            data=ordered(values),
        )._replace(case_seq=self.record.size + 1)
        self.drafts.append(entry)
        self.disclosures += [disclosure for _, disclosure in made]
        self.matches.update(keys_of(self.definition, kind, values, {one.name: one.value for one, _ in made}))
        note(self.record, entry)
        return entry

    def take(self, *drafted: Entry, sound_on: Case | None = None) -> None:
        """Fold drafted entries: onto the case where they come last, else by folding the case again.

        `sound_on` is the case on which an act was judged and lacked nothing; if that is still the case, it is not
        judged a second time.
        """
        with self.office.spending("fold_ms"):
            for entry in drafted:
                self._fold(entry, number(entry) if sound_on is not None and sound_on is self.case else None)

    def _fold(self, entry: Entry, sound: int | None) -> None:
        if entry.kind == "correction":
            self._refold()
        elif is_fact(entry):
            placed = None if self.case is None else placed_after(self.case, self.fact(entry), self.zone)
            if placed is None or self.refolded:
                self._refold()
            else:
                self.case = advance(self.definition, self.current, (placed,), self.now, self.kernel, sound)
                self.touched |= self.case.touched

    def _refold(self) -> None:
        if self.row is not None and not self.refolded:
            self.before = self._with_items(self.before)
        self.refolded = self.row is not None
        self.case = fold(self.definition, self.facts(), self.now, self.kernel)
        self.touched |= self.case.touched

    def _with_items(self, case: Case | None) -> Case | None:
        """Return a case with all of its items: one that is folded anew has them, and a receipt compares the two."""
        if case is None or not self.definition.registers:
            return case
        whole = case.copy()
        for one in daily.load_items(self.office.con, self.case_id):
            whole.items[one.register].setdefault(one.number, item_state(one))
        return whole

    def fact(self, entry: Entry) -> Fact:
        """Return a drafted entry as the fact it is, not yet placed."""
        values = values_for_results(entry.happened, entry.precision, entry.data)
        return Fact(
            seq=number(entry),
            kind=entry.kind,
            happened=entry.happened,
            precision=entry.precision,
            place=entry.happened,
            recorded=entry.recorded,
            by=entry.by,
            data=entry.data,
            results=[one for one in entry.data.get("results", ()) if one["for"] == values],
            passed=self.passed.get(number(entry), frozenset()),
            actor=entry.actor,
        )

    def announce(self) -> None:
        """Bring the announcements on record into agreement with the lapses of the fold: withdrawals first."""
        concluded = {(one["key"], one["number"], one["until"]): one for one in self.current.lapses}
        standing_now = {(one["key"], one["number"], one["until"]): one for one in self.record.announced}
        for key, announced in standing_now.items():
            if key not in concluded:
                self.draft("lapse_withdrawn", _withdrawn(announced), None)
        for key, lapse in concluded.items():
            if key not in standing_now:
                data = {name: lapse[name] for name in ("key", "number", "until", "moves")}
                self.draft("lapse", data, None, happened=lapse["at"])

    def finish(self) -> list[StoredEntry]:
        """Announce again, append everything drafted and write the projections. Returns the stored entries."""
        self.announce()
        unplaced = [one._replace(case_seq=None) for one in self.drafts]
        with self.office.spending("append_ms"):
            # An opening may have loaded a workflow since its "now" was taken: then the head has moved.
            head = self.moment.head if self.row else None
            stored = daily.append(self.office.con, unplaced, self.disclosures, known_head=head)
        self._hold_together(stored)
        self.project(stored[-1].leaf_hash if stored else None)
        return stored

    def _hold_together(self, stored: Sequence[StoredEntry]) -> None:
        """The snapshot that was decided on must be that of the case's last entry (CONTRACTS 5)."""
        if self.row is None or not stored:
            return
        first = stored[0].entry
        if (first.case_seq, first.case_prev) != (self.row.seq + 1, self.row.prev):
            raise DamagedError(
                Text(
                    f"the stored state of {self.case_id} is not that of its last entry",
                    f"der gespeicherte Stand von {self.case_id} gehört nicht zu ihrem letzten Eintrag",
                ),
                hint=Text(
                    "fristwerk log verify, then fristwerk office rebuild",
                    "fristwerk log verify, dann fristwerk office rebuild",
                ),
            )

    def project(self, prev: str | None) -> None:
        """Write the projections of the case as it now stands."""
        con, case = self.office.con, self.current
        if self.refolded:
            self._reread_plaintext()
        leaf = prev or (self.row.prev if self.row else "")
        open_now = list(alarms(self.definition, case, self.now))
        row = kase_row(
            self.definition,
            case,
            self.record,
            self.case_id,
            self.now,
            place=self.place,
            prev=leaf,
            client=self.client,
            open_now=open_now,
        )
        daily.save_case(con, row)
        agenda = agenda_rows(self.definition, case, self.record, self.case_id, self.now, open_now)
        before = self.office.seen.get(self.case_id)
        if before is None or before.row != self.row or before.agenda != agenda:
            daily.replace_agenda(con, self.case_id, agenda)
        self.office.seen[self.case_id] = Written(row, case, self.record, self.place, agenda)
        self._project_items(case)

    def _reread_plaintext(self) -> None:
        """A late fact or a correction may have changed which client and which keys count."""
        values = opened(daily.sealed_texts(self.office.con, self.case_id))
        plain = plaintext(self.definition, self.stored(), self.facts(), values)
        self.client = None if plain.client is WITHHELD else plain.client
        self.matches = {item: None if key is WITHHELD else key for item, key in plain.matches.items()}

    def _project_items(self, case: Case) -> None:
        if self.refolded:
            rows = daily.load_items(self.office.con, self.case_id)
            gone = [(one.register, one.number) for one in rows if one.number not in case.items[one.register]]
            for register, number_ in gone:
                daily.delete_items(self.office.con, self.case_id, register, [number_])
            wanted = [(register, one) for register, items in case.items.items() for one in items]
            matches = self.matches
        else:
            wanted = sorted(self.touched)
            matches = {**self._matches(wanted), **self.matches}
        daily.save_items(self.office.con, item_rows(case, self.case_id, wanted, matches))

    def _matches(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str | None]:
        old: dict[str, list[int]] = {}
        for register, one in wanted:
            if (register, one) not in self.matches:
                old.setdefault(register, []).append(one)
        return {
            (row.register, row.number): row.match
            for register, numbers in old.items()
            for row in daily.load_items(self.office.con, self.case_id, register, numbers)
        }


def _sealed_data(made: Sequence[tuple[Sealed, Disclosure]]) -> dict[str, Any]:
    """Return what stands in an entry for its sealed values: their digests, and which of them are known by name."""
    if not made:
        return {}
    # The names of an item's sealed values stand with the item.
    known = {one.name for one, _ in made if one.known and not one.name.startswith("item.")}
    return {"_sd": digests(disclosure for _, disclosure in made), **({"sets": sorted(known)} if known else {})}


def _withdrawn(announced: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": announced["key"],
        "number": announced["number"],
        "until": announced["until"],
        "announced": announced["seq"],
    }


class _Lazy:
    """The machines of a workflow, made when the first arrow is asked for: most loads lapse nothing."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition

    def target(self, track: str, event: str, state: str, before: str | None, permitted: bool = True) -> str | None:
        """Answer as the machines do."""
        return machines(self._definition).target(track, event, state, before, permitted)
