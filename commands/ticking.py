"""`tick` what was done of a checklist, and `skip` what does not apply or is not needed."""

from __future__ import annotations

import click

from commands.acting import split
from commands.answers import show_receipt
from commands.base import RECORDING, Call, option, pairs, verb
from commands.completing import cases, units
from engine.errors import Text, UsageError
from engine.office.commanding import Options


@verb(
    "tick",
    Text(
        "Tick a checklist item, or a reminder that was dealt with: [CHECKLIST.]ITEM[.PART] or LIMIT.\n\n"
        "Items that repeat are ticked for one entry of their list: REGISTER/N. NAME=VALUE are results.",
        "Einen Prüfpunkt abhaken oder eine erledigte Wiedervorlage: [LISTE.]PUNKT[.TEIL] oder ZEITGRENZE.\n\n"
        "Was sich wiederholt, wird je Eintrag abgehakt: LISTE/N. NAME=WERT sind Ergebnisse.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("item", shell_complete=units)
@click.argument("words", metavar="[REGISTER/N] [NAME=VALUE …]", nargs=-1)
@option("--already", is_flag=True, text=Text("done before or elsewhere", "schon geschehen"))
@option("--note", metavar="TEXT", text=Text("a remark to keep with it", "Bemerkung dazu"))
def tick(call: Call, case: str, item: str, words: tuple[str, ...], options: Options) -> None:
    """Tick an item or a reminder."""
    from engine.office import ticking

    on, results = _one(words)
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, ticking.tick(office, case_id, item, on, pairs(results), options))


@verb(
    "skip",
    Text(
        "Say that a checklist item does not apply, or that a reminder is put off (--until) or not needed.",
        "Sagen, dass ein Prüfpunkt entfällt, oder eine Wiedervorlage verschoben (--until) oder nicht nötig ist.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("item", shell_complete=units)
@click.argument("words", metavar="[REGISTER/N]", nargs=-1)
@option("--because", metavar="TEXT", required=True, text=Text("the reason", "der Grund"))
@option("--until", metavar="DAY", text=Text("put off to this day", "auf diesen Tag verschoben"))
def skip(
    call: Call, case: str, item: str, words: tuple[str, ...], because: str, until: str | None, options: Options
) -> None:
    """Skip an item or a reminder."""
    from engine.office import ticking

    on, rest = _one(words)
    if rest:
        raise UsageError(Text(f"“{rest[0]}” is too much", f"„{rest[0]}“ ist zu viel"))
    with call.on_case(case) as (office, case_id):
        show_receipt(call, office, ticking.skip(office, case_id, item, on, because, until, options))


def _one(words: tuple[str, ...]) -> tuple[str | None, list[str]]:
    items, rest = split(words)
    if len(items) > 1:
        raise UsageError(
            Text("one list entry at a time", "ein Listeneintrag je Befehl"),
            hint=Text("each tick is an entry of its own", "jedes Abhaken ist ein eigener Eintrag"),
        )
    return (items[0] if items else None), rest


VERBS = {"tick": tick, "skip": skip}
