"""`correct` an entry: a preview first, then the correction; the entry stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.answers import changed_limits, show_receipt
from commands.base import Call, option, pairs, verb
from commands.completing import cases
from engine.errors import Text, UsageError
from engine.office import correcting
from engine.office.commanding import Options
from screens import contract

if TYPE_CHECKING:
    from engine.office.receipts import Receipt
    from engine.office.session import Office

_NOT_ASKED = 2


class _Asked(NamedTuple):
    """What was asked for. `entry` is None for the entries of one's own last command."""

    case: str
    entry: int | None
    words: list[tuple[str, str]]
    strike: bool
    reason: str


@verb(
    "correct",
    Text(
        "Correct an entry, or strike it: a later entry says what counts instead, the first one stays.\n\n"
        "The preview shows what it would change; --yes records it at once.",
        "Einen Eintrag berichtigen oder streichen: ein späterer Eintrag sagt, was gilt, der erste bleibt stehen.\n\n"
        "Die Vorschau zeigt, was sich ändern würde; --yes zeichnet sofort auf.",
    ),
    records=("at", "expect", "cmd", "dry_run"),
)
@click.argument("case", shell_complete=cases)
@click.argument("words", metavar="[ENTRY] [NAME=VALUE …]", nargs=-1)
@option("--strike", is_flag=True, text=Text("it no longer counts", "er zählt nicht mehr"))
@option("--last", is_flag=True, text=Text("strike my own last command", "meinen letzten Befehl streichen"))
@option("--reason", metavar="TEXT", required=True, text=Text("why", "warum"))
@option("--yes", is_flag=True, text=Text("record it without asking", "ohne Rückfrage aufzeichnen"))
def correct(
    call: Call,
    case: str,
    words: tuple[str, ...],
    strike: bool,
    last: bool,
    reason: str,
    yes: bool,
    options: Options,
) -> None:
    """Correct or strike an entry."""
    with call.office() as office:
        asked = _asked(office.case_id(case, office.now()), words, strike, last, reason)
        if options.dry_run or not yes:
            size = _preview(call, office, asked, options)
            if options.dry_run:
                return
            if not call.asks():
                call.context.exit(_NOT_ASKED)
            _confirm(call)
            # What was agreed to is what was shown: another entry in between makes it exit 7.
            options = options._replace(expect=size)
        show_receipt(call, office, _write(office, asked, options))


def _asked(case: str, words: tuple[str, ...], strike: bool, last: bool, reason: str) -> _Asked:
    first = words[0].lstrip("#") if words else ""
    numbered = first.isascii() and first.isdigit()
    if last == numbered:
        raise UsageError(
            Text("which entry? its number, or --last", "welcher Eintrag? seine Nummer oder --last"),
            hint=Text(f"fristwerk history {case}", f"fristwerk history {case}"),
        )
    entry = int(first) if numbered else None
    return _Asked(case, entry, pairs(words[1:] if numbered else words), strike or last, reason)


def _preview(call: Call, office: Office, asked: _Asked, options: Options) -> int:
    """Show what the correction would change; returns the number of entries it was made on."""
    from screens.correction import correction

    if asked.entry is None:
        made = correcting.preview_last(office, asked.case)
    else:
        made = correcting.preview(office, asked.case, asked.entry, asked.words, at=options.at, strike=asked.strike)
    view = call.view(office, made.receipt.version)
    answer = contract.preview(made, changed_limits(made.receipt, office), contract.wording(made.receipt.version, view))
    # The preview's own names win: what a correction corrected is not what is corrected now.
    call.show({**_target(office, asked.case, made.entry), **answer}, correction, view)
    return int(made.size)


def _target(office: Office, case: str, entry: int) -> dict[str, Any]:
    """Return what the entry is, and what was sent out since."""
    from engine.office.chronicle import history

    entries = history(office, case)["entries"]
    found = next(one for one in entries if one["entry"] == entry)
    since = [one for one in entries if one["entry"] > entry and one["kind"] in ("export", "sent")]
    return {
        **{name: it for name, it in found["data"].items() if isinstance(it, str | int)},
        "kind": found["kind"],
        "action": found["action"],
        "target": found["data"].get("corrects"),
        "touched": [{"entry": one["entry"], "kind": one["kind"]} for one in since],
    }


def _confirm(call: Call) -> None:
    question = Text("Record it? [y/N]", "Aufzeichnen? [j/N]").say(call.edge.lang)
    answer = click.prompt(question, default="n", show_default=False, prompt_suffix=" ")
    if answer.strip().lower() not in ("y", "yes", "j", "ja"):
        call.context.exit(0)


def _write(office: Office, asked: _Asked, options: Options) -> Receipt:
    if asked.entry is None:
        return correcting.correct_last(office, asked.case, asked.reason, options)
    return correcting.correct(
        office,
        asked.case,
        asked.entry,
        asked.words,
        at=options.at,
        strike=asked.strike,
        reason=asked.reason,
        options=options,
    )


VERBS = {"correct": correct}
