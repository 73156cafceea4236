"""What the scenarios show of a workflow, and what none of them shows.

Guarantees:
- Only a scenario that held counts: what a failed one saw proves nothing.
- What is owed is what `make test` asks the features for, so this page and the test agree: what stands in a part counts
  wherever it was shown, the rest in the scenarios of its own workflow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docs.livingdoc.book import Book, Work, anchor, scenario_link, thing_link
from docs.livingdoc.results import PASSED, Run
from docs.livingdoc.specs import Feature, Scenario
from docs.livingdoc.words import WORDS, say
from engine.workflow.labels import Labels
from features.support.coverage import owed, shared
from screens import words as screen_words
from screens.limits import tick_name
from screens.nodes import finding

Shown = Mapping[tuple[str, str], list[tuple[Feature, Scenario]]]
_ORDER = ("state", "action", "clause", "item", "limit")


def shown_by(book: Book, work: Work) -> Shown:
    """Return the scenarios that show each thing of a workflow, by (thing, how)."""
    found: dict[tuple[str, str], list[tuple[Feature, Scenario]]] = {}
    common = shared(work.definition)
    for feature, scenario, run in _held(book):
        for pair in run.seen:
            if run.workflow == work.name or pair[0] in common:
                where = found.setdefault(pair, [])
                if (feature, scenario) not in where:
                    where.append((feature, scenario))
    return found


def _held(book: Book) -> Iterator[tuple[Feature, Scenario, Run]]:
    for feature in book.features:
        for scenario in feature.scenarios():
            for run in book.results.of(feature, scenario):
                if run.outcome == PASSED:
                    yield feature, scenario, run


def matrix(book: Book, work: Work, lang: str) -> dict[str, Any]:
    """Return the coverage of a workflow: groups of rows, each with the ways it is to be shown and who shows it."""
    shown = shown_by(book, work)
    rows: dict[str, dict[str, list[str]]] = {kind: {} for kind in _ORDER}
    for thing, how in _ordered(work):
        kind = thing.partition(" ")[0]
        rows.setdefault(kind, {}).setdefault(thing, []).append(how)
    tables = {kind: [_row(work, shown, *one, lang) for one in of.items()] for kind, of in rows.items() if of}
    cells = [cell for table in tables.values() for row in table for cell in row["cells"]]
    return {
        "work": work,
        "title": work.version.labels(lang).workflow(),
        "groups": [{"kind": kind, "title": _kind(kind, lang), "rows": table} for kind, table in tables.items()],
        "shown": sum(bool(cell["scenarios"]) for cell in cells),
        "owed": len(cells),
    }


def _ordered(work: Work) -> list[tuple[str, str]]:
    """Return what is owed in the order of the workflow, states in the order in which they are declared."""
    whole = work.definition
    homes = {name: one.states for name, one in whole.tracks.items()}
    homes |= {name: one.states for name, one in whole.registers.items()}
    places = {(f"state {name}", state): n for name, states in homes.items() for n, state in enumerate(states)}
    found = list(dict.fromkeys(owed(whole)))
    first = {thing: n for n, (thing, _) in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda pair: (first[pair[0]], places.get(pair, 0)))


def _kind(kind: str, lang: str) -> str:
    return say(lang, f"kinds.{kind}") if f"kinds.{kind}" in WORDS else kind


def _row(work: Work, shown: Shown, thing: str, hows: Iterable[str], lang: str) -> dict[str, Any]:
    labels = work.version.labels(lang)
    cells = []
    for how in hows:
        told = [(one.name, scenario_link(feature, one)) for feature, one in shown.get((thing, how), ())]
        cells.append({"how": _how(labels, thing, how, lang), "scenarios": told})
    return {
        "thing": thing.partition(" ")[2],
        "id": f"{work.name}-{anchor(*thing.split(' ', 1))}",
        "title": title_of(work, thing, lang),
        "link": thing_link(work, thing),
        "cells": cells,
    }


def _how(labels: Labels, thing: str, how: str, lang: str) -> str:
    kind, _, name = thing.partition(" ")
    if kind == "state":
        return labels.state(name, how)
    return say(lang, f"how.{how}") if f"how.{how}" in WORDS else screen_words.say(lang, f"limit.{how}")


def title_of(work: Work, thing: str, lang: str) -> str:
    """Return the words of a thing that scenarios show."""
    from docs.livingdoc.book import view_of
    from screens.contract import wording

    kind, _, name = thing.partition(" ")
    labels, view = work.version.labels(lang), view_of(work.version, lang)
    if kind == "state":
        return labels.track(name) if name in work.definition.tracks else labels.register(name)
    if kind == "action":
        return labels.action(name)
    if kind == "limit":
        return labels.limit(name)
    if kind == "item":
        return tick_name(view, name)
    return str(finding(name, wording(work.version, view))["sentence"])
