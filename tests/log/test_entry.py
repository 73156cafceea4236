"""Entry v1: its bytes, its size, and what is no entry."""

from __future__ import annotations

import json

import pytest

from engine.errors import UsageError
from engine.log.entry import MAX_BYTES, entry_bytes, envelope_problems, leaf_hash, new_cmd, parse

# reference vector: an entry of an older draft, hashed with printf and sha256sum
_VECTOR = (
    b'{"actor":"usr_01","at":"2026-11-21T18:40:57.123Z","case":"case_01","case_prev":null,"case_seq":0,'
    b'"data":{"_sd":["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"],"marketplace":"DE"},'
    b'"nonce":"8M0Zk1l8m2m5b1Qe3nq3Hw","type":"case.opened","v":1}'
)


def test_leaf_hash_is_that_of_the_published_example():
    """A zero byte and the entry, piped into sha256sum, give the same."""
    assert leaf_hash(_VECTOR).hex() == "325211859e87047a9fe806e9c7febdf1081e039f64d572ab4ec787d2a7be2776"


def test_entry_survives_its_bytes(note):
    """What is parsed from the bytes is the entry that was written."""
    entry = note(2, prev="ab" * 32)

    assert entry == parse(entry_bytes(entry))


def test_bytes_are_sorted_and_without_spaces(note):
    """The stored form begins with the first field by name."""
    assert entry_bytes(note()).startswith(b'{"acted_by":null,"actor":"p-01","auth":"login","by":"lawyer"')


def test_two_entries_never_share_a_nonce(note):
    """Same content, other hash: nobody can guess an entry from its leaf hash."""
    assert note().nonce != note().nonce


def test_command_id_is_16_bytes():
    """22 characters of base64url."""
    assert len(new_cmd()) == 22


def test_too_large_an_entry_is_refused_with_its_size(note):
    """An entry bundle counts bytes in 16 bits."""
    entry = note(data={"text": "x" * MAX_BYTES})

    with pytest.raises(UsageError, match="65,535"):
        entry_bytes(entry)


def test_largest_entry_is_taken(note):
    """65,535 bytes are allowed, one more is not."""
    room = MAX_BYTES - len(entry_bytes(note(data={"text": ""})))

    assert len(entry_bytes(note(data={"text": "x" * room}))) == MAX_BYTES


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", True),
        ("kind", None),
        ("case", ""),
        ("case_seq", 0),
        ("case_seq", "1"),
        ("case_prev", "AB" * 32),
        ("cmd", "a b"),
        ("happened", "2026-11-20T09:31:00Z"),
        ("happened", "2026-11-20T09:31:00.000+01:00"),
        ("precision", "hour"),
        ("recorded", "2026-11-20"),
        ("actor", ""),
        ("acted_by", 3),
        ("by", None),
        ("auth", "guess"),
        ("workflow", "v1"),
        ("data", []),
        ("nonce", "short"),
    ],
)
def test_wrong_field_is_named(note, field, value):
    """Each field around the data is checked, and the problem says which."""
    problems = envelope_problems(note()._replace(**{field: value}))

    assert field in problems[0]


def test_first_entry_of_a_case_has_none_before_it(note):
    """And every later one has."""
    assert envelope_problems(note(1, prev="ab" * 32))
    assert envelope_problems(note(2, prev=None))


def test_office_entry_has_no_place_in_a_case(note):
    """Without a case there is no number in it."""
    assert ["an entry of the office has a place in a case"] == envelope_problems(note(case=None))


def test_unknown_field_is_no_entry(note):
    """Fields are neither added nor left out."""
    value = json.loads(entry_bytes(note())) | {"extra": 1}
    del value["nonce"]

    with pytest.raises(ValueError, match="wrong fields: extra, nonce"):
        parse(json.dumps(value))
