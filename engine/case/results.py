"""Computed results: the dates that an entry stores for its own values (SEMANTICS 1, "Computed results").

Guarantees:
- A result is arithmetic, not a fact: it is stored with the values it was computed from and never computed in a fold.
- An entry gets one for every limit that its action can start, also where nothing starts now.
- For what binds us the earlier reading counts, and the last working day before it is the one to work to.
- Holidays are asked of a function that is given; nothing here opens a database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from engine import periods
from engine.case.facts import DAY, MINUTE, values_for_results
from engine.case.limits import DEADLINE, US, WAIT
from engine.errors import Text, UsageError
from engine.instants import Instant, day_end, day_of, day_start, instant, moment, zone_of
from engine.periods.arithmetic import shifted
from engine.workflow.model import Definition, Limit

if TYPE_CHECKING:
    from engine.periods.legal import Legal
    from engine.periods.lengths import Span

Calendar = Callable[[str], periods.HolidayName]
"""Gives for a place the function that names its holidays."""


class Start(NamedTuple):
    """From when a limit counts: an instant, or a whole day (`precision` "day") at the place of the limit."""

    at: Instant
    precision: str


class Site(NamedTuple):
    """Where a limit ends: the place, its zone, and the function that names its holidays."""

    place: str
    zone: str
    holiday: periods.HolidayName

    @classmethod
    def of(cls, place: str, calendar: Calendar) -> Site:
        """Return the site of a place. Raises UsageError for a place whose zone is not known."""
        return cls(place, zone_of(place), calendar(place))


def results(
    definition: Definition, data: Mapping[str, Any], happened: Instant, precision: str, place: str, calendar: Calendar
) -> list[dict[str, Any]]:
    """Return the results of an action entry with these values, one for each limit that it can start.

    `place` is that of the case; a limit may name its own. A limit whose date is missing has no result.
    """
    found = []
    values = values_for_results(happened, precision, data)
    for spec in definition.starts_of(data["action"]):
        site = Site.of(spec.place or place, calendar)
        computed = _result(spec, data, _start(happened, precision, place, site), site)
        if computed is not None:
            found.append({"for": values, "key": spec.key, "kind": spec.kind, **computed})
    return found


def _start(happened: Instant, precision: str, place: str, site: Site) -> Start:
    """Return the start at the site: a day was named where the case is, and is the same day where the limit ends."""
    if precision == DAY and site.place != place:
        return Start(day_start(day_of(happened, zone_of(place)), site.zone), DAY)
    return Start(happened, precision)


def _result(spec: Limit, data: Mapping[str, Any], start: Start, site: Site) -> dict[str, Any] | None:
    if spec.kind == DEADLINE:
        end = _deadline(spec, data.get("inputs", {}), start, site)
        return None if end is None else stored(spec, "until", end, site, since=start.at)
    assert spec.length is not None
    length = periods.parse_length(spec.length)
    if spec.kind == WAIT:
        return stored(spec, "opens", periods.wait(length, *start, site.zone), site)
    return stored(spec, "at", periods.reminder(length, *start, site.zone), site)


def _deadline(spec: Limit, inputs: Mapping[str, Any], start: Start, site: Site) -> periods.Period | None:
    if spec.ends is not None:
        day = inputs.get(spec.ends)
        meant = bool(inputs.get(spec.unless or ""))
        return None if day is None else _named(spec, day, site, meant=meant)
    begun = _begun(spec, inputs, start, site)
    if begun is None:
        return None
    chosen = inputs.get(spec.chosen.get("input", ""))
    if chosen is not None:
        from engine.periods.lengths import parse_span

        return legal(spec, parse_span(chosen), begun, site, shift=spec.shift)
    return None if spec.length is None else _own_length(spec, begun, site)


def _begun(spec: Limit, inputs: Mapping[str, Any], start: Start, site: Site) -> Start | None:
    """Return from when a deadline counts: from its start, or from the date that was given; None where it is missing."""
    if spec.begins is None:
        return start
    given = inputs.get(spec.begins)
    if given is None:
        return None
    return Start(given, MINUTE) if "T" in given else Start(day_start(given, site.zone), DAY)


def _own_length(spec: Limit, start: Start, site: Site) -> periods.Period:
    """Return the end after the length that the workflow names."""
    assert spec.length is not None
    if spec.rules == "bgb":
        length = periods.parse_length(spec.length)
        ours = spec.binds == US
        return periods.deadline(length, *start, site.zone, site.holiday, shift=spec.shift, binds_us=ours)
    from engine.periods.lengths import parse_span

    return legal(spec, parse_span(spec.length), start, site, shift=spec.shift)


def legal(spec: Limit, length: Span, start: Start, site: Site, *, shift: bool) -> periods.Period:
    """Return the end of a deadline after its rule set.

    Hours after an event of which only the day is known count from its beginning where they bind us, else from its end.
    """
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    from engine.periods.hours import midnight
    from engine.periods.legal import Manner, compute

    local = moment(start.at).astimezone(ZoneInfo(site.zone))
    point: Any = local if length.hours and start.precision != DAY else local.date()
    if length.hours and start.precision == DAY and spec.binds != US:
        point = midnight(local.date() + timedelta(days=1), ZoneInfo(site.zone))
    found = compute(length, point, spec.rules, site.holiday, site.zone, Manner(shift=shift))
    return period_of(found, site.zone)


def period_of(found: Legal, zone: str) -> periods.Period:
    """Return a legal period as limits have it: a half-open end, and the last day before any shift."""
    return periods.Period(_day_of_end(found.nominal_end, zone), _half_open(found.end, zone), found.steps)


def _half_open(end: str, zone: str) -> Instant:
    from datetime import datetime

    return instant(datetime.fromisoformat(end)) if "T" in end else day_end(end, zone)


def _day_of_end(end: str, zone: str) -> str:
    return periods.last_day(_half_open(end, zone), zone)


def _named(spec: Limit, day: str, site: Site, *, meant: bool) -> periods.Period:
    """Return the end of a day that somebody named: § 193 BGB moves it off a day off, Reg. 1182/71 does not.

    `meant` says that it was named for a day off on purpose. A time of day stays what it is.
    """
    if "T" in day:
        last = periods.last_day(day, site.zone)
        return periods.Period(last, day, (periods.Step("LAW-2.1", "named_time", {"at": day}),))
    period = periods.fixed_day(day, site.zone)
    if not spec.shift:
        return period
    if spec.rules == "eu":
        stays = periods.Step("ECJ-139-73", "date_stays", {})
        return period._replace(steps=(*period.steps, stays))
    if meant:
        return period._replace(steps=(*period.steps, periods.Step("BGB-193", "day_meant", {})))
    end, moved = shifted(date.fromisoformat(day), site.holiday, "BGB-193")
    return periods.Period(day, day_end(end, site.zone), (*period.steps, *moved))


def refuse_out_of_bounds(
    definition: Definition, data: Mapping[str, Any], happened: Instant, precision: str, place: str, calendar: Calendar
) -> None:
    """Refuse a chosen length outside of its bounds, with UsageError. Meant for an act that is about to be done.

    Compared is the day on which each length would end: a month is not a number of days.
    """
    inputs = data.get("inputs", {})
    for spec in definition.starts_of(data["action"]):
        chosen = inputs.get(spec.chosen.get("input", ""))
        if chosen is None:
            continue
        site = Site.of(spec.place or place, calendar)
        begun = _begun(spec, inputs, _start(happened, precision, place, site), site)
        if begun is not None:
            _refuse_length(spec, chosen, begun, site)


def _refuse_length(spec: Limit, chosen: str, start: Start, site: Site) -> None:
    from engine.case.values import length_words
    from engine.periods.lengths import parse_span

    spans = {name: parse_span(spec.chosen[name]) for name in ("least", "most") if name in spec.chosen}
    end = legal(spec, parse_span(chosen), start, site, shift=False).instant
    ends = {name: legal(spec, span, start, site, shift=False).instant for name, span in spans.items()}
    if ends.get("least", end) <= end <= ends.get("most", end):
        return
    least, most = Text("at least", "mindestens"), Text("at most", "höchstens")
    bounds = [({"least": least, "most": most}[name], length_words(span)) for name, span in spans.items()]
    english = " and ".join(f"{bound.en} {length.en}" for bound, length in bounds)
    german = " und ".join(f"{bound.de} {length.de}" for bound, length in bounds)
    name, said = spec.chosen["input"], length_words(parse_span(chosen))
    raise UsageError(Text(f"{name} is {english}, not {said.en}", f"{name} ist {german}, nicht {said.de}"))


def stored(
    spec: Limit, name: str, period: periods.Period, site: Site, *, since: Instant | None = None
) -> dict[str, Any]:
    """Return what an entry keeps of a period; `name` is that of its instant ("until", "opens" or "at").

    No day before that of `since`, when the entry happened, is one to work to.
    """
    result: dict[str, Any] = {
        name: period.instant,
        "nominal_end": period.nominal_end,
        "place": site.place,
        "rule_set": spec.rules if spec.kind == DEADLINE else "wait" if spec.kind == WAIT else "bgb",
        "steps": [{"norm": one.norm, "step": one.step, "facts": one.facts} for one in period.steps],
    }
    if spec.remind:
        lengths = [periods.parse_length(one) for one in spec.remind]
        result["remind"] = periods.remind_before(period.instant, lengths, site.zone)
    if spec.kind == DEADLINE and spec.binds == US:
        last = periods.last_day(period.instant, site.zone)
        work_by = periods.previous_working_day(last, site.holiday)
        begun = day_of(since, site.zone) if since is not None else ""
        if begun <= work_by != last:
            result["work_by"] = work_by
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
