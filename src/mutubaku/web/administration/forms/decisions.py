"""The form of the office's figures about decisions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.decisions.actions import RulesData
from mutubaku.web.client.forms.fields import Count

from .figures import FiguresForm

LONGEST_APPEAL, LONGEST_AGREEMENT = 365, 240  # days, months


class DecisionRulesForm(FiguresForm):
    """How long an appeal is taken, how long an agreement holds, and whether a reviewer may decide."""

    taken_as = RulesData
    appeal_days = Count(
        label=_("Banding diterima paling lama (hari kalender sejak keputusan)"), min_value=1, max_value=LONGEST_APPEAL
    )
    agreement_months = Count(
        label=_("Masa berlaku perjanjian sertifikasi (bulan)"), min_value=1, max_value=LONGEST_AGREEMENT
    )
    reviewer_may_decide = forms.BooleanField(
        label=_("Peninjau boleh juga mengambil keputusan pada permohonan yang sama"), required=False
    )
    widths = {"appeal_days": "w-4", "agreement_months": "w-4", "valid_from": "w-12"}
