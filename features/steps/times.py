"""The steps about times as people type them: typed on the command line, echoed with their zone, or refused."""

from __future__ import annotations

import re

import pytest
from pytest_bdd import parsers, then, when

from features.support.moments import MOMENT, full, said
from features.support.story import Story
from features.support.typing import Screen, type_in

_TEXT = r'"(?P<{}>[^"]+)"'
_TYPED = _TEXT.format("typed")
OBSERVED = {"the lock": "amazon_locks", "the release": "amazon_reactivates", "the refusal by Amazon": "amazon_refuses"}


@pytest.fixture
def terminal() -> list[Screen]:
    """Every screen that was shown, the last one at the end."""
    return []


def _type(story: Story, terminal: list[Screen], *argv: str, lang: str = "en") -> None:
    story.settled()
    terminal.append(type_in(*argv, office=story.folder, now=story.now, lang=lang))


@when(parsers.re(rf"(?P<what>{'|'.join(OBSERVED)}) is recorded as of {_TYPED}(?P<german>, in German)?"))
def recorded_as_of(story: Story, terminal: list[Screen], what: str, typed: str, german: str | None) -> None:
    line = ("do", story.case_id, OBSERVED[what], "--at", typed)
    _type(story, terminal, *line, lang="de" if german else "en")


@when(parsers.re(rf"an appeal is recorded with the date {_TYPED}"))
def appeal_with_date(story: Story, terminal: list[Screen], typed: str) -> None:
    _type(story, terminal, "do", story.case_id, "appeal", f"until={typed}", "channel=form", "--already")


@when(parsers.re(rf"the case is looked at as it was known {_TYPED}"))
def looked_at(story: Story, terminal: list[Screen], typed: str) -> None:
    _type(story, terminal, "show", story.case_id, "--as-of", typed)


@then(parsers.re(rf"it happened on (?P<when>{MOMENT})"))
def happened(story: Story, terminal: list[Screen], when: str) -> None:
    assert terminal[-1].exit == 0, terminal[-1].text
    row = [one for one in story.history() if one["kind"] == "action"][-1]
    local = said(row["happened"]) or ""
    assert full(when) == (local if row["precision"] == "minute" else local.partition(",")[0])
    assert (":" in when) == (row["precision"] == "minute")


@then(parsers.re(rf"the receipt says {_TEXT.format('words')}"))
def receipt_says(terminal: list[Screen], words: str) -> None:
    assert terminal[-1].exit == 0, terminal[-1].text
    assert words in terminal[-1].text


@then(parsers.re(rf"the answer says {_TEXT.format('words')}"))
def answer_says(terminal: list[Screen], words: str) -> None:
    assert words in terminal[-1].text


@then(parsers.re(r"nothing is recorded, and what may be meant is (?P<readings>.+)"))
def readings_are(story: Story, terminal: list[Screen], readings: str) -> None:
    screen = terminal[-1]
    assert screen.exit == 2, screen.text
    named = re.search(r"hint: write (.+)", screen.text)
    assert named is not None, screen.text
    assert re.findall(r'"([^"]+)"', readings) == named[1].split(" or ")
    assert [] == [one for one in story.history() if one["kind"] == "action"]


@then("nothing is recorded")
def nothing(story: Story, terminal: list[Screen]) -> None:
    assert terminal[-1].exit == 2, terminal[-1].text
    assert [] == [one for one in story.history() if one["kind"] == "action"]
