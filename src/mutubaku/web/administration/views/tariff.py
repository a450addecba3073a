"""The office's tariffs by date, and the lines of each."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.billing import table
from mutubaku.billing.models import CountedBy, Part, Tariff
from mutubaku.billing.policy import CODE_DAYS
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.base import SureForm
from ..forms.tariff import ConfirmTariffForm, LineForm, NewLineForm, NewTariffForm, TariffForm
from ..page import administrator, show, today, trail
from ..tariffs import listed, parts_of, scheme_names

FORM_METHODS = ["GET", "HEAD", "POST"]


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


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_tariff(request: HttpRequest) -> HttpResponse:
    """A tariff from a day on, as a copy of the latest one."""
    visit = cast(Visit, request)
    office = visit.desk.office
    latest = next(iter(table.tariffs_of(office)), None)
    known = _known(latest) if latest else {"small_business_percent": 0, "code_days": CODE_DAYS}
    form = NewTariffForm(typed_into(request), initial={**known, "valid_to": None, "valid_from": today(visit)})
    goal = reverse("administration:tariffs")
    page = FormPage(
        title=_("Tarif baru"),
        intro=_("Baris-barisnya disalin dari tarif sebelumnya. Sesudah disimpan, ubah baris yang berbeda."),
        submit=_("Simpan tarif"),
        back=goal,
        crumbs=trail((_("Tarif"), goal)),
    )

    def act() -> None:
        day = form.cleaned_data["valid_from"]
        table.new_tariff(office, form.given(), day, by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=goal, said=_("Tarif tersimpan. Periksa baris-barisnya."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_tariff(request: HttpRequest, tariff_id: int) -> HttpResponse:
    """Correct what a tariff says of itself."""
    visit = cast(Visit, request)
    found = table.tariff_of(visit.desk.office, tariff_id)
    form = TariffForm(typed_into(request), initial=_known(found))
    page = _page(
        found,
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_("Tagihan yang sudah dibuat tidak berubah. Sesudah diubah, tarif ini perlu dipastikan lagi."),
        submit=_("Simpan perubahan"),
    )

    def act() -> None:
        table.change_tariff(found, form.given(), by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Tarif tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def confirm_tariff(request: HttpRequest, tariff_id: int) -> HttpResponse:
    """Say with what the tariff was compared."""
    visit = cast(Visit, request)
    found = table.tariff_of(visit.desk.office, tariff_id)
    form = ConfirmTariffForm(typed_into(request), initial={"source": found.source})
    page = _page(
        found,
        title=_("Pastikan %(name)s") % {"name": found.name},
        intro=_("Bandingkan setiap baris dengan dasar hukumnya, %(law)s, lalu sebutkan sumbernya.")
        % {"law": found.legal_base},
        submit=_("Sudah saya pastikan"),
    )

    def act() -> None:
        table.confirm_tariff(found, form.cleaned_data["source"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Tarif ditandai sudah dipastikan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def withdraw_tariff(request: HttpRequest, tariff_id: int) -> HttpResponse:
    """Take back a tariff that has not begun."""
    visit = cast(Visit, request)
    found = table.tariff_of(visit.desk.office, tariff_id)
    page = _page(
        found,
        title=_("Hapus %(name)s yang belum berlaku") % {"name": found.name},
        intro=_("Tarif ini dihapus beserta baris-barisnya; jurnal kantor tetap mencatatnya."),
        submit=_("Hapus tarif"),
        is_danger=True,
    )

    def act() -> None:
        table.withdraw_tariff(found, by=administrator(visit), at=visit.at)

    goal = reverse("administration:tariffs")
    return answer(request, SureForm(typed_into(request)), page, act, goal=goal, said=_("Tarif dihapus."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_line(request: HttpRequest, tariff_id: int) -> HttpResponse:
    """A new line of a tariff."""
    visit = cast(Visit, request)
    found = table.tariff_of(visit.desk.office, tariff_id)
    last = max((line.order for line in table.lines_of(found)), default=0)
    initial = {"part": Part.CERTIFICATION, "counted_by": CountedBy.CASE, "order": last + 10}
    form = NewLineForm(typed_into(request), initial=initial)
    page = _page(found, title=_("Tambah baris tarif"), submit=_("Simpan baris"))

    def act() -> None:
        by = administrator(visit)
        table.add_line(found, form.cleaned_data["key"], form.given(), by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Baris tarif tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """The line as it reads from now on."""
    visit = cast(Visit, request)
    found = table.line_of(visit.desk.office, line_id)
    initial = {name: getattr(found, name) for name in LineForm.base_fields}
    form = LineForm(typed_into(request), initial=initial)
    page = _page(
        found.tariff,
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_("Berlaku untuk tagihan berikutnya. Tagihan yang sudah dibuat tetap memakai tarif lama."),
        submit=_("Simpan perubahan"),
    )

    def act() -> None:
        table.change_line(found, form.given(), by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Baris tarif tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def withdraw_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Charge a line no more."""
    visit = cast(Visit, request)
    found = table.line_of(visit.desk.office, line_id)
    page = _page(
        found.tariff,
        title=_("Cabut %(name)s") % {"name": found.name},
        intro=_("Baris ini tidak lagi ditagihkan. Tagihan yang sudah memuatnya tidak berubah."),
        submit=_("Cabut baris"),
        is_danger=True,
    )

    def act() -> None:
        table.withdraw_line(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Baris tarif dicabut."))


def _known(found: Tariff) -> dict[str, object]:
    return {name: getattr(found, name) for name in TariffForm.base_fields}


def _page(found: Tariff, **said: object) -> FormPage:
    """A form about a tariff that exists: from its page, and back to it."""
    goal = reverse("administration:tariff", args=[found.pk])
    crumbs = trail((_("Tarif"), reverse("administration:tariffs")), (found.name, goal))
    return FormPage(back=goal, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
