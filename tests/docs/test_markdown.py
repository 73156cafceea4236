"""Overviews as HTML: what they use is rendered, and nothing in them becomes markup by accident."""

from __future__ import annotations

import pytest

from docs.livingdoc.markdown import html_of, without_title


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# A & B", "<h2>A &amp; B</h2>"),
        ("one\ntwo", "<p>one two</p>"),
        ("- a\n  b\n- `c`", "<ul><li>a b</li><li><code>c</code></li></ul>"),
        ("1. a", "<ol><li>a</li></ol>"),
        ("    x < y", "<pre><code>x &lt; y</code></pre>"),
        ("```sh\na\n```", "<pre><code>a</code></pre>"),
        ("**so** <b>", "<p><strong>so</strong> &lt;b&gt;</p>"),
        ("[here](rules.html#B72) [there](https://x.example)", '<p><a href="rules.html#B72">here</a> there</p>'),
    ],
)
def test_each_form_has_its_html(text: str, html: str) -> None:
    """One line of Markdown, one of HTML."""
    assert html == html_of(text)


def test_a_table_keeps_its_rows() -> None:
    """The first row heads the others."""
    text = html_of("| a | b |\n| --- | --- |\n| 1 | `2` |")

    assert '<th scope="col">a</th><th scope="col">b</th>' in text
    assert "<td>1</td><td><code>2</code></td>" in text


def test_the_title_goes() -> None:
    """A page has a title of its own."""
    assert "\nText" == without_title("# Title\n\nText")
