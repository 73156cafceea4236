"""`deadline check`, `extend`, `grant`, `refuse` and `strike`: the control of the deadlines of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.administration import group
from commands.answers import receipt_of, show_receipt
from commands.base import RECORDING, Call, option, verb
from commands.completing import cases, deadlines, kinds
from engine.errors import Text, UsageError
from engine.office.commanding import Options

if TYPE_CHECKING:
    from engine.case.case import Instance
    from engine.office.receipts import Receipt
    from engine.office.session import Office

LIMIT = "limit"
_UNTIL = Text("the new last day", "der neue letzte Tag")
_LENGTH = Text("or so much longer", "oder so viel länger")
_NOTE = Text("a remark to keep with it", "Bemerkung dazu")


@verb(
    "check",
    Text(
        "Check the date of a deadline that somebody else entered. Without KEY: those that nobody has checked.\n\n"
        "The receipt shows the computation. A check holds for this date; another date is unchecked again.",
        "Die Frist prüfen, die jemand anderes eingetragen hat. Ohne FRIST: alle ungeprüften.\n\n"
        "Die Quittung zeigt die Berechnung. Die Prüfung gilt für dieses Datum; ein anderes ist wieder ungeprüft.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("key", required=False, shell_complete=deadlines)
@option("--note", metavar="TEXT", text=_NOTE)
def check(call: Call, case: str, key: str | None, options: Options) -> None:
    """Check a deadline."""
    from engine.office import deadlines as control

    if key is None:
        _list(call, case, "check")
        return
    with call.on_case(case) as (office, case_id):
        _show(call, office, control.check(office, case_id, key, options))


@verb(
    "extend",
    Text(
        "Record that more time was asked for: provisional, the present end counts until it is granted.",
        "Festhalten, dass Verlängerung beantragt ist: vorläufig, bis zur Bewilligung gilt das bisherige Ende.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("key", required=False, shell_complete=deadlines)
@option("--until", metavar="DAY", text=_UNTIL)
@option("--length", metavar="LENGTH", text=_LENGTH)
@option("--note", metavar="TEXT", text=_NOTE)
def extend(call: Call, case: str, key: str | None, until: str | None, length: str | None, options: Options) -> None:
    """Ask for more time."""
    _more_time(call, "extend", case, key, until, length, options)


def _more_time(
    call: Call, verb_: str, case: str, key: str | None, until: str | None, length: str | None, options: Options
) -> None:
    from engine.office import deadlines as control

    if key is None:
        _list(call, case, verb_)
        return
    record = control.extend if verb_ == "extend" else control.grant
    with call.on_case(case) as (office, case_id):
        _show(call, office, record(office, case_id, key, until, length, options))


@verb(
    "grant",
    Text(
        "Record that more time was granted: final. Without a date it is the one that was asked for.\n\n"
        "Of a deadline that we set to others this is the extension itself.",
        "Festhalten, dass die Verlängerung bewilligt ist: endgültig. Ohne Datum die beantragte.\n\n"
        "Bei einer Frist, die wir anderen setzen, ist dies die Verlängerung selbst.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("key", required=False, shell_complete=deadlines)
@option("--until", metavar="DAY", text=_UNTIL)
@option("--length", metavar="LENGTH", text=_LENGTH)
@option("--note", metavar="TEXT", text=_NOTE)
def grant(call: Call, case: str, key: str | None, until: str | None, length: str | None, options: Options) -> None:
    """Record a grant."""
    _more_time(call, "grant", case, key, until, length, options)


@verb(
    "refuse",
    Text(
        "Record that the time asked for was refused: the present end stays.",
        "Festhalten, dass die Verlängerung abgelehnt ist: das bisherige Ende bleibt.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("key", required=False, shell_complete=deadlines)
@option("--note", metavar="TEXT", text=_NOTE)
def refuse(call: Call, case: str, key: str | None, options: Options) -> None:
    """Record a refusal."""
    from engine.office import deadlines as control

    if key is None:
        _list(call, case, "refuse")
        return
    with call.on_case(case) as (office, case_id):
        _show(call, office, control.refuse(office, case_id, key, options))


@verb(
    "strike",
    Text(
        "Strike a deadline: on the entry that met it and the proof that it was sent, or --because of a reason.\n\n"
        "PROOF is a file, kept as evidence, or the number of one. What is struck stays readable.",
        "Eine Frist streichen: auf den Eintrag, der sie wahrte, und den Beleg der Absendung, oder --because GRUND.\n\n"
        "BELEG ist eine Datei, die zu den Belegen kommt, oder eine Belegnummer. Gestrichenes bleibt lesbar.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("key", required=False, shell_complete=deadlines)
@option("--entry", type=int, metavar="N", text=Text("the entry that met it", "der Eintrag, der sie wahrte"))
@option("--proof", metavar="PROOF", text=Text("file or number of evidence", "Datei oder Belegnummer"))
@option("--as", "kind", metavar="KIND", shell_complete=kinds, text=Text("what the file is", "was die Datei ist"))
@option(
    "--because", metavar="REASON", text=Text("the reason, where nothing met it", "der Grund, wenn nichts sie wahrte")
)
@option("--note", metavar="TEXT", text=_NOTE)
def strike(
    call: Call,
    case: str,
    key: str | None,
    entry: int | None,
    proof: str | None,
    kind: str | None,
    because: str | None,
    options: Options,
) -> None:
    """Strike a deadline."""
    from engine.office import striking

    if key is None:
        _list(call, case, "strike")
        return
    if because is not None and (entry or proof):
        raise UsageError(
            Text("either --because, or --entry and --proof", "entweder --because oder --entry und --proof")
        )
    ground = striking.Proof(entry, proof, kind)
    with call.on_case(case) as (office, case_id):
        _show(call, office, striking.strike(office, case_id, key, ground, because, options))


def _show(call: Call, office: Office, found: Receipt) -> None:
    """Show the receipt, with the deadline as it now stands beside it."""
    from screens.receipt import receipt

    if found.kind != LIMIT:
        # The id of an earlier command of another kind: its own receipt.
        show_receipt(call, office, found)
        return
    view = call.view(office, found.version)
    answer = {**receipt_of(found, office, found.case_id, view), **_control(office, found)}
    call.tell(answer, receipt, view)


def _control(office: Office, found: Receipt) -> dict[str, Any]:
    from engine.case.facts import CHECK
    from engine.instants import zone_of
    from engine.office.limitviews import limit_json
    from engine.office.reading import load

    run = _run(found)
    record = load(office, found.case_id, office.now()).record
    shown = ("do", "ground", "proof", "nominal_end", "work_by", "steps")
    place = (run or {}).get("place")
    return {
        **{name: found.data[name] for name in shown if name in found.data},
        **({"place_zone": zone_of(place)} if place and found.data["do"] == CHECK else {}),
        LIMIT: limit_json(found.version.definition, run, office.now(), record) if run else None,
    }


def _run(found: Receipt) -> Instance | None:
    """Return the instance that the entry is about; a grant after the lapse began a new one."""
    from engine.case.limits import find_instance

    named = find_instance(found.case, found.data[LIMIT])
    if named is None or found.data["do"] != "grant":
        return named
    newest = found.case.newest(named["key"], named.get("item"))
    return newest if newest is not None and newest["seq"] == found.entry else named


def _list(call: Call, case: str, do: str) -> None:
    """Show the deadlines that the verb could be about."""
    from engine.office.controlling import open_to
    from engine.office.reading import load
    from screens.deadline import deadlines as screen

    with call.reading() as office:
        loaded = load(office, office.case_id(case, office.now()), office.now())
        answer = {"case": loaded.id, "do": do, "limits": open_to(loaded, do)}
        call.show(answer, screen, call.view(office, loaded.version))


VERBS = {
    "deadline": group(
        "deadline",
        Text("Deadline control: check, extend, strike.", "Fristenkontrolle: prüfen, verlängern, streichen."),
        check,
        extend,
        grant,
        refuse,
        strike,
    )
}
