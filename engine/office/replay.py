"""The same command again: its first receipt, rebuilt from its entries (CONTRACTS 1, `cmd`)."""

from __future__ import annotations

from engine.case.case import Case
from engine.case.facts import number
from engine.case.fold import fold
from engine.instants import zone_of
from engine.log.entry import Entry
from engine.log.sealed import open_disclosure
from engine.office.library import version
from engine.office.reading import entries, facts_of, table
from engine.office.receipts import Change, Receipt, receipt
from engine.office.session import Office
from engine.store import daily


def earlier_receipt(office: Office, cmd: str | None) -> Receipt | None:
    """Return the receipt of the command with this id if it was carried out before, else None."""
    mine = [one.entry for one in daily.entries_by_cmd(office.con, cmd)] if cmd else []
    case_id = mine[0].case if mine else None
    if not mine or case_id is None:
        return None
    known = version(office.con, mine[0].workflow or "")
    stored = [one.entry for one in entries(office, case_id)]
    first, last = number(mine[0]), number(mine[-1])

    def as_of(newest: int) -> Case:
        seen: list[Entry] = [one for one in stored if number(one) <= newest] or stored[:1]
        zone = zone_of(stored[0].data["place"])
        return fold(known.definition, facts_of(office, case_id, seen, zone), mine[-1].recorded, table(known.definition))

    change = Change(office, known, as_of(first - 1), as_of(last), mine, mine[-1].recorded)
    return receipt(change, passed=_passed(office, mine[-1]))


def _passed(office: Office, entry: Entry) -> tuple[str, ...]:
    found = daily.disclosures(office.con, entry.data.get("_sd", ()))
    opened = dict(open_disclosure(text) for text in found.values())
    return tuple(opened.get("passed", ()))
