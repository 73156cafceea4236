"""Legal periods: the limits of a case (`limits`), and periods of every rule set for whoever asks (`legal`).

Only what the limits of a case need is imported here, so that daily commands do not pay for the calculator.
"""

from __future__ import annotations

from engine.periods.arithmetic import HolidayName, Step
from engine.periods.limits import (
    STEPS,
    Length,
    Period,
    before,
    deadline,
    elapsed_hours,
    fixed_day,
    last_day,
    next_working_day,
    parse_length,
    previous_working_day,
    remind_before,
    reminder,
    wait,
)

__all__ = [
    "STEPS",
    "HolidayName",
    "Length",
    "Period",
    "Step",
    "before",
    "deadline",
    "elapsed_hours",
    "fixed_day",
    "last_day",
    "next_working_day",
    "parse_length",
    "previous_working_day",
    "remind_before",
    "reminder",
    "wait",
]
