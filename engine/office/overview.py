"""One case at a glance: `show`, `items`, `gaps` (CONTRACTS 4), as plain JSON values.

Guarantees:
- A read folds up to now in memory and writes nothing; what is not yet announced is marked `pending`.
- A sealed value that is no longer there reads {"withheld": true}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.case import checklists
from engine.case.case import OPEN, Case, Lapse, Record
from engine.case.conditions import Verdict
from engine.case.decide import clause_of, decide
from engine.case.remedies import Node
from engine.errors import Text, UnknownError, UsageError, unknown
from engine.instants import Instant
from engine.office.chronicle import WITHHELD
from engine.office.explaining import attempt, role_of
from engine.office.limitviews import all_limits, limit_json
from engine.office.projecting import open_findings
from engine.office.reading import (
    Loaded,
    as_known,
    entries,
    facts_of,
    in_hindsight,
    load,
    register_of,
    table,
)
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import PersonRow
from engine.workflow.model import ACT, Action, Checklist, Definition, Item

if TYPE_CHECKING:
    from engine.case.facts import Fact
    from engine.office.plaintext import Opened

Json = dict[str, Any]


def seen(office: Office, case_id: str, as_of: Instant | None, at: Instant | None) -> Loaded:
    """Return the case as a read asks for it: now, as known then, or in hindsight. Raises UsageError for both."""
    if as_of is not None and at is not None:
        raise UsageError(
            Text(
                "--as-of is what was known then, --at how it really stood: give one of them",
                "--as-of ist, was damals bekannt war, --at, wie es wirklich stand: bitte nur eines",
            )
        )
    if as_of is not None:
        return as_known(office, case_id, as_of)
    if at is not None:
        return in_hindsight(office, case_id, at)
    return load(office, case_id, office.now())


def show(office: Office, case_id: str, *, as_of: Instant | None = None, at: Instant | None = None) -> Json:
    """Return one case at a glance."""
    loaded = seen(office, case_id, as_of, at)
    case, definition = loaded.case, loaded.definition
    pending = {move["track"] for lapse in _pending(case, loaded.record) for move in lapse["moves"]}
    return {
        "zone": office.zone,
        "case": loaded.id,
        "workflow": definition.name,
        "version": definition.version,
        "digest": definition.digest,
        "client": loaded.row.client,
        "owner": loaded.record.owner,
        "tracks": {
            name: {"state": one["state"], "since": one["since"], "pending": name in pending}
            for name, one in case.tracks.items()
        },
        "fields": _fields(office, loaded),
        "checklists": {name: _checklist(case, one) for name, one in definition.checklists.items()},
        "registers": {
            name: {"count": sum(one["states"].values()), "states": dict(one["states"]), "complete": one["complete"]}
            for name, one in case.registers.items()
        },
        "limits": all_limits(loaded),
        "actions": actions(loaded, _reader(office)),
        "findings": sorted({seq for seq, _ in case.findings}),
        "open_findings": sorted({seq for seq, _ in open_findings(case, loaded.record)}),
        "size": loaded.record.size,
        "as_of": as_of,
        "at": at,
    }


def _reader(office: Office) -> PersonRow | None:
    try:
        return office.actor()
    except UnknownError:
        # Whoever may read the folder may look; only writing needs a person of the office.
        return None


def _pending(case: Case, record: Record) -> list[Lapse]:
    announced = {(one["key"], one["number"], one["until"]) for one in record.announced}
    return [one for one in case.lapses if (one["key"], one["number"], one["until"]) not in announced]


def _fields(office: Office, loaded: Loaded) -> Json:
    if not loaded.case.fields:
        return {}
    plain = {name: value for name, value in loaded.case.fields.items() if name != "client"}
    if not any(value is True and loaded.definition.fields.get(name) != "flag" for name, value in plain.items()):
        return plain
    opened = _sealed_fields(office, loaded)
    return {
        name: opened.get(name, WITHHELD) if value is True and loaded.definition.fields.get(name) != "flag" else value
        for name, value in plain.items()
    }


def _sealed_fields(office: Office, loaded: Loaded) -> Json:
    """Return the plaintext of sealed fields: for each the value set last in the order of happening."""
    facts, sealed = _standing(office, loaded)
    found: Json = {}
    for fact in facts:
        if fact.kind in ("open", "field", "action") and "item" not in fact.data:
            own = sealed.get(fact.seq, {})
            found.update({name: _said(own, name) for name in fact.data.get("sets", ())})
    return found


def _said(values: Mapping[str, Any], name: str) -> Any:
    """Return a sealed value, or that it is withheld."""
    from engine.store import projections

    found = values.get(name, WITHHELD)
    return WITHHELD if found is projections.WITHHELD else found


def _standing(office: Office, loaded: Loaded) -> tuple[Sequence[Fact], Opened]:
    """Return the facts that a case was folded from, in their order, and the sealed values of its entries."""
    from engine.office.plaintext import opened, sealed_standing

    stored = [one.entry for one in entries(office, loaded.id)[: loaded.record.size]]
    values = opened(daily.sealed_texts(office.con, loaded.id))
    facts = loaded.facts if loaded.facts is not None else facts_of(office, loaded.id, stored, loaded.zone)
    return facts, sealed_standing(stored, values)


def _checklist(case: Case, checklist: Checklist) -> Json:
    views = checklists.views(case, checklist)
    return {"done": not checklists.blocking(case, checklist), "items": [_item(one) for one in views]}


def _item(view: checklists.ItemView) -> Json:
    ticks = [one.tick for one in view.units if one.tick is not None]
    parts: Json = {}
    for one in view.units:
        name = " ".join(word for word in (one.unit.part, one.unit.on) if word)
        if name:
            parts[name] = {"state": one.state, "entry": one.tick["seq"] if one.tick else None}
    latest = max(ticks, key=lambda tick: tick["seq"], default=None)
    return {
        "item": view.item.name,
        "state": view.state,
        "parts": parts,
        "result": _in_order(view.item, latest.get("result", {})) if latest else {},
        "entry": latest["seq"] if latest else None,
        "at": latest["at"] if latest else None,
        "incomplete": view.incomplete,
        "each": view.item.each,
    }


def _in_order(item: Item, result: Mapping[str, Any]) -> Json:
    """Return a result in the order of the workflow: found before deleted, not by the alphabet of the log."""
    return {name: result[name] for name in item.result if name in result}


def actions(loaded: Loaded, person: PersonRow | None) -> list[Json]:
    """Return what can be done now, and what not yet: acts with an arrow from here, observations that would move."""
    found = []
    for spec in loaded.definition.actions.values():
        if spec.register or not _has_way(loaded, spec):
            continue
        role = role_of(spec, person) if spec.nature == ACT and person else spec.by[0]
        decision = decide(loaded.definition, loaded.case, attempt(spec, loaded.now, role), table(loaded.definition))
        found.append(
            {
                "action": spec.name,
                "by": list(spec.by),
                "nature": spec.nature,
                "allowed": decision.allowed,
                "missing": len(decision.refused),
                "earliest": decision.earliest,
            }
        )
    return found


def _has_way(loaded: Loaded, spec: Action) -> bool:
    if not spec.home or not (spec.moves or spec.returns):
        return True
    standing_now = loaded.case.tracks[spec.home]
    arrows = table(loaded.definition)
    return arrows.target(spec.home, spec.name, standing_now["state"], standing_now["before"]) is not None


def items(office: Office, case_id: str, register: str, state: str | None = None) -> Json:
    """Return the items of a register, with their sealed values as far as they are there.

    Raises UnknownError for a case, register or state that does not exist.
    """
    loaded = load(office, case_id, office.now())
    spec = register_of(loaded.definition, register)
    if state is not None and state not in spec.states:
        raise unknown(Text("state", "Zustand"), state, spec.states)
    plain, own = _item_values(office, loaded, register), _item_limits(loaded, register)
    # An item with a limit was folded up to now: a lapse that nobody has announced yet may have moved it.
    folded = loaded.case.items.get(register, {})
    rows = []
    for one in daily.load_items(office.con, case_id, register):
        stands = folded[one.number]["state"] if one.number in folded else one.state
        if state not in (None, stands):
            continue
        item = f"{register}/{one.number}"
        sealed = {name: plain.get((item, name), WITHHELD) for name in one.data["known"]}
        rows.append(
            {
                "item": item,
                "state": stands,
                "fields": {**one.data["values"], **sealed},
                "limits": own.get(one.number, []),
            }
        )
    return {
        "zone": office.zone,
        "case": case_id,
        "client": loaded.row.client,
        "digest": loaded.definition.digest,
        "register": register,
        "complete": loaded.case.registers[register]["complete"],
        "items": rows,
    }


def _item_limits(loaded: Loaded, register: str) -> dict[int, list[Json]]:
    """Return the limits of a register by the number of their item."""
    found: dict[int, list[Json]] = {}
    for run in loaded.case.instances():
        if loaded.definition.limits[run["key"]].register == register:
            view = limit_json(loaded.definition, run, loaded.now, loaded.record)
            found.setdefault(run["item"], []).append(view)
    return found


def _item_values(office: Office, loaded: Loaded, register: str) -> dict[tuple[str, str], Any]:
    """Return the plaintext of sealed values by item and name: for each the value set last."""
    facts, sealed = _standing(office, loaded)
    found: dict[tuple[str, str], Any] = {}
    for fact in facts:
        own = sealed.get(fact.seq, {})
        if fact.kind == "field" and "item" in fact.data:
            found.update({(fact.data["item"], name): _said(own, name) for name in fact.data.get("sets", ())})
        elif fact.kind == "action":
            for name in _item_inputs(loaded.definition, fact.data, register):
                found.update({(item, name): _said(own, name) for item in fact.data.get("on", ())})
        elif fact.kind in ("item", "import") and fact.data["register"] == register:
            for one in fact.data.get("items", ()):
                names = {name: f"item.{one['number']}.{name}" for name in one.get("sets", ())}
                item = f"{register}/{one['number']}"
                found.update({(item, name): _said(own, path) for name, path in names.items()})
    return found


def _item_inputs(definition: Definition, data: Mapping[str, Any], register: str) -> list[str]:
    """Return the sealed inputs of an act that are fields of the register's items that it is about."""
    spec = definition.action(data["action"])
    if spec is None or spec.home != register or not spec.register:
        return []
    return [name for name in data.get("sets", ()) if name in definition.registers[register].fields]


class Gaps(NamedTuple):
    """The gap analysis (B68): findings with their entries, what is open, postponed, or without a date."""

    findings: tuple[tuple[int, Node], ...]
    open: tuple[Json, ...]
    postponed: tuple[Json, ...]
    undated: tuple[Json, ...]
    loaded: Loaded


def gaps(office: Office, case_id: str) -> Gaps:
    """Return what was not met when it happened and what is still missing, in hindsight."""
    loaded = load(office, case_id, office.now())
    case, definition = loaded.case, loaded.definition
    findings = tuple(
        (seq, finding_node(definition, clause)) for seq, clause in sorted(case.findings, key=lambda one: one[0])
    )
    missing: list[Json] = []
    postponed: list[Json] = []
    for name, checklist in definition.checklists.items():
        for view in checklists.views(case, checklist):
            row = {"checklist": name, **_item(view)}
            if view.state in (checklists.UNIT_OPEN, checklists.UNIT_EARLY):
                missing.append(row)
            elif view.state == checklists.UNIT_POSTPONED:
                postponed.append(row)
    undated = tuple(
        limit_json(definition, run, loaded.now, loaded.record)
        for run in case.instances()
        if run["state"] == OPEN and not (run.get("until") or run.get("opens") or run.get("at"))
    )
    return Gaps(findings, tuple(missing), tuple(postponed), undated, loaded)


def finding_node(definition: Definition, clause_id: str) -> Node:
    """Return a finding as the clause it is about, not met; it has no remedy: what happened has happened."""
    clause = clause_of(definition, clause_id)
    assert clause is not None
    return Node(clause_id, clause.word, Verdict(clause, False, {"missing": []}), False, None, None, ())
