"""Complaining without an account: how it goes, the form, and by a secret link how one's complaint stands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import complaint_in, rules_at
from mutubaku.conduct.actions.complaining import make_complaint
from mutubaku.conduct.errors import Refusal
from mutubaku.web.cases.views.files import handed_out
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from .around import around
from .complaints import ComplaintForm, page_of
from .offices import Named, named_offices, office_asked
from .secret_links import kept_by_nobody, limited, wrong_link

UNPROCESSABLE = 422
SENT = "20/h/ip"  # an office or a village may share one address


@gate(Rule.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@limited("complaint", SENT)
@once
def complain(request: Visit) -> HttpResponse:
    """How a complaint is handled, and the form; it answers with a number and the link under which it stands."""
    around(request, request.at, "public:complain")
    named = named_offices(request.at)
    office = office_asked(named, request.GET)
    if office is None:
        raise Http404
    if request.method != "POST":
        known = {"certificate_number": request.GET.get("sertifikat", "")[:120]}
        initial = {**known, "about": "client"} if known["certificate_number"] else {}
        return _form(request, ComplaintForm(initial=initial), named, office)
    form = ComplaintForm(request.POST)
    made = _made(form, office, request) if form.is_valid() else None
    if made is None:
        return _form(request, form, named, office)
    return redirect("public:complaint", made.secret)


def _made(form: ComplaintForm, office: Named, request: Visit) -> Complaint | None:
    try:
        return make_complaint(office.office, form.given(), request.at)
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _form(request: Visit, form: ComplaintForm, named: list[Named], office: Named) -> HttpResponse:
    here = reverse("public:complain")
    offices = [Link(one.profile.short_name, f"{here}?kantor={one.office.code}", one == office) for one in named]
    context = {
        "form": form,
        "office": office,
        "filters": [{"name": _("Kantor"), "links": offices}] if len(named) > 1 else [],
        "rules": rules_at(office.office, request.at),
    }
    return render(request, "public/complain.html", context, status=UNPROCESSABLE if form.errors else 200)


@gate(Rule.PUBLIC)
@require_safe
def complaint(request: Visit, secret: str) -> HttpResponse:
    """How the complaint of a link stands; a wrong link gets the same answer whatever is wrong with it."""
    around(request, request.at)
    found = complaint_in(secret)
    if found is None:
        return kept_by_nobody(wrong_link(request, "complaint-link", "public/complaint_unknown.html"))
    with timezone.override(ZoneInfo(found.office.zone)):
        return kept_by_nobody(render(request, "public/complaint.html", page_of(found, request.at)))


@gate(Rule.PUBLIC)
@require_safe
def paper(request: Visit, secret: str, paper_id: int) -> HttpResponse:
    """A letter to whoever complained."""
    found = complaint_in(secret)
    kept = found.papers.filter(pk=paper_id).select_related("file").first() if found else None
    if kept is None:
        around(request, request.at)
        return kept_by_nobody(wrong_link(request, "complaint-link", "public/complaint_unknown.html"))
    return kept_by_nobody(handed_out(kept.file, f"{kept.kind}.pdf"))
