"""Builds the site: static pages in two languages, self-contained, readable without scripts.

Guarantees:
- The same checkout and the same results give the same bytes.
- Every page stands beside its twin in the other language under the same name.
- Nothing is loaded from elsewhere: style, search and drawings are files of the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from docs.livingdoc import featurepage, workflowpage
from docs.livingdoc.book import LANGUAGES, Book, as_script, source_files, source_page
from docs.livingdoc.coverage import matrix
from docs.livingdoc.indexes import rule_groups, terms
from docs.livingdoc.markdown import html_of, without_title
from docs.livingdoc.results import PASSED
from docs.livingdoc.searching import entries
from docs.livingdoc.words import say
from engine.workflow.ruleplaces import GUIDES
from engine.workflow.svg import rules as drawing_rules

HERE = Path(__file__).parent
Json = dict[str, Any]


def build(book: Book, to: Path) -> list[Path]:
    """Write the whole site into `to`, replacing what an earlier build left there; return the pages."""
    for lang in LANGUAGES:
        shutil.rmtree(to / lang, ignore_errors=True)
        (to / lang).mkdir(parents=True)
    _write_assets(to)
    written = [_write(to / "index.html", _environment().get_template("choose.html").render(languages=LANGUAGES))]
    for lang in LANGUAGES:
        written += _Edition(book, lang, to / lang).write()
    return written


def _write(path: Path, text: str) -> Path:
    path.write_text(text.rstrip() + "\n", "utf-8")
    return path


def _write_assets(to: Path) -> None:
    style = (HERE / "static" / "style.css").read_text("utf-8")
    _write(to / "style.css", f"{style}\n{drawing_rules()}")
    shutil.copyfile(HERE / "static" / "site.js", to / "site.js")


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Edition:
    """The site in one language."""

    def __init__(self, book: Book, lang: str, to: Path) -> None:
        self.book, self.lang, self.to = book, lang, to
        self.environment = _environment()
        self.environment.globals.update(
            lang=lang,
            other="en" if lang == "de" else "de",
            say=lambda key, **facts: say(lang, key, **facts),
            book=book,
            made=_made(book, lang),
            folders=_folders(book, lang),
            source_page=source_page,
        )

    def write(self) -> list[Path]:
        """Write every page, then the index for the search."""
        pages = self._pages()
        written = [self._page(name, template, **facts) for name, (template, facts) in pages.items()]
        index = entries(self.book, self.lang, [(name, facts["title"]) for name, (_, facts) in pages.items()])
        _write(self.to / "search-index.js", as_script("FRISTWERK_INDEX", index))
        return written

    def _page(self, name: str, template: str, **facts: Any) -> Path:
        return _write(self.to / name, self.environment.get_template(template).render(page=name, **facts))

    def _pages(self) -> dict[str, tuple[str, Json]]:
        book, lang = self.book, self.lang
        coverage = [matrix(book, work, lang) for work in book.works]
        pages: dict[str, tuple[str, Json]] = {"index.html": ("start.html", self._start(coverage))}
        for work in book.works:
            facts = workflowpage.Teller(book, work, lang).page()
            pages[work.page] = ("workflow.html", {**facts, "overview": _safe(facts["overview"])})
        for feature in book.features:
            pages[feature.page] = ("feature.html", featurepage.Teller(book, feature, lang).page())
        rules = {"title": say(lang, "rules"), "groups": rule_groups(book, lang)}
        pages["rules.html"] = ("rules.html", rules)
        pages["glossary.html"] = ("glossary.html", {"title": say(lang, "glossary"), "letters": terms(book, lang)})
        pages["coverage.html"] = ("coverage.html", {"title": say(lang, "coverage"), "works": coverage})
        for path, text in source_files(book.works):
            pages[source_page(path)] = ("source.html", {"title": path, "lines": text.splitlines()})
        listed = [(name, facts["title"]) for name, (_, facts) in pages.items()]
        pages["search.html"] = ("search.html", {"title": say(lang, "search"), "pages": listed})
        return pages

    def _start(self, coverage: list[Json]) -> Json:
        book = self.book
        all_of = [(feature, one) for feature in book.features for one in feature.scenarios()]
        return {
            "title": say(self.lang, "site"),
            "coverage": coverage,
            "placed": sum(bool(one.places) for one in book.rules if one.number in GUIDES),
            "total": len(GUIDES),
            "held": sum(book.results.status(*one) == PASSED for one in all_of),
            "all": len(all_of),
        }


def _safe(overview: tuple[str, str]) -> tuple[Markup, str]:
    # What html_of returns has been escaped piece by piece.
    return Markup(overview[0]), overview[1]  # noqa: S704


def _made(book: Book, lang: str) -> str:
    """Return when and of what the features were run, in the words of the language."""
    results = book.results
    if not results.at:
        return say(lang, "made.never")
    at = datetime.fromisoformat(results.at).astimezone(ZoneInfo("Europe/Berlin"))
    day = f"{at:%d.%m.%Y, %H:%M}" if lang == "de" else f"{at.day} {at:%B %Y, %H:%M}"
    words = [say(lang, "made", at=day)]
    words += [say(lang, "made.commit", commit=results.commit)] if results.commit else []
    words += [say(lang, "made.changed")] if results.changed else []
    return ", ".join(words)


def _folders(book: Book, lang: str) -> list[Mapping[str, Any]]:
    """Return the folders of features with their overviews: those of the workflows first, then what holds for all."""
    found: dict[str, list[Any]] = {work.name: [] for work in book.works}
    for feature in book.features:
        found.setdefault(feature.folder, []).append((feature, book.results.status_of(feature)))
    return [_folder(book, name, features, lang) for name, features in found.items() if features]


def _folder(book: Book, name: str, features: list[Any], lang: str) -> Mapping[str, Any]:
    work = book.work(name)
    path = next(
        (
            one
            for one in (book.root / "features" / name / each for each in (f"overview.{lang}.md", "overview.md"))
            if one.is_file()
        ),
        None,
    )
    text = Markup(html_of(without_title(path.read_text("utf-8")), top=3)) if path else Markup("")  # noqa: S704
    return {
        "name": name,
        "title": work.version.labels(lang).workflow() if work else say(lang, "engine"),
        "features": features,
        "overview": text,
        "overview_lang": lang if path and path.name != "overview.md" else "en",
    }
