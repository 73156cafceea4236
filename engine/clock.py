"""The only source of "now".

A command reads its clock once, after it holds the lock, and passes the instant on. Nothing else in the project asks the
machine for the time; ruff refuses it. Simulated time belongs to training offices and tests alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from engine.errors import Text, UsageError
from engine.instants import Instant, instant, valid


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> Instant:
        """Return the present instant."""
        ...


class SystemClock:
    """The clock of the machine."""

    __slots__ = ()

    def now(self) -> Instant:
        """Return the machine's time, cut to the millisecond."""
        return instant(datetime.now(UTC))


class SimulatedClock:
    """A clock that stands still until it is set."""

    __slots__ = ("_now",)

    def __init__(self, at: Instant) -> None:
        self.set(at)

    def now(self) -> Instant:
        """Return the instant that was set last."""
        return self._now

    def set(self, at: Instant) -> None:
        """Put the clock to `at`, forwards or backwards.

        Raises UsageError where `at` is not an instant in the form of the log.
        """
        if not valid(at):
            raise UsageError(
                Text(
                    f"“{at}” is no instant like 2026-11-20T09:31:00.000Z",
                    f"„{at}“ ist kein Zeitpunkt wie 2026-11-20T09:31:00.000Z",
                )
            )
        self._now = at
