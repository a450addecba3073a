"""What must hold of any drawn sheet, found out anew from its coordinates."""

from collections import Counter
from itertools import pairwise

from mutubaku.paper import text_width
from mutubaku.procedure import Procedure
from mutubaku.procedure.sheet.model import PADDING, Box, Cell, Page, Point, Shape, Sheet, Symbol, text_height

_EPSILON = 0.011


def through_symbols(page: Page) -> list[str]:
    """Arrows that touch a symbol other than by leaving their source or entering their target."""
    found = []
    for arrow in page.arrows:
        runs = list(pairwise(arrow.points))
        for place, (a, b) in enumerate(runs):
            for number, symbol in enumerate(page.symbols):
                leaves = place == 0 and number == arrow.source
                enters = place == len(runs) - 1 and number == arrow.target
                if not leaves and not enters and _inside(a, b, symbol.box):
                    found.append(f"arrow {arrow.points} runs through symbol {symbol.box}")
                if (leaves and not _on_edge(a, symbol.box)) or (enters and not _on_edge(b, symbol.box)):
                    found.append(f"arrow {arrow.points} does not touch the edge of {symbol.box}")
    return found


def _inside(a: Point, b: Point, box: Box) -> bool:
    """Whether any point of the line, tried at each tenth of a millimetre, lies within the box."""
    length = max(abs(a[0] - b[0]), abs(a[1] - b[1]))
    tries = max(1, int(length * 10))
    points = ((a[0] + (b[0] - a[0]) * n / tries, a[1] + (b[1] - a[1]) * n / tries) for n in range(tries + 1))
    return any(box.x < x < box.right and box.y < y < box.bottom for x, y in points)


def _on_edge(point: Point, box: Box) -> bool:
    x, y = point
    upright = min(abs(x - box.x), abs(x - box.right)) < _EPSILON and box.y - _EPSILON <= y <= box.bottom + _EPSILON
    level = min(abs(y - box.y), abs(y - box.bottom)) < _EPSILON and box.x - _EPSILON <= x <= box.right + _EPSILON
    return upright or level


def slanted(page: Page) -> list[tuple[Point, ...]]:
    """Arrows with a piece that is neither level nor upright."""
    return [
        arrow.points for arrow in page.arrows if any(a[0] != b[0] and a[1] != b[1] for a, b in pairwise(arrow.points))
    ]


def cells_of(page: Page) -> tuple[Cell, ...]:
    """Every cell of a page."""
    table = (*page.table.heads, *page.table.cells) if page.table else ()
    return (*page.texts, *table, *page.foot)


def overflowing(page: Page) -> list[str]:
    """Texts that leave their cell, and cells that leave the paper."""
    found = []
    for cell in cells_of(page):
        width, height = (cell.box.height, cell.box.width) if cell.turned else (cell.box.width, cell.box.height)
        widest = max((text_width(line, cell.points, bold=cell.bold) for line in cell.lines), default=0)
        if widest > width - 2 * PADDING + _EPSILON or text_height(len(cell.lines), cell.points) > height + _EPSILON:
            found.append(f"{cell.lines} leaves {cell.box}")
        if cell.box.x < 10 or cell.box.right > 287.05 or cell.box.y < 10 or cell.box.bottom > 200.05:
            found.append(f"{cell.lines} leaves the paper")
    return found


def steps_drawn(sheet: Sheet) -> list[int]:
    """The numbers of the symbols that stand for steps, page by page."""
    return sorted(symbol.step for page in sheet.pages for symbol in page.symbols if symbol.step)


def connector_letters(sheet: Sheet) -> Counter[str]:
    """How often each connector's letter occurs."""
    return Counter(s.text for page in sheet.pages for s in page.symbols if s.shape is Shape.CONNECTOR)


def arrows_in_words(sheet: Sheet) -> Counter[tuple[int, int | None]]:
    """From which step to which each arrow leads, connectors followed over the page edge; None is an end."""
    entered = {
        page.symbols[arrow.source].text: page.symbols[arrow.target].step
        for page in sheet.pages
        for arrow in page.arrows
        if page.symbols[arrow.source].shape is Shape.CONNECTOR
    }
    found: Counter[tuple[int, int | None]] = Counter()
    for page in sheet.pages:
        for arrow in page.arrows:
            source, target = page.symbols[arrow.source], page.symbols[arrow.target]
            if source.step:
                found[source.step, entered[target.text] if target.shape is Shape.CONNECTOR else target.step] += 1
    return found


def arrows_wanted(procedure: Procedure) -> Counter[tuple[int, int | None]]:
    """The same from the procedure itself; outcomes of one way share an arrow, a step that only ends has none."""
    found: Counter[tuple[int, int | None]] = Counter()
    for step in procedure.steps:
        for way in {outcome.opens for outcome in step.outcomes}:
            for key in way:
                found[step.number, procedure.step(key).number] += 1
            if not way and not all(one.ends for one in step.outcomes):
                found[step.number, None] += 1
    return found


def labelled_exits(sheet: Sheet, symbol: Symbol) -> int:
    """How many labelled arrows leave the symbol of a step."""
    return sum(
        arrow.label is not None and page.symbols[arrow.source] is symbol
        for page in sheet.pages
        for arrow in page.arrows
    )


def faults(procedure: Procedure, sheet: Sheet) -> list[str]:
    """Everything that is wrong with a sheet."""
    found = [fault for page in sheet.pages for fault in (*through_symbols(page), *overflowing(page))]
    found += [f"slanted: {points}" for page in sheet.pages for points in slanted(page)]
    if steps_drawn(sheet) != [step.number for step in procedure.steps]:
        found.append("not one symbol per step")
    if set(connector_letters(sheet).values()) - {2}:
        found.append("connectors are not in pairs")
    if arrows_in_words(sheet) != arrows_wanted(procedure):
        found.append("arrows lead elsewhere than the procedure")
    for page in sheet.pages:
        for symbol in page.symbols:
            if symbol.shape is Shape.DECISION and labelled_exits(sheet, symbol) < 2:
                found.append(f"decision {symbol.step} has an exit without label")
        found += [
            f"{a.box} and {b.box} stand on one another"
            for number, a in enumerate(page.symbols)
            for b in page.symbols[:number]
            if a.box.meets(b.box)
        ]
    return found
