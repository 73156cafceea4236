"""What a command did: moves, both times, limits that began or ended, and everything a late or corrected fact changed.

Guarantees: nothing that was not recorded reads as if it had been; what was built on a withdrawn lapse is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from screens.conditions import node_lines
from screens.deadline import control_rows, control_title, reasons
from screens.format import (
    DONE,
    SOON,
    Answer,
    columns,
    command_lines,
    local,
    numbers,
    paint,
    screen,
    span,
    start_of,
    table,
    value,
    when,
    wrap,
    zoned,
)
from screens.limits import item_name, limit_change, limit_name, limit_words, marks, tick_name
from screens.refusal import refusal_lines
from screens.view import View
from screens.words import say


@screen
def receipt(answer: Answer, view: View) -> Iterator[str]:
    """Show the receipt of any writing command; a refused one shows its refusal."""
    if answer.get("why"):
        yield from refusal_lines(answer, view)
        return
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
    elif answer.get("repeated"):
        yield from wrap(_repeated(answer, view), view)
    yield from wrap(title(answer, view), view, f"{answer['case']}  " if answer.get("case") else "")
    own = control_rows(answer, view) if answer["kind"] == "limit" else ()
    yield from table([*moves(answer, view), *_times(answer, view), *own, *_limits(answer, view)], view)
    if answer["kind"] == "limit":
        yield from reasons(answer, view)
    yield from _remarks(answer, view)
    yield from _end(answer, view)


_TWO_MINUTES_S = 120
_ITEMS_SHOWN = 5
"""So many items that moved alike have a line each; more have one together."""


def _repeated(answer: Answer, view: View) -> str:
    """A deadline that was checked or struck before was so by another command than this one."""
    done = answer.get("do") if answer["kind"] == "limit" else None
    return say(view.lang, f"deadline.again.{done}" if done in ("check", "strike") else "receipt.repeated")


def title(answer: Answer, view: View) -> str:
    """Return what was recorded in a few words: the label of what was done, or the kind of entry and its subject.

    Reads the receipt's own keys and, where they are given beside them, those of the entry's data.
    """
    kind = answer["kind"]
    if kind == "action" and answer.get("action"):
        head, subject = view.labels.done(answer["action"]), ""
    elif kind == "tick" and (answer.get("tick") or answer.get("limit")):
        head = tick_name(view, answer["tick"]) if answer.get("tick") else limit_name(view, answer["limit"])
        subject = _skipped(answer, view) if answer.get("skip") else ""
    elif kind == "limit" and answer.get("do"):
        head, subject = control_title(answer, view)
    else:
        head, subject = say(view.lang, f"kind.{kind}"), _subject(kind, answer, view)
    item = item_name(view, answer["item"]) if answer.get("item") else ""
    return paint(view, DONE, f"{head}: {subject}" if subject else head) + (f" · {item}" if item else "")


def _skipped(answer: Answer, view: View) -> str:
    words = [say(view.lang, f"skip.{answer['skip']}")]
    if answer.get("until"):
        words.append(say(view.lang, "skip.until", day=_day(answer["until"], view)))
    return " ".join(words)


def _day(until: str, view: View) -> str:
    """A reminder put off to a day is due from its beginning."""
    return start_of(view, until) if "T" in until else value(view, until)


def _subject(kind: str, answer: Answer, view: View) -> str:
    """Return what an entry that is no act is about."""
    if kind in {"lapse", "lapse_withdrawn"} and answer.get("key"):
        return limit_name(view, f"{answer['key']}/{answer.get('number') or 1}")
    if kind == "evidence" and answer.get("evidence"):
        return view.labels.evidence(answer["evidence"])
    if kind in {"item", "import"} and answer.get("register"):
        name = view.labels.register(answer["register"])
        return f"{name} {say(view.lang, 'items.declared')}" if answer.get("complete") else name
    if kind == "field":
        return ", ".join(_fields(answer, view))
    if kind == "correction" and answer.get("corrects"):
        return f"#{answer['corrects']}"
    if kind == "acknowledge":
        return f"#{answer.get('acknowledges') or answer.get('entry')}"
    if kind == "assign":
        return view.person(answer.get("to"))
    if kind == "open":
        version = f" v{answer['version']}" if answer.get("version") else ""
        return f"{answer.get('workflow') or ''}{version}"
    plain = {"export": "audience", "person": "person", "workflow": "name"}
    return str(answer.get(plain.get(kind, "")) or "")


def _fields(answer: Answer, view: View) -> list[str]:
    names = [*(answer.get("values") or ()), *(answer.get("sets") or ())]
    if not answer.get("item"):
        return [view.labels.field(name) for name in names]
    register = str(answer["item"]).partition("/")[0]
    return [view.labels.register_field(register, name) for name in names]


def moves(answer: Answer, view: View) -> Iterator[list[str]]:
    """Return a row for each track or item that moved, with its state before and after; many items share one."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for move in answer.get("moves") or ():
        home, _, item = move["track"].partition("/")
        alike.setdefault((home, move.get("from") or "", move["to"]), []).append(move["track"] if item else "")
    for (home, source, target), items in alike.items():
        arrow = f"{view.labels.state(home, source) if source else '…'} → {view.labels.state(home, target)}"
        if len(items) > _ITEMS_SHOWN:
            yield [say(view.lang, "receipt.items", register=view.labels.register(home), n=len(items)), arrow]
            continue
        yield from ([item_name(view, one) if one else view.labels.track(home), arrow] for one in items)


def _times(answer: Answer, view: View) -> Iterator[list[str]]:
    yield [say(view.lang, "happened"), _happened(answer, view)]
    if answer.get("entry") is None:
        return
    shown = numbers(answer.get("entries") or [answer["entry"]])
    who = answer.get("actor")
    recorded = f"{when(view, answer['recorded'])} · {say(view.lang, 'entry.word')} {shown}"
    if who and answer.get("acted_by") not in (None, who):
        recorded += " · " + say(view.lang, "acted_for", other=view.person(answer["acted_by"]), actor=view.person(who))
    elif who:
        recorded += " · " + say(view.lang, "by", actor=view.person(who))
    yield [say(view.lang, "recorded"), recorded]


def _happened(answer: Answer, view: View) -> str:
    """A time that somebody typed is echoed with its zone: on which side of a changed clock it lies can be read."""
    happened = answer["happened"]
    if answer.get("precision") == "day":
        return " ".join(filter(None, [when(view, happened, "day"), answer.get("day_zone")]))
    typed = happened[:16] != (answer.get("recorded") or "")[:16]
    return (zoned if typed else when)(view, happened)


def _limits(answer: Answer, view: View) -> Iterator[list[str]]:
    own = answer.get("limit") if answer["kind"] == "limit" else None
    # Its rows stand above.
    said = {own["key"]} if isinstance(own, Mapping) else set()
    for pair in _moved(answer):
        if pair["before"]["key"] not in said:
            said.add(pair["before"]["key"])
            yield [limit_name(view, pair["before"]["key"]), limit_change(pair, view)]
    for limit in answer.get("starts") or ():
        if limit["key"] in said:
            continue
        words = [limit_name(view, limit["key"]), *limit_words(limit, view), marks(limit, view)]
        yield [say(view.lang, "receipt.starts"), " · ".join(one for one in words if one)]
    for word in ("meets", "ends", "kept", "announced", "withdrawn"):
        for key in answer.get(word) or ():
            if word not in ("meets", "ends") or key not in said:
                yield [say(view.lang, f"receipt.{word}"), limit_name(view, key)]


def _moved(answer: Answer) -> Iterator[Answer]:
    """Yield the limits that were there before something late or corrected changed them."""
    if answer["kind"] == "correction" or answer.get("late"):
        yield from (pair for pair in answer.get("limits") or () if pair["before"])


def _remarks(answer: Answer, view: View) -> Iterator[str]:
    for flag in ("late", "unexpected", "moot"):
        if answer.get(flag):
            yield from wrap(paint(view, SOON, say(view.lang, f"receipt.{flag}")), view, "  ! ")
    if answer.get("behind"):
        yield from wrap(say(view.lang, "receipt.behind", entry=answer["behind"]), view, "  ! ")
    if answer.get("precision") == "day" and any(
        local(view, one["until"]).strftime("%H:%M") != "00:00" for one in answer.get("starts") or () if one.get("until")
    ):
        yield from wrap(say(view.lang, "receipt.time_asked"), view, "  ! ")
    if answer.get("clock_behind_s"):
        behind = answer["clock_behind_s"]
        far = span(view, behind) if behind >= _TWO_MINUTES_S else f"{behind} s"
        yield from wrap(say(view.lang, "receipt.clock", span=far), view, "  ! ")
    for name in ("built_on", "now_moot", "findings_gone"):
        if answer.get(name):
            yield from wrap(say(view.lang, f"receipt.{name}", entries=numbers(answer[name])), view, "  ! ")
    if answer.get("passed"):
        yield from named_conditions(say(view.lang, "receipt.passed"), answer["passed"], answer, view, "  ! ")
    if answer.get("findings"):
        yield ""
        yield say(view.lang, "receipt.findings")
        for node in answer["findings"]:
            yield from node_lines(view, node)


def named_conditions(title: str, ids: Iterable[str], answer: Answer, view: View, first: str = "") -> Iterator[str]:
    """Return conditions under a title: each with its sentence, or its id where there is none."""
    said = answer.get("sentences") or {}
    yield from wrap(f"{title}:", view, first)
    indent = " " * columns(first)
    for one in ids:
        yield from wrap(said.get(one, one), view, f"{indent}- ")


def _end(answer: Answer, view: View) -> Iterator[str]:
    if answer.get("dry_run"):
        yield say(view.lang, "dry_run")
        return
    if answer.get("findings"):
        yield ""
    for argv in answer.get("next") or ():
        yield from command_lines(argv, view, say(view.lang, "why.next") + "  ")
    if answer["kind"] in {"action", "tick", "field", "evidence"} and answer.get("case") and not answer.get("repeated"):
        # A reminder or item that was skipped holds no value that could be another one.
        change = "--strike" if answer.get("skip") else "NAME=VALUE"
        typo = ["correct", answer["case"], str(answer["entry"]), change, "--reason", "TEXT"]
        yield from command_lines(typo, view, say(view.lang, "receipt.typo") + "  ")
    elif answer["kind"] == "limit" and answer.get("do") not in (None, "check") and not answer.get("repeated"):
        typo = ["correct", answer["case"], str(answer["entry"]), "--strike", "--reason", "TEXT"]
        yield ""
        yield from command_lines(typo, view, say(view.lang, "receipt.typo") + "  ")
