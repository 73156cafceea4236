"""A small workflow that lints clean, and a way to write it with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.workflow.lint import NOTE, Finding, lint

WORKFLOW = """\
workflow: parcel
version: 1
roles: [clerk, lawyer]
parties: [carrier]
place: DE-BE
fields: {aware_at: instant, number: reference, fragile: flag}
evidence: [receipt, letter]
tracks:
  parcel:
    final: [done]
    states: [lost, claimed, lapsed, done]
    actions:
      claim:
        by: [clerk, lawyer]
        moves: {lost: claimed, lapsed: claimed}
        ask: {until: date, letter: {evidence: letter, waive: lawyer, source: R1}}
        should:
          - {done: steps, source: R1}
          - {any: [{known: number}, {has: receipt}], id: proof, source: R2}
        source: R1
      remind:
        by: clerk
        must:
          - {elapsed: claim, at_least: 2 weeks, waive: lawyer, source: R2}
        source: R2
      carrier_pays:
        by: carrier
        moves: {anywhere: done}
        optional: {amount: [all, part]}
        source: R1
checklists:
  steps:
    search: {result: {found: count}, source: R1}
    call: {after: search, each: witnesses, unless: fragile, source: R2}
deadlines:
  payment:
    binds: carrier
    ends: claim.until
    met: [{action: carrier_pays, when: {given: {amount: all}}}]
    lapse: {parcel: {claimed: lapsed}}
    source: R1
reminders:
  ask_again: {at: 1 month after claim, until: carrier_pays, source: R2}
duties:
  tell: {while: {state: {parcel: lost}}, since: aware_at, target: 48 hours, source: R1}
registers:
  witnesses: {fields: {name: name}}
prohibitions:
  open_parcel: {by: clerk, except: why, must: [{role: lawyer, source: R2}], observed: carrier_pays, source: R1}
"""

RULES = """\
R1: {weight: law, as_of: 2026-11, de: Erste Regel., en: First rule.}
R2: {weight: advice, as_of: 2026-11, de: Zweite Regel., en: Second rule.}
"""

LABELS = """\
workflow: Parcel
roles: {clerk: clerk, lawyer: lawyer}
parties: {carrier: carrier}
tracks:
  parcel:
    name: parcel
    states: {lost: lost, claimed: claimed, lapsed: lapsed, done: done}
actions:
  claim: {do: claim, done: claimed}
  remind: {do: remind, done: reminded}
  carrier_pays: {do: record payment, done: paid, inputs: {amount: how much}}
prohibitions:
  open_parcel: {do: open the parcel, consequence: It counts as accepted.}
inputs: {until: until, letter: letter, amount: amount, why: reason}
choices: {amount: {all: all, part: part}}
checklists:
  steps:
    name: steps
    items:
      search: {name: searched, results: {found: found}}
      call: called
limits: {payment: payment, claim.2_weeks: two weeks, ask_again: ask again, tell: tell}
registers: {witnesses: {name: witnesses, one: witness, states: {listed: listed}, fields: {name: name}}}
fields: {aware_at: aware, number: number, fragile: fragile}
evidence: {receipt: receipt, letter: letter}
"""


class Folder:
    """A workflow folder on disk whose files can be changed before they are linted."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "parcel"
        self.folder.mkdir()
        self.write("rules.yaml", RULES)
        self.write("parcel/workflow.yaml", WORKFLOW)
        self.write("parcel/de.yaml", LABELS)
        self.write("parcel/en.yaml", LABELS)

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def lint(self) -> list[Finding]:
        return lint(self.folder, self.root)

    def faults(self) -> list[str]:
        """Return `file:line:column code` of everything but notes."""
        return [f"{one.file}:{one.line}:{one.column} {one.code}" for one in self.lint() if one.severity != NOTE]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return the sound folder."""
    return Folder(tmp_path)


@pytest.fixture
def sound_workflow() -> str:
    """Return the text of the sound workflow file."""
    return WORKFLOW


@pytest.fixture
def faults_after(folder: Folder) -> Callable[[str, str], list[str]]:
    """Change workflow.yaml in one place and return the faults as `code` at the mark » or `line:column code` elsewhere.

    The mark stands in the new text where the fault is expected to begin; it is not written to the file.
    """

    def run(old: str, new: str) -> list[str]:
        path = "parcel/workflow.yaml"
        folder.change(path, old, new)
        before, mark, after = (folder.root / path).read_text(encoding="utf-8").partition("»")
        folder.write(path, before + after)
        here = f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1} " if mark else "nowhere"
        return [one.removeprefix(f"{path}:").removeprefix(here) for one in folder.faults()]

    return run
