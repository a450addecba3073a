"""Ways between symbols."""

import pytest

from mutubaku.procedure.sheet import NoWayError, routing
from mutubaku.procedure.sheet.model import Box, Shape, box_around
from mutubaku.procedure.sheet.routing import route_all
from mutubaku.procedure.sheet.ways import Field, Node, Route, Side, Wire

AREA = Box(0, 0, 60, 80)
LANES = [1.0, 10.0, 19.0, 21.0, 30.0, 39.0, 41.0, 50.0, 59.0]


def _node(x: float, band: int, shape: Shape = Shape.PROCESS, width: float = 12) -> Node:
    """A symbol in the middle of a band of 20 mm."""
    top = band * 20.0
    above, below = ((top - 1.3, top + 1.3), (top + 18.7, top + 21.3))
    return Node(shape, box_around(x, top + 10, width, 8), band, above, below)


def _routes(nodes: list[Node], *wires: Wire) -> list[Route]:
    return route_all(Field(nodes, LANES, AREA), wires)


def test_an_arrow_to_the_next_row_of_the_same_column_runs_straight_down() -> None:
    (route,) = _routes([_node(10, 0), _node(10, 1)], Wire(0, 1, 0))
    assert route.points == ((10, 14), (10, 26))


def test_an_arrow_to_another_column_leaves_sideways_and_comes_in_from_above() -> None:
    (route,) = _routes([_node(10, 0), _node(50, 1)], Wire(0, 1, 0))
    assert route.points == ((16, 10), (50, 10), (50, 26))


def test_an_arrow_passes_a_symbol_in_its_way_by_a_lane() -> None:
    nodes = [_node(10, 0), _node(10, 1), _node(10, 2)]
    (route,) = _routes(nodes, Wire(0, 2, 0))
    assert route.points[0] != route.points[-1]
    assert all(not (14 < y < 34 and 4 < x < 16) for x, y in route.points[1:-1])


def test_an_arrow_back_leaves_and_enters_at_the_side() -> None:
    (route,) = _routes([_node(10, 0), _node(10, 1)], Wire(1, 0, 0))
    assert {route.out, route.into} == {Side.LEFT}


def test_a_loop_to_itself_goes_out_and_in_at_different_sides() -> None:
    (route,) = _routes([_node(30, 1)], Wire(0, 0, 0))
    assert route.out is not route.into
    assert len(route.points) >= 4


def test_two_exits_of_a_decision_leave_at_different_corners() -> None:
    nodes = [_node(30, 0, Shape.DECISION), _node(30, 1), _node(30, 2)]
    one, other = _routes(nodes, Wire(0, 1, 0), Wire(0, 2, 1))
    assert one.out is not other.out


def test_parallel_branches_may_leave_together() -> None:
    nodes = [_node(10, 0), _node(30, 1), _node(50, 2)]
    one, other = _routes(nodes, Wire(0, 1, 0), Wire(0, 2, 0))
    assert one.points[0] == other.points[0]


def test_arrows_that_a_join_waits_for_come_in_apart() -> None:
    nodes = [_node(10, 0), _node(50, 1), _node(30, 2)]
    one, other = _routes(nodes, Wire(0, 2, 0, joins=True), Wire(1, 2, 0, joins=True))
    assert one.into is not other.into


def test_an_arrow_never_leaves_where_another_arrives() -> None:
    nodes = [_node(10, 0), _node(30, 1), _node(10, 2)]
    one, other = _routes(nodes, Wire(0, 1, 0), Wire(1, 2, 0))
    assert one.points[-1] != other.points[0]


def test_where_the_usual_ways_are_blocked_a_symbol_may_be_entered_from_below() -> None:
    walls = [Node(Shape.PROCESS, Box(20, 20, 40, 6), 1, (), ()), Node(Shape.PROCESS, Box(38, 26, 20, 13), 1, (), ())]
    target = Node(Shape.PROCESS, box_around(30, 33, 12, 8), 1, (), (38.7, 41.3))
    wall = Node(Shape.PROCESS, Box(20, 26, 3, 13), 1, (), ())
    (route,) = _routes([_node(10, 0), target, *walls, wall], Wire(0, 1, 0))
    assert route.into is Side.BOTTOM


def test_a_symbol_that_cannot_be_reached_is_complained_of() -> None:
    target = box_around(30, 33, 12, 8)
    ring = [
        Node(Shape.PROCESS, box, 1, (), ())
        for box in (Box(20, 27, 20, 1), Box(20, 38, 20, 1), Box(22, 27, 1, 12), Box(37, 27, 1, 12))
    ]
    with pytest.raises(NoWayError, match="tidak menemukan jalan"):
        _routes([_node(10, 0), Node(Shape.PROCESS, target, 1, (), ()), *ring], Wire(0, 1, 0))


def test_routing_may_stop_before_it_settles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "_PASSES", 1)
    nodes = [_node(10, 0), _node(30, 1), _node(10, 2)]
    assert len(_routes(nodes, Wire(0, 1, 0), Wire(1, 2, 0), Wire(2, 0, 0))) == 3
