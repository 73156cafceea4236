"""What is read in the order of the log: announcements, acknowledgements, checks, numbers given, the person responsible.

Guarantee: `record_of(entries)` equals applying `note` to each entry in turn; nothing here decides anything in the fold.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.case.case import Announced, Record
from engine.case.facts import CHECK
from engine.log.entry import Entry


def record_of(entries: Iterable[Entry]) -> Record:
    """Return the record of a case from all of its entries."""
    record = Record()
    for entry in entries:
        note(record, entry)
    return record


def note(record: Record, entry: Entry) -> None:
    """Take one further entry into the record."""
    data = entry.data
    assert entry.case_seq is not None
    record.size = entry.case_seq
    if entry.kind == "lapse":
        record.announced.append(
            Announced(key=data["key"], number=data["number"], until=data["until"], seq=entry.case_seq)
        )
        return
    if entry.kind == "lapse_withdrawn":
        record.announced = [one for one in record.announced if one["seq"] != data["announced"]]
        return
    record.refusal = None
    if entry.kind == "refusal":
        tried = data.get("action") or data.get("tick")
        record.refusal = [entry.case_seq, entry.actor, tried, data.get("item"), data["unmet"]]
    elif entry.kind in ("action", "limit"):
        for key, number in data.get("numbers", {}).items():
            record.starts[key] = max(record.starts.get(key, 0), number)
        if data.get("do") == CHECK:
            key, _, number_ = data["limit"].rpartition("/")
            record.checked.append([key, int(number_), data["until"], entry.actor, entry.case_seq])
    elif entry.kind == "evidence":
        record.evidence = max(record.evidence, data["number"])
    elif entry.kind in ("item", "import"):
        numbers = [one["number"] for one in data.get("items", ())]
        record.items[data["register"]] = max([record.items.get(data["register"], 0), *numbers])
    elif entry.kind == "assign":
        record.owner = data["to"]
    elif entry.kind == "acknowledge":
        record.acknowledged += [(data["entry"], clause) for clause in data["clauses"]]
