"""Diagrams as SVG: readable, selectable, spoken by a screen reader, and the same bytes for the same diagram.

Guarantees:
- All words are text elements, so they can be selected, searched and read aloud; each drawing has a title and a
  description that says in sentences what the arrows say.
- Nothing is loaded from anywhere; colours follow the reader's light or dark setting, on a page those of the page.
- What is marked is marked by more than colour: by line and by a sign.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from engine.errors import Text
from engine.workflow.diagram import CLOCK, STEP, Arrow, Diagram, State, as_text, standing_words
from engine.workflow.layout import Box, Layout, Link, Path, Point, layout

_MARGIN = 14.0
_PAD_X, _PAD_Y = 14.0, 10.0
_NAME, _NOTE, _LABEL = 14.0, 11.5, 12.0
_LEADING = 1.32
_HEAD = 8.0
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]/ -„“”·"), frozenset("mwMWÄÖÜ→↺⇥↶✓●")
_TOUCHED = Text("shown here", "hier gezeigt")
_WHOLE = Text("Diagram of “{name}”", "Diagramm „{name}“")
_KEY = (
    ("start", Text("first state", "erster Zustand")),
    ("here", Text("the case stands here", "hier steht die Akte")),
    ("touched", Text("shown by this feature", "von diesem Feature gezeigt")),
    (CLOCK, Text("the clock takes it", "geschieht mit Fristablauf")),
    ("told", Text("only told afterwards", "nur nachgetragen")),
    ("⇥", Text("from every other state", "aus jedem anderen Zustand")),
    ("↺", Text("leaves the state as it is", "lässt den Zustand, wie er ist")),
    ("↶", Text("back to the state before", "zurück zum Zustand davor")),
)

STYLE = """
.fw { --fw-page:#fff; --fw-ink:#1c1b19; --fw-soft:#5d5a53; --fw-line:#8b867b; --fw-box:#f6f4ee; --fw-mark:#1f3a5f;
  --fw-tint:#dbe6f2; --fw-clock:#8c3b12; }
@media (prefers-color-scheme: dark) { .fw { --fw-page:#171614; --fw-ink:#ece9e2; --fw-soft:#aaa69c; --fw-line:#7d786d;
  --fw-box:#24221e; --fw-mark:#9cc3ee; --fw-tint:#223650; --fw-clock:#f0a878; } }
""".strip()
"""Colours of a drawing that stands alone; a page that shows drawings defines the same names itself."""

_RULES = """
.fw text { font-family: "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; fill: var(--fw-ink); }
.fw .title { font-size: 17px; font-weight: 600; }
.fw .name { font-size: 14px; font-weight: 600; }
.fw .note { font-size: 11.5px; fill: var(--fw-soft); }
.fw .label { font-size: 12px; }
.fw .clock { fill: var(--fw-clock); }
.fw .box { fill: var(--fw-box); stroke: var(--fw-line); stroke-width: 1.2; }
.fw .start .box { stroke-width: 2.4; }
.fw .touched .box { fill: var(--fw-tint); stroke: var(--fw-mark); stroke-width: 1.8; }
.fw .here .box { fill: var(--fw-mark); stroke: var(--fw-mark); stroke-width: 3; }
.fw .here text { fill: var(--fw-page); }
.fw .ring { fill: none; stroke: var(--fw-line); stroke-width: 1; }
.fw .under { fill: var(--fw-page); }
.fw .way { fill: none; stroke: var(--fw-line); stroke-width: 1.4; }
.fw .way.clock { fill: none; stroke: var(--fw-clock); stroke-width: 1.6; stroke-dasharray: 7 4; }
.fw .way.told { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.fw .head { fill: var(--fw-line); }
.fw .head.clock { fill: var(--fw-clock); }
""".strip()


class _Line(NamedTuple):
    text: str
    kind: str
    size: float


class _Drawn(NamedTuple):
    """A diagram with its places: the lines in each box and on each arrow."""

    one: Diagram
    places: Layout
    boxes: dict[str, list[_Line]]
    labels: list[list[_Line]]


def drawing(one: Diagram, lang: str, *, touched: Collection[str] = (), name: str = "") -> str:
    """Return one diagram as an `svg` element for a page that styles it by `rules()`; `name` makes its ids unique."""
    drawn = _drawn(one)
    width, height = drawn.places.width + 2 * _MARGIN, drawn.places.height + 2 * _MARGIN
    body = _body(drawn, lang, touched, Point(_MARGIN, _MARGIN), name)
    # On a narrow page it shrinks a little, then it scrolls: small letters help nobody.
    fit = f' style="min-width:{0.78 * width:.0f}px;max-width:{width:.0f}px"'
    return _wrapped(width, height, one.title, as_text([one], lang), body, lang, name or one.key, fit)


def rules() -> str:
    """Return the style rules that every drawing needs, without its colours."""
    return _RULES


def sheet(found: Sequence[Diagram], title: str, lang: str) -> str:
    """Return all diagrams of a workflow below each other as one SVG document, with a key of its signs."""
    y, width, parts = 52.0, 0.0, [_text(_MARGIN, 30, title, "title")]
    for drawn in map(_drawn, found):
        parts.append(_text(_MARGIN, y + 18, drawn.one.title, "title"))
        parts += _body(drawn, lang, (), Point(_MARGIN, y + 34), "")
        y += drawn.places.height + 34 + 40
        width = max(width, drawn.places.width + 2 * _MARGIN)
    signs = _signs(found)
    for n, key in enumerate(one for one in _KEY if one[0] in signs):
        parts += _key_line(key[0], key[1].say(lang), y + 22 * n)
    y += 22 * len(signs)
    style = f"<style>{STYLE}\n{_RULES}</style>"
    page = f'<rect class="under" width="{max(width, 360):.0f}" height="{y + _MARGIN:.0f}"/>'
    words = _WHOLE.say(lang).format(name=title)
    return (
        _wrapped(max(width, 360), y + _MARGIN, words, as_text(found, lang), [style, page, *parts], lang, "sheet") + "\n"
    )


def _signs(found: Iterable[Diagram]) -> set[str]:
    """Return the signs that these diagrams use, for a key that explains nothing that is not there."""
    signs = {"start"}
    for one in found:
        signs |= {arrow.kind for arrow in one.arrows} - {STEP}
        for state in one.states:
            pairs = (("here", state.here), ("⇥", state.arrivals), ("↺", state.stays), ("↶", state.backs))
            signs |= {sign for sign, there in pairs if there}
    return signs


def _wrapped(
    width: float, height: float, title: str, told: str, body: Iterable[str], lang: str, name: str, fit: str = ""
) -> str:
    ids = f"{name}-title {name}-desc"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fw" role="img" lang="{lang}" aria-labelledby="{ids}" '
        f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"{fit}>'
    )
    spoken = [
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(told.strip())}</desc>',
    ]
    return "\n".join([head, *spoken, *body, "</svg>"])


def _drawn(one: Diagram) -> _Drawn:
    boxes = {state.key: _box_lines(state, one.kind) for state in one.states}
    labels = [_arrow_lines(arrow) for arrow in one.arrows]
    sizes = [Box(key, _width(lines) + 2 * _PAD_X, _height(lines) + 2 * _PAD_Y) for key, lines in boxes.items()]
    links = [
        Link(arrow.start, arrow.end, _width(lines) + 8, _height(lines) + 4)
        for arrow, lines in zip(one.arrows, labels, strict=True)
    ]
    return _Drawn(one, layout(sizes, links), boxes, labels)


def _box_lines(state: State, kind: str) -> list[_Line]:
    name = ("● " if state.here else "") + state.label
    lines = [_Line(text, "name", _NAME) for text in _broken(name, 24)]
    if state.here and kind != "track":
        lines.append(_Line(str(state.here), "note", _NOTE))
    notes = [f"⇥ {one}" for one in state.arrivals] + [f"↺ {one}" for one in state.stays]
    notes += [f"↶ {one}" for one in state.backs]
    return lines + [_Line(text, "note", _NOTE) for note in notes for text in _broken(note, 34)]


def _arrow_lines(arrow: Arrow) -> list[_Line]:
    kind = "label clock" if arrow.kind == CLOCK else "label"
    lines: list[_Line] = []
    for step in arrow.steps:
        lines += [_Line(text, kind, _LABEL) for text in _broken(step.label, 26)]
        lines += [_Line(text, "note clock", _NOTE) for clock in step.clocks for text in _broken(clock, 28)]
    return lines


def _broken(text: str, most: int) -> list[str]:
    """Break a label into lines of about `most` characters, at its blanks only."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _width(lines: Iterable[_Line]) -> float:
    """Return the width of the widest line: an estimate on the safe side, for no font is measured here."""
    return max(
        (sum(map(_em, line.text)) * line.size * (1.06 if line.kind == "name" else 1) for line in lines), default=0
    )


def _em(letter: str) -> float:
    return 0.36 if letter in _NARROW else 0.92 if letter in _WIDE else 0.7 if letter.isupper() else 0.58


def _height(lines: Iterable[_Line]) -> float:
    return sum(line.size * _LEADING for line in lines)


def _body(drawn: _Drawn, lang: str, touched: Collection[str], at: Point, name: str) -> list[str]:
    parts: list[str] = []
    for arrow, path in zip(drawn.one.arrows, drawn.places.paths, strict=True):
        parts += _way(arrow, path, at)
    for lines, path in zip(drawn.labels, drawn.places.paths, strict=True):
        parts += _label(lines, path.label, at)
    for state in drawn.one.states:
        parts += _state(drawn, state, lang, at, name, touched=state.key in touched)
    return parts


def _way(arrow: Arrow, path: Path, at: Point) -> list[str]:
    points = [Point(one.x + at.x, one.y + at.y) for one in path.points]
    tip = points[-1]
    base = Point(tip.x, tip.y - _HEAD if tip.y > points[0].y else tip.y + _HEAD)
    # The head stands in the last piece, which runs straight into its box.
    points[-1] = base
    curve = f"M{points[0].x:.1f} {points[0].y:.1f}"
    for one, two in pairwise(points):
        if abs(one.x - two.x) < 0.5:
            curve += f" L{two.x:.1f} {two.y:.1f}"
            continue
        middle = (one.y + two.y) / 2
        curve += f" C{one.x:.1f} {middle:.1f} {two.x:.1f} {middle:.1f} {two.x:.1f} {two.y:.1f}"
    kind = "" if arrow.kind == STEP else f" {arrow.kind}"
    head = f"M{tip.x:.1f} {tip.y:.1f} L{tip.x - 4.5:.1f} {base.y:.1f} L{tip.x + 4.5:.1f} {base.y:.1f} Z"
    return [f'<path class="way{kind}" d="{curve}"/>', f'<path class="head{kind}" d="{head}"/>']


def _label(lines: Sequence[_Line], centre: Point, at: Point) -> list[str]:
    width, height = _width(lines) + 8, _height(lines) + 4
    x, y = centre.x + at.x, centre.y + at.y
    under = _rect("under", x - width / 2, y - height / 2, width, height, 0)
    return [under, *_lines(lines, x, y - height / 2 + 2)]


def _lines(lines: Sequence[_Line], x: float, top: float) -> list[str]:
    parts = []
    for line in lines:
        parts.append(_text(x, top + line.size, line.text, f"{line.kind}", middle=True))
        top += line.size * _LEADING
    return parts


def _text(x: float, y: float, text: str, kind: str, *, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}"{anchor}>{escape(text)}</text>'


def _state(drawn: _Drawn, state: State, lang: str, at: Point, name: str, *, touched: bool) -> list[str]:
    lines, centre = drawn.boxes[state.key], drawn.places.boxes[state.key]
    if touched:
        lines = [lines[0]._replace(text=f"✓ {lines[0].text}"), *lines[1:]]
    width = max(_width(drawn.boxes[state.key]), _width(lines)) + 2 * _PAD_X
    height = _height(lines) + 2 * _PAD_Y
    x, y = centre.x + at.x - width / 2, centre.y + at.y - height / 2
    marks = [one for one, on in (("start", state.start), ("touched", touched), ("here", state.here)) if on]
    told = [state.label, standing_words(state, drawn.one.kind, lang), _TOUCHED.say(lang) if touched else ""]
    own = f' id="{name}-{state.key}"' if name else ""
    parts = [
        f'<g class="{" ".join(["state", *marks])}"{own}>',
        f"<title>{escape(': '.join(filter(None, told)))}</title>",
    ]
    if state.final:
        parts.append(_rect("ring", x - 4, y - 4, width + 8, height + 8, 10))
    parts.append(_rect("box", x, y, width, height, 7))
    return [*parts, *_lines(lines, x + width / 2, y + _PAD_Y - 1), "</g>"]


def _rect(kind: str, x: float, y: float, width: float, height: float, round_: float) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_:.0f}"/>'


def _key_line(sign: str, words: str, y: float) -> list[str]:
    """Return one line of the key: a small example of the sign, and what it means."""
    x = _MARGIN
    if sign in {"start", "here", "touched"}:
        example = [f'<g class="{sign}">', _rect("box", x + 2, y - 11, 26, 14, 4), "</g>"]
    elif sign in {CLOCK, "told"}:
        example = [f'<path class="way {sign}" d="M{x:.0f} {y - 4:.0f} h30"/>']
    else:
        example = [_text(x + 15, y, sign, "label", middle=True)]
    return [*example, _text(x + 40, y, words, "label")]
