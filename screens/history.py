"""Who did what and when, in the order of the log; corrections stand beside what they correct, nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screens.correction import changed_name
from screens.deadline import entry_lines
from screens.format import Answer, columns, counted, end_of, numbers, screen, value, when, wrap
from screens.limits import item_name, tick_name
from screens.receipt import title
from screens.view import View
from screens.words import WORDS, say

_FEW = 5
_CLAUSES = ("passed", "found")
_WITH_IT = {"precision", "nominal_end", "length", "work_by", "remind", "place", "rule_set", "steps"}
"""What a corrected time or end brings with it."""
_ITEM = re.compile(r"item\.(\d+)\.(\w+)")


@screen
def history(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `history`."""
    if not answer["entries"]:
        yield say(view.lang, "history.nothing")
    for entry in answer["entries"]:
        yield from _entry(entry, answer.get("sentences") or {}, view)


def _entry(entry: Answer, said: Answer, view: View) -> Iterator[str]:
    data = entry.get("data") or {}
    number = f"#{entry['entry']}" if entry.get("entry") else "-"
    head = f"{number:>5}  "
    indent = " " * columns(head)
    words = [when(view, entry["happened"], entry.get("precision", "minute")), _what(entry, data, view)]
    if data.get("already"):
        words.append(say(view.lang, "history.already"))
    yield from wrap(" · ".join(words), view, head)
    yield from wrap(_who(entry, view), view, indent)
    for line in [*_details(entry, data, view), *_conditions(entry, data, said, view)]:
        yield from wrap(line, view, indent)
    if entry.get("corrected_by"):
        yield from wrap(say(view.lang, "history.corrected", entries=numbers(entry["corrected_by"])), view, indent)


def _what(entry: Answer, data: Answer, view: View) -> str:
    if entry["kind"] == "correction":
        return say(
            view.lang, "history.strikes" if data.get("strike") else "history.corrects", entry=data.get("corrects")
        )
    if entry["kind"] == "refusal":
        name = view.labels.action(data["action"]) if data.get("action") else tick_name(view, data.get("tick") or "")
        item = f" · {item_name(view, data['item'])}" if data.get("item") else ""
        return f"{say(view.lang, 'kind.refusal')}: {name}{item}"
    return title({**data, "kind": entry["kind"], "action": entry.get("action")}, view)


def _who(entry: Answer, view: View) -> str:
    actor, acted = entry.get("actor"), entry.get("acted_by")
    if not actor:
        who = say(view.lang, "history.clock")
    elif acted and acted != actor:
        who = say(view.lang, "acted_for", other=view.person(acted), actor=view.person(actor))
    else:
        who = say(view.lang, "by", actor=view.person(actor))
    if not entry.get("recorded"):
        return say(view.lang, "mark.pending")
    return f"{say(view.lang, 'recorded')} {when(view, entry['recorded'])} {who}"


def _details(entry: Answer, data: Answer, view: View) -> Iterator[str]:
    for group in ("inputs", "values", "result"):
        for name, one in (data.get(group) or {}).items():
            yield f"{_name(name, group, entry, view)}: {_shown(name, one, group, entry, view)}"
    yield from _change(entry, data.get("change") or {}, view)
    if entry["kind"] == "limit":
        yield from entry_lines(data, view)
    if data.get("on"):
        many = len(data["on"]) > _FEW
        yield counted(view, len(data["on"]), "item") if many else ", ".join(item_name(view, one) for one in data["on"])
    for name, number in (data.get("evidence") or {}).items() if entry["kind"] == "action" else ():
        yield f"{_name(name, 'inputs', entry, view)}: {say(view.lang, 'history.evidence', n=number)}"
    if data.get("items"):
        yield _items(data, view)
    many = len(data.get("items") or ()) > _FEW
    for name, one in (entry.get("sealed") or {}).items():
        if not (many and name.startswith("item.")) and name not in _CLAUSES:
            yield f"{_name(name, 'sealed', entry, view)}: {value(view, one)}"


def _change(entry: Answer, change: Answer, view: View) -> Iterator[str]:
    """Return what a correction says instead; a sealed value stands among the sealed ones, a time with its precision."""
    for name, one in change.items():
        if name == "happened":
            yield f"{changed_name(name, view)}: {when(view, one, change.get('precision', 'minute'))}"
        elif name == "until":
            yield say(view.lang, "limit.until", end=end_of(view, one))
        elif name not in _WITH_IT and "sets" not in name.split("."):
            yield f"{_name(name, 'change', entry, view)}: {_shown(name, one, 'change', entry, view)}"


def _conditions(entry: Answer, data: Answer, said: Answer, view: View) -> Iterator[str]:
    """Return which conditions were not met, and which of them were passed with a reason."""
    sealed = entry.get("sealed") or {}
    groups = [("history.unmet", data.get("unmet")), *((f"sealed.{name}", sealed.get(name)) for name in _CLAUSES)]
    shown: list[str] = []
    for key, ids in groups:
        if isinstance(ids, list) and ids and ids != shown:
            shown = ids
            yield f"{say(view.lang, key)}:"
            yield from (f"- {said.get(one, one)}" for one in ids)


def _items(data: Answer, view: View) -> str:
    """Return which items an entry brought: by number where they are few, else how many."""
    items = data["items"]
    if len(items) > _FEW:
        return counted(view, len(items), "item")
    return ", ".join(item_name(view, f"{data['register']}/{one['number']}") for one in items)


def _shown(name: str, one: object, group: str, entry: Answer, view: View) -> str:
    """Return a value; a word chosen from a list gets its label, any other word stays as it was given."""
    if group == "inputs" and isinstance(one, str):
        label = view.labels.choice(entry.get("action") or "", name, one)
        if label != one.replace("_", " "):
            return label
    return value(view, one)


def _name(name: str, group: str, entry: Answer, view: View) -> str:
    """Return what a value is called: by the workflow, or where every workflow has it, by the word catalogue."""
    item = _ITEM.fullmatch(name)
    if item:
        data = entry.get("data") or {}
        register = data.get("register") or str(data.get("item") or "").partition("/")[0]
        return f"{item_name(view, f'{register}/{item[1]}')}, {view.labels.register_field(register, item[2])}"
    if group == "change":
        return changed_name(name.rpartition("values.")[2] if name.startswith("items.") else name, view)
    if group == "inputs":
        return view.labels.input(entry.get("action") or "", name)
    if group == "result":
        checklist, _, path = str((entry.get("data") or {}).get("tick") or "").partition(".")
        return view.labels.result(checklist, path.partition(".")[0], name)
    if group == "sealed" and f"sealed.{name}" in WORDS:
        return say(view.lang, f"sealed.{name}")
    action = entry.get("action")
    return view.labels.input(action, name) if action else view.labels.field(name)
