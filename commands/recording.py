"""`open` a case, and record what is known of it: fields, list entries, evidence, notes, who is responsible."""

from __future__ import annotations

from pathlib import Path

import click

from commands.acting import split
from commands.answers import show_receipt
from commands.base import RECORDING, Call, option, pairs, verb
from commands.completing import cases, kinds, people, registers
from engine.errors import Text
from engine.office import recording
from engine.office.commanding import Options


def roots(folder: str | None) -> list[Path]:
    """Return the folders that workflows are looked for in: those of the program, and the office's own."""
    from engine.workflow.load import default_root

    return [default_root(), *([Path(folder).expanduser()] if folder else [])]


@verb(
    "open",
    Text(
        "Open a case. It asks for nothing but workflow and client; everything else can follow.",
        "Eine Akte anlegen. Nötig sind nur Ablauf und Mandant; alles Weitere kann folgen.",
    ),
    records=RECORDING,
)
@click.argument("workflow")
@click.argument("words", metavar="[NAME=VALUE …]", nargs=-1)
@option("--client", metavar="NAME", required=True, text=Text("whose case it is", "wessen Akte es ist"))
@option("--workflows", metavar="DIR", text=Text("a folder of your own workflows", "Ordner mit eigenen Abläufen"))
def open_(
    call: Call, workflow: str, words: tuple[str, ...], client: str, workflows: str | None, options: Options
) -> None:
    """Open a case."""
    with call.office() as office:
        found = recording.open_case(office, workflow, client, pairs(words), options, roots(workflows))
        show_receipt(call, office, found)


@verb(
    "set",
    Text(
        "Set fields of a case, or of one list entry: NAME=VALUE. An earlier value stays readable.",
        "Angaben einer Akte setzen oder die eines Listeneintrags: NAME=WERT. Der frühere Wert bleibt lesbar.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("words", metavar="[REGISTER/N] NAME=VALUE …", nargs=-1)
def set_(call: Call, case: str, words: tuple[str, ...], options: Options) -> None:
    """Set fields."""
    items, values = split(words)
    item = items[0] if items else None
    with call.on_case(case) as (office, case_id):
        found = recording.set_fields(office, case_id, item, pairs([*items[1:], *values]), options)
        show_receipt(call, office, found)


@verb(
    "add",
    Text("Add an entry to a list of the case, like a mailbox.", "Einen Eintrag in eine Liste der Akte aufnehmen."),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("register", shell_complete=registers)
@click.argument("words", metavar="[NAME=VALUE …]", nargs=-1)
def add(call: Call, case: str, register: str, words: tuple[str, ...], options: Options) -> None:
    """Add a list entry."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.add_item(office, case_id, register, pairs(words), options))


@verb(
    "complete",
    Text("Declare a list complete: nothing is missing in it.", "Eine Liste für vollständig erklären."),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("register", shell_complete=registers)
def complete(call: Call, case: str, register: str, options: Options) -> None:
    """Declare a list complete."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.complete(office, case_id, register, options))


@verb(
    "attach",
    Text("Keep a file as evidence.", "Eine Datei als Beleg zu den Akten nehmen."),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("file", type=click.Path())
@option("--as", "kind", metavar="KIND", required=True, shell_complete=kinds, text=Text("what it is", "was es ist"))
@option("--to", "item", metavar="REGISTER/N", text=Text("the list entry it belongs to", "zu welchem Listeneintrag"))
def attach(call: Call, case: str, file: str, kind: str, item: str | None, options: Options) -> None:
    """Keep a file."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.attach(office, case_id, Path(file), kind, item, options))


@verb("note", Text("Write a note: a phone call, a thought.", "Eine Aktennotiz schreiben."), records=RECORDING)
@click.argument("case", shell_complete=cases)
@click.argument("text")
def note(call: Call, case: str, text: str, options: Options) -> None:
    """Write a note."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.add_note(office, case_id, text, options))


@verb(
    "assign",
    Text("Make a person responsible for a case.", "Eine Akte einer Person zuweisen."),
    records=("expect", "cmd", "dry_run"),
)
@click.argument("case", shell_complete=cases)
@click.argument("person", shell_complete=people)
def assign(call: Call, case: str, person: str, options: Options) -> None:
    """Assign a case."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.assign(office, case_id, person, options))


@verb(
    "acknowledge",
    Text(
        "Acknowledge the findings of an entry: they stay, and leave the list of today.",
        "Die Befunde zu einem Eintrag zur Kenntnis nehmen: sie bleiben, stehen aber nicht mehr an.",
    ),
    records=("expect", "cmd", "dry_run"),
)
@click.argument("case", shell_complete=cases)
@click.argument("entry", type=int)
def acknowledge(call: Call, case: str, entry: int, options: Options) -> None:
    """Acknowledge findings."""
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, recording.acknowledge(office, case_id, entry, options))


VERBS = {
    "open": open_,
    "set": set_,
    "add": add,
    "complete": complete,
    "attach": attach,
    "note": note,
    "assign": assign,
    "acknowledge": acknowledge,
}
