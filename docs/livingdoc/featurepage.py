"""What the page of one feature tells: its stories as they are written, how the last run ended, and what they show.

Guarantees:
- The text is the feature's own, in the language it is written in; tables stay tables.
- A mark comes from the run: what was not run, or holds a step without a meaning, is never green.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from docs.livingdoc.book import CITED, Book, Work, anchor, rule_link, thing_link
from docs.livingdoc.coverage import title_of
from docs.livingdoc.results import FAILED, NOT_RUN, PASSED, UNDEFINED, Run
from docs.livingdoc.specs import Examples, Feature, Rule, Scenario, Step
from docs.livingdoc.words import WORDS, say
from engine.workflow.svg import drawing
from screens import words as screen_words

Json = dict[str, Any]


class Teller:
    """Tells one feature in one language."""

    def __init__(self, book: Book, feature: Feature, lang: str) -> None:
        self.book, self.feature, self.lang = book, feature, lang
        self.tags = book.tags()
        self.rules = {one.number: one for one in book.rules}
        self.number = 0

    def page(self) -> Json:
        """Return everything that the template asks for."""
        return {
            "feature": self.feature,
            "title": self.feature.name,
            "status": self.book.results.status_of(self.feature),
            "work": self.book.work(self.feature.folder),
            "tags": self._tags(self.feature.tags),
            "background": [self._step(one, {}, ()) for one in self.feature.background],
            "rules": [self._rule(one) for one in self.feature.rules],
            "drawings": self._drawings(),
        }

    def _runs(self) -> list[Run]:
        results, feature = self.book.results, self.feature
        return [run for one in feature.scenarios() for run in results.of(feature, one) if run.outcome == PASSED]

    def _drawings(self) -> list[Json]:
        """Return the drawings of the tracks that this feature moves, with the states it leads to marked."""
        found = []
        for work in self.book.works:
            touched: dict[str, set[str]] = {}
            for run in self._runs():
                if run.workflow == work.name:
                    for thing, how in run.seen:
                        kind, _, name = thing.partition(" ")
                        if kind == "state":
                            touched.setdefault(name, set()).add(how)
            for one in work.drawn[self.lang]:
                if one.key in touched:
                    svg = drawing(one, self.lang, touched=touched[one.key], name=f"d-{one.key}")
                    link = f"{work.page}#{anchor('track', one.key)}"
                    found.append({"title": one.title, "svg": svg, "link": link, "marks": len(touched[one.key])})
        return sorted(found, key=lambda one: -one["marks"])

    def _rule(self, one: Rule) -> Json:
        return {
            "name": one.name,
            "description": one.description,
            "tags": self._tags(one.tags),
            "background": [self._step(step, {}, ()) for step in one.background],
            "scenarios": [self._scenario(scenario) for scenario in one.scenarios],
        }

    def _scenario(self, one: Scenario) -> Json:
        self.number += 1
        runs = self.book.results.of(self.feature, one)
        steps = self._step_states(one, runs)
        tags = [*one.tags, *(tag for table in one.examples for tag in table.tags)]
        return {
            "number": self.number,
            "id": f"s{one.line}",
            "name": one.name,
            "description": one.description,
            "status": self.book.results.status(self.feature, one),
            "tags": self._tags(tuple(dict.fromkeys(tags))),
            "steps": [self._step(step, steps, notes) for step, notes in _with_notes(one)],
            "examples": [self._examples(table, runs) for table in one.examples],
            "messages": list(dict.fromkeys(run.message for run in runs if run.message)),
            "shown": self._shown(runs),
        }

    def _step_states(self, one: Scenario, runs: tuple[Run, ...]) -> dict[int, str]:
        """Return the state of each step over all runs: the worst that happened to it."""
        found: dict[int, str] = {}
        for step in one.steps:
            states = [run.steps.get(step.line, NOT_RUN) for run in runs] or [NOT_RUN]
            found[step.line] = next((each for each in (FAILED, UNDEFINED, NOT_RUN) if each in states), PASSED)
        return found

    def _step(self, step: Step, states: dict[int, str], notes: tuple[str, ...]) -> Json:
        return {
            "keyword": step.keyword,
            "text": _marked(step.text),
            "state": states.get(step.line, ""),
            "header": step.table[:1],
            "rows": step.table[1:],
            "quoted": step.quoted,
            "notes": notes,
        }

    def _examples(self, table: Examples, runs: tuple[Run, ...]) -> Json:
        rows = []
        for row in table.rows:
            named = dict(zip(table.header, row, strict=True))
            own = [run for run in runs if dict(run.row) == named]
            rows.append({"cells": row, "status": own[0].outcome if own else NOT_RUN})
        return {"name": table.name, "header": table.header, "rows": rows, "tags": self._tags(table.tags)}

    def _tags(self, tags: tuple[str, ...]) -> list[Json]:
        found = []
        for tag in tags:
            number = self.tags.get(tag)
            text = self.rules[number].text if number in self.rules else CITED.get(tag)
            link = rule_link(number) if number else ""
            found.append({"name": number or tag, "link": link, "text": text.say(self.lang) if text else ""})
        return found

    def _shown(self, runs: tuple[Run, ...]) -> list[Json]:
        """Return what the runs of a scenario showed of their workflow, conditions first."""
        found: dict[tuple[str, str], Json] = {}
        for run in runs:
            work = self.book.work(run.workflow)
            for thing, how in sorted(run.seen) if work and run.outcome == PASSED else ():
                if work and _told(work, thing) and (thing, how) not in found:
                    found[thing, how] = self._shown_thing(work, thing, how)
        order = {kind: n for n, kind in enumerate(("clause", "limit", "item", "action"))}
        return sorted(found.values(), key=lambda one: (order.get(one["kind"], 9), one["title"]))

    def _shown_thing(self, work: Work, thing: str, how: str) -> Json:
        word = say(self.lang, f"how.{how}") if f"how.{how}" in WORDS else screen_words.say(self.lang, f"limit.{how}")
        kind = thing.partition(" ")[0]
        title = title_of(work, thing, self.lang)
        return {"kind": kind, "title": title, "how": word, "state": how, "link": thing_link(work, thing)}


def _told(work: Work, thing: str) -> bool:
    """Say whether a thing is told by its own words: states are drawn, and a refused tick is no action."""
    kind, _, name = thing.partition(" ")
    return kind != "state" and (kind != "action" or work.definition.action(name) is not None)


def _with_notes(one: Scenario) -> list[tuple[Step, tuple[str, ...]]]:
    """Return each step with the comments that stand between it and the step before."""
    found, before = [], one.line
    for step in one.steps:
        found.append((step, tuple(text for line, text in one.notes.items() if before < line < step.line)))
        before = step.line
    return found


def _marked(text: str) -> Markup:
    """Return a step with its values marked: what stands in quotes, and the places of an outline."""
    pieces = re.split(r'("[^"]*"|<[^<>]+>)', text)
    return Markup("").join(
        Markup('<span class="value">{}</span>').format(piece) if n % 2 else escape(piece)
        for n, piece in enumerate(pieces)
    )
