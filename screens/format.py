"""Times, durations, tables, wrapping and colour: how every screen puts its words on paper.

Guarantees:
- No control character of a value reaches the screen: answers are cleaned before a screen sees them, lines again after.
- No line is wider than the view, save one unbreakable word or path.
- Colour only repeats what a word says; without it, and outside UTF-8, nothing is lost.
- An end that falls on midnight is shown as the last day that counts: `until` is half-open.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any
from zoneinfo import ZoneInfo

from screens.view import View
from screens.words import say

Answer = Mapping[str, Any]
Screen = Callable[[Answer, View], str]

# The four roles of colour.
LATE, SOON, DONE, TYPE = "31", "33", "32", "36"
_SGR = re.compile(r"(\x1b\[(?:31|32|33|36|0)m)")
_PLAIN = str.maketrans(
    {"✗": "x", "✓": "ok", "…": "...", "→": "->", "·": "-", "–": "-", "—": "-", "„": '"', "“": '"', "”": '"'}
)
_DAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")}
_LONG_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR, _DAY = 3600, 86400


def clean(value: Any) -> Any:
    """Return `value` with every control and invisible character taken out of its strings, at any depth."""
    if isinstance(value, str):
        if value.isprintable():
            return value
        return "".join(one if one.isprintable() else " " if one.isspace() else "" for one in value)
    if isinstance(value, Mapping):
        return {clean(name): one if one is None else clean(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(one) for one in value] if value else []
    return value


def screen(build: Callable[[Any, View], Iterable[str]]) -> Screen:
    """Make a screen of a function that yields lines: clean values in, one finished text out."""

    @wraps(build)
    def shown(answer: Answer, view: View) -> str:
        lines = [say(view.lang, "training")] if view.training else []
        lines += build(clean(answer), view)
        return "".join(f"{_safe(line, view)}\n" for line in lines)

    return shown


def _safe(line: str, view: View) -> str:
    pieces = _SGR.split(line)
    pieces[::2] = [clean(piece) for piece in pieces[::2]]
    if not view.unicode:
        pieces = [piece.translate(_PLAIN) for piece in pieces]
    return "".join(pieces).rstrip()


def paint(view: View, role: str, text: str) -> str:
    """Return `text` in the colour of its role, where it has one and the terminal shows colours."""
    return f"\x1b[{role}m{text}\x1b[0m" if view.colour and role and text else text


def columns(text: str) -> int:
    """Count the columns that `text` takes on a terminal: wide characters two, colours and accents none."""
    text = _SGR.sub("", text) if "\x1b" in text else text
    # Below the combining characters nothing is wide, and nothing takes no room.
    if text.isascii() or max(text) < "\u0300":
        return len(text)
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(unicodedata.combining(one) > 0 for one in text)


def pad(text: str, width: int) -> str:
    """Fill `text` with blanks up to `width` columns."""
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int) -> str:
    """Shorten plain `text` to `width` columns; the cut is marked."""
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 3:
        text = text[:-1]
    return text.rstrip() + "..."


def wrap(text: str, view: View, first: str = "", rest: str | None = None) -> list[str]:
    """Break `text` into lines of the view's width; `first` stands before the first one, `rest` before the others."""
    rest = " " * columns(first) if rest is None else rest
    lines, line, width, empty = [], first, columns(first), True
    for word in filter(None, text.split(" ")):  # a no-break space of the catalogue keeps its words together
        more = columns(word)
        if not empty and width + 1 + more > view.width:
            lines.append(line)
            line, width, empty = rest, columns(rest), True
        line += word if empty else f" {word}"
        width += more if empty else 1 + more
        empty = False
    return [*lines, line]


def table(rows: Iterable[Sequence[str]], view: View, indent: int = 2, gap: int = 2) -> list[str]:
    """Align `rows` in columns without boxes; the last column wraps under itself."""
    rows = list(rows)
    count = max((len(row) for row in rows), default=0)
    widths = [max((columns(row[n]) for row in rows if n < len(row) - 1), default=0) for n in range(count - 1)]
    room = indent + sum(widths) + gap * len(widths)
    if room > view.width * 3 // 4:
        return [line for row in rows for line in _stacked(row, view, indent)]
    lines = []
    for row in rows:
        head = " " * indent + "".join(pad(cell, widths[n]) + " " * gap for n, cell in enumerate(row[:-1]))
        lines += wrap(row[-1], view, head)
    return lines


def _stacked(row: Sequence[str], view: View, indent: int) -> list[str]:
    """Show a row that leaves no room for its last column: the first cell, and below it the others."""
    rest = " · ".join(cell for cell in row[1:] if cell)
    return [*wrap(row[0], view, " " * indent), *(wrap(rest, view, " " * (indent + 4)) if rest else [])]


def command(argv: Sequence[str]) -> str:
    """Return the command line exactly as it can be typed into a shell."""
    return shlex.join(_typed(argv))


def _typed(argv: Sequence[str]) -> list[str]:
    """Return the words of a command with the program's name, given with or without it."""
    return list(argv) if argv[:1] == ["fristwerk"] else ["fristwerk", *argv]


def command_lines(argv: Sequence[str], view: View, first: str = "", rest: str | None = None) -> list[str]:
    """Return the command broken where a shell lets it be continued, so that it can still be copied whole."""
    rest = " " * columns(first) if rest is None else rest
    words = [shlex.quote(word) for word in _typed(argv)]
    lines, line = [], words[0]
    room = view.width - columns(first) - 2
    for word in words[1:]:
        if columns(line) + 1 + columns(word) > room:
            lines.append(f"{line} \\")
            line, room = f"  {word}", view.width - columns(rest) - 2
        else:
            line += f" {word}"
    lines.append(line)
    painted = [paint(view, TYPE, one) for one in lines]
    return [first + painted[0], *(rest + one for one in painted[1:])]


def local(view: View, instant: str) -> datetime:
    """Return an Instant as a time in the office's zone."""
    return _local(instant, view.zone)


@lru_cache(1024)
def _local(instant: str, zone: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))


def day(view: View, value: date, *, year: bool | None = None) -> str:
    """Return "Fri 20 Nov 2026"; the year is left out where it is the present one, unless `year` says otherwise."""
    with_year = value.year != local(view, view.now).year if year is None else year
    name = _DAYS["de" if view.lang == "de" else "en"][value.weekday()]
    if view.lang == "de":
        return f"{name} {value:%d.%m.}" + (f"{value:%Y}" if with_year else "")
    return f"{name} {value.day} {_MONTHS[value.month - 1]}" + (f" {value.year}" if with_year else "")


def long_day(view: View, instant: str) -> str:
    """Return "Friday 20 November 2026": the head line of a day's work."""
    at = local(view, instant)
    name = _LONG_DAYS["de" if view.lang == "de" else "en"][at.weekday()]
    rest = f"{at:%d.%m.%Y}" if view.lang == "de" else f"{at.day} {_LONG_MONTHS[at.month - 1]} {at.year}"
    return f"{name}, {rest}" if view.lang == "de" else f"{name} {rest}"


def _happened(view: View, instant: str, precision: str) -> datetime:
    """Return a time in the office's zone; a bare day is midnight at the place of its case, and half a day later it is
    that same day in every zone that an office may lie in.
    """
    return local(view, instant) + timedelta(hours=12 if precision == "day" else 0)


def when(view: View, instant: str, precision: str = "minute") -> str:
    """Return "Fri 20 Nov 2026 15:30", or the day alone where only the day is known."""
    at = _happened(view, instant, precision)
    return day(view, at.date(), year=True) + ("" if precision == "day" else f" {at:%H:%M}")


def zoned(view: View, instant: str) -> str:
    """Return a time as it was understood, with offset and zone: "Fri 20 Nov 2026 15:30 +01:00 Europe/Berlin"."""
    return f"{when(view, instant)} {local(view, instant).isoformat()[-6:]} {view.zone}"


def short_when(view: View, instant: str, precision: str = "minute") -> str:
    """Return the time as one says it today: "today 15:30", "Thu 19 Nov 17:00"."""
    at, now = _happened(view, instant, precision), local(view, view.now)
    name = say(view.lang, "today") if at.date() == now.date() else day(view, at.date())
    return name + ("" if precision == "day" else f" {at:%H:%M}")


def _midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second) == (0, 0, 0)


def end_of(view: View, until: str) -> str:
    """Return the last day that counts, or the minute of an end within a day."""
    at = local(view, until)
    if not _midnight(at):
        return short_when(view, until)
    return day(view, at.date() - timedelta(days=1))


def start_of(view: View, opens: str) -> str:
    """Return the first day that counts, or the minute of a start within a day."""
    at = local(view, opens)
    return day(view, at.date()) if _midnight(at) else short_when(view, opens)


def span(view: View, seconds: float) -> str:
    """Return a length of time in the unit one would say: "45 min", "16 h", "3 days"."""
    seconds = abs(seconds)
    if seconds < 2 * _HOUR:
        return say(view.lang, "span.minutes", n=int(seconds // 60))
    if seconds < 2 * _DAY:
        return say(view.lang, "span.hours", n=int(seconds // _HOUR))
    return say(view.lang, "span.days", n=int(seconds // _DAY))


def _dative(view: View, seconds: float) -> str:
    days = int(abs(seconds) // _DAY)
    return say(view.lang, "span.days.dative", n=days) if days > 1 else span(view, seconds)


def _seconds(view: View, instant: str) -> float:
    return (local(view, instant) - local(view, view.now)).total_seconds()


def left(view: View, until: str) -> str:
    """Return how much is left until a half-open end: "today", "3 days left", "in 7 h", or how long it is over."""
    at, now = local(view, until), local(view, view.now)
    if at <= now:
        return say(view.lang, "over", span=_dative(view, _seconds(view, until)))
    if not _midnight(at):
        return say(view.lang, "left", span=span(view, _seconds(view, until)))
    days = (at.date() - timedelta(days=1) - now.date()).days
    if days == 0:
        return say(view.lang, "left.today")
    return say(view.lang, "left.tomorrow") if days == 1 else say(view.lang, "left.days", n=days)


def until_then(view: View, opens: str) -> str:
    """Return how long a wait still runs: "in 3 days"; nothing where it is over."""
    at, now = local(view, opens), local(view, view.now)
    if at <= now:
        return ""
    days = (at.date() - now.date()).days
    if _midnight(at) and days == 1:
        return say(view.lang, "tomorrow")
    return say(
        view.lang,
        "in",
        span=say(view.lang, "span.days.dative", n=days) if days > 1 else span(view, _seconds(view, opens)),
    )


def age(view: View, since: str) -> str:
    """Return how old something is: "16 h", "3 days"."""
    return span(view, _seconds(view, since))


def value(view: View, it: Any) -> str:
    """Return a field's value as a person reads it; a withheld one says so."""
    if isinstance(it, Mapping):
        if it.get("withheld"):
            return say(view.lang, "withheld")
        if "currency" in it:
            return _money(view, it)
        return str(it.get("name") or ", ".join(f"{name} {value(view, one)}" for name, one in it.items()))
    if isinstance(it, bool):
        return say(view.lang, "yes" if it else "no")
    if isinstance(it, list):
        return ", ".join(value(view, one) for one in it)
    text = str(it)
    if _INSTANT.fullmatch(text):
        return when(view, text)
    return day(view, date.fromisoformat(text), year=True) if _DATE.fullmatch(text) else text


def client(view: View, it: Any) -> str:
    """Return a client's name; where it was destroyed or never given, a word for that."""
    return say(view.lang, "withheld") if it is None else value(view, it)


def quoted(view: View, text: str) -> str:
    """Return `text` in the quotation marks of the language."""
    return f"„{text}“" if view.lang == "de" else f"“{text}”"


def numbers(found: Sequence[int]) -> str:
    """Return entry numbers as one writes them: "#24", "#17–#21", "#3, #9"."""
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"#{found[0]}–#{found[-1]}"
    return ", ".join(f"#{n}" for n in found)


def _money(view: View, it: Mapping[str, Any]) -> str:
    """Write minor units with two digits after the mark: every currency of these cases has them."""
    units, cents = divmod(abs(it["minor"]), 100)
    text = f"{'-' if it['minor'] < 0 else ''}{units:,}.{cents:02}"
    if view.lang == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{text} {it['currency']}"


def counted(view: View, n: int, noun: str) -> str:
    """Return "1 entry", "3 entries": the word catalogue holds both forms of `noun`."""
    return f"{n} {say(view.lang, f'{noun}.one' if n == 1 else f'{noun}.many')}"
