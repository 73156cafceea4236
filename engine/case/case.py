"""A case as it stands at one instant: the value that the fold makes and that everything else reads.

Guarantees:
- A `Case` holds JSON values only, so that its snapshot is what it is: `restore(snapshot(case), items)` equals `case`.
- It holds no plaintext of a sealed value: of those only *that* they are known.
- What is read in the order of the log (announcements, acknowledgements, numbers given) stands apart, in `Record`,
  and never decides anything in the fold (SEMANTICS 1, 2).
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

from engine.instants import Instant
from engine.workflow.model import Definition

OPEN, MET, ENDED, LAPSED, SUPERSEDED, STRUCK = "open", "met", "ended", "lapsed", "superseded", "struck"


class Asked(TypedDict):
    """An extension that was asked for and not granted yet."""

    until: Instant
    nominal_end: str | None
    seq: int


class Instance(TypedDict, total=False):
    """One run of a limit. `until` is None where nobody knows the date; such a limit never lapses (SEMANTICS 3).

    `item` is the number of the register item that it belongs to. `given` is when it got its present `until`, from the
    entry `given_by`. `struck_by` is the entry that struck it, `strike_fell` one whose ground no longer stands,
    `renewed_by` the grant that began a new run after this one had lapsed.
    """

    key: str
    item: int
    number: int
    seq: int
    state: str
    begun: Instant
    given: Instant
    given_by: int
    until: Instant | None
    opens: Instant | None
    at: Instant | None
    nominal_end: str | None
    work_by: str | None
    remind: list[Instant]
    place: str | None
    rule_set: str | None
    steps: list[dict[str, Any]]
    moot: bool
    closed_by: int
    recorded_late: bool
    done_at: Instant
    lapsed_at: Instant
    renewed_by: int
    asked: Asked
    extended: list[int]
    struck_by: int
    strike_fell: int
    proof: list[int]


class Lapse(TypedDict):
    """A conclusion of the fold: the limit ran out at `at` and moved these tracks. `key` names an item's limit whole."""

    key: str
    number: int
    until: Instant
    at: Instant
    moves: list[dict[str, str]]


class Standing(TypedDict):
    """Where a track stands: since when, by which entry (None: from the start or a lapse), and where it stood before."""

    state: str
    since: Instant
    seq: int | None
    before: str | None


class Tick(TypedDict, total=False):
    """What is on record of one tickable unit. `early` is the fold's conclusion at that moment, never stored."""

    seq: int
    at: Instant
    early: bool
    skip: str
    result: dict[str, Any]


class ItemState(TypedDict):
    """One item of a register: its state, its plain values, and the names of the sealed ones that are known."""

    state: str
    at: Instant
    seq: int
    values: dict[str, Any]
    known: list[str]


class RegisterState(TypedDict):
    """How many items stand in which state, and whether the register was declared complete."""

    states: dict[str, int]
    complete: bool


class Paper(TypedDict):
    """A document that a second person is to check: its kind, who put it on record, and who checked it."""

    kind: str
    by: str | None
    checked: list[str | None]


class Done(TypedDict):
    """How often an action is on record, and the place of the last one."""

    count: int
    last: Instant


_PARTS = (
    "tracks",
    "fields",
    "evidence",
    "papers",
    "happened",
    "heard",
    "ticks",
    "registers",
    "limits",
    "reminded",
    "findings",
    "moot",
    "unexpected",
    "lapses",
    "folded_to",
    "last_exact",
)


def _copied(value: Any) -> Any:
    # marshal copies nested plain values ten times faster than copy.deepcopy, and a case holds nothing else.
    return marshal.loads(marshal.dumps(value))  # noqa: S302 - only ever what this process has just made


class Case:
    """The state of a case. Only the fold changes one, and only its own copy."""

    __slots__ = (*_PARTS, "items", "touched", "unborn")

    tracks: dict[str, Standing]
    fields: dict[str, Any]
    evidence: dict[str, int]
    papers: dict[str, Paper]
    """By number; only documents of a kind that some action of the workflow checks."""
    happened: dict[str, Done]
    heard: dict[str, Instant]
    """When something came from each party last; before that, when the case was opened."""
    ticks: dict[str, Tick]
    registers: dict[str, RegisterState]
    limits: dict[str, list[Instance]]
    reminded: dict[str, dict[str, Any]]
    findings: list[tuple[int, str]]
    moot: list[int]
    unexpected: list[int]
    lapses: list[Lapse]
    folded_to: Instant
    last_exact: Instant
    items: dict[str, dict[int, ItemState]]
    unborn: dict[str, dict[int, ItemState]]
    """Items that are on record and happen only later: acts may name them, nothing counts them."""
    touched: set[tuple[str, int]]

    def copy(self) -> Case:
        """Return a case that shares nothing with this one; `touched` starts empty."""
        other = Case.__new__(Case)
        parts = _copied([getattr(self, name) for name in _PARTS])
        for name, value in zip(_PARTS, parts, strict=True):
            setattr(other, name, value)
        other.items = _copied(self.items)
        other.unborn = _copied(self.unborn)
        other.touched = set()
        return other

    def state(self, track: str) -> str:
        """Return the state of `track`."""
        return self.tracks[track]["state"]

    def is_over(self, definition: Definition) -> bool:
        """Say whether a track stands in a final state: nothing is due in such a case until it is opened again."""
        return any(self.state(name) in track.final for name, track in definition.tracks.items())

    def item(self, key: str) -> ItemState | None:
        """Return the item that acts mean by "orders/3": it exists for them once its entry is in the log."""
        register, number = item_key(key)
        return self.items.get(register, {}).get(number) or self.unborn.get(register, {}).get(number)

    def instances(self) -> Iterator[Instance]:
        """Yield every instance of every limit, in the order of the workflow, then in the order of happening."""
        for runs in self.limits.values():
            yield from runs

    def newest(self, key: str, item: int | None = None) -> Instance | None:
        """Return the instance of `key`, of one `item` where it is named, that began last in the order of happening."""
        runs = self.limits.get(key)
        if not runs or item is None:
            return runs[-1] if runs else None
        return next((one for one in reversed(runs) if one["item"] == item), None)


def blank(definition: Definition, opened: Instant) -> Case:
    """Return the case before any entry: every track at its first state since `opened`."""
    case = Case.__new__(Case)
    case.tracks = {
        name: Standing(state=track.states[0], since=opened, seq=None, before=None)
        for name, track in definition.tracks.items()
    }
    case.fields, case.evidence, case.happened, case.ticks = {}, {}, {}, {}
    case.papers, case.heard = {}, dict.fromkeys(definition.parties, opened)
    case.registers = {name: RegisterState(states={}, complete=False) for name in definition.registers}
    case.limits, case.reminded = {key: [] for key in definition.limits}, {}
    case.findings, case.moot, case.unexpected, case.lapses = [], [], [], []
    case.folded_to = case.last_exact = ""
    case.items, case.unborn = {name: {} for name in definition.registers}, {}
    case.touched = set()
    return case


def snapshot(case: Case) -> dict[str, Any]:
    """Return the case as plain JSON values, without the items (they are rows of their own)."""
    return {name: getattr(case, name) for name in _PARTS}


def restore(raw: Mapping[str, Any], items: Mapping[str, Mapping[int, ItemState]]) -> Case:
    """Build a case from its snapshot and those of its items that are needed."""
    case = Case.__new__(Case)
    for name in _PARTS:
        setattr(case, name, raw[name])
    case.findings = [(seq, clause) for seq, clause in raw["findings"]]
    case.items, case.unborn = {name: dict(items.get(name, {})) for name in raw["registers"]}, {}
    case.touched = set()
    return case


class Announced(TypedDict):
    """A lapse that is on record and not withdrawn."""

    key: str
    number: int
    until: Instant
    seq: int


class Record:
    """What is read in the order of the log: announcements, acknowledgements, checks, and the numbers already given."""

    __slots__ = ("acknowledged", "announced", "checked", "evidence", "items", "owner", "refusal", "size", "starts")

    def __init__(self) -> None:
        self.size = 0
        self.announced: list[Announced] = []
        self.acknowledged: list[tuple[int, str]] = []
        # Limits that a second person checked: [base key, number, until, person, seq].
        self.checked: list[list[Any]] = []
        self.starts: dict[str, int] = {}
        self.evidence = 0
        self.items: dict[str, int] = {}
        self.owner: str | None = None
        # The newest entry, announcements left out, where it is a refusal: for "repeated"
        # (seq, actor, action or tick, item, ids).
        self.refusal: list[Any] | None = None

    def plain(self) -> dict[str, Any]:
        """Return the record as plain JSON values."""
        return {name: getattr(self, name) for name in sorted(self.__slots__)}

    def copy(self) -> Record:
        """Return a record that shares nothing with this one."""
        return Record.restored(_copied(self.plain()))

    @classmethod
    def restored(cls, raw: Mapping[str, Any]) -> Record:
        """Build a record from `plain()`; it takes the values of `raw` over."""
        record = cls()
        for name, value in raw.items():
            setattr(record, name, value)
        record.acknowledged = [(seq, clause) for seq, clause in raw["acknowledged"]]
        return record


def item_key(item: str) -> tuple[str, int]:
    """Split "orders/3" into ("orders", 3)."""
    register, _, number = item.partition("/")
    return register, int(number)
