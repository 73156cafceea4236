"""Taking workflow versions into the office (CONTRACTS 2).

Guarantees:
- A folder whose files are those of the newest stored version is not parsed at all: bytes are compared, no YAML is read.
- A new or changed folder becomes a version only if it has no fault; then its files, its compiled form and its entry
  are written together, in the caller's transaction.
- Holidays of every place that a version names are filled in when it is taken in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.errors import Text, unknown
from engine.instants import Instant
from engine.log.entry import new_entry
from engine.office.holidays import fill, years_around
from engine.office.library import Version, of_compiled, version
from engine.office.session import Office
from engine.office.work import Who
from engine.store import daily
from engine.workflow.load import Loaded, default_root, find_workflows, load, paths_of
from engine.workflow.model import Definition


def pinned(office: Office, name: str, roots: Sequence[Path], who: Who, cmd: str, now: Instant | None = None) -> Version:
    """Return the version of a workflow that a case opened now is pinned to; load it first where it is new or changed.

    `roots` are folders that hold workflows, of two with the same name the later one counts; a workflow that no folder
    holds any more stays usable as it was stored. `now` is the one of the running command. To be called inside
    `office.writing()`. Raises UnknownError for an unknown workflow, LintError for one with faults.
    """
    folder = find_workflows(roots).get(name)
    newest = daily.newest_workflow(office.con, name)
    if newest is not None and (folder is None or _unchanged(office, newest.digest, folder)):
        return version(office.con, newest.digest)
    if folder is None:
        raise unknown(
            Text("workflow", "Ablauf"),
            name,
            known_names(office, roots),
            Text("fristwerk workflow list shows all", "fristwerk workflow list zeigt alle"),
        )
    loaded = load(folder, folder.parent)
    if daily.workflow_by_digest(office.con, loaded.digest) is None:
        _take_in(office, loaded, who, cmd, now or office.moment().now)
    return of_compiled(loaded.compiled)


def known_names(office: Office, roots: Sequence[Path]) -> list[str]:
    """Return the names of all workflows that a case can be opened with, in order."""
    return sorted({*find_workflows(roots), *(one.name for one in daily.workflows(office.con))})


def places_of(definition: Definition) -> set[str]:
    """Return every place that a workflow names: those whose holidays its limits may ask for."""
    named = {definition.place}
    for limit in definition.limits.values():
        named |= {limit.place or "", limit.propose.get("place", "")}
    return {place for place in named if place}


def shipped_places() -> set[str]:
    """Return every place that the workflows which come with the program name."""
    root = default_root()
    return {place for folder in find_workflows([root]).values() for place in places_of(load(folder, root).definition)}


def _unchanged(office: Office, digest: str, folder: Path) -> bool:
    root = folder.parent
    stored = daily.workflow_files(office.con, digest)
    # The parts that it includes are named in files that are compared here: the same bytes include the same parts.
    paths = [*paths_of(folder, root), *(root / name for name in stored)]
    on_disk = {path.relative_to(root).as_posix(): path for path in paths if path.is_file()}
    return stored.keys() == on_disk.keys() and all(on_disk[name].read_bytes() == kept for name, kept in stored.items())


def _take_in(office: Office, loaded: Loaded, who: Who, cmd: str, now: Instant) -> None:
    definition = loaded.definition
    entry = new_entry(
        kind="workflow",
        case=None,
        cmd=cmd,
        happened=now,
        recorded=now,
        actor=who.actor.id,
        acted_by=who.acted_by.id if who.acted_by else None,
        by=who.by,
        auth=who.auth,
        data={
            "name": definition.name,
            "version": definition.version,
            "digest": loaded.digest,
            "files": list(_pairs(loaded)),
        },
    )
    (stored,) = daily.append(office.con, [entry])
    row = daily.WorkflowRow(loaded.digest, definition.name, definition.version, loaded.compiled, stored.index)
    daily.add_workflow(office.con, row, loaded.files)
    for place in sorted(places_of(definition)):
        fill(office, place, years_around(now), now)


def _pairs(loaded: Loaded) -> Iterator[list[str]]:
    for path, sha256, _ in loaded.files:
        yield [sha256, path]
