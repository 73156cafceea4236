"""Whether the log says what was written to it: intact, or what was changed, where, and which entries can be trusted.

A difference in a projection is no damage of the log: it is rebuilt from it, and the screen says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.format import DONE, LATE, Answer, counted, paint, screen, table, wrap
from screens.view import View
from screens.words import WORDS, say

_SHOWN = 20
# What a problem says about the log: that an entry is not as written, that something kept beside the entries is not,
# or that only something derived from them is not. Anything else (head, tree, tables) leaves no entry certain.
_ENTRY = {"leaf_hash", "index", "case_seq", "case_prev", "recorded", "unreadable", "data"}
_BESIDE = {"disclosure", "file", "workflow_file", "column"}
_DERIVED = {"projection"}


@screen
def verify(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `log verify`."""
    yield from _intact(answer, view) if answer["ok"] else _damaged(answer, view)


def _intact(answer: Answer, view: View) -> Iterator[str]:
    sizes = [counted(view, answer["size"], "entry")]
    sizes += [counted(view, answer["cases"], "case")] if "cases" in answer else []
    sizes += [counted(view, answer["files"], "file")] if "files" in answer else []
    yield ", ".join(sizes)
    checks = ["hashes", "chains", "columns", "replay"] + (["files"] if "files" in answer else [])
    sign = paint(view, DONE, "✓" if view.unicode else "ok")
    for check in checks:
        yield from wrap(say(view.lang, f"verify.{check}"), view, f"  {sign}  ")
    yield from wrap(say(view.lang, "verify.root", size=answer["size"], root=answer["root"]), view, "  ")
    yield paint(view, DONE, say(view.lang, "verify.intact"))


def _damaged(answer: Answer, view: View) -> Iterator[str]:
    problems = answer["problems"]
    verdict, hint = _trust(problems, view)
    sentence = say(view.lang, "verify.damaged", n=counted(view, len(problems), "problem"))
    yield from wrap(f"{paint(view, LATE, say(view.lang, 'error'))} {sentence}", view)
    for one in problems[:_SHOWN]:
        yield ""
        yield from _problem(one, view)
    if len(problems) > _SHOWN:
        yield "  " + say(view.lang, "and_more", n=len(problems) - _SHOWN)
    yield ""
    yield from wrap(verdict, view)
    yield ""
    yield from wrap(hint, view, say(view.lang, "hint") + " ")


def _trust(problems: list[Answer], view: View) -> tuple[str, str]:
    """Return what can still be trusted, and what to do about the rest."""
    found = {one["problem"] for one in problems}
    broken = [one["index"] for one in problems if one["problem"] in _ENTRY and one.get("index") is not None]
    if broken and min(broken):
        return say(view.lang, "verify.trusted", n=min(broken)), say(view.lang, "verify.copy")
    if found <= _DERIVED:
        return say(view.lang, "verify.derived"), say(view.lang, "verify.rebuild")
    if found <= _DERIVED | _BESIDE:
        return say(view.lang, "verify.beside"), say(view.lang, "verify.copy")
    return say(view.lang, "verify.trusted_none"), say(view.lang, "verify.copy")


def _problem(one: Answer, view: View) -> Iterator[str]:
    where = [one["case"]] if one.get("case") else []
    where += [f"#{one['entry']}"] if one.get("entry") else []
    where += [say(view.lang, "verify.index", n=one["index"])] if one.get("index") is not None else []
    key = f"problem.{one['problem']}"
    yield from wrap(say(view.lang, key) if key in WORDS else str(one["problem"]), view, "  ")
    rows = [[say(view.lang, "verify.where"), " · ".join(where)]] if where else []
    rows += [
        [say(view.lang, f"verify.{side}"), str(one[side])]
        for side in ("expected", "found")
        if one.get(side) is not None
    ]
    yield from table([[f"  {name}", text] for name, text in rows], view)
