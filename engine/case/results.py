"""Computed results: the dates that an entry stores for its own values (SEMANTICS 1, "Computed results").

Guarantees:
- A result is arithmetic, not a fact: it is stored with the values it was computed from and never computed in a fold.
- An entry gets one for every limit that its action can start, also where nothing starts now.
- Holidays are asked of a function that is given; nothing here opens a database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine import periods
from engine.case.facts import values_for_results
from engine.case.limits import DEADLINE, WAIT
from engine.instants import Instant, zone_of
from engine.workflow.model import Definition, Limit

Calendar = Callable[[str], periods.HolidayName]
"""Gives for a place the function that names its holidays."""


def results(
    definition: Definition, data: Mapping[str, Any], happened: Instant, precision: str, place: str, calendar: Calendar
) -> list[dict[str, Any]]:
    """Return the results of an action entry with these values, one for each limit that it can start.

    `place` is that of the case; a limit may name its own. A limit whose date is missing has no result.
    """
    found = []
    values = values_for_results(happened, precision, data)
    for spec in definition.starts_of(data["action"]):
        computed = _result(spec, data, happened, precision, spec.place or place, calendar)
        if computed is not None:
            found.append({"for": values, "key": spec.key, "kind": spec.kind, **computed})
    return found


def _result(
    spec: Limit, data: Mapping[str, Any], happened: Instant, precision: str, place: str, calendar: Calendar
) -> dict[str, Any] | None:
    zone = zone_of(place)
    if spec.ends is not None:
        day = data.get("inputs", {}).get(spec.ends)
        return None if day is None else _plain(spec, "until", periods.fixed_day(day, zone), place)
    assert spec.length is not None
    length = periods.parse_length(spec.length)
    if spec.kind == DEADLINE:
        ours = spec.binds == "us"
        period = periods.deadline(length, happened, precision, zone, calendar(place), shift=spec.shift, binds_us=ours)
        return _plain(spec, "until", period, place)
    if spec.kind == WAIT:
        return _plain(spec, "opens", periods.wait(length, happened, precision, zone), place)
    return _plain(spec, "at", periods.reminder(length, happened, precision, zone), place)


def _plain(spec: Limit, name: str, period: periods.Period, place: str) -> dict[str, Any]:
    zone = zone_of(place)
    result: dict[str, Any] = {
        name: period.instant,
        "nominal_end": period.nominal_end,
        "place": place,
        "rule_set": "wait" if spec.kind == WAIT else "bgb",
        "steps": [{"norm": one.norm, "step": one.step, "facts": one.facts} for one in period.steps],
    }
    if spec.remind:
        lengths = [periods.parse_length(one) for one in spec.remind]
        result["remind"] = periods.remind_before(period.instant, lengths, zone)
    return result


def proposed_day(
    spec: Limit, now: Instant, precision: str, place: str, calendar: Calendar, not_after: str | None
) -> str:
    """Propose the date for a limit that we set to somebody: `length` from `now`, on a working day of its place.

    `not_after` is the last day that another limit leaves (its own last day less the length the workflow names).
    """
    place = spec.propose.get("place") or spec.place or place
    holiday = calendar(place)
    length = periods.parse_length(spec.propose["length"])
    period = periods.deadline(length, now, precision, zone_of(place), holiday, shift=True, binds_us=False)
    day = periods.last_day(period.instant, zone_of(place))
    if not_after is not None and day > not_after:
        day = periods.previous_working_day(not_after, holiday)
    return day
