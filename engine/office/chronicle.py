"""`history`: who did what when, in the order of the log or in the order that counts.

Guarantees:
- Every entry is there, with its corrections beside it; nothing is left out or rewritten.
- A sealed value that is no longer there reads {"withheld": true}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.case.facts import Fact, number, struck_by
from engine.instants import Instant
from engine.office.reading import Loaded, as_known, entries, facts_of, load, sealed_of
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import StoredEntry

Json = dict[str, Any]
WITHHELD: Json = {"withheld": True}


def history(
    office: Office,
    case_id: str,
    *,
    last: int | None = None,
    as_of: Instant | None = None,
    by_happening: bool = False,
) -> Json:
    """Return who did what when, in the order of the log, or in the order that counts with derived lapses."""
    loaded = load(office, case_id, office.now()) if as_of is None else as_known(office, case_id, as_of)
    stored = [one for one in entries(office, case_id) if as_of is None or one.entry.recorded <= as_of]
    corrected: dict[int, list[int]] = {}
    for one in stored:
        if one.entry.kind == "correction":
            corrected.setdefault(one.entry.data["corrects"], []).append(number(one.entry))
    sealed = sealed_of(office, case_id)
    struck = struck_by([one.entry for one in stored])
    found = [
        {
            **_row(one, sealed.get(one.index, {})),
            "corrected_by": corrected.get(number(one.entry), []),
            "struck_by": struck.get(number(one.entry)),
        }
        for one in stored
    ]
    if by_happening:
        facts = facts_of(office, case_id, [one.entry for one in stored], loaded.zone)
        found = _by_happening(loaded, facts, found)
    return {
        "zone": office.zone,
        "case": case_id,
        "client": loaded.row.client,
        "digest": loaded.row.workflow,
        "people": {one.id: one.name for one in daily.persons(office.con)},
        "entries": found[-last:] if last else found,
    }


def _row(one: StoredEntry, opened: Json) -> Json:
    entry = one.entry
    return {
        "entry": number(entry),
        "index": one.index,
        "cmd": entry.cmd,
        "kind": entry.kind,
        "action": entry.data.get("action"),
        "happened": entry.happened,
        "precision": entry.precision,
        "recorded": entry.recorded,
        "actor": entry.actor,
        "acted_by": entry.acted_by,
        "by": entry.by,
        "auth": entry.auth,
        "data": {name: value for name, value in entry.data.items() if name != "_sd"},
        "sealed": _opened(entry.data, opened),
    }


def _opened(data: Mapping[str, Any], opened: Json) -> Json:
    known = [*data.get("sets", ())]
    for one in data.get("items", ()):
        known += [f"item.{one['number']}.{name}" for name in one.get("sets", ())]
    return {**{name: WITHHELD for name in known if name not in opened}, **opened}


def _by_happening(loaded: Loaded, facts: Iterable[Fact], found: list[Json]) -> list[Json]:
    by_number = {one["entry"]: one for one in found}
    rows: list[tuple[Instant, int, int, Json]] = []
    for index, fact in enumerate(facts):
        changed = {"happened": fact.happened, "precision": fact.precision}
        place = "" if fact.kind == "open" else fact.place
        rows.append((place, 1, index, {**by_number[fact.seq], **changed}))
    announced = {(one["key"], one["number"], one["until"]): one["seq"] for one in loaded.record.announced}
    for index, lapse in enumerate(loaded.case.lapses):
        entry = announced.get((lapse["key"], lapse["number"], lapse["until"]))
        own = lapse["at"] > lapse["until"]
        rows.append((lapse["at"], 2 if own else 0, index, _lapse_row(lapse, by_number.get(entry))))
    return [one[3] for one in sorted(rows, key=lambda one: one[:3])]


def _lapse_row(lapse: Mapping[str, Any], announced: Json | None) -> Json:
    """Return a derived lapse as an entry: its announcement where there is one, with what the fold says today."""
    data = {name: lapse[name] for name in ("key", "number", "until", "moves")}
    if announced is not None:
        return {**announced, "happened": lapse["at"], "data": data}
    return {
        "entry": None,
        "index": None,
        "cmd": None,
        "kind": "lapse",
        "action": None,
        "happened": lapse["at"],
        "precision": "minute",
        "recorded": None,
        "actor": None,
        "acted_by": None,
        "by": "clock",
        "auth": "system",
        "data": data,
        "sealed": {},
        "corrected_by": [],
        "struck_by": None,
    }
