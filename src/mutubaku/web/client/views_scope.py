"""What an application asks for: products, a management system with its sites, or a green industry."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.applications import actions
from mutubaku.applications.queries import asked_schemes, is_realisation_outdated, topics_missing, topics_outdated
from mutubaku.conduct.editions import editions
from mutubaku.people.access import office_day
from mutubaku.people.actions import add_factory
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .draft import Draft, draft_page, saved, status_of, way_back
from .forms.fields import Answers
from .forms.green import GREEN, GreenForm
from .forms.products import WithFactory
from .forms.systems import SystemForm

SYSTEM = (
    "edition",
    "also_edition",
    "statement",
    "outsourced_processes",
    "used_consultancy",
    "consultancy",
    "consultancy_until",
)
FORM = require_http_methods(["GET", "HEAD", "POST"])


@gate(Rule.CASE)
@FORM
@once
@draft_page
def scope(request: Visit, draft: Draft) -> HttpResponse:
    """The scope by scheme: the list of products, or the form of a management system or a green industry."""
    if draft.is_product:
        return _products(request, draft)
    return _green(request, draft) if draft.is_green else _system(request, draft)


def _products(request: Visit, draft: Draft) -> HttpResponse:
    """The products; before the first one, what decides which documents are required."""
    if not draft.application.products.all():
        return redirect("client:group", draft.case.pk)
    return show(request, draft, "products")


def _system(request: Visit, draft: Draft) -> HttpResponse:
    schemes = asked_schemes(draft.case, draft.application)
    offered = [editions(draft.case, request.at, scheme) for scheme in schemes]
    form = SystemForm(typed_into(request), editions=offered, initial=_system_answers(draft))
    if request.method == "POST" and saved(
        form,
        lambda: actions.save_system_scope(draft.case.pk, form.answers(), draft.by, request.at),
        {"iaf_codes": "iaf_code"},
    ):
        messages.success(request, _("Ruang lingkup tersimpan."))
        page = "client:dossier" if draft.application.sites.all() else "client:sites"
        return redirect(way_back(request, reverse(page, args=[draft.case.pk])))
    return show(request, draft, "system", form)


def _system_answers(draft: Draft) -> dict[str, Any]:
    initial = _answered(draft.application, "system_scope", SYSTEM)
    if initial:
        codes = draft.application.system_scope.iaf_codes
        initial |= dict(zip(("iaf_code", "iaf_code_2", "iaf_code_3"), codes, strict=False))
    return initial


def _green(request: Visit, draft: Draft) -> HttpResponse:
    initial = _answered(draft.application, "green_scope", GREEN)
    if initial:
        initial["factory"] = str(draft.application.green_scope.factory_id)
    beside = ""
    if is_realisation_outdated(draft.application):
        beside = draft.application.green_scope.realisation
        initial |= {"realisation_amount": "", "realisation_year": office_day(draft.case.office, request.at).year - 1}
    form = GreenForm(typed_into(request), organisation=draft.case.organisation, initial=initial)
    form.stand_beside(beside)

    def save() -> None:
        actions.save_green_scope(draft.case.pk, form.answers(factory_of(form, draft, request)), draft.by, request.at)

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Ruang lingkup tersimpan."))
        lacking = topics_missing(draft.application) or topics_outdated(draft.application)
        page = ("client:figures", [draft.case.pk, lacking[0]]) if lacking else ("client:dossier", [draft.case.pk])
        return redirect(way_back(request, reverse(page[0], args=page[1])))
    return show(request, draft, "green", form)


def factory_of(form: WithFactory, draft: Draft, request: Visit) -> int:
    """The factory a form names; a new one is registered with the company first, in the same transaction."""
    new = form.new_factory()
    if new is None:
        return int(form.cleaned_data["factory"])
    return add_factory(draft.case.organisation, new, by=draft.by, at=request.at).pk


def show(request: Visit, draft: Draft, template: str, form: Answers | None = None, **more: Any) -> HttpResponse:
    """A page of the scope; the way back is the task list unless the page says otherwise."""
    back = way_back(request, reverse("client:dossier", args=[draft.case.pk]))
    context = {"draft": draft, "form": form, "back": back, **more}
    return render(request, f"client/{template}.html", context, status=status_of(request))


def _answered(application: Any, relation: str, names: tuple[str, ...]) -> dict[str, Any]:
    row = getattr(application, relation, None)
    return {name: getattr(row, name) for name in names} if row is not None else {}
