"""What a run of features counts as: never greener than it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docs.livingdoc.results import FAILED, NOT_RUN, PARTLY, PASSED, UNDEFINED, Results, Run, read_results, worst_of
from docs.livingdoc.specs import Feature, read_feature, read_features

ROOT = Path(__file__).parents[2]
FEATURE = """\
@B72
Feature: Probe
  What a run can do.

  Background:
    Given a base

  Scenario: It holds
    Given a base
    Then it holds

  Rule: Nothing is greener than it was

    Scenario: A step has no meaning
      Given a base
      When nobody wrote this
      Then it holds

    @B1
    Scenario: It breaks
      Then it breaks
      And it holds

    Scenario Outline: Row by row
      # Only the second row breaks.
      Then the word <word> is right
        | a | table |

      @B2
      Examples: rows
        | word |
        | this |
        | that |
"""
STEPS = """\
from pytest_bdd import given, parsers, scenarios, then

scenarios("probe.feature")

@given("a base")
def base(): pass

@then("it holds")
def holds(): pass

@then("it breaks")
def breaks(): raise AssertionError("it broke\\nhere")

@then(parsers.parse("the word {word} is right"))
def word_is_right(word, datatable): assert word == "this", f"{word} is wrong"
"""
RUN = """\
import sys
from pathlib import Path
from docs.livingdoc.running import run_features
root = Path(sys.argv[1])
sys.exit(0 if run_features(root, root / "results.json", words=("-q", f"--rootdir={root}", "-c", "/dev/null")) else 9)
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Feature, Results]:
    """A feature with every kind of outcome, and what its run wrote down."""
    root = tmp_path_factory.mktemp("probe")
    (root / "features").mkdir()
    (root / "features" / "probe.feature").write_text(FEATURE, "utf-8")
    (root / "features" / "test_probe.py").write_text(STEPS, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, str(root)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 9, ended.stdout + ended.stderr
    return read_feature(root / "features" / "probe.feature", root), read_results(root / "results.json")


def test_each_scenario_is_told_as_it_ended(run: tuple[Feature, Results]) -> None:
    """An undefined step is a fault of its own, and one bad row spoils its outline."""
    feature, results = run
    found = {one.name: results.status(feature, one) for one in feature.scenarios()}

    assert {"It holds": PASSED, "A step has no meaning": UNDEFINED, "It breaks": FAILED, "Row by row": FAILED} == found
    assert FAILED == results.status_of(feature)


def test_each_row_of_an_outline_has_its_own_outcome(run: tuple[Feature, Results]) -> None:
    """A reader sees which example did not hold."""
    feature, results = run
    rows = {one.row["word"]: one.outcome for one in results.of(feature, list(feature.scenarios())[3])}

    assert {"this": PASSED, "that": FAILED} == rows


def test_the_step_that_broke_is_known_with_its_reason(run: tuple[Feature, Results]) -> None:
    """What came after it was not reached."""
    feature, results = run
    scenario = list(feature.scenarios())[2]
    (one,) = results.of(feature, scenario)

    assert (FAILED, "it broke") == (one.outcome, one.message)
    assert [FAILED, None] == [one.steps.get(step.line) for step in scenario.steps]


def test_the_text_keeps_rules_tags_tables_and_comments(run: tuple[Feature, Results]) -> None:
    """What Cucumber JSON loses stands in the syntax tree."""
    feature, _ = run
    loose, rule = feature.rules
    outline = rule.scenarios[2]

    assert (("B72",), "Nothing is greener than it was", "") == (feature.tags, rule.name, loose.name)
    assert ((("a", "table"),), {"Only the second row breaks."}) == (outline.steps[0].table, set(outline.notes.values()))
    assert ((("word",), (("this",), ("that",)), ("B2",)),) == tuple(
        (t.header, t.rows, t.tags) for t in outline.examples
    )
    assert ["a base"] == [step.text for step in feature.background]


def test_a_feature_that_nobody_ran_is_not_run(run: tuple[Feature, Results]) -> None:
    """No result is no success."""
    feature, _ = run

    assert NOT_RUN == Results("", "", False, {}).status_of(feature) == worst_of([])


def test_an_outline_of_which_a_row_is_missing_is_run_in_part(run: tuple[Feature, Results]) -> None:
    """A row that was not run is not forgotten."""
    feature, _ = run
    outline = list(feature.scenarios())[3]
    once = Results("", "", False, {(feature.path, outline.line): (Run(PASSED, {}, {}, frozenset(), "", ""),)})

    assert (PARTLY, PARTLY) == (once.status(feature, outline), once.status_of(feature))


def test_no_two_scenarios_of_a_feature_have_one_name() -> None:
    """Of two scenarios with one name pytest-bdd runs only the last, and says nothing."""
    twice = []
    for feature in read_features(ROOT / "features"):
        names = [one.name for one in feature.scenarios()]
        twice += [(feature.path, name) for name in dict.fromkeys(names) if names.count(name) > 1]

    assert [] == twice
