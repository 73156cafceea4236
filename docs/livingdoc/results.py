"""What a run of the features has shown, and how it sums up.

Guarantees:
- A scenario is green only if every one of its runs was run and held; a step that no code stands for is never green.
- A feature is as good as its worst scenario, and one that was not run says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docs.livingdoc.specs import Feature, Scenario

PASSED, FAILED, UNDEFINED, PARTLY, NOT_RUN = "passed", "failed", "undefined", "partly", "not_run"
_WORST = (FAILED, UNDEFINED, PARTLY, NOT_RUN, PASSED)
Seen = tuple[str, str]


class Run(NamedTuple):
    """One run of a scenario: its outcome, its example row, the state of each step by line, and what it showed.

    `seen` are pairs such as ("clause appeal.should.done.security", "unmet"); `workflow` is the one it opened a case of.
    """

    outcome: str
    row: Mapping[str, str]
    steps: Mapping[int, str]
    seen: frozenset[Seen]
    workflow: str
    message: str


class Results(NamedTuple):
    """A whole run: when, of which commit, and each scenario's runs by file and line."""

    at: str
    commit: str
    changed: bool
    runs: Mapping[tuple[str, int], tuple[Run, ...]]

    def of(self, feature: Feature, scenario: Scenario) -> tuple[Run, ...]:
        """Return the runs of a scenario; none where it was not run."""
        return self.runs.get((feature.path, scenario.line), ())

    def status(self, feature: Feature, scenario: Scenario) -> str:
        """Return how a scenario stands."""
        runs = self.of(feature, scenario)
        if not runs:
            return NOT_RUN
        worst = worst_of(run.outcome for run in runs)
        return PARTLY if worst == PASSED and len(runs) < scenario.runs else worst

    def status_of(self, feature: Feature) -> str:
        """Return how a feature stands: none run, or as its worst scenario."""
        found = [self.status(feature, one) for one in feature.scenarios()]
        if NOT_RUN in found and set(found) != {NOT_RUN}:
            found = [PARTLY if one == NOT_RUN else one for one in found]
        return worst_of(found)


NOTHING = Results("", "", False, {})


def worst_of(found: Iterable[str]) -> str:
    """Return the worst of several outcomes; of none, that nothing was run."""
    known = set(found)
    return next((one for one in _WORST if one in known), NOT_RUN)


def as_json(at: str, commit: str, runs: Iterable[tuple[str, int, Run]], *, changed: bool) -> dict[str, Any]:
    """Return a run as plain data, sorted so that the same run gives the same bytes."""
    rows = [
        {
            "path": path,
            "line": line,
            "outcome": run.outcome,
            "row": dict(run.row),
            "steps": {str(number): state for number, state in sorted(run.steps.items())},
            "seen": sorted(map(list, run.seen)),
            "workflow": run.workflow,
            "message": run.message,
        }
        for path, line, run in runs
    ]
    rows.sort(key=lambda one: (one["path"], one["line"], json.dumps(one["row"], sort_keys=True)))
    return {"at": at, "commit": commit, "changed": changed, "scenarios": rows}


def read_results(path: Path) -> Results:
    """Return a run that was written as JSON; one that is not there is a run of nothing."""
    if not path.is_file():
        return NOTHING
    raw = json.loads(path.read_text("utf-8"))
    runs: dict[tuple[str, int], list[Run]] = {}
    for one in raw["scenarios"]:
        steps = {int(number): state for number, state in one["steps"].items()}
        seen = frozenset((thing, how) for thing, how in one["seen"])
        run = Run(one["outcome"], one["row"], steps, seen, one["workflow"], one["message"])
        runs.setdefault((one["path"], one["line"]), []).append(run)
    return Results(raw["at"], raw["commit"], raw["changed"], {key: tuple(of) for key, of in runs.items()})
