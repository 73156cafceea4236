"""The words of one workflow in one language: read from its compiled form, without YAML.

Guarantees:
- Every name has words: what a language lacks is said in the other one, and what both lack as the name itself with
  blanks. Lint keeps both from happening in a workflow that is in use.
- Nothing here decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LIMIT = r"(?a)(?:(?P<register>\w+)/\d+\.)?(?P<name>[\w.]+?)(?P<advance>\.advance)?(?:/(?P<number>\d+))?"
_ADVANCE = {"de": "Vorfrist", "en": "advance deadline"}


class Labels:
    """Labels of one language with another as fallback.

    `own` and `fallback` are the label maps of the two languages, `rules` the reasons of the compiled form and `lang`
    the language of `own`.
    """

    def __init__(
        self,
        own: Mapping[str, Any],
        fallback: Mapping[str, Any] | None = None,
        rules: Mapping[str, Mapping[str, str]] | None = None,
        lang: str = "en",
    ) -> None:
        self._maps = (own, fallback or {})
        self._rules = rules or {}
        self._lang = lang

    @classmethod
    def of(cls, compiled: Mapping[str, Any], lang: str) -> Labels:
        """Return the labels of a workflow's compiled form in `lang` ("de"; anything else reads as English)."""
        own, other = ("de", "en") if lang == "de" else ("en", "de")
        return cls(compiled["labels"][own], compiled["labels"][other], compiled["rules"], own)

    def _find(self, *path: str) -> str | None:
        for whole in self._maps:
            node: Any = whole
            for name in path:
                node = node.get(name) if isinstance(node, Mapping) else None
            if isinstance(node, Mapping):
                node = node.get("name")
            if isinstance(node, str):
                return node
        return None

    def _say(self, *path: str) -> str:
        return self._find(*path) or path[-1].replace("_", " ")

    def workflow(self) -> str:
        """Return the name of the workflow."""
        return self._find("workflow") or ""

    def track(self, name: str) -> str:
        """Return the name of a track, or of the register of that name: both have states that an action moves."""
        return self._find("tracks", name) or self.register(name)

    def state(self, track: str, state: str) -> str:
        """Return the name of a state of a track or register."""
        return self._find("tracks", track, "states", state) or self._say("registers", track, "states", state)

    def action(self, name: str) -> str:
        """Return what an action is called when it is about to be done; works for prohibitions, too."""
        return self._find("actions", name, "do") or self._find("prohibitions", name, "do") or name.replace("_", " ")

    def done(self, name: str) -> str:
        """Return what an action is called once it has happened; works for prohibitions, too."""
        return self._find("actions", name, "done") or self._find("prohibitions", name, "done") or self.action(name)

    def hint(self, action: str) -> str | None:
        """Return what a person should know before the action, or None."""
        return self._find("actions", action, "hint")

    def input(self, action: str, name: str) -> str:
        """Return the name of an action's input."""
        own = self._find("actions", action, "inputs", name)
        return own or self._find("inputs", name) or self.field(name)

    def choice(self, action: str, name: str, value: str) -> str:  # noqa: ARG002  one word per value in a workflow
        """Return the name of a value that an input can be given."""
        return self._say("choices", name, value)

    def checklist(self, name: str) -> str:
        """Return the name of a checklist."""
        return self._say("checklists", name)

    def item(self, checklist: str, item: str) -> str:
        """Return the name of a checklist item."""
        return self._say("checklists", checklist, "items", item)

    def item_hint(self, checklist: str, item: str) -> str | None:
        """Return how a checklist item is done, or None."""
        return self._find("checklists", checklist, "items", item, "hint")

    def part(self, checklist: str, item: str, part: str) -> str:
        """Return the name of a part of a checklist item."""
        return self._say("checklists", checklist, "items", item, "parts", part)

    def result(self, checklist: str, item: str, result: str) -> str:
        """Return the name of a result of a checklist item."""
        return self._say("checklists", checklist, "items", item, "results", result)

    def result_value(self, checklist: str, item: str, result: str, value: str) -> str:
        """Return the name of a value that a result can have."""
        return self._say("checklists", checklist, "items", item, "results", result, "values", value)

    def field(self, name: str) -> str:
        """Return the name of a field."""
        return self._say("fields", name)

    def evidence(self, kind: str) -> str:
        """Return the name of a kind of evidence."""
        return self._say("evidence", kind)

    def register(self, name: str) -> str:
        """Return the name of a register."""
        return self._say("registers", name)

    def register_item(self, name: str) -> str:
        """Return what one item of a register is called."""
        return self._find("registers", name, "one") or self.register(name)

    def register_field(self, register: str, field: str) -> str:
        """Return the name of a field of a register's items."""
        return self._say("registers", register, "fields", field)

    def limit(self, key: str) -> str:
        """Return the name of a limit, as `claims.response` or with its instance: `claims/3.response/2`.

        An instance has its number, from the second on. `<limit>.advance` is the advance deadline of a limit.
        """
        found = re.fullmatch(_LIMIT, key)
        if found is None:
            return self._say("limits", key)
        register, name, advance, number = found["register"], found["name"], found["advance"], found["number"]
        said = self._say("limits", f"{register}.{name}" if register else name)
        said = f"{_ADVANCE[self._lang]}: {said}" if advance else said
        return said if number in {None, "1"} else f"{said} ({number})"

    def prohibition(self, name: str) -> str:
        """Return what is forbidden."""
        return self._say("prohibitions", name, "do")

    def consequence(self, name: str) -> str | None:
        """Return what follows if it is done all the same, or None."""
        return self._find("prohibitions", name, "consequence")

    def role(self, name: str) -> str:
        """Return the name of a role; a party of that name is found, too."""
        return self._find("roles", name) or self._say("parties", name)

    def party(self, name: str) -> str:
        """Return the name of a party."""
        return self._say("parties", name)

    def clause(self, clause_id: str) -> str | None:
        """Return the hand-written sentence for a clause, or None."""
        return self._find("clauses", clause_id)

    def rule(self, number: str) -> str:
        """Return the reason behind a rule number, or the number itself where the version knows none."""
        return self._rules.get(number, {}).get(self._lang) or number
