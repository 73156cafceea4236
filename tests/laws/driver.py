"""One case in memory, driven through the pure core the way the office's `Work` drives it.

- Each command goes: load the snapshot, fold up to now, announce, decide, append, fold, announce.
- Nothing here decides what the core decides; what a driver knows beyond it is only the log and the clock.
- Time goes in steps of 12 hours from a midnight in Berlin, so ties, days and facts exactly at an `until` happen.
- What belongs to the core or to the announcing is a method of its own, so that a mutant can get it wrong.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from engine.case import fold as folding
from engine.case.case import Case, restore, snapshot
from engine.case.decide import Decision, decide, decide_tick
from engine.case.facts import (
    DAY,
    FACT_KINDS,
    MINUTE,
    Fact,
    changed,
    changes,
    matching,
    number,
    place_of,
    standing,
    struck_by,
    values_for_results,
)
from engine.case.kernel import machines
from engine.case.results import results
from engine.instants import Instant, day_of, day_start, plus, zone_of
from engine.log.entry import Entry, new_entry
from engine.office.record import record_of
from engine.workflow.model import ACT, OBSERVATION, Definition

START = "2026-11-01T23:00:00.000Z"  # Monday 2 November, 00:00 in Berlin and Luxembourg
STEP_HOURS = 12
PLACE = "DE-BE"


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
        return standing(self.entries, self.zone, self.passed)

    def announce(self, case: Case) -> None:
        """Bring the announcements into agreement with the fold."""
        self.withdraw(case)
        announced = {(one["key"], one["number"], one["until"]) for one in record_of(self.entries).announced}
        for lapse in case.lapses:
            if (lapse["key"], lapse["number"], lapse["until"]) not in announced:
                data = {name: lapse[name] for name in ("key", "number", "until", "moves")}  # type: ignore[literal-required]
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
        until: int | None = None,
        inputs: dict[str, Any] | None = None,
        sets: Sequence[str] = (),
        on: Sequence[str] = (),
        evidence: dict[str, int] | None = None,
    ) -> bool:
        """Do an action, or record one; `until` is given in days from `happened`. Returns whether it was accepted."""
        if any(self.case.item(one) is None for one in on):
            return False
        happened, precision = self.when(back, day)
        values = dict(inputs or {})
        if until is not None:
            values["until"] = self.day(happened, until)
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
        record = record_of(self.entries)
        numbers = {one.key: record.starts.get(one.key, 0) + 1 for one in self.definition.starts_of(action)}
        data |= {"results": computed, "numbers": numbers}
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

    def correct(
        self,
        seq: int,
        *,
        later: int | None = None,
        day: bool | None = None,
        until: int | None = None,
        values: dict[str, Any] | None = None,
    ) -> None:
        """Correct an entry: move it by steps, give it a day or a minute, another date, other values."""
        fact = next(one for one in self.facts() if one.seq == seq)
        change = dict(values or {})
        if later is not None or day is not None:
            happened = min(plus(fact.happened, hours=STEP_HOURS * (later or 0)), self.now)
            precision = fact.precision if day is None else (DAY if day else MINUTE)
            if precision == DAY:
                happened = day_start(day_of(happened, self.zone), self.zone)
            change |= {"happened": happened, "precision": precision}
        if until is not None and "until" in self._inputs(fact):
            change["inputs.until"] = self.day(change.get("happened", fact.happened), until)
        self._correct({"corrects": seq, "change": change})

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
        return [one.seq for one in self.facts() if one.kind in ("action", "tick", "field", "evidence")]

    def strikable(self) -> list[int]:
        """Return the numbers of the entries that can be struck."""
        struck = struck_by(self.entries)
        kinds = ("action", "tick", "field", "evidence", "correction")
        return [number(one) for one in self.entries if one.kind in kinds and number(one) not in struck]

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
        raw = json.loads(self.snapshot)
        items = {name: {int(one): item for one, item in of.items()} for name, of in raw["items"].items()}
        return self.advance(restore(raw["case"], items), (), self.now)

    def _settle(self, case: Case) -> None:
        self.announce_after(case)
        self.snapshot = json.dumps({"case": snapshot(case), "items": case.items})
        self.settled = self.now

    def _take(self, case: Case, entry: Entry) -> Case:
        data = entry.data
        placed = None
        if entry.kind in FACT_KINDS:
            values = values_for_results(entry.happened, entry.precision, data)
            own = [one for one in data.get("results", ()) if one["for"] == values]
            fact = self._fact(data, entry.happened, entry.precision, entry.by, entry.kind)
            passed = self.passed.get(number(entry), frozenset())
            fact = fact._replace(seq=number(entry), results=own, passed=passed)
            placed = self.placed_after(case, fact)
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
