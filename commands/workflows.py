"""`workflow list`, `show` and `lint`: the rules themselves, as a lawyer reads them; they need no office."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.administration import group
from commands.base import Call, option, verb
from engine.errors import Text, UnknownError, unknown

if TYPE_CHECKING:
    from engine.office.session import Office
    from engine.workflow.finding import Finding

FAULTS = 5
_FOLDER = "--workflows"
_OWN = Text("a folder of your own workflows", "Ordner mit eigenen Abläufen")


def _folders(own: str | None) -> dict[str, Path]:
    from commands.recording import roots
    from engine.workflow.load import find_workflows

    return find_workflows(roots(own))


def _folder(name: str, own: str | None) -> Path:
    """Return the folder of a workflow, given by its name or as a path."""
    path = Path(name).expanduser()
    if (path / "workflow.yaml").is_file():
        return path.resolve()
    known = _folders(own)
    if name not in known:
        raise unknown(Text("workflow", "Ablauf"), name, known)
    return known[name]


@verb("list", Text("List the workflows that cases can be opened with.", "Die Abläufe auflisten."))
@option(_FOLDER, metavar="DIR", text=_OWN)
def list_(call: Call, workflows: str | None) -> None:
    """List workflows: those on disk, and versions that the office keeps for its cases."""
    from engine.office.library import taken_in
    from engine.workflow.load import load
    from screens.workflows import workflow_list

    loaded = [load(folder, folder.parent).definition for folder in _folders(workflows).values()]
    rows = [{"workflow": one.name, "version": one.version, "digest": one.digest} for one in loaded]
    with ExitStack() as stack:
        office = _office(call, stack)
        if office is not None:
            counts, on_disk = office.cases_by_workflow(), {row["digest"] for row in rows}
            names = ("workflow", "version", "digest")
            kept = [dict(zip(names, one, strict=True)) for one in taken_in(office.con) if one[2] not in on_disk]
            rows = [{**row, "cases": counts.get(str(row["digest"]), 0)} for row in [*rows, *kept]]
        call.show({"workflows": rows}, workflow_list, call.view(office))


def _office(call: Call, stack: ExitStack) -> Office | None:
    """Open the office where there is one: these commands work without."""
    try:
        return stack.enter_context(call.reading())
    except UnknownError:
        return None


@verb("show", Text("Show a workflow in plain sentences.", "Einen Ablauf in Sätzen zeigen."))
@click.argument("name")
@option(_FOLDER, metavar="DIR", text=_OWN)
def show(call: Call, name: str, workflows: str | None) -> None:
    """Show a workflow."""
    from engine.office.library import of_compiled
    from engine.workflow.load import load
    from engine.workflow.model import compiled
    from screens import contract
    from screens.nodes import finding
    from screens.workflows import workflow_show

    folder = _folder(name, workflows)
    version = of_compiled(load(folder, folder.parent).compiled)
    view = call.view(None, version)
    words = contract.wording(version, view)
    answer = compiled(version.definition)
    for one in (*answer["actions"], *answer["prohibitions"]):
        spec = version.definition.action(one["name"])
        one["conditions"] = [finding(clause.id, words) for clause in (spec.clauses if spec else ())]
    call.show(answer, workflow_show, view)


@verb(
    "lint",
    Text(
        "Name every fault of a workflow with file, line and column. Without a name: all of them.",
        "Jeden Fehler eines Ablaufs mit Datei, Zeile und Spalte nennen. Ohne Namen: alle.",
    ),
)
@click.argument("name", metavar="[NAME|FOLDER]", required=False)
@option(_FOLDER, metavar="DIR", text=_OWN)
@option("--load", is_flag=True, text=Text("take it into the office", "ins Büro übernehmen"))
def lint(call: Call, name: str | None, workflows: str | None, load: bool) -> None:
    """Lint workflows."""
    from engine.workflow.lint import ERROR, NOTE
    from engine.workflow.lint import lint as examine
    from screens.workflows import workflow_lint

    folders = [_folder(name, workflows)] if name else list(_folders(workflows).values())
    found = [one for folder in folders for one in examine(folder, folder.parent)]
    shown = [one for one in found if call.verbose or one.severity != NOTE]
    faulty = any(one.severity == ERROR for one in found)
    if load and not faulty:
        _load(call, folders)
    texts = findings_json(shown, call.edge.lang, folders)
    call.show({"findings": texts, "workflows": len(folders)}, workflow_lint, call.view(None))
    if faulty:
        call.context.exit(FAULTS)


def _load(call: Call, folders: Iterable[Path]) -> None:
    from engine.office.commanding import plain_who
    from engine.office.loading import pinned
    from engine.office.session import command_id

    with call.office() as office, office.writing():
        for folder in folders:
            pinned(office, folder.name, [folder.parent], plain_who(office), command_id(None))


def findings_json(found: Iterable[Finding], lang: str, folders: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """Return findings of lint as the contract has them, with the lines around where the files are at hand."""
    roots = {folder.parent for folder in folders}
    return [
        {
            **{name: getattr(one, name) for name in ("file", "line", "column", "severity", "code")},
            "message": one.message.say(lang),
            "nearest": list(one.nearest),
            "excerpt": _excerpt(one, roots),
        }
        for one in found
    ]


def _excerpt(one: Finding, roots: Iterable[Path]) -> list[list[Any]]:
    for root in roots:
        path = root / one.file
        if path.is_file():
            lines = path.read_text("utf-8", "replace").splitlines()
            return [[n, lines[n - 1]] for n in (one.line - 1, one.line) if 0 < n <= len(lines)]
    return []


VERBS = {
    "workflow": group(
        "workflow", Text("The workflows and their rules.", "Die Abläufe und ihre Regeln."), list_, show, lint
    )
}
