"""Faults that no single line shows: states nobody reaches or leaves, arrows that contradict each other.

Guarantees:
- Errors are certain faults of the machine; a warning is allowed and probably not meant; notes list what an author may
  want to know: where an act done outside would be moot, where an observation would be unexpected.
- Only arrows count here, never conditions: a state behind an act that nobody may do is still reachable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from engine.errors import Text
from engine.workflow.compile import deadlines_of, homes_of
from engine.workflow.model import MUST, OBSERVATION, Action, Also, Clause, Definition, Limit
from engine.workflow.names import Context
from engine.workflow.yamlfile import Node

Arrows = Mapping[str, set[str]]


def check_graph(context: Context, root: Node, whole: Definition) -> None:
    """Put every fault of the compiled workflow as a whole into the report."""
    for group, homes in (("tracks", whole.tracks), ("registers", whole.registers)):
        for home in homes:
            _check_states(context, root, whole, group, home)
    if not any(track.final for track in whole.tracks.values()):
        context.report.error(
            root.spot,
            "no-final-state",
            Text(
                "no track has a final state: a case could never end",
                "Kein Strang hat einen Endzustand: ein Fall könnte nie enden",
            ),
        )
    keys = {str(key.value): key for _, key, _ in homes_of(root)}
    for name, action in whole.actions.items():
        _check_overlaps(context, keys[name], action)
        _check_else(context, keys[name], whole, action)
        _check_waits(context, keys[name], action)
        _note_blind_states(context, keys[name], whole, action)
    for register, key, _ in deadlines_of(root):
        name = f"{register}.{key.value}" if register else str(key.value)
        if name in whole.limits:
            _check_deadline(context, key, whole, whole.limits[name])


def _also_in(action: Action, track: str) -> Iterable[Also]:
    return (one for one in action.also if one.track == track)


def arrows_of(whole: Definition, home: str, states: tuple[str, ...]) -> dict[str, set[str]]:
    """Return, for each state of a track or register, the states to which anything can move it."""
    found: dict[str, set[str]] = {state: set() for state in states}

    def take(moves: Mapping[str, str]) -> None:
        for origin, target in moves.items():
            found.get(origin, set()).add(target)

    for action in whole.actions.values():
        for moves in [one.moves for one in _also_in(action, home)]:
            take(moves)
        if home in action.resets:
            take(dict.fromkeys(states, states[0]))
        if action.home == home:
            take(action.moves)
            take(action.else_moves)
            for origin in action.returns:
                found[origin] |= set(states) - {origin}
    for limit in whole.limits.values():
        take(limit.lapse.get(home, {}))
    return found


def _reached(arrows: Arrows, starts: Iterable[str]) -> set[str]:
    found, todo = set(starts), list(starts)
    while todo:
        for target in arrows.get(todo.pop(), ()):
            if target not in found:
                found.add(target)
                todo.append(target)
    return found


def _check_states(context: Context, root: Node, whole: Definition, group: str, home: str) -> None:
    declared = root.get(group)
    node = declared.get(home) if declared else None
    listed = node.get("states") if node else None
    if node is None or listed is None:
        return
    spots = {str(one.value): one for one in listed.items()}
    states = tuple(spots)
    final = {str(one.value) for one in (node.get("final") or Node("empty", None, node.spot)).items()}
    proposed = node.get("proposes")
    arrows = arrows_of(whole, home, states)
    starts = [*states[:1], *([str(proposed.value)] if proposed and proposed.value in states else [])]
    reached = _reached(arrows, starts)
    for state, spot in spots.items():
        if state not in reached:
            text = f"no action leads to “{state}”", f"Zu „{state}“ führt keine Handlung"
            context.fault(spot, "unreachable-state", *text)
        elif _is_trap(state, arrows, final, single=len(states) == 1):
            text = (
                f"nothing leads out of “{state}”, and it is not final",
                f"Aus „{state}“ führt nichts heraus, und es ist kein Endzustand",
            )
            context.fault(spot, "trap-state", *text)


def _is_trap(state: str, arrows: Arrows, final: set[str], *, single: bool) -> bool:
    if state in final or single:
        return False
    onward = _reached(arrows, [state]) - {state}
    return not (onward & final) if final else not onward


def _given_values(clause: Clause | None) -> tuple[bool, Mapping[str, object]] | None:
    """Return (wanted, values) of a condition that only compares inputs, else None."""
    if clause is None:
        return None
    if clause.word == "given" and "values" in clause.args:
        return True, clause.args["values"]
    if clause.word == "not" and len(clause.of) == 1:
        inner = _given_values(clause.of[0])
        return (not inner[0], inner[1]) if inner else None
    return None


def _exclude(one: Clause | None, other: Clause | None) -> bool:
    """Tell whether two conditions on inputs can never hold together."""
    first, second = _given_values(one), _given_values(other)
    if first is None or second is None:
        return False
    if first[0] and second[0]:
        return any(name in second[1] and second[1][name] != value for name, value in first[1].items())
    return first[0] != second[0] and first[1] == second[1]


def _check_overlaps(context: Context, key: Node, action: Action) -> None:
    rows = [(action.home, action.moves, None), *((one.track, one.moves, one.when) for one in action.also)]
    for (track, moves, when), (other_track, other_moves, other_when) in combinations(rows, 2):
        shared = sorted(set(moves) & set(other_moves)) if track == other_track else []
        if shared and not _exclude(when, other_when):
            context.fault(
                key,
                "overlapping-rows",
                f"“{action.name}” has two arrows from {track} {shared[0]}",
                f"„{action.name}“ hat zwei Pfeile aus {track} {shared[0]}",
            )
    doubled = sorted(set(action.moves) & set(action.else_moves))
    if doubled:
        context.fault(
            key,
            "overlapping-rows",
            f"“{action.name}” has an arrow from {doubled[0]} in moves and in else",
            f"„{action.name}“ hat aus {doubled[0]} einen Pfeil in moves und in else",
        )


def _check_else(context: Context, key: Node, whole: Definition, action: Action) -> None:
    """Warn of `else` arrows from a state that an observation sets from anywhere: it says that something is over."""
    states = set(whole.tracks[action.home].states) if action.home in whole.tracks else set()
    for other in whole.actions.values():
        if other.nature != OBSERVATION or other.home != action.home:
            continue
        for state in action.else_moves:
            if set(other.moves) | {state} == states and set(other.moves.values()) == {state}:
                message = Text(
                    f"“{other.name}” says that it is over: nothing done before should lead out of “{state}”",
                    f"„{other.name}“ sagt, dass es vorbei ist: aus „{state}“ sollte nichts früher Getanes herausführen",
                )
                context.report.warning(key.spot, "else-from-the-end", message)


def _check_waits(context: Context, key: Node, action: Action) -> None:
    for one in action.clauses:
        if one.word == "elapsed" and one.args["action"] == action.name and one.severity == MUST:
            context.fault(
                key,
                "waits-for-itself",
                f"“{action.name}” waits for itself and could never be done a first time",
                f"„{action.name}“ wartet auf sich selbst und wäre nie ein erstes Mal möglich",
            )


def _note_blind_states(context: Context, key: Node, whole: Definition, action: Action) -> None:
    states = whole.tracks[action.home].states if action.home in whole.tracks else ()
    moving = set(action.moves) | set(action.else_moves) | set(action.returns)
    if not states or not moving:
        return
    blind = [one for one in states if one not in moving]
    if action.nature == OBSERVATION and blind and not any(one.moves for one in action.also):
        listed = ", ".join(blind)
        text = Text(f"unexpected in: {listed}", f"unerwartet in: {listed}")
        context.report.note(key.spot, "unexpected-states", text)
    elif action.nature != OBSERVATION and blind:
        listed = ", ".join(blind)
        text = Text(f"moot, once done, in: {listed}", f"wenn schon geschehen, gegenstandslos in: {listed}")
        context.report.note(key.spot, "moot-states", text)


def _check_deadline(context: Context, key: Node, whole: Definition, limit: Limit) -> None:
    both = {one.action for one in limit.met if one.when is None} & {
        one.action for one in limit.ended if one.when is None
    }
    if both:
        name = min(both)
        text = f"“{name}” both meets and ends it", f"„{name}“ erfüllt sie und beendet sie"
        context.fault(key, "overlapping-rows", *text)
    if limit.ends is None:
        return
    starter = whole.actions.get(limit.starts[0]) if limit.starts else None
    date = starter.input(limit.ends) if starter else None
    if date is not None and date.type not in {"date", "instant"}:
        context.fault(key, "not-a-date", f"“{limit.ends}” is not a date", f"„{limit.ends}“ ist kein Datum")
