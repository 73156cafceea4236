"""The steps about periods: the calculator is typed for real, and read as a lawyer reads it."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from features.support.moments import MOMENT, WEEKDAYS, typed
from features.support.typing import Screen, type_in

RULES = {
    "the BGB": "bgb",
    "the ZPO": "zpo",
    "§§ 42, 43 StPO": "stpo43",
    "§ 77b StGB": "stgb77b",
    "Reg. 1182/71": "eu",
    "the calendar alone": "plain",
    "the law of waiting periods": "wait",
}
PLACES = {
    "Berlin": "DE-BE",
    "Cologne": "DE-NW",
    "Leipzig": "DE-SN",
    "a Catholic municipality of Saxony": "DE-SN:CATHOLIC",
    "a Catholic municipality of Thuringia": "DE-TH:CATHOLIC",
    "Erfurt": "DE-TH",
    "Augsburg": "DE-BY:Augsburg",
    "Munich": "DE-BY:CATHOLIC",
    "Nuremberg": "DE-BY",
    "Saarbrücken": "DE-SL",
    "Luxembourg": "LU",
    "Vienna": "AT-9",
    "Amsterdam": "NL",
    "Lisbon": "PT",
}
LAENDER = {
    "Baden-Württemberg": "BW", "Bavaria": "BY", "Berlin": "BE", "Brandenburg": "BB", "Bremen": "HB", "Hamburg": "HH",
    "Hesse": "HE", "Lower Saxony": "NI", "Mecklenburg-Vorpommern": "MV", "North Rhine-Westphalia": "NW",
    "Rhineland-Palatinate": "RP", "Saarland": "SL", "Saxony": "SN", "Saxony-Anhalt": "ST", "Schleswig-Holstein": "SH",
    "Thuringia": "TH",
}  # fmt: skip
_NAMED = "|".join((*PLACES, *LAENDER))
_LENGTH = r"(?:\d+ [a-zA-Z]+|half a month|half a year|ein halber Monat|1 month and a half|P[\dA-Z.]+)"
_OFFSET = r"(?: \((?P<{}>[+-]\d\d:\d\d)\))?"
_WAYS = {
    ", that day included": "--first-day-counts",
    ", without any shift": "--no-shift",
    ", with two working days in it": "--two-working-days",
}
_WAY = rf"(?P<way>(?:{'|'.join(_WAYS)})?)"


class Calculator:
    """What is typed into the calculator, and what it showed last."""

    def __init__(self) -> None:
        self.rules, self.place = "bgb", "DE-BE"
        self.line: tuple[str, ...] = ()
        self._unspoken: str | None = None

    def ask(self, length: str, start: str, *options: str) -> None:
        """Type a period."""
        self.settled()
        own = ("--rule", self.rules, "--place", self.place)
        self.line = ("period", *length.split(" "), "--from", start, *own, *options)
        if (screen := self.screen()).exit:
            self._unspoken = f"{' '.join(self.line)}: {screen.text}"

    def settled(self) -> None:
        """Fail if a period was refused and the scenario has not said so."""
        assert self._unspoken is None, self._unspoken

    def refusal(self) -> Screen:
        """Return the refusal that the scenario speaks of."""
        self._unspoken = None
        screen = self.screen()
        assert screen.exit == 2, "it was not refused"
        return screen

    def screen(self, lang: str = "en") -> Screen:
        """Return what stands on the screen."""
        return type_in(*self.line, lang=lang)

    @property
    def answer(self) -> dict[str, Any]:
        """The answer that a script gets."""
        self.settled()
        return type_in(*self.line, "--json").object


@pytest.fixture
def calculator() -> Any:
    """A calculator on whose screen nothing stands."""
    made = Calculator()
    yield made
    made.settled()


def _code(place: str) -> str:
    return PLACES[place] if place in PLACES else f"DE-{LAENDER[place]}"


def _start(text: str, offset: str | None) -> str:
    return typed(text) + (f" {offset}" if offset else "")


# -- what is asked ------------------------------------------------------------------------------------------------


@given(parsers.re(rf"periods are counted under (?P<rules>{'|'.join(RULES)})(?: in (?P<place>{_NAMED}))?"))
def counted_under(calculator: Calculator, rules: str, place: str | None) -> None:
    calculator.rules = RULES[rules]
    calculator.place = _code(place or "Berlin")


@given(parsers.re(rf"the act is due in (?P<place>{_NAMED})"))
def due_in(calculator: Calculator, place: str) -> None:
    calculator.place = _code(place)


@when(parsers.re(rf"a period of (?P<length>{_LENGTH}) runs from (?P<start>{MOMENT}){_OFFSET.format('offset')}{_WAY}"))
def runs_from(calculator: Calculator, length: str, start: str, offset: str | None, way: str) -> None:
    calculator.ask(length, _start(start, offset), *filter(None, [_WAYS.get(way)]))


@when(
    parsers.re(
        rf"a period of (?P<length>{_LENGTH}) runs from the (?P<part>start|middle|end) of (?P<month>\d{{4}}-\d\d)"
    )
)
def runs_from_part(calculator: Calculator, length: str, part: str, month: str) -> None:
    calculator.ask(length, f"{part} of {month}")


@when(parsers.re(rf"a period of (?P<length>{_LENGTH}) is counted back from (?P<start>{MOMENT})"))
def counted_back(calculator: Calculator, length: str, start: str) -> None:
    calculator.ask(length, typed(start), "--before")


@when(
    parsers.re(
        rf"a period of (?P<length>{_LENGTH}) from (?P<start>{MOMENT}) is extended by (?P<more>{_LENGTH})"
        rf"(?:, and then by (?P<again>{_LENGTH}))?"
    )
)
def extended(calculator: Calculator, length: str, start: str, more: str, again: str | None) -> None:
    calculator.ask(length, typed(start), *(word for one in (more, again) if one for word in ("--extend", one)))


@when(parsers.re(rf"a period whose unshifted end was (?P<start>{MOMENT}) goes on for (?P<length>{_LENGTH})"))
def goes_on(calculator: Calculator, start: str, length: str) -> None:
    calculator.ask(length, typed(start), "--continues")


# -- what comes of it ---------------------------------------------------------------------------------------------


def _written(text: str) -> str:
    """Return a day or local time of an answer as a scenario says it."""
    from datetime import datetime

    found = datetime.fromisoformat(text)
    day = f"{WEEKDAYS[found.weekday()]} {found.day} {found:%B %Y}"
    return day if len(text) == 10 else f"{day}, {found:%H:%M} ({text[19:]})"


def _expected(when: str, offset: str | None) -> str:
    typed(when)
    return f"{when} ({offset})" if offset else when


def _same(wanted: str, found: str, offset: str | None) -> None:
    said = _written(found)
    if offset is None:
        said = said.partition(" (")[0]
    assert wanted == said


@then(parsers.re(rf"it ends (?:with|on) (?P<end>{MOMENT}){_OFFSET.format('offset')}"))
def ends(calculator: Calculator, end: str, offset: str | None) -> None:
    _same(_expected(end, offset), calculator.answer["end"], offset)


@then(parsers.re(rf"unshifted it would end with (?P<end>{MOMENT})"))
def nominal(calculator: Calculator, end: str) -> None:
    _same(_expected(end, None), calculator.answer["nominal_end"], None)


@then(parsers.re(rf"it reaches back to the beginning of (?P<end>{MOMENT})"))
def reaches_back(calculator: Calculator, end: str) -> None:
    answer = calculator.answer
    assert answer["nominal_end"] == answer["end"], "a period counted backwards was shifted"
    _same(_expected(end, None), answer["end"], None)


@then(parsers.re(rf"the act is open from (?P<moment>{MOMENT}) on"))
def opens(calculator: Calculator, moment: str) -> None:
    answer = calculator.answer
    assert answer["nominal_end"] == answer["end"], "a wait was shifted"
    _same(_expected(moment, None), answer["open_from"], None)


@then(parsers.re(r"the norms are (?P<norms>.+)"))
def norms_are(calculator: Calculator, norms: str) -> None:
    cited = [one["norm"] for one in calculator.answer["steps"]]
    assert norms.split(", ") == list(dict.fromkeys(cited))


@then(parsers.re(r"it passes over (?P<days>.+)"))
def passes_over(calculator: Calculator, days: str) -> None:
    shift = next(one["text"] for one in calculator.answer["steps"] if "moved from" in one["text"])
    names = [one.partition("(")[2].rstrip(")") for one in shift.partition(": ")[2].split(", ")]
    assert days.split(", ") == names


@then(parsers.re(r'the reasons say "(?P<words>[^"]+)"'))
def reasons_say(calculator: Calculator, words: str) -> None:
    assert words in " · ".join(one["text"] for one in calculator.answer["steps"])


@then(parsers.re(r'the screen says "(?P<words>[^"]+)"(?P<german>, in German)?'))
def screen_says(calculator: Calculator, words: str, german: str | None) -> None:
    calculator.settled()
    assert words in calculator.screen("de" if german else "en").text


@then(parsers.re(r'this is refused: "(?P<words>[^"]+)"'))
def period_refused(calculator: Calculator, words: str) -> None:
    assert words in calculator.refusal().text


@then(parsers.re(r"a period of 1 day that ends on a marked day ends later:"))
def ends_later(calculator: Calculator, datatable: list[list[str]]) -> None:
    from datetime import date, timedelta

    head, *rows = datatable
    days = [date.fromisoformat(typed(one)) for one in head[1:]]
    found = []
    for land, *_ in rows:
        calculator.place = _code(land)
        marks = []
        for day in days:
            calculator.ask("1 day", (day - timedelta(days=1)).isoformat())
            marks.append("x" if calculator.answer["end"] > day.isoformat() else "")
        found.append([land, *marks])
    assert rows == found
