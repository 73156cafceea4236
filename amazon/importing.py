"""Importing an All Orders report into the register `orders`: one item per order, undecided or proposed as fraud.

Guarantees:
- The same file twice changes nothing; a later report brings Amazon's status up to date; an older one changes nothing.
- An order is proposed if it was made at or after `since`, or for a foreign listing; a person decides. What somebody
  has decided stays decided, whatever a report says.
- Nothing is half imported: a report with a bad row is refused before anything is written.
- Days on which a product was ordered in a mass are named (`amazon.flood`); nothing is decided by it.

Sources: AMAZON 4.1, A12, A14, B12, B13, B53, B54.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from amazon.flood import UNITS_A_DAY, Flood, floods
from amazon.orders import Order, Problem, Report, plan, propose, read_orders, values
from engine.instants import Instant, parse_when
from engine.office.commanding import Options
from engine.office.intake import Incoming, Look, read_file, take_in
from engine.office.receipts import Receipt
from engine.office.session import Office

FORMAT = "amazon-orders"
REGISTER, LISTINGS = "orders", "foreign_listings"
PROPOSED = "proposed"
FLOOD_FROM = "flood_from_units"
_PLAIN = Options()


class ImportResult(NamedTuple):
    """What an import did, or with `dry_run` would do. `receipt` is None where the report brought nothing new.

    `rows` and `orders` count the report's lines and orders, `new`, `changed`, `same` and `older` its orders by what is
    on record, `proposed` those newly put up for decision; `first` and `last` are Instants of the orders, `floods` the
    days on which one product was ordered in a mass.
    """

    receipt: Receipt | None
    case_id: str
    name: str
    sha256: str
    size: int
    encoding: str
    rows: int
    orders: int
    new: int
    changed: int
    same: int
    older: int
    proposed: int
    since: Instant | None
    first: Instant | None
    last: Instant | None
    warnings: tuple[Problem, ...]
    floods: tuple[Flood, ...]
    dry_run: bool


def import_orders(
    office: Office, case_id: str, path: Path, *, since: str | None = None, options: Options = _PLAIN
) -> ImportResult:
    """Import an All Orders report.

    `since` is a time as typed, in the zone of the case; without it the field `takeover_at` counts. Raises UnknownError
    for a file or case that is not there, ReportError for a report with faults, UsageError for an unreadable time.
    """
    file = read_file(path)
    report = read_orders(file.content, file.fact.name)
    planned = _Planned(report, since)
    receipt = take_in(office, case_id, REGISTER, FORMAT, file, planned, options)
    days = sorted(one.ordered_at for one in report.orders)
    return ImportResult(
        receipt=receipt,
        case_id=case_id,
        name=file.fact.name,
        sha256=file.fact.sha256,
        size=file.fact.size,
        encoding=report.encoding,
        rows=report.lines,
        orders=len(report.orders),
        **planned.counts,
        since=planned.moment,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        warnings=report.warnings,
        floods=planned.floods,
        dry_run=options.dry_run,
    )


def answer(result: ImportResult, lang: str) -> dict[str, Any]:
    """Return the result as the JSON object that `import` answers with and its screen shows."""
    receipt = result.receipt
    return {
        "case": result.case_id,
        "register": REGISTER,
        "format": FORMAT,
        "file": {"name": result.name, "sha256": result.sha256, "size": result.size, "encoding": result.encoding},
        "rows": result.rows,
        "items": result.orders,
        **{name: getattr(result, name) for name in ("new", "changed", "same", "older", "proposed")},
        **{name: getattr(result, name) for name in ("since", "first", "last")},
        "warnings": [
            {"line": one.line, "column": one.column, "value": one.value, "message": one.message.say(lang)}
            for one in result.warnings
        ],
        "problems": [],
        "floods": [one._asdict() for one in result.floods],
        "entries": list(receipt.entries) if receipt else [],
        "announced": list(receipt.announced) if receipt else [],
        "withdrawn": list(receipt.withdrawn) if receipt else [],
        "dry_run": result.dry_run,
    }


class _Planned:
    """The plan of one import; keeps the counts of the last time it was asked."""

    def __init__(self, report: Report, since: str | None) -> None:
        self._report, self._since = report, since
        self.moment: Instant | None = None
        self.counts: dict[str, int] = {}
        self.floods: tuple[Flood, ...] = ()

    def __call__(self, look: Look) -> list[Incoming]:
        register = look.definition.registers[REGISTER]
        known = frozenset(register.fields)
        rows = {row.match: row for row in look.items(REGISTER) if row.match}
        on_record = {key: row.data["values"] for key, row in rows.items()}
        found = plan(self._report.orders, on_record, known)
        self.moment = self._moment(look)
        self.floods = floods(self._report.orders, look.zone, self._flood_from(look))
        undecided = {key for key, row in rows.items() if row.state == register.states[0]}
        wanted = self._proposed(look) - (rows.keys() - undecided) if PROPOSED in register.states else set()
        updates = {order.order_id: dict(values_) for order, values_ in found.changed}
        incoming = list(_incoming(self._report.orders, rows, updates, wanted, known))
        self.counts = {
            "new": len(found.new),
            "changed": len(found.changed),
            "same": len(found.same),
            "older": len(found.older),
            "proposed": sum(one.proposed for one in incoming),
        }
        return incoming

    def _moment(self, look: Look) -> Instant | None:
        if self._since is not None:
            return parse_when(self._since, now=look.now, zone=look.zone).instant
        taken = look.fields.get("takeover_at")
        return taken if isinstance(taken, str) else None

    @staticmethod
    def _flood_from(look: Look) -> int:
        """Return from how many units a day on the case speaks of a flood."""
        said = look.fields.get(FLOOD_FROM)
        return said if isinstance(said, int) and said > 0 else UNITS_A_DAY

    def _proposed(self, look: Look) -> set[str]:
        listings = look.items(LISTINGS) if LISTINGS in look.definition.registers else []
        foreign = {row.data["values"]["asin"] for row in listings if "asin" in row.data["values"]}
        return propose(self._report.orders, since=self.moment, foreign_asins=foreign)


def _incoming(
    orders: tuple[Order, ...],
    rows: Mapping[str, Any],
    updates: Mapping[str, Mapping[str, str | int]],
    wanted: set[str],
    known: frozenset[str],
) -> Iterator[Incoming]:
    """Yield what there is to record of each order, in the order of the report; nothing for those left as they are."""
    for order in orders:
        proposed = order.order_id in wanted
        if order.order_id not in rows:
            yield Incoming(None, values(order, known), proposed)
        elif proposed or order.order_id in updates:
            yield Incoming(rows[order.order_id].number, updates.get(order.order_id, {}), proposed)
