"""The dossier: same bytes, checkable by anybody, and nothing in Amazon's that is not Amazon's."""

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

from amazon.dossier import Evidence, evidence_paths, write
from amazon.pages import pages
from amazon.pdf import render
from amazon.redact import for_amazon
from engine.errors import CannotWriteError, DamagedError, UsageError
from engine.paper import printable

SECRETS = ("Geheimgrund", "Strategienotiz", "Befundsatz", "Vollmacht", "unterlassen")


def tree(directory: Path) -> dict[str, bytes]:
    """Return path → bytes of every file below a directory."""
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def said(dossier) -> str:
    """All text that the PDF holds: the pages are its only input."""
    return json.dumps(pages(dossier, evidence_paths(dossier.evidence)), ensure_ascii=False)


def lines(directory: Path) -> list[dict]:
    """Return the lines of entries.jsonl."""
    return [json.loads(line) for line in (directory / "entries.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("audience", ["amazon", "lawyer"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_same_dossier_is_the_same_bytes(made, tmp_path, lang, audience) -> None:
    """Two directories, one dossier: every file is equal, byte by byte."""
    first = write(made(lang, audience), tmp_path / "one")
    second = write(made(lang, audience), tmp_path / "elsewhere" / "two")

    assert tree(tmp_path / "one") == tree(tmp_path / "elsewhere" / "two")
    assert first == second


def test_another_process_another_place_another_day(made, tmp_path) -> None:
    """Neither working directory, home, locale, time zone nor hash seed reaches the bytes of the PDF."""
    dossier = made("de", "lawyer")
    document = pages(dossier, evidence_paths(dossier.evidence))
    program = textwrap.dedent("""
        import json, sys
        from amazon.pdf import render
        sys.stdout.buffer.write(render(json.loads(sys.stdin.read()), sys.argv[1]))
    """)
    elsewhere = {"TZ": "Pacific/Auckland", "HOME": str(tmp_path), "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"}
    root = Path(__file__).parents[2]
    other = subprocess.run(
        [sys.executable, "-c", program, dossier.as_of],
        input=json.dumps(document).encode(), capture_output=True, check=True, cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(root), **elsewhere},
    )  # fmt: skip

    assert hashlib.sha256(render(document, dossier.as_of)).digest() == hashlib.sha256(other.stdout).digest()


def test_the_manifest_is_checked_by_sha256sum(made, tmp_path) -> None:
    """`sha256sum -c` accepts every file, the manifest names all of them, and its own hash is the result."""
    result = write(made(), tmp_path / "out")
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "manifest-sha256.txt"],
        check=False,
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
    )

    assert 0 == checked.returncode
    assert sorted({*tree(tmp_path / "out")} - {"manifest-sha256.txt"}) == sorted(
        line.removesuffix(": OK") for line in checked.stdout.splitlines()
    )
    assert result.files == tuple(sorted(tree(tmp_path / "out")))
    assert result.manifest_sha256 == hashlib.sha256((tmp_path / "out/manifest-sha256.txt").read_bytes()).hexdigest()


def test_asked_again_it_leaves_the_directory_alone(made, tmp_path) -> None:
    """The identical dossier stands already: nothing is written, and the result says so."""
    write(made(), tmp_path / "out")
    before = (tmp_path / "out" / "dossier.pdf").stat().st_mtime_ns
    again = write(made(), tmp_path / "out")

    assert again.unchanged
    assert before == (tmp_path / "out" / "dossier.pdf").stat().st_mtime_ns


@pytest.mark.parametrize("there", ["other/file.txt", "dossier.pdf"])
def test_a_directory_with_anything_else_is_refused(made, tmp_path, there) -> None:
    """What lies there stays as it was."""
    path = tmp_path / "out" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(UsageError, match="is not this dossier"):
        write(made(), tmp_path / "out")

    assert {there: b"mine"} == tree(tmp_path / "out")


def test_an_empty_directory_is_taken(made, tmp_path) -> None:
    """A directory made beforehand is no obstacle, and nothing is left beside it."""
    (tmp_path / "out").mkdir()
    write(made(), tmp_path / "out")

    assert (tmp_path / "out" / "dossier.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert {"out", "store"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_withheld_word_reaches_amazon(made, tmp_path, lang) -> None:
    """Reasons, notes, findings, refusals, the mandate and counsel's decisions: in no page, line, name or disclosure."""
    dossier = made(lang, "amazon")
    write(dossier, tmp_path / "out")
    everything = [said(for_amazon(dossier)), *tree(tmp_path / "out")]
    everything += [
        content.decode() for path, content in tree(tmp_path / "out").items() if path.endswith((".jsonl", ".txt"))
    ]
    everything += [
        base64.urlsafe_b64decode(one + "==").decode()
        for line in lines(tmp_path / "out")
        for one in line.get("disclosures", [])
    ]

    assert [] == [(word, text[:40]) for word in SECRETS for text in everything if word in text]
    assert [] == [word for word in ("despite", "refusal", "unmet", "correction") if word in "".join(everything)]


def test_the_lawyer_reads_all_of_it(made, tmp_path) -> None:
    """The same words stand in the lawyer's dossier, and every entry is enclosed in full."""
    write(made("de", "lawyer"), tmp_path / "out")

    assert [] == [word for word in SECRETS if word not in said(made("de", "lawyer"))]
    assert all("text" in line for line in lines(tmp_path / "out"))
    assert (tmp_path / "out" / "evidence" / "02_Vollmacht.pdf").exists()


@pytest.mark.parametrize("audience", ["amazon", "lawyer"])
def test_entries_can_be_checked_against_each_other(made, tmp_path, audience) -> None:
    """Each enclosed entry has the leaf hash given, and names the leaf of the line before it, shown or withheld."""
    write(made("de", audience), tmp_path / "out")
    written = lines(tmp_path / "out")
    for before, line in zip([None, *written], written, strict=False):
        if "text" in line:
            assert line["leaf"] == hashlib.sha256(b"\x00" + line["text"].encode()).hexdigest()
            assert json.loads(line["text"])["case_prev"] == (before["leaf"] if before else None)

    assert list(range(1, 14)) == [line["entry"] for line in written]


def test_amazon_reads_the_entries_of_its_chronology_only(made, tmp_path) -> None:
    """Refusal, note, correction, mandate and the injunction are index and leaf hash."""
    write(made("de", "amazon"), tmp_path / "out")

    assert [5, 8, 11, 12, 13] == [line["entry"] for line in lines(tmp_path / "out") if "text" not in line]
    assert all({"entry", "index", "leaf"} == line.keys() for line in lines(tmp_path / "out") if "text" not in line)


def test_redaction_does_not_trust_its_caller(made) -> None:
    """A disclosure of a note beside the client's name is dropped; doing it twice changes nothing."""
    once = for_amazon(made())
    names = [json.loads(base64.urlsafe_b64decode(one + "=="))[1] for entry in once.entries for one in entry.disclosures]

    assert ["client"] == names
    assert once == for_amazon(once)


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("action", "amazon_locks", True),
        ("action", "second_account_found", False),
        ("action", "an_act_of_a_later_version", False),
        ("tick", "security.clean_system", True),
        ("tick", "house_rules.call_back", False),
        ("lapse", "amazon_reply", True),
        ("lapse", "decide_injunction", False),
        ("acknowledge", None, False),
    ],
)
def test_what_is_not_known_to_be_amazons_stays_inside(made, kind, name, shown) -> None:
    """Rows pass by name, so that an action that nobody thought of is withheld."""
    dossier = made()
    row = dossier.chronology[3]._replace(kind=kind, name=name)

    assert shown == (row in for_amazon(dossier._replace(chronology=(row,))).chronology)


def test_criminal_steps_are_number_and_date(made) -> None:
    """The complaint with its number stands there, the sentence of § 32f too, and no refusal of a complaint."""
    text = said(for_amazon(made("de", "amazon")))

    assert "261111-0815" in text
    assert "§ 32f Abs. 5 StPO" in text
    assert "von Strafanzeige abgesehen" not in text


def test_both_times_stand_where_they_differ(made) -> None:
    """Recorded ten minutes late: both; to the minute of it: one; for a day, only another day counts."""
    dossier = made("de", "amazon")
    table = next(block for block in pages(dossier, {1: "", 2: ""})["blocks"] if block["type"] == "table")
    times = {row[0]["text"]: (row[1]["text"], row[1]["sub"]) for row in table["rows"]}

    assert ("02.11.2026, 07:00", ["nachgetragen 02.11.2026, 09:12"]) == times["#2"]
    assert ("02.11.2026, 09:31", []) == times["#3"]
    assert ("04.11.2026", []) == times["#4"]


def test_empty_sections_are_left_out(made, tmp_path) -> None:
    """A case of its first hour has a summary and the log, and sets without a warning."""
    dossier = made("en", "lawyer")._replace(
        client=None, tracks=(), chronology=(), measures=(), orders=(), listings=(), criminal=(), limits=(),
        findings=(), reasons=(), evidence=(), aware_at=None, takeover_at=None,
    )  # fmt: skip
    write(dossier, tmp_path / "out")
    titles = [block["title"] for block in pages(dossier, {})["blocks"] if block["type"] == "section"]

    assert ["Summary", "The log and how to check it"] == titles


def test_two_thousand_orders_and_endless_words_are_set(made, tmp_path) -> None:
    """A long list takes more pages; a name that no line holds breaks, and no character stops the PDF."""
    odd = "ŁódźΩЖ中文🙂\u202e\x1b" + "x" * 180
    dossier = made("de", "amazon", orders=2000)._replace(client=odd)
    write(dossier, tmp_path / "out")

    assert "302-0002000-" in said(dossier)
    assert "[U+4E2D]" in said(dossier)
    assert "\x1b" not in said(dossier)


def test_no_markup_of_the_typesetter_is_read(made, tmp_path) -> None:
    """What a person typed stays what it is, also where it looks like the template's language."""
    evil = '#panic("no") *bold* $x$ <label> @ref \\ "quoted"'
    write(made("en", "amazon")._replace(client=evil), tmp_path / "out")

    assert f"Seller account of {evil}" == pages(made("en")._replace(client=evil), {1: "", 2: ""})["title"]


def test_whatever_is_printable_has_a_glyph(made) -> None:
    """Every character that `printable` lets through can be set in PDF/A, which allows no missing glyph."""
    text = " ".join(chr(code) for code in range(0x20, 0x3000))
    document = pages(made(), {1: "", 2: ""})
    document["blocks"] = [{"type": "text", "text": printable(text)}, {"type": "code", "text": printable(text)}]

    assert render(document, "2026-11-12T10:00:00.000Z").startswith(b"%PDF")


def test_a_training_office_marks_every_page(made, tmp_path) -> None:
    """The watermark is in the page's background in both languages; a real office has none."""
    marks = [pages(made(lang, training=True), {1: "", 2: ""})["watermark"] for lang in ("de", "en")]

    assert ["ÜBUNG", "TRAINING"] == marks
    assert pages(made("de"), {1: "", 2: ""})["watermark"] is None
    assert write(made(), tmp_path / "a").manifest_sha256 != write(made(training=True), tmp_path / "b").manifest_sha256


def test_evidence_is_copied_untouched_under_a_safe_name(made, tmp_path) -> None:
    """Bytes as attached; the name in letters that every file system takes."""
    dossier = made("de", "lawyer")
    write(dossier, tmp_path / "out")
    copy = tmp_path / "out" / "evidence" / "01_Sicherheits-Konzept-Uebersicht.pdf"

    assert dossier.evidence[0].sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Größe ß.PDF", "Groesse-ss.PDF"),
        ("中文", "file"),
        ("a" * 300 + ".pdf", "a" * 70 + ".pdf"),
    ],
)
def test_names_of_evidence_are_safe(tmp_path, name, safe) -> None:
    """No path, no blank, no odd letter; the number in front keeps two equal names apart."""
    piece = Evidence(3, "other", "Beleg", name, 1, "", "2026-11-06T09:00:00.000Z", "minute", 1, tmp_path)

    assert {3: f"evidence/03_{safe}"} == evidence_paths((piece,))


def test_a_changed_file_stops_the_dossier(made, tmp_path) -> None:
    """Evidence that is not what was attached is damage, and nothing is written."""
    dossier = made()
    dossier.evidence[0].path.write_bytes(b"changed")
    with pytest.raises(DamagedError, match="not the file that was attached"):
        write(dossier, tmp_path / "out")

    assert {"store"} == {path.name for path in tmp_path.iterdir()}


def test_a_changed_entry_stops_the_dossier(made, tmp_path) -> None:
    """An entry whose bytes do not give its leaf hash never goes out as if they did."""
    dossier = made()
    entries = list(dossier.entries)
    entries[2] = entries[2]._replace(text=(entries[2].text or "").replace("report", "retort"))
    with pytest.raises(DamagedError, match="entry #3"):
        write(dossier._replace(entries=tuple(entries)), tmp_path / "out")


def test_a_place_that_cannot_be_written_is_said_plainly(made, tmp_path) -> None:
    """A file where a directory should be: exit 8, and it stays a file."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotWriteError):
        write(made(), tmp_path / "file" / "out")

    assert "mine" == (tmp_path / "file").read_text()
