"""The dossier out of a real case: as known at its newest entry, the same bytes again, nothing of ours in Amazon's."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from amazon.dossier import evidence_paths
from amazon.exporting import build, export
from amazon.importing import import_orders
from amazon.pages import pages
from amazon.redact import for_amazon
from engine.errors import DamagedError, UnknownError, UsageError
from engine.log import tree
from engine.office import correcting, recording
from engine.office.commanding import Options
from engine.office.filing import open_file
from engine.workflow.load import default_root

SECRETS = ("Geheimgrund", "Strategienotiz", "Korrekturgrund", "Vollmacht", "Eilverfahren")


@pytest.fixture
def worked(desk):
    """A case that was worked on for two weeks: refused, passed with a reason, corrected, complained about."""
    desk.do("access_lost", at="2026-09-07 07:30")
    desk.do("report", "channel=case")
    rows = [desk.order(1, status="Unshipped"), desk.order(2, status="Shipped"), desk.order(3)]
    import_orders(desk.office, desk.case, desk.report(*rows), since=None)
    desk.do("dismiss", items=("orders/1", "orders/2"))
    desk.do("confirm_fraud", items=("orders/3",))
    desk.at("2026-09-09T08:00:00.000Z")
    desk.do("amazon_locks", at="2026-09-08")
    desk.tick("security.clean_system", "result=reinstalled")
    desk.tick("security.unknown_addresses", "found=2", "deleted=1")
    desk.attach("Sicherheitskonzept.pdf", "security_concept")
    recording.add_note(desk.office, desk.case, "Strategienotiz: noch kein Eilverfahren", Options())
    letter = f"letter={desk.file('Antrag auf Freigabe.pdf', 'Antrag')}"
    desk.do("appeal", "until=2026-09-25", "channel=email", letter)
    desk.do("appeal", "until=2026-09-25", "channel=email", letter, despite="Geheimgrund: Umsatzausfall")
    desk.do("file_complaint", "police_number=260909-1042-i")
    mandate = f"mandate={desk.file('Vollmacht.pdf', 'V')}"
    desk.do("engage_lawyer", mandate, despite="Geheimgrund: bekannt")
    return desk


def known(desk, audience: str = "lawyer", lang: str = "en"):
    """Return the dossier as a value."""
    with desk.office.reading():
        return build(desk.office, open_file(desk.office, desk.case), audience, lang)


def bytes_of(directory: Path) -> dict[str, bytes]:
    """Return path → bytes of every file below a directory."""
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def row(dossier, entry: int):
    """Return the chronology's row of an entry, None if it has none."""
    return next((one for one in dossier.chronology if one.entry == entry), None)


@pytest.mark.parametrize("audience", ["amazon", "lawyer"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_asked_again_it_is_the_same_and_adds_nothing(worked, audience, lang) -> None:
    """Another directory, another day: equal bytes, no second export on record."""
    first = export(worked.office, worked.case, worked.folder / "one", audience=audience, lang=lang)
    before = worked.size()
    worked.at("2026-09-20T09:00:00.000Z")
    second = export(worked.office, worked.case, worked.folder / "two", audience=audience, lang=lang)

    assert bytes_of(worked.folder / "one") == bytes_of(worked.folder / "two")
    assert (None, True, first.entry, before) == (second.receipt, second.unchanged, second.entry, worked.size())


def test_another_case_that_grows_changes_nothing(worked) -> None:
    """The head in the dossier is that of its newest entry, not that of the day."""
    export(worked.office, worked.case, worked.folder / "one")
    recording.open_case(worked.office, "hacked-account", "Andere KG", [], Options(), [default_root()])
    again = export(worked.office, worked.case, worked.folder / "two")

    assert again.unchanged
    assert bytes_of(worked.folder / "one") == bytes_of(worked.folder / "two")


def test_another_process_makes_the_same_bytes(worked, tmp_path) -> None:
    """Neither time zone, home, working directory nor hash seed reaches the dossier."""
    first = export(worked.office, worked.case, worked.folder / "one", audience="lawyer")
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from amazon.exporting import export
        from engine.office.session import Office
        with Office.open(Path(sys.argv[1]), simulated="2026-09-19T23:30:00.000Z") as office:
            print(export(office, "A-2026-0001", Path(sys.argv[2]), audience="lawyer").manifest)
    """)
    elsewhere = {"TZ": "Pacific/Auckland", "HOME": str(tmp_path), "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"}
    root = str(Path(__file__).parents[2])
    other = subprocess.run(
        [sys.executable, "-c", program, str(worked.folder / "office"), str(tmp_path / "two")],
        capture_output=True, text=True, check=True, cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": root, **elsewhere},
    )  # fmt: skip

    assert first.manifest == other.stdout.strip()


def test_it_covers_what_is_no_export(worked) -> None:
    """A dossier for the lawyer right after Amazon's covers the same entries; a note after it is one more."""
    covers = export(worked.office, worked.case, worked.folder / "one").covers
    second = export(worked.office, worked.case, worked.folder / "two", audience="lawyer")
    recording.add_note(worked.office, worked.case, "Anruf", Options())
    third = export(worked.office, worked.case, worked.folder / "three", audience="lawyer")

    assert (covers, covers + 3) == (second.covers, third.covers)


def test_the_export_is_recorded_with_its_manifest(worked) -> None:
    """The entry names what went out, so that the directory can be held against the log."""
    result = export(worked.office, worked.case, worked.folder / "out", audience="amazon", lang="de")
    text = worked.office.con.execute("SELECT entry FROM log_entry WHERE kind = 'export'").fetchone()[0]
    manifest = hashlib.sha256((worked.folder / "out" / "manifest-sha256.txt").read_bytes()).hexdigest()

    assert (result.entry, manifest) == (json.loads(text)["case_seq"], result.manifest)
    assert {"audience": "amazon", "lang": "de", "covers": result.covers, "manifest": manifest} == json.loads(text)[
        "data"
    ]


def test_the_head_is_the_tree_at_the_newest_entry(worked) -> None:
    """Size and root are those of the log up to it, by the definition of RFC 6962."""
    recording.open_case(worked.office, "hacked-account", "Andere KG", [], Options(), [default_root()])
    head = known(worked).head
    leaves = [leaf for (leaf,) in worked.office.con.execute("SELECT leaf_hash FROM log_entry ORDER BY idx")]

    assert head.leaf_index + 1 == head.size < len(leaves)
    assert tree.root_of(leaves[: head.size]).hex() == head.root


def test_amazon_sees_no_reason_note_refusal_or_finding(worked) -> None:
    """Neither the pages nor the lines of the log say a word of it; the lawyer's dossier does."""
    correcting.correct(
        worked.office,
        worked.case,
        2,
        [],
        at="2026-09-07 07:15",
        strike=False,
        reason="Korrekturgrund",
        options=Options(),
    )
    export(worked.office, worked.case, worked.folder / "out", lang="de")
    dossier = for_amazon(known(worked, "amazon", "de"))
    said = json.dumps(pages(dossier, evidence_paths(dossier.evidence)), ensure_ascii=False)
    lines = (worked.folder / "out" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    sealed = [
        base64.urlsafe_b64decode(one + "==").decode()
        for line in lines
        for one in json.loads(line).get("disclosures", ())
    ]
    shown = said + "".join(lines) + "".join(sealed)

    assert [] == [secret for secret in SECRETS if secret in shown]
    assert {"Geheimgrund: Umsatzausfall", "Korrekturgrund"} <= {one.text for one in known(worked).reasons}


def test_for_amazon_only_the_chronology_is_readable(worked) -> None:
    """Every entry has its line; those without a row are index and leaf hash."""
    result = export(worked.office, worked.case, worked.folder / "out")
    lines = [json.loads(line) for line in (worked.folder / "out" / "entries.jsonl").read_text().splitlines()]
    readable = {line["entry"] for line in lines if "text" in line}

    assert [*range(1, result.covers + 1)] == [line["entry"] for line in lines]
    assert {one.entry for one in for_amazon(known(worked, "amazon")).chronology} == readable
    assert {"entry", "index", "leaf"} == set(lines[11])


def test_orders_not_fulfilled_are_fraud_and_unshipped_ones(worked) -> None:
    """A regular order that was shipped is none of them."""
    assert (worked.order_id(1), worked.order_id(3)) == known(worked).orders


def test_a_correction_counts_and_is_marked(worked) -> None:
    """The corrected time stands in the chronology, with the entry that corrected it."""
    correcting.correct(
        worked.office, worked.case, 2, [], at="2026-09-07 07:15", strike=False, reason="Protokoll", options=Options()
    )
    dossier = known(worked)

    assert "2026-09-07T05:15:00.000Z" == row(dossier, 2).happened
    assert (f"corrected by #{dossier.covers}",) == row(dossier, 2).details


def test_what_was_struck_is_not_told(worked) -> None:
    """The complaint was never filed: no row, no step; for Amazon its entry is a hash."""
    entry = next(one.entry for one in known(worked).criminal)
    correcting.correct(worked.office, worked.case, entry, [], at=None, strike=True, reason="Irrtum", options=Options())
    dossier = known(worked, "amazon")

    assert (None, ()) == (row(dossier, entry), dossier.criminal)
    assert for_amazon(dossier).entries[entry - 1].text is None


def test_a_limit_that_has_run_out_is_announced_first(worked) -> None:
    """Nobody swept: the dossier still says that Amazon's time is over, and names the last day."""
    worked.at("2026-10-01T08:00:00.000Z")
    export(worked.office, worked.case, worked.folder / "out")
    dossier = known(worked)
    lapse = next(one for one in dossier.chronology if one.name == "amazon_reply")

    assert "deadline_lapsed" == next(one.state for one in dossier.tracks if one.track == "account")
    assert "last day 25 Sep 2026" == lapse.details[0].replace("\u00a0", " ")


def test_late_facts_stand_where_they_happened(worked) -> None:
    """What was recorded weeks later has both times and its place in the order."""
    worked.do("access_limited", at="2026-09-08 12:00")
    dossier = known(worked)
    order = [one.name for one in dossier.chronology]

    assert order.index("amazon_locks") < order.index("access_limited") < order.index("appeal")
    assert row(dossier, dossier.covers).late


def test_a_letter_is_told_with_its_action(worked) -> None:
    """No row of its own for the file that the appeal names; the index of evidence has it."""
    dossier = known(worked)
    letter = next(one for one in dossier.evidence if one.kind == "appeal_letter")
    appeal = next(one for one in dossier.chronology if one.name == "appeal" and one.kind == "action")

    assert row(dossier, letter.entry) is None
    assert f"Letter: Evidence no. {letter.number}" in appeal.details


def test_refusals_name_what_was_missing_for_the_lawyer(worked) -> None:
    """They prove care: the try, and each condition that was not met."""
    refusal = next(one for one in known(worked).chronology if one.kind == "refusal")

    assert "Refused: appeal" == refusal.label
    assert "not met: Security done" in refusal.details


def test_a_tick_out_of_order_names_what_comes_first(worked) -> None:
    """The order of the checklist is a condition like any other, and said as one."""
    worked.do("amazon_reactivates")
    worked.do("amazon_locks")
    recording.add_item(worked.office, worked.case, "mailboxes", [("address", "a@b.example")], Options())
    worked.tick("security.mail_passwords", item="mailboxes/1")
    refusal = [one for one in known(worked).chronology if one.kind == "refusal"][-1]

    assert ("not met: Computer scanned or set up anew",) == tuple(refusal.details)


def test_measures_have_dates_and_results(worked) -> None:
    """What was done, when, by which entry and with what result, in the words and the order of the workflow."""
    found = {one.label: one for one in known(worked).measures}
    looked = found["Unknown e-mail addresses looked for"]

    assert ("done", "2026-09-09T08:00", "found: 2, deleted: 1") == (looked.state, looked.done_at[:16], looked.result)
    assert "set up anew" == found["Computer scanned or set up anew"].result
    assert "postponed" == found["New card: on file with Amazon"].state


def test_criminal_steps_carry_their_number(worked) -> None:
    """Which number it is stands before it."""
    assert ["Police number: 260909-1042-i"] == [one.number for one in known(worked).criminal]


def test_a_changed_file_stops_the_dossier(worked) -> None:
    """Nothing is written and nothing recorded when a file is not what was attached."""
    piece = known(worked).evidence[0]
    piece.path.chmod(0o644)
    piece.path.write_text("etwas anderes")
    before = worked.size()
    with pytest.raises(DamagedError, match="is not the file that was attached"):
        export(worked.office, worked.case, worked.folder / "out")

    assert (before, False) == (worked.size(), (worked.folder / "out").exists())


def test_a_directory_with_something_else_is_refused(worked) -> None:
    """What lies there is not ours to touch, and no export is recorded."""
    (worked.folder / "out").mkdir()
    (worked.folder / "out" / "brief.txt").write_text("mine")
    before = worked.size()
    with pytest.raises(UsageError, match="is not this dossier"):
        export(worked.office, worked.case, worked.folder / "out")

    assert before == worked.size()


def test_an_unknown_case_is_unknown(desk) -> None:
    """Exit 4 with the cases there are."""
    with pytest.raises(UnknownError):
        export(desk.office, "A-2026-0099", desk.folder / "out")


def test_a_case_just_opened_has_a_dossier(desk) -> None:
    """One entry, no measures done: still a document that can be checked."""
    result = export(desk.office, desk.case, desk.folder / "out", lang="en")

    assert (1, 2) == (result.covers, result.entry)
    assert ("dossier.pdf", "entries.jsonl", "manifest-sha256.txt") == result.files
