"""The world of one scenario: a training office with a simulated clock, and what the last command answered.

Guarantees:
- Everything goes through the public office, as the command line does; nothing is read from the inside.
- A refusal that a scenario does not speak of fails it: nothing goes on after one as if it had been done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.errors import FristwerkError
from engine.instants import Instant
from engine.office import acting, agenda, chronicle, correcting, overview, recording, ticking
from engine.office.commanding import Options, definition_of
from engine.office.overview import Gaps
from engine.office.receipts import Receipt
from engine.office.session import Office
from engine.workflow.load import default_root
from features.support.coverage import Recorder
from features.support.sentences import CLERK, Deed
from features.support.words import ITEMS, LIMITS

OF_ORDERS = ("confirm_fraud", "ship")
"""Acts that, where no order is named, are about all proposed ones."""


class Story:
    """A case as a scenario tells it. `receipt` is the last answer, `error` the last failure."""

    def __init__(self, folder: Path, files: Path, recorder: Recorder) -> None:
        self.folder, self.files, self.recorder = folder, files, recorder
        self.now: Instant | None = None
        self.case_id = ""
        self.papers: dict[str, str] = {}
        self.receipt: Receipt | None = None
        self.error: FristwerkError | None = None
        self.preview: correcting.Preview | None = None
        self._unspoken: str | None = None

    # -- the office ----------------------------------------------------------------------------------------------

    @contextmanager
    def office(self, actor: str | None = CLERK) -> Iterator[Office]:
        """Open the office as a person who types, at the scenario's time."""
        assert self.now is not None, "a scenario begins with its time"
        with Office.open(self.folder, simulated=self.now, actor=actor) as office:
            yield office

    def file(self, name: str) -> Path:
        """Return a file of that name; its content is its name."""
        path = self.files / name
        path.write_text(name, encoding="utf-8")
        return path

    # -- commands ------------------------------------------------------------------------------------------------

    def open(self, workflow: str, client: str, words: tuple[tuple[str, str], ...] = (), at: str | None = None) -> None:
        """Open a case."""
        self.recorder.workflow = workflow
        with self.office() as office:
            answer = recording.open_case(office, workflow, client, words, Options(at=at), [default_root()])
        self.case_id = answer.case_id
        self._answered(answer)

    def do(self, deed: Deed, text: str) -> None:
        """Carry out one sentence; what it answers is kept, a failure too."""
        self.settled()
        late = deed.already or (deed.at is not None and deed.who is None)
        actor = CLERK if late or deed.who is None else deed.who
        by = deed.who if actor != deed.who else None
        options = Options(at=deed.at, by=by, already=deed.already, note=deed.note, despite=deed.despite)
        self.receipt, self.error = None, None
        try:
            with self.office(actor) as office:
                answer = getattr(self, f"_{deed.verb}")(office, deed, options)
        except FristwerkError as error:
            self.error, self._unspoken = error, f"“{text}” failed: {error}"
            return
        self._answered(answer)
        if answer.why is not None:
            unmet = [one.id for one in answer.why.nodes if not one.met]
            self._unspoken = f"“{text}” was refused: {unmet}"

    def _answered(self, answer: Receipt) -> None:
        self.receipt = answer
        self.recorder.answered(answer)

    def settled(self) -> None:
        """Fail if something was refused and the scenario has not said so."""
        assert self._unspoken is None, self._unspoken

    def spoken(self) -> None:
        """Note that the scenario speaks of the refusal."""
        self._unspoken = None

    def _do(self, office: Office, deed: Deed, options: Options) -> Receipt:
        spec = definition_of(office, self.case_id).action(deed.name)
        papers = {one.name for one in spec.inputs if one.type == "evidence"} if spec else set()
        words = [(name, self._paper(value) if name in papers else value) for name, value in deed.words]
        everything = deed.name in OF_ORDERS and not deed.items
        return acting.act(office, self.case_id, deed.name, words, deed.items, options, all_proposed=everything)

    def _paper(self, name: str) -> str:
        """Return the number of a file that was put on record before, else the file."""
        return self.papers.get(name) or str(self.file(name))

    def _tick(self, office: Office, deed: Deed, options: Options) -> Receipt:
        words = dict(deed.words)
        name = deed.name
        if name == "limit":
            name = LIMITS[words.pop("limit")]
        elif name == "report_channels":
            name = f"{name}.{words.pop('channel')}"
        item = deed.items[0] if deed.items else None
        return ticking.tick(office, self.case_id, name, item, words.items(), options)

    def _skip(self, office: Office, deed: Deed, options: Options) -> Receipt:
        words = dict(deed.words)
        name = ITEMS[words["item"]] if "item" in words else LIMITS[words["limit"]]
        return ticking.skip(office, self.case_id, name, None, deed.text or "", words.get("until"), options)

    def _set(self, office: Office, deed: Deed, options: Options) -> Receipt:
        item = deed.items[0] if deed.items else None
        return recording.set_fields(office, self.case_id, item, deed.words, options)

    def _add(self, office: Office, deed: Deed, options: Options) -> Receipt:
        return recording.add_item(office, self.case_id, deed.name, deed.words, options)

    def _complete(self, office: Office, deed: Deed, options: Options) -> Receipt:
        return recording.complete(office, self.case_id, dict(deed.words)["register"], options)

    def _attach(self, office: Office, deed: Deed, options: Options) -> Receipt:
        words = dict(deed.words)
        answer = recording.attach(office, self.case_id, self.file(words["file"]), words["kind"], None, options)
        self.papers[words["file"]] = str(answer.data["number"])
        return answer

    def _note(self, office: Office, deed: Deed, options: Options) -> Receipt:
        return recording.add_note(office, self.case_id, deed.text or "", options)

    def _acknowledge(self, office: Office, deed: Deed, options: Options) -> Receipt:
        return recording.acknowledge(office, self.case_id, self.entry(dict(deed.words)["entry"]), options)

    def correct(self, entry: str, reason: str, words: list[tuple[str, str]], at: str | None, *, strike: bool) -> None:
        """Correct or strike an entry, after the preview that a person sees first."""
        self.settled()
        number = self.entry(entry)
        self.receipt, self.error = None, None
        try:
            with self.office() as office:
                self.preview = correcting.preview(office, self.case_id, number, words, at=at, strike=strike)
                options = Options(expect=self.preview.size)
                answer = correcting.correct(
                    office, self.case_id, number, words, at=at, strike=strike, reason=reason, options=options
                )
        except FristwerkError as error:
            self.error, self._unspoken = error, f"the correction failed: {error}"
            return
        self._answered(answer)

    # -- what a person sees --------------------------------------------------------------------------------------

    def show(self, **when: str) -> dict[str, Any]:
        """Return the case at a glance."""
        self.settled()
        with self.office() as office:
            return overview.show(office, self.case_id, **when)

    def history(self, *, by_happening: bool = False) -> list[dict[str, Any]]:
        """Return who did what when."""
        with self.office() as office:
            found: list[dict[str, Any]] = chronicle.history(office, self.case_id, by_happening=by_happening)["entries"]
        return found

    def gaps(self) -> Gaps:
        """Return what was not met and what is still missing."""
        self.settled()
        with self.office() as office:
            return overview.gaps(office, self.case_id)

    def today(self, days: int = 60) -> dict[str, list[dict[str, Any]]]:
        """Return what is due."""
        self.settled()
        with self.office() as office:
            groups: dict[str, list[dict[str, Any]]] = agenda.today(office, days=days)["groups"]
        return groups

    def entry(self, name: str) -> int:
        """Return the number of "the last appeal", "the first complaint", "the correction": an entry in words."""
        which, wanted = name.removeprefix("the "), None
        order = -1
        for word, index in (("first ", 0), ("second ", 1), ("last ", -1)):
            if which.startswith(word):
                which, order = which.removeprefix(word), index
        wanted = ENTRIES[which]
        found = [one["entry"] for one in self.history() if wanted in (one["action"], one["kind"], _ticked(one))]
        assert found, f"there is no entry that is {name}"
        number: int = found[order]
        return number


def _ticked(row: dict[str, Any]) -> str | None:
    name: str | None = row["data"].get("tick")
    return name


ENTRIES = {
    "threat": "threat_received",
    "reply": "reply_to_extorter",
    "shipping": "ship",
    "flood": "flood_seen",
    "attachment": "attach_to_listing",
    "withdrawal": "withdraw_from_listing",
    "case at Amazon": "open_amazon_case",
    "cancellation": "amazon_cancels_pending",
    "resumption": "resume_work",
    "malware": "malware_found",
    "theft": "credentials_stolen",
    "registration": "trademark_registered",
    "proof": "link_established",
    "rival's offer": "rival_sells",
    "opening": "open",
    "lock": "amazon_locks",
    "appeal": "appeal",
    "answer": "amazon_answers",
    "refusal by Amazon": "amazon_refuses",
    "release": "amazon_reactivates",
    "report": "report",
    "complaint": "file_complaint",
    "request": "request_file_inspection",
    "engagement": "engage_lawyer",
    "closing": "close",
    "announcement": "notified",
    "removal order": "order_removal",
    "claim": "claim_received",
    "debit": "claim_granted",
    "letter of the police": "police_writes",
    "request for documents": "documents_asked",
    "decision": "platform_complaint_decided",
    "end of the account": "amazon_terminates",
    "cancelling": "amazon_cancels",
    "stop of the proceedings": "proceedings_stopped",
    "correction": "correction",
    "refused try": "refusal",
    "lapse": "lapse",
    "note": "note",
    "computer step": "security.clean_system",
    "injunction decision": "decline_injunction",
}
"""Entries as a scenario names them, with the action, tick or kind they are."""
