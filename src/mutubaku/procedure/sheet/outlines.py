"""The outlines of symbols and arrow heads, for both renderings."""

from collections.abc import Sequence

from mutubaku.procedure.sheet.model import Point, Shape, Symbol

_HEAD_LENGTH, _HEAD_HALF = 1.9, 0.75  # mm
_SHOULDER = 0.62  # of a connector's height, where its point begins


def corners(symbol: Symbol) -> tuple[Point, ...]:
    """The corners of a box, diamond or pentagon (pointing down); a capsule's are those of the box around it."""
    box = symbol.box
    x, y = box.centre
    if symbol.shape is Shape.DECISION:
        return (x, box.y), (box.right, y), (x, box.bottom), (box.x, y)
    if symbol.shape is Shape.CONNECTOR:
        shoulder = box.y + box.height * _SHOULDER
        return (box.x, box.y), (box.right, box.y), (box.right, shoulder), (x, box.bottom), (box.x, shoulder)
    return (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)


def head(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    """The three corners of an arrow's head, its tip first."""
    (ax, ay), (bx, by) = points[-2], points[-1]
    along = (_sign(bx - ax), _sign(by - ay))
    back = (bx - along[0] * _HEAD_LENGTH, by - along[1] * _HEAD_LENGTH)
    across = (along[1] * _HEAD_HALF, along[0] * _HEAD_HALF)
    return (bx, by), (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])


def shaft(points: Sequence[Point]) -> tuple[Point, ...]:
    """The arrow's line, ending inside its head, so that the tip stays sharp."""
    (tip, left, right) = head(points)
    end = (left[0] + right[0]) / 2 * 0.6 + tip[0] * 0.4, (left[1] + right[1]) / 2 * 0.6 + tip[1] * 0.4
    return (*points[:-1], end)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
