"""A training office with one case that holds a row of every kind; made once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.office import acting, correcting, founding, people, recording, ticking
from engine.office.commanding import Options
from engine.office.session import Office
from engine.workflow.load import default_root

FOUNDED = "2026-08-01T08:00:00.000Z"
LATER = "2026-08-20T09:00:00.000Z"


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """Folder of an office in which nothing has happened yet; making one loads SQLModel and the holidays."""
    directory = tmp_path_factory.mktemp("founded") / "office"
    founding.init(directory, name="Ada Rot", training=True, roles=["lawyer"], simulated=FOUNDED)
    return directory


@pytest.fixture
def empty(founded, tmp_path):
    """Folder of such an office of one's own."""
    return shutil.copytree(founded, tmp_path / "office")


@pytest.fixture(scope="session")
def acted_out(founded, tmp_path_factory):
    """Folder of an office with one case; amazon_reply has run out by LATER and nobody has written it down."""
    directory = shutil.copytree(founded, tmp_path_factory.mktemp("acted") / "office")
    letter = directory.parent / "letter.txt"
    letter.write_text("Widerspruch", encoding="utf-8")
    for now, steps in STORY:
        with Office.open(directory, simulated=now) as office:
            for step in steps:
                step(office, letter)
    return directory


@pytest.fixture
def directory(acted_out, tmp_path):
    """Folder of an office with that case, of one's own."""
    return shutil.copytree(acted_out, tmp_path / "office")


@pytest.fixture
def at(directory):
    """Open that office at an instant, writing or reading."""
    opened = []

    def do(now=LATER, **more):
        opened.append(Office.open(directory, simulated=now, **more))
        return opened[-1]

    yield do
    for one in opened:
        one.close()


CASE = "A-2026-0001"

STORY = (
    (
        "2026-08-01T09:00:00.000Z",
        (
            lambda office, _: people.add(office, "Bea Grün", ["caseworker"], "bea", Options()),
            lambda office, _: recording.open_case(
                office, "hacked-account", "Ohm GmbH", [], Options(), [default_root()]
            ),
            lambda office, _: recording.assign(office, CASE, "Bea Grün", Options()),
            lambda office, _: acting.act(office, CASE, "access_lost", [], (), Options()),
            lambda office, _: recording.add_item(office, CASE, "mailboxes", [("address", "a@ohm.example")], Options()),
            lambda office, _: recording.add_item(office, CASE, "mailboxes", [("address", "b@ohm.example")], Options()),
            lambda office, _: acting.act(office, CASE, "amazon_locks", [], (), Options()),
        ),
    ),
    (
        "2026-08-02T09:00:00.000Z",
        (
            lambda office, _: ticking.tick(
                office, CASE, "security.unknown_addresses", None, [("found", "2"), ("deleted", "2")], Options()
            ),
            lambda office, letter: acting.act(
                office,
                CASE,
                "appeal",
                [("until", "2026-08-10"), ("channel", "form"), ("letter", str(letter))],
                (),
                Options(despite="Es eilt."),
            ),
            lambda office, _: correcting.correct(
                office,
                CASE,
                1,
                [("client", "Ohm AG")],
                at=None,
                strike=False,
                reason="Tippfehler",
                options=Options(),
            ),
        ),
    ),
)

SERVED = "2026-09-01T08:00:00.000Z"
NEXT = "2026-09-02T08:00:00.000Z"
OWN = Path(__file__).parent / "workflows"


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Folder of an office with a caseworker, a lawyer, and an order served on 1 September: two weeks to object."""
    directory = tmp_path_factory.mktemp("served") / "office"
    founding.init(directory, name="Maren", training=True, roles=["caseworker"], simulated="2026-08-31T08:00:00.000Z")
    with Office.open(directory, simulated=SERVED) as office:
        people.add(office, "Till", ["lawyer"], None, Options())
        recording.open_case(office, "objection", "Ohm GmbH", [], Options(), [OWN])
        acting.act(office, CASE, "order_served", [("served_on", "2026-09-01")])
    return directory


@pytest.fixture
def by(served, tmp_path):
    """Open one's own copy of that office at an instant, as the caseworker or as another person."""
    directory = shutil.copytree(served, tmp_path / "office")
    opened = []

    def do(now=NEXT, actor=None):
        opened.append(Office.open(directory, simulated=now, actor=actor))
        return opened[-1]

    yield do
    for one in opened:
        one.close()
