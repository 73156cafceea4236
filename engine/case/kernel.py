"""The kernel: which arrow a track takes. No other code moves a track.

Guarantees:
- One cached flat `transitions.Machine` per track and workflow version, without a model and without automatic
  transitions (those would bypass every guard); what is moved is a light `Position` that is never registered.
- A guard is one callable each: it lets an event pass only where the position is permitted, and sends a `back` arrow
  only to the state that the track had before.
- `Table` answers the same question from the same rows without importing `transitions`; reads use it, and a test
  compares both for every arrow. What is written to the log has gone through the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from engine.workflow.model import Action, Definition


class Arrow(NamedTuple):
    """One row of a track's machine. `back` marks an arrow that is open only to the state held before."""

    event: str
    source: str
    target: str
    back: bool


class Kernel(Protocol):
    """Answers where an event leads."""

    def target(self, track: str, event: str, state: str, before: str | None, permitted: bool = True) -> str | None:
        """Return the state that `event` leads to from `state`, or None where there is no arrow."""
        ...


def also_event(action: str, index: int) -> str:
    """Name the event of the action's `index`-th entry of `also`."""
    return f"{action}#{index}"


def else_event(action: str) -> str:
    """Name the event of the arrows that only something already done can take."""
    return f"{action}!else"


def reset_event(action: str) -> str:
    """Name the event that sets a track back to its first state."""
    return f"{action}!reset"


def lapse_event(limit: str) -> str:
    """Name the event of a limit that ran out."""
    return f"{limit}!lapse"


def arrows(definition: Definition) -> dict[str, list[Arrow]]:
    """Return every arrow of every track and register of a workflow version."""
    rows: dict[str, list[Arrow]] = {name: [] for name in (*definition.tracks, *definition.registers)}
    for track, arrow in _arrows(definition):
        rows[track].append(arrow)
    return rows


def _arrows(definition: Definition) -> Iterator[tuple[str, Arrow]]:
    for action in definition.actions.values():
        yield from _at_home(definition, action)
        for index, also in enumerate(action.also):
            yield from _each(also.track, also_event(action.name, index), also.moves)
        for name in action.resets:
            if name in definition.tracks:
                first, *others = definition.tracks[name].states
                yield from _each(name, reset_event(action.name), dict.fromkeys(others, first))
    for limit in definition.limits.values():
        for track, moves in limit.lapse.items():
            yield from _each(track, lapse_event(limit.key), moves)


def _at_home(definition: Definition, action: Action) -> Iterator[tuple[str, Arrow]]:
    yield from _each(action.home, action.name, action.moves)
    yield from _each(action.home, else_event(action.name), action.else_moves)
    for source in action.returns:
        for target in definition.tracks[action.home].states:
            if target != source:
                yield action.home, Arrow(action.name, source, target, True)


def _each(track: str, event: str, moves: Mapping[str, str]) -> Iterator[tuple[str, Arrow]]:
    for source, target in moves.items():
        yield track, Arrow(event, source, target, False)


class Position:
    """What a machine moves: a state, the one before it, and whether the step is permitted."""

    __slots__ = ("before", "permitted", "state")

    def __init__(self, state: str, before: str | None, permitted: bool) -> None:
        self.state = state
        self.before = before
        self.permitted = permitted


class Machines:
    """The kernel that everything recorded goes through: one machine per track of one workflow version."""

    def __init__(self, definition: Definition) -> None:
        from transitions import Machine

        states = {name: track.states for name, track in definition.tracks.items()}
        states |= {name: register.states for name, register in definition.registers.items()}
        self.machines: dict[str, Machine] = {}
        for name, rows in arrows(definition).items():
            self.machines[name] = Machine(
                model=None,
                states=list(states[name]),
                initial=states[name][0],
                transitions=[_row(arrow) for arrow in rows],
                auto_transitions=False,
            )

    def target(self, track: str, event: str, state: str, before: str | None, permitted: bool = True) -> str | None:
        """Fire `event` on a position of its own and return where it came to rest, or None where nothing moved."""
        found = self.machines[track].events.get(event)
        if found is None or not found.transitions.get(state):
            return None
        position = Position(state, before, permitted)
        return position.state if found.trigger(position, position) else None


def _row(arrow: Arrow) -> dict[str, Any]:
    def guard(position: Position) -> bool:
        return position.permitted and (not arrow.back or position.before == arrow.target)

    return {"trigger": arrow.event, "source": arrow.source, "dest": arrow.target, "conditions": [guard]}


class Table:
    """The same answers without a machine, for reads, which record nothing."""

    def __init__(self, definition: Definition) -> None:
        self._targets: dict[tuple[str, str, str], list[Arrow]] = {}
        for track, rows in arrows(definition).items():
            for arrow in rows:
                self._targets.setdefault((track, arrow.event, arrow.source), []).append(arrow)

    def target(self, track: str, event: str, state: str, before: str | None, permitted: bool = True) -> str | None:
        """Return the state that the machine would come to rest in, or None."""
        for arrow in self._targets.get((track, event, state), ()):
            if permitted and (not arrow.back or arrow.target == before):
                return arrow.target
        return None


_MACHINES: dict[str, Machines] = {}


def machines(definition: Definition) -> Machines:
    """Return the kernel of a workflow version, built once per process."""
    if definition.digest not in _MACHINES:
        _MACHINES[definition.digest] = Machines(definition)
    return _MACHINES[definition.digest]
