"""Files on their way in: none is kept beyond the limit, not even for a moment, and each refusal has its sentence."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mutubaku.documents.policy import UploadRefused, clean_name

MB = 1024 * 1024


class LimitedUploads(FileUploadHandler):
    """Stands first among the upload handlers and drops a file as soon as it is too large; the form then says so."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) <= settings.UPLOAD_LIMIT:
            return raw_data
        dropped: dict[str, str] = self.request.__dict__.setdefault("dropped_files", {})
        dropped[str(self.field_name)] = str(self.file_name)
        raise SkipFile

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        return None


def uploaded(request: HttpRequest, field: str) -> tuple[str, bytes]:
    """Name and bytes of the file posted in a field; UploadRefused when there is none or it is too large.

    Whether the content is what its name says is judged where it is kept, by ``documents.policy.accept``.
    """
    dropped: dict[str, str] = getattr(request, "dropped_files", {})
    file = request.FILES.get(field)
    if field in dropped or (file is not None and (file.size or 0) > settings.UPLOAD_LIMIT):
        raise UploadRefused(_too_large(dropped.get(field) or str(file and file.name)))
    if file is None:
        raise UploadRefused(_("Pilih berkasnya dahulu, lalu tekan Unggah."))
    return str(file.name), file.read()


def all_uploaded(request: HttpRequest, field: str) -> tuple[list[tuple[str, bytes]], str]:
    """Name and bytes of every file posted in a field, and the sentence about one that is too large; none is no
    fault.
    """
    dropped: dict[str, str] = getattr(request, "dropped_files", {})
    files = request.FILES.getlist(field)
    large = next((str(file.name) for file in files if (file.size or 0) > settings.UPLOAD_LIMIT), dropped.get(field))
    kept = [(str(file.name), file.read()) for file in files if (file.size or 0) <= settings.UPLOAD_LIMIT]
    return kept, _too_large(large) if large else ""


def _too_large(name: str) -> str:
    return _("Berkas “%(name)s” terlalu besar. Batasnya %(limit)s MB; kecilkan atau pisahkan berkasnya.") % {
        "name": clean_name(name),
        "limit": settings.UPLOAD_LIMIT // MB,
    }


def signed_hint() -> str:
    """How a paper that is signed by hand is handed in: what is signed, where, and what may be uploaded."""
    return _(
        "Tanda tangan dibubuhkan di kolom tanda tangan pada akhir naskah, di atas nama penandatangan, dengan cap bila "
        "ada. Unggah semua halamannya sebagai satu berkas: PDF hasil pindai, atau foto (JPG, PNG) bila hanya satu "
        "halaman; paling besar %(limit)s MB."
    ) % {"limit": settings.UPLOAD_LIMIT // MB}
