"""Run a story, told by the command line alone: a hacked account until it is reactivated, or an extortion.

- The story is `demo/story.sh`, or the one that is named: `demo/run.py extortion` plays `demo/extortion.sh`.
- Comments are told, `export` sets the simulated time, every other line is a command.
- `# exit N` behind a command is the exit status that belongs to it; any other one stops the story.
- What it leaves (the office and the dossiers) lies in `demo/out` and is made anew each time.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "demo" / "story.sh"
OUT = ROOT / "demo" / "out"
_EXIT = re.compile(r"\s+# exit (\d+)$")
_EXPORT = re.compile(r"export (\w+)=(\S+)$")


class Step(NamedTuple):
    """One line of the story: something told, a new time, or a command with the exit status that belongs to it."""

    kind: str
    text: str
    exit_code: int = 0


class Ran(NamedTuple):
    """A command that was run, and what it said."""

    step: Step
    stdout: str
    stderr: str
    exit_code: int


def steps(story: Path = STORY) -> Iterator[Step]:
    """Yield the steps of a story file."""
    for line in story.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            yield Step("told", line.lstrip("# "))
        elif line.startswith("export "):
            yield Step("time", line)
        elif line.strip():
            found = _EXIT.search(line)
            yield Step("command", _EXIT.sub("", line), int(found[1]) if found else 0)


def environment(office: Path) -> dict[str, str]:
    """Return the environment that a story runs in: its own office, plain screens of 80 columns."""
    own = {
        "FRISTWERK_OFFICE": str(office),
        "FRISTWERK_LANG": os.environ.get("FRISTWERK_LANG", "en"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, **own, "PATH": path}


def play(story: Path, env: Mapping[str, str]) -> Iterator[Step | Ran]:
    """Run a story step by step; yield what was told and what each command said."""
    own = dict(env)
    for step in steps(story):
        if step.kind == "time":
            found = _EXPORT.match(step.text)
            assert found is not None, step.text
            own[found[1]] = found[2]
        if step.kind != "command":
            yield step
            continue
        done = subprocess.run(
            ["sh", "-c", step.text],
            cwd=ROOT,
            env=own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        yield Ran(step, done.stdout, done.stderr, done.returncode)


def main(names: Sequence[str]) -> int:
    """Play the story of that name on the terminal, without one the first, and say what to type next."""
    stories = {one.stem: one for one in sorted(STORY.parent.glob("*.sh"))}
    name = names[0] if names else STORY.stem
    if name not in stories:
        print(f"there is no story “{name}”: {', '.join(stories)}", file=sys.stderr)
        return 2
    if OUT.exists():
        shutil.rmtree(OUT)
    OUT.mkdir()
    office = OUT / "kanzlei-voss"
    before, now = "", ""
    for one in play(stories[name], environment(office)):
        if isinstance(one, Step):
            if one.kind == "told":
                print(one.text if before == "told" else f"\n{one.text}")
            before = one.kind
            now = one.text if one.kind == "time" else now
            continue
        before = "command"
        print(f"\n$ {one.step.text}")
        print(one.stdout, end="")
        print(one.stderr, end="", flush=True)
        if one.exit_code != one.step.exit_code:
            print(f"\nthe story stops here: exit {one.exit_code} instead of {one.step.exit_code}", file=sys.stderr)
            return 1
    print(_farewell(office.relative_to(ROOT), now))
    return 0


def _farewell(office: Path, now: str) -> str:
    dossiers = ", ".join(str(one.relative_to(ROOT)) for one in sorted(OUT.glob("dossier-*")))
    return f"""
The case lies in {office}, the dossier in {dossiers}.
Type next:

  export FRISTWERK_OFFICE={office} {now.removeprefix("export ")} PATH="$PWD/.venv/bin:$PATH"
  fristwerk show 1
  fristwerk history 1 --by-happening
  fristwerk why 1 close
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
