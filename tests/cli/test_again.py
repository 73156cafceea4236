"""The same command again gives its first answer, and writes nothing: refusals too."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Answer, Type


def _unmet(answer: Answer) -> list[str]:
    return [one["id"] for one in answer.json["why"]["conditions"] if not one["met"]]


@pytest.mark.parametrize(
    "argv",
    [
        ("do", "1", "appeal"),
        ("do", "1", "appeal", "channel=form"),
        ("do", "1", "open_second_account"),
        ("tick", "1", "mail_passwords", "mailboxes/1"),
    ],
)
def test_a_refusal_again_is_the_same_refusal(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """Exit 3 with the same conditions, also for a tick; one entry is on record."""
    fristwerk("add", "1", "mailboxes", "address=info@lindenhof.example")
    first, again = (fristwerk(*argv, "--cmd", "script-1", "--json") for _ in range(2))

    assert (3, 3) == (first.exit, again.exit)
    assert _unmet(first) == _unmet(again)
    assert first.json["entry"] == again.json["entry"] == fristwerk("show", "1", "--json").json["size"]


def test_another_item_is_another_try(fristwerk: Type) -> None:
    """Whoever is refused for mailbox 1 and then for mailbox 2 has tried twice; each refusal names its mailbox."""
    for name in ("info", "shop"):
        fristwerk("add", "1", "mailboxes", f"address={name}@lindenhof.example")
    tries = [fristwerk("tick", "1", "mail_passwords", f"mailboxes/{n}", "--json").json for n in (1, 2, 2)]

    assert [False, False, True] == [one["repeated"] for one in tries]
    assert "refused: mailbox passwords changed · mailbox 2" in fristwerk("history", "1", "--last", "1").out


def test_a_refused_act_on_an_item_names_it(fristwerk: Type) -> None:
    """The refusal of an act on one item of a list keeps the item (SEMANTICS 7)."""
    fristwerk("import", "1", "demo/papers/orders-2026-09-08.txt", "--format", "amazon-orders")
    fristwerk("do", "1", "confirm_fraud", "orders/2")
    fristwerk("do", "1", "confirm_fraud", "orders/2")

    entries = fristwerk("history", "1", "--json").json["entries"]
    assert ("refusal", "orders/2") == (entries[-1]["kind"], entries[-1]["data"]["item"])
    assert "order 2" in fristwerk("history", "1", "--last", "2").out


@pytest.mark.parametrize(
    "argv", [("do", "1", "appeal", "channel=form"), ("tick", "1", "mail_passwords", "mailboxes/1")]
)
def test_the_remedies_of_a_past_act_are_in_the_past(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """What an act of yesterday lacked must have happened by then: each remedy carries its --at (CONTRACTS 3)."""
    fristwerk("add", "1", "mailboxes", "address=info@lindenhof.example")
    answer = fristwerk(*argv, "--at", "2026-09-01 10:05", "--json", now="2026-09-02T08:00:00.000Z")

    def remedies(nodes: list[Any]) -> list[list[str]]:
        own = [one["remedy"]["argv"] for one in nodes if one["remedy"]]
        return own + [found for one in nodes for found in remedies(one["of"])]

    found = remedies(answer.json["why"]["conditions"])
    assert found
    assert all(["--at", "2026-09-01 10:05"] == one[-2:] for one in found)
