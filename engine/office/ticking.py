"""Ticking and skipping: checklist items, and what a person does with a reminder (SEMANTICS 4, 5).

Guarantees:
- A planned tick out of order is refused and logged; `already` records it, and the fold says that it was too early.
- A tick of a postponed item is taken: it proves that it could be done.
- A reminder or an advance deadline is never an entry; what a person does with one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from engine.case import checklists
from engine.case.alarms import ADVANCE, advance_key, alarms
from engine.case.case import Instance, item_key
from engine.case.checklists import Unit
from engine.case.decide import decide_tick
from engine.case.facts import Fact
from engine.case.fold import unit_of
from engine.case.limits import REMINDER, WATCH, instance_key
from engine.case.values import clean, parse_value
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.instants import Instant, day_of, day_start, parse_date
from engine.office.commanding import (
    Options,
    When,
    command_on,
    definition_of,
    plain_who,
    record,
    refuse,
    stated,
    when,
    written,
)
from engine.office.controlling import named
from engine.office.explaining import explain_tick
from engine.office.receipts import Receipt
from engine.office.session import Office
from engine.office.work import Sealed, Work
from engine.workflow.model import Definition, Item

PUT_OFF, NOT_NEEDED, DONE = "put_off", "not_needed", "done"


def tick(
    office: Office,
    case_id: str,
    name: str,
    item: str | None,
    words: Iterable[tuple[str, str]],
    options: Options,
) -> Receipt:
    """Tick `[checklist.]item[.part]`, for one register item where it repeats; or say that a reminder was dealt with,
    or an advance deadline (`decide_injunction.advance`).

    `words` are results as typed. Raises UnknownError for a name that the workflow does not have.
    """
    definition = definition_of(office, case_id)
    if advance_of(name):
        return _advance(office, case_id, name, DONE, options)
    if limit_of(definition, name):
        return _reminder(office, case_id, name, DONE, options)
    unit = find_unit(definition, name, item)
    typed = list(words)

    return command_on(office, case_id, options, lambda work: _tick(work, unit, typed, options), item)


def _tick(work: Work, unit: Unit, words: list[tuple[str, str]], options: Options) -> Receipt:
    happened, precision = _asked(work, options)
    _check_item(work, unit)
    spec = work.definition.checklists[unit.checklist].item(unit.item)
    assert spec is not None
    result = _result(work, spec, words, needed=not options.already)
    who = plain_who(work.office, options.by)
    data = _named(unit)
    tried = {**data, "result": result}
    draft = Fact(work.size + 1, "tick", happened, precision, happened, work.now, who.by, tried, (), frozenset())
    case, placed = work.as_at(draft)
    decision = decide_tick(work.definition, case, unit, already=options.already)
    if not decision.allowed:
        why = explain_tick(work.definition, case, work.case_id, unit, decision, placed.place, options.at)
        return refuse(work, who, why, decision, {**data, "at": placed.place}, dry_run=options.dry_run)
    if result:
        data["result"] = result
    if options.already:
        data["already"] = True
    sealed = [Sealed("note", clean(options.note, lines=True), known=False)] if options.note else []
    work.take(work.draft("tick", data, who, sealed=sealed, happened=happened, precision=precision))
    return written(work, dry_run=options.dry_run)


def _asked(work: Work, options: Options) -> When:
    if options.already and options.at is None:
        raise UsageError(Text("--already needs --at: when was it done?", "--already braucht --at: wann war es?"))
    return when(work, options.at)


def _named(unit: Unit) -> dict[str, Any]:
    """Return how an entry names a unit."""
    return {"tick": unit.name, **({"item": unit.on} if unit.on else {})}


def _check_item(work: Work, unit: Unit) -> None:
    if unit.on is None:
        return
    register, number = item_key(unit.on)
    if number not in work.current.items.get(register, {}):
        raise UnknownError(
            Text(f"there is no {unit.on}", f"{unit.on} gibt es nicht"),
            hint=Text(f"fristwerk items {work.case_id} {register}", f"fristwerk items {work.case_id} {register}"),
        )


def _result(work: Work, spec: Item, words: list[tuple[str, str]], *, needed: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, text in words:
        if name not in spec.result:
            raise unknown(Text(f"result of {spec.name}", f"Ergebnis von {spec.name}"), name, spec.result)
        kind = spec.result[name]
        of = kind if isinstance(kind, tuple) else ()
        form = "choice" if of else str(kind)
        found[name] = parse_value(name, form, text, now=work.now, zone=work.office.zone, of=of)
    missing = [name for name in spec.result if name not in found]
    if missing and needed:
        names = ", ".join(f"{name}=…" for name in missing)
        raise UsageError(
            Text(f"{spec.name} needs its result: {names}", f"{spec.name} braucht sein Ergebnis: {names}"),
            hint=Text(_choices(spec), _choices(spec)),
        )
    return found


def _choices(spec: Item) -> str:
    return "   ".join(
        f"{name}={'|'.join(of) if isinstance(of, tuple) else of.upper()}" for name, of in spec.result.items()
    )


def limit_of(definition: Definition, name: str) -> str | None:
    """Return the key of the limit that `name` ("ask_lock", "complaint_six_weeks/1") means, or None."""
    key = name.partition("/")[0]
    return key if key in definition.limits else None


_ADVANCE = re.compile(r"(?a)(?P<limit>.+)\.advance(?:/(?P<number>[1-9]\d{0,8}))?")


def advance_of(name: str) -> str | None:
    """Return the limit whose advance deadline `name` means, with its number where it has one; None for others."""
    found = _ADVANCE.fullmatch(name)
    if found is None:
        return None
    return f"{found['limit']}/{found['number']}" if found["number"] else found["limit"]


def find_unit(definition: Definition, name: str, item: str | None) -> Unit:
    """Return the unit that `[checklist.]item[.part]` names.

    Raises UnknownError with the nearest names, UsageError where a part or a register item must be named.
    """
    known = {unit.name: unit for unit in checklists.tickable(definition)}
    matching = [one for one in known if one == name or one.partition(".")[2] == name]
    if not matching:
        parts = [one for one in known if f".{name}." in f".{one}."]
        if parts:
            raise UsageError(
                Text(f"which part of {name}? {', '.join(parts)}", f"welcher Teil von {name}? {', '.join(parts)}"),
                nearest=parts,
            )
        short = [*known, *(one.partition(".")[2] for one in known), *definition.limits]
        raise unknown(Text("checklist item or limit", "Prüfpunkt oder Zeitgrenze"), name, short)
    unit = known[matching[0]]
    spec = definition.checklists[unit.checklist].item(unit.item)
    each = spec.each if spec else None
    if each and not item:
        raise UsageError(
            Text(
                f"{name} is ticked for each of {each}: add {each}/1", f"{name} gilt für jeden Eintrag: {each}/1 anfügen"
            )
        )
    if item and (not each or item_key(item)[0] != each):
        raise UsageError(Text(f"{name} is not ticked for {item}", f"{name} wird nicht für {item} abgehakt"))
    return unit._replace(on=item)


def skip(
    office: Office,
    case_id: str,
    name: str,
    item: str | None,
    because: str,
    until: str | None,
    options: Options,
) -> Receipt:
    """Say that a checklist item does not apply, or put a reminder or an advance deadline off (`until`) or drop it,
    with a reason.

    Raises UnknownError for a name that the workflow does not have, UsageError for `until` with a checklist item.
    """
    definition = definition_of(office, case_id)
    if advance_of(name):
        done = PUT_OFF if until else NOT_NEEDED
        return _advance(office, case_id, name, done, options, because=because, until=until)
    if limit_of(definition, name):
        return _reminder(office, case_id, name, PUT_OFF if until else NOT_NEEDED, options, because=because, until=until)
    if until:
        raise UsageError(
            Text("only reminders can be put off to a day", "nur Wiedervorlagen lassen sich auf einen Tag verschieben")
        )
    unit = _skippable(definition, name, item)
    data = {**_named(unit), "skip": checklists.UNIT_NOT_APPLICABLE}
    sealed = [Sealed("because", stated(because))]

    def run(work: Work) -> Receipt:
        _check_item(work, unit)
        return record(work, options, "tick", data, sealed)

    return command_on(office, case_id, options, run, item)


def _skippable(definition: Definition, name: str, item: str | None) -> Unit:
    """An item may be skipped as a whole or by part; a repeated one for all or for one register item."""
    full = next(
        (
            f"{one.name}.{spec.name}"
            for one in definition.checklists.values()
            for spec in one.items
            if name in (spec.name, f"{one.name}.{spec.name}")
        ),
        None,
    )
    if full and not item:
        unit = unit_of(definition, full, None)
        assert unit is not None
        return unit
    return find_unit(definition, name, item)


def _later(work: Work, day: str, options: Options) -> Instant:
    """Return the instant that a reminder is put off to. Raises UsageError for a day that has begun."""
    until = day_start(parse_date(day), work.zone)
    if until <= when(work, options.at).happened:
        raise UsageError(
            Text(f"{day} is not a later day", f"{day} ist kein späterer Tag"),
            hint=Text("done? fristwerk tick instead of skip", "erledigt? fristwerk tick statt skip"),
        )
    return until


def _reminder(
    office: Office,
    case_id: str,
    name: str,
    done: str,
    options: Options,
    *,
    because: str | None = None,
    until: str | None = None,
) -> Receipt:
    def run(work: Work) -> Receipt:
        key = limit_of(work.definition, name)
        assert key is not None
        if work.definition.limits[key].kind not in (REMINDER, WATCH):
            raise UsageError(
                Text(
                    f"{key} is no reminder: it is met by what it asks for",
                    f"{key} ist keine Wiedervorlage: erledigt wird sie durch das, was sie verlangt",
                ),
                hint=Text(f"fristwerk show {case_id}", f"fristwerk show {case_id}"),
            )
        known = [instance_key(one) for one in work.current.limits[key]]
        if "/" in name and name not in known:
            raise unknown(Text("reminder", "Wiedervorlage"), name, [key, *known])
        later = _later(work, until, options) if until else None
        return _dealt_with(work, name, done, options, because, later)

    return command_on(office, case_id, options, run)


def _dealt_with(
    work: Work, limit: str, done: str, options: Options, because: str | None, until: Instant | None
) -> Receipt:
    """Write what a person did with a reminder or an advance deadline."""
    data: dict[str, Any] = {"limit": limit, "skip": done, **({"until": until} if until else {})}
    sealed = [Sealed("because", stated(because))] if because is not None else []
    return record(work, options, "tick", data, sealed)


def _advance(
    office: Office,
    case_id: str,
    name: str,
    done: str,
    options: Options,
    *,
    because: str | None = None,
    until: str | None = None,
) -> Receipt:
    limit = advance_of(name)
    assert limit is not None

    def run(work: Work) -> Receipt:
        found = named(work, limit)
        _refuse_nothing_due(work, found, when(work, options.at).happened)
        later = _before_the_end(_later(work, until, options), found) if until else None
        return _dealt_with(work, advance_key(found), done, options, because, later)

    return command_on(office, case_id, options, run)


def _refuse_nothing_due(work: Work, run: Instance, happened: Instant) -> None:
    """Only an advance deadline that has come can be dealt with: the file is looked at when it is due, not before."""
    name, rows = instance_key(run), alarms(work.definition, work.current, work.now)
    left = next((one.at for one in rows if one.kind == ADVANCE and one.run is run), None)
    if left is None:
        raise NotAllowedError(
            Text(f"no advance deadline of {name} is left", f"zu {name} steht keine Vorfrist mehr an"),
            hint=Text(f"fristwerk show {work.case_id}", f"fristwerk show {work.case_id}"),
        )
    if left > happened:
        day = day_of(left, work.zone)
        raise NotAllowedError(
            Text(f"the advance deadline of {name} comes on {day}", f"die Vorfrist zu {name} beginnt am {day}"),
            hint=Text(f"fristwerk note {work.case_id} TEXT", f"fristwerk note {work.case_id} TEXT"),
        )


def _before_the_end(until: Instant, run: Instance) -> Instant:
    end = run.get("until")
    if end is not None and until >= end:
        raise UsageError(
            Text("an advance deadline comes before the end", "eine Vorfrist liegt vor dem Ende der Frist"),
        )
    return until
