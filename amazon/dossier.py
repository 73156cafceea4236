"""The dossier of a case: a directory with a PDF, the entries, the evidence and a manifest, the same bytes every time.

Guarantees:
- The bytes depend on the `Dossier` value alone: no clock, no machine, no path, no font of the system. All "now" in it
  is `as_of`, the time at which the newest entry that it covers was recorded.
- What goes to Amazon has passed `for_amazon` (amazon/redact.py), whatever the caller handed in.
- Each leaf hash and each file is compared with its bytes before it is written; a mismatch raises DamagedError.
- The directory appears complete or not at all. An existing one is left alone: taken as it is if it holds exactly
  these bytes, else refused.

Layout: dossier.pdf · entries.jsonl · evidence/NN_name · manifest-sha256.txt (for `sha256sum -c`, run in the directory).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from engine.errors import CannotWriteError, DamagedError, Text, UsageError


class Office(NamedTuple):
    """Who made the dossier; `training` puts a watermark on every page."""

    name: str
    origin: str
    training: bool


class Head(NamedTuple):
    """The log when the covered entry was its last: `size` leaves, `root` (hex); `leaf_index`, `leaf` of that entry."""

    size: int
    root: str
    leaf_index: int
    leaf: str


class Workflow(NamedTuple):
    """The version that the case is pinned to; `digest` in hex (CONTRACTS 2)."""

    name: str
    version: int
    digest: str


class Track(NamedTuple):
    """Where a track stands: names as in the workflow file, labels in the dossier's language, `since` an Instant."""

    track: str
    state: str
    label: str
    state_label: str
    since: str | None


class Row(NamedTuple):
    """One row of the chronology, in the order of happening.

    `name` is the action or tick (None for others), `kind` the entry's; `happened` and `recorded` are Instants,
    `precision` is "minute" or "day"; `label` the sentence, `details` what was given with it, each a short line.
    """

    entry: int
    kind: str
    name: str | None
    happened: str
    precision: str
    recorded: str
    label: str
    details: tuple[str, ...] = ()
    late: bool = False


class Measure(NamedTuple):
    """One checklist item or part; `state` as CONTRACTS 4 (open, done, early, postponed, not_applicable).

    `checklist` is its label, `done_at` an Instant with `precision`, `result` a short text such as "2 found, 2 deleted".
    """

    checklist: str
    label: str
    state: str
    done_at: str | None = None
    precision: str = "minute"
    result: str | None = None
    entry: int | None = None


class Listing(NamedTuple):
    """A product that does not belong to the seller (B54, B55); dates as YYYY-MM-DD."""

    asin: str
    cleaned_on: str | None
    to_be_cleaned_on: str | None


class Step(NamedTuple):
    """One step of the criminal proceedings: its date and its numbers, nothing else (§ 32f (5) StPO).

    `number` is a line such as "Police number: 261111-0815".
    """

    entry: int
    name: str
    label: str
    happened: str
    precision: str
    number: str | None


class Limit(NamedTuple):
    """One time limit: `key` without instance number, `nominal_end` YYYY-MM-DD, `until` an Instant."""

    key: str
    label: str
    state: str
    state_label: str
    nominal_end: str | None
    until: str | None


class Finding(NamedTuple):
    """What a recorded act had not met, for the lawyer: the entry, the clause's id and sentence."""

    entry: int
    clause: str
    severity: str
    sentence: str
    acknowledged: bool = False


class Reason(NamedTuple):
    """A reason or note that somebody wrote, for the lawyer; `label` says which ("trotzdem", "Notiz")."""

    entry: int
    label: str
    text: str


class Evidence(NamedTuple):
    """One file: its number in the case, kind and label, what the disclosure says, and where its bytes are."""

    number: int
    kind: str
    label: str
    name: str
    size: int
    sha256: str
    happened: str
    precision: str
    entry: int
    path: Path


class Entry(NamedTuple):
    """One entry: `text` as stored, None where withheld; `leaf` in hex; `disclosures` (RFC 9901) of sealed values."""

    number: int
    leaf_index: int
    leaf: str
    text: str | None
    disclosures: tuple[str, ...] = ()


class Dossier(NamedTuple):
    """All that a dossier says, as plain values; every label and sentence already in `lang` ("de" or "en").

    `audience` is "amazon" or "lawyer", `covers` the number n of the newest entry in it, `entries` are 1..n without gap.
    `zone` is an IANA name, `as_of` the Instant at which n was recorded. `orders` are the numbers of orders that were
    not fulfilled.
    """

    office: Office
    case: str
    client: str | None
    zone: str
    lang: str
    audience: str
    covers: int
    head: Head
    as_of: str
    workflow: Workflow
    tracks: tuple[Track, ...]
    aware_at: str | None
    takeover_at: str | None
    chronology: tuple[Row, ...]
    measures: tuple[Measure, ...]
    orders: tuple[str, ...]
    listings: tuple[Listing, ...]
    criminal: tuple[Step, ...]
    limits: tuple[Limit, ...]
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    evidence: tuple[Evidence, ...]
    entries: tuple[Entry, ...]


class DossierResult(NamedTuple):
    """The paths written, relative to the directory, sorted; and the SHA-256 (hex) of the manifest that names them."""

    files: tuple[str, ...]
    manifest_sha256: str
    unchanged: bool


PDF, ENTRIES, MANIFEST = "dossier.pdf", "entries.jsonl", "manifest-sha256.txt"


def write(dossier: Dossier, directory: Path) -> DossierResult:
    """Write the dossier to `directory`, which must be missing, empty, or already hold exactly this dossier.

    Raises UsageError for a directory with anything else in it, DamagedError where an entry or a file is not what its
    hash says, CannotWriteError where the disk does not take it; in each case nothing of it stays behind.
    """
    from amazon.redact import for_amazon

    if dossier.audience == "amazon":
        dossier = for_amazon(dossier)
    contents = _contents(dossier)
    manifest = "".join(f"{_sha256(content)}  {path}\n" for path, content in sorted(contents.items())).encode()
    contents[MANIFEST] = manifest
    directory = Path(directory)
    unchanged = _stands(directory, contents)
    if not unchanged:
        _place(directory, contents)
    return DossierResult(tuple(sorted(contents)), _sha256(manifest), unchanged)


def _contents(dossier: Dossier) -> dict[str, bytes]:
    """Return path → bytes of all but the manifest. Files come first: setting pages for a missing one is wasted."""
    from amazon.pages import pages
    from amazon.pdf import render

    paths = evidence_paths(dossier.evidence)
    contents = {paths[piece.number]: _evidence(piece) for piece in dossier.evidence}
    contents[ENTRIES] = _entries(dossier)
    contents[PDF] = render(pages(dossier, paths), dossier.as_of)
    return contents


def _entries(dossier: Dossier) -> bytes:
    """Return one JSON line per entry: full where it may be read, else index and leaf hash only (RFC 6962 leaf)."""
    if [entry.number for entry in dossier.entries] != list(range(1, dossier.covers + 1)):
        raise ValueError(f"entries must be 1..{dossier.covers} without a gap")
    lines = []
    for entry in dossier.entries:
        line: dict[str, object] = {"entry": entry.number, "index": entry.leaf_index, "leaf": entry.leaf}
        if entry.text is not None:
            if _sha256(b"\x00" + entry.text.encode()) != entry.leaf:
                raise DamagedError(
                    Text(
                        f"entry #{entry.number} is not what its hash says; no dossier was written",
                        f"Eintrag #{entry.number} ist nicht, was sein Hash sagt; es wurde kein Dossier geschrieben",
                    ),
                    Text("fristwerk log verify", "fristwerk log verify"),
                )
            line |= {"text": entry.text, "disclosures": list(entry.disclosures)}
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(lines).encode()


def _evidence(piece: Evidence) -> bytes:
    try:
        content = piece.path.read_bytes()
    except OSError as fault:
        raise DamagedError(
            Text(
                f"evidence {piece.number} ({piece.name}) cannot be read: {fault.strerror}",
                f"Beleg {piece.number} ({piece.name}) ist nicht lesbar: {fault.strerror}",
            )
        ) from fault
    if _sha256(content) != piece.sha256:
        raise DamagedError(
            Text(
                f"evidence {piece.number} ({piece.name}) is not the file that was attached",
                f"Beleg {piece.number} ({piece.name}) ist nicht mehr die Datei, die angefügt wurde",
            ),
            Text("fristwerk log verify", "fristwerk log verify"),
        )
    return content


_SPELLED: Mapping[int, str] = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)


def evidence_paths(evidence: tuple[Evidence, ...]) -> dict[int, str]:
    """Return number → path inside the dossier; names reduced to [A-Za-z0-9._-], the number first keeps them unique."""
    width = max((len(str(piece.number)) for piece in evidence), default=0)
    return {piece.number: f"evidence/{piece.number:0{max(width, 2)}}_{_safe(piece.name)}" for piece in evidence}


def _safe(name: str) -> str:
    spelled = unicodedata.normalize("NFC", name).translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    safe = re.sub(r"-+(?=\.)", "", re.sub(r"[^A-Za-z0-9._-]+", "-", plain)).strip("-.")
    stem, dot, suffix = safe.rpartition(".")
    return f"{stem[:70]}{dot}{suffix[:10]}" if stem else (safe[:80] or "file")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stands(directory: Path, contents: Mapping[str, bytes]) -> bool:
    """Say whether `directory` already holds exactly `contents`; raise UsageError if it holds anything else."""
    if not directory.exists():
        return False
    if directory.is_dir():
        found = {str(path.relative_to(directory)): path for path in directory.rglob("*") if not path.is_dir()}
        if not found and not any(directory.iterdir()):
            return False
        if found.keys() == contents.keys() and all(found[path].read_bytes() == contents[path] for path in contents):
            return True
    raise UsageError(
        Text(f"{directory} exists and is not this dossier", f"{directory} gibt es schon und ist nicht dieses Dossier"),
        Text("Name a directory that does not exist yet", "Ein Verzeichnis nennen, das es noch nicht gibt"),
    )


def _place(directory: Path, contents: Mapping[str, bytes]) -> None:
    """Write beside the target, then rename: whoever looks sees the whole dossier or none."""
    import shutil
    import tempfile

    building: Path | None = None
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", dir=directory.parent))
        for path, content in contents.items():
            (building / path).parent.mkdir(exist_ok=True)
            (building / path).write_bytes(content)
        if directory.exists():
            directory.rmdir()
        building.rename(directory)
        building = None
    except OSError as fault:
        raise CannotWriteError(
            Text(
                f"the dossier cannot be written to {directory}: {fault.strerror}",
                f"das Dossier lässt sich nicht nach {directory} schreiben: {fault.strerror}",
            )
        ) from fault
    finally:
        if building is not None:
            shutil.rmtree(building, ignore_errors=True)
