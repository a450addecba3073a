"""Why an act on an appeal is refused: one class per reason, its text is shown."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import DecisionRefusal


class NothingToAppeal(DecisionRefusal):
    """Only a refusal may be appealed against."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada keputusan penolakan yang dapat dibanding pada permohonan ini."))


class AppealedAlready(DecisionRefusal):
    """One appeal for each decision."""

    def __init__(self) -> None:
        super().__init__(_("Banding atas keputusan ini sudah diajukan; perkembangannya ada di halaman ini."))


class AppealTooLate(DecisionRefusal):
    """The last day has gone by."""

    def __init__(self, until: date) -> None:
        super().__init__(
            _("Banding dapat diajukan sampai %(day)s. Batas itu sudah lewat; hubungi kantor bila ada halangan.")
            % {"day": full_day(until)}
        )


class AppealReasonMissing(DecisionRefusal):
    """An appeal says what it is about."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan banding Anda: bagian keputusan yang tidak Anda setujui dan mengapa."))


class NotHandler(DecisionRefusal):
    """Somebody else handles the appeal."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Banding ini ditangani oleh %(name)s.") % {"name": name}
            if name
            else _("Banding ini belum diterima. Kepala Balai menunjuk penanganannya dahulu.")
        )


class AppealOver(DecisionRefusal):
    """The result stands."""

    def __init__(self) -> None:
        super().__init__(_("Hasil banding ini sudah ditetapkan dan tidak dapat diubah."))


class AppealWordsMissing(DecisionRefusal):
    """Progress and results are told in words."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis yang disampaikan kepada pelanggan: perkembangannya, atau hasil dan alasannya."))


class ResultMissing(DecisionRefusal):
    """An appeal ends upheld or dismissed."""

    field = "result"

    def __init__(self) -> None:
        super().__init__(_("Pilih hasil bandingnya: dikabulkan atau ditolak."))


class NotUpheld(DecisionRefusal):
    """A new case follows an appeal that was upheld, once."""

    def __init__(self) -> None:
        super().__init__(_("Permohonan baru hanya dibuka sekali, sesudah banding dikabulkan."))
