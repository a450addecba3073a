"""The office's people: the list, a person, their data, their account, the letter with the password link."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from mutubaku.people import access, actions
from mutubaku.people.errors import AccountInactive
from mutubaku.people.models import User
from mutubaku.people.queries import people_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import SureForm
from ..forms.staff import NewPersonForm, PersonForm
from ..page import show, today, trail
from ..password_letters import send_password_link
from ..posts import posts_on


@require_safe
@gate(Rule.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with a position here now, then those who had one."""
    visit = cast(Visit, request)
    day = today(visit)
    rows = [{"person": one, "posts": posts_on(one.posts, day)} for one in people_of(visit.desk.office)]  # type: ignore[attr-defined]  # read along
    rows.sort(key=lambda row: not (row["posts"] and row["person"].is_active))  # type: ignore[attr-defined]  # a User
    return show(request, "people.html", {"rows": rows}, here="people")


@form_view
def new_person(visit: Visit) -> Formed:
    """Make an account with its first position, and send the link for its password."""
    office = visit.desk.office
    positions = {str(one.pk): one for one in office.positions.all()}
    form = NewPersonForm(typed_into(visit), positions=positions.values(), initial={"starts_on": today(visit)})
    goal = reverse("administration:people")
    page = FormPage(
        title=_("Tambah orang"),
        intro=_("Akunnya langsung dibuat, dan tautan untuk membuat kata sandi dikirim ke alamatnya."),
        submit=_("Tambah dan kirim tautan"),
        back=goal,
        crumbs=trail((pgettext("daftar", "Orang"), goal)),
    )

    def act(**who: Any) -> None:
        kept = form.cleaned_data
        user = actions.create_staff_account(office, kept["email"], form.given(), **who)
        position = positions[kept["position"]]
        actions.assign_holding(position, user, starts_on=kept["starts_on"], **who)
        send_password_link(visit, user)

    return Formed(form=form, page=page, act=act, said=_("Akun dibuat."), goal=goal)


@require_safe
@gate(Rule.ADMINISTRATOR)
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """A person: data, positions, account."""
    visit = cast(Visit, request)
    office = visit.desk.office
    found = access.person_of(office, user_id)
    holdings = found.holdings.filter(position__office=office).select_related("position")
    goal = reverse("administration:people")
    context = {
        "person": found,
        "posts": posts_on(holdings, today(visit), past=True),
        "is_own": access.account_is_offices_own(found, office, visit.at),
        "crumbs": trail((pgettext("daftar", "Orang"), goal)),
    }
    return show(request, "person.html", context)


@form_view
def change_person(visit: Visit, user_id: int) -> Formed:
    """Change what the office knows of a person."""
    found = access.person_of(visit.desk.office, user_id)
    form = PersonForm(typed_into(visit), initial={"name": found.name, "nip": found.nip, "phone": found.phone})
    page = _page(found, title=_("Ubah data %(name)s") % {"name": found.name}, submit=_("Simpan"))

    def act(**who: Any) -> None:
        actions.change_account(found, visit.desk.office, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Data tersimpan."))


@form_view
def switch_person(visit: Visit, user_id: int, *, is_active: bool) -> Formed:
    """Switch an account off, or on again: which of the two stands in the address."""
    found = access.person_of(visit.desk.office, user_id)
    form, page = SureForm(typed_into(visit)), _switch_page(found, is_active=is_active)
    said = _("Akun diaktifkan.") if is_active else _("Akun dinonaktifkan.")

    def act(**who: Any) -> None:
        actions.switch_account(found, visit.desk.office, is_active=is_active, **who)

    return Formed(form=form, page=page, act=act, said=said)


@form_view
def send_link(visit: Visit, user_id: int) -> Formed:
    """Send the link by which a person sets a password."""
    found = access.person_of(visit.desk.office, user_id)
    again = _("Tautan untuk membuat kata sandi baru dikirim ke %(email)s. Kata sandi yang sekarang tetap berlaku.")
    first = _("Undangan dengan tautan untuk membuat kata sandi dikirim lagi ke %(email)s.")
    page = _page(
        found,
        title=_("Kirim tautan kata sandi"),
        intro=(again if found.has_usable_password() else first) % {"email": found.email},
        submit=_("Kirim tautan"),
    )

    def act(**_who: Any) -> None:
        if not found.is_active:
            raise AccountInactive(found.name)
        send_password_link(visit, found)

    return Formed(form=SureForm(typed_into(visit)), page=page, act=act)


def _switch_page(person: User, *, is_active: bool) -> FormPage:
    if is_active:
        return _page(
            person,
            title=_("Aktifkan akun %(name)s") % {"name": person.name},
            intro=_("Ia dapat masuk lagi, dengan wewenang jabatan yang masih berlaku."),
            submit=_("Aktifkan akun"),
        )
    return _page(
        person,
        title=_("Nonaktifkan akun %(name)s") % {"name": person.name},
        intro=_(
            "Ia tidak dapat masuk lagi dan kehilangan semua wewenangnya sekarang juga. Catatannya tetap tersimpan."
        ),
        caution=_("Pekerjaan yang sudah diambilnya perlu dialihkan oleh kepala seksinya."),
        submit=_("Nonaktifkan akun"),
        is_danger=True,
    )


def _page(person: User, **said: object) -> FormPage:
    home = reverse("administration:person", args=[person.pk])
    crumbs = trail((pgettext("daftar", "Orang"), reverse("administration:people")), (person.name, home))
    return FormPage(back=home, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
