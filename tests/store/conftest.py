"""A fresh office's database for the tests of the store, and entries to fill it."""

from __future__ import annotations

import pytest

from engine.log import entry, sealed
from engine.store import daily, schema, sqlite


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory):
    """One empty database; tests take copies, since making one loads SQLModel."""
    path = tmp_path_factory.mktemp("fresh") / "office.db"
    schema.create(path)
    return path


@pytest.fixture
def path(tmp_path, fresh_database):
    """Path of an empty database of one's own."""
    path = tmp_path / "office.db"
    path.write_bytes(fresh_database.read_bytes())
    return path


@pytest.fixture
def con(path):
    """Connection to it, closed at the end."""
    connection = sqlite.connect(path)
    yield connection
    connection.close()


def make(kind, case, data, sealed_values=(), minute=0):
    """Return a sound entry without a place yet, and the disclosures of its sealed values."""
    instant = f"2026-11-20T09:{minute:02d}:00.000Z"
    disclosures = [sealed.disclose(name, value) for name, value in sealed_values]
    if disclosures:
        data = data | {"_sd": sealed.digests(disclosures), "sets": [one.name for one in disclosures]}
    made = entry.new_entry(
        kind=kind, case=case, cmd=entry.new_cmd(), happened=instant, recorded=instant,
        actor="p-01", by="lawyer", auth="login", data=data,
    )  # fmt: skip
    return made, disclosures


@pytest.fixture
def append(con):
    """Append one entry in a transaction of its own and return it as stored."""

    def do(kind, case, data, sealed_values=(), minute=0):
        made, disclosures = make(kind, case, data, sealed_values, minute)
        with sqlite.transaction(con):
            (stored,) = daily.append(con, [made], disclosures)
        return stored

    return do


@pytest.fixture
def note(append):
    """Append one note."""
    return lambda case="A-2026-0001", minute=0: append("note", case, {}, [("text", "Anruf")], minute)


@pytest.fixture
def draft():
    """Make a note that is not appended yet."""
    return lambda case="A-2026-0001", minute=0: make("note", case, {}, [("text", "Anruf")], minute)


@pytest.fixture
def filled(append, note):
    """An office entry, a case with three entries and one with one: indexes 0 to 4."""
    append("assign", "A-2026-0001", {"to": "p-01"})
    append("open", "A-2026-0002", {"workflow": "w", "place": "DE-BE", "values": {}}, [("client", "Bäckerei Ohm")])
    append("person", None, {"person": "p-01", "roles": ["lawyer"]}, [("name", "Ada"), ("login", "ada")])
    note(minute=1)
    note(minute=2)
