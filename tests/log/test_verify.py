"""Whatever is done to the stored bytes is found and named."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.log.entry import entry_bytes
from engine.log.tree import leaf_hash, root
from engine.log.verify import PROBLEMS, verify_entry, verify_head, verify_rows


def _problems(rows, head_of):
    """Verify rows against the head of the untouched ones."""
    problems = []
    honest = verify_rows(head_of, [])
    found = verify_rows(rows, problems)
    problems += verify_head(found, honest.frontier.size, honest.root, honest.frontier.to_bytes())
    return [(problem.index, problem.problem) for problem in problems]


def test_honest_log_has_no_problem(rows):
    """Seven entries of two cases."""
    honest = rows(7)

    assert _problems(honest, honest) == []


def test_empty_log_has_no_problem():
    """Its root is the hash of nothing."""
    assert _problems([], []) == []


def test_changed_entry_is_named(rows):
    """Its own hash, the root and whoever follows it in the case all say so."""
    honest = rows(7)
    index, data, *rest = honest[3]
    forged = [*honest[:3], (index, data.replace(b"lawyer", b"seller"), *rest), *honest[4:]]

    assert _problems(forged, honest) == [(3, "leaf_hash"), (5, "case_prev"), (None, "root"), (None, "frontier")]


def test_changed_entry_with_its_hash_made_anew_is_found_by_tree_and_chain(rows):
    """A forger who recomputes the one hash is not done."""
    honest = rows(7)
    index, data, _, *rest = honest[3]
    data = data.replace(b"lawyer", b"seller")
    forged = [*honest[:3], (index, data, leaf_hash(data), *rest), *honest[4:]]

    assert _problems(forged, honest) == [(5, "case_prev"), (None, "root"), (None, "frontier")]


def test_missing_entry_is_found(rows):
    """Gap in the index, gap in the case, another tree."""
    honest = rows(7)
    found = _problems([*honest[:3], *honest[4:]], honest)

    assert {"index", "case_seq", "size", "root"} <= {problem for _, problem in found}


def test_cut_tail_is_found_against_the_head(rows):
    """As long as the head is the old one."""
    honest = rows(8)

    assert (None, "size") in _problems(honest[:7], honest)


def test_recording_never_goes_backwards(rows):
    """The office's time does not decrease along the log."""
    honest = rows(3)
    late = (*honest[1][:6], "2025-01-01T00:00:00.000Z")

    assert (1, "recorded") in _problems([honest[0], late, honest[2]], honest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(data=st.data())
def test_any_flipped_bit_is_found(rows, data):
    """Any bit of any entry or any stored hash."""
    honest = rows(5)
    index = data.draw(st.integers(0, 4))
    column = data.draw(st.sampled_from([1, 2]))
    row = list(honest[index])
    changed = bytearray(row[column])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    row[column] = bytes(changed)

    assert (index, "leaf_hash") in _problems([*honest[:index], tuple(row), *honest[index + 1 :]], honest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(order=st.permutations(range(5)))
def test_any_other_order_is_found(rows, order):
    """Entries that change places, their indexes adjusted."""
    honest = rows(5)
    moved = [(place, *honest[old][1:]) for place, old in enumerate(order)]

    assert (list(order) == list(range(5))) == (_problems(moved, honest) == [])


def test_root_is_that_of_the_bytes_not_of_the_stored_hashes(rows):
    """A wrong stored hash changes nothing about what the log is."""
    honest = rows(3)
    spoiled = [(*honest[0][:2], bytes(32), *honest[0][3:]), *honest[1:]]

    assert verify_rows(honest, []).root == verify_rows(spoiled, []).root == root(verify_rows(honest, []).frontier)


def test_sound_entry_passes(note):
    """And comes back parsed."""
    problems = []
    entry = note()

    assert entry == verify_entry(0, entry_bytes(entry), problems)
    assert problems == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"data": {"surplus": 1}}, "data"),
        ({"kind": "dance"}, "data"),
        ({"kind": "checkpoint", "data": {}}, "data"),
        ({"case": None, "case_seq": None}, "data"),
        ({"precision": "hour"}, "unreadable"),
    ],
)
def test_unsound_entry_is_named(note, change, problem):
    """Hashes alone do not make an entry."""
    problems = []
    verify_entry(4, entry_bytes(note()._replace(**change)), problems)

    assert (4, problem) == (problems[0].index, problems[0].problem)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"v":1,"v":1}', b"[" * 100_000])
def test_bytes_that_are_no_entry_are_a_problem_not_a_crash(data):
    """Whatever lies in the column."""
    problems = []

    assert verify_entry(0, data, problems) is None
    assert [problem.problem for problem in problems] == ["unreadable"]


def test_every_problem_has_a_sentence_in_both_languages():
    """Screens take them from here."""
    assert all(sentence.en and sentence.de for sentence in PROBLEMS.values())
