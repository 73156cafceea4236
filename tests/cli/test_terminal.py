"""What reaches a terminal: no raw control character, no colour where none is wanted, logs apart from answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Type, type_into

NASTY = "Ott \x1b[31mGmbH\x07 \u202eevil\x9b2J"


@pytest.mark.parametrize(
    "argv",
    [
        ("list",),
        ("show", "2"),
        ("history", "2"),
        ("do", "2", NASTY),
        ("show", NASTY),
        ("note", "2", "x", "--at", NASTY),
        ("set", "2", f"{NASTY}=1"),
    ],
    ids=lambda argv: argv[0],
)
def test_no_control_character_reaches_the_screen(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """Neither from what is on record nor from what was just typed."""
    fristwerk("open", "hacked-account", "--client", NASTY)
    fristwerk("note", "2", NASTY)
    answer = fristwerk(*argv)

    assert [] == [one for one in answer.out + answer.err if one != "\n" and not one.isprintable()]


def test_a_pipe_gets_no_colours(fristwerk: Type) -> None:
    """Colour is for terminals."""
    assert "\x1b" not in fristwerk("why", "1", "appeal").out


def test_logs_go_to_stderr_with_the_time_of_each_step(fristwerk: Type) -> None:
    """Lock wait, fold, append and commit in milliseconds, one object per command."""
    answer = fristwerk("do", "1", "amazon_locks", "-v", "--json-logs", "--json")
    line = json.loads(answer.err)

    assert "do" == line["event"]
    assert {"lock_wait_ms", "fold_ms", "append_ms", "commit_ms"} <= set(line)
    assert "amazon_locks" == answer.json["action"]


def test_without_v_nothing_is_logged(fristwerk: Type) -> None:
    """A quiet command says nothing at all."""
    answer = fristwerk("note", "1", "x", "-q", "--json-logs")

    assert ("", "") == (answer.out, answer.err)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fristwerk do 1 appe", ["appeal"]),
        ("fristwerk sho", ["show"]),
        ("fristwerk show A-", ["A-2026-0001"]),
        ("fristwerk tick 1 security.cl", ["security.clean_system"]),
        ("fristwerk attach 1 x --as lock", ["lock_notice"]),
        ("fristwerk items 1 mail", ["mailboxes"]),
        ("fristwerk assign 1 p-0", ["p-01", "p-02"]),
    ],
)
def test_a_shell_completes_from_the_office(fristwerk: Type, words: str, expected: list[str]) -> None:
    """Cases, actions, items, kinds, lists and people; of this office and this workflow."""
    answer = fristwerk(_FRISTWERK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))

    assert expected == [line.partition(",")[2] for line in answer.out.splitlines()]


def test_completion_without_an_office_offers_nothing(tmp_path: Path) -> None:
    """No office, no error: a shell must not print one while somebody types."""
    answer = type_into(tmp_path, _FRISTWERK_COMPLETE="bash_complete", COMP_WORDS="fristwerk show A", COMP_CWORD="2")

    assert ("", "") == (answer.out.strip(), answer.err)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(fristwerk: Type, shell: str) -> None:
    """The script asks the program for what fits."""
    assert "_FRISTWERK_COMPLETE" in fristwerk("completion", shell).out


def test_a_real_office_takes_no_simulated_time(tmp_path: Path) -> None:
    """Neither at its founding nor later."""
    refused = type_into(tmp_path / "real", "init", str(tmp_path / "real"))
    made = type_into(tmp_path / "real", "init", str(tmp_path / "real"), now="")
    later = type_into(tmp_path / "real", "today")

    assert (2, 0, 2) == (refused.exit, made.exit, later.exit)
    assert "a real office takes no simulated time" in later.err
    assert "TRAINING" not in made.out


def test_a_training_office_says_so_on_every_screen(fristwerk: Type) -> None:
    """Nobody takes practice for the real thing."""
    for argv in (
        ("today",),
        ("list",),
        ("show", "1"),
        ("why", "1"),
        ("history", "1"),
        ("gaps", "1"),
        ("person", "list"),
    ):
        assert fristwerk(*argv).out.startswith("TRAINING · simulated time\n"), argv


def test_who_types_can_be_named_in_training_only(fristwerk: Type) -> None:
    """The entry says who typed and that the name was given."""
    fristwerk("note", "1", "x", "--actor", "p-02")
    entry = fristwerk("history", "1", "--json").json["entries"][-1]

    assert ("p-02", "named") == (entry["actor"], entry["auth"])


def test_reads_look_back(fristwerk: Type) -> None:
    """As it was known then, and as it really stood then."""
    fristwerk("do", "1", "amazon_locks", "--at", "2026-09-02 10:00", now="2026-09-05T08:00:00.000Z")
    later = {"now": "2026-09-06T08:00:00.000Z"}
    known = fristwerk("show", "1", "--as-of", "2026-09-03", "--json", **later).json
    stood = fristwerk("show", "1", "--at", "2026-09-03", "--json", **later).json

    assert ("reported", "locked") == (known["tracks"]["account"]["state"], stood["tracks"]["account"]["state"])


@pytest.mark.parametrize(
    "argv",
    [
        ("note", "1", "x"),
        ("person", "add", "Nora Seidel", "--roles", "lawyer"),
        ("import", "1", "demo/papers/orders-2026-09-08.txt", "--format", "amazon-orders"),
        ("sweep",),
        ("office", "rebuild"),
    ],
)
def test_quiet_prints_no_receipt(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """Every command that writes says nothing with -q, save that it failed."""
    assert (0, "") == fristwerk(*argv, "-q")[:2]
