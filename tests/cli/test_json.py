"""The JSON of the contract: every field that is promised, from the real program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CASE, Type

RECEIPT = {
    "case", "entry", "entries", "kind", "action", "moves", "happened", "precision", "recorded", "late", "unexpected",
    "moot", "behind", "starts", "meets", "ends", "announced", "withdrawn", "built_on", "now_moot", "findings",
    "findings_gone", "passed", "repeated", "dry_run",
}  # fmt: skip
LIMIT = {
    "key", "kind", "state", "binds", "nominal_end", "until", "opens", "since", "marks", "place", "rule_set",
    "secured", "source",
}  # fmt: skip
WHY = {
    "case", "action", "allowed", "who", "inputs", "argv", "earliest", "latest", "conditions",
}  # fmt: skip
NODE = {
    "id", "kind", "met", "severity", "waive", "weight", "sentence", "facts", "opens_at", "closes_at", "source",
    "where", "remedy", "of",
}  # fmt: skip
ENTRY = {
    "entry", "index", "cmd", "kind", "action", "happened", "recorded", "actor", "acted_by", "by", "auth", "data",
    "sealed", "corrected_by",
}  # fmt: skip
SHOW = {
    "zone", "case", "workflow", "version", "client", "tracks", "fields", "checklists", "registers", "limits",
    "actions", "findings", "size",
}  # fmt: skip
LOCK = ("do", "1", "amazon_locks", "--at", "2026-09-01T08:05:00.000Z")


def test_every_answer_names_its_zone_first(fristwerk: Type) -> None:
    """Instants are UTC; the zone says what people call them."""
    for argv in (("today",), ("list",), ("show", "1"), ("why", "1"), ("history", "1"), ("note", "1", "x")):
        assert "Europe/Berlin" == fristwerk(*argv, "--json").json["zone"], argv


@pytest.mark.parametrize(
    "argv",
    [
        ("open", "hacked-account", "--client", "Ziegelwerk Ott"),
        ("do", "1", "amazon_locks"),
        ("tick", "1", "clean_system", "result=scanned"),
        ("skip", "1", "unknown_addresses", "--because", "none"),
        ("set", "1", "clean_device=yes"),
        ("add", "1", "mailboxes", "address=info@lindenhof.example"),
        ("complete", "1", "mailboxes"),
        ("note", "1", "x"),
        ("assign", "1", "p-02"),
        ("correct", "1", "3", "--strike", "--reason", "x", "--yes"),
    ],
    ids=lambda argv: argv[0],
)
def test_every_writing_command_answers_with_a_receipt(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """One shape for all of them."""
    answer = fristwerk(*argv, "--json")

    assert 0 == answer.exit, answer
    assert set() == RECEIPT - set(answer.json)
    assert answer.json["entries"][-1] == answer.json["entry"]


def test_open_names_the_version_it_pins(fristwerk: Type) -> None:
    """The rules of the day the case was opened stay its rules."""
    answer = fristwerk("open", "hacked-account", "--client", "Ziegelwerk Ott", "--json").json

    assert ("A-2026-0002", "hacked-account", 1) == (answer["case"], answer["workflow"], answer["version"])


def test_a_receipt_names_the_limits_that_began(fristwerk: Type) -> None:
    """The lock starts the month for the injunction, its reminder, and the time for a complaint to the platform."""
    starts = fristwerk(*LOCK, "--json").json["starts"]

    assert ["decide_injunction/1", "complain_to_platform/1", "injunction_two_weeks/1"] == [one["key"] for one in starts]
    assert set() == LIMIT - set(starts[0])
    assert ("us", "2026-10-01") == (starts[0]["binds"], starts[0]["nominal_end"])


def test_a_refusal_carries_the_answer_of_why(fristwerk: Type) -> None:
    """A script that is refused needs no second question."""
    answer = fristwerk("do", "1", "request_file_inspection", "interest=evidence", "--json")

    assert (3, "") == (answer.exit, answer.err)
    assert (set(), set()) == (RECEIPT - set(answer.json), WHY - set(answer.json["why"]))
    assert "refusal" == answer.json["kind"]


def _nodes(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*found, *(inner for one in found for inner in _nodes(one["of"]))]


def test_why_has_a_node_for_every_condition(fristwerk: Type) -> None:
    """Every condition has its sentence, weight, source and place; what can be typed is a whole command line."""
    fristwerk(*LOCK)
    answer = fristwerk("why", "1", "appeal", "--json").json

    assert set() == WHY - set(answer)
    assert {"roles", "people", "you", "record_for"} == set(answer["who"])
    for node in _nodes(answer["conditions"]):
        assert set() == NODE - set(node)
        assert node["sentence"]
        assert node["remedy"] is None or node["remedy"]["argv"][0] == "fristwerk"
    assert ["fristwerk", "do", CASE, "appeal"] == answer["argv"][:4]
    assert "2026-09-15" == answer["inputs"][0]["proposed"]


def test_why_weighs_a_condition_by_its_strongest_source(fristwerk: Type) -> None:
    """Cost information is asked for by law (BRAO) and by advice (B66): law wins."""
    conditions = fristwerk("why", "1", "engage_lawyer", "--json").json["conditions"]
    weights = {one["id"]: one["weight"] for one in conditions}

    assert "law" == weights["engage_lawyer.should.known.cost_information"]
    assert "advice" == weights["engage_lawyer.should.known.experience_asked"]


def test_why_without_an_action_lists_them_all(fristwerk: Type) -> None:
    """Acts and observations, each with whether it is possible and from when."""
    found = {one["action"]: one for one in fristwerk("why", "1", "--json").json["actions"]}

    assert {"action", "by", "allowed", "earliest"} <= set(found["report"])
    assert ("act", True) == (found["report"]["nature"], found["report"]["allowed"])
    assert "observation" == found["amazon_locks"]["nature"]


def test_show_and_history_have_what_is_promised(fristwerk: Type) -> None:
    """Sealed values are shown to whoever may read the office; the record keeps their names only."""
    fristwerk("set", "1", "police_number=ST/0815/2026")
    answer, entries = fristwerk("show", "1", "--json").json, fristwerk("history", "1", "--json").json["entries"]

    assert set() == SHOW - set(answer)
    assert {"police_number": "ST/0815/2026"} == answer["fields"]
    assert all(set() == ENTRY - set(one) for one in entries)
    assert ("ST/0815/2026", ["police_number"]) == (
        entries[-1]["sealed"]["police_number"],
        entries[-1]["data"]["sets"],
    )


def test_lists_are_there_when_they_are_empty(fristwerk: Type) -> None:
    """An empty answer is an answer."""
    assert [] == fristwerk("list", "--client", "nobody", "--json").json["cases"]
    assert {"register": "orders", "complete": False, "items": []} == {
        name: it
        for name, it in fristwerk("items", "1", "orders", "--json").json.items()
        if name in ("register", "complete", "items")
    }


def test_today_groups_rows_with_their_next_command(fristwerk: Type) -> None:
    """What is due names the command that deals with it."""
    groups = fristwerk("today", "--json", now="2026-09-02T09:00:00.000Z").json["groups"]

    assert ["overdue", "today", "soon", "waiting", "duties", "unsecured"] == list(groups)
    (row,) = groups["today"]
    assert ("ask_lock", ["fristwerk", "do", CASE]) == (row["limit"]["key"], row["next"]["argv"][:3]) or (
        "ask_lock",
        ["fristwerk", "tick", CASE],
    ) == (row["limit"]["key"], row["next"]["argv"][:3])


def test_verify_lint_people_and_init(fristwerk: Type, tmp_path: Path) -> None:
    """Administration answers with objects, too."""
    assert {"ok", "size", "root", "problems"} <= set(fristwerk("log", "verify", "--json").json)
    assert [] == fristwerk("workflow", "lint", "--json").json["findings"]
    assert ["p-01", "p-02"] == [one["person"] for one in fristwerk("person", "list", "--json").json["people"]]
    made = fristwerk("init", str(tmp_path / "new"), "--training", "--json").json
    assert ("new", True, "p-01") == (made["office"], made["training"], made["person"])


def test_the_same_command_id_gets_the_first_receipt(fristwerk: Type) -> None:
    """A script that is not sure may say it again."""
    first = fristwerk("note", "1", "x", "--cmd", "AAAAAAAAAAAAAAAAAAAAAA", "--json").json
    again = fristwerk("note", "1", "x", "--cmd", "AAAAAAAAAAAAAAAAAAAAAA", "--json").json

    assert [4] == first["entries"] == again["entries"]
    assert 4 == fristwerk("show", "1", "--json").json["size"]


def test_nothing_raw_leaves_in_json(fristwerk: Type) -> None:
    """Control characters and signs that turn the direction of text are escaped or gone."""
    fristwerk("note", "1", "pay \u202e now \x1b[31m")
    out = fristwerk("history", "1", "--json").out

    assert out.replace("\n", "").isascii()
    assert out.replace("\n", "").isprintable()
