"""What the verbs of deadline control share: the limit they are about, and how their entry is written.

Guarantees:
- A limit is judged as it stood when the command happened, not as it stands now.
- What was done before is not written twice: the receipt of the first time is `repeated`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.case.case import LAPSED, MET, OPEN, Case, Instance
from engine.case.facts import Fact, number
from engine.case.limits import DEADLINE, US, base_key, find_instance, instance_key
from engine.case.values import clean
from engine.errors import NotAllowedError, Text, UnknownError, UsageError, unknown
from engine.instants import Instant
from engine.office.commanding import Options, definition_of, plain_who, when, written
from engine.office.limitviews import Json, limit_json
from engine.office.reading import Loaded
from engine.office.receipts import Change, Receipt, receipt
from engine.office.session import Office
from engine.office.work import Sealed, Who, Work
from engine.workflow.model import Definition, Limit

_GERMAN = {"wait": "Wartefrist", "reminder": "Wiedervorlage", "duty": "unverzüglich", "watch": "Beobachtung"}
_STATES = {
    "open": Text("is still running", "läuft noch"),
    "met": Text("is met", "ist gewahrt"),
    "ended": Text("has ended", "ist erledigt"),
    "lapsed": Text("has run out", "ist abgelaufen"),
    "superseded": Text("is superseded by a newer one", "ist durch eine neue ersetzt"),
    "struck": Text("is struck", "ist gestrichen"),
}


class Aim(NamedTuple):
    """The limit that a command is about, as it stood when the command happened, and the case as it stood then."""

    run: Instance
    spec: Limit
    case: Case
    happened: Instant
    precision: str
    who: Who

    @property
    def name(self) -> str:
        """The instance as it is written: `amazon_reply/2`."""
        return instance_key(self.run)

    @property
    def newest(self) -> bool:
        """Whether no other instance of the same limit began after it."""
        return self.case.newest(self.run["key"], self.run.get("item")) is self.run


def item_of(office: Office, case_id: str, key: str) -> str | None:
    """Return the register item that a key names: `claims/3` of `claims/3.response`."""
    item, mark, _ = key.partition(".")
    register, _, number_ = item.partition("/")
    known = definition_of(office, case_id).registers
    return item if mark and register in known and number_.isascii() and number_.isdigit() else None


def key_of(limit: str) -> str:
    """Return the workflow's key of an instance: `claims.response` of `claims/3.response/1`."""
    base = limit.rpartition("/")[0]
    register, mark, rest = base.partition("/")
    return f"{register}.{rest.partition('.')[2]}" if mark else base


def named(work: Work, key: str) -> Instance:
    """Return the instance that was typed, the newest where no number was. Raises UnknownError with the nearest."""
    found = find_instance(work.current, key)
    if found is not None:
        return found
    running = [name for one in work.current.instances() for name in (base_key(one), instance_key(one))]
    if key in work.definition.limits:
        raise UnknownError(
            Text(f"{key} has not begun in {work.case_id}", f"{key} läuft in {work.case_id} nicht"),
            hint=Text(f"fristwerk show {work.case_id}", f"fristwerk show {work.case_id}"),
            nearest=sorted(dict.fromkeys(base_key(one) for one in work.current.instances())),
        )
    raise unknown(Text("limit", "Zeitgrenze"), key, dict.fromkeys([*running, *work.definition.limits]))


def deadline_of(definition: Definition, run: Instance) -> Limit:
    """Return the specification of a deadline. Raises UsageError for any other kind of limit."""
    spec = definition.limits[run["key"]]
    if spec.kind != DEADLINE:
        name = base_key(run)
        raise UsageError(
            Text(f"{name} is no deadline ({spec.kind})", f"{name} ist keine Frist ({_GERMAN[spec.kind]})"),
            hint=Text(
                "only deadlines are checked, extended and struck",
                "nur Fristen werden geprüft, verlängert und gestrichen",
            ),
        )
    return spec


def aim_at(work: Work, key: str, do: str, options: Options) -> Aim:
    """Return the limit as it stood at `--at`.

    Raises UnknownError for one that does not exist, NotAllowedError if it had not begun by then.
    """
    run = named(work, key)
    spec = deadline_of(work.definition, run)
    happened, precision = when(work, options.at)
    who = plain_who(work.office, options.by)
    data = {"limit": instance_key(run), "do": do}
    draft = Fact(work.size + 1, "limit", happened, precision, happened, work.now, who.by, data, (), frozenset())
    case, _ = work.as_at(draft)
    then = find_instance(case, data["limit"])
    if then is None:
        raise NotAllowedError(
            Text(f"{data['limit']} had not begun by then", f"{data['limit']} lief damals noch nicht"),
            hint=Text(f"fristwerk show {work.case_id}", f"fristwerk show {work.case_id}"),
        )
    return Aim(then, spec, case, happened, precision, who)


def not_running(run: Instance, case_id: str, *, newest: bool) -> NotAllowedError:
    """Return the refusal of what can only be done with a limit that runs; one that is not the newest is over."""
    words, name = _STATES[run["state"] if newest else "superseded"], instance_key(run)
    hint = Text(f"fristwerk show {case_id}", f"fristwerk show {case_id}")
    if run["state"] == LAPSED and newest:
        hint = Text("was it before that? add --at", "war es vorher? --at anfügen")
    return NotAllowedError(Text(f"{name} {words.en}", f"{name} {words.de}"), hint=hint)


def undated(work: Work, run: Instance, spec: Limit) -> NotAllowedError:
    """Return the refusal of what needs a date that nobody knows yet."""
    argv = corrected_end(work, run, spec)
    return NotAllowedError(
        Text(f"{instance_key(run)} has no date yet", f"{instance_key(run)} hat noch kein Datum"),
        hint=Text(f"supply it: {argv}", f"nachtragen: {argv}"),
    )


def corrected_end(work: Work, run: Instance, spec: Limit) -> str:
    """Return the command that corrects what gave a limit its end."""
    entry = run.get("given_by", run["seq"])
    name = "until" if entry != run["seq"] else spec.ends or spec.begins
    return f"fristwerk correct {work.case_id} {entry} {f'{name}=DAY' if name else '--at DAY'} --reason TEXT"


def write(work: Work, who: Who, data: Mapping[str, Any], options: Options, sealed: Sequence[Sealed] = ()) -> Receipt:
    """Write the one `limit` entry of a command, with its note, and return the receipt."""
    happened, precision = when(work, options.at)
    note = [Sealed("note", clean(options.note, lines=True), known=False)] if options.note else []
    entry = work.draft("limit", data, who, sealed=[*sealed, *note], happened=happened, precision=precision)
    work.take(entry)
    return written(work, dry_run=options.dry_run)


def repeated(work: Work, entry: int, options: Options) -> Receipt:
    """Return the receipt of what was done before; only announcements are written."""
    before = work.before if work.before is not None else work.current
    earlier = next(one for one in work.stored() if number(one) == entry)
    work.finish()
    change = Change(work.office, work.version, before, work.current, [*work.drafts, earlier], work.now)
    found = receipt(change, repeated=True, dry_run=options.dry_run)
    return found._replace(late=False, behind=None)


def open_to(loaded: Loaded, do: str) -> list[Json]:
    """Return the deadlines of a case that `do` could be about, as LIMIT objects."""
    fits: dict[str, Callable[[Json], bool]] = {
        "check": lambda one: one["state"] == OPEN and one["until"] is not None and not one["secured"],
        "extend": lambda one: one["state"] == OPEN and one["binds"] in (None, US),
        "grant": lambda one: one["state"] == OPEN,
        "refuse": lambda one: one["asked"] is not None,
        "strike": lambda one: one["state"] in (OPEN, MET) or not {"overdue", "strike_fell"}.isdisjoint(one["marks"]),
    }
    runs = (one for one in loaded.case.instances() if loaded.definition.limits[one["key"]].kind == DEADLINE)
    found = (limit_json(loaded.definition, one, loaded.now, loaded.record) for one in runs)
    return [one for one in found if fits[do](one)]
