"""Lists of payments as files, right and wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

NAMES = ("NTPN", "Kode Billing", "Tanggal Bayar", "Jumlah", "NTB", "Bank")
NTPN, CODE, DAY, AMOUNT = "1234567890ABCDEF", "820220922465628", date(2026, 11, 20), 9_000_000
ROW: tuple[Any, ...] = (NTPN, CODE, DAY, AMOUNT, "000111", "Bank Contoh")


def workbook(*rows: Sequence[Any], before: Iterable[Sequence[Any]] = (), names: Sequence[str] = NAMES) -> bytes:
    """An XLSX with the names and these rows, and others before the names."""
    book = Workbook()
    sheet: Any = book.active
    for row in (*before, names, *rows):
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as bytes."""
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def text(*rows: Sequence[Any], delimiter: str = ";", encoding: str = "utf-8", names: Sequence[str] = NAMES) -> bytes:
    """A CSV with the names and these rows."""
    lines = [delimiter.join(str(cell) for cell in row) for row in (names, *rows)]
    return "\r\n".join(lines).encode(encoding)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one more part, or with another in its place."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return kept.getvalue()
