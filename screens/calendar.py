"""The deadlines of an office as an iCalendar file (RFC 5545, METHOD:PUBLISH), for Outlook and its like.

Guarantees:
- The same answer gives the same bytes. No client's name is in them unless it is asked for.
- A deadline that ends with a day is an all-day entry on its last day; one that ends at an hour stands at that minute,
  in the zone of its place.
- The old date counts until an extension is granted: the one that is hoped for stands beside it, in words.
- Alarms are counted back from the entry: what Outlook imports knows no other kind, and takes the first one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from screens.format import DONE, Answer, clean, client, command, counted, paint, screen, table, wrap
from screens.limits import day_words, end_in_full, limit_name, marks
from screens.view import View
from screens.words import say

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

_WORKDAY_BEGINS = time(8, 0)
"""When a morning's alarm rings; the hour itself has no meaning in law."""


def icalendar(answer: Answer, view: View, *, with_client: bool = False) -> bytes:
    """Return the bytes of a calendar file with the events of `engine.office.calendarfile.calendar`."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Fristwerk//Fristwerk//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _named(answer, view))
    for one in answer["events"]:
        made.add_component(_event(clean(one), view, with_client=with_client))
    _add_zones(made, answer)
    content: bytes = made.to_ical()
    return content


def _named(answer: Answer, view: View) -> str:
    name = say(view.lang, "calendar.name") + (f" {answer['case']}" if answer.get("case") else "")
    return f"{say(view.lang, 'calendar.training')}: {name}" if view.training else name


def _add_zones(made: Calendar, answer: Answer) -> None:
    """Describe every zone that an hour is given in, in one order, for the years that it is needed in."""
    from icalendar import Timezone

    used = sorted({one["place_zone"] for one in answer["events"] if one["day"] is None})
    if used:
        days = [datetime.fromisoformat(one["limit"]["until"]).date() for one in answer["events"] if one["day"] is None]
        first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
        for n, zone in enumerate(used):
            made.subcomponents.insert(n, Timezone.from_tzid(zone, first_date=first, last_date=last))


def _event(one: Answer, view: View, *, with_client: bool) -> Event:
    from icalendar import Event

    limit = one["limit"]
    view = view._replace(labels=view.labels_of(one["workflow"]))
    made, start = Event(), _start(one)
    made.add("uid", one["uid"])
    made.add("sequence", one["sequence"])
    made.add("dtstamp", datetime.fromisoformat(one["stamp"]))
    made.add("dtstart", start)
    if not isinstance(start, datetime):
        made.add("dtend", start + timedelta(days=1))
    summary = _summary(one, view, with_client=with_client)
    made.add("summary", summary)
    made.add("description", "\n".join(_description(one, view, with_client=with_client)))
    made.add("categories", _categories(limit, view))
    made.add("status", "CANCELLED" if one["cancelled"] else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    if with_client:
        made.add("class", "CONFIDENTIAL")
    for offset in _offsets(one, start):
        made.add_component(_alarm(offset, summary))
    return made


def _start(one: Answer) -> date:
    if one["day"] is not None:
        return date.fromisoformat(one["day"])
    return datetime.fromisoformat(one["limit"]["until"]).astimezone(ZoneInfo(one["place_zone"]))


def _summary(one: Answer, view: View, *, with_client: bool) -> str:
    name = limit_name(view, one["limit"]["key"])
    words = [name, one["case"], *([client(view, one.get("client"))] if with_client else [])]
    text = " · ".join(words)
    return f"{say(view.lang, 'calendar.training')}: {text}" if view.training else text


def _description(one: Answer, view: View, *, with_client: bool) -> Iterator[str]:
    """Say what the entry alone cannot: whom it binds, what it was moved from, what is hoped for, what to type."""
    limit = one["limit"]
    if view.training:
        yield say(view.lang, "training")
    yield (
        say(view.lang, "calendar.binds_us")
        if limit["binds"] == "us"
        else say(view.lang, "calendar.binds", party=view.labels.party(limit["binds"]))
    )
    yield say(view.lang, "calendar.ends", end=end_in_full(limit, one["place_zone"], view), place=limit["place"])
    if one["cancelled"]:
        yield _why_cancelled(one, view)
    else:
        if limit.get("work_by"):
            yield say(view.lang, "calendar.work_by", day=day_words(limit["work_by"], view))
        if limit.get("asked"):
            hoped = end_in_full({**limit, **limit["asked"]}, one["place_zone"], view)
            yield say(view.lang, "calendar.asked", end=hoped)
        if limit["state"] == "lapsed" and "overdue" not in limit["marks"]:
            yield say(view.lang, "control.lapsed")
        plain = [mark for mark in limit["marks"] if mark != "provisional"]
        rest = marks({**limit, "asked": None, "work_by": None, "marks": plain}, view)
        if rest:
            yield rest
    if with_client:
        yield say(view.lang, "calendar.secret")
    yield command(["show", one["case"]])


def _why_cancelled(one: Answer, view: View) -> str:
    limit = one["limit"]
    if one["gone"]:
        return say(view.lang, "calendar.gone")
    entry = limit.get("struck") or limit.get("closed_by")
    words = say(view.lang, f"limit.{limit['state']}")
    return f"{words} (#{entry})" if entry else words


def _categories(limit: Answer, view: View) -> list[str]:
    found = [say(view.lang, "limit_kind.deadline")]
    if limit["binds"] not in (None, "us"):
        found.append(view.labels.party(limit["binds"]))
    if not limit["secured"] and limit["state"] == "open":
        found.append(say(view.lang, "mark.unchecked"))
    return found


def _offsets(one: Answer, start: date) -> list[timedelta]:
    """Return how long before the entry each alarm rings, by the clock on the wall; the longest first."""
    zone = ZoneInfo(one["place_zone"])
    begins = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
    found = set()
    for at in [*one["alarms"], *([one["work_from"]] if one["work_from"] else [])]:
        local = datetime.fromisoformat(at).astimezone(zone).replace(tzinfo=None)
        # What begins with a day rings in its morning: nobody is there at midnight.
        rings = datetime.combine(local.date(), _WORKDAY_BEGINS) if local.time() == time() else local
        found.add(rings - begins)
    return sorted(found)


def _alarm(offset: timedelta, summary: str) -> Alarm:
    from icalendar import Alarm

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", summary)
    made.add("trigger", offset)
    return made


@screen
def calendar(answer: Answer, view: View) -> Iterator[str]:
    """Show what `calendar` wrote: {"file", "events": [EVENT], "with_client": bool}."""
    events = answer["events"]
    closed = sum(one["cancelled"] for one in events)
    made = say(view.lang, "calendar.made", n=counted(view, len(events), "deadline"))
    yield from wrap(paint(view, DONE, made), view)
    rows = [[say(view.lang, "calendar.file"), str(answer["file"])]]
    if closed:
        rows.append([say(view.lang, "calendar.cancelled"), str(closed)])
    yield from table(rows, view)
    if answer["with_client"]:
        yield from wrap(say(view.lang, "calendar.secret"), view)
