"""The features that hold for every workflow."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("engine")
