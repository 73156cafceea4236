"""The documentation site as files: whole, self-contained, and never greener than the run was."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

from docs.livingdoc import words
from docs.livingdoc.book import Book, gather, thing_link
from docs.livingdoc.results import NOT_RUN, PASSED
from docs.livingdoc.site import build
from engine.workflow.ruleplaces import GUIDES
from tests.docs.pages import Page, pages_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book(site: Path) -> Book:
    """What the site was built from."""
    return gather(ROOT, site / "results.json")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    """Every page of the site."""
    return pages_of(site)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[Path, Page]) -> None:
    """Nobody meets a dead end."""
    dead = []
    for path, page in pages.items():
        for link in page.links:
            name, _, place = link.partition("#")
            target = (path.parent / name.partition("?")[0]).resolve() if name else path
            if target not in pages or (place and place not in pages[target].ids):
                dead.append((path.relative_to(site).as_posix(), link))

    assert [] == dead


def test_every_page_is_well_formed_and_names_each_place_once(pages: dict[Path, Page]) -> None:
    """A page that is not closed, or has one name twice, reads differently everywhere."""
    assert [] == [path.name for path, page in pages.items() if page.open]
    assert [] == [path.name for path, page in pages.items() if len(page.ids) != len(set(page.ids))]


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    """The site needs no network: no page, style or script names another machine."""
    assert set() == {one for page in pages.values() for one in page.loads if re.match(r"\w+:(?!,$)|//", one)}
    texts = [path.read_text("utf-8") for path in (site / "style.css", site / "site.js")]
    assert [] == [one for text in texts for one in re.findall(r"https?://|@import|url\(", text)]


def test_every_page_has_a_twin_in_the_other_language(site: Path) -> None:
    """Whoever changes the language stays where he is."""
    german, english = ({path.name for path in (site / lang).glob("*.html")} for lang in ("de", "en"))

    assert german == english
    assert {"index.html", "rules.html", "glossary.html", "coverage.html", "search.html"} <= german


def test_the_same_run_gives_the_same_bytes(site: Path, book: Book, tmp_path: Path) -> None:
    """Only what changed shows as changed."""
    build(book, tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert len(files) > 50
    assert [] == [one.name for one in files if one.read_bytes() != (site / one.relative_to(tmp_path)).read_bytes()]


def test_what_was_not_run_never_reads_as_passed(site: Path, book: Book) -> None:
    """Each mark on a page is the run's own: the few scenarios that ran are green, all others say that they did not."""
    statuses = set()
    for feature in book.features:
        text = (site / "en" / feature.page).read_text("utf-8")
        for scenario in feature.scenarios():
            shown = re.search(rf'<section class="scenario (\w+)" id="s{scenario.line}"', text)
            assert shown, (feature.path, scenario.line)
            ran = bool(book.results.of(feature, scenario))
            assert (PASSED if ran else NOT_RUN) == shown[1], (feature.path, scenario.name)
            statuses.add(shown[1])

    assert {PASSED, NOT_RUN} == statuses


def test_every_clause_limit_and_state_stands_on_its_workflows_page(site: Path, book: Book) -> None:
    """A lawyer who reads the page has read the whole file."""
    for work in book.works:
        page = Page(site / "de" / work.page)
        whole = work.definition
        things = [f"clause {one.id}" for one in whole.clauses()]
        things += [f"limit {key}" for key in whole.limits]
        things += [f"action {name}" for name in (*whole.actions, *whole.prohibitions)]
        things += [f"item {one.name}.{item.name}" for one in whole.checklists.values() for item in one.items]

        assert [] == [one for one in things if thing_link(work, one).partition("#")[2] not in page.ids]


def test_every_scenario_is_told_with_its_steps_and_tables(site: Path, book: Book) -> None:
    """The Gherkin stands there whole, tables as tables."""
    for feature in book.features:
        page = Page(site / "en" / feature.page)
        raw = (site / "en" / feature.page).read_text("utf-8")
        told = " ".join(page.text.split())
        for scenario in feature.scenarios():
            assert " ".join(scenario.name.split()) in told
            for step in scenario.steps:
                assert " ".join(step.text.split()) in told
        assert raw.count('<table class="examples">') == sum(len(one.examples) for one in feature.scenarios())


def test_the_rules_index_holds_all_143_rules(site: Path) -> None:
    """No rule of the two texts is dropped silently."""
    assert set(GUIDES) <= set(Page(site / "de" / "rules.html").ids)


def test_a_feature_page_marks_the_states_it_leads_to(site: Path, book: Book) -> None:
    """The drawing beside a story shows where the story went."""
    ran = next(one for one in book.features if PASSED in {book.results.status(one, s) for s in one.scenarios()})
    text = (site / "en" / ran.page).read_text("utf-8")

    assert re.search(r'<g class="state[^"]* touched[^"]*"', text)


def test_the_search_knows_pages_steps_scenarios_rules_and_words(site: Path, book: Book) -> None:
    """What the site tells can be found, and what is found is there."""
    text = (site / "de" / "search-index.js").read_text("utf-8")
    index = json.loads(text.removeprefix("window.FRISTWERK_INDEX=").removesuffix(";\n").replace("<\\/", "</"))
    titles = {one[0] for one in index}

    assert {scenario.name for feature in book.features for scenario in feature.scenarios()} <= titles
    assert any("Akteneinsicht" in title for title in titles)
    assert [] == [one for one in index if not (site / "de" / one[2].partition("#")[0]).is_file()]


def test_every_word_has_both_languages_with_the_same_facts() -> None:
    """A sentence never lacks a number in one of the languages."""
    facts = {
        key: [sorted(str(name) for _, name, _, _ in string.Formatter().parse(text) if name) for text in both]
        for key, both in words.WORDS.items()
    }

    assert {} == {key: both for key, both in facts.items() if both[0] != both[1] or not all(words.WORDS[key])}
