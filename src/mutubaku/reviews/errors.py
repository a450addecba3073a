"""Why an act of the review is refused: one class per reason, each with a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import day_text


class AddresseesMissing(Refusal):
    """A disposition to nobody."""

    def __init__(self) -> None:
        super().__init__(_("Pilih paling sedikit satu seksi tujuan disposisi."))


class AddresseeUnknown(Refusal):
    """A disposition to somebody who is no section of the procedure."""

    def __init__(self) -> None:
        super().__init__(_("Tujuan disposisi itu tidak dikenal. Pilih dari seksi yang tersedia."))


class InstructionMissing(Refusal):
    """A disposition without words."""

    def __init__(self) -> None:
        super().__init__(_("Tulis instruksi disposisi untuk seksi yang dituju."))


class DispositionMissing(Refusal):
    """The step is closed before a disposition was written."""

    def __init__(self) -> None:
        super().__init__(_("Disposisi belum ditulis. Pilih tujuan dan tulis instruksinya dahulu."))


class RequirementUnknown(Refusal):
    """A document that is not on the list of this case."""

    def __init__(self) -> None:
        super().__init__(_("Dokumen itu tidak ada pada daftar permohonan ini. Muat ulang halaman, lalu periksa lagi."))


class QuestionUnknown(Refusal):
    """A question that is not asked of this case, or an answer nobody offered."""

    def __init__(self) -> None:
        super().__init__(_("Pertanyaan itu tidak ada pada tinjauan ini. Muat ulang halaman, lalu jawab lagi."))


class PresentWithoutFile(Refusal):
    """Nothing was handed in that could be present."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” belum diunggah pelanggan, jadi tidak dapat ditandai ada. Pilih tidak ada atau tidak berlaku.")
            % {"name": name}
        )


class NothingAbsent(Refusal):
    """The client would be asked to complete nothing."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tandai dahulu dokumen yang tidak ada, dengan keterangan bila dokumennya tidak wajib, atau tulis "
                "keterangan pada pertanyaan tinjauan yang dijawab “Tidak”; itulah yang diminta kepada pelanggan."
            )
        )


class NothingInvalid(Refusal):
    """The client would be asked to mend nothing."""

    def __init__(self) -> None:
        super().__init__(_("Nilai dahulu dokumen yang tidak sah beserta alasannya; itulah yang diminta diperbaiki."))


class RefusalUnexplained(Refusal):
    """A letter of refusal before the application is declined: it is written of the reason given then."""

    def __init__(self) -> None:
        super().__init__(
            _("Surat penolakan dibuat dari alasan di catatan ketika Anda memilih permohonan ditolak. Tulis alasannya.")
        )


class VersionReplaced(Refusal):
    """Another version of the document is the newest now."""

    def __init__(self) -> None:
        super().__init__(
            _("Dokumen itu sudah diganti dengan versi yang lebih baru. Muat ulang halaman, lalu nilai versi terbaru.")
        )


class ReasonForInvalidMissing(Refusal):
    """The client must learn what is wrong with a document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Tulis alasan mengapa “%(name)s” tidak sah; alasan itu disampaikan kepada pelanggan.") % {"name": name}
        )


class DocumentExpired(Refusal):
    """What is over is not valid."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _("Masa berlaku sudah lewat: %(names)s. Nilai tidak sah dengan alasannya, atau perbaiki tanggalnya.")
            % {"names": "; ".join(names)}
        )


class DeadlineMissing(Refusal):
    """The client is asked without a date."""

    def __init__(self) -> None:
        super().__init__(_("Isi batas waktu bagi pelanggan untuk melengkapi berkasnya."))


class DeadlineNotFuture(Refusal):
    """A date that is not to come."""

    def __init__(self) -> None:
        super().__init__(_("Batas waktu harus sesudah hari ini. Pilih tanggal lain."))


class DeadlineTooFar(Refusal):
    """A date that can only be a mistyped year."""

    def __init__(self, last: date) -> None:
        super().__init__(
            _("Batas waktu paling lama setengah tahun, sampai %(day)s. Periksa tahunnya.") % {"day": day_text(last)}
        )


class DeadlineUnknown(Refusal):
    """A date after the years the office's calendar knows."""

    def __init__(self, until: date) -> None:
        super().__init__(
            _("Kalender kantor belum sampai %(day)s. Pilih tanggal yang lebih awal.") % {"day": day_text(until)}
        )


class DeadlineNotFree(Refusal):
    """A date on which the office is closed."""

    def __init__(self, until: date) -> None:
        super().__init__(
            _("%(day)s bukan hari kerja kantor. Pilih hari kerja sebagai batas waktu.") % {"day": day_text(until)}
        )
