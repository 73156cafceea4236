"""The control sheet of a day: every entry, change and strike of a limit that was recorded on it (BGH III ZB 96/18).

Guarantees:
- A line is the difference between what the office knew before a command and after it, each folded from the entries up
  to there; so what a correction moved, what a late fact took back and what ran out all stand on the sheet.
- Lines are in the order of the log and numbered without a gap; each names its entry, who typed and who acted.
- What was recorded after the day was closed is on the sheet, and marked.
- Nothing is written, and nothing depends on the day on which the sheet is printed but its head and its foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from engine.case.case import ENDED, LAPSED, MET, OPEN, STRUCK, SUPERSEDED, Case, Instance
from engine.case.facts import is_fact, number, standing
from engine.case.fold import advance, fold
from engine.case.limits import instance_key
from engine.errors import UnknownError
from engine.instants import day_end, day_start, zone_of
from engine.log.entry import Entry
from engine.office import days
from engine.office.library import Version, version
from engine.office.reading import entries, sealed_of, table
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import StoredEntry

Json = dict[str, Any]
Runs = Mapping[str, Instance]

ENTERED, MOVED, REMOVED, CHECKED = "entered", "moved", "removed", "checked"
ASKED, EXTENDED, REFUSED, NO_LONGER_ASKED = "extension_asked", "extended", "extension_refused", "no_longer_asked"
LATE, WITHDRAWN, OPEN_AGAIN, STRIKE_WITHDRAWN = "met_late", "lapse_withdrawn", "open_again", "strike_withdrawn"
DEALT_WITH, PUT_OFF, NOT_NEEDED = "dealt_with", "put_off", "not_needed"
_DOES = {"extend": ASKED, "grant": EXTENDED, "refuse": REFUSED, "strike": STRUCK, "check": CHECKED}
_SKIPS = {"done": DEALT_WITH, "put_off": PUT_OFF, "not_needed": NOT_NEEDED}
_ANNOUNCED = {"lapse": LAPSED, "lapse_withdrawn": WITHDRAWN}
_DATES = ("until", "opens", "at")
_TOLD = ("state", *_DATES, "work_by", "asked")


class _Line(NamedTuple):
    """One line before it is numbered; `old` and `new` are the limit before and after, as far as it was there."""

    entry: Entry
    key: str
    what: str
    old: Json | None
    new: Json | None


def sheet(office: Office, day: str) -> Json:
    """Return the control sheet of `day` (`YYYY-MM-DD`, in the office's zone)."""
    first = daily.index_at(office.con, day_start(day, office.zone))
    end = daily.index_at(office.con, day_end(day, office.zone))
    closed = days.closing_of(office, day)
    lines = lines_between(office, first, end)
    for n, line in enumerate(lines, 1):
        line["n"] = n
        line["after_closing"] = closed is not None and line["index"] > closed["index"]
    head = daily.head(office.con)
    return {
        "zone": office.zone,
        "office": office.row.name,
        "origin": office.row.origin,
        "training": office.row.training,
        "day": day,
        "lines": lines,
        "head": {"size": head.size, "root": head.root.hex()},
        "closed": closed,
        "printed": {"by": _reader(office), "at": office.now()},
    }


def _reader(office: Office) -> str | None:
    try:
        return office.actor().id
    except UnknownError:
        return None


def lines_between(office: Office, first: int, end: int) -> list[Json]:
    """Return the lines of the entries with first <= index < end, in the order of the log; `n` is not given yet."""
    found: list[tuple[int, int, Json]] = []
    for case_id in daily.cases_between(office.con, first, end):
        stored = [one for one in entries(office, case_id) if one.index < end]
        told = _Told(office, case_id, stored)
        for place, line in enumerate(_lines(told.known, stored, first)):
            found.append((told.index[number(line.entry)], place, told.line(line)))
    return [line for _, _, line in sorted(found, key=lambda one: one[:2])]


class _Told:
    """How the lines of one case are told: its client, its workflow, and the sealed reasons of its entries."""

    def __init__(self, office: Office, case_id: str, stored: Sequence[StoredEntry]) -> None:
        row = office.case(case_id)
        self.known: Version = version(office.con, row.workflow)
        self.index = {number(one.entry): one.index for one in stored}
        self._sealed = sealed_of(office, case_id)
        self._case: Json = {
            "case": case_id,
            "client": row.client,
            "workflow": self.known.definition.name,
            "digest": self.known.definition.digest,
        }

    def line(self, line: _Line) -> Json:
        """Return one line as the JSON object of the sheet, without its number."""
        entry, index = line.entry, self.index[number(line.entry)]
        spec = self.known.definition.limits.get(_spec_key(line.key))
        sealed = self._sealed.get(index, {})
        return {
            "n": 0,
            "recorded": entry.recorded,
            **self._case,
            "key": line.key,
            "kind": spec.kind if spec else None,
            "binds": spec.binds if spec else None,
            "what": line.what,
            "old": line.old,
            "new": line.new,
            "moot": entry.kind == "limit" and line.new is None,
            "ground": entry.data.get("ground") if line.what == STRUCK else None,
            "proof": list(entry.data.get("proof", ())) if line.what == STRUCK else [],
            "because": sealed.get("because") or sealed.get("note") or sealed.get("reason"),
            "actor": entry.actor,
            "acted_by": entry.acted_by,
            "by": entry.by,
            "entry": number(entry),
            "index": index,
            "after_closing": False,
        }


def _spec_key(key: str) -> str:
    """Return the workflow's name of a limit: `claims.response` for `claims/3.response/2`."""
    register, dot, rest = key.partition(".")
    if "/" in register and dot:
        return f"{register.partition('/')[0]}.{rest.partition('/')[0].partition('.')[0]}"
    return register.partition("/")[0]


def _lines(known: Version, stored: Sequence[StoredEntry], first: int) -> Iterator[_Line]:
    """Yield the lines of one case, command by command."""
    so_far: list[Entry] = [one.entry for one in stored if one.index < first]
    new = [one.entry for one in stored if one.index >= first]
    case = _folded(known, so_far) if so_far else None
    for _, group in groupby(new, key=lambda one: one.cmd):
        command, before = list(group), case
        so_far += command
        if before is None or any(is_fact(one) or one.kind == "correction" for one in command):
            case = _folded(known, so_far)
        else:
            case = advance(known.definition, before, (), command[-1].recorded, table(known.definition))
        told_of = _Command(command, _runs(before), _runs(case), case)
        yield from sorted(told_of.lines(), key=lambda one: number(one.entry))


def _folded(known: Version, so_far: Sequence[Entry]) -> Case:
    """Return the case as it was known when the last of these entries was recorded."""
    facts = standing(so_far, zone_of(so_far[0].data["place"]))
    return fold(known.definition, facts, so_far[-1].recorded, table(known.definition))


def _runs(case: Case | None) -> dict[str, Instance]:
    return {instance_key(one): one for one in case.instances()} if case is not None else {}


def told(run: Instance | None) -> Json | None:
    """Return what a line says of a limit: its state, its dates, and an extension that was asked for."""
    if run is None:
        return None
    found: Json = {name: run.get(name) for name in _TOLD}
    asked = run.get("asked")
    return {**found, "asked": asked["until"] if asked and run["state"] == OPEN else None}


class _Command:
    """What one command did to the limits of a case: `before` and `after` it, each as the office then knew them."""

    def __init__(self, command: list[Entry], before: Runs, after: Runs, case: Case) -> None:
        self.command, self.before, self.after = command, before, after
        self.moot = frozenset(case.moot)
        self.numbers = {number(one): one for one in command}
        own = [one for one in command if one.kind not in _ANNOUNCED]
        self.main = own[-1] if own else command[-1]
        self.said: set[tuple[str, str]] = set()
        """What an entry says by itself, by limit: the comparison need not say it again."""

    def lines(self) -> Iterator[_Line]:
        """Yield what the entries say by themselves, then what else changed."""
        for entry in self.command:
            if entry.kind in _ANNOUNCED:
                yield self._announced(entry)
            elif entry.kind == "limit":
                yield self._controlled(entry)
            elif entry.kind == "tick" and "limit" in entry.data:
                yield self._dealt_with(entry)
        for key in dict.fromkeys([*self.before, *self.after]):
            yield from self._compared(key, self.before.get(key), self.after.get(key))

    def _line(self, entry: Entry, key: str, what: str, old: Json | None, new: Json | None) -> _Line:
        self.said.add((key, what))
        return _Line(entry, key, what, old, new)

    def _announced(self, entry: Entry) -> _Line:
        key = f"{entry.data['key']}/{entry.data['number']}"
        ran_out: Json = dict.fromkeys(_TOLD) | {"until": entry.data["until"]}
        if entry.kind == "lapse":
            return self._line(entry, key, LAPSED, ran_out | {"state": OPEN}, ran_out | {"state": LAPSED})
        return self._line(entry, key, WITHDRAWN, ran_out | {"state": LAPSED}, told(self.after.get(key)))

    def _controlled(self, entry: Entry) -> _Line:
        """A person's word on a running limit; granted after the lapse, the new run is the one that is told."""
        key, what = entry.data["limit"], _DOES[entry.data["do"]]
        old, run = self.before.get(key), self.after.get(key)
        begun = next((one for one in self.after.values() if one["seq"] == number(entry)), None)
        if begun is not None:
            self.said.add((instance_key(begun), ENTERED))
            # The run it comes after had lapsed by then, though this very command may have announced it.
            return self._line(entry, instance_key(begun), what, told(run), told(begun))
        if what == CHECKED:
            return self._line(entry, key, what, None, told(run))
        if number(entry) in self.moot:
            return self._line(entry, key, what, told(old), None)
        self.said |= {(key, MOVED)} if what == EXTENDED else set()
        return self._line(entry, key, what, told(old), told(run))

    def _dealt_with(self, entry: Entry) -> _Line:
        key, until = entry.data["limit"], entry.data.get("until")
        new: Json | None = dict.fromkeys(_TOLD) | {"at": until} if until else None
        return self._line(entry, key, _SKIPS[entry.data["skip"]], None, new)

    def _compared(self, key: str, old: Instance | None, new: Instance | None) -> Iterator[_Line]:
        """Yield what changed of one run of a limit that no entry has said yet."""
        if new is None:
            yield self._line(self.main, key, REMOVED, told(old), None)
            return
        fresh = old is None
        if old is None:
            old = Instance(**{**new, "state": OPEN})
            old.pop("asked", None)
            old.pop("done_at", None)
            if (key, ENTERED) not in self.said:
                yield self._line(self._entry(new["seq"]), key, ENTERED, None, told(old))
        for what, entry in self._changes(old, new, fresh=fresh):
            # A reminder that a person dealt with was told when its entry was.
            if (key, what) not in self.said and entry.kind != "tick":
                yield self._line(entry, key, what, told(old), told(new))

    def _changes(self, old: Instance, new: Instance, *, fresh: bool) -> Iterator[tuple[str, Entry]]:
        moved = any(old.get(name) != new.get(name) for name in _DATES)
        if moved and not fresh:
            yield MOVED, self.main
        if old.get("asked") != new.get("asked") and not moved and old["state"] == new["state"] == OPEN:
            yield self._asked(new)
        if old["state"] != new["state"]:
            what = _turn(old["state"], new["state"])
            if what is not None:
                yield what, self._entry(new.get("struck_by") if what == STRUCK else new.get("closed_by"))
        if "done_at" in new and "done_at" not in old:
            yield LATE, self.main

    def _asked(self, new: Instance) -> tuple[str, Entry]:
        asked = new.get("asked")
        if asked is not None:
            return ASKED, self._entry(asked["seq"])
        refused = any(one.data.get("do") == "refuse" for one in self.command)
        return (REFUSED if refused else NO_LONGER_ASKED), self.main

    def _entry(self, seq: int | None) -> Entry:
        """Return the entry of the command that did it, or the one that the command is about."""
        return self.numbers.get(seq or 0, self.main)


def _turn(old: str, new: str) -> str | None:
    """Name the change of a limit's state; None for the one that `lapse_withdrawn` has told already."""
    if new in (MET, ENDED):
        return STRIKE_WITHDRAWN if old == STRUCK else new
    if new == OPEN:
        return None if old == LAPSED else OPEN_AGAIN
    if new == LAPSED:
        return LAPSED if old == OPEN else OPEN_AGAIN
    return {STRUCK: STRUCK, SUPERSEDED: SUPERSEDED}.get(new)
