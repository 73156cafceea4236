"""The documentation site in a real browser: on a phone, without a network, with its search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.browser import NAMES, Browser, find

PHONE_PX, DESK_PX = 360, 1280
TYPED = """(() => {
  const box = document.querySelector("form.search input");
  box.focus();
  box.value = "Akteneinsicht";
  box.dispatchEvent(new Event("input"));
})()"""
FOUND = """new Promise(done => {
  const look = () => {
    const found = [...document.querySelectorAll("SELECTOR")];
    found.length ? done(found.map(one => one.getAttribute("href") || one.textContent)) : setTimeout(look, 20);
  };
  look();
})"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all these tests; where there is none they say why they cannot run."""
    program = find()
    if program is None:
        pytest.skip(f"no browser on this machine (looked for {', '.join(NAMES)}): `make browser` tries to install one")
    found = Browser(program, tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


def test_no_page_complains_asks_elsewhere_or_slides_sideways(browser: Browser, site: Path) -> None:
    """Every page opens on a phone without a fault, without a request that leaves the site, and fits its width."""
    browser.resize(PHONE_PX)
    browser.asked.clear()
    browser.faults.clear()
    wide = []
    for path in sorted(site.rglob("*.html")):
        browser.open(path.as_uri())
        if browser.evaluate("document.documentElement.scrollWidth") > PHONE_PX:
            wide.append(path.name)

    assert [] == browser.faults
    assert [] == [one for one in browser.asked if not one.startswith((site.as_uri(), "data:,"))]
    assert [] == wide


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_search_finds_akteneinsicht(browser: Browser, site: Path, lang: str) -> None:
    """One types a word of the law and is led to the step that it belongs to."""
    browser.resize(DESK_PX)
    browser.open((site / lang / "index.html").as_uri())
    browser.evaluate(TYPED)
    found = browser.evaluate(FOUND.replace("SELECTOR", "form.search .found li a"))

    assert any(one.endswith("#action-request_file_inspection") for one in found)


def test_a_word_that_nobody_wrote_is_not_found(browser: Browser, site: Path) -> None:
    """The search says so instead of guessing."""
    browser.open(f"{(site / 'de' / 'search.html').as_uri()}?q=Zwetschgenkuchen")

    assert ["Nichts gefunden."] == browser.evaluate(FOUND.replace("SELECTOR", "#results p"))


def test_light_and_dark_differ_and_can_both_be_read(browser: Browser, site: Path) -> None:
    """Text and page keep their distance in either light: at least 7 to 1, as WCAG asks of long texts (level AAA)."""
    contrasts = []
    for dark in (False, True):
        browser.resize(DESK_PX, dark=dark)
        browser.open((site / "de" / "rules.html").as_uri())
        style = "getComputedStyle(document.body)"
        colours = browser.evaluate(f"[{style}.color, {style}.backgroundColor]")
        contrasts.append(_contrast(*map(_channels, colours)))

    assert [] == [one for one in contrasts if one < 7]
    assert contrasts[0] != contrasts[1]


def _channels(colour: str) -> list[float]:
    return [int(one) / 255 for one in colour.removeprefix("rgb(").removesuffix(")").split(",")]


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _contrast(one: list[float], two: list[float]) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    shades = [sum(part * _light(c) for part, c in zip((0.2126, 0.7152, 0.0722), of, strict=True)) for of in (one, two)]
    return (max(shades) + 0.05) / (min(shades) + 0.05)


def test_without_scripts_the_pages_are_whole(browser: Browser, site: Path) -> None:
    """The search is a short cut: without it everything is still there, and the list leads to every page."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open((site / "en" / "search.html").as_uri())
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    shown = browser.evaluate(
        "[document.querySelector('form.search').hidden, document.querySelectorAll('#all-pages li').length]"
    )

    assert [True, len(list((site / "en").glob("*.html"))) - 1] == shown
