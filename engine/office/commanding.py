"""What every recording command shares: its options, its "when", its refusal, and the dry run.

Guarantees:
- `--at` is read once, against the one "now" of the command, in the zone of the case.
- The same command id again gets the first receipt and writes nothing.
- A dry run goes through everything and takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from engine.case.conditions import Verdict
from engine.case.decide import Decision
from engine.case.facts import number
from engine.errors import Text, unknown
from engine.instants import Instant, parse_when
from engine.log.entry import Entry
from engine.office.explaining import TickWhy, Why
from engine.office.library import version
from engine.office.receipts import Change, Receipt, receipt
from engine.office.replay import earlier_receipt
from engine.office.session import Office
from engine.office.work import Who, Work
from engine.store import daily
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


class DryRun(Exception):  # noqa: N818 - it is an answer on its way out of a transaction, not an error
    """Takes a transaction back that was only tried; carries what it would have answered."""

    def __init__(self, answer: Receipt) -> None:
        super().__init__("dry run")
        self.answer = answer


def command(office: Office, options: Options, run: Callable[[], Receipt]) -> Receipt:
    """Run one recording command as one transaction and return its receipt."""
    try:
        with office.writing():
            before = earlier_receipt(office, options.cmd)
            if before is not None:
                return before
            answer = run()
            if options.dry_run:
                raise DryRun(answer)  # noqa: TRY301 - to leave the transaction is the point
            return answer
    except DryRun as tried:
        return tried.answer


def when(work: Work, at: str | None) -> When:
    """Read `--at` in the zone of the case; without it, now."""
    if at is None:
        return When(work.now, "minute")
    found = parse_when(at, now=work.now, zone=work.zone)
    return When(found.instant, found.precision)


def definition_of(office: Office, case_id: str) -> Definition:
    """Return the workflow version of a case. Raises UnknownError for an unknown case."""
    row = daily.load_case(office.con, case_id)
    if row is None:
        raise unknown(Text("case", "Akte"), case_id, daily.case_ids(office.con))
    return version(office.con, row.workflow).definition


def plain_who(office: Office, by: str | None = None) -> Who:
    """Return who types and for whom, in the person's first role."""
    actor = office.actor()
    person = office.person(by) if by else actor
    return Who(actor, person, person.roles[0], office.auth)


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
    name = data.get("action") or data.get("tick")
    same = work.record.refusal
    repeated = same is not None and same[1:] == [who.actor.id, name, list(decision.refused)]
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
