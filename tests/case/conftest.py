"""Drivers for the tables of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.laws.driver import Driver
from tests.laws.workflows import compiled, drill, hacked_account

_WORDS = Path(__file__).with_name("words.yaml")


@pytest.fixture(scope="session")
def _words_definition():
    return compiled(_WORDS.read_bytes(), "words")


@pytest.fixture
def words(_words_definition) -> Driver:
    """A case of the workflow with one probe for each word."""
    return Driver(_words_definition)


@pytest.fixture
def hacked() -> Driver:
    """A case of the real workflow."""
    return Driver(hacked_account())


@pytest.fixture
def drilled() -> Driver:
    """A case of the small workflow of the laws."""
    return Driver(drill())
