"""Why a complaint is not decided, or not made public."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import ComplaintRefusal


class NothingNoted(ComplaintRefusal):
    """Nothing is decided that nobody looked into."""

    def __init__(self) -> None:
        super().__init__(_("Belum ada catatan pemeriksaan. Penanganannya mencatat dahulu apa yang ditemukan."))


class OutcomeMissing(ComplaintRefusal):
    """A complaint is founded, partly so, or not."""

    field = "outcome"

    def __init__(self) -> None:
        super().__init__(_("Pilih hasilnya: beralasan, beralasan sebagian, atau tidak beralasan."))


class OutcomeReasonMissing(ComplaintRefusal):
    """The outcome has its reasons."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis pertimbangannya; pengadu membacanya."))


class CorrectionMissing(ComplaintRefusal):
    """What was rightly complained of is put right."""

    field = "correction"

    def __init__(self) -> None:
        super().__init__(_("Tulis koreksinya: apa yang sudah atau akan diperbaiki."))


class CorrectiveActionMissing(ComplaintRefusal):
    """And its cause is removed."""

    field = "corrective_action"

    def __init__(self) -> None:
        super().__init__(_("Tulis tindakan korektifnya: apa yang mencegah hal ini terulang."))


class NotOver(ComplaintRefusal):
    """Publicity is settled after the decision."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini belum diputuskan; pengumumannya disepakati sesudah hasilnya ada."))


class PublicityMissing(ComplaintRefusal):
    """Public or not."""

    field = "publicity"

    def __init__(self) -> None:
        super().__init__(_("Pilih apakah keluhan dan penyelesaiannya diumumkan."))


class PublicityNotAgreed(ComplaintRefusal):
    """Nothing becomes public against the complainant or the client (ISO/IEC 17021-1, 9.8)."""

    field = "publicity"

    def __init__(self) -> None:
        super().__init__(
            _("Keluhan hanya diumumkan bila pengadu menyetujuinya, dan pemegang sertifikat juga bila tentang dia.")
        )


class PublicityWordsMissing(ComplaintRefusal):
    """What is made public is written down, and how it was agreed."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang disepakati: sejauh apa diumumkan, dan kapan disepakati dengan siapa."))
