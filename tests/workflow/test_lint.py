"""Every fault of a workflow folder is found at its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from typing import Any

import pytest

from engine.case import conditions
from engine.errors import LintError
from engine.workflow import clauses
from engine.workflow.finding import Report
from engine.workflow.lint import NOTE
from engine.workflow.load import load
from engine.workflow.yamlfile import read

TREE = "parcel/workflow.yaml"


def test_sound_folder_has_no_faults(folder):
    """The workflow that all other tests of this file break is itself clean."""
    assert [] == folder.faults()


UNKNOWN = [
    ("moves: {lost: claimed, lapsed: claimed}", "moves: {»lsot: claimed, lapsed: claimed}", "unknown-state"),
    ("moves: {lost: claimed, lapsed: claimed}", "moves: {lost: »claimd, lapsed: claimed}", "unknown-state"),
    ("final: [done]", "final: [»don]", "unknown-state"),
    ("{done: steps, source: R1}", "{done: »step, source: R1}", "unknown-checklist"),
    ("{done: steps, source: R1}", "{done: »steps.serch, source: R1}", "unknown-item"),
    ("{known: number}", "{known: »numbr}", "unknown-field"),
    ("{has: receipt}", "{has: »reciept}", "unknown-evidence"),
    ("elapsed: claim,", "elapsed: »clam,", "unknown-action"),
    ("{given: {amount: all}}", "{given: {»amont: all}}", "unknown-input"),
    ("{given: {amount: all}}", "{given: {amount: »al}}", "unknown-value"),
    ("state: {parcel: lost}", "state: {»parcl: lost}", "unknown-track"),
    ("state: {parcel: lost}", "state: {parcel: »lots}", "unknown-state"),
    ("each: witnesses", "each: »witneses", "unknown-register"),
    ("after: search", "after: »serch", "unknown-item"),
    ("unless: fragile", "unless: »number", "unknown-field"),
    ("{role: lawyer, source: R2}", "{role: »lawer, source: R2}", "unknown-role"),
    ("by: carrier\n", "by: »carier\n", "unknown-role"),
    ("binds: carrier", "binds: »carier", "unknown-party"),
    ("ends: claim.until", "ends: »claim.untl", "unknown-input"),
    ("ends: claim.until", "ends: »clam.until", "unknown-action"),
    ("since: aware_at", "since: »number", "unknown-field"),
    ("1 month after claim", "»1 month after clam", "unknown-action"),
    ("observed: carrier_pays", "observed: »carrier_pay", "unknown-action"),
    ("number: reference", "number: »refrence", "unknown-type"),
    ("        source: R2\n      carrier_pays", "        source: »R9\n      carrier_pays", "unknown-rule"),
    ("place: DE-BE", "place: »DE-XX", "unknown-place"),
    ("should:", "»shuold:", "unknown-key"),
    ("{done: steps, source: R1}", "{»dune: steps, source: R1}", "unknown-clause-word"),
]


@pytest.mark.parametrize(("old", "new", "code"), UNKNOWN)
def test_unknown_name_is_found_at_its_place(faults_after, old, new, code):
    """A name that stands for nothing is an error at the character where it begins."""
    assert code in faults_after(old, new)


def test_unknown_name_comes_with_the_nearest(folder):
    """Whoever mistyped a name reads what may have been meant."""
    folder.change(TREE, "elapsed: claim,", "elapsed: clam,")

    finding = next(one for one in folder.lint() if one.code == "unknown-action")

    assert ("claim",) == finding.nearest
    assert "there is no action “clam”" == finding.message.en
    assert "Handlung „clam“ gibt es nicht" == finding.message.de


SHAPES = [
    ("by: [clerk, lawyer]", "by: »[clerk, carrier]", "mixed-by"),
    ("2 weeks", "»2 wekes", "bad-length"),
    ("1 month after claim", "»a month after claim", "bad-length"),
    ("{elapsed: claim, at_least: 2 weeks,", "{elapsed: »claim,", "elapsed-without-length"),
    (
        "remind:\n        by: clerk\n        must:\n          - {elapsed: claim,",
        "»remind:\n        by: clerk\n        must:\n          - {elapsed: remind,",
        "waits-for-itself",
    ),
    ("{known: number}", "{field: {»number: 7}}", "sealed-condition"),
    ("{known: number}", "{field: {fragile: »perhaps}}", "field-type"),
    ("{any: [{known: number}, {has: receipt}], id: proof,", "»{any: [{known: number}, {has: receipt}],", "missing-id"),
    (
        "{any: [{known: number}, {has: receipt}], id: proof",
        "»{any: [{known: number}], id: done.steps",
        "duplicate-clause-id",
    ),
    ("{done: steps, source: R1}", "»{done: steps}", "missing-source"),
    ("{done: steps, source: R1}", "{done: steps, waive: »lawyer, source: R1}", "nothing-to-waive"),
    ("until: date,", "number: »date, until: date,", "field-type"),
    ("  payment:\n    binds: carrier\n", "  »payment:\n    length: 2 weeks\n    binds: carrier\n", "deadline-extent"),
    ("ends: claim.until", "after: »payment\n    length: 2 weeks", "started-by-lapse"),
    ("ask_again: {at: 1 month after claim, ", "»ask_again: {", "reminder-extent"),
    (
        "  payment:\n    binds: carrier\n    ends: claim.until\n    met: [",
        "  »payment:\n    binds: carrier\n    ends: claim.until\n    ended: carrier_pays\n    met: [carrier_pays, ",
        "overlapping-rows",
    ),
    ("should:\n          - {done", "expect:\n          »- {done", "wrong-severity"),
    ("result: {found: count}", "result: {found: »text}", "sealed-result"),
    ("version: 1", "version: »one", "wrong-shape"),
    ("workflow: parcel", "workflow: »parcels", "wrong-name"),
    ("receipt, letter]", "receipt, letter, »letter]", "duplicate-name"),
    ("fragile: flag}", "fragile: flag, »Frag: flag}", "bad-name"),
    ("lapse: {parcel: {claimed: lapsed}}", "lapse: »sometime", "wrong-shape"),
    ("actions: {greet: {by: clerk,", "actions: {greet: {by: clerk, returns: »listed,", "wrong-shape"),
    ("1 month after claim", "»1 month after greet", "item-limit"),
    ("elapsed: claim,", "elapsed: »greet,", "item-limit"),
    ("{done: steps, source: R1}", "{state: »{}, source: R1}", "wrong-shape"),
    ("by: carrier\n", "by: »[]\n", "empty-list"),
    ("states: [lost,", "states: [»anywhere, lost,", "bad-name"),
]


@pytest.mark.parametrize(("old", "new", "code"), SHAPES)
def test_fault_of_form_is_found_at_its_place(folder, faults_after, old, new, code):
    """What is well named but makes no sense is an error, too."""
    folder.change(TREE, "fields: {name: name}}", "fields: {name: name}, actions: {greet: {by: clerk, source: R1}}}")

    assert code in faults_after(old, new)


def test_deadline_must_end_with_a_date(faults_after):
    """A deadline cannot end with a number."""
    assert ["36:3 not-a-date"] == faults_after("until: date,", "until: count,")


def test_case_that_could_never_end_is_found(faults_after):
    """Some track has a final state: cases must be able to end."""
    assert ["1:1 no-final-state", "trap-state"] == faults_after(
        "    final: [done]\n    states: [lost, claimed, lapsed, done]", "    states: [lost, claimed, lapsed, »done]"
    )


def test_unreachable_state_is_found(faults_after):
    """A state to which no arrow leads is an error at the place where it is declared."""
    assert ["11:29 unreachable-state"] == faults_after("lapse: {parcel: {claimed: lapsed}}", "lapse: overdue")


def test_trap_state_is_found(faults_after):
    """A state from which no final state can be reached is an error."""
    faults = faults_after("moves: {anywhere: done}", "moves: {claimed: done, lost: done}")
    assert [] == faults

    faults = faults_after("lapsed: claimed}", "claimed: claimed}")
    assert ["11:29 trap-state"] == faults


def test_two_arrows_from_one_state_are_found(faults_after):
    """One action cannot lead from one state to two."""
    faults = faults_after("moves: {anywhere: done}", "moves: {anywhere: done, »lost: claimed}")

    assert ["overlapping-rows"] == faults


def test_also_arrows_that_exclude_each_other_may_overlap(faults_after):
    """Two arrows of one action may leave one state if the input lets only one of them apply."""
    given = "{given: {amount: all}}"
    waiting = f"{{parcel: {{lost: claimed}}, when: {{not: {given}}}}}"
    paid = f"{{parcel: {{lost: done, claimed: done}}, when: {given}}}"

    assert [] == faults_after("moves: {anywhere: done}", f"also: [{waiting}, {paid}]")


def test_also_arrows_that_can_meet_are_found(faults_after):
    """Without a condition that keeps them apart, two arrows from one state are an error."""
    also = "also: [{parcel: {lost: claimed}}, {parcel: {lost: done}, when: {given: {amount: all}}}]"

    assert "26:7 overlapping-rows" in faults_after("moves: {anywhere: done}", also)


def test_else_out_of_an_end_is_a_warning(folder):
    """What was done before cannot lead out of a state that says it is over."""
    folder.change(TREE, "lapsed: claimed}\n", "lapsed: claimed}\n        else: {done: claimed}\n")

    assert ["parcel/workflow.yaml:13:7 else-from-the-end"] == folder.faults()
    assert load(folder.folder, folder.root).definition.actions["claim"].else_moves == {"done": "claimed"}


def test_blind_states_are_notes(folder):
    """Notes tell where an act would be moot and an observation unexpected."""
    notes = [(one.line, one.message.en) for one in folder.lint() if one.severity == NOTE]

    assert [(13, "moot, once done, in: claimed, done"), (26, "unexpected in: done")] == notes


def test_doubled_key_is_found_at_its_second_place(faults_after):
    """A key that stands twice would silently win over the first: it is an error."""
    assert ["duplicate-key"] == faults_after("by: carrier\n", "by: carrier\n        »by: carrier\n")


def test_doubled_action_name_is_found(faults_after):
    """Action names are unique in a workflow, over all tracks and registers."""
    register = "{fields: {name: name}, actions: {»claim: {by: clerk, source: R1}}}"

    assert "duplicate-name" in faults_after("{fields: {name: name}}", register)


TRAPS = [
    ("fragile: flag", "fragile: on"),
    ("version: 1", "version: no"),
    ("place: DE-BE", "place: ~"),
    ("target: 48 hours", "target: 48:00"),
    ("number: reference", "y: reference"),
]


@pytest.mark.parametrize(("old", "new"), TRAPS)
def test_words_that_old_yaml_misreads_are_found(folder, old, new):
    """A word that YAML 1.1 reads as truth, nothing or a number of minutes is an error."""
    folder.change(TREE, old, new)

    assert "yaml-trap" in [one.code for one in folder.lint()]


HARMFUL = [
    ("place: DE-BE", "place: !!python/name:os.system x", "yaml-tag"),
    ("place: DE-BE", "place: &p DE-BE", "yaml-anchor"),
]


@pytest.mark.parametrize(("old", "new", "code"), HARMFUL)
def test_yaml_beyond_plain_data_is_found(folder, old, new, code):
    """Tags, anchors and aliases are refused: a file says what it says where it says it."""
    folder.change(TREE, old, new)

    assert code in [one.code for one in folder.lint()]


def test_broken_yaml_is_found_with_its_line(folder):
    """A file that is no YAML is one finding at the place where reading ended; the other files are still read."""
    folder.write("parcel/workflow.yaml", "workflow: parcel\nroles: [clerk\nversion: 1\n")
    folder.change("parcel/de.yaml", "workflow: Parcel", "workflow: {")

    codes = [(one.file, one.line, one.code) for one in folder.lint()]

    assert [("parcel/de.yaml", 3, "yaml-syntax"), ("parcel/workflow.yaml", 3, "yaml-syntax")] == codes


def test_missing_file_is_found(folder):
    """A folder without its English words is incomplete."""
    (folder.folder / "en.yaml").unlink()

    assert ["parcel/en.yaml:1:1 missing-file"] == folder.faults()


def test_missing_label_is_found_in_the_file_that_lacks_it(folder):
    """Every name that a person can meet has words in both languages."""
    folder.change("parcel/de.yaml", "claimed: claimed, ", "")
    folder.change("parcel/en.yaml", ", done: reminded", "")

    assert ["parcel/de.yaml:7:5 missing-label", "parcel/en.yaml:10:3 missing-label"] == folder.faults()


def test_label_for_nothing_is_found(folder):
    """A label without its thing is the rest of a renamed one."""
    folder.change("parcel/de.yaml", "remind: {do", "remnd: {do")

    assert ["parcel/de.yaml:8:1 missing-label", "parcel/de.yaml:10:3 unknown-label"] == folder.faults()


RULE_FAULTS = [
    ("{weight: law,", "{weight: gospel,", "1:14 unknown-weight"),
    (", en: First rule.", "", "1:1 missing-key"),
    ("law, as_of: 2026-11", "law, as_of: 2026-13", "1:26 wrong-shape"),
    ("R2: {weight: advice, ", "R2: {weight: advice, author: me, ", "2:22 unknown-key"),
]


@pytest.mark.parametrize(("old", "new", "expected"), RULE_FAULTS)
def test_incomplete_rule_is_found(folder, old, new, expected):
    """A reason has a weight, a date and a sentence in both languages."""
    folder.change("rules.yaml", old, new)

    assert [f"rules.yaml:{expected}"] == folder.faults()


def test_all_faults_come_in_one_run_sorted_by_place(folder):
    """Nobody has to lint a file twice to see its second fault."""
    folder.change(TREE, "version: 1", "version: one")
    folder.change(TREE, "{has: receipt}", "{has: reciept}")
    folder.change("rules.yaml", "{weight: law,", "{weight: gospel,")

    expected = [
        "parcel/workflow.yaml:2:10 wrong-shape",
        "parcel/workflow.yaml:19:43 unknown-evidence",
        "rules.yaml:1:14 unknown-weight",
    ]
    assert expected == folder.faults()


def test_faulty_folder_cannot_be_loaded(folder):
    """What lint calls an error keeps a workflow from being used; the error carries all findings."""
    folder.change(TREE, "elapsed: claim,", "elapsed: clam,")

    with pytest.raises(LintError) as caught:
        load(folder.folder, folder.root)

    assert 5 == caught.value.exit_code
    assert list(caught.value.findings) == folder.lint()


NONSENSE: tuple[Any, ...] = (None, 3, "x", [], [[1]], {}, {"x": 1}, True)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in nested data."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


def test_no_nonsense_makes_lint_fail(folder, sound_workflow):
    """Whatever stands where something else belongs, lint answers with findings and never with a crash."""
    original = read(sound_workflow.encode(), "workflow.yaml", Report())
    assert original is not None
    for number, (*path, last) in enumerate(places(original.plain())):
        data = original.plain()
        target = reduce(getitem, path, data)
        target[last] = NONSENSE[number % len(NONSENSE)]
        folder.write(TREE, json.dumps(data))

        assert all(one.line >= 1 and one.column >= 1 for one in folder.lint())


def test_lint_knows_the_words_that_conditions_can_evaluate():
    """A word that lint lets through and nobody can evaluate would break a case; the reverse could never be written."""
    assert set(clauses.WORDS) == set(conditions.WORDS)
