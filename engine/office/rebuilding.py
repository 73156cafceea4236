"""Replay: every projection made anew from the log alone, to be compared (`log verify`) or to be stored (`rebuild`).

Guarantees:
- A case is replayed by the code that writes it: the same facts, the same fold, the same rows.
- The log, the sealed values, the holidays and the kept workflow files stay as they are.
- What is rebuilt is what the last command on each case wrote; lapses since then are announced by the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from engine.case.facts import standing
from engine.case.fold import fold
from engine.instants import Instant, zone_of
from engine.log.entry import Entry
from engine.office.library import Version, version
from engine.office.plaintext import Opened, opened, passed_of, plaintext
from engine.office.projecting import agenda_rows, item_rows, kase_row
from engine.office.reading import table
from engine.office.record import record_of
from engine.office.session import Office
from engine.store import daily, projections
from engine.store.daily import AgendaRow, ItemRow, KaseRow, OfficeRow, PersonRow
from engine.store.projections import WITHHELD


class Replayed(NamedTuple):
    """The rows of one case; plaintext whose disclosure is gone is WITHHELD."""

    kase: KaseRow
    agenda: list[AgendaRow]
    items: list[ItemRow]


def replay_case(known: Version, entries: Sequence[Entry], prev: str, values: Opened, at: Instant) -> Replayed:
    """Return the rows of a case as they were written at `at`.

    `entries` are all of the case in the order of the log, `prev` is the hex leaf hash of the last one, `values` are
    the sealed values by entry number.
    """
    definition, case_id = known.definition, entries[0].case
    assert case_id is not None
    place = entries[0].data["place"]
    facts = standing(entries, zone_of(place), passed_of(values))
    case = fold(definition, facts, at, table(definition))
    record = record_of(entries)
    plain = plaintext(definition, entries, facts, values)
    wanted = [(register, number) for register, items in case.items.items() for number in items]
    return Replayed(
        kase_row(definition, case, record, case_id, at, place=place, prev=prev, client=plain.client),
        agenda_rows(definition, case, record, case_id, at),
        list(item_rows(case, case_id, wanted, plain.matches)),
    )


def replay_office(entry: Entry) -> OfficeRow:
    """Return the office's row from its first entry."""
    data = entry.data
    return OfficeRow(data["name"], data["origin"], data["training"], data["place"], data["lang"])


def replay_person(entry: Entry, sealed: dict[str, Any]) -> PersonRow:
    """Return a person's row from the entry that added them and its sealed values by name."""
    data = entry.data
    name, login = (sealed.get(one, WITHHELD if one in data.get("sets", ()) else None) for one in ("name", "login"))
    return PersonRow(data["person"], name, login, tuple(data["roles"]))


def rebuild(office: Office) -> dict[str, Any]:
    """Drop and replay every projection, in one transaction; return {"cases": n}.

    The tables are made anew as this version has them: an office of an older version is brought up to date.

    Raises DamagedError if an entry is not what was hashed; then everything stays as it was.
    """
    from engine.store.schema import remake

    con = office.con
    with office.writing():
        remake(con, projections.TABLES)
        _office(office)
        cases = projections.cases_in_log(con)
        for case_id in cases:
            _rebuild_case(office, case_id)
    return {"cases": len(cases)}


def _office(office: Office) -> None:
    for stored in daily.office_entries(office.con):
        entry = stored.entry
        if entry.kind == "office":
            daily.save_office(office.con, replay_office(entry))
        elif entry.kind == "person":
            texts = daily.disclosures(office.con, entry.data.get("_sd", ())).values()
            row = replay_person(entry, opened((0, text) for text in texts).get(0, {}))
            daily.save_person(office.con, row._replace(name=_known(row.name), login=_known(row.login)))


def _rebuild_case(office: Office, case_id: str) -> None:
    con = office.con
    stored = daily.entries_of(con, case_id)
    entries = [one.entry for one in stored]
    known = version(con, entries[0].workflow or "")
    values = opened(daily.sealed_texts(con, case_id))
    rows = replay_case(known, entries, stored[-1].leaf_hash, values, entries[-1].recorded)
    daily.save_case(con, rows.kase._replace(client=_known(rows.kase.client)))
    daily.replace_agenda(con, case_id, rows.agenda)
    daily.save_items(con, (one._replace(match=_known(one.match)) for one in rows.items))


def _known(value: Any) -> Any:
    return None if value is WITHHELD else value
