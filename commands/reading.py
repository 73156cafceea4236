"""Reads, which write nothing: what is due `today`, the `list` of cases, and `show`, `items`, `history`, `gaps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.base import Answer, Call, moment_of, option, verb
from commands.completing import cases, registers
from engine.errors import Text, UsageError, unknown

if TYPE_CHECKING:
    from engine.office.session import Office
    from screens.view import View

_WEEK = 7


@verb(
    "today",
    Text(
        "Show what is due: overdue, today, soon, what waits on others, duties, and what nobody has checked.",
        "Zeigen, was ansteht: überfällig, heute, demnächst, was auf andere wartet, unverzüglich, ungeprüft.",
    ),
)
@option("--days", type=click.IntRange(0, 3660), default=None, text=Text("how far ahead (7)", "wie weit voraus (7)"))
@option("--mine", is_flag=True, text=Text("only my cases", "nur meine Akten"))
@option("--case", "case", metavar="CASE", shell_complete=cases, text=Text("only this case", "nur diese Akte"))
@option("--rows", type=click.IntRange(1, 1000), text=Text("rows in each group (15)", "Zeilen je Gruppe (15)"))
@option("--watch", is_flag=True, text=Text("keep it up to date", "laufend auf Stand halten"))
def today(call: Call, days: int | None, mine: bool, case: str | None, rows: int | None, watch: bool) -> None:
    """Show what is due."""
    from engine.office import agenda, due
    from screens.today import today as screen

    def shown(office: Office) -> tuple[Answer, View]:
        case_id = None if case is None else office.case_id(case, office.now())
        # Of one case everything is wanted, of a whole office the week.
        ahead = days if days is not None or case is not None else _WEEK
        answer = agenda.today(office, days=ahead, mine=mine, case_id=case_id, rows=rows or due.ROWS)
        digests = [row["digest"] for rows in answer["groups"].values() for row in rows]
        return answer, call.view(office, others=digests)

    if watch:
        from commands.watching import watched

        watched(call, screen, shown)
        return
    with call.reading() as office:
        answer, view = shown(office)
        call.show(answer, screen, view)


@verb("list", Text("List all cases.", "Alle Akten auflisten."))
@option("--state", metavar="TRACK=STATE", text=Text("only those that stand there", "nur die in diesem Stand"))
@option("--client", metavar="NAME", text=Text("only this client's", "nur die dieses Mandanten"))
def list_(call: Call, state: str | None, client: str | None) -> None:
    """List cases."""
    from engine.office import agenda
    from screens.cases import cases as screen

    track, mark, wanted = (state or "").partition("=")
    if state and not mark:
        raise UsageError(
            Text(f"“{state}” is not TRACK=STATE", f"„{state}“ ist nicht TRACK=STATE"),
            hint=Text("for example --state account=locked", "zum Beispiel --state account=locked"),
        )
    with call.reading() as office:
        if state:
            _check_state(office, state)
        answer = agenda.listing(office, state=(track, wanted) if state else None, client=client)
        call.show(answer, screen, call.view(office, others=[row["digest"] for row in answer["cases"]]))


def _check_state(office: Office, wanted: str) -> None:
    """Refuse a state that no workflow with cases here has: an empty list would say that there is no such case."""
    from engine.office.library import version

    tracks = [
        track
        for digest in office.cases_by_workflow()
        for track in version(office.con, digest).definition.tracks.values()
    ]
    known = [f"{track.name}={state}" for track in tracks for state in track.states]
    if known and wanted not in known:
        raise unknown(Text("state", "Stand"), wanted, known)


@verb("show", Text("Show one case at a glance.", "Eine Akte auf einen Blick zeigen."), rewinds=True)
@click.argument("case", shell_complete=cases)
def show(call: Call, case: str, as_of: str | None, at: str | None) -> None:
    """Show a case."""
    from engine.office import overview
    from engine.office.library import version
    from screens.show import show as screen

    with call.reading() as office:
        case_id = office.case_id(case, office.now())
        answer = overview.show(office, case_id, as_of=moment_of(office, as_of), at=moment_of(office, at))
        view = call.view(office, version(office.con, answer["digest"]))
        # What is left, and how old something is, counts from the moment that was asked for.
        view = view._replace(now=answer["as_of"] or answer["at"] or view.now, verbose=call.verbose)
        call.show(answer, screen, view)


@verb(
    "history",
    Text("Show who did what when, in the order of the log.", "Zeigen, wer was wann tat, in der Folge des Protokolls."),
)
@click.argument("case", shell_complete=cases)
@option("--last", type=click.IntRange(1), metavar="N", text=Text("only the newest N", "nur die neuesten N"))
@option("--by-happening", is_flag=True, text=Text("in the order that counts", "in der Folge, die zählt"))
@option("--as-of", metavar="TIME", text=Text("as it was known then", "wie es damals bekannt war"))
def history(call: Call, case: str, last: int | None, by_happening: bool, as_of: str | None) -> None:
    """Show the history."""
    from engine.office import chronicle
    from engine.office.library import version
    from screens import contract
    from screens.history import history as screen

    with call.reading() as office:
        case_id = office.case_id(case, office.now())
        moment = moment_of(office, as_of)
        answer = chronicle.history(office, case_id, last=last, as_of=moment, by_happening=by_happening)
        known = version(office.con, answer["digest"])
        view = call.view(office, known)
        call.show(contract.history(answer, contract.wording(known, view)), screen, view)


@verb("items", Text("Show the entries of a list.", "Die Einträge einer Liste zeigen."))
@click.argument("case", shell_complete=cases)
@click.argument("register", shell_complete=registers)
@option("--state", metavar="STATE", text=Text("only those that stand there", "nur die in diesem Stand"))
def items(call: Call, case: str, register: str, state: str | None) -> None:
    """Show list entries."""
    from engine.office import overview
    from engine.office.library import version
    from screens.items import items as screen

    with call.reading() as office:
        case_id = office.case_id(case, office.now())
        answer = overview.items(office, case_id, register, state)
        call.show(answer, screen, call.view(office, version(office.con, answer["digest"])))


@verb(
    "gaps",
    Text(
        "Show what recorded steps had not met when they happened, and what is still open.",
        "Zeigen, was aufgezeichneten Schritten gefehlt hat, als sie geschahen, und was noch offen ist.",
    ),
)
@click.argument("case", shell_complete=cases)
def gaps(call: Call, case: str) -> None:
    """Show the gap analysis."""
    from engine.office import chronicle, overview
    from screens import contract
    from screens.gaps import gaps as screen

    with call.reading() as office:
        case_id = office.case_id(case, office.now())
        found = overview.gaps(office, case_id)
        view = call.view(office, found.loaded.version)
        words = contract.wording(found.loaded.version, view)
        call.show(contract.gaps(found, chronicle.history(office, case_id), words), screen, view)


VERBS = {"today": today, "list": list_, "show": show, "history": history, "items": items, "gaps": gaps}
