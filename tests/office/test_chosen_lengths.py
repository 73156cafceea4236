"""Lengths that a person chooses: what is about to be done stays within its bounds, what was done is recorded."""

from __future__ import annotations

import pytest

from engine.errors import UsageError
from engine.office import acting, correcting, overview, recording
from engine.office.commanding import Options
from engine.office.session import Office
from tests.workflow.conftest import Folder

NOW = "2026-08-03T09:00:00.000Z"
CASE = "A-2026-0001"
ALREADY = Options(already=True, at="yesterday")


@pytest.fixture
def office(empty, tmp_path):
    """An office with a case in which the carrier is given between a week and a month."""
    (tmp_path / "workflows").mkdir()
    folder = Folder(tmp_path / "workflows")
    for path in ("workflow.yaml", "de.yaml", "en.yaml"):
        text = (folder.folder / path).read_text(encoding="utf-8").replace("clerk", "seller")
        folder.write(f"parcel/{path}", text)
    tree = "parcel/workflow.yaml"
    bounds = "{given: weeks, propose: 14 days, least: 7 days, most: 1 month}"
    folder.change(
        tree, "ask: {until: date, letter: {evidence: letter, waive: lawyer, source: R1}}", "optional: {weeks: length}"
    )
    folder.change(tree, "    ends: claim.until\n", f"    after: claim\n    length: {bounds}\n    place: AT-9\n")
    folder.change(tree, "        should:\n          - {done: steps, source: R1}\n", "        should:\n")
    for lang in ("de", "en"):
        folder.change(f"parcel/{lang}.yaml", "until: until, letter: letter,", "weeks: weeks,")
    with Office.open(empty, simulated=NOW) as found:
        recording.open_case(found, "parcel", "Windhauer", [("number", "7")], Options(), [folder.root])
        yield found


def end(office: Office) -> str:
    """Return the last day of the carrier's limit."""
    return next(one["nominal_end"] for one in overview.show(office, CASE)["limits"] if one["key"] == "payment/1")


def claim(office: Office, weeks: str, options: Options) -> None:
    """Claim, with a length of one's own."""
    acting.act(office, CASE, "claim", [("weeks", weeks)], (), options)


def test_an_act_keeps_to_the_bounds(office):
    """Too long is refused before anything is written; within them it counts, at any place of the list."""
    with pytest.raises(UsageError) as refused:
        claim(office, "6 weeks", Options())
    assert "weeks is at least 7 days and at most 1 month, not 6 weeks" == refused.value.sentence.en

    claim(office, "3 weeks", Options())
    assert "2026-08-24" == end(office)


def test_what_was_done_is_recorded_as_it_was(office):
    """Who gave five days gave five days."""
    claim(office, "5 days", ALREADY)

    assert "2026-08-07" == end(office)


def test_a_correction_says_what_was_given(office):
    """It moves the limit, and no bound hides the truth."""
    claim(office, "3 weeks", Options())
    correcting.correct(
        office, CASE, 2, [("weeks", "P5D")], at=None, strike=False, reason="the letter says so", options=Options()
    )

    assert "2026-08-08" == end(office)
