"""Everything the site is made from, gathered once: workflows, features, the run's results, the rules.

Guarantees:
- Only files of the checkout and the results of one run go in; nothing is asked of a network, a clock or an office.
- Every address of a page or a place on it is made here, so that what links and what is linked to agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docs.livingdoc.results import Results, read_results
from docs.livingdoc.specs import Feature, Scenario, read_features
from engine.errors import Text
from engine.office.library import Version, of_compiled
from engine.workflow.diagram import Diagram, diagrams
from engine.workflow.load import Loaded, find_workflows, load
from engine.workflow.model import Definition
from engine.workflow.ruleplaces import GUIDES, Rule, index, rules_of, tag_of
from features.support.norms import DECISIONS, STATUTES
from screens.contract import wording
from screens.period_words import NORMS
from screens.view import View
from screens.workflow_sentences import described

LANGUAGES = ("de", "en")
CITED = {tag_of(norm): cited for norm, cited in NORMS.items()}
CITED |= {tag: Text(meaning, meaning) for tag, meaning in {**STATUTES, **DECISIONS}.items()}
"""Norms and decisions that features may cite beside the rules, by tag."""
_NEVER = "1970-01-01T00:00:00.000Z"


class Work(NamedTuple):
    """One workflow: its version, its compiled form in sentences, and its drawings, by language."""

    folder: Path
    loaded: Loaded
    version: Version
    told: dict[str, dict[str, Any]]
    drawn: dict[str, tuple[Diagram, ...]]

    @property
    def definition(self) -> Definition:
        """The workflow's definition."""
        return self.loaded.definition

    @property
    def name(self) -> str:
        """The workflow's name."""
        return self.loaded.definition.name

    @property
    def page(self) -> str:
        """The name of its page on the site."""
        return f"workflow-{self.name}.html"


class Book(NamedTuple):
    """All that the pages tell."""

    root: Path
    works: tuple[Work, ...]
    features: tuple[Feature, ...]
    results: Results
    rules: tuple[Rule, ...]

    def work(self, name: str) -> Work | None:
        """Return the workflow called `name`, or None."""
        return next((one for one in self.works if one.name == name), None)

    def scenario(self, where: str) -> tuple[Feature, Scenario] | None:
        """Return the scenario at "features/…/x.feature:12", or None."""
        path, _, line = where.rpartition(":")
        for feature in self.features:
            if feature.path == path:
                return next(((feature, one) for one in feature.scenarios() if one.line == int(line)), None)
        return None

    def tags(self) -> dict[str, str]:
        """Return the number of each rule by its tag; a norm or decision that is no rule is called by its tag."""
        rules = {tag_of(number): number for number in (*GUIDES, *(one.number for one in self.rules))}
        return {**{tag: tag for tag in CITED}, **rules}


def gather(root: Path, results: Path) -> Book:
    """Return the book of a checkout. Raises LintError for a workflow with faults."""
    workflows = root / "workflows"
    loaded = [load(folder, folder.parent) for folder in find_workflows([workflows]).values()]
    works = tuple(_work(workflows, one) for one in loaded)
    features = tuple(read_features(root / "features"))
    rules = tuple(index(loaded, rules_of(workflows), root / "features"))
    return Book(root, works, features, read_results(results), rules)


def _work(workflows: Path, loaded: Loaded) -> Work:
    version = of_compiled(loaded.compiled)
    told = {lang: described(wording(version, view_of(version, lang))) for lang in LANGUAGES}
    drawn = {lang: diagrams(loaded.definition, version.labels(lang), lang) for lang in LANGUAGES}
    return Work(workflows / loaded.definition.name, loaded, version, told, drawn)


def view_of(version: Version, lang: str) -> View:
    """Return how the pages in `lang` see a workflow's sentences."""
    return View(lang=lang, zone="Europe/Berlin", now=_NEVER, labels=version.labels(lang))


def source_page(path: str) -> str:
    """Return the page that shows a file: "source-hacked-account-workflow.html" for workflows/hacked-account/…."""
    names = path.removeprefix("workflows/").removesuffix(".yaml")
    return f"source-{re.sub(r'[^a-z0-9]+', '-', names.lower())}.html"


def source_link(where: str) -> str:
    """Return the address of "workflows/hacked-account/workflow.yaml:88"."""
    path, _, line = where.rpartition(":")
    return f"{source_page(path)}#L{line}" if line.isdigit() else source_page(where)


def scenario_link(feature: Feature, scenario: Scenario) -> str:
    """Return the address of a scenario on its feature's page."""
    return f"{feature.page}#s{scenario.line}"


def rule_link(number: str) -> str:
    """Return the address of a rule in the index."""
    return f"rules.html#{number}"


def anchor(kind: str, name: str) -> str:
    """Return the name of a place on a page, made of what it is and what it is called."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9_.-]+', '-', name)}"


def thing_link(work: Work, thing: str) -> str:
    """Return the address of a thing that a scenario showed, such as "clause appeal.must.given.until"."""
    kind, _, name = thing.partition(" ")
    if kind == "state":
        return f"{work.page}#{anchor('track', name)}"
    if kind == "clause":
        return f"{work.page}#{clause_anchor(work.definition, name)}"
    if kind == "item":
        return f"{work.page}#{anchor('item', '.'.join(name.split('.')[:2]))}"
    return f"{work.page}#{anchor(kind, name)}"


def clause_anchor(whole: Definition, clause_id: str) -> str:
    """Return the place of a clause: its own row, else that of the act or item that it belongs to."""
    if any(one.id == clause_id for one in whole.clauses()):
        return anchor("clause", clause_id)
    names = clause_id.split(".")
    return anchor("item", ".".join(names[:2])) if names[0] in whole.checklists else anchor("action", names[0])


def source_files(works: Sequence[Work]) -> Iterator[tuple[str, str]]:
    """Yield path and text of every YAML file that the workflows are made of, once each."""
    seen: set[str] = set()
    for work in works:
        for path, _, content in work.loaded.files:
            if path.endswith(".yaml") and path not in seen:
                seen.add(path)
                yield f"workflows/{path}", content.decode("utf-8")


def as_script(name: str, value: Any) -> str:
    """Return a script that only defines `name`: a page opened from a disk may not fetch, but it may load this."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.{name}={text};\n"
