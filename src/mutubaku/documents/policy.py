"""What may be uploaded: known kinds of file, whole, open, and not what their name only pretends."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

import filetype
from django.utils.translation import gettext as _

from mutubaku.paper import EncryptedPdfError, PaperError, inspect_pdf

from .pictures import is_whole_jpeg, is_whole_png

PDF = "application/pdf"
OFFICE_FILES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office locks a file into this container; older Office knew no other
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
WHOLE = {"image/jpeg": is_whole_jpeg, "image/png": is_whole_png}
MEDIA_TYPES = {".pdf": PDF, ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", **OFFICE_FILES}
ACCEPTED = ", ".join(sorted(MEDIA_TYPES))
NAME_LIMIT = 200  # characters
SUFFIX_LIMIT = 20  # of these, for what follows the last point


class UploadRefused(ValueError):  # noqa: N818 - it says what happened
    """A file that cannot be accepted; the message says why and what to do."""


@dataclass(frozen=True)
class Accepted:
    """A file that passed: its cleaned name and its true media type."""

    filename: str
    media_type: str


def accept(name: str, data: bytes, limit: int) -> Accepted:
    """Check a file by its content, not its name; ``limit`` in bytes. UploadRefused says what is wrong."""
    filename = clean_name(name)
    suffix = PurePath(filename).suffix.lower()
    if not data:
        raise UploadRefused(_("Berkas “%(name)s” kosong. Periksa berkasnya, lalu unggah lagi.") % {"name": filename})
    if len(data) > limit:
        raise UploadRefused(
            _("Berkas “%(name)s” terlalu besar (%(size)s MB). Batasnya %(limit)s MB; kecilkan atau pisahkan.")
            % {"name": filename, "size": -(-len(data) // 1048576), "limit": limit // 1048576}
        )
    if suffix not in MEDIA_TYPES:
        raise UploadRefused(
            _("Jenis berkas “%(name)s” tidak diterima. Unggah salah satu dari: %(kinds)s.")
            % {"name": filename, "kinds": ACCEPTED}
        )
    media_type = MEDIA_TYPES[suffix]
    if media_type in OFFICE_FILES.values() and data.startswith(OLE):
        raise _locked(filename) if LOCKED_PART in data else _old_office(filename, suffix)
    if _true_type(data) != media_type:
        raise UploadRefused(
            _("Isi berkas “%(name)s” bukan %(kind)s seperti namanya. Simpan ulang dalam jenis itu, lalu unggah.")
            % {"name": filename, "kind": suffix[1:].upper()}
        )
    if media_type in WHOLE and not WHOLE[media_type](data):
        raise UploadRefused(
            _("Gambar “%(name)s” rusak atau terpotong. Ambil atau simpan ulang gambarnya, lalu unggah lagi.")
            % {"name": filename}
        )
    if media_type == PDF:
        _check_pdf(filename, data)
    return Accepted(filename, media_type)


def clean_name(name: str) -> str:
    """The file's own name without folders, control or direction-changing characters, and no longer than the limit."""
    bare = PurePath(name.replace("\\", "/")).name
    kept = "".join(c for c in unicodedata.normalize("NFC", bare) if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    path = PurePath(kept.strip() or "berkas")
    suffix = path.suffix[:SUFFIX_LIMIT]
    return path.stem[: NAME_LIMIT - len(suffix)] + suffix


def _true_type(data: bytes) -> str:
    guess = filetype.guess(data)
    found = guess.mime if guess else ""
    return _office_type(data) if found in {"application/zip", *OFFICE_FILES.values()} else found


def _office_type(data: bytes) -> str:
    """Word and Excel files are ZIP archives; their parts tell which."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError):  # ValueError: a part's name is no text
        return ""
    if any(name.startswith("word/") for name in names):
        return OFFICE_FILES[".docx"]
    if any(name.startswith("xl/") for name in names):
        return OFFICE_FILES[".xlsx"]
    return "application/zip"


def _check_pdf(filename: str, data: bytes) -> None:
    try:
        encrypted = inspect_pdf(data).encrypted
    except EncryptedPdfError:
        encrypted = True
    except PaperError as error:
        raise UploadRefused(
            _("PDF “%(name)s” rusak atau terpotong. Buat ulang berkasnya, lalu unggah lagi.") % {"name": filename}
        ) from error
    if encrypted:
        raise _locked(filename)


def _locked(filename: str) -> UploadRefused:
    return UploadRefused(
        _("Berkas “%(name)s” terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.")
        % {"name": filename}
    )


def _old_office(filename: str, suffix: str) -> UploadRefused:
    return UploadRefused(
        _(
            "Berkas “%(name)s” terkunci kata sandi atau berbentuk Office lama. Simpan ulang sebagai %(kind)s tanpa "
            "kata sandi, lalu unggah lagi."
        )
        % {"name": filename, "kind": suffix[1:].upper()}
    )
