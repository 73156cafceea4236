"""What a file brings into a register: what is new, what is proposed, and every row that cannot be read.

Answer: {"case", "register", "format", "file": {"name", "sha256", "size"}, "rows": n, "items": n, "new": n,
"changed": n, "same": n, "proposed": n, "first": Instant | null, "last": Instant | null, "warnings": [PROBLEM],
"problems": [PROBLEM], "floods": [FLOOD], "entries": [n], "dry_run": bool}; PROBLEM = {"line", "column", "value",
"message"}; FLOOD = {"day", "asin", "units": n, "pending": n, "usual": n | null}.
With a problem nothing is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from screens.format import LATE, Answer, command_lines, counted, day, local, numbers, paint, quoted, screen, table, wrap
from screens.view import View
from screens.words import say

_SHOWN = 10


@screen
def imported(answer: Answer, view: View) -> Iterator[str]:
    """Show what `import` did, or would do."""
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    file = answer["file"]
    yield from wrap(f"{file['name']} · {answer['format']} · {counted(view, answer['rows'], 'row')}", view)
    yield from wrap(f"sha256 {file['sha256']}", view)
    if not answer.get("problems"):
        yield ""
        yield from table(_counts(answer, view), view)
    yield from _floods(answer.get("floods") or [], view)
    for key in ("problems", "warnings"):
        yield from _problems(key, answer.get(key) or [], view)
    yield ""
    yield from _end(answer, view)


def _counts(answer: Answer, view: View) -> Iterator[list[str]]:
    text = view.labels.register(answer["register"])
    if answer.get("first") and answer.get("last"):
        first, last = (day(view, local(view, answer[side]).date(), year=True) for side in ("first", "last"))
        text += f", {first} – {last}"
    yield [str(answer["items"]), text]
    for name in ("new", "changed", "same", "proposed"):
        if answer.get(name):
            yield [str(answer[name]), say(view.lang, f"import.{name}")]


def _floods(floods: list[Answer], view: View) -> Iterator[str]:
    """Name the days on which one product was ordered in a mass."""
    if not floods:
        return
    yield ""
    yield say(view.lang, "import.floods")
    rows = []
    for one in floods[:_SHOWN]:
        text = say(view.lang, "import.flood", units=one["units"], pending=one["pending"])
        if one.get("usual") is not None:
            text += say(view.lang, "import.usual", usual=one["usual"])
        rows.append([day(view, date.fromisoformat(one["day"]), year=True), one["asin"], text])
    yield from table(rows, view)
    if len(floods) > _SHOWN:
        yield "  " + say(view.lang, "and_more", n=len(floods) - _SHOWN)


def _problems(key: str, problems: list[Answer], view: View) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield paint(view, LATE, say(view.lang, f"import.{key}")) if key == "problems" else say(view.lang, f"import.{key}")
    rows = []
    for one in problems[:_SHOWN]:
        bad = f"{quoted(view, str(one['value']))} " if one.get("value") not in (None, "") else ""
        rows.append([say(view.lang, "import.line", n=one["line"]), one.get("column") or "", f"{bad}{one['message']}"])
    yield from table(rows, view)
    if len(problems) > _SHOWN:
        yield "  " + say(view.lang, "and_more", n=len(problems) - _SHOWN)


def _end(answer: Answer, view: View) -> Iterator[str]:
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    elif answer.get("problems"):
        yield from wrap(say(view.lang, "import.refused"), view)
    elif not answer.get("entries"):
        yield say(view.lang, "import.unchanged")
    else:
        yield say(view.lang, "import.recorded", entries=numbers(answer["entries"]))
        if answer.get("proposed"):
            argv = ["items", answer["case"], answer["register"], "--state", "proposed"]
            yield from command_lines(argv, view, say(view.lang, "why.next") + "  ")
