"""Every track and register of a workflow as nodes and arrows, for the terminal, for Mermaid and for `svg`.

Guarantees:
- Each pair of `moves`, `else`, `also` and `lapse` is one arrow here, none is invented. What leads somewhere from every
  other state is not drawn as a bundle of arrows: it stands in the state that it leads to.
- An arrow that the clock takes is marked as automatic, one for what was already done as told afterwards, and one that
  has to wait carries its wait.
- The manual and the terminal draw from these values alone, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from engine.errors import Text
from engine.workflow.labels import Labels
from engine.workflow.model import MUST, OBSERVATION, Clause, Definition, Limit

TRACK, REGISTER = "track", "register"
STEP, CLOCK, TOLD = "step", "clock", "told"
Standing = Mapping[str, Mapping[str, int]]
"""Where a case stands: for each track its state, for each register its states with the number of items there."""

_FEW = 4
_UNITS = {
    "hour": (Text("hour", "Stunde"), Text("hours", "Stunden")),
    "day": (Text("day", "Tag"), Text("days", "Tage")),
    "week": (Text("week", "Woche"), Text("weeks", "Wochen")),
    "month": (Text("month", "Monat"), Text("months", "Monate")),
    "quarter": (Text("quarter", "Vierteljahr"), Text("quarters", "Vierteljahre")),
    "year": (Text("year", "Jahr"), Text("years", "Jahre")),
}
_HALF = Text("half a month", "ein halber Monat")
_WAIT = Text("wait: {length} after “{name}”", "Wartefrist: {length} nach „{name}“")
_OPEN = Text("only while “{name}” runs", "nur solange „{name}“ läuft")
_LAPSED = Text("“{name}” runs out", "„{name}“ läuft ab")
_LAPSED_AFTER = Text("“{name}” ({length}) runs out", "„{name}“ ({length}) läuft ab")
_BACK = Text("“{name}”: back to where it stood before", "„{name}“: zurück zum Zustand davor")
_ANEW = Text("{name} (begins anew)", "{name} (beginnt neu)")
_ALREADY = Text("{name}, if already done", "{name}, wenn schon geschehen")


class State(NamedTuple):
    """One node. `arrivals` are steps that lead here from every other state, `stays` those that leave it here.

    `backs` say which steps return from here to the state before; `here` counts what stands here: 1 for a track, the
    items of a register, 0 where nothing does; None where no case was asked about.
    """

    key: str
    label: str
    start: bool
    final: bool
    here: int | None
    arrivals: tuple[str, ...]
    stays: tuple[str, ...]
    backs: tuple[str, ...]


class Step(NamedTuple):
    """What takes an arrow: the name of an action or limit, its words, and the clocks that it waits for."""

    key: str
    label: str
    clocks: tuple[str, ...]


class Arrow(NamedTuple):
    """All steps of one kind (STEP, CLOCK or TOLD) from one state to another."""

    start: str
    end: str
    kind: str
    steps: tuple[Step, ...]


class Diagram(NamedTuple):
    """One track or register."""

    key: str
    title: str
    kind: str
    states: tuple[State, ...]
    arrows: tuple[Arrow, ...]

    def state(self, key: str) -> State:
        """Return one of its states by name. Raises KeyError for a name it does not have."""
        return {one.key: one for one in self.states}[key]


class _Gathered(NamedTuple):
    """What moves one track or register, before it is put into states and arrows."""

    arrows: dict[tuple[str, str, str], list[Step]]
    arrivals: dict[str, list[str]]
    stays: dict[str, list[str]]
    backs: dict[str, list[str]]


def diagrams(whole: Definition, labels: Labels, lang: str, standing: Standing | None = None) -> tuple[Diagram, ...]:
    """Return a diagram for every track and register, in the order of the workflow."""
    homes = [(TRACK, track.name, track.states, track.final) for track in whole.tracks.values()]
    homes += [(REGISTER, one.name, one.states, ()) for one in whole.registers.values()]
    return tuple(_diagram(whole, _Words(labels, lang), *home, standing) for home in homes)


class _Words(NamedTuple):
    """The labels of the workflow and the language of what stands around them."""

    labels: Labels
    lang: str

    def say(self, text: Text, **facts: str) -> str:
        return text.say(self.lang).format(**facts)


def _diagram(
    whole: Definition,
    words: _Words,
    kind: str,
    home: str,
    states: tuple[str, ...],
    final: tuple[str, ...],
    standing: Standing | None,
) -> Diagram:
    found = _gathered(whole, words, home, states)
    here = None if standing is None else standing.get(home, {})
    nodes = tuple(
        State(
            key=state,
            label=words.labels.state(home, state),
            start=n == 0,
            final=state in final,
            here=None if here is None else here.get(state, 0),
            arrivals=_once(found.arrivals.get(state, ())),
            stays=_once(found.stays.get(state, ())),
            backs=_once(found.backs.get(state, ())),
        )
        for n, state in enumerate(states)
    )
    arrows = tuple(Arrow(*pair, tuple(dict.fromkeys(steps))) for pair, steps in found.arrows.items())
    title = words.labels.track(home) if kind == TRACK else words.labels.register(home)
    return Diagram(home, title, kind, nodes, arrows)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _gathered(whole: Definition, words: _Words, home: str, states: tuple[str, ...]) -> _Gathered:
    found = _Gathered({}, {}, {}, {})
    for action in whole.actions.values():
        step = Step(action.name, words.labels.done(action.name), tuple(_clocks(words, action.clauses)))
        observed = action.nature == OBSERVATION
        if action.home == home:
            _take(found, action.moves, states, step, STEP, observed=observed)
            told = step._replace(label=words.say(_ALREADY, name=step.label), clocks=())
            _take(found, action.else_moves, states, told, TOLD)
            for state in action.returns:
                found.backs.setdefault(state, []).append(words.say(_BACK, name=words.labels.action(action.name)))
        for also in action.also:
            if also.track == home:
                _take(found, also.moves, states, step, STEP, observed=observed)
        if home in action.resets:
            found.arrivals.setdefault(states[0], []).append(words.say(_ANEW, name=step.label))
    for limit in whole.limits.values():
        _take(found, limit.lapse.get(home, {}), states, Step(limit.key, _ran_out(words, limit), ()), CLOCK)
    return found


def _take(
    found: _Gathered, moves: Mapping[str, str], states: tuple[str, ...], step: Step, kind: str, *, observed: bool = True
) -> None:
    """Put one step's moves where they belong: arrows, what stays, and what leads to one state from everywhere.

    A bundle is worth its arrows only in a small machine, and only for our own acts: what others do comes at any time.
    """
    targets = set(moves.values())
    everywhere = len(targets) == 1 and set(moves) >= set(states) - targets
    if everywhere and (len(states) > _FEW or (observed and len(states) > 2)):
        (target,) = targets
        found.arrivals.setdefault(target, []).append(step.label)
        moves = {start: end for start, end in moves.items() if start == target}
    for start, end in moves.items():
        if start == end:
            found.stays.setdefault(start, []).append(step.label)
        else:
            found.arrows.setdefault((start, end, kind), []).append(step)


def _clocks(words: _Words, clauses: Iterable[Clause]) -> Iterator[str]:
    """Yield what an act has to wait for, and what it must not outlive; advice that passes is no clock."""
    for one in clauses:
        if one.severity != MUST:
            continue
        if one.word == "elapsed":
            name, length = words.labels.done(one.args["action"]), length_words(one.args["length"], words.lang)
            yield words.say(_WAIT, length=length, name=name)
        elif one.word == "before":
            yield words.say(_OPEN, name=words.labels.limit(one.args["limit"]))
        elif one.word in {"all", "any"}:
            yield from _clocks(words, one.of)


def _ran_out(words: _Words, limit: Limit) -> str:
    name = words.labels.limit(limit.key)
    if not limit.length:
        return words.say(_LAPSED, name=name)
    return words.say(_LAPSED_AFTER, name=name, length=length_words(limit.length, words.lang))


def length_words(length: str, lang: str) -> str:
    """Return a length of a workflow ("4 weeks") in `lang`; one in another form comes back as it is."""
    amount, _, unit = length.partition(" ")
    if length == "half a month":
        return _HALF.say(lang)
    forms = _UNITS.get(unit.rstrip("s")) if amount.isdigit() else None
    return f"{amount} {forms[amount != '1'].say(lang)}" if forms else length


_FROM_ANYWHERE = Text("from every other state", "aus jedem anderen Zustand")
_STAYS = Text("stays", "bleibt")
_AUTOMATIC = Text("by itself", "von selbst")
_HERE = Text("the case stands here", "hier steht die Akte")
_ITEMS = Text("{n} here", "{n} hier")


def standing_words(state: State, kind: str, lang: str) -> str:
    """Return how much of the case stands in this state, or "" where nothing does."""
    if not state.here:
        return ""
    return _HERE.say(lang) if kind == TRACK else _ITEMS.say(lang).format(n=state.here)


def as_text(found: Iterable[Diagram], lang: str) -> str:
    """Return the diagrams as plain lines: each state, and under it what leads on from there and to where."""
    return "\n".join("\n".join(_text_lines(one, lang)) + "\n" for one in found)


def _text_lines(one: Diagram, lang: str) -> Iterator[str]:
    yield one.title
    for state in one.states:
        mark = "●" if state.here else "○"
        where = standing_words(state, one.kind, lang)
        yield f"  {mark} {state.label}" + (f"  ({where})" if where else "")
        for arrival in state.arrivals:
            yield f"      ← {_FROM_ANYWHERE.say(lang)}: {arrival}"
        for arrow in one.arrows:
            if arrow.start == state.key:
                yield from _arrow_lines(one, arrow, lang)
        for name in state.stays:
            yield f"      ↺ {_STAYS.say(lang)}: {name}"
        for sentence in state.backs:
            yield f"      ↶ {sentence}"


def _arrow_lines(one: Diagram, arrow: Arrow, lang: str) -> Iterator[str]:
    sign = "⇢" if arrow.kind == CLOCK else "→"
    for step in arrow.steps:
        own = [*([_AUTOMATIC.say(lang)] if arrow.kind == CLOCK else []), *step.clocks]
        yield f"      {sign} {one.state(arrow.end).label}: {step.label}" + (f" [{'; '.join(own)}]" if own else "")


def as_mermaid(found: Iterable[Diagram], lang: str) -> str:
    """Return the diagrams as one Mermaid flowchart: a subgraph each, dotted arrows for what the clock does."""
    lines = ["flowchart TB"]
    for one in found:
        lines += [f"  subgraph {one.key}[{_quoted(one.title)}]", *_mermaid_lines(one, lang), "  end"]
    lines += [
        "  classDef here fill:#1f3a5f,color:#ffffff,stroke:#1f3a5f,stroke-width:3px",
        "  classDef start stroke-width:2px",
    ]
    return "\n".join(lines) + "\n"


def _mermaid_lines(one: Diagram, lang: str) -> Iterator[str]:
    for state in one.states:
        notes = [f"⇥ {name}" for name in state.arrivals] + [f"↺ {name}" for name in state.stays]
        where = standing_words(state, one.kind, lang) if one.kind == REGISTER else ""
        label = "<br/>".join([state.label, *([where] if where else []), *notes, *(f"↶ {name}" for name in state.backs)])
        shape = ("([", "])") if state.start or state.final else ("[", "]")
        kind = ":::here" if state.here else ":::start" if state.start else ""
        yield f"    {_node(one, state.key)}{shape[0]}{_quoted(label)}{shape[1]}{kind}"
    for arrow in one.arrows:
        label = "<br/>".join(" · ".join((step.label, *step.clocks)) for step in arrow.steps)
        line = "-->" if arrow.kind == STEP else "-.->"
        yield f"    {_node(one, arrow.start)} {line}|{_quoted(label)}| {_node(one, arrow.end)}"


def _node(one: Diagram, state: str) -> str:
    return f"{one.key}__{state}"


def _quoted(text: str) -> str:
    return '"' + text.replace("&", "#amp;").replace('"', "#quot;") + '"'
