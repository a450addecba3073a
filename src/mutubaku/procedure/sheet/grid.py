"""The table of a flowchart page: its heads, its cells, and the bands that symbols stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mutubaku.paper import printable, text_width, wrap
from mutubaku.procedure.sheet.model import MARGIN, PADDING, Box, Cell, Table, text_height
from mutubaku.procedure.sheet.paging import STRIP
from mutubaku.procedure.sheet.rows import Columns, Row, broken

_HEAD = 7.5  # points
_ACTOR_HEADS = (7.5, 7.0, 6.5, 6.0)  # points, tried in turn before the names are turned upright
_UPPER = 6.0  # mm, the row with PELAKSANA and MUTU BAKU
_TURNED_LENGTH = 24.0  # mm, longest line of a turned name


@dataclass(frozen=True)
class Head:
    """The two head rows: their heights, and the broken texts of the lower one."""

    actors: tuple[tuple[str, ...], ...]
    points: float
    turned: bool
    time: tuple[str, ...]
    lower: float

    @property
    def height(self) -> float:
        return _UPPER + self.lower


def head_of(names: Sequence[str], time_heading: str, columns: Columns) -> Head:
    """Actor names level where every word fits its column, else all of them turned."""
    time = broken(time_heading, _HEAD, columns.others[1], bold=True)
    least = text_height(len(time), _HEAD) + 2 * PADDING
    inner = columns.actor - 2 * PADDING
    for points in _ACTOR_HEADS:
        if all(text_width(word, points, bold=True) <= inner for name in names for word in name.split()):
            actors = tuple(broken(name, points, columns.actor, bold=True) for name in names)
            tallest = max(text_height(len(lines), points) for lines in actors) + 2 * PADDING
            return Head(actors, points, turned=False, time=time, lower=round(max(least, tallest), 2))
    turned = tuple(tuple(wrap(printable(name), _HEAD, _TURNED_LENGTH, bold=True)) for name in names)
    longest = max(text_width(line, _HEAD, bold=True) for lines in turned for line in lines) + 2 * PADDING
    return Head(turned, _HEAD, turned=True, time=time, lower=round(max(least, longest), 2))


def table_of(
    head: Head, columns: Columns, rows: Sequence[Row], y: float, points: float, *, cut_above: bool, cut_below: bool
) -> Table:
    """The table of one page; a band without text stands where arrows cross a page's edge."""
    bands: list[Row | None] = [None] * cut_above + list(rows) + [None] * cut_below
    heights = tuple(row.height if row else STRIP for row in bands)
    cells: list[Cell] = []
    tops = accumulate(heights, initial=y + head.height)
    for row, height, top in zip(bands, heights, tops, strict=False):
        cells += _band(row, columns, round(top, 2), height, points)
    return Table(
        MARGIN, y, columns.widths, (_UPPER, head.lower, *heights), tuple(_heads(head, columns, y)), tuple(cells)
    )


def _heads(head: Head, columns: Columns, y: float) -> Iterator[Cell]:
    lefts = list(accumulate(columns.widths, initial=MARGIN))
    first, after = 2, 2 + columns.actors

    def cell(begin: int, end: int, lines: tuple[str, ...], *, rows: int = 1, lower: bool = False) -> Cell:
        top, height = (y + _UPPER, head.lower) if lower else (y, head.height if rows > 1 else _UPPER)
        box = Box(lefts[begin], top, lefts[end] - lefts[begin], height)
        return Cell(box, lines, _HEAD, bold=True, centred=True, spans=(end - begin, rows))

    yield cell(0, 1, ("NO",), rows=2)
    yield cell(1, 2, ("URAIAN KEGIATAN",), rows=2)
    yield cell(first, after, ("PELAKSANA",))
    yield cell(after, after + 3, ("MUTU BAKU",))
    yield cell(after + 3, after + 4, ("KET",), rows=2)
    for place, lines in enumerate(head.actors):
        box = Box(lefts[first + place], y + _UPPER, columns.actor, head.lower)
        yield Cell(box, lines, head.points, bold=True, centred=True, turned=head.turned)
    yield cell(after, after + 1, ("KELENGKAPAN",), lower=True)
    yield cell(after + 1, after + 2, head.time, lower=True)
    yield cell(after + 2, after + 3, ("OUTPUT",), lower=True)


def _band(row: Row | None, columns: Columns, top: float, height: float, points: float) -> Iterator[Cell]:
    texts: list[tuple[str, ...]] = [()] * len(columns.widths)
    if row:
        texts = [row.number, row.activity, *[()] * columns.actors, *row.others]
    centred = {0, columns.actors + 3}
    lefts = accumulate(columns.widths, initial=MARGIN)
    for place, (lines, left, width) in enumerate(zip(texts, lefts, columns.widths, strict=False)):
        yield Cell(Box(left, top, width, height), lines, points, centred=place in centred)
