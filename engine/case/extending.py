"""The new end of a limit that is extended (§ 190 BGB and its twins).

Guarantees:
- An extension by a length counts from the unshifted old end; one of a court from the shifted end (§ 224(3) ZPO).
- A day that was named stays what it is where it binds us; the last working day before it is the one to work to.
- Pure: holidays are asked of a function that is given.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from engine import periods
from engine.case.limits import US
from engine.case.results import Calendar, Site, period_of, stored
from engine.instants import Instant, day_end, moment
from engine.periods.arithmetic import shifted
from engine.workflow.model import Limit

if TYPE_CHECKING:
    from engine.periods.lengths import Span

_DAY = r"(?a)\d{4}-\d\d-\d\d"


def extend(
    spec: Limit,
    nominal_end: str,
    more: str,
    place: str,
    calendar: Calendar,
    *,
    until: Instant | None = None,
    since: Instant | None = None,
) -> dict[str, Any]:
    """Return the dates of a limit that is extended by a length ("2 weeks", `P2W`) or to a day (`YYYY-MM-DD`).

    `nominal_end` is its present last day before any shift, `until` its present end: one that is not the end of a day
    is continued to the hour. `since` is when it is extended: no day before that is one to work to. Holds `until`,
    `nominal_end`, `place`, `rule_set`, `steps`, `length` for a length, and where there are any `remind` and `work_by`.

    Raises UsageError for what is no length, and where the law knows no extension (§ 77b StGB), whoever names a day.
    """
    from engine.periods.legal import refuse_extension

    refuse_extension(spec.rules)
    site = Site.of(place, calendar)
    if re.fullmatch(_DAY, more):
        return stored(spec, "until", _to_day(spec, more, site), site, since=since)
    from engine.periods.lengths import parse_span

    length = parse_span(more)
    period = _by_length(spec, _old_end(nominal_end, until, site.zone), length, site)
    return {**stored(spec, "until", period, site, since=since), "length": str(length)}


def _old_end(nominal_end: str, until: Instant | None, zone: str) -> date | datetime:
    local = moment(until).astimezone(ZoneInfo(zone)) if until is not None else None
    ends_within_a_day = local is not None and local.strftime("%H:%M:%S") != "00:00:00"
    return local if local is not None and ends_within_a_day else date.fromisoformat(nominal_end)


def _by_length(spec: Limit, old: date | datetime, length: Span, site: Site) -> periods.Period:
    from engine.periods.legal import Manner, compute

    manner = Manner(continues=True, shift=spec.shift)
    return period_of(compute(length, old, spec.rules, site.holiday, site.zone, manner), site.zone)


def _to_day(spec: Limit, day: str, site: Site) -> periods.Period:
    period = periods.fixed_day(day, site.zone)
    if not spec.shift or spec.binds == US or spec.rules != "bgb":
        return period
    end, moved = shifted(date.fromisoformat(day), site.holiday, "BGB-193")
    return periods.Period(day, day_end(end, site.zone), (*period.steps, *moved))
