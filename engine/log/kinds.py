"""What each kind of entry says in its `data`: one documented type per kind, and the check made from it.

- An unknown kind, an unknown, missing or wrongly typed key is refused on append and reported by verify.
- The types below are the only definition; `check` is derived from them.
- Entries hold ids and facts, never sentences. Sealed values stand as digests in `_sd`, their names in `sets`.
- Reserved kinds are known names that nothing writes yet; on append they are refused as such.

Sealed beside the inputs may be `note`, `despite` (the reason), `passed` (clauses passed with it) and `found` (clauses
not met when it was written); these names never stand in `sets`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired, Required, TypedDict

from engine.log.entry import Count, Hash, Instant, Word
from engine.log.shapes import Shape, shape_of

Day = Annotated[str, r"\d{4}-[01]\d-[0-3]\d"]
Person = Annotated[str, r"p-\d{2,}"]
Digest = Annotated[str, r"[A-Za-z0-9_-]{43}"]
ItemId = Annotated[str, r"[^/\x00-\x1f\x7f]+/[1-9]\d*"]
LimitId = Annotated[str, r"[^\x00-\x1f\x7f]+/[1-9]\d*"]
"""One run of a limit: `amazon_reply/2`, `claims/3.response/1`."""

Result = TypedDict(
    "Result",
    {
        "for": Required[dict[str, Any]],
        "key": Required[Word],
        "kind": Required[Literal["deadline", "wait", "reminder"]],
        "nominal_end": Day | None,
        "until": Instant | None,
        "opens": Instant | None,
        "at": Instant | None,
        "work_by": Day,
        "remind": list[Instant],
        "place": Word | None,
        "rule_set": Word | None,
        "steps": list[dict[str, Any]],
    },
    total=False,
)
Result.__doc__ = """What was computed for one limit.

`for` holds the values it was computed from (happened and inputs, normalised), `key` names the limit, `nominal_end` is
its end before any shift, `until`, `opens` or `at` the instant that counts, `remind` the instants to remind, `place` and
`rule_set` what it was computed with, `steps` each step with its norm.
"""


class Sealing(TypedDict):
    """What every kind may carry beside its own keys."""

    _sd: NotRequired[list[Digest]]
    """Digests of the disclosures, sorted."""
    sets: NotRequired[list[Word]]
    """Names of the sealed values that this entry sets: that they are known is a plain fact."""
    clock_behind_s: NotRequired[Count]
    """The clock stood this many seconds behind the head of the log, whose time was taken."""


class Office(Sealing):
    """The first entry of a log."""

    name: Word
    origin: Word
    """Word of the log; never changes."""
    training: bool
    place: Word
    """Default place for zone and holidays: `DE-BE`."""
    lang: Literal["de", "en"]


class PersonAdded(Sealing):
    """A person of the office; `name` and `login` are sealed."""

    person: Person
    roles: list[Word]


class WorkflowLoaded(Sealing):
    """A workflow version was taken into the office."""

    name: Word
    version: Count
    digest: Hash
    """SHA-256 over the lines `<sha256>  <path>` of `files`."""
    files: list[list[str]]
    """Pairs of SHA-256 and path, sorted by path."""


class Opened(Sealing):
    """A case begins; `client` is sealed."""

    workflow: Word
    place: Word
    values: dict[str, Any]
    """Plain fields given with it."""


class Action(Sealing):
    """An act or an observation."""

    action: Word
    on: NotRequired[list[ItemId]]
    """The register items it is about: `orders/3`; at most 100."""
    inputs: dict[str, Any]
    """Plain inputs by name."""
    evidence: NotRequired[dict[str, Count]]
    """Inputs that are a piece of evidence, and its number in the case."""
    already: NotRequired[Literal[True]]
    """It had been done before or outside; nothing was asked of it."""
    numbers: NotRequired[dict[str, Count]]
    """The number of the instance that each started limit gets."""
    results: NotRequired[list[Result]]


class Ticked(Sealing):
    """A checklist item, or one part of it, was done."""

    tick: Word
    """`security.mail_settings.passwords`"""
    item: NotRequired[ItemId]
    result: NotRequired[dict[str, Any]]
    """Plain results by name."""
    evidence: NotRequired[dict[str, Count]]
    already: NotRequired[Literal[True]]


class ItemSkipped(Sealing):
    """A checklist item does not apply; the reason (`because`) is sealed."""

    tick: Word
    item: NotRequired[ItemId]
    skip: Literal["not_applicable"]


class LimitSkipped(Sealing):
    """What a person did with a reminder."""

    limit: Word
    item: NotRequired[ItemId]
    skip: Literal["done", "put_off", "not_needed"]
    until: NotRequired[Day | Instant]


class FieldsSet(Sealing):
    """Fields of the case, or of one item, got values."""

    item: NotRequired[ItemId]
    values: dict[str, Any]


class EvidenceAdded(Sealing):
    """A file was attached; its facts are one sealed value `file` {sha256, name, size, type}."""

    number: Count
    """Number of the piece in the case."""
    evidence: Word
    """Its kind, as the workflow names it."""
    item: NotRequired[ItemId]


class Note(Sealing):
    """A remark; its `text` is sealed."""


class NewItem(TypedDict):
    """One item of a register."""

    number: Count
    values: dict[str, Any]
    sets: NotRequired[list[Word]]


class ItemsAdded(Sealing):
    """Items were added to a register by hand."""

    register: Word
    items: list[NewItem]


class RegisterComplete(Sealing):
    """The register was declared complete."""

    register: Word
    complete: Literal[True]


class ImportedItem(NewItem):
    """One item as a file gave it."""

    new: bool
    """False where the item was on record and the file brings it up to date."""
    state: NotRequired[Word]
    """The state it is put into where that is not the register's first."""


class Imported(Sealing):
    """Items came out of a file; at most 100 to an entry, all entries of one import share their `cmd`."""

    register: Word
    format: Word
    items: list[ImportedItem]


class Assigned(Sealing):
    """The case was given to a person."""

    to: Person


class Refusal(Sealing):
    """A try that was not allowed: it proves care."""

    action: NotRequired[Word]
    tick: NotRequired[Word]
    item: NotRequired[ItemId]
    unmet: list[Word]
    """Ids of the clauses that were not met."""
    facts: dict[str, Any]
    at: Instant
    """The instant the try was judged at."""


class LimitExtended(Sealing):
    """An extension of a running limit: asked for, and so provisional, or granted, and so final (BGH II ZB 19/09)."""

    limit: LimitId
    do: Literal["extend", "grant"]
    until: Instant
    nominal_end: NotRequired[Day | None]
    length: NotRequired[Word | None]
    work_by: NotRequired[Day]
    remind: NotRequired[list[Instant]]
    place: NotRequired[Word | None]
    rule_set: NotRequired[Word | None]
    steps: NotRequired[list[dict[str, Any]]]
    numbers: NotRequired[dict[str, Count]]
    """The number of the run that begins with it where the limit had lapsed by then."""


class ExtensionRefused(Sealing):
    """The extension that was asked for was refused."""

    limit: LimitId
    do: Literal["refuse"]


class LimitStruck(Sealing):
    """A limit was struck from the calendar, on a ground; it stays readable. The reason (`because`) is sealed."""

    limit: LimitId
    do: Literal["strike"]
    ground: NotRequired[Count]
    """Number of the entry that met it."""
    proof: NotRequired[list[Count]]
    """Numbers of the pieces of evidence that prove the dispatch."""


class LimitChecked(Sealing):
    """A second person checked the limit as it then stood. No fact: it holds for this `until` alone."""

    limit: LimitId
    do: Literal["check"]
    until: Instant


Moved = TypedDict("Moved", {"track": Word, "from": Word, "to": Word})
Moved.__doc__ = "One track that went from one state to another."


class Lapse(Sealing):
    """The office knew that a limit had run out."""

    key: Word
    number: Count
    until: Instant
    moves: list[Moved]


class LapseWithdrawn(Sealing):
    """An announced lapse no longer holds."""

    key: Word
    number: Count
    until: Instant
    announced: Count
    """Number in the case of the `lapse` entry."""


class Acknowledged(Sealing):
    """A lawyer, or the person responsible, has seen findings."""

    entry: Count
    clauses: list[Word]


class Corrected(Sealing):
    """An earlier entry is corrected; `reason` is sealed, and so are corrected values that are."""

    corrects: Count
    change: dict[str, Any]
    """`happened`, `precision`, `inputs.until`, `values.x`, `result.found`, `evidence`, `items.3.values.asin` …"""
    item: NotRequired[ItemId]
    """The item that the corrected entry is about: what is sealed here concerns it."""
    results: NotRequired[list[Result]]


class Struck(Sealing):
    """An earlier entry is struck; `reason` is sealed."""

    corrects: Count
    strike: Literal[True]
    results: NotRequired[list[Result]]


class Export(Sealing):
    """A dossier was made."""

    audience: Word
    lang: Literal["de", "en"]
    covers: Count
    """Number of the newest entry in it."""
    manifest: Hash


class LeftOpen(TypedDict):
    """One thing that the evening control left open, and whose reason is sealed."""

    case: Word
    key: Word
    """Of a run of a limit, of its advance deadline, or of a recurring reminder."""


class LookedAt(TypedDict):
    """One limit of the day that was met, ended or struck, and that the evening control looked at."""

    case: Word
    key: LimitId
    state: Literal["met", "ended", "struck"]


class DayClosed(Sealing):
    """A working day was closed; at most 100 of each to an entry, all entries of one closing share their `cmd`.

    Why each thing was left open is sealed: `because.1` is the reason of the first in `left`.
    """

    day: Day
    left: list[LeftOpen]
    looked_at: list[LookedAt]


WRITTEN: dict[str, tuple[type, ...]] = {
    "office": (Office,),
    "person": (PersonAdded,),
    "workflow": (WorkflowLoaded,),
    "open": (Opened,),
    "action": (Action,),
    "tick": (Ticked, ItemSkipped, LimitSkipped),
    "field": (FieldsSet,),
    "evidence": (EvidenceAdded,),
    "note": (Note,),
    "item": (ItemsAdded, RegisterComplete),
    "import": (Imported,),
    "assign": (Assigned,),
    "refusal": (Refusal,),
    "lapse": (Lapse,),
    "lapse_withdrawn": (LapseWithdrawn,),
    "acknowledge": (Acknowledged,),
    "limit": (LimitExtended, ExtensionRefused, LimitStruck, LimitChecked),
    "correction": (Corrected, Struck),
    "export": (Export,),
    "day": (DayClosed,),
}
"""Kinds that are written, each with the shapes its data may have."""

RESERVED = ("repin", "sent", "checkpoint", "anchor", "key", "erasure")
"""Kinds of entry v1 that nothing writes yet."""

OFFICE_KINDS = frozenset({"office", "person", "workflow", "day", "key", "checkpoint", "anchor"})
"""Kinds that belong to the office and have no case."""

_SEALS = {
    "person": frozenset({"name"}),
    "open": frozenset({"client"}),
    "evidence": frozenset({"file"}),
    "note": frozenset({"text"}),
    "correction": frozenset({"reason"}),
}
_BECAUSE, _NONE, _NOTHING = frozenset({"because"}), frozenset[str](), list[str]()
_shapes: dict[str, tuple[Shape, ...]] = {}


def check(kind: str, data: dict[str, Any]) -> list[str]:
    """Return what is wrong with `data` of an entry of this kind, one short English sentence each; empty if sound."""
    if kind not in WRITTEN:
        return [f"the kind {kind} is reserved and not written yet" if kind in RESERVED else f"unknown kind {kind}"]
    shapes = _shapes.get(kind)
    if shapes is None:
        shapes = _shapes[kind] = tuple(shape_of(cls) for cls in WRITTEN[kind])
    for shape in shapes:
        if shape.fits(data):
            return _sealing_problems(kind, data)
    # Where a kind has several shapes, report against the one that comes nearest.
    return [f"data{problem}" for problem in min((shape.faults(data) for shape in shapes), key=len)]


def _sealing_problems(kind: str, data: dict[str, Any]) -> list[str]:
    sealed: list[str] = data.get("_sd", _NOTHING)
    names: list[str] = data.get("sets", _NOTHING)
    problems = []
    if len(sealed) > 1 and sealed != sorted(set(sealed)):
        problems.append("data._sd is not sorted, or holds a digest twice")
    promised = len(names) + sum(len(item.get("sets", ())) for item in data.get("items", ()))
    if promised > len(sealed):
        problems.append(f"data names {promised} sealed values and holds {len(sealed)} digests")
    wanted = _BECAUSE if data.get("skip") == "not_applicable" else _SEALS.get(kind, _NONE)
    if kind == "day":
        wanted = frozenset(f"because.{n}" for n in range(1, len(data["left"]) + 1))
    if not wanted.issubset(names):
        problems.append(f"data.sets lacks {', '.join(sorted(wanted - set(names)))}")
    return problems
