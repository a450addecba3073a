"""Being at a meeting of an audit, confirmed without an account: by a secret link and the code of the meeting."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.audits.visits.models import Visit as AuditVisit
from mutubaku.audits.visits.policy.kinds import label_of
from mutubaku.conduct.actions.visiting import confirm_attendance
from mutubaku.conduct.visiting import open_visit
from mutubaku.web.cases.visits.forms.meetings import PresenceForm
from mutubaku.web.cases.visits.refusing import done
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from .around import around
from .secret_links import kept_by_nobody, limited, wrong_link

UNPROCESSABLE = 422
# A meeting room has one address for everybody in it; the secret's own limit keeps a code from being guessed.
TRIES = "60/m/ip,200/h/key"


@gate(Rule.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@limited("attend", TRIES)
@once
def attend(request: Visit, secret: str) -> HttpResponse:
    """Name, position, company and code; a link that is wrong or whose visit is over gets one and the same answer."""
    around(request, request.at)
    found = open_visit(secret)
    if found is None:
        response = wrong_link(request, "attend-link", "public/attend_unknown.html")
    else:
        with timezone.override(ZoneInfo(found.task.case.office.zone)):
            response = _answer(request, found, secret)
    return kept_by_nobody(response, "same-origin")


def _answer(request: Visit, found: AuditVisit, secret: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, PresenceForm(initial={"company": found.task.case.organisation.name}))
    form = PresenceForm(request.POST)
    if form.is_valid() and done(form, confirm_attendance, found.pk, at=request.at, **form.cleaned_data):
        words = {"name": form.cleaned_data["name"]}
        messages.success(request, _("Terima kasih, %(name)s. Kehadiran Anda tercatat dan tidak dapat diubah.") % words)
        return redirect("public:attend", secret)
    return _page(request, found, form, UNPROCESSABLE)


def _page(request: Visit, found: AuditVisit, form: PresenceForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "visit_kind": label_of(found.kind), "company": found.task.case.organisation.name}
    return render(request, "public/attend.html", context, status=status)
