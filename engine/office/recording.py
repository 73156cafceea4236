"""Recording: opening a case, fields, items, evidence, notes, who is responsible, and what was acknowledged.

Guarantees:
- `open` asks for nothing but workflow and client; everything else can follow.
- What is recorded is never overwritten: a second value of a field is a second entry.
- A file is safe in the evidence before the entry that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.case.case import item_key
from engine.case.values import clean, parse_value
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.instants import Instant, day_of
from engine.office.commanding import Options, command, command_on, definition_of, plain_who, record, written
from engine.office.links import check_links
from engine.office.loading import pinned
from engine.office.projecting import open_findings
from engine.office.reading import register_of
from engine.office.receipts import Receipt
from engine.office.session import Office, command_id
from engine.office.work import Sealed, Who, Work, file_of
from engine.store import daily
from engine.store.evidence import store_file
from engine.workflow.model import SEALED_TYPES

Words = Iterable[tuple[str, str]]


def open_case(
    office: Office, workflow: str, client: str, words: Words, options: Options, roots: Sequence[Path]
) -> Receipt:
    """Open a case of `workflow` for `client`; `words` are fields as typed. Loads a new or changed workflow first.

    Raises UnknownError for an unknown workflow, LintError for one with faults.
    """
    typed = list(words)

    def run() -> Receipt:
        moment = office.moment()
        who, cmd = plain_who(office, options.by), command_id(options.cmd)
        version = pinned(office, workflow, roots, who, cmd, moment.now)
        place = version.definition.place
        case_id = daily.next_case_id(office.con, int(day_of(moment.now, office.zone)[:4]))
        work = Work(office, case_id, version, place, cmd, moment)
        work.client = _client(client)
        values, sealed = _split(version.definition.fields, typed, work.now, office.zone)
        data = {"workflow": version.definition.name, "place": place, "values": values}
        return record(work, options, "open", data, [Sealed("client", work.client), *sealed])

    return command(office, options, run)


def _client(client: str) -> str:
    name = clean(client)
    if not name:
        raise UsageError(Text("the client has no name", "die Mandantin hat keinen Namen"))
    return name


def _split(
    fields: Mapping[str, str], words: Words, now: Instant, zone: str, prefix: str = ""
) -> tuple[dict[str, Any], list[Sealed]]:
    """Read fields as typed into plain values and sealed ones. Raises UnknownError for a field that does not exist."""
    values: dict[str, Any] = {}
    sealed: list[Sealed] = []
    for name, text in words:
        if name not in fields:
            raise unknown(Text("field", "Angabe"), name, fields)
        value = parse_value(name, fields[name], text, now=now, zone=zone)
        if fields[name] in SEALED_TYPES:
            sealed.append(Sealed(prefix + name, value))
        else:
            values[name] = value
    return values, sealed


def set_fields(office: Office, case_id: str, item: str | None, words: Words, options: Options) -> Receipt:
    """Set fields of a case, or of one register item ("foreign_listings/2").

    Raises UnknownError for a field or item that does not exist, UsageError for a value that cannot be read, or none.
    """
    typed = list(words)
    if not typed:
        raise UsageError(Text("which field? NAME=VALUE", "welche Angabe? NAME=WERT"))

    def run(work: Work) -> Receipt:
        fields = _register_fields(work, item) if item else work.definition.fields
        values, sealed = _split(fields, typed, work.now, office.zone)
        check_links(work, fields, values)
        about = {"item": item} if item else {}
        return record(work, options, "field", {**about, "values": values}, sealed)

    return command_on(office, case_id, options, run, item)


def _register_fields(work: Work, item: str) -> Mapping[str, str]:
    register, number_ = item_key(item)
    if number_ not in work.current.items.get(register, {}):
        shown = f"fristwerk items {work.case_id} {register}"
        raise UnknownError(Text(f"there is no {item}", f"{item} gibt es nicht"), hint=Text(shown, shown))
    return work.definition.registers[register].fields


def add_item(office: Office, case_id: str, register: str, words: Words, options: Options) -> Receipt:
    """Add an item to a register; it gets the next number, which is never given again.

    Raises UnknownError for a register or field that does not exist, UsageError for a value that cannot be read.
    """
    spec = register_of(definition_of(office, case_id), register)
    typed = list(words)

    def run(work: Work) -> Receipt:
        number_ = work.record.items.get(register, 0) + 1
        values, sealed = _split(spec.fields, typed, work.now, office.zone)
        check_links(work, spec.fields, values)
        one: dict[str, Any] = {"number": number_, "values": values}
        if sealed:
            one["sets"] = sorted(each.name for each in sealed)
        named = [each._replace(name=f"item.{number_}.{each.name}") for each in sealed]
        return record(work, options, "item", {"register": register, "items": [one]}, named)

    return command_on(office, case_id, options, run)


def complete(office: Office, case_id: str, register: str, options: Options) -> Receipt:
    """Declare a register complete. An item that happens later asks for it again (SEMANTICS 5).

    Raises UnknownError for a register that does not exist.
    """
    data = {"register": register_of(definition_of(office, case_id), register).name, "complete": True}
    return command_on(office, case_id, options, lambda work: record(work, options, "item", data))


def attach(office: Office, case_id: str, path: Path, kind: str, item: str | None, options: Options) -> Receipt:
    """Keep a file as evidence of a kind. The same content twice is one file and two pieces of evidence.

    Raises UnknownError for a kind, file or register item that does not exist, CannotWriteError if it cannot be kept.
    """
    definition = definition_of(office, case_id)
    if kind not in definition.evidence:
        raise unknown(Text("kind of evidence", "Belegart"), kind, definition.evidence)
    file = store_file(office.directory, path.expanduser())

    def run(work: Work) -> Receipt:
        data: dict[str, Any] = {"number": work.record.evidence + 1, "evidence": kind}
        if item:
            _register_fields(work, item)
            data["item"] = item
        return record(work, options, "evidence", data, [file_of(file)])

    return command_on(office, case_id, options, run, item)


def add_note(office: Office, case_id: str, text: str, options: Options) -> Receipt:
    """Write a remark, a phone call, a thought: it decides nothing. Raises UsageError for an empty one."""
    remark = clean(text, lines=True)
    if not remark:
        raise UsageError(Text("the note is empty", "die Notiz ist leer"))
    sealed = [Sealed("text", remark)]
    return command_on(office, case_id, options, lambda work: record(work, options, "note", {}, sealed))


def assign(office: Office, case_id: str, person: str, options: Options) -> Receipt:
    """Make a person responsible for a case. Raises UnknownError for a person that the office does not have."""

    def run(work: Work) -> Receipt:
        work.draft("assign", {"to": office.person(person).id}, plain_who(office))
        return written(work, dry_run=options.dry_run)

    return command_on(office, case_id, options, run)


def acknowledge(office: Office, case_id: str, entry: int, options: Options) -> Receipt:
    """Acknowledge the findings of an entry: by a lawyer, or in an office without one by the person responsible.

    Raises UnknownError if the entry has no open finding, NotAllowedError for anybody else.
    """

    def run(work: Work) -> Receipt:
        who = _may_acknowledge(work, office)
        clauses = [clause for seq, clause in open_findings(work.current, work.record) if seq == entry]
        if not clauses:
            raise UnknownError(
                Text(f"entry #{entry} has no open finding", f"Eintrag #{entry} hat keinen offenen Befund"),
                hint=Text(f"fristwerk gaps {case_id}", f"fristwerk gaps {case_id}"),
            )
        work.draft("acknowledge", {"entry": entry, "clauses": clauses}, who)
        return written(work, dry_run=options.dry_run)

    return command_on(office, case_id, options, run)


def _may_acknowledge(work: Work, office: Office) -> Who:
    who = plain_who(office)
    lawyers = [one for one in daily.persons(office.con) if "lawyer" in one.roles]
    responsible = work.record.owner in (None, who.actor.id)
    if "lawyer" in who.actor.roles:
        return who._replace(by="lawyer")
    if lawyers or not responsible:
        names = ", ".join(one.name or one.id for one in lawyers) or (work.record.owner or "")
        raise NotAllowedError(
            Text(f"a finding is acknowledged by: {names}", f"einen Befund nimmt zur Kenntnis: {names}")
        )
    return who
