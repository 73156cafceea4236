"""The features of the workflow hacked-account."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("hacked-account")
