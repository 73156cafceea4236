"""Scripts that reach what the laws speak of: late facts, ties, days, second starts, dates that are over when set.

Two thirds of the scripts begin with what starts and runs out a limit; nothing else makes lapses common enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.laws.driver import Step

Args = dict[str, Any]


class Play(NamedTuple):
    """What can happen in one workflow: acts and observations with their inputs, ticks; how a story begins and ends."""

    actions: tuple[tuple[str, Args], ...]
    ticks: tuple[tuple[str, str | None], ...]
    records: tuple[tuple[str, Args], ...]
    beginning: tuple[tuple[str, Args], ...]
    ending: tuple[tuple[str, Args], ...]
    items: tuple[tuple[str, int], ...]


_UNTIL = object()


def _act(name: str, weight: int = 1, **args: Any) -> tuple[tuple[str, Args], ...]:
    return ((name, args),) * weight


_LETTER: Args = {"until": _UNTIL, "inputs": {"channel": "form"}, "evidence": {"letter": 1}}

HACKED = Play(
    actions=(
        *_act("amazon_locks", 3),
        *_act("appeal", 5, **_LETTER),
        *_act("amazon_refuses", 4),
        *_act("amazon_reactivates", 2),
        *_act("amazon_reactivates", inputs={"access": "limited"}),
        *_act("amazon_answers", inputs={"answer": "automatic"}),
        *_act("amazon_answers", inputs={"answer": "part", "limit": "ends"}),
        *_act("amazon_terminates"),
        *_act("close", inputs={"outcome": "given_up"}),
        *_act("reopen"),
        *_act("report", inputs={"channel": "case"}),
        *_act("report"),
        *_act("access_lost"),
        *_act("access_returned"),
        *_act("engage_lawyer", 2),
        *_act("end_mandate"),
        *_act("file_complaint", 2, sets=["file_number"]),
        *_act("decline_complaint", sets=["reason"]),
        *_act("request_file_inspection", 2, sets=["interest"]),
        *_act("inspection_denied"),
        *_act("decline_injunction", sets=["reason"]),
        *_act("move_for_injunction"),
    ),
    ticks=(
        ("security.clean_system", None),
        ("security.mail_passwords", "mailboxes/1"),
        ("security.mail_passwords", "mailboxes/2"),
        ("security.account_credentials", "users/1"),
        ("security.mail_settings.passwords", None),
        ("security.card_replaced.applied_for", None),
        ("security.card_replaced.at_amazon", None),
        ("security.old_card_blocked.at_amazon", None),
        ("preparation.root_cause", None),
        ("preparation.security_concept", None),
    ),
    records=(
        ("field", {"values": {"clean_device": True}}),
        ("field", {"values": {"clean_device": False}}),
        ("field", {"values": {"aware_at": "2026-11-02T08:00:00.000Z"}}),
        ("field", {"values": {}, "sets": ["file_number"]}),
        ("evidence", {"evidence": "security_concept"}),
        ("evidence", {"evidence": "mandate"}),
        ("tick", {"tick": "security.unknown_addresses", "skip": "not_applicable"}),
        ("tick", {"limit": "ask_lock", "skip": "done"}),
        ("item", {"register": "mailboxes", "complete": True}),
    ),
    beginning=(("amazon_locks", {}), ("appeal", _LETTER)),
    ending=(("amazon_reactivates", {}), ("amazon_refuses", {}), ("move_for_injunction", {})),
    items=(("mailboxes", 2), ("users", 1)),
)

_WITNESS: Args = {"register": "witnesses", "items": [{"values": {}, "sets": []}]}

DRILL = Play(
    actions=(
        *_act("serve", 3),
        *_act("file", 5, until=_UNTIL),
        *_act("urge", 2),
        *_act("complain"),
        *_act("call", 2),
        *_act("court_answers"),
        *_act("court_answers", 2, inputs={"kind": "full"}),
        *_act("court_answers", 3, inputs={"kind": "part"}),
        *_act("court_rules"),
        *_act("calm_down"),
        *_act("hear_witness", on=["witnesses/1"]),
        *_act("drop_witness", on=["witnesses/1", "witnesses/2"]),
        *_act("hear_witness", on=["witnesses/3"]),
    ),
    ticks=(
        ("steps.search", None),
        ("steps.search", None),
        ("steps.tell", "witnesses/1"),
        ("steps.tell", "witnesses/2"),
        ("steps.keep.copy", None),
        ("steps.keep.seal", None),
    ),
    records=(
        ("field", {"values": {"spare": True}}),
        ("field", {"values": {"spare": False}}),
        ("field", {"item": "witnesses/1", "values": {"town": "Ulm"}}),
        ("evidence", {"evidence": "letter"}),
        ("tick", {"limit": "watch", "skip": "done"}),
        ("item", _WITNESS),
        ("item", _WITNESS),
        ("item", {"register": "witnesses", "complete": True}),
    ),
    beginning=(("serve", {}), ("file", {"until": _UNTIL})),
    ending=(("court_rules", {}), ("court_answers", {"inputs": {"kind": "part"}}), ("call", {})),
    items=(("witnesses", 2),),
)


def _until() -> st.SearchStrategy[int | None]:
    """Days from the letter: mostly ahead, sometimes over before it begins, sometimes not known."""
    return st.one_of(st.integers(0, 12), st.integers(0, 12), st.integers(-4, 2), st.none())


@st.composite
def _done(draw: st.DrawFn, choice: Sequence[tuple[str, Args]], back: st.SearchStrategy[int]) -> tuple[str, Args]:
    action, args = draw(st.sampled_from(choice))
    filled = {name: draw(_until()) if value is _UNTIL else value for name, value in args.items()}
    how = draw(st.sampled_from(({}, {"already": True}, {"already": True}, {"despite": True}, {"despite": True})))
    day = draw(st.integers(0, 4)) == 0
    return "do", {"action": action, "back": draw(back), "day": day, **filled, **how}


@st.composite
def _ticked(draw: st.DrawFn, play: Play, back: st.SearchStrategy[int]) -> tuple[str, Args]:
    name, item = draw(st.sampled_from(play.ticks))
    return "tick", {"name": name, "item": item, "back": draw(back), "already": draw(st.booleans())}


@st.composite
def _recorded(draw: st.DrawFn, records: Sequence[tuple[str, Args]], back: st.SearchStrategy[int]) -> tuple[str, Args]:
    kind, data = draw(st.sampled_from(records))
    return "record", {"kind": kind, "data": data, "back": draw(back)}


@st.composite
def changes(draw: st.DrawFn) -> Args:
    """Draw what a correction changes: the date, its precision, the date that was set, or two of them."""
    change: Args = {}
    if draw(st.booleans()):
        change["later"] = draw(st.integers(-20, 20))
    if not change or draw(st.booleans()):
        change["until"] = draw(st.integers(-4, 12))
    if draw(st.integers(0, 3)) == 0:
        change["day"] = draw(st.booleans())
    return change


@st.composite
def _corrected(draw: st.DrawFn) -> tuple[str, Args]:
    return "correct_nth", {"pick": draw(st.integers(0, 9)), **draw(changes())}


def _steps(play: Play) -> st.SearchStrategy[tuple[str, Args]]:
    back = st.one_of(st.just(0), st.integers(0, 30))
    wait = st.builds(lambda steps: ("wait", {"steps": steps}), st.integers(0, 20))
    done = _done(play.actions, back)
    strike = st.builds(lambda pick: ("strike_nth", {"pick": pick}), st.integers(0, 9))
    holiday = st.builds(lambda day: ("learn_holiday", {"day": f"2026-11-{day}"}), st.integers(16, 24))
    taken_back = st.just(("take_back", {}))
    return st.one_of(
        done, done, done, done, wait, wait, wait, _ticked(play, back), _recorded(play.records, back), _corrected(),
        _corrected(), strike, taken_back, taken_back, holiday,
    )  # fmt: skip


def _items(play: Play) -> list[tuple[str, Args]]:
    return [
        ("record", {"kind": "item", "data": {"register": register, "items": [{"values": {}, "sets": []}]}})
        for register, count in play.items
        for _ in range(count)
    ]


@st.composite
def scripts(draw: st.DrawFn, play: Play, *, longest: int = 12) -> tuple[Step, ...]:
    """Draw a script of some commands; every step has a name of its own."""
    steps = [*_items(play), ("wait", {"steps": 30})]
    if draw(st.integers(0, 2)):
        again = play.beginning[-1:] * draw(st.integers(0, 2))
        ending = draw(st.lists(st.sampled_from(play.ending), max_size=1))
        for one in (*play.beginning, *again, *ending):
            method, args = draw(_done((one,), st.integers(0, 12)))
            args.pop("despite", None)
            steps += [(method, {**args, "already": True}), ("wait", {"steps": draw(st.integers(0, 10))})]
    steps += draw(st.lists(_steps(play), min_size=1, max_size=longest))
    return named(steps)


@st.composite
def facts(draw: st.DrawFn, play: Play, *, days: bool) -> tuple[tuple[Step, ...], tuple[int, ...]]:
    """Draw facts at different instants (with `days` at most one a day, some of them without a time), and an order."""
    # An item gets its number when it is entered: items stand in the prefix, not among the facts that change places.
    records = [one for one in play.records if "items" not in one[1]]
    slots = draw(st.lists(st.integers(1, 24), min_size=2, max_size=7, unique=True))
    steps: list[tuple[str, Args]] = []
    for slot in slots:
        exact = st.just(2 * slot if days else slot)
        done = _done(play.actions, exact)
        method, args = draw(
            st.one_of(done, done, done, _ticked(play, exact), _ticked(play, exact), _recorded(records, exact))
        )
        args = {**args, "day": days and draw(st.booleans())}
        if method in ("do", "tick"):
            args.pop("despite", None)
            args["already"] = True
        steps.append((method, args))
    prefix = [*_items(play), ("wait", {"steps": 60})]
    order = draw(st.permutations(range(len(steps))))
    first = named(prefix + steps)
    fixed = len(prefix)
    return first, (*range(fixed), *(fixed + one for one in order))


def named(steps: Sequence[tuple[str, Args]]) -> tuple[Step, ...]:
    """Give every step a name."""
    return tuple(Step(f"step-{index}", method, args) for index, (method, args) in enumerate(steps))
