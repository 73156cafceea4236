"""Where each rule of the two guides lives: in a clause, a limit or a list of a workflow, in a scenario, or as a hint.

Guarantees:
- The 53 rules of the story (A) and the 90 of the guide (B) are always all there, also those without a place; every
  norm of rules.yaml follows.
- A place is a real one: file and line of the workflow or the feature, or a label that exists in both languages.
- The features are looked for, never needed: an installed program shows the other places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.errors import Text
from engine.workflow.finding import Report
from engine.workflow.load import LANGUAGES, Loaded
from engine.workflow.model import Action, Clause, Definition
from engine.workflow.rules import read_rules
from engine.workflow.yamlfile import WORD, Node, read

GUIDES = (*(f"A{n}" for n in range(1, 54)), *(f"B{n}" for n in range(1, 91)))
"""The rule numbers of the two guides, in their order."""

CLAUSE, ACTION, INPUT, LIMIT, ITEM, PROHIBITION, REGISTER = (
    "clause", "action", "input", "limit", "item", "prohibition", "register",
)  # fmt: skip
SCENARIO, HINT = "scenario", "hint"

_TAG = re.compile(r"@[^\s@]+")
_HEAD = re.compile(
    r"\s*(?:(?P<feature>Feature|Funktionalität|Funktion)|(?P<rule>Rule|Regel)|(?P<examples>Examples|Beispiele)"
    r"|(?P<scenario>Scenario Outline|Szenariogrundriss|Scenario|Szenario|Example|Beispiel))\s*:\s*(?P<title>.*)"
)


class Place(NamedTuple):
    """Where a rule lives. `where` is "file:line" below the checkout.

    `id` is the clause, action, limit, … or the scenario's title; `workflow` is "" for a scenario of the engine's own.
    """

    rule: str
    kind: str
    workflow: str
    id: str
    where: str


class Rule(NamedTuple):
    """A rule with its reason: `weight`, `as_of` and `text` are None where rules.yaml does not hold it yet."""

    number: str
    weight: str | None
    as_of: str | None
    text: Text | None
    places: tuple[Place, ...]


class Told(NamedTuple):
    """A scenario as far as its rules go: where it stands, what it is called, and the tags that hold for it."""

    where: str
    title: str
    tags: tuple[str, ...]


def rules_of(root: Path) -> dict[str, dict[str, str]]:
    """Return every rule of `root`/rules.yaml, used or not, as `read_rules` does; faults in it are left to lint."""
    report = Report()
    node = read((root / "rules.yaml").read_bytes(), "rules.yaml", report)
    return read_rules(node, report) if node else {}


def index(loaded: Sequence[Loaded], rules: Mapping[str, Mapping[str, str]], features: Path | None) -> list[Rule]:
    """Return all rules with their places: those of the guides in their order, then the norms as rules.yaml has them."""
    found: dict[str, list[Place]] = {}
    for place in _places(loaded, rules, features):
        found.setdefault(place.rule, []).append(place)
    numbers = [*GUIDES, *(one for one in rules if one not in GUIDES)]
    return [_rule(one, rules.get(one), tuple(dict.fromkeys(found.get(one, ())))) for one in numbers]


def _rule(number: str, known: Mapping[str, str] | None, places: tuple[Place, ...]) -> Rule:
    if known is None:
        return Rule(number, None, None, None, places)
    return Rule(number, known["weight"], known["as_of"], Text(known["en"], known["de"]), places)


def _places(loaded: Sequence[Loaded], rules: Mapping[str, Mapping[str, str]], features: Path | None) -> Iterator[Place]:
    for one in loaded:
        yield from workflow_places(one.definition)
    by_tag = {tag_of(number): number for number in (*GUIDES, *rules)}
    for told in scenarios(features) if features else ():
        workflow = Path(told.where).parent.name
        for tag in told.tags:
            if tag in by_tag:
                known = workflow if any(one.definition.name == workflow for one in loaded) else ""
                yield Place(by_tag[tag], SCENARIO, known, told.title, told.where)
    for number, rule in rules.items():
        for path in rule.get("hint", "").split():
            place = _hint(number, path, loaded)
            if place:
                yield place


def workflow_places(whole: Definition) -> Iterator[Place]:
    """Yield every place in a workflow that names a rule as its source, in the order of the file."""
    for action in whole.actions.values():
        yield from _of_action(whole, action, ACTION)
    for prohibition in whole.prohibitions.values():
        yield from _of_action(whole, prohibition, PROHIBITION)
    for checklist in whole.checklists.values():
        for item in checklist.items:
            yield from _of(whole, ITEM, f"{checklist.name}.{item.name}", item)
    for limit in whole.limits.values():
        yield from _of(whole, LIMIT, limit.key, limit)
        yield from _of_clauses(whole, limit.expect)
    for register in whole.registers.values():
        yield from _of(whole, REGISTER, register.name, register)


def _of_action(whole: Definition, action: Action, kind: str) -> Iterator[Place]:
    yield from _of(whole, kind, action.name, action)
    for one in action.inputs:
        if one.source != action.source:
            yield from _of(whole, INPUT, f"{action.name}.{one.name}", one)
    # What an action asks for is a clause, too; it stands here as the input.
    yield from _of_clauses(whole, [one for one in action.clauses if one.word != "given" or "input" not in one.args])


def _of_clauses(whole: Definition, clauses: Iterable[Clause]) -> Iterator[Place]:
    for one in clauses:
        yield from _of(whole, CLAUSE, one.id, one)
        yield from _of_clauses(whole, [inner for inner in one.of if inner.source != one.source])


def _of(whole: Definition, kind: str, name: str, one: Any) -> Iterator[Place]:
    # Not everything that may have a place of its own has a source of its own in the model.
    for number in getattr(one, "source", ()):
        yield Place(number, kind, whole.name, name, file_of(whole, one.where))


def file_of(whole: Definition, where: str) -> str:
    """Return "workflows/hacked-account/workflow.yaml:88" for a place as the model keeps it."""
    own = where.partition(":")[0] in {"workflow.yaml", "de.yaml", "en.yaml"}
    return f"workflows/{whole.name}/{where}" if own else f"workflows/{where}"


def _hint(number: str, path: str, loaded: Sequence[Loaded]) -> Place | None:
    """Return the place of a rule that only tells: a label, as `<workflow>/<path>`; None where it does not exist."""
    workflow, _, names = path.partition("/")
    one = next((each for each in loaded if each.definition.name == workflow), None)
    found = [_label(one, lang, names.split(".")) for lang in LANGUAGES] if one else [None]
    return Place(number, HINT, workflow, names, found[-1]) if found[-1] and all(found) else None


def _label(one: Loaded, lang: str, names: Sequence[str]) -> str | None:
    """Return "file:line" of a label in one language, from the host's file or that of a part; None where it is not."""
    for path, _, content in one.files:
        if not path.endswith((f"/{lang}.yaml", f".{lang}.yaml")):
            continue
        node = _parsed(path, content)
        for name in names:
            node = node.get(name) if node else None
        if node and node.kind == WORD:
            return f"workflows/{path}:{node.spot.line}"
    return None


@lru_cache(maxsize=64)
def _parsed(path: str, content: bytes) -> Node | None:
    """Return the root of a label file: many rules ask for the same few."""
    return read(content, path, Report())


def tag_of(number: str) -> str:
    """Return how a rule number is written as a tag: "LAW_2_10" for "LAW-2.10"."""
    return re.sub(r"[-.]", "_", number)


def features_folder(root: Path) -> Path | None:
    """Return the folder of the features that belongs to these workflows, or None where it is not installed."""
    folder = root.parent / "features"
    return folder if folder.is_dir() else None


def scenarios(features: Path) -> Iterator[Told]:
    """Yield every scenario of a folder of features, by file and line; a tag of what stands around it counts, too."""
    for path in sorted(features.rglob("*.feature")):
        yield from _scenarios(path, path.relative_to(features.parent).as_posix())


def _scenarios(path: Path, name: str) -> Iterator[Told]:
    tags: list[str] = []
    around: dict[str, list[str]] = {"feature": [], "rule": []}
    told: Told | None = None
    quoted = False
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.strip()
        quoted ^= text.startswith(('"""', "```"))
        head = None if quoted else _HEAD.fullmatch(line)
        if not quoted and text.startswith("@"):
            tags += [one[1:] for one in _TAG.findall(text.partition(" #")[0])]
        elif head and head["examples"] and told:
            told = told._replace(tags=(*told.tags, *tags))
            tags = []
        elif head:
            if told:
                yield told
            told = None
            if head["scenario"]:
                told = Told(f"{name}:{number}", head["title"], (*around["feature"], *around["rule"], *tags))
            else:
                around["rule"] = []
                around["feature" if head["feature"] else "rule"] = tags
            tags = []
    if told:
        yield told


def unknown_tags(features: Path, known: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file:line of the scenario, tag) for every tag that is neither a rule's nor in `known`."""
    good = {*known, *map(tag_of, GUIDES)}
    return [(told.where, tag) for told in scenarios(features) for tag in told.tags if tag not in good]


def without_source(whole: Definition) -> list[str]:
    """Return the clauses and actions that name no rule, as "id (file:line)"."""
    found = [
        (one.id, one.where)
        for action in (*whole.actions.values(), *whole.prohibitions.values())
        for one in (*action.clauses, *(inner for clause in action.clauses for inner in clause.of))
        if not one.source
    ]
    found += [(one.id, one.where) for limit in whole.limits.values() for one in limit.expect if not one.source]
    found += [(one.name, one.where) for one in whole.actions.values() if not one.source]
    found += [(one.key, one.where) for one in whole.limits.values() if not one.source]
    return [f"{name} ({file_of(whole, where)})" for name, where in found]
