"""How the answers of the office become what is shown: receipts, refusals and `why`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from commands.base import Call
from engine.case.case import Announced, Instance, Record
from engine.office.limitviews import limit_json
from screens import contract

if TYPE_CHECKING:
    from engine.office.receipts import Receipt
    from engine.office.session import Office
    from screens.view import View

REFUSED = 3


def show_receipt(call: Call, office: Office, found: Receipt) -> None:
    """Show the receipt of a recording command; a refused one goes to stderr and ends with exit 3."""
    from screens.receipt import receipt

    view = call.view(office, found.version)
    answer = receipt_of(found, office, found.case_id, view)
    if found.why is not None:
        call.show(answer, receipt, view, message=True)
        call.context.exit(REFUSED)
    call.tell(answer, receipt, view)


def receipt_of(found: Receipt | None, office: Office, case_id: str, view: View) -> dict[str, Any]:
    """Return the one receipt of every command that writes; where nothing has changed there is none to give."""
    if found is None:
        return {"case": case_id, "entry": None}
    limit = _limits(found, office)
    starts = [it for one in found.starts if (it := limit(one))]
    return contract.receipt(found, starts, changed_limits(found, office), contract.wording(found.version, view))


def changed_limits(found: Receipt, office: Office) -> list[dict[str, Any]]:
    """Return each limit that a command changed as {"before": LIMIT | null, "after": LIMIT | null}."""
    limit = _limits(found, office)
    sides = ((limit(before), limit(after)) for before, after in found.limits)
    return [{"before": before, "after": after} for before, after in sides]


def _limits(found: Receipt, office: Office) -> Callable[[Instance | None], dict[str, Any] | None]:
    """Return how an instance becomes a LIMIT object; what has lapsed the command has announced."""
    now, record = office.now(), Record()
    record.announced = [
        Announced(key=one["key"], number=one["number"], until=one["until"], seq=0) for one in found.case.lapses
    ]
    return lambda one: None if one is None else limit_json(found.version.definition, one, now, record)
