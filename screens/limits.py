"""How a limit reads: its name, what it says about today, its marks, and how it was computed, on every screen.

Guarantees: a deadline shows the last day that counts; a wait the first one; a duty its age and never an end. What was
only asked for never takes the place of the date that counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from screens.format import (
    LATE,
    SOON,
    Answer,
    age,
    day,
    end_of,
    left,
    local,
    paint,
    short_when,
    start_of,
    table,
    until_then,
    wrap,
)
from screens.view import Labels, View
from screens.words import say

_KEY = re.compile(r"(?:(\w+)/(\d+)\.)?(.+?)(?:/(\d+))?")
_ADVANCE = ".advance"
_WHOLE_DAYS = {"end_of_day", "named_day"}
_CLOSED = {"met", "ended", "superseded", "struck", "done", "over"}


def limit_name(view: View, key: str, labels: Labels | None = None) -> str:
    """Return the label of a limit; its item and, from the second on, its instance stand behind it."""
    found = _KEY.fullmatch(key)
    if found is None:
        return key
    register, number, base, instance = found.groups()
    advance = base.endswith(_ADVANCE)
    base = base.removesuffix(_ADVANCE)
    name = (labels or view.labels).limit(f"{register}.{base}" if register else base)
    if register:
        name = f"{name}, {item_name(view, f'{register}/{number}', labels)}"
    name = f"{name} ({instance})" if instance and int(instance) > 1 else name
    return say(view.lang, "limit.advance_of", name=name) if advance else name


def named(limit: Answer, view: View) -> str:
    """Return the label of a LIMIT; a duty that is a checklist item is called like the item."""
    key = str(limit["key"])
    return tick_name(view, key) if limit["kind"] == "duty" and "." in key else limit_name(view, key)


def length_words(view: View, length: str) -> str:
    """Return a length of the workflow ("4 weeks") in the language of the view."""
    amount, _, unit = length.partition(" ")
    if not amount.isdigit():
        return say(view.lang, "length.half") if length == "half a month" else length
    return say(view.lang, f"length.{unit.rstrip('s')}.{'one' if amount == '1' else 'many'}", n=amount)


def item_name(view: View, item: str, labels: Labels | None = None) -> str:
    """Return "order 3" for "orders/3"."""
    register, _, number = item.partition("/")
    return f"{(labels or view.labels).register_item(register)} {number}".strip()


def _deadline(limit: Answer, view: View) -> tuple[str, str]:
    until, lang = limit.get("until"), view.lang
    state = limit["state"]
    if state in _CLOSED:
        return say(lang, f"limit.{state}"), ""
    if until is None:
        return say(lang, "limit.no_date"), ""
    if state == "lapsed":
        return say(lang, "limit.lapsed", end=end_of(view, until)), left(view, until)
    return say(lang, "limit.until", end=end_of(view, until)), left(view, until)


def _wait(limit: Answer, view: View) -> tuple[str, str]:
    opens = limit.get("opens")
    if opens is None:
        return say(view.lang, "limit.no_date"), ""
    if limit["state"] in _CLOSED - {"over"}:
        return say(view.lang, f"limit.{limit['state']}"), ""
    if limit["state"] == "over" or opens <= view.now:
        return say(view.lang, "limit.over", start=start_of(view, opens)), ""
    return say(view.lang, "limit.from", start=start_of(view, opens)), until_then(view, opens)


def _reminder(limit: Answer, view: View) -> tuple[str, str]:
    at = limit.get("at") or limit.get("until") or limit.get("opens") or limit.get("since")
    if limit["state"] in _CLOSED:
        return say(view.lang, f"limit.{limit['state']}"), ""
    if at is None:
        return say(view.lang, "limit.no_date"), ""
    start = start_of(view, at)
    # "today 10:00" takes no preposition, in neither language.
    today = local(view, at).date() == local(view, view.now).date() and start == short_when(view, at)
    return start if today else say(view.lang, "limit.at", at=start), until_then(view, at)


def _duty(limit: Answer, view: View) -> tuple[str, str]:
    if limit["state"] in _CLOSED:
        return say(view.lang, f"limit.{limit['state']}"), ""
    since, target = limit.get("since"), limit.get("target")
    words = [say(view.lang, "limit.since", at=short_when(view, since), age=age(view, since))] if since else []
    if target:
        key = "limit.target_left" if target > view.now else "limit.target_passed"
        words.append(say(view.lang, key, at=short_when(view, target)))
    return say(view.lang, "limit.duty"), " · ".join(words)


def _advance(limit: Answer, view: View) -> tuple[str, str]:
    at, until = limit.get("at"), limit.get("until")
    says = say(view.lang, "limit.at", at=start_of(view, at)) if at else ""
    return says, say(view.lang, "limit.advance", end=end_of(view, until)) if until else ""


def _watch(limit: Answer, view: View) -> tuple[str, str]:
    at = limit.get("at")
    if at is None:
        return say(view.lang, "limit.no_date"), ""
    if at <= view.now:
        return say(view.lang, "limit.watch_over", start=start_of(view, at)), ""
    return say(view.lang, "limit.watched", end=start_of(view, at)), until_then(view, at)


def tick_name(view: View, path: str) -> str:
    """Return the labels of "security.mail_settings.passwords@mailboxes/1": item, part, and what it is done for."""
    path, _, on = path.partition("@")
    if on:
        return f"{tick_name(view, path)} ({item_name(view, on)})"
    checklist, _, rest = path.partition(".")
    item, _, part = rest.partition(".")
    if not item:
        return limit_name(view, path)
    name = view.labels.item(checklist, item)
    return f"{name}: {view.labels.part(checklist, item, part)}" if part else name


def limit_words(limit: Answer, view: View) -> tuple[str, str]:
    """Return what a LIMIT says ("until Fri 4 Dec") and how far off that is ("14 days left")."""
    by_kind = {"wait": _wait, "reminder": _reminder, "duty": _duty, "advance": _advance, "watch": _watch}
    return by_kind.get(limit["kind"], _deadline)(limit, view)


def limit_change(pair: Answer, view: View) -> str:
    """Return what a limit said before and says now; one that was closed before and is now says which day it had."""
    before, after = pair["before"], pair["after"]
    closed = all(one is not None and one["state"] in _CLOSED for one in (before, after))
    return " → ".join(_side(one, view, dated=closed) for one in (before, after))


def _side(limit: Answer | None, view: View, *, dated: bool) -> str:
    if limit is None:
        return say(view.lang, "limit.none")
    says = limit_words(limit, view)[0]
    if dated and limit["kind"] == "deadline":
        return f"{limit_words({**limit, 'state': 'open'}, view)[0]}, {says}"
    asked = limit.get("asked")
    return f"{says}, {say(view.lang, 'limit.asked', end=end_of(view, asked['until']))}" if asked else says


def marks(limit: Answer, view: View) -> str:
    """Return what stands beside a limit's state: the day to work to, an extension asked for, whether it was checked."""
    return ", ".join(_marks(limit, view)) if limit["kind"] != "advance" else ""


def _marks(limit: Answer, view: View) -> Iterator[str]:
    if limit.get("work_by") and limit["state"] == "open":
        yield say(view.lang, "limit.work_by", day=day(view, date.fromisoformat(limit["work_by"])))
    asked = limit.get("asked")
    if asked:
        yield say(view.lang, "limit.asked", end=end_of(view, asked["until"]))
    for mark in limit.get("marks") or ():
        if mark != "provisional" or not asked:
            yield say(view.lang, f"mark.{mark}")
    if limit.get("moot"):
        yield say(view.lang, "mark.moot")
    if unchecked(limit):
        yield say(view.lang, "mark.unchecked")
    shifted_from = _shifted(limit, view)
    if shifted_from:
        yield say(view.lang, "mark.shifted", day=shifted_from)


def unchecked(limit: Answer) -> bool:
    """Say whether a deadline runs that no second person has checked."""
    return (
        limit["kind"] == "deadline" and limit["state"] == "open" and bool(limit.get("until")) and not limit["secured"]
    )


def _shifted(limit: Answer, view: View) -> str | None:
    """Return the day that an end was moved from, where that is another one than the end."""
    nominal, until = limit.get("nominal_end"), limit.get("until")
    if not nominal or not until or limit["kind"] != "deadline":
        return None
    first = day(view, local(view, f"{nominal}T12:00:00.000Z").date())
    at_midnight = local(view, until).strftime("%H:%M") == "00:00"
    return first if at_midnight and end_of(view, until) != first else None


def runs(limit: Answer, view: View) -> bool:
    """Tell whether a limit still asks for something: it is open, lapsed, met without proof, or a wait not over yet."""
    over = limit["kind"] == "wait" and (limit.get("opens") or view.now) <= view.now and limit.get("opens") is not None
    return (limit["state"] in {"open", "waiting", "lapsed"} and not over) or "unstruck" in (limit.get("marks") or ())


def limit_row(limit: Answer, view: View) -> list[str]:
    """Return the cells of one limit in a table: name, what it says, what is left and its marks."""
    says, far = limit_words(limit, view)
    struck = f"#{limit['struck']}" if limit.get("struck") else ""
    rest = " · ".join(one for one in (far, struck, marks(limit, view)) if one)
    open_now = limit["state"] in {"open", "lapsed", "waiting"}
    until = limit.get("until") or ""
    role = LATE if limit["state"] == "lapsed" or (until and until <= view.now) else SOON
    return [
        named(limit, view),
        says,
        paint(view, role, rest) if open_now and limit["kind"] == "deadline" else rest,
    ]


def limit_lines(limit: Answer, view: View) -> Iterator[str]:
    """Yield one limit with each step of its computation under it."""
    name, *rest = limit_row(limit, view)
    yield from wrap(f"{name}: " + " · ".join(one for one in rest if one), view, "  ", "    ")
    if limit.get("checked_by"):
        yield from wrap(say(view.lang, "limit.checked_by", person=view.person(limit["checked_by"])), view, "    ")
    if limit.get("proof"):
        proof = ", ".join(str(one) for one in limit["proof"])
        yield from wrap(say(view.lang, "limit.proof", proof=proof), view, "    ")
    yield from computation(limit, view, indent=4)


def day_words(it: str, view: View) -> str:
    """Return a date with its weekday and year."""
    return day(view, date.fromisoformat(it), year=True)


def end_in_full(limit: Answer, zone: str, view: View) -> str:
    """Return when a deadline ends at its place: "Fri 8 May 2026, 24:00 (Europe/Berlin)"."""
    at = datetime.fromisoformat(limit["until"]).astimezone(ZoneInfo(zone))
    if (at.hour, at.minute) == (0, 0):
        return say(view.lang, "limit.day_at", day=day(view, at.date() - timedelta(days=1), year=True), zone=zone)
    return say(view.lang, "limit.hour_at", day=day(view, at.date(), year=True), time=f"{at:%H:%M}", zone=zone)


def computation(limit: Answer, view: View, indent: int = 2) -> list[str]:
    """Return how a limit was computed, a line for each step with its norm; nothing where no step is kept."""
    from screens.period import cited, sentence, shift_norm

    # That nobody asked for a shift is said of the calculator; a limit says what caution makes of it.
    steps = [one for one in limit.get("steps") or () if one["step"] != "shift_not_asked"]
    if any(one["step"] in _WHOLE_DAYS for one in steps) and limit.get("work_by"):
        steps.append({"norm": shift_norm(limit), "step": "cautious", "facts": {"day": limit["work_by"]}})
    rows = [[cited(one["norm"], view), sentence(one["norm"], one["step"], one["facts"], view)] for one in steps]
    return table(rows, view, indent)
