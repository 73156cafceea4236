"""Corrections: an entry is never changed; a later one says what counts instead (SEMANTICS 6).

Guarantees:
- Each corrected value counts by itself; a correction can only be struck, and what is struck can be neither struck nor
  corrected until that is taken back.
- Computed results are stored for the values that stand after the correction, unless they are stored already.
- A preview runs the real correction and takes it back; no act is undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from engine.case.case import Case
from engine.case.facts import CHECK, changed, changes, matching, number, struck_by, values_for_results
from engine.case.results import results
from engine.case.values import clean, parse_value
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.log.entry import Entry
from engine.office.commanding import Options, command_on, plain_who, when, written
from engine.office.deadlines import moved_end
from engine.office.holidays import calendar
from engine.office.links import check_links
from engine.office.plaintext import opened
from engine.office.reading import entries
from engine.office.receipts import Receipt
from engine.office.session import Office
from engine.office.work import Sealed, Work
from engine.store import daily
from engine.workflow.model import SEALED_TYPES

Words = Iterable[tuple[str, str]]

CORRECTABLE = frozenset({"open", "action", "tick", "field", "evidence", "item", "import", "note", "limit"})
STRIKABLE = (CORRECTABLE - {"open"}) | {"correction"}
DATED = ("extend", "grant")
"""What was done with a limit and says a new end of it."""
_GROUPS = {"action": "inputs", "field": "values", "open": "values", "tick": "result"}


class Preview(NamedTuple):
    """What a correction would do. `size` is the number of entries it was made on; `changes` are (name, old, new)."""

    entry: int
    size: int
    changes: tuple[tuple[str, Any, Any], ...]
    before: Case
    after: Case
    receipt: Receipt


class Change(NamedTuple):
    """A correction as it will be written: paths and plain values, sealed values, and what it says to a person."""

    paths: dict[str, Any]
    sealed: tuple[Sealed, ...]
    said: tuple[tuple[str, Any, Any], ...]


def correct(
    office: Office,
    case_id: str,
    entry: int,
    words: Words,
    *,
    at: str | None,
    strike: bool,
    reason: str,
    options: Options,
) -> Receipt:
    """Append a correction of entry `entry`, or strike it.

    Raises UnknownError for an entry that does not exist, NotAllowedError for one that is struck or cannot be
    corrected, UsageError for values that cannot be read.
    """
    typed = list(words)

    def run(work: Work) -> Receipt:
        _correct(work, entry, typed, at=at, strike=strike, reason=reason)
        return written(work, dry_run=options.dry_run)

    return command_on(office, case_id, options, run)


def preview(office: Office, case_id: str, entry: int, words: Words, *, at: str | None, strike: bool) -> Preview:
    """Say what the correction would change; nothing is written. Raises what `correct` raises."""
    typed = list(words)
    return _tried(office, case_id, entry, lambda work: _correct(work, entry, typed, at=at, strike=strike, reason="-"))


def preview_last(office: Office, case_id: str) -> Preview:
    """Say what `correct_last` would change; nothing is written. Raises what it raises."""
    numbers = last_entries(office, case_id)

    def strike(work: Work) -> None:
        for entry in numbers:
            _correct(work, entry, [], at=None, strike=True, reason="-")

    return _tried(office, case_id, numbers[0], strike)


def _tried(office: Office, case_id: str, entry: int, write: Callable[[Work], Change | None]) -> Preview:
    made: list[Preview] = []

    def run(work: Work) -> Receipt:
        assert work.row is not None
        size = work.row.seq
        change = write(work)
        answer = written(work, dry_run=True)
        assert work.before is not None
        made.append(Preview(entry, size, change.said if change else (), work.before, work.current, answer))
        return answer

    command_on(office, case_id, Options(dry_run=True), run)
    return made[0]


def last_entries(office: Office, case_id: str) -> list[int]:
    """Return the numbers of the correctable entries of one's own last command, newest first.

    Raises UnknownError where there are none.
    """
    me = office.actor().id
    stored = [one.entry for one in entries(office, case_id)]
    struck = struck_by(stored)
    mine = [one for one in stored if one.actor == me and _open_to(one, STRIKABLE) and number(one) not in struck]
    if not mine:
        raise UnknownError(
            Text(f"you have nothing in {case_id} to take back", f"in {case_id} gibt es nichts von Ihnen zurückzunehmen")
        )
    return [number(one) for one in reversed(mine) if one.cmd == mine[-1].cmd]


def correct_last(office: Office, case_id: str, reason: str, options: Options) -> Receipt:
    """Strike the correctable entries of one's own last command. Raises UnknownError where there are none."""

    def run(work: Work) -> Receipt:
        for entry in last_entries(office, case_id):
            _correct(work, entry, [], at=None, strike=True, reason=reason)
        return written(work, dry_run=options.dry_run)

    return command_on(office, case_id, options, run)


def _correct(
    work: Work, entry: int, words: list[tuple[str, str]], *, at: str | None, strike: bool, reason: str
) -> Change | None:
    stored = work.stored()
    target = _target(stored, entry, strike=strike)
    why = Sealed("reason", clean(reason, lines=True))
    if not why.value:
        raise UsageError(Text("a correction needs a reason", "eine Berichtigung braucht einen Grund"))
    if strike:
        _write(work, {"corrects": entry, "strike": True}, [why])
        return None
    change = _change(work, target, words, at)
    if not change.paths:
        raise UsageError(
            Text(
                "nothing is corrected: give --at, NAME=VALUE or --strike",
                "nichts berichtigt: --at, NAME=WERT oder --strike angeben",
            )
        )
    data = {"corrects": entry, "change": change.paths}
    about = _item_of(target)
    _write(work, {**data, "item": about} if about else data, [why, *change.sealed])
    return change


def _target(stored: list[Entry], entry: int, *, strike: bool) -> Entry:
    found = next((one for one in stored if number(one) == entry), None)
    if found is None:
        raise UnknownError(
            Text(
                f"there is no entry #{entry}; the newest is #{len(stored)}",
                f"Eintrag #{entry} gibt es nicht; der neueste ist #{len(stored)}",
            )
        )
    by = struck_by(stored).get(entry)
    if by is not None:
        raise NotAllowedError(
            Text(
                f"#{entry} is struck by #{by}; take that back first",
                f"#{entry} ist gestrichen durch #{by}; zuerst diesen Eintrag zurücknehmen",
            ),
            hint=Text(
                f"fristwerk correct {found.case} {by} --strike --reason TEXT",
                f"fristwerk correct {found.case} {by} --strike --reason TEXT",
            ),
        )
    if not _open_to(found, STRIKABLE if strike else CORRECTABLE):
        raise NotAllowedError(_not_correctable(found, strike=strike))
    return found


def _open_to(entry: Entry, kinds: frozenset[str]) -> bool:
    """Say whether an entry can be corrected; a check holds for one date, and another date is unchecked by itself."""
    return entry.kind in kinds and not (entry.kind == "limit" and entry.data["do"] == CHECK)


def _not_correctable(entry: Entry, *, strike: bool) -> Text:
    name = f"#{entry.case_seq} ({entry.kind})"
    if strike:
        return Text(f"{name} cannot be struck", f"{name} lässt sich nicht streichen")
    if entry.kind == "correction":
        return Text(
            f"{name} can only be struck; to change it, correct #{entry.data['corrects']} again",
            f"{name} lässt sich nur streichen; zum Ändern #{entry.data['corrects']} noch einmal berichtigen",
        )
    return Text(f"{name} cannot be corrected", f"{name} lässt sich nicht berichtigen")


def _write(work: Work, data: dict[str, Any], sealed: list[Sealed]) -> None:
    who = plain_who(work.office)
    draft = {**data}
    computed = _results(work, data)
    if computed:
        draft["results"] = computed
    work.take(work.draft("correction", draft, who, sealed=sealed))


def _results(work: Work, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Compute the results for the values that will stand, as far as none is stored for them."""
    stored = work.stored()
    trial = stored[-1]._replace(kind="correction", case_seq=work.size + 1, data=dict(data))
    whole = [*stored, trial]
    root = _root(whole, data["corrects"])
    struck = struck_by(whole)
    if root.kind != "action" or number(root) in struck:
        return []
    change = changes(whole, struck).get(number(root), {})
    happened, precision = change.get("happened", root.happened), change.get("precision", root.precision)
    values = changed(root.data, change)
    known = [
        result
        for one in stored
        if one is root or one.data.get("corrects") == number(root) or _root(whole, number(one)) is root
        for result in one.data.get("results", ())
    ]
    have = {one["key"] for one in matching(known, values_for_results(happened, precision, values))}
    computed = results(work.definition, values, happened, precision, work.place, calendar(work.office, work.now))
    return [one for one in computed if one["key"] not in have]


def _root(stored: list[Entry], entry: int) -> Entry:
    """Follow corrections to the entry that they are about."""
    found = next(one for one in stored if number(one) == entry)
    while found.kind == "correction":
        found = next(one for one in stored if number(one) == found.data["corrects"])
    return found


def _change(work: Work, target: Entry, words: list[tuple[str, str]], at: str | None) -> Change:
    paths: dict[str, Any] = {}
    said: list[tuple[str, Any, Any]] = []
    sealed: list[Sealed] = []
    now = changes(work.stored(), struck_by(work.stored())).get(number(target), {})
    if at is not None:
        happened, precision = when(work, at)
        paths |= {"happened": happened, "precision": precision}
        said.append(("happened", now.get("happened", target.happened), happened))
    for name, text in words:
        _word(work, target, (name, text), paths, sealed, said, now)
    return Change(paths, tuple(sealed), tuple(said))


def _word(
    work: Work,
    target: Entry,
    word: tuple[str, str],
    paths: dict[str, Any],
    sealed: list[Sealed],
    said: list[tuple[str, Any, Any]],
    now: Mapping[str, Any],
) -> None:
    name, text = word
    types = _types(work, target)
    if name not in types:
        raise unknown(Text("value of this entry", "Wert dieses Eintrags"), name, types)
    kind, of = types[name]
    value = parse_value(name, kind, text, now=work.now, zone=work.office.zone, of=of)
    check_links(work, {name: kind}, {name: value})
    data = changed(target.data, now)
    if kind in SEALED_TYPES:
        prefix = f"item.{data['items'][0]['number']}." if target.kind == "item" else ""
        sealed.append(Sealed(prefix + name, value))
        if target.kind != "item":
            paths[f"sets.{name}"] = True
        else:
            paths[f"items.{data['items'][0]['number']}.sets.{name}"] = True
        said.append((name, _sealed_before(work, target, prefix + name), value))
        return
    if target.kind == "limit":
        paths |= moved_end(work, data, value, paths.get("happened", now.get("happened", target.happened)))
        said.append((name, data.get("nominal_end"), value))
    elif target.kind == "evidence":
        paths["evidence"] = value
        said.append((name, data["evidence"], value))
    elif target.kind == "item":
        one = data["items"][0]
        paths[f"items.{one['number']}.values.{name}"] = value
        said.append((name, one["values"].get(name), value))
    else:
        group = _GROUPS[target.kind]
        paths[f"{group}.{name}"] = value
        said.append((f"{group}.{name}", data.get(group, {}).get(name), value))


def _item_of(target: Entry) -> str | None:
    items = target.data.get("items", ())
    return f"{target.data['register']}/{items[0]['number']}" if len(items) == 1 else target.data.get("item")


def _sealed_before(work: Work, target: Entry, name: str) -> Any:
    """Return the sealed value that stands now, for the preview; None where there is none, or where it is withheld."""
    stored = work.stored()
    struck = struck_by(stored)
    values = opened(daily.sealed_texts(work.office.con, work.case_id))
    said = [
        values.get(number(one), {}).get(name)
        for one in stored
        if one is target or (one.data.get("corrects") == number(target) and number(one) not in struck)
    ]
    return next((one for one in reversed(said) if one is not None), None)


def _types(work: Work, target: Entry) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the values of an entry that can be corrected, each with its type and the words of a choice."""
    definition, data = work.definition, target.data
    if target.kind == "action":
        spec = definition.action(data["action"])
        assert spec is not None
        return {one.name: (one.type, one.of) for one in spec.inputs if one.type != "evidence"}
    if target.kind == "tick" and "skip" not in data:
        checklist, item, *_ = data["tick"].split(".")
        found = definition.checklists[checklist].item(item)
        result = found.result if found else {}
        return {name: ("choice", of) if isinstance(of, tuple) else (of, ()) for name, of in result.items()}
    if target.kind == "evidence":
        return {"kind": ("choice", definition.evidence)}
    if target.kind == "note":
        return {"text": ("text", ())}
    if target.kind == "limit":
        return {"until": ("date", ())} if data["do"] in DATED else {}
    if target.kind == "item" and len(data.get("items", ())) == 1:
        return {name: (kind, ()) for name, kind in definition.registers[data["register"]].fields.items()}
    if target.kind == "field" and "item" in data:
        register = data["item"].partition("/")[0]
        return {name: (kind, ()) for name, kind in definition.registers[register].fields.items()}
    if target.kind in ("field", "open"):
        own: dict[str, tuple[str, tuple[str, ...]]] = {name: (kind, ()) for name, kind in definition.fields.items()}
        return {**own, "client": ("name", ())} if target.kind == "open" else own
    return {}
