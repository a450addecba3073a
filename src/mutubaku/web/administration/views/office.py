"""The office itself: zone and mailbox, dated profiles with their letterhead, accreditations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.people import access, actions
from mutubaku.people.actions import ProfileData
from mutubaku.people.models import OfficeProfile
from mutubaku.people.queries import profile_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, answer, form_view, project
from ..forms.base import LastDayForm
from ..forms.office import AccreditationForm, OfficeForm, ProfileForm
from ..page import administrator, show, today, trail
from ..sample import sample_letter
from ..words import scheme_name

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def profiles(request: HttpRequest) -> HttpResponse:
    """The office and its profiles, newest first."""
    visit = cast(Visit, request)
    office = visit.desk.office
    context = {"profiles": office.profiles.all(), "now": profile_on(office, today(visit))}
    return show(request, "profiles.html", context, here="profiles")


@form_view
def office(visit: Visit) -> Formed:
    """Change zone or mailbox."""
    mine, goal = visit.desk.office, reverse("administration:profiles")
    known = {"zone": mine.zone, "mailbox": mine.mailbox, "audits_a_month": mine.audits_a_month}
    form = OfficeForm(typed_into(visit), initial=known)
    page = FormPage(
        title=_("Zona waktu dan kotak surat"), submit=_("Simpan"), back=goal, crumbs=trail((_("Profil"), goal))
    )

    def act(**who: Any) -> None:
        actions.change_office(mine, **form.cleaned_data, **who)
        project(visit)

    return Formed(form=form, page=page, act=act, said=_("Data kantor tersimpan."), goal=goal)


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_profile(request: HttpRequest) -> HttpResponse:
    """A profile from a day on, filled with the one in force."""
    visit = cast(Visit, request)
    now = profile_on(visit.desk.office, today(visit))
    form = ProfileForm(typed_into(request), initial=_filled(now) if now else {"valid_from": today(visit)})

    def act() -> None:
        day = form.cleaned_data["valid_from"]
        actions.save_profile(visit.desk.office, form.given(), day, by=administrator(visit), at=visit.at)

    return _profile_page(request, form, act, _("Profil baru"))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def profile(request: HttpRequest, profile_id: int) -> HttpResponse:
    """Correct a profile that has not begun."""
    visit = cast(Visit, request)
    found = access.profile_of(visit.desk.office, profile_id)
    form = ProfileForm(typed_into(request), initial={**_filled(found), "valid_from": found.valid_from})
    del form.fields["valid_from"]

    def act() -> None:
        actions.change_profile(found, form.given(), by=administrator(visit), at=visit.at)

    return _profile_page(request, form, act, _("Ubah profil yang belum berlaku"))


def _profile_page(request: HttpRequest, form: ProfileForm, act: Callable[[], object], title: str) -> HttpResponse:
    """The form beside its letterhead; “Lihat kepala surat” draws what was typed without keeping it."""
    goal = reverse("administration:profiles")
    page = FormPage(
        title=title,
        submit=_("Simpan profil"),
        back=goal,
        crumbs=trail((_("Profil"), goal)),
        template="profile_form.html",
        context={"drawn": _drawn(form)},
    )
    if "lihat" in request.POST:
        form.is_valid()
        return show(request, page.template, {"form": form, "form_page": page, "crumbs": page.crumbs, **page.context})
    return answer(request, form, page, act, goal=goal, said=_("Profil kantor tersimpan."))


def _filled(profile: OfficeProfile) -> dict[str, object]:
    return {one.name: getattr(profile, one.name) for one in fields(ProfileData)}


def _drawn(form: ProfileForm) -> dict[str, list[str]]:
    """The letterhead as the form has it now, line by line."""
    typed = {name: str(form[name].value() or "") for name in ("letterhead", "address", "phone", "email")}
    contact = " · ".join(part for part in (typed["phone"], typed["email"]) if part)
    return {"lines": typed["letterhead"].splitlines(), "address": [*typed["address"].splitlines(), contact]}


@require_safe
@gate(Rule.ADMINISTRATOR)
def sample(request: HttpRequest, profile_id: int) -> HttpResponse:
    """A letter on this letterhead, as it would be printed."""
    visit = cast(Visit, request)
    found = access.profile_of(visit.desk.office, profile_id)
    data = sample_letter(found, administrator(visit), visit.at)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline"})


@require_safe
@gate(Rule.ADMINISTRATOR)
def accreditations(request: HttpRequest) -> HttpResponse:
    """The accreditations by scheme, newest first."""
    visit = cast(Visit, request)
    rows = [{"row": one, "scheme": scheme_name(one.scheme)} for one in visit.desk.office.accreditations.all()]
    return show(request, "accreditations.html", {"rows": rows}, here="accreditations")


@form_view
def new_accreditation(visit: Visit) -> Formed:
    """Add an accreditation."""
    goal = reverse("administration:accreditations")
    form = AccreditationForm(typed_into(visit))
    page = FormPage(
        title=_("Tambah akreditasi"), submit=_("Simpan akreditasi"), back=goal, crumbs=trail((_("Akreditasi"), goal))
    )

    def act(**who: Any) -> None:
        actions.add_accreditation(visit.desk.office, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Akreditasi tersimpan."), goal=goal)


@form_view
def end_accreditation(visit: Visit, accreditation_id: int) -> Formed:
    """Let an accreditation end on a day."""
    found = access.accreditation_of(visit.desk.office, accreditation_id)
    goal = reverse("administration:accreditations")
    form = LastDayForm(typed_into(visit), initial={"last_day": today(visit)})
    page = FormPage(
        title=_("Akhiri akreditasi %(number)s") % {"number": found.number},
        intro=_("Sertifikat yang dibuat sesudah hari itu tidak mencetak nomor ini lagi."),
        submit=_("Akhiri akreditasi"),
        back=goal,
        crumbs=trail((_("Akreditasi"), goal)),
    )

    def act(**who: Any) -> None:
        actions.end_accreditation(found, form.cleaned_data["last_day"], **who)

    return Formed(form=form, page=page, act=act, said=_("Akreditasi diakhiri."), goal=goal)
