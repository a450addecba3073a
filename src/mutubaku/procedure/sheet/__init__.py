"""The printed SOP sheet (PermenPANRB 35/2012): laid out once, drawn as SVG and as PDF."""

from datetime import datetime
from pathlib import Path

from mutubaku.procedure.sheet.errors import (
    NoWayError,
    SheetError,
    TooLongForPageError,
    TooManyActorsError,
    UnknownSheetFormatError,
)
from mutubaku.procedure.sheet.layout import layout
from mutubaku.procedure.sheet.model import Sheet
from mutubaku.procedure.sheet.pdf import pdf_of
from mutubaku.procedure.sheet.svg import svg_of
from mutubaku.procedure.vocabulary import Procedure

__all__ = [
    "NoWayError",
    "Sheet",
    "SheetError",
    "TooLongForPageError",
    "TooManyActorsError",
    "UnknownSheetFormatError",
    "layout",
    "sheet_pdf",
    "sheet_svg",
    "write_sheet",
]


def sheet_svg(procedure: Procedure, page: int | None = None) -> str:
    """The sheet as SVG text: one page (0 is the identity page), or all pages below one another."""
    return svg_of(layout(procedure), page)


def sheet_pdf(procedure: Procedure, at: datetime) -> bytes:
    """The sheet as PDF/A-3a and PDF/UA-1; the same procedure and `at` give the same bytes."""
    return pdf_of(layout(procedure), at)


def write_sheet(procedure: Procedure, out: Path, at: datetime) -> None:
    """Write the sheet to a file; its suffix, `.svg` or `.pdf`, says as what."""
    suffix = out.suffix.lower()
    if suffix == ".svg":
        out.write_text(sheet_svg(procedure), encoding="utf-8")
    elif suffix == ".pdf":
        out.write_bytes(sheet_pdf(procedure, at))
    else:
        raise UnknownSheetFormatError(
            f"Berkas “{out.name}” tidak berakhiran .svg atau .pdf. Beri nama dengan salah satu akhiran itu."
        )
