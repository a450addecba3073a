"""The sheet as SVG: attributes only (no style sheet, no script), so that any content security policy lets it stand."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from mutubaku.paper import text_width
from mutubaku.procedure.sheet.model import (
    LINE_HEIGHT,
    MM_PER_POINT,
    PADDING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Cell,
    Label,
    Page,
    Point,
    Shape,
    Sheet,
    Symbol,
    text_height,
)
from mutubaku.procedure.sheet.outlines import corners, head, shaft

_FACE = "'Libertinus Serif','Times New Roman',Tinos,serif"
_ASCENT = 0.87  # of the type size, from the top of a line to its baseline
INK, RULE, EDGE = "#161616", "#8c8c8c", "#d5dad7"
THIN, FRAME, STROKE = 0.16, 0.35, 0.32  # mm
_GAP = 6.0  # mm between two pages


def svg_of(sheet: Sheet, page: int | None = None) -> str:
    """One page (counted from 0), or all pages below one another; lengths in mm."""
    shown = sheet.pages if page is None else (sheet.pages[page],)
    height = len(shown) * (PAGE_HEIGHT + _GAP) - _GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(PAGE_WIDTH)} {_n(height)}" '
        f'width="{_n(PAGE_WIDTH)}mm" height="{_n(height)}mm" lang="id" role="group" '
        f'font-family={quoteattr(_FACE)} fill="{INK}">',
        f"<title>{escape(sheet.title)}</title>",
    ]
    for place, one in enumerate(shown):
        lines.append(f'<g transform="translate(0 {_n(place * (PAGE_HEIGHT + _GAP))})">')
        lines += _page(one)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""])


def _page(page: Page) -> Iterator[str]:
    paper = Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT)
    yield f'<rect {_rect(paper)} fill="#ffffff" stroke="{EDGE}" stroke-width="{THIN}"/>'
    for cell in page.texts:
        yield from _cell(cell)
    if page.table:
        for cell in (*page.table.heads, *page.table.cells):
            yield from _cell(cell)
        size = f'width="{_n(sum(page.table.widths))}" height="{_n(sum(page.table.heights))}"'
        yield f'<rect x="{_n(page.table.x)}" y="{_n(page.table.y)}" {size} fill="none" {_stroke(FRAME)}/>'
    for arrow in page.arrows:
        yield f'<polyline points="{_points(shaft(arrow.points))}" fill="none" {_stroke(STROKE)}/>'
    for symbol in page.symbols:
        yield from _symbol(symbol)
    for arrow in page.arrows:
        if arrow.label:
            yield from _label(arrow.label)
    for arrow in page.arrows:  # over the white ground of a label beside it
        yield f'<polygon points="{_points(head(arrow.points))}"/>'
    for cell in page.foot:
        yield from _cell(cell)


def _cell(cell: Cell) -> Iterator[str]:
    if cell.ruled:
        yield f'<rect {_rect(cell.box)} fill="none" stroke="{RULE}" stroke-width="{THIN}"/>'
    if cell.turned:
        x, y = cell.box.centre
        yield f'<g transform="rotate(-90 {_n(x)} {_n(y)})">'
        turned = Box(x - cell.box.height / 2, y - cell.box.width / 2, cell.box.height, cell.box.width)
        yield from _lines(cell.lines, cell.points, _text_box(cell, turned), bold=cell.bold, centred=True)
        yield "</g>"
    else:
        box = _text_box(cell, cell.box)
        yield from _lines(cell.lines, cell.points, box, bold=cell.bold, centred=cell.centred)


def _text_box(cell: Cell, box: Box) -> Box:
    """Where a cell's lines stand: at its top, or in its middle."""
    tall = text_height(len(cell.lines), cell.points)
    top = box.y + (PADDING if cell.ruled else 0) if cell.top else box.y + (box.height - tall) / 2
    return Box(box.x + PADDING, top, box.width - 2 * PADDING, tall)


def _lines(lines: Sequence[str], points: float, box: Box, *, bold: bool, centred: bool) -> Iterator[str]:
    size = points * MM_PER_POINT
    weight = ' font-weight="bold"' if bold else ""
    for place, line in enumerate(lines):
        if not line:
            continue
        # The width is given, so that another face than the measured one never leaves its cell.
        width = text_width(line, points, bold=bold)
        x = box.x + (box.width - width) / 2 if centred else box.x
        y = box.y + (place * LINE_HEIGHT + _ASCENT) * size
        yield (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{weight} '
            f'textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs">{escape(line)}</text>'
        )


def _symbol(symbol: Symbol) -> Iterator[str]:
    """A group that carries the symbol's kind and, where it stands for a step, its number."""
    step = f' data-step="{symbol.step}"' if symbol.step else ""
    yield f'<g data-symbol="{symbol.shape.value}"{step}>'
    if symbol.meaning:
        yield f"<title>{escape(symbol.meaning)}</title>"
    if symbol.shape is Shape.TERMINATOR:
        yield f'<rect {_rect(symbol.box)} rx="{_n(symbol.box.height / 2)}" fill="#ffffff" {_stroke(STROKE)}/>'
    else:
        yield f'<polygon points="{_points(corners(symbol))}" fill="#ffffff" {_stroke(STROKE)}/>'
    if symbol.text:
        points = 5.5 if symbol.shape is Shape.TERMINATOR else 7.5
        tall = text_height(1, points)
        box = Box(symbol.box.x, symbol.box.y + (symbol.box.height - tall) / 2, symbol.box.width, tall)
        yield from _lines((symbol.text,), points, box, bold=False, centred=True)
    yield "</g>"


def _label(label: Label) -> Iterator[str]:
    yield f'<rect {_rect(label.box)} fill="#ffffff"/>'
    yield from _lines(label.lines, label.points, label.box, bold=False, centred=True)


def _stroke(width: float) -> str:
    return f'stroke="{INK}" stroke-width="{width}"'


def _rect(box: Box) -> str:
    return f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """A number with at most two decimals, without trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
