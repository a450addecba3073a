"""A list of results as a workbook: the sheet a laboratory fills in, and what a filled one says row by row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from mutubaku.documents.sheet_days import day_in
from mutubaku.documents.sheet_errors import ListRefused
from mutubaku.documents.sheets import Cell, Row, exact, read_rows
from mutubaku.schemes.policy import limit_text

from .errors import SampleRefusal
from .models import OrderedTest, Sample
from .queries import limit_of, ordered_tests

COLUMNS: Final = ("Contoh", "Parameter", "Batas", "Metode", "Hasil", "Satuan", "Ketidakpastian", "Tanggal uji")
NEEDED: Final = ("Contoh", "Parameter", "Hasil")
WIDTHS: Final = (12, 34, 22, 24, 16, 12, 16, 14)


class SheetUnreadable(SampleRefusal):
    """A file that is no list of results."""

    field = "file"


@dataclass(frozen=True)
class SheetRow:
    """A filled row that belongs to an ordered test."""

    number: int
    test_id: int
    value: str
    unit: str
    method: str
    uncertainty: str
    tested_on: str


@dataclass(frozen=True)
class Reading:
    """What a sheet says: the rows that can be used, and a sentence for each that cannot."""

    rows: tuple[SheetRow, ...]
    faults: tuple[str, ...]


def blank(samples: Sequence[Sample]) -> bytes:
    """The workbook a laboratory fills in, one row for each ordered test."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "Hasil uji"
    for place, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        sheet.cell(1, place, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    with override("id"):
        limits = {test.pk: limit_of(test).said for sample in samples for test in ordered_tests(sample)}
    tests = ((sample, test) for sample in samples for test in ordered_tests(sample))
    for line, (sample, test) in enumerate(tests, start=2):
        cells = (sample.code, test.name, limits[test.pk], test.method, "", test.unit, "", "")
        for place, text in enumerate(cells, start=1):
            cell = sheet.cell(line, place, text)
            cell.data_type = "s"  # a name that begins with “=” is no formula
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(name: str, data: bytes, samples: Sequence[Sample]) -> Reading:
    """The results in a filled workbook; SheetUnreadable when it is none, a fault for each row that fits no test."""
    rows = _rows(name, data)
    header = next(((at, _places(row)) for at, row in enumerate(rows) if set(NEEDED) <= _places(row).keys()), None)
    if header is None:
        raise SheetUnreadable(
            _("Lembar ini tidak memuat kolom %(columns)s. Pakai lembar isian dari halaman ini.")
            % {"columns": ", ".join(NEEDED)}
        )
    at, places = header
    tests = {(s.code.casefold(), t.name.casefold()): t for s in samples for t in ordered_tests(s)}
    only = samples[0].code if len(samples) == 1 else ""  # what a merged cell leaves out where there is nothing else
    found: dict[int, SheetRow] = {}
    faults = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {name: _read(name, row[place]) if place < len(row) else "" for name, place in places.items()}
        if not cells["Hasil"]:
            continue
        cells["Contoh"] = cells["Contoh"] or only
        test = tests.get((cells["Contoh"].casefold(), cells["Parameter"].casefold()))
        fault = _fault(number, cells, test, found)
        if fault or test is None:
            faults.append(fault)
        else:
            found[test.pk] = _row(number, test, cells)
    return Reading(tuple(found.values()), tuple(faults))


def _fault(number: int, cells: dict[str, str], test: OrderedTest | None, found: dict[int, SheetRow]) -> str:
    words = {"number": number, "code": cells["Contoh"], "parameter": cells["Parameter"]}
    if not cells["Contoh"]:
        return (
            _("Baris %(number)s: kolom Contoh kosong. Tulis nomor contoh pada setiap baris, tanpa sel gabungan.")
            % words
        )
    if test is None:
        return _("Baris %(number)s: %(parameter)s contoh %(code)s tidak dipesan pada langkah ini.") % words
    if test.pk in found:
        return _("Baris %(number)s: %(parameter)s contoh %(code)s tertulis dua kali.") % words
    return ""


def _row(number: int, test: OrderedTest, cells: dict[str, str]) -> SheetRow:
    get = cells.get
    unit = get("Satuan") or ""
    return SheetRow(
        number,
        test.pk,
        cells["Hasil"].removesuffix("%").rstrip() if unit == "%" else cells["Hasil"],
        unit,
        get("Metode") or test.method,
        get("Ketidakpastian") or "",
        get("Tanggal uji") or "",
    )


def _places(row: Sequence[Any]) -> dict[str, int]:
    """Which column has which name."""
    known = {name.casefold(): name for name in COLUMNS}
    named = ((known.get(_text(cell).casefold()), place) for place, cell in enumerate(row))
    return {name: place for name, place in named if name}


def _read(column: str, cell: Any) -> str:
    """A cell of a column; of that of days also a day in words, ``28 November 2026``, as 28-11-2026."""
    if column == "Tanggal uji":
        with suppress(ValueError):  # a day that no calendar has stays as it is written, for the form to refuse
            return _text(day_in(cell) or cell)
    return _text(cell)


def _text(cell: Any) -> str:
    """A cell as a person would have typed it here: decimal comma, days as 25-11-2026."""
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, int | float):
        return limit_text(exact(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d-%m-%Y}"
    return " ".join(str(cell).split())


def _rows(name: str, data: bytes) -> list[Row]:
    """The rows of the sheet that names the columns; formulas as their values, or as written when never reckoned."""

    def named(row: Sequence[Cell]) -> int:
        return len(_places(row))

    try:
        values, written = (read_rows(name, data, named=named, formulas=asked) for asked in (False, True))
    except ListRefused as refusal:
        raise SheetUnreadable(str(refusal)) from refusal
    return [
        tuple(formula if value is None else value for value, formula in zip_longest(*pair))
        for pair in zip(values, written, strict=True)
    ]
