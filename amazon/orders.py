"""Amazon's All Orders report: bytes in, orders out; nothing is stored here and nothing is half read.

Guarantees:
- One `Order` per order id: the report has one row per order *item*, so rows are grouped and quantities summed.
- Columns are found by name, never by place; unknown ones are ignored, and of the known ones only those are read that
  say which order, when, what and how many. City, postal code, prices and product names are dropped unread.
- Every fault of a file is named by line and column (header = line 1) in one `ReportError`; then no order comes out.
- The same file planned twice changes nothing, and a report that is older than what is on record never sets it back.

Choices: a date without an offset is refused, since a shift of two hours decides whether an order falls before or after
the takeover. `05-07-2026T…` is read day first, as Amazon's help prints it. Sources: Amazon's "Order Tracking reports
attributes" and help page 200547170 (statuses as of 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from engine.errors import Text, UsageError

#: Statuses that Amazon documents or was seen to write, in the report's and in the API's spelling (as of 2026-11).
KNOWN_STATUSES = frozenset({
    "Canceled", "Cancelled", "Complete", "InvoiceUnconfirmed", "PartiallyShipped", "Pending", "PendingAvailability",
    "Shipped", "Shipping", "Unfulfillable", "Unshipped",
})  # fmt: skip

_VARIANTS = {"quantity-purchased": "quantity", "order-id": "amazon-order-id"}
_READ = ("amazon-order-id", "purchase-date", "last-updated-date", "order-status", "asin", "sku", "quantity")
_PRICE = "item-price"
_PENDING = frozenset({"Pending", "PendingAvailability"})
_NO_PRICE = re.compile(r"[0.,\s]*", re.ASCII)
_DEMANDED = ("amazon-order-id", "purchase-date", "order-status", "quantity")

_ORDER_ID = re.compile(r"(?:\d{3}|S\d{2})-\d{7}-\d{7}", re.ASCII)
_ASIN = re.compile(r"[A-Z0-9]{10}", re.ASCII)
_QUANTITY = re.compile(r"\d{1,9}", re.ASCII)
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<dd>\d\d)-(?P<mm>\d\d)-(?P<yy>\d{4}))"
    r"[T ](?P<time>\d\d:\d\d:\d\d)(?:[.,](?P<fraction>\d{1,9}))?\s?(?P<offset>Z|UTC|[+-]\d\d:?\d\d)",
    re.ASCII,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SHOWN_PROBLEMS = 20
_LONGEST_CELL = 200


class Problem(NamedTuple):
    """A cell that cannot be read: line (header = 1), column name, the value as a screen may show it, and why."""

    line: int
    column: str
    value: str
    message: Text


class Order(NamedTuple):
    """One order. `asins` and `skus` in the order of the rows, each once; `lines` counts its rows.

    `status` is Amazon's word verbatim; `ordered_at` and `updated_at` are Instants, `quantity` counts pieces.
    """

    order_id: str
    asins: tuple[str, ...]
    skus: tuple[str, ...]
    status: str
    ordered_at: str
    updated_at: str | None
    quantity: int
    lines: int


class Report(NamedTuple):
    """A report that was read without fault: its orders in the order of their first rows, and what was odd but taken."""

    orders: tuple[Order, ...]
    encoding: str
    lines: int
    warnings: tuple[Problem, ...]


class Plan(NamedTuple):
    """What an import would do: orders to add, (order, values that change) to set, order ids left as they are.

    `older` are order ids whose values differ, but the record is from a later state of Amazon's data than the report.
    """

    new: tuple[Order, ...]
    changed: tuple[tuple[Order, Mapping[str, str | int]], ...]
    same: tuple[str, ...]
    older: tuple[str, ...]


class ReportError(UsageError):
    """The file is no orders report, or has cells that cannot be read; `problems` names each, nothing was imported."""

    def __init__(self, sentence: Text, hint: Text | None = None, problems: Sequence[Problem] = ()) -> None:
        super().__init__(sentence, hint)
        self.problems = tuple(problems)


class _Row(NamedTuple):
    line: int
    order_id: str
    asin: str
    sku: str
    status: str
    ordered_at: str
    updated_at: str | None
    quantity: int
    price: str


def read_orders(content: bytes, name: str) -> Report:
    """Read the bytes of an All Orders report; `name` is the file's name, used in messages only.

    Raises ReportError with every fault of the file. Source: AMAZON 4.1, B12, B53.
    """
    name = _shown(name)
    text, encoding = _decode(content, name)
    lines = _lines(text)
    if not any(line.strip() for line in lines):
        raise ReportError(Text(f"{name} is empty", f"{name} ist leer"), _SAVE_AS)
    columns = _columns(lines[0], name)
    problems: list[Problem] = []
    rows = [
        row
        for number, line in enumerate(lines[1:], start=2)
        if line.strip() and (row := _row(number, line.split("\t"), columns, problems)) is not None
    ]
    if problems:
        raise _faulty(name, problems)
    orders, warnings = _group(rows)
    return Report(tuple(orders), encoding, sum(1 for line in lines[1:] if line.strip()), tuple(warnings))


def propose(
    orders: Iterable[Order],
    *,
    since: str | None,
    foreign_asins: Collection[str] = (),
    foreign_skus: Collection[str] = (),
) -> set[str]:
    """Return the ids of the orders that look like fraud: made at or after `since` (Instant), or for a foreign listing.

    A proposal only: a person confirms or dismisses each. Source: B13, B54.
    """
    asins, skus = {asin.upper() for asin in foreign_asins}, set(foreign_skus)
    return {
        order.order_id
        for order in orders
        if (since is not None and order.ordered_at >= since)
        or not asins.isdisjoint(order.asins)
        or not skus.isdisjoint(order.skus)
    }


def values(order: Order, known: Collection[str] | None = None) -> dict[str, str | int]:
    """Return what an item of the register `orders` keeps, cut to the field names `known` (None: all).

    order_id (reference, sealed), asin and sku of the first row, status (code), ordered_at and updated_at (Instants),
    quantity and lines (counts; lines > 1 says that there are more articles than the one named).
    """
    kept: dict[str, str | int | None] = {
        "order_id": order.order_id,
        "asin": order.asins[0] if order.asins else None,
        "sku": order.skus[0] if order.skus else None,
        "status": order.status,
        "ordered_at": order.ordered_at,
        "updated_at": order.updated_at,
        "quantity": order.quantity,
        "lines": order.lines,
    }
    return {key: value for key, value in kept.items() if value is not None and (known is None or key in known)}


def plan(
    orders: Iterable[Order], existing: Mapping[str, Mapping[str, object]], known: Collection[str] | None = None
) -> Plan:
    """Compare a report with what is on record: order id → the plain values of its item, as `values` names them.

    A later `updated_at` alone is no change; a report that is older than the record changes nothing (`older`).
    """
    new: list[Order] = []
    changed: list[tuple[Order, Mapping[str, str | int]]] = []
    same: list[str] = []
    older: list[str] = []
    for order in orders:
        record = existing.get(order.order_id)
        if record is None:
            new.append(order)
            continue
        now = values(order, known)
        differing = {key: value for key, value in now.items() if key != "order_id" and record.get(key) != value}
        recorded_at = record.get("updated_at")
        if not differing.keys() - {"updated_at"}:
            same.append(order.order_id)
        elif isinstance(recorded_at, str) and order.updated_at is not None and order.updated_at < recorded_at:
            older.append(order.order_id)
        else:
            changed.append((order, differing))
    return Plan(tuple(new), tuple(changed), tuple(same), tuple(older))


_SAVE_AS = Text(
    "Download “All orders” in Seller Central as text and import it as it is, without opening it in a spreadsheet",
    "In Seller Central „Alle Bestellungen“ als Text laden und unverändert einlesen, nicht erst in einer Tabelle öffnen",
)


def _decode(content: bytes, name: str) -> tuple[str, str]:
    """Read utf-8 (with or without BOM), else cp1252; a workbook or other binary is refused, not guessed at."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\x00" in content:
        raise ReportError(Text(f"{name} is not a text file", f"{name} ist keine Textdatei"), _SAVE_AS)
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise ReportError(
            Text(
                f"{name}: line {line} is neither utf-8 nor cp1252 (byte {content[fault.start]:#04x})",
                f"{name}: Zeile {line} ist weder utf-8 noch cp1252 (Byte {content[fault.start]:#04x})",
            ),
            _SAVE_AS,
        ) from None


def _lines(text: str) -> list[str]:
    # Not str.splitlines: it would also break at characters that stand inside product names.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _column_name(cell: str) -> str:
    name = re.sub(r"[\s_]+", "-", cell.strip().strip('"').lower())
    return _VARIANTS.get(name, name)


def _columns(header: str, name: str) -> dict[str, int]:
    """Return where each column that we read stands."""
    if "\t" not in header:
        raise ReportError(
            Text(f"{name}: line 1 is not tab-separated", f"{name}: Zeile 1 ist nicht durch Tabulatoren getrennt"),
            _SAVE_AS,
        )
    names = [_column_name(cell) for cell in header.split("\t")]
    problems = [
        Problem(1, column, column, Text("this column appears twice", "diese Spalte kommt doppelt vor"))
        for column in _READ
        if names.count(column) > 1
    ]
    missing = [column for column in _DEMANDED if column not in names]
    if "asin" not in names and "sku" not in names:
        missing.append("asin")
    problems += [Problem(1, column, "", Text("this column is missing", "diese Spalte fehlt")) for column in missing]
    if problems:
        raise _faulty(name, problems)
    return {column: names.index(column) for column in (*_READ, _PRICE) if column in names}


def _row(line: int, cells: list[str], columns: Mapping[str, int], problems: list[Problem]) -> _Row | None:
    """Read one row, or add all that is wrong with it to `problems` and return None."""
    cell = {
        column: _CONTROL.sub("", cells[place]).strip() if place < len(cells) else ""
        for column, place in columns.items()
    }
    faults: list[Problem] = []

    def fault(column: str, en: str, de: str) -> None:
        faults.append(Problem(line, column, _shown(cell.get(column, "")), Text(en, de)))

    for column in ("sku", "order-status"):
        if len(cell.get(column, "")) > _LONGEST_CELL:
            fault(column, f"is longer than {_LONGEST_CELL} characters", f"ist länger als {_LONGEST_CELL} Zeichen")
    asin, sku = cell.get("asin", "").upper(), cell.get("sku", "")
    if not _ORDER_ID.fullmatch(cell["amazon-order-id"]):
        fault("amazon-order-id", "is no order number (3-7-7 digits)", "ist keine Bestellnummer (3-7-7 Ziffern)")
    if not cell["order-status"]:
        fault("order-status", "is empty", "ist leer")
    if not asin and not sku:
        fault("asin", "is empty, and so is sku", "ist leer, sku ebenso")
    elif asin and not _ASIN.fullmatch(asin):
        fault("asin", "is no ASIN (10 letters and digits)", "ist keine ASIN (10 Buchstaben und Ziffern)")
    if not _QUANTITY.fullmatch(cell["quantity"]):
        fault("quantity", "is no whole number from 0", "ist keine ganze Zahl ab 0")
    ordered_at = _instant(cell["purchase-date"])
    if ordered_at is None:
        fault("purchase-date", *_BAD_DATE)
    updated = cell.get("last-updated-date", "")
    updated_at = _instant(updated)
    if updated and updated_at is None:
        fault("last-updated-date", *_BAD_DATE)
    problems += faults
    if faults or ordered_at is None:
        return None
    return _Row(
        line=line,
        order_id=cell["amazon-order-id"],
        asin=asin,
        sku=sku,
        status=cell["order-status"],
        ordered_at=ordered_at,
        updated_at=updated_at,
        quantity=int(cell["quantity"]),
        price=cell.get(_PRICE, ""),
    )


_BAD_DATE = Text(
    "is no date with time and offset (2026-03-01T09:30:00+01:00)",
    "ist kein Datum mit Uhrzeit und Zeitversatz (2026-03-01T09:30:00+01:00)",
)


_PRICED = (
    "a pending order has no price at Amazon: not taken over, compare the file with the original",
    "eine ausstehende Bestellung hat bei Amazon keinen Preis: nicht übernommen, Datei mit dem Original vergleichen",
)


def _instant(value: str) -> str | None:
    """Return the Instant that Amazon wrote, or None; milliseconds, UTC."""
    match = _MOMENT.fullmatch(value)
    if match is None:
        return None
    year, month, day = (match["y"], match["m"], match["d"]) if match["y"] else (match["yy"], match["mm"], match["dd"])
    offset = "+00:00" if match["offset"] in {"Z", "UTC"} else match["offset"]
    fraction = ((match["fraction"] or "") + "000")[:3]
    try:
        moment = datetime.fromisoformat(f"{year}-{month}-{day}T{match['time']}.{fraction}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _group(rows: Iterable[_Row]) -> tuple[list[Order], list[Problem]]:
    """Group rows to orders. Where rows of one order differ, the status updated last counts, and the earliest date."""
    grouped: dict[str, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(row.order_id, []).append(row)
    # Amazon shows no price while an order is pending: one that stands there was put there by somebody else.
    warnings = [
        Problem(row.line, _PRICE, _shown(row.price), Text(*_PRICED))
        for members in grouped.values()
        for row in members
        if row.status in _PENDING and not _NO_PRICE.fullmatch(row.price)
    ]
    warned: set[str] = set()
    orders = []
    for order_id, members in grouped.items():
        # max keeps the first of equals: reversed, so that the later row counts.
        newest = max(reversed(members), key=lambda row: row.updated_at or "")
        if len({row.status for row in members}) > 1:
            warnings.append(_warning(newest, "differs between the rows of one order", "ist je Zeile verschieden"))
        if newest.status not in KNOWN_STATUSES and newest.status not in warned:
            warned.add(newest.status)
            warnings.append(_warning(newest, "is unknown; kept as it stands", "ist unbekannt; so übernommen"))
        orders.append(
            Order(
                order_id=order_id,
                asins=tuple(dict.fromkeys(row.asin for row in members if row.asin)),
                skus=tuple(dict.fromkeys(row.sku for row in members if row.sku)),
                status=newest.status,
                ordered_at=min(row.ordered_at for row in members),
                updated_at=newest.updated_at,
                quantity=sum(row.quantity for row in members),
                lines=len(members),
            )
        )
    return orders, warnings


def _warning(row: _Row, en: str, de: str) -> Problem:
    return Problem(row.line, "order-status", _shown(row.status), Text(en, de))


def _shown(value: str) -> str:
    """Cut a value from a foreign file to what a screen may show."""
    clean = _CONTROL.sub("", value).strip()
    return clean if len(clean) <= 60 else clean[:59] + "…"


def describe(problem: Problem) -> Text:
    """Return the line that names a problem: "line 7, quantity “x”: is no whole number from 0"."""
    en, de = (f" “{problem.value}”", f" „{problem.value}“") if problem.value and problem.line > 1 else ("", "")
    return Text(
        f"line {problem.line}, {problem.column}{en}: {problem.message.en}",
        f"Zeile {problem.line}, {problem.column}{de}: {problem.message.de}",
    )


def _faulty(name: str, problems: Sequence[Problem]) -> ReportError:
    shown = [describe(problem) for problem in problems[:_SHOWN_PROBLEMS]]
    more = len(problems) - len(shown)
    if more:
        shown.append(Text(f"and {more} more", f"und {more} weitere"))
    one = len(problems) == 1
    en = f"{name}: {'one fault' if one else f'{len(problems)} faults'}, nothing was imported"
    de = f"{name}: {'ein Fehler' if one else f'{len(problems)} Fehler'}, nichts wurde eingelesen"
    return ReportError(
        Text("\n  ".join([en, *(line.en for line in shown)]), "\n  ".join([de, *(line.de for line in shown)])),
        None if any(problem.line > 1 for problem in problems) else _SAVE_AS,
        problems,
    )
