"""The form of the office's days for complaints."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.complaints.actions import RulesData
from mutubaku.people import policy

from .base import DayField, PlainForm

MOST = 250  # days


class ComplaintRulesForm(PlainForm):
    """Within how many working days complaints are acknowledged and answered, and when clients are reminded."""

    acknowledge_days = forms.IntegerField(
        label=_("Penerimaan disampaikan dalam (hari kerja)"), min_value=1, max_value=MOST
    )
    answer_days = forms.IntegerField(label=_("Hasil disampaikan dalam (hari kerja)"), min_value=1, max_value=MOST)
    remind_days = forms.IntegerField(
        label=_("Pemegang sertifikat diingatkan (hari sebelum batas jawabannya)"),
        min_value=1,
        max_value=MOST,
        help_text=_("Hari kalender; berlaku bagi keluhan yang diteruskan sejak tanggal di bawah."),
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=300,
        required=False,
        help_text=_("Peraturan atau skema yang memuat ketentuan ini."),
    )
    is_confirmed = forms.BooleanField(label=_("Sudah saya pastikan pada sumbernya"), required=False)
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"acknowledge_days": "w-4", "answer_days": "w-4", "remind_days": "w-4", "valid_from": "w-12"}

    def given(self) -> RulesData:
        """The days as they are to be kept."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "valid_from"}
        return RulesData(**{**kept, "source": policy.line(kept["source"])})
