"""Why an act on a finding or on the report is refused: one class per reason, whose text is shown as it is.

``field`` names the answer at fault on the form.
"""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.errors import Refusal


class FindingRefusal(Refusal):
    """Something about a finding or the report cannot stand."""

    field = ""


class NotNow(FindingRefusal):
    """The finding does not stand so that this could be done with it."""

    def __init__(self) -> None:
        super().__init__(
            _("Keadaan temuan ini sudah berubah, jadi tindakan itu tidak dapat dilakukan lagi. Muat ulang halaman ini.")
        )


class WordedTooLate(NotNow):
    """The client was told of the finding, or it was withdrawn, before what somebody wrote about it arrived."""

    def __init__(self) -> None:
        said = _(
            "Temuan ini sudah disampaikan kepada pelanggan atau dibatalkan, jadi isinya tidak dapat diubah lagi. "
            "Yang Anda ketik tetap ada di sini: salin bila masih diperlukan."
        )
        FindingRefusal.__init__(self, said)


class WordsConflict(FindingRefusal):
    """Two people changed the finding at the same time, and nobody has chosen yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s mempunyai isi dari dua orang yang ditulis bersamaan. Buka temuan itu, baca keduanya, dan "
                "simpan sekali lagi isi yang benar sebelum disampaikan."
            )
            % {"name": name}
        )


class GradeUnknown(FindingRefusal):
    """A grade that the scheme of the case does not know."""

    field = "grade"

    def __init__(self) -> None:
        super().__init__(_("Pilih salah satu tingkat yang dikenal skema ini."))


class WordsMissing(FindingRefusal):
    """One of the texts without which a finding or an answer means nothing."""

    SENTENCES: ClassVar = {
        "statement": gettext_lazy("Tulis pernyataan ketidaksesuaiannya."),
        "requirement": gettext_lazy("Tulis persyaratan yang tidak dipenuhi, dengan klausul atau nomor standarnya."),
        "evidence": gettext_lazy("Tulis bukti objektif yang Anda lihat."),
        "correction": gettext_lazy("Tulis koreksi yang sudah Anda lakukan."),
        "cause": gettext_lazy("Tulis penyebabnya menurut analisis Anda."),
        "corrective_action": gettext_lazy("Tulis tindakan koreksi Anda atas penyebab itu."),
        "other_sites": gettext_lazy("Tulis hasil pemeriksaan Anda: apakah lokasi lain terdampak, dan apa buktinya."),
    }

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(str(self.SENTENCES[field]))


class SiteUnknown(FindingRefusal):
    """A site that the client did not apply for, or that counts as one with another."""

    field = "site"

    def __init__(self) -> None:
        super().__init__(_("Pilih salah satu lokasi dalam permohonan, atau “Semua lokasi”."))


class ReasonMissing(FindingRefusal):
    """Turned down without a word."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya."))


class VerificationMissing(FindingRefusal):
    """Verified, but not said how (ISO/IEC 17021-1, 9.4.10)."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis cara memverifikasinya dan bukti yang dilihat."))


class BeyondLimit(FindingRefusal):
    """MS-12: what was not verified by then is not verified without another stage 2."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Batas verifikasi temuan %(name)s sejak hari terakhir audit di lokasi sudah lewat. Akhiri langkah ini "
                "dengan hasil yang mengulang audit di lokasi."
            )
            % {"name": name}
        )


class NothingToRelease(FindingRefusal):
    """No finding waits for the leader's check."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada temuan yang menunggu pemeriksaan ketua tim. Muat ulang halaman ini."))


class RemarkEmpty(FindingRefusal):
    """A remark on the report that says nothing."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis bagian laporan yang keliru dan data yang benar."))


class ReportIsDraft(FindingRefusal):
    """The report is a draft already."""

    def __init__(self) -> None:
        super().__init__(_("Laporan ini sudah menjadi konsep. Selesaikan versi barunya."))


class ReportUsed(FindingRefusal):
    """What follows was done upon this report; only who has it now can give it back."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Langkah sesudahnya sudah memakai laporan ini, jadi tidak dapat lagi dikembalikan menjadi konsep. "
                "Minta peninjau mengembalikannya dari langkah tinjauan, dengan alasannya."
            )
        )


class ReplyEmpty(FindingRefusal):
    """A reply to a remark that says nothing."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis jawaban Anda kepada pelanggan."))


class AlreadyReplied(FindingRefusal):
    """Somebody else has answered the remark."""

    def __init__(self) -> None:
        super().__init__(_("Catatan ini sudah dijawab. Muat ulang halaman ini."))


class ReportUnfinished(FindingRefusal):
    """A report without a section it cannot do without."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Lengkapi bagian laporan ini."))
