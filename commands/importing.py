"""`import` a file of somebody else's into a list of the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.answers import receipt_of
from commands.base import RECORDING, Call, option, verb
from commands.completing import cases
from engine.errors import Text
from engine.office.commanding import Options

if TYPE_CHECKING:
    from amazon.orders import ReportError

FORMATS = ("amazon-orders",)
_UNREADABLE = 2


@verb(
    "import",
    Text(
        "Read Amazon's All Orders report into the list of orders. A file is read whole or not at all.",
        "Amazons Bestellbericht in die Liste der Bestellungen einlesen. Eine Datei wird ganz gelesen oder gar nicht.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("file", type=click.Path())
@option(
    "--format", "kind", type=click.Choice(FORMATS), required=True, text=Text("what file it is", "was für eine Datei")
)
@option("--since", metavar="TIME", text=Text("orders from then on are proposed as fraud", "Betrugsverdacht ab dann"))
def import_(call: Call, case: str, file: str, kind: str, since: str | None, options: Options) -> None:
    """Import a file."""
    from amazon.importing import answer, import_orders
    from amazon.orders import ReportError
    from engine.office.library import version
    from screens.importing import imported

    assert kind in FORMATS
    with call.on_case(case) as (office, case_id):
        view = call.view(office, version(office.con, office.workflow_of(case_id)))
        try:
            found = import_orders(office, case_id, Path(file).expanduser(), since=since, options=options)
        except ReportError as failure:
            if call.as_json:
                call.show(_refused(failure, call), imported, view)
                call.context.exit(_UNREADABLE)
            raise
        written = receipt_of(found.receipt, office, case_id, view)
        call.tell({**written, **answer(found, view.lang)}, imported, view)


def _refused(failure: ReportError, call: Call) -> dict[str, Any]:
    from screens.error import described

    problems = [
        {"line": one.line, "column": one.column, "value": one.value, "message": one.message.say(call.edge.lang)}
        for one in failure.problems
    ]
    return {**described(failure, call.edge.lang), "problems": problems}


VERBS = {"import": import_}
