"""The office's figures about decisions: days of appeal, months of an agreement, reviewer and decision maker."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.decisions.actions import set_rules
from mutubaku.decisions.queries import rules_on

from ..figures import Figures
from ..forms.decisions import DecisionRulesForm

RULES = Figures(
    rows="decision_rules",
    form=DecisionRulesForm,
    in_force=rules_on,
    keep=set_rules,
    title=_("Ketentuan keputusan dan banding yang baru"),
    submit=_("Simpan ketentuan"),
    said=_("Ketentuan tersimpan."),
)
decision_rules, new_decision_rules = RULES.listed(), RULES.new()
