"""Opens an uploaded list, XLSX or CSV, as plain rows: within fixed bounds, without macros, formulas as their values."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import PurePath
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .sheet_errors import Broken, EmptyList, HasMacros, OldWorkbook, TooLarge, WrongType

MB: Final = 1024 * 1024
BYTES: Final = 5 * MB
UNPACKED: Final = 50 * MB  # all parts of a workbook together; a month of payments needs less than one
PARTS: Final = 500  # files in a workbook
HEADER_WITHIN: Final = 30  # rows: banks print a title, an account and a period above the names
ROWS: Final = 1000  # of data in a list
LINES: Final = HEADER_WITHIN + ROWS + 1  # with what stands above them, and one to see that there are more
WIDTH: Final = 60  # columns looked at
SHEETS: Final = 20  # sheets looked at for the one with the names
DELIMITERS: Final = (";", ",", "\t", "|")

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")

Cell = object  # str, int, float, bool, date, datetime, time or None: what a workbook or a text gives
Row = tuple[Cell, ...]
Named = Callable[[Sequence[Cell]], int]


def read_rows(name: str, data: bytes, *, named: Named, formulas: bool = False) -> list[Row]:
    """The rows of a list as they stand; a subclass of ListRefused says why a file is none.

    ``named`` counts the columns that a row names, to find the sheet and the delimiter. With ``formulas`` a formula is
    given as it is written, "=A1", instead of its last value.
    """
    if not data:
        raise EmptyList
    if len(data) > BYTES:
        raise TooLarge(f"{BYTES // MB} MB")
    if data.startswith(_OLE):
        raise OldWorkbook
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        return list(_workbook_rows(data, named, formulas=formulas))
    if suffix not in {".csv", ".txt"}:
        raise WrongType
    return _text_rows(data, named)


def text_of(cell: Cell) -> str:
    """A cell as text without spaces around it; a whole number without its decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\u00a0", " ").strip()


# Workbooks


def _workbook_rows(data: bytes, named: Named, *, formulas: bool) -> Iterator[Row]:
    _check_parts(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and checks it leaves out; we only read values
            yield from _values(data, named, formulas=formulas)
    except (EmptyList, TooLarge):
        raise
    except Exception as error:
        raise Broken from error  # openpyxl has no error of its own: a damaged workbook raises whatever it meets


def _check_parts(data: bytes) -> None:
    """Refuse what must not even be opened: bombs, macros, and archives that are no workbook.

    The sizes an archive declares bind: zipfile never unpacks more of a part than its declared size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = [part.filename.lower() for part in parts]
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise TooLarge(f"{UNPACKED // MB} MB")
            if any(name.endswith((".bin", ".vba")) and "vba" in name for name in names):
                raise HasMacros
            if "xl/workbook.xml" not in names:
                raise WrongType
            if any(_has_entities(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise Broken
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise Broken from error


def _has_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares entities of its own, which can unfold into gigabytes; no workbook needs them."""
    content = archive.read(part)
    return any(sign in content or sign in content.replace(b"\0", b"") for sign in _ENTITIES)


def _values(data: bytes, named: Named, *, formulas: bool) -> Iterator[Row]:
    """The rows of the first sheet whose values name the columns; of the first sheet when none does."""
    with _opened(data, formulas=False) as book:
        sheets = book.worksheets[:SHEETS]
        if not sheets:
            raise EmptyList
        number = max(range(len(sheets)), key=lambda one: _named_columns(sheets[one], named))
        if not formulas:
            yield from _bounded(list(_rows_of(sheets[number], LINES)))
            return
    with _opened(data, formulas=True) as book:
        yield from _bounded(list(_rows_of(book.worksheets[number], LINES)))


@contextmanager
def _opened(data: bytes, *, formulas: bool) -> Iterator[Any]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _named_columns(sheet: Any, named: Named) -> int:
    return max((named(row) for row in _rows_of(sheet, HEADER_WITHIN)), default=0)


def _rows_of(sheet: Any, lines: int) -> Iterator[Row]:
    """So many rows of a sheet, whatever size it says it has."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=lines):
        yield tuple(_shown(cell) for cell in islice(row, WIDTH))


def _shown(cell: Any) -> Cell:
    """The value of a cell; of a percentage, which is kept as its hundredth, the text it stands for: "0,5%"."""
    value: Cell = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{exact(value).scaleb(2).normalize():f}%".replace(".", ",")
    return value


def exact(number: float) -> Decimal:
    """A number of a workbook, which keeps fifteen digits: 0.1 + 0.2 is 0.3 there too."""
    return Decimal(f"{number:.15g}")


# Text


def _text_rows(data: bytes, named: Named) -> list[Row]:
    text = _decoded(data)
    candidates = [list(_parsed(text, delimiter)) for delimiter in DELIMITERS]
    best = max(candidates, key=lambda rows: max((named(row) for row in rows[:HEADER_WITHIN]), default=0))
    return _bounded(best)


def _decoded(data: bytes) -> str:
    """The text, in UTF-8, in UTF-16 with its mark, or in the alphabet of Windows."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise WrongType


def _parsed(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a text; a quoted cell may hold line breaks. Broken when a cell never ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in islice(reader, LINES):
            yield tuple(row[:WIDTH])
    except csv.Error as error:
        raise Broken from error


def _bounded(rows: list[Row]) -> list[Row]:
    """The rows, when they are not more than one list may have."""
    if len(rows) >= LINES:
        raise TooLarge(_("%(count)s baris data") % {"count": ROWS})
    return rows
