"""The pages that lead to the others: the rules index and the glossary.

Guarantees:
- All 143 rules stand in the index, also those without a place, which say so.
- A word of the glossary comes from the labels of the workflows or from the catalogue of the screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from docs.livingdoc.book import CITED, Book, Work, anchor, clause_anchor, scenario_link, source_link
from docs.livingdoc.specs import Feature, Scenario
from docs.livingdoc.words import say
from engine.workflow.ruleplaces import GUIDES, Place, Rule
from screens.rules import hint_screen
from screens.words import WORDS as SCREEN_WORDS
from screens.words import say as screen_say

Json = dict[str, Any]


def rule_groups(book: Book, lang: str) -> list[Json]:
    """Return the rules in three groups, each with its places as links."""
    groups: dict[str, list[Json]] = {"A": [], "B": [], "norms": []}
    for one in book.rules:
        groups[one.number[0] if one.number in GUIDES else "norms"].append(_rule(book, one, lang))
    groups["cited"] = list(_cited(book, lang))
    return [{"key": key, "title": say(lang, f"rules.{key}"), "rules": rules} for key, rules in groups.items() if rules]


def _cited(book: Book, lang: str) -> Iterator[Json]:
    """Yield the norms and decisions that only scenarios cite, each with its scenarios."""
    numbers = book.tags()
    told: dict[str, list[Json]] = {}
    for feature in book.features:
        for rule in feature.rules:
            for one in rule.scenarios:
                tags = [*feature.tags, *rule.tags, *one.tags, *(tag for table in one.examples for tag in table.tags)]
                # A rule of the index called like its tag has its place there already.
                for tag in dict.fromkeys(tag for tag in tags if tag in CITED and numbers[tag] == tag):
                    told.setdefault(tag, []).append(_told(feature, one))
    for tag, places in sorted(told.items()):
        word = screen_say(lang, f"place.scenario.{'one' if len(places) == 1 else 'many'}")
        yield {
            "number": tag,
            "text": CITED[tag].say(lang),
            "weight": "",
            "as_of": "",
            "kinds": [(word, places)],
        }


def _rule(book: Book, one: Rule, lang: str) -> Json:
    by_kind: dict[str, list[Json]] = {}
    for place in one.places:
        by_kind.setdefault(place.kind, []).append(_place(book, place, lang))
    return {
        "number": one.number,
        "text": one.text.say(lang) if one.text else "",
        "weight": screen_say(lang, f"weight.{one.weight}") if one.weight else "",
        "as_of": one.as_of,
        "kinds": [
            (screen_say(lang, f"place.{kind}.{'one' if len(of) == 1 else 'many'}"), of) for kind, of in by_kind.items()
        ],
    }


def _told(feature: Feature, one: Scenario) -> Json:
    return {"title": one.name, "link": scenario_link(feature, one), "where": "", "source": "", "lang": feature.language}


def _place(book: Book, place: Place, lang: str) -> Json:
    if place.kind == "scenario":
        found = book.scenario(place.where)
        assert found, f"{place.where} is no scenario"
        return _told(*found)
    work = book.work(place.workflow)
    title, link = _titled(work, place, lang) if work else (place.id, "")
    return {"title": title, "link": link, "where": place.where, "source": source_link(place.where), "lang": lang}


def _titled(work: Work, place: Place, lang: str) -> tuple[str, str]:
    labels = work.version.labels(lang)
    if place.kind == "hint":
        words = screen_say(lang, f"hint_screen.{hint_screen(place.id)}")
        there = _hint_anchor(place.id)
        return f"{_label(work, place.id, lang)} ({words})", f"{work.page}#{there}" if there else work.page
    if place.kind == "clause":
        from docs.livingdoc.coverage import title_of

        return title_of(work, f"clause {place.id}", lang), f"{work.page}#{clause_anchor(work.definition, place.id)}"
    owner, _, rest = place.id.partition(".")
    if place.kind == "input":
        return f"{labels.action(owner)}: {labels.input(owner, rest)}", f"{work.page}#{anchor('action', owner)}"
    if place.kind == "item":
        return labels.item(owner, rest), f"{work.page}#{anchor('item', place.id)}"
    if place.kind == "limit":
        return labels.limit(place.id), f"{work.page}#{anchor('limit', place.id)}"
    if place.kind == "register":
        return labels.register(place.id), f"{work.page}#{anchor('track', place.id)}"
    return labels.action(place.id), f"{work.page}#{anchor('action', place.id)}"


def _label(work: Work, path: str, lang: str) -> str:
    node: Any = work.version.words[lang]
    for name in path.split("."):
        node = node.get(name, {}) if isinstance(node, dict) else {}
    return str(node) if isinstance(node, str) else path


_KINDS = {
    "actions": "action", "prohibitions": "action", "limits": "limit", "tracks": "track", "registers": "track",
    "checklists": "checklist", "fields": "field", "evidence": "evidence",
}  # fmt: skip
"""Which kind of thing a path of labels leads to; what is not here has no place of its own on the page."""


def _hint_anchor(path: str) -> str:
    names = path.split(".")
    if names[0] == "checklists" and len(names) > 3:
        return anchor("item", f"{names[1]}.{names[3]}")
    return anchor(_KINDS[names[0]], names[1]) if names[0] in _KINDS and len(names) > 1 else ""


_FOLDS = str.maketrans("äöüß", "aous")


class Term(NamedTuple):
    """A word in both languages, what it is called in files, what it is, and where it is told."""

    de: str
    en: str
    name: str
    kind: str
    link: str


def terms(book: Book, lang: str) -> list[tuple[str, list[Term]]]:
    """Return all words by their first letter in `lang`, sorted as a dictionary sorts them."""
    found: dict[tuple[str, str, str], Term] = {}
    for work in book.works:
        for one in _of_work(work):
            found.setdefault((one.de, one.en, one.kind), one)
    for one in _of_program():
        found.setdefault((one.de, one.en, one.kind), one)
    ordered = sorted(found.values(), key=lambda one: (_folded(one.de if lang == "de" else one.en), one.kind, one.name))
    letters: dict[str, list[Term]] = {}
    for one in ordered:
        first = _folded(one.de if lang == "de" else one.en)[:1].upper()
        letters.setdefault(first if first.isalpha() else "#", []).append(one)
    return sorted(letters.items())


def _folded(word: str) -> str:
    return word.strip("„“”\"' §").lower().translate(_FOLDS)


def _of_work(work: Work) -> Iterator[Term]:
    de, en, whole, page = work.version.labels("de"), work.version.labels("en"), work.definition, work.page

    def term(kind: str, name: str, place: str, *labels: str) -> Term:
        return Term(labels[0], labels[1], name, kind, f"{page}#{place}" if place else page)

    for kind, home in (*(("track", one) for one in whole.tracks), *(("register", one) for one in whole.registers)):
        place = anchor("track", home)
        yield term(kind, home, place, getattr(de, kind)(home), getattr(en, kind)(home))
        for state in (whole.tracks if kind == "track" else whole.registers)[home].states:
            yield term("state", state, place, de.state(home, state), en.state(home, state))
    for action in whole.actions.values():
        kind = "observation" if action.nature == "observation" else "action"
        yield term(kind, action.name, anchor("action", action.name), de.action(action.name), en.action(action.name))
    for name in whole.prohibitions:
        yield term("prohibition", name, anchor("action", name), de.action(name), en.action(name))
    for key in whole.limits:
        yield term("limit", key, anchor("limit", key), de.limit(key), en.limit(key))
    for checklist in whole.checklists.values():
        name = checklist.name
        yield term("checklist", name, anchor("checklist", name), de.checklist(name), en.checklist(name))
        for item in checklist.items:
            path = f"{name}.{item.name}"
            yield term("item", path, anchor("item", path), de.item(name, item.name), en.item(name, item.name))
    groups = (("field", whole.fields, "fields"), ("evidence", whole.evidence, "evidence"))
    for kind, names, place in (*groups, ("role", whole.roles, ""), ("party", whole.parties, "")):
        for name in names:
            yield term(kind, name, place, getattr(de, kind)(name), getattr(en, kind)(name))


def _of_program() -> Iterator[Term]:
    """Yield the words of the program itself that a reader of these pages meets."""
    for key, text in SCREEN_WORDS.items():
        group, _, name = key.partition(".")
        told = group in {"limit_kind", "severity", "weight"} or (group == "item" and name not in {"one", "many"})
        if told and "{" not in text.en:
            yield Term(text.de, text.en, name, "word", "")
