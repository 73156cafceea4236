"""What a loaded workflow version holds, and that it can be read without its folder."""

from __future__ import annotations

import hashlib
import json
import subprocess

import pytest

from engine.workflow.digest import digest_of, manifest_of
from engine.workflow.load import default_root, find_workflows, load
from engine.workflow.model import definition


@pytest.fixture
def loaded(folder):
    """Return the sound folder, loaded."""
    return load(folder.folder, folder.root)


def test_compiled_form_reads_back_as_the_definition(loaded):
    """A case pinned to a version needs nothing but the compiled JSON text."""
    assert loaded.definition == definition(json.loads(loaded.compiled)["definition"])


def test_compiled_form_carries_labels_and_reasons(loaded):
    """Words and reasons of both languages stand beside the rules they explain."""
    form = json.loads(loaded.compiled)

    assert "claimed" == form["labels"]["de"]["actions"]["claim"]["done"]
    assert {"weight": "law", "as_of": "2026-11", "de": "Erste Regel.", "en": "First rule."} == form["rules"]["R1"]


def test_digest_is_checked_by_sha256sum(loaded, folder):
    """A court checks a version with a tool of its own: `sha256sum -c` on the manifest, `sha256sum` of the manifest."""
    manifest = manifest_of([(path, content) for path, _, content in loaded.files])
    checked = subprocess.run(["sha256sum", "-c", "--strict"], cwd=folder.root, input=manifest.encode(), check=False)

    assert 0 == checked.returncode
    assert loaded.digest == hashlib.sha256(manifest.encode()).hexdigest() == loaded.definition.digest


def test_digest_covers_rules_labels_and_letters(loaded, folder):
    """Whatever the case's words or reasons come from belongs to the version."""
    (folder.folder / "letters").mkdir()
    folder.write("parcel/letters/claim.de.txt", "Sehr geehrte Damen und Herren,")
    folder.write("parcel/overview.md", "not part of it")

    paths = [path for path, _, _ in load(folder.folder, folder.root).files]

    wanted = ["parcel/de.yaml", "parcel/en.yaml", "parcel/letters/claim.de.txt", "parcel/workflow.yaml", "rules.yaml"]
    assert wanted == paths


def test_digest_changes_with_a_reason(loaded, folder):
    """Another wording of a reason is another version: what a refusal said in 2026 can be read in 2036."""
    folder.change("rules.yaml", "First rule.", "The first rule.")

    assert loaded.digest != load(folder.folder, folder.root).digest


def test_digest_does_not_depend_on_the_order_of_files():
    """The manifest is sorted."""
    assert digest_of([("a", b"1"), ("b", b"2")]) == digest_of([("b", b"2"), ("a", b"1")])


def test_later_root_wins(folder, tmp_path):
    """An office's own workflow of the same name stands before the one that came with the program."""
    own = tmp_path / "own"
    (own / "parcel").mkdir(parents=True)
    (own / "parcel" / "workflow.yaml").touch()

    assert {"parcel": own / "parcel"} == find_workflows([folder.root, own])


def test_required_inputs_are_clauses(loaded):
    """An input that must be given is a `must` of an act, in the order of the file, with its own source and waiver."""
    first, second, *_ = loaded.definition.actions["claim"].clauses

    assert ("claim.must.given.until", "workflow.yaml:16", None) == (first.id, first.where, first.waive)
    assert ("claim.must.given.letter", ("R1",), "lawyer") == (second.id, second.source, second.waive)


def test_observation_expects_what_an_act_demands(folder):
    """An observation is never refused: an input that it asks for is expected."""
    folder.change("parcel/workflow.yaml", "optional: {amount", "ask: {amount")

    clauses = load(folder.folder, folder.root).definition.actions["carrier_pays"].clauses

    assert ["carrier_pays.expect.given.amount"] == [one.id for one in clauses]


def test_inner_clauses_are_numbered_and_inherit_the_source(loaded):
    """A condition inside another one is found by the outer one's id."""
    proof = loaded.definition.actions["claim"].clauses[-1]

    assert "claim.should.proof" == proof.id
    assert [("claim.should.proof.1", ("R2",)), ("claim.should.proof.2", ("R2",))] == [
        (one.id, one.source) for one in proof.of
    ]


def test_elapsed_makes_a_wait(loaded):
    """A wait is named by its action and length, binds us and is never restarted by a second start."""
    wait = loaded.definition.limits["claim.2_weeks"]

    assert ("wait", ("claim",), "2 weeks", "keep", False) == (
        wait.kind,
        wait.starts,
        wait.length,
        wait.again,
        wait.shift,
    )
    assert "claim.2_weeks" == loaded.definition.actions["remind"].clauses[0].args["key"]


def test_limits_stand_in_their_order(loaded):
    """Deadlines before waits, waits before reminders, reminders before duties."""
    assert ["payment", "claim.2_weeks", "ask_again", "tell"] == list(loaded.definition.limits)


DEFAULTS = [
    ("", ("restart", False)),
    ("    after: claim\n    length: 2 weeks\n", ("restart", True)),
    ("    after: claim\n    length: 2 weeks\n    shift: never\n", ("restart", False)),
]


@pytest.mark.parametrize(("extent", "expected"), DEFAULTS)
def test_deadline_that_binds_others_restarts_and_is_shifted(folder, extent, expected):
    """What binds others is read to their favour; a date that was named is never shifted."""
    folder.change("parcel/workflow.yaml", "    ends: claim.until\n", extent or "    ends: claim.until\n")
    payment = load(folder.folder, folder.root).definition.limits["payment"]

    assert expected == (payment.again, payment.shift)


def test_deadline_that_binds_us_is_kept_and_not_shifted(folder):
    """What binds us is read to our disadvantage: the earlier end, and no second start."""
    extent = "    after: claim\n    length: 2 weeks\n"
    folder.change("parcel/workflow.yaml", "    binds: carrier\n    ends: claim.until\n", f"    binds: us\n{extent}")
    payment = load(folder.folder, folder.root).definition.limits["payment"]

    assert ("keep", False) == (payment.again, payment.shift)


def test_part_says_for_itself_what_it_waits_for(folder):
    """A part takes over what its item says, unless it says something of its own."""
    parts = "call: {parts: {here: {}, there: {after: none}}, after: search"
    folder.change("parcel/workflow.yaml", "call: {after: search", parts)
    for lang in ("de", "en"):
        folder.change(f"parcel/{lang}.yaml", "call: called", "call: {name: called, parts: {here: h, there: t}}")

    call = load(folder.folder, folder.root).definition.checklists["steps"].item("call")

    assert [("here", "search"), ("there", None)] == [(part.name, part.after) for part in call.parts]


def test_anywhere_leads_from_every_other_state(loaded):
    """`anywhere` spares writing an arrow from each state; an arrow to itself it is not."""
    moves = loaded.definition.actions["carrier_pays"].moves

    assert {"lost": "done", "claimed": "done", "lapsed": "done"} == moves


def test_prohibition_asks_for_its_exception(loaded):
    """A forbidden act is no act: it moves nothing, and its exception must be documented."""
    forbidden = loaded.definition.prohibitions["open_parcel"]

    assert ("prohibited", {}, ["why"]) == (forbidden.nature, forbidden.moves, [one.name for one in forbidden.inputs])
    assert ["open_parcel.must.given.why", "open_parcel.must.role.lawyer"] == [one.id for one in forbidden.clauses]


def test_packaged_workflows_are_found():
    """The program finds the workflows that it came with."""
    assert "hacked-account" in find_workflows([default_root()])
