"""Which position plays which role of the procedures, and who therefore does its work today."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from mutubaku.people import access, actions
from mutubaku.people.models import RoleAssignment
from mutubaku.people.queries import assignments_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import LastDayForm, SureForm
from ..forms.staff import RoleForm
from ..page import show, today, trail
from ..posts import posts_on
from ..roles import filled, role_name, role_of


@require_safe
@gate(Rule.ADMINISTRATOR)
def roles(request: HttpRequest) -> HttpResponse:
    """Every role with its positions and who fills it today."""
    visit = cast(Visit, request)
    office, day = visit.desk.office, today(visit)
    mapped = posts_on(assignments_of(office), day)
    rows = [
        {"filled": one, "posts": [post for post in mapped if post.row.role == one.role.key]}  # type: ignore[union-attr]  # assignments
        for one in filled(office, day)
    ]
    return show(request, "roles.html", {"rows": rows}, here="roles")


@require_safe
@gate(Rule.ADMINISTRATOR)
def role(request: HttpRequest, key: str) -> HttpResponse:
    """A role: who fills it, and its positions now, later and before."""
    visit = cast(Visit, request)
    office, day = visit.desk.office, today(visit)
    found = role_of(key)
    context = {
        "role": found,
        "filled": next(one for one in filled(office, day) if one.role.key == key),
        "posts": posts_on(assignments_of(office).filter(role=key), day, past=True),
        "crumbs": trail((pgettext("daftar", "Peran"), reverse("administration:roles"))),
    }
    return show(request, "role.html", context)


@form_view
def map_role(visit: Visit, key: str) -> Formed:
    """Give the role to a position from a day on."""
    found, office = role_of(key), visit.desk.office
    home = reverse("administration:role", args=[key])
    positions = {str(one.pk): one for one in office.positions.all()}
    form = RoleForm(typed_into(visit), positions=positions.values(), initial={"starts_on": today(visit)})
    page = FormPage(
        title=_("Tetapkan jabatan untuk peran %(role)s") % {"role": found.name},
        submit=_("Tetapkan"),
        back=home,
        crumbs=trail((pgettext("daftar", "Peran"), reverse("administration:roles")), (found.name, home)),
    )

    def act(**who: Any) -> None:
        position, day = positions[form.cleaned_data["position"]], form.cleaned_data["starts_on"]
        actions.map_role(office, key, position, day, **who)

    return Formed(form=form, page=page, act=act, said=_("Peran ditetapkan."), goal=home)


@form_view
def unmap_role(visit: Visit, assignment_id: int) -> Formed:
    """Let a position play a role until a day."""
    found = access.assignment_of(visit.desk.office, assignment_id)
    form = LastDayForm(typed_into(visit), initial={"last_day": today(visit)})
    page = _assignment_page(
        found,
        title=_("Lepas peran %(role)s dari %(title)s"),
        intro=_("Hari terakhir ikut dihitung. Pilih kemarin untuk menghentikannya sekarang juga."),
        submit=_("Lepas peran"),
    )

    def act(**who: Any) -> None:
        actions.unmap_role(found, form.cleaned_data["last_day"], **who)

    return Formed(form=form, page=page, act=act, said=_("Hari terakhirnya tercatat."))


@form_view
def withdraw_role(visit: Visit, assignment_id: int) -> Formed:
    """Take back an assignment that begins today or later."""
    found = access.assignment_of(visit.desk.office, assignment_id)
    page = _assignment_page(
        found,
        title=_("Batalkan peran %(role)s pada %(title)s"),
        intro=_("Penetapan ini dihapus dari daftar; jurnal kantor tetap mencatatnya."),
        submit=_("Batalkan penetapan"),
        is_danger=True,
    )

    def act(**who: Any) -> None:
        actions.withdraw_role(found, **who)

    said = _("Penetapan dibatalkan.")
    return Formed(form=SureForm(typed_into(visit)), page=page, act=act, said=said)


def _assignment_page(assignment: RoleAssignment, *, title: str, **said: object) -> FormPage:
    home = reverse("administration:role", args=[assignment.role])
    name = role_name(assignment.role)
    crumbs = trail((pgettext("daftar", "Peran"), reverse("administration:roles")), (name, home))
    named = title % {"role": name, "title": assignment.position.title}
    return FormPage(title=named, back=home, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
