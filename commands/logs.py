"""`log verify`: whether the log says what was written to it."""

from __future__ import annotations

from commands.administration import group
from commands.base import Call, option, verb
from engine.errors import Text

DAMAGED = 6


@verb(
    "verify",
    Text(
        "Check every byte of the log, every file, and that every case replays to its stored state.",
        "Jedes Byte des Protokolls prüfen, jede Datei, und dass jede Akte ihren gespeicherten Stand ergibt.",
    ),
)
@option("--no-files", is_flag=True, text=Text("do not read the files again", "Dateien nicht neu lesen"))
def verify(call: Call, no_files: bool) -> None:
    """Verify the log."""
    from engine.office import verifying
    from screens.verify import verify as screen

    with call.looking() as office:
        answer = verifying.verify(office, files=not no_files)
        call.show(answer, screen, call.view(office), message=not answer["ok"])
    if not answer["ok"]:
        call.context.exit(DAMAGED)


VERBS = {"log": group("log", Text("The log of the office.", "Das Protokoll des Büros."), verify)}
