"""The office's table of documents a client hands in."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.cases.models import Scheme
from mutubaku.documents import table
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, form_view, page_under
from ..ending import used_no_longer
from ..forms.tables import NewRequirementForm, RequirementForm
from ..page import show, today
from ..requirements import RequirementList

_page = page_under("requirements")
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


@form_view
def new_requirement(visit: Visit) -> Formed:
    """Ask for a document from a day on."""
    schemes = [s for s in [visit.GET.get("skema", "")] if s in Scheme.values]
    form = NewRequirementForm(typed_into(visit), initial={"valid_from": today(visit), "schemes": schemes})
    page = _page(title=_("Tambah persyaratan"), submit=_("Simpan persyaratan"))

    def act(**who: Any) -> None:
        kept = form.cleaned_data
        given = form.given().columns()
        table.REQUIREMENTS.add(visit.desk.office, kept["key"], given, kept["valid_from"], **who)

    return Formed(form=form, page=page, act=act, said=_("Persyaratan tersimpan."))


@form_view
def change_requirement(visit: Visit, requirement_id: int) -> Formed:
    """The row as it reads from a day on."""
    found = table.REQUIREMENTS.of(visit.desk.office, requirement_id)
    initial = {name: getattr(found, name) for name in COLUMNS}
    begins = max(found.valid_from, today(visit))
    form = RequirementForm(typed_into(visit), initial={**initial, "valid_from": begins})
    page = _page(
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_(
            "Baris yang lama tetap berlaku sampai sehari sebelumnya, dan tetap menjadi daftar permohonan masa itu."
        ),
        submit=_("Simpan perubahan"),
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        table.REQUIREMENTS.change(found, form.given().columns(), day, **who)

    return Formed(form=form, page=page, act=act, said=_("Persyaratan tersimpan."))


@form_view
def end_requirement(visit: Visit, requirement_id: int) -> Formed:
    """Ask for the document until a day."""
    found = table.REQUIREMENTS.of(visit.desk.office, requirement_id)
    return used_no_longer(
        visit,
        table.REQUIREMENTS,
        found,
        _page,
        ends={
            "title": _("Akhiri %(name)s") % {"name": found.name},
            "intro": _("Sesudah hari itu dokumen ini tidak diminta lagi. Yang sudah diserahkan tetap tersimpan."),
            "submit": _("Akhiri persyaratan"),
        },
        goes={
            "title": _("Hapus %(name)s") % {"name": found.name},
            "intro": _("Baris ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
            "submit": _("Hapus persyaratan"),
        },
        said=_("Persyaratan dihapus."),
    )
