"""Adding to the register and ending what is in it, by whoever keeps it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.audits.appointing.policy.ties import tie_years
from mutubaku.conduct.actions.interests import declare_interest
from mutubaku.conduct.evidence import keep_evidence
from mutubaku.people import actions
from mutubaku.people.access import competence_of, person_of
from mutubaku.people.models import User
from mutubaku.web.gate import Rule, gate
from mutubaku.web.held_files import sent
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .forms import AbsenceForm, CompetenceForm, EndForm, InterestForm
from .page import FORM_METHODS, FormPage, answer, at_register, registrar, today


@require_http_methods(FORM_METHODS)
@gate(Rule.REGISTRAR)
@once
def new_competence(request: HttpRequest, user_id: int) -> HttpResponse:
    """Enter what a person is competent for, with its evidence."""
    visit = at_register(request)
    office, user = visit.desk.office, person_of(visit.desk.office, user_id)
    form = CompetenceForm(typed_into(request), sent(request), office=office)

    def act() -> None:
        file = form.cleaned_data["file"]
        evidence = keep_evidence(file[0], file[1], visit.at) if file else None
        actions.record_competence(office, user, form.competence(), evidence, by=registrar(visit), at=visit.at)

    page = FormPage(
        title=_("Kompetensi %(name)s") % {"name": user.name},
        submit=_("Simpan kompetensi"),
        back=_home(user),
        takes_file=True,
        intro=_("Yang Anda simpan di sini Anda setujui atas nama jabatan Anda."),
    )
    return answer(visit, form, page, act, goal=_home(user), said=_("Kompetensi tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.REGISTRAR)
@once
def end_competence(request: HttpRequest, competence_id: int) -> HttpResponse:
    """Let a competence end, with a reason."""
    visit = at_register(request)
    entry = competence_of(visit.desk.office, competence_id)
    form = EndForm(typed_into(request))

    def act() -> None:
        last_day, reason = form.cleaned_data["last_day"], form.cleaned_data["reason"]
        actions.end_competence(entry, last_day, reason, by=registrar(visit), at=visit.at)

    page = FormPage(
        title=_("Akhiri kompetensi %(name)s") % {"name": entry.user.name},
        submit=_("Akhiri kompetensi"),
        back=_home(entry.user),
        intro=_("Catatannya tetap ada. Tim yang sudah ditunjuk tidak berubah; periksa audit yang akan datang."),
        is_danger=True,
    )
    return answer(visit, form, page, act, goal=_home(entry.user), said=_("Hari terakhirnya tercatat."))


@require_http_methods(FORM_METHODS)
@gate(Rule.REGISTRAR)
@once
def new_interest(request: HttpRequest, user_id: int) -> HttpResponse:
    """Enter what ties a person to a company."""
    visit = at_register(request)
    office, user = visit.desk.office, person_of(visit.desk.office, user_id)
    form = InterestForm(typed_into(request), office=office, years=tie_years(today(visit)))

    def act() -> None:
        declare_interest(office, user, form.interest(), by=registrar(visit), at=visit.at)

    page = FormPage(
        title=_("Kepentingan %(name)s") % {"name": user.name}, submit=_("Simpan kepentingan"), back=_home(user)
    )
    return answer(visit, form, page, act, goal=_home(user), said=_("Kepentingan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.REGISTRAR)
@once
def new_absence(request: HttpRequest, user_id: int) -> HttpResponse:
    """Enter days on which a person is away."""
    visit = at_register(request)
    office, user = visit.desk.office, person_of(visit.desk.office, user_id)
    form = AbsenceForm(typed_into(request))

    def act() -> None:
        actions.enter_absence(office, user, form.absence(), by=registrar(visit), at=visit.at)

    page = FormPage(title=_("Cuti %(name)s") % {"name": user.name}, submit=_("Simpan cuti"), back=_home(user))
    return answer(visit, form, page, act, goal=_home(user), said=_("Cuti tersimpan."))


def _home(user: User) -> str:
    return reverse("staff:register_person", args=[user.pk])
