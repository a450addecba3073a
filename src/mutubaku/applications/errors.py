"""Why an answer is not saved: one class per reason, each with a sentence that says what to do next."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import day_text


class AnswerRefused(ValueError):
    """An answer that is not saved; ``str()`` is the sentence shown, ``field`` the answer at fault. Nothing changed."""

    field = ""


class NotTheClient(AnswerRefused):
    """Only the client's own people fill in its application."""

    def __init__(self) -> None:
        super().__init__(
            _("Permohonan ini diisi oleh perusahaan pemohon, dan Anda tidak bertindak untuk perusahaan itu.")
        )


class AlreadySent(AnswerRefused):
    """The first step is over; the office works on what was sent."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Permohonan ini sudah dikirim atau berakhir, jadi isiannya tidak dapat diubah lagi. "
                "Hubungi kantor bila ada yang keliru."
            )
        )


class NotAsked(AnswerRefused):
    """The scheme of the case does not ask for this."""

    def __init__(self) -> None:
        super().__init__(
            _("Isian ini tidak diminta untuk skema permohonan ini. Kembali ke daftar isian, lalu pilih lagi.")
        )


class ItemGone(AnswerRefused):
    """A product or site that somebody of the company has removed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("Isian ini sudah dihapus, mungkin oleh rekan Anda. Kembali ke daftar, lalu tambahkan lagi bila perlu.")
        )


class TransferUnknown(AnswerRefused):
    """A certificate that is none of those of the application."""

    field = "certificate"

    def __init__(self) -> None:
        super().__init__(_("Sertifikat itu tidak ada pada daftar Anda. Pilih dari daftar, atau tambahkan dahulu."))


class TransferOtherStandard(AnswerRefused):
    """A certificate goes on in the scheme it was given in (IAF MD 2)."""

    field = "certificate"

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Yang dialihkan harus sertifikat ISO %(number)s, sesuai permohonan ini. Pilih sertifikat yang lain.")
            % {"number": number}
        )


class TransferOver(AnswerRefused):
    """Only a valid certificate can be transferred (IAF MD 2)."""

    field = "certificate"

    def __init__(self, until: date) -> None:
        super().__init__(
            _(
                "Sertifikat itu berakhir %(day)s, dan hanya yang masih berlaku dapat dialihkan. "
                "Perbaiki tanggalnya bila keliru, atau ajukan sertifikasi awal tanpa alih."
            )
            % {"day": day_text(until)}
        )


class TooManyItems(AnswerRefused):
    """More products or sites than one application can carry."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            _("Satu permohonan memuat paling banyak %(limit)s baris. Ajukan permohonan kedua untuk sisanya.")
            % {"limit": limit}
        )


class LotsApart(AnswerRefused):
    """A product certified by its lot (type 1) in one application with others: its certificate has no years after it."""

    field = "certification_type"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Produk tipe 1 disertifikasi menurut lotnya, tanpa masa berlaku dan surveilans, jadi tidak diajukan "
                "bersama produk tipe lain. Pilih tipe yang sama, atau ajukan produk ini dalam permohonan tersendiri."
            )
        )


class UnknownFactory(AnswerRefused):
    """A factory of somebody else, or none."""

    field = "factory"

    def __init__(self) -> None:
        super().__init__(
            _("Pabrik itu tidak terdaftar untuk perusahaan ini. Pilih dari daftar, atau tulis pabrik baru.")
        )


class Unreadable(AnswerRefused):
    """An answer that is missing, too long or not in the form it must have."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
