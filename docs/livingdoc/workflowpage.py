"""What the page of one workflow tells: its drawings, steps with their conditions, limits, checklists and lists.

Guarantees:
- Everything comes from the compiled workflow and its labels; the sentences are those of `workflow show`.
- A condition links to its line in the YAML, to its rules, and says how many scenarios show it met and unmet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docs.livingdoc.book import Book, Work, anchor, rule_link, source_link, view_of
from docs.livingdoc.coverage import Shown, shown_by
from docs.livingdoc.markdown import html_of, without_title
from docs.livingdoc.words import say
from engine.workflow.model import OBSERVATION, SEALED_TYPES
from engine.workflow.ruleplaces import file_of
from engine.workflow.svg import drawing
from screens import words as screen_words
from screens import workflow_sentences as sentences
from screens.format import command
from screens.workflows import states_of

Json = dict[str, Any]


class Teller:
    """Tells one workflow in one language."""

    def __init__(self, book: Book, work: Work, lang: str) -> None:
        self.book, self.work, self.lang = book, work, lang
        self.view = view_of(work.version, lang)
        self.labels = work.version.labels(lang)
        self.told = work.told[lang]
        self.states = states_of(self.told)
        self.shown: Shown = shown_by(book, work)

    def page(self) -> Json:
        """Return everything that the template asks for."""
        drawn = {one.key: drawing(one, self.lang, name=f"d-{one.key}") for one in self.work.drawn[self.lang]}
        return {
            "work": self.work,
            "title": self.labels.workflow(),
            "tracks": [self._home(one["name"], self.labels.track(one["name"]), drawn) for one in self.told["tracks"]],
            "registers": [self._register(one, drawn) for one in self.told["registers"]],
            "prohibitions": [self._prohibition(one) for one in self.told["prohibitions"]],
            "limits": [self._limit(one) for one in self.told["limits"]],
            "checklists": [self._checklist(one) for one in self.told["checklists"]],
            "fields": [
                (self.labels.field(name), name, kind, kind in SEALED_TYPES)
                for name, kind in self.told["fields"].items()
            ],
            "evidence": [(self.labels.evidence(kind), kind) for kind in self.told["evidence"]],
            "overview": self._overview(),
            "features": [one for one in self.book.features if one.folder == self.work.name],
        }

    def _overview(self) -> tuple[str, str]:
        """Return the overview as HTML and the language it is written in: ours where there is one, else English."""
        for lang, name in ((self.lang, f"overview.{self.lang}.md"), ("en", "overview.md")):
            path = self.work.folder / name
            if path.is_file():
                return html_of(without_title(path.read_text("utf-8")), top=2), lang
        return "", self.lang

    def _home(self, name: str, title: str, drawn: Mapping[str, str]) -> Json:
        own = [self._action(one) for one in self.told["actions"] if one["home"] == name]
        return {
            "key": name,
            "id": anchor("track", name),
            "title": title,
            "svg": drawn[name],
            "acts": [one for one in own if one["nature"] != OBSERVATION],
            "observations": [one for one in own if one["nature"] == OBSERVATION],
        }

    def _register(self, one: Json, drawn: Mapping[str, str]) -> Json:
        home = self._home(one["name"], self.labels.register(one["name"]), drawn)
        moved = home["acts"] or home["observations"] or len(one["states"]) > 1
        return {**home, "svg": home["svg"] if moved else "", "sentences": list(sentences.register(one, self.view))}

    def _action(self, one: Json) -> Json:
        inputs = [f"{name}=…" for name, _, required, *_ in one.get("inputs") or () if required]
        items = [f"{one['home']}/N"] if one["register"] else []
        return {
            "name": one["name"],
            "id": anchor("action", one["name"]),
            "title": self.labels.action(one["name"]),
            "nature": one["nature"],
            "who": sentences.who(one, self.view),
            "moves": list(sentences.arrows(one, self.view, self.states)),
            "asks": [self._asked(one["name"], each) for each in one.get("inputs") or ()],
            "conditions": self._conditions(one),
            "hint": self.labels.hint(one["name"]),
            "type": command(["fristwerk", "do", "CASE", one["name"], *items]) + "".join(f" {each}" for each in inputs),
            **self._origin(one),
        }

    def _asked(self, action: str, one: list[Any]) -> Json:
        name, kind, required, of, *_ = one
        values = {"choice": lambda value: self.labels.choice(action, name, value), "evidence": self.labels.evidence}
        words = [values[kind](value) for value in of] if kind in values else []
        optional = "" if required else screen_words.say(self.lang, "input.optional")
        return {"name": name, "label": self.labels.input(action, name), "values": words, "optional": optional}

    def _prohibition(self, one: Json) -> Json:
        return {
            **self._action({**one, "home": one.get("home") or ""}),
            "consequence": self.labels.consequence(one["name"]),
        }

    def _conditions(self, one: Json) -> list[Json]:
        return [self._condition(node) for node in one.get("conditions") or ()]

    def _condition(self, node: Json) -> Json:
        waive = say(self.lang, "waive", role=self.labels.role(node["waive"])) if node.get("waive") else ""
        return {
            "id": anchor("clause", node["id"]),
            "name": node["id"],
            "severity": node["severity"],
            "word": screen_words.say(self.lang, f"severity.{node['severity']}"),
            "sentence": node["sentence"],
            "weight": screen_words.say(self.lang, f"weight.{node['weight']}") if node.get("weight") else "",
            "waive": waive,
            "shown": {how: len(self.shown.get((f"clause {node['id']}", how), ())) for how in ("met", "unmet")},
            **self._origin(node),
        }

    def _origin(self, one: Json) -> Json:
        where = file_of(self.work.definition, one["where"]) if one.get("where") else ""
        return {
            "where": where.removeprefix(f"workflows/{self.work.name}/").removeprefix("workflows/"),
            "link": source_link(where) if where else "",
            "rules": [(number, rule_link(number), self.labels.rule(number)) for number in one.get("source") or ()],
        }

    def _limit(self, one: Json) -> Json:
        return {
            "key": one["key"],
            "id": anchor("limit", one["key"]),
            "title": self.labels.limit(one["key"]),
            "kind": one["kind"],
            "word": screen_words.say(self.lang, f"limit_kind.{one['kind']}"),
            "sentences": list(sentences.limit(one, self.view)),
            "conditions": self._conditions(one),
            **self._origin(one),
        }

    def _checklist(self, one: Json) -> Json:
        name = one["name"]
        items = [
            {
                "name": item["name"],
                "id": anchor("item", f"{name}.{item['name']}"),
                "title": self.labels.item(name, item["name"]),
                "sentences": list(sentences.item(name, item, self.view)),
                "hint": self.labels.item_hint(name, item["name"]),
                **self._origin(item),
            }
            for item in one["items"]
        ]
        return {"name": name, "id": anchor("checklist", name), "title": self.labels.checklist(name), "items": items}
