"""The record "Data Realisasi Layanan Sertifikasi" as a workbook; like every paper of the office, in Indonesian."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from mutubaku.cases.models import Ending

from .policy import Total, total_of
from .queries import Realised

RECORD: Final = "Data Realisasi Layanan Sertifikasi"  # as SOP 11-BIPA/5 names it
COLUMNS: Final = {  # name → width in characters
    "Nomor permohonan": 26,
    "Pelanggan": 34,
    "Skema": 16,
    "Jenis": 24,
    "Dikirim": 13,
    "Selesai": 13,
    "Hasil": 18,
    "Nomor sertifikat atau surat": 34,
    "Hari kerja terpakai": 12,
    "Hari kerja baku": 12,
    "Tepat waktu": 12,
    "Langkah lewat waktu": 12,
}
_DAY, _TENTHS = "DD-MM-YYYY", "0.0"
_BOLD, _WRAPPED = Font(bold=True), Alignment(vertical="top", wrap_text=True)

Cell = str | int | Decimal | date | None


def realisation_workbook(office: str, period: str, zone: str, rows: Sequence[Realised]) -> bytes:
    """The finished cases of a period, one a row, with their totals below; a text never is a formula."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Realisasi"
    with override("id"):
        _line(sheet, 1, [RECORD], bold=True)
        _line(sheet, 2, [f"{office}, {period}"])
        _line(sheet, 4, list(COLUMNS), bold=True)
        for number, row in enumerate(rows, start=5):
            _line(sheet, number, _cells(row, ZoneInfo(zone)))
        totals = _totals(total_of((one.case.ending, one.measured) for one in rows))
        for number, (name, value) in enumerate(totals, start=len(rows) + 6):
            _line(sheet, number, [name, value])
    for letter, width in zip("ABCDEFGHIJKL", COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B5"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(row: Realised, zone: ZoneInfo) -> list[Cell]:
    case, time = row.case, row.measured
    judged = ("Ya" if time.is_on_time else "Tidak") if time else ""
    return [
        case.number,
        case.organisation.name,
        str(case.get_scheme_display()),
        str(case.get_kind_display()),
        _day(case.sent_at, zone),
        _day(case.closed_at, zone),
        str(case.get_ending_display()),
        row.number,
        time.used_days if time else None,
        time.allowed_days if time else None,
        judged,
        row.late_steps,
    ]


def _totals(total: Total) -> list[tuple[str, Cell]]:
    endings = [(str(one.label), total.endings[one]) for one in Ending if total.endings[one]]
    share = f"{total.share}%" if total.share is not None else ""
    return [
        ("Jumlah permohonan selesai", total.finished),
        *endings,
        ("Tepat waktu", total.on_time),
        ("Bagian tepat waktu", share),
        ("Rata-rata hari kerja terpakai", total.mean),
    ]


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None


def _line(sheet: Any, number: int, values: Sequence[Cell], *, bold: bool = False) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if value is None or value == "":
            continue
        cell.value = value
        if isinstance(value, str):
            cell.data_type, cell.number_format = "s", "@"
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        elif isinstance(value, date):
            cell.number_format = _DAY
        elif isinstance(value, Decimal):
            cell.number_format = _TENTHS
        cell.alignment = _WRAPPED if number > 2 else Alignment()  # noqa: PLR2004 - title and period stand above
        if bold:
            cell.font = _BOLD
