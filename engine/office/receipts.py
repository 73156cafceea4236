"""Receipts: what a command did to a case (CONTRACTS 4).

Guarantees:
- A receipt is the difference between two folds and the entries between them; nothing in it is stored, so the same
  command given again gets the same receipt, rebuilt from its entries.
- A receipt of something late or corrected names what it changed: tracks, limits, moot acts, findings, lapses, and what
  was built on a lapse that no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import ENDED, LAPSED, MET, OPEN, Case, Instance, item_key
from engine.case.conditions import reads_lapse
from engine.case.facts import is_fact, number, standing
from engine.case.fold import fold
from engine.case.limits import instance_key
from engine.instants import Instant, zone_of
from engine.log.entry import Entry
from engine.office.explaining import TickWhy, Why
from engine.office.library import Version
from engine.office.reading import entries, passed_clauses, table
from engine.office.session import Office
from engine.workflow.model import Definition


class Receipt(NamedTuple):
    """What a command did. `why` is there where it was refused; `entry` is None where it was only tried.

    `limits` are those whose state or date it changed, before and after; None where it is not there.
    Where a refusal is `repeated`, `entry` is that of the first try and `entries` is empty.
    """

    case_id: str
    version: Version
    entry: int | None
    entries: tuple[int, ...]
    kind: str
    action: str | None
    moves: tuple[dict[str, str], ...]
    happened: Instant
    precision: str
    recorded: Instant
    late: bool
    unexpected: bool
    moot: bool
    behind: int | None
    starts: tuple[Instance, ...]
    limits: tuple[tuple[Instance | None, Instance | None], ...]
    meets: tuple[str, ...]
    ends: tuple[str, ...]
    announced: tuple[str, ...]
    withdrawn: tuple[str, ...]
    built_on: tuple[int, ...]
    now_moot: tuple[int, ...]
    findings: tuple[tuple[int, str], ...]
    findings_gone: tuple[int, ...]
    passed: tuple[str, ...]
    repeated: bool
    dry_run: bool
    why: Why | TickWhy | None
    case: Case
    kept: tuple[str, ...]
    clock_behind_s: int
    data: Mapping[str, Any]
    actor: str | None
    acted_by: str | None


class Change(NamedTuple):
    """What a receipt is made from: the case before and after, and the command's own entries."""

    office: Office
    version: Version
    before: Case
    after: Case
    entries: Sequence[Entry]
    now: Instant


def receipt(
    change: Change,
    *,
    passed: Iterable[str] = (),
    why: Why | TickWhy | None = None,
    repeated: bool = False,
    dry_run: bool = False,
) -> Receipt:
    """Build the receipt of a command from what it changed."""
    own = [one for one in change.entries if one.kind not in ("lapse", "lapse_withdrawn")]
    main = own[-1] if own else change.entries[-1]
    before, after = change.before, change.after
    seqs = {number(one) for one in own}
    withdrawn = [one for one in change.entries if one.kind == "lapse_withdrawn"]
    announced = [one for one in change.entries if one.kind == "lapse"]
    gone = sorted({seq for seq, clause in before.findings if (seq, clause) not in after.findings})
    entry = None if dry_run else number(main)
    return Receipt(
        case_id=main.case or "",
        version=change.version,
        entry=entry,
        entries=() if dry_run or repeated else tuple(sorted(seqs)),
        kind=main.kind,
        action=main.data.get("action"),
        moves=tuple(_moves(before, after)),
        happened=main.happened,
        precision=main.precision,
        recorded=main.recorded,
        late=is_fact(main) and main.kind != "open" and main.happened < before.folded_to,
        unexpected=any(seq in after.unexpected for seq in seqs),
        moot=any(seq in after.moot for seq in seqs),
        behind=_behind(change, main) if why is None else None,
        starts=tuple(one for one in after.instances() if _began(before, one)),
        limits=tuple(_changed(before, after)),
        meets=tuple(_turned(before, after, MET)),
        ends=tuple(_turned(before, after, ENDED)),
        announced=tuple(f"{one.data['key']}/{one.data['number']}" for one in announced),
        withdrawn=tuple(f"{one.data['key']}/{one.data['number']}" for one in withdrawn),
        built_on=tuple(_built_on(change, withdrawn)) if withdrawn else (),
        now_moot=tuple(seq for seq in after.moot if seq not in before.moot and seq not in seqs),
        findings=tuple(one for one in after.findings if one not in before.findings),
        findings_gone=tuple(gone),
        passed=tuple(passed),
        repeated=repeated,
        dry_run=dry_run,
        why=why,
        case=after,
        kept=tuple(_kept(change, main)),
        clock_behind_s=main.data.get("clock_behind_s", 0),
        data=main.data,
        actor=main.actor,
        acted_by=main.acted_by,
    )


def _moves(before: Case, after: Case) -> Iterable[dict[str, str]]:
    for track, standing_now in after.tracks.items():
        source = before.tracks[track]["state"]
        if source != standing_now["state"]:
            yield {"track": track, "from": source, "to": standing_now["state"]}
    for register, items in after.items.items():
        for one, item in items.items():
            old = before.items.get(register, {}).get(one)
            if old is not None and old["state"] != item["state"]:
                yield {"track": f"{register}/{one}", "from": old["state"], "to": item["state"]}


def _find(case: Case, run: Instance) -> Instance | None:
    runs = case.limits.get(run["key"], ())
    wanted = run.get("item"), run["number"]
    return next((one for one in runs if (one.get("item"), one["number"]) == wanted), None)


def _dates(run: Instance) -> tuple[Instant | None, ...]:
    return run.get("until"), run.get("opens"), run.get("at")


def _began(before: Case, run: Instance) -> bool:
    old = _find(before, run)
    return old is None or _dates(old) != _dates(run)


def _told(run: Instance) -> tuple[Any, ...]:
    asked = run.get("asked") if run["state"] == OPEN else None
    return run["state"], _dates(run), asked and asked["until"]


def _changed(before: Case, after: Case) -> Iterable[tuple[Instance | None, Instance | None]]:
    for old in before.instances():
        new = _find(after, old)
        if new is None or _told(old) != _told(new):
            yield old, new
    yield from ((None, new) for new in after.instances() if _find(before, new) is None)


def _turned(before: Case, after: Case, state: str) -> Iterable[str]:
    for run in after.instances():
        old = _find(before, run)
        if run["state"] == state and (old is None or old["state"] in (OPEN, LAPSED)):
            yield instance_key(run)


def _kept(change: Change, main: Entry) -> Iterable[str]:
    """Name the limits that ran on although the action can start them (`again: keep`)."""
    if main.kind == "action":
        for spec in change.version.definition.starts_of(main.data["action"]):
            items: list[int | None] = [None]
            if spec.register is not None:
                items = [item_key(one)[1] for one in main.data.get("on", ())]
            for item in items:
                run = change.after.newest(spec.key, item)
                if run is not None and run["state"] == OPEN and run["seq"] != number(main):
                    yield instance_key(run)


def _behind(change: Change, main: Entry) -> int | None:
    """Return the entry that a fact was put behind because it names the same day, minute or instant."""
    exact = not main.happened.endswith(":00.000Z")
    if not is_fact(main) or (exact and main.happened != change.before.last_exact):
        return None
    stored = [one.entry for one in entries(change.office, main.case or "")]
    zone = zone_of(stored[0].data["place"]) if stored else ""
    facts = standing(stored, zone)
    mine = next((one for one in facts if one.seq == number(main)), None)
    if mine is None:
        return None
    own = {number(one) for one in change.entries}
    same = [
        one.seq
        for one in facts
        if one.place == mine.place and one.seq < mine.seq and one.kind != "open" and one.seq not in own
    ]
    return same[-1] if same else None


def _built_on(change: Change, withdrawn: Iterable[Entry]) -> Iterable[int]:
    """Return entries recorded after the announcement that moved from where it led, read it, or quote it."""
    case_id = change.entries[0].case or ""
    stored = [one.entry for one in entries(change.office, case_id)]
    definition = change.version.definition
    mine = {number(one) for one in change.entries}
    old = [one for one in stored if number(one) not in mine]
    traced: dict[int, list[dict[str, str]]] = {}
    facts = standing(old, zone_of(stored[0].data["place"]), passed_clauses(change.office, case_id))
    fold(definition, facts, change.now, table(definition), trace=traced)
    for one in withdrawn:
        announced = next((entry for entry in old if number(entry) == one.data["announced"]), None)
        if announced is None:
            # Announced and taken back by this very command: nobody had time to build on it.
            continue
        led = {(move["track"], move["to"]) for move in announced.data["moves"]}
        for entry in old:
            if number(entry) > number(announced):
                moved = {(move["track"], move["from"]) for move in traced.get(number(entry), ())}
                if moved & led or entry.kind == "export" or _reads(definition, entry, one.data["key"]):
                    yield number(entry)


def _reads(definition: Definition, entry: Entry, limit: str) -> bool:
    """Say whether an act was judged by a clause that asks whether the limit ran out."""
    spec = definition.actions.get(entry.data.get("action", "")) if entry.kind == "action" else None
    return spec is not None and any(reads_lapse(clause, limit) for clause in spec.clauses)
