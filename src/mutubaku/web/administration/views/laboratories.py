"""The laboratories samples are sent to: listed, added, changed from a day on, ended, with their evidence."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.documents import storage
from mutubaku.people import policy
from mutubaku.samples import laboratories as table
from mutubaku.samples.laboratories import LABORATORIES
from mutubaku.web.client.forms.upload import largest
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import sent
from mutubaku.web.resume import typed_into

from ..acts import Formed, form_view, page_under
from ..ending import used_no_longer
from ..forms.laboratories import LaboratoryForm, NewLaboratoryForm, values_of
from ..laboratories import listed
from ..page import show, today

_page = page_under("laboratories")
FORM = "laboratory_form.html"


@require_safe
@gate(Rule.ADMINISTRATOR)
def laboratories(request: HttpRequest) -> HttpResponse:
    """The laboratories in use and to come, and on request how they were known before."""
    visit = cast(Visit, request)
    with_old = bool(request.GET.get("lama"))
    rows = listed(visit.desk.office, table.rows_of(visit.desk.office), today(visit), with_old=with_old)
    home = reverse("administration:laboratories")
    links = [
        Link(_("Berlaku dan akan datang"), home, current=not with_old),
        Link(_("Termasuk yang sudah berakhir"), f"{home}?lama=1", current=with_old),
    ]
    context = {"rows": rows, "filters": [{"name": _("Masa"), "links": links}]}
    return show(request, "laboratories.html", context, here="laboratories")


@form_view
def new_laboratory(visit: Visit) -> Formed:
    """A laboratory samples may be sent to from a day on."""
    form = NewLaboratoryForm(typed_into(visit), sent(visit), initial={"valid_from": today(visit)})
    page = _page(
        title=_("Tambah laboratorium"), submit=_("Simpan laboratorium"), template=FORM, context={"largest": largest()}
    )

    def act(**who: Any) -> None:
        name, day = policy.line(form.cleaned_data["name"]), form.cleaned_data["valid_from"]
        office = visit.desk.office
        table.add_laboratory(office, name, form.given(), day, form.cleaned_data["file"], **who)

    return Formed(form=form, page=page, act=act, said=_("Laboratorium tersimpan."))


@form_view
def change_laboratory(visit: Visit, laboratory_id: int) -> Formed:
    """The laboratory as it is known from a day on; orders made before keep what was known then."""
    found = LABORATORIES.of(visit.desk.office, laboratory_id)
    begins = max(found.valid_from, today(visit))
    form = LaboratoryForm(typed_into(visit), sent(visit), initial={**values_of(found), "valid_from": begins})
    page = _page(
        title=_("Ubah %(name)s") % {"name": found.name},
        intro=_("Pesanan yang sudah dibuat tetap menyebut keterangan lama, yang berlaku sampai sehari sebelumnya."),
        submit=_("Simpan perubahan"),
        template=FORM,
        context={"found": found, "largest": largest()},
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        table.change_laboratory(found, form.given(), day, form.cleaned_data["file"], **who)

    return Formed(form=form, page=page, act=act, said=_("Laboratorium tersimpan."))


@form_view
def end_laboratory(visit: Visit, laboratory_id: int) -> Formed:
    """Send samples there until a day; a row that has not begun is taken back instead."""
    found = LABORATORIES.of(visit.desk.office, laboratory_id)
    return used_no_longer(
        visit,
        LABORATORIES,
        found,
        _page,
        ends={
            "title": _("Akhiri %(name)s") % {"name": found.name},
            "intro": _(
                "Sesudah hari itu laboratorium ini tidak dapat dipilih lagi. Pesanan yang sudah dibuat tetap berjalan."
            ),
            "submit": _("Akhiri laboratorium"),
        },
        goes={
            "title": _("Hapus %(name)s") % {"name": found.name},
            "intro": _("Keterangan ini belum berlaku dan akan dihapus; yang sebelumnya, bila ada, berlaku terus."),
            "submit": _("Hapus laboratorium"),
        },
        said=_("Laboratorium dihapus."),
    )


@require_safe
@gate(Rule.ADMINISTRATOR)
def laboratory_evidence(request: HttpRequest, laboratory_id: int) -> HttpResponse:
    """The certificate of accreditation as it was uploaded; 404 when there is none."""
    visit = cast(Visit, request)
    found = LABORATORIES.of(visit.desk.office, laboratory_id)
    if found.evidence is None:
        raise Http404
    response = HttpResponse(storage.read(found.evidence.sha256), content_type=found.evidence.media_type)
    named = content_disposition_header(as_attachment=True, filename=found.evidence_name)
    response["Content-Disposition"] = named or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
