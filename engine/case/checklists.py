"""Checklists: what is open, done, too early, postponed or not applicable (SEMANTICS 5).

Guarantees:
- Everything is concluded from the case; a tick stores only that it happened, and whether it was early then.
- Postponed and not applicable items block nothing; an early one blocks until it is repeated.
- An item that repeats over a register is done only when the register holds an item and was declared complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.case.case import Case, Tick
from engine.workflow.model import Checklist, Definition, Item, Part

UNIT_OPEN, UNIT_DONE, UNIT_EARLY = "open", "done", "early"
UNIT_POSTPONED, UNIT_NOT_APPLICABLE = "postponed", "not_applicable"
_SETTLED = frozenset({UNIT_DONE, UNIT_POSTPONED, UNIT_NOT_APPLICABLE})


def _name(checklist: str, item: str, part: str | None) -> str:
    return f"{checklist}.{item}" + (f".{part}" if part else "")


class Unit(NamedTuple):
    """The smallest thing that can be ticked: a part of an item, for one item of a register where it repeats."""

    checklist: str
    item: str
    part: str
    on: str | None

    @property
    def name(self) -> str:
        """What people type for it: `checklist.item` or `checklist.item.part`."""
        return _name(self.checklist, self.item, self.part)

    @property
    def key(self) -> str:
        """The unit as the case knows it: `security.mail_settings.passwords@mailboxes/1`."""
        return f"{self.name}@{self.on}" if self.on else self.name


class UnitView(NamedTuple):
    """A unit, its state now, and the tick that made it so."""

    unit: Unit
    state: str
    tick: Tick | None


class ItemView(NamedTuple):
    """An item with its units. `incomplete` says that its register is empty or was not declared complete."""

    item: Item
    state: str
    units: tuple[UnitView, ...]
    incomplete: bool


def tickable(definition: Definition) -> Iterator[Unit]:
    """Yield every unit of a workflow in its order, without the register items that it may repeat over."""
    for checklist in definition.checklists.values():
        for item in checklist.items:
            yield from (Unit(checklist.name, item.name, part.name, None) for part in item.parts)


def item_view(case: Case, checklist: Checklist, item: Item) -> ItemView:
    """Return an item as it stands in `case`."""
    units = tuple(_unit_view(case, item, part, unit) for part, unit in _units(case, checklist, item))
    incomplete = bool(item.each) and (not units or not case.registers[item.each or ""]["complete"])
    return ItemView(item, _item_state(case, checklist, item, units, incomplete), units, incomplete)


def views(case: Case, checklist: Checklist) -> tuple[ItemView, ...]:
    """Return every item of a checklist as it stands in `case`."""
    return tuple(item_view(case, checklist, item) for item in checklist.items)


def blocking(case: Case, checklist: Checklist, item: str | None = None) -> list[str]:
    """Return the names of the items that keep a checklist (or one item of it) from being done."""
    wanted = [one for one in checklist.items if item is None or one.name == item]
    return [one.name for one in wanted if item_view(case, checklist, one).state not in _SETTLED]


def _units(case: Case, checklist: Checklist, item: Item) -> Iterator[tuple[Part, Unit]]:
    numbers = sorted(case.items.get(item.each, {})) if item.each else [None]
    for number in numbers:
        on = None if number is None else f"{item.each}/{number}"
        for part in item.parts:
            yield part, Unit(checklist.name, item.name, part.name, on)


def _unit_view(case: Case, item: Item, part: Part, unit: Unit) -> UnitView:
    whole = Unit(unit.checklist, unit.item, "", None).key
    tick = case.ticks.get(unit.key) or case.ticks.get(whole)
    if tick is not None:
        return UnitView(unit, _ticked(case, item, part, tick), tick)
    return UnitView(unit, UNIT_POSTPONED if postponed(case, part) else UNIT_OPEN, None)


def _ticked(case: Case, item: Item, part: Part, tick: Tick) -> str:
    if "skip" in tick:
        return UNIT_NOT_APPLICABLE
    if tick.get("early"):
        return UNIT_EARLY
    proof = item.proof.get(part.name)
    return UNIT_OPEN if proof and not case.evidence.get(proof) else UNIT_DONE


def postponed(case: Case, part: Part) -> bool:
    """Say whether what the part needs is known and not given. The first state of a track counts as not known."""
    return any(case.state(track) not in states and not _unknown(case, track) for track, states in part.needs.items())


def _unknown(case: Case, track: str) -> bool:
    standing = case.tracks[track]
    return standing["before"] is None and standing["seq"] is None


def _item_state(case: Case, checklist: Checklist, item: Item, units: tuple[UnitView, ...], incomplete: bool) -> str:
    skipped = case.ticks.get(f"{checklist.name}.{item.name}")
    if skipped and "skip" in skipped:
        return UNIT_NOT_APPLICABLE
    states = {one.state for one in units}
    if incomplete:
        waiting = all(postponed(case, part) for part in item.parts)
        return UNIT_POSTPONED if waiting and not states & {UNIT_OPEN, UNIT_EARLY} else UNIT_OPEN
    for state in (UNIT_EARLY, UNIT_OPEN, UNIT_POSTPONED, UNIT_DONE):
        if state in states:
            return state
    return UNIT_NOT_APPLICABLE


class Predecessor(NamedTuple):
    """The item, or one part of it, that has to come first."""

    checklist: str
    item: str
    part: str | None

    @property
    def name(self) -> str:
        """The predecessor as `checklist.item` or `checklist.item.part`."""
        return _name(self.checklist, self.item, self.part)


def predecessor(definition: Definition, unit: Unit) -> Predecessor | None:
    """Return what has to come before `unit`, or None."""
    item = definition.checklists[unit.checklist].item(unit.item)
    if item is None:
        return None
    after = next((part.after for part in item.parts if part.name == unit.part), None)
    return None if after is None else _resolve(definition, unit.checklist, after)


def _resolve(definition: Definition, checklist: str, after: str) -> Predecessor:
    head, *rest = after.split(".")
    if head in definition.checklists and rest:
        return Predecessor(head, rest[0], rest[1] if len(rest) > 1 else None)
    return Predecessor(checklist, head, rest[0] if rest else None)


def in_order(definition: Definition, case: Case, unit: Unit) -> bool:
    """Say whether `unit` may be ticked now: its predecessor is done, postponed or not applicable (B42)."""
    before = predecessor(definition, unit)
    if before is None or _lifted(definition, case, unit):
        return True
    view = view_of(definition, case, before.checklist, before.item)
    if before.part is None:
        return view.state in _SETTLED
    return all(one.state in _SETTLED for one in view.units if one.unit.part == before.part)


def _lifted(definition: Definition, case: Case, unit: Unit) -> bool:
    item = definition.checklists[unit.checklist].item(unit.item)
    return item is not None and item.unless is not None and case.fields.get(item.unless) is True


def view_of(definition: Definition, case: Case, checklist: str, item: str) -> ItemView:
    """Return one item by name. Raises KeyError for a name that the workflow does not have."""
    spec = definition.checklists[checklist].item(item)
    if spec is None:
        raise KeyError(f"{checklist}.{item}")
    return item_view(case, definition.checklists[checklist], spec)


def repeated_registers(definition: Definition) -> frozenset[str]:
    """Return the registers that some checklist repeats over."""
    return frozenset(item.each for one in definition.checklists.values() for item in one.items if item.each)


def newly_possible(definition: Definition, case: Case) -> Iterator[tuple[UnitView, Mapping[str, tuple[str, ...]]]]:
    """Yield open units whose need has been met: a duty from the moment it was (SEMANTICS 5), until the case is over."""
    if case.is_over(definition):
        return
    for checklist in definition.checklists.values():
        for item in checklist.items:
            if not any(part.needs for part in item.parts):
                continue
            view = item_view(case, checklist, item)
            if view.incomplete and view.state == UNIT_OPEN and _known(case, item):
                yield UnitView(Unit(checklist.name, item.name, "", None), UNIT_OPEN, None), item.parts[0].needs
            for one in view.units:
                part = next(part for part in item.parts if part.name == one.unit.part)
                if one.state == UNIT_OPEN and part.needs and not any(_unknown(case, track) for track in part.needs):
                    yield one, part.needs


def _known(case: Case, item: Item) -> bool:
    """Say whether all that the item needs is known."""
    return not any(_unknown(case, track) for part in item.parts for track in part.needs)
