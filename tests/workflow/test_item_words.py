"""Faults in what acts on register items may ask and do, each at its place."""

from __future__ import annotations

import pytest

OLD = "{done: steps, source: R1}"
REGISTER = "  witnesses: {fields: {name: name}}"
GREET = """\
  witnesses:
    fields: {name: name, paid: money, years: count, friend: witnesses, seen_on: date}
    states: [listed, heard]
    actions:
      hear: {by: clerk, moves: {listed: heard, heard: listed}, source: R1
"""

WORDS = [
    ("{some: »witneses, known: name, source: R1}", "unknown-register"),
    ("»{some: witnesses, source: R1}", "wrong-shape"),
    ("{some: witnesses, known: »nam, source: R1}", "unknown-field"),
    ("{sum: witnesses, of: »name, most: 0, source: R1}", "unknown-field"),
    ("{sum: »witnesses, most: 0, source: R1}", "missing-key"),
    ("{sum: »witnesses, of: years, source: R1}", "missing-bound"),
    ("{count: »witnesses, source: R1}", "missing-bound"),
    ("{sum: witnesses, of: years, most: »much, source: R1}", "wrong-shape"),
    ("{sum: witnesses, of: paid, most: »5, source: R1}", "wrong-shape"),
    ("{sum: witnesses, of: paid, most: »5 euros, source: R1}", "wrong-shape"),
    ("{sum: witnesses, of: years, states: »herd, most: 5, source: R1}", "unknown-state"),
    ("{quiet: »carier, for: 2 days, source: R1}", "unknown-party"),
    ("{quiet: »carrier, source: R1}", "quiet-without-length"),
    ("{quiet: carrier, for: »2 dayz, source: R1}", "bad-length"),
    ("{checked: »recipt, source: R1}", "unknown-evidence"),
    ("{linked: »friend, known: name, source: R1}", "unknown-field"),
    ("{state: {»witnesses: heard}, source: R1}", "unknown-track"),
    ("{every: witnesses, state: {witnesses: »herd}, source: R1}", "unknown-state"),
    ("{every: witnesses, linked: »name, known: name, source: R1}", "unknown-field"),
]


@pytest.mark.parametrize(("new", "code"), WORDS)
def test_a_word_with_a_wrong_argument_is_found_at_its_place(folder, faults_after, new, code):
    """Fields, states and bounds are those of the register that the clause is about."""
    folder.change("parcel/workflow.yaml", REGISTER, GREET + "}")
    assert code in faults_after(OLD, new)


SOUND = [
    "{some: witnesses, known: name, source: R1}",
    "{every: witnesses, state: {witnesses: heard}, source: R1}",
    "{every: witnesses, linked: friend, known: name, source: R1}",
    "{every: witnesses, field: {fragile: true}, source: R1}",
    "{sum: witnesses, of: years, states: [listed], least: 2, most: 9, source: R1}",
    "{sum: witnesses, of: paid, most: 0, source: R1}",
    "{sum: witnesses, of: paid, least: 12.50 EUR, source: R1}",
    "{quiet: carrier, for: 2 days, source: R1}",
    "{checked: letter, source: R1}",
    "{checked: receipt, source: R1}",
]


@pytest.mark.parametrize("new", SOUND)
def test_a_sound_clause_has_no_fault_but_labels(folder, faults_after, new):
    """What the tables above break is right otherwise."""
    folder.change("parcel/workflow.yaml", REGISTER, GREET + "}")
    assert [] == [one for one in faults_after(OLD, new) if not one.endswith("missing-label")]


ACTS = [
    (", must: [{known: »number_of, source: R1}]}", "unknown-field"),
    (", must: [{state: {»letters: heard}, source: R1}]}", "unknown-track"),
    (", must: [»{state: {witnesses: heard}, source: R1}]}", "duplicate-clause-id"),
    (", must: [{linked: »seen_on, known: name, source: R1}]}", "unknown-field"),
    (", ask: {seen_on: »instant}}", "field-type"),
    (", ask: {friend: »orders}}", "unknown-type"),
    (", also: {»witnesses: {listed: heard}}}", "unknown-track"),
    (", also: [{parcel: {lost: done}, when: {known: »name}}]}", "unknown-field"),
    (", also: [{parcel: {lost: done}, when: {state: {»witnesses: heard}}}]}", "unknown-track"),
    (", ask: {paper: {evidence: receipt}}, checks: »seen_on}", "unknown-input"),
]


@pytest.mark.parametrize(("end", "code"), ACTS)
def test_an_act_on_items_is_checked_where_it_is_written(folder, faults_after, end, code):
    """It asks its items and the case, sets their fields, and moves what is not its own register."""
    assert code in faults_after(REGISTER, GREET + end)


SOUND_ACTS = [
    ", must: [{known: name, source: R1}, {state: {witnesses: listed}, id: new, source: R1}]}",
    ", must: [{known: number, source: R1}, {field: {fragile: true}, source: R1}]}",
    ", ask: {seen_on: date, friend: witnesses}, also: {parcel: {lost: done}}}",
    ", ask: {paper: {evidence: receipt}}, checks: paper}",
]


@pytest.mark.parametrize("end", SOUND_ACTS)
def test_a_sound_act_on_items_has_no_fault_but_labels(faults_after, end):
    """What the table above breaks is right otherwise."""
    assert [] == [one for one in faults_after(REGISTER, GREET + end) if not one.endswith("missing-label")]


def test_only_an_act_checks_a_document(folder, faults_after):
    """What a party does is no check of ours."""
    text = "optional: {amount: [all, part], paper: {evidence: receipt}}\n        checks: »paper"
    assert "wrong-shape" in faults_after("optional: {amount: [all, part]}", text)


def test_a_prohibition_may_ask_for_more_than_its_reason(faults_after):
    """A document that a second person has checked, for instance."""
    text = "except: why, ask: {paper: {evidence: »recipt}}, must: [{role"
    assert "unknown-evidence" in faults_after("except: why, must: [{role", text)


def test_a_track_may_move_all_items_of_a_register(folder, faults_after):
    """An unknown state of the register is found."""
    folder.change("parcel/workflow.yaml", REGISTER, GREET + "}")
    text = "by: carrier\n        also: {witnesses: {listed: »herd}}\n        moves: {anywhere: done}"
    assert "unknown-state" in faults_after("by: carrier\n        moves: {anywhere: done}", text)
