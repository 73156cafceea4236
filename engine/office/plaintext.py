"""The few sealed values that projections hold in plain: the client, and the keys that items are recognised by.

Guarantees (SEMANTICS 8):
- One rule for the command that writes and for the replay: of the standing facts, in the order in which they happened,
  the last one that names the value counts; a standing correction's value replaces that of the entry it corrects.
- Nothing here decides anything. A value whose disclosure is gone is WITHHELD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import item_key
from engine.case.facts import Fact, number, struck_by
from engine.log.entry import Entry
from engine.log.sealed import open_disclosure
from engine.store.projections import WITHHELD
from engine.workflow.model import Definition

ItemId = tuple[str, int]
Opened = Mapping[int, Mapping[str, Any]]
"""For each entry of a case, by number, its sealed values by name."""


class Plain(NamedTuple):
    """What of a case is kept in plain; WITHHELD where it is known that there is a value and not which."""

    client: Any
    matches: dict[ItemId, Any]


def opened(texts: Iterable[tuple[int, str]]) -> dict[int, dict[str, Any]]:
    """Open disclosures, each given with the number of its entry."""
    found: dict[int, dict[str, Any]] = {}
    for seq, text in texts:
        name, value = open_disclosure(text)
        found.setdefault(seq, {})[name] = value
    return found


def passed_of(values: Opened) -> dict[int, frozenset[str]]:
    """Return for each entry the clause ids that it passed with a reason."""
    return {seq: frozenset(sealed["passed"]) for seq, sealed in values.items() if "passed" in sealed}


def plaintext(definition: Definition, entries: Sequence[Entry], facts: Iterable[Fact], values: Opened) -> Plain:
    """Return what projections keep in plain; `facts` are the standing ones of `entries`, in their order."""
    corrected = sealed_standing(entries, values)
    client: Any = None
    matches: dict[ItemId, Any] = {}
    for fact in facts:
        if fact.kind == "open":
            client = corrected.get(fact.seq, {}).get("client", WITHHELD)
        elif fact.kind in ("item", "import", "field"):
            matches.update(keys_of(definition, fact.kind, fact.data, corrected.get(fact.seq, {})))
    return Plain(client, matches)


def keys_of(
    definition: Definition, kind: str, data: Mapping[str, Any], sealed: Mapping[str, Any]
) -> Iterator[tuple[ItemId, Any]]:
    """Yield each item that an entry names by its register's key, and the key."""
    if kind == "field" and "item" in data:
        register, number_ = item_key(data["item"])
        yield from _key(definition, (register, number_), data, sealed, "")
    elif kind in ("item", "import"):
        for one in data.get("items", ()):
            yield from _key(definition, (data["register"], one["number"]), one, sealed, f"item.{one['number']}.")


def _key(
    definition: Definition, item: ItemId, values: Mapping[str, Any], sealed: Mapping[str, Any], prefix: str
) -> Iterator[tuple[ItemId, Any]]:
    key = definition.registers[item[0]].key
    if key is None:
        return
    if key in values["values"]:
        yield item, str(values["values"][key])
    elif key in values.get("sets", ()):
        yield item, sealed.get(prefix + key, WITHHELD)


def _sealed_name(path: str) -> str | None:
    """Return which sealed value a correction's path is about: "sets.client", "items.3.sets.address"; else None."""
    head, mark, name = path.rpartition("sets.")
    return f"item.{head.split('.')[1]}.{name}" if mark and head else name if mark else None


def sealed_standing(entries: Sequence[Entry], values: Opened) -> Opened:
    """Return the sealed values that stand: those of each entry, with what standing corrections say instead."""
    corrections = [one for one in entries if one.kind == "correction"]
    if not corrections:
        return values
    struck = struck_by(entries)
    found = {seq: dict(sealed) for seq, sealed in values.items()}
    for entry in corrections:
        if number(entry) not in struck and "change" in entry.data:
            new = {name: WITHHELD for path in entry.data["change"] if (name := _sealed_name(path))}
            new |= {name: value for name, value in values.get(number(entry), {}).items() if name != "reason"}
            found.setdefault(entry.data["corrects"], {}).update(new)
    return found
