"""Files as people upload them: whole, renamed, locked, cut short."""

from __future__ import annotations

import io
import zipfile

import pypdf

from mutubaku.cli.demonstration.papers import sample
from tests.paper.pictures import png

PDF = sample("Contoh", "PT Contoh")
PNG = png(1, 1)
JPEG = bytes.fromhex(  # one grey point
    f"ffd8 ffe000104a46494600010100000100010000 ffdb004300{'01' * 64} ffc0000b080001000101011100"
    f"ffc400140001{'00' * 15}00 ffc400141001{'00' * 15}00 ffda0008010100003f00 3f ffd9"
)
SOF = JPEG.index(b"\xff\xc0")  # where the size of the picture stands
LOCKED_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480)
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(480)


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
