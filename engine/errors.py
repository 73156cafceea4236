"""Every failure that a person can meet, in one tree.

    FristwerkError            exit 1   our fault
    ├── UsageError            exit 2   the command cannot be parsed: a bad date, a missing value
    ├── NotAllowedError       exit 3   understood, but not allowed now
    ├── UnknownError          exit 4   well-formed, but there is no such case, action, item, kind or person
    ├── LintError             exit 5   a workflow folder has faults; carries all of them
    ├── DamagedError          exit 6   a stored byte is not what was written; raised only after a mismatch was seen
    ├── MovedOnError          exit 7   the case has moved on since it was looked at, or somebody holds the lock
    └── CannotWriteError      exit 8   the disk is full or read-only; nothing was half-written

Each error is one sentence that a caseworker understands and, where there is one, a hint with the next command.
Sentences exist in both languages at the place where they are raised, so that neither can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Text(NamedTuple):
    """One sentence in both languages of the office."""

    en: str
    de: str

    def say(self, lang: str) -> str:
        """Return the sentence in `lang` ("de" or "en"; anything else reads as English)."""
        return self.de if lang == "de" else self.en


class FristwerkError(Exception):
    """A failure with a sentence for the person and a hint about what to type next."""

    exit_code = 1

    def __init__(self, sentence: Text, hint: Text | None = None, nearest: Sequence[str] = ()) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence
        self.hint = hint
        self.nearest = tuple(nearest)


class UsageError(FristwerkError):
    """The words of the command cannot be read: an ambiguous date, a value of the wrong type."""

    exit_code = 2


class NotAllowedError(FristwerkError):
    """The command is understood and refused; `why` holds the answer of `why` where a clause refused it."""

    exit_code = 3

    def __init__(
        self, sentence: Text, hint: Text | None = None, nearest: Sequence[str] = (), why: dict[str, Any] | None = None
    ) -> None:
        super().__init__(sentence, hint, nearest)
        self.why = why


class UnknownError(FristwerkError):
    """A name that is well-formed but does not exist here; `nearest` holds what may have been meant."""

    exit_code = 4


class LintError(FristwerkError):
    """A workflow folder has faults. `findings` is a list of `engine.workflow.lint.Finding`."""

    exit_code = 5

    def __init__(self, sentence: Text, findings: Sequence[Any], hint: Text | None = None) -> None:
        super().__init__(sentence, hint)
        self.findings = tuple(findings)


class DamagedError(FristwerkError):
    """The log does not say what was written to it."""

    exit_code = 6

    def __init__(self, sentence: Text, hint: Text | None = None, problems: Sequence[Any] = ()) -> None:
        super().__init__(sentence, hint)
        self.problems = tuple(problems)


class MovedOnError(FristwerkError):
    """Somebody was faster: the case is not the one that was looked at, or its lock was not to be had."""

    exit_code = 7


class CannotWriteError(FristwerkError):
    """The office cannot be written now; what was there before is still there, unchanged."""

    exit_code = 8


def unknown(kind: Text, name: str, known: Iterable[str], hint: Text | None = None) -> UnknownError:
    """Build the error for a name that does not exist, with the names that come nearest to it.

    `kind` says what was looked for ("action", "Handlung"); `known` are the names that exist.
    """
    import difflib

    names = list(known)
    nearest = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if not nearest and len(names) <= 3:
        nearest = names
    return UnknownError(
        Text(f"there is no {kind.en} “{name}”", f"{kind.de} „{name}“ gibt es nicht"), hint=hint, nearest=nearest
    )
