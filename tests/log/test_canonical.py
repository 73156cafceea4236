"""One value has one byte string, and what has none is refused."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UsageError
from engine.log.canonical import decode, encode

_texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_keys = st.text(st.characters(min_codepoint=1, max_codepoint=127))
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _texts,
    lambda inner: st.lists(inner) | st.dictionaries(_keys, inner),
)


@given(_values)
def test_same_bytes_as_rfc_8785(value):
    """The standard library's encoder, so guarded, writes exactly what the RFC's own implementation writes."""
    assert rfc8785.dumps(value) == encode(value)


@given(st.dictionaries(_keys, _values))
def test_decode_reads_back_what_encode_wrote(value):
    """Nothing is lost between the bytes and the value."""
    assert value == decode(encode(value))


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"a": {"b": 1.5}}, "$.a.b"),
        ({"a": [1, 2**53]}, "$.a[1]"),
        ({"a": -(2**53)}, "$.a"),
        ({"a": "x\0y"}, "$.a"),
        ({"ü": 1}, "$.'ü'"),
        ({1: 1}, "$.1"),
        ({"a": {1, 2}}, "$.a"),
    ],
)
def test_unfit_value_is_refused_with_its_place(value, place):
    """A float, a too large number, U+0000, a key that is not ASCII: the sentence names where it stands."""
    with pytest.raises(UsageError) as refused:
        encode(value)

    assert f"({place})" in refused.value.sentence.en


def test_lone_surrogate_is_refused():
    """Half a character has no UTF-8 and so no hash."""
    with pytest.raises(UsageError, match="surrogate"):
        encode({"a": "\ud83d"})


@pytest.mark.parametrize(
    "text", ['{"a":1,"a":2}', '{"a":{"b":1,"b":1}}', '{"a":1.0}', '{"a":NaN}', '{"a":1e3}', "[1]", "{", '"x"', ""]
)
def test_decode_refuses_what_json_loads_would_repair(text):
    """A key that stands twice, a fraction, a list: not the text of an entry."""
    with pytest.raises(ValueError, match=r"."):
        decode(text)


def test_decode_refuses_bytes_that_are_no_utf_8():
    """Damaged bytes are a ValueError like all the rest."""
    with pytest.raises(ValueError, match="utf-8"):
        decode(b'{"a":"\xff"}')
