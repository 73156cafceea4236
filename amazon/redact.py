"""What leaves the office for Amazon: allow-lists, so that what nobody thought of stays inside.

Guarantees, for every `Dossier` that comes out of `for_amazon`:
- Findings, reasons, notes, refusals, corrections and acknowledgements are gone; an entry of such a kind, or one that
  names a reason among its sealed values, is index and leaf hash only.
- An entry is readable only if it stands in the chronology, and no disclosure comes with it but those in `DISCLOSED`.
- Criminal proceedings show steps, dates and numbers. No file goes out but of the kinds in `EVIDENCE`: contents of the
  investigation file may not be passed on to third parties (§ 32f (5) StPO), and a mandate concerns nobody else.
- Counsel's decisions (injunction, advice, no complaint), a second account and the office's own limits have no row. A
  readable entry stays verbatim, else its hash would not hold: that of a lock names the limits that it started.

Sources: B75, SEMANTICS 3 and 8, AMAZON 4.6.
"""

from __future__ import annotations

import base64
import binascii
import json

from amazon.dossier import Dossier, Entry, Row

_KINDS = frozenset({"open", "action", "tick", "evidence", "import", "lapse"})
_TRACKS = frozenset({"account", "access", "reporting"})
_LIMITS = frozenset({"amazon_reply"})
EVIDENCE = frozenset({
    "amazon_mail", "appeal_letter", "customer_concept", "lock_notice", "posting_proof", "security_concept",
})  # fmt: skip
_CRIMINAL = frozenset({
    "file_complaint", "inspection_granted", "learn_file_number", "request_file_inspection", "supplement_complaint",
})  # fmt: skip
_ACTIONS = _CRIMINAL | {
    "access_limited", "access_lost", "access_returned", "amazon_answers", "amazon_locks", "amazon_reactivates",
    "amazon_refuses", "amazon_terminates", "appeal", "confirm_fraud", "engage_lawyer", "report",
}  # fmt: skip
_CHECKLISTS = frozenset({"preparation", "report_channels", "security"})
_REASONS = frozenset({"because", "despite", "found", "note", "passed", "reason"})
DISCLOSED = frozenset({"channel", "client", "file_number", "order_id", "police_number"})


def for_amazon(dossier: Dossier) -> Dossier:
    """Return the dossier as Amazon may see it. Idempotent."""
    chronology = tuple(row for row in dossier.chronology if _may_row(row, dossier))
    shown = {row.entry for row in chronology}
    return dossier._replace(
        tracks=tuple(track for track in dossier.tracks if track.track in _TRACKS),
        chronology=chronology,
        criminal=tuple(step for step in dossier.criminal if step.name in _CRIMINAL),
        limits=tuple(limit for limit in dossier.limits if limit.key in _LIMITS),
        findings=(),
        reasons=(),
        evidence=tuple(piece for piece in dossier.evidence if piece.kind in EVIDENCE),
        entries=tuple(_entry(entry, entry.number in shown) for entry in dossier.entries),
    )


def _may_row(row: Row, dossier: Dossier) -> bool:
    match row.kind:
        case "open" | "import":
            return True
        case "action":
            return row.name in _ACTIONS
        case "tick":
            return row.name is not None and row.name.partition(".")[0] in _CHECKLISTS
        case "lapse":
            return row.name in _LIMITS
        case "evidence":
            return any(piece.entry == row.entry and piece.kind in EVIDENCE for piece in dossier.evidence)
    return False


def _entry(entry: Entry, shown: bool) -> Entry:
    if not shown or entry.text is None or _names_a_reason(entry.text):
        return entry._replace(text=None, disclosures=())
    return entry._replace(disclosures=tuple(one for one in entry.disclosures if _may_disclose(one)))


def _names_a_reason(text: str) -> bool:
    value = json.loads(text)
    sets = value.get("data", {}).get("sets", [])
    return value.get("kind") not in _KINDS or not _REASONS.isdisjoint(sets)


def _may_disclose(disclosure: str) -> bool:
    """Say whether an RFC 9901 disclosure may go out, by the last part of its name (`item.3.order_id`)."""
    try:
        _, name, _ = json.loads(base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))
    except (ValueError, binascii.Error):
        return False
    return isinstance(name, str) and name.rpartition(".")[2] in DISCLOSED
