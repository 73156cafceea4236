"""Acts on register items, second persons and silence, as they are typed and answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from engine.workflow import labelfile
from tests.cli.conftest import Type, type_into
from tests.laws.workflows import compiled

PROBES = Path(__file__).parents[1] / "case" / "items.yaml"
RULES = "R1: {weight: law, as_of: 2026-11, de: Eine Regel., en: A rule.}\n"


def _words(shape: Any, name: str) -> Any:
    """Label everything with its own name; leave out what need not be there."""
    if isinstance(shape, str):
        return name.replace("_", " ")
    wanted = {one: inner for one, inner in shape.items() if inner != "optional" and one != "clauses"}
    return {one: _words(inner, name if one in ("name", "one", "do", "done") else one) for one, inner in wanted.items()}


@pytest.fixture(scope="module")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workflow of probes and its labels."""
    root = tmp_path_factory.mktemp("workflows")
    (root / "items").mkdir()
    (root / "rules.yaml").write_text(RULES, encoding="utf-8")
    text = PROBES.read_text("utf-8").replace("    states: [a, b, c]", "    final: [c]\n    states: [a, b, c]")
    text = text.replace(
        "    states: [open, held, shut, gone]", "    final: [gone]\n    states: [open, held, shut, gone]"
    )
    (root / "items" / "workflow.yaml").write_text(text, encoding="utf-8")
    labels = json.dumps(_words(labelfile._shape(compiled(text.encode(), "items")), ""))
    for lang in ("de", "en"):
        (root / "items" / f"{lang}.yaml").write_text(labels, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def filled(workflows: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with two people and a case of that workflow that has two orders and a review."""
    folder = tmp_path_factory.mktemp("filled") / "office"
    steps = (
        ("init", str(folder), "--training", "--name", "Ada", "--roles", "caseworker,lawyer", "--origin", "probe/test"),
        ("person", "add", "Bea", "--roles", "caseworker"),
        ("open", "items", "--client", "Ohm GmbH", "--workflows", str(workflows)),
        ("add", "1", "orders", "name=Krug", "status=Pending", "worth=40.00 EUR"),
        ("add", "1", "orders", "status=Unshipped", "worth=60.00 EUR"),
        ("add", "1", "reviews", "stars=1", "order=orders/1"),
    )
    for argv in steps:
        answer = type_into(folder, *argv)
        assert answer.exit == 0, answer
    return folder


@pytest.fixture
def items(filled: Path, tmp_path: Path) -> Type:
    """Type into a copy of that office."""
    folder = Path(shutil.copytree(filled, tmp_path / "office"))

    def typed(*argv: str, **more: Any) -> Any:
        return type_into(folder, *argv, **more)

    return typed


def test_an_act_refused_for_one_item_names_it_and_moves_none(items: Type) -> None:
    """Both orders stay where they are, the try is on record, and the pending one is named."""
    answer = items("do", "1", "ship", "orders/1", "orders/2")
    assert (3, True) == (answer.exit, "not: status: Pending; not so: orders 1" in answer.err)
    listed = items("items", "1", "orders", "--json").json["items"]
    assert ["open", "open"] == [one["state"] for one in listed]
    (entry,) = [one for one in items("history", "1", "--json").json["entries"] if one["kind"] == "refusal"]
    assert {"ship.must.free": {"missing": ["orders/1"]}} == entry["data"]["facts"]


UNKNOWN = [
    ("do", "1", "ship", "orders/7"),
    ("do", "1", "ship", "orders/2", "orders/7"),
    ("set", "1", "reviews/7", "stars=2"),
    ("set", "1", "reviews/1", "order=orders/7"),
    ("add", "1", "reviews", "order=7"),
    ("do", "1", "link", "reviews/1", "order=orders/7"),
    ("attach", "1", str(PROBES), "--as", "letter", "--to", "orders/7"),
]


@pytest.mark.parametrize("argv", UNKNOWN)
def test_an_item_that_does_not_exist_is_unknown(items: Type, argv: tuple[str, ...]) -> None:
    """Nothing is written, and the sentence says which one there is not."""
    before = items("show", "1", "--json").json["size"]
    answer = items(*argv)
    assert (4, True) == (answer.exit, "there is no " in answer.err and "/7" in answer.err)
    assert before == items("show", "1", "--json").json["size"]


@pytest.mark.parametrize("value", ["reviews/1", "orders/x", "orders/0", "-1"])
def test_a_value_that_names_no_order_is_refused(items: Type, value: str) -> None:
    """A field that points to a register says how its items are named."""
    answer = items("add", "1", "reviews", f"order={value}")
    assert (2, True) == (answer.exit, "order names an entry such as orders/1" in answer.err)


def test_a_remedy_of_an_item_is_a_command_for_that_item(items: Type) -> None:
    """The second order has no name: the command that gives it one."""
    why = items("do", "1", "name_it", "orders/1", "orders/2", "--json").json["why"]
    (node,) = [one for one in why["conditions"] if not one["met"]]
    assert (None, ["orders/2"]) == (node["remedy"], node["facts"]["missing"])
    (step,) = node["of"]
    assert ["fristwerk", "set", "A-2026-0001", "orders/2", "name=NAME"] == step["remedy"]["argv"]


def test_a_state_of_an_item_is_reached_by_its_own_act(items: Type) -> None:
    """The order has to be held first."""
    why = items("do", "1", "only_held", "orders/2", "--json").json["why"]
    (node,) = [one for one in why["conditions"] if not one["met"]]
    assert ["fristwerk", "do", "A-2026-0001", "hold", "orders/2"] == node["of"][0]["remedy"]["argv"]


@pytest.fixture
def lean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load no register whole: the probes look through all of them, a workflow with 5,000 orders does not."""
    monkeypatch.setattr("engine.office.reading.registers_read", lambda _: frozenset())


@pytest.mark.usefixtures("lean")
def test_the_order_behind_a_review_is_asked(items: Type) -> None:
    """The review points to an order that was not shut; once it is, the review may go."""
    refused = items("do", "1", "remove", "reviews/1")
    steps = [items("do", "1", "hold", "orders/1"), items("do", "1", "shut", "orders/1", "shut_on=2026-09-01")]
    assert [3, 0, 0, 0] == [refused.exit, *(one.exit for one in steps), items("do", "1", "remove", "reviews/1").exit]


@pytest.mark.usefixtures("lean")
def test_an_order_named_with_the_act_is_asked_as_well(items: Type) -> None:
    """What the review points to by this very act; the other orders are not even loaded."""
    items("do", "1", "ship", "orders/2")
    refused = items("do", "1", "remove_of", "reviews/1", "order=orders/1")
    assert [3, 0] == [refused.exit, items("do", "1", "remove_of", "reviews/1", "order=orders/2").exit]


def test_a_sum_says_what_it_is_now(items: Type) -> None:
    """Amounts of one currency are added up."""
    answer = items("why", "1", "by_nothing")
    assert "orders: worth in all at most 0 (now: 100.00 EUR)" in answer.out


def test_why_without_an_item_asks_nothing_of_one(items: Type) -> None:
    """Which item it will be is not known yet, so nothing of it is missing."""
    assert items("why", "1", "name_it", "--json").json["allowed"]


def test_silence_says_from_when_it_is_enough(items: Type) -> None:
    """Nothing but time meets it."""
    why = items("why", "1", "by_quiet", "--json").json
    (node,) = [one for one in why["conditions"] if not one["met"]]
    assert ("nothing from rival for 5 days (last: Tue 1 Sep 2026)", None) == (node["sentence"], node["remedy"])
    assert "2026-09-06T08:05:00" == node["opens_at"][:19]
    assert node["opens_at"] == why["earliest"]


def test_silence_brings_a_reminder_that_nobody_entered(items: Type) -> None:
    """Two days of silence and one more: today names it, without any command in between."""
    rows = items("today", "--json", now="2026-09-04T09:00:00.000Z").json["groups"]
    assert ["propose_end"] == [row["limit"]["key"] for group in rows.values() for row in group]


def _remedy(answer: Any) -> list[str]:
    (node,) = [one for one in answer.json["conditions"] if not one["met"]]
    return list(node["remedy"]["argv"])


def test_a_second_person_checks_a_letter(items: Type, tmp_path: Path) -> None:
    """Attach, have it checked, act: each remedy leads to the next; one's own check is none."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    first = _remedy(items("why", "1", "by_checked", "--json"))
    assert ["fristwerk", "attach", "A-2026-0001", "FILE", "--as", "letter"] == first
    items("attach", "1", str(letter), "--as", "letter")
    second = _remedy(items("why", "1", "by_checked", "--json", "--actor", "Bea"))
    assert ["fristwerk", "do", "A-2026-0001", "check", "paper=1"] == second
    mine = items("do", "1", "check", "paper=1"), items("do", "1", "by_checked", "paper=1")
    hers = items("do", "1", "check", "paper=1", "--actor", "Bea"), items("do", "1", "by_checked", "paper=1")
    assert ([0, 3], [0, 0]) == ([one.exit for one in mine], [one.exit for one in hers])
    assert "a second person has checked “paper”" in mine[1].err


def test_the_same_file_named_again_is_the_one_that_was_checked(items: Type, tmp_path: Path) -> None:
    """By its content: at 17:50 nobody remembers which number the letter has."""
    letter, copy = tmp_path / "letter.txt", tmp_path / "copy.txt"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    items("attach", "1", str(letter), "--as", "letter")
    items("do", "1", "check", f"paper={letter}", "--actor", "Bea")
    shutil.copy(letter, copy)
    answer = items("do", "1", "by_checked", f"paper={copy}", "--json")
    kinds = [one["kind"] for one in items("history", "1", "--json").json["entries"]]
    assert (0, 1) == (answer.exit, kinds.count("evidence"))


def test_a_file_sent_along_with_the_act_is_unchecked(items: Type, tmp_path: Path) -> None:
    """Another version than the one that was checked."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    items("attach", "1", str(letter), "--as", "letter")
    items("do", "1", "check", "paper=1", "--actor", "Bea")
    letter.write_text("Sehr geehrte Damen und Herren,", encoding="utf-8")
    assert 3 == items("do", "1", "by_checked", f"paper={letter}").exit


def test_a_deletion_by_the_court_moves_all_open_orders(items: Type) -> None:
    """One entry; the items show it, and the log and its projections agree."""
    moves = items("do", "1", "court_deletes", "--json").json["moves"]
    assert ["road", "orders/1", "orders/2", "reviews/1"] == [one["track"] for one in moves]
    assert {"gone": 2} == items("show", "1", "--json").json["registers"]["orders"]["states"]
    assert items("log", "verify", "--json").json["ok"]


def test_many_items_that_move_alike_are_one_line(items: Type) -> None:
    """340 orders would fill five screens with the same arrow."""
    for _ in range(4):
        assert items("add", "1", "orders", "status=Pending").exit == 0
    assert "orders: 6 entries  open → gone" in items("do", "1", "court_deletes").out


def test_an_observation_that_this_state_does_not_expect_is_kept(items: Type) -> None:
    """Recorded, said to be unexpected, moves nothing."""
    items("do", "1", "stop")
    answer = items("do", "1", "court_takes", "orders/1", "--json").json
    assert (True, [], "action") == (answer["unexpected"], answer["moves"], answer["kind"])
    assert "Unexpected in this state" in items("do", "1", "court_takes", "orders/1").out


def test_a_sealed_value_given_with_an_act_is_the_item_s(items: Type) -> None:
    """An input named like the item's field: `items` shows it."""
    items("do", "1", "rename", "orders/2", "name=Vase")
    fields = items("items", "1", "orders", "--json").json["items"][1]["fields"]
    assert "Vase" == fields["name"]
    assert items("log", "verify", "--json").json["ok"]


def test_rebuilding_gives_the_same_items(items: Type) -> None:
    """What acts did to items and tracks is concluded from the log alone."""
    for argv in (("hold", "orders/2"), ("shut", "orders/2", "shut_on=2026-09-01"), ("link", "reviews/1", "order=2")):
        assert items("do", "1", *argv).exit == 0
    before = items("show", "1", "--json").json, items("items", "1", "orders", "--json").json
    assert items("office", "rebuild").exit == 0
    assert before == (items("show", "1", "--json").json, items("items", "1", "orders", "--json").json)


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "en",
            ("orders: for at least one, orders: shut", "nothing from rival for 5 days", "order: shut", "orders: held"),
        ),
        ("de", ("orders: für mindestens einen Eintrag orders: shut", "5 Tage lang nichts von: rival")),
    ],
)
def test_every_word_has_its_sentence(workflows: Path, lang: str, sentences: tuple[str, ...], tmp_path: Path) -> None:
    """Whoever reads the workflow reads its conditions, without any case."""
    answer = type_into(tmp_path, "workflow", "show", str(workflows / "items"), "--lang", lang)
    said = " ".join(answer.out.split())
    assert (0, [True] * len(sentences)) == (answer.exit, [one in said for one in sentences]), said
