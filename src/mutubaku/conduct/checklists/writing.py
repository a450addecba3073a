"""The checklist of an office on a day as a workbook that may be edited and read in again."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from mutubaku.people.models import Office
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.queries import checklist_on

from .columns import HINT, KEY, NAMES, ORDER, SCHEMES, SOURCE, STAGE, TEXT, WIDTHS


def checklist_workbook(office: Office, day: date) -> bytes:
    """The questions in force on a day, one a row, every cell as text so that "4.10" stays what it is."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Daftar periksa"
    sheet.append(list(NAMES.values()))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(checklist_on(office, day), start=2):
        for column, value in enumerate(_values(row), start=1):
            _write(sheet.cell(number, column), value)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    sheet.freeze_panes = "B2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _values(row: ChecklistQuestion) -> list[str]:
    said = {KEY: row.key, STAGE: str(row.stage), TEXT: row.text, HINT: row.hint, SOURCE: row.source}
    said |= {ORDER: str(row.order)} | {scheme: row.clauses.get(scheme, "") for scheme in SCHEMES}
    return [said[what] for what in NAMES]


def _write(cell: Any, value: str) -> None:
    """A text, never a formula, whatever it begins with."""
    cell.value = value or None
    if value:
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    cell.alignment = Alignment(vertical="top", wrap_text=True)
