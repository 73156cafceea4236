"""Instants, days and zones, and times as people write them.

- An `Instant` is text: RFC 3339 in UTC, always with milliseconds and `Z` (`2026-11-20T09:31:00.000Z`). Its width is
  fixed, so `<` on two instants is their order in time. A day is text too: `YYYY-MM-DD`.
- A time that a person types is read by a closed grammar of about ten forms, or refused with the readings that were
  possible. Nothing is guessed: not the month of `03/04/2026`, not the side of a changed clock, not which Friday a
  Friday means.
- Nothing here knows the time of the machine: `now` is given.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from datetime import time as time_of_day
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from engine.errors import Text, UsageError

Instant: TypeAlias = str
"""A moment, as `2026-11-20T09:31:00.000Z`."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of a case. Outside of them a date is a slip of the keyboard."""

ZONES = {
    "AT": "Europe/Vienna",
    "BE": "Europe/Brussels",
    "CH": "Europe/Zurich",
    "CZ": "Europe/Prague",
    "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen",
    "ES": "Europe/Madrid",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "IE": "Europe/Dublin",
    "IT": "Europe/Rome",
    "LU": "Europe/Luxembourg",
    "NL": "Europe/Amsterdam",
    "PL": "Europe/Warsaw",
    "SE": "Europe/Stockholm",
}
"""The zones of the countries in which most limits end; those of all others stand in `engine.zones`."""

STATES = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
"""The German states: each has its own holidays."""

WEEKDAYS = (
    ("monday", "mon", "montag", "mo"),
    ("tuesday", "tue", "dienstag", "di"),
    ("wednesday", "wed", "mittwoch", "mi"),
    ("thursday", "thu", "donnerstag", "do"),
    ("friday", "fri", "freitag", "fr"),
    ("saturday", "sat", "samstag", "sa", "sonnabend"),
    ("sunday", "sun", "sonntag", "so"),
)

# Text, compiled at its first use: most commands read no time at all.
_INSTANT = r"(?a)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
_ISO_DAY = r"(?a)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_GERMAN_DAY = r"(?a)(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"
_UNSURE_DAY = r"(?a)(\d{1,4})([./-]) ?(\d{1,2})(?:\2 ?(\d{1,4})?)?(?=$|[ t])"
_AGO = r"(?a)-(?P<amount>\d{1,5}) ?(?P<unit>[mhd])"
_TIME = (
    r"(?a)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?: ?(?P<offset>z|[+-]\d\d:?\d\d))?"
)
_SPOKEN_HOUR = r"(?a)(?:um |at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?: ?(?:uhr|h))?"
_DAYS_AGO = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1, "vorgestern": 2}


class When(NamedTuple):
    """A time as a person meant it.

    `precision` is "minute", or "day" where only a day was named; the instant is then 00:00 of that day in its zone.
    `reading` repeats it in full for the receipt: `2026-11-20 14:00 +01:00 Europe/Berlin`.
    """

    instant: Instant
    precision: str
    reading: str


class _Context(NamedTuple):
    """What the reading of one text depends on."""

    text: str
    now: Instant
    zone: str
    future: bool

    @property
    def today(self) -> date:
        return date.fromisoformat(day_of(self.now, self.zone))


def instant(when: datetime) -> Instant:
    """Write an aware datetime as an instant; what is finer than a millisecond is cut off.

    Raises ValueError for a naive datetime: it names no moment.
    """
    if when.tzinfo is None:
        raise ValueError("a datetime without a zone names no moment")
    return when.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def moment(at: Instant) -> datetime:
    """Return the instant as an aware datetime in UTC."""
    return datetime.fromisoformat(at)


def valid(text: str) -> bool:
    """Tell whether `text` is an instant in exactly the form that entries hold."""
    if not re.fullmatch(_INSTANT, text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def day_start(day: date | str, zone: str) -> Instant:
    """Return the first instant of a day in `zone`, also where the clocks change at midnight."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return instant(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)))


def day_end(day: date | str, zone: str) -> Instant:
    """Return the first instant after a day in `zone`: periods are half-open."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return day_start(day + timedelta(days=1), zone)


def day_of(at: Instant, zone: str) -> str:
    """Return the day, `YYYY-MM-DD`, on which the instant falls in `zone`."""
    return moment(at).astimezone(ZoneInfo(zone)).date().isoformat()


def plus(at: Instant, *, days: int = 0, hours: int = 0, minutes: int = 0, milliseconds: int = 0) -> Instant:
    """Return the instant so much elapsed time later (earlier, where negative); a day is 24 hours here."""
    return instant(moment(at) + timedelta(days=days, hours=hours, minutes=minutes, milliseconds=milliseconds))


def zone_of(place: str) -> str:
    """Return the zone of a place: a country (`LU`), a state (`DE-BE`, `AT-9`) or a municipality (`DE-BY:Augsburg`).

    Raises UsageError for a country whose zone is not known, and for a German state that does not exist. Whether the
    states of other countries and a municipality exist `engine.places` knows: it judges a place when it is typed.
    """
    base, colon, town = place.partition(":")
    country, dash, state = base.partition("-")
    sound = not (colon and not town) and not (dash and not state) and (country != "DE" or not dash or state in STATES)
    if sound and country in ZONES:
        return ZONES[country]
    if sound and country.isupper():
        from engine.zones import zones

        if country in zones():
            return zones()[country][0]
    import difflib

    known = [*ZONES, *(f"DE-{each}" for each in STATES)]
    raise UsageError(
        Text(f"there is no place “{place}”", f"den Ort „{place}“ gibt es nicht"),
        hint=Text(
            "a place is a country or a German state: LU, DE-BE", "ein Ort ist ein Land oder ein Bundesland: LU, DE-BE"
        ),
        nearest=difflib.get_close_matches(place.upper(), known, n=3, cutoff=0.4),
    )


def in_words(at: Instant, precision: str, zone: str) -> str:
    """Return an instant as it stood on the clock and calendar of its zone, with offset and zone."""
    local = moment(at).astimezone(ZoneInfo(zone))
    if precision == "day":
        return f"{local.date().isoformat()} {zone}"
    return f"{local:%Y-%m-%d %H:%M} {_offset(local)} {zone}"


def parse_date(text: str) -> str:
    """Read a calendar day, `2026-11-19` or `19.11.2026`, and return it as `YYYY-MM-DD`.

    Raises UsageError, with the readings that were possible, for everything else.
    """
    words = " ".join(text.split()).lower()
    for form in (_ISO_DAY, _GERMAN_DAY):
        if found := re.fullmatch(form, words):
            return _calendar_day(found, text).isoformat()
    raise _not_a_day(text, None)


def parse_when(text: str, *, now: Instant, zone: str, day_zone: str | None = None, future: bool = False) -> When:
    """Read the time that a person typed.

    The forms: `14:00` · `today`/`heute`, `yesterday`/`gestern`, `vorgestern`, a weekday (the last such day), `-2d`,
    `2026-11-20`, `19.11.2026`, each alone or with a time · `-90m`, `-2h` · a date and a time with an offset or `Z`.
    A bare day has the precision "day", and is one of `day_zone` where that is given. A local time is one of `zone`, the
    zone of whoever types it. With `future` false, what lies after `now` is refused.

    Raises UsageError, with the readings that were possible, for an ambiguous or unknown form, a time that the change of
    the clocks left out or made twice, and a future that is not allowed.
    """
    context = _Context(text, now, zone, future)
    words = " ".join(text.split()).lower()
    if (ago := re.fullmatch(_AGO, words)) and ago["unit"] != "d":
        return _ago(ago, context)
    if time := re.fullmatch(_TIME, words):
        if time["offset"]:
            raise _unreadable(text, ())
        return _clock_time(context.today, time, context)
    day, rest = _leading_day(words, context)
    if not rest:
        there = day_zone or zone
        return _checked(When(day_start(day, there), "day", f"{day.isoformat()} {there}"), context, ())
    time = re.fullmatch(_TIME, rest)
    if not time:
        raise _unreadable(text, (_with_hour(day, rest),))
    return _clock_time(day, time, context)


def _with_hour(day: date, rest: str) -> str:
    """Return the day, with the hour of "9 Uhr" beside it: an hour that was named is never dropped."""
    hour = re.fullmatch(_SPOKEN_HOUR, rest)
    if not hour or int(hour["hour"]) > 23:
        return day.isoformat()
    return f"{day.isoformat()} {int(hour['hour']):02}:{hour['minute'] or '00'}"


def _leading_day(words: str, context: _Context) -> tuple[date, str]:
    """Return the day that the words begin with, and what follows it."""
    for form in (_ISO_DAY, _GERMAN_DAY):
        if found := re.match(rf"{form}(?=$|[ t])", words):
            return _calendar_day(found, context.text), words[found.end() + 1 :] or words[found.end() :]
    first, _, rest = words.partition(" ")
    if first in _DAYS_AGO:
        return context.today - timedelta(days=_DAYS_AGO[first]), rest
    if (ago := re.fullmatch(_AGO, first)) and ago["unit"] == "d":
        return _days_before(int(ago["amount"]), context), rest
    for number, names in enumerate(WEEKDAYS):
        if first in names:
            return _last_weekday(number, rest, context), rest
    raise _not_a_day(context.text, context.today)


def _days_before(amount: int, context: _Context) -> date:
    if amount > 366 * 50:
        raise _unreadable(context.text, ())
    return context.today - timedelta(days=amount)


def _last_weekday(number: int, rest: str, context: _Context) -> date:
    """Return the last day of that name; refuse it where a second day may have been meant."""
    back = (context.today.weekday() - number) % 7
    day = context.today - timedelta(days=back)
    if back and not context.future:
        return day
    other = day + timedelta(days=7 if back else -7)
    raise _ambiguous(context.text, [f"{each.isoformat()} {rest}".strip() for each in sorted((day, other))])


def _ago(found: re.Match[str], context: _Context) -> When:
    """Read `-90m` or `-2h`: elapsed time before now, to the minute."""
    amount = int(found["amount"])
    at = plus(context.now, hours=-amount) if found["unit"] == "h" else plus(context.now, minutes=-amount)
    at = at[:16] + ":00.000Z"
    return When(at, "minute", in_words(at, "minute", context.zone))


def _clock_time(day: date, time: re.Match[str], context: _Context) -> When:
    """Join a day with a time of day, in the zone or at the offset that was typed."""
    fraction = (time["fraction"] or "").ljust(6, "0")[:6]
    try:
        hands = time_of_day(int(time["hour"]), int(time["minute"]), int(time["second"] or 0), int(fraction))
    except ValueError:
        raise _unreadable(context.text, (day.isoformat(),)) from None
    naive = datetime.combine(day, hands)
    at = instant(_at_offset(naive, time["offset"], context) if time["offset"] else _local(naive, context))
    others: tuple[str, ...] = ()
    if at > context.now and day == context.today:
        others = (f"{(day - timedelta(days=1)).isoformat()} {naive:%H:%M}",)
    return _checked(When(at, "minute", in_words(at, "minute", context.zone)), context, others)


def _at_offset(naive: datetime, offset: str, context: _Context) -> datetime:
    if offset == "z":
        return naive.replace(tzinfo=UTC)
    digits = offset[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if int(digits[2:]) > 59 or ahead > timedelta(hours=14):
        raise _unreadable(context.text, (f"{naive:%Y-%m-%d %H:%M}",))
    return naive.replace(tzinfo=timezone(ahead if offset[0] == "+" else -ahead))


def _local(naive: datetime, context: _Context) -> datetime:
    """Place a local time in its zone; refuse it where the change of the clocks left it out or made it twice."""
    zone = ZoneInfo(context.zone)
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    there = [each.astimezone(UTC).astimezone(zone) for each in (first, second)]
    readings = [f"{each:%Y-%m-%d %H:%M} {_offset(each)}" for each in sorted(there, key=lambda each: each.timestamp())]
    if all(each.replace(tzinfo=None, fold=0) == naive for each in there):
        sentence = Text(
            f"{naive:%H:%M} came twice on {naive:%Y-%m-%d} in {context.zone}: the clocks were put back",
            f"{naive:%H:%M} Uhr gab es am {naive:%d.%m.%Y} in {context.zone} zweimal: die Uhren wurden zurückgestellt",
        )
    else:
        sentence = Text(
            f"{naive:%H:%M} did not exist on {naive:%Y-%m-%d} in {context.zone}: the clocks were put forward",
            f"{naive:%H:%M} Uhr gab es am {naive:%d.%m.%Y} in {context.zone} nicht: die Uhren wurden vorgestellt",
        )
    raise UsageError(sentence, hint=_write(readings), nearest=readings)


def _checked(when: When, context: _Context, others: tuple[str, ...]) -> When:
    """Return the reading, or refuse it where it lies in a future that is not allowed."""
    if context.future or when.instant <= context.now:
        return when
    raise UsageError(
        Text(
            f"“{context.text}” lies in the future: {when.reading}; what has happened has a time that is past",
            f"„{context.text}“ liegt in der Zukunft: {when.reading}; was geschehen ist, hat eine vergangene Zeit",
        ),
        hint=_write(others) if others else None,
        nearest=others,
    )


def _calendar_day(found: re.Match[str], text: str) -> date:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise UsageError(
            Text(
                f"“{text}” names a day that the calendar does not have", f"„{text}“: diesen Tag hat der Kalender nicht"
            )
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(
            Text(
                f"“{text}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}",
                f"„{text}“ liegt außerhalb der Jahre {FIRST_YEAR} bis {LAST_YEAR}",
            )
        )
    return day


def _not_a_day(text: str, today: date | None) -> UsageError:
    """Build the refusal of words that begin with no day that we read, with every day they may have named."""
    words = " ".join(text.split()).lower()
    found = re.match(_UNSURE_DAY, words)
    if not found:
        return _unreadable(text, ())
    first, second, third = int(found[1]), int(found[3]), found[4]
    readings = _unsure_readings(first, second, third, found[2], today)
    rest = words[found.end() :].strip(" t")
    spoken = tuple(f"{day.isoformat()} {rest}".strip() for day in sorted(readings))
    return _ambiguous(text, spoken) if len(spoken) > 1 else _unreadable(text, spoken)


def _unsure_readings(first: int, second: int, third: str | None, mark: str, today: date | None) -> set[date]:
    """Return the days that three numbers, or two and no year, may mean; dots are never month first."""
    if first > 31:
        return _existing([(first, second, int(third))]) if third else set()
    if third is None:
        years = [today.year, today.year - 1] if today else []
    else:
        years = [2000 + int(third) if len(third) <= 2 else int(third)]
    days = [(year, second, first) for year in years]
    if mark != ".":
        days += [(year, first, second) for year in years]
    return _existing(days)


def _existing(days: list[tuple[int, int, int]]) -> set[date]:
    found = set()
    for year, month, day in days:
        try:
            found.add(date(year, month, day))
        except ValueError:
            continue
    return {each for each in found if FIRST_YEAR <= each.year <= LAST_YEAR}


def _ambiguous(text: str, readings: list[str] | tuple[str, ...]) -> UsageError:
    return UsageError(
        Text(f"“{text}” can be read in {len(readings)} ways", f"„{text}“ lässt sich auf {len(readings)} Arten lesen"),
        hint=_write(readings),
        nearest=readings,
    )


def _unreadable(text: str, readings: tuple[str, ...]) -> UsageError:
    forms = Text(
        "times look like 14:00, yesterday 9:30, monday, -90m, -2d, 2026-11-19 14:00 or 19.11.2026",
        "Zeiten sehen so aus: 14:00, gestern 9:30, montag, -90m, -2d, 2026-11-19 14:00 oder 19.11.2026",
    )
    return UsageError(
        Text(f"“{text}” is no time that can be read", f"„{text}“ ist keine lesbare Zeitangabe"),
        hint=_write(readings) if readings else forms,
        nearest=readings,
    )


def _write(readings: list[str] | tuple[str, ...]) -> Text:
    return Text("write " + " or ".join(readings), "bitte schreiben: " + " oder ".join(readings))


def _offset(local: datetime) -> str:
    text = local.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
