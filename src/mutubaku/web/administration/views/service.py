"""The office's standar pelayanan: what it says of each part, and what it has not said yet."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.people.models import ServiceTopic
from mutubaku.people.service import SERVICE_PARTS, latest, parts_of, parts_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, form_view, page_under
from ..ending import used_no_longer
from ..forms.service import HINTS, ServicePartForm
from ..page import show, today

_page = page_under("service_standard")


@require_safe
@gate(Rule.ADMINISTRATOR)
def service_standard(request: HttpRequest) -> HttpResponse:
    """Every part: what is in force, what is to come, and what is missing."""
    visit = cast(Visit, request)
    office, day = visit.desk.office, today(visit)
    said = parts_on(office, day)
    coming = {row.key: row for row in parts_of(office) if row.valid_from > day}
    rows = [{"part": part, "row": said.get(part), "coming": coming.get(part)} for part in ServiceTopic]
    missing = sum(one["row"] is None for one in rows)
    return show(request, "service.html", {"rows": rows, "missing": missing}, here="service_standard")


@form_view
def service_part(visit: Visit, key: str) -> Formed:
    """What a part says from a day on, said for the first time or anew."""
    part, found = _part(key), latest(visit.desk.office, key)
    begins = max(found.valid_from, today(visit)) if found else today(visit)
    form = ServicePartForm(typed_into(visit), initial={"text": found.text if found else "", "valid_from": begins})
    page = _page(title=str(part.label), intro=str(HINTS[part]), submit=_("Simpan"))

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        if found is None or (found.valid_to is not None and found.valid_to < day):
            SERVICE_PARTS.add(visit.desk.office, key, form.columns(), day, **who)
        else:
            SERVICE_PARTS.change(found, form.columns(), day, **who)

    return Formed(form=form, page=page, act=act, said=_("Standar pelayanan tersimpan."))


@form_view
def end_service_part(visit: Visit, service_part_id: int) -> Formed:
    """Say it until a day; what has not begun is taken back instead."""
    found = SERVICE_PARTS.of(visit.desk.office, service_part_id)
    return used_no_longer(
        visit,
        SERVICE_PARTS,
        found,
        _page,
        ends={
            "title": _("Akhiri “%(part)s”") % {"part": found.get_key_display()},
            "intro": _("Sesudah hari itu publik tidak membacanya lagi. Isinya tetap tersimpan."),
            "submit": _("Akhiri"),
        },
        goes={
            "title": _("Hapus “%(part)s” yang akan datang") % {"part": found.get_key_display()},
            "intro": _("Bunyi ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
            "submit": _("Hapus"),
        },
        said=_("Bunyi itu dihapus."),
    )


def _part(key: str) -> ServiceTopic:
    if key not in ServiceTopic.values:
        raise Http404
    return ServiceTopic(key)
