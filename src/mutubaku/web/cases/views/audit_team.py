"""Days and team of the audit as its client reads them, and may object to them where they are not as accepted."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.audits.appointing.queries import appointment_of, team_objections
from mutubaku.audits.queries import is_as_accepted
from mutubaku.conduct.actions.objecting import may_object, object_to_team
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..panels.confirmation import ObjectionForm
from ..payment_forms import told
from ..rounds import objection_row, team_rows
from .case import UNPROCESSABLE, get_own_case
from .task import surround


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def audit_team(request: HttpRequest, case_id: int) -> HttpResponse:
    """What is appointed, what was objected to and answered, and the form to object."""
    visit, found = cast(Visit, request), get_own_case(request, case_id)
    appointment = appointment_of(found)
    if appointment is None or found.is_untold:
        messages.info(request, _("Tim audit belum ditunjuk."))
        return redirect("cases:case", found.pk)
    people = team_rows(appointment)
    form = ObjectionForm(typed_into(request), people)
    given = (found.pk, visit.user, visit.at)
    if request.method == "POST" and form.is_valid() and told(form, object_to_team, *given, **form.objection()):
        messages.success(request, _("Keberatan Anda terkirim. Kantor akan menjawabnya atau menunjuk yang lain."))
        return redirect("cases:audit_team", found.pk)
    may = may_object(found, visit.at)
    context = {
        "case": found,
        "appointment": appointment,
        "people": people,
        "is_as_accepted": is_as_accepted(found),
        "objections": [objection_row(one) for one in team_objections(found)],
        "form": form if may or form.errors else None,
        "may_object": may,
    }
    surround(visit, found)
    return render(visit, "cases/audit_team.html", context, status=UNPROCESSABLE if form.errors else 200)
