"""The fold: standing facts in, case out.

Guarantees (SEMANTICS 1, 3, 4):
- Pure: it reads facts, one workflow version, an arrow table and an instant "up to"; no clock, calendar or file.
- What an entry stored about its moves, its order or its findings is never read; it is the receipt of that day.
- Between two facts every limit that ran out lapses, at its `until` but never before the entry that gave it.
- An accepted act stays: its limits, inputs and ticks count even where its tracks have no arrow; then it is moot.
- `advance(fold(first facts), later facts)` equals `fold(all facts)` wherever `advance` is allowed (`placed_after`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.case import checklists, control, limits
from engine.case.case import Case, Done, Instance, ItemState, Paper, Standing, Tick, blank, item_key
from engine.case.conditions import Situation, evaluate, judge, papers_checked, situation_of
from engine.case.facts import MINUTE, Fact, Span
from engine.case.kernel import Kernel, also_event, else_event, lapse_event, reset_event
from engine.instants import Instant
from engine.workflow.model import ACT, OBSERVATION, Action, Definition, Limit

Trace = dict[int, list[dict[str, str]]]
"""For each fact the moves that it made, in order."""


def fold(
    definition: Definition, facts: Iterable[Fact], up_to: Instant, kernel: Kernel, trace: Trace | None = None
) -> Case:
    """Fold the facts that stand at or before `up_to` (in their order, `open` first) and the lapses up to it.

    With `trace` the moves of each fact are noted there.
    """
    ordered = list(facts)
    case = blank(definition, ordered[0].happened if ordered else up_to)
    case.unborn = _unborn(definition, ordered)
    return _advance(definition, case, ordered, up_to, kernel, trace)


def advance(
    definition: Definition,
    case: Case,
    facts: Iterable[Fact],
    up_to: Instant,
    kernel: Kernel,
    sound: int | None = None,
) -> Case:
    """Fold further facts, each placed at or after `case.folded_to`, onto a copy of `case`.

    Where nothing happens by `up_to`, the answer is `case` itself. `sound` is the number of a fact that was judged on
    this very case and lacked nothing: it is not judged a second time.
    """
    facts = list(facts)
    if not facts and limits.next_lapse(definition, case, up_to) is None:
        return case
    return _advance(definition, case.copy(), facts, up_to, kernel, sound=sound)


def placed_after(case: Case, fact: Fact, zone: str) -> Fact | None:
    """Return `fact` with its place if it can be folded onto `case`, or None if the case must be folded anew."""
    span = Span.of(fact.happened, fact.precision, zone)
    place = fact.happened
    if span is not None and case.last_exact >= span.start:
        if not span.holds(case.last_exact):
            return None
        place = case.last_exact
    return fact._replace(place=place) if place >= case.folded_to and fact.kind != "open" else None


def _advance(
    definition: Definition,
    case: Case,
    facts: list[Fact],
    up_to: Instant,
    kernel: Kernel,
    trace: Trace | None = None,
    sound: int | None = None,
) -> Case:
    step = _Step(definition, case, kernel, trace)
    step.sound = sound
    for fact in facts:
        if fact.place > up_to and fact.kind != "open":
            break
        step.lapse(fact.place)
        step.apply(fact)
    step.lapse(up_to)
    return case


def _unborn(definition: Definition, facts: Iterable[Fact]) -> dict[str, dict[int, ItemState]]:
    found: dict[str, dict[int, ItemState]] = {}
    for fact in facts:
        if fact.kind in ("item", "import"):
            for one in fact.data.get("items", ()):
                if fact.kind == "item" or one.get("new"):
                    of = found.setdefault(fact.data["register"], {})
                    of[one["number"]] = _new_item(definition, fact, one)
    return found


def _new_item(definition: Definition, fact: Fact, one: Mapping[str, Any]) -> ItemState:
    state = one.get("state") or definition.registers[fact.data["register"]].states[0]
    return ItemState(state=state, at=fact.place, seq=fact.seq, values={}, known=[])


class _Step:
    """One walk along the facts; it alone changes the case that the walk makes."""

    def __init__(self, definition: Definition, case: Case, kernel: Kernel, trace: Trace | None) -> None:
        self.definition = definition
        self.case = case
        self.kernel = kernel
        self.trace = trace
        self.sound: int | None = None
        self.next_until = limits.next_until(definition, case)

    def lapse(self, up_to: Instant) -> None:
        """Let every limit lapse that ran out at or before `up_to`, in order."""
        if self.next_until is None or up_to < self.next_until:
            return
        case = self.case
        while (due := limits.next_lapse(self.definition, case, up_to)) is not None:
            spec, run, at = due
            on = (f"{spec.register}/{run['item']}",) if spec.register else ()
            situation = Situation(self.definition, case, at, None, {}, frozenset(), on=on)
            case.findings += [(run["seq"], one.clause.id) for one in judge(spec.expect, situation) if not one.met]
            moves = [move for track in spec.lapse if (move := self._lapse_move(track, spec, run, at))]
            limits.lapsed(case, run, at, moves)
            case.folded_to = max(case.folded_to, at)
        self.next_until = limits.next_until(self.definition, case)

    def _lapse_move(self, name: str, spec: Limit, run: Instance, at: Instant) -> dict[str, str] | None:
        """Move a track, or the item that the limit belongs to, because the limit ran out."""
        if name not in self.definition.registers:
            return self._move(name, lapse_event(spec.key), at, None)
        item = self.case.item(f"{name}/{run['item']}")
        return None if item is None else self._step_item(f"{name}/{run['item']}", item, name, lapse_event(spec.key))

    def apply(self, fact: Fact) -> None:
        """Fold one fact onto the case."""
        getattr(self, f"_{fact.kind}")(fact)
        case = self.case
        case.folded_to = max(case.folded_to, fact.place)
        if fact.precision == MINUTE and fact.happened > case.last_exact and fact.kind != "open":
            case.last_exact = fact.happened

    def _open(self, fact: Fact) -> None:
        self._set(fact.data)

    def _field(self, fact: Fact) -> None:
        if "item" not in fact.data:
            self._set(fact.data)
            return
        item = self.case.item(fact.data["item"])
        if item is not None:
            self._fill(fact.data["item"], item, fact.data)

    def _set(self, data: Mapping[str, Any]) -> None:
        self.case.fields.update(data.get("values", {}))
        self.case.fields.update(dict.fromkeys(data.get("sets", ()), True))

    def _evidence(self, fact: Fact) -> None:
        kind = fact.data["evidence"]
        self.case.evidence[kind] = self.case.evidence.get(kind, 0) + 1
        if kind in papers_checked(self.definition):
            self.case.papers[str(fact.data["number"])] = Paper(kind=kind, by=fact.actor, checked=[])

    def _item(self, fact: Fact) -> None:
        register = fact.data["register"]
        if fact.data.get("complete"):
            self.case.registers[register]["complete"] = True
            return
        for one in fact.data["items"]:
            self._add(fact, register, one)

    def _import(self, fact: Fact) -> None:
        register = fact.data["register"]
        for one in fact.data["items"]:
            key = f"{register}/{one['number']}"
            if one.get("new"):
                self._add(fact, register, one)
                continue
            item = self.case.item(key)
            if item is not None:
                self._fill(key, item, one)
                self._propose(key, item, one)

    def _add(self, fact: Fact, register: str, one: Mapping[str, Any]) -> None:
        # Declared complete before this item came: it has to be declared again (SEMANTICS 5).
        self.case.registers[register]["complete"] = False
        waiting = self.case.unborn.get(register, {}).pop(one["number"], None)
        item = waiting or _new_item(self.definition, fact, one)
        self.case.items[register][one["number"]] = item
        self._count(register, None, item["state"])
        self._fill(f"{register}/{one['number']}", item, one)

    def _propose(self, key: str, item: ItemState, one: Mapping[str, Any]) -> None:
        register, _ = item_key(key)
        first = self.definition.registers[register].states[0]
        if one.get("state") and item["state"] == first:
            self._turn(key, item, one["state"])

    def _fill(self, key: str, item: ItemState, data: Mapping[str, Any]) -> None:
        item["values"].update(data.get("values", {}))
        item["known"] = sorted({*item["known"], *data.get("sets", ())})
        self.case.touched.add(item_key(key))

    def _count(self, register: str, source: str | None, target: str) -> None:
        states = self.case.registers[register]["states"]
        if source is not None:
            states[source] -= 1
            if not states[source]:
                del states[source]
        states[target] = states.get(target, 0) + 1

    def _turn(self, key: str, item: ItemState, state: str) -> None:
        """Put an item into a state; one that happens only later is counted when it does."""
        register, number = item_key(key)
        if number in self.case.items.get(register, {}):
            self._count(register, item["state"], state)
        item["state"] = state

    def _tick(self, fact: Fact) -> None:
        data = fact.data
        if "limit" in data:
            note = {"at": fact.place, "skip": data["skip"], "until": data.get("until")}
            self.case.reminded[data["limit"]] = note
            limits.dealt_with(self.definition, self.case, data["limit"], fact)
            return
        key = data["tick"] + (f"@{data['item']}" if "item" in data else "")
        tick = Tick(seq=fact.seq, at=fact.place)
        if "skip" in data:
            tick["skip"] = data["skip"]
        else:
            unit = unit_of(self.definition, data["tick"], data.get("item"))
            tick["early"] = unit is not None and not checklists.in_order(self.definition, self.case, unit)
            tick["result"] = dict(data.get("result", {}))
        self.case.ticks[key] = tick

    def _action(self, fact: Fact) -> None:
        spec = self.definition.action(fact.data["action"])
        if spec is None:
            self.case.unexpected.append(fact.seq)
            return
        self._judge(spec, fact)
        if spec.nature == OBSERVATION and fact.by in self.case.heard:
            self.case.heard[fact.by] = fact.place
        home = None if spec.register or not spec.home else self.case.state(spec.home)
        moved = self._move_all(spec, fact)
        if self.trace is not None:
            self.trace[fact.seq] = moved
        if spec.nature == OBSERVATION and not moved and _has_arrows(spec):
            self.case.unexpected.append(fact.seq)
        self._reset(spec, fact, home)
        self._inputs(spec, fact)
        limits.close(self.definition, self.case, spec, fact)
        limits.start(self.definition, self.case, spec, fact, moved)
        self.next_until = limits.next_until(self.definition, self.case)
        done = self.case.happened.get(spec.name)
        self.case.happened[spec.name] = Done(count=done["count"] + 1 if done else 1, last=fact.place)

    def _limit(self, fact: Fact) -> None:
        control.take(self.definition, self.case, fact)
        self.next_until = limits.next_until(self.definition, self.case)

    def _judge(self, spec: Action, fact: Fact) -> None:
        """Conclude the findings: clauses not met when it happened, less those passed with a reason."""
        if fact.seq == self.sound:
            return
        verdicts = judge(spec.clauses, situation_of(self.definition, self.case, fact))
        unmet = [one.clause.id for one in verdicts if not one.met]
        if spec.nature == ACT and fact.by not in spec.by:
            unmet.append(f"{spec.name}.must.role")
        self.case.findings += [(fact.seq, clause) for clause in unmet if clause not in fact.passed]

    def _move_all(self, spec: Action, fact: Fact) -> list[dict[str, str]]:
        moves: list[dict[str, str]] = []
        if spec.register:
            moves += [move for key in fact.data.get("on", ()) if (move := self._move_item(spec, fact, key))]
        elif spec.home and (spec.moves or spec.returns or spec.else_moves):
            home = self._move(spec.home, spec.name, fact.place, fact.seq)
            home = home or self._move(spec.home, else_event(spec.name), fact.place, fact.seq)
            if home is not None:
                moves.append(home)
            elif spec.nature == ACT:
                self.case.moot.append(fact.seq)
                self.case.findings.append((fact.seq, f"{spec.name}.state"))
        if not spec.also:
            return moves
        situation = situation_of(self.definition, self.case, fact)
        for index, also in enumerate(spec.also):
            if also.when is not None and not evaluate(also.when, situation).met:
                continue
            event = also_event(spec.name, index)
            if also.track in self.definition.registers:
                moves += self._move_items(also.track, event)
            elif (move := self._move(also.track, event, fact.place, fact.seq)) is not None:
                moves.append(move)
        return moves

    def _move_items(self, register: str, event: str) -> list[dict[str, str]]:
        """Move every item of a register that has happened by now and has an arrow from where it stands."""
        items = [(f"{register}/{number}", item) for number, item in sorted(self.case.items[register].items())]
        return [move for key, item in items if (move := self._step_item(key, item, register, event))]

    def _move(self, track: str, event: str, at: Instant, seq: int | None) -> dict[str, str] | None:
        standing = self.case.tracks[track]
        target = self.kernel.target(track, event, standing["state"], standing["before"])
        if target is None:
            return None
        source = standing["state"]
        if target != source:
            self.case.tracks[track] = Standing(state=target, since=at, seq=seq, before=source)
        return {"track": track, "from": source, "to": target}

    def _move_item(self, spec: Action, fact: Fact, key: str) -> dict[str, str] | None:
        item = self.case.item(key)
        if item is None:
            return None
        move = self._step_item(key, item, spec.home, spec.name)
        if move is None and spec.nature == ACT and fact.seq not in self.case.moot:
            self.case.moot.append(fact.seq)
            self.case.findings.append((fact.seq, f"{spec.name}.state"))
        return move

    def _step_item(self, key: str, item: ItemState, register: str, event: str) -> dict[str, str] | None:
        source = item["state"]
        target = self.kernel.target(register, event, source, None)
        if target is None:
            return None
        self._turn(key, item, target)
        self.case.touched.add(item_key(key))
        return {"track": key, "from": source, "to": target}

    def _reset(self, spec: Action, fact: Fact, home: str | None) -> None:
        for name, states in spec.resets.items():
            if home not in states:
                continue
            if name in self.definition.tracks:
                self._move(name, reset_event(spec.name), fact.place, fact.seq)
            else:
                # Ticks that happened before belong to the old round; they stay readable in the history.
                kept = {key: tick for key, tick in self.case.ticks.items() if not key.startswith(f"{name}.")}
                self.case.ticks = kept

    def _inputs(self, spec: Action, fact: Fact) -> None:
        values, sealed = fact.data.get("inputs", {}), fact.data.get("sets", ())
        own = self.definition.registers[spec.home].fields if spec.register else {}
        for one in spec.inputs:
            if one.field is None or one.name not in (*values, *sealed):
                continue
            if one.field in own:
                self._fill_all(fact, one.field, values)
            else:
                self.case.fields[one.field] = values.get(one.name, True)
        self._checks(spec, fact)
        for checklist, name in spec.ticks.items():
            if name in values:
                tick = Tick(seq=fact.seq, at=fact.place, early=False, result={})
                self.case.ticks[f"{checklist}.{values[name]}"] = tick

    def _fill_all(self, fact: Fact, field: str, values: Mapping[str, Any]) -> None:
        """Set a field of every item that an act is about."""
        data = {"values": {field: values[field]}} if field in values else {"sets": [field]}
        for key in fact.data.get("on", ()):
            item = self.case.item(key)
            if item is not None:
                self._fill(key, item, data)

    def _checks(self, spec: Action, fact: Fact) -> None:
        """Note who checked the documents that the action checks; whether it counts is for a clause to say."""
        given = fact.data.get("evidence", {})
        for name in spec.checks:
            paper = self.case.papers.get(str(given.get(name)))
            if paper is not None:
                paper["checked"].append(fact.actor)


def _has_arrows(spec: Action) -> bool:
    return bool(spec.moves or spec.returns or spec.also)


def unit_of(definition: Definition, name: str, on: str | None) -> checklists.Unit | None:
    """Return the unit called `checklist.item[.part]`, or None where the workflow has no such unit."""
    checklist, _, rest = name.partition(".")
    item, _, part = rest.partition(".")
    known = checklist in definition.checklists and definition.checklists[checklist].item(item) is not None
    return checklists.Unit(checklist, item, part, on) if known else None
