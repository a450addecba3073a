"""The sheet as PDF: the same model, set by Typst as a tagged table with real text; arrows are drawn over it."""

from datetime import datetime

from mutubaku.paper import typeset
from mutubaku.procedure.sheet.model import Arrow, Box, Cell, Label, Page, Point, Shape, Sheet, Symbol, Table
from mutubaku.procedure.sheet.outlines import corners, head, shaft

_Data = dict[str, object]


def pdf_of(sheet: Sheet, at: datetime) -> bytes:
    """The whole sheet as PDF/A-3a and PDF/UA-1, made at the aware moment `at`."""
    return typeset("sheet", {"title": sheet.title, "pages": [_page(page) for page in sheet.pages]}, at=at)


def _page(page: Page) -> _Data:
    by_step = {symbol.step: symbol for symbol in page.symbols if symbol.step}
    return {
        "texts": [_cell(cell) for cell in page.texts],
        "foot": [_cell(cell) for cell in page.foot],
        "table": _table(page.table, list(by_step.values())) if page.table else None,
        "loose": [_symbol(symbol) for symbol in page.symbols if not symbol.step],
        "arrows": [_arrow(arrow) for arrow in page.arrows],
        "labels": [_label(arrow.label) for arrow in page.arrows if arrow.label],
    }


def _table(table: Table, symbols: list[Symbol]) -> _Data:
    return {
        "x": table.x,
        "y": table.y,
        "widths": table.widths,
        "heights": table.heights,
        "heads": [_cell(cell) for cell in table.heads],
        "cells": [_with_symbol(cell, symbols) for cell in table.cells],
    }


def _with_symbol(cell: Cell, symbols: list[Symbol]) -> _Data:
    """A cell, with the symbol whose middle lies in it."""
    inside = next((symbol for symbol in symbols if _holds(cell.box, symbol.box.centre)), None)
    return _cell(cell) | {"symbol": _symbol(inside) if inside else None}


def _holds(box: Box, point: Point) -> bool:
    return box.x < point[0] < box.right and box.y < point[1] < box.bottom


def _cell(cell: Cell) -> _Data:
    return _box(cell.box) | {
        "lines": cell.lines,
        "points": cell.points,
        "bold": cell.bold,
        "centred": cell.centred,
        "top": cell.top,
        "ruled": cell.ruled,
        "turned": cell.turned,
        "heading": cell.heading,
        "columns": cell.spans[0],
        "rows": cell.spans[1],
    }


def _symbol(symbol: Symbol) -> _Data:
    return _box(symbol.box) | {
        "capsule": symbol.shape is Shape.TERMINATOR,
        "corners": corners(symbol),
        "text": symbol.text,
        "meaning": symbol.meaning,
    }


def _arrow(arrow: Arrow) -> _Data:
    return {"shaft": shaft(arrow.points), "head": head(arrow.points)}


def _label(label: Label) -> _Data:
    return _box(label.box) | {"lines": label.lines, "points": label.points}


def _box(box: Box) -> _Data:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
