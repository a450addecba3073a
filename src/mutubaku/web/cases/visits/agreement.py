"""The client reads the plan of their audit and agrees, or asks for another with a reason."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.audits.visits.errors import ChangeReasonMissing, PlanOutdated
from mutubaku.audits.visits.queries import awaited_round, may_be_agreed, plan_of
from mutubaku.cases.models import Case
from mutubaku.conduct.actions.visiting import answer_plan
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once, read_in
from mutubaku.web.resume import typed_into

from ..views.case import get_own_case
from ..views.task import surround
from .forms.plan import AgreeForm
from .refusing import done
from .shown import shown

UNPROCESSABLE = 422
AGREED = "setuju"


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan(request: HttpRequest, case_id: int) -> HttpResponse:
    """The plan that lies before the client, with “Setuju” or what is to be changed; gone when none does any more."""
    visit = cast(Visit, request)
    found = get_own_case(request, case_id)
    asked = awaited_round(found)
    if asked is None:
        messages.info(request, _("Tidak ada rencana audit yang menunggu jawaban Anda."))
        return redirect("cases:case", found.pk)
    if request.method != "POST":
        return _page(visit, found, AgreeForm(typed_into(visit, reverse("cases:plan", args=[found.pk]))))
    form = AgreeForm(request.POST)
    if form.is_valid() and _is_answered(visit, found, form):
        return redirect("cases:case", found.pk)
    return _page(visit, found, form, UNPROCESSABLE)


def _is_answered(visit: Visit, case: Case, form: AgreeForm) -> bool:
    """Keep the answer; what was written is never dropped because the other button was pressed."""
    is_agreed, reason = visit.POST.get("answer") == AGREED, form.cleaned_data["reason"]
    if bool(reason) == is_agreed:
        both = _("Anda menulis yang perlu diubah. Kosongkan dahulu bila Anda setuju dengan rencananya.")
        form.add_error("reason", both if is_agreed else str(ChangeReasonMissing()))
        return False
    given = {"is_agreed": is_agreed, "reason": reason, "read": read_in(visit)}
    if not done(form, answer_plan, case.pk, visit.user, visit.at, **given):
        return False
    messages.success(visit, _("Terima kasih. Jawaban Anda sudah kami terima."))
    return True


def _page(visit: Visit, case: Case, form: AgreeForm, status: int = 200) -> HttpResponse:
    surround(visit, case)
    asked = plan_of(case)
    outdated = "" if asked is not None and may_be_agreed(asked) else str(PlanOutdated())
    context = {"case": case, "form": form, "asked": awaited_round(case), "outdated": outdated, **shown(asked)}
    return render(visit, "cases/visits/agreement.html", context, status=status)
