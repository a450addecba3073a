"""One's own page: assignments, competence, interests and days away; what one declares and ends oneself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.audits.appointing.policy.ties import tie_years
from mutubaku.audits.appointing.queries import appointments_with, declarations_for
from mutubaku.conduct.actions.interests import declare_interest
from mutubaku.people import actions
from mutubaku.people.access import Capacity, absence_of, interest_of
from mutubaku.people.models import User
from mutubaku.people.queries import absences_of, competences_of, interests_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .forms import AbsenceForm, InterestForm, LastDayForm, SureForm
from .page import FORM_METHODS, FormPage, answer, at_register, is_registrar, registrar, speaker, today
from .rows import entry_rows


@gate(Rule.STAFF)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the office knows of my competence, interests and days away, and what I am assigned to."""
    visit = at_register(request, "mine")
    office, user = visit.desk.office, visit.user
    coming = [one for one in appointments_with(user) if one.ends_on >= today(visit)]
    context = {
        "person": user,
        "assignments": [(one, declarations_for(one).get(user.pk)) for one in coming],
        "entries": entry_rows(competences_of(office, user), today(visit)),
        "interests": interests_of(office, user),
        "absences": absences_of(office, user),
        "is_own": True,
        "today": today(visit),
    }
    return render(request, "staff/register/person.html", context)


@require_http_methods(FORM_METHODS)
@gate(Rule.STAFF)
@once
def new_interest(request: HttpRequest) -> HttpResponse:
    """Declare what ties me to a company."""
    visit = at_register(request, "mine")
    years, goal = tie_years(today(visit)), reverse("staff:mine")
    form = InterestForm(typed_into(request), office=visit.desk.office, years=years)

    def act() -> None:
        declare_interest(visit.desk.office, visit.user, form.interest(), by=speaker(visit), at=visit.at)

    page = FormPage(
        title=_("Nyatakan kepentingan"),
        submit=_("Nyatakan kepentingan"),
        back=goal,
        intro=_("Selama berlangsung dan %(years)s tahun sesudahnya Anda tidak ditunjuk mengaudit perusahaan itu.")
        % {"years": years},
    )
    return answer(visit, form, page, act, goal=goal, said=_("Kepentingan Anda tersimpan. Terima kasih."))


@require_http_methods(FORM_METHODS)
@gate(Rule.STAFF)
@once
def new_absence(request: HttpRequest) -> HttpResponse:
    """Say when I am away."""
    visit = at_register(request, "mine")
    form, goal = AbsenceForm(typed_into(request)), reverse("staff:mine")

    def act() -> None:
        actions.enter_absence(visit.desk.office, visit.user, form.absence(), by=speaker(visit), at=visit.at)

    page = FormPage(title=_("Catat cuti"), submit=_("Catat cuti"), back=goal)
    return answer(visit, form, page, act, goal=goal, said=_("Cuti Anda tercatat."))


@require_http_methods(FORM_METHODS)
@gate(Rule.STAFF)
@once
def end_interest(request: HttpRequest, interest_id: int) -> HttpResponse:
    """Note when a tie ended: by the person themselves, or by whoever keeps the register."""
    visit = at_register(request, "mine")
    found = interest_of(visit.desk.office, interest_id, user=_own(visit))
    form, goal = LastDayForm(typed_into(request)), _home(visit, found.user)

    def act() -> None:
        actions.end_interest(found, form.cleaned_data["last_day"], by=_by(visit), at=visit.at)

    page = FormPage(
        title=_("Akhiri kepentingan pada %(company)s") % {"company": found.company},
        submit=_("Simpan hari terakhir"),
        back=goal,
    )
    return answer(visit, form, page, act, goal=goal, said=_("Hari terakhirnya tercatat."))


@require_http_methods(FORM_METHODS)
@gate(Rule.STAFF)
@once
def withdraw_absence(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Take back days away, or come back before their end: the person, or whoever keeps the register."""
    visit = at_register(request, "mine")
    found = absence_of(visit.desk.office, absence_id, user=_own(visit))
    goal = _home(visit, found.user)

    def act() -> None:
        actions.withdraw_absence(found, by=_by(visit), at=visit.at)

    page = FormPage(
        title=_("Batalkan cuti %(name)s") % {"name": found.user.name},
        submit=_("Batalkan cuti"),
        back=goal,
        intro=_("Yang sudah berjalan berakhir kemarin; yang belum mulai dihapus dari jadwal."),
        is_danger=True,
    )
    return answer(visit, SureForm(typed_into(request)), page, act, goal=goal, said=_("Cuti dibatalkan."))


def _own(visit: Visit) -> User | None:
    """Whose entries alone the visitor may change; None for whoever keeps the register."""
    return None if is_registrar(visit) else visit.user


def _by(visit: Visit) -> Capacity:
    return registrar(visit) if is_registrar(visit) else speaker(visit)


def _home(visit: Visit, user: User) -> str:
    is_own = user.pk == visit.user.pk
    return reverse("staff:mine") if is_own else reverse("staff:register_person", args=[user.pk])
