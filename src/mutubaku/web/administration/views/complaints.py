"""The office's days for complaints: when they are acknowledged and answered, and when a client is reminded."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.complaints.actions import set_rules
from mutubaku.complaints.queries import rules_on

from ..figures import Figures
from ..forms.complaints import ComplaintRulesForm

DAYS = Figures(
    rows="complaint_rules",
    form=ComplaintRulesForm,
    in_force=rules_on,
    keep=set_rules,
    title=_("Batas waktu keluhan yang baru"),
    submit=_("Simpan batas waktu"),
    said=_("Batas waktu tersimpan."),
)
complaint_rules, new_complaint_rules = DAYS.listed(), DAYS.new()
