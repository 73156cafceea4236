"""Every exit code of the contract, with the sentence that comes with it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from engine.office import agenda
from tests.cli.conftest import CASE, Type


def test_done_is_0(fristwerk: Type) -> None:
    """A receipt goes to stdout, nothing to stderr."""
    answer = fristwerk("note", "1", "Called the bank")

    assert (0, "") == (answer.exit, answer.err)
    assert f"{CASE}  note" in answer.out


def test_our_fault_is_1(fristwerk: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever we did not think of is a sentence; a traceback is only for who asks."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("wheel came off")

    monkeypatch.setattr(agenda, "today", broken)
    answer = fristwerk("today")

    assert (1, "") == (answer.exit, answer.out)
    assert "error: this is our fault, not yours: RuntimeError: wheel came off" in answer.err
    assert "Traceback" not in answer.err
    assert "Traceback" in fristwerk("today", "-v").err


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("do", "1"), "ACTION is missing"),
        (("show", "1", "--jsn"), "there is no option --jsn"),
        (("show", "1", "2"), "these words are too many: 2"),
        (("frobnicate",), "there is no command “frobnicate”"),
        (("do", "1", "report", "quickly"), "“quickly” is not NAME=VALUE"),
        (("note", "1", "x", "--at", "03/04/2026"), "03/04/2026"),
        (("note", "1", "x", "--at", "2027-01-01"), "lies in the future"),
        (("note", "1", "x", "--at", "2026-03-29 02:30"), "did not exist"),
        (("do", "1", "report", "--already"), "--already needs --at"),
        (("list", "--state", "locked"), "“locked” is not TRACK=STATE"),
        (("tick", "1", "clean_system"), "clean_system needs its result: result=…"),
        (("attach", "1", "/dev/null", "--as", "lock_notice", "--to", "mailboxes"), "“mailboxes” is not REGISTER/N"),
    ],
)
def test_what_cannot_be_parsed_is_2(fristwerk: Type, argv: tuple[str, ...], sentence: str) -> None:
    """The words are wrong, the case is not touched."""
    size = fristwerk("show", "1", "--json").json["size"]
    answer = fristwerk(*argv)

    assert (2, "") == (answer.exit, answer.out)
    assert sentence in answer.err
    assert size == fristwerk("show", "1", "--json").json["size"]


def test_not_allowed_now_is_3_and_recorded(fristwerk: Type) -> None:
    """A refusal says all that is missing, and that the try is on record."""
    answer = fristwerk("do", "1", "request_file_inspection", "interest=evidence")

    assert (3, "") == (answer.exit, answer.out)
    assert "is not possible now" in answer.err
    assert "Recorded as #4." in answer.err


def test_a_wrong_role_is_3_and_not_recorded(fristwerk: Type) -> None:
    """Whoever may not do it leaves no entry."""
    fristwerk("person", "add", "Ayla Demir", "--roles", "service")
    answer = fristwerk("do", "1", "end_mandate", "--actor", "Ayla Demir")

    assert 3 == answer.exit
    assert "is for: seller, caseworker, lawyer" in answer.err
    assert 3 == fristwerk("show", "1", "--json").json["size"]


@pytest.mark.parametrize(
    ("argv", "nearest"),
    [
        (("show", "77"), "A-2026-0001"),
        (("do", "1", "apeal"), "appeal"),
        (("why", "1", "apeal"), "appeal"),
        (("tick", "1", "clean_sistem"), "clean_system"),
        (("attach", "1", "/dev/null", "--as", "lock_notic"), "lock_notice"),
        (("add", "1", "mailboxs"), "mailboxes"),
        (("set", "1", "file_numbr=1"), "file_number"),
        (("assign", "1", "p-03"), "p-02"),
        (("list", "--state", "account=loked"), "account=locked"),
        (("open", "hacked-acount", "--client", "X"), "hacked-account"),
        (("do", "1", "report", "chanel=post"), "channel"),
    ],
)
def test_unknown_names_are_4_with_the_nearest(fristwerk: Type, argv: tuple[str, ...], nearest: str) -> None:
    """A slip of the keyboard is answered with what was probably meant."""
    answer = fristwerk(*argv)

    assert (4, "") == (answer.exit, answer.out)
    assert "Did you mean:" in answer.err
    assert nearest in answer.err


def _spoilt(folder: Path) -> Path:
    import shutil

    from engine.workflow.load import default_root

    root = Path(shutil.copytree(default_root(), folder / "own"))
    file = root / "hacked-account" / "workflow.yaml"
    file.write_text(file.read_text("utf-8").replace("hacked: locked", "hacked: loked", 1), "utf-8")
    return root


def test_lint_findings_are_5(fristwerk: Type, tmp_path: Path) -> None:
    """A fault is named with its place and what may have been meant; a case cannot be opened with it."""
    root = _spoilt(tmp_path)
    linted = fristwerk("workflow", "lint", "--workflows", str(root))
    opened = fristwerk("open", "hacked-account", "--client", "X", "--workflows", str(root))

    assert (5, 5) == (linted.exit, opened.exit)
    assert "hacked-account/workflow.yaml:" in linted.out
    assert "loked" in linted.out
    assert "hacked-account/workflow.yaml:" in opened.err


def test_a_damaged_log_is_6(fristwerk: Type, folder: Path) -> None:
    """A file that is not what was attached is named, and what is still trusted."""
    notice = folder / "notice.txt"
    notice.write_text("Your account is locked.")
    fristwerk("attach", "1", str(notice), "--as", "lock_notice")
    (kept,) = (path for path in (folder / "evidence").rglob("*") if path.is_file())
    kept.chmod(0o600)
    kept.write_text("Your account is fine.")
    answer = fristwerk("log", "verify")

    assert (6, "") == (answer.exit, answer.out)
    assert "a file is not the one that was attached" in answer.err
    assert not fristwerk("log", "verify", "--json").json["ok"]
    assert 0 == fristwerk("log", "verify", "--no-files").exit


def test_a_case_that_has_moved_on_is_7(fristwerk: Type) -> None:
    """--expect is the number of entries that one has looked at."""
    answer = fristwerk("note", "1", "x", "--expect", "2")

    assert (7, "") == (answer.exit, answer.out)
    assert "A-2026-0001 has 3 entries by now, not 2" in answer.err


def test_a_full_disk_is_8_and_nothing_is_half_written(fristwerk: Type, folder: Path) -> None:
    """What was there before is still there."""
    environment = {**os.environ, "FRISTWERK_OFFICE": str(folder), "FRISTWERK_NOW": "2026-09-01T08:06:00.000Z"}
    ended = subprocess.run(
        [sys.executable, "-c", "import cli; cli.main()", "note", "1", "x" * 9000, "--lang", "en"],
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert (8, "") == (ended.returncode, ended.stdout)
    assert "error:" in ended.stderr
    assert 3 == fristwerk("show", "1", "--json").json["size"]
    assert 0 == fristwerk("log", "verify").exit


def test_interrupted_is_130(fristwerk: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C says nothing more."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(agenda, "today", interrupted)

    assert 130 == fristwerk("today").exit


def test_with_json_a_failure_is_one_object_on_stdout(fristwerk: Type) -> None:
    """Scripts read the same facts that people read."""
    answer = fristwerk("do", "1", "apeal", "--json")

    assert (4, "") == (answer.exit, answer.err)
    assert {
        "error": {"exit": 4, "sentence": "there is no action “apeal”", "hint": None, "nearest": ["appeal"]}
    } == answer.json
