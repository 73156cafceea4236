"""The workflow for an extortion says what the story and Amazon's terms say, in both languages."""

from __future__ import annotations

import pytest

from engine.workflow.labels import Labels
from engine.workflow.lint import NOTE, lint
from engine.workflow.load import default_root, load


@pytest.fixture(scope="module")
def loaded():
    """Return the packaged version."""
    return load(default_root() / "extortion", default_root())


@pytest.fixture(scope="module")
def workflow(loaded):
    """Return its definition."""
    return loaded.definition


def own_clauses(workflow):
    """Return the clauses that stand in the workflow's own file, with those that only ask for an input left out."""
    doing = (*workflow.actions.values(), *workflow.prohibitions.values())
    clauses = [one for action in doing for one in action.clauses if one.where.startswith("workflow.yaml")]
    return [one for one in clauses if one.word != "given" or "input" not in one.args]


def test_it_lints_clean():
    """No error and no warning."""
    found = lint(default_root() / "extortion", default_root())

    assert [] == [one for one in found if one.severity != NOTE]


OWN_STATES = {
    "account": "active hacked locked closed",
    "work": "running stopped",
    "credentials": "safe stolen changed",
    "access": "full limited none",
    "reporting": "owed made",
    "threat": "none received quiet",
    "flood": "none running cancelled",
    "rival": "none selling gone",
    "listing": "apart attached withdrawn",
    "trademark": "unknown searched filed registered refused",
    "link": "unproven proven",
}


def test_tracks_and_states_are_those_that_others_rely_on(workflow):
    """Names of states are fixed: dossiers and old cases quote them."""
    own = {name: one for name, one in workflow.tracks.items() if one.where.startswith("workflow.yaml")}

    assert OWN_STATES == {name: " ".join(one.states) for name, one in own.items()}


def test_what_both_workflows_share_comes_from_the_parts(workflow):
    """Orders, claims, security, data protection and the criminal matter are written once."""
    homes = {**workflow.tracks, **workflow.registers, **workflow.checklists}
    shared = {name: one.where.partition(":")[0] for name, one in homes.items() if one.where.startswith("parts/")}

    assert {
        "criminal": "parts/criminal.yaml",
        "data_protection": "parts/data_protection.yaml",
        "orders": "parts/orders.yaml",
        "claims": "parts/claims.yaml",
        "mailboxes": "parts/security.yaml",
        "users": "parts/security.yaml",
        "security": "parts/security.yaml",
    } == shared


ARROWS = [
    ("amazon_locks", "active", "locked"),
    ("amazon_locks", "closed", "locked"),
    ("amazon_unlocks", "locked", "active"),
    ("malware_found", "running", "stopped"),
    ("resume_work", "stopped", "running"),
    ("threat_received", "quiet", "received"),
    ("flood_seen", "cancelled", "running"),
    ("attach_to_listing", "apart", "attached"),
    ("withdraw_from_listing", "attached", "withdrawn"),
    ("trademark_refused", "registered", "refused"),
    ("amazon_cancels", "fraud", "cancelled"),
    ("ship", "regular", "shipped"),
]


@pytest.mark.parametrize(("action", "origin", "target"), ARROWS)
def test_arrow(workflow, action, origin, target):
    """The arrows that the story goes along."""
    assert target == workflow.actions[action].moves[origin]


def test_an_attempt_never_makes_the_account_hacked(workflow):
    """With two-step verification it stays an attempt; Amazon locks all the same (A27, A28)."""
    assert () == workflow.actions["takeover_attempted"].also
    assert "hacked" not in workflow.actions["amazon_locks"].moves.values()


def test_cancelling_frees_the_stock(workflow):
    """What Amazon cancels ties up nothing any more; what has gone out stays gone (A17, A35)."""
    also = {one.track: one.moves for one in workflow.actions["amazon_cancels_pending"].also}

    assert {
        "orders": {"proposed": "cancelled", "fraud": "cancelled"},
        "blocked_stock": {"blocked": "free"},
    } == also


def test_new_malware_undoes_the_rebuilding(workflow):
    """What was set up before it proves nothing (A29)."""
    assert ("running", "stopped") == workflow.actions["malware_found"].resets["rebuild"]


HARD = {
    "resume_work.must.done.rebuild",
    "report_infringement.must.registered",
    "report_infringement.must.known.right_number",
    "report_infringement.must.in_good_faith",
    "claim_same_offender.must.state.link",
}
SOFT = {
    "credentials_changed.should.done.security.account_credentials",
    "close.should.state.reporting",
    "close.should.complaint_decided",
    "reply_to_extorter.should.approved",
    "attach_to_listing.should.has.legal_check",
    "file_trademark.should.has.trademark_search",
    "file_trademark.should.has.legal_check",
    "report_infringement.should.has.legal_check",
}


@pytest.mark.parametrize(("severity", "expected"), [("must", HARD), ("should", SOFT)])
def test_severity_is_that_of_the_rules(workflow, severity, expected):
    """What refuses and what passes with a reason; nothing that refuses can be waived."""
    found = [one for one in own_clauses(workflow) if one.severity == severity]

    assert expected == {one.id for one in found}
    assert {None} == {one.waive for one in found}


def test_what_the_extorter_demands_at_once_is_no_limit(workflow):
    """No deadline begins with a threat (A4)."""
    assert [] == [one.key for one in workflow.starts_of("threat_received") if one.kind == "deadline"]


def test_claims_have_amazons_two_clocks(workflow):
    """48 hours to answer, 30 days to appeal, each counted from what the message says (A20, AMAZON-4.4)."""
    clocks = [workflow.limits[f"claims.{one}"] for one in ("response", "appeal")]

    assert [("us", "48 hours", "received_at"), ("us", "30 days", "debited_on")] == [
        (one.binds, one.length, one.begins) for one in clocks
    ]


def test_silence_proposes_and_closes_nothing(workflow):
    """Four weeks after the last word: a watch, whose end moves no track (A34)."""
    silence = workflow.limits["silence"]

    assert ("watch", "threat_received", "4 weeks", {}) == (
        silence.kind,
        silence.since,
        silence.length,
        silence.lapse,
    )


def test_the_rival_is_watched_after_closing(workflow):
    """The residual risk outlives the case (A37)."""
    assert {"rival": ["selling"]} == workflow.limits["rival_watch"].during.args["tracks"]
    assert {"account": ["closed"], "threat": ["received"]} == workflow.limits["renewed_threat"].during.args["tracks"]


GERMAN = [
    ("action", ("open_amazon_case",), "Fall bei Amazon eröffnen"),
    ("done", ("attach_to_listing",), "an das fremde Angebot angehängt"),
    ("state", ("account", "closed"), "Akte abgelegt"),
    ("register", ("blocked_stock",), "blockierte Ware"),
    ("track", ("criminal",), "Strafverfahren"),
    ("role", ("service",), "Dienstleister"),
]


@pytest.mark.parametrize(("method", "args", "expected"), GERMAN)
def test_german_words_are_those_of_the_trade(loaded, method, args, expected):
    """The words that lawyers agreed on."""
    labels = Labels(loaded.labels["de"], loaded.labels["en"], loaded.rules, "de")

    assert expected == getattr(labels, method)(*args)
