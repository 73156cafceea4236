"""`today --watch`: a screen that stays, and is drawn anew when somebody records something or a minute has passed.

Guarantees:
- Only at a terminal; nothing is ever erased before its successor is there, so nothing flickers.
- Each drawing is a read of its own: no lock is held between two of them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from time import sleep
from typing import TYPE_CHECKING

import click

from commands.base import Answer, Call, Screen
from engine.errors import Text, UsageError

if TYPE_CHECKING:
    from engine.office.session import Office
    from screens.view import View

_LOOKS_PER_MINUTE = 60
_CLEAR, _HOME, _REST_OF_LINE, _REST_OF_SCREEN = "\x1b[2J", "\x1b[H", "\x1b[K", "\x1b[J"


def watched(call: Call, screen: Screen, shown: Callable[[Office], tuple[Answer, View]]) -> None:
    """Show a screen until Ctrl-C. Raises UsageError where there is no terminal that could be drawn on."""
    if call.as_json or not sys.stdout.isatty():
        raise UsageError(
            Text("--watch needs a terminal", "--watch braucht ein Terminal"),
            hint=Text("without it the list comes once", "ohne --watch kommt die Liste einmal"),
        )
    try:
        _watch(call, screen, shown)
    except KeyboardInterrupt:
        click.echo()
        raise


def _watch(call: Call, screen: Screen, shown: Callable[[Office], tuple[Answer, View]]) -> None:
    from engine.office.agenda import state_of

    can_draw = os.environ.get("TERM") != "dumb"
    if can_draw:
        click.echo(_CLEAR, nl=False)
    with call.looking() as office:
        while True:
            with office.reading():
                answer, view = shown(office)
            _draw(screen(answer, view), view, can_draw=can_draw)
            seen = state_of(office)
            for _ in range(_LOOKS_PER_MINUTE):
                sleep(1)
                if state_of(office) != seen:
                    break


def _draw(text: str, view: View, *, can_draw: bool) -> None:
    from screens.today import cut_to

    height = shutil.get_terminal_size().lines
    lines = cut_to(text.splitlines(), height - 1, view) if can_draw else text.splitlines()
    end = f"{_REST_OF_LINE}\n" if can_draw else "\n"
    whole = end.join(lines) + end
    # One write: a terminal that is given half a screen would show it.
    click.echo(f"{_HOME}{whole}{_REST_OF_SCREEN}" if can_draw else whole, nl=False, color=view.colour or can_draw)
