"""What every recording command shares: its options, its "when", its refusal, and the dry run.

Guarantees:
- `--at` is read once, against the one "now" of the command: a time is one of the office's zone, as screens show it; a
  bare day is one of the case's (SEMANTICS 1).
- The same command id again gets the first receipt and writes nothing.
- A dry run goes through everything and takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import item_key
from engine.case.conditions import Verdict
from engine.case.decide import Decision
from engine.case.facts import number
from engine.case.values import clean
from engine.errors import Text, UsageError
from engine.instants import Instant, parse_when
from engine.log.entry import Entry
from engine.office.explaining import TickWhy, Why
from engine.office.library import version
from engine.office.receipts import Change, Receipt, receipt
from engine.office.replay import earlier_receipt
from engine.office.session import Office, command_id
from engine.office.work import Sealed, Who, Work
from engine.workflow.model import Definition


class Options(NamedTuple):
    """What every recording command takes. `at` is as typed; `by` names the person who acted."""

    at: str | None = None
    by: str | None = None
    already: bool = False
    note: str | None = None
    despite: str | None = None
    expect: int | None = None
    cmd: str | None = None
    dry_run: bool = False


NO_OPTIONS = Options()


class When(NamedTuple):
    """When something happened."""

    happened: Instant
    precision: str


def command(office: Office, options: Options, run: Callable[[], Receipt]) -> Receipt:
    """Run one recording command as one transaction and return its receipt."""
    with office.writing(dry_run=options.dry_run):
        before = earlier_receipt(office, options.cmd)
        return run() if before is None else before


def command_on(
    office: Office, case_id: str, options: Options, run: Callable[[Work], Receipt], item: str | None = None
) -> Receipt:
    """Run one recording command on a case that exists; `item` names the register item that it is about.

    Raises UnknownError for an unknown case, UsageError for a word that names no item, MovedOnError if the case has not
    the number of entries that was expected.
    """
    items = [_item(item)] if item else []
    cmd = command_id(options.cmd)
    return command(office, options, lambda: run(Work.on(office, case_id, cmd, expect=options.expect, items=items)))


def _item(text: str) -> tuple[str, int]:
    _, _, number_ = text.partition("/")
    if not (number_.isascii() and number_.isdigit()):
        raise UsageError(Text(f"“{text}” is not REGISTER/N", f"„{text}“ ist nicht LISTE/N"))
    return item_key(text)


def when(work: Work, at: str | None) -> When:
    """Read `--at`: a time by the clock of the office, a bare day in the zone of the case; without it, now."""
    if at is None:
        return When(work.now, "minute")
    found = parse_when(at, now=work.now, zone=work.office.zone, day_zone=work.zone)
    return When(found.instant, found.precision)


def definition_of(office: Office, case_id: str) -> Definition:
    """Return the workflow version of a case. Raises UnknownError for an unknown case."""
    return version(office.con, office.workflow_of(case_id)).definition


def plain_who(office: Office, by: str | None = None) -> Who:
    """Return who types and for whom, in the person's first role."""
    actor = office.actor()
    person = office.person(by) if by else actor
    return Who(actor, person, person.roles[0], office.auth)


def record(work: Work, options: Options, kind: str, data: Mapping[str, Any], sealed: Iterable[Sealed] = ()) -> Receipt:
    """Write the one entry of a command, as said of its person and its time, and return the receipt."""
    happened, precision = when(work, options.at)
    who = plain_who(work.office, options.by)
    work.take(work.draft(kind, data, who, sealed=sealed, happened=happened, precision=precision))
    return written(work, dry_run=options.dry_run)


def stated(reason: str) -> str:
    """Return a reason as it is kept. Raises UsageError for an empty one."""
    text = clean(reason, lines=True)
    if not text:
        raise UsageError(Text("the reason is empty", "der Grund ist leer"))
    return text


def written(work: Work, *, passed: Sequence[str] = (), dry_run: bool = False) -> Receipt:
    """Finish a command that wrote something, and return its receipt."""
    before = work.before if work.before is not None else work.current
    work.finish()
    change = Change(work.office, work.version, before, work.current, work.drafts, work.now)
    return receipt(change, passed=passed, dry_run=dry_run)


def refuse(
    work: Work, who: Who, why: Why | TickWhy | None, decision: Decision, data: dict[str, Any], *, dry_run: bool
) -> Receipt:
    """Write the refusal, once: the same try of the same person again is not a second entry (SEMANTICS 7)."""
    same = work.record.refusal
    tried = [data.get("action") or data.get("tick"), data.get("item"), list(decision.refused)]
    repeated = same is not None and same[1:] == [who.actor.id, *tried]
    if not repeated:
        facts = {one.clause.id: _facts(one) for one in decision.verdicts if one.clause.id in decision.refused}
        work.draft("refusal", {**data, "unmet": list(decision.refused), "facts": facts}, who)
    before = work.before if work.before is not None else work.current
    work.finish()
    entries: list[Entry] = list(work.drafts)
    if repeated and same is not None:
        entries.append(next(one for one in work.stored() if number(one) == same[0]))
    change = Change(work.office, work.version, before, work.current, entries, work.now)
    return receipt(change, why=why, repeated=repeated, dry_run=dry_run)


def _facts(verdict: Verdict) -> dict[str, Any]:
    facts = dict(verdict.facts)
    if verdict.opens_at:
        facts["opens_at"] = verdict.opens_at
    return facts
