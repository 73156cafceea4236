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


def test_a_correction_says_which_limits_moved(deadline: Type) -> None:
    """Nothing begins: the receipt names the old day and the new one, as the preview did."""
    typed = ("2", "2", "served_on=2026-08-28", "--reason", "typo", "--yes")
    shown = deadline(*typed, "--lang", "de", verb="correct").out
    again = deadline("2", "2", "served_on=2026-08-31", "--reason", "typo", "--yes", "--json", verb="correct").json

    assert "bis Di 15.09. → bis Fr 11.09." in shown
    assert "beginnt" not in shown
    moved = [(one["before"]["until"][:10], one["after"]["until"][:10]) for one in again["limits"]]
    assert [("2026-09-11", "2026-09-14")] == moved


def test_a_correction_says_which_limits_are_open_again_or_gone(deadline: Type) -> None:
    """The strike of what met a limit opens it; that of what began it takes it away."""
    deadline("2", "object", *LAWYER, verb="do")
    opened = deadline("2", "3", "--strike", "--reason", "not sent", "--yes", verb="correct").out
    gone = deadline("2", "2", "--strike", "--reason", "other case", "--yes", verb="correct").out

    assert "met → until Tue 15 Sep" in opened
    assert "until Tue 15 Sep → none" in gone


def test_a_limit_that_stays_met_is_shown_with_both_days(deadline: Type) -> None:
    """Preview, receipt and control sheet say to which day a closed limit moved."""
    deadline("2", "object", *LAWYER, verb="do")
    change = ("2", "2", "served_on=2026-08-31", "--reason", "typo")
    moved = "until Tue 15 Sep, met → until Mon 14 Sep, met"

    for shown in (deadline(*change, verb="correct").out, deadline(*change, "--yes", verb="correct").out):
        assert moved in " ".join(shown.split())
    sheet = " ".join(deadline(verb="control-sheet").out.split())
    assert "until Tue 15 Sep 2026, met → until Mon 14 Sep 2026, met" in sheet


def test_a_correction_says_that_the_date_hoped_for_is_another(deadline: Type) -> None:
    """The present end stays; only what was asked for has moved."""
    deadline("extend", "2", "objection", "--until", "2026-09-29")
    shown = deadline("2", "3", "until=2026-09-30", "--reason", "typo", "--yes", verb="correct").out

    old, new = (f"until Tue 15 Sep, extension asked for to {day} Sep, provisional" for day in ("Tue 29", "Wed 30"))
    assert f"{old} → {new}" in " ".join(shown.split())


def test_a_late_strike_is_told_once(deadline: Type) -> None:
    """What the command is about has its own rows; what else changed stands below."""
    late = "2026-09-20T08:00:00.000Z"
    shown = deadline("strike", "2", "objection", "--because", "settled", "--at", "2026-09-14", *LAWYER, now=late).out

    assert "Tue 15 Sep · struck" in shown
    assert "→" not in shown


def test_a_second_extension_names_the_first(deadline: Type) -> None:
    """Two people who record one grant see that the end moved twice."""
    assert "extended before" not in deadline("grant", "2", "objection", "--length", "1 week").out
    again = deadline("grant", "2", "objection", "--length", "1 week").out

    assert "extended before by  #3" in again


def test_a_correction_of_an_act_on_items_says_what_becomes_of_each(deadline: Type) -> None:
    """Preview and receipt name the items whose state changes, and call them as everywhere."""
    for argv in (("add", "2", "claims", "amount=1"), ("do", "2", "raised", "claims/1")):
        assert deadline(*argv[1:], verb=argv[0]).exit == 0
    assert deadline("2", "answer", "claims/1", *LAWYER, verb="do").exit == 0
    struck = ("2", "5", "--strike", "--reason", "other claim")

    assert "claim 1            answered → open" in deadline(*struck, verb="correct").out
    assert "claim 1            answered → open" in deadline(*struck, "--yes", verb="correct").out
    assert "claim 1            open → answered" in deadline("2", "6", *struck[2:], verb="correct").out


def test_what_never_had_a_date_is_shown_as_struck(deadline: Type) -> None:
    """It no longer waits for a date."""
    deadline("2", "demand", "--already", "--at", "2026-09-01 11:30", *LAWYER, verb="do")
    deadline("strike", "2", "payment", "--because", "paid in cash")

    assert "payment struck #4" in " ".join(deadline("2", verb="show").out.split())


def test_a_length_beyond_all_calendars_cannot_be_read(deadline: Type) -> None:
    """A slip of the keyboard is exit 2 and nobody's fault but the keyboard's."""
    answer = deadline("extend", "2", "objection", "--length", "9999 years")

    assert (2, True) == (answer.exit, "longer than 200 years" in answer.err)


@pytest.mark.parametrize("verb", ["extend", "grant"])
def test_nobody_extends_a_period_of_law(deadline: Type, verb: str) -> None:
    """Not the two weeks of § 172 StPO, whoever is asked; the workflow says which those are."""
    deadline("1", "file_complaint", "--at", "2026-09-01 09:00", verb="do")
    assert 0 == deadline("1", "proceedings_stopped", "instructed_on=2026-09-01", verb="do").exit
    tried = deadline(verb, "1", "complaint_against_stop", "--until", "2026-10-01")

    assert 3 == tried.exit
    assert "period of law that nobody can extend (STPO-172)" in " ".join(tried.err.split())
