"""From a workflow folder to the version that cases are pinned to.

Guarantees:
- A folder is read completely before it is judged: all its findings come together, and any error refuses it.
- Comparing a folder with a stored version needs neither parser nor compiler: they are imported when a file is read.
- What is loaded carries the bytes of its files, their digest and the compiled form, so that a case opened with it can
  be read without the folder, without YAML and without this module.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import LintError, Text
from engine.workflow.digest import digest_of
from engine.workflow.finding import ERROR, Finding, Report, Spot
from engine.workflow.model import Action, Clause, Definition, compiled

if TYPE_CHECKING:
    from engine.workflow.parts import Part
    from engine.workflow.yamlfile import Node

LANGUAGES = ("de", "en")
_WORKFLOW, _RULES, _LETTERS = "workflow.yaml", "rules.yaml", "letters"

Labels = Mapping[str, Mapping[str, Any]]
Rules = Mapping[str, Mapping[str, str]]


class Loaded(NamedTuple):
    """One version: `files` are (path relative to the root, sha256 hex, bytes), `compiled` is JSON text."""

    definition: Definition
    labels: Labels
    rules: Rules
    files: tuple[tuple[str, str, bytes], ...]
    digest: str
    compiled: str


class Examined(NamedTuple):
    """What reading a folder gave: everything found, and the version if nothing of it is an error."""

    findings: tuple[Finding, ...]
    loaded: Loaded | None


def default_root() -> Path:
    """Return the folder of the workflows that come with the program."""
    return Path(__file__).resolve().parents[2] / "workflows"


def find_workflows(roots: Sequence[Path]) -> dict[str, Path]:
    """Return the folders that hold a workflow, by name; of two with the same name the one in the later root."""
    found = {path.parent.name: path.parent for root in roots for path in sorted(root.glob(f"*/{_WORKFLOW}"))}
    return dict(sorted(found.items()))


def load(folder: Path, root: Path) -> Loaded:
    """Return the version in `folder`; paths in it are relative to `root`, the folder of rules.yaml.

    Raises LintError with all findings if one of them is an error.
    """
    findings, loaded = examine(folder, root)
    if loaded is None:
        count = sum(one.severity == ERROR for one in findings)
        raise LintError(
            Text(
                f"the workflow {folder.name} has {count} fault{'' if count == 1 else 's'} and cannot be used",
                f"Der Ablauf {folder.name} hat {count} Fehler und kann nicht benutzt werden",
            ),
            findings,
            Text(
                f"where they stand: fristwerk workflow lint {quote(str(folder))}",
                f"wo sie stehen: fristwerk workflow lint {quote(str(folder))}",
            ),
        )
    return loaded


def examine(folder: Path, root: Path) -> Examined:
    """Read a folder completely and judge it. Raises OSError only where a file that exists cannot be read."""
    report = Report()
    files = _Files(_contents(folder, root, report), lambda path: _on_disk(root, path), report)
    return _examined(folder.relative_to(root).as_posix(), folder.name, files)


def examine_kept(name: str, contents: Mapping[str, bytes]) -> Examined:
    """Judge the kept files of a version of the workflow `name`: their bytes by path."""
    prefix = next((path.rpartition("/")[0] for path in contents if path.endswith(f"/{_WORKFLOW}")), name)
    return _examined(prefix, name, _Files(dict(contents), lambda _: None, Report()))


class _Files:
    """The files of a version: those at hand, and those that turn out to be needed (`more`); each is read once."""

    def __init__(self, contents: dict[str, bytes], more: Callable[[str], bytes | None], report: Report) -> None:
        self.contents = contents
        self.report = report
        self._more = more
        self._nodes: dict[str, Node | None] = {}

    def node(self, path: str) -> Node | None:
        """Return the root of a YAML file, or None where it is missing or no YAML (which then is a finding)."""
        if path not in self._nodes:
            content = self.contents[path] if path in self.contents else self._more(path)
            if content is not None:
                from engine.workflow.yamlfile import read

                self.contents[path] = content
                self._nodes[path] = read(content, path, self.report)
        return self._nodes.get(path)

    def needed(self, path: str) -> Node | None:
        """Return the root of a file that has to be there; a missing one is a finding."""
        found = self.node(path)
        if path not in self.contents:
            _missing(path, self.report)
        return found


def _on_disk(root: Path, path: str) -> bytes | None:
    """Return the bytes of a file below `root`; what a link leads to elsewhere is not there."""
    file = (root / path).resolve()
    return file.read_bytes() if file.is_relative_to(root.resolve()) and file.is_file() else None


def _missing(path: str, report: Report) -> None:
    report.error(Spot(path, 1, 1), "missing-file", Text("this file is missing", "Diese Datei fehlt"))


def _examined(prefix: str, name: str, files: _Files) -> Examined:
    from engine.workflow.labelfile import check_labels
    from engine.workflow.parts import collect, merged, merged_labels
    from engine.workflow.rules import read_rules

    report = files.report
    for path in [one for one in files.contents if one.endswith(".yaml")]:
        files.node(path)
    rules_node, host = files.node(_RULES), files.node(f"{prefix}/{_WORKFLOW}")
    own = {lang: files.node(f"{prefix}/{lang}.yaml") for lang in LANGUAGES}
    parts = collect(host, files.node, report) if host is not None else None
    others = {lang: [files.needed(part.labels(lang)) for part in parts or ()] for lang in LANGUAGES}
    unread = None in own.values() or any(None in nodes for nodes in others.values())
    if host is None or rules_node is None or parts is None or unread:
        return Examined(tuple(report.sorted_findings()), None)
    rules = read_rules(rules_node, report)
    definition = _compile(merged(host, parts, report), parts, rules, name, report)
    labels = {
        lang: merged_labels(node, [one for one in others[lang] if one is not None])
        for lang, node in own.items()
        if node is not None
    }
    for node in labels.values():
        check_labels(definition, node, report)
    findings = tuple(report.sorted_findings())
    if report.has_errors():
        return Examined(findings, None)
    plain = {lang: node.plain() for lang, node in labels.items()}
    return Examined(findings, _loaded(definition, plain, rules, files.contents))


def _compile(workflow: Node, parts: Sequence[Part], rules: Rules, name: str, report: Report) -> Definition:
    from engine.workflow.compile import compile_workflow
    from engine.workflow.graph import check_graph
    from engine.workflow.names import Context, gather
    from engine.workflow.parts import check_needs

    context = Context(report, gather(workflow, rules.keys()))
    check_needs(context, parts)
    definition = compile_workflow(context, workflow, name)
    check_graph(context, workflow, definition)
    return definition


def paths_of(folder: Path, root: Path) -> list[Path]:
    """Return the files that make up the version in `folder` (CONTRACTS 2), except the parts that it includes.

    One that is needed may be missing.
    """
    needed = [root / _RULES, folder / _WORKFLOW, *(folder / f"{lang}.yaml" for lang in LANGUAGES)]
    return [*needed, *sorted(path for path in (folder / _LETTERS).rglob("*") if path.is_file())]


def _contents(folder: Path, root: Path, report: Report) -> dict[str, bytes]:
    """Return the bytes of the files that are known before any is read; one that lacks is a finding."""
    found: dict[str, bytes] = {}
    for path in paths_of(folder, root):
        name = path.relative_to(root).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        else:
            _missing(name, report)
    return found


def _loaded(definition: Definition, labels: Labels, rules: Rules, contents: Mapping[str, bytes]) -> Loaded:
    digest = digest_of(list(contents.items()))
    definition = definition._replace(digest=digest)
    used = {number: rules[number] for number in sorted(_sources(definition))}
    form = {"definition": compiled(definition), "labels": labels, "rules": used}
    files = tuple((path, hashlib.sha256(content).hexdigest(), content) for path, content in sorted(contents.items()))
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return Loaded(definition, labels, used, files, digest, text)


def _sources(whole: Definition) -> set[str]:
    doing: list[Action] = [*whole.actions.values(), *whole.prohibitions.values()]
    found = {number for action in doing for number in action.source}
    found |= {number for action in doing for one in action.inputs for number in one.source}
    found |= _clause_sources(clause for action in doing for clause in action.clauses)
    found |= {number for limit in whole.limits.values() for number in limit.source}
    found |= _clause_sources(clause for limit in whole.limits.values() for clause in limit.expect)
    found |= {number for one in whole.checklists.values() for item in one.items for number in item.source}
    return found


def _clause_sources(clauses: Iterable[Clause]) -> set[str]:
    found: set[str] = set()
    for one in clauses:
        found |= set(one.source) | _clause_sources(one.of)
    return found
