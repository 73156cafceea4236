"""The tree of RFC 6962, held against known roots and against its own definition."""

from __future__ import annotations

import hashlib

import pytest

from engine.log.tree import EMPTY, append, frontier_from_bytes, leaf_hash, root, root_of

# The reference log's test data: eight inputs and the roots of their first n.
_INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _frontier(leaves):
    frontier = EMPTY
    for leaf in leaves:
        frontier = append(frontier, leaf)
    return frontier


def test_empty_tree_is_the_hash_of_nothing():
    """RFC 6962, section 2.1."""
    assert hashlib.sha256(b"").digest() == root(EMPTY) == root_of([])


@pytest.mark.parametrize("size", range(1, 9))
def test_known_roots(size):
    """Both ways of computing give the reference log's roots."""
    leaves = [leaf_hash(bytes.fromhex(text)) for text in _INPUTS[:size]]

    assert _ROOTS[size - 1] == root(_frontier(leaves)).hex() == root_of(leaves).hex()


def test_frontier_gives_the_root_of_the_definition_for_every_size():
    """All sizes up to 1,024."""
    leaves = [leaf_hash(number.to_bytes(2)) for number in range(1024)]
    frontier = EMPTY
    for size, leaf in enumerate(leaves, start=1):
        frontier = append(frontier, leaf)

        assert root_of(leaves[:size]) == root(frontier), size


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 21])
def test_frontier_survives_the_head_row(size):
    """Its bytes and the size are all that is kept."""
    frontier = _frontier([leaf_hash(bytes([number])) for number in range(size)])

    assert frontier == frontier_from_bytes(size, frontier.to_bytes())


@pytest.mark.parametrize(("size", "length"), [(0, 32), (1, 0), (3, 32), (2, 31)])
def test_frontier_of_another_size_is_refused(size, length):
    """As many hashes as the size has 1s in binary."""
    with pytest.raises(ValueError, match="subtrees"):
        frontier_from_bytes(size, bytes(length))
