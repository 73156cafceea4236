"""`completion` for a shell, and what completes: cases, actions, items, kinds, lists and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from commands.base import Call, folder_of, verb
from engine.errors import FristwerkError, Text

if TYPE_CHECKING:
    from engine.office.session import Office
    from engine.workflow.model import Definition

SHELLS = ("bash", "zsh", "fish")
Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _from(names: Callable[[Office, click.Context], Iterable[str]]) -> Complete:
    """Complete from an office; where there is none, or it cannot be read, there is nothing to offer."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        from engine.office.session import Office

        try:
            with Office.open(folder_of(context.params.get("office")), read_only=True) as office:
                return [one for one in names(office, context) if one.startswith(begun)]
        except FristwerkError:
            return []

    return complete


def _definition(office: Office, context: click.Context) -> Definition:
    from engine.office.commanding import definition_of

    # While an option still lacks its value, click keeps the words before it apart.
    case = context.params.get("case") or next(iter(context.args), "")
    return definition_of(office, office.case_id(str(case), office.now()))


def _cases(office: Office, _: click.Context) -> list[str]:
    return office.case_ids()


def _actions(office: Office, context: click.Context) -> list[str]:
    found = _definition(office, context)
    return [*found.actions, *found.prohibitions]


def _units(office: Office, context: click.Context) -> list[str]:
    from engine.case.checklists import tickable
    from engine.case.limits import REMINDER

    found = _definition(office, context)
    reminders = (one.key for one in found.limits.values() if one.kind == REMINDER)
    return [*(one.name for one in tickable(found)), *reminders]


def _deadlines(office: Office, context: click.Context) -> list[str]:
    from engine.case.limits import DEADLINE, base_key
    from engine.office.reading import load

    case = context.params.get("case") or next(iter(context.args), "")
    loaded = load(office, office.case_id(str(case), office.now()), office.now())
    runs = (one for one in loaded.case.instances() if loaded.definition.limits[one["key"]].kind == DEADLINE)
    return list(dict.fromkeys(base_key(one) for one in runs))


cases = _from(_cases)
actions = _from(_actions)
units = _from(_units)
deadlines = _from(_deadlines)
kinds = _from(lambda office, context: _definition(office, context).evidence)
registers = _from(lambda office, context: _definition(office, context).registers)
people = _from(lambda office, _: (one.id for one in office.people()))


@verb(
    "completion",
    Text(
        "Print what makes a shell complete this program: bash, zsh or fish.\n\n"
        'For bash: eval "$(fristwerk completion bash)"',
        "Ausgeben, womit die Shell dieses Programm ergänzt: bash, zsh oder fish.\n\n"
        'Für bash: eval "$(fristwerk completion bash)"',
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(call: Call, shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    root = call.context.find_root().command
    click.echo(made(root, {}, "fristwerk", "_FRISTWERK_COMPLETE").source())


VERBS = {"completion": completion}
