"""The form of the office's figures about decisions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.decisions.actions import RulesData
from mutubaku.people import policy

from .base import DayField, PlainForm

LONGEST_APPEAL, LONGEST_AGREEMENT = 365, 240  # days, months


class DecisionRulesForm(PlainForm):
    """How long an appeal is taken, how long an agreement holds, and whether a reviewer may decide."""

    appeal_days = forms.IntegerField(
        label=_("Banding diterima paling lama (hari kalender sejak keputusan)"), min_value=1, max_value=LONGEST_APPEAL
    )
    agreement_months = forms.IntegerField(
        label=_("Masa berlaku perjanjian sertifikasi (bulan)"), min_value=1, max_value=LONGEST_AGREEMENT
    )
    reviewer_may_decide = forms.BooleanField(
        label=_("Peninjau boleh juga mengambil keputusan pada permohonan yang sama"), required=False
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=300,
        required=False,
        help_text=_("Peraturan atau skema yang memuat ketentuan ini."),
    )
    is_confirmed = forms.BooleanField(label=_("Sudah saya pastikan pada sumbernya"), required=False)
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"appeal_days": "w-4", "agreement_months": "w-4", "valid_from": "w-12"}

    def given(self) -> RulesData:
        """The figures as they are to be kept."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "valid_from"}
        return RulesData(**{**kept, "source": policy.line(kept["source"])})
