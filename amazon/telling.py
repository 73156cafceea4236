"""A file of the office in words: the chronology, the measures, the findings, in one language and for one reader.

Guarantees:
- Facts stand in the order in which they happened, corrections applied and marked; what was struck is not told.
- For Amazon only the sealed values and kinds of evidence that amazon/redact.py lets out are put into words.
- A file that an action names is told with the action, not a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from amazon.dossier import Finding, Measure, Reason, Row
from amazon.pages import Writer
from amazon.redact import DISCLOSED, EVIDENCE
from engine.case import checklists
from engine.case.case import item_key
from engine.case.decide import clause_of
from engine.case.facts import Fact, number
from engine.instants import Instant, valid
from engine.office.filing import File
from engine.workflow.labels import Labels
from engine.workflow.model import Clause, Item

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ASIDES = ("despite", "note", "because", "reason", "text")


class Teller(NamedTuple):
    """What it takes to put a file into words."""

    file: File
    labels: Labels
    writer: Writer
    for_amazon: bool

    @classmethod
    def of(cls, file: File, lang: str, zone: str, audience: str) -> Teller:
        """Return the teller for a language, an IANA zone and an audience."""
        return cls(file, file.version.labels(lang), Writer(lang, ZoneInfo(zone)), audience == "amazon")

    def chronology(self) -> tuple[Row, ...]:
        """Return a row for each standing fact, lapse and refusal, in the order of happening."""
        told = self._told_elsewhere()
        rows: list[tuple[tuple[bool, Instant, bool, int], Row]] = []
        latest: Instant = ""
        for fact in sorted(self.file.facts, key=lambda one: one.seq):
            late = fact.kind != "open" and fact.place < latest
            latest = max(latest, fact.place)
            if fact.seq not in told:
                key = (fact.kind != "open", fact.place, True, fact.seq)
                rows.append((key, self._row(fact)._replace(late=late)))
        rows += [((True, row.happened, row.kind != "lapse", row.entry), row) for row in self._not_facts()]
        return tuple(row for _, row in sorted(rows, key=lambda one: one[0]))

    def _told_elsewhere(self) -> set[int]:
        """Return the evidence entries that an action of the same command names."""
        cmds = {number(one.entry): one.entry.cmd for one in self.file.entries}
        named = {
            (cmds[fact.seq], piece)
            for fact in self.file.facts
            if fact.kind == "action"
            for piece in fact.data.get("evidence", {}).values()
        }
        pieces = [fact for fact in self.file.facts if fact.kind == "evidence"]
        return {fact.seq for fact in pieces if (cmds[fact.seq], fact.data["number"]) in named}

    def _row(self, fact: Fact) -> Row:
        label, name, details = getattr(self, f"_{fact.kind}")(fact)
        shown = [one for one in details if one]
        corrected = self.file.corrected_by.get(fact.seq)
        if corrected:
            shown.append(self.writer.word("detail_corrected", entries=", ".join(f"#{one}" for one in corrected)))
        return Row(
            fact.seq, fact.kind, name, fact.happened, fact.precision, fact.recorded, capital(label), tuple(shown)
        )

    def _not_facts(self) -> Iterator[Row]:
        """Yield what is read in the order of the log: lapses that hold, and refusals."""
        word = self.writer.word
        announced = {one["seq"] for one in self.file.record.announced}
        for one in self.file.entries:
            entry = one.entry
            data, seq = entry.data, number(entry)
            if entry.kind == "lapse" and seq in announced:
                limit = self.labels.limit(f"{data['key']}/{data['number']}")
                label, name, details = word("row_lapse", what=limit), data["key"], self._lapsed(data)
            elif entry.kind == "refusal":
                name = str(data.get("action") or data.get("tick"))
                what = self.labels.action(name) if "action" in data else self.unit(name, data.get("item"))
                details = tuple(word("detail_unmet", what=self.sentence(one)) for one in data["unmet"])
                label = word("row_refusal", what=what)
            else:
                continue
            yield Row(seq, entry.kind, name, entry.happened, entry.precision, entry.recorded, capital(label), details)

    def _lapsed(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        """Say which day was the last in time, and what followed."""
        runs = self.file.case.limits.get(data["key"], ())
        ends = [run.get("nominal_end") for run in runs if run["number"] == data["number"]]
        last = [self.writer.word("detail_last_day", day=self.writer.day(day)) for day in ends if day]
        moves = [(self.labels.track(one["track"]), self.labels.state(one["track"], one["to"])) for one in data["moves"]]
        return (*last, *(self._detail(track, state) for track, state in moves))

    def _open(self, fact: Fact) -> tuple[str, None, list[str]]:
        return self.writer.word("row_open"), None, self._values(fact, "values")

    def _action(self, fact: Fact) -> tuple[str, str, list[str]]:
        name = fact.data["action"]
        details = [self._items(fact.data["on"])] if fact.data.get("on") else []
        details += self._inputs(name, fact)
        return self.labels.done(name), name, details

    def _tick(self, fact: Fact) -> tuple[str, str, list[str]]:
        data = fact.data
        skip = data.get("skip")
        name = data["tick"] if "tick" in data else data["limit"]
        what = self.unit(name, data.get("item")) if "tick" in data else self.labels.limit(name)
        if skip:
            return self.writer.word(f"skip_{skip}", what=what), name, []
        result = self.result(name, data.get("result", {}))
        return what, name, [result] if result else []

    def _field(self, fact: Fact) -> tuple[str, None, list[str]]:
        what = self._items([fact.data["item"]]) if "item" in fact.data else ""
        details = self._values(fact, "values")
        label = what or (details.pop(0) if len(details) == 1 else "")
        return self.writer.word("row_field", what=label).rstrip(": "), None, details

    def _evidence(self, fact: Fact) -> tuple[str, None, list[str]]:
        what = self.labels.evidence(fact.data["evidence"])
        piece = self.writer.word("row_piece", number=fact.data["number"])
        return self.writer.word("row_evidence", what=what), None, [piece]

    def _item(self, fact: Fact) -> tuple[str, None, list[str]]:
        register = fact.data["register"]
        if fact.data.get("complete"):
            return self.writer.word("row_complete", what=self.labels.register(register)), None, []
        what = self._items([f"{register}/{one['number']}" for one in fact.data["items"]])
        return self.writer.word("row_field", what=what), None, []

    def _import(self, fact: Fact) -> tuple[str, None, list[str]]:
        register, count = fact.data["register"], len(fact.data["items"])
        detail = self.writer.word("detail", name=capital(self.labels.register(register)), value=count)
        return self.writer.word("row_import"), None, [detail]

    def _limit(self, fact: Fact) -> tuple[str, str, list[str]]:
        data, word = fact.data, self.writer.word
        details = [word("row_piece", number=one) for one in data.get("proof", ())]
        if data.get("nominal_end"):
            details.append(word("detail_last_day", day=self.writer.day(data["nominal_end"])))
        name = data["limit"]
        return word(f"limit_{data['do']}", what=self.labels.limit(name)), name.rpartition("/")[0], details

    def _items(self, on: list[str]) -> str:
        register, first = item_key(on[0])
        if len(on) == 1:
            return f"{self.labels.register_item(register)} {first}"
        return self.writer.word("detail", name=capital(self.labels.register(register)), value=len(on))

    def _inputs(self, action: str, fact: Fact) -> Iterator[str]:
        spec = self.file.version.definition.actions.get(action)
        for one in spec.inputs if spec else ():
            sealed = self.file.sealed[fact.seq].get(one.name)
            if one.name in fact.data.get("evidence", {}):
                if not self.for_amazon or one.of[0] in EVIDENCE:
                    piece = self.writer.word("row_piece", number=fact.data["evidence"][one.name])
                    yield self._detail(self.labels.input(action, one.name), piece)
            elif one.name in fact.data.get("inputs", {}):
                value = fact.data["inputs"][one.name]
                said = self.labels.choice(action, one.name, value) if one.type == "choice" else self.value(value)
                yield self._detail(self.labels.input(action, one.name), said)
            elif sealed is not None and one.name not in _ASIDES and self._may_say(one.name):
                yield self._detail(self.labels.input(action, one.name), self.value(sealed))

    def _values(self, fact: Fact, group: str) -> list[str]:
        """Return the fields that an entry sets; Amazon is told those that the summary tells."""
        sealed = {name: one for name, one in self.file.sealed[fact.seq].items() if name not in ("client", *_ASIDES)}
        values = {**fact.data.get(group, {}), **sealed}
        register = item_key(fact.data["item"])[0] if "item" in fact.data else None
        field = (lambda name: self.labels.register_field(register, name)) if register else self.labels.field
        known = ("aware_at", "takeover_at") if self.for_amazon else tuple(values)
        return [self._detail(field(name), self.value(one)) for name, one in values.items() if name in known]

    def _may_say(self, name: str) -> bool:
        return not self.for_amazon or name in DISCLOSED

    def _detail(self, name: str, value: str) -> str:
        return capital(self.writer.word("detail", name=name, value=value))

    def value(self, value: Any) -> str:
        """Return a value as people read it: days and times in the dossier's way, everything else as it stands."""
        if isinstance(value, bool):
            return self.writer.word("yes" if value else "no")
        if isinstance(value, Mapping):
            return f"{value['minor'] / 100:.2f} {value['currency']}"
        if isinstance(value, str) and valid(value):
            return self.writer.when(value)
        if isinstance(value, str) and _DAY.fullmatch(value):
            return self.writer.day(value)
        return str(value)

    def unit(self, name: str, on: str | None) -> str:
        """Return what a tickable unit (`security.mail_settings.passwords`) is called, with its register item."""
        checklist, _, rest = name.partition(".")
        item, _, part = rest.partition(".")
        said = self.labels.item(checklist, item)
        if part:
            said += f": {self.labels.part(checklist, item, part)}"
        return f"{said}, {self._items([on])}" if on else said

    def result(self, name: str, result: Mapping[str, Any]) -> str | None:
        """Return the result of a checklist item in one line, None where it has none."""
        checklist, item, *_ = name.split(".")
        spec = self.file.version.definition.checklists[checklist].item(item)
        parts = []
        # The log sorts the names of an object; people read them in the order of the workflow.
        for key in sorted(result, key=list(spec.result if spec else result).index):
            value = result[key]
            if spec is not None and isinstance(spec.result[key], tuple):
                parts.append(self.labels.result_value(checklist, item, key, value))
            else:
                parts.append(self.writer.word("detail", name=self.labels.result(checklist, item, key), value=value))
        return ", ".join(parts) or None

    def measures(self) -> Iterator[Measure]:
        """Yield every unit of every checklist; Amazon is told only those ways of reporting that were taken."""
        definition = self.file.version.definition
        for checklist in definition.checklists.values():
            label = capital(self.labels.checklist(checklist.name))
            for view in checklists.views(self.file.case, checklist):
                if not view.units:
                    yield Measure(label, capital(self.labels.item(checklist.name, view.item.name)), view.state)
                for one in view.units:
                    if not self.for_amazon or checklist.name != "report_channels" or one.state == "done":
                        yield self._measure(label, view.item, one)

    def _measure(self, checklist: str, item: Item, view: checklists.UnitView) -> Measure:
        unit, tick = view.unit, view.tick
        label = capital(self.unit(unit.name, unit.on))
        fact = next((one for one in self.file.facts if tick is not None and one.seq == tick["seq"]), None)
        if tick is None or fact is None:
            return Measure(checklist, label, view.state)
        result = self.result(f"{unit.checklist}.{item.name}", tick.get("result", {}))
        return Measure(checklist, label, view.state, fact.happened, fact.precision, result, fact.seq)

    def findings(self) -> Iterator[Finding]:
        """Yield what the acts on record had not met, with whether somebody acknowledged it."""
        seen = set(self.file.record.acknowledged)
        for seq, name in sorted(set(self.file.case.findings)):
            clause = _clause(self.file, name)
            severity = clause.severity if clause else ("must" if ".must." in name else "expect")
            yield Finding(seq, name, severity, self.sentence(name), (seq, name) in seen)

    def sentence(self, name: str) -> str:
        """Return what the clause with that id demands, in a few words or by the reason behind it."""
        return capital(self._sentence(name, _clause(self.file, name)))

    def _sentence(self, name: str, clause: Clause | None) -> str:
        by_hand = self.labels.clause(name)
        if by_hand is not None:
            return by_hand
        head, _, last = name.rpartition(".")
        if ".must.given." in name:
            return self.writer.word("finding_given", what=self.labels.input(name.partition(".")[0], last))
        if clause is None:
            return self.writer.word("finding_role" if head.endswith(".must") and last == "role" else "finding_state")
        said = self._condition(clause)
        return said or (self.labels.rule(clause.source[0]) if clause.source else name)

    def _condition(self, clause: Clause) -> str | None:
        """Say a simple condition in a few words, None for those that a rule says better."""
        args, word = clause.args, self.writer.word
        match clause.word:
            case "done":
                item = args.get("item")
                checklist = args["checklist"]
                # The label of an item already says that it is done; that of a checklist does not.
                whole = word("finding_done", what=self.labels.checklist(checklist))
                return self.labels.item(checklist, item) if item else whole
            case "has":
                return word("finding_has", what=self.labels.evidence(args["kind"]))
            case "known":
                return word("finding_known", what=self.labels.field(args["name"]))
            case "happened":
                return self.labels.done(args["action"])
            case "state":
                tracks = args["tracks"].items()
                states = [f"{self.labels.track(one)}: {self._states(one, names)}" for one, names in tracks]
                return ", ".join(states)
        return None

    def _states(self, track: str, names: Iterable[str]) -> str:
        return " / ".join(self.labels.state(track, one) for one in names)

    def reasons(self) -> Iterator[Reason]:
        """Yield every reason and note that somebody wrote, in the order of the log; for the lawyer alone."""
        for one in self.file.entries:
            seq = number(one.entry)
            for name in _ASIDES:
                text = self.file.sealed[seq].get(name)
                if isinstance(text, str):
                    yield Reason(seq, capital(self.writer.word(f"reason_{name}")), text)


def _clause(file: File, name: str) -> Clause | None:
    """Return the clause that the workflow writes, or orders, under that id; none for a role or a state."""
    found = clause_of(file.version.definition, name)
    own = found is not None and (found.word == "arrow" or name.endswith(".must.role"))
    return None if own else found


def capital(text: str) -> str:
    """Return a text with its first letter in upper case: labels stand at the head of a line here."""
    return text[:1].upper() + text[1:]
