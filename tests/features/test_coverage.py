"""What the features owe the workflow, and how they say when and who."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.workflow.load import default_root, load
from features.support import words
from features.support.coverage import Recorder, Run, missing, owed
from features.support.moments import full, instant, said, typed

ROOT = Path(__file__).parents[2]
MODULES = ("features/test_engine.py", "features/test_hacked_account.py")
WORKFLOW = load(default_root() / "hacked-account", default_root()).definition
EXTORTION = load(default_root() / "extortion", default_root()).definition


def shown() -> set[tuple[str, str]]:
    """Everything, shown from both sides."""
    return set(owed(WORKFLOW))


def run_of(*nodeids: str) -> Run:
    """A run in which these scenarios were to run, and held."""
    run = Run()
    run.found, run.held = set(nodeids), set(nodeids)
    return run


@pytest.mark.parametrize(
    "unseen",
    [
        ("clause request_file_inspection.must.elapsed.file_complaint", "met"),
        ("clause request_file_inspection.must.elapsed.file_complaint", "unmet"),
        ("clause appeal.must.state.account", "unmet"),
        ("clause security.mail_passwords.must.after.security.clean_system", "unmet"),
        ("clause amazon_reply.expect.done.security", "met"),
        ("action open_second_account", "refused"),
        ("state criminal", "inspection_refused"),
        ("state account", "deadline_lapsed"),
        ("limit decide_injunction", "lapsed"),
        ("limit file_complaint.4_weeks", "waiting"),
        ("item security.account_credentials", "postponed"),
    ],
)
def test_what_was_never_shown_is_named(unseen) -> None:
    """One thing that no scenario showed is owed, by its name."""
    thing, how = unseen

    assert [f"{thing}: never {how}"] == missing(WORKFLOW, shown() - {unseen})


def test_nothing_is_owed_where_everything_was_shown() -> None:
    """All shown, nothing missing."""
    assert [] == missing(WORKFLOW, shown())


def test_what_stands_in_a_part_is_shown_once_for_all() -> None:
    """A clause of a part counts wherever it was shown, one of the workflow itself only there."""
    recorder = Recorder()
    for workflow, thing in (
        ("hacked-account", "clause ship.must.not_pending"),
        ("hacked-account", "clause appeal.should.done.security"),
        ("extortion", "clause resume_work.must.done.rebuild"),
    ):
        recorder.workflow = workflow
        recorder.saw(thing, "met")

    assert {"clause ship.must.not_pending", "clause resume_work.must.done.rebuild"} == {
        thing for thing, _ in recorder.shown(EXTORTION)
    }


def test_a_role_that_everybody_has_is_never_owed_unmet() -> None:
    """What cannot fail is not asked for: every role may report."""
    assert not [thing for thing, _ in owed(WORKFLOW) if thing == "clause report.must.role"]


def test_every_clause_of_the_workflow_is_owed() -> None:
    """No clause of an action, a prohibition or a limit is forgotten, on either side."""
    doing = (*WORKFLOW.actions.values(), *WORKFLOW.prohibitions.values())
    clauses = [one.id for spec in doing for one in spec.clauses]
    clauses += [one.id for limit in WORKFLOW.limits.values() for one in limit.expect]

    assert {(f"clause {one}", how) for one in clauses for how in ("met", "unmet")} <= shown()


def test_a_complete_green_run_owes() -> None:
    """Every module was run, and every scenario held."""
    assert run_of(*(f"{module}::test_one" for module in MODULES)).complete(MODULES)


def test_a_run_of_one_module_owes_nothing() -> None:
    """Half of the features need not show the whole workflow."""
    assert not run_of(f"{MODULES[0]}::test_one").complete(MODULES)


def test_a_selection_owes_nothing() -> None:
    """Whoever chose scenarios is not asked for the others."""
    run = run_of(*(f"{module}::test_one" for module in MODULES))
    run.selected = True

    assert not run.complete(MODULES)


def test_a_run_with_a_failure_owes_nothing() -> None:
    """A scenario that failed says enough."""
    run = run_of(*(f"{module}::test_one" for module in MODULES))
    run.held.pop()

    assert not run.complete(MODULES)


def test_a_refused_attempt_is_not_an_action_done() -> None:
    """The recorder starts with nothing seen, so that everything is owed."""
    assert {f"{thing}: never {how}" for thing, how in shown()} == set(missing(WORKFLOW, Recorder().seen))


def test_a_wrong_weekday_is_found() -> None:
    """A date that a reader could not believe fails."""
    with pytest.raises(AssertionError, match="that day is a Friday"):
        typed("Thursday 20 November 2026")


def test_a_moment_is_one_of_berlin() -> None:
    """Times are local, also across the change of the clocks."""
    assert "2025-03-31T22:00:00.000Z" == instant("Tuesday 1 April 2025, 00:00")
    assert "Tuesday 1 April 2025, 00:00" == said("2025-03-31T22:00:00.000Z") == full("1 April 2025 at 00:00")


def lines() -> list[str]:
    """Return every sentence of the features, and every cell of their tables."""
    found = [line for path in (ROOT / "features").rglob("*.feature") for line in path.read_text("utf-8").splitlines()]
    cells = [cell.strip() for line in found if line.strip().startswith("|") for cell in line.split("|")]
    return [re.sub("^(Given|When|Then|And|But) ", "", line.strip()) for line in found] + cells


def test_every_sentence_of_the_words_is_told_somewhere() -> None:
    """The words hold no sentence that no scenario says."""
    said_there = {deed.name + deed.verb for line in lines() if (deed := words.read(line)) is not None}

    assert {one.name + one.verb for one in words.SENTENCES} == said_there


@pytest.mark.parametrize("table", [words.CLAUSES, words.LIMITS, words.ITEMS])
def test_every_name_of_the_words_is_told_somewhere(table) -> None:
    """The words hold no name that no scenario says."""
    text = "\n".join(lines())

    assert [] == [name for name in table if name not in text]


@pytest.mark.parametrize("workflow", ["hacked-account", "extortion"])
def test_every_scenario_of_a_workflow_names_its_rule(workflow) -> None:
    """Above each scenario, or its examples, stands a rule number."""
    untold = []
    for path in (ROOT / "features" / workflow).glob("*.feature"):
        for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
            bare = re.search(r"^\s*Scenario: (.+)$", block, flags=re.MULTILINE)
            if bare and "@" not in block:
                untold.append(bare[1])

    assert [] == untold
