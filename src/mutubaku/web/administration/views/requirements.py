"""The office's table of documents a client hands in."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.cases.models import Scheme
from mutubaku.documents import table
from mutubaku.documents.models import Requirement
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.base import LastDayForm, SureForm
from ..forms.tables import NewRequirementForm, RequirementForm
from ..page import administrator, show, today, trail
from ..requirements import RequirementList

FORM_METHODS = ["GET", "HEAD", "POST"]
COLUMNS = (
    *("name", "hint", "schemes", "kinds", "applicant_kinds", "commodity", "is_mandatory", "has_expiry", "order"),
    "source",
)


@require_safe
@gate(Rule.ADMINISTRATOR)
def requirements(request: HttpRequest) -> HttpResponse:
    """The rows by scheme: in force, to come, and on request those that are over."""
    visit = cast(Visit, request)
    listed = RequirementList(table.rows_of(visit.desk.office), request.GET, today(visit))
    return show(request, "requirements.html", {"listed": listed}, here="requirements")


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_requirement(request: HttpRequest) -> HttpResponse:
    """Ask for a document from a day on."""
    visit = cast(Visit, request)
    schemes = [s for s in [request.GET.get("skema", "")] if s in Scheme.values]
    form = NewRequirementForm(typed_into(request), initial={"valid_from": today(visit), "schemes": schemes})
    page = _page(title=_("Tambah persyaratan"), submit=_("Simpan persyaratan"))

    def act() -> None:
        kept = form.cleaned_data
        given, by = form.given().columns(), administrator(visit)
        table.REQUIREMENTS.add(visit.desk.office, kept["key"], given, kept["valid_from"], by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Persyaratan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The row as it reads from a day on."""
    visit = cast(Visit, request)
    found = table.REQUIREMENTS.of(visit.desk.office, requirement_id)
    initial = {name: getattr(found, name) for name in COLUMNS}
    begins = max(found.valid_from, today(visit))
    form = RequirementForm(typed_into(request), initial={**initial, "valid_from": begins})
    page = _page(
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_(
            "Baris yang lama tetap berlaku sampai sehari sebelumnya, dan tetap menjadi daftar permohonan masa itu."
        ),
        submit=_("Simpan perubahan"),
    )

    def act() -> None:
        day, by = form.cleaned_data["valid_from"], administrator(visit)
        table.REQUIREMENTS.change(found, form.given().columns(), day, by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Persyaratan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def end_requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """Ask for the document until a day."""
    visit = cast(Visit, request)
    found = table.REQUIREMENTS.of(visit.desk.office, requirement_id)
    if found.valid_from > today(visit):
        return _withdraw(request, found)
    form = LastDayForm(typed_into(request), initial={"last_day": today(visit)})
    page = _page(
        title=_("Akhiri %(name)s") % {"name": found.name},
        intro=_("Sesudah hari itu dokumen ini tidak diminta lagi. Yang sudah diserahkan tetap tersimpan."),
        submit=_("Akhiri persyaratan"),
    )

    def act() -> None:
        table.REQUIREMENTS.end(found, form.cleaned_data["last_day"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Hari terakhirnya tercatat."))


def _withdraw(request: HttpRequest, found: Requirement) -> HttpResponse:
    visit = cast(Visit, request)
    page = _page(
        title=_("Hapus %(name)s") % {"name": found.name},
        intro=_("Baris ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
        submit=_("Hapus persyaratan"),
        is_danger=True,
    )

    def act() -> None:
        table.REQUIREMENTS.withdraw(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Persyaratan dihapus."))


def _page(**said: object) -> FormPage:
    goal = reverse("administration:requirements")
    return FormPage(back=goal, crumbs=trail((_("Persyaratan"), goal)), **said)  # type: ignore[arg-type]  # texts and flags of FormPage
