"""The example of a list of payments: the columns as they are called, two rows, as XLSX or CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from .columns import NAMES

WIDTHS = (22, 20, 16, 16, 18, 14)  # characters, as the columns come
DAY, MONEY, TEXT = "DD-MM-YYYY", "#,##0", "@"
FORMATS = (TEXT, TEXT, DAY, MONEY, TEXT, TEXT)  # NTPN and codes as text: a number would lose its last digits
ROWS: tuple[tuple[Any, ...], ...] = (
    ("0000CONTOH000001", "000000000000001", date(2026, 11, 20), 9_000_000, "000000000001", "Bank Contoh"),
    ("0000CONTOH000002", "000000000000002", date(2026, 11, 23), 12_500_000, "000000000002", "Bank Contoh"),
)


def example_workbook() -> bytes:
    """The example as XLSX, its columns already set to text, day and number."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Pembayaran"
    sheet.append(list(NAMES.values()))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in ROWS:
        sheet.append(row)
    for column, (width, form) in enumerate(zip(WIDTHS, FORMATS, strict=True), start=1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
        for number in range(2, len(ROWS) + 2):
            sheet.cell(number, column).number_format = form
    sheet.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def example_text() -> bytes:
    """The example as CSV in the form an Indonesian spreadsheet opens by itself: semicolons, UTF-8 with its mark."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";")
    writer.writerow(NAMES.values())
    for ntpn, code, day, amount, ntb, bank in ROWS:
        writer.writerow((ntpn, code, f"{day:%d-%m-%Y}", amount, ntb, bank))
    return kept.getvalue().encode("utf-8-sig")
