"""The sites of a management system and who works there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.applications import actions
from mutubaku.applications.models import Site
from mutubaku.conduct.editions import full_week
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .answers import people_lines
from .draft import Draft, draft_page, saved, way_back
from .forms.fields import Answers
from .forms.systems import SiteForm
from .views_scope import FORM, show

SITE = ("name", "address", "activities", "shift_1", "shift_2", "shift_3", "part_time", "part_time_hours", "seasonal")


@gate(Rule.CASE)
@require_safe
@draft_page
def sites(request: Visit, draft: Draft) -> HttpResponse:
    """The sites of a management system; the first one is asked for at once."""
    if not draft.is_system:
        raise Http404
    if not draft.application.sites.all():
        return redirect("client:site_add", draft.case.pk)
    hours = full_week(draft.case)
    rows = [(one, people_lines(one, hours)) for one in draft.application.sites.all()]
    return show(request, draft, "sites", rows=rows, total=sum(one.personnel(hours) for one, _lines in rows))


@gate(Rule.CASE)
@FORM
@once
@draft_page
def site(request: Visit, draft: Draft, item_id: int | None = None) -> HttpResponse:
    """One site, new or to be changed; the first is the company's own address until it is changed."""
    item = _item(draft, item_id)
    form = SiteForm(typed_into(request), full_week(draft.case), initial=_site_answers(draft, item))

    def save() -> None:
        if item is None:
            actions.add_site(draft.case.pk, form.answers(), draft.by, request.at)
        else:
            actions.change_site(draft.case.pk, item.pk, form.answers(), draft.by, request.at)

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Lokasi tersimpan."))
        return redirect(way_back(request, reverse("client:sites", args=[draft.case.pk])))
    return show(request, draft, "site", form, item=item)


@gate(Rule.CASE)
@FORM
@once
@draft_page
def site_remove(request: Visit, draft: Draft, item_id: int) -> HttpResponse:
    """Remove a site, after asking once."""
    item = _item(draft, item_id)
    form = Answers(typed_into(request))
    if request.method == "POST" and saved(
        form, lambda: actions.remove_site(draft.case.pk, item_id, draft.by, request.at)
    ):
        messages.success(request, _("Lokasi dihapus."))
        return redirect("client:sites", draft.case.pk)
    back = reverse("client:sites", args=[draft.case.pk])
    return show(request, draft, "remove", form, item=item, back=back)


def _item(draft: Draft, item_id: int | None) -> Site | None:
    """The site of this id in the draft, None for a new one; 404 when the scheme has none or it is gone."""
    found = next((row for row in draft.application.sites.all() if row.pk == item_id), None)
    if not draft.is_system or (item_id is not None and found is None):
        raise Http404
    return found


def _site_answers(draft: Draft, item: Site | None) -> dict[str, Any]:
    if item is not None:
        return {name: getattr(item, name) for name in SITE}
    if draft.application.sites.all():
        return {}
    client = draft.case.organisation
    return {"name": _("Kantor pusat"), "address": f"{client.address}\n{client.city}"}
