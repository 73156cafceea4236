"""Striking a limit: because what met it was sent, or for a reason.

Guarantees:
- A limit that binds us is struck only on the entry that met it with proof of its dispatch (BGH 23.04.2013, X ZB 13/12),
  or for a reason by whoever answers for it.
- Nothing is deleted: what was struck stays readable (BGH 08.11.2018, I ZB 108/17), and is open again where its ground
  falls.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from engine.case.case import LAPSED, MET, OPEN, STRUCK
from engine.case.facts import changed, changes, number, struck_by
from engine.case.limits import US
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.office.commanding import Options, command_on, definition_of, stated
from engine.office.controlling import Aim, aim_at, item_of, not_running, repeated, write
from engine.office.receipts import Receipt
from engine.office.session import Office
from engine.office.work import Sealed, Who, Work, file_of
from engine.store.evidence import FileFact, store_file
from engine.workflow.model import Definition

STRIKE = "strike"


class Proof(NamedTuple):
    """What a strike rests on, as typed: the entry that met the limit, and a number of evidence or a file of a kind."""

    entry: int | None = None
    proof: str | None = None
    kind: str | None = None


def strike(office: Office, case_id: str, key: str, ground: Proof, because: str | None, options: Options) -> Receipt:
    """Strike a limit: because an act met it, with proof that it was sent, or for a reason.

    Struck before, nothing is written and the receipt is `repeated`. Raises NotAllowedError where the ground or the
    proof is missing, or where another person has to; UnknownError for evidence that does not exist.
    """
    file = _file(office, definition_of(office, case_id), ground)

    def run(work: Work) -> Receipt:
        aim = aim_at(work, key, STRIKE, options)
        if aim.run["state"] == STRUCK:
            return repeated(work, aim.run["struck_by"], options)
        data: dict[str, Any] = {"limit": aim.name, "do": STRIKE}
        if because is not None:
            who = _who_may_drop(work, aim)
            return write(work, who, data, options, [Sealed("because", stated(because))])
        data["ground"] = _ground(work, aim, ground.entry)
        proof = _proof(work, aim, ground, file)
        return write(work, aim.who, {**data, "proof": [proof]} if proof else data, options)

    return command_on(office, case_id, options, run, item_of(office, case_id, key))


def _who_may_drop(work: Work, aim: Aim) -> Who:
    """Say who strikes for a reason: anyone, but what binds us a lawyer, without one the person responsible."""
    _refuse_closed(aim, work.case_id)
    who = aim.who
    person = who.acted_by or who.actor
    if aim.spec.binds != US or aim.spec.internal:
        return who
    if "lawyer" in person.roles:
        return who._replace(by="lawyer")
    lawyers = [one for one in work.office.people() if "lawyer" in one.roles]
    if not lawyers and work.record.owner in (None, person.id):
        return who
    responsible = work.record.owner if not lawyers else None
    names = ", ".join(one.name or one.id for one in work.office.people() if one in lawyers or one.id == responsible)
    raise NotAllowedError(
        Text(
            f"{aim.name} binds us; for a reason it is struck by: {names}",
            f"{aim.name} bindet uns; aus einem Grund streicht sie nur: {names}",
        ),
        hint=Text(
            "decided by that person? add --by PERSON; done and sent? --proof instead of --because",
            "von dieser Person entschieden? --by PERSON anfügen; erledigt und abgesandt? --proof statt --because",
        ),
    )


def _ground(work: Work, aim: Aim, entry: int | None) -> int:
    """Return the entry that met the limit. Raises NotAllowedError where it is open, or another entry met it."""
    _refuse_closed(aim, work.case_id)
    if aim.run["state"] != MET:
        words = Text("nothing on record has met it", "nichts Aufgezeichnetes hat sie gewahrt")
        if aim.run["state"] == LAPSED:
            words = Text("it ran out before anything met it", "sie lief ab, bevor etwas sie wahrte")
        raise NotAllowedError(
            Text(f"{aim.name}: {words.en}", f"{aim.name}: {words.de}"),
            hint=Text(
                f"record what met it first; no longer needed? {_strike(work, aim)} --because REASON",
                f"zuerst aufzeichnen, was sie gewahrt hat; entfallen? {_strike(work, aim)} --because GRUND",
            ),
        )
    met_by = aim.run["closed_by"]
    if entry not in (None, met_by):
        raise NotAllowedError(
            Text(f"{aim.name} was met by #{met_by}, not by #{entry}", f"{aim.name} wahrte #{met_by}, nicht #{entry}")
        )
    return met_by


def _strike(work: Work, aim: Aim) -> str:
    return f"fristwerk deadline strike {work.case_id} {aim.name}"


def _refuse_closed(aim: Aim, case_id: str) -> None:
    """Only what is open, met or overdue can be struck: what ended, or moved the case when it ran out, is history.

    What was struck before and ran out since is looked at again, whatever it moved.
    """
    state = aim.run["state"]
    if state in (OPEN, MET) or (state == LAPSED and (not aim.spec.lapse or "strike_fell" in aim.run)):
        return
    raise not_running(aim.run, case_id, newest=aim.newest)


def _file(office: Office, definition: Definition, ground: Proof) -> FileFact | None:
    """Keep the file that is the proof, before the transaction begins; None where a number of evidence was given."""
    if ground.kind is not None and ground.kind not in definition.evidence:
        raise unknown(Text("kind of evidence", "Belegart"), ground.kind, definition.evidence)
    if ground.proof is None:
        return None
    path = Path(ground.proof).expanduser()
    return None if _evidence_number(ground.proof) and not path.exists() else store_file(office.directory, path)


def _evidence_number(text: str) -> int | None:
    bare = text.lstrip("#").removeprefix("E-")
    return int(bare) if bare.isascii() and bare.isdigit() else None


def _proof(work: Work, aim: Aim, ground: Proof, file: FileFact | None) -> int | None:
    """Return the number of the evidence that proves the dispatch; a file is attached as such."""
    needed = aim.spec.binds == US and (bool(aim.spec.dispatch) or not aim.spec.internal)
    if ground.proof is None:
        if needed:
            raise _unproven(work, aim)
        return None
    if file is not None:
        return _attached(work, aim, file, _kind(work, aim, ground.kind))
    found = _evidence_number(ground.proof)
    assert found is not None
    _refuse_kind(aim, _evidence_kinds(work).get(found), found)
    return found


def _unproven(work: Work, aim: Aim) -> NotAllowedError:
    kinds = aim.spec.dispatch
    english, german = (work.version.labels(lang) for lang in ("en", "de"))
    en = ", ".join(map(english.evidence, kinds)) or "evidence of the dispatch"
    de = ", ".join(map(german.evidence, kinds)) or "Beleg der Absendung"
    return NotAllowedError(
        Text(
            f"{aim.name} is struck only when what met it (#{aim.run['closed_by']}) was sent, "
            f"and that is proven: {en} (BGH 23.04.2013, X ZB 13/12)",
            f"{aim.name} wird erst gestrichen, wenn #{aim.run['closed_by']} abgesandt ist und das belegt ist: "
            f"{de} (BGH 23.04.2013, X ZB 13/12)",
        ),
        hint=Text(f"{_strike(work, aim)} --proof FILE", f"{_strike(work, aim)} --proof DATEI"),
    )


def _kind(work: Work, aim: Aim, kind: str | None) -> str:
    kinds = aim.spec.dispatch
    if kind is None and not kinds:
        known = ", ".join(work.version.definition.evidence)
        raise UsageError(
            Text("what is the file? --as KIND", "was ist die Datei? --as ART"),
            hint=Text(f"--as one of: {known}", f"--as mit einer von: {known}"),
        )
    if kind is not None:
        _refuse_kind(aim, kind, None)
    return kind or kinds[0]


def _refuse_kind(aim: Aim, kind: str | None, evidence: int | None) -> None:
    if kind is None:
        raise UnknownError(Text(f"there is no evidence {evidence}", f"Beleg {evidence} gibt es nicht"))
    if aim.spec.dispatch and kind not in aim.spec.dispatch:
        kinds = ", ".join(aim.spec.dispatch)
        raise NotAllowedError(
            Text(
                f"{kind} proves no dispatch; what does: {kinds}",
                f"{kind} belegt keine Absendung; belegen kann: {kinds}",
            )
        )


def _evidence_kinds(work: Work) -> Mapping[int, str]:
    """Return the kind of each piece of evidence that stands, by its number."""
    stored = work.stored()
    struck = struck_by(stored)
    changed_to = changes(stored, struck)
    return {
        one.data["number"]: changed(one.data, changed_to.get(number(one), {}))["evidence"]
        for one in stored
        if one.kind == "evidence" and number(one) not in struck
    }


def _attached(work: Work, aim: Aim, file: FileFact, kind: str) -> int:
    number_ = work.record.evidence + 1
    data = {"number": number_, "evidence": kind}
    sealed = [file_of(file)]
    work.take(
        work.draft("evidence", data, aim.who, sealed=sealed, happened=aim.happened, precision=aim.precision),
    )
    return number_
