"""Why an act on the certification agreement is refused: one class per reason, its text is shown."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import DecisionRefusal


class AgreementMissing(DecisionRefusal):
    """Neither certificate nor continuation without an agreement in force (ISO/IEC 17065, 7.7; MS-04)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tidak ada perjanjian sertifikasi yang berlaku hari ini: belum ditandatangani kedua pihak, atau "
                "masanya sudah habis. Kirim perjanjiannya dari halaman permohonan, lalu tunggu tanda tangan pelanggan "
                "dan Kepala Balai."
            )
        )


class AgreementNotSent(DecisionRefusal):
    """There is no agreement to sign."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada perjanjian yang menunggu tanda tangan. Muat ulang halaman ini."))


class AgreementInForce(DecisionRefusal):
    """A new version is asked for by a reason, not by a second press."""

    def __init__(self) -> None:
        super().__init__(_("Perjanjian yang dikirim masih menunggu tanda tangan atau masih berlaku."))


class TooEarlyForAgreement(DecisionRefusal):
    """The agreement is made once the client has confirmed the audit (step 7)."""

    def __init__(self) -> None:
        super().__init__(_("Perjanjian dibuat sesudah pelanggan mengonfirmasi audit (langkah 7)."))


class SignerNameMissing(DecisionRefusal):
    """An agreement is signed by somebody."""

    field = "name"

    def __init__(self) -> None:
        super().__init__(_("Tulis nama lengkap yang menandatangani."))


class NotAgreed(DecisionRefusal):
    """Confirmed electronically without saying so."""

    field = "agreed"

    def __init__(self) -> None:
        super().__init__(
            _("Centang pernyataan bahwa Anda berwenang dan menyetujui perjanjian ini, atau unggah pindaiannya.")
        )


class WaiverReasonMissing(DecisionRefusal):
    """A surveillance goes on without agreement only with a reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa surveilans ini diteruskan tanpa perjanjian yang berlaku."))
