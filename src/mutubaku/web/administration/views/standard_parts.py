"""The parameters of a product standard and the criteria of a green one, edited until the standard begins."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..families import Family, family_of
from ..forms.base import SureForm
from ..forms.standards import values_of
from ..page import administrator, trail
from .standards import address

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_part(request: HttpRequest, family: str, standard_id: int) -> HttpResponse:
    """Another parameter or criterion of a standard that has not begun."""
    visit, one = cast(Visit, request), family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    form = one.part_form(typed_into(request), initial={"source": found.source})
    page = _page(
        one, found, title=_("Tambah %(part)s") % {"part": one.part}, submit=_("Simpan %(part)s") % {"part": one.part}
    )

    def act() -> None:
        one.parts.add(found, form.given(), by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_part(request: HttpRequest, family: str, part_id: int) -> HttpResponse:
    """The parameter or criterion as it is to read."""
    visit, one = cast(Visit, request), family_of(family)
    found = one.parts.of(visit.desk.office, part_id)
    form = one.part_form(typed_into(request), initial=values_of(one.part_form, found))
    page = _page(one, found.standard, title=_("Ubah %(name)s") % {"name": found.name}, submit=_("Simpan perubahan"))

    def act() -> None:
        one.parts.change(found, form.given(), by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def remove_part(request: HttpRequest, family: str, part_id: int) -> HttpResponse:
    """The standard without the parameter or criterion."""
    visit, one = cast(Visit, request), family_of(family)
    found = one.parts.of(visit.desk.office, part_id)
    page = _page(
        one, found.standard, title=_("Hapus %(name)s") % {"name": found.name}, submit=_("Hapus"), is_danger=True
    )

    def act() -> None:
        one.parts.remove(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Dihapus."))


def _page(family: Family, standard: Any, **said: object) -> FormPage:
    goal = address(family, standard)
    crumbs = trail((family.name, family.home), (standard.number, goal))
    return FormPage(back=goal, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
