"""The features of the workflow extortion."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("extortion")
