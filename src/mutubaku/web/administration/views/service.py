"""The office's standar pelayanan: what it says of each part, and what it has not said yet."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.people.models import ServicePart, ServiceTopic
from mutubaku.people.service import SERVICE_PARTS, latest, parts_of, parts_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.base import LastDayForm, SureForm
from ..forms.service import HINTS, ServicePartForm
from ..page import administrator, show, today, trail

FORM_METHODS = ["GET", "HEAD", "POST"]


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


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def service_part(request: HttpRequest, key: str) -> HttpResponse:
    """What a part says from a day on, said for the first time or anew."""
    visit = cast(Visit, request)
    part, found = _part(key), latest(visit.desk.office, key)
    begins = max(found.valid_from, today(visit)) if found else today(visit)
    form = ServicePartForm(typed_into(request), initial={"text": found.text if found else "", "valid_from": begins})
    page = _page(title=str(part.label), intro=str(HINTS[part]), submit=_("Simpan"))

    def act() -> None:
        day, by = form.cleaned_data["valid_from"], administrator(visit)
        if found is None or (found.valid_to is not None and found.valid_to < day):
            SERVICE_PARTS.add(visit.desk.office, key, form.columns(), day, by=by, at=visit.at)
        else:
            SERVICE_PARTS.change(found, form.columns(), day, by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Standar pelayanan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def end_service_part(request: HttpRequest, service_part_id: int) -> HttpResponse:
    """Say it until a day; what has not begun is taken back instead."""
    visit = cast(Visit, request)
    found = SERVICE_PARTS.of(visit.desk.office, service_part_id)
    if found.valid_from > today(visit):
        return _withdraw(request, found)
    form = LastDayForm(typed_into(request), initial={"last_day": today(visit)})
    page = _page(
        title=_("Akhiri “%(part)s”") % {"part": found.get_key_display()},
        intro=_("Sesudah hari itu publik tidak membacanya lagi. Isinya tetap tersimpan."),
        submit=_("Akhiri"),
    )

    def act() -> None:
        SERVICE_PARTS.end(found, form.cleaned_data["last_day"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Hari terakhirnya tercatat."))


def _withdraw(request: HttpRequest, found: ServicePart) -> HttpResponse:
    visit = cast(Visit, request)
    page = _page(
        title=_("Hapus “%(part)s” yang akan datang") % {"part": found.get_key_display()},
        intro=_("Bunyi ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
        submit=_("Hapus"),
        is_danger=True,
    )

    def act() -> None:
        SERVICE_PARTS.withdraw(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Bunyi itu dihapus."))


def _part(key: str) -> ServiceTopic:
    if key not in ServiceTopic.values:
        raise Http404
    return ServiceTopic(key)


def _page(**said: object) -> FormPage:
    goal = reverse("administration:service_standard")
    return FormPage(back=goal, crumbs=trail((_("Standar pelayanan"), goal)), **said)  # type: ignore[arg-type]  # texts and flags of FormPage
