"""Where the outcome stands at the exit it names: beside the first runs of its arrow, clear of all else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mutubaku.paper import printable, text_width, wrap
from mutubaku.paper.characters import UNSHOWN
from mutubaku.procedure.sheet.model import Box, Label, Point, Shape, Symbol, text_height

POINTS = 6.0
_GAPS = (0.45, 1.2, 2.0)  # mm between line and label, tried in turn where a diamond's corner is near
_TIGHT = 0.2  # mm beside an upright line, where the next line leaves no more
_WIDER = (*_GAPS, 3.0)  # mm, where every nearer place lies on a line
_WIDTHS = (24.0, 17.0, 13.0, 10.0)  # mm, tried in turn
_BACK = 4  # mm a label may reach back past the exit, over the free corner of a diamond
_LONGEST = 80  # letters
_RUNS = 3  # how many runs of the arrow, from its exit on, may carry the label
_ON_LINE, _ON_SYMBOL, _OUTSIDE = 30.0, 1000.0, 500.0


@dataclass(frozen=True)
class Ground:
    """What stands on the page already: all lines, all symbols, the labels so far, and the area to stay in."""

    lines: Sequence[Sequence[Point]]
    symbols: Sequence[Symbol]
    labels: Sequence[Label]
    area: Box


def place_label(text: str, source: int, points: Sequence[Point], ground: Ground) -> Label:
    """The label at the best of all places tried; its white ground hides rules, never a symbol."""
    label, cost = _placed(text, source, points, ground, _GAPS)
    if cost < _ON_LINE:
        return label
    farther, less = _placed(text, source, points, ground, _WIDER)
    return farther if less < cost else label


def _placed(
    text: str, source: int, points: Sequence[Point], ground: Ground, gaps: Sequence[float]
) -> tuple[Label, float]:
    """The best place this near to the arrow, and what it costs."""
    places = sorted(_places(_short(text), points, gaps), key=lambda place: place[2])
    best, least = places[0], float("inf")
    for place in places:
        if place[2] >= least:
            break
        cost = place[2] + _cost(place[0], ground)
        if cost < least:
            best, least = place, cost
    return Label(best[0], best[1], POINTS, source), least


def _short(text: str) -> str:
    """What fits beside a symbol; the symbol's meaning carries the whole."""
    shown = " ".join(printable(text).split()) or UNSHOWN
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _places(text: str, points: Sequence[Point], gaps: Sequence[float]) -> Iterator[tuple[Box, tuple[str, ...], float]]:
    seen = set()
    longest = max(text_width(word, POINTS) for word in text.split())
    for limit in _WIDTHS:
        if limit < longest < _WIDTHS[0]:
            continue
        shown = tuple(wrap(text, POINTS, limit))
        if shown in seen:
            continue
        seen.add(shown)
        width = max(text_width(line, POINTS) for line in shown) + 0.6
        height = text_height(len(shown), POINTS)
        walked = 0.0
        for a, b in list(pairwise(points))[:_RUNS]:
            for x, y, extra in _beside(a, b, width, height, gaps):
                yield Box(x, y, width, height), shown, walked + extra + 1.2 * len(shown)
            walked += (abs(a[0] - b[0]) + abs(a[1] - b[1])) * 1.5


def _beside(
    a: Point, b: Point, width: float, height: float, gaps: Sequence[float]
) -> Iterator[tuple[float, float, float]]:
    """Corners for a label beside the run from a to b, with how far along the run each is."""
    length = abs(a[0] - b[0]) + abs(a[1] - b[1])
    for step in range(-_BACK if a[1] == b[1] else 0, max(1, int(length))):
        if a[1] == b[1]:
            x = a[0] + step + 0.3 if b[0] > a[0] else a[0] - step - width - 0.3
            for gap in gaps:
                yield x, a[1] - height - gap, abs(step) + gap - _GAPS[0]
                yield x, a[1] + gap, abs(step) + gap + 0.4
        else:
            y = a[1] + step + 0.2 if b[1] > a[1] else a[1] - step - height - 0.2
            for gap, extra in ((_GAPS[0], 0.0), (_TIGHT, 1.0)):
                yield a[0] + gap, y, step + extra
                yield a[0] - width - gap, y, step + extra + 0.5


def _cost(box: Box, ground: Ground) -> float:
    cost = 0.0 if _within(box, ground.area) else _OUTSIDE
    cost += _ON_SYMBOL * sum(covers(symbol, box) for symbol in ground.symbols)
    cost += _ON_SYMBOL * sum(box.meets(label.box, 0.2) for label in ground.labels)
    for points in ground.lines:
        for (ax, ay), (bx, by) in pairwise(points):
            run = Box(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))
            cost += _ON_LINE if box.meets(run, 0.1) else 0.0
    return cost


def _within(box: Box, area: Box) -> bool:
    return box.x >= area.x and box.y >= area.y and box.right <= area.right and box.bottom <= area.bottom


def covers(symbol: Symbol, box: Box) -> bool:
    """Whether a box lies on a symbol: for a diamond its true outline counts, not the corners around it."""
    if not symbol.box.meets(box):
        return False
    if symbol.shape is not Shape.DECISION:
        return True
    x, y = symbol.box.centre
    dx = max(box.x - x, 0.0, x - box.right)
    dy = max(box.y - y, 0.0, y - box.bottom)
    return dx / (symbol.box.width / 2) + dy / (symbol.box.height / 2) < 1
