"""Acting: `do` (SEMANTICS 2, 3, 7).

Guarantees:
- An act is judged on the case as it stood when it happened; a refusal of a known action is an entry, a wrong role,
  an unknown name or a bad argument is none.
- The files an act names are safe in the evidence before its transaction begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.case.case import Case, item_key
from engine.case.decide import Decision, decide
from engine.case.facts import Fact
from engine.case.limits import of_item
from engine.case.results import refuse_out_of_bounds, results
from engine.case.values import clean, parse_value
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.instants import Instant
from engine.office.commanding import NO_OPTIONS, Options, command, definition_of, refuse, stated, when, written
from engine.office.explaining import Typed, explain_attempt, role_of, spec_of
from engine.office.holidays import calendar
from engine.office.links import check_links
from engine.office.papers import on_record
from engine.office.reading import Loaded
from engine.office.receipts import Receipt
from engine.office.session import Office, command_id
from engine.office.work import Sealed, Who, Work, file_of
from engine.store import daily
from engine.store.evidence import FileFact, store_file
from engine.workflow.model import ACT, PROHIBITED, SEALED_TYPES, Action, Input

ITEMS_PER_ENTRY = 100
PROPOSED = "proposed"


def act(
    office: Office,
    case_id: str,
    action: str,
    words: Iterable[tuple[str, str]],
    items: tuple[str, ...] = (),
    options: Options = NO_OPTIONS,
    *,
    all_proposed: bool = False,
) -> Receipt:
    """Do an action, or record one that was done.

    `words` are inputs as typed; `items` register items. Raises UnknownError, UsageError, MovedOnError, and
    NotAllowedError for a wrong role; any other refusal is in the receipt.
    """
    cmd = command_id(options.cmd)
    spec = spec_of(definition_of(office, case_id), action)
    typed = _inputs(spec, words)
    files = {one.name: _file(office, text) for one, text in typed if one.type == "evidence"}

    def run() -> Receipt:
        wanted = [item_key(one) for one in items]
        if all_proposed:
            rows = daily.load_items(office.con, case_id, spec.home, state=PROPOSED)
            wanted = [(one.register, one.number) for one in rows]
            if not wanted:
                raise UsageError(
                    Text(f"nothing in {spec.home} is proposed", f"in {spec.home} ist nichts vorgeschlagen"),
                    hint=Text(f"fristwerk items {case_id} {spec.home}", f"fristwerk items {case_id} {spec.home}"),
                )
        work = Work.on(office, case_id, cmd, expect=options.expect, items=wanted)
        named = [f"{register}/{number}" for register, number in wanted]
        return _Deed(work, spec, options, typed, files, named).run()

    return command(office, options, run)


def _inputs(spec: Action, words: Iterable[tuple[str, str]]) -> list[tuple[Input, str]]:
    typed = []
    for name, text in words:
        one = spec.input(name)
        if one is None:
            raise unknown(
                Text(f"input of {spec.name}", f"Angabe zu {spec.name}"), name, [each.name for each in spec.inputs]
            )
        typed.append((one, text))
    return typed


def _file(office: Office, text: str) -> FileFact | int:
    """Read an evidence input: a file that is kept now, or the number of one that is on record."""
    path = Path(text).expanduser()
    bare = text.lstrip("#").removeprefix("E-")
    if bare.isdigit() and not path.exists():
        return int(bare)
    return store_file(office.directory, path)


class _Deed:
    """One action on its way into the log."""

    def __init__(
        self,
        work: Work,
        spec: Action,
        options: Options,
        typed: list[tuple[Input, str]],
        files: Mapping[str, FileFact | int],
        items: list[str],
    ) -> None:
        self.work, self.spec, self.office, self.options = work, spec, work.office, options
        kinds = {one.name: one.of for one in spec.inputs}
        self.files = {name: on_record(work, one, kinds[name]) for name, one in files.items()}
        self.items = items
        self.words = {one.name: text for one, text in typed}
        self.actor = work.office.actor()
        self.when = when(work, options.at)
        self.values = {
            one.name: parse_value(one.name, one.type, text, now=work.now, zone=self.office.zone, of=one.of)
            for one, text in typed
            if one.type != "evidence"
        }
        self._check()

    def _check(self) -> None:
        if self.options.despite is not None:
            stated(self.options.despite)
        if self.options.already and self.options.at is None:
            raise UsageError(
                Text("--already needs --at: when was it done?", "--already braucht --at: wann war es?"),
                hint=Text("for example --at yesterday", "zum Beispiel --at gestern"),
            )
        if self.spec.register and not self.items:
            raise UsageError(
                Text(
                    f"which items? for example {self.spec.home}/1, or --all-proposed",
                    f"welche Einträge? zum Beispiel {self.spec.home}/1 oder --all-proposed",
                )
            )
        for key in self.items:
            register, number = item_key(key)
            if register != self.spec.home or number not in self.work.current.items.get(register, {}):
                shown = f"fristwerk items {self.work.case_id} {self.spec.home}"
                raise UnknownError(Text(f"there is no {key}", f"{key} gibt es nicht"), hint=Text(shown, shown))
        check_links(self.work, {one.name: one.type for one in self.spec.inputs}, self.values)
        for name, found in self.files.items():
            if isinstance(found, int) and not 1 <= found <= self.work.record.evidence:
                raise UnknownError(
                    Text(f"{name}: there is no evidence {found}", f"{name}: Beleg {found} gibt es nicht")
                )

    def run(self) -> Receipt:
        """Decide and write: the act, or its refusal."""
        who = self._who()
        fact = self._fact(who)
        case, placed = self.work.as_at(fact)
        reason = self.options.despite is not None
        decision = decide(
            self.work.definition, case, placed, self.work.kernel, already=self.options.already, reason=reason
        )
        if f"{self.spec.name}.must.role" in decision.refused and self.spec.nature == ACT:
            raise self._wrong_role()
        if not decision.allowed:
            loaded = self._loaded(placed.place)._replace(case=case)
            why = explain_attempt(
                self.office,
                loaded,
                self.spec,
                placed,
                self.actor,
                kernel=self.work.kernel,
                verdicts=decision.verdicts,
                typed=self._typed(),
            )
            data = {"action": self.spec.name, "at": placed.place}
            if len(self.items) == 1:
                data["item"] = self.items[0]
            return refuse(self.work, who, why, decision, data, dry_run=self.options.dry_run)
        return self._write(who, decision, None if decision.unmet else case)

    def _typed(self) -> Typed:
        """Return what was typed, so that a remedy repeats it."""
        tail = list(self.items)
        for name, value in (("--at", self.options.at), ("--by", self.options.by)):
            tail += [name, value] if value is not None else []
        return Typed(self.words, tuple(tail), self.options.at)

    def _who(self) -> Who:
        by = self.options.by
        if self.spec.nature not in (ACT, PROHIBITED):
            if by in self.spec.by:
                return Who(self.actor, None, by, self.office.auth)
            return Who(self.actor, self.office.person(by) if by else None, self.spec.by[0], self.office.auth)
        person = self.office.person(by) if by else self.actor
        return Who(self.actor, person, role_of(self.spec, person), self.office.auth)

    def _data(self) -> dict[str, Any]:
        plain = {one.name for one in self.spec.inputs if one.type not in SEALED_TYPES}
        data: dict[str, Any] = {
            "action": self.spec.name,
            "inputs": {name: value for name, value in self.values.items() if name in plain},
        }
        if self.files:
            # A file that is attached with the act has no number before it is accepted.
            data["evidence"] = {name: one if isinstance(one, int) else 0 for name, one in self.files.items()}
        if self.items:
            data["on"] = self.items
        if self.options.already:
            data["already"] = True
        return data

    def _sealed(self) -> list[Sealed]:
        sealed = {one.name for one in self.spec.inputs if one.type in SEALED_TYPES}
        return [Sealed(name, value) for name, value in self.values.items() if name in sealed]

    def _fact(self, who: Who) -> Fact:
        """Draft the attempt as the fact it would be, not yet numbered or placed."""
        data = {**self._data(), "sets": [one.name for one in self._sealed()]}
        happened, precision = self.when
        return Fact(
            self.work.size + 1, "action", happened, precision, happened, self.work.now, who.by, data, (), frozenset()
        )

    def _loaded(self, at: Instant) -> Loaded:
        assert self.work.row is not None
        return Loaded(self.work.row, self.work.version, self.work.place, self.work.current, self.work.record, at)

    def _wrong_role(self) -> NotAllowedError:
        english, german = (self.work.version.labels(lang) for lang in ("en", "de"))
        return NotAllowedError(
            Text(
                f"“{english.action(self.spec.name)}” is for: {', '.join(map(english.role, self.spec.by))}",
                f"„{german.action(self.spec.name)}“ dürfen nur: {', '.join(map(german.role, self.spec.by))}",
            ),
            hint=Text(
                "acted for somebody? add --by PERSON; fristwerk person list shows who has which role",
                "für jemanden gehandelt? --by PERSON anfügen; fristwerk person list zeigt die Rollen",
            ),
        )

    def _write(self, who: Who, decision: Decision, sound_on: Case | None) -> Receipt:
        work, (happened, precision) = self.work, self.when
        data = self._data()
        for name, found in self.files.items():
            data["evidence"][name] = self._attach(name, found, who)
        act = (work.definition, data, happened, precision, work.place, calendar(self.office, work.now))
        data["results"] = results(*act)
        if not self.options.already and self.spec.nature == ACT:
            self._refuse_passed_date(data["results"])
            refuse_out_of_bounds(*act)
        sealed = [*self._sealed(), *self._asides(decision)]
        for part in _batches(self.items) or [[]]:
            work.passed[work.size + 1] = frozenset(decision.passed)
            values = {**data, "numbers": self._numbers(part), **({"on": part} if part else {})}
            drafted = work.draft("action", values, who, sealed=sealed, happened=happened, precision=precision)
            work.take(drafted, sound_on=sound_on)
        return written(work, passed=decision.passed, dry_run=self.options.dry_run)

    def _numbers(self, items: Sequence[str]) -> dict[str, int]:
        """Return the number that each limit gets that this act can start, those of a register for each item."""
        keys: list[str] = []
        for one in self.work.definition.starts_of(self.spec.name):
            keys += [of_item(one.key, item_key(item)[1]) for item in items] if one.register else [one.key]
        return {key: self.work.record.starts.get(key, 0) + 1 for key in keys}

    def _attach(self, name: str, found: FileFact | int, who: Who) -> int:
        if isinstance(found, int):
            return found
        spec = self.spec.input(name)
        assert spec is not None
        number = self.work.record.evidence + 1
        data = {"number": number, "evidence": spec.of[0]}
        happened, precision = self.when
        entry = self.work.draft("evidence", data, who, sealed=[file_of(found)], happened=happened, precision=precision)
        self.work.take(entry)
        return number

    def _asides(self, decision: Decision) -> list[Sealed]:
        """Return what is sealed beside the inputs: note, reason, clauses passed, clauses not met when written."""
        asides: list[tuple[str, Any]] = []
        if self.options.note:
            asides.append(("note", clean(self.options.note, lines=True)))
        if self.options.despite is not None and decision.passed:
            asides += [("despite", stated(self.options.despite)), ("passed", list(decision.passed))]
        if decision.unmet:
            asides.append(("found", list(decision.unmet)))
        return [Sealed(name, value, known=False) for name, value in asides]

    def _refuse_passed_date(self, computed: Iterable[Mapping[str, Any]]) -> None:
        """A plain act cannot set a date that is over when it happens (SEMANTICS 4).

        What is counted from a day that is only told, like 72 hours from knowledge, may have run out by then.
        """
        for one in computed:
            until = one.get("until")
            told = self.work.definition.limits[one["key"]].begins is not None
            if until is not None and not told and until <= self.when.happened:
                raise UsageError(
                    Text(f"the date {one['nominal_end']} has passed", f"das Datum {one['nominal_end']} ist vorbei"),
                    hint=Text(
                        "sent long ago? the same command with --already",
                        "längst geschehen? derselbe Befehl mit --already",
                    ),
                )


def _batches(items: list[str]) -> list[list[str]]:
    return [items[first : first + ITEMS_PER_ENTRY] for first in range(0, len(items), ITEMS_PER_ENTRY)]
