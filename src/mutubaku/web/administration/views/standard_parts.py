"""The parameters of a product standard and the criteria of a green one, edited until the standard begins."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..families import Family, family_of
from ..forms.base import SureForm
from ..forms.standards import values_of
from ..page import trail
from .standards import address


@form_view
def new_part(visit: Visit, family: str, standard_id: int) -> Formed:
    """Another parameter or criterion of a standard that has not begun."""
    one = family_of(family)
    found = one.table.of(visit.desk.office, standard_id)
    form = one.part_form(typed_into(visit), initial={"source": found.source})
    page = _page(
        one, found, title=_("Tambah %(part)s") % {"part": one.part}, submit=_("Simpan %(part)s") % {"part": one.part}
    )

    def act(**who: Any) -> None:
        one.parts.add(found, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Tersimpan."))


@form_view
def change_part(visit: Visit, family: str, part_id: int) -> Formed:
    """The parameter or criterion as it is to read."""
    one = family_of(family)
    found = one.parts.of(visit.desk.office, part_id)
    form = one.part_form(typed_into(visit), initial=values_of(one.part_form, found))
    page = _page(one, found.standard, title=_("Ubah %(name)s") % {"name": found.name}, submit=_("Simpan perubahan"))

    def act(**who: Any) -> None:
        one.parts.change(found, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Tersimpan."))


@form_view
def remove_part(visit: Visit, family: str, part_id: int) -> Formed:
    """The standard without the parameter or criterion."""
    one = family_of(family)
    found = one.parts.of(visit.desk.office, part_id)
    page = _page(
        one, found.standard, title=_("Hapus %(name)s") % {"name": found.name}, submit=_("Hapus"), is_danger=True
    )

    return Formed(form=SureForm(typed_into(visit)), page=page, act=partial(one.parts.remove, found), said=_("Dihapus."))


def _page(family: Family, standard: Any, **said: object) -> FormPage:
    goal = address(family, standard)
    crumbs = trail((family.name, family.home), (standard.number, goal))
    return FormPage(back=goal, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
