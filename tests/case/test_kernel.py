"""The kernel: every arrow a machine has, the table has, and nothing else moves a track."""

from __future__ import annotations

import itertools

import pytest

from engine.case.kernel import Machines, Table, arrows, machines
from engine.workflow.model import Definition
from tests.laws.driver import START, Driver
from tests.laws.workflows import drill, hacked_account


@pytest.mark.parametrize("definition", [hacked_account(), drill()], ids=lambda one: one.name)
def test_machine_and_table_agree_on_every_event_from_every_state(definition: Definition) -> None:
    """Also where there is no arrow, where it goes back, and where the step is not permitted."""
    machine, table = Machines(definition), Table(definition)
    homes = {**definition.tracks, **definition.registers}
    for name, rows in arrows(definition).items():
        states = homes[name].states
        events = {one.event for one in rows} | {"no_such_event"}
        for event, state, before, permitted in itertools.product(events, states, (None, *states), (True, False)):
            asked = (name, event, state, before, permitted)
            assert machine.target(*asked) == table.target(*asked), asked


def test_an_arrow_taken_out_of_the_machine_sees_the_act_refused(hacked: Driver) -> None:
    """The decision asks the machine, not the workflow file."""
    hacked.do("amazon_locks")
    letter = {"dates": {"until": 10}, "despite": True, "inputs": {"channel": "form"}, "evidence": {"letter": 1}}
    hacked.kernel = Machines(hacked.definition)
    taken = hacked.kernel.machines["account"].events["appeal"].transitions.pop("locked")
    assert not hacked.do("appeal", **letter)
    assert hacked.attempt is not None
    assert ("appeal.must.state.account",) == hacked.attempt.decision.refused
    hacked.kernel.machines["account"].events["appeal"].transitions["locked"] = taken
    assert hacked.do("appeal", **letter)


@pytest.mark.parametrize("earlier", ["locked", "reactivated"])
def test_an_arrow_back_leads_only_to_the_state_before(hacked: Driver, earlier: str) -> None:
    """Reopened, a case is where it was when it was closed."""
    hacked.do("amazon_locks")
    if earlier == "reactivated":
        hacked.do("amazon_reactivates")
    hacked.do("close", inputs={"outcome": "given_up"}, despite=True)
    hacked.do("reopen")
    assert earlier == hacked.case.state("account")


def test_a_step_that_is_not_permitted_moves_nothing() -> None:
    """The guard lets pass only what was allowed."""
    kernel = machines(drill())
    assert ("served", None) == (
        kernel.target("claim", "serve", "idle", None),
        kernel.target("claim", "serve", "idle", None, permitted=False),
    )


def test_a_machine_has_no_way_round_its_arrows() -> None:
    """No automatic transitions: every event is an arrow of the workflow."""
    definition = drill()
    for name, machine in Machines(definition).machines.items():
        assert {one.event for one in arrows(definition)[name]} == set(machine.events)


def test_machines_are_built_once_for_a_version() -> None:
    """They are shared; what they move is not."""
    assert machines(drill()) is machines(drill())


def test_the_order_of_happening_decides_what_the_kernel_is_asked() -> None:
    """Two facts at one instant: the later one in the log finds the track where the first one left it."""
    driver = Driver(drill(), now=START)
    driver.do("serve")
    driver.do("court_rules")
    driver.do("serve")
    assert ("served", "won") == (driver.case.state("claim"), driver.case.tracks["claim"]["before"])
