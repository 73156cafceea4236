"""Offices to measure on: one case acted out through the real functions, then as many like it as are wanted.

The copies go through the real append and the real projections; only deciding and folding happen once per model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.instants import Instant, plus
from engine.log.entry import Entry, new_cmd, new_nonce
from engine.log.sealed import Disclosure, digests, disclose, open_disclosure
from engine.office import acting, founding, loading, recording, ticking
from engine.office.commanding import Options, plain_who
from engine.office.session import Office
from engine.store import daily
from engine.store.daily import AgendaRow, ItemRow, KaseRow, StoredEntry
from engine.workflow.load import default_root

FOUNDED = "2026-08-01T08:00:00.000Z"
WORKFLOW = "hacked-account"
Step = Callable[[Office, str], object]
_BATCH = 20_000


class Model(NamedTuple):
    """One case as it is stored: what copies are made from."""

    entries: list[StoredEntry]
    sealed: dict[str, str]
    kase: KaseRow
    agenda: list[AgendaRow]
    items: list[ItemRow]


def found(directory: Path) -> None:
    """Make a training office that has taken in the workflow."""
    founding.init(directory, name="Ada Rot", training=True, roles=("lawyer",), simulated=FOUNDED)
    with Office.open(directory, simulated=FOUNDED) as office, office.writing():
        loading.pinned(office, WORKFLOW, [default_root()], plain_who(office), new_cmd())


def case(directory: Path, steps: Iterable[Step], client: str = "Ohm GmbH", since: Instant = FOUNDED) -> str:
    """Act a case out, one step every half hour, and return its id."""
    now = plus(since, hours=1)
    with Office.open(directory, simulated=now) as office:
        opened = recording.open_case(office, WORKFLOW, client, [], Options(), [default_root()])
    for step in steps:
        now = plus(now, minutes=30)
        with Office.open(directory, simulated=now) as office:
            step(office, opened.case_id)
    return opened.case_id


def do(action: str, *words: tuple[str, str], **options: str) -> Step:
    """Return the step that does an action."""
    return lambda office, case_id: acting.act(office, case_id, action, words, (), Options(**options))  # type: ignore[arg-type]


def tick(name: str, *words: tuple[str, str], item: str | None = None) -> Step:
    """Return the step that ticks an item."""
    return lambda office, case_id: ticking.tick(office, case_id, name, item, words, Options())


def note(text: str) -> Step:
    """Return the step that writes a note."""
    return lambda office, case_id: recording.add_note(office, case_id, text, Options())


def add(register: str, *words: tuple[str, str]) -> Step:
    """Return the step that adds an item."""
    return lambda office, case_id: recording.add_item(office, case_id, register, words, Options())


def given(*words: tuple[str, str]) -> Step:
    """Return the step that sets fields."""
    return lambda office, case_id: recording.set_fields(office, case_id, None, words, Options())


def complete(register: str) -> Step:
    """Return the step that declares a register complete."""
    return lambda office, case_id: recording.complete(office, case_id, register, Options())


def attach(kind: str, path: Path) -> Step:
    """Return the step that attaches a file."""
    return lambda office, case_id: recording.attach(office, case_id, path, kind, None, Options())


def forty(letter: Path) -> list[Step]:
    """Return the steps of a case with 40 entries as they come in practice."""
    return [
        do("access_lost"),
        do("report", ("channel", "phone")),
        note("Anruf beim Verkäufersupport, Warteschleife, keine Zusage."),
        given(("takeover_at", "2026-07-31 22:00"), ("police_number", "ST/1234567/2026")),
        do("report", ("channel", "email")),
        do("amazon_locks"),
        attach("lock_notice", letter),
        tick("security.clean_system", ("result", "reinstalled")),
        add("mailboxes", ("address", "info@ohm.example")),
        add("mailboxes", ("address", "shop@ohm.example")),
        complete("mailboxes"),
        tick("security.mail_passwords", item="mailboxes/1"),
        tick("security.mail_passwords", item="mailboxes/2"),
        add("users", ("login", "shop@ohm.example")),
        complete("users"),
        tick("security.mail_settings.user_data"),
        tick("security.mail_settings.passwords"),
        tick("security.unknown_addresses", ("found", "2"), ("deleted", "2")),
        tick("security.card_replaced.applied_for"),
        tick("security.old_card_blocked.at_bank"),
        note("Bank bestätigt die Sperre der Karte."),
        tick("preparation.root_cause", ("cause", "phishing"), ("certainty", "presumed")),
        attach("security_concept", letter),
        tick("preparation.security_concept"),
        attach("customer_concept", letter),
        tick("preparation.customer_concept"),
        tick("preparation.lists"),
        note("Entwurf des Widerspruchs an die Mandantin geschickt."),
        do("ask_lawyer", ("cost_information", "Erstberatung 190 EUR"), ("experience_asked", "2026-08-01")),
        do("file_complaint", ("file_number", "123 Js 4567/26")),
        do(
            "appeal", ("until", "2026-09-14"), ("channel", "form"), ("letter", str(letter)), despite="Der Zugang fehlt."
        ),
        do("amazon_answers", ("answer", "automatic")),
        note("Automatische Antwort ohne Bezug zum Vortrag."),
        do("amazon_answers", ("answer", "asks")),
        do("learn_file_number", ("file_number", "123 Js 4568/26")),
        do("supplement_complaint"),
        note("Nachfrage beantwortet."),
        do("decline_injunction", ("reason", "Die Frist soll erst ablaufen.")),
    ]


def model(directory: Path, case_id: str) -> Model:
    """Read a case as a model for copies."""
    with Office.open(directory, read_only=True) as office:
        con = office.con
        entries = daily.entries_of(con, case_id)
        sealed = {one.digest: one.disclosure for one in daily.case_disclosures(con, case_id)}
        row = daily.load_case(con, case_id)
        assert row is not None
        return Model(entries, sealed, row, daily.agenda_of(con, case_id), daily.load_items(con, case_id))


def multiply(directory: Path, plans: Sequence[tuple[Model, int]]) -> None:
    """Append so many copies of each model, entry by entry in the order of recording, and write their projections.

    The office has no entry that is younger than the first of a model.
    """
    with Office.open(directory) as office, office.writing():
        year = int(FOUNDED[:4])
        free = int(daily.next_case_id(office.con, year)[7:])
        copies: list[tuple[str, Model]] = []
        for each, count in plans:
            copies += [(daily.case_id(year, free + number), each) for number in range(count)]
            free += count
        tails = _append(office, copies)
        for case_id, each in copies:
            daily.save_case(office.con, each.kase._replace(id=case_id, prev=tails[case_id]))
            office.con.executemany(
                "INSERT INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?)", [(case_id, *one[1:]) for one in each.agenda]
            )
            daily.save_items(office.con, [one._replace(case_id=case_id) for one in each.items])


def _append(office: Office, copies: Sequence[tuple[str, Model]]) -> dict[str, str]:
    tails: dict[str, str] = {}
    drafts = sorted(
        ((one.entry.recorded, case_id, one.entry, each) for case_id, each in copies for one in each.entries),
        key=lambda draft: (draft[0], draft[1], draft[2].case_seq),
    )
    for first in range(0, len(drafts), _BATCH):
        made = [_copy(entry, case_id, each) for _, case_id, entry, each in drafts[first : first + _BATCH]]
        stored = daily.append(
            office.con, [entry for entry, _ in made], [one for _, disclosures in made for one in disclosures]
        )
        tails.update((one.entry.case or "", one.leaf_hash) for one in stored)
    return tails


def _copy(entry: Entry, case_id: str, of: Model) -> tuple[Entry, list[Disclosure]]:
    disclosures = [disclose(*open_disclosure(of.sealed[digest])) for digest in entry.data.get("_sd", ())]
    data = {**entry.data, "_sd": digests(disclosures)} if disclosures else entry.data
    copied = entry._replace(case=case_id, case_seq=None, case_prev=None, cmd=new_cmd(), nonce=new_nonce(), data=data)
    return copied, disclosures


def moved(each: Model, days: int) -> Model:
    """Return a model whose every instant lies so many days later: of many cases only few are due on one day."""

    def later(text: str) -> str:
        return _shifted(text, days)

    entries = [
        StoredEntry(one.index, Entry(**json.loads(later(json.dumps(one.entry._asdict())))), one.leaf_hash)
        for one in each.entries
    ]
    kase = KaseRow(*(later(one) if isinstance(one, str) else one for one in each.kase))
    agenda = [row._replace(at=later(row.at) if row.at else None) for row in each.agenda]
    items = [one._replace(happened=later(one.happened)) for one in each.items]
    return Model(entries, each.sealed, kase, agenda, items)


def _shifted(text: str, days: int) -> str:
    import re

    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", lambda found: plus(found.group(), days=days), text)


def sizes(directory: Path) -> Iterator[tuple[str, int]]:
    """Yield what the office holds: cases, entries."""
    with Office.open(directory, read_only=True) as office:
        for name, table in (("cases", "kase"), ("entries", "log_entry")):
            yield name, office.con.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
