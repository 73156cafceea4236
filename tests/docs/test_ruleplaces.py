"""Where the rules live: all of them listed, each place real, and no rule without one."""

from __future__ import annotations

from pathlib import Path

from docs.livingdoc.book import CITED
from engine.workflow.load import default_root, find_workflows, load
from engine.workflow.ruleplaces import (
    GUIDES,
    HINT,
    SCENARIO,
    index,
    rules_of,
    scenarios,
    tag_of,
    unknown_tags,
    without_source,
)

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "features"
LOADED = [load(folder, folder.parent) for folder in find_workflows([default_root()]).values()]
RULES = rules_of(default_root())
FOUND = index(LOADED, RULES, FEATURES)
PROBE = """\
@B1
Feature: Tags
  Text with "@nothing" in it.

  @B2
  Rule: One

    @B3 @B4
    Scenario: First
      Given a text
        \"\"\"
        @B99
        Scenario: not one
        \"\"\"

  Rule: Two

    Scenario Outline: Second
      Given <a>

      @wrong
      Examples:
        | a |
        | 1 |
"""


def test_all_143_rules_are_always_listed() -> None:
    """53 of the story, 90 of the guide, in their order, then the norms."""
    numbers = [one.number for one in FOUND]

    assert [*GUIDES] == numbers[:143]
    assert len(set(numbers)) == len(numbers)


def test_every_rule_is_written_down_in_both_languages_with_its_weight() -> None:
    """A number alone tells nobody anything."""
    assert [] == [one.number for one in FOUND if not (one.text and one.text.de and one.text.en and one.weight)]


def test_every_place_is_a_line_that_is_there() -> None:
    """Whoever follows a place finds the thing that it names."""
    lines: dict[str, list[str]] = {}
    wrong = []
    for place in (place for rule in FOUND for place in rule.places):
        path, _, number = place.where.rpartition(":")
        text = lines.setdefault(path, (ROOT / path).read_text("utf-8").splitlines())
        if place.kind == SCENARIO and place.id not in text[int(number) - 1]:
            wrong.append(place)
        if place.kind not in (SCENARIO, HINT) and not text[int(number) - 1].strip():
            wrong.append(place)

    assert [] == wrong


def test_every_hint_leads_to_a_label() -> None:
    """A rule that only tells is told somewhere: a hint that leads nowhere counts as no place, so none may be left."""
    hinted = {number for number, rule in RULES.items() if rule.get("hint")}
    wanted = {number: len(RULES[number]["hint"].split()) for number in hinted}

    assert wanted == {one.number: sum(p.kind == HINT for p in one.places) for one in FOUND if one.number in hinted}


def test_every_clause_step_and_limit_names_its_rule() -> None:
    """A condition that nobody can trace is not in the file."""
    assert [] == [one for loaded in LOADED for one in without_source(loaded.definition)]


def test_every_tag_is_a_rule_or_a_norm() -> None:
    """A tag that means nothing misleads."""
    assert [] == unknown_tags(FEATURES, [*map(tag_of, RULES), *CITED])


def test_every_rule_has_a_place() -> None:
    """The mission is two texts: no rule of them is dropped."""
    assert [] == [one.number for one in FOUND if one.number in GUIDES and not one.places]


def test_tags_are_read_where_they_hold(tmp_path: Path) -> None:
    """A tag of the feature, of its rule, of the scenario and of its examples counts; a quoted one does not."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "probe.feature").write_text(PROBE, "utf-8")
    found = {one.title: one.tags for one in scenarios(tmp_path / "features")}

    assert {"First": ("B1", "B2", "B3", "B4"), "Second": ("B1", "wrong")} == found
    assert [("features/probe.feature:18", "wrong")] == unknown_tags(tmp_path / "features", RULES)


def test_without_the_features_the_other_places_remain() -> None:
    """An installed program has no features, and still knows its rules."""
    found = {one.number: one for one in index(LOADED, RULES, None)}

    assert found["B72"].places
    assert SCENARIO not in {place.kind for one in found.values() for place in one.places}
