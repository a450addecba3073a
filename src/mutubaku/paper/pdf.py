"""Reading and joining PDF files that others made: what an upload is, and one file out of many."""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

import pypdf
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from mutubaku.paper.errors import DamagedPdfError, EncryptedPdfError, NotAPdfError
from mutubaku.paper.tags import Tags

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


def bind(parts: Sequence[bytes], titles: Sequence[str] = (), *, title: str = "", made: Collection[int] = ()) -> bytes:
    """The parts, in order, as one PDF. Same parts, same bytes.

    ``titles``, one for each part, become its bookmarks, ``title`` that of the whole, which is in Indonesian. The parts
    at the places ``made`` were typeset here and keep their tags; those of others have none, and the file says so
    (ISO 32000-1, table 321: *Suspects*). It bears no mark of PDF/A: that holds for each part of ours alone.

    Raises as `inspect_pdf` does; a part may prove damaged only while it is copied.
    """
    writer = pypdf.PdfWriter()
    tags = Tags(writer) if made else None
    for place, part in enumerate(parts):
        reader, _ = _opened(part)
        _count(reader)
        try:
            writer.append(reader, outline_item=titles[place] if titles else None, import_outline=False)
        except Exception as broken:
            raise _damaged() from broken
        pages = writer.pages[-len(reader.pages) :]
        if tags is not None and place in made:
            tags.add(reader, pages)
        elif tags is not None:
            tags.pass_over(pages)
    if tags is not None:
        tags.finish()
    _head(writer, title)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + b"\n"


def _head(writer: pypdf.PdfWriter, title: str) -> None:
    """What a reader says of the whole before its first page."""
    writer.metadata = {NameObject("/Title"): TextStringObject(title)} if title else None
    if title:
        writer.root_object[NameObject("/Lang")] = TextStringObject("id-ID")
        shown = {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
        writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(shown)


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
