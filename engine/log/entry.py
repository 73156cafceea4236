"""Entry v1: one record of the log and its bytes.

- The bytes are RFC 8785 and are made once; whoever reads an entry parses the stored text and never encodes it again.
- At most 65,535 bytes (entry bundles of tlog-tiles count in 16 bits).
- Case entries count from 1 and name the leaf hash of the case's entry before; office entries have none of the three.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

# os, not secrets: the same bytes from the system, without the imports that every daily command would pay for.
from os import urandom
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

from engine.errors import Text, UsageError
from engine.log import tree
from engine.log.canonical import decode, encode
from engine.log.sealed import base64url
from engine.log.shapes import Shape, shape_of

VERSION: Literal[1] = 1
MAX_BYTES = 65_535

Instant = Annotated[str, r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z"]
Hash = Annotated[str, r"[0-9a-f]{64}"]
Word = Annotated[str, r"[^\x00-\x1f\x7f]+"]
Count = Annotated[int, 1]
_Precision = Annotated[str, r"minute|day"]
_Auth = Annotated[str, r"login|database|named|system"]
_RandomId = Annotated[str, r"[A-Za-z0-9_-]{22}"]
_CommandId = Annotated[str, r"[A-Za-z0-9._-]{1,64}"]


class Entry(NamedTuple):
    """One record of the log (CONTRACTS.md 1); the field names are those of the stored JSON object."""

    v: Literal[1]
    kind: Word
    case: Word | None
    """`A-2026-0031`, or None for an entry of the office."""
    case_seq: Count | None
    """Number in the case, from 1: `#24` on screens. None until it is appended, and on entries of the office."""
    case_prev: Hash | None
    """Hex leaf hash of the case's entry before; None on its first one and on entries of the office."""
    cmd: _CommandId
    """Shared by all entries of one command; the same one again is the same command."""
    happened: Instant
    """When it happened: an instant, RFC 3339 UTC with milliseconds."""
    precision: _Precision
    """`minute`, or `day` where only the day is known."""
    recorded: Instant
    """When the office wrote it down: an instant that never decreases along the log."""
    actor: Word | None
    """Who typed it: `p-07`, or None where no person did."""
    acted_by: Word | None
    """Who acted, where that is a person of the office."""
    by: Word
    """The role or party that acted: `lawyer`, `amazon`, `clock`."""
    auth: _Auth
    """How the actor is known: `login`, `database`, `named`, `system`."""
    workflow: Hash | None
    """Hex digest of the workflow version the case is pinned to."""
    data: dict[str, Any]
    """What the kind says; see `engine.log.kinds`."""
    nonce: _RandomId
    """16 random bytes, so that nobody guesses this entry from its hash in another client's proof."""


def new_entry(
    *,
    kind: str,
    case: str | None,
    cmd: str,
    happened: str,
    recorded: str,
    actor: str | None,
    by: str,
    auth: str,
    data: dict[str, Any],
    acted_by: str | None = None,
    workflow: str | None = None,
    precision: str = "minute",
) -> Entry:
    """Return an entry with a fresh nonce and no place yet; the append gives it its place in the case."""
    return Entry(
        VERSION, kind, case, None, None, cmd, happened, precision, recorded,
        actor, acted_by, by, auth, workflow, data, new_nonce(),
    )  # fmt: skip


def new_cmd() -> str:
    """Return a fresh command id: base64url of 16 random bytes."""
    return base64url(urandom(16))


def new_nonce() -> str:
    """Return a fresh nonce: base64url of 16 random bytes."""
    return base64url(urandom(16))


def entry_bytes(entry: Entry) -> bytes:
    """Return the bytes that are hashed and stored. Raises UsageError if a value is unfit or they are too many."""
    data = encode(entry._asdict())
    if len(data) > MAX_BYTES:
        raise UsageError(
            Text(
                f"this entry has {len(data):,} bytes; the log takes {MAX_BYTES:,}",
                f"dieser Eintrag hat {len(data)} Byte; das Protokoll nimmt {MAX_BYTES}",
            ),
            hint=Text("attach long texts as a file", "lange Texte als Datei beilegen"),
        )
    return data


def leaf_hash(data: bytes) -> bytes:
    """Return the RFC 6962 leaf hash of an entry's bytes."""
    return tree.leaf_hash(data)


def parse(text: str | bytes) -> Entry:
    """Return the entry in a stored text. Raises ValueError naming what is not as entry v1 demands."""
    value = decode(text)
    if value.keys() != _FIELDS:
        raise ValueError(f"wrong fields: {', '.join(sorted(value.keys() ^ _FIELDS))}")
    entry = Entry._make(_in_order(value))
    problems = envelope_problems(entry)
    if problems:
        raise ValueError("; ".join(problems))
    return entry


def envelope_problems(entry: Entry) -> list[str]:
    """Return what is wrong with the fields around `data`, one short English sentence each."""
    problems = [] if _fits(entry) else _field_problems(entry)
    if entry.case is None:
        if entry.case_seq is not None or entry.case_prev is not None:
            problems.append("an entry of the office has a place in a case")
    elif entry.case_seq is None:
        problems.append("case_seq is missing")
    elif (entry.case_prev is None) != (entry.case_seq == 1):
        problems.append("case_prev is missing, or stands on the first entry of a case")
    return problems


def _field_problems(entry: Entry) -> list[str]:
    return [
        f"{name}{problem}"
        for name, shape, value in zip(Entry._fields, _shapes(), entry, strict=True)
        for problem in shape(value)
    ]


def _fits(entry: Entry) -> bool:
    """Say quickly of nearly every entry that each field fits; a no says only: look closer."""
    v, kind, case, seq, prev, cmd, happened, precision, recorded, actor, acted_by, by, auth, workflow, data, nonce = (
        entry
    )
    if type(v) is not int or v != VERSION or not isinstance(data, dict) or (seq is not None and type(seq) is not int):
        return False
    if seq is not None and seq < 1:
        return False
    optional = (case, prev, actor, acted_by, workflow)
    if "" in optional:
        return False
    try:
        texts = "\0".join(
            (
                kind,
                cmd,
                happened,
                precision,
                recorded,
                by,
                auth,
                nonce,
                *["" if one is None else one for one in optional],
            )
        )
    except TypeError:
        return False
    return _texts().fullmatch(texts) is not None


@cache
def _texts() -> re.Pattern[str]:
    """Return what the text fields look like, joined by a character that none of them may hold."""
    needed = (Word, _CommandId, Instant, _Precision, Instant, Word, _Auth, _RandomId)
    optional = (Word, Hash, Word, Word, Hash)
    patterns = [f"(?:{get_args(one)[1]})" for one in needed] + [f"(?:{get_args(one)[1]}|)" for one in optional]
    return re.compile("\0".join(patterns))


@cache
def _shapes() -> tuple[Shape, ...]:
    hints = get_type_hints(Entry, include_extras=True)
    return tuple(shape_of(hints[name]) for name in Entry._fields)


_FIELDS = frozenset(Entry._fields)
_in_order = itemgetter(*Entry._fields)
