"""`control-sheet` and `close-day`: what deadline control asks of a day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.base import Call, option, verb
from engine.errors import Text, UsageError
from engine.office.commanding import Options

if TYPE_CHECKING:
    from engine.office.closing import Leave, OpenError
    from engine.office.session import Office

REFUSED = 3
_DAY = Text("which day; today where none is given", "welcher Tag; ohne Angabe heute")


def _day(office: Office, text: str | None) -> str:
    """Read `--day`. Raises UsageError for what is no day, and for one that has not begun."""
    from engine.instants import day_of, parse_when

    now = office.now()
    return day_of(now if text is None else parse_when(text, now=now, zone=office.zone).instant, office.zone)


@verb(
    "control-sheet",
    Text(
        "Print the control sheet of a day: every entry, change and strike of a limit, numbered.\n\n"
        "German courts want single entries of an electronic calendar checked on a print-out (BGH III ZB 96/18).",
        "Das Tagesprotokoll: jede Eintragung, Änderung und Streichung einer Frist, gezählt.\n\n"
        "Eingaben in einen elektronischen Kalender sind am Ausdruck zu prüfen (BGH III ZB 96/18).",
    ),
)
@option("--day", metavar="DAY", text=_DAY)
@option("-o", "--output", "file", metavar="FILE", text=Text("write it as a PDF", "als PDF schreiben"))
def control_sheet(call: Call, day: str | None, file: str | None) -> None:
    """Print a control sheet."""
    from engine.office import control
    from screens.control_sheet import control_sheet as screen

    with call.reading() as office:
        answer = control.sheet(office, _day(office, day))
        workflows = _workflows(office, [*answer["lines"], *((answer["closed"] or {}).get("left", ()))])
        view = call.view(office, others=workflows)
        if file is not None:
            from engine.paper import put
            from screens.control_paper import control_paper

            path = Path(file).expanduser().absolute()
            _refuse_another(path)
            put(path, control_paper(answer, view))
            answer["file"] = str(path)
        call.show(answer, screen, view)


def _workflows(office: Office, rows: list[dict[str, Any]]) -> list[str]:
    """Name the workflow of each row's case, and return the digests of all of them."""
    from engine.office.library import version

    for one in rows:
        if "digest" not in one:
            one["digest"] = office.workflow_of(one["case"])
            one["workflow"] = version(office.con, one["digest"]).definition.name
    return [one["digest"] for one in rows]


def _refuse_another(path: Path) -> None:
    """Refuse to write over what is no PDF. Raises UsageError."""
    if path.is_dir():
        raise UsageError(Text(f"{path} is a folder", f"{path} ist ein Ordner"))
    if path.exists() and path.stat().st_size:
        with path.open("rb") as there:
            if there.read(5) != b"%PDF-":
                raise UsageError(
                    Text(f"{path} is there and is no PDF", f"{path} gibt es schon und ist kein PDF"),
                    hint=Text("name another file", "eine andere Datei nennen"),
                )


@verb(
    "close-day",
    Text(
        "The evening control: go through what is open of the day, what was met and what was struck; then close it.\n\n"
        "What stays open is named, each with its reason, for example:\n\n"
        'fristwerk close-day --leave "A-2026-0031 decide_injunction" --because "client decides on Monday"',
        "Die Abendkontrolle: durchgehen, was vom Tag offen ist, was gewahrt und was gestrichen wurde; dann "
        "abschließen.\n\n"
        "Was offen bleibt, wird benannt, jeweils mit Grund, zum Beispiel:\n\n"
        'fristwerk close-day --leave "A-2026-0031 decide_injunction" --because "Mandantin entscheidet Montag"',
    ),
    records=("by", "cmd", "dry_run"),
)
@option("--day", metavar="DAY", text=_DAY)
@option("--leave", multiple=True, metavar="'CASE KEY'", text=Text("what stays open", "was offen bleibt"))
@option("--because", multiple=True, metavar="TEXT", text=Text("why, once for each", "warum, je einmal"))
def close_day(call: Call, day: str | None, leave: tuple[str, ...], because: tuple[str, ...], options: Options) -> None:
    """Close a day."""
    from engine.office import closing

    leaves = _leaves(leave, because)
    with call.office() as office:
        wanted = _day(office, day)
        try:
            answer = closing.close(office, wanted, leaves, options)
        except closing.OpenError as failure:
            if options.dry_run or not call.asks():
                _refused(call, office, failure, options)
            leaves += _asked(call, office, failure)
            answer = closing.close(office, wanted, leaves, options)
        _shown(call, office, answer)


def _leaves(leave: tuple[str, ...], because: tuple[str, ...]) -> list[Leave]:
    """Pair what is left with its reason. Raises UsageError where there are not as many of one as of the other."""
    from engine.office.closing import Leave

    if len(leave) != len(because):
        raise UsageError(
            Text(
                f"{len(leave)} left open and {len(because)} reasons: each needs its own",
                f"{len(leave)} bleiben offen, {len(because)} Gründe: jedes braucht seinen eigenen",
            ),
            hint=Text('--leave "CASE KEY" --because TEXT', '--leave "AKTE FRIST" --because TEXT'),
        )
    found = []
    for what, why in zip(leave, because, strict=True):
        case, blank, key = what.strip().partition(" ")
        if not blank:
            raise UsageError(Text(f"“{what}” is not “CASE KEY”", f"„{what}“ ist nicht „AKTE FRIST“"))
        found.append(Leave(case, key.strip(), why))
    return found


def _asked(call: Call, office: Office, failure: OpenError) -> list[Leave]:
    """Ask for the reason of each thing that nobody named; the first empty answer ends it without a closing."""
    from engine.office.closing import Leave
    from screens.close_day import asking, item_lines, left_open

    view = call.view(office, others=_workflows(office, failure.items))
    question = Text(
        "Reason to leave it open (empty: the day is not closed)", "Grund, es offen zu lassen (leer: kein Abschluss)"
    ).say(view.lang)
    found = []
    click.echo(asking({**failure.survey, "open": failure.items}, view), nl=False, color=view.colour)
    for one in failure.items:
        click.echo("\n".join(item_lines(one, view)))
        why = click.prompt(question, default="", show_default=False)
        if not why.strip():
            click.echo(left_open({}, view), nl=False, err=True, color=view.colour)
            call.context.exit(REFUSED)
        found.append(Leave(one["case"], one["key"], why))
    return found


def _shown(call: Call, office: Office, answer: dict[str, Any], *, message: bool = False) -> None:
    from screens.close_day import close_day as screen

    closed = answer["closed"] or {"left": []}
    rows = [*answer["open"], *answer["looked_at"], *answer["unsecured"]["items"], *closed["left"]]
    view = call.view(office, others=_workflows(office, rows))
    if message:
        call.show(answer, screen, view, message=True)
    else:
        call.tell(answer, screen, view)


def _refused(call: Call, office: Office, failure: OpenError, options: Options) -> None:
    """Show what is open and has no reason yet, and leave with exit 3."""
    from screens.error import described

    answer = {**failure.survey, "open": failure.items, "repeated": False, "dry_run": options.dry_run}
    _shown(call, office, {**answer, **described(failure, call.edge.lang)}, message=True)
    call.context.exit(REFUSED)


VERBS = {"control-sheet": control_sheet, "close-day": close_day}
