"""What is recorded can be read ever after: names are clean, and a case is there from its first entry on."""

from __future__ import annotations

import pytest

from engine.errors import UnknownError
from engine.office import acting, chronicle, overview, ticking
from engine.office.commanding import Options
from tests.office.conftest import CASE, LATER


def test_a_file_that_an_act_names_loses_its_control_characters(at, tmp_path):
    """A name that paints the terminal is sealed without what would paint it, as with `attach`."""
    letter = tmp_path / "Brief\x1b[31m.pdf"
    letter.write_bytes(b"x")
    office = at()
    words = [("until", "2026-09-10"), ("channel", "form"), ("letter", str(letter))]
    acting.act(office, CASE, "appeal", words, (), Options(despite="Es eilt."))

    files = [one["sealed"]["file"] for one in chronicle.history(office, CASE)["entries"] if "file" in one["sealed"]]
    assert "Brief[31m.pdf" == files[-1]["name"]


def test_before_its_first_entry_a_case_was_not_on_record(at):
    """A look back to a time before the case was opened finds nothing, and says so."""
    office = at()

    with pytest.raises(UnknownError, match="was not on record at that time"):
        overview.show(office, CASE, as_of="2026-08-01T08:30:00.000Z")
    assert CASE == overview.show(office, CASE, as_of=LATER)["case"]


@pytest.mark.parametrize("name", ["complaint_six_weeks/7", "complaint_six_weeks/abc", "injunction_two_weeks/9"])
def test_a_reminder_that_never_began_cannot_be_dealt_with(at, name):
    """A number that no reminder has is a slip, not a record."""
    with pytest.raises(UnknownError):
        ticking.tick(at(), CASE, name, None, [], Options())
