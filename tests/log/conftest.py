"""Entries for the tests of the log: short to ask for, sound unless a test spoils them."""

from __future__ import annotations

import pytest

from engine.log import entry, sealed, tree


@pytest.fixture
def note():
    """Make a sound note as entry `seq` of a case; keywords replace fields."""

    def make(seq=1, prev=None, case="A-2026-0001", minute=0, **fields):
        instant = f"2026-11-20T09:{minute:02d}:00.000Z"
        made = entry.new_entry(
            kind="note", case=case, cmd=entry.new_cmd(), happened=instant, recorded=instant,
            actor="p-01", by="lawyer", auth="login",
            data={"sets": ["text"], "_sd": [sealed.disclose("text", "Anruf").digest]},
        )  # fmt: skip
        return made._replace(case_seq=seq, case_prev=prev, **fields)

    return make


@pytest.fixture
def rows(note):
    """Make the stored rows of `count` notes, dealt to `cases` cases in turn, as verify_rows takes them."""

    def make(count, cases=2):
        tails, made = {}, []
        for index in range(count):
            case = f"A-2026-{index % cases + 1:04d}"
            seq, prev = tails.get(case, (0, None))
            one = note(seq + 1, prev, case, minute=index)
            data = entry.entry_bytes(one)
            leaf = tree.leaf_hash(data)
            tails[case] = (seq + 1, leaf.hex())
            made.append((index, data, leaf, case, seq + 1, prev, one.recorded))
        return made

    return make
