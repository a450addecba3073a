"""Where the flowchart breaks into pages: as few pages as possible, then as few arrows cut, then evenly filled."""

from collections.abc import Sequence
from itertools import pairwise

from mutubaku.procedure.sheet.errors import TooLongForPageError
from mutubaku.procedure.sheet.flow import Edge
from mutubaku.procedure.sheet.rows import Row

STRIP = 10.4  # mm of a band for off-page connectors, above or below a cut

_Cost = tuple[int, int, float]


def pages_of(rows: Sequence[Row], edges: Sequence[Edge], room: float) -> list[Sequence[Row]]:
    """The rows of each page; rows and connector bands of a page take at most `room` mm.

    Raises TooLongForPageError when a single row is higher than that.
    """
    for row in rows:
        if row.height + 2 * STRIP > room:
            raise TooLongForPageError(
                f"Teks langkah {row.step.number} ({row.step.key}) terlalu panjang untuk satu halaman. "
                "Pendekkan teksnya."
            )
    cuts = _best_cuts(rows, edges, room)
    return [rows[begin:end] for begin, end in pairwise(cuts)]


def _best_cuts(rows: Sequence[Row], edges: Sequence[Edge], room: float) -> list[int]:
    """Where pages begin, and the end: found backwards, each page's best sequel being known."""
    last = len(rows)
    best: dict[int, tuple[_Cost, list[int]]] = {last: ((0, 0, 0.0), [last])}
    for begin in range(last - 1, -1, -1):
        ends = [end for end in range(begin + 1, last + 1) if _height(rows, begin, end) <= room]
        best[begin] = min(_page_cost(rows, edges, begin, end, best[end]) for end in ends)
    return best[0][1]


def _page_cost(
    rows: Sequence[Row], edges: Sequence[Edge], begin: int, end: int, sequel: tuple[_Cost, list[int]]
) -> tuple[_Cost, list[int]]:
    (pages, cut, filled), cuts = sequel
    height = _height(rows, begin, end)
    return (pages + 1, cut + _cut_at(rows, edges, end), filled + height**2), [begin, *cuts]


def _height(rows: Sequence[Row], begin: int, end: int) -> float:
    strips = (begin > 0) + (end < len(rows))
    return sum(row.height for row in rows[begin:end]) + STRIP * strips


def _cut_at(rows: Sequence[Row], edges: Sequence[Edge], end: int) -> int:
    """How many steps are led to from the other side of a cut before row `end`."""
    if end == len(rows):
        return 0
    first_below = rows[end].step.number
    return len(
        {
            edge.target
            for edge in edges
            if edge.target is not None and (edge.source < first_below) != (edge.target < first_below)
        }
    )
