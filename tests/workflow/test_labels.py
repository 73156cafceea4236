"""The words of a workflow come out of its compiled form, in the language asked for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from engine.workflow.labels import Labels
from engine.workflow.load import load


@pytest.fixture
def labels(folder):
    """Return German labels with one word of their own."""
    folder.change("parcel/de.yaml", "claim: {do: claim, done: claimed}", "claim: {do: fordern, done: gefordert}")
    return Labels.of(json.loads(load(folder.folder, folder.root).compiled), "de")


def test_action_is_said_before_and_after(labels):
    """What is to be done and what was done are two labels."""
    assert ("fordern", "gefordert") == (labels.action("claim"), labels.done("claim"))


def test_prohibition_is_said_like_an_action(labels):
    """A forbidden act has a name and a consequence."""
    assert "open the parcel" == labels.action("open_parcel") == labels.prohibition("open_parcel")
    assert "It counts as accepted." == labels.consequence("open_parcel")


def test_input_is_said_by_its_action_first(labels):
    """An action may call a common input by a name of its own."""
    assert ("how much", "amount") == (labels.input("carrier_pays", "amount"), labels.input("claim", "amount"))


def test_register_state_is_found_like_a_track_state(labels):
    """Screens ask for states of tracks and of items in one way."""
    assert ("claimed", "listed") == (labels.state("parcel", "claimed"), labels.state("witnesses", "listed"))


def test_short_item_label_is_enough(labels):
    """An item without results may be labelled by one word."""
    assert ("called", "found") == (labels.item("steps", "call"), labels.result("steps", "search", "found"))


def test_limit_instance_is_said_with_its_number(labels):
    """The first instance needs no number; a second one does."""
    assert ["payment", "payment", "payment (2)"] == [labels.limit(key) for key in ("payment", "payment/1", "payment/2")]


LIMITS = [
    ("cards.reply", "Antwort"),
    ("cards/3.reply", "Antwort"),
    ("cards/3.reply/1", "Antwort"),
    ("cards/3.reply/2", "Antwort (2)"),
    ("claim.2_weeks/1", "zwei Wochen"),
    ("payment.advance", "Vorfrist: Zahlung"),
    ("payment.advance/2", "Vorfrist: Zahlung (2)"),
    ("cards/3.reply.advance/1", "Vorfrist: Antwort"),
]


@pytest.mark.parametrize(("key", "said"), LIMITS)
def test_limit_of_an_item_and_advance_deadline_are_said(key, said):
    """An item's limit is called as in the file, an advance deadline after its limit."""
    named = {"cards.reply": "Antwort", "claim.2_weeks": "zwei Wochen", "payment": "Zahlung"}

    assert said == Labels({"limits": named}, lang="de").limit(key)


def test_reason_is_said_in_the_language(labels):
    """A rule number stands for a sentence; an unknown one for itself."""
    assert ("Erste Regel.", "R9") == (labels.rule("R1"), labels.rule("R9"))


def test_other_language_stands_in(labels):
    """A label that is missing in one language is said in the other, and at worst by its name."""
    words = Labels({}, {"actions": {"claim": {"do": "claim"}}})

    assert ("claim", "never heard") == (words.action("claim"), words.action("never_heard"))


def test_sentence_of_a_clause_is_optional(labels):
    """A clause without a sentence of its own is said by its words."""
    assert labels.clause("claim.should.proof") is None


def test_labels_need_no_yaml():
    """Daily commands read labels: the module brings in nothing heavy."""
    code = "import sys, engine.workflow.labels, engine.workflow.model; print('ruamel.yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False\n" == run.stdout
