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
    """What can happen in one workflow: acts and observations with their inputs, ticks; how a story begins and ends.

    `control` says how often people do something with a running limit; `named` are limits that `before` starts, for
    facts that are entered in any order.
    """

    actions: tuple[tuple[str, Args], ...]
    ticks: tuple[tuple[str, str | None], ...]
    records: tuple[tuple[str, Args], ...]
    beginning: tuple[tuple[str, Args], ...]
    ending: tuple[tuple[str, Args], ...]
    items: tuple[tuple[str, int], ...]
    control: int = 1
    before: tuple[tuple[str, Args], ...] = ()
    named: tuple[str, ...] = ()


_SOON, _PAST, _LENGTH = object(), object(), object()
"""Stand for a day that is set, mostly ahead; a day that lies behind, or is not known; and a length that is chosen."""


def _act(name: str, weight: int = 1, **args: Any) -> tuple[tuple[str, Args], ...]:
    return ((name, args),) * weight


_LETTER: Args = {"dates": {"until": _SOON}, "inputs": {"channel": "form"}, "evidence": {"letter": 1}}

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
        *_act("file", 5, dates={"until": _SOON}),
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
    beginning=(("serve", {}), ("file", {"dates": {"until": _SOON}})),
    ending=(("court_rules", {}), ("court_answers", {"inputs": {"kind": "part"}}), ("call", {})),
    items=(("witnesses", 2),),
)


_SERVED: Args = {"dates": {"served_on": _PAST}}
_DEMAND: Args = {"dates": {"until": _SOON}, "inputs": {"time": _LENGTH}}
_CLAIM: Args = {"register": "claims", "items": [{"values": {}, "sets": []}]}

DOCKET = Play(
    actions=(
        *_act("serve", 4, **_SERVED),
        *_act("answer_suit", 4),
        *_act("demand", 2, **_DEMAND),
        *_act("demand", dates={"until": _SOON}, inputs={"weekend_meant": True}),
        *_act("inspect_file"),
        *_act("pay"),
        *_act("refuse_to_pay", 2),
        *_act("judge"),
        *_act("calm_down"),
        *_act("dispute", 3, on=["claims/1"]),
        *_act("dispute", 3, on=["claims/1", "claims/2"]),
        *_act("respond", 3, on=["claims/2"]),
        *_act("respond", on=["claims/1", "claims/2"]),
        *_act("prove", on=["claims/1"]),
    ),
    ticks=(),
    records=(
        ("field", {"values": {"known_at": "2026-11-10T08:00:00.000Z"}}),
        ("field", {"item": "claims/1", "values": {"town": "Ulm"}}),
        ("evidence", {"evidence": "posting_proof"}),
        ("tick", {"limit": "look", "skip": "done"}),
        ("tick", {"limit": "follow_up", "skip": "done"}),
        ("tick", {"limit": "quiet_court", "skip": "not_needed"}),
        ("tick", {"limit": "tell_client", "skip": "done"}),
        ("item", _CLAIM),
    ),
    beginning=(("serve", _SERVED), ("dispute", {"on": ["claims/1", "claims/2"]}), ("demand", _DEMAND)),
    ending=(("answer_suit", {}), ("judge", {}), ("respond", {"on": ["claims/1"]}), ("refuse_to_pay", {}), ("pay", {})),
    items=(("claims", 2),),
    control=5,
    before=(
        ("serve", {"back": 30, "dates": {"served_on": 0}}),
        ("dispute", {"back": 29, "on": ["claims/1", "claims/2"]}),
        ("demand", {"back": 28, "dates": {"until": 9}, "inputs": {"time": "P2W"}, "already": True}),
    ),
    named=(
        "defence/1", "objection/1", "report_to_luxembourg/1", "payment/1", "promised/1", "claims/1.response/1",
        "claims/2.response/1",
    ),
)  # fmt: skip


def _drawn(draw: st.DrawFn, value: Any) -> Any:
    """Fill in the days and lengths: mostly ahead, sometimes over before it begins, sometimes not known."""
    if value is _SOON:
        return draw(st.one_of(st.integers(0, 12), st.integers(0, 12), st.integers(-4, 2), st.none()))
    if value is _PAST:
        return draw(st.one_of(st.integers(-6, 0), st.integers(-16, -8), st.none()))
    if value is _LENGTH:
        return draw(st.sampled_from(("P7D", "P10D", "P2W", "P1M")))
    return {name: _drawn(draw, one) for name, one in value.items()} if isinstance(value, dict) else value


@st.composite
def _done(draw: st.DrawFn, choice: Sequence[tuple[str, Args]], back: st.SearchStrategy[int]) -> tuple[str, Args]:
    action, args = draw(st.sampled_from(choice))
    filled = _drawn(draw, args)
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
        change["dates"] = {"until": draw(st.integers(-4, 12)), "served_on": draw(st.integers(-16, 0))}
    if draw(st.integers(0, 3)) == 0:
        change["day"] = draw(st.booleans())
    return change


@st.composite
def _corrected(draw: st.DrawFn) -> tuple[str, Args]:
    return "correct_nth", {"pick": draw(st.integers(0, 9)), **draw(changes())}


_CONTROLS = ("extend", "extend", "grant", "grant", "grant", "refuse", "strike", "strike", "strike", "check", "check")


@st.composite
def _controlled(
    draw: st.DrawFn, back: st.SearchStrategy[int], names: Sequence[str] = (), *, facts_only: bool = False
) -> tuple[str, Args]:
    """Draw what is done with a running limit: more time, backwards too; struck on a ground or for a reason; checked."""
    if not names and draw(st.integers(0, 5)) == 0:
        skip = draw(st.sampled_from(("done", "put_off", "put_off", "not_needed")))
        args = {"skip": skip, "pick": draw(st.integers(0, 3)), "days": draw(st.integers(0, 5)), "back": draw(back)}
        return "look_at", args
    do = draw(st.sampled_from([one for one in _CONTROLS if one != "check" or not facts_only]))
    args = {"do": do, "back": 0 if do == "check" else draw(back)}
    if do in ("extend", "grant"):
        # What a length gives depends on what is on record when it is entered; a day does not.
        lengths = () if facts_only else ("P3D", "P1W", "P0.5M")
        args["more"] = draw(st.one_of(st.integers(-4, 0), st.integers(1, 12), st.sampled_from(lengths or (3, 7))))
    if do == "strike":
        args["reason"] = facts_only or draw(st.integers(0, 2)) == 0
    return "control", {**args, **({"limit": draw(st.sampled_from(names))} if names else {"pick": draw(_NEWEST)})}


_STRUCK: tuple[tuple[str, Args], ...] = (("strike", {}), ("take_ground", {}))
_STORIES: tuple[tuple[tuple[str, Args], ...], ...] = (
    (("extend", {"more": "P1W"}), ("grant", {"more": "P1W"}), ("grant", {"more": "P3D"})),
    (("extend", {"more": 9}), ("refuse", {})),
    (("grant", {"more": 9}), ("grant", {"more": -2})),
    (("check", {}), ("grant", {"more": 9})),
    (("check", {}), ("move_start", {"later": -3}), ("move_start", {"later": 2})),
    (("grant", {"more": 9}), ("move_start", {"later": -3})),
    _STRUCK,
    _STRUCK,
    (("strike", {"reason": True}), ("check", {})),
    (("extend", {"more": 12}),),
)
"""What people do with one limit, one after the other, and how its start or what it was struck for is corrected."""


@st.composite
def _stories(draw: st.DrawFn, play: Play) -> list[tuple[str, Args]]:
    story = draw(st.sampled_from(_STORIES))
    pick, steps = draw(_NEWEST), []
    if story == _STRUCK:
        steps = [("do", {**_drawn(draw, play.ending[0][1]), "action": play.ending[0][0], "already": True})]
    for do, args in story:
        own = do in ("take_ground", "move_start")
        one = (do, args) if own else ("control", {"do": do, **args, "pick": pick})
        steps += [one, ("wait", {"steps": draw(st.integers(0, 2))})]
    return steps


_NEWEST = st.one_of(st.just(0), st.integers(0, 2), st.integers(0, 6))


def _steps(play: Play) -> st.SearchStrategy[tuple[str, Args]]:
    back = st.one_of(st.just(0), st.integers(0, 30))
    wait = st.builds(lambda steps: ("wait", {"steps": steps}), st.integers(0, 20))
    done = _done(play.actions, back)
    strike = st.builds(lambda pick: ("strike_nth", {"pick": pick}), st.integers(0, 9))
    holiday = st.builds(lambda day: ("learn_holiday", {"day": f"2026-11-{day}"}), st.integers(16, 24))
    taken_back = st.just(("take_back", {}))
    ticked = [(_ticked(play, back), 1)] if play.ticks else []
    control = [(_controlled(st.one_of(st.just(0), st.integers(0, 10))), play.control)]
    return _weighted(
        (done, 4), (wait, 3), *ticked, (_recorded(play.records, back), 1), (_corrected(), 2), (strike, 1),
        (taken_back, 2), (holiday, 1), *control,
    )  # fmt: skip


def _weighted(*choice: tuple[st.SearchStrategy[tuple[str, Args]], int]) -> st.SearchStrategy[tuple[str, Args]]:
    """Choose by weight; `one_of` takes what is named twice for one."""
    index = [number for number, (_, weight) in enumerate(choice) for _ in range(weight)]
    return st.sampled_from(index).flatmap(lambda number: choice[number][0])


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
        steps += draw(_stories(play))
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
        ticked = [(_ticked(play, exact), 2)] if play.ticks else []
        control = [(_controlled(exact, play.named, facts_only=True), 2)] if play.named else []
        method, args = draw(_weighted((done, 3), *ticked, *control, (_recorded(records, exact), 1)))
        args = {**args, "day": days and draw(st.booleans())}
        if method in ("do", "tick"):
            args.pop("despite", None)
            args["already"] = True
        steps.append((method, args))
    before = [("do", {"action": action, **args}) for action, args in play.before]
    prefix = [*_items(play), ("wait", {"steps": 30}), *before, ("wait", {"steps": 30})]
    order = draw(st.permutations(range(len(steps))))
    first = named(prefix + steps)
    fixed = len(prefix)
    return first, (*range(fixed), *(fixed + one for one in order))


def named(steps: Sequence[tuple[str, Args]]) -> tuple[Step, ...]:
    """Give every step a name."""
    return tuple(Step(f"step-{index}", method, args) for index, (method, args) in enumerate(steps))
