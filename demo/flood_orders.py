"""Print the order report of the extortion story: ten quiet orders, 340 pending ones in four days, and four paid ones.

The same every time: the numbers of the orders are made from their place in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

COLUMNS = (
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status",
    "fulfillment-channel", "sales-channel", "product-name", "sku", "asin", "quantity", "currency", "item-price",
    "ship-city", "ship-country",
)  # fmt: skip
PRODUCT = ("Stirnlampe Grat 400", "BW-GRAT-400", "B0BWGRAT40")
A_DAY = (82, 96, 91, 71)
FLOOD = datetime(2026, 10, 5, 4, 10, tzinfo=UTC)
QUIET = datetime(2026, 9, 26, 7, 30, tzinfo=UTC)


def line(number: int, made: datetime, status: str) -> str:
    """Return one row. Amazon shows no price while an order is pending."""
    first, second = (number * 7_368_787 + 2_345_678) % 9_000_000, (number * 5_915_587 + 4_256_233) % 9_000_000
    tail = f"{first + 1_000_000}-{second + 1_000_000}"
    price = "" if status == "Pending" else "34.90"
    updated = made + timedelta(minutes=35)
    cells = (
        f"30{2 + number % 5}-{tail}", "", made.isoformat(), updated.isoformat(), status, "Merchant", "Amazon.de",
        *PRODUCT, "1", "EUR" if price else "", price, "", "DE",
    )  # fmt: skip
    return "\t".join(cells)


def rows() -> Iterator[str]:
    """Yield the report: header, ten orders of the days before, the flood day by day, four of it that were paid."""
    yield "\t".join(COLUMNS)
    number = 0
    for _ in range(10):
        yield line(number, QUIET + timedelta(hours=19 * number), "Shipped")
        number += 1
    for day, count in enumerate(A_DAY):
        for place in range(count):
            yield line(number, FLOOD + timedelta(days=day, minutes=14 * place), "Pending")
            number += 1
    for place in range(4):
        yield line(number, FLOOD + timedelta(hours=5 * place), "Unshipped")
        number += 1


if __name__ == "__main__":
    print("\n".join(rows()))
