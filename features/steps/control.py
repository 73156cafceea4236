"""The steps about late facts, other offices and deadline control: typed for real, each by the person who is named."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from pytest_bdd import given, parsers, step, then, when

from features.steps.outcomes import LIMIT, _key
from features.support.moments import MOMENT, full, said, said_day, typed
from features.support.sentences import CLERK, PEOPLE
from features.support.story import Story
from features.support.typing import Screen, type_in

CITIES = {"Lisbon": "PT", "Helsinki": "FI", "Vienna": "AT-9"}


# -- offices and corrections --------------------------------------------------------------------------------------


@given(parsers.re(rf"an office in (?P<city>{'|'.join(CITIES)})"))
def office_elsewhere(story: Story, city: str) -> None:
    from engine.office import founding, people
    from engine.office.commanding import Options

    shutil.rmtree(story.folder)
    founding.init(
        story.folder, name=CLERK, training=True, roles=PEOPLE[CLERK], place=CITIES[city], lang="en", simulated=story.now
    )
    with story.office() as office:
        for name, roles in PEOPLE.items():
            if name != CLERK:
                people.add(office, name, roles, None, Options())


@pytest.fixture
def preview() -> dict[str, Any]:
    """The preview of a correction, as a script gets it."""
    return {}


@when(parsers.re(rf"somebody looks at what it changed if (?P<entry>the [\w ]+) had been on (?P<when>{MOMENT})"))
def previewed(story: Story, preview: dict[str, Any], entry: str, when: str) -> None:
    line = ("correct", story.case_id, str(story.entry(entry)), "--at", typed(when), "--reason", "a guess")
    preview.update(type_in(*line, "--dry-run", "--json", office=story.folder, now=story.now).object)
    preview["ends"] = _ends(story)


def _ends(story: Story) -> dict[str, Any]:
    """Return when each limit of the case ends, opens or comes up."""
    shown = type_in("show", story.case_id, "--json", office=story.folder, now=story.now).object["limits"]
    return {one["key"]: (one["until"], one["opens"], one["at"]) for one in shown}


def _last_day(limit: dict[str, Any]) -> str | None:
    return said_day(limit["nominal_end"]) if limit["until"] else (said(limit["at"]) or "").partition(",")[0]


@then(parsers.re(rf"the preview moves {LIMIT} from (?P<old>{MOMENT}) to (?P<new>{MOMENT})"))
def preview_moves(preview: dict[str, Any], limit: str, old: str, new: str) -> None:
    found = next(one for one in preview["limits"] if one["after"]["key"].rpartition("/")[0] == _key(limit)[0])
    assert (full(old), full(new)) == (_last_day(found["before"]), _last_day(found["after"]))


@then("what moved is exactly what the preview named")
def named_exactly(story: Story, preview: dict[str, Any]) -> None:
    before, after = preview["ends"], _ends(story)
    moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert moved == {(one["after"] or one["before"])["key"] for one in preview["limits"]}


# -- what is typed ------------------------------------------------------------------------------------------------


class Desk:
    """The desk at which people type: the last screen, and what was declined while nobody has spoken of it."""

    def __init__(self) -> None:
        self.screen = Screen(0, "", "")
        self._unspoken: str | None = None

    def type(self, story: Story, who: str, *argv: str) -> None:
        """Type a command line as a person of the office."""
        story.settled()
        self.settled()
        self.screen = type_in(*argv, "--actor", who, office=story.folder, now=story.now)
        if self.screen.exit:
            self._unspoken = f"{' '.join(argv)} ended with {self.screen.exit}: {self.screen.text}"

    def settled(self) -> None:
        """Fail if something was declined and the scenario has not said so."""
        assert self._unspoken is None, self._unspoken

    def declined(self) -> str:
        """Return what stood on the screen when it was declined."""
        self._unspoken = None
        assert self.screen.exit == 3, f"exit {self.screen.exit}: {self.screen.text}"
        return self.screen.text


@pytest.fixture
def desk() -> Any:
    """The desk of one scenario."""
    made = Desk()
    yield made
    made.settled()


_WHO = rf"(?P<who>{'|'.join(PEOPLE)})"
_QUOTED = r'"(?P<{}>[^"]+)"'


@step(parsers.re(rf"{_WHO} checks {LIMIT}"))
def checks(story: Story, desk: Desk, who: str, limit: str) -> None:
    desk.type(story, who, "deadline", "check", story.case_id, _named(limit))


@step(parsers.re(rf"{_WHO} asks for more time for {LIMIT}, until (?P<until>{MOMENT})"))
def asks(story: Story, desk: Desk, who: str, limit: str, until: str) -> None:
    desk.type(story, who, "deadline", "extend", story.case_id, _named(limit), "--until", typed(until))


@step(
    parsers.re(
        rf"{_WHO} records that more time for {LIMIT} was granted(?:, until (?P<until>{MOMENT}))?"
        rf"(?:, on (?P<at>{MOMENT}))?"
    )
)
def granted(story: Story, desk: Desk, who: str, limit: str, until: str | None, at: str | None) -> None:
    more = [*(("--until", typed(until)) if until else ()), *(("--at", typed(at)) if at else ())]
    desk.type(story, who, "deadline", "grant", story.case_id, _named(limit), *more)


@step(parsers.re(rf"{_WHO} records that more time for {LIMIT} was refused"))
def not_granted(story: Story, desk: Desk, who: str, limit: str) -> None:
    desk.type(story, who, "deadline", "refuse", story.case_id, _named(limit))


@step(
    parsers.re(
        rf"{_WHO} strikes {LIMIT}(?: with the (?P<kind>\w+) {_QUOTED.format('file')})?"
        rf"(?:, because {_QUOTED.format('because')})?"
    )
)
def strikes(
    story: Story, desk: Desk, who: str, limit: str, kind: str | None, file: str | None, because: str | None
) -> None:
    proof = ("--proof", str(story.file(file)), "--as", str(kind)) if file else ()
    reason = ("--because", because) if because else ()
    desk.type(story, who, "deadline", "strike", story.case_id, _named(limit), *proof, *reason)


@step(parsers.re(rf"{_WHO} deals with the advance deadline of {LIMIT}"))
def deals_in_advance(story: Story, desk: Desk, who: str, limit: str) -> None:
    desk.type(story, who, "tick", story.case_id, f"{_named(limit)}.advance")


@step(
    parsers.re(
        rf"{_WHO} puts the advance deadline of {LIMIT} off until (?P<until>{MOMENT}): {_QUOTED.format('because')}"
    )
)
def puts_advance_off(story: Story, desk: Desk, who: str, limit: str, until: str, because: str) -> None:
    line = ("skip", story.case_id, f"{_named(limit)}.advance", "--because", because, "--until", typed(until))
    desk.type(story, who, *line)


@step(
    parsers.re(
        rf"{_WHO} closes the day(?: of (?P<day>{MOMENT}))?(?:, leaving {LIMIT} open: {_QUOTED.format('because')})?"
    )
)
def closes_day(story: Story, desk: Desk, who: str, day: str | None, limit: str | None, because: str | None) -> None:
    more = ("--day", typed(day)) if day else ()
    left = ("--leave", f"{story.case_id} {_named(limit)}", "--because", str(because)) if limit else ()
    desk.type(story, who, "close-day", *more, *left)


def _named(limit: str) -> str:
    key, number = _key(limit)
    return f"{key}/{number}" if number else key


# -- what came of it ----------------------------------------------------------------------------------------------


@then(parsers.re(rf"this is not done: {_QUOTED.format('words')}"))
def not_done(desk: Desk, words: str) -> None:
    assert words in desk.declined()


@then(parsers.re(rf"the screen at the desk says {_QUOTED.format('words')}"))
def desk_says(desk: Desk, words: str) -> None:
    desk.settled()
    assert words in desk.screen.text


def _limits(story: Story, limit: str) -> list[dict[str, Any]]:
    """Return the instances of a limit as `show` has them, in the order in which they began."""
    key, number = _key(limit)
    shown = type_in("show", story.case_id, "--json", office=story.folder, now=story.now).object["limits"]
    return [one for one in shown if one["key"] == f"{key}/{number}" or one["key"].rpartition("/")[0] == key]


@then(parsers.re(rf"{LIMIT} is unchecked"))
def unchecked(story: Story, limit: str) -> None:
    found = _limits(story, limit)[-1]
    assert (False, None) == (found["secured"], found["checked_by"])
    assert limit in _unsecured(story, limit)


@then(parsers.re(rf"{LIMIT} was checked by (?P<who>{'|'.join(PEOPLE)})"))
def checked_by(story: Story, limit: str, who: str) -> None:
    from engine.office import chronicle

    found = _limits(story, limit)[-1]
    with story.office() as office:
        people = chronicle.history(office, story.case_id)["people"]
    assert (True, who) == (found["secured"], people[found["checked_by"]])
    assert [] == _unsecured(story, limit)


def _unsecured(story: Story, limit: str) -> list[str]:
    """Return the limit, as often as it stands in the group of unchecked ones."""
    rows = type_in("today", "--days", "90", "--json", office=story.folder, now=story.now).object["groups"]["unsecured"]
    return [limit for one in rows if one["limit"]["key"].rpartition("/")[0] == _key(limit)[0]]


@then(parsers.re(rf"{LIMIT} is to be worked to (?P<day>{MOMENT})"))
def worked_to(story: Story, limit: str, day: str) -> None:
    assert full(day) == said_day(_limits(story, limit)[-1]["work_by"])


@then(parsers.re(rf"(?P<day>{MOMENT}) is hoped for with {LIMIT}"))
def hoped_for(story: Story, day: str, limit: str) -> None:
    found = _limits(story, limit)[-1]
    assert full(day) == _day_before(found["asked"]["until"])
    assert "provisional" in found["marks"]


@then(parsers.re(rf"nothing is hoped for with {LIMIT}"))
def not_hoped_for(story: Story, limit: str) -> None:
    found = _limits(story, limit)[-1]
    assert found["asked"] is None
    assert "provisional" not in found["marks"]


def _day_before(until: str) -> str | None:
    """Return the last day of what ends at an instant, as a scenario says it."""
    from engine.instants import day_of, plus

    return said_day(day_of(plus(until, milliseconds=-1), "Europe/Berlin"))


@then(parsers.re(rf"{LIMIT} is struck, and can still be read"))
def struck_readable(story: Story, limit: str) -> None:
    found = _limits(story, limit)[-1]
    assert "struck" == found["state"]
    row = next(one for one in story.history() if one["entry"] == found["struck"])
    assert ("limit", "strike") == (row["kind"], row["data"]["do"])


@then(parsers.re(rf"the (?P<which>first|second) run of {LIMIT} (?:is|has) (?P<state>open|met|lapsed|struck)"))
def run_is(story: Story, which: str, limit: str, state: str) -> None:
    number = {"first": 1, "second": 2}[which]
    found = next(one for one in _limits(story, limit) if one["key"].endswith(f"/{number}"))
    assert state == found["state"]


def _today(story: Story) -> dict[str, Any]:
    return type_in("today", "--days", "90", "--json", office=story.folder, now=story.now).object


@then(parsers.re(rf"today's list begins with {LIMIT}"))
def begins_with(story: Story, limit: str) -> None:
    first = next(one for rows in _today(story)["groups"].values() for one in rows)
    assert _key(limit)[0] == first["limit"]["key"].rpartition("/")[0]


@then(parsers.re(rf"today's list asks for the advance deadline of {LIMIT}(?P<later> only later)?"))
def asks_in_advance(story: Story, limit: str, later: str | None) -> None:
    groups = _today(story)["groups"]
    found = [name for name, rows in groups.items() for one in rows if _is_advance(one, limit)]
    assert ["soon" if later else "today"] == found


@then(parsers.re(rf"today's list no longer asks for the advance deadline of {LIMIT}"))
def no_advance(story: Story, limit: str) -> None:
    assert not any(_is_advance(one, limit) for rows in _today(story)["groups"].values() for one in rows)


def _is_advance(row: dict[str, Any], limit: str) -> bool:
    return bool(row["limit"]) and row["limit"]["key"].startswith(f"{_key(limit)[0]}.advance")


@then(parsers.re(rf"today's list says that (?P<day>{MOMENT}) was not closed"))
def says_unclosed(story: Story, day: str) -> None:
    assert [full(day)] == [said_day(one) for one in _today(story)["unclosed"]]


@then("today's list knows of no day that was not closed")
def none_unclosed(story: Story) -> None:
    assert [] == _today(story)["unclosed"]


@then(parsers.re(rf"the control sheet of (?P<day>{MOMENT}) reads:"))
def sheet_reads(story: Story, day: str, datatable: list[list[str]]) -> None:
    sheet = type_in("control-sheet", "--day", typed(day), "--json", office=story.folder, now=story.now).object
    from engine.office import chronicle

    with story.office() as office:
        people = chronicle.history(office, story.case_id)["people"]
    head, *rows = datatable
    assert ["no.", "what", "limit", "old", "new", "typed by"] == head
    found = [
        [
            str(one["n"]),
            one["what"].replace("_", " "),
            one["key"],
            _end(one["old"]),
            _end(one["new"]),
            people[one["actor"]],
        ]
        for one in sheet["lines"]
    ]
    assert rows == found


def _end(limit: dict[str, Any] | None) -> str:
    """Return the end of a limit on the sheet, with what is hoped for."""
    if limit is None:
        return ""
    until = _day_before(limit["until"]) if limit.get("until") else limit["state"]
    return f"{until}, hoped for {_day_before(limit['asked'])}" if limit.get("asked") else str(until)
