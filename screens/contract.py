"""From values of the engine to the JSON objects of the contract (CONTRACTS 4).

Guarantees:
- Field names are those of the contract and only grow; ids are the workflow's and do not change with the language.
- Sentences are in the language of the view; everything else is the same in every language.
- Nothing here knows a database: what an answer needs comes in as values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.case.remedies import Node
from engine.instants import zone_of
from engine.workflow.model import ACT, PROHIBITED, Definition, Input
from screens.nodes import Wording, finding, node
from screens.view import View

PROGRAM = "fristwerk"
Json = dict[str, Any]


def receipt(it: Any, starts: Sequence[Json], limits: Sequence[Json], words: Wording) -> Json:
    """Return a receipt (`engine.office.receipts.Receipt`).

    `starts` are the limits that it began, as LIMIT objects; `limits` all that it changed, {"before", "after"}.

    The plain names of what was recorded (tick, item, register, …) stand beside the contract's own fields.
    """
    answer: Json = {
        "case": it.case_id,
        **_subject(it.data),
        "entry": it.entry,
        "entries": list(it.entries),
        "kind": it.kind,
        "action": it.action,
        "moves": list(it.moves),
        "happened": it.happened,
        "precision": it.precision,
        "recorded": it.recorded,
        "late": it.late,
        "unexpected": it.unexpected,
        "moot": it.moot,
        "behind": it.behind,
        "starts": list(starts),
        "limits": list(limits),
        "meets": list(it.meets),
        "ends": list(it.ends),
        "kept": list(it.kept),
        "announced": list(it.announced),
        "withdrawn": list(it.withdrawn),
        "built_on": list(it.built_on),
        "now_moot": list(it.now_moot),
        "findings": [{**finding(clause, words), "entry": seq} for seq, clause in it.findings],
        "findings_gone": list(it.findings_gone),
        "passed": list(it.passed),
        "repeated": it.repeated,
        "dry_run": it.dry_run,
        "sentences": sentences(it.passed, words),
        "actor": it.actor,
        "acted_by": it.acted_by,
        "clock_behind_s": it.clock_behind_s,
    }
    if it.kind == "open":
        answer |= {"workflow": it.version.definition.name, "version": it.version.definition.version}
    if it.precision == "day":
        answer["day_zone"] = zone_of(it.version.definition.place)
    if it.why is not None:
        answer["why"] = why(it.why, words)
    return answer


def _subject(data: Mapping[str, Any]) -> Json:
    plain = (
        *("tick", "limit", "skip", "until", "item", "register", "complete", "evidence", "number", "to"),
        *("corrects", "strike", "sets"),
    )
    found = {name: data[name] for name in plain if name in data and not isinstance(data[name], Mapping)}
    if "clauses" in data:
        found["acknowledges"] = data["entry"]
    return {**found, "values": data["values"]} if isinstance(data.get("values"), Mapping) else found


def why(it: Any, words: Wording) -> Json:
    """Return the answer of `why` for one action, or for a tick that came out of order."""
    return _why_tick(it, words) if hasattr(it, "unit") else _why_action(it, words)


def _why_action(it: Any, words: Wording) -> Json:
    return {
        "case": it.case_id,
        "action": it.spec.name,
        "nature": it.spec.nature,
        "allowed": it.allowed,
        "who": {
            "roles": list(it.spec.by),
            "people": [one.id for one in it.people],
            "you": it.you,
            "record_for": it.record_for,
        },
        "inputs": [_input(one, it.proposed.get(one.name)) for one in it.inputs],
        "argv": [PROGRAM, *it.command.argv],
        "needs": list(it.command.needs),
        "of": {word: list(of) for word, of in it.command.of.items()},
        "earliest": it.earliest,
        "latest": it.latest,
        "conditions": nodes(it.nodes, words),
    }


def _why_tick(it: Any, words: Wording) -> Json:
    unit = it.unit
    return {
        "case": it.case_id,
        "action": None,
        "tick": unit.name,
        "item": unit.on,
        "allowed": False,
        "who": {"roles": list(words.definition.roles), "people": [], "you": True, "record_for": False},
        "inputs": [],
        "argv": [PROGRAM, *it.command.argv],
        "needs": list(it.command.needs),
        "of": {word: list(of) for word, of in it.command.of.items()},
        "earliest": None,
        "latest": None,
        "conditions": nodes(it.nodes, words),
    }


def _input(one: Input, proposed: str | None) -> Json:
    return {
        "name": one.name,
        "type": one.type,
        "required": one.required,
        "of": list(one.of) if one.type == "choice" else [],
        "proposed": proposed,
    }


def nodes(found: Iterable[Node], words: Wording) -> list[Json]:
    """Return conditions as NODE objects."""
    return [node(one, words) for one in found]


def actions(found: Iterable[Mapping[str, Any]], definition: Definition) -> list[Json]:
    """Return the actions of a case with their nature beside them: acts, and what others do."""
    known = {**definition.actions, **definition.prohibitions}
    return [
        {**one, "nature": ACT if known[one["action"]].nature == PROHIBITED else known[one["action"]].nature}
        for one in found
        if one["action"] in known
    ]


def gaps(it: Any, history: Json, words: Wording) -> Json:
    """Return the gap analysis: each finding with its entry, and what is open, postponed or without a date."""
    entries = {one["entry"]: one for one in history["entries"]}
    acknowledged = set(it.loaded.record.acknowledged)
    return {
        "case": it.loaded.id,
        "gaps": [_gap(entries[seq], node(one, words), acknowledged) for seq, one in it.findings],
        "open": list(it.open),
        "postponed": list(it.postponed),
        "undated": list(it.undated),
    }


def history(answer: Json, words: Wording) -> Json:
    """Return a history with the sentences of every condition that its entries name by id."""
    named: list[str] = []
    for one in answer["entries"]:
        named += one["data"].get("unmet", ())
        for name in ("passed", "found"):
            ids = one["sealed"].get(name)
            named += ids if isinstance(ids, list) else ()
    return {**answer, "sentences": sentences(named, words)}


def sentences(clause_ids: Iterable[str], words: Wording) -> dict[str, str]:
    """Return the sentence of each clause by its id."""
    return {one: finding(one, words)["sentence"] for one in dict.fromkeys(clause_ids)}


def _gap(entry: Json, clause: Json, acknowledged: set[tuple[int, str]]) -> Json:
    then: Any = entry["sealed"].get("found")
    return {
        **{name: entry[name] for name in ("entry", "action", "happened", "precision")},
        "acknowledged": (entry["entry"], clause["id"]) in acknowledged,
        "later": isinstance(then, list) and clause["id"] not in then,
        "clause": clause,
    }


def preview(it: Any, limits: Sequence[Json], words: Wording) -> Json:
    """Return what a correction would change (`engine.office.correcting.Preview`); `limits` are before/after pairs."""
    tried = receipt(it.receipt, (), limits, words)
    kept = ("moves", "limits", "findings", "findings_gone", "now_moot", "announced", "withdrawn", "built_on")
    return {
        "case": it.receipt.case_id,
        "corrects": it.entry,
        "size": it.size,
        "strike": bool(it.receipt.data.get("strike")),
        "change": {name: {"from": old, "to": new} for name, old, new in it.changes},
        **{name: tried[name] for name in kept},
        "dry_run": True,
    }


def wording(version: Any, view: View) -> Wording:
    """Return what sentences about a case are made from; `version` is its `engine.office.library.Version`."""
    return Wording(version.definition, version.rules, view)
