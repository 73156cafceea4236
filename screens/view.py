"""How one person sees every screen: language, zone, the instant of the command, and what the terminal can show.

Guarantees:
- A screen is a pure function of its answer (the JSON object of the contract) and a `View`.
- The instant "now" comes in here, once per command; no screen asks a clock.
- Names get their labels from the workflow that the case is pinned to; without labels the names themselves are shown.
"""

# ruff: noqa: D102  the methods of the protocol say by their names what they return
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol


class Labels(Protocol):
    """The words of one workflow in one language, as far as screens ask for them."""

    def track(self, name: str, /) -> str: ...
    def state(self, track: str, state: str, /) -> str: ...
    def action(self, name: str, /) -> str: ...
    def done(self, name: str, /) -> str: ...
    def checklist(self, name: str, /) -> str: ...
    def item(self, checklist: str, item: str, /) -> str: ...
    def part(self, checklist: str, item: str, part: str, /) -> str: ...
    def result(self, checklist: str, item: str, result: str, /) -> str: ...
    def result_value(self, checklist: str, item: str, result: str, value: str, /) -> str: ...
    def input(self, action: str, name: str, /) -> str: ...
    def choice(self, action: str, name: str, value: str, /) -> str: ...
    def field(self, name: str, /) -> str: ...
    def evidence(self, kind: str, /) -> str: ...
    def register(self, name: str, /) -> str: ...
    def register_item(self, name: str, /) -> str: ...
    def register_field(self, register: str, name: str, /) -> str: ...
    def limit(self, key: str, /) -> str: ...
    def role(self, name: str, /) -> str: ...
    def party(self, name: str, /) -> str: ...
    def rule(self, number: str, /) -> str: ...
    def clause(self, clause_id: str, /) -> str | None: ...
    def hint(self, action: str, /) -> str | None: ...
    def item_hint(self, checklist: str, item: str, /) -> str | None: ...
    def consequence(self, prohibition: str, /) -> str | None: ...


class PlainLabels:
    """Shows every name as it stands in the workflow: for screens that belong to no case."""

    def track(self, name: str, /) -> str:
        """Return the name itself."""
        return name

    action = done = checklist = field = evidence = register = register_item = limit = role = party = track

    def state(self, _owner: str, name: str, /) -> str:
        """Return the name itself."""
        return name

    item = input = register_field = state

    def part(self, _checklist: str, _owner: str, name: str, /) -> str:
        """Return the name itself."""
        return name

    result = choice = part

    def result_value(self, _checklist: str, _item: str, _result: str, value: str, /) -> str:
        """Return the value itself."""
        return value

    def rule(self, _number: str, /) -> str:
        """Return nothing: a reason cannot be guessed from its number."""
        return ""

    def hint(self, _action: str, /) -> str | None:
        """Return nothing: only a workflow knows what is good to know."""
        return None

    clause = consequence = hint

    def item_hint(self, _checklist: str, _item: str, /) -> str | None:
        """Return nothing, for the same reason."""
        return None


class View(NamedTuple):
    """What a screen needs to know beside its answer.

    `now` is an Instant; `zone` the office's zone; `width` counts columns; `labels` are those of the case at hand,
    `others` those of further workflows by name, for screens that show several cases; `people` are names by id;
    `verbose` asks for every limit, and how it was computed.
    """

    lang: str
    zone: str
    now: str
    width: int = 80
    colour: bool = False
    unicode: bool = True
    training: bool = False
    labels: Labels = PlainLabels()
    others: Mapping[str, Labels] | None = None
    people: Mapping[str, str | None] | None = None
    verbose: bool = False

    def person(self, person: str | None) -> str:
        """Return a person's name, or the id where the name is not known."""
        return (self.people or {}).get(person or "") or person or ""

    def labels_of(self, workflow: str | None) -> Labels:
        """Return the labels of `workflow` where they are at hand, else those of the case."""
        return (self.others or {}).get(workflow or "", self.labels)
