"""What people type and see, as text: stdout, stderr and exit code, in both languages.

FRISTWERK_UPDATE_SNAPSHOTS=1 writes the files anew; look at them before they are kept.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Type

HERE = Path(__file__).parent / "transcripts"


class Step(NamedTuple):
    """One command line, and when it is typed."""

    now: str
    line: str


LOCKED = "2026-09-02T07:00:00.000Z"
LATER = "2026-09-20T07:00:00.000Z"
STORIES: dict[str, tuple[Step, ...]] = {
    "first_hour": (
        Step("2026-09-01T08:10:00.000Z", 'open hacked-account --client "Ziegelwerk Ott"'),
        Step("2026-09-01T08:12:00.000Z", "do 2 access_lost"),
        Step("2026-09-01T08:20:00.000Z", "do 2 report channel=phone"),
        Step("2026-09-01T08:21:00.000Z", "show 2"),
        Step("2026-09-01T08:21:00.000Z", "today"),
    ),
    "refused": (
        Step(LOCKED, "do 1 appeal until=2026-09-16 channel=form letter=/dev/null"),
        Step(LOCKED, "do 1 appeal until=2026-09-16 channel=form letter=/dev/null"),
        Step(LOCKED, "do 1 amazon_locks --at 08:30"),
        Step(LOCKED, "tick 1 account_credentials users/1"),
        Step(LOCKED, "add 1 mailboxes address=info@lindenhof.example"),
        Step(LOCKED, "tick 1 mail_passwords mailboxes/1"),
        Step(LOCKED, "why 1 appeal"),
        Step(LOCKED, "do 1 open_second_account business_interest=none"),
        Step(LOCKED, 'do 1 appeal until=2026-09-16 channel=form letter=/dev/null --despite "the limit is tonight"'),
    ),
    "late": (
        Step(LOCKED, "do 1 amazon_locks --at 08:30"),
        Step(
            LOCKED, 'do 1 appeal until=2026-09-16 channel=post letter=/dev/null --despite "tonight" --by p-02 --dry-run'
        ),
        Step(LOCKED, 'do 1 appeal until=2026-09-16 channel=post letter=/dev/null --despite "tonight" --by p-02'),
        Step(LATER, "today"),
        Step(LATER, "list --state account=deadline_lapsed"),
        Step(LATER, "sweep"),
        Step(LATER, "do 1 engage_lawyer --at 2026-09-18 --already"),
        Step(LATER, "do 1 amazon_reactivates --at 2026-09-15"),
        Step(LATER, "gaps 1"),
        Step(LATER, "history 1 --last 4"),
        Step(LATER, "correct 1 --last --reason typo"),
    ),
}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", STORIES)
def test_a_story_reads_as_it_was_looked_at(fristwerk: Type, name: str, lang: str) -> None:
    """What a person sees changes only when somebody meant it to."""
    file = HERE / f"{name}.{lang}.txt"
    text = "\n".join(_told(fristwerk, step, lang) for step in STORIES[name])
    if os.environ.get("FRISTWERK_UPDATE_SNAPSHOTS"):
        file.write_text(text, "utf-8")

    assert file.read_text("utf-8") == text
    assert [] == [line for line in text.splitlines() if len(line) > 80 and not line.startswith("$")]


def _told(fristwerk: Type, step: Step, lang: str) -> str:
    answer = fristwerk(*shlex.split(step.line), now=step.now, FRISTWERK_LANG=lang)
    ended = f"[exit {answer.exit}]\n" if answer.exit else ""
    return f"$ fristwerk {step.line}\n{answer.out}{answer.err}{ended}"
