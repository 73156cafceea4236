"""`do` an action, and `why` one is possible or not."""

from __future__ import annotations

from collections.abc import Iterable

import click

from commands.answers import show_receipt
from commands.base import RECORDING, Answer, Call, is_item, option, pairs, verb
from commands.completing import actions, cases
from engine.errors import Text
from engine.office.commanding import Options
from screens import contract


@verb(
    "do",
    Text(
        "Do an action, or record one: NAME=VALUE are its inputs, REGISTER/N the items it is about.\n\n"
        "An act that is not possible is refused with all that is missing. What has been done already is recorded "
        "with --already and --at.",
        "Eine Handlung vornehmen oder festhalten: NAME=WERT sind Angaben, LISTE/N die Einträge, um die es geht.\n\n"
        "Was nicht möglich ist, wird mit allem, was fehlt, abgelehnt. Schon Geschehenes wird mit --already und --at "
        "festgehalten.",
    ),
    records=RECORDING,
)
@click.argument("case", shell_complete=cases)
@click.argument("action", shell_complete=actions)
@click.argument("words", metavar="[REGISTER/N …] [NAME=VALUE …]", nargs=-1)
@option("--all-proposed", is_flag=True, text=Text("all proposed items", "alle vorgeschlagenen Einträge"))
@option("--already", is_flag=True, text=Text("done before or elsewhere", "schon geschehen"))
@option("--note", metavar="TEXT", text=Text("a remark to keep with it", "Bemerkung dazu"))
@option("--despite", metavar="REASON", text=Text("pass what should be there", "trotzdem, weil …"))
def do(call: Call, case: str, action: str, words: tuple[str, ...], all_proposed: bool, options: Options) -> None:
    """Do or record an action."""
    from engine.office.acting import act

    items, inputs = split(words)
    with call.on_case(case) as (office, case_id):
        found = act(office, case_id, action, pairs(inputs), items, options, all_proposed=all_proposed)
        show_receipt(call, office, found)


def split(words: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """Part the words after an action into register items and inputs."""
    words = list(words)
    items = [word for word in words if "=" not in word and is_item(word)]
    return tuple(items), [word for word in words if word not in items]


@verb(
    "why",
    Text(
        "Say what an action needs, from when and until when it is possible, who may, and what to type.\n\n"
        "With the name of a limit: how it was computed. Without a name: all that can be done now, and what not yet.",
        "Sagen, was eine Handlung verlangt, ab wann und bis wann sie möglich ist, wer darf und was zu tippen ist.\n\n"
        "Mit dem Namen einer Frist: wie sie berechnet ist. Ohne Namen: was jetzt möglich ist und was noch nicht.",
    ),
    rewinds=True,
)
@click.argument("case", shell_complete=cases)
@click.argument("action", metavar="[ACTION|LIMIT]", required=False, shell_complete=actions)
def why(call: Call, case: str, action: str | None, as_of: str | None, at: str | None) -> None:
    """Explain one action or limit, or list all actions."""
    from commands.base import moment_of
    from engine.office.explaining import explain, spec_of
    from engine.office.limitviews import limit_named
    from engine.office.overview import actions as possible
    from engine.office.overview import seen
    from screens.why import why as screen

    with call.reading() as office:
        case_id = office.case_id(case, office.now())
        loaded = seen(office, case_id, moment_of(office, as_of), moment_of(office, at))
        view = call.view(office, loaded.version)._replace(now=loaded.now)
        person = office.actor()
        answer: Answer
        if action is None:
            found = contract.actions(possible(loaded, person), loaded.definition)
            answer = {"case": case_id, "actions": found}
        elif (limit := limit_named(loaded, action)) is not None:
            answer = {"case": case_id, "limit": limit}
        else:
            explained = explain(office, loaded, spec_of(loaded.definition, action), person)
            answer = contract.why(explained, contract.wording(loaded.version, view))
        call.show(answer, screen, view)


VERBS = {"do": do, "why": why}
