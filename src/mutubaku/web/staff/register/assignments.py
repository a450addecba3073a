"""An assignment to an audit as its member sees it: what, when and where, the declaration, and the calendar file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.appointing.policy.ties import tie_years
from mutubaku.audits.appointing.queries import appointment_of, declarations_for
from mutubaku.conduct import access
from mutubaku.conduct.actions.appointing import declare
from mutubaku.conduct.calendar import calendar_text
from mutubaku.web.cases.rounds import team_rows
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .forms import DeclarationForm
from .page import FORM_METHODS, UNPROCESSABLE, at_register, done, today


@require_http_methods(FORM_METHODS)
@gate(Rule.STAFF)
@once
def assignment(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """What I am assigned to, and my word on it."""
    visit = at_register(request, "mine")
    found = access.own_appointment(appointment_id, visit.user)
    form = DeclarationForm(typed_into(request), years=tie_years(today(visit)), initial=_said(found, visit))
    if request.method == "POST" and form.is_valid() and done(form, lambda: _declare(visit, found, form)):
        messages.success(request, _("Terima kasih. Pernyataan Anda tersimpan."))
        return redirect("staff:assignment", found.pk)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "staff/register/assignment.html", _page(visit, found, form), status=status)


def _declare(visit: Visit, found: Appointment, form: DeclarationForm) -> object:
    given = form.cleaned_data
    answers = {"is_willing": given["willing"] == "ya", "is_impartial": given["impartial"] == "ya"}
    return declare(found.pk, visit.user, visit.at, **answers, reason=given["reason"])


def _said(found: Appointment, visit: Visit) -> dict[str, str]:
    """What was declared before, to be changed."""
    said = declarations_for(found).get(visit.user.pk)
    if said is None:
        return {}
    yes = {True: "ya", False: "tidak"}
    return {"willing": yes[said.is_willing], "impartial": yes[said.is_impartial], "reason": said.reason}


def _page(visit: Visit, found: Appointment, form: DeclarationForm) -> dict[str, Any]:
    now = appointment_of(found.case) if found.replaced_at else None
    members = {one.user_id for one in now.members.all()} if now else set()
    return {
        "appointment": found,
        "case": found.case,
        "team": team_rows(found),
        "said": declarations_for(found).get(visit.user.pk),
        "is_over": found.replaced_at is not None or not found.case.is_open,
        "successor": reverse("staff:assignment", args=[now.pk]) if now and visit.user.pk in members else "",
        "form": form,
    }


@gate(Rule.STAFF)
@require_safe
def calendar_file(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """The audit as a calendar file: a request while the assignment holds, a cancellation when it does not any more."""
    visit = at_register(request, "mine")
    found = access.own_appointment(appointment_id, visit.user)
    text, method = calendar_text(found, visit.user, visit.at)
    response = HttpResponse(text.encode(), content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = f'attachment; filename="audit-{found.case_id}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
