"""The office's figures about decisions: days of appeal, months of an agreement, reviewer and decision maker."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.decisions.actions import set_rules
from mutubaku.decisions.queries import rules_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.decisions import DecisionRulesForm
from ..page import administrator, show, today, trail


@require_safe
@gate(Rule.ADMINISTRATOR)
def decision_rules(request: HttpRequest) -> HttpResponse:
    """What holds today, and every set of figures there was or will be, newest first."""
    visit = cast(Visit, request)
    office = visit.desk.office
    context = {"now": rules_on(office, today(visit)), "rows": list(office.decision_rules.all())}
    return show(request, "decision_rules.html", context, here="decision_rules")


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.ADMINISTRATOR)
@once
def new_decision_rules(request: HttpRequest) -> HttpResponse:
    """New figures from a day on, filled with those that hold."""
    visit = cast(Visit, request)
    office, goal = visit.desk.office, reverse("administration:decision_rules")
    now = rules_on(office, today(visit))
    known = {name: getattr(now, name) for name in DecisionRulesForm.base_fields}
    initial = {**known, "valid_from": today(visit), "is_confirmed": False}
    form = DecisionRulesForm(typed_into(request), initial=initial)
    page = FormPage(
        title=_("Ketentuan keputusan dan banding yang baru"),
        submit=_("Simpan ketentuan"),
        back=goal,
        crumbs=trail((_("Keputusan dan banding"), goal)),
    )

    def act() -> None:
        set_rules(office, form.given(), form.cleaned_data["valid_from"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=goal, said=_("Ketentuan tersimpan."))
