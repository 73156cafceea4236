"""The data of each kind: what is taken, what is refused."""

from __future__ import annotations

import pytest

from engine.log import kinds

SD = ["A" * 43]
T = "2026-11-20T09:31:00.000Z"
RESULT = {
    "for": {"happened": T, "inputs": {}}, "key": "amazon_reply", "kind": "deadline", "nominal_end": "2026-12-04",
    "until": T, "remind": [T], "place": "LU", "rule_set": "bgb-1", "steps": [{"norm": "§ 187 BGB"}],
}  # fmt: skip
SOUND = [
    ("office", {"name": "K", "origin": "k.example/1", "training": False, "place": "DE-BE", "lang": "de"}),
    ("person", {"person": "p-01", "roles": ["lawyer"], "_sd": SD, "sets": ["name"]}),
    ("workflow", {"name": "hacked", "version": 1, "digest": "ab" * 32, "files": [["cd" * 32, "hacked/workflow.yaml"]]}),
    ("open", {"workflow": "hacked", "place": "DE-BE", "values": {"clean": True}, "sets": ["client"], "_sd": SD}),
    ("action", {"action": "appeal", "inputs": {"until": "2026-12-04"}, "evidence": {"letter": 3}, "already": True,
                "numbers": {"amazon_reply": 1}, "results": [RESULT], "on": ["orders/3"]}),
    ("tick", {"tick": "security.mail_settings.passwords", "item": "mailboxes/1", "result": {"found": 0}}),
    ("tick", {"tick": "security.clean_system", "skip": "not_applicable", "sets": ["because"], "_sd": SD}),
    ("tick", {"limit": "ask_lock", "skip": "put_off", "until": "2026-12-01"}),
    ("tick", {"limit": "ask_lock", "skip": "put_off", "until": T}),
    ("field", {"values": {"aware_at": T}}),
    ("evidence", {"number": 3, "evidence": "lock_notice", "sets": ["file"], "_sd": SD}),
    ("note", {"sets": ["text"], "_sd": SD}),
    ("item", {"register": "orders", "items": [{"number": 1, "values": {}, "sets": ["order_id"]}], "_sd": SD}),
    ("item", {"register": "mailboxes", "complete": True}),
    ("import", {"register": "orders", "format": "amazon-orders",
                "items": [{"number": 1, "new": True, "values": {"status": "Shipped"}, "state": "proposed"}]}),
    ("assign", {"to": "p-02"}),
    ("refusal", {"action": "appeal", "unmet": ["appeal.must.role"], "facts": {}, "at": T}),
    ("lapse", {"key": "amazon_reply", "number": 1, "until": T,
               "moves": [{"track": "account", "from": "appealed", "to": "deadline_lapsed"}]}),
    ("lapse_withdrawn", {"key": "amazon_reply", "number": 1, "until": T, "announced": 9}),
    ("acknowledge", {"entry": 4, "clauses": ["appeal.must.role"]}),
    ("correction", {"corrects": 24, "change": {"inputs.until": "2026-12-05"}, "sets": ["reason"], "_sd": SD}),
    ("correction", {"corrects": 24, "strike": True, "results": [], "sets": ["reason"], "_sd": SD}),
    ("export", {"audience": "lawyer", "lang": "de", "covers": 30, "manifest": "ab" * 32}),
    ("limit", {"limit": "defence/1", "do": "extend", "until": "2026-11-20T23:00:00.000Z", "nominal_end": "2026-11-20",
               "length": "P2W", "place": "DE-BE", "rule_set": "zpo", "steps": [], "remind": [],
               "work_by": "2026-11-20"}),
    ("limit", {"limit": "claims/3.answer/2", "do": "grant", "until": "2026-11-20T23:00:00.000Z",
               "numbers": {"claims/3.answer": 3}}),
    ("limit", {"limit": "defence/1", "do": "refuse"}),
    ("limit", {"limit": "defence/1", "do": "strike", "ground": 7, "proof": [2]}),
    ("limit", {"limit": "defence/1", "do": "strike", "sets": ["because"], "_sd": SD}),
    ("limit", {"limit": "defence/1", "do": "check", "until": "2026-11-20T23:00:00.000Z"}),
    ("day", {"day": "2026-11-20", "left": [{"case": "A-2026-0031", "key": "defence/1"}], "sets": ["because.1"],
             "looked_at": [{"case": "A-2026-0031", "key": "notice/1", "state": "struck"}], "_sd": SD}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data"), SOUND)
def test_sound_data_is_taken(kind, data):
    """One example of every shape that is written."""
    assert kinds.check(kind, data) == []


def test_every_written_kind_has_an_example():
    """A kind cannot be added without showing what it looks like."""
    assert set(kinds.WRITTEN) == {kind for kind, _ in SOUND}


@pytest.mark.parametrize(("kind", "data"), SOUND)
def test_unknown_key_is_refused(kind, data):
    """Nothing slips into the log under a name that is not documented."""
    assert any("surplus is unknown" in problem for problem in kinds.check(kind, data | {"surplus": 1}))


@pytest.mark.parametrize(("kind", "data"), SOUND)
def test_no_value_may_be_of_another_type(kind, data):
    """Each key in turn gets a value that no key has."""
    for key in data:
        assert kinds.check(kind, data | {key: object()}), key


@pytest.mark.parametrize(
    ("kind", "data", "problem"),
    [
        ("note", {"sets": ["text"]}, "data names 1 sealed values and holds 0 digests"),
        ("note", {"_sd": SD}, "data.sets lacks text"),
        (
            "day",
            {"day": "2026-11-20", "left": [{"case": "A", "key": "x"}], "looked_at": []},
            "data.sets lacks because.1",
        ),
        ("note", {"_sd": ["B" * 43, "A" * 43], "sets": ["text"]}, "data._sd is not sorted, or holds a digest twice"),
        ("evidence", {"number": 0, "evidence": "x"}, "data.number is not a whole number from 1"),
        ("evidence", {"number": True, "evidence": "x"}, "data.number is not a whole number from 1"),
        ("assign", {}, "data.to is missing"),
        ("lapse", SOUND[17][1] | {"moves": [{"track": "a", "to": "b"}]}, "data.moves[0].from is missing"),
        ("action", {"action": "a", "inputs": {}, "already": False}, "data.already is not True"),
        ("checkpoint", {}, "the kind checkpoint is reserved and not written yet"),
        ("dance", {}, "unknown kind dance"),
    ],
)
def test_problem_says_what_is_wrong(kind, data, problem):
    """The sentence names the key and what it should have been."""
    assert problem in kinds.check(kind, data)


def test_no_kind_is_both_written_and_reserved():
    """Together they are the kinds of entry v1."""
    assert not set(kinds.WRITTEN) & set(kinds.RESERVED)
    assert len(kinds.WRITTEN) + len(kinds.RESERVED) == 26
