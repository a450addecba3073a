"""Why a proposal or an answer about an audit is refused: one class per reason, whose text is shown as it is.

``field`` names the answer at fault on the form.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import full_day


class AuditRefusal(Refusal):
    """Something about the dates, the team or the answer cannot stand."""

    field = ""


class DatesReversed(AuditRefusal):
    """The last day lies before the first."""

    field = "ends_on"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            _("Hari terakhir audit (%(last)s) mendahului hari pertama (%(first)s). Periksa kedua tanggalnya.")
            % {"first": full_day(first), "last": full_day(last)}
        )


class AuditTooLong(AuditRefusal):
    """More days than any audit takes."""

    field = "ends_on"

    def __init__(self, days: int) -> None:
        super().__init__(
            _("Rentang audit paling lama %(days)s hari. Periksa bulan dan tahun hari terakhirnya.") % {"days": days}
        )


class InThePast(AuditRefusal):
    """The first day is over."""

    field = "starts_on"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("%(day)s sudah lewat. Pilih tanggal mulai hari ini atau sesudahnya.") % {"day": full_day(day)}
        )


class BeyondCalendar(AuditRefusal):
    """A day that the office's calendar does not know yet."""

    field = "ends_on"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Kalender kantor belum memuat %(day)s. Periksa tahun kedua tanggalnya.") % {"day": full_day(day)}
        )


class OnFreeDay(AuditRefusal):
    """A free day of the office lies within the audit."""

    field = "starts_on"

    def __init__(self, day: date, name: str) -> None:
        super().__init__(
            _("%(day)s adalah hari libur kantor (%(name)s). Pilih rentang tanggal tanpa hari libur.")
            % {"day": full_day(day), "name": name}
        )


class OutsideWeek(AuditRefusal):
    """The first or the last day is one on which the office does not work."""

    field = "starts_on"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("%(day)s bukan hari kerja kantor. Mulai dan akhiri audit pada hari kerja.") % {"day": full_day(day)}
        )


class LeadMissing(AuditRefusal):
    """No lead auditor."""

    field = "lead"

    def __init__(self) -> None:
        super().__init__(_("Tim belum mempunyai ketua. Pilih satu ketua tim audit."))


class TwoLeads(AuditRefusal):
    """More than one lead auditor."""

    field = "lead"

    def __init__(self) -> None:
        super().__init__(_("Satu tim hanya mempunyai satu ketua. Jadikan yang lain auditor."))


class FunctionNotHeld(AuditRefusal):
    """The person plays no role in the office that allows this function."""

    field = "lead"

    def __init__(self, name: str, function: str) -> None:
        super().__init__(
            _(
                "%(name)s tidak memegang peran kantor untuk fungsi “%(function)s”. Pilih orang lain, atau minta "
                "administrator memberinya peran itu."
            )
            % {"name": name, "function": function}
        )


class OfTheClient(AuditRefusal):
    """Nobody audits the company they act for (ISO/IEC 17021-1, 5.2)."""

    field = "lead"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s bertindak untuk pelanggan ini, jadi tidak boleh mengauditnya. Pilih orang lain.")
            % {"name": name}
        )


class SamplerForProductsOnly(AuditRefusal):
    """Samples are taken in product certification only."""

    field = "samplers"

    def __init__(self) -> None:
        super().__init__(_("Petugas pengambil contoh hanya ikut dalam sertifikasi produk. Keluarkan ia dari tim ini."))


class NamedTwice(AuditRefusal):
    """One person in two auditing functions."""

    field = "auditors"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s tercantum dua kali. Satu orang mengaudit dalam satu fungsi saja.") % {"name": name}
        )


class ExpertAudits(AuditRefusal):
    """A technical expert does not audit in the same team."""

    field = "experts"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s tidak boleh menjadi tenaga ahli sekaligus auditor dalam satu tim. Pilih salah satu.")
            % {"name": name}
        )


class MemberBusy(AuditRefusal):
    """Another audit of the same person shares a day."""

    field = "starts_on"

    def __init__(self, name: str, case: str, first: date, last: date) -> None:
        words = {
            "name": name,
            "case": case or _("kantor lain"),
            "first": full_day(first),
            "last": full_day(last),
        }
        super().__init__(
            _(
                "%(name)s sudah dijadwalkan mengaudit untuk %(case)s pada %(first)s sampai %(last)s. "
                "Pilih tanggal lain, atau anggota lain."
            )
            % words
        )


class NothingProposed(AuditRefusal):
    """There is no proposal to answer."""

    def __init__(self) -> None:
        super().__init__(_("Belum ada usulan tanggal dan tim audit untuk dijawab. Muat ulang halaman ini."))


class ObjectionReasonMissing(AuditRefusal):
    """An objection without words."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan keberatan Anda agar kantor dapat mengusulkan yang lain."))


class MemberUnknown(AuditRefusal):
    """The objection is about somebody who is not in the proposed team."""

    field = "member"

    def __init__(self) -> None:
        super().__init__(_("Pilih anggota tim yang Anda maksud; orang itu tidak ada dalam tim yang diusulkan."))


class NoObjectionToTeam(AuditRefusal):
    """The team of a special audit is the office's alone (ISO/IEC 17021-1, 9.6.4.2)."""

    field = "about"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Pada audit khusus anggota tim tidak dapat ditolak. Bila ada hal yang mengganggu "
                "ketidakberpihakan mereka, sampaikan lewat pesan kepada kantor."
            )
        )
