"""Facts: the standing entries of a case, with corrections applied, in the order in which they happened.

Guarantees (SEMANTICS 1, 6):
- `open` comes first whatever its date; then by place; at one place the order of the log.
- A day stands at 00:00, or right behind the last fact of that day that has a minute and was on record before it; a
  time given to the minute likewise comes after what is on record in that minute.
- Each corrected value counts by itself; a struck correction gives back what stood before.
- Computed results are taken, never computed: the first one stored for the values that stand, wherever it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.instants import Instant, day_end, day_of
from engine.log.entry import Entry

FACT_KINDS = frozenset({"open", "action", "tick", "field", "evidence", "item", "import", "limit"})
CHECK = "check"
DAY, MINUTE = "day", "minute"
_NOTHING = frozenset[str]()


class Fact(NamedTuple):
    """One standing entry with its corrections applied.

    `place` is where it stands in the order; `passed` are the clause ids that it passed with a reason; `actor` is who
    typed it.
    """

    seq: int
    kind: str
    happened: Instant
    precision: str
    place: Instant
    recorded: Instant
    by: str | None
    data: Mapping[str, Any]
    results: Sequence[Mapping[str, Any]]
    passed: frozenset[str]
    actor: str | None = None


def is_fact(entry: Entry) -> bool:
    """Say whether an entry is folded in the order of happening; a check of a limit is read in the order of the log."""
    return entry.kind in FACT_KINDS and not (entry.kind == "limit" and entry.data["do"] == CHECK)


def struck_by(entries: Sequence[Entry]) -> dict[int, int]:
    """Map each struck entry to the standing correction that struck it. Later entries are settled first."""
    struck: dict[int, int] = {}
    for entry in reversed(entries):
        if entry.kind == "correction" and entry.data.get("strike") and number(entry) not in struck:
            struck[entry.data["corrects"]] = number(entry)
    return struck


def number(entry: Entry) -> int:
    """Return the number of a case entry (#24 on screens)."""
    assert entry.case_seq is not None
    return entry.case_seq


def changes(entries: Sequence[Entry], struck: Mapping[int, int]) -> dict[int, dict[str, Any]]:
    """Return for each entry the values that standing corrections give it: for each value the last one."""
    found: dict[int, dict[str, Any]] = {}
    for entry in entries:
        if entry.kind == "correction" and number(entry) not in struck and "change" in entry.data:
            found.setdefault(entry.data["corrects"], {}).update(entry.data["change"])
    return found


def values_for_results(happened: Instant, precision: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that a computed result belongs to (`for` in the log)."""
    return {"happened": happened, "precision": precision, "inputs": dict(data.get("inputs", {}))}


def changed(data: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Apply a correction's values to an entry's data.

    They are named "inputs.until", "values.status", "result.found", "evidence"; those of an item "items.3.values.asin".
    """
    other = {**data}
    for path, value in change.items():
        group, _, name = path.partition(".")
        if group in ("happened", "precision"):
            continue
        if not name:
            other[group] = value
        elif group == "items":
            number_, _, rest = name.partition(".")
            other["items"] = [
                changed(one, {rest: value}) if str(one["number"]) == number_ else one for one in other["items"]
            ]
        elif group == "sets":
            other["sets"] = sorted({*other.get("sets", ()), name})
        else:
            other[group] = {**other.get(group, {}), name: value}
    return other


def standing(entries: Sequence[Entry], zone: str, passed: Mapping[int, frozenset[str]] | None = None) -> list[Fact]:
    """Return the facts of a case in the order in which they happened.

    `entries` are all of the case in the order of the log; `zone` is that of the case's place; `passed` the clause
    ids each act passed with a reason (sealed, so an entry may lack them).
    """
    struck = struck_by(entries)
    corrected = changes(entries, struck)
    stored = _stored_results(entries)
    facts: list[Fact] = []
    latest = ""
    for entry in entries:
        if is_fact(entry) and number(entry) not in struck:
            fact = _fact(entry, corrected.get(number(entry), {}), stored, passed or {})
            # Behind everything with a minute there is nothing in its day or minute yet to stand behind.
            if fact.happened <= latest:
                fact = fact._replace(place=place_of(fact, facts, zone))
            facts.append(fact)
            if fact.precision == MINUTE and fact.happened > latest:
                latest = fact.happened
    return sorted(facts, key=_order)


def _order(fact: Fact) -> tuple[bool, Instant, int]:
    return fact.kind != "open", fact.place, fact.seq


def _stored_results(entries: Iterable[Entry]) -> dict[int, list[Mapping[str, Any]]]:
    stored: dict[int, list[Mapping[str, Any]]] = {}
    corrected: dict[int, int] = {}
    for entry in entries:
        target = number(entry)
        if entry.kind == "correction":
            # The strike of a correction carries results, too: they belong to the entry that this one corrected.
            target = corrected.get(entry.data["corrects"], entry.data["corrects"])
            corrected[number(entry)] = target
        if "results" in entry.data:
            stored.setdefault(target, []).extend(entry.data["results"])
    return stored


def _fact(
    entry: Entry,
    change: Mapping[str, Any],
    stored: Mapping[int, list[Mapping[str, Any]]],
    passed: Mapping[int, frozenset[str]],
) -> Fact:
    seq = number(entry)
    data = changed(entry.data, change) if change else entry.data
    happened = change.get("happened", entry.happened)
    precision = change.get("precision", entry.precision)
    return Fact(
        seq=seq,
        kind=entry.kind,
        happened=happened,
        precision=precision,
        place=happened,
        recorded=entry.recorded,
        by=entry.by,
        data=data,
        results=matching(stored[seq], values_for_results(happened, precision, data)) if seq in stored else [],
        passed=passed.get(seq, _NOTHING),
        actor=entry.actor,
    )


def matching(stored: Iterable[Mapping[str, Any]], values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return, for each key, the first stored result that belongs to `values`."""
    found: dict[str, Mapping[str, Any]] = {}
    for result in stored:
        if result["for"] == values:
            found.setdefault(result["key"], result)
    return list(found.values())


def place_of(fact: Fact, earlier: Iterable[Fact], zone: str) -> Instant:
    """Return where `fact` stands, given the facts that were on record before it."""
    span = Span.of(fact.happened, fact.precision, zone)
    if span is None:
        return fact.happened
    inside = (one.happened for one in earlier if one.precision == MINUTE and span.holds(one.happened))
    return max(inside, default=fact.happened)


class Span(NamedTuple):
    """The day or minute that an instant names, as a half-open range of instants."""

    start: Instant
    end: Instant

    @classmethod
    def of(cls, happened: Instant, precision: str, zone: str) -> Span | None:
        """Return the span that `happened` names, or None where it is exact."""
        if precision == DAY:
            return cls(happened, day_end(day_of(happened, zone), zone))
        if happened.endswith(":00.000Z"):
            return cls(happened, happened[:17] + "60")
        return None

    def holds(self, instant: Instant) -> bool:
        """Say whether `instant` lies in the span."""
        return self.start <= instant < self.end
