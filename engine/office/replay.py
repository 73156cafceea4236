"""The same command again: its first receipt, rebuilt from its entries (CONTRACTS 1, `cmd`)."""

from __future__ import annotations

from engine.case.case import Case
from engine.case.decide import decide_tick
from engine.case.facts import number
from engine.case.fold import fold, unit_of
from engine.instants import Instant, zone_of
from engine.log.entry import Entry
from engine.log.sealed import open_disclosure
from engine.office.explaining import TickWhy, Why, attempt, explain_attempt, explain_tick
from engine.office.library import Version, version
from engine.office.reading import Loaded, entries, facts_of, table
from engine.office.receipts import Change, Receipt, receipt
from engine.office.record import record_of
from engine.office.session import Office, taken
from engine.store import daily
from engine.store.daily import StoredEntry


def earlier_receipt(office: Office, cmd: str | None) -> Receipt | None:
    """Return the receipt of the command with this id if it was carried out before, else None.

    Raises UsageError for the id of a command that was about no case.
    """
    mine = daily.entries_by_cmd(office.con, cmd) if cmd else []
    own = [one for one in mine if one.entry.kind not in ("lapse", "lapse_withdrawn")]
    case_id = mine[0].entry.case if mine else None
    if not own:
        return None
    if case_id is None:
        raise taken(own[0].entry.cmd)
    known = version(office.con, mine[0].entry.workflow or "")
    stored = [one.entry for one in entries(office, case_id)]
    recorded = mine[-1].entry.recorded

    def as_of(newest: int, up_to: Instant) -> Case:
        seen = [one for one in stored if number(one) <= newest] or stored[:1]
        zone = zone_of(stored[0].data["place"])
        return fold(known.definition, facts_of(office, case_id, seen, zone), up_to, table(known.definition))

    main = own[-1].entry
    before = as_of(number(mine[0].entry) - 1, recorded)
    why = None
    if main.kind == "refusal":
        why = _why(office, main, known, as_of(number(main) - 1, main.data["at"]), stored)
    change = Change(
        office, known, before, as_of(number(mine[-1].entry), recorded), [one.entry for one in mine], recorded
    )
    return receipt(change, passed=_passed(office, own[-1]), why=why)


def _why(office: Office, refused: Entry, known: Version, case: Case, stored: list[Entry]) -> Why | TickWhy:
    data, case_id = refused.data, refused.case or ""
    if "tick" in data:
        unit = unit_of(known.definition, data["tick"], data.get("item"))
        assert unit is not None
        decision = decide_tick(known.definition, case, unit)
        return explain_tick(known.definition, case, case_id, unit, decision, data["at"])
    loaded = Loaded(office.case(case_id), known, stored[0].data["place"], case, record_of(stored), data["at"])
    spec = known.definition.action(data["action"])
    assert spec is not None
    items = (data["item"],) if "item" in data else ()
    fact = attempt(spec, loaded.now, refused.by, items, missing=data["unmet"])
    return explain_attempt(office, loaded, spec, fact, office.actor())


def _passed(office: Office, one: StoredEntry) -> tuple[str, ...]:
    opened = dict(open_disclosure(text) for text in daily.disclosures_at(office.con, [one.index]).values())
    return tuple(opened.get("passed", ()))
