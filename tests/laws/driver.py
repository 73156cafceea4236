"""One case in memory, driven through the pure core the way the office's `Work` drives it.

- Each command goes: load the snapshot, fold up to now, announce, decide, append, fold, announce.
- Nothing here decides what the core decides; what a driver knows beyond it is only the log and the clock.
- Time goes in steps of 12 hours from a midnight in Berlin, so ties, days and facts exactly at an `until` happen.
- What belongs to the core or to the announcing is a method of its own, so that a mutant can get it wrong.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case import fold as folding
from engine.case.alarms import Alarm, advance_key, alarms
from engine.case.case import MET, Case, Instance, item_key, restore, snapshot
from engine.case.decide import Decision, decide, decide_tick
from engine.case.extending import extend
from engine.case.facts import (
    CHECK,
    DAY,
    MINUTE,
    Fact,
    changed,
    changes,
    is_fact,
    matching,
    number,
    place_of,
    standing,
    struck_by,
    values_for_results,
)
from engine.case.kernel import machines
from engine.case.limits import DEADLINE, base_key, find_instance, instance_key, of_item
from engine.case.results import results
from engine.instants import Instant, day_of, day_start, plus, zone_of
from engine.log.entry import Entry, new_entry
from engine.office.limitviews import check_of
from engine.office.record import record_of
from engine.workflow.model import ACT, OBSERVATION, Action, Definition

START = "2026-11-01T23:00:00.000Z"  # Monday 2 November, 00:00 in Berlin and Luxembourg
STEP_HOURS = 12
PLACE = "DE-BE"
DATES = ("until", "nominal_end", "length", "work_by", "remind", "place", "rule_set", "steps")
"""What an extension says of the new end."""


class Step(NamedTuple):
    """One command of a script: the driver's method, its arguments, and a name that outlives the entry's number."""

    name: str
    method: str
    args: dict[str, Any]


class Attempt(NamedTuple):
    """What the present step's act was judged on: its place, the case as it stood there, and the decision."""

    fact: Fact
    case: Case
    decision: Decision


class Driver:
    """A case, its log and a clock."""

    def __init__(self, definition: Definition, *, now: Instant = START, opened: Instant | None = None) -> None:
        self.definition = definition
        self.kernel = machines(definition)
        self.zone = zone_of(PLACE)
        self.now = now
        self.entries: list[Entry] = []
        self.passed: dict[int, frozenset[str]] = {}
        self.holidays: set[str] = set()
        self.step = "open"
        self.attempt: Attempt | None = None
        self.watchers: list[Callable[[Driver], None]] = []
        self.snapshot = self.settled = ""
        self._loaded: tuple[str, Instant, Case] | None = None
        self._standing: tuple[int, list[Fact]] | None = None
        data = {"workflow": definition.name, "place": PLACE, "values": {}, "sets": ["client"]}
        self._append("open", data, opened or now, MINUTE, "clerk")
        self._settle(self.fold(self.facts(), now))

    # -- the core, as Work uses it -------------------------------------------------------------------------------

    def fold(self, facts: Sequence[Fact], up_to: Instant, trace: folding.Trace | None = None) -> Case:
        """Fold all facts; with `trace` note the moves of each."""
        return folding.fold(self.definition, facts, up_to, self.kernel, trace)

    def advance(self, case: Case, facts: Sequence[Fact], up_to: Instant) -> Case:
        """Fold further facts onto a case."""
        return folding.advance(self.definition, case, facts, up_to, self.kernel)

    def placed_after(self, case: Case, fact: Fact) -> Fact | None:
        """Return the fact with its place if it can be folded onto `case`."""
        return folding.placed_after(case, fact, self.zone)

    def facts(self) -> list[Fact]:
        """Return the standing facts in the order in which they happened."""
        if self._standing is None or self._standing[0] != len(self.entries):
            self._standing = len(self.entries), standing(self.entries, self.zone, self.passed)
        return list(self._standing[1])

    def announce(self, case: Case) -> None:
        """Bring the announcements into agreement with the fold."""
        self.withdraw(case)
        announced = {(one["key"], one["number"], one["until"]) for one in record_of(self.entries).announced}
        for lapse in case.lapses:
            if (lapse["key"], lapse["number"], lapse["until"]) not in announced:
                data = {name: lapse[name] for name in ("key", "number", "until", "moves")}
                self._append("lapse", data, lapse["at"], MINUTE, "clock")

    def announce_after(self, case: Case) -> None:
        """Announce once more, when the command has done its work."""
        self.announce(case)

    def withdraw(self, case: Case) -> None:
        """Take back the announcements that no longer hold."""
        concluded = {(one["key"], one["number"], one["until"]) for one in case.lapses}
        for one in record_of(self.entries).announced:
            if (one["key"], one["number"], one["until"]) not in concluded:
                data = {"key": one["key"], "number": one["number"], "until": one["until"], "announced": one["seq"]}
                self._append("lapse_withdrawn", data, self.now, MINUTE, "clock")

    # -- commands ------------------------------------------------------------------------------------------------

    def run(self, script: Iterable[Step]) -> Driver:
        """Carry out a script; the watchers look at the case after each command."""
        for step in script:
            self.step, self.attempt = step.name, None
            getattr(self, step.method)(**step.args)
            if self.settled == self.now:  # letting time pass is no command
                for watcher in self.watchers:
                    watcher(self)
        return self

    def wait(self, steps: int, *, sweeping: bool = False) -> None:
        """Let time pass, a step of 12 hours at a time."""
        for _ in range(steps):
            self.now = plus(self.now, hours=STEP_HOURS)
            if sweeping:
                self.sweep()

    def sweep(self) -> None:
        """Announce, and nothing else."""
        case = self._load()
        self.announce(case)
        self._settle(case)

    def do(
        self,
        action: str,
        *,
        back: int = 0,
        day: bool = False,
        already: bool = False,
        despite: bool = False,
        by: str | None = None,
        dates: Mapping[str, int | None] | None = None,
        inputs: dict[str, Any] | None = None,
        sets: Sequence[str] = (),
        on: Sequence[str] = (),
        evidence: dict[str, int] | None = None,
    ) -> bool:
        """Do an action, or record one; `dates` are given in days from `happened`. Returns whether it was accepted."""
        if any(self.case.item(one) is None for one in on):
            return False
        happened, precision = self.when(back, day)
        values = dict(inputs or {})
        values |= {name: self.day(happened, days) for name, days in (dates or {}).items() if days is not None}
        spec = self.definition.actions.get(action) or self.definition.prohibitions[action]
        data: dict[str, Any] = {"action": action, "inputs": values, "sets": sorted(sets)}
        if on:
            data["on"] = list(on)
        if evidence:
            data["evidence"] = dict(evidence)
        if already:
            data["already"] = True
        computed = results(self.definition, data, happened, precision, PLACE, self.calendar)
        if spec.nature == ACT and not already and any(one.get("until", "~") <= happened for one in computed):
            return False
        case = self._load()
        self.announce(case)
        data |= {"results": computed, "numbers": self._numbers(spec, on)}
        who = by or (spec.by[0] if spec.nature == OBSERVATION else "lawyer")
        at, placed = self.as_at(case, self._fact(data, happened, precision, who))
        decision = decide(self.definition, at, placed, self.kernel, already=already, reason=despite)
        self.attempt = Attempt(placed, at, decision)
        if not decision.allowed:
            refused = {"action": action, "unmet": list(decision.refused), "facts": {}, "at": placed.place}
            self._append("refusal", refused, self.now, MINUTE, who)
        else:
            self.passed[len(self.entries) + 1] = frozenset(decision.passed)
            case = self._take(case, self._append("action", data, happened, precision, who))
        self._settle(case)
        return decision.allowed

    def tick(
        self, name: str, *, item: str | None = None, back: int = 0, day: bool = False, already: bool = True
    ) -> bool:
        """Tick an item. Returns whether it was accepted."""
        unit = folding.unit_of(self.definition, name, item)
        assert unit is not None
        happened, precision = self.when(back, day)
        data: dict[str, Any] = {"tick": name, "result": {}} | ({"item": item} if item else {})
        case = self._load()
        self.announce(case)
        at, placed = self.as_at(case, self._fact(data, happened, precision, "clerk", "tick"))
        decision = decide_tick(self.definition, at, unit, already=already)
        if decision.allowed:
            case = self._take(case, self._append("tick", data, happened, precision, "clerk"))
        else:
            refused = {"tick": name, "unmet": list(decision.refused), "facts": {}, "at": placed.place}
            self._append("refusal", refused, self.now, MINUTE, "clerk")
        self._settle(case)
        return decision.allowed

    def record(self, kind: str, data: dict[str, Any], *, back: int = 0, day: bool = False) -> None:
        """Record what is not judged: a field, evidence, an item, what was done with a checklist item or reminder."""
        values = json.loads(json.dumps(data))
        record = record_of(self.entries)
        if kind == "evidence":
            values["number"] = record.evidence + 1
        for one in values.get("items", ()):
            one.setdefault("number", record.items.get(values["register"], 0) + 1)
        happened, precision = self.when(back, day)
        case = self._load()
        self.announce(case)
        self._settle(self._take(case, self._append(kind, values, happened, precision, "clerk")))

    def control(
        self,
        do: str,
        *,
        pick: int = 0,
        limit: str | None = None,
        more: str | int = 7,
        back: int = 0,
        day: bool = False,
        reason: bool = False,
    ) -> None:
        """Do something with a deadline: one that is named, or one of those that have begun.

        `more` is a length, or a day so many days after `happened`. A strike is for a `reason`, else because of what
        met the limit; for that it looks for one that was met.
        """
        case = self._load()
        self.announce(case)
        run = find_instance(case, limit) if limit else self._picked(case, pick, met=do == "strike" and not reason)
        fixed = run is not None and do in ("extend", "grant") and self._is_fixed(run)
        if run is None or fixed or (do != "strike" and run.get("until") is None):
            self._settle(case)
            return
        happened, precision = self.when(back, day)
        data: dict[str, Any] = {"limit": instance_key(run), "do": do}
        if do in ("extend", "grant"):
            data |= self._new_end(run, more if isinstance(more, str) else self.day(happened, more))
        if do == "grant":
            data["numbers"] = {base_key(run): record_of(self.entries).starts.get(base_key(run), 0) + 1}
        elif do == CHECK:
            data["until"] = run["until"]
        elif do == "strike":
            data |= {"sets": ["because"]} if reason or "closed_by" not in run else {"ground": run["closed_by"]}
        self._settle(self._take(case, self._append("limit", data, happened, precision, "clerk")))

    def look_at(self, skip: str, *, pick: int, days: int, back: int = 0) -> None:
        """Deal with an advance deadline, put it off or drop it."""
        run = self._picked(self._load(), pick)
        if run is not None:
            data = {"limit": advance_key(run), "skip": skip}
            until = {"until": plus(self.now, hours=24 * days)} if skip == "put_off" else {}
            self.record("tick", {**data, **until}, back=back)

    def correct(
        self,
        seq: int,
        *,
        later: int | None = None,
        day: bool | None = None,
        dates: Mapping[str, int] | None = None,
        values: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Correct an entry: move it by steps, give it a day or a minute, other dates (in days), other values.

        Returns what it changed; nothing is written where nothing is.
        """
        fact = next(one for one in self.facts() if one.seq == seq)
        change = dict(values or {})
        if later is not None or day is not None:
            happened = min(plus(fact.happened, hours=STEP_HOURS * (later or 0)), self.now)
            precision = fact.precision if day is None else (DAY if day else MINUTE)
            if precision == DAY:
                happened = day_start(day_of(happened, self.zone), self.zone)
            change |= {"happened": happened, "precision": precision}
        happened = change.get("happened", fact.happened)
        for name, days in (dates or {}).items():
            if name in self._inputs(fact):
                change[f"inputs.{name}"] = self.day(happened, days)
            elif fact.kind == "limit" and name == "until" in fact.data:
                run = find_instance(self._load(), fact.data["limit"])
                change |= {} if run is None else self._new_end(run, self.day(happened, days))
        if change:
            self._correct({"corrects": seq, "change": change})
        return change

    def strike(self, seq: int) -> None:
        """Strike a fact, or take a correction back."""
        self._correct({"corrects": seq, "strike": True})

    def correct_nth(self, pick: int, **change: Any) -> None:
        """Correct one of the entries that can be corrected."""
        able = self.correctable()
        if able:
            self.correct(able[pick % len(able)], **change)

    def strike_nth(self, pick: int) -> None:
        """Strike one of the entries that can be struck."""
        able = self.strikable()
        if able:
            self.strike(able[pick % len(able)])

    def take_ground(self) -> None:
        """Strike the entry for which the newest strike was made."""
        grounds = [one.data["ground"] for one in self.facts() if one.kind == "limit" and "ground" in one.data]
        if grounds and grounds[-1] in self.strikable():
            self.strike(grounds[-1])

    def move_start(self, later: int) -> None:
        """Correct the start of the limit that people last did something with."""
        named = [one.data["limit"] for one in self.entries if one.kind == "limit"]
        run = find_instance(self.case, named[-1]) if named else None
        if run is not None and run["seq"] in self.correctable():
            self.correct(run["seq"], later=later)

    def take_back(self) -> None:
        """Strike the newest correction that stands."""
        corrections = [one for one in self.strikable() if self.entries[one - 1].kind == "correction"]
        if corrections:
            self.strike(corrections[-1])

    def learn_holiday(self, day: str) -> None:
        """The office learns of a holiday; what was computed before stands."""
        self.holidays.add(day)

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self._load()

    @property
    def seq(self) -> int:
        """The number of the newest entry that is no announcement."""
        return next(number(one) for one in reversed(self.entries) if not one.kind.startswith("lapse"))

    def correctable(self) -> list[int]:
        """Return the numbers of the entries that can be corrected."""
        return [one.seq for one in self.facts() if one.kind in ("action", "tick", "field", "evidence", "limit")]

    def strikable(self) -> list[int]:
        """Return the numbers of the entries that can be struck."""
        struck = struck_by(self.entries)
        kinds = ("action", "tick", "field", "evidence", "limit", "correction")
        able = [one for one in self.entries if one.kind in kinds and one.data.get("do") != CHECK]
        return [number(one) for one in able if number(one) not in struck]

    def day(self, happened: Instant, days: int) -> str:
        """Return the day so many days after `happened`."""
        day = dt.date.fromisoformat(day_of(happened, self.zone)) + dt.timedelta(days=days)
        return day.isoformat()

    def when(self, back: int, day: bool) -> tuple[Instant, str]:
        """Return `happened` and precision of something `back` steps ago."""
        happened = plus(self.now, hours=-STEP_HOURS * back)
        return (day_start(day_of(happened, self.zone), self.zone), DAY) if day else (happened, MINUTE)

    def calendar(self, _place: str) -> Callable[[str], str | None]:
        """Name the holidays that the office knows today."""
        return lambda day: "holiday" if day in self.holidays else None

    def rows(self) -> list[Alarm]:
        """Return what wants attention now."""
        return list(alarms(self.definition, self.case, self.now))

    def secured(self, run: Instance) -> bool:
        """Say whether a second person checked a limit as it now stands."""
        return check_of(run, record_of(self.entries)) is not None

    def as_at(self, case: Case, fact: Fact) -> tuple[Case, Fact]:
        """Return the case as it stood when `fact` happened, and the fact with its place."""
        placed = self.placed_after(case, fact)
        if placed is not None:
            return case, placed
        facts = self.facts()
        placed = fact._replace(place=place_of(fact, facts, self.zone))
        return self.fold(facts, placed.place), placed

    # -- inside --------------------------------------------------------------------------------------------------

    def _load(self) -> Case:
        if self._loaded is None or self._loaded[:2] != (self.snapshot, self.now):
            raw = json.loads(self.snapshot)
            items = {name: {int(one): item for one, item in of.items()} for name, of in raw["items"].items()}
            self._loaded = self.snapshot, self.now, self.advance(restore(raw["case"], items), (), self.now)
        return self._loaded[2]

    def _settle(self, case: Case) -> None:
        self.announce_after(case)
        self.snapshot = json.dumps({"case": snapshot(case), "items": case.items})
        self.settled = self.now

    def _take(self, case: Case, entry: Entry) -> Case:
        data = entry.data
        placed = None
        if is_fact(entry):
            values = values_for_results(entry.happened, entry.precision, data)
            own = [one for one in data.get("results", ()) if one["for"] == values]
            fact = self._fact(data, entry.happened, entry.precision, entry.by, entry.kind)
            passed = self.passed.get(number(entry), frozenset())
            fact = fact._replace(seq=number(entry), results=own, passed=passed)
            placed = self.placed_after(case, fact)
        elif entry.kind != "correction":
            return case
        if placed is None:
            return self.fold(self.facts(), self.now)
        return self.advance(case, (placed,), self.now)

    def _fact(self, data: dict[str, Any], happened: Instant, precision: str, by: str, kind: str = "action") -> Fact:
        return Fact(len(self.entries) + 1, kind, happened, precision, happened, self.now, by, data, (), frozenset())

    def _correct(self, data: dict[str, Any]) -> None:
        case = self._load()
        self.announce(case)
        entry = self._append("correction", data, self.now, MINUTE, "clerk")
        entry.data["results"] = self._results_after(data["corrects"])
        self._settle(self._take(case, entry))

    def _results_after(self, target: int) -> list[dict[str, Any]]:
        """Compute what is not stored yet for the values of the corrected entry that now stand."""
        entry = self.entries[self._root(self.entries[target - 1]) - 1]
        if entry.kind != "action":
            return []
        change = changes(self.entries, struck_by(self.entries)).get(number(entry), {})
        data = changed(entry.data, change)
        happened, precision = change.get("happened", entry.happened), change.get("precision", entry.precision)
        computed = results(self.definition, data, happened, precision, PLACE, self.calendar)
        known = {one["key"] for one in self.stored(number(entry), values_for_results(happened, precision, data))}
        return [one for one in computed if one["key"] not in known]

    def stored(self, seq: int, values: dict[str, Any]) -> Sequence[Any]:
        """Return the results that are on record for these values of an entry."""
        own = [one for one in self.entries if self._root(one) == seq]
        return matching([result for one in own for result in one.data.get("results", ())], values)

    def _numbers(self, spec: Action, on: Sequence[str]) -> dict[str, int]:
        starts, keys = record_of(self.entries).starts, []
        for one in self.definition.starts_of(spec.name):
            keys += [of_item(one.key, item_key(item)[1]) for item in on] if one.register else [one.key]
        return {key: starts.get(key, 0) + 1 for key in keys}

    def _picked(self, case: Case, pick: int, *, met: bool = False) -> Instance | None:
        """Return one of the deadlines that have begun, the newest first; of those that were met where one was."""
        runs = [one for one in case.instances() if self.definition.limits[one["key"]].kind == DEADLINE]
        runs = [one for one in runs if one["state"] == MET] or runs if met else runs
        runs.sort(key=lambda one: one["begun"], reverse=True)
        return runs[pick % len(runs)] if runs else None

    def _is_fixed(self, run: Instance) -> bool:
        """Nobody can give more time for it: the office refuses to, and so no log holds it."""
        spec = self.definition.limits[run["key"]]
        return spec.rules == "stgb77b" or not spec.extendable

    def _new_end(self, run: Instance, more: str) -> dict[str, Any]:
        spec = self.definition.limits[run["key"]]
        old = run.get("nominal_end") or day_of(self.now, self.zone)
        found = extend(spec, old, more, spec.place or PLACE, self.calendar, until=run.get("until"))
        return {name: found.get(name, [] if name == "remind" else None) for name in DATES}

    def _inputs(self, fact: Fact) -> set[str]:
        spec = self.definition.actions.get(fact.data.get("action", ""))
        return {one.name for one in spec.inputs} if spec else set()

    def _root(self, entry: Entry) -> int:
        while entry.kind == "correction":
            entry = self.entries[entry.data["corrects"] - 1]
        return number(entry)

    def _append(self, kind: str, data: dict[str, Any], happened: Instant, precision: str, by: str) -> Entry:
        entry = new_entry(
            kind=kind,
            case="A-2026-0001",
            cmd=self.step,
            happened=happened,
            precision=precision,
            recorded=self.now,
            actor=None if by == "clock" else "p-01",
            by=by,
            auth="system" if by == "clock" else "named",
            data=data,
        )._replace(case_seq=len(self.entries) + 1)
        self.entries.append(entry)
        return entry
