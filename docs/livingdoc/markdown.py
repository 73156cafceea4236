"""The Markdown of the overviews as HTML: the part of it that they use, nothing else.

Guarantees:
- Headings, paragraphs, lists, tables, indented and fenced code, bold, code and links; everything else is text.
- Whatever is in the text is escaped first, so an overview can hold no markup of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

_CODE = re.compile(r"`([^`]+)`")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\((#[\w.-]+|[\w./-]+\.html(?:#[\w.-]+)?)\)")
_ELSEWHERE = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(.*)")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


def html_of(text: str, *, top: int = 2) -> str:
    """Return `text` as HTML; its first level of headings becomes `h<top>`."""
    return "\n".join(_blocks(text.splitlines(), top))


def without_title(text: str) -> str:
    """Return the text without its first heading: a page has a title of its own."""
    lines = text.splitlines()
    return "\n".join(lines[1:]) if lines and lines[0].startswith("# ") else text


def _blocks(lines: list[str], top: int) -> Iterator[str]:
    n = 0
    while n < len(lines):
        line = lines[n]
        if not line.strip():
            n += 1
        elif line.startswith("```"):
            end = next((m for m in range(n + 1, len(lines)) if lines[m].startswith("```")), len(lines))
            yield f"<pre><code>{escape(chr(10).join(lines[n + 1 : end]))}</code></pre>"
            n = end + 1
        elif line.startswith("    "):
            end = _until(lines, n, lambda one: one.startswith("    ") or not one.strip())
            yield f"<pre><code>{escape(chr(10).join(one[4:] for one in lines[n:end]).rstrip())}</code></pre>"
            n = end
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            yield f"<h{level + top - 1}>{_inline(line.lstrip('# '))}</h{level + top - 1}>"
            n += 1
        elif line.lstrip().startswith("|"):
            end = _until(lines, n, lambda one: one.lstrip().startswith("|"))
            yield _table(lines[n:end])
            n = end
        elif _ITEM.fullmatch(line):
            end = _until(lines, n, lambda one: bool(one.strip()))
            yield _list(lines[n:end])
            n = end
        else:
            end = _until(lines, n, lambda one: bool(one.strip()) and not one.startswith(("#", "|", "```")))
            yield f"<p>{_inline(' '.join(one.strip() for one in lines[n:end]))}</p>"
            n = end


def _until(lines: list[str], start: int, goes_on: Callable[[str], bool]) -> int:
    return next((n for n in range(start + 1, len(lines)) if not goes_on(lines[n])), len(lines))


def _list(lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        found = _ITEM.fullmatch(line)
        if found:
            items.append(found[1])
        else:
            items[-1] += f" {line.strip()}"
    kind = "ol" if lines[0].lstrip()[0].isdigit() else "ul"
    return f"<{kind}>" + "".join(f"<li>{_inline(one)}</li>" for one in items) + f"</{kind}>"


def _table(lines: list[str]) -> str:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not _RULE.fullmatch(line)
    ]
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    text = _LINK.sub(r'<a href="\2">\1</a>', text)
    text = _ELSEWHERE.sub(r"\1", text)  # a file of the checkout is no page of the site
    text = _CODE.sub(r"<code>\1</code>", text)
    return _BOLD.sub(r"<strong>\1</strong>", text)
