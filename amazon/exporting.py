"""The dossier of a case out of the log: as the office knew it at its newest entry, for Amazon or for the lawyer.

Guarantees:
- Asked again for the same newest entry, audience and language it writes the same bytes and records nothing: the
  answer depends on entries 1..n of the case and on the log up to n, never on the day, the place or another case.
- A limit that has run out is announced first, so that no dossier shows it as running.
- The files are written before the export is recorded; if recording fails, the same command finishes the work.

Sources: AMAZON 4.6, B53, B54, B75, SEMANTICS 2 ("as known").
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from amazon.dossier import (
    Dossier,
    Entry,
    Evidence,
    Head,
    Limit,
    Listing,
    Step,
    Track,
    Workflow,
    write,
)
from amazon.dossier import Office as Maker
from amazon.telling import Teller, capital
from engine.case.facts import number
from engine.case.limits import DEADLINE, WAIT, wait_state
from engine.errors import Text, UsageError
from engine.office.commanding import Options
from engine.office.filing import File, announce, evidence_path, find_export, open_file, record_export
from engine.office.receipts import Receipt
from engine.office.session import Office

AUDIENCES = ("amazon", "lawyer")
LANGUAGES = ("de", "en")
ORDERS, LISTINGS, CRIMINAL = "orders", "foreign_listings", "criminal"
FRAUD, REGULAR = "fraud", "regular"
_NUMBERS = ("file_number", "police_number")

#: What Amazon calls an order that nobody has shipped (AMAZON 4.1); a cancelled one does not say by whom.
_NOT_SHIPPED = frozenset({"InvoiceUnconfirmed", "Pending", "PendingAvailability", "Unfulfillable", "Unshipped"})
_PLAIN = Options()


class ExportResult(NamedTuple):
    """Where a dossier lies and what it covers. `receipt` is None where the same one had been recorded before.

    `files` are relative to `directory`, `manifest` is the SHA-256 (hex) of the manifest, `entry` the export's number.
    """

    receipt: Receipt | None
    case_id: str
    directory: Path
    audience: str
    lang: str
    covers: int
    entry: int | None
    files: tuple[str, ...]
    manifest: str
    unchanged: bool


def export(
    office: Office,
    case_id: str,
    directory: Path,
    *,
    audience: str = "amazon",
    lang: str = "de",
    options: Options = _PLAIN,
) -> ExportResult:
    """Write the dossier of a case to `directory` and record that it was made.

    Raises UnknownError for an unknown case, UsageError for a directory that holds anything else, DamagedError where
    an entry or a file is not what its hash says, CannotWriteError where the disk does not take it.
    """
    if audience not in AUDIENCES or lang not in LANGUAGES:
        raise UsageError(
            Text(f"a dossier is for amazon or lawyer, in de or en, not {audience}, {lang}",
                 f"ein Dossier ist für amazon oder lawyer, auf de oder en, nicht {audience}, {lang}")
        )  # fmt: skip
    announce(office, case_id)
    with office.reading():
        dossier = build(office, open_file(office, case_id), audience, lang)
    directory = directory.expanduser()
    made = write(dossier, directory)
    data = {"audience": audience, "lang": lang, "covers": dossier.covers, "manifest": made.manifest_sha256}
    receipt = record_export(office, case_id, data, options)
    with office.reading():
        entry = find_export(office, case_id, data)
    return ExportResult(
        receipt=receipt,
        case_id=case_id,
        directory=directory,
        audience=audience,
        lang=lang,
        covers=dossier.covers,
        entry=entry,
        files=made.files,
        manifest=made.manifest_sha256,
        unchanged=receipt is None,
    )


def answer(result: ExportResult) -> dict[str, Any]:
    """Return the result as the JSON object that `dossier` answers with and its screen shows."""
    return {
        "case": result.case_id,
        "directory": str(result.directory),
        "audience": result.audience,
        "lang": result.lang,
        "covers": result.covers,
        "entry": result.entry,
        "entries": list(result.receipt.entries) if result.receipt else [],
        "files": list(result.files),
        "manifest": result.manifest,
        "repeated": result.unchanged,
    }


def build(office: Office, file: File, audience: str, lang: str) -> Dossier:
    """Return the dossier of a case as known when its newest entry was recorded; reads nothing but the office's name."""
    teller = Teller.of(file, lang, office.zone, audience)
    newest, definition = file.entries[-1], file.version.definition
    fields = file.case.fields
    return Dossier(
        office=Maker(office.row.name, office.row.origin, office.row.training),
        case=file.case_id,
        client=file.client,
        zone=office.zone,
        lang=lang,
        audience=audience,
        covers=file.covers,
        head=Head(file.head.size, file.head.root, newest.index, newest.leaf),
        as_of=file.as_of,
        workflow=Workflow(definition.name, definition.version, definition.digest),
        tracks=tuple(_tracks(file, teller)),
        aware_at=fields.get("aware_at"),
        takeover_at=fields.get("takeover_at"),
        chronology=teller.chronology(),
        measures=tuple(teller.measures()),
        orders=tuple(_orders(file)),
        listings=tuple(_listings(file)),
        criminal=tuple(_criminal(file, teller)),
        limits=tuple(_limits(file, teller)),
        findings=tuple(teller.findings()),
        reasons=tuple(teller.reasons()),
        evidence=tuple(_evidence(office, file, teller)),
        entries=tuple(Entry(number(one.entry), one.index, one.leaf, one.text, one.disclosures) for one in file.entries),
    )


def _tracks(file: File, teller: Teller) -> Iterator[Track]:
    for name, at in file.case.tracks.items():
        label, state = teller.labels.track(name), teller.labels.state(name, at["state"])
        # From the start nothing has happened on this track: there is no day to name.
        since = at["since"] if at["seq"] is not None or at["before"] is not None else None
        yield Track(name, at["state"], capital(label), state, since)


def _orders(file: File) -> Iterator[str]:
    """Yield the numbers of orders that were not fulfilled: fraud (B13), and regular ones nobody shipped (B23, B53)."""
    numbers: dict[int, str] = {}
    for fact in file.facts:
        for one in fact.data.get("items", ()) if fact.data.get("register") == ORDERS else ():
            order_id = file.sealed[fact.seq].get(f"item.{one['number']}.order_id")
            if isinstance(order_id, str):
                numbers[one["number"]] = order_id
        if fact.kind == "field" and fact.data.get("item", "").startswith(f"{ORDERS}/"):
            order_id = file.sealed[fact.seq].get("order_id")
            if isinstance(order_id, str):
                numbers[int(fact.data["item"].partition("/")[2])] = order_id
    for key, item in sorted(file.case.items.get(ORDERS, {}).items()):
        unshipped = item["state"] == REGULAR and item["values"].get("status") in _NOT_SHIPPED
        if key in numbers and (item["state"] == FRAUD or unshipped):
            yield numbers[key]


def _listings(file: File) -> Iterator[Listing]:
    for _, item in sorted(file.case.items.get(LISTINGS, {}).items()):
        values = item["values"]
        if "asin" in values:
            yield Listing(values["asin"], values.get("cleaned_on"), values.get("to_be_cleaned_on"))


def _criminal(file: File, teller: Teller) -> Iterator[Step]:
    """Yield the steps of the criminal proceedings; with the numbers learned by them, the prosecutor's first."""
    actions = file.version.definition.actions
    for fact in file.facts:
        name = fact.data.get("action", "")
        if fact.kind != "action" or name not in actions or actions[name].home != CRIMINAL:
            continue
        sealed = file.sealed[fact.seq]
        known = [f"{capital(teller.labels.field(one))}: {sealed[one]}" for one in _NUMBERS if one in sealed]
        label = teller.labels.done(name)
        yield Step(fact.seq, name, capital(label), fact.happened, fact.precision, ", ".join(known) or None)


def _limits(file: File, teller: Teller) -> Iterator[Limit]:
    for run in file.case.instances():
        kind = file.version.definition.limits[run["key"]].kind
        if kind not in (DEADLINE, WAIT):
            continue
        state = wait_state(run, file.as_of) if kind == WAIT else run["state"]
        label = teller.labels.limit(f"{run['key']}/{run['number']}")
        yield Limit(
            run["key"],
            capital(label),
            state,
            teller.writer.word(f"limit_{state}"),
            run.get("nominal_end"),
            run.get("until") or run.get("opens"),
        )


def _evidence(office: Office, file: File, teller: Teller) -> Iterator[Evidence]:
    """Yield the files on record in the order of their numbers; one whose facts are withheld cannot go out."""
    pieces = [fact for fact in file.facts if fact.kind == "evidence"]
    for fact in sorted(pieces, key=lambda one: int(one.data["number"])):
        what = file.sealed[fact.seq].get("file")
        if what is None:
            continue
        yield Evidence(
            number=fact.data["number"],
            kind=fact.data["evidence"],
            label=capital(teller.labels.evidence(fact.data["evidence"])),
            name=what["name"],
            size=what["size"],
            sha256=what["sha256"],
            happened=fact.happened,
            precision=fact.precision,
            entry=fact.seq,
            path=evidence_path(office, what["sha256"]),
        )
