"""A case made by hand: what the office would hand to the dossier, with entries whose hashes are real."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from amazon.dossier import (
    Dossier,
    Entry,
    Evidence,
    Finding,
    Head,
    Limit,
    Listing,
    Measure,
    Office,
    Reason,
    Row,
    Step,
    Track,
    Workflow,
)
from engine.clock import SimulatedClock
from engine.office import founding, recording, ticking
from engine.office.acting import act
from engine.office.commanding import Options
from engine.office.receipts import Receipt
from engine.office.session import Office as OpenOffice
from engine.workflow.load import default_root

WORDS = {
    "de": ["Konto", "gesperrt", "Zugang", "keiner", "Meldewege", "gemeldet", "Sicherung", "Vorbereitung"],
    "en": ["Account", "locked", "Access", "none", "Reporting", "made", "Security", "Preparation"],
}


def disclosure(name: str, value: str) -> str:
    """Seal a value as RFC 9901 does, with a fixed salt."""
    raw = json.dumps(["c2FsdHNhbHRzYWx0c2FsdA", name, value], ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def chain(kinds: list[tuple[str, dict[str, Any]]]) -> list[Entry]:
    """Write entries of these kinds one behind the other, each naming the leaf of the one before."""
    entries: list[Entry] = []
    for number, (kind, data) in enumerate(kinds, start=1):
        previous = entries[-1].leaf if entries else None
        value = {"case": "A-2026-0031", "case_prev": previous, "case_seq": number, "data": data, "kind": kind, "v": 1}
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        leaf = hashlib.sha256(b"\x00" + text.encode()).hexdigest()
        sealed = tuple(disclosure(name, f"{name} Geheimgrund") for name in data.get("sets", []) if name == "reason")
        entries.append(Entry(number, number * 3, leaf, text, sealed))
    entries[0] = entries[0]._replace(
        disclosures=(disclosure("client", "Möbel Jürß"), disclosure("note", "Geheimgrund"))
    )
    return entries


_KINDS: list[tuple[str, dict[str, Any]]] = [
    ("open", {"workflow": "hacked-account", "sets": ["client"]}),
    ("action", {"action": "access_lost"}),
    ("action", {"action": "report", "inputs": {"channel": "case"}}),
    ("action", {"action": "amazon_locks"}),
    ("refusal", {"action": "appeal", "unmet": ["appeal.should.done.security"]}),
    ("evidence", {"number": 1, "evidence": "security_concept", "sets": ["file"]}),
    ("tick", {"tick": "security.clean_system", "result": {"found": "reinstalled"}}),
    ("note", {"sets": ["text"]}),
    ("action", {"action": "appeal", "inputs": {"until": "2026-11-24"}}),
    ("action", {"action": "file_complaint"}),
    ("correction", {"corrects": 4, "sets": ["reason"]}),
    ("evidence", {"number": 2, "evidence": "mandate", "sets": ["file"]}),
    ("action", {"action": "decline_injunction", "sets": ["reason"]}),
]


def _chronology(lang: str) -> tuple[Row, ...]:
    de = lang == "de"
    rows = [
        (1, "open", None, "2026-11-02T08:10:00.000Z", "minute", "Akte angelegt", "Case opened", ()),
        (2, "action", "access_lost", "2026-11-02T06:00:00.000Z", "minute", "Zugang verloren", "Access lost", ()),
        (3, "action", "report", "2026-11-02T08:31:00.000Z", "minute", "An Amazon gemeldet", "Reported to Amazon",
         (("Weg: Fall im Verkäuferkonto",), ("Channel: case in Seller Central",))),
        (4, "action", "amazon_locks", "2026-11-03T23:00:00.000Z", "day", "Amazon sperrt das Konto", "Amazon locks", ()),
        (5, "refusal", "appeal", "2026-11-05T09:00:00.000Z", "minute", "abgewiesen: Befundsatz", "Befundsatz", ()),
        (6, "evidence", None, "2026-11-06T09:00:00.000Z", "minute", "Sicherheitskonzept beigefügt",
         "Security concept attached", ()),
        (7, "tick", "security.clean_system", "2026-11-06T10:00:00.000Z", "minute", "Rechner neu aufgesetzt",
         "System reinstalled", ()),
        (8, "note", None, "2026-11-06T11:00:00.000Z", "minute", "Strategienotiz", "Strategienotiz", ()),
        (9, "action", "appeal", "2026-11-10T09:00:00.000Z", "minute", "Einspruch eingelegt", "Appeal sent",
         (("Frist zur Freigabe bis 24.11.2026",), ("Reply asked by 24 Nov 2026",))),
        (10, "action", "file_complaint", "2026-11-11T09:00:00.000Z", "minute", "Strafanzeige erstattet",
         "Criminal complaint filed", ()),
        (12, "evidence", None, "2026-11-12T09:00:00.000Z", "minute", "Vollmacht beigefügt", "Vollmacht", ()),
        (13, "action", "decline_injunction", "2026-11-12T10:00:00.000Z", "minute", "Eilantrag unterlassen",
         "unterlassen", ()),
    ]  # fmt: skip
    late = {4: "2026-11-04T15:12:00.000Z", 2: "2026-11-02T08:12:00.000Z"}
    return tuple(
        Row(number, kind, name, at, precision, late.get(number, at), german if de else english,
            (details[0] if de else details[1]) if details else (), number in late)
        for number, kind, name, at, precision, german, english, details in rows
    )  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Dossier]:
    """Return a maker of dossiers: `made(lang, audience, orders=…, training=…)`."""
    store = tmp_path / "store"
    store.mkdir()

    def piece(number: int, kind: str, label: str, name: str, entry: int) -> Evidence:
        content = f"{label} – Inhalt {number}\n".encode() * 400
        path = store / str(number)
        path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        happened = "2026-11-06T09:00:00.000Z"
        return Evidence(number, kind, label, name, len(content), digest, happened, "minute", entry, path)

    def make(lang: str = "de", audience: str = "amazon", *, orders: int = 7, training: bool = False) -> Dossier:
        de = lang == "de"
        word = WORDS["de" if de else "en"]
        entries = chain(_KINDS)
        last = entries[-1]
        done = "2026-11-06T10:00:00.000Z"
        return Dossier(
            office=Office("Kanzlei Brückner & Söhne", "brueckner.example/akten-7f3a", training),
            case="A-2026-0031",
            client="Möbel Jürß GmbH",
            zone="Europe/Berlin",
            lang=lang,
            audience=audience,
            covers=len(entries),
            head=Head(last.leaf_index + 1, hashlib.sha256(b"root").hexdigest(), last.leaf_index, last.leaf),
            as_of="2026-11-12T10:00:00.000Z",
            workflow=Workflow("hacked-account", 1, hashlib.sha256(b"workflow").hexdigest()),
            tracks=(
                Track("account", "appealed", word[0], word[1], "2026-11-10T09:00:00.000Z"),
                Track("access", "none", word[2], word[3], "2026-11-02T06:00:00.000Z"),
                Track("reporting", "made", word[4], word[5], None),
                Track("counsel", "none", "Vollmacht", "–", None),
            ),
            aware_at="2026-11-02T06:00:00.000Z",
            takeover_at="2026-11-01T20:15:00.000Z",
            chronology=_chronology(lang),
            measures=(
                Measure(word[6], "Rechner geprüft oder neu aufgesetzt", "done", done, "minute", "neu aufgesetzt", 7),
                Measure(word[6], "Passwörter der Postfächer: info@…", "done", done, "day", None, 7),
                Measure(word[6], "Zugangsdaten der Nutzer", "postponed"),
                Measure(word[6], "Alte Karte gesperrt: bei der Bank", "open"),
                Measure(word[7], "Kundenkonzept", "not_applicable"),
            ),
            orders=tuple(f"302-{number:07}-{number * 37 % 9999999:07}" for number in range(1, orders + 1)),
            listings=(Listing("B0FREMD001", "2026-11-06", None), Listing("B0FREMD002", None, "2026-11-20")),
            criminal=(
                Step(
                    10, "file_complaint", "Strafanzeige erstattet", "2026-11-11T09:00:00.000Z", "minute", "261111-0815"
                ),
                Step(13, "decline_complaint", "von Strafanzeige abgesehen, unterlassen", done, "minute", None),
            ),
            limits=(
                Limit("amazon_reply", "Frist zur Freigabe", "open", "läuft", "2026-11-24", "2026-11-24T23:00:00.000Z"),
                Limit("decide_injunction", "Eilantrag unterlassen", "open", "läuft", "2026-12-04", None),
            ),
            findings=(Finding(9, "appeal.should.done.security", "should", "Befundsatz: Liste nicht erledigt"),),
            reasons=(Reason(9, "trotzdem", "Geheimgrund: die Zeit drängt"), Reason(8, "Notiz", "Strategienotiz")),
            evidence=(
                piece(1, "security_concept", "Sicherheitskonzept", "Sicherheits Konzept (Übersicht).pdf", 6),
                piece(2, "mandate", "Vollmacht", "Vollmacht.pdf", 12),
            ),
            entries=tuple(entries),
        )

    return make


HEADER = "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tasin\tsku\tquantity\n"


def order_id(number: int) -> str:
    """Return an order number that looks like Amazon's."""
    return f"302-{number * 7919 % 9_999_999:07}-{number * 104_729 % 9_999_999:07}"


def order(number: int, day: str = "2026-09-06", status: str = "Pending", *, asin: str = "", updated: str = "") -> str:
    """Return one row of an All Orders report, made at 10:00 in Berlin."""
    made = f"{day}T10:00:00+02:00"
    return f"{order_id(number)}\t{made}\t{updated or made}\t{status}\t{asin or 'B0EIGEN001'}\tSKU-{number}\t1\n"


class Desk:
    """A training office with one case, and somebody who works on it."""

    def __init__(self, office: OpenOffice, case: str, folder: Path) -> None:
        self.office, self.case, self.folder = office, case, folder

    def at(self, instant: str) -> None:
        """Set the office's clock."""
        self.office.clock = SimulatedClock(instant)

    def do(self, action: str, *words: str, items: tuple[str, ...] = (), **options: Any) -> Receipt:
        """Act with inputs as typed."""
        return act(self.office, self.case, action, [_pair(one) for one in words], items, Options(**options))

    def tick(self, name: str, *words: str, item: str | None = None) -> Receipt:
        """Tick a checklist item."""
        return ticking.tick(self.office, self.case, name, item, [_pair(one) for one in words], Options())

    def attach(self, name: str, kind: str) -> Receipt:
        """Write a file and attach it."""
        return recording.attach(self.office, self.case, self.file(name, name * 40), kind, None, Options())

    def file(self, name: str, text: str) -> Path:
        """Write a file beside the office."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def report(self, *rows: str, name: str = "Alle Bestellungen.txt") -> Path:
        """Write an All Orders report of these rows."""
        return self.file(name, HEADER + "".join(rows))

    def size(self) -> int:
        """Count the entries of the log."""
        count: int = self.office.con.execute("SELECT count(*) FROM log_entry").fetchone()[0]
        return count

    order = staticmethod(order)
    order_id = staticmethod(order_id)

    def states(self, register: str = "orders") -> dict[int, str]:
        """Return the state of each item of a register."""
        rows = self.office.con.execute("SELECT number, state FROM item WHERE register = ? ORDER BY number", (register,))
        return dict(rows.fetchall())


def _pair(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One training office with one open case; tests take copies of it."""
    folder = tmp_path_factory.mktemp("founded") / "office"
    start = "2026-09-07T06:00:00.000Z"
    founding.init(folder, name="Ada Brückner", training=True, roles=["lawyer"], place="DE-BE", simulated=start)
    with OpenOffice.open(folder, simulated=start) as office:
        words = [("aware_at", "2026-09-07 07:30")]
        recording.open_case(office, "hacked-account", "Möbel Jürß GmbH", words, Options(), [default_root()])
    return folder


@pytest.fixture
def desk(founded: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of one's own in a copy of the office, on 7 September 2026 at 10:00 in Berlin."""
    shutil.copytree(founded, tmp_path / "office")
    with OpenOffice.open(tmp_path / "office", simulated="2026-09-07T08:00:00.000Z") as office:
        yield Desk(office, "A-2026-0001", tmp_path)
