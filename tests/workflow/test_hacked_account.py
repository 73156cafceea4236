"""The workflow for a hacked account says what the law, Amazon's terms and experience say, in both languages."""

from __future__ import annotations

import pytest

from engine.workflow.labels import Labels
from engine.workflow.lint import NOTE, lint
from engine.workflow.load import default_root, load


@pytest.fixture(scope="module")
def loaded():
    """Return the packaged version."""
    return load(default_root() / "hacked-account", default_root())


@pytest.fixture(scope="module")
def workflow(loaded):
    """Return its definition."""
    return loaded.definition


def clause(workflow, name):
    """Return a clause by its id."""
    action, _, _ = name.partition(".")
    doing = workflow.actions.get(action) or workflow.prohibitions[action]
    return next(one for one in doing.clauses if one.id == name)


def test_it_lints_clean():
    """No error and no warning."""
    found = lint(default_root() / "hacked-account", default_root())

    assert [] == [one for one in found if one.severity != NOTE]


STATES = {
    "account": "hacked reported locked appealed deadline_lapsed lawyer_engaged reactivated terminated closed",
    "reporting": "owed made",
    "access": "unknown none limited full",
    "counsel": "none asked engaged ended",
    "criminal": "none complaint_filed inspection_requested inspected inspection_refused declined",
}


def test_tracks_and_states_are_those_that_others_rely_on(workflow):
    """Names of states are fixed: dossiers and old cases quote them."""
    assert STATES == {name: " ".join(track.states) for name, track in workflow.tracks.items()}


def test_kinds_of_evidence_are_those_that_others_rely_on(workflow):
    """Names of evidence kinds are fixed."""
    fixed = (
        "appeal_letter security_concept customer_concept lock_notice complaint_confirmation mandate posting_proof "
        "amazon_mail other"
    )

    assert fixed.split() == list(workflow.evidence)


ARROWS = [
    ("amazon_locks", "closed", "locked"),
    ("amazon_locks", "reactivated", "locked"),
    ("appeal", "appealed", "appealed"),
    ("appeal", "lawyer_engaged", "appealed"),
    ("amazon_refuses", "appealed", "locked"),
    ("amazon_reactivates", "closed", "reactivated"),
    ("amazon_terminates", "hacked", "terminated"),
    ("close", "hacked", "closed"),
    ("engage_lawyer", "none", "engaged"),
    ("file_complaint", "declined", "complaint_filed"),
    ("file_complaint", "inspected", "inspected"),
    ("request_file_inspection", "inspection_refused", "inspection_requested"),
]


@pytest.mark.parametrize(("action", "origin", "target"), ARROWS)
def test_arrow(workflow, action, origin, target):
    """The arrows that make up the way from the lock to the release."""
    assert target == workflow.actions[action].moves[origin]


def test_report_moves_a_hacked_account_and_leaves_a_locked_one(workflow):
    """A report after the lock is a report, but the account stays locked (B4, B9)."""
    (also,) = workflow.actions["report"].also

    assert ("account", {"hacked": "reported"}) == (also.track, also.moves)


def test_lawyer_moves_the_account_only_where_it_was_stuck(workflow):
    """A lawyer can be engaged in every state; the account shows it after a lock or a lapse (B87)."""
    (also,) = workflow.actions["engage_lawyer"].also

    assert {"locked": "lawyer_engaged", "deadline_lapsed": "lawyer_engaged"} == also.moves


def test_second_lock_starts_anew(workflow):
    """What was done for the first incident proves nothing for the second (B3, B35)."""
    ended = ("reactivated", "closed")

    assert dict.fromkeys(("security", "preparation", "report_channels", "reporting"), ended) == (
        workflow.actions["amazon_locks"].resets
    )


HARD = {
    "appeal.must.given.until": "lawyer",
    "appeal.must.given.channel": None,
    "appeal.must.given.letter": None,
    "decline_injunction.must.given.reason": None,
    "close.must.given.outcome": None,
    "learn_file_number.must.given.file_number": None,
    "decline_complaint.must.given.reason": None,
    "request_file_inspection.must.given.interest": "lawyer",
    "request_file_inspection.must.elapsed.file_complaint": "lawyer",
    "open_second_account.must.given.business_interest": None,
    "open_second_account.must.by_lawyer": None,
    "open_second_account.must.not_locked": None,
}


def test_only_law_terms_and_logic_are_hard(workflow):
    """A guide's advice never stands between a person and a limit tonight; three hard ones a lawyer may waive."""
    doing = [*workflow.actions.values(), *workflow.prohibitions.values()]

    assert HARD == {one.id: one.waive for action in doing for one in action.clauses if one.severity == "must"}


def test_injunction_is_decided_within_a_month_that_nothing_stretches(workflow):
    """The month from the lock is ours: never shifted, never restarted, not ended by Amazon's closing the account."""
    limit = workflow.limits["decide_injunction"]

    assert ("us", "1 month", False, "keep", True) == (
        limit.binds,
        limit.length,
        limit.shift,
        limit.again,
        limit.internal,
    )
    assert "amazon_terminates" not in [one.action for one in limit.ended]


def test_only_release_meets_amazons_limit(workflow):
    """A refusal ends it, an answer only where a person says so (B61)."""
    limit = workflow.limits["amazon_reply"]

    assert ["amazon_reactivates"] == [one.action for one in limit.met]
    assert {"limit": "ends"} == next(one.when.args["values"] for one in limit.ended if one.action == "amazon_answers")
    assert {"account": {"appealed": "deadline_lapsed"}} == limit.lapse


def test_proposed_date_leaves_time_for_the_injunction(workflow):
    """Whoever waits for Amazon must not lose the urgency by it."""
    propose = workflow.limits["amazon_reply"].propose

    assert {"length": "14 days", "not_after": "7 days before decide_injunction", "place": "LU"} == propose


def test_bank_card_waits_for_nothing(workflow):
    """The old card is blocked with the bank at once, with Amazon once the new one is on file (B46)."""
    at_bank, at_amazon = workflow.checklists["security"].item("old_card_blocked").parts

    assert (None, {}) == (at_bank.after, at_bank.needs)
    assert ("card_replaced", {"access": ("limited", "full")}) == (at_amazon.after, at_amazon.needs)


def test_post_is_proved(workflow):
    """A report by post is done with its proof only (B8, B11)."""
    assert {"": "posting_proof"} == workflow.checklists["report_channels"].item("post").proof


GERMAN = [
    ("action", ("appeal",), "Einspruch einlegen"),
    ("done", ("appeal",), "Einspruch eingelegt"),
    ("limit", ("amazon_reply",), "Frist zur Freigabe"),
    ("state", ("account", "hacked"), "gehackt (oder Verdacht)"),
    ("state", ("account", "closed"), "Akte abgelegt"),
    ("state", ("account", "terminated"), "Konto endgültig geschlossen"),
    ("track", ("criminal",), "Strafverfahren"),
    ("action", ("decline_complaint",), "von Strafanzeige absehen"),
    ("item", ("security", "clean_system"), "Rechner geprüft oder neu aufgesetzt"),
    ("checklist", ("report_channels",), "Meldewege"),
    ("role", ("service",), "Dienstleister"),
]


@pytest.mark.parametrize(("method", "args", "expected"), GERMAN)
def test_german_words_are_those_of_the_trade(loaded, method, args, expected):
    """The words that lawyers agreed on."""
    labels = Labels(loaded.labels["de"], loaded.labels["en"], loaded.rules, "de")

    assert expected == getattr(labels, method)(*args)


def test_advice_is_never_hard_without_a_waiver(loaded):
    """Where a must rests on practice or advice alone, a lawyer can waive it, or logic demands it (a reason)."""
    workflow = loaded.definition
    soft = {"practice", "advice", "story"}
    hard = [clause(workflow, name) for name, waive in HARD.items() if waive is None]
    resting_on_advice = {one.id for one in hard if all(loaded.rules[number]["weight"] in soft for number in one.source)}

    assert {
        "close.must.given.outcome",
        "decline_complaint.must.given.reason",
        "learn_file_number.must.given.file_number",
    } == resting_on_advice
