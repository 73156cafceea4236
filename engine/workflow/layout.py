"""Where the boxes and arrows of a diagram stand: a layered layout, from top to bottom in the order of the states.

Guarantees:
- The same boxes and arrows give the same places, everywhere and always.
- No two boxes and no two labels overlap; an arrow's label has a place of its own on the arrow.
- An arrow against the order is laid out like one along it and only its head differs: a way back never crosses the page.

The method is that of Sugiyama, Tagawa and Toda (1981): ranks, order within a rank by barycentres, then places; the last
step is solved exactly for each rank by pooling neighbours that would overlap (isotonic regression).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

GAP_X, GAP_Y = 26.0, 32.0
_SWEEPS = 12
_THIN = 6.0


class Box(NamedTuple):
    """A thing to place: its name and its size in pixels."""

    key: str
    width: float
    height: float


class Link(NamedTuple):
    """An arrow between two boxes with the size of its label."""

    start: str
    end: str
    width: float
    height: float


class Point(NamedTuple):
    """A place in pixels, from the top left corner."""

    x: float
    y: float


class Path(NamedTuple):
    """The way of one link from its start to its end, and the centre of its label."""

    points: tuple[Point, ...]
    label: Point


class Layout(NamedTuple):
    """The whole picture: its size, the centre of each box, and the path of each link in the order given."""

    width: float
    height: float
    boxes: Mapping[str, Point]
    paths: tuple[Path, ...]


class _Cell:
    """One thing in a rank: a box, the label of a link, or the point where a long link passes."""

    __slots__ = ("down", "height", "name", "up", "width", "x")

    def __init__(self, name: str, width: float, height: float) -> None:
        self.name, self.width, self.height = name, width, height
        self.x = 0.0
        self.up: list[_Cell] = []
        self.down: list[_Cell] = []


_Ranks = list[list[_Cell]]


def layout(boxes: Sequence[Box], links: Sequence[Link]) -> Layout:
    """Place `boxes` and `links`. Raises KeyError for a link to a box that is not there."""
    order = {box.key: n for n, box in enumerate(boxes)}
    rank = _ranks(order, links)
    cells = {box.key: _Cell(box.key, box.width, box.height) for box in boxes}
    ranks: _Ranks = [[] for _ in range(2 * max(rank.values(), default=0) + 1)]
    for box in boxes:
        ranks[2 * rank[box.key]].append(cells[box.key])
    chains = [_chain(one, order, rank, cells, ranks) for one in links]
    _arrange(ranks)
    _spread(ranks)
    return _measured(boxes, links, order, cells, ranks, chains)


def _ranks(order: Mapping[str, int], links: Iterable[Link]) -> dict[str, int]:
    """Return the rank of each box: below all that come before it and are linked with it; loners stand at the end."""
    found = dict.fromkeys(order, 0)
    linked: set[str] = set()
    before: dict[str, set[str]] = {key: set() for key in order}
    for one in links:
        first, second = sorted((one.start, one.end), key=order.__getitem__)
        before[second].add(first)
        linked |= {first, second}
    for key in order:
        found[key] = max((found[one] + 1 for one in before[key]), default=0)
    last = max(found.values(), default=0)
    return {key: n if key in linked else last for key, n in found.items()}


def _chain(
    link: Link, order: Mapping[str, int], rank: Mapping[str, int], cells: Mapping[str, _Cell], ranks: _Ranks
) -> list[_Cell]:
    """Put the cells that a link passes into the ranks, and return them from the upper box to the lower one."""
    first, second = sorted((link.start, link.end), key=order.__getitem__)
    top, bottom = 2 * rank[first], 2 * rank[second]
    label = top + (bottom - top) // 4 * 2 + 1
    chain = [cells[first]]
    for level in range(top + 1, bottom):
        size = (link.width, link.height) if level == label else (_THIN, 0.0)
        chain.append(_Cell("label" if level == label else "", *size))
        ranks[level].append(chain[-1])
    chain.append(cells[second])
    for upper, lower in pairwise(chain):
        upper.down.append(lower)
        lower.up.append(upper)
    return chain


def _arrange(ranks: _Ranks) -> None:
    """Order every rank so that few links cross: by the mean place of the neighbours, best of several sweeps."""
    best, fewest = [list(rank) for rank in ranks], _crossings(ranks)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for level in range(1, len(ranks)) if down else range(len(ranks) - 2, -1, -1):
            place = {id(one): n for n, one in enumerate(ranks[level - 1 if down else level + 1])}
            own = {id(one): n for n, one in enumerate(ranks[level])}
            ranks[level].sort(key=partial(_barycentre, place=place, own=own, down=down))
        crossings = _crossings(ranks)
        if crossings < fewest:
            best, fewest = [list(rank) for rank in ranks], crossings
    ranks[:] = best


def _barycentre(one: _Cell, *, place: Mapping[int, int], own: Mapping[int, int], down: bool) -> tuple[float, int]:
    near = one.up if down else one.down
    mean = sum(place[id(other)] for other in near) / len(near) if near else float(own[id(one)])
    return mean, own[id(one)]


def _crossings(ranks: _Ranks) -> int:
    total = 0
    for upper, lower in pairwise(ranks):
        place = {id(one): n for n, one in enumerate(lower)}
        ends = [end for one in upper for end in sorted(place[id(other)] for other in one.down)]
        total += sum(a > b for n, a in enumerate(ends) for b in ends[n + 1 :])
    return total


def _spread(ranks: _Ranks) -> None:
    """Give every cell its x: near the mean of its neighbours, never nearer to the next one than the gap allows."""
    for rank in ranks:
        _settle(rank, [0.0] * len(rank), [1.0] * len(rank))
    for sweep in range(4 * _SWEEPS):
        down = sweep % 2 == 0
        for rank in ranks if down else reversed(ranks):
            wanted, weights = [], []
            for one in rank:
                near = [*one.up, *one.down] if sweep > 2 * _SWEEPS else (one.up if down else one.down)
                near = near or one.up or one.down
                wanted.append(sum(other.x for other in near) / len(near) if near else one.x)
                weights.append(8.0 if not one.name else 4.0 if one.name == "label" else 1.0 + len(near))
            _settle(rank, wanted, weights)


def _settle(rank: Sequence[_Cell], wanted: Sequence[float], weights: Sequence[float]) -> None:
    """Move a rank as near as possible to `wanted` with all gaps kept: the weighted least squares solution."""
    offset, offsets = 0.0, []
    for n, one in enumerate(rank):
        offset += (rank[n - 1].width + one.width) / 2 + GAP_X if n else 0.0
        offsets.append(offset)
    pools: list[list[float]] = []  # sum of weighted places, weight, count
    for place, weight, shift in zip(wanted, weights, offsets, strict=True):
        pools.append([(place - shift) * weight, weight, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [one + two for one, two in zip(pools[-1], last, strict=True)]
    places = [total / weight for total, weight, count in pools for _ in range(int(count))]
    for one, place, shift in zip(rank, places, offsets, strict=True):
        one.x = place + shift


def _measured(
    boxes: Sequence[Box],
    links: Sequence[Link],
    order: Mapping[str, int],
    cells: Mapping[str, _Cell],
    ranks: _Ranks,
    chains: Sequence[list[_Cell]],
) -> Layout:
    everything = [one for rank in ranks for one in rank]
    left = min((one.x - one.width / 2 for one in everything), default=0.0)
    right = max((one.x + one.width / 2 for one in everything), default=0.0)
    heights = [max((one.height for one in rank), default=0.0) for rank in ranks]
    tops = [sum(heights[:n]) + GAP_Y * n for n in range(len(ranks))]
    level = {id(one): n for n, rank in enumerate(ranks) for one in rank}
    y = {key: tops[n] + heights[n] / 2 for key, n in level.items()}
    ports = _ports(chains)
    paths = []
    for n, (link, chain) in enumerate(zip(links, chains, strict=True)):
        upper, lower = chain[0], chain[-1]
        start, end = (
            Point(ports[n, 0], y[id(upper)] + upper.height / 2),
            Point(ports[n, 1], y[id(lower)] - lower.height / 2),
        )
        points = [start, Point(start.x, tops[level[id(upper)]] + heights[level[id(upper)]])]
        for one in chain[1:-1]:
            # Straight through the rank: a link turns aside only where nothing stands.
            top = tops[level[id(one)]]
            points += [Point(one.x, top), Point(one.x, top + heights[level[id(one)]])]
        points += [Point(end.x, tops[level[id(lower)]]), end]
        points = [Point(one.x - left, one.y) for one in points]
        label = next(one for one in chain if one.name == "label")
        along = order[link.start] < order[link.end]
        paths.append(Path(tuple(points if along else points[::-1]), Point(label.x - left, y[id(label)])))
    return Layout(
        width=right - left,
        height=sum(heights) + GAP_Y * (len(ranks) - 1),
        boxes={box.key: Point(cells[box.key].x - left, y[id(cells[box.key])]) for box in boxes},
        paths=tuple(paths),
    )


def _ports(chains: Sequence[list[_Cell]]) -> dict[tuple[int, int], float]:
    """Return the x at which each link leaves its upper box (0) and enters its lower one (1), spread along the side."""
    sides: dict[tuple[int, int], list[tuple[float, int, _Cell]]] = {}
    for n, chain in enumerate(chains):
        sides.setdefault((id(chain[0]), 0), []).append((chain[1].x, n, chain[0]))
        sides.setdefault((id(chain[-1]), 1), []).append((chain[-2].x, n, chain[-1]))
    found: dict[tuple[int, int], float] = {}
    for (_, side), ends in sides.items():
        ends.sort(key=lambda one: one[:2])
        box = ends[0][2]
        step = min(34.0, (box.width - 24) / len(ends))
        for place, (_, n, _) in enumerate(ends):
            found[n, side] = box.x + (place - (len(ends) - 1) / 2) * step
    return found
