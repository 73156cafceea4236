"""Importing an All Orders report into a case: one item per order, nothing twice, nothing half."""

from __future__ import annotations

import hashlib
import json

import pytest

from amazon.importing import answer, import_orders
from amazon.orders import ReportError
from engine.errors import UnknownError, UsageError
from engine.office import correcting, recording
from engine.office.commanding import Options


def imports(desk) -> list[dict]:
    """Return the import entries as they stand in the log."""
    rows = desk.office.con.execute("SELECT entry FROM log_entry WHERE kind = 'import' ORDER BY idx")
    return [json.loads(text) for (text,) in rows]


def values(desk, number: int) -> dict:
    """Return the plain values of one order."""
    rows = desk.office.con.execute("SELECT data FROM item WHERE register = 'orders' AND number = ?", (number,))
    return json.loads(rows.fetchone()[0])["values"]


def test_each_order_is_one_undecided_item(desk) -> None:
    """Two rows of one order are one item; Amazon's status stands as it was written."""
    result = import_orders(
        desk.office, desk.case, desk.report(desk.order(1), desk.order(1), desk.order(2, status="Shipped"))
    )

    assert (3, 2, 2, 0) == (result.rows, result.orders, result.new, result.proposed)
    assert {1: "undecided", 2: "undecided"} == desk.states()
    assert ("Pending", 2, 2) == tuple(values(desk, 1)[name] for name in ("status", "lines", "quantity"))
    assert "Shipped" == values(desk, 2)["status"]


def test_orders_since_the_time_given_are_proposed(desk) -> None:
    """`--since` is read in the zone of the case; an order of that very minute counts."""
    report = desk.report(desk.order(1, "2026-09-04"), desk.order(2, "2026-09-05"), desk.order(3, "2026-09-06"))
    result = import_orders(desk.office, desk.case, report, since="2026-09-05 10:00")

    assert {1: "undecided", 2: "proposed", 3: "proposed"} == desk.states()
    assert ("2026-09-05T08:00:00.000Z", 2) == (result.since, result.proposed)


def test_without_a_time_the_takeover_counts(desk) -> None:
    """The field takeover_at is where fraud begins."""
    recording.set_fields(desk.office, desk.case, None, [("takeover_at", "2026-09-05 20:00")], Options())
    import_orders(desk.office, desk.case, desk.report(desk.order(1, "2026-09-05"), desk.order(2, "2026-09-06")))

    assert {1: "undecided", 2: "proposed"} == desk.states()


def test_orders_for_foreign_listings_are_proposed(desk) -> None:
    """What was ordered from a listing that is not the seller's looks like fraud at any time."""
    recording.add_item(desk.office, desk.case, "foreign_listings", [("asin", "B0FREMD001")], Options())
    import_orders(desk.office, desk.case, desk.report(desk.order(1), desk.order(2, asin="B0FREMD001")))

    assert {1: "undecided", 2: "proposed"} == desk.states()


def test_the_same_file_twice_changes_nothing(desk) -> None:
    """No entry, no receipt, no new state: all its orders are the same."""
    report = desk.report(*(desk.order(number) for number in range(1, 6)))
    import_orders(desk.office, desk.case, report, since="2026-09-01")
    before = desk.size()
    again = import_orders(desk.office, desk.case, report, since="2026-09-01")

    assert (None, 0, 0, 5, 0) == (again.receipt, again.new, again.changed, again.same, again.proposed)
    assert before == desk.size()


def test_a_later_report_updates_what_changed(desk) -> None:
    """Only the order with a new status, and the new order, are in the second import."""
    import_orders(desk.office, desk.case, desk.report(desk.order(1), desk.order(2)))
    later = desk.report(
        desk.order(1, status="Cancelled", updated="2026-09-07T08:00:00+02:00"), desk.order(2), desk.order(3)
    )
    result = import_orders(desk.office, desk.case, later)

    assert (1, 1, 1) == (result.new, result.changed, result.same)
    assert [(1, False), (3, True)] == [(one["number"], one["new"]) for one in imports(desk)[1]["data"]["items"]]
    assert "Cancelled" == values(desk, 1)["status"]


def test_an_older_report_sets_nothing_back(desk) -> None:
    """The record is from a later state of Amazon's data: it stays."""
    newer = desk.order(1, status="Cancelled", updated="2026-09-07T08:00:00+02:00")
    import_orders(desk.office, desk.case, desk.report(newer))
    result = import_orders(desk.office, desk.case, desk.report(desk.order(1)))

    assert (None, 1) == (result.receipt, result.older)
    assert "Cancelled" == values(desk, 1)["status"]


def test_what_a_person_decided_stays_decided(desk) -> None:
    """A dismissed order is updated, and not proposed again, whatever a later report and its time say."""
    import_orders(desk.office, desk.case, desk.report(desk.order(1)), since="2026-09-01")
    desk.do("dismiss", items=("orders/1",))
    later = desk.report(desk.order(1, status="Shipped", updated="2026-09-07T08:00:00+02:00"))
    result = import_orders(desk.office, desk.case, later, since="2026-09-01")

    assert ({1: "regular"}, 1, 0) == (desk.states(), result.changed, result.proposed)


def test_the_same_report_with_an_earlier_time_proposes_more(desk) -> None:
    """Undecided orders are proposed when the takeover turns out to have been earlier; their values stay."""
    report = desk.report(desk.order(1, "2026-09-04"), desk.order(2, "2026-09-06"))
    import_orders(desk.office, desk.case, report, since="2026-09-05")
    result = import_orders(desk.office, desk.case, report, since="2026-09-03")

    assert {1: "proposed", 2: "proposed"} == desk.states()
    assert (1, 2) == (result.proposed, result.same)


def test_a_bad_row_imports_nothing(desk) -> None:
    """Line and column are named; neither an entry nor the file is kept."""
    before = desk.size()
    with pytest.raises(ReportError) as caught:
        import_orders(desk.office, desk.case, desk.report(desk.order(1), desk.order(2).replace("\t1\n", "\tzwei\n")))

    assert [(3, "quantity")] == [(one.line, one.column) for one in caught.value.problems]
    assert before == desk.size()
    assert not (desk.folder / "office" / "evidence").exists()


def test_a_dry_run_shows_and_writes_nothing(desk) -> None:
    """The counts are there, the entries and the file are not."""
    before = desk.size()
    options = Options(dry_run=True)
    result = import_orders(desk.office, desk.case, desk.report(desk.order(1)), since="2026-09-01", options=options)

    assert (1, 1, True) == (result.new, result.proposed, result.dry_run)
    assert (before, {}) == (desk.size(), desk.states())
    assert not (desk.folder / "office" / "evidence").exists()


def test_many_orders_are_one_command_in_several_entries(desk) -> None:
    """At most 100 items to an entry, one `cmd`, numbers without a gap; the first seals the file, which is kept."""
    report = desk.report(*(desk.order(number) for number in range(1, 251)))
    result = import_orders(desk.office, desk.case, report)
    found = imports(desk)
    numbers = [item["number"] for one in found for item in one["data"]["items"]]
    sha256 = hashlib.sha256(report.read_bytes()).hexdigest()

    assert [100, 100, 50] == [len(one["data"]["items"]) for one in found]
    assert ([*range(1, 251)], 1) == (numbers, len({one["cmd"] for one in found}))
    assert [["file"], None, None] == [one["data"].get("sets") for one in found]
    assert report.read_bytes() == (desk.folder / "office" / "evidence" / sha256[:2] / sha256).read_bytes()
    assert result.receipt.entries == tuple(one["case_seq"] for one in found)


def test_long_rows_make_smaller_entries(desk) -> None:
    """No entry grows over what the log takes, whatever the seller's article numbers look like."""
    long = "ü" * 190
    report = desk.report(*(desk.order(number).replace("SKU-", f"{long}-") for number in range(1, 101)))
    import_orders(desk.office, desk.case, report)
    sizes = [len(text.encode()) for (text,) in desk.office.con.execute("SELECT entry FROM log_entry")]

    assert 100 == len(desk.states())
    assert 65_535 >= max(sizes)


def test_order_numbers_are_sealed(desk) -> None:
    """The log says that an order has a number, not which; the plaintext stands beside it."""
    import_orders(desk.office, desk.case, desk.report(desk.order(1)))
    log = "".join(text for (text,) in desk.office.con.execute("SELECT entry FROM log_entry"))

    assert desk.order_id(1) not in log
    assert ["order_id"] == imports(desk)[0]["data"]["items"][0]["sets"]
    assert [(desk.order_id(1),)] == desk.office.con.execute("SELECT match FROM item").fetchall()


def test_the_same_command_again_is_the_first_receipt(desk) -> None:
    """A script that asks twice with one id gets one import."""
    report = desk.report(desk.order(1))
    first = import_orders(desk.office, desk.case, report, options=Options(cmd="nightly-7"))
    before = desk.size()
    again = import_orders(desk.office, desk.case, report, options=Options(cmd="nightly-7"))

    assert first.receipt.entries == again.receipt.entries
    assert before == desk.size()


def test_a_file_that_is_not_there_is_unknown(desk) -> None:
    """Exit 4, not a stack trace."""
    with pytest.raises(UnknownError, match="cannot be read"):
        import_orders(desk.office, desk.case, desk.folder / "nirgends.txt")


def test_a_time_that_cannot_be_read_imports_nothing(desk) -> None:
    """An ambiguous date is refused before anything is kept."""
    before = desk.size()
    with pytest.raises(UsageError):
        import_orders(desk.office, desk.case, desk.report(desk.order(1)), since="05/09/2026")

    assert before == desk.size()


def test_a_late_import_stands_where_it_happened(desk) -> None:
    """With a past time the case is folded again and ends the same."""
    desk.do("access_lost")
    result = import_orders(desk.office, desk.case, desk.report(desk.order(1)), options=Options(at="2026-09-07 09:00"))

    assert (True, {1: "undecided"}) == (result.receipt.late, desk.states())


def test_orders_are_not_updated_before_they_were_there(desk) -> None:
    """In the order of happening it would change nothing, time and again: it is refused, and on the same day taken."""
    import_orders(desk.office, desk.case, desk.report(desk.order(1)))
    later = desk.report(desk.order(1, status="Shipped", updated="2026-09-07T08:00:00+02:00"))
    with pytest.raises(UsageError, match="orders/1 is on record since"):
        import_orders(desk.office, desk.case, later, options=Options(at="2026-09-07 09:00"))
    before = values(desk, 1)["status"]
    import_orders(desk.office, desk.case, later, options=Options(at="2026-09-07"))

    assert ("Pending", "Shipped") == (before, values(desk, 1)["status"])


def test_an_import_that_is_struck_can_be_made_again(desk) -> None:
    """The wrong file was read: its items go, their numbers are not given again."""
    result = import_orders(desk.office, desk.case, desk.report(desk.order(1), desk.order(2)))
    entry = result.receipt.entry
    correcting.correct(
        desk.office, desk.case, entry, [], at=None, strike=True, reason="falsche Datei", options=Options()
    )
    again = import_orders(desk.office, desk.case, desk.report(desk.order(1)))

    assert ({3: "undecided"}, 1) == (desk.states(), again.new)


def test_the_answer_speaks_the_language_asked(desk) -> None:
    """An unknown status is kept and warned of, in the words of the reader."""
    result = import_orders(desk.office, desk.case, desk.report(desk.order(1, status="Teleported")))

    assert "is unknown; kept as it stands" == answer(result, "en")["warnings"][0]["message"]
    assert "ist unbekannt; so übernommen" == answer(result, "de")["warnings"][0]["message"]
    assert "Teleported" == values(desk, 1)["status"]
