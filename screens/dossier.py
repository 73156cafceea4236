"""Where a dossier lies, what it covers, and how anyone can check it without this program.

Answer: {"case", "directory", "audience", "lang", "covers": n, "entry": n | null, "files": [path], "manifest": hex,
"repeated": bool}; `repeated` says that the same bytes had been made before and nothing was recorded anew.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from screens.format import DONE, TYPE, Answer, counted, paint, screen, table, wrap
from screens.view import View
from screens.words import say


@screen
def dossier(answer: Answer, view: View) -> Iterator[str]:
    """Show the result of `dossier`."""
    audience = say(view.lang, f"audience.{answer['audience']}")
    yield from wrap(paint(view, DONE, say(view.lang, "dossier.made", case=answer["case"], audience=audience)), view)
    rows = [
        [say(view.lang, "dossier.directory"), str(answer["directory"])],
        [say(view.lang, "dossier.covers"), say(view.lang, "dossier.entries", n=answer["covers"])],
        [say(view.lang, "dossier.files"), counted(view, len(answer["files"]), "file")],
        ["sha256", str(answer["manifest"])],
    ]
    yield from table(rows, view)
    if answer.get("repeated"):
        yield from wrap(say(view.lang, "dossier.repeated"), view)
    elif answer.get("entry"):
        yield say(view.lang, "dossier.recorded", entry=answer["entry"])
    check = f"cd {shlex.quote(str(answer['directory']))} && sha256sum -c manifest-sha256.txt"
    yield from wrap(paint(view, TYPE, check), view, say(view.lang, "dossier.check") + "  ")
