"""Register items: what acts on them, what counts, and from when (SEMANTICS 5)."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case.case import ItemState
from tests.laws.driver import Driver


def add(driver: Driver, values: dict[str, Any] | None = None, **when: Any) -> None:
    """Add a witness."""
    one = {"values": values or {}, "sets": ["name"]}
    driver.record("item", {"register": "witnesses", "items": [one]}, **when)


def imported(driver: Driver, number: int, *, new: bool, **more: Any) -> None:
    """Import a witness."""
    one = {"number": number, "new": new, "values": {}, "sets": [], **more}
    driver.record("import", {"register": "witnesses", "format": "list", "items": [one]})


def witness(driver: Driver, number: int = 1) -> ItemState:
    """Return a witness as he stands now."""
    return driver.case.items["witnesses"][number]


@pytest.mark.parametrize("already", [False, True])
def test_an_act_before_the_date_of_its_item_counts(drilled: Driver, already: bool) -> None:
    """For acts an item exists from the moment its entry is in the log: heard yesterday, listed today."""
    drilled.wait(4)
    add(drilled)
    assert drilled.do("hear_witness", on=["witnesses/1"], back=2, already=already)
    assert ("heard", {"heard": 1}, []) == (
        witness(drilled)["state"],
        drilled.case.registers["witnesses"]["states"],
        drilled.case.findings,
    )


def test_a_value_set_before_the_date_of_its_item_is_kept(drilled: Driver) -> None:
    """Known since yesterday of an item that is listed today."""
    drilled.wait(4)
    add(drilled)
    drilled.record("field", {"item": "witnesses/1", "values": {"town": "Ulm"}}, back=2)
    assert {"town": "Ulm"} == witness(drilled)["values"]


def test_an_item_counts_from_its_own_date(drilled: Driver) -> None:
    """As the case stood before, it was not there."""
    drilled.wait(4)
    add(drilled)
    earlier = drilled.fold(drilled.facts(), drilled.when(2, day=False)[0])
    assert ({}, {}) == (earlier.items["witnesses"], earlier.registers["witnesses"]["states"])


def test_what_has_no_arrow_from_the_item_s_state_is_moot(drilled: Driver) -> None:
    """Heard, and heard again: kept, with its finding."""
    add(drilled)
    drilled.do("hear_witness", on=["witnesses/1"])
    drilled.do("hear_witness", on=["witnesses/1"], already=True)
    assert ([drilled.seq], [(drilled.seq, "hear_witness.state")]) == (drilled.case.moot, drilled.case.findings)


def test_an_act_on_many_items_moves_each_that_can_move(drilled: Driver) -> None:
    """One entry, one move for each item."""
    add(drilled)
    add(drilled)
    drilled.do("drop_witness", on=["witnesses/1", "witnesses/2"])
    assert {"dropped": 2} == drilled.case.registers["witnesses"]["states"]


def test_an_import_proposes_what_nobody_has_decided_yet(drilled: Driver) -> None:
    """A later file updates; what a person decided stays decided."""
    imported(drilled, 1, new=True)
    imported(drilled, 2, new=True)
    drilled.do("drop_witness", on=["witnesses/2"])
    for number in (1, 2):
        imported(drilled, number, new=False, state="heard", values={"town": "Bonn"})
    assert [("heard", {"town": "Bonn"}), ("dropped", {"town": "Bonn"})] == [
        (witness(drilled, one)["state"], witness(drilled, one)["values"]) for one in (1, 2)
    ]


def test_a_struck_item_is_gone_and_its_number_is_never_given_again(drilled: Driver) -> None:
    """What was done with it is kept and counts nothing."""
    add(drilled)
    drilled.do("hear_witness", on=["witnesses/1"])
    drilled.strike(2)
    add(drilled)
    case = drilled.case
    assert ([2], {"listed": 1}) == (list(case.items["witnesses"]), case.registers["witnesses"]["states"])


def test_a_later_value_replaces_an_earlier_one_in_the_order_of_happening(drilled: Driver) -> None:
    """Entered last, but it happened first."""
    add(drilled)
    drilled.wait(4)
    drilled.record("field", {"item": "witnesses/1", "values": {"town": "Ulm"}})
    drilled.record("field", {"item": "witnesses/1", "values": {"town": "Bonn"}}, back=2)
    assert {"town": "Ulm"} == witness(drilled)["values"]
