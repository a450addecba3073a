"""Files as people upload them: whole, renamed, locked, cut short."""

from __future__ import annotations

import io
import zipfile

import pypdf

from mutubaku.cli.demonstration.papers import sample

PDF = sample("Contoh", "PT Contoh")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(64) + bytes.fromhex("ffd9")


def archive(*names: str) -> bytes:
    """A ZIP archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), "<x/>")  # of a fixed date: the bytes name the test
    return out.getvalue()


def docx() -> bytes:
    """What makes an archive a Word file."""
    return archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def xlsx() -> bytes:
    """What makes an archive an Excel file."""
    return archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")


def locked(password: str, data: bytes = PDF) -> bytes:
    """The PDF, encrypted; with an empty password it opens for all but restricts what may be done."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="pemilik", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
