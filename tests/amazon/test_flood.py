"""Floods in an order report: how many units of one product in a day, and how many of them pending."""

from __future__ import annotations

import pytest

from amazon.flood import Flood, floods
from amazon.orders import Order

LAMP, PUMP = "B0ABCDEF12", "B0ABCDEF99"


def order(number: int, at: str, *, status: str = "Pending", asin: str = LAMP, units: int = 1) -> Order:
    """Return one order of a product."""
    return Order(f"302-{number:07}-{number:07}", (asin,), (), status, at, at, units, 1)


def orders(count: int, at: str = "2026-10-05T08:00:00.000Z", first: int = 0, **more) -> list[Order]:
    """Return so many orders of one minute."""
    return [order(first + number, at, **more) for number in range(count)]


@pytest.mark.parametrize(("count", "expected"), [(79, []), (80, [80]), (81, [81])])
def test_eighty_units_are_a_flood(count, expected) -> None:
    """The number of the story (A12); one unit less is none."""
    assert expected == [one.units for one in floods(orders(count), "Europe/Berlin")]


def test_units_count_not_orders() -> None:
    """Twenty orders of four pieces each are a flood."""
    assert [80] == [one.units for one in floods(orders(20, units=4), "Europe/Berlin")]


@pytest.mark.parametrize(("pending", "expected"), [(50, []), (51, [51])])
def test_more_than_half_is_pending(pending, expected) -> None:
    """A hundred units of which half are pending may be a good day (A14)."""
    found = floods([*orders(pending), *orders(100 - pending, first=500, status="Shipped")], "Europe/Berlin")

    assert expected == [one.pending for one in found]


def test_each_product_counts_by_itself() -> None:
    """Forty of each of two products are two good sellers."""
    assert () == floods([*orders(40), *orders(40, first=500, asin=PUMP)], "Europe/Berlin")


def test_a_day_is_one_of_the_zone() -> None:
    """23:30 in London is half past midnight of the next day in Berlin."""
    at = "2026-10-05T22:30:00.000Z"

    assert ["2026-10-06"] == [one.day for one in floods(orders(80, at), "Europe/Berlin")]
    assert ["2026-10-05"] == [one.day for one in floods(orders(80, at), "Europe/London")]


def test_the_usual_number_is_that_of_the_other_days() -> None:
    """Days without an order count, too; the flood itself does not."""
    before = [order(900 + day, f"2026-10-0{day}T08:00:00.000Z", units=day) for day in (1, 3, 4)]

    assert (Flood("2026-10-05", LAMP, 90, 90, 1),) == floods([*before, *orders(90)], "Europe/Berlin")


def test_without_other_days_nothing_is_usual() -> None:
    """A report of one day has nothing to compare with."""
    assert [None] == [one.usual for one in floods(orders(80), "Europe/Berlin")]


def test_a_case_may_say_another_number() -> None:
    """What is a flood for a small shop is a quiet hour for a large one."""
    assert [20] == [one.units for one in floods(orders(20), "Europe/Berlin", 20)]


def test_an_empty_report_has_none() -> None:
    """Nothing ordered, nothing to see."""
    assert () == floods([], "Europe/Berlin")
