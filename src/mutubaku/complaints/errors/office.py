"""Why the office's days for complaints cannot stand."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import ComplaintRefusal


class DaysReversed(ComplaintRefusal):
    """An answer before its receipt."""

    field = "answer_days"

    def __init__(self) -> None:
        super().__init__(_("Jawaban datang sesudah penerimaan: isi hari yang lebih banyak."))


class RulesExist(ComplaintRefusal):
    """Two sets of figures from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Sudah ada ketentuan yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": full_day(day)}
        )


class RulesSourceMissing(ComplaintRefusal):
    """Nothing is confirmed without saying by what."""

    field = "source"

    def __init__(self) -> None:
        super().__init__(_("Isi sumbernya: peraturan atau skema yang memuat ketentuan ini."))
