"""Parts: what two workflows share stands once, and every fault shows where it was written."""

from __future__ import annotations

import pytest

from engine.workflow.load import load

WITNESSES = "registers:\n  witnesses: {fields: {name: name}}\n"
LABELS = "registers: {witnesses: {name: witnesses, one: witness, states: {listed: listed}, fields: {name: name}}}\n"
PART = """\
part: people
needs: {roles: [clerk], tracks: {parcel: [lost, done]}, fields: {fragile: flag}}
parties: [neighbour]
tracks:
  calls:
    states: [quiet, called]
    actions:
      neighbour_calls:
        by: neighbour
        moves: {quiet: called, called: quiet}
        also: {parcel: {lost: done}}
        expect: [{field: {fragile: true}, source: R2}]
        source: R1
registers:
  witnesses: {fields: {name: name}}
"""
PART_LABELS = """\
parties: {neighbour: neighbour}
tracks: {calls: {name: calls, states: {quiet: quiet, called: called}}}
actions: {neighbour_calls: {do: record a call, done: called}}
registers: {witnesses: {name: witnesses, one: witness, states: {listed: listed}, fields: {name: name}}}
"""


@pytest.fixture
def shared(folder):
    """Return the folder of a workflow that takes its witnesses from a part."""
    (folder.root / "parts").mkdir()
    folder.change("parcel/workflow.yaml", WITNESSES, "include: parts/people.yaml\n")
    folder.write("parts/people.yaml", PART)
    for lang in ("de", "en"):
        folder.change(f"parcel/{lang}.yaml", LABELS, "")
        folder.write(f"parts/people.{lang}.yaml", PART_LABELS)
    return folder


def _loaded(folder):
    return load(folder.folder, folder.root)


def test_a_part_counts_as_if_it_stood_in_the_workflow(shared):
    """Tracks, registers, parties and labels of the part are those of the workflow."""
    loaded = _loaded(shared)
    assert (["parcel", "calls"], ["witnesses"]) == (list(loaded.definition.tracks), list(loaded.definition.registers))
    assert ("carrier", "neighbour") == loaded.definition.parties
    assert "record a call" == loaded.labels["de"]["actions"]["neighbour_calls"]["do"]


def test_what_stands_in_a_part_says_so(shared):
    """A condition names the part's file and line; one of the workflow's own stays as it was."""
    actions = _loaded(shared).definition.actions
    assert "parts/people.yaml:12" == actions["neighbour_calls"].clauses[0].where
    assert "workflow.yaml:19" == actions["claim"].clauses[-1].where


def test_the_digest_covers_the_parts(shared):
    """The part's three files belong to the version; another wording in one of them is another version."""
    before = _loaded(shared)
    assert ["parts/people.de.yaml", "parts/people.en.yaml", "parts/people.yaml"] == [
        path for path, _, _ in before.files if path.startswith("parts/")
    ]
    shared.change("parts/people.en.yaml", "record a call", "note a call")
    assert before.digest != _loaded(shared).digest


def test_the_workflow_s_own_word_counts_before_the_part_s(shared):
    """The host may call a thing by another name; what it leaves unsaid the part says."""
    text = "tracks:\n  calls: {name: telephone}\n  parcel:"
    shared.change("parcel/en.yaml", "tracks:\n  parcel:", text)
    track = _loaded(shared).labels["en"]["tracks"]["calls"]
    assert ("telephone", "called") == (track["name"], track["states"]["called"])


def test_a_part_included_twice_is_taken_in_once(shared):
    """Two parts that need the same third one both include it."""
    shared.write("parts/calls.yaml", "part: calls\ninclude: [parts/people.yaml]\n")
    for lang in ("de", "en"):
        shared.write(f"parts/calls.{lang}.yaml", "")
    shared.change(
        "parcel/workflow.yaml", "include: parts/people.yaml", "include: [parts/calls.yaml, parts/people.yaml]"
    )
    assert [] == shared.faults()


def test_a_workflow_adds_actions_to_a_track_of_a_part(shared):
    """Another file may say what else can be done there, never which states there are."""
    added = "  calls:\n    actions: {hang_up: {by: clerk, moves: {called: quiet}, source: R1}}\nchecklists:\n"
    shared.change("parcel/workflow.yaml", "checklists:\n", added)
    for lang in ("de", "en"):
        shared.change(f"parcel/{lang}.yaml", "actions:\n", "actions:\n  hang_up: {do: hang up, done: hung up}\n")
    actions = _loaded(shared).definition.actions
    assert ("calls", "calls") == (actions["hang_up"].home, actions["neighbour_calls"].home)


INCLUDES = [
    ("[parts/people.yaml, »parts/nobody.yaml]", "missing-file"),
    ("[parts/people.yaml, »parts/folder.yaml]", "missing-file"),
    ("»../people.yaml", "include-outside"),
    ("»parts/../parts/people.yaml", "include-outside"),
    ("»/parts/people.yaml", "include-outside"),
    ("»parcel/workflow.yaml", "include-outside"),
    ("»parts/people.txt", "include-outside"),
    ("»7", "wrong-shape"),
]


@pytest.mark.parametrize(("path", "code"), INCLUDES)
def test_a_part_that_cannot_be_taken_in_is_found_where_it_is_named(shared, faults_after, path, code):
    """No part is found outside the folder of the parts, and nothing else is said before all parts are there."""
    (shared.root / "parts" / "folder.yaml").mkdir()
    assert [code] == faults_after("include: parts/people.yaml", f"include: {path}")


def test_a_link_out_of_the_folder_leads_nowhere(shared, tmp_path_factory):
    """What a link fetches from elsewhere is not there."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "people.yaml"
    elsewhere.write_text(PART, encoding="utf-8")
    (shared.root / "parts" / "people.yaml").unlink()
    (shared.root / "parts" / "people.yaml").symlink_to(elsewhere)
    assert ["parcel/workflow.yaml:46:10 missing-file"] == shared.faults()


def test_an_include_cycle_is_found_where_it_closes(shared):
    """The finding shows the way round."""
    shared.change("parts/people.yaml", "part: people\n", "part: people\ninclude: parts/calls.yaml\n")
    shared.write("parts/calls.yaml", "part: calls\ninclude: [parts/people.yaml]\n")
    (found,) = [one for one in shared.lint() if one.code == "include-cycle"]
    assert ("parts/calls.yaml", 2, 11) == (found.file, found.line, found.column)
    assert "this includes itself: parts/people.yaml → parts/calls.yaml → parts/people.yaml" == found.message.en


def test_labels_of_a_part_are_part_of_it(shared):
    """A part without its words in one language is incomplete."""
    (shared.root / "parts" / "people.de.yaml").unlink()
    assert ["parts/people.de.yaml:1:1 missing-file"] == shared.faults()


TWICE = [
    ("tracks", "  parcel: {states: [lost, done]}\n"),
    ("registers", "  witnesses: {fields: {name: name}}\n"),
    ("checklists", "  steps: {search: {source: R1}}\n"),
    ("deadlines", "  payment: {binds: carrier, ends: claim.until, met: carrier_pays, source: R1}\n"),
    ("duties", "  tell: {while: {state: {parcel: lost}}, source: R1}\n"),
    ("reminders", "  ask_again: {at: 1 month after claim, source: R2}\n"),
    ("prohibitions", "  open_parcel: {by: clerk, observed: carrier_pays, source: R1}\n"),
    ("fields", "  number: count\n"),
]


@pytest.mark.parametrize(("section", "text"), TWICE)
def test_two_files_never_declare_the_same_thing(shared, section, text):
    """The second place is the fault, and it names the first."""
    shared.write("parts/other.yaml", f"part: other\n{section}:\n{text}")
    for lang in ("de", "en"):
        shared.write(f"parts/other.{lang}.yaml", "")
    shared.change(
        "parcel/workflow.yaml", "include: parts/people.yaml", "include: [parts/people.yaml, parts/other.yaml]"
    )
    found = [one for one in shared.lint() if one.file == "parts/other.yaml"]
    assert [(3, 3, "duplicate-name")] == [(one.line, one.column, one.code) for one in found]
    assert " is declared in pa" in found[0].message.en


@pytest.mark.parametrize(
    ("tracks", "place"),
    [
        ("  more: {states: [one], actions: {claim: {by: clerk, source: R1}}}", "parts/other.yaml:3:35"),
        ("  calls: {actions: {neighbour_calls: {by: clerk, source: R1}}}", "parts/other.yaml:3:21"),
    ],
)
def test_one_action_in_two_files_is_a_fault(shared, tracks, place):
    """Actions have one space of names, in whichever file and track they stand."""
    shared.write("parts/other.yaml", f"part: other\ntracks:\n{tracks}\n")
    for lang in ("de", "en"):
        shared.write(
            f"parts/other.{lang}.yaml", "tracks: {more: {name: more, states: {one: one}}}" * ("more" in tracks)
        )
    shared.change(
        "parcel/workflow.yaml", "include: parts/people.yaml", "include: [parts/people.yaml, parts/other.yaml]"
    )
    assert f"{place} duplicate-name" in shared.faults()


def test_one_limit_name_in_two_kinds_and_files_is_a_fault(shared):
    """People type limits without their kind."""
    shared.write("parts/people.yaml", PART + "duties:\n  ask_again: {while: {state: {parcel: lost}}, source: R1}\n")
    assert "parts/people.yaml:17:3 duplicate-name" in shared.faults()


def test_the_same_field_of_the_same_type_is_one_field(shared):
    """Both may say that they use it."""
    shared.write("parts/people.yaml", PART + "fields: {fragile: flag}\n")
    assert [] == shared.faults()


def test_states_belong_to_the_file_that_declares_the_track(shared):
    """Another file may add actions, and nothing else."""
    added = "  calls:\n    final: [called]\n    actions: {}\nchecklists:\n"
    shared.change("parcel/workflow.yaml", "checklists:\n", added)
    assert ["parcel/workflow.yaml:32:5 unknown-key"] == shared.faults()


NEEDS = [
    ("roles: [clerk]", "roles: [»judge]"),
    ("{parcel: [lost, done]}", "{»parcel: [lost, sold]}"),
    ("{parcel: [lost, done]}", "{»letter: [lost]}"),
    ("{fragile: flag}", "{»fragile: date}"),
    ("{fragile: flag}", "{»broken: flag}"),
    ("roles: [clerk]", "evidence: [»photo]"),
    ("roles: [clerk]", "actions: [»unclaim]"),
    ("roles: [clerk]", "checklists: [»stairs]"),
    ("roles: [clerk]", "deadlines: [»refund]"),
    ("roles: [clerk]", "parties: [»postman]"),
    ("roles: [clerk]", "registers: [»boxes]"),
]


@pytest.mark.parametrize(("old", "new"), NEEDS)
def test_a_need_that_the_host_does_not_meet_is_a_fault(shared, old, new):
    """It stands at the need, not at each place that uses it."""
    before, _, after = new.partition("»")
    shared.change("parts/people.yaml", old, before + after)
    line, column = 2, PART.splitlines()[1].index(old) + len(before) + 1
    assert [f"parts/people.yaml:{line}:{column} unmet-need"] == shared.faults()


HEADS = [
    ("part: people\n", "part: »persons\n", "wrong-name"),
    ("part: people\n", "»", "missing-key"),
    ("part: people\n", "part: people\n»version: 1\n", "unknown-key"),
    ("parties: [neighbour]", "parties: [»Neighbour]", "bad-name"),
    ("roles: [clerk]", "»rolls: [clerk]", "unknown-key"),
    ("source: R1\nregisters:", "source: »R7\nregisters:", "unknown-rule"),
]


@pytest.mark.parametrize(("old", "new", "code"), HEADS)
def test_a_fault_of_a_part_shows_in_the_part(shared, old, new, code):
    """File, line and column are those of the part."""
    shared.change("parts/people.yaml", old, new)
    before, _, after = (shared.root / "parts/people.yaml").read_text(encoding="utf-8").partition("»")
    shared.write("parts/people.yaml", before + after)
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert f"parts/people.yaml:{line}:{column} {code}" in shared.faults()
