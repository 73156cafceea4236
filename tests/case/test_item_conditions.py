"""What acts on register items may ask of them, and the words that look over a whole register or a party's silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.case.alarms import alarms, next_due
from engine.case.conditions import Verdict, began
from tests.laws.driver import Driver, Step
from tests.laws.workflows import compiled

_ITEMS = Path(__file__).with_name("items.yaml")


class Desk(Driver):
    """A case at which more than one person types."""

    actor = "p-01"

    def _append(self, *args: Any) -> Any:
        self.entries[-1:] = [super()._append(*args)._replace(actor=self.actor)]
        return self.entries[-1]

    def _fact(self, *args: Any) -> Any:
        return super()._fact(*args)._replace(actor=self.actor)


@pytest.fixture(scope="module")
def definition():
    """Return the workflow of probes."""
    return compiled(_ITEMS.read_bytes(), "items")


@pytest.fixture
def desk(definition) -> Desk:
    """A case of that workflow."""
    return Desk(definition)


def order(sets: tuple[str, ...] = (), **values: Any) -> Step:
    """Add an order."""
    item = {"values": values, "sets": list(sets)}
    return Step("", "record", {"kind": "item", "data": {"register": "orders", "items": [item]}})


def review(**values: Any) -> Step:
    """Add a review."""
    item = {"values": values, "sets": []}
    return Step("", "record", {"kind": "item", "data": {"register": "reviews", "items": [item]}})


def act(action: str, *on: str, **inputs: Any) -> Step:
    """Do an action."""
    return Step("", "do", {"action": action, "on": list(on), "inputs": inputs})


def wait(days: int) -> Step:
    """Let days pass."""
    return Step("", "wait", {"steps": 2 * days})


FLAGGED = Step("", "record", {"kind": "field", "data": {"values": {"flagged": True}}})
NAMED = order(("name",))
HELD = [order(), act("hold", "orders/1")]
SHIPPED = [order(), act("ship", "orders/1")]


def euro(minor: int) -> dict[str, Any]:
    """Return an amount."""
    return {"minor": minor, "currency": "EUR"}


ON_ITEMS = [
    ("ship", [order(status="Unshipped")], True),
    ("ship", [order(status="Pending")], False),
    ("ship", [order()], True),
    ("name_it", [NAMED], True),
    ("name_it", [order()], False),
    ("with_flag", [order()], True),
    ("with_flag", [order(), FLAGGED], False),
    ("with_flag", [NAMED, FLAGGED], True),
    ("when_pending", [order()], True),
    ("when_pending", [order(status="Pending")], False),
    ("only_held", [order()], False),
    ("only_held", HELD, True),
    ("on_road", HELD, True),
    ("on_road", [order()], False),
]


@pytest.mark.parametrize(("action", "steps", "met"), ON_ITEMS)
def test_an_act_on_an_item_asks_that_item(desk: Desk, action: str, steps: list[Step], met: bool) -> None:
    """Its fields and its state; what is no field of the item is asked of the case."""
    desk.run(steps)
    assert met == desk.do(action, on=["orders/1"])


def _verdict(desk: Desk, action: str, **more: Any) -> Verdict:
    desk.do(action, **more)
    assert desk.attempt is not None
    return desk.attempt.decision.verdicts[-1]


def test_one_item_that_fails_refuses_the_act_for_all(desk: Desk) -> None:
    """Nothing is shipped, and the refusal names the orders that stand in the way."""
    desk.run([order(status="Pending"), order(status="Unshipped"), order(status="Pending")])
    verdict = _verdict(desk, "ship", on=["orders/1", "orders/2", "orders/3"])
    assert {"missing": ["orders/1", "orders/3"]} == verdict.facts
    assert {"open": 3} == desk.case.registers["orders"]["states"]


def test_a_condition_applies_only_to_the_items_that_its_when_means(desk: Desk) -> None:
    """Of two nameless orders only the pending one needs a name."""
    desk.run([order(), order(status="Pending")])
    assert {"missing": ["orders/2"]} == _verdict(desk, "when_pending", on=["orders/1", "orders/2"]).facts


def test_what_one_item_lacked_is_a_finding_of_the_act(desk: Desk) -> None:
    """Shipped before anybody asked: the act stays, and so does what it lacked."""
    desk.run([order(status="Pending")])
    desk.do("ship", on=["orders/1"], already=True)
    assert [(desk.seq, "ship.must.free")] == desk.case.findings


OVER_REGISTERS = [
    ("by_some", [order(), order()], False),
    ("by_some", [order(), *SHIPPED], True),
    ("by_some", [], False),
    ("by_some_known", [order(), NAMED], True),
    ("by_some_known", [order()], False),
    ("by_every", SHIPPED, True),
    ("by_every", [order()], False),
    ("by_case_field", [order()], False),
    ("by_case_field", [order(), FLAGGED], True),
    ("by_units", [order(units=4), order(units=6)], True),
    ("by_units", [order(units=4), order(units=5), order()], False),
    ("by_units", [], False),
    ("by_open_units", [order(units=10)], False),
    ("by_open_units", [order(units=10), act("ship", "orders/1"), order(units=9)], True),
    ("by_worth", [order(worth=euro(6000)), order(worth=euro(4000))], True),
    ("by_worth", [order(worth=euro(6000)), order(worth={"minor": 4000, "currency": "USD"})], False),
    ("by_nothing", [], True),
    ("by_nothing", [order(worth=euro(0)), order()], True),
    ("by_nothing", [order(worth=euro(1))], False),
    ("by_nothing", [order(worth={"minor": 1, "currency": "SEK"})], False),
    ("by_little", [order(worth=euro(10000))], True),
    ("by_little", [order(worth=euro(10001))], False),
    ("by_little", [order(worth={"minor": 1, "currency": "SEK"})], False),
]


@pytest.mark.parametrize(("action", "steps", "met"), OVER_REGISTERS)
def test_a_register_is_looked_over(desk: Desk, action: str, steps: list[Step], met: bool) -> None:
    """Some item, every item, the sum of a field; amounts only within their currency."""
    desk.run(steps)
    assert met == desk.do(action, by="caseworker")


LINKED = [
    ([order(), review()], False),
    ([order(), review(order="orders/1")], False),
    ([*SHIPPED, review(order="orders/1")], True),
    ([*SHIPPED, review(), act("link", "reviews/1", order="orders/1")], True),
    ([*SHIPPED, review(order="orders/9")], False),
]


@pytest.mark.parametrize(("steps", "met"), LINKED)
def test_an_item_is_asked_what_it_points_to(desk: Desk, steps: list[Step], met: bool) -> None:
    """A review may be removed when its order is shut; without an order nothing is met."""
    desk.run(steps)
    assert met == desk.do("remove", on=["reviews/1"], by="caseworker")


QUIET = [
    ("by_quiet", [wait(5)], True),
    ("by_quiet", [wait(4)], False),
    ("by_quiet", [wait(4), act("rival_writes"), wait(4)], False),
    ("by_quiet", [wait(4), act("rival_writes"), wait(5)], True),
    ("by_quiet", [wait(4), act("court_deletes"), wait(1)], True),
    ("by_both", [wait(5)], True),
    ("by_both", [wait(4)], False),
    ("by_either", [wait(3)], True),
    ("by_either", [wait(2)], False),
]


@pytest.mark.parametrize(("action", "steps", "met"), QUIET)
def test_silence_counts_from_the_last_word_of_that_party(desk: Desk, action: str, steps: list[Step], met: bool) -> None:
    """Without one it counts from the opening of the case; what others say changes nothing."""
    desk.run(steps)
    assert met == desk.do(action, by="caseworker")


@pytest.mark.parametrize(("action", "day"), [("by_quiet", "06"), ("by_both", "06"), ("by_either", "04")])
def test_silence_says_from_when_it_is_enough(desk: Desk, action: str, day: str) -> None:
    """Time alone meets it: of several the last that all of them need, the first where one is enough."""
    assert f"2026-11-{day}T23:00:00.000Z" == _verdict(desk, action, by="caseworker").opens_at


def test_a_word_recorded_late_counts_from_when_it_came(desk: Desk) -> None:
    """Three days ago the rival wrote, and only today it is entered."""
    desk.wait(12)
    desk.do("rival_writes", back=6)
    assert "2026-11-09T23:00:00.000Z" == _verdict(desk, "by_quiet", by="caseworker").opens_at


def test_silence_begins_a_reminder_by_itself(desk: Desk) -> None:
    """Two days without a word, then a day later the first reminder; before that it is what the case waits for."""
    opens = "2026-11-03T23:00:00.000Z"
    assert opens == next_due(desk.definition, desk.case, desk.now)
    desk.wait(6)
    (alarm,) = alarms(desk.definition, desk.case, desk.now)
    assert ("propose_end", "2026-11-04T23:00:00.000Z", opens) == (alarm.key, alarm.at, alarm.since)


def test_what_began_is_found_inside_other_words(desk: Desk) -> None:
    """Of two silences both beginnings are known."""
    desk.wait(10)
    verdict = _verdict(desk, "by_both", by="caseworker")
    assert ["2026-11-06T23:00:00.000Z", "2026-11-04T23:00:00.000Z"] == list(began(verdict))


def _attach(desk: Desk, who: str, kind: str = "letter") -> None:
    desk.actor = who
    desk.record("evidence", {"evidence": kind})


def _check(desk: Desk, who: str, number: int = 1) -> None:
    desk.actor = who
    desk.do("check", evidence={"paper": number})


CHECKS = [("p-02", 1, True), ("p-01", 1, False), ("p-02", 2, False)]


@pytest.mark.parametrize(("who", "number", "met"), CHECKS)
def test_a_document_is_checked_by_a_second_person(desk: Desk, who: str, number: int, met: bool) -> None:
    """Whoever put it on record is the first; another document's check says nothing about this one."""
    _attach(desk, "p-01")
    _attach(desk, "p-01")
    _check(desk, who, number)
    assert met == desk.do("by_checked", evidence={"paper": 1})


def test_a_document_attached_with_the_act_is_unchecked(desk: Desk) -> None:
    """Nobody can have checked what is not on record yet."""
    _attach(desk, "p-01")
    _check(desk, "p-02")
    assert not desk.do("by_checked", evidence={"paper": 0})


def test_the_newest_document_of_a_kind_has_to_be_checked(desk: Desk) -> None:
    """A new version of the letter needs a new check; a photo does not matter."""
    _attach(desk, "p-01")
    _check(desk, "p-02")
    _attach(desk, "p-01", "photo")
    first = desk.do("by_newest")
    _attach(desk, "p-01")
    assert (True, False) == (first, desk.do("by_newest"))


def test_a_struck_check_no_longer_counts(desk: Desk) -> None:
    """Checks are facts like others."""
    _attach(desk, "p-01")
    _check(desk, "p-02")
    desk.strike(desk.seq)
    assert not desk.do("by_newest")


@pytest.mark.parametrize(("paper", "by", "done"), [(1, "lawyer", True), (1, "caseworker", False), (2, "lawyer", False)])
def test_the_exception_of_a_prohibition_may_ask_for_more(desk: Desk, paper: int, by: str, done: bool) -> None:
    """Files leave the house only by a lawyer's decision, and only what two persons have seen."""
    _attach(desk, "p-01")
    _attach(desk, "p-01")
    _check(desk, "p-02")
    assert done == desk.do("give_away", by=by, sets=["why"], evidence={"paper": paper})


def _states(desk: Desk, register: str = "orders") -> list[str]:
    return [item["state"] for _, item in sorted(desk.case.items[register].items())]


def test_an_observation_of_the_case_moves_the_items_that_it_means(desk: Desk) -> None:
    """What is open or held goes; what was shipped stays; one entry is enough for all."""
    desk.run([*SHIPPED, order(), order(), act("hold", "orders/3"), review(), act("come"), act("court_deletes")])
    assert (["shut", "gone", "gone"], ["down"]) == (_states(desk), _states(desk, "reviews"))
    assert {"shut": 1, "gone": 2} == desk.case.registers["orders"]["states"]


def test_items_that_come_later_are_not_moved(desk: Desk) -> None:
    """They count from when they happened, whichever was entered first."""
    desk.run([wait(2), order()])
    desk.do("court_deletes", back=2)
    assert (["open"], "b") == (_states(desk), desk.case.state("road"))


def test_an_act_on_an_item_moves_a_track(desk: Desk) -> None:
    """With the first order that is held the road changes, and back when the last one is free."""
    desk.run([order(), order(), act("hold", "orders/1", "orders/2")])
    held = desk.case.state("road")
    desk.run([act("reopen", "orders/1")])
    between = desk.case.state("road")
    desk.run([act("reopen", "orders/2")])
    assert ("b", "b", "a") == (held, between, desk.case.state("road"))


def test_an_observation_of_an_item_moves_a_track(desk: Desk) -> None:
    """Nobody can refuse it."""
    desk.run([*HELD, act("court_takes", "orders/1")])
    assert ("c", ["gone"], []) == (desk.case.state("road"), _states(desk), desk.case.unexpected)


def test_an_observation_where_nothing_moves_is_unexpected(desk: Desk) -> None:
    """It is kept and shown, and moves nothing."""
    desk.run([act("stop"), *SHIPPED])
    desk.do("court_takes", on=["orders/1"])
    assert ([desk.seq], ["shut"], "c") == (desk.case.unexpected, _states(desk), desk.case.state("road"))


def test_an_input_named_like_a_field_of_the_item_sets_it(desk: Desk) -> None:
    """For each item that the act is about, and for no other."""
    desk.run([order(), order(), order(), act("hold", "orders/1", "orders/2", "orders/3")])
    assert desk.do("shut", on=["orders/1", "orders/2"], inputs={"shut_on": "2026-11-02"}, by="caseworker")
    values = [desk.case.items["orders"][number]["values"] for number in (1, 2, 3)]
    assert [{"shut_on": "2026-11-02"}, {"shut_on": "2026-11-02"}, {}] == values
    assert "shut_on" not in desk.case.fields
