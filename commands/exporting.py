"""`dossier`: what happened, as a PDF with its evidence, for Amazon or the lawyer."""

from __future__ import annotations

from pathlib import Path

import click

from commands.answers import receipt_of
from commands.base import Call, option, verb
from commands.completing import cases
from engine.errors import Text
from engine.office.commanding import Options

AUDIENCES = ("amazon", "lawyer")


@verb(
    "dossier",
    Text(
        "Write the dossier of a case: PDF, entries, evidence, and a list of checksums.",
        "Das Dossier einer Akte schreiben: PDF, Einträge, Belege und eine Liste der Prüfsummen.",
    ),
    records=("cmd",),
)
@click.argument("case", shell_complete=cases)
@option("-o", "--output", "folder", metavar="DIR", required=True, text=Text("the folder to write", "Zielordner"))
@option("--for", "audience", type=click.Choice(AUDIENCES), default="amazon", text=Text("who reads it", "wer es liest"))
def dossier(call: Call, case: str, folder: str, audience: str, options: Options) -> None:
    """Write a dossier."""
    from amazon.exporting import answer, export
    from engine.office.library import version
    from screens.dossier import dossier as screen

    with call.on_case(case) as (office, case_id):
        view = call.view(office, version(office.con, office.workflow_of(case_id)))
        found = export(office, case_id, Path(folder).resolve(), audience=audience, lang=view.lang, options=options)
        call.tell({**receipt_of(found.receipt, office, case_id, view), **answer(found)}, screen, view)


VERBS = {"dossier": dossier}
