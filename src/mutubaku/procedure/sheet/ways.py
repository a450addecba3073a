"""The ways an arrow could take from one symbol to another: out of a side, along a lane, into a side.

Each row of the sheet holds one actor's symbol, so a line at the height of a symbol is free to either side, lanes
run up and down between the columns, and tracks run across between the rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from mutubaku.procedure.sheet.model import Box, Point, Shape

CLEARANCE = 0.7  # mm between a passing arrow and a symbol
LEAST_RUN = 1.7  # mm an arrow runs straight out of and into a symbol
_BEND = 5.0  # what a corner costs, in mm of detour
_SIDEWAYS_IN, _TOP_BACK, _AWAY = 3.0, 6.0, 12.0  # what going against a reader's habit costs


class Side(StrEnum):
    """Where an arrow touches a symbol."""

    LEFT = "kiri"
    RIGHT = "kanan"
    TOP = "atas"
    BOTTOM = "bawah"


@dataclass(frozen=True)
class Node:
    """A symbol to route between: its box, its band (row of the page), and the tracks above and below the band."""

    shape: Shape
    box: Box
    band: int
    above: tuple[float, ...]
    below: tuple[float, ...]


@dataclass(frozen=True)
class Wire:
    """An arrow wanted from node to node (indices); `exit` tells arrows that leave a node together from others."""

    source: int
    target: int
    exit: int
    joins: bool = False  # the target waits for all its arrows: they keep apart


@dataclass(frozen=True, eq=False)
class Route:
    """A found way: the points of the line and the sides it leaves from and arrives at."""

    points: tuple[Point, ...]
    out: Side
    into: Side
    length_cost: float

    @cached_property
    def runs(self) -> tuple["Run", ...]:
        """The straight pieces of the line."""
        return tuple(_run(a, b) for a, b in pairwise(self.points))


class Run(NamedTuple):
    """A straight piece of a line: what it covers, and which way it goes."""

    left: float
    top: float
    right: float
    bottom: float
    across: int  # 1 to the right, -1 to the left, 0 upright
    down: int


def _run(a: Point, b: Point) -> Run:
    across = (b[0] > a[0]) - (b[0] < a[0])
    down = (b[1] > a[1]) - (b[1] < a[1])
    return Run(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), across, down)


@dataclass(frozen=True)
class Field:
    """What lines are routed in: the symbols, the lanes (x) and the area they must stay in."""

    nodes: Sequence[Node]
    lanes: Sequence[float]
    area: Box


@dataclass(frozen=True)
class _End:
    """A way out of (or, read backwards, into) a symbol up to the height from which a lane is taken."""

    side: Side
    points: tuple[Point, ...]
    only: float | None  # the one lane it can take
    limits: tuple[float, float]  # lanes allowed, when it can take several

    def takes(self, lane: float) -> bool:
        return lane == self.only if self.only is not None else self.limits[0] <= lane <= self.limits[1]


def _ends(node: Node, area: Box, unusual: Side | None) -> Iterator[_End]:
    """All ways out of a symbol, but those at the `unusual` side."""
    x, y = node.box.centre
    yield _End(Side.LEFT, ((node.box.x, y),), None, (area.x, node.box.x - LEAST_RUN))
    yield _End(Side.RIGHT, ((node.box.right, y),), None, (node.box.right + LEAST_RUN, area.right))
    for side, edge, tracks in (
        (Side.TOP, node.box.y, node.above),
        (Side.BOTTOM, node.box.bottom, node.below),
    ):
        if side is unusual:
            continue
        yield _End(side, ((x, edge),), x, (x, x))
        for track in tracks:
            yield _End(side, ((x, edge), (x, track)), None, (area.x, area.right))


def ways_for(field: Field, wire: Wire, *, usual: bool) -> Iterator[Route]:
    """Every way there is; the usual ones leave no step upwards and enter none from below."""
    source, target = field.nodes[wire.source], field.nodes[wire.target]
    outs = _ends(source, field.area, Side.TOP if usual and source.shape is not Shape.CONNECTOR else None)
    ins = list(_ends(target, field.area, Side.BOTTOM if usual and target.shape is not Shape.CONNECTOR else None))
    lanes = sorted({*field.lanes, source.box.centre[0], target.box.centre[0]})
    for out in outs:
        for into in ins:
            for lane in lanes:
                if out.takes(lane) and into.takes(lane):
                    route = _joined(out, into, lane, source, target)
                    if route:
                        yield route


def _joined(out: _End, into: _End, lane: float, source: Node, target: Node) -> Route | None:
    raw = (*out.points, (lane, out.points[-1][1]), (lane, into.points[-1][1]), *reversed(into.points))
    points = _simplified(raw)
    if points is None or not _leaves_and_arrives(points, out.side, into.side):
        return None
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
    cost = length + _BEND * (len(points) - 2) + _habit(out.side, into.side, source, target)
    return Route(points, out.side, into.side, cost)


def _habit(out: Side, into: Side, source: Node, target: Node) -> float:
    """What a reader expects: out towards the target, forward arrows in from above, arrows back from the side."""
    if target.band <= source.band:
        return _TOP_BACK if into is Side.TOP else 0.0
    ahead = target.box.centre[0] - source.box.centre[0]
    away = (out is Side.LEFT and ahead > 0) or (out is Side.RIGHT and ahead < 0)
    return _AWAY * away + _SIDEWAYS_IN * (into in (Side.LEFT, Side.RIGHT))


def _simplified(raw: Iterable[Point]) -> tuple[Point, ...] | None:
    """Without repeated points and points on a straight line; None when the line would run back over itself."""
    points: list[Point] = []
    for point in raw:
        if points and _same(points[-1], point):
            continue
        if len(points) > 1 and _straight(points[-2], points[-1], point):
            if _turns_back(points[-2], points[-1], point):
                return None
            points.pop()
        points.append(point)
    return tuple(points) if len(points) > 1 else None


def _same(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.01 and abs(a[1] - b[1]) < 0.01  # noqa: PLR2004 - a hundredth of a millimetre


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


def _turns_back(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0


def _leaves_and_arrives(points: tuple[Point, ...], out: Side, into: Side) -> bool:
    """Whether the first run leads away from the source's side, the last into the target's, both long enough."""
    return _away(points[0], points[1], out) >= LEAST_RUN and _away(points[-1], points[-2], into) >= LEAST_RUN


def _away(edge: Point, next_point: Point, side: Side) -> float:
    if side in (Side.LEFT, Side.RIGHT):
        run = next_point[0] - edge[0] if next_point[1] == edge[1] else 0.0
        return run if side is Side.RIGHT else -run
    run = next_point[1] - edge[1] if next_point[0] == edge[0] else 0.0
    return run if side is Side.BOTTOM else -run


def is_free(way: Route, nodes: Sequence[Node], wire: Wire) -> bool:
    """Whether no symbol is touched but the source by the first run and the target by the last."""
    last = len(way.runs) - 1
    for place, run in enumerate(way.runs):
        for number, node in enumerate(nodes):
            own = (place == 0 and number == wire.source) or (place == last and number == wire.target)
            if not own and _touches(run, node.box):
                return False
    return True


def _touches(run: Run, box: Box) -> bool:
    return (
        run.left < box.right + CLEARANCE
        and box.x < run.right + CLEARANCE
        and run.top < box.bottom + CLEARANCE
        and box.y < run.bottom + CLEARANCE
    )
