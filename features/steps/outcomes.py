"""The steps that say what came of it. Each reads what a person can read, and says it exactly."""

from __future__ import annotations

import re
from typing import Any

from pytest_bdd import parsers, then

from engine.errors import NotAllowedError, UnknownError, UsageError
from features.support.moments import MOMENT, full, instant, said, said_day
from features.support.story import Story
from features.support.words import CLAUSES, ITEMS, LIMITS, TRACKS

SEVERITIES = ("must", "should", "expect")
ORDINAL = ("first", "second", "third")
_LIMIT = "|".join(map(re.escape, LIMITS))
LIMIT = rf"(?P<limit>{_LIMIT}|Amazon's (?:{'|'.join(ORDINAL)}) limit)"
ITEM = rf"(?P<item>{'|'.join(map(re.escape, ITEMS))})"
TRACK = rf"(?:the )?(?P<track>{'|'.join(TRACKS)})"


def _names(text: str) -> set[str]:
    found = set(re.split(r", | and ", text))
    assert found <= set(CLAUSES), f"no such condition: {found - set(CLAUSES)}"
    return found


def _clauses(text: str, action: str | None) -> set[str]:
    """Return the ids of the clauses that are named; what belongs to the action at hand is named without it."""
    ids = [CLAUSES[one] for one in _names(text)]
    return {f"{action}.{one}" if one.partition(".")[0] in SEVERITIES else one for one in ids}


# -- refusals -----------------------------------------------------------------------------------------------------


@then(parsers.re(r"this is refused for want of (?P<wanted>.+)"))
def refused(story: Story, wanted: str) -> None:
    answer = story.receipt
    assert answer is not None, f"no refusal: {story.error}"
    assert answer.why is not None, "it was not refused"
    story.spoken()
    assert sorted(_clauses(wanted, answer.action)) == sorted(answer.data["unmet"])


@then(parsers.re(rf"it can be done from (?P<when>{MOMENT}) on"))
def earliest(story: Story, when: str) -> None:
    answer = story.receipt
    assert answer is not None
    opens = [one.verdict.opens_at for one in answer.why.nodes if not one.met and one.verdict.opens_at]
    assert full(when) == said(max(opens))


@then("no reason passes this")
def no_reason(story: Story) -> None:
    answer = story.receipt
    assert answer is not None
    remedies = [one.remedy for one in answer.why.nodes if not one.met and one.remedy]
    assert [] == [one.argv for one in remedies if "--despite" in one.argv]


@then(parsers.re(r"this is not for (?P<who>.+)"))
def wrong_role(story: Story, who: str) -> None:
    story.spoken()
    assert isinstance(story.error, NotAllowedError), story.error


@then(parsers.re(r'this is not allowed: "(?P<sentence>[^"]+)"'))
def not_allowed(story: Story, sentence: str) -> None:
    story.spoken()
    assert isinstance(story.error, NotAllowedError), story.error
    assert sentence in story.error.sentence.en


@then(parsers.re(r'this cannot be taken: "(?P<sentence>[^"]+)"'))
def unusable(story: Story, sentence: str) -> None:
    story.spoken()
    assert isinstance(story.error, (UsageError, UnknownError)), story.error
    assert sentence in story.error.sentence.en


@then("this is recorded")
def accepted(story: Story) -> None:
    story.settled()
    assert story.receipt is not None
    assert story.receipt.entry is not None


@then(parsers.re(r"it passed, with the reason, over (?P<wanted>.+)"))
def passed_over(story: Story, wanted: str) -> None:
    story.settled()
    answer = story.receipt
    assert answer is not None
    assert sorted(_clauses(wanted, answer.action)) == sorted(answer.passed)


@then("the same try is not written twice")
def repeated(story: Story) -> None:
    assert story.receipt is not None
    assert story.receipt.repeated
    assert () == story.receipt.entries


# -- states -------------------------------------------------------------------------------------------------------


@then(parsers.re(rf"{TRACK} (?:is|stays) (?P<state>[\w ]+)"))
def stands(story: Story, track: str, state: str) -> None:
    found = story.show()["tracks"][TRACKS[track]]["state"]
    assert state.replace(" ", "_") == found
    story.recorder.saw(f"state {TRACKS[track]}", found)


@then(parsers.re(rf"as known on (?P<when>{MOMENT}) {TRACK} was (?P<state>[\w ]+)"))
def was_known(story: Story, when: str, track: str, state: str) -> None:
    assert state.replace(" ", "_") == story.show(as_of=instant(when))["tracks"][TRACKS[track]]["state"]


@then(parsers.re(rf"in hindsight on (?P<when>{MOMENT}) {TRACK} was (?P<state>[\w ]+)"))
def was_really(story: Story, when: str, track: str, state: str) -> None:
    assert state.replace(" ", "_") == story.show(at=instant(when))["tracks"][TRACKS[track]]["state"]


@then(parsers.re(r"(?P<item>\w+/\d+) is (?P<state>\w+)"))
def item_stands(story: Story, item: str, state: str) -> None:
    from engine.office import overview

    story.settled()
    with story.office() as office:
        rows = overview.items(office, story.case_id, item.partition("/")[0])["items"]
    assert [state] == [one["state"] for one in rows if one["item"] == item]
    story.recorder.saw(f"state {item.partition('/')[0]}", state)


@then("this was not expected where the case stands")
def unexpected(story: Story) -> None:
    assert story.receipt is not None
    assert story.receipt.unexpected


@then(parsers.re(r"(?P<entry>the [\w ]+) is now without effect"))
def moot(story: Story, entry: str) -> None:
    number = story.entry(entry)
    assert (number, _state_finding(story, number)) in _findings(story)


def _state_finding(story: Story, number: int) -> str:
    row = next(one for one in story.history() if one["entry"] == number)
    return f"{row['action']}.state"


# -- findings -----------------------------------------------------------------------------------------------------


def _findings(story: Story) -> list[tuple[int, str]]:
    return [(seq, node.id) for seq, node in story.gaps().findings]


@then(parsers.re(r"the findings of (?P<entry>the [\w ]+) are (?P<wanted>.+)"))
def findings_are(story: Story, entry: str, wanted: str) -> None:
    number = story.entry(entry)
    action = next(one["action"] for one in story.history() if one["entry"] == number)
    assert sorted(_clauses(wanted, action)) == sorted(one for seq, one in _findings(story) if seq == number)


@then(parsers.re(r"(?P<entry>the [\w ]+) has no findings"))
def no_findings(story: Story, entry: str) -> None:
    number = story.entry(entry)
    assert [] == [one for seq, one in _findings(story) if seq == number]


@then(parsers.re(r"today's list asks to acknowledge (?P<entry>the [\w ]+)"))
def asks_to_acknowledge(story: Story, entry: str) -> None:
    assert story.entry(entry) in _finding_rows(story)


@then(parsers.re(r"today's list no longer asks to acknowledge (?P<entry>the [\w ]+)"))
def asks_no_more(story: Story, entry: str) -> None:
    assert story.entry(entry) not in _finding_rows(story)


def _finding_rows(story: Story) -> set[int]:
    return {one["finding"] for rows in story.today().values() for one in rows if one["finding"] is not None}


# -- limits -------------------------------------------------------------------------------------------------------


def _key(limit: str) -> tuple[str, int | None]:
    for index, word in enumerate(ORDINAL, start=1):
        if limit == f"Amazon's {word} limit":
            return LIMITS["Amazon's limit"], index
    return LIMITS[limit], None


def _instance(story: Story, limit: str) -> dict[str, Any]:
    key, number = _key(limit)
    wanted = [one for one in story.show()["limits"] if one["key"].rpartition("/")[0] == key]
    if number is not None:
        wanted = [one for one in wanted if one["key"] == f"{key}/{number}"]
    assert wanted, f"{limit} has not begun"
    return wanted[-1]


@then(parsers.re(rf"{LIMIT} runs until the end of (?P<day>{MOMENT})"))
def runs_until(story: Story, limit: str, day: str) -> None:
    found = _instance(story, limit)
    assert ("open", full(day)) == (found["state"], said_day(found["nominal_end"]))
    story.recorder.saw(f"limit {_key(limit)[0]}", "open")


@then(parsers.re(rf"{LIMIT} (?:is|has|was) (?P<state>open|met|ended|lapsed|superseded)"))
def limit_is(story: Story, limit: str, state: str) -> None:
    assert state == _instance(story, limit)["state"]
    story.recorder.saw(f"limit {_key(limit)[0]}", state)


@then(parsers.re(rf"{LIMIT} has not begun"))
def not_begun(story: Story, limit: str) -> None:
    keys = [one["key"].rpartition("/")[0] for one in story.show()["limits"]]
    assert _key(limit)[0] not in keys


@then(parsers.re(rf"the date proposed for Amazon is (?P<day>{MOMENT})"))
def proposed(story: Story, day: str) -> None:
    from engine.office.explaining import explain
    from engine.office.reading import load

    story.settled()
    with story.office() as office:
        loaded = load(office, story.case_id, office.now())
        answer = explain(office, loaded, loaded.definition.actions["appeal"], office.actor())
    assert full(day) == said_day(answer.proposed["until"])


@then(parsers.re(rf"{LIMIT} has no date"))
def undated(story: Story, limit: str) -> None:
    keys = [one["key"].rpartition("/")[0] for one in story.gaps().undated]
    assert _key(limit)[0] in keys


@then(parsers.re(rf"{LIMIT} lasts through (?P<day>{MOMENT}) and is over from (?P<when>{MOMENT}) on"))
def waits(story: Story, limit: str, day: str, when: str) -> None:
    found = _instance(story, limit)
    assert (full(day), full(when)) == (said_day(found["nominal_end"]), said(found["opens"]))
    story.recorder.saw(f"limit {_key(limit)[0]}", found["state"])


@then(parsers.re(rf"{LIMIT} is (?P<state>waiting|over)"))
def wait_is(story: Story, limit: str, state: str) -> None:
    assert state == _instance(story, limit)["state"]
    story.recorder.saw(f"limit {_key(limit)[0]}", state)


@then(parsers.re(rf"{LIMIT} is marked (?P<mark>\w+)"))
def marked(story: Story, limit: str, mark: str) -> None:
    assert mark in _instance(story, limit)["marks"]


def _rows(story: Story, limit: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the lines of today's list that are about a limit, with their groups by time."""
    wanted = _key(limit)[0]
    return [
        (group, one["limit"])
        for group, rows in story.today().items()
        if group != "unsecured"
        for one in rows
        if one["limit"] and wanted in (one["limit"]["key"], one["limit"]["key"].rpartition("/")[0])
    ]


@then(parsers.re(rf"{LIMIT} comes up on (?P<when>{MOMENT})"))
def comes_up(story: Story, limit: str, when: str) -> None:
    found = [said(one["at"] or one["until"]) for _, one in _rows(story, limit)]
    assert [full(when) if ":" in when else f"{full(when)}, 00:00"] == found
    story.recorder.saw(f"limit {_key(limit)[0]}", "due")


@then(parsers.re(rf"{LIMIT} has been owed since (?P<when>{MOMENT})"))
def owed_since(story: Story, limit: str, when: str) -> None:
    assert [full(when)] == [said(one["since"]) for _, one in _rows(story, limit)]
    story.recorder.saw(f"limit {_key(limit)[0]}", "due")


@then(parsers.re(rf"{LIMIT} (?:no longer comes up|does not come up|is not owed|is no longer owed)"))
def gone(story: Story, limit: str) -> None:
    assert [] == _rows(story, limit)
    story.recorder.saw(f"limit {_key(limit)[0]}", "gone")


@then(parsers.re(rf"today's list shows {LIMIT} under (?P<group>overdue|today|soon|waiting)"))
def listed(story: Story, limit: str, group: str) -> None:
    assert [group] == [name for name, _ in _rows(story, limit)]


@then(parsers.re(rf"the first line of today's list is {LIMIT}"))
def first_line(story: Story, limit: str) -> None:
    lines = [one for rows in story.today(days=7).values() for one in rows]
    assert lines, "today's list is empty"
    first: str = lines[0]["limit"]["key"]
    assert _key(limit)[0] == first.rpartition("/")[0].removesuffix(".advance")


# -- checklists ---------------------------------------------------------------------------------------------------


def _item(story: Story, item: str) -> dict[str, Any]:
    checklist, _, name = ITEMS[item].partition(".")
    rows: list[dict[str, Any]] = story.show()["checklists"][checklist]["items"]
    return next(one for one in rows if one["item"] == name)


@then(parsers.re(rf"{ITEM} is (?P<state>open|done|early|postponed|not applicable)"))
def item_is(story: Story, item: str, state: str) -> None:
    found = _item(story, item)["state"]
    assert state.replace(" ", "_") == found
    story.recorder.saw(f"item {ITEMS[item]}", found)


@then(parsers.re(rf'the part "(?P<part>[^"]+)" of {ITEM} is (?P<state>open|done|early|postponed|not applicable)'))
def part_is(story: Story, part: str, item: str, state: str) -> None:
    assert state.replace(" ", "_") == _item(story, item)["parts"][part]["state"]


@then(parsers.re(r"the (?P<checklist>security|preparation|report_channels) list is (?P<state>done|not done)"))
def list_is(story: Story, checklist: str, state: str) -> None:
    assert (state == "done") == story.show()["checklists"][checklist]["done"]


# -- the log ------------------------------------------------------------------------------------------------------


@then(parsers.re(r"the log holds (?P<count>\d+) (?P<kind>refusal|lapse|lapse_withdrawn|correction|acknowledge)s?"))
def log_holds(story: Story, count: str, kind: str) -> None:
    assert int(count) == sum(one["kind"] == kind for one in story.history())


@then(parsers.re(rf"this announces the lapse of {LIMIT}"))
def announces(story: Story, limit: str) -> None:
    assert story.receipt is not None
    assert _key(limit)[0] in [one.rpartition("/")[0] for one in story.receipt.announced]


@then(parsers.re(rf"this takes back the lapse of {LIMIT}"))
def withdraws(story: Story, limit: str) -> None:
    assert story.receipt is not None
    assert _key(limit)[0] in [one.rpartition("/")[0] for one in story.receipt.withdrawn]


@then(parsers.re(r"this names what was built on it: (?P<entries>.+)"))
def built_on(story: Story, entries: str) -> None:
    assert story.receipt is not None
    assert [story.entry(one) for one in entries.split(", ")] == list(story.receipt.built_on)


@then("this is marked as late")
def late(story: Story) -> None:
    assert story.receipt is not None
    assert story.receipt.late


@then(parsers.re(r"(?P<entry>the [\w ]+) was acted by (?P<who>[\w. ]+) and typed by (?P<actor>[\w. ]+)"))
def acted(story: Story, entry: str, who: str, actor: str) -> None:
    from engine.office import chronicle

    number = story.entry(entry)
    with story.office() as office:
        history = chronicle.history(office, story.case_id)
    row = next(one for one in history["entries"] if one["entry"] == number)
    assert (who, actor) == (history["people"][row["acted_by"]], history["people"][row["actor"]])


@then(parsers.re(r'the history shows "(?P<value>[^"]+)" in (?P<entry>the [\w ]+), sealed'))
def sealed(story: Story, value: str, entry: str) -> None:
    number = story.entry(entry)
    row = next(one for one in story.history() if one["entry"] == number)
    assert value in row["sealed"].values()
    assert value not in str(row["data"])


@then(parsers.re(r"(?P<entry>the [\w ]+) stays in the history as it was written, beside its correction"))
def stays(story: Story, entry: str) -> None:
    number = story.entry(entry)
    row = next(one for one in story.history() if one["entry"] == number)
    assert [story.entry("the last correction")] == row["corrected_by"]


@then("the log is whole")
def whole(story: Story) -> None:
    from engine.office.verifying import verify

    story.settled()
    with story.office() as office:
        found = verify(office)
    assert (True, []) == (found["ok"], found["problems"])
