"""The features as they are written: rules, scenarios, tables and all, read from the Gherkin syntax tree.

Guarantees:
- Nothing is run to read them, and nothing that is written is lost: descriptions, tables, doc strings, comments, lines.
- A scenario is known by its file and the line of its title, which is also how a run names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Cells = tuple[str, ...]


class Step(NamedTuple):
    """One step: its keyword ("Given"), its words, and the table or text under it."""

    keyword: str
    text: str
    line: int
    table: tuple[Cells, ...]
    quoted: str | None


class Examples(NamedTuple):
    """A table of examples of an outline; each row is run by itself."""

    name: str
    tags: Cells
    header: Cells
    rows: tuple[Cells, ...]


class Scenario(NamedTuple):
    """A scenario or an outline; `notes` are the comments among its steps, by line."""

    name: str
    line: int
    tags: Cells
    description: str
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...]
    notes: Mapping[int, str]

    @property
    def runs(self) -> int:
        """How often it runs: once, or once for each example."""
        return sum(len(one.rows) for one in self.examples) or 1


class Rule(NamedTuple):
    """The scenarios under one rule; those that stand under none are under a rule without a name."""

    name: str
    tags: Cells
    description: str
    background: tuple[Step, ...]
    scenarios: tuple[Scenario, ...]


class Feature(NamedTuple):
    """One file. `path` is "features/<folder>/<stem>.feature"."""

    path: str
    folder: str
    stem: str
    language: str
    name: str
    tags: Cells
    description: str
    background: tuple[Step, ...]
    rules: tuple[Rule, ...]

    def scenarios(self) -> Iterator[Scenario]:
        """Yield its scenarios in the order of the file."""
        for rule in self.rules:
            yield from rule.scenarios

    @property
    def page(self) -> str:
        """The name of its page on the site."""
        return f"feature-{self.folder}-{self.stem}.html"


def read_features(folder: Path) -> list[Feature]:
    """Return every feature below `folder`, by folder and name. Raises the parser's error for one that is no Gherkin."""
    return [read_feature(path, folder.parent) for path in sorted(folder.rglob("*.feature"))]


def read_feature(path: Path, root: Path) -> Feature:
    """Return one feature; its path is told from `root`."""
    from gherkin.parser import Parser

    document: Mapping[str, Any] = Parser().parse(path.read_text("utf-8"))
    raw = document["feature"]
    notes = {one["location"]["line"]: one["text"].strip().lstrip("# ") for one in document["comments"]}
    children = raw["children"]
    loose = Rule("", (), "", (), tuple(_scenarios(children, notes)))
    ruled = tuple(_rule(one["rule"], notes) for one in children if "rule" in one)
    return Feature(
        path=path.relative_to(root).as_posix(),
        folder=path.parent.name,
        stem=path.stem,
        language=raw["language"],
        name=raw["name"],
        tags=_tags(raw),
        description=_joined(raw["description"]),
        background=_background(children),
        rules=(*((loose,) if loose.scenarios else ()), *ruled),
    )


def _rule(raw: Mapping[str, Any], notes: Mapping[int, str]) -> Rule:
    children = raw["children"]
    scenarios = tuple(_scenarios(children, notes))
    return Rule(raw["name"], _tags(raw), _joined(raw["description"]), _background(children), scenarios)


def _background(children: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    return tuple(_step(step) for one in children if "background" in one for step in one["background"]["steps"])


def _scenarios(children: Iterable[Mapping[str, Any]], notes: Mapping[int, str]) -> Iterator[Scenario]:
    for one in children:
        if "scenario" in one:
            raw = one["scenario"]
            steps = tuple(_step(step) for step in raw["steps"])
            last = steps[-1].line if steps else raw["location"]["line"]
            own = {line: text for line, text in notes.items() if raw["location"]["line"] < line < last}
            examples = tuple(_examples(each) for each in raw["examples"])
            description = _joined(raw["description"])
            yield Scenario(raw["name"], raw["location"]["line"], _tags(raw), description, steps, examples, own)


def _step(raw: Mapping[str, Any]) -> Step:
    rows = raw.get("dataTable", {}).get("rows", ())
    quoted = raw["docString"]["content"] if "docString" in raw else None
    return Step(raw["keyword"].strip(), raw["text"], raw["location"]["line"], tuple(map(_cells, rows)), quoted)


def _examples(raw: Mapping[str, Any]) -> Examples:
    header = _cells(raw["tableHeader"]) if raw.get("tableHeader") else ()
    return Examples(raw["name"], _tags(raw), header, tuple(map(_cells, raw["tableBody"])))


def _cells(row: Mapping[str, Any]) -> Cells:
    return tuple(cell["value"] for cell in row["cells"])


def _tags(raw: Mapping[str, Any]) -> Cells:
    return tuple(tag["name"].lstrip("@") for tag in raw["tags"])


def _joined(description: str) -> str:
    return " ".join(description.split())
