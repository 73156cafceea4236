"""Wrong folds, each a natural misreading of SEMANTICS.md. They stay here so that the laws are known to bite.

`MUTANTS` names for each the law that has to fail on it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from unittest.mock import patch

from engine.case import checklists, control, limits
from engine.case import fold as folding
from engine.case.alarms import ADVANCE, Alarm
from engine.case.case import LAPSED, OPEN, Case, Instance, Standing
from engine.case.facts import FACT_KINDS, MINUTE, Fact, number
from engine.case.limits import Due
from engine.case.results import results
from engine.instants import Instant, moment, plus
from engine.log.entry import Entry
from engine.office.record import record_of
from engine.workflow.model import Action, Definition
from tests.laws.driver import PLACE, Driver


class Patched(Driver):
    """A driver whose fold has one function of the core replaced."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Return what is replaced while the fold runs."""
        raise NotImplementedError

    def fold(self, facts: Sequence[Fact], up_to: Instant, trace: folding.Trace | None = None) -> Case:
        """Fold with the fault."""
        with self.patches():
            return super().fold(facts, up_to, trace)

    def advance(self, case: Case, facts: Sequence[Fact], up_to: Instant) -> Case:
        """Fold further with the fault."""
        with self.patches():
            return super().advance(case, facts, up_to)


def _due(definition: Definition, case: Case) -> Iterator[tuple[int, Due]]:
    for order, (key, runs) in enumerate(case.limits.items()):
        for run in runs:
            until = run.get("until")
            if definition.limits[key].kind == limits.DEADLINE and run["state"] == OPEN and until is not None:
                yield order, Due(definition.limits[key], run, until)


class ReadsAnnouncements(Patched):
    """A limit lapses when its lapse was written down, not when it ran out."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Take the instant of the lapse from the log."""
        written = {(e.data["key"], e.data["number"], e.data["until"]): e.recorded for e in self.entries if _lapse(e)}

        def next_lapse(definition: Definition, case: Case, up_to: Instant) -> Due | None:
            found = []
            for order, due in _due(definition, case):
                key = (due.run["key"], due.run["number"], due.at)
                at = max(written.get(key, max(self.now, due.at)), due.run["given"])
                found += [(at, order, due._replace(at=at))] if at <= up_to else []
            return min(found, key=lambda one: one[:2])[2] if found else None

        return patch.object(limits, "next_lapse", next_lapse)


def _lapse(entry: Entry) -> bool:
    return entry.kind == "lapse"


class LapsesBeforeItBegins(Patched):
    """A limit that is over when it starts lapses at its `until`, before its own start."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Forget the entry that gave the date."""

        def next_lapse(definition: Definition, case: Case, up_to: Instant) -> Due | None:
            found = [(due.at, order, due) for order, due in _due(definition, case) if due.at <= up_to]
            return min(found, key=lambda one: one[:2])[2] if found else None

        return patch.object(limits, "next_lapse", next_lapse)


class StoresEarly(Patched):
    """Whether a tick was too early is written into it, and believed for ever."""

    def _append(self, kind: str, data: dict[str, Any], happened: Instant, precision: str, by: str) -> Entry:
        if kind == "tick" and "result" in data:
            unit = folding.unit_of(self.definition, data["tick"], data.get("item"))
            assert unit is not None
            case = super().fold(self.facts(), happened)
            data["early"] = not checklists.in_order(self.definition, case, unit)
        return super()._append(kind, data, happened, precision, by)

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Take `early` from the entry."""
        tick = folding._Step._tick

        def believing(step: folding._Step, fact: Fact) -> None:
            tick(step, fact)
            if "early" in fact.data:
                key = fact.data["tick"] + (f"@{fact.data['item']}" if "item" in fact.data else "")
                step.case.ticks[key]["early"] = fact.data["early"]

        return patch.object(folding._Step, "_tick", believing)


class StoresTargets(Patched):
    """Where an act went on the day it was written is where it goes, arrow or not."""

    def _append(self, kind: str, data: dict[str, Any], happened: Instant, precision: str, by: str) -> Entry:
        entry = super()._append(kind, data, happened, precision, by)
        if kind == "action":
            trace: folding.Trace = {}
            super().fold(self.facts(), self.now, trace)
            data["moved"] = trace.get(number(entry), [])
        return entry

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Force the track where no arrow leads."""
        move_all = folding._Step._move_all

        def forcing(step: folding._Step, spec: Action, fact: Fact) -> list[dict[str, str]]:
            moves = move_all(step, spec, fact)
            for one in fact.data.get("moved", ()):
                if one["track"] == spec.home and not any(each["track"] == spec.home for each in moves):
                    standing = step.case.tracks[spec.home]
                    forced = Standing(state=one["to"], since=fact.place, seq=fact.seq, before=standing["state"])
                    step.case.tracks[spec.home] = forced
            return moves

        return patch.object(folding._Step, "_move_all", forcing)


class NeverWithdraws(Driver):
    """What was announced stays announced."""

    def withdraw(self, case: Case) -> None:
        """Do nothing."""


class AnnouncesOnlyBefore(Driver):
    """What a command itself makes lapse, or takes back, is left for the next one."""

    def announce_after(self, case: Case) -> None:
        """Do nothing."""


class FoldsOntoTheLast(Driver):
    """A fact that is not earlier than the last fact is folded on, whatever lapsed in between."""

    def placed_after(self, case: Case, fact: Fact) -> Fact | None:
        """Look at facts only."""
        last = max((one.place for one in self.facts() if one.seq < fact.seq), default="")
        return fact if fact.precision == MINUTE and fact.happened > last else super().placed_after(case, fact)


class ComputesAnew(Driver):
    """The fold computes what ends when, with the holidays known today."""

    def facts(self) -> list[Fact]:
        """Replace what was stored."""

        def anew(fact: Fact) -> Fact:
            if fact.kind != "action":
                return fact
            found = results(self.definition, fact.data, fact.happened, fact.precision, PLACE, self.calendar)
            return fact._replace(results=found)

        return [anew(one) for one in super().facts()]


class NumbersByHappening(Driver):
    """Instances are counted in the order of happening."""

    def facts(self) -> list[Fact]:
        """Number every start anew."""
        count: dict[str, int] = {}
        found = []
        for fact in super().facts():
            numbers = {}
            for key in fact.data.get("numbers", {}):
                count[key] = numbers[key] = count.get(key, 0) + 1
            found.append(fact._replace(data={**fact.data, "numbers": numbers}) if numbers else fact)
        return found


class TakesTheNewest(Patched):
    """What people do with a limit is done with its newest run, whatever number they named."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Leave the number out."""
        find = limits.find_instance
        return patch.object(control, "find_instance", lambda case, text: find(case, text.rpartition("/")[0]))


class Wrong(Patched):
    """A driver in which one of the things that people do with limits is folded wrongly."""

    word: str

    def take(self, definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
        """Fold it, and say whether it did something."""
        raise NotImplementedError

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Replace it."""
        return patch.dict(control._DOES, {self.word: self.take})


class AskedIsGranted(Wrong):
    """The date that was hoped for counts at once."""

    word = "extend"

    def take(self, definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
        """Grant it."""
        return control._grant(definition, case, run, fact)


class GrantRevives(Wrong):
    """More time that is granted after the lapse brings the old limit back to life."""

    word = "grant"

    def take(self, definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
        """Open it again."""
        if run["state"] == LAPSED:
            run["state"] = OPEN
        return control._grant(definition, case, run, fact)


class GrantMovesWithTheStart(Wrong):
    """The end that was granted is counted from the start, and goes with it when that is corrected."""

    word = "grant"

    def _append(self, kind: str, data: dict[str, Any], happened: Instant, precision: str, by: str) -> Entry:
        if data.get("do") == "grant":
            run = limits.find_instance(self.case, data["limit"])
            assert run is not None
            data["more"] = (moment(data["until"]) - moment(run["begun"])) // dt.timedelta(hours=1)
        return super()._append(kind, data, happened, precision, by)

    def take(self, definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
        """Count from the start as it now is."""
        data = {**fact.data, "until": plus(run["begun"], hours=fact.data["more"])}
        return control._grant(definition, case, run, fact._replace(data=data))


class StruckForEver(Wrong):
    """What was struck stays struck, whatever becomes of the entry for which it was."""

    word = "strike"

    def take(self, definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
        """Ask for no ground."""
        return control._strike(definition, case, run, fact._replace(data={**fact.data, "ground": None}))


class CheckedForEver(Driver):
    """A limit that was checked once stays checked when its end moves."""

    def secured(self, run: Instance) -> bool:
        """Leave the date out."""
        checked = record_of(self.entries).checked
        return any(one[:2] == [limits.base_key(run), run["number"]] for one in checked)


class FoldsChecks(Patched):
    """A check is a fact like the others."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Let it do nothing where it stands."""
        return patch.dict(control._DOES, {"check": lambda *_: True})

    def facts(self) -> list[Fact]:
        """Take the checks for facts."""
        with patch("engine.case.facts.is_fact", lambda entry: entry.kind in FACT_KINDS):
            return super().facts()


class OneLimitForAllItems(Patched):
    """A limit of a register is one for all of its items."""

    def patches(self) -> contextlib.AbstractContextManager[Any]:
        """Look for the newest run of any item."""

        def newest(case: Case, key: str, _item: int | None = None) -> Instance | None:
            return case.limits[key][-1] if case.limits.get(key) else None

        return patch.object(Case, "newest", newest)


class DealtWithForEver(Driver):
    """Whoever dealt with the first advance deadline of a limit has dealt with all of them."""

    def rows(self) -> list[Alarm]:
        """Leave out what was dealt with once."""
        reminded = self.case.reminded
        return [one for one in super().rows() if one.kind != ADVANCE or one.key not in reminded]


MUTANTS: dict[type[Driver], int] = {
    ReadsAnnouncements: 1,
    StoresEarly: 2,
    StoresTargets: 2,
    ComputesAnew: 3,
    FoldsOntoTheLast: 4,
    NeverWithdraws: 5,
    AnnouncesOnlyBefore: 5,
    NumbersByHappening: 5,
    LapsesBeforeItBegins: 8,
    AskedIsGranted: 11,
    TakesTheNewest: 12,
    GrantRevives: 12,
    GrantMovesWithTheStart: 12,
    StruckForEver: 13,
    CheckedForEver: 14,
    FoldsChecks: 14,
    OneLimitForAllItems: 15,
    DealtWithForEver: 16,
}
