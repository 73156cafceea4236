"""Deadline control: checking and extending a limit that runs (SEMANTICS 4; what courts ask of a calendar).

Guarantees:
- A check counts only by somebody else than whoever recorded the date (BGH 28.02.2019, III ZB 96/18); it holds for that
  date alone.
- An extension that was asked for moves nothing; granted it is final, and after the lapse a new start (II ZB 19/09).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.case.case import LAPSED, OPEN, Instance
from engine.case.facts import CHECK, changed, changes, number, struck_by
from engine.case.limits import US, base_key, instance_key
from engine.errors import NotAllowedError, Text, UsageError
from engine.instants import Instant, parse_date
from engine.log.entry import Entry
from engine.office.commanding import Options, command_on, plain_who
from engine.office.controlling import (
    Aim,
    aim_at,
    corrected_end,
    deadline_of,
    item_of,
    key_of,
    named,
    not_running,
    repeated,
    undated,
    write,
)
from engine.office.holidays import calendar
from engine.office.limitviews import check_of
from engine.office.receipts import Receipt
from engine.office.session import Office
from engine.office.work import Who, Work
from engine.store.daily import PersonRow
from engine.workflow.model import Limit

EXTEND, GRANT, REFUSE = "extend", "grant", "refuse"
DATES = ("until", "nominal_end", "length", "work_by", "remind", "place", "rule_set", "steps")
"""What an extension says of the new end."""


def check(office: Office, case_id: str, key: str, options: Options) -> Receipt:
    """Record that a second person has checked the date of a deadline.

    Checked before, nothing is written and the receipt is `repeated`. Raises UnknownError for a limit that has not
    begun, NotAllowedError for one that does not run or has no date, and for whoever recorded the date.
    """

    def run(work: Work) -> Receipt:
        found = named(work, key)
        spec = deadline_of(work.definition, found)
        until = found.get("until")
        if until is None:
            raise undated(work, found, spec)
        earlier = check_of(found, work.record)
        if earlier is not None:
            return repeated(work, earlier[4], options)
        if found["state"] != OPEN:
            raise not_running(found, case_id, newest=work.current.newest(found["key"], found.get("item")) is found)
        who = plain_who(work.office, options.by)
        _refuse_same_person(work, found, spec, who)
        data = {"limit": instance_key(found), "do": CHECK, "until": until}
        return write(work, who, data, options)

    return command_on(office, case_id, options, run, item_of(office, case_id, key))


def extend(office: Office, case_id: str, key: str, until: str | None, length: str | None, options: Options) -> Receipt:
    """Record that more time was asked for: the hoped-for date stands beside the one that counts.

    `until` is a day as typed, `length` a length in words. Raises UsageError for neither, both, or an end that is not
    later; NotAllowedError where the limit does not run, has no date, or is one that we set.
    """

    def run(work: Work) -> Receipt:
        aim = aim_at(work, key, EXTEND, options)
        if aim.spec.binds not in (None, US):
            raise NotAllowedError(
                Text(
                    f"{aim.name} binds {aim.spec.binds}: more time is ours to give, nobody has to be asked",
                    f"{aim.name} bindet {aim.spec.binds}: verlängern können wir selbst, niemand ist zu fragen",
                ),
                hint=_command("grant", case_id, key, "--until DAY"),
            )
        _refuse_fixed(aim)
        if aim.run["state"] != OPEN:
            raise not_running(aim.run, case_id, newest=aim.newest)
        data = {"limit": aim.name, "do": EXTEND, **_later_end(work, aim, until, length)}
        return write(work, aim.who, data, options)

    return command_on(office, case_id, options, run, item_of(office, case_id, key))


def grant(office: Office, case_id: str, key: str, until: str | None, length: str | None, options: Options) -> Receipt:
    """Record that more time was granted: final. Without `until` and `length` it is the time that was asked for.

    Granted after the limit had run out it is a new start, with a number of its own. Raises UsageError where nothing
    says until when, NotAllowedError where the limit is met, ended or struck.
    """

    def run(work: Work) -> Receipt:
        aim = aim_at(work, key, GRANT, options)
        _refuse_fixed(aim)
        if aim.run["state"] not in (OPEN, LAPSED) or not aim.newest:
            raise not_running(aim.run, case_id, newest=aim.newest)
        dates = _asked_for(work, aim) if until is None and length is None else _later_end(work, aim, until, length)
        base = base_key(aim.run)
        numbers = {base: work.record.starts.get(base, 0) + 1}
        return write(work, aim.who, {"limit": aim.name, "do": GRANT, **dates, "numbers": numbers}, options)

    return command_on(office, case_id, options, run, item_of(office, case_id, key))


def _refuse_fixed(aim: Aim) -> None:
    if not aim.spec.extendable:
        raise NotAllowedError(
            Text(
                f"{aim.name} is a period of law that nobody can extend ({', '.join(aim.spec.source)})",
                f"{aim.name} ist eine gesetzliche Frist, die niemand verlängern kann ({', '.join(aim.spec.source)})",
            ),
            hint=Text(
                "missed without fault? ask a lawyer about restoration (§ 44 StPO, § 233 ZPO)",
                "ohne Verschulden versäumt? an Wiedereinsetzung denken (§ 44 StPO, § 233 ZPO)",
            ),
        )


def refuse(office: Office, case_id: str, key: str, options: Options) -> Receipt:
    """Record that the time asked for was refused: the hoped-for date goes. Raises NotAllowedError if none was."""

    def run(work: Work) -> Receipt:
        aim = aim_at(work, key, REFUSE, options)
        if "asked" not in aim.run:
            raise NotAllowedError(
                Text(f"no more time was asked for with {aim.name}", f"für {aim.name} ist keine Verlängerung beantragt"),
                hint=_command("extend", case_id, key, "--until DAY"),
            )
        return write(work, aim.who, {"limit": aim.name, "do": REFUSE}, options)

    return command_on(office, case_id, options, run, item_of(office, case_id, key))


def _command(verb: str, case_id: str, key: str, rest: str) -> Text:
    line = f"fristwerk deadline {verb} {case_id} {key} {rest}"
    return Text(line, line)


def _refuse_same_person(work: Work, run: Instance, spec: Limit, who: Who) -> None:
    """A check counts only by another person, on one machine by another account (SEMANTICS 9)."""
    entry = recorder(work.stored(), run, spec)
    mine = next((one for one in work.office.people() if one.id == entry.actor), None)
    persons = [who.actor, *([who.acted_by] if who.acted_by else [])]
    if mine is None or not any(_same(work.office, mine, one) for one in persons):
        return
    name = mine.name or mine.id
    others = [one.name or one.id for one in work.office.people() if not _same(work.office, mine, one)]
    hint = Text("fristwerk person add NAME --roles caseworker", "fristwerk person add NAME --roles caseworker")
    if others:
        hint = Text(f"a second person checks it: {', '.join(others)}", f"es prüft jemand anderes: {', '.join(others)}")
    raise NotAllowedError(
        Text(
            f"{name} recorded this date (#{number(entry)}); somebody else has to check it",
            f"{name} hat diese Frist eingetragen (#{number(entry)}); prüfen muss jemand anderes",
        ),
        hint=hint,
    )


def _same(office: Office, one: PersonRow, other: PersonRow) -> bool:
    """Say whether two people are one for a check; in a real office an account is one person, whatever its names."""
    return one.id == other.id or (not office.row.training and one.login is not None and one.login == other.login)


def recorder(stored: Sequence[Entry], run: Instance, spec: Limit) -> Entry:
    """Return the entry that gave a limit its present date: its start or grant, or the newest correction of that."""
    given = run.get("given_by", run["seq"])
    struck = struck_by(stored)
    names = {"happened", "precision", "until"}
    inputs = (spec.ends, spec.begins, spec.unless, spec.chosen.get("input"))
    names |= {f"inputs.{one}" for one in inputs if one}
    found = next(one for one in stored if number(one) == given)
    for one in stored:
        mine = one.kind == "correction" and one.data["corrects"] == given and number(one) not in struck
        if mine and names & set(one.data.get("change", ())):
            found = one
    return found


def _later_end(work: Work, aim: Aim, until: str | None, length: str | None) -> dict[str, Any]:
    """Compute the new end of a limit. Raises UsageError where it is not later, or is over when it is given."""
    from engine.case.extending import extend as extended

    if (until is None) == (length is None):
        raise UsageError(
            Text("until when? --until DAY, or --length LENGTH", "bis wann? --until TAG oder --length DAUER"),
            hint=Text('for example --length "2 weeks"', 'zum Beispiel --length "2 Wochen"'),
        )
    old, nominal = aim.run.get("until"), aim.run.get("nominal_end")
    if old is None or nominal is None:
        raise undated(work, aim.run, aim.spec)
    place = aim.run.get("place") or aim.spec.place or work.place
    asked = parse_date(until) if until is not None else str(length)
    found = extended(aim.spec, nominal, asked, place, calendar(work.office, work.now), until=old, since=aim.happened)
    if found["until"] <= old:
        argv = corrected_end(work, aim.run, aim.spec)
        raise UsageError(
            Text("that is not later than the present end", "das ist nicht später als das bisherige Ende"),
            hint=Text(f"entered wrong? {argv}", f"falsch eingetragen? {argv}"),
        )
    _refuse_over(found["until"], aim)
    return {name: found[name] for name in DATES if found.get(name) is not None}


def _refuse_over(until: Instant, aim: Aim) -> None:
    if until <= aim.happened:
        raise UsageError(
            Text("that end has passed when it is given", "dieses Ende ist schon vorbei, wenn es gegeben wird"),
            hint=Text("given earlier? add --at", "früher gegeben? --at anfügen"),
        )


def _asked_for(work: Work, aim: Aim) -> dict[str, Any]:
    """Return the dates of the extension that was asked for, as they now stand."""
    asked = aim.run.get("asked")
    if asked is None:
        raise UsageError(
            Text(
                f"no more time was asked for with {aim.name}: until when? --until DAY, or --length LENGTH",
                f"für {aim.name} ist nichts beantragt: bis wann? --until TAG oder --length DAUER",
            )
        )
    stored = work.stored()
    entry = next(one for one in stored if number(one) == asked["seq"])
    data = changed(entry.data, changes(stored, struck_by(stored)).get(asked["seq"], {}))
    _refuse_over(data["until"], aim)
    return {name: data[name] for name in DATES if data.get(name) is not None}


def moved_end(work: Work, data: Mapping[str, Any], day: str, since: Instant) -> dict[str, Any]:
    """Return what an extension of the instant `since` says instead where it was to another day than `data` says."""
    from engine.case.extending import extend as extended

    spec = work.definition.limits[key_of(data["limit"])]
    place = data.get("place") or spec.place or work.place
    found = extended(spec, day, day, place, calendar(work.office, work.now), since=since)
    return {name: found.get(name, [] if name == "remind" else None) for name in DATES}
