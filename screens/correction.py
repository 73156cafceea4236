"""What a correction would change, before it is recorded: values, tracks, limits, findings, and what was sent out since.

Answer: {"case", "corrects", "strike": bool, "kind", "action", "change": {name: {"from", "to"}},
"moves": [{"track", "from", "to"}] (state today without and with the correction),
"limits": [{"before": LIMIT | null, "after": LIMIT | null}], "findings": [NODE], "findings_gone": [n], "now_moot": [n],
"announced": [key], "withdrawn": [key], "built_on": [n],
"touched": [{"entry", "kind"}] (letters and exports made since)}.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.conditions import node_lines
from screens.format import Answer, numbers, screen, table, value, wrap
from screens.limits import limit_change, limit_name
from screens.receipt import moves, title
from screens.view import View
from screens.words import WORDS, say


@screen
def correction(answer: Answer, view: View) -> Iterator[str]:
    """Show the preview of `correct`; nothing is recorded yet."""
    subject = title({**answer, "kind": answer.get("kind", "action"), "corrects": answer.get("target")}, view)
    yield from wrap(say(view.lang, "correct.stays", entry=answer["corrects"], title=subject), view)
    yield say(view.lang, "correct.strike" if answer.get("strike") else "correct.appended")
    yield ""
    yield from table(_rows(answer, view), view)
    for key in ("findings_gone", "now_moot", "built_on"):
        if answer.get(key):
            yield from wrap(say(view.lang, f"receipt.{key}", entries=numbers(answer[key])), view, "  ! ")
    if answer.get("findings"):
        yield ""
        yield say(view.lang, "receipt.findings")
        for node in answer["findings"]:
            yield from node_lines(view, node)
    yield ""
    yield from wrap(say(view.lang, "correct.no_undo"), view)


def _rows(answer: Answer, view: View) -> Iterator[list[str]]:
    for name, one in (answer.get("change") or {}).items():
        yield [
            changed_name(name, view, answer.get("action") or ""),
            f"{_side(view, one.get('from'))} → {_side(view, one.get('to'))}",
        ]
    yield from moves(answer, view)
    if not answer.get("moves"):
        yield [say(view.lang, "correct.tracks"), say(view.lang, "correct.none_moves")]
    yield from _limit_rows(answer, view)
    for word in ("announced", "withdrawn"):
        for key in answer.get(word) or ():
            yield [say(view.lang, f"receipt.{word}"), limit_name(view, key)]
    touched = ", ".join(
        f"#{one['entry']} {say(view.lang, 'kind.' + one['kind'])}" for one in answer.get("touched") or ()
    )
    yield [say(view.lang, "correct.sent"), touched or say(view.lang, "correct.none_quotes")]


def changed_name(name: str, view: View, action: str = "") -> str:
    """Return the label of what a change names: "happened", "inputs.until", "values.file_number"."""
    group, _, rest = name.partition(".")
    if not rest:
        return say(view.lang, name) if name in WORDS else name
    return view.labels.field(rest) if group == "values" else view.labels.input(action, rest)


def _side(view: View, it: object) -> str:
    return say(view.lang, "nothing") if it is None else value(view, it)


def _limit_rows(answer: Answer, view: View) -> Iterator[list[str]]:
    pairs = answer.get("limits") or ()
    if not pairs:
        yield [say(view.lang, "show.limits").capitalize(), say(view.lang, "correct.none_moves")]
    for pair in pairs:
        yield [limit_name(view, (pair["after"] or pair["before"])["key"]), limit_change(pair, view)]
