"""How a limit reads: its name, what it says about today, and its marks. Used by every screen that shows limits.

Guarantees: a deadline shows the last day that counts; a wait the first one; a duty its age and never an end.
"""

from __future__ import annotations

import re

from screens.format import LATE, SOON, Answer, age, day, end_of, left, local, paint, short_when, start_of, until_then
from screens.view import Labels, View
from screens.words import say

_KEY = re.compile(r"(?:(\w+/\d+)\.)?(.+?)(?:/(\d+))?")
_CLOSED = {"met", "ended", "superseded", "struck", "done", "over"}


def limit_name(view: View, key: str, labels: Labels | None = None) -> str:
    """Return the label of a limit; its item and, from the second on, its instance stand behind it."""
    found = _KEY.fullmatch(key)
    if found is None:
        return key
    item, base, instance = found.groups()
    name = (labels or view.labels).limit(base)
    if item:
        name = f"{name}, {item_name(view, item, labels)}"
    return f"{name} ({instance})" if instance and int(instance) > 1 else name


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
    if until is None:
        return say(lang, "limit.no_date"), ""
    state = limit["state"]
    if state == "lapsed":
        return say(lang, "limit.lapsed", end=end_of(view, until)), left(view, until)
    if state in _CLOSED:
        return say(lang, f"limit.{state}"), ""
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
    since = limit.get("since")
    old = say(view.lang, "limit.since", at=short_when(view, since), age=age(view, since)) if since else ""
    return say(view.lang, "limit.duty"), old


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
    by_kind = {"wait": _wait, "reminder": _reminder, "duty": _duty}
    return by_kind.get(limit["kind"], _deadline)(limit, view)


def marks(limit: Answer, view: View) -> str:
    """Return the marks beside a limit's state in words, and a shifted end with the day it was shifted from."""
    words = [say(view.lang, f"mark.{mark}") for mark in limit.get("marks") or ()]
    nominal, until = limit.get("nominal_end"), limit.get("until")
    if nominal and until and limit["kind"] == "deadline":
        shown = end_of(view, until)
        first = day(view, local(view, f"{nominal}T12:00:00.000Z").date())
        if local(view, until).strftime("%H:%M") == "00:00" and shown != first:
            words.append(say(view.lang, "mark.shifted", day=first))
    return ", ".join(words)


def runs(limit: Answer, view: View) -> bool:
    """Tell whether a limit still asks for something: it is open, or lapsed, or a wait that is not over."""
    over = limit["kind"] == "wait" and (limit.get("opens") or view.now) <= view.now and limit.get("opens") is not None
    return limit["state"] in {"open", "waiting", "lapsed"} and not over


def limit_row(limit: Answer, view: View) -> list[str]:
    """Return the cells of one limit in a table: name, what it says, what is left and its marks."""
    says, far = limit_words(limit, view)
    rest = " · ".join(one for one in (far, marks(limit, view)) if one)
    open_now = limit["state"] in {"open", "lapsed", "waiting"}
    until = limit.get("until") or ""
    role = LATE if limit["state"] == "lapsed" or (until and until <= view.now) else SOON
    return [
        named(limit, view),
        says,
        paint(view, role, rest) if open_now and limit["kind"] == "deadline" else rest,
    ]
