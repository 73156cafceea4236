"""Sealed values: the log keeps a salted digest, the value lies beside it (RFC 9901, section 4.2).

- A disclosure is the base64url text of the JSON array `[salt, name, value]`; its salt is 16 random bytes.
- Its digest is the base64url SHA-256 of that text as it stands: whoever checks it needs no canonical form.
- Destroying the disclosure leaves the entry, its hash and everything that is decided from it as they were.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

# os, not secrets: the same bytes from the system, without the imports that every daily command would pay for.
from os import urandom
from typing import Any, NamedTuple

from engine.log.canonical import encode


class Disclosure(NamedTuple):
    """One sealed value with the salt that keeps its digest from being guessed."""

    digest: str
    """base64url SHA-256 of `text`, 43 characters: what stands in the entry's `data._sd`."""
    text: str
    """base64url of the JSON array `[salt, name, value]`, no padding."""
    name: str
    """The field as the workflow names it, or `item.3.order_id`."""
    value: Any


def base64url(data: bytes) -> str:
    """Return `data` as base64url without padding (RFC 7515, section 2)."""
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def disclose(name: str, value: Any, salt: bytes | None = None) -> Disclosure:
    """Seal `value` under `name`; `salt` is for test vectors only, otherwise 16 fresh random bytes.

    Raises UsageError if the value cannot be written canonically.
    """
    text = base64url(encode([base64url(salt or urandom(16)), name, value]))
    return Disclosure(digest_of(text), text, name, value)


def digest_of(text: str) -> str:
    """Return the digest of a disclosure's text exactly as it was received (RFC 9901, section 4.2.3)."""
    from hashlib import sha256

    return base64url(sha256(text.encode("ascii")).digest())


def open_disclosure(text: str) -> tuple[str, Any]:
    """Return name and value of a disclosure. Raises ValueError if it is not one."""
    array = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if not isinstance(array, list) or len(array) != 3 or not isinstance(array[1], str):
        raise ValueError("not a disclosure of an object property")
    return array[1], array[2]


def subject_of(kind: str, data: dict[str, Any], name: str) -> str:
    """Return whom a sealed value is about: `client`, `person:p-07`, `item:orders/3`, or `case` for all the rest.

    The office's own entries name the case that a value is about (`case:A-2026-0031`).
    `kind` and `data` are those of the entry that holds it, `name` that of its disclosure. One rule for all entries, so
    that verify can hold the stored subject against it and erasure finds all that concerns one person.
    """
    if kind == "person":
        return f"person:{data['person']}"
    if name == "client":
        return "client"
    if kind == "day":
        about = {f"because.{n}": f"case:{one['case']}" for n, one in enumerate(data["left"], 1)}
        return about.get(name, "case")
    if name.startswith("item.") and "register" in data:
        return f"item:{data['register']}/{name.split('.')[1]}"
    return f"item:{data['item']}" if "item" in data else "case"


def digests(disclosures: Iterable[Disclosure]) -> list[str]:
    """Return the sorted digests, as `data._sd` holds them: their order says nothing about the values."""
    return sorted(disclosure.digest for disclosure in disclosures)
