"""Values that point to a register item: what they name has to exist, and conditions may ask it (DESIGN 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.case.case import item_key
from engine.errors import Text, UnknownError
from engine.office.reading import item_state
from engine.office.work import Work
from engine.store import daily


def check_links(work: Work, types: Mapping[str, str], values: Mapping[str, Any]) -> None:
    """Load what values of a type that is a register point to, for the conditions of the command at hand.

    Raises UnknownError where the register does not have such an item.
    """
    for name, value in values.items():
        if types[name] not in work.definition.registers:
            continue
        register, number = item_key(value)
        rows = daily.load_items(work.office.con, work.case_id, register, [number])
        if not rows:
            raise UnknownError(
                Text(f"{name}: there is no {value}", f"{name}: {value} gibt es nicht"),
                hint=Text(f"fristwerk items {work.case_id} {register}", f"fristwerk items {work.case_id} {register}"),
            )
        work.current.items[register].setdefault(number, item_state(rows[0]))
