"""Why a presence at a meeting is refused."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import VisitRefusal


class MeetingNotBegun(VisitRefusal):
    """The list of a meeting is not open."""

    def __init__(self) -> None:
        super().__init__(_("Daftar hadir rapat itu belum dibuka. Minta auditor membukanya."))


class MeetingsReversed(VisitRefusal):
    """A visit closes after it has begun."""

    field = "closed_day"

    def __init__(self) -> None:
        super().__init__(_("Rapat penutupan dimulai sesudah rapat pembukaan. Periksa hari dan jamnya."))


class MeetingsMistyped(VisitRefusal):
    """No audit is written down so long after it was held."""

    field = "opened_day"

    def __init__(self) -> None:
        super().__init__(_("Rapat pembukaan itu lebih dari setahun yang lalu. Periksa tahunnya pada daftar hadir."))


class MeetingsToCome(VisitRefusal):
    """A paper tells what was, not what will be."""

    field = "closed_day"

    def __init__(self) -> None:
        super().__init__(_("Rapat penutupan itu belum berlangsung. Tulis hari dan jam menurut daftar hadirnya."))


class MeetingsTooEarly(VisitRefusal):
    """No audit is held before its team is appointed."""

    field = "opened_day"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Tim audit baru ditunjuk %(day)s. Periksa hari rapat pembukaannya pada daftar hadir.")
            % {"day": full_day(earliest)}
        )


class MeetingsElsewhen(VisitRefusal):
    """The days written down are none of the audit's, and nobody said that this is meant."""

    field = "is_outside"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            _(
                "Tanggal audit ini %(first)s sampai %(last)s. Periksa hari kedua rapatnya; bila memang di luar itu, "
                "centang ini. Laporan audit meminta penjelasannya."
            )
            % {"first": full_day(first), "last": full_day(last)}
        )


class ClosingFirst(VisitRefusal):
    """The closing meeting is to begin before the opening one."""

    def __init__(self) -> None:
        super().__init__(_("Buka dahulu daftar hadir rapat pembukaan; rapat penutupan menyusul di akhir audit."))


class ListsOpened(VisitRefusal):
    """Who was at a meeting is confirmed in the system already, so its paper says nothing of when it was."""

    def __init__(self) -> None:
        super().__init__(_("Daftar hadir rapat sudah dibuka di sini, jadi waktunya sudah tercatat."))


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


class AlreadyNoted(VisitRefusal):
    """A person stands once on the list of a meeting."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s sudah ada pada daftar hadir rapat ini.") % {"name": name})


class AlreadyConfirmed(VisitRefusal):
    """The person's presence stands already and is not changed."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Kehadiran %(name)s sudah tercatat dan tidak dapat diubah.") % {"name": name})


class AttendanceIncomplete(VisitRefusal):
    """A name, a position or a company is lacking."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama, jabatan, dan perusahaan atau kantornya."))
