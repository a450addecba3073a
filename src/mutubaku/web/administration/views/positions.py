"""Positions of the office and who fills them: definitive officials, Plt. and Plh."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from mutubaku.people import access, actions
from mutubaku.people.models import Holding
from mutubaku.people.queries import people_of, positions_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import LastDayForm, SureForm
from ..forms.staff import HoldingForm, NewPositionForm, PositionForm
from ..page import show, today, trail
from ..posts import posts_on
from ..roles import role_name


@require_safe
@gate(Rule.ADMINISTRATOR)
def positions(request: HttpRequest) -> HttpResponse:
    """Every position with who fills it and the roles it plays."""
    visit = cast(Visit, request)
    day = today(visit)
    rows = [
        {
            "position": one,
            "posts": posts_on(one.holdings.all(), day),
            "roles": [role_name(p.row.role) for p in posts_on(one.role_assignments.all(), day) if p.is_now],  # type: ignore[union-attr]  # assignments
        }
        for one in positions_of(visit.desk.office)
    ]
    return show(request, "positions.html", {"rows": rows}, here="positions")


@form_view
def new_position(visit: Visit) -> Formed:
    """Make a post."""
    goal = reverse("administration:positions")
    form = NewPositionForm(typed_into(visit))
    page = FormPage(
        title=_("Tambah jabatan"),
        submit=_("Simpan jabatan"),
        back=goal,
        crumbs=trail((pgettext("daftar", "Jabatan"), goal)),
    )

    def act(**who: Any) -> None:
        actions.create_position(visit.desk.office, **form.cleaned_data, **who)

    return Formed(form=form, page=page, act=act, said=_("Jabatan tersimpan."), goal=goal)


@require_safe
@gate(Rule.ADMINISTRATOR)
def position(request: HttpRequest, position_id: int) -> HttpResponse:
    """A post: who fills it now, later and before, and the roles it plays."""
    visit = cast(Visit, request)
    found, day = access.position_of(visit.desk.office, position_id), today(visit)
    context = {
        "position": found,
        "posts": posts_on(found.holdings.select_related("user", "position"), day, past=True),
        "roles": [
            {"post": post, "name": role_name(post.row.role)}  # type: ignore[union-attr]  # assignments
            for post in posts_on(found.role_assignments.all(), day, past=True)
        ],
        "crumbs": trail((pgettext("daftar", "Jabatan"), reverse("administration:positions"))),
    }
    return show(request, "position.html", context)


@form_view
def change_position(visit: Visit, position_id: int) -> Formed:
    """Rename a post from now on."""
    found = access.position_of(visit.desk.office, position_id)
    home = reverse("administration:position", args=[found.pk])
    form = PositionForm(typed_into(visit), initial={"title": found.title, "unit": found.unit})
    page = FormPage(
        title=_("Ubah nama jabatan"),
        intro=_("Yang sudah dikerjakan dan dicetak tetap memakai nama yang lama."),
        submit=_("Simpan"),
        back=home,
        crumbs=trail((pgettext("daftar", "Jabatan"), reverse("administration:positions")), (found.title, home)),
    )

    def act(**who: Any) -> None:
        actions.change_position(found, **form.cleaned_data, **who)

    return Formed(form=form, page=page, act=act, said=_("Jabatan tersimpan."), goal=home)


@form_view
def new_holding(visit: Visit) -> Formed:
    """Let a person fill a position; the address may name either to begin with."""
    goal = reverse("administration:positions")
    positions = {str(one.pk): one for one in visit.desk.office.positions.all()}
    asked = {"position": visit.GET.get("jabatan"), "person": visit.GET.get("orang"), "starts_on": today(visit)}
    form = HoldingForm(
        typed_into(visit), positions=positions.values(), people=people_of(visit.desk.office), initial=asked
    )
    page = FormPage(
        title=_("Tunjuk pejabat"),
        submit=_("Simpan penunjukan"),
        back=goal,
        crumbs=trail((pgettext("daftar", "Jabatan"), goal)),
    )

    def act(**who: Any) -> None:
        kept = {key: form.cleaned_data[key] for key in ("user", "manner", "decree", "starts_on", "ends_on")}
        chosen = positions[form.cleaned_data["position"]]
        actions.assign_holding(chosen, **kept, **who)

    return Formed(form=form, page=page, act=act, said=_("Penunjukan tersimpan."), goal=goal)


@form_view
def end_holding(visit: Visit, holding_id: int) -> Formed:
    """Let a person fill a position until a day."""
    found = access.holding_of(visit.desk.office, holding_id)
    form = LastDayForm(typed_into(visit), initial={"last_day": today(visit)})
    page = _holding_page(
        found,
        title=_("Akhiri %(name)s sebagai %(title)s"),
        intro=_("Hari terakhir ikut dihitung. Pilih kemarin untuk menghentikan wewenangnya sekarang juga."),
        submit=_("Akhiri jabatan"),
    )

    def act(**who: Any) -> None:
        actions.end_holding(found, form.cleaned_data["last_day"], **who)

    return Formed(form=form, page=page, act=act, said=_("Hari terakhirnya tercatat."))


@form_view
def withdraw_holding(visit: Visit, holding_id: int) -> Formed:
    """Take back an appointment that begins today or later."""
    found = access.holding_of(visit.desk.office, holding_id)
    page = _holding_page(
        found,
        title=_("Batalkan %(name)s sebagai %(title)s"),
        intro=_("Penunjukan ini dihapus dari daftar; jurnal kantor tetap mencatatnya."),
        submit=_("Batalkan penunjukan"),
        is_danger=True,
    )

    def act(**who: Any) -> None:
        actions.withdraw_holding(found, **who)

    said = _("Penunjukan dibatalkan.")
    return Formed(form=SureForm(typed_into(visit)), page=page, act=act, said=said)


def _holding_page(holding: Holding, *, title: str, **said: object) -> FormPage:
    home = reverse("administration:position", args=[holding.position_id])
    crumbs = trail((pgettext("daftar", "Jabatan"), reverse("administration:positions")), (holding.position.title, home))
    named = title % {"name": holding.user.name, "title": holding.title}
    return FormPage(title=named, back=home, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
