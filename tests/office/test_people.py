"""Who may act in an office."""

from __future__ import annotations

import pytest

from engine.errors import NotAllowedError, UnknownError, UsageError
from engine.office import people
from engine.office.commanding import Options
from engine.office.session import Office, account

NOW = "2026-08-01T09:00:00.000Z"


@pytest.fixture
def office(empty):
    """An office with its first person."""
    with Office.open(empty, simulated=NOW) as office:
        yield office


def test_a_person_is_added_with_the_next_number(office):
    """And found again."""
    added = people.add(office, "Bea Grün", ["caseworker", "seller"], "bea", Options())

    assert {"person": "p-02", "name": "Bea Grün", "roles": ["caseworker", "seller"], "login": "bea"} == added
    assert added == people.listing(office)[1]


def test_control_characters_never_get_in(office):
    """A name is shown on every screen."""
    assert "Bea[31m" == people.add(office, "Bea\x1b[31m\x07", ["lawyer"], None, Options())["name"]


def test_an_unknown_role_is_named_with_the_nearest(office):
    """Nothing is written."""
    with pytest.raises(UnknownError) as caught:
        people.add(office, "Bea", ["laywer"], None, Options())

    assert "lawyer" in caught.value.nearest
    assert 1 == len(people.listing(office))


@pytest.mark.parametrize(("name", "login"), [("Bea", account()), ("Ada Rot", None), ("p-01", None)])
def test_what_means_somebody_already_is_refused(office, name, login):
    """A login is one person; a name that could mean two would mean nobody."""
    with pytest.raises(NotAllowedError):
        people.add(office, name, ["lawyer"], login, Options())


@pytest.mark.parametrize(("name", "roles"), [("", ["lawyer"]), ("\x07", ["lawyer"]), ("Bea", [])])
def test_a_person_needs_a_name_and_a_role(office, name, roles):
    """Without them nobody could be asked."""
    with pytest.raises(UsageError):
        people.add(office, name, roles, None, Options())


def test_the_same_command_adds_nobody_twice(office):
    """A script may repeat what it is not sure of."""
    first, again = (people.add(office, "Bea", ["lawyer"], "bea", Options(cmd="add-bea")) for _ in range(2))

    assert first == again
    assert 2 == len(people.listing(office))


def test_a_dry_run_says_who_it_would_be_and_writes_nothing(office):
    """The number stays free."""
    tried = people.add(office, "Bea", ["lawyer"], None, Options(dry_run=True))

    assert "p-02" == tried["person"]
    assert 1 == len(people.listing(office))
