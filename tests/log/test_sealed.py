"""Sealed values are RFC 9901 disclosures."""

from __future__ import annotations

import pytest

from engine.log.sealed import digest_of, digests, disclose, open_disclosure, subject_of

# RFC 9901, section 4.2.1 and 4.2.3
_DISCLOSURE = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"


def test_digest_is_that_of_the_rfc():
    """The digest is taken over the text as received, spaces and all."""
    assert digest_of(_DISCLOSURE) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


def test_disclosure_of_the_rfc_opens():
    """Name and value come out, the salt stays inside."""
    assert open_disclosure(_DISCLOSURE) == ("family_name", "Möbius")


def test_what_is_sealed_opens_again():
    """Also values that are objects."""
    value = {"sha256": "ab", "name": "Sperre.pdf", "size": 3, "type": "application/pdf"}

    assert open_disclosure(disclose("file", value).text) == ("file", value)


def test_same_value_sealed_twice_has_two_digests():
    """Without the salt nobody can try out mail addresses against a digest."""
    assert disclose("mail", "a@b.example").digest != disclose("mail", "a@b.example").digest


def test_digests_are_sorted():
    """Their order in the entry says nothing about the order of the values."""
    sealed = [disclose("a", number) for number in range(20)]

    assert digests(sealed) == sorted(one.digest for one in sealed)


@pytest.mark.parametrize("text", ["", "e30", "WyJhIl0", "!!", "WzEsMiwzXQ", "/w"])
def test_anything_else_is_a_value_error(text):
    """An empty text, an object, a list of one, no base64url, a name that is a number, bytes that are no UTF-8."""
    with pytest.raises(ValueError, match=r"."):
        open_disclosure(text)


@pytest.mark.parametrize(
    ("kind", "data", "name", "subject"),
    [
        ("open", {}, "client", "client"),
        ("correction", {}, "client", "client"),
        ("person", {"person": "p-07"}, "name", "person:p-07"),
        ("import", {"register": "orders"}, "item.3.order_id", "item:orders/3"),
        ("import", {"register": "orders"}, "file", "case"),
        ("field", {"item": "orders/3"}, "order_id", "item:orders/3"),
        ("note", {}, "text", "case"),
        ("day", {"left": [{"case": "A-1"}, {"case": "A-2"}]}, "because.2", "case:A-2"),
        ("day", {"left": []}, "because.1", "case"),
    ],
)
def test_subject_says_whom_a_value_is_about(kind, data, name, subject):
    """Erasure will go by it."""
    assert subject == subject_of(kind, data, name)
