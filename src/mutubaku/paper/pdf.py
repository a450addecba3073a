"""Reading and joining PDF files that others made: what an upload is, and one file out of many."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pypdf

from mutubaku.paper.errors import DamagedPdfError, EncryptedPdfError, NotAPdfError

_HEADER_WITHIN = 1024  # bytes; readers accept the mark anywhere in the first kilobyte (ISO 32000-1, annex H)


@dataclass(frozen=True)
class PdfFacts:
    """`encrypted`: the file is encrypted but opens without a password (printing or copying is restricted)."""

    pages: int
    encrypted: bool


def inspect_pdf(data: bytes) -> PdfFacts:
    """Facts of an uploaded PDF; raises NotAPdfError, EncryptedPdfError or DamagedPdfError."""
    reader, encrypted = _opened(data)
    return PdfFacts(pages=_count(reader), encrypted=encrypted)


def words_of(data: bytes, pages: int) -> str:
    """The words of the first pages of a PDF; empty where there are none to read, as on the picture of a scan."""
    try:
        return "\n".join(page.extract_text() for page in islice(_opened(data)[0].pages, pages))
    except Exception:
        return ""


def bind(parts: Sequence[bytes], titles: Sequence[str] = ()) -> bytes:
    """The parts, in order, as one PDF (no longer PDF/A: that holds for each part alone). Same parts, same bytes.

    ``titles``, one for each part, become its bookmarks.

    Raises as `inspect_pdf` does; a part may prove damaged only while it is copied.
    """
    writer = pypdf.PdfWriter()
    for place, part in enumerate(parts):
        reader, _ = _opened(part)
        _count(reader)
        try:
            writer.append(reader, outline_item=titles[place] if titles else None, import_outline=False)
        except Exception as broken:
            raise _damaged() from broken
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + b"\n"


def _opened(data: bytes) -> tuple[pypdf.PdfReader, bool]:
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise NotAPdfError("Berkas ini bukan PDF. Simpan dokumen sebagai PDF, lalu unggah kembali.")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
        locked = encrypted and not reader.decrypt("")
    except Exception as broken:
        raise _damaged() from broken
    if locked:
        raise EncryptedPdfError("PDF ini dikunci dengan kata sandi. Buka kuncinya, lalu unggah kembali.")
    return reader, encrypted


def _count(reader: pypdf.PdfReader) -> int:
    """The number of pages, each one looked at; a tree without pages is damage."""
    try:
        pages = sum(1 for page in reader.pages if page.get_object() is not None)
    except Exception as broken:
        raise _damaged() from broken
    if not pages:
        raise _damaged()
    return pages


def _damaged() -> DamagedPdfError:
    return DamagedPdfError("PDF ini rusak atau terpotong. Buat ulang berkasnya, lalu unggah kembali.")
