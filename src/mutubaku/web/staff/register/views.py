"""The register: everybody, the matrix, one person, and the evidence of an entry."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.cases.models import Scheme
from mutubaku.documents import storage
from mutubaku.people.access import competence_of, person_of
from mutubaku.people.queries import absences_of, competences_of, interests_of, people_of
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate

from .page import at_register, is_registrar, today
from .rows import LETTERS, entry_rows, matrix_of, person_rows


@gate(Rule.REGISTRAR)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Everybody of the office with what they are competent for; what ends soon first."""
    visit = at_register(request)
    office = visit.desk.office
    rows = person_rows(people_of(office).filter(is_active=True), competences_of(office), today(visit))
    context = {"rows": rows, "soon": [one for row in rows for one in row.soon], "tabs": tabs("register")}
    return render(request, "staff/register/list.html", context)


@gate(Rule.REGISTRAR)
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """People by technical scope in one scheme, with the letters of their functions."""
    visit = at_register(request)
    asked = request.GET.get("skema", "")
    scheme = asked if asked in Scheme.values else Scheme.ISO_9001.value
    found = matrix_of(competences_of(visit.desk.office), scheme, today(visit))
    address = reverse("staff:competence_matrix")
    schemes = [Link(str(one.label), f"{address}?skema={one.value}", current=one.value == scheme) for one in Scheme]
    context = {"matrix": found, "schemes": schemes, "letters": list(LETTERS.values()), "tabs": tabs("matrix")}
    return render(request, "staff/register/matrix.html", {**context, "scheme": Scheme(scheme).label})


def tabs(here: str) -> list[Link]:
    """The two faces of the register."""
    return [
        Link(_("Orang"), reverse("staff:register"), current=here == "register"),
        Link(_("Matriks"), reverse("staff:competence_matrix"), current=here == "matrix"),
    ]


@gate(Rule.REGISTRAR)
@require_safe
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """Everything the register holds of one person, and the ways to add to it."""
    visit = at_register(request)
    office = visit.desk.office
    user = person_of(office, user_id)
    context = {
        "person": user,
        "entries": entry_rows(competences_of(office, user), today(visit)),
        "interests": interests_of(office, user),
        "absences": absences_of(office, user),
        "may_keep": True,
        "may_approve": user.pk != visit.user.pk,
        "today": today(visit),
    }
    return render(request, "staff/register/person.html", context)


@gate(Rule.STAFF)
@require_safe
def evidence(request: HttpRequest, competence_id: int) -> HttpResponse:
    """The evidence of an entry, for whoever keeps the register and for the person themselves; 404 for all others."""
    visit = cast(Visit, request)
    found = competence_of(visit.desk.office, competence_id, user=None if is_registrar(visit) else visit.user)
    if not found.sha256:
        raise Http404
    response = HttpResponse(storage.read(found.sha256), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.filename) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
