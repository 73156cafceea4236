"""A page as a browser without scripts reads it: its addresses, its places, its words."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

VOID = {"meta", "link", "input", "br", "img", "path", "rect"}


class Page(HTMLParser):
    """One parsed page: where its `links` lead, its `ids`, what it `loads`, its `text`, and the tags left `open`."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a" and found.get("href"):
            self.links.append(unquote(found["href"] or ""))
        self.loads += [found[name] or "" for name in ("src", "action") if found.get(name)]
        if tag == "link":
            self.loads.append(found["href"] or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert [tag] == self.open[-1:], f"{self.path.name}: </{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def pages_of(site: Path) -> dict[Path, Page]:
    """Return every page of a site by its path."""
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}
