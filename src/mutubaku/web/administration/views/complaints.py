"""The office's days for complaints: when they are acknowledged and answered."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.complaints.actions import set_rules
from mutubaku.complaints.queries import rules_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.complaints import ComplaintRulesForm
from ..page import administrator, show, today, trail


@require_safe
@gate(Rule.ADMINISTRATOR)
def complaint_rules(request: HttpRequest) -> HttpResponse:
    """What holds today, and all days there were or will be, newest first."""
    visit = cast(Visit, request)
    office = visit.desk.office
    context = {"now": rules_on(office, today(visit)), "rows": list(office.complaint_rules.all())}
    return show(request, "complaint_rules.html", context, here="complaint_rules")


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.ADMINISTRATOR)
@once
def new_complaint_rules(request: HttpRequest) -> HttpResponse:
    """New days from a day on, filled with those that hold."""
    visit = cast(Visit, request)
    office, goal = visit.desk.office, reverse("administration:complaint_rules")
    now = rules_on(office, today(visit))
    known = {name: getattr(now, name) for name in ComplaintRulesForm.base_fields}
    initial = {**known, "valid_from": today(visit), "is_confirmed": False}
    form = ComplaintRulesForm(typed_into(request), initial=initial)
    page = FormPage(
        title=_("Batas waktu keluhan yang baru"),
        submit=_("Simpan batas waktu"),
        back=goal,
        crumbs=trail((pgettext("daftar", "Keluhan"), goal)),
    )

    def act() -> None:
        set_rules(office, form.given(), form.cleaned_data["valid_from"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=goal, said=_("Batas waktu tersimpan."))
