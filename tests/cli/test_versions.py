"""Which rules and which year a case belongs to: its workflow's place, its version, its number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.workflow.load import default_root
from tests.cli.conftest import CASE, Type


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A folder of one's own workflows that holds version 2."""
    root = Path(shutil.copytree(default_root(), tmp_path / "workflows"))
    path = root / "hacked-account" / "workflow.yaml"
    path.write_text(path.read_text("utf-8").replace("\nversion: 1\n", "\nversion: 2\n"), "utf-8")
    return root


def test_a_version_that_the_office_keeps_is_listed(fristwerk: Type, second: Path) -> None:
    """Each version with its cases, also one whose folder was given once."""
    fristwerk("open", "hacked-account", "--client", "Ott KG", "--workflows", str(second))
    rows = fristwerk("workflow", "list", "--json").json["workflows"]

    assert [(1, 1), (2, 1)] == [(one["version"], one["cases"]) for one in rows if one["workflow"] == "hacked-account"]


def test_a_fault_is_shown_without_the_notes(fristwerk: Type, second: Path) -> None:
    """`open` refuses the folder and names the fault at its place; the hint's command shows it again."""
    path = second / "hacked-account" / "workflow.yaml"
    path.write_text(path.read_text("utf-8").replace("source: B76", "source: B999"), "utf-8")
    answer = fristwerk("open", "hacked-account", "--client", "Ott KG", "--workflows", str(second), "--json")

    assert 5 == answer.exit
    assert ["error"] == [one["severity"] for one in answer.json["findings"]]
    assert 5 == fristwerk(*answer.json["error"]["hint"].partition("fristwerk ")[2].split()).exit


def test_the_place_of_a_case_is_its_workflows(fristwerk: Type) -> None:
    """The office's place is for screens; limits are computed at the workflow's place (SEMANTICS 10)."""
    entry = fristwerk("history", "1", "--json").json["entries"][0]
    lock = fristwerk("do", "1", "amazon_locks", "--json").json["starts"]

    assert "DE-BE" == entry["data"]["place"]
    assert {"DE-BE"} == {one["place"] for one in lock}


def test_a_bare_number_means_this_year_in_the_zone_of_the_office(fristwerk: Type) -> None:
    """Half past midnight on New Year's Day the year has changed, though not yet in UTC."""
    eve = "2026-12-31T23:30:00.000Z"
    fristwerk("open", "hacked-account", "--client", "Ott KG", now=eve)

    assert "A-2027-0001" == fristwerk("show", "1", "--json", now=eve).json["case"]
    assert CASE == fristwerk("show", CASE, "--json", now=eve).json["case"]


def test_an_import_has_a_receipt(fristwerk: Type) -> None:
    """As every command that writes: entry, kind, both times; nothing new has none."""
    argv = ("import", "1", "demo/papers/orders-2026-09-08.txt", "--format", "amazon-orders", "--json")
    first, again = fristwerk(*argv).json, fristwerk(*argv).json

    assert ("import", 4, [4]) == (first["kind"], first["entry"], first["entries"])
    assert (None, []) == (again["entry"], again["entries"])
