"""Runs the features once, in order, and writes down what each scenario did and showed.

Guarantees:
- The results come from hooks of this run alone: Cucumber JSON loses rules, tables and undefined steps.
- A step that no code stands for makes its scenario undefined, whatever passed before it.
- What a scenario showed of a workflow is told apart from what the others showed.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from docs.livingdoc.results import FAILED, PASSED, UNDEFINED, Run, as_json

NODE = pytest.StashKey[dict[str, Any]]()


class Listener:
    """A pytest plugin that listens to scenarios and their steps; `runs` holds what it heard."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs: list[tuple[str, int, Run]] = []
        self._opened = ""
        self._recorder: Any = None
        self._all_seen: set[tuple[str, str]] = set()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note which workflow each scenario opens a case of."""
        from engine.office import recording

        own = recording.open_case

        def noted(*args: Any, **more: Any) -> Any:
            self._opened = args[1]
            return own(*args, **more)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(recording, "open_case", noted)
            yield

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, object, object]:
        """Give each scenario an empty record of its own to fill."""
        found: Any = yield
        if fixturedef.argname == "recorder":
            self._recorder, self._all_seen = found, found.seen
            found.seen = set()
        return found

    def pytest_bdd_before_scenario(self, request: Any, feature: Any, scenario: Any) -> None:
        """Begin to note a scenario."""
        self._opened = ""
        spec = getattr(request.node, "callspec", None)
        row = spec.params.get("_pytest_bdd_example", {}) if spec else {}
        path = Path(feature.filename).resolve().relative_to(self.root).as_posix()
        request.node.stash[NODE] = {
            "path": path,
            "line": scenario.line_number,
            "row": {str(name): str(value) for name, value in row.items()},
            "steps": {},
            "outcome": None,
            "message": "",
        }

    def pytest_bdd_after_step(self, request: Any, step: Any) -> None:
        """Note a step that held."""
        request.node.stash[NODE]["steps"][step.line_number] = PASSED

    def pytest_bdd_step_error(self, request: Any, step: Any, exception: Exception) -> None:
        """Note a step that failed, with the first line of what it says."""
        self._broke(request, step, FAILED, exception)

    def pytest_bdd_step_func_lookup_error(self, request: Any, step: Any, exception: Exception) -> None:
        """Note a step that no code stands for."""
        self._broke(request, step, UNDEFINED, exception)

    @staticmethod
    def _broke(request: Any, step: Any, outcome: str, exception: Exception) -> None:
        found = request.node.stash[NODE]
        found["steps"][step.line_number] = found["outcome"] = outcome
        found["message"] = (str(exception).splitlines() or [type(exception).__name__])[0][:300]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """Let a fault outside of the steps count, too: a scenario that could not begin or settle did not hold."""
        report = yield
        found = item.stash.get(NODE, None)
        if found is not None and report.failed and found["outcome"] is None:
            found["outcome"], found["message"] = FAILED, str(call.excinfo.value).partition("\n")[0][:300]
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Write a scenario down once everything that belongs to it is over."""
        answer = yield
        found = item.stash.get(NODE, None)
        seen = frozenset(self._recorder.seen) if self._recorder else frozenset()
        if self._recorder:
            self._recorder.seen = self._all_seen | seen
            self._recorder = None
        if found is not None:
            outcome = found["outcome"] or PASSED
            run = Run(outcome, found["row"], found["steps"], seen, self._opened, found["message"])
            self.runs.append((found["path"], found["line"], run))
        return answer


def run_features(root: Path, to: Path, *, words: tuple[str, ...] = ("-q",)) -> bool:
    """Run the features below `root` one after the other and write the results; tell whether all held."""
    from engine.clock import SystemClock

    listener = Listener(root.resolve())
    with listener.listening():
        code = pytest.main([str(root / "features"), "-p", "no:randomly", "-p", "no:cacheprovider", *words], [listener])
    commit, changed = commit_of(root)
    written = as_json(SystemClock().now(), commit, listener.runs, changed=changed)
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return code == pytest.ExitCode.OK


def commit_of(root: Path) -> tuple[str, bool]:
    """Return the short name of the checkout's commit, "" outside of one, and whether anything differs from it."""
    try:
        found = _git(root, "rev-parse", "--short=10", "HEAD")
        return found, bool(_git(root, "status", "--porcelain"))
    except (OSError, subprocess.CalledProcessError):
        return "", False


def _git(root: Path, *words: str) -> str:
    ended = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)  # noqa: S607
    return ended.stdout.strip()
