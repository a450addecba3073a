"""The office's tariffs by date, and the lines of each."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.billing import table
from mutubaku.billing.models import CountedBy, Part, Tariff
from mutubaku.billing.policy import CODE_DAYS
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import SureForm
from ..forms.tariff import ConfirmTariffForm, LineForm, NewLineForm, NewTariffForm, TariffForm
from ..page import show, today, trail
from ..tariffs import listed, parts_of, scheme_names


@require_safe
@gate(Rule.ADMINISTRATOR)
def tariffs(request: HttpRequest) -> HttpResponse:
    """Every tariff, the latest first."""
    visit = cast(Visit, request)
    office = visit.desk.office
    rows = listed(office, table.tariffs_of(office), today(visit))
    return show(request, "tariffs.html", {"rows": rows}, here="tariffs")


@require_safe
@gate(Rule.ADMINISTRATOR)
def tariff(request: HttpRequest, tariff_id: int) -> HttpResponse:
    """One tariff with its lines."""
    visit = cast(Visit, request)
    found = table.tariff_of(visit.desk.office, tariff_id)
    [one] = listed(visit.desk.office, [found], today(visit))
    context = {
        "one": one,
        "parts": parts_of(table.lines_of(found)),
        "discounted": scheme_names(found.small_business_schemes),
        "crumbs": trail((_("Tarif"), reverse("administration:tariffs"))),
    }
    return show(request, "tariff.html", context)


@form_view
def new_tariff(visit: Visit) -> Formed:
    """A tariff from a day on, as a copy of the latest one."""
    office = visit.desk.office
    latest = next(iter(table.tariffs_of(office)), None)
    known = _known(latest) if latest else {"small_business_percent": 0, "code_days": CODE_DAYS}
    form = NewTariffForm(typed_into(visit), initial={**known, "valid_to": None, "valid_from": today(visit)})
    goal = reverse("administration:tariffs")
    page = FormPage(
        title=_("Tarif baru"),
        intro=_("Baris-barisnya disalin dari tarif sebelumnya. Sesudah disimpan, ubah baris yang berbeda."),
        submit=_("Simpan tarif"),
        back=goal,
        crumbs=trail((_("Tarif"), goal)),
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        table.new_tariff(office, form.given(), day, **who)

    return Formed(form=form, page=page, act=act, said=_("Tarif tersimpan. Periksa baris-barisnya."), goal=goal)


@form_view
def change_tariff(visit: Visit, tariff_id: int) -> Formed:
    """Correct what a tariff says of itself."""
    found = table.tariff_of(visit.desk.office, tariff_id)
    form = TariffForm(typed_into(visit), initial=_known(found))
    page = _page(
        found,
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_("Tagihan yang sudah dibuat tidak berubah. Sesudah diubah, tarif ini perlu dipastikan lagi."),
        submit=_("Simpan perubahan"),
    )

    def act(**who: Any) -> None:
        table.change_tariff(found, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Tarif tersimpan."))


@form_view
def confirm_tariff(visit: Visit, tariff_id: int) -> Formed:
    """Say with what the tariff was compared."""
    found = table.tariff_of(visit.desk.office, tariff_id)
    form = ConfirmTariffForm(typed_into(visit), initial={"source": found.source})
    page = _page(
        found,
        title=_("Pastikan %(name)s") % {"name": found.name},
        intro=_("Bandingkan setiap baris dengan dasar hukumnya, %(law)s, lalu sebutkan sumbernya.")
        % {"law": found.legal_base},
        submit=_("Sudah saya pastikan"),
    )

    def act(**who: Any) -> None:
        table.confirm_tariff(found, form.cleaned_data["source"], **who)

    return Formed(form=form, page=page, act=act, said=_("Tarif ditandai sudah dipastikan."))


@form_view
def withdraw_tariff(visit: Visit, tariff_id: int) -> Formed:
    """Take back a tariff that has not begun."""
    found = table.tariff_of(visit.desk.office, tariff_id)
    page = _page(
        found,
        title=_("Hapus %(name)s yang belum berlaku") % {"name": found.name},
        intro=_("Tarif ini dihapus beserta baris-barisnya; jurnal kantor tetap mencatatnya."),
        submit=_("Hapus tarif"),
        is_danger=True,
    )

    goal = reverse("administration:tariffs")
    return Formed(
        form=SureForm(typed_into(visit)),
        page=page,
        act=partial(table.withdraw_tariff, found),
        said=_("Tarif dihapus."),
        goal=goal,
    )


@form_view
def new_line(visit: Visit, tariff_id: int) -> Formed:
    """A new line of a tariff."""
    found = table.tariff_of(visit.desk.office, tariff_id)
    last = max((line.order for line in table.lines_of(found)), default=0)
    initial = {"part": Part.CERTIFICATION, "counted_by": CountedBy.CASE, "order": last + 10}
    form = NewLineForm(typed_into(visit), initial=initial)
    page = _page(found, title=_("Tambah baris tarif"), submit=_("Simpan baris"))

    def act(**who: Any) -> None:
        table.add_line(found, form.cleaned_data["key"], form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Baris tarif tersimpan."))


@form_view
def change_line(visit: Visit, line_id: int) -> Formed:
    """The line as it reads from now on."""
    found = table.line_of(visit.desk.office, line_id)
    initial = {name: getattr(found, name) for name in LineForm.base_fields}
    form = LineForm(typed_into(visit), initial=initial)
    page = _page(
        found.tariff,
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_("Berlaku untuk tagihan berikutnya. Tagihan yang sudah dibuat tetap memakai tarif lama."),
        submit=_("Simpan perubahan"),
    )

    def act(**who: Any) -> None:
        table.change_line(found, form.given(), **who)

    return Formed(form=form, page=page, act=act, said=_("Baris tarif tersimpan."))


@form_view
def withdraw_line(visit: Visit, line_id: int) -> Formed:
    """Charge a line no more."""
    found = table.line_of(visit.desk.office, line_id)
    page = _page(
        found.tariff,
        title=_("Cabut %(name)s") % {"name": found.name},
        intro=_("Baris ini tidak lagi ditagihkan. Tagihan yang sudah memuatnya tidak berubah."),
        submit=_("Cabut baris"),
        is_danger=True,
    )

    return Formed(
        form=SureForm(typed_into(visit)),
        page=page,
        act=partial(table.withdraw_line, found),
        said=_("Baris tarif dicabut."),
    )


def _known(found: Tariff) -> dict[str, object]:
    return {name: getattr(found, name) for name in TariffForm.base_fields}


def _page(found: Tariff, **said: object) -> FormPage:
    """A form about a tariff that exists: from its page, and back to it."""
    goal = reverse("administration:tariff", args=[found.pk])
    crumbs = trail((_("Tarif"), reverse("administration:tariffs")), (found.name, goal))
    return FormPage(back=goal, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
