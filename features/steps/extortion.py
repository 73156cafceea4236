"""The steps that only an extortion needs: a report with a flood of orders, fields, many items, the order of events."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from pytest_bdd import parsers, step, then

from features.support.moments import MOMENT, typed
from features.support.story import ENTRIES, Story
from features.support.words import REPORT_LINE

_ONE_A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def floods() -> list[tuple[str, str, int, int]]:
    """The floods that the last order report showed: day, product, units, how many of them pending."""
    return []


@step(
    parsers.re(
        rf'Jule Brandt imports (?P<count>\d+) (?P<status>\w+) orders of "(?P<asin>\w+)" made from (?P<when>{MOMENT}) on'
    )
)
def flood_imported(
    story: Story, floods: list[tuple[str, str, int, int]], count: str, status: str, asin: str, when: str
) -> None:
    from amazon.importing import import_orders

    story.settled()
    first = datetime.fromisoformat(f"{typed(when)}:00+02:00")
    lines = [REPORT_LINE]
    for number in range(int(count)):
        made = (first + number * _ONE_A_MINUTE).isoformat()
        lines.append(
            {
                **REPORT_LINE,
                "amazon-order-id": f"302-{5000000 + number}-{7000000 + number}",
                "purchase-date": made,
                "last-updated-date": made,
                "order-status": status,
                "asin": asin,
            }
        )
    path = story.file("flood.txt")
    rows = ["\t".join(REPORT_LINE), *("\t".join(line.values()) for line in lines[1:])]
    path.write_text("\r\n".join([*rows, ""]), encoding="utf-8")
    with story.office() as office:
        result = import_orders(office, story.case_id, path, since=typed(when))
    story.receipt = result.receipt
    floods[:] = [(one.day, one.asin, one.units, one.pending) for one in result.floods]


@then(
    parsers.re(
        rf'the report shows a flood of (?P<units>\d+) units of "(?P<asin>\w+)" on (?P<day>{MOMENT}), '
        r"(?P<pending>\d+) of them pending"
    )
)
def flood_shown(floods: list[tuple[str, str, int, int]], units: str, asin: str, day: str, pending: str) -> None:
    assert [(typed(day), asin, int(units), int(pending))] == floods


@then("the report shows no flood")
def no_flood(floods: list[tuple[str, str, int, int]]) -> None:
    assert [] == floods


@then(parsers.re(r"(?P<count>\d+) of the (?P<register>\w+) (?:is|are) (?P<state>\w+)"))
def many_stand(story: Story, count: str, register: str, state: str) -> None:
    assert int(count) == story.show()["registers"][register]["states"][state]
    story.recorder.saw(f"state {register}", state)


@then(parsers.re(r'the case says "(?P<name>\w+)" is "(?P<value>[^"]+)"'))
def case_says(story: Story, name: str, value: str) -> None:
    assert value == str(story.show()["fields"][name])


@then(parsers.re(r'(?P<item>\w+/\d+) says "(?P<name>\w+)" is "(?P<value>[^"]+)"'))
def item_says(story: Story, item: str, name: str, value: str) -> None:
    from engine.office import overview

    story.settled()
    with story.office() as office:
        rows = overview.items(office, story.case_id, item.partition("/")[0])["items"]
    assert [value] == [str(one["fields"][name]) for one in rows if one["item"] == item]


@then(parsers.re(r"the timeline tells, in this order: (?P<entries>.+)"))
def timeline(story: Story, entries: str) -> None:
    wanted = [ENTRIES[one.removeprefix("the ")] for one in re.split(", | and ", entries)]
    told = [one["action"] for one in story.history(by_happening=True) if one["action"] in wanted]
    assert wanted == told


@then("no deadline runs")
def no_deadline(story: Story) -> None:
    assert [] == [one["key"] for one in story.show()["limits"] if one["kind"] == "deadline"]
