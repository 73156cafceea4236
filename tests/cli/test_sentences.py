"""Every condition of the shipped workflow reads as a sentence, in both languages."""

from __future__ import annotations

from functools import cache

import pytest

from engine.case.conditions import Verdict
from engine.case.decide import arrow_clause, clause_of, role_clause
from engine.office.library import Version, of_compiled
from engine.workflow.load import default_root, load
from engine.workflow.model import Clause
from screens.contract import wording
from screens.nodes import Wording, finding, sentence, weight
from screens.view import View
from tests.cli.conftest import Type


@cache
def _version() -> Version:
    root = default_root()
    return of_compiled(load(root / "hacked-account", root).compiled)


def _words(lang: str) -> Wording:
    version = _version()
    view = View(lang=lang, zone="Europe/Berlin", now="2026-09-01T08:05:00.000Z", labels=version.labels(lang))
    return wording(version, view)


def _clauses() -> list[Clause]:
    definition = _version().definition
    actions = [*definition.actions.values(), *definition.prohibitions.values()]
    own = [one for action in actions for one in (*action.clauses, role_clause(action))]
    own += [arrow_clause(action) for action in actions if action.moves]
    return own + [one for limit in definition.limits.values() for one in limit.expect]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("clause", _clauses(), ids=lambda one: one.id)
def test_every_condition_has_a_sentence_without_code_names(clause: Clause, lang: str) -> None:
    """A lawyer reads words, never names with underscores; met and unmet."""
    for met in (True, False):
        said = sentence(Verdict(clause, met, {}), _words(lang))
        assert said
        assert "_" not in said


@pytest.mark.parametrize("clause", _clauses(), ids=lambda one: one.id)
def test_every_condition_is_found_by_its_id(clause: Clause) -> None:
    """A finding on record names a clause by id; it is found again, with its place in the file."""
    assert clause == clause_of(_version().definition, clause.id)
    assert clause.where == finding(clause.id, _words("en"))["where"]


def test_both_languages_differ() -> None:
    """No sentence was left untranslated, save those that are only names."""
    same = [one.id for one in _clauses() if finding(one.id, _words("de")) == finding(one.id, _words("en"))]

    assert [] == same


def test_an_order_of_a_checklist_is_found_again() -> None:
    """The refusal of a tick names a condition that stands in no list of clauses."""
    node = finding("security.mail_passwords.must.after.security.clean_system", _words("en"))

    assert ("“computer scanned or set up anew” comes first", "advice") == (node["sentence"], node["weight"])


def test_a_condition_of_another_version_keeps_its_id() -> None:
    """What this version does not know is shown as it is named."""
    node = finding("vanish.should.known.nothing", _words("en"))

    assert ("vanish.should.known.nothing", "should") == (node["sentence"], node["severity"])


def test_what_is_missing_is_named() -> None:
    """A checklist that is not done says which of its items are open."""
    clause = next(one for one in _clauses() if one.id == "appeal.should.done.security")
    said = sentence(Verdict(clause, False, {"missing": ["clean_system", "card_replaced"]}), _words("en"))

    assert "“security” is done; missing: computer scanned or set up anew, new card" == said


@pytest.mark.parametrize(
    ("source", "expected"),
    [(("a", "l"), "law"), (("a", "t"), "terms"), (("s", "a"), "advice"), (("x",), None), ((), None)],
)
def test_the_strongest_source_gives_the_weight(source: tuple[str, ...], expected: str | None) -> None:
    """Law before terms before practice before advice before experience."""
    rules = {"l": {"weight": "law"}, "t": {"weight": "terms"}, "a": {"weight": "advice"}, "s": {"weight": "story"}}

    assert expected == weight(source, rules)


@pytest.mark.parametrize(
    ("lang", "hint"),
    [("en", "Look at forwarding rules and filters, too."), ("de", "Auch Weiterleitungen und Filter ansehen.")],
)
def test_why_says_once_how_an_item_is_done(fristwerk: Type, lang: str, hint: str) -> None:
    """What a checklist item wants looked at stands under it: once, though two of its parts are open (B43)."""
    said = fristwerk("why", "1", "appeal", "--lang", lang).out

    assert 1 == said.count(hint)
