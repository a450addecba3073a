"""Why an answer to a checklist is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import VisitRefusal


class ItemUnknown(VisitRefusal):
    """The checklist has no such line."""

    def __init__(self) -> None:
        super().__init__(_("Baris daftar periksa itu tidak ada. Muat ulang halaman ini."))


class NothingFound(VisitRefusal):
    """An answer without a result and without a word."""

    def __init__(self) -> None:
        super().__init__(_("Pilih hasilnya, atau tulis catatan."))


class ReasonForNonconformity(VisitRefusal):
    """A nonconformity without a note or evidence."""

    def __init__(self) -> None:
        super().__init__(_("Tidak sesuai: tulis catatan atau bukti apa yang Anda temukan."))
