"""The Merkle tree of RFC 6962, section 2.1, kept as its right edge.

- Leaf hash = SHA-256(0x00 ‖ bytes), node hash = SHA-256(0x01 ‖ left ‖ right); the empty tree is SHA-256("").
- A frontier holds the roots of the complete subtrees, largest first: one for each 1 in the binary form of the size.
  It is all that an append needs, at most 64 hashes, and it is immutable.
- `root_of` follows the recursive definition word for word and is the measure for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

HASH_BYTES = 32


class Frontier(NamedTuple):
    """The right edge of a tree with `size` leaves."""

    size: int
    hashes: tuple[bytes, ...]

    def to_bytes(self) -> bytes:
        """Return the hashes one after the other, as the head row keeps them."""
        return b"".join(self.hashes)


EMPTY = Frontier(0, ())


def frontier_from_bytes(size: int, data: bytes) -> Frontier:
    """Read a frontier back. Raises ValueError if `data` cannot be the right edge of a tree of `size` leaves."""
    if len(data) != HASH_BYTES * size.bit_count():
        raise ValueError(f"a tree of {size} leaves has {size.bit_count()} subtrees, found {len(data)} bytes")
    return Frontier(size, tuple(data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)))


def _sha256(data: bytes) -> bytes:
    # Imported here: reads that hash nothing would pay 6 ms for it at every start.
    from hashlib import sha256

    return sha256(data).digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of one leaf."""
    return _sha256(b"\0" + data)


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return _sha256(b"\1" + left + right)


def append(frontier: Frontier, leaf: bytes) -> Frontier:
    """Return the frontier after one more leaf hash: each trailing 1 of the size closes one subtree."""
    size, hashes = frontier
    kept = len(hashes)
    while size & 1:
        kept -= 1
        leaf = node_hash(hashes[kept], leaf)
        size >>= 1
    return Frontier(frontier.size + 1, (*hashes[:kept], leaf))


def root(frontier: Frontier) -> bytes:
    """Return the root of the tree: the subtrees joined from the right."""
    if not frontier.hashes:
        return _sha256(b"")
    *lefts, node = frontier.hashes
    for left in reversed(lefts):
        node = node_hash(left, node)
    return node


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes by the recursive definition; slow, and plainly right."""
    if not leaves:
        return _sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(root_of(leaves[:split]), root_of(leaves[split:]))
