"""The laws with what acts do to items and tracks, and with conditions about items, second persons and silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.model import Definition
from tests.laws.driver import Driver, Step
from tests.laws.laws import law_1_sweeping_changes_nothing, law_2_any_order_of_entering, law_4_step_equals_fold
from tests.laws.workflows import compiled

_PROBES = Path(__file__).parents[1] / "case" / "items.yaml"
_ON_ORDERS = ("ship", "name_it", "with_flag", "hold", "shut", "reopen", "court_takes", "rename")
_ON_REVIEWS = ("remove", "link", "raise_again")
_OF_CASE = ("go", "come", "stop", "court_deletes", "rival_writes", "by_some", "by_every", "by_units", "by_quiet")
_INPUTS: dict[str, dict[str, Any]] = {
    "shut": {"inputs": {"shut_on": "2026-11-02"}},
    "rename": {"sets": ["name"]},
    "link": {"inputs": {"order": "orders/1"}},
}
_ITEMS = [
    ("orders", {"values": {"status": "Pending", "units": 3}, "sets": ["name"]}),
    ("orders", {"values": {"units": 8}, "sets": []}),
    ("reviews", {"values": {"order": "orders/1"}, "sets": []}),
]


@pytest.fixture(scope="module")
def definition() -> Definition:
    """Return the workflow of probes."""
    return compiled(_PROBES.read_bytes(), "items")


def _item(number: int, back: int) -> Step:
    register, one = _ITEMS[number % len(_ITEMS)]
    return Step("", "record", {"kind": "item", "data": {"register": register, "items": [one]}, "back": back})


def _act(action: str, on: list[str], back: int, already: bool) -> Step:
    return Step("", "do", {"action": action, "on": on, "back": back, "already": already, **_INPUTS.get(action, {})})


_back = st.integers(0, 6)
_acts = st.one_of(
    st.builds(_act, st.sampled_from(_OF_CASE), st.just([]), _back, st.booleans()),
    st.builds(
        _act,
        st.sampled_from(_ON_ORDERS),
        st.lists(st.sampled_from(["orders/1", "orders/2"]), min_size=1, max_size=2, unique=True),
        _back,
        st.booleans(),
    ),
    st.builds(_act, st.sampled_from(_ON_REVIEWS), st.just(["reviews/1"]), _back, st.booleans()),
)
_waits = st.builds(lambda steps: Step("", "wait", {"steps": steps}), st.integers(1, 5))
_scripts = st.lists(st.one_of(_acts, _acts, _waits, st.builds(_item, st.integers(0, 2), _back)), max_size=14)


def _script(steps: list[Step]) -> list[Step]:
    """Begin with the items, and give every command a name."""
    items = [_item(number, 0) for number in range(3)]
    return [
        one._replace(name=str(number)) for number, one in enumerate([Step("", "wait", {"steps": 8}), *items, *steps])
    ]


@settings(max_examples=120)
@given(steps=_scripts)
def test_step_equals_fold(definition: Definition, steps: list[Step]) -> None:
    """Late acts, acts on several items, effects on tracks and registers: the snapshot is what the full fold gives."""
    driver = Driver(definition)
    driver.watchers.append(law_4_step_equals_fold)
    driver.run(_script(steps))


@settings(max_examples=60)
@given(steps=_scripts, data=st.data())
def test_sweeping_changes_nothing(definition: Definition, steps: list[Step], data: st.DataObject) -> None:
    """Silence is concluded, not swept together."""
    script = _script(steps)
    swept = data.draw(st.lists(st.booleans(), min_size=len(script), max_size=len(script)))
    law_1_sweeping_changes_nothing(lambda: Driver(definition), script, swept)


@settings(max_examples=60)
@given(actions=st.lists(_acts, min_size=2, max_size=8), data=st.data())
def test_any_order_of_entering(definition: Definition, actions: list[Step], data: st.DataObject) -> None:
    """What happened at different instants may be entered in any order."""
    begin = [Step("w", "wait", {"steps": 12}), *(_item(number, 12) for number in range(3))]
    facts = [
        one._replace(name=str(number), args={**one.args, "back": number, "already": True})
        for number, one in enumerate(actions)
    ]
    order = data.draw(st.permutations(range(len(facts))))

    def make() -> Driver:
        return Driver(definition).run(one._replace(name=f"b{number}") for number, one in enumerate(begin))

    law_2_any_order_of_entering(make, facts, order)
