"""What the search knows: an entry for each page, step, limit, scenario, rule and word, with where it leads.

Guarantees:
- Everything that is found here can be reached by links as well: the search is a short cut, never the only way.
- An entry is a list [title, kind, address, further words], as small as it can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs.livingdoc.book import Book, anchor, rule_link, scenario_link
from docs.livingdoc.indexes import terms
from docs.livingdoc.words import say

Entry = list[str]


def entries(book: Book, lang: str, pages: Iterable[tuple[str, str]]) -> list[Entry]:
    """Return all entries of an edition; `pages` are (address, title)."""
    found = [[title, say(lang, "kind.page"), name, ""] for name, title in pages]
    found += [*_of_workflows(book, lang), *_of_features(book, lang), *_of_rules(book, lang), *_of_words(book, lang)]
    # A step is a word of the glossary, too: one entry is enough, found by the words of both.
    once: dict[tuple[str, str], Entry] = {}
    for one in found:
        first = once.setdefault((one[0], one[2]), one)
        if first is not one:
            first[3] = f"{first[3]} {one[3]}".strip()
    return list(once.values())


def _of_workflows(book: Book, lang: str) -> Iterator[Entry]:
    for work in book.works:
        labels, told = work.version.labels(lang), work.told[lang]
        for one in (*told["actions"], *told["prohibitions"]):
            kind = {"act": "action", "prohibited": "prohibition"}.get(one["nature"], "observation")
            conditions = " ".join(node["sentence"] for node in one["conditions"])
            words = " ".join(
                filter(None, (one["name"], labels.done(one["name"]), labels.hint(one["name"]), conditions))
            )
            yield [
                labels.action(one["name"]),
                say(lang, f"kind.{kind}"),
                f"{work.page}#{anchor('action', one['name'])}",
                words,
            ]
        for key in work.definition.limits:
            yield [labels.limit(key), say(lang, "kind.limit"), f"{work.page}#{anchor('limit', key)}", key]


def _of_features(book: Book, lang: str) -> Iterator[Entry]:
    for feature in book.features:
        for rule in feature.rules:
            for one in rule.scenarios:
                words = " ".join([rule.name, *(step.text for step in one.steps), *one.tags])
                yield [one.name, say(lang, "kind.scenario"), scenario_link(feature, one), words]


def _of_rules(book: Book, lang: str) -> Iterator[Entry]:
    for one in book.rules:
        text = one.text.say(lang) if one.text else ""
        yield [f"{one.number} {text}".strip(), say(lang, "kind.rule"), rule_link(one.number), ""]


def _of_words(book: Book, lang: str) -> Iterator[Entry]:
    for _, group in terms(book, lang):
        for one in group:
            first, second = (one.de, one.en) if lang == "de" else (one.en, one.de)
            yield [first, say(lang, f"kind.{one.kind}"), one.link or "glossary.html", f"{second} {one.name}"]
