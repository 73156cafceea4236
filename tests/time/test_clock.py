"""The clock: one real, one that stands still until it is set."""

from __future__ import annotations

import pytest

from engine.clock import Clock, SimulatedClock, SystemClock
from engine.errors import UsageError
from engine.instants import valid


def test_the_machine_tells_instants() -> None:
    """What the machine's clock says has the form of the log, and does not run backwards between two looks."""
    clock: Clock = SystemClock()
    first, second = clock.now(), clock.now()

    assert valid(first)
    assert first <= second


def test_simulated_time_stands_still_until_it_is_set() -> None:
    """Ten weeks pass in one line."""
    clock = SimulatedClock("2026-11-20T09:31:00.000Z")
    before = clock.now()
    clock.set("2027-01-29T09:31:00.000Z")

    assert ("2026-11-20T09:31:00.000Z", "2027-01-29T09:31:00.000Z") == (before, clock.now())


@pytest.mark.parametrize("text", ["2026-11-20", "2026-11-20T09:31:00Z", "now"])
def test_simulated_time_is_an_instant(text: str) -> None:
    """A clock cannot be set to something that could not stand in the log."""
    with pytest.raises(UsageError):
        SimulatedClock(text)
