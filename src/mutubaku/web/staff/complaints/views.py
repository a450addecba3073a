"""The register of complaints at the desk, one complaint, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.complaints.actions import Decided
from mutubaku.complaints.models import About, Complaint
from mutubaku.conduct.actions.complaining import acknowledge_complaint, judge_complaint, link_complaint
from mutubaku.conduct.actions.complaint_handling import (
    decide_complaint,
    name_people,
    note_complaint,
    refer_complaint,
    settle_publicity,
)
from mutubaku.conduct.complaints import visible_complaint
from mutubaku.conduct.errors import Refusal
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import profile_on
from mutubaku.web.cases.views.files import handed_out
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.shell import office_names

from .forms import (
    AcknowledgeForm,
    ActForm,
    DecideForm,
    JudgeForm,
    LinkForm,
    NoteForm,
    PublicityForm,
    ReferForm,
)
from .listing import ComplaintList
from .page import name_form, page_of
from .surroundings import at_desk
from .workbook import register_workbook

UNPROCESSABLE = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Act = Callable[[Visit, Complaint], ActForm | None]


@gate(Rule.STAFF)
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """The complaints of the office: all of them for whoever keeps the register, to others their own."""
    visit = at_desk(request)
    return render(visit, "staff/complaints/list.html", {"list": ComplaintList(visit), "offices": office_names(visit)})


@gate(Rule.MANAGER)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The register as a workbook, as it is filtered."""
    visit = at_desk(request)
    office = visit.desk.office
    profile = profile_on(office, office_day(office, visit.at).date())
    name = profile.name if profile else office.code
    data = register_workbook(name, office.zone, ComplaintList(visit).chosen)
    given = {"Content-Disposition": 'attachment; filename="daftar-keluhan.xlsx"'}
    return HttpResponse(data, content_type=XLSX, headers=given)


@gate(Rule.STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def complaint(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """One complaint, how it stands and what happened; every act on it is posted here."""
    visit = at_desk(request)
    found = visible_complaint(complaint_id, visit.user, visit.desk.office, visit.at)
    if visit.method != "POST":
        typed = typed_into(visit, reverse("staff:complaint", args=[found.pk]))
        return render(visit, "staff/complaints/complaint.html", page_of(found, visit, None, typed))
    act = _ACTS.get(visit.POST.get("act", ""))
    bad = act(visit, found) if act else None
    if bad is None:
        return redirect("staff:complaint", found.pk)
    return render(visit, "staff/complaints/complaint.html", page_of(found, visit, bad, None), status=UNPROCESSABLE)


@gate(Rule.STAFF)
@require_safe
def paper(request: HttpRequest, complaint_id: int, paper_id: int) -> HttpResponse:
    """A letter that went to the complainant."""
    visit = at_desk(request)
    found = visible_complaint(complaint_id, visit.user, visit.desk.office, visit.at)
    kept = found.papers.select_related("file").filter(pk=paper_id).first()
    if kept is None:
        raise Http404
    return handed_out(kept.file, f"{kept.kind}.pdf")


def _done(visit: Visit, form: ActForm, said: str, act: Callable[[dict[str, Any]], object]) -> ActForm | None:
    """Do an act with what was filled in; the form again when it cannot be, with the reason."""
    if not form.is_valid():
        return form
    try:
        act(form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return form
    messages.success(visit, said)
    return None


def _link(visit: Visit, found: Complaint) -> ActForm | None:
    form, said = LinkForm(visit.POST), _("Keluhan dikaitkan.")
    return _done(visit, form, said, lambda given: link_complaint(found.pk, visit.user, visit.at, **given))


def _acknowledge(visit: Visit, found: Complaint) -> ActForm | None:
    form = AcknowledgeForm(visit.POST)
    said = _("Surat penerimaan dibuat dan disampaikan.") if found.email else _("Surat penerimaan dibuat.")
    return _done(visit, form, said, lambda _given: acknowledge_complaint(found.pk, visit.user, visit.at))


def _judge(visit: Visit, found: Complaint) -> ActForm | None:
    form, said = JudgeForm(visit.POST), _("Penilaian dicatat dan disampaikan kepada pengadu.")
    return _done(visit, form, said, lambda given: judge_complaint(found.pk, visit.user, visit.at, **given))


def _name(visit: Visit, found: Complaint) -> ActForm | None:
    def act(given: dict[str, Any]) -> None:
        people = User.objects.in_bulk([given["handler"], given["decider"], *given["involved"]])
        name_people(
            found.pk,
            visit.user,
            visit.at,
            handler=people[given["handler"]],
            decider=people[given["decider"]],
            also_involved=[people[pk] for pk in given["involved"]],
        )

    return _done(visit, name_form(found, visit, visit.POST), _("Penunjukan dicatat. Keduanya diberi tahu."), act)


def _refer(visit: Visit, found: Complaint) -> ActForm | None:
    form, said = ReferForm(visit.POST), _("Keluhan diteruskan kepada pemegang sertifikat.")
    return _done(visit, form, said, lambda given: refer_complaint(found.pk, visit.user, visit.at, **given))


def _note(visit: Visit, found: Complaint) -> ActForm | None:
    form, said = NoteForm(visit.POST), _("Catatan tersimpan.")
    return _done(visit, form, said, lambda given: note_complaint(found.pk, visit.user, visit.at, **given))


def _decide(visit: Visit, found: Complaint) -> ActForm | None:
    form, said = DecideForm(visit.POST), _("Keputusan tersimpan. Surat hasilnya dibuat untuk pengadu.")
    return _done(visit, form, said, lambda given: decide_complaint(found.pk, visit.user, visit.at, Decided(**given)))


def _publish(visit: Visit, found: Complaint) -> ActForm | None:
    form = PublicityForm(visit.POST, of_client=found.about == About.CLIENT)
    said = _("Kesepakatan tentang pengumuman tersimpan.")
    return _done(visit, form, said, lambda _given: settle_publicity(found.pk, visit.user, visit.at, **form.given()))


_ACTS: dict[str, Act] = {
    "kaitkan": _link,
    "terima": _acknowledge,
    "nilai": _judge,
    "tunjuk": _name,
    "teruskan": _refer,
    "catat": _note,
    "putus": _decide,
    "umumkan": _publish,
}
