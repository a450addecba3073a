"""Why an uploaded list cannot be read as rows: one class per reason, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class ListRefused(Refusal):
    """A file that is no list; nothing of it was kept."""


class EmptyList(ListRefused):
    """No bytes, or no row below the names of the columns."""

    def __init__(self) -> None:
        super().__init__(_("Daftar ini tidak berisi satu baris data pun. Pilih berkas yang berisi, lalu unggah lagi."))


class TooLarge(ListRefused):
    """More bytes, unpacked bytes or rows than one list may have."""

    def __init__(self, limit: str) -> None:
        super().__init__(
            _("Daftar ini terlalu besar; batasnya %(limit)s. Bagi menjadi beberapa daftar, lalu unggah satu per satu.")
            % {"limit": limit}
        )


class WrongType(ListRefused):
    """Neither XLSX nor CSV, whatever the name says."""

    def __init__(self) -> None:
        super().__init__(_("Berkas ini bukan XLSX atau CSV. Simpan daftarnya sebagai XLSX atau CSV, lalu unggah lagi."))


class OldWorkbook(ListRefused):
    """The Excel format before 2007, or a workbook with a password: both begin with the same bytes."""

    def __init__(self) -> None:
        super().__init__(
            _("Buku kerja ini berformat XLS lama atau terkunci kata sandi. Simpan sebagai XLSX tanpa kata sandi.")
        )


class HasMacros(ListRefused):
    """A workbook that carries a program."""

    def __init__(self) -> None:
        super().__init__(_("Buku kerja ini berisi makro. Simpan sebagai XLSX tanpa makro, lalu unggah lagi."))


class Broken(ListRefused):
    """A workbook or text that cannot be opened."""

    def __init__(self) -> None:
        super().__init__(_("Berkas ini rusak atau tidak lengkap. Unduh lagi dari sumbernya, lalu unggah."))
