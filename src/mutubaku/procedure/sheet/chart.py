"""The flowchart pages: symbols in their places, connectors at the cuts, arrows and labels between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from mutubaku.paper import printable, wrap
from mutubaku.procedure.sheet.connectors import Pair, pairs_of, place_in_strip
from mutubaku.procedure.sheet.errors import TooLongForPageError
from mutubaku.procedure.sheet.flow import Edge, edges_of, ends_beside, meaning_of, shape_of
from mutubaku.procedure.sheet.grid import Head, head_of, table_of
from mutubaku.procedure.sheet.labels import Ground, place_label
from mutubaku.procedure.sheet.model import (
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Arrow,
    Box,
    Cell,
    Label,
    Page,
    Shape,
    Symbol,
    Table,
    box_around,
    text_height,
)
from mutubaku.procedure.sheet.paging import pages_of
from mutubaku.procedure.sheet.routing import route_all
from mutubaku.procedure.sheet.rows import END_GAP, END_HEIGHT, Columns, Row, actors_of, columns_for, rows_of
from mutubaku.procedure.sheet.ways import Field, Node, Wire
from mutubaku.procedure.vocabulary import Procedure

SIZES = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
FOOT = 7.0  # mm kept for the foot of the page
_TITLE = 10.5  # points
_SIZES = {Shape.TERMINATOR: END_HEIGHT, Shape.PROCESS: 6.4, Shape.DECISION: 8.0, Shape.CONNECTOR: 5.4}  # heights, mm
_WIDEST = 13.0  # mm
_ASIDE = 6.0  # mm of an actor's column kept free for lanes
_CONNECTOR_WIDTH = 5.0
_LANES = (1.2, 2.4)  # mm to either side of a column's rule
_TRACKS = (1.3, 2.6)  # mm to either side of a row's rule


@dataclass(frozen=True)
class Frame:
    """What all flowchart pages share."""

    procedure: Procedure
    title: Cell
    head: Head
    columns: Columns
    points: float
    edges: Sequence[Edge]
    pages: Sequence[Sequence[Row]]
    pairs: dict[tuple[int, int], Pair]

    @property
    def table_from(self) -> float:
        return self.title.box.bottom + 2.0


def chart_pages(procedure: Procedure) -> list[Page]:
    """The flowchart; the identity page being page 1 of the sheet, these are the pages from 2 on."""
    frame = _frame(procedure)
    return [_page(frame, place) for place in range(len(frame.pages))]


def _frame(procedure: Procedure) -> Frame:
    """The largest type in which every row fits a page; TooLongForPageError when none does."""
    identity, actors = procedure.identity, actors_of(procedure)
    columns, edges = columns_for(len(actors)), edges_of(procedure)
    title = _title(identity.heading or f"SOP {identity.name}")
    head = head_of([role.name for role in actors], identity.time_heading, columns)
    room = PAGE_HEIGHT - MARGIN - FOOT - title.box.bottom - 2.0 - head.height
    points, pages = _largest(procedure, columns, edges, room)
    return Frame(procedure, title, head, columns, points, edges, pages, pairs_of(pages, edges))


def _largest(
    procedure: Procedure, columns: Columns, edges: Sequence[Edge], room: float
) -> tuple[float, list[Sequence[Row]]]:
    for points in SIZES[:-1]:
        try:
            return points, pages_of(rows_of(procedure, columns, points), edges, room)
        except TooLongForPageError:
            continue
    return SIZES[-1], pages_of(rows_of(procedure, columns, SIZES[-1]), edges, room)


def _title(text: str) -> Cell:
    lines = tuple(wrap(printable(text.upper()), _TITLE, PAGE_WIDTH - 2 * MARGIN - 4, bold=True))
    box = Box(MARGIN, MARGIN, PAGE_WIDTH - 2 * MARGIN, text_height(len(lines), _TITLE) + 0.5)
    return Cell(box, lines, _TITLE, bold=True, centred=True, top=True, ruled=False, heading=True)


def _page(frame: Frame, place: int) -> Page:
    rows = frame.pages[place]
    above, below = place > 0, place < len(frame.pages) - 1
    table = table_of(frame.head, frame.columns, rows, frame.table_from, frame.points, cut_above=above, cut_below=below)
    drawing = _Drawing(frame, place, table)
    for row in rows:
        drawing.add_step(row)
    for pair in frame.pairs.values():
        drawing.add_connector(pair)
    symbols, arrows = drawing.finished()
    return Page((frame.title,), table, symbols, arrows)


class _Drawing:
    """One page being drawn: symbols first, then the wires between them, then routes and labels."""

    def __init__(self, frame: Frame, place: int, table: Table) -> None:
        self.frame, self.place = frame, place
        body = table.y + table.heights[0] + table.heights[1]
        self.bounds = [body]
        for height in table.heights[2:]:
            self.bounds.append(round(self.bounds[-1] + height, 2))
        columns = frame.columns
        width = columns.actors * columns.actor
        self.area = Box(columns.actors_from, body, width, self.bounds[-1] - body)
        self.centres = [columns.centre(actor) for actor in range(columns.actors)]
        self.symbols: list[Symbol] = []
        self.nodes: list[Node] = []
        self.wires: list[Wire] = []
        self.labels: list[tuple[str, int]] = []  # per wire: its label and the step it leaves
        self.index: dict[int, int] = {}  # step number: symbol
        self.leaving: dict[int, int] = {}  # step led to on another page: connector
        self.first = frame.pages[place][0].step.number
        self.numbers = {row.step.number for row in frame.pages[place]}

    def add_step(self, row: Row) -> None:
        """The symbol of a step, and the ends that its outcomes lead to."""
        band = row.step.number - self.first + (self.place > 0)
        shape = shape_of(self.frame.procedure, row.step)
        meaning = meaning_of(self.frame.procedure, row.step)
        x, lift = self.centres[row.actor], (END_HEIGHT + END_GAP) / 2 if ends_beside(row.step) else 0.0
        self.index[row.step.number] = self._add(shape, x, band, row.step.number, "", meaning, down=-lift)
        for edge in self.frame.edges:
            if edge.source == row.step.number and edge.target is None:  # below, in the column of whoever ends it
                drop = (self._height(shape) + END_GAP) / 2
                end = self._add(Shape.TERMINATOR, x, band, None, "Selesai", "", down=drop)
                self._wire(self.index[edge.source], end, edge)

    def add_connector(self, pair: Pair) -> None:
        """The pair's connector on this page, if it has one here."""
        if self.place not in (pair.left, pair.entered):
            return
        leaves = self.place == pair.left
        at_bottom = leaves == pair.forward
        band = len(self.bounds) - 2 if at_bottom else 0
        step = self._first_leaving(pair) if leaves else pair.target
        taken = [node.box.centre[0] for node in self.nodes if node.band == band]
        x = place_in_strip(self.symbols[self.index[step]].box.centre[0], self.centres, taken, self.area)
        here = self._add(Shape.CONNECTOR, x, band, None, pair.letter, _connector_meaning(pair, leaves=leaves))
        if leaves:
            self.leaving[pair.target] = here
        else:
            self._wire(here, self.index[pair.target], Edge(0, pair.target, 0, ""))

    def _first_leaving(self, pair: Pair) -> int:
        """The first step of this page whose arrow the pair carries away."""
        return next(
            edge.source for edge in self.frame.edges if edge.target == pair.target and edge.source in self.numbers
        )

    def _add(
        self, shape: Shape, x: float, band: int, step: int | None, text: str, meaning: str, *, down: float = 0.0
    ) -> int:
        """A symbol in the middle of its band, or so far ``down`` from it; gives its index."""
        top, bottom = self.bounds[band], self.bounds[band + 1]
        box = box_around(x, (top + bottom) / 2 + down, self._width(shape), self._height(shape))
        self.symbols.append(Symbol(shape, box, step, text, meaning))
        self.nodes.append(Node(shape, box, band, self._tracks(top), self._tracks(bottom)))
        return len(self.symbols) - 1

    def _width(self, shape: Shape) -> float:
        return _CONNECTOR_WIDTH if shape is Shape.CONNECTOR else min(_WIDEST, self.frame.columns.actor - _ASIDE)

    def _height(self, shape: Shape) -> float:
        return min(_SIZES[shape], self._width(shape) + 1) if shape is Shape.DECISION else _SIZES[shape]

    def _tracks(self, y: float) -> tuple[float, ...]:
        found = (y + sign * offset for offset in _TRACKS for sign in (-1, 1))
        return tuple(round(track, 2) for track in found if self.area.y + 1 <= track <= self.area.bottom - 1)

    def _wire(self, source: int, target: int, edge: Edge) -> None:
        step = self.symbols[target].step
        joins = step is not None and bool(self.frame.procedure.steps[step - 1].joins)
        self.wires.append(Wire(source, target, edge.exit, joins=joins))
        self.labels.append((edge.label, edge.source))

    def finished(self) -> tuple[tuple[Symbol, ...], tuple[Arrow, ...]]:
        """All symbols and arrows of the page, each labelled exit with its label."""
        for edge in self.frame.edges:
            if edge.source in self.numbers and edge.target is not None:
                target = self.index[edge.target] if edge.target in self.numbers else self.leaving[edge.target]
                self._wire(self.index[edge.source], target, edge)
        routes = route_all(Field(self.nodes, self._lanes(), self.area), self.wires)
        lines = [route.points for route in routes]
        placed: list[Label] = []
        arrows = []
        for wire, points, (text, source) in zip(self.wires, lines, self.labels, strict=True):
            ground = Ground(lines, self.symbols, placed, self.area)
            label = place_label(text, source, points, ground) if text else None
            placed += [label] if label else []
            arrows.append(Arrow(points, wire.source, wire.target, label))
        return tuple(self.symbols), tuple(arrows)

    def _lanes(self) -> list[float]:
        columns = self.frame.columns
        rules = [columns.actors_from + place * columns.actor for place in range(columns.actors + 1)]
        beside = (rule + sign * lane for rule in rules for lane in _LANES for sign in (-1, 1))
        inside = (x for x in beside if self.area.x + 1 <= x <= self.area.right - 1)
        return sorted({round(x, 2) for x in (*self.centres, *inside)})


def _connector_meaning(pair: Pair, *, leaves: bool) -> str:
    if leaves:
        return f"Penghubung {pair.letter}: lanjut ke langkah {pair.target} di halaman {pair.entered + 2}."
    return f"Penghubung {pair.letter}: dari halaman {pair.left + 2}, ke langkah {pair.target}."
