"""How arrows run: orthogonal lines through the free lanes between symbols, the cheapest first.

Each row of the sheet holds one actor's symbol, so a line at the height of a symbol is free to either side, lanes
run up and down between the columns, and tracks run across between the rows. For every arrow all ways out of its
source, along a lane and into its target are tried; a way through a symbol is none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mutubaku.procedure.sheet.model import Box, Point, Shape

CLEARANCE = 0.7  # mm between a passing arrow and a symbol
NEAR = 0.9  # mm: parallel lines nearer than this read as one
LEAST_RUN = 1.6  # mm an arrow runs straight out of and into a symbol
_BEND, _CROSSING, _MERGING, _CLASH = 5.0, 9.0, 1.5, 400.0
_SIDEWAYS_IN, _TOP_BACK, _WRONG_WAY = 3.0, 6.0, 25.0


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


@dataclass(frozen=True)
class Route:
    """A found way: the points of the line and the sides it leaves from and arrives at."""

    points: tuple[Point, ...]
    out: Side
    into: Side
    length_cost: float


@dataclass(frozen=True)
class Field:
    """What lines are routed in: the symbols, the lanes (x) and the area they must stay in."""

    nodes: Sequence[Node]
    lanes: Sequence[float]
    area: Box


def route_all(field: Field, wires: Sequence[Wire]) -> list[Route]:
    """A route for every wire: short ones first, then each once more in view of all the others."""
    order = sorted(range(len(wires)), key=lambda place: (_span(field, wires[place]), place))
    ways = [sorted(_ways(field, wire), key=lambda way: way.length_cost) for wire in wires]
    found: dict[int, Route] = {}
    for _ in range(3):
        before = dict(found)
        for place in order:
            found.pop(place, None)
            placed = [(wires[other], route) for other, route in found.items()]
            found[place] = _cheapest(wires[place], ways[place], placed)
        if found == before:
            break
    return [found[place] for place in range(len(wires))]


def _span(field: Field, wire: Wire) -> int:
    return abs(field.nodes[wire.target].band - field.nodes[wire.source].band)


def _cheapest(wire: Wire, ways: Sequence[Route], placed: Sequence[tuple[Wire, Route]]) -> Route:
    """The way with the least cost among the placed; `ways` come by length, so the search ends early."""
    best, least = ways[0], float("inf")
    for way in ways:
        if way.length_cost >= least:
            break
        cost = way.length_cost + sum(_trouble(wire, way, other, route) for other, route in placed)
        if cost < least:
            best, least = way, cost
    return best


# Ways out, along and in


@dataclass(frozen=True)
class _End:
    """A way out of (or, read backwards, into) a symbol up to the height from which a lane is taken."""

    side: Side
    points: tuple[Point, ...]
    only: float | None  # the one lane it can take
    limits: tuple[float, float]  # lanes allowed, when it can take several

    def takes(self, lane: float) -> bool:
        return lane == self.only if self.only is not None else self.limits[0] <= lane <= self.limits[1]


def _ends(node: Node, area: Box) -> Iterator[_End]:
    x, y = node.box.centre
    yield _End(Side.LEFT, ((node.box.x, y),), None, (area.x, node.box.x - LEAST_RUN))
    yield _End(Side.RIGHT, ((node.box.right, y),), None, (node.box.right + LEAST_RUN, area.right))
    for side, edge, tracks in (
        (Side.TOP, node.box.y, node.above),
        (Side.BOTTOM, node.box.bottom, node.below),
    ):
        yield _End(side, ((x, edge),), x, (x, x))
        for track in tracks:
            yield _End(side, ((x, edge), (x, track)), None, (area.x, area.right))


def _ways(field: Field, wire: Wire) -> Iterator[Route]:
    source, target = field.nodes[wire.source], field.nodes[wire.target]
    ins = list(_ends(target, field.area))
    lanes = sorted({*field.lanes, source.box.centre[0], target.box.centre[0]})
    for out in _ends(source, field.area):
        for into in ins:
            for lane in lanes:
                if out.takes(lane) and into.takes(lane):
                    route = _joined(out, into, lane, source, target)
                    if route and _free(route.points, field.nodes, wire):
                        yield route


def _joined(out: _End, into: _End, lane: float, source: Node, target: Node) -> Route | None:
    raw = (*out.points, (lane, out.points[-1][1]), (lane, into.points[-1][1]), *reversed(into.points))
    points = _simplified(raw)
    if points is None or not _leaves_and_arrives(points, out.side, into.side):
        return None
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in _segments(points))
    forward = target.band > source.band
    cost = length + _BEND * (len(points) - 2) + _habit(out.side, into.side, source, target, forward=forward)
    return Route(points, out.side, into.side, cost)


def _habit(out: Side, into: Side, source: Node, target: Node, *, forward: bool) -> float:
    """What a reader expects: forward arrows come in from above, arrows back from the side."""
    sideways = into in (Side.LEFT, Side.RIGHT)
    cost = _SIDEWAYS_IN if forward and sideways else 0.0
    if not forward and into is Side.TOP:
        cost += _TOP_BACK
    if out is Side.TOP and source.shape is not Shape.CONNECTOR:
        cost += _WRONG_WAY
    if into is Side.BOTTOM and target.shape is not Shape.CONNECTOR:
        cost += _WRONG_WAY
    return cost


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


def _segments(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(points, points[1:], strict=False))


def _free(points: tuple[Point, ...], nodes: Sequence[Node], wire: Wire) -> bool:
    """Whether no symbol is touched but the source by the first run and the target by the last."""
    runs = _segments(points)
    for place, run in enumerate(runs):
        box = _hull(run)
        for number, node in enumerate(nodes):
            own = (place == 0 and number == wire.source) or (place == len(runs) - 1 and number == wire.target)
            if not own and box.meets(node.box, CLEARANCE):
                return False
    return True


def _hull(run: tuple[Point, Point]) -> Box:
    (ax, ay), (bx, by) = run
    return Box(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))


# Trouble between two arrows


def _trouble(wire: Wire, way: Route, other: Wire, placed: Route) -> float:
    """What a way costs beside an arrow that is placed: shared ports, lines on one another, crossings."""
    together = wire.source == other.source and wire.exit == other.exit
    merging = wire.target == other.target and not wire.joins
    cost = _ports(wire, way, other, placed, together=together, merging=merging)
    for run in _segments(way.points):
        for line in _segments(placed.points):
            cost += _between(run, line, friendly=together or merging)
    return cost


def _ports(wire: Wire, way: Route, other: Wire, placed: Route, *, together: bool, merging: bool) -> float:
    cost = 0.0
    if wire.source == other.source and way.out == placed.out and not together:
        cost += _CLASH
    if wire.target == other.target and way.into == placed.into and not merging:
        cost += _CLASH / 4
    if wire.source == other.target and way.out == placed.into:
        cost += _CLASH
    if wire.target == other.source and way.into == placed.out:
        cost += _CLASH
    return cost


def _between(run: tuple[Point, Point], line: tuple[Point, Point], *, friendly: bool) -> float:
    upright, other_upright = run[0][0] == run[1][0], line[0][0] == line[1][0]
    box, other = _hull(run), _hull(line)
    if upright != other_upright:
        return 0.0 if friendly or not box.meets(other) else _CROSSING
    if not box.meets(other, NEAR):
        return 0.0
    same_way = (run[1][0] - run[0][0]) * (line[1][0] - line[0][0]) + (run[1][1] - run[0][1]) * (
        line[1][1] - line[0][1]
    ) > 0
    on_one_another = (box.x == other.x) if upright else (box.y == other.y)
    return _MERGING if friendly and same_way and on_one_another else _CLASH
