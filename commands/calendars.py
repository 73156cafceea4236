"""`calendar`: the deadlines as an iCalendar file that Outlook and its like follow."""

from __future__ import annotations

from pathlib import Path

import click

from commands.base import Call, option, verb
from commands.completing import cases
from engine.errors import Text

_STDOUT = "-"


@verb(
    "calendar",
    Text(
        "Write the deadlines of a case, or of all, as a calendar file (iCalendar).\n\n"
        "Taken in again, it brings every entry up to date: what was met, struck or corrected is cancelled there. "
        "Clients are not named, because calendars are shared (§ 203 StGB); --with-client names them.",
        "Die Fristen einer Akte oder aller Akten als Kalenderdatei (iCalendar) schreiben.\n\n"
        "Erneut eingelesen, bringt sie jeden Termin auf Stand: Erledigtes, Gestrichenes und Berichtigtes wird dort "
        "abgesagt. Mandanten stehen nicht darin, denn Kalender werden geteilt (§ 203 StGB); --with-client nennt sie.",
    ),
)
@click.argument("case", required=False, shell_complete=cases)
@option(
    "-o",
    "--output",
    "file",
    metavar="FILE",
    required=True,
    text=Text("the file to write, - for stdout", "Zieldatei, - für die Standardausgabe"),
)
@option("--with-client", is_flag=True, text=Text("name the clients", "die Mandanten nennen"))
def calendar(call: Call, case: str | None, file: str, with_client: bool) -> None:
    """Write a calendar file."""
    from engine.office import calendarfile
    from screens import calendar as screens

    with call.reading() as office:
        case_id = None if case is None else office.case_id(case, office.now())
        found = calendarfile.calendar(office, case_id)
        view = call.view(office, others=[one["digest"] for one in found["events"]])
    content = screens.icalendar(found, view, with_client=with_client)
    if file == _STDOUT and not call.as_json:
        click.echo(content, nl=False)
        return
    path = None
    if file != _STDOUT:
        path = Path(file).expanduser().absolute()
        calendarfile.write(path, content)
    answer = {**found, "file": None if path is None else str(path), "with_client": with_client}
    call.tell(answer, screens.calendar, view)


VERBS = {"calendar": calendar}
