"""The sheet as pure data: pages of cells, symbols, arrows and labels, all in millimetres from the page's top left.

Both renderings (SVG and PDF) draw this model and decide nothing of their own.
"""

from dataclasses import dataclass
from enum import StrEnum

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 297.0, 210.0, 10.0  # A4 landscape
PADDING = 1.3  # mm between the rule of a cell and its text
LINE_HEIGHT = 1.15  # of the type size
MM_PER_POINT = 25.4 / 72

Point = tuple[float, float]


class Shape(StrEnum):
    """The symbols of PermenPANRB 35/2012; the fifth, the arrow, is `Arrow`."""

    TERMINATOR = "kapsul"
    PROCESS = "kotak"
    DECISION = "belah-ketupat"
    CONNECTOR = "segi-lima"


@dataclass(frozen=True)
class Box:
    """A rectangle: its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return round(self.x + self.width / 2, 2), round(self.y + self.height / 2, 2)

    def meets(self, other: "Box", clearance: float = 0.0) -> bool:
        """Whether the two overlap, or come nearer than `clearance`."""
        return (
            self.x < other.right + clearance
            and other.x < self.right + clearance
            and self.y < other.bottom + clearance
            and other.y < self.bottom + clearance
        )


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """A box of this size around a middle, in hundredths of a millimetre, so that middles of one column are equal."""
    half_width, half_height = round(width / 2, 2), round(height / 2, 2)
    return Box(round(round(x, 2) - half_width, 2), round(round(y, 2) - half_height, 2), 2 * half_width, 2 * half_height)


@dataclass(frozen=True)
class Cell:
    """A text in a box: lines already broken, at a type size in points.

    `heading`: the name of its page. `ruled`: with a rule around it. `turned`: read from bottom to top.
    `spans`: columns and rows it takes in its table. A cell without lines is an empty box.
    """

    box: Box
    lines: tuple[str, ...] = ()
    points: float = 8.0
    bold: bool = False
    centred: bool = False
    top: bool = False
    ruled: bool = True
    turned: bool = False
    heading: bool = False
    spans: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Symbol:
    """A symbol in its box. `step` is the number of the step it stands for; ends and connectors stand for none.

    `text` is a connector's letter or the word in an end; `meaning` says the symbol and its arrows in words.
    """

    shape: Shape
    box: Box
    step: int | None = None
    text: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Label:
    """The outcome at an exit of step `source`."""

    box: Box
    lines: tuple[str, ...]
    points: float
    source: int


@dataclass(frozen=True)
class Arrow:
    """An orthogonal line with a head at its last point; `source` and `target` index the page's symbols."""

    points: tuple[Point, ...]
    source: int
    target: int
    label: Label | None = None


@dataclass(frozen=True)
class Table:
    """The flowchart table of one page: `heads` repeat on each page; cells run row by row."""

    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    heads: tuple[Cell, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """One page: loose texts (title, identity part, foot), and on flowchart pages the table and what is drawn in it."""

    texts: tuple[Cell, ...]
    table: Table | None = None
    symbols: tuple[Symbol, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    foot: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole SOP: the identity page, then the flowchart pages."""

    title: str
    pages: tuple[Page, ...]


def text_height(lines: int, points: float) -> float:
    """Height in mm of so many lines."""
    return lines * points * LINE_HEIGHT * MM_PER_POINT
