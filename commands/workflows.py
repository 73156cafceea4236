"""`workflow list`, `show`, `diagram`, `rules` and `lint`: the rules themselves, as a lawyer reads them; no office."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.administration import group
from commands.base import Call, option, verb
from commands.completing import cases
from engine.errors import CannotWriteError, Text, UnknownError, UsageError, unknown

if TYPE_CHECKING:
    from engine.office.library import Version
    from engine.office.session import Office
    from engine.workflow.finding import Finding
    from engine.workflow.ruleplaces import Rule

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


def _version(name: str, workflows: str | None) -> Version:
    """Return the version in a workflow's folder. Raises LintError where it has faults."""
    from engine.office.library import of_compiled
    from engine.workflow.load import load

    folder = _folder(name, workflows)
    return of_compiled(load(folder, folder.parent).compiled)


@verb("show", Text("Show a workflow in plain sentences.", "Einen Ablauf in Sätzen zeigen."))
@click.argument("name")
@option(_FOLDER, metavar="DIR", text=_OWN)
def show(call: Call, name: str, workflows: str | None) -> None:
    """Show a workflow."""
    from screens import contract
    from screens.workflow_sentences import described
    from screens.workflows import workflow_show

    version = _version(name, workflows)
    view = call.view(None, version)
    call.show(described(contract.wording(version, view)), workflow_show, view)


@verb(
    "diagram",
    Text(
        "Draw a workflow: states, steps, waits, and what the clock does. With --case: where it stands.",
        "Einen Ablauf zeichnen: Stände, Schritte, Wartefristen und Fristablauf. Mit --case: wo die Akte steht.",
    ),
)
@click.argument("name")
@option(
    "--case", "case", metavar="CASE", shell_complete=cases, text=Text("where this case stands", "wo die Akte steht")
)
@option(
    "--format",
    "form",
    type=click.Choice(["svg", "mermaid", "text"]),
    default="text",
    text=Text("as what", "in welcher Form"),
)
@option("-o", "--output", "file", metavar="FILE", text=Text("the file to write", "Zieldatei"))
@option(_FOLDER, metavar="DIR", text=_OWN)
def diagram(call: Call, name: str, case: str | None, form: str, file: str | None, workflows: str | None) -> None:
    """Draw a workflow."""
    from engine.workflow.diagram import as_mermaid, as_text, diagrams
    from screens.diagram import diagram_json, workflow_diagram

    version, case_id, standing = _standing(call, name, case) if case else (_version(name, workflows), None, None)
    view = call.view(None, version)
    labels = version.labels(view.lang)
    found = diagrams(version.definition, labels, view.lang, standing)
    text = as_text(found, view.lang)
    if form == "svg":
        from engine.workflow.svg import sheet

        text = sheet(found, f"{labels.workflow()}{f' · {case_id}' if case_id else ''}", view.lang)
    elif form == "mermaid":
        text = as_mermaid(found, view.lang)
    if file:
        _write(Path(file).expanduser(), text)
        return
    answer = {
        "workflow": version.definition.name,
        "version": version.definition.version,
        "case": case_id,
        "lines": text.splitlines(),
        "diagrams": [diagram_json(one) for one in found],
    }
    if form == "text" or call.as_json:
        call.show(answer, workflow_diagram, view)
    else:
        click.echo(text, nl=False)


def _standing(call: Call, name: str, case: str) -> tuple[Version, str, dict[str, dict[str, int]]]:
    """Return the version that a case is pinned to, and how much of it stands in which state."""
    from engine.office import overview
    from engine.office.library import version

    with call.reading() as office:
        answer = overview.show(office, office.case_id(case, office.now()))
        pinned = version(office.con, answer["digest"])
    if name != pinned.definition.name:
        raise UsageError(
            Text(
                f"{answer['case']} is a case of {pinned.definition.name}, not of {name}",
                f"{answer['case']} ist eine Akte von {pinned.definition.name}, nicht von {name}",
            )
        )
    tracks = {track: {one["state"]: 1} for track, one in answer["tracks"].items()}
    return pinned, answer["case"], tracks | {key: one["states"] for key, one in answer["registers"].items()}


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(path)
    except OSError as fault:
        draft.unlink(missing_ok=True)
        raise CannotWriteError(
            Text(f"{path} cannot be written: {fault.strerror}", f"{path} lässt sich nicht schreiben: {fault.strerror}")
        ) from fault


@verb(
    "rules",
    Text(
        "List the rules of the guides and the norms, with where each lives in the program.",
        "Die Regeln der Leitfäden und die Normen auflisten, je mit ihrem Platz im Programm.",
    ),
)
@click.argument("numbers", nargs=-1, metavar="[RULE …]")
@option("--open", "unplaced", is_flag=True, text=Text("only those without a place", "nur die ohne Platz"))
@option(_FOLDER, metavar="DIR", text=_OWN)
def rules(call: Call, numbers: tuple[str, ...], unplaced: bool, workflows: str | None) -> None:
    """List the rules."""
    from engine.workflow.load import default_root, load
    from engine.workflow.ruleplaces import GUIDES, features_folder, index, rules_of
    from screens.rules import rules as screen

    loaded = [load(folder, folder.parent) for folder in _folders(workflows).values()]
    found = index(loaded, rules_of(default_root()), features_folder(default_root()))
    known = {one.number: one for one in found}
    for number in numbers:
        if number not in known:
            raise unknown(Text("rule", "Regel"), number, known)
    shown = [one for one in found if (not numbers or one.number in numbers) and not (unplaced and one.places)]
    answer = {
        "rules": [_rule_json(one, call.edge.lang) for one in shown],
        "placed": sum(bool(one.places) for one in found if one.number in GUIDES),
        "total": len(GUIDES),
        "whole": bool(numbers),
    }
    call.show(answer, screen, call.view(None))


def _rule_json(one: Rule, lang: str) -> dict[str, Any]:
    places = [{name: getattr(place, name) for name in ("kind", "workflow", "id", "where")} for place in one.places]
    told = {"weight": one.weight, "as_of": one.as_of, "text": one.text.say(lang) if one.text else None}
    return {"rule": one.number, "guide": one.number[1:].isdigit(), **told, "places": places}


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
        "workflow",
        Text("The workflows and their rules.", "Die Abläufe und ihre Regeln."),
        *(list_, show, diagram, rules, lint),
    )
}
