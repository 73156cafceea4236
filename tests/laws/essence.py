"""What "the same case" means (SEMANTICS 11): tracks, instances, checklists, registers, fields and findings.

Not compared: numbers of entries and instances, `recorded_late`, `late`, `pending`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.case import checklists
from engine.case.alarms import next_due
from engine.case.case import Instance
from engine.case.facts import number
from tests.laws.driver import Driver

_RUN = (
    "item", "begun", "given", "until", "opens", "at", "state", "nominal_end", "work_by", "remind", "lapsed_at",
    "done_at", "moot", "proof",
)  # fmt: skip
_BY = ("seq", "given_by", "closed_by", "struck_by", "strike_fell")


def essence(driver: Driver) -> dict[str, Any]:
    """Return the case as it stands now, with entries named by the step that wrote them."""
    case = driver.case
    names = {number(one): one.cmd for one in driver.entries}
    runs = {key: [_run(driver, run, names) for run in of] for key, of in case.limits.items()}
    return {
        "tracks": {
            name: {**one, "seq": one["seq"] is not None and names[one["seq"]]} for name, one in case.tracks.items()
        },
        "limits": runs,
        "checklists": {name: _checklist(driver, name) for name in driver.definition.checklists},
        "registers": {
            name: {"complete": one["complete"], "states": dict(sorted(one["states"].items()))}
            for name, one in case.registers.items()
        },
        "items": {
            name: {one: {**item, "seq": names[item["seq"]]} for one, item in of.items()}
            for name, of in case.items.items()
        },
        "fields": dict(sorted(case.fields.items())),
        "evidence": dict(sorted(case.evidence.items())),
        "happened": dict(sorted(case.happened.items())),
        "reminded": dict(sorted(case.reminded.items())),
        "findings": sorted((names[seq], clause) for seq, clause in case.findings),
        "moot": sorted(names[seq] for seq in case.moot),
        "unexpected": sorted(names[seq] for seq in case.unexpected),
        "lapses": [(one["key"], one["until"], one["at"], one["moves"]) for one in case.lapses],
        "next_due": next_due(driver.definition, case, driver.now),
    }


def _run(driver: Driver, run: Instance, names: Mapping[int, str]) -> dict[str, Any]:
    found: dict[str, Any] = {name: run.get(name) for name in _RUN}
    found |= {name: names.get(run.get(name)) for name in _BY}  # type: ignore[call-overload]
    asked = run.get("asked")
    return {
        **found,
        "asked": asked and (asked["until"], asked["nominal_end"], names[asked["seq"]]),
        "extended": [names[one] for one in run.get("extended", ())],
        "secured": driver.secured(run),
    }


def _checklist(driver: Driver, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for view in checklists.views(driver.case, driver.definition.checklists[name]):
        found[view.item.name] = view.state
        found |= {one.unit.key: (one.state, one.tick["at"] if one.tick else None) for one in view.units}
    return found
