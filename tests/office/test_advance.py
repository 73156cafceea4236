"""Advance deadlines: the file is looked at before the end comes, and somebody says so (BGH XII ZB 418/22)."""

from __future__ import annotations

import pytest

from engine.case.alarms import ADVANCE, alarms
from engine.errors import NotAllowedError, UnknownError, UsageError
from engine.office import acting, chronicle, ticking
from engine.office.commanding import Options
from engine.office.reading import load
from tests.office.conftest import CASE, NEXT

NAME = "objection.advance"
DUE = "2026-09-12T08:00:00.000Z"


def _due(office):
    loaded = load(office, CASE, office.now())
    return [one.at for one in alarms(loaded.definition, loaded.case, loaded.now) if one.kind == ADVANCE]


@pytest.mark.parametrize("name", [NAME, f"{NAME}/1"])
def test_ticked_it_is_dealt_with(by, name):
    """The entry names the run that was looked at."""
    assert ["2026-09-11T22:00:00.000Z"] == _due(by(DUE))
    ticking.tick(by(DUE), CASE, name, None, [], Options())

    assert [] == _due(by(DUE))
    assert {"limit": "objection.advance/1", "skip": "done"} == chronicle.history(by(DUE), CASE)["entries"][-1]["data"]


def test_put_off_it_comes_again(by):
    """On the day that was named, and before the end."""
    ticking.skip(by(DUE), CASE, NAME, None, "out of the office", "2026-09-14", Options())

    assert ["2026-09-13T22:00:00.000Z"] == _due(by(DUE))


def test_not_needed_needs_a_reason_and_is_gone(by):
    """The reason is sealed with it."""
    ticking.skip(by(DUE), CASE, NAME, None, "draft is ready", None, Options())

    assert [] == _due(by(DUE))
    assert "draft is ready" == chronicle.history(by(DUE), CASE)["entries"][-1]["sealed"]["because"]


def test_put_off_past_the_end_it_would_be_no_advance_deadline(by):
    """The end is 15 September, 24:00."""
    with pytest.raises(UsageError, match="before the end"):
        ticking.skip(by(DUE), CASE, NAME, None, "later", "2026-09-16", Options())


def test_before_it_comes_there_is_nothing_to_deal_with(by):
    """What is dealt with covers what was due by then; a tick in advance would cover nothing."""
    with pytest.raises(NotAllowedError, match="comes on 2026-09-12"):
        ticking.tick(by(NEXT), CASE, NAME, None, [], Options())


def test_of_a_limit_that_is_met_nothing_is_left(by):
    """Whoever objected has looked at the file."""
    acting.act(by(DUE), CASE, "object", [])
    with pytest.raises(NotAllowedError, match="no advance deadline of objection/1 is left"):
        ticking.tick(by(DUE), CASE, NAME, None, [], Options())


@pytest.mark.parametrize("name", ["objektion.advance", "objection.advance/7"])
def test_one_of_no_limit_is_unknown(by, name):
    """A slip, not a record."""
    with pytest.raises(UnknownError):
        ticking.tick(by(DUE), CASE, name, None, [], Options())
