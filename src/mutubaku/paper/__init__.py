"""Paper: typesetting with Typst, QR codes, reading and joining PDFs; knows no business and no Django."""

from mutubaku.paper.characters import printable
from mutubaku.paper.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    NaiveTimeError,
    NotAPdfError,
    PaperError,
    TemplateError,
    UnknownTemplateError,
)
from mutubaku.paper.measure import text_width, wrap
from mutubaku.paper.pdf import PdfFacts, bind, inspect_pdf, words_of
from mutubaku.paper.qr import qr_svg
from mutubaku.paper.typesetting import Attachment, typeset
from mutubaku.paper.words import tanggal, ukuran

__all__ = [
    "Attachment",
    "DamagedPdfError",
    "EncryptedPdfError",
    "NaiveTimeError",
    "NotAPdfError",
    "PaperError",
    "PdfFacts",
    "TemplateError",
    "UnknownTemplateError",
    "bind",
    "inspect_pdf",
    "printable",
    "qr_svg",
    "tanggal",
    "text_width",
    "typeset",
    "ukuran",
    "words_of",
    "wrap",
]
