"""`deadline`: what a person types and sees when a deadline is checked, extended or struck."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from engine.office import founding, session
from tests.cli.conftest import Answer, Type, type_into
from tests.cli.test_imports import HEAVY
from tests.cli.test_imports import _typed as imported

OWN = str(Path(__file__).parent.parent / "office" / "workflows")
CASE = "A-2026-0002"
LAWYER = ("--actor", "p-02")
TODAY = "2026-09-02T08:00:00.000Z"


@pytest.fixture(scope="session")
def ordered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office, with a second case: an order was served on 1 September, two weeks to object."""
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("ordered") / "lindenhof"))
    for argv in (
        ("open", "objection", "--client", "Ohm GmbH", "--workflows", OWN),
        ("do", "2", "order_served", "served_on=2026-09-01"),
    ):
        assert type_into(folder, *argv, now="2026-09-01T09:00:00.000Z").exit == 0
    return folder


@pytest.fixture
def deadline(ordered: Path, tmp_path: Path) -> Type:
    """Type `deadline …` into one's own copy of that office."""
    folder = Path(shutil.copytree(ordered, tmp_path / "lindenhof"))

    def typed(*argv: str, verb: str = "deadline", now: str = TODAY, **more: Any) -> Answer:
        return type_into(folder, verb, *argv, now=now, **more)

    return typed


def test_who_checks_sees_the_whole_computation(deadline: Type) -> None:
    """Start, rules, place, last day with its zone, and every step with its norm."""
    shown = deadline("check", "2", "objection", *LAWYER).out

    for part in (
        "A-2026-0002  deadline checked: objection",
        "Tue 15 Sep 2026, 24:00 (Europe/Berlin)",
        "Tue 1 Sep 2026 11:00 · entry #2",
        "ZPO",
        "Dr. Till Rosemann",
        "§ 187(1) BGB",
        "2 weeks: to the end of Tue 15 Sep 2026",
    ):
        assert part in shown


def test_the_receipt_speaks_german(deadline: Type) -> None:
    """Words of the glossary."""
    shown = deadline("extend", "2", "objection", "--until", "29.09.2026", "--lang", "de").out

    assert "Verlängerung beantragt: Widerspruchsfrist" in shown
    assert "gilt bis zur Bewilligung  bis Di 15.09." in shown
    assert "beantragt                 Di 29.09. · vorläufig" in shown


@pytest.mark.parametrize(
    "argv", [("check", "2", "objection", *LAWYER), ("extend", "2", "objection", "--length", "P2W")]
)
def test_no_line_is_wider_than_80_columns(deadline: Type, argv: tuple[str, ...]) -> None:
    """In both languages."""
    for lang in ("de", "en"):
        assert 80 >= max(len(line) for line in deadline(*argv, "--dry-run", "--lang", lang).out.splitlines())


def test_json_is_the_receipt_with_the_deadline(deadline: Type) -> None:
    """CONTRACTS 4, and what was done beside it."""
    found = deadline("check", "2", "objection", *LAWYER, "--json").json

    assert ("limit", 3, "check") == (found["kind"], found["entry"], found["do"])
    limit = found["limit"]
    assert ("objection/1", True, "p-02") == (limit["key"], limit["secured"], limit["checked_by"])


def test_without_a_key_it_lists_what_the_verb_could_be_about(deadline: Type) -> None:
    """Each with the command to type; once all are checked it says so."""
    shown = deadline("check", "2").out
    assert "fristwerk deadline check A-2026-0002 objection/1" in shown
    assert "fristwerk deadline check A-2026-0002 review/1" in shown

    for key in ("objection", "review"):
        deadline("check", "2", key, *LAWYER)
    assert "A-2026-0002: no deadline is unchecked." in deadline("check", "2").out
    assert [] == deadline("refuse", "2", "--json").json["limits"]


def test_the_same_person_is_refused(deadline: Type) -> None:
    """Exit 3, and who could do it."""
    answer = deadline("check", "2", "objection")

    assert 3 == answer.exit
    assert "Maren Oelke recorded this date (#2)" in answer.err
    assert "a second person checks it: Dr. Till Rosemann" in answer.err


def test_checked_before_it_says_so_and_writes_nothing(deadline: Type) -> None:
    """Exit 0: what was asked for is the case."""
    deadline("check", "2", "objection", *LAWYER)
    answer = deadline("check", "2", "objection")

    assert 0 == answer.exit
    assert "Checked before; this is the receipt of that. Nothing was added." in answer.out
    assert 3 == deadline("2", "--json", verb="show").json["size"]


def test_a_strike_without_proof_says_what_is_missing(deadline: Type, tmp_path: Path) -> None:
    """Exit 3 with the decision and the remedy; with the file it goes through."""
    deadline("2", "object", *LAWYER, verb="do")
    refused = deadline("strike", "2", "objection")
    report = tmp_path / "fax.txt"
    report.write_text("ok", encoding="utf-8")
    done = deadline("strike", "2", "objection", "--proof", str(report), "--as", "fax_report")

    assert 3 == refused.exit
    assert "X ZB 13/12" in refused.err
    assert "fristwerk deadline strike A-2026-0002 objection/1 --proof FILE" in " ".join(refused.err.split())
    assert 0 == done.exit
    assert "met by" in done.out
    assert "evidence 1" in done.out


def test_what_was_struck_stays_readable(deadline: Type) -> None:
    """BGH I ZB 108/17: in the history, and in the list of limits."""
    deadline("strike", "2", "objection", "--because", "withdrawn", *LAWYER)
    entries = deadline("2", "--json", verb="history").json["entries"]
    limits = {one["key"]: one["state"] for one in deadline("2", "--json", verb="show").json["limits"]}

    assert ("strike", "withdrawn") == (entries[-1]["data"]["do"], entries[-1]["sealed"]["because"])
    assert "struck" == limits["objection/1"]
    assert "deadline struck: objection" in deadline("2", verb="history").out


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("strike", "2", "objection", "--because", "x", "--proof", "1"), 2),
        (("grant", "2", "objection"), 2),
        (("grant", "2", "objection", "--until", "2026-09-10"), 2),
        (("refuse", "2", "objection"), 3),
        (("check", "2", "objektion"), 4),
        (("strike", "2", "objection", "--proof", "/nowhere/fax.txt"), 4),
        (("extend", "2", "objection", "--length", "2 weeks", "--expect", "1"), 7),
    ],
)
def test_exit_codes(deadline: Type, argv: tuple[str, ...], code: int) -> None:
    """The exit codes of CONTRACTS 3; nothing is written."""
    assert code == deadline(*argv).exit
    assert 2 == deadline("2", "--json", verb="show").json["size"]


def test_a_dry_run_shows_the_new_end_and_records_nothing(deadline: Type) -> None:
    """The computation of an extension can be looked at first."""
    shown = deadline("grant", "2", "objection", "--length", "2 weeks", "--dry-run").out

    assert "until Tue 29 Sep" in shown
    assert 2 == deadline("2", "--json", verb="show").json["size"]


def test_a_corrected_extension_shows_days(deadline: Type) -> None:
    """The preview names the last days, not the instants behind them."""
    deadline("grant", "2", "objection", "--until", "2026-09-29")
    shown = deadline("2", "3", "until=2026-10-06", "--reason", "misread", verb="correct").out

    assert "Tue 29 Sep 2026 → Tue 6 Oct 2026" in shown


def test_an_advance_deadline_is_ticked_by_its_name(deadline: Type) -> None:
    """The receipt names the deadline."""
    answer = deadline("2", "objection.advance", verb="tick", now="2026-09-12T08:00:00.000Z")

    assert (0, True) == (answer.exit, "objection, advance deadline: done" in answer.out)


@pytest.mark.parametrize(
    "argv",
    [
        ("deadline", "extend", "2", "objection", "--length", "2 weeks"),
        ("deadline", "strike", "2", "review", "--because", "x"),
    ],
    ids=lambda argv: argv[1],
)
def test_the_verbs_import_nothing_heavy(ordered: Path, tmp_path: Path, argv: tuple[str, ...]) -> None:
    """They are typed daily."""
    folder = Path(shutil.copytree(ordered, tmp_path / "lindenhof"))

    assert "" == imported(folder, HEAVY, *argv).stderr


def test_the_dossier_tells_the_lawyer_and_nobody_else(deadline: Type, tmp_path: Path) -> None:
    """What we ask of a court is none of Amazon's business."""
    deadline("1", "amazon_locks", verb="do")
    deadline("extend", "1", "decide_injunction", "--length", "2 weeks")
    told = {}
    for audience in ("lawyer", "amazon"):
        out = tmp_path / audience
        assert 0 == deadline("1", "-o", str(out), "--for", audience, verb="dossier").exit
        told[audience] = '\\"do\\":\\"extend\\"' in (out / "entries.jsonl").read_text("utf-8")

    assert {"lawyer": True, "amazon": False} == told


def test_in_a_real_office_another_account_has_to_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one machine the account is who typed; a name alone makes no second person."""
    folder = tmp_path / "real"

    def typed(*argv: str) -> Answer:
        return type_into(folder, *argv, FRISTWERK_NOW="")

    monkeypatch.setattr(session, "account", lambda: "maren")
    monkeypatch.setattr(founding, "account", lambda: "maren")
    typed("init", str(folder), "--name", "Maren", "--roles", "caseworker")
    typed("person", "add", "Till", "--roles", "lawyer", "--login", "till")
    typed("open", "objection", "--client", "Ohm GmbH", "--workflows", OWN)
    typed("do", "1", "order_served", "served_on=2026-09-01")

    assert 3 == typed("deadline", "check", "1", "review").exit
    assert 3 == typed("deadline", "check", "1", "review", "--by", "p-02").exit
    monkeypatch.setattr(session, "account", lambda: "till")
    assert 0 == typed("deadline", "check", "1", "review").exit
