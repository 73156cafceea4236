"""An office is made whole or not at all."""

from __future__ import annotations

import errno
import os

import pytest

from engine.errors import CannotWriteError, NotAllowedError, UnknownError, UsageError
from engine.office import founding
from engine.office.session import Office, account
from engine.office.verifying import verify
from engine.store import daily

NOW = "2026-08-01T08:00:00.000Z"


def test_the_first_entries_are_the_office_and_its_first_person(empty):
    """The person is the account that ran the command, with name and login sealed."""
    with Office.open(empty) as office:
        kinds = [one.entry.kind for one in daily.office_entries(office.con)]
        person = daily.persons(office.con)

    assert ["office", "person"] == kinds
    assert [("p-01", "Ada Rot", account(), ("lawyer",))] == person


def test_a_fresh_office_verifies(empty):
    """Nothing is in it that does not follow from its two entries."""
    with Office.open(empty) as office:
        assert {"ok": True, "size": 2, "cases": 0, "problems": []}.items() <= verify(office).items()


def test_no_plain_name_stands_in_the_log(empty):
    """Name and login are sealed, the office's own name is not."""
    with Office.open(empty) as office:
        log = "".join(row[0] for row in office.con.execute("SELECT entry FROM log_entry"))

    assert "Ada Rot" not in log
    assert f'"{account()}"' not in log


def test_holidays_reach_from_last_year_to_three_years_ahead(empty):
    """For the office's place and for every place that the shipped workflows name."""
    with Office.open(empty) as office:
        found = {place: daily.holiday_years(office.con, place) for place in daily.holiday_places(office.con)}

    assert {place: set(range(2025, 2030)) for place in ("DE-BE", "DE-BY", "LU")} == found


def test_an_office_is_never_made_over_another(empty):
    """Not even by the same person."""
    before = (empty / "fristwerk.db").read_bytes()

    with pytest.raises(NotAllowedError, match="there is an office already"):
        founding.init(empty, name="Ada Rot", roles=["lawyer"])

    assert before == (empty / "fristwerk.db").read_bytes()


def test_a_real_office_takes_no_simulated_time(tmp_path):
    """Simulated time belongs to training offices alone."""
    with pytest.raises(UsageError, match="no simulated time"):
        founding.init(tmp_path / "office", name="Ada", roles=["lawyer"], simulated=NOW)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"roles": ["judge"]}, UnknownError),
        ({"roles": []}, UsageError),
        ({"place": "DE-XX"}, UsageError),
        ({"lang": "fr"}, UsageError),
    ],
)
def test_what_cannot_be_read_makes_nothing(tmp_path, wrong, error):
    """The words are read before the folder is made."""
    with pytest.raises(error):
        founding.init(tmp_path / "office", name="Ada", **wrong)

    assert [] == list(tmp_path.iterdir())


def test_a_network_file_system_is_refused(tmp_path, monkeypatch):
    """SQLite's locks do not hold there."""
    monkeypatch.setattr(founding.sqlite, "is_network_file_system", lambda _: "nfs4")

    with pytest.raises(NotAllowedError, match="network file system"):
        founding.init(tmp_path / "office", name="Ada")

    assert [] == list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    """Neither a folder nor a half database."""

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(founding, "_put_in_place", full)

    with pytest.raises(CannotWriteError, match="disk is full"):
        founding.init(tmp_path / "a" / "office", name="Ada")

    assert [] == list(tmp_path.iterdir())


def test_a_folder_with_other_files_keeps_them(tmp_path):
    """An office may be made where something else lies already."""
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")

    founding.init(tmp_path, name="Ada", training=True, simulated=NOW, origin="ohm/1")

    assert ["fristwerk.db", "letter.txt"] == sorted(one.name for one in tmp_path.iterdir())


def test_the_origin_names_the_office_and_a_training_office_says_so(tmp_path):
    """A default that nobody else's log will have."""
    answer = founding.init(tmp_path / "Kanzlei Größe", name="Ada", training=True, simulated=NOW)

    assert ("Kanzlei Größe", True, "p-01") == (answer["office"], answer["training"], answer["person"])
    assert answer["origin"].startswith("kanzlei-grosse/training-")
