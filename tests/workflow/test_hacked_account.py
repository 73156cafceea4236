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
    "offers": "visible vacation fba_closed hidden",
    "counsel": "none asked engaged ended",
    "platform_complaint": "none made decided",
    "damages": "none calculated claimed settled",
    "criminal": "none complaint_filed inspection_requested inspected inspection_refused declined stopped",
    "data_protection": "unassessed no_risk risk high_risk persons_told exempt",
}


def test_tracks_and_states_are_those_that_others_rely_on(workflow):
    """Names of states are fixed: dossiers and old cases quote them."""
    assert STATES == {name: " ".join(track.states) for name, track in workflow.tracks.items()}


def test_kinds_of_evidence_are_those_that_others_rely_on(workflow):
    """Names of evidence kinds are fixed."""
    fixed = (
        "appeal_letter security_concept customer_concept lock_notice complaint_confirmation mandate posting_proof "
        "amazon_mail plan_of_action gap_report correspondence_bundle removal_threat review_letter police_letter "
        "requested_papers damage_calculation other file_pages breach_notice"
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

    names = ("security", "preparation", "letter", "report_channels", "reporting", "data_protection")

    assert dict.fromkeys(names, ended) == workflow.actions["amazon_locks"].resets


# What an act has to say at all: without it there would be nothing on record that could be looked at later.
SAID = {
    "appeal.must.given.channel", "decline_injunction.must.given.reason", "close.must.given.outcome",
    "learn_file_number.must.given.file_number", "decline_complaint.must.given.reason",
    "check_letter.must.given.letter", "check_file_pages.must.given.pages", "calculate_damages.must.given.calculation",
    "ship.must.given.shipped_on", "ask_extension.must.given.extension_asked_on", "demand_funds.must.given.until",
    "await_answer.must.given.answer_by", "answer_claim.must.given.statement",
    "contest_debit.must.given.new_information", "assess_no_risk.must.given.grounds",
    "assess_risk.must.given.breach_known_at", "assess_high_risk.must.given.breach_known_at",
    "claim_exemption.must.given.exemption", "claim_exemption.must.given.grounds",
}  # fmt: skip
HARD = {
    "appeal.must.given.until": "lawyer",
    "appeal.must.given.letter": None,
    "request_file_inspection.must.given.interest": "lawyer",
    "request_file_inspection.must.elapsed.file_complaint": "lawyer",
    "open_second_account.must.given.business_interest": None,
    "open_second_account.must.by_lawyer": None,
    "open_second_account.must.not_locked": None,
    "confirm_contract.must.given.contract_wanted": None,
    "confirm_contract.must.by_lawyer": None,
    "pass_on_file_pages.must.given.pages": None,
    "pass_on_file_pages.must.given.release_reason": None,
    "pass_on_file_pages.must.by_lawyer": None,
    "pass_on_file_pages.must.second_person": None,
    "put_back_on.must.done.security.clean_system": None,
    "claim_damages.must.happened.offender_identified": None,
    "notify_authority.must.delay_reason": None,
    "ship.must.not_pending": None,
    "request_removal.must.field.platform": None,
    "demand_removal.must.outside_amazon": None,
}


def test_only_law_terms_and_logic_are_hard(workflow):
    """A guide's advice never stands between a person and a limit tonight; three hard ones a lawyer may waive."""
    doing = [*workflow.actions.values(), *workflow.prohibitions.values()]

    hard = {one.id: one.waive for action in doing for one in action.clauses if one.severity == "must"}

    assert dict.fromkeys(SAID) | HARD == hard


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
    """Where a must rests on practice or advice alone, a lawyer can waive it, or it decides what a thing is at all.

    Offers stay off while the intruder may still sit in the computer; a claim for damages has somebody it is made
    against; what is pending is nobody's to ship; a letter to Amazon is none to another platform.
    """
    workflow = loaded.definition
    soft = {"practice", "advice", "story"}
    hard = [clause(workflow, name) for name, waive in HARD.items() if waive is None]
    resting_on_advice = {one.id for one in hard if all(loaded.rules[number]["weight"] in soft for number in one.source)}

    assert resting_on_advice <= {
        "put_back_on.must.done.security.clean_system",
        "claim_damages.must.happened.offender_identified",
        "ship.must.not_pending",
        "request_removal.must.field.platform",
        "demand_removal.must.outside_amazon",
    }


PERIODS = {
    "application_period": ("us", "stgb77b", "3 months", "known_on", True, "keep"),
    "complaint_against_stop": ("us", "stpo43", "2 weeks", "instructed_on", True, "keep"),
    "court_ruling_request": ("us", "stpo43", "1 month", "instructed_on", True, "keep"),
    "stock_notices.removal": ("us", "bgb", "30 days", "notice_of", False, "keep"),
    "authority_notice": ("us", "eu", "72 hours", "breach_known_at", True, "keep"),
    "authority_notice_target": ("us", "plain", "72 hours", "breach_known_at", False, "keep"),
    "complain_to_platform": ("us", "eu", "6 months", None, False, "keep"),
    "claims.response": ("us", "plain", "48 hours", "received_at", False, "keep"),
    "claims.appeal": ("us", "bgb", "30 days", "debited_on", False, "keep"),
}


@pytest.mark.parametrize(("key", "expected"), PERIODS.items())
def test_legal_periods_of_ours(workflow, key, expected):
    """Counted from the day that the law names, after its own rules, shifted only where those say so (LAW 2.5, 2.6)."""
    one = workflow.limits[key]

    assert expected == (one.binds, one.rules, one.length, one.begins, one.shift, one.again)


def test_amazons_date_moves_off_a_weekend_unless_it_was_meant(workflow):
    """§ 193 BGB speaks of a fixed day, too; who chose the weekend says so."""
    limit = workflow.limits["amazon_reply"]

    assert (True, "weekend_meant", "bgb") == (limit.shift, limit.unless, limit.rules)


def test_slow_lock_is_watched_from_the_takeover(workflow):
    """No deadline: five days after the takeover somebody asks again (B15)."""
    watch = workflow.limits["slow_lock"]

    assert ("watch", "takeover_at", "5 days", ()) == (watch.kind, watch.since, watch.length, watch.starts)


LAWYERS_MATTERS = ("demand_removal", "claim_damages", "make_statement", "stay_silent", "make_platform_complaint")


@pytest.mark.parametrize("action", LAWYERS_MATTERS)
def test_a_seller_service_does_not_assert_the_rights_of_others(workflow, action):
    """Letters in the client's name, damages, statements to the police: not for a service (RDG; B82, B83, B85)."""
    assert "service" not in workflow.actions[action].by


def test_every_action_limit_and_item_names_its_source(workflow):
    """Nothing is invented: whatever is asked, counted or listed says where it comes from."""
    things = [*workflow.actions.values(), *workflow.prohibitions.values(), *workflow.limits.values()]
    things += [item for one in workflow.checklists.values() for item in one.items]

    assert [] == [one for one in things if not one.source]


def test_what_is_shared_stands_in_parts(workflow):
    """Orders, security, the criminal matter, claims and data protection are those of other workflows, too."""
    shared = {one.where.partition(":")[0] for one in workflow.actions.values()} - {"workflow.yaml"}

    assert {f"parts/{name}.yaml" for name in ("orders", "criminal", "claims", "data_protection")} == shared


def test_data_protection_counts_twice(workflow):
    """The law's 72 hours begin with the next full hour; the target counts from the minute (LAW 2.3)."""
    law, target = workflow.limits["authority_notice"], workflow.limits["authority_notice_target"]

    assert (False, True) == (law.internal, target.internal)


def test_money_outlives_the_release(workflow):
    """The reminder of the frozen money looks at the money, not at the account (B88)."""
    parts = workflow.limits["follow_funds"].during.of

    assert ["count", "not"] == [one.word for one in parts]
