"""Product and green standards: listed, one on a page, a new version from a day on, confirmed, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, cast

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.people import policy
from mutubaku.schemes import actions
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..ending import used_no_longer
from ..families import Family, family_of, listed, parts_of
from ..forms.confirming import ConfirmForm
from ..page import show, today, trail


@require_safe
@gate(Rule.ADMINISTRATOR)
def standards(request: HttpRequest, family: str) -> HttpResponse:
    """The standards in force and to come, and on request those that are over."""
    visit, one = cast(Visit, request), family_of(family)
    with_old = bool(request.GET.get("lama"))
    rows = getattr(visit.desk.office, one.related).annotate(count=Count(one.held)).order_by("number", "-valid_from")
    found = [listed(one, row, today(visit), row.count) for row in rows]
    shown = [row for row in found if with_old or not row.is_over]
    context = {"rows": shown, "family": one, "filters": [_ages(one, with_old=with_old)]}
    return show(request, "standards.html", context, here=f"standards:{one.key}")


def _ages(family: Family, *, with_old: bool) -> dict[str, object]:
    links = [
        Link(_("Berlaku dan akan datang"), family.home, current=not with_old),
        Link(_("Termasuk yang sudah berakhir"), f"{family.home}?lama=1", current=with_old),
    ]
    return {"name": _("Masa"), "links": links}


@require_safe
@gate(Rule.ADMINISTRATOR)
def standard(request: HttpRequest, family: str, standard_id: int) -> HttpResponse:
    """One version of a standard with everything that hangs on it, and its other versions."""
    visit, one = cast(Visit, request), family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    versions = getattr(visit.desk.office, one.related).filter(number=found.number)
    context = {
        "family": one,
        "one": listed(one, found, today(visit)),
        "parts": parts_of(one, found),
        "versions": versions.order_by("-valid_from"),
        "crumbs": trail((one.name, one.home)),
    }
    return show(request, "standard.html", context, here=f"standards:{one.key}")


@form_view
def new_standard(visit: Visit, family: str) -> Formed:
    """A standard the office did not have, from tomorrow on at the earliest."""
    one = family_of(family)
    form = one.new_form(typed_into(visit), initial={"valid_from": today(visit) + timedelta(days=1)})
    page = _page(one, title=_("Tambah standar"), submit=_("Simpan standar"))
    done: list[Any] = []

    def act(**who: Any) -> None:
        number, day = policy.line(form.cleaned_data["number"]), form.cleaned_data["valid_from"]
        done.append(actions.begin_standard(one.table, visit.desk.office, number, form.given(), day, **who))

    said = _("Standar tersimpan. Isi sekarang apa yang dinilai.")
    return Formed(form=form, page=page, act=act, said=said, goal=_goal(one, done))


@form_view
def change_standard(visit: Visit, family: str, standard_id: int) -> Formed:
    """A new version from a later day on, with a copy of everything; one that has not begun is edited."""
    one = family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    is_to_come = found.valid_from > today(visit)
    begins = found.valid_from if is_to_come else today(visit) + timedelta(days=1)
    initial = {"title": found.title, "mark": getattr(found, one.mark), "source": found.source, "valid_from": begins}
    form = one.form(typed_into(visit), initial=initial)
    page = _page(
        one,
        title=(_("Ubah %(number)s") if is_to_come else _("Versi baru %(number)s")) % {"number": found.number},
        intro="" if is_to_come else _("Versi lama berlaku sampai sehari sebelumnya; isinya disalin ke versi baru."),
        submit=_("Simpan") if is_to_come else _("Buat versi baru"),
    )
    done: list[Any] = []

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        done.append(actions.succeed_standard(one.table, found, form.given(), day, **who))

    return Formed(form=form, page=page, act=act, said=_("Standar tersimpan."), goal=_goal(one, done))


@form_view
def confirm_standard(visit: Visit, family: str, standard_id: int) -> Formed:
    """Say that the standard and every limit was compared with its text."""
    one = family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    form = ConfirmForm(typed_into(visit), initial={"source": found.number})
    page = _page(
        one,
        title=_("Pastikan %(number)s") % {"number": found.number},
        intro=_("Yang dipastikan: setiap baris dan batasnya, dibandingkan dengan naskah standarnya."),
        submit=_("Sudah saya pastikan"),
    )

    def act(**who: Any) -> None:
        source = form.cleaned_data["source"]
        actions.confirm_standard(one.table, found, source, **who)

    goal = _goal(one, [found])
    return Formed(form=form, page=page, act=act, said=_("Standar ditandai sudah dipastikan."), goal=goal)


@form_view
def end_standard(visit: Visit, family: str, standard_id: int) -> Formed:
    """Certify by the standard until a day; one that has not begun is taken back instead."""
    one = family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    return used_no_longer(
        visit,
        one.table,
        found,
        partial(_page, one),
        ends={
            "title": _("Akhiri %(number)s") % {"number": found.number},
            "intro": _("Permohonan yang dibuka sesudah hari itu tidak dinilai lagi dengan standar ini."),
            "submit": _("Akhiri standar"),
        },
        goes={
            "title": _("Hapus %(number)s yang belum berlaku") % {"number": found.number},
            "intro": _("Versi sebelumnya, bila ada, lalu berlaku terus. Jurnal kantor tetap mencatatnya."),
            "submit": _("Hapus standar"),
        },
        said=_("Standar dihapus."),
    )


def _goal(family: Family, done: list[Any]) -> Callable[[], str]:
    """The page of the standard that the act gave."""
    return lambda: address(family, done[0])


def address(family: Family, row: Any) -> str:
    """The page of a standard."""
    return reverse("administration:standard", args=[family.key, row.pk])


def _page(family: Family, **said: object) -> FormPage:
    return FormPage(back=family.home, crumbs=trail((family.name, family.home)), **said)  # type: ignore[arg-type]  # texts and flags of FormPage
