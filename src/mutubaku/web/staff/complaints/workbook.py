"""The register of complaints as a workbook for the assessor; like every paper of the office, in Indonesian."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from .listing import Row

RECORD: Final = "Daftar keluhan"
COLUMNS: Final = {  # name → width in characters
    "Nomor": 28,
    "Diterima": 13,
    "Saluran": 14,
    "Pengadu": 24,
    "Perusahaan pengadu": 24,
    "Tentang": 20,
    "Yang dikeluhkan": 30,
    "Nomor sertifikat atau permohonan": 28,
    "Isi keluhan": 50,
    "Penerimaan disampaikan": 13,
    "Tanggung jawab kantor": 14,
    "Alasannya": 34,
    "Penanganan": 24,
    "Pemutus": 24,
    "Diteruskan": 13,
    "Jawaban pemegang paling lambat": 13,
    "Dijawab pemegang": 13,
    "Jawaban pemegang lewat batas": 12,
    "Hasil": 18,
    "Pertimbangan": 40,
    "Koreksi": 34,
    "Tindakan korektif": 34,
    "Diputuskan": 13,
    "Paling lambat": 13,
    "Lewat batas": 10,
    "Pengumuman": 18,
    "Kesepakatan tentang pengumuman": 34,
}
_DAY = "DD-MM-YYYY"
_BOLD, _WRAPPED = Font(bold=True), Alignment(vertical="top", wrap_text=True)


def register_workbook(office: str, zone: str, rows: Sequence[Row]) -> bytes:
    """The complaints, one a row; a text never is a formula."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Keluhan"
    with override("id"):
        _line(sheet, 1, [RECORD], bold=True)
        _line(sheet, 2, [office])
        _line(sheet, 4, list(COLUMNS), bold=True)
        for number, row in enumerate(reversed(rows), start=5):
            _line(sheet, number, _cells(row, ZoneInfo(zone)))
    for column, width in zip(sheet.columns, COLUMNS.values(), strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.freeze_panes = "B5"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(row: Row, zone: ZoneInfo) -> list[object]:
    one = row.complaint

    def day(moment: datetime | None) -> object:
        return moment.astimezone(zone).date() if moment else ""

    return [
        one.number,
        day(one.received_at),
        str(one.get_channel_display()),
        one.name,
        one.organisation_name,
        str(one.get_about_display()),
        row.subject,
        one.certificate_number or (one.case.number if one.case else ""),
        one.text,
        day(one.acknowledged_at),
        {True: "Ya", False: "Tidak", None: ""}[one.is_ours],
        one.judged_reason,
        one.handler.name if one.handler else "",
        one.decider.name if one.decider else "",
        day(one.referred_at),
        one.referred_until or "",
        day(one.answered_at),
        _lateness(row) if one.referred_until else "",
        str(row.outcome.text if row.outcome else row.state.text),
        one.outcome_reason,
        one.correction,
        one.corrective_action,
        day(one.decided_at),
        day(row.standing.answer_by),
        "Ya" if row.standing.is_late else "Tidak",
        str(one.get_publicity_display()) if one.publicity else "",
        one.publicity_words,
    ]


def _lateness(row: Row) -> str:
    return "Ya" if row.standing.is_answer_late else "Tidak"


def _line(sheet: Any, number: int, values: Sequence[object], *, bold: bool = False) -> None:
    for column, value in enumerate(values, start=1):
        if value == "":
            continue
        cell = sheet.cell(number, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type, cell.number_format = "s", "@"
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        else:
            cell.number_format = _DAY
        cell.alignment = _WRAPPED if number > 2 else Alignment()  # noqa: PLR2004 - title and office stand above
        if bold:
            cell.font = _BOLD
