"""Why a presence at a meeting is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import VisitRefusal


class MeetingNotBegun(VisitRefusal):
    """The list of a meeting is not open."""

    def __init__(self) -> None:
        super().__init__(_("Daftar hadir rapat itu belum dibuka. Minta auditor membukanya."))


class CodeWrong(VisitRefusal):
    """The code is not that of an open meeting."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Kode itu tidak cocok. Tulis keenam angka yang ada pada layar auditor."))


class AttendanceCodeExpired(VisitRefusal):
    """The code was right and is too old."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Masa berlaku kode itu habis. Minta auditor menampilkan kode yang baru."))


class AlreadyConfirmed(VisitRefusal):
    """The person's presence stands already and is not changed."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Kehadiran %(name)s sudah tercatat dan tidak dapat diubah.") % {"name": name})


class AttendanceIncomplete(VisitRefusal):
    """A name, a position or a company is lacking."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama, jabatan, dan perusahaan atau kantornya."))
