"""The workflows that the laws are held against: the real one, and two small ones with what the real one lacks."""

from __future__ import annotations

import functools
from pathlib import Path

from engine.workflow.compile import compile_workflow
from engine.workflow.finding import Report
from engine.workflow.load import default_root, load
from engine.workflow.model import Definition
from engine.workflow.names import Context, gather
from engine.workflow.yamlfile import read


@functools.cache
def hacked_account() -> Definition:
    """Return the workflow that comes with the program."""
    return load(default_root() / "hacked-account", default_root()).definition


@functools.cache
def drill() -> Definition:
    """Return the small workflow of acts; its labels and sentences are nobody's business here."""
    return compiled(_here("drill").read_bytes(), "drill")


@functools.cache
def docket() -> Definition:
    """Return the small workflow of limits: every kind, every rule set, and limits of items."""
    return compiled(_here("docket").read_bytes(), "docket")


def _here(name: str) -> Path:
    return Path(__file__).with_name(f"{name}.yaml")


def compiled(text: bytes, name: str) -> Definition:
    """Compile a workflow without labels; its only rule is R1."""
    report = Report()
    root = read(text, f"{name}.yaml", report)
    assert root is not None
    definition = compile_workflow(Context(report, gather(root, ("R1",))), root, name)
    assert not report.has_errors(), report.sorted_findings()
    return definition._replace(digest=name)
