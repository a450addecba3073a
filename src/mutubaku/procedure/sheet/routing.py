"""Which way each arrow takes: the cheapest beside all the others; a way through a symbol is none."""

from collections.abc import Sequence
from itertools import combinations

from mutubaku.procedure.sheet.errors import NoWayError
from mutubaku.procedure.sheet.ways import Field, Route, Run, Wire, is_free, ways_for

NEAR = 0.9  # mm: parallel lines nearer than this read as one
_CROSSING, _MERGING, _CLASH = 9.0, 3.0, 400.0  # costs, in mm of detour
_PASSES = 4


def route_all(field: Field, wires: Sequence[Wire]) -> list[Route]:
    """A route for every wire; short ones first or long ones first, whichever gives the better whole."""
    order = sorted(range(len(wires)), key=lambda place: (_span(field, wires[place]), place))
    choices = [_Choices(field, wire) for wire in wires]
    results = [_routed(wires, choices, one) for one in (order, order[::-1])]
    return min(results, key=lambda routes: _total(wires, routes))


def _routed(wires: Sequence[Wire], choices: Sequence["_Choices"], order: Sequence[int]) -> list[Route]:
    """Each wire in turn, then each again in view of all the others, until nothing moves."""
    found: dict[int, Route] = {}
    for _ in range(_PASSES):
        before = dict(found)
        for place in order:
            found.pop(place, None)
            placed = [(wires[other], route) for other, route in found.items()]
            found[place] = choices[place].cheapest(placed)
        if found == before:
            break
    return [found[place] for place in range(len(wires))]


def _total(wires: Sequence[Wire], routes: Sequence[Route]) -> float:
    pairs = combinations(zip(wires, routes, strict=True), 2)
    return sum(route.length_cost for route in routes) + sum(_trouble(*one, *other) for one, other in pairs)


def _span(field: Field, wire: Wire) -> int:
    return abs(field.nodes[wire.target].band - field.nodes[wire.source].band)


class _Choices:
    """All ways of one wire, the shortest first; whether a way is free of symbols is looked up when it is needed."""

    def __init__(self, field: Field, wire: Wire) -> None:
        self.field, self.wire = field, wire
        self.free: dict[Route, bool] = {}
        self.ways = self._sorted(usual=True)
        if not any(self._is_free(way) for way in self.ways):
            self.ways = self._sorted(usual=False)

    def _sorted(self, *, usual: bool) -> list[Route]:
        return sorted(ways_for(self.field, self.wire, usual=usual), key=lambda way: way.length_cost)

    def _is_free(self, way: Route) -> bool:
        if way not in self.free:
            self.free[way] = is_free(way, self.field.nodes, self.wire)
        return self.free[way]

    def cheapest(self, placed: Sequence[tuple[Wire, Route]]) -> Route:
        """The free way with the least cost among the placed; the search ends where length alone costs more."""
        best, least = None, float("inf")
        for way in self.ways:
            if way.length_cost >= least:
                break
            if self._is_free(way):
                cost = self._cost(way, placed, least)
                if cost < least:
                    best, least = way, cost
        if best is None:
            raise NoWayError(
                "Panah pada bagan ini tidak menemukan jalan di antara simbol. Kurangi lompatan antarlangkah."
            )
        return best

    def _cost(self, way: Route, placed: Sequence[tuple[Wire, Route]], least: float) -> float:
        """Length and trouble; given up as soon as it exceeds the least so far."""
        cost = way.length_cost
        for other, route in placed:
            if cost >= least:
                break
            cost += _trouble(self.wire, way, other, route)
        return cost


# Trouble between two arrows


def _trouble(wire: Wire, way: Route, other: Wire, placed: Route) -> float:
    """What a way costs beside an arrow that is placed: shared ports, lines on one another, crossings."""
    together = wire.source == other.source and wire.exit == other.exit
    merging = wire.target == other.target and not wire.joins
    cost = _ports(wire, way, other, placed, together=together, merging=merging)
    for run in way.runs:
        for line in placed.runs:
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


def _between(run: Run, line: Run, *, friendly: bool) -> float:
    """Crossing lines cost little, lines on or close beside one another much, unless they flow together."""
    near = NEAR if bool(run.across) == bool(line.across) else 0.0
    if (
        run.left >= line.right + near
        or line.left >= run.right + near
        or run.top >= line.bottom + near
        or line.top >= run.bottom + near
    ):
        return 0.0
    if not near:
        return 0.0 if friendly else _CROSSING
    on_one_another = run.left == line.left if run.down else run.top == line.top
    same_way = run.across == line.across and run.down == line.down
    return _MERGING if friendly and same_way and on_one_another else _CLASH
