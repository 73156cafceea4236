"""Appending: what is stored is what was hashed, in one transaction, with one head."""

from __future__ import annotations

import pytest

from engine.errors import DamagedError, FristwerkError, UsageError
from engine.log import sealed, tree
from engine.log.entry import entry_bytes
from engine.store import daily, sqlite


def test_stored_text_is_the_bytes_that_were_hashed(con, note):
    """Not another rendering of the same value."""
    stored = note()
    text, leaf = con.execute("SELECT entry, leaf_hash FROM log_entry").fetchone()

    assert entry_bytes(stored.entry) == text.encode()
    assert tree.leaf_hash(text.encode()).hex() == leaf.hex() == stored.leaf_hash


def test_head_is_the_tree_of_all_entries(con, note):
    """After any number of appends."""
    leaves = [bytes.fromhex(note(f"A-2026-000{1 + number % 2}").leaf_hash) for number in range(11)]
    head = daily.head(con)

    assert (11, tree.root_of(leaves)) == (head.size, head.root)


def test_entries_of_a_case_are_chained(con, note):
    """Each names the hash of the one before in its case, not in the log."""
    first, _, third = note(), note("A-2026-0002"), note()

    assert (2, first.leaf_hash) == (third.entry.case_seq, third.entry.case_prev)
    assert (2, third.leaf_hash) == daily.tail(con, "A-2026-0001")


def test_batch_is_chained_and_moves_the_head_once(con, draft):
    """Many entries, one update of the head."""
    pairs = [draft() for _ in range(3)]
    statements = []
    con.set_trace_callback(statements.append)
    with sqlite.transaction(con):
        stored = daily.append(con, [one for one, _ in pairs], [d for _, ds in pairs for d in ds])

    assert [1, 2, 3] == [one.entry.case_seq for one in stored]
    assert stored[1].leaf_hash == stored[2].entry.case_prev
    assert 1 == sum(statement.startswith("UPDATE log_head") for statement in statements)
    assert ["BEGIN IMMEDIATE", "COMMIT"] == [one for one in statements if one.startswith(("BEGIN", "COMMIT"))]


def test_place_that_is_already_taken_is_refused(con, note, draft):
    """Whoever gives the number himself must give the next one."""
    note()
    made, disclosures = draft()

    with pytest.raises(Exception, match="next number of the case"), sqlite.transaction(con):
        daily.append(con, [made._replace(case_seq=1)], disclosures)


def test_unsound_data_is_refused_and_nothing_is_written(con, draft):
    """The first entry of the batch goes with it."""
    good, disclosures = draft()
    bad = good._replace(kind="note", data={"surplus": 1})

    with pytest.raises(FristwerkError, match=r"data\.surplus is unknown"), sqlite.transaction(con):
        daily.append(con, [good, bad], disclosures)

    assert 0 == daily.head(con).size
    assert [(0,)] == con.execute("SELECT count(*) FROM log_entry").fetchall()


@pytest.mark.parametrize("kind", ["checkpoint", "dance"])
def test_kind_that_is_not_written_is_refused(con, draft, kind):
    """Reserved or unknown."""
    made, _ = draft()

    with pytest.raises(FristwerkError, match=kind), sqlite.transaction(con):
        daily.append(con, [made._replace(kind=kind, data={})])


def test_office_kind_cannot_belong_to_a_case(con, draft):
    """Nor a case's kind to the office."""
    made, disclosures = draft()

    with pytest.raises(FristwerkError, match="note with case None"), sqlite.transaction(con):
        daily.append(con, [made._replace(case=None)], disclosures)


def test_recorded_before_the_head_is_refused(con, note, draft):
    """The office's time never runs backwards; the session takes the head's time instead."""
    note(minute=5)
    made, disclosures = draft(minute=4)

    with pytest.raises(FristwerkError, match="before 2026-11-20T09:05"), sqlite.transaction(con):
        daily.append(con, [made], disclosures)


def test_too_large_an_entry_is_refused(con, draft):
    """With the sentence about its size."""
    made, _ = draft()
    data = {"values": {"x": "x" * 70_000}}

    with pytest.raises(UsageError, match="65,535"), sqlite.transaction(con):
        daily.append(con, [made._replace(kind="field", data=data)])


def test_digest_without_its_sealed_value_is_refused(con, draft):
    """And a sealed value that no entry holds."""
    made, disclosures = draft()
    for given in ([], [*disclosures, sealed.disclose("x", 1)]):
        with pytest.raises(FristwerkError, match="not the same"), sqlite.transaction(con):
            daily.append(con, [made], given)


def test_sealed_value_is_filed_under_its_entry_and_subject(con, filled):
    """The subject follows from entry and name."""
    rows = con.execute("SELECT idx, subject FROM disclosure ORDER BY idx, subject").fetchall()

    assert [(1, "client"), (2, "person:p-01"), (2, "person:p-01"), (3, "case"), (4, "case")] == rows


def test_entries_are_found_by_case_and_command(con, filled):
    """In the order of the log, also after a number."""
    entries = daily.entries_of(con, "A-2026-0001")

    assert [0, 3, 4] == [one.index for one in entries]
    assert entries[1:] == daily.entries_of(con, "A-2026-0001", after=1)
    assert [entries[2]] == daily.entries_by_cmd(con, entries[2].entry.cmd)
    assert ["person"] == [one.entry.kind for one in daily.office_entries(con)]


def test_changed_entry_is_never_read(con, filled):
    """Reading it is the moment the damage is seen."""
    con.execute("DROP TRIGGER log_entry_no_update")
    con.execute("UPDATE log_entry SET entry = replace(entry, 'lawyer', 'seller') WHERE idx = 3")

    with pytest.raises(DamagedError, match="index 3"):
        daily.entries_of(con, "A-2026-0001")


@pytest.mark.parametrize("spoil", ["UPDATE log_head SET frontier = zeroblob(96)", "DELETE FROM log_head"])
def test_head_that_cannot_be_one_is_damage(con, filled, spoil):
    """Nothing is appended to a log whose head is not understood."""
    con.execute("DROP TRIGGER log_head_no_delete")
    con.execute(spoil)

    with pytest.raises(DamagedError):
        daily.head(con)
