"""The All Orders report as Amazon really writes it, and as people spoil it."""

from __future__ import annotations

import pytest

from amazon.orders import Order, ReportError, describe, plan, propose, read_orders, values

HEADER = (
    "amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tproduct-name"
    "\tsku\tasin\tquantity\tship-city"
)
FIRST, SECOND, THIRD = "302-1234567-1234567", "303-7654321-7654321", "S01-1111111-2222222"


def row(order_id=FIRST, **cells):
    """One row of the report; `cells` replace its usual values."""
    filled = {
        "ordered": "2026-11-02T09:30:00+01:00",
        "updated": "2026-11-02T10:00:00+01:00",
        "status": "Pending",
        "name": 'Bücherregal 24" weiß',
        "sku": "REGAL-1",
        "asin": "B0ABCDEF12",
        "quantity": "1",
    } | cells
    cell = filled.get
    return "\t".join(
        [order_id, "", cell("ordered"), cell("updated"), cell("status"), cell("name"), cell("sku"), cell("asin"),
         cell("quantity"), "Lübeck"]
    )  # fmt: skip


def report(*rows, header=HEADER, encoding="utf-8", newline="\r\n"):
    """The bytes of a report."""
    return newline.join([header, *rows, ""]).encode(encoding)


def read(*rows, **how):
    """Read a report of these rows."""
    return read_orders(report(*rows, **how), "orders.txt")


def problems(content):
    """Return line, column and value of every fault that a report is refused for."""
    with pytest.raises(ReportError) as refused:
        read_orders(content, "orders.txt")
    return [(one.line, one.column, one.value) for one in refused.value.problems]


def test_one_order_becomes_one_value() -> None:
    """A row is read by column names, its time in UTC with milliseconds, and nothing personal is kept."""
    (order,) = read(row()).orders

    expected = Order(
        FIRST, ("B0ABCDEF12",), ("REGAL-1",), "Pending", "2026-11-02T08:30:00.000Z", "2026-11-02T09:00:00.000Z", 1, 1
    )
    assert expected == order


def test_several_rows_of_one_order_are_one_order() -> None:
    """Quantities are summed and articles listed once, in the order of the rows."""
    content = (row(quantity="2"), row(SECOND), row(asin="B0ZZZZZZZZ", sku="LAMPE-7"), row())
    first, second = read(*content).orders

    assert (FIRST, 4, 3, ("B0ABCDEF12", "B0ZZZZZZZZ"), ("REGAL-1", "LAMPE-7")) == (
        first.order_id, first.quantity, first.lines, first.asins, first.skus
    )  # fmt: skip
    assert SECOND == second.order_id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends(encoding, newline) -> None:
    """With or without BOM, in the old code page, with any line end: the same orders."""
    found = read(row(status="Geprüft"), encoding=encoding, newline=newline)

    assert "Geprüft" == found.orders[0].status


def test_an_unknown_status_is_kept_and_warned_about_once() -> None:
    """Amazon's new word stays verbatim in the order; the warning names line and column, once per word."""
    found = read(row(status="Teleported"), row(SECOND, status="Teleported"), row(THIRD))

    assert ["Teleported", "Teleported", "Pending"] == [order.status for order in found.orders]
    assert [(2, "order-status", "Teleported")] == [(w.line, w.column, w.value) for w in found.warnings]


@pytest.mark.parametrize(
    ("status", "price", "warned"),
    [("Pending", "24.90", True), ("Pending", "", False), ("Pending", "0.00", False), ("Shipped", "24.90", False)],
)
def test_a_price_in_a_pending_order_is_warned_about(status, price, warned) -> None:
    """Amazon shows none there: it is not taken over, and the warning names its place (AMAZON 4.1)."""
    header = "amazon-order-id\tpurchase-date\torder-status\tsku\tquantity\titem price"
    found = read_orders(report(f"{THIRD}\t2026-11-02T08:30:00Z\t{status}\tX\t1\t{price}", header=header), "o.txt")

    assert [(2, "item-price", price)] * warned == [(one.line, one.column, one.value) for one in found.warnings]
    assert (status, 1) == (found.orders[0].status, found.orders[0].quantity)


def test_variants_of_the_header_are_known() -> None:
    """Case, blanks and the Spanish and Dutch name of the quantity do not matter; unknown columns are ignored."""
    header = "Amazon Order Id\tPurchase Date\tORDER-STATUS\tSKU\tquantity-purchased\turl\tis-sold-by-ab"
    content = report(f"{THIRD}\t2026-11-02T08:30:00Z\tShipped\tX\t3\thttps://\tfalse", header=header)
    (order,) = read_orders(content, "orders.txt").orders

    assert (THIRD, 3, (), ("X",), None) == (order.order_id, order.quantity, order.asins, order.skus, order.updated_at)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-11-02T08:30:00Z", "2026-11-02T08:30:00.000Z"),
        ("2026-11-02T00:30:00.25+02:00", "2026-11-01T22:30:00.250Z"),
        ("14-07-2026T23:30:00-07:00", "2026-07-15T06:30:00.000Z"),
        ("2026-11-02 08:30:00 UTC", "2026-11-02T08:30:00.000Z"),
    ],
)
def test_dates_with_an_offset(written, instant) -> None:
    """Every form with an offset that Amazon writes is one Instant."""
    assert instant == read(row(ordered=written)).orders[0].ordered_at


@pytest.mark.parametrize(
    "written", ["2026-11-02T08:30:00", "2026-02-30T08:30:00Z", "02.11.2026 08:30", "", "0001-01-01T00:00:00+14:00"]
)
def test_dates_that_are_refused(written) -> None:
    """Without an offset it is open which instant is meant; days that do not exist are no dates."""
    assert [(2, "purchase-date", written)] == problems(report(row(ordered=written)))


def test_every_bad_cell_is_named_and_nothing_comes_out() -> None:
    """All faults of a file in one refusal, by line (header = 1) and column."""
    content = report(
        row(),
        row("3.02E+16"),
        row(quantity="-1"),
        "",
        row(quantity="½", status=""),
        row(asin="", sku=""),
        row(asin="B0"),
    )

    expected = [
        (3, "amazon-order-id", "3.02E+16"),
        (4, "quantity", "-1"),
        (6, "order-status", ""),
        (6, "quantity", "½"),
        (7, "asin", ""),
        (8, "asin", "B0"),
    ]
    assert expected == problems(content)


def test_the_refusal_is_a_sentence_in_both_languages() -> None:
    """The first twenty faults are written out, the rest are counted."""
    with pytest.raises(ReportError) as refused:
        read(*[row(quantity="x")] * 23)

    sentence = refused.value.sentence
    assert sentence.en.startswith("orders.txt: 23 faults, nothing was imported\n  line 2, quantity “x”: is no whole")
    assert sentence.de.endswith("\n  und 3 weitere")
    assert describe(refused.value.problems[0]).de == "Zeile 2, quantity „x“: ist keine ganze Zahl ab 0"


def test_missing_and_doubled_columns() -> None:
    """A column that is demanded and missing, or there twice, is named in line 1; unknown doubles do not matter."""
    header = "amazon-order-id\tpurchase-date\tpurchase_date\tother\tother\tquantity"

    expected = [(1, "purchase-date", "purchase-date"), (1, "order-status", ""), (1, "asin", "")]
    assert expected == problems(report(header=header))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"a,b,c\r\n", "not tab-separated"),
        (b"PK\x03\x04rest", "not a text file"),
        (b"a\x00b\t", "not a text file"),
        (b"a\tb\r\nc\x81\xfc", "line 2 is neither utf-8 nor cp1252 (byte 0x81)"),
    ],
)
def test_files_that_are_no_report(content, says) -> None:
    """What is no report is refused with what to do instead."""
    with pytest.raises(ReportError, match=r"orders\.txt") as refused:
        read_orders(content, "orders.txt")

    assert says in refused.value.sentence.en
    assert refused.value.hint is not None


def test_control_characters_never_reach_the_screen() -> None:
    """Escape sequences and direction marks from the file or its name are gone from sentences and values."""
    content = report(row(quantity="\x1b[31m\u202e9x"), row(SECOND, status="Pen\x1b[2Jding"))
    with pytest.raises(ReportError) as refused:
        read_orders(content, "ord\x1bers.txt")

    assert "\x1b" not in refused.value.sentence.en + refused.value.sentence.de
    assert "\u202e" not in refused.value.sentence.en


def test_proposed_are_orders_after_the_takeover_and_foreign_listings() -> None:
    """At the instant itself counts as after; any article of the order may be the foreign one."""
    orders = read(
        row(FIRST, ordered="2026-11-02T08:00:00Z"),
        row(SECOND, ordered="2026-11-02T07:59:59Z"),
        row(THIRD, ordered="2026-10-01T00:00:00Z"),
        row(THIRD, ordered="2026-10-01T00:00:00Z", asin="B0FREMD001"),
    ).orders

    assert {FIRST} == propose(orders, since="2026-11-02T08:00:00.000Z")
    assert {THIRD} == propose(orders, since=None, foreign_asins={"b0fremd001"})
    assert {FIRST, SECOND, THIRD} == propose(orders, since=None, foreign_skus={"REGAL-1"})
    assert set() == propose(orders, since=None)


def test_the_same_file_twice_changes_nothing() -> None:
    """What is on record from a report is what the report says."""
    orders = read(row(), row(SECOND)).orders
    existing = {order.order_id: values(order) for order in orders}
    second = plan(orders, existing)

    assert ((), (), (FIRST, SECOND)) == (second.new, second.changed, second.same)


def test_a_later_report_updates_and_an_older_one_does_not() -> None:
    """The status follows Amazon forward, never back; new orders are new either way."""
    earlier = read(row()).orders
    later = read(row(status="Shipped", updated="2026-11-03T10:00:00Z"), row(SECOND)).orders
    forward = plan(later, {FIRST: values(earlier[0])})
    back = plan(earlier, {FIRST: values(later[0])})

    assert {"status": "Shipped", "updated_at": "2026-11-03T10:00:00.000Z"} == forward.changed[0][1]
    assert [SECOND] == [order.order_id for order in forward.new]
    assert ((), (FIRST,)) == (back.changed, back.older)


def test_only_fields_that_the_workflow_knows_are_compared() -> None:
    """A register without quantity neither gets nor misses one; the time of Amazon's update alone is no change."""
    known = {"order_id", "status", "asin"}
    (order,) = read(row(quantity="5")).orders

    assert {"order_id": FIRST, "status": "Pending", "asin": "B0ABCDEF12"} == values(order, known)
    assert (FIRST,) == plan([order], {FIRST: {"status": "Pending", "asin": "B0ABCDEF12"}}, known).same
    assert (FIRST,) == plan([order], {FIRST: values(order) | {"updated_at": "2026-01-01T00:00:00.000Z"}}).same


def test_rows_of_one_order_that_differ_in_status() -> None:
    """The status that Amazon updated last counts, and a warning says so."""
    found = read(row(status="Shipped", updated="2026-11-05T00:00:00Z"), row(status="Pending"))

    assert "Shipped" == found.orders[0].status
    assert [2] == [warning.line for warning in found.warnings]
