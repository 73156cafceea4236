"""Drawings of workflows: every arrow that the file has, none that it has not, and nothing on top of anything."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from engine.workflow.diagram import CLOCK, STEP, TOLD, Diagram, as_mermaid, as_text, diagrams
from engine.workflow.labels import Labels
from engine.workflow.layout import Box, Link, layout
from engine.workflow.load import default_root, load
from engine.workflow.svg import drawing, sheet

LOADED = load(default_root() / "hacked-account", default_root())
COMPILED = json.loads(LOADED.compiled)
WHOLE = LOADED.definition
SVG = "{http://www.w3.org/2000/svg}"


def drawn(lang: str = "en", **standing: dict[str, int]) -> dict[str, Diagram]:
    """Return the diagrams of hacked-account by track and register."""
    found = diagrams(WHOLE, Labels.of(COMPILED, lang), lang, standing or None)
    return {one.key: one for one in found}


def test_every_track_and_register_is_drawn_with_all_its_states() -> None:
    """No state is left out, and none is made up."""
    states = {one.name: one.states for one in (*WHOLE.tracks.values(), *WHOLE.registers.values())}

    assert states == {key: tuple(state.key for state in one.states) for key, one in drawn().items()}


def test_every_move_of_the_file_is_an_arrow_an_arrival_or_a_stay() -> None:
    """Each pair of `moves` stands in the drawing of its track, by the words of its action."""
    labels = Labels.of(COMPILED, "en")
    missing = []
    for action in WHOLE.actions.values():
        one, label = drawn()[action.home], labels.done(action.name)
        arrows = {(a.start, a.end) for a in one.arrows if a.kind == STEP for step in a.steps if step.key == action.name}
        for start, end in action.moves.items():
            state = one.state(start if start == end else end)
            told = label in (state.stays if start == end else state.arrivals)
            if (start, end) not in arrows and not told:
                missing.append((action.name, start, end))

    assert [] == missing


def test_a_lapse_is_an_arrow_of_the_clock() -> None:
    """Nobody takes it for a step of ours."""
    found = [(one.start, one.end) for one in drawn()["account"].arrows if one.kind == CLOCK]

    assert [("appealed", "deadline_lapsed")] == found


def test_what_is_only_told_afterwards_is_marked_so() -> None:
    """The arrows of `else` are no way that a case can go today."""
    found = {(one.start, one.end) for one in drawn()["account"].arrows if one.kind == TOLD}

    assert {("hacked", "appealed"), ("reported", "appealed")} == found


def test_an_arrow_that_waits_says_for_what() -> None:
    """The four weeks stand on the arrow, in words."""
    (arrow,) = [
        one
        for one in drawn("de")["criminal"].arrows
        if (one.start, one.end) == ("complaint_filed", "inspection_requested")
    ]

    assert [("Wartefrist: 4 Wochen nach „Strafanzeige erstattet“",)] == [step.clocks for step in arrow.steps]


def test_the_drawing_says_where_a_case_stands() -> None:
    """The same drawing as in the manual, with one state marked, and items counted."""
    found = drawn(account={"locked": 1}, orders={"fraud": 3})

    assert {"locked": 1} == {one.key: one.here for one in found["account"].states if one.here}
    assert "3 here" in as_text(found.values(), "en")
    assert 'account__locked["locked"]:::here' in as_mermaid(found.values(), "en")


def test_without_a_case_nothing_stands_anywhere() -> None:
    """A workflow by itself is nobody's case."""
    assert {None} == {state.here for one in drawn().values() for state in one.states}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_drawing_is_well_formed_titled_and_told(lang: str) -> None:
    """A screen reader hears what the arrows say, and every word can be selected."""
    for one in drawn(lang).values():
        root = ET.fromstring(drawing(one, lang, name=f"d-{one.key}"))
        ids = {node.get("id") for node in root.iter()}
        words = "".join(node.text or "" for node in root.iter(f"{SVG}text"))

        assert root.get("role") == "img"
        assert set((root.get("aria-labelledby") or "").split()) <= ids
        assert (root.findtext(f"{SVG}title"), one.states[0].label in (root.findtext(f"{SVG}desc") or "")) == (
            one.title,
            True,
        )
        assert [] == [state.label for state in one.states if state.label.replace(" ", "") not in words.replace(" ", "")]


def test_the_whole_sheet_loads_nothing_and_is_the_same_every_time() -> None:
    """A file that somebody is sent needs no network."""
    found = list(drawn().values())
    text = sheet(found, "Hacked seller account", "en")

    assert text == sheet(found, "Hacked seller account", "en")
    assert "href" not in text
    assert "url(" not in text
    assert ET.fromstring(text).tag == f"{SVG}svg"


def test_touched_states_are_marked_by_more_than_colour() -> None:
    """A sign stands before the name, too."""
    text = drawing(drawn()["account"], "en", touched={"locked"})

    assert 1 == text.count('<g class="state touched">')
    assert "✓ locked" in text


def test_no_two_boxes_and_no_two_labels_overlap() -> None:
    """Whatever the arrows are, everything has a place of its own."""
    boxes = [Box(key, 60.0 + 20 * n, 40.0) for n, key in enumerate("abcdefg")]
    pairs = [("a", "b"), ("a", "c"), ("c", "a"), ("a", "g"), ("b", "g"), ("d", "g"), ("g", "c"), ("e", "b"), ("a", "b")]
    found = layout(boxes, [Link(start, end, 70.0, 20.0) for start, end in pairs])
    placed = [(found.boxes[box.key], box.width, box.height) for box in boxes]
    placed += [(path.label, 70.0, 20.0) for path in found.paths]

    assert [] == [
        (one, two)
        for one, two in combinations(placed, 2)
        if abs(one[0].x - two[0].x) < (one[1] + two[1]) / 2 and abs(one[0].y - two[0].y) < (one[2] + two[2]) / 2
    ]


def test_an_arrow_begins_and_ends_at_its_boxes() -> None:
    """A way back ends where it leads, above or below."""
    boxes = [Box("a", 80.0, 40.0), Box("b", 80.0, 40.0)]
    there, back = layout(boxes, [Link("a", "b", 40.0, 20.0), Link("b", "a", 40.0, 20.0)]).paths

    assert there.points[0].y < there.points[-1].y
    assert back.points[0].y > back.points[-1].y
