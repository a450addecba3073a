"""Why a review before a transfer cannot say what it says (IAF MD 2): one class per reason, ``field`` the answer at
fault."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import day_text


class TransferRefusal(Refusal):
    """A review that is not kept; nothing changed."""

    field = ""


class TransferSuspended(TransferRefusal):
    """A suspended certificate is not transferred."""

    field = "standing"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sertifikat yang dibekukan tidak dapat dialihkan. Pilih tidak diterima, atau tunggu sampai lembaga "
                "asal memulihkannya."
            )
        )


class TransferWithdrawn(TransferRefusal):
    """A withdrawn certificate is not transferred."""

    field = "standing"

    def __init__(self) -> None:
        super().__init__(_("Sertifikat yang sudah dicabut tidak dapat dialihkan. Pilih tidak diterima."))


class TransferExpired(TransferRefusal):
    """Only a valid certificate is transferred."""

    field = "valid_until"

    def __init__(self, until: date) -> None:
        super().__init__(
            _("Sertifikat itu berakhir %(day)s, dan hanya yang masih berlaku dapat dialihkan. Pilih tidak diterima.")
            % {"day": day_text(until)}
        )


class TransferDatesWrong(TransferRefusal):
    """A decision lies before today and before the expiry of what was decided."""

    field = "decided_on"

    def __init__(self) -> None:
        super().__init__(
            _("Tanggal keputusan harus sebelum tanggal berakhirnya dan tidak sesudah hari ini. Perbaiki tanggalnya.")
        )


class CycleTooLong(TransferRefusal):
    """No cycle lasts longer than a validity of the scheme (MS-01, MS-16)."""

    field = "valid_until"

    def __init__(self, months: int, lead: int, longest: date) -> None:
        super().__init__(
            _(
                "Siklus skema ini %(months)s bulan, dan sertifikasi ulang yang diputuskan sampai %(lead)s bulan "
                "sebelum siklus lama habis menyambungnya, jadi sertifikat itu berakhir paling lambat %(day)s. "
                "Periksa tanggal keputusan dan tanggal berakhirnya."
            )
            % {"months": months, "lead": lead, "day": day_text(longest)}
        )


class SurveillanceWasDue(TransferRefusal):
    """A surveillance that had to be held leaves a report (MS-02)."""

    field = "surveillance_report"

    def __init__(self, due: date) -> None:
        super().__init__(
            _(
                "Surveilans pertama jatuh tempo %(day)s, jadi laporannya seharusnya ada. Pilih sudah dibaca, atau "
                "seharusnya ada tetapi tidak diserahkan."
            )
            % {"day": day_text(due)}
        )


class NotUnderAgreement(TransferRefusal):
    """Only certificates under an accreditation that the multilateral agreement recognises are transferred."""

    field = "is_accredited"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hanya sertifikat dari lembaga yang diakreditasi penandatangan MLA dapat dialihkan. "
                "Pilih tidak diterima."
            )
        )


class AccreditationBodyMissing(TransferRefusal):
    """An accreditation has its body."""

    field = "accreditation_body"

    def __init__(self) -> None:
        super().__init__(_("Tulis badan akreditasi yang mengakreditasi lembaga asal, misalnya KAN."))


class CeasedDayWrong(TransferRefusal):
    """When a body ceased, the day is known and is not to come."""

    field = "ceased_on"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis sejak kapan lembaga asal berhenti atau kehilangan akreditasinya, paling lambat hari ini.")
        )


class TransferTooLate(TransferRefusal):
    """After its body ceased a certificate is transferred within the months allowed or until it expires."""

    field = "ceased_on"

    def __init__(self, limit: date, months: int) -> None:
        super().__init__(
            _(
                "Sesudah lembaga asal berhenti atau kehilangan akreditasi, alih hanya dapat sampai %(day)s (%(months)s "
                "bulan, atau sampai sertifikatnya berakhir). Pilih tidak diterima."
            )
            % {"day": day_text(limit), "months": months}
        )


class OutsideAccreditation(TransferRefusal):
    """The scope must lie within this office's accreditation."""

    field = "in_scope"

    def __init__(self) -> None:
        super().__init__(
            _("Ruang lingkup di luar akreditasi kantor tidak dapat diterima dengan alih. Pilih tidak diterima.")
        )


class ReportsUnseen(TransferRefusal):
    """The last reports are read before a certificate is transferred."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            _("Alih baru dapat diterima sesudah laporan ini dibaca. Minta laporannya, atau pilih tidak diterima.")
        )


class MajorOpen(TransferRefusal):
    """An open major nonconformity is verified before the transfer."""

    field = "findings"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Ketidaksesuaian mayor yang terbuka harus diverifikasi sebelum alih. Verifikasi dahulu, atau pilih "
                "tidak diterima."
            )
        )


class FindingsUnsaid(TransferRefusal):
    """Of nonconformities that go on with the certificate it is said which they are, so that our audit takes them up."""

    field = "findings_note"

    def __init__(self) -> None:
        super().__init__(_("Tulis ketidaksesuaian mana saja dan keadaannya; tim audit kami menindaklanjutinya."))


class VisitNeeded(TransferRefusal):
    """A visit is always held when the old body cannot be reached."""

    field = "visit"

    def __init__(self) -> None:
        super().__init__(
            _("Lembaga asal tidak dapat dihubungi, jadi kunjungan sebelum alih wajib. Catat kunjungannya dahulu.")
        )


class VisitDayWrong(TransferRefusal):
    """A visit that was held has its day, within the cycle and past."""

    field = "visit_on"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tulis tanggal kunjungan yang sudah dilaksanakan: sesudah keputusan sertifikasinya, paling lambat hari "
                "ini."
            )
        )


class VisitUnexplained(TransferRefusal):
    """Of a visit it is said what it showed, of none why it was not needed."""

    field = "visit_note"

    def __init__(self) -> None:
        super().__init__(_("Tulis hasil kunjungannya, atau mengapa kunjungan tidak diperlukan."))


class OutcomeAgainstVisit(TransferRefusal):
    """The outcome says the same of a visit as the answers."""

    field = "outcome"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hasil dan isian kunjungan tidak sama. Pilih “Diterima sesudah kunjungan” bila kunjungan dilaksanakan, "
                "dan “Diterima” bila tidak."
            )
        )


class RefusalUnexplained(TransferRefusal):
    """A transfer that is not accepted says why."""

    field = "note"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis mengapa alih tidak diterima. Permohonannya tetap diteruskan sebagai sertifikasi awal.")
        )


class TransferOverMeanwhile(TransferRefusal):
    """A transferred certificate expired before ours was made, so there is no validity left to go on with."""

    def __init__(self, number: str, until: date) -> None:
        super().__init__(
            _(
                "Sertifikat %(number)s yang dialihkan berakhir %(day)s, jadi tidak ada masa berlaku yang dapat "
                "dilanjutkan. Tutup permohonan ini, dan minta pelanggan mengajukan sertifikasi awal."
            )
            % {"number": number, "day": day_text(until)}
        )
