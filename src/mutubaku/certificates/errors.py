"""Why an act on a draft or on handing over is refused: one class per reason."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class DraftNotAsked(Refusal):
    """The client answers only a draft that lies before them."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada konsep sertifikat yang menunggu pemeriksaan Anda. Muat ulang halaman ini."))


class DraftWordsMissing(Refusal):
    """Whoever finds a mistake says which."""

    def __init__(self) -> None:
        super().__init__(_("Tulis data mana yang perlu diperbaiki dan bagaimana seharusnya."))


class DraftNotAnswered(Refusal):
    """A confirmation cannot be made of an answer that is not there."""

    def __init__(self) -> None:
        super().__init__(
            _("Pelanggan belum menyatakan bahwa data konsep sudah benar. Tunggu jawabannya, atau unggah pindaiannya.")
        )


class ReceiverMissing(Refusal):
    """A certificate is handed to somebody."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama penerima."))


class CourierMissing(Refusal):
    """What is sent can be traced."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama kurir dan nomor resinya, supaya kiriman dapat dilacak pelanggan."))


class OriginalsMissing(Refusal):
    """What is handed over on paper is at least one sheet; what is sent electronically is none."""

    def __init__(self) -> None:
        super().__init__(_("Tulis jumlah lembar asli yang diserahkan, paling sedikit 1."))


class HandOverMissing(Refusal):
    """A receipt says how and to whom."""

    def __init__(self) -> None:
        super().__init__(_("Isi dahulu cara penyerahan dan penerimanya."))


class BeforeDecision(Refusal):
    """A certificate dated before it was decided."""

    def __init__(self, decided_on: date) -> None:
        super().__init__(
            _("Sertifikat tidak boleh bertanggal sebelum keputusannya (%(day)s). Buat pada hari itu atau sesudahnya.")
            % {"day": date_format(decided_on, "j F Y")}
        )
