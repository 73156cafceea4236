"""How to measure: contenders side by side, in rotated order, medians over rounds; ratios are the part to trust."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent


def rounds(contenders: Mapping[str, Callable[[], float]], count: int) -> dict[str, float]:
    """Return the median of what each contender gives, over rounds in which each time another one begins."""
    names = list(contenders)
    found: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(count):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(contenders[name]())
    return {name: statistics.median(values) for name, values in found.items()}


def core_seconds(run: Callable[[], object]) -> float:
    """Return how long `run` keeps one core busy."""
    start = process_time()
    run()
    return process_time() - start


@contextmanager
def workplace() -> Iterator[Path]:
    """Lend a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="fristwerk-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def environment(**more: str) -> dict[str, str]:
    """Return what a child process is started with: compiled modules are used, as on a machine that is in use."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", **more}


def compile_modules() -> None:
    """Compile every module once, so that no contender pays for it."""
    for folder in ("engine", "commands", "screens", "amazon", "bench"):
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / folder)], env=environment(), check=True)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "cli.py")], env=environment(), check=True)


def child(argv: Sequence[str], **more: str) -> Callable[[], float]:
    """Return a contender: a whole process, from start to end. Raises CalledProcessError if it fails."""

    def run() -> float:
        start = perf_counter()
        subprocess.run(argv, env=environment(**more), cwd=ROOT, check=True, capture_output=True)
        return perf_counter() - start

    return run


def verdict(value: float, limit: float, *, least: bool) -> str:
    """Say whether a figure keeps its limit."""
    kept = value >= limit if least else value <= limit
    return f"{'at least' if least else 'at most'} {limit:,g}: {'kept' if kept else 'NOT KEPT'}"
