"""Whatever is typed: nothing raw is kept or shown, no doubtful time is taken, no unknown name gets through."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Type
from tests.limits.conftest import ROOT

# Colour, bell, a C1 control, a change of direction, an erased line, a title for the window.
NASTY = "Ott \x1b[31mred\x07\x9b2J \u202eevil\x1b]0;own\x07 \r\x1b[2K\x7f"
REPORT = str(ROOT / "demo" / "papers" / "orders-2026-09-08.txt")
INPUTS = [
    ("open", "hacked-account", "--client", NASTY),
    ("open", "hacked-account", "--client", "X", f"file_number={NASTY}"),
    ("do", "1", "decline_injunction", f"reason={NASTY}"),
    ("do", "1", "amazon_locks", "--note", NASTY),
    ("do", "1", "close", "outcome=given_up", "--despite", NASTY),
    ("tick", "1", "preparation.lists", "--note", NASTY),
    ("skip", "1", "preparation.lists", "--because", NASTY),
    ("set", "1", f"cost_information={NASTY}"),
    ("set", "1", f"police_number={NASTY}"),
    ("add", "1", "users", f"name={NASTY}"),
    ("note", "1", NASTY),
    ("correct", "1", "3", "--at", "09:00", "--reason", NASTY, "--yes"),
    ("correct", "1", "3", "--strike", "--reason", NASTY, "--yes"),
    ("person", "add", NASTY, "--roles", "service"),
    ("person", "add", "X", "--roles", "service", "--login", NASTY),
]
REFUSED = [
    *(("do", "1", NASTY), ("do", "1", "report", f"{NASTY}=1"), ("do", "1", "report", f"channel={NASTY}")),
    *(("do", "1", "report", "--by", NASTY), ("do", "1", "report", "--at", NASTY), ("do", "1", "dismiss", NASTY)),
    *(("note", "1", "x", "--actor", NASTY), ("note", NASTY, "x"), ("why", "1", NASTY), ("history", NASTY)),
    *(("tick", "1", NASTY), ("tick", "1", "clean_system", f"result={NASTY}"), ("skip", "1", NASTY, "--because", "x")),
    *(("set", "1", f"aware_at={NASTY}"), ("set", "1", f"{NASTY}=x"), ("add", "1", NASTY), ("items", "1", NASTY)),
    *(("add", "1", "foreign_listings", f"asin={NASTY}"), ("complete", "1", NASTY), ("assign", "1", NASTY)),
    *(("attach", "1", NASTY, "--as", "other"), ("attach", "1", REPORT, "--as", NASTY)),
    *(("import", "1", NASTY, "--format", "amazon-orders"), ("import", "1", REPORT, "--format", NASTY)),
    *(("open", NASTY, "--client", "x"), ("list", "--state", NASTY), ("workflow", "show", NASTY), (NASTY,)),
    *(("person", "add", "X", "--roles", NASTY), ("show", "1", "--as-of", NASTY), ("today", f"--{NASTY}")),
]


def raw(text: str) -> list[str]:
    """Return the characters that a terminal would act on."""
    return [one for one in text if one != "\n" and (unicodedata.category(one) in ("Cc", "Cf", "Zl", "Zp"))]


def texts(it: Any) -> Iterator[str]:
    """Yield every text of a JSON answer, keys included."""
    if isinstance(it, dict):
        for name, one in it.items():
            yield name
            yield from texts(one)
    elif isinstance(it, list):
        for one in it:
            yield from texts(one)
    elif isinstance(it, str):
        yield it


@pytest.mark.parametrize("argv", INPUTS, ids=lambda argv: " ".join(argv[:3] if argv[0] != "note" else argv[:1]))
def test_no_control_character_is_kept_or_shown(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """What was pasted is kept as the words it was; screens and JSON show nothing that a terminal would act on."""
    answer = fristwerk(*argv)
    kept = [fristwerk(*one, "--json").json for one in (("history", "1"), ("list",), ("person", "list"))]
    shown = [fristwerk(*one).out for one in (("history", "1"), ("list",), ("person", "list"), ("show", "1"))]

    assert 0 == answer.exit, answer
    assert [] == raw(answer.out + answer.err)
    assert [] == [one for text in texts(kept) for one in raw(text)]
    assert [] == raw("".join(shown))


@pytest.mark.parametrize("argv", REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_is_not_repeated_raw(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """A failure quotes what was typed; not so that a terminal would obey it."""
    answer, object_ = fristwerk(*argv), fristwerk(*argv, "--json")

    assert answer.exit in (2, 4), answer
    assert [] == raw(answer.out + answer.err)
    assert [] == raw(object_.out)


def test_the_name_of_a_file_is_no_way_in(fristwerk: Type, tmp_path: Path) -> None:
    """A file may be called anything; its name is shown without what a terminal would act on."""
    file = tmp_path / "notice\x1b[31m\u202e\n.txt"
    file.write_text("locked")
    answer = fristwerk("attach", "1", str(file), "--as", "other")
    history = fristwerk("history", "1", "--json").json

    assert 0 == answer.exit, answer
    assert [] == raw(answer.out)
    assert [] == raw(fristwerk("history", "1").out)
    assert [] == [one for text in texts(history) for one in raw(text)]


def test_a_file_name_that_is_no_text_is_taken(fristwerk: Type, tmp_path: Path) -> None:
    """Names on disk are bytes; one that is no UTF-8 must not break the log."""
    file = Path(str(tmp_path) + "/notice-\udce4.txt")
    file.write_text("locked")
    answer = fristwerk("attach", "1", str(file), "--as", "other")

    assert answer.exit in (0, 4), answer
    assert 0 == fristwerk("log", "verify").exit


WHEN = [
    ("03/04/2026", ("2026-03-04", "2026-04-03")),
    ("2026-03-29 02:30", ("01:30", "03:30")),
    ("2025-10-26 02:30", ("+02:00", "+01:00")),
    ("2026-09-02", ("future",)),
]
DATED = [
    ("do", "1", "report"),
    ("tick", "1", "preparation.lists"),
    ("set", "1", "file_number=1"),
    ("add", "1", "mailboxes"),
    ("complete", "1", "mailboxes"),
    ("attach", "1", REPORT, "--as", "other"),
    ("note", "1", "x"),
    ("open", "hacked-account", "--client", "X"),
]


@pytest.mark.parametrize(("text", "readings"), WHEN, ids=lambda one: one if isinstance(one, str) else "")
@pytest.mark.parametrize("argv", DATED, ids=lambda argv: argv[0])
def test_a_doubtful_time_is_2_with_its_readings(
    fristwerk: Type, argv: tuple[str, ...], text: str, readings: tuple[str, ...]
) -> None:
    """Every command that records asks back, and says what could have been meant."""
    answer = fristwerk(*argv, "--at", text)

    assert (2, "") == (answer.exit, answer.out)
    for one in readings:
        assert one in answer.err
    assert 3 == fristwerk("show", "1", "--json").json["size"]


UNKNOWN = [
    *(("show", "77"), ("why", "77"), ("history", "77"), ("items", "77", "orders"), ("gaps", "77")),
    *(("do", "77", "report"), ("tick", "77", "preparation.lists"), ("set", "77", "file_number=1")),
    *(("add", "77", "mailboxes"), ("complete", "77", "mailboxes"), ("note", "77", "x"), ("assign", "77", "p-01")),
    *(("attach", "77", REPORT, "--as", "other"), ("skip", "77", "preparation.lists", "--because", "x")),
    *(("correct", "77", "1", "--strike", "--reason", "x", "--yes"), ("acknowledge", "77", "1")),
    *(("import", "77", REPORT, "--format", "amazon-orders"), ("dossier", "77", "-o", "dossier")),
    *(("do", "1", "report", "--by", "Somebody"), ("note", "1", "x", "--actor", "Somebody"), ("assign", "1", "Nobody")),
    *(("do", "1", "confirm_fraud", "orders/9"), ("tick", "1", "mail_passwords", "mailboxes/9")),
    *(("set", "1", "mailboxes/9", "address=a@b.example"), ("items", "1", "ordrs"), ("complete", "1", "mailboxs")),
    *(("skip", "1", "clean_sistem", "--because", "x"), ("correct", "1", "99", "--strike", "--reason", "x", "--yes")),
    *(
        ("acknowledge", "1", "99", "--actor", "p-02"),
        ("do", "1", "appeal", "letter=99"),
        ("attach", "1", "missing.pdf", "--as", "other"),
    ),
    *(("attach", "1", REPORT, "--as", "other", "--to", "mailboxes/9"), ("workflow", "show", "hacked-acount")),
    *(("add", "1", "mailboxes", "adress=a@b.example"), ("tick", "1", "unknown_addresses", "fond=1", "deleted=1")),
    *(("person", "add", "X", "--roles", "lawer"), ("list", "--state", "acount=locked")),
]


@pytest.mark.parametrize("argv", UNKNOWN, ids=" ".join)
def test_what_does_not_exist_is_4(fristwerk: Type, argv: tuple[str, ...]) -> None:
    """Every command says which name it does not know, in words, and writes nothing."""
    answer = fristwerk(*argv)

    assert (4, "") == (answer.exit, answer.out)
    assert "error:" in answer.err
    assert 3 == fristwerk("show", "1", "--json").json["size"]
