"""The products of an SPPT SNI application, and the product group that decides which documents are required."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications import actions
from mutubaku.applications.models import ProductItem
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .draft import Draft, draft_page, saved, way_back
from .forms.contact import GENERAL, GroupForm
from .forms.fields import Answers
from .forms.products import ProductForm
from .views_scope import FORM, factory_of, show


@gate(Rule.CASE)
@FORM
@once
@draft_page
def group(request: Visit, draft: Draft) -> HttpResponse:
    """The product group, which decides which documents are required; then the first product."""
    if not draft.is_product:
        raise Http404
    given, products = draft.application, list(draft.application.products.all())
    initial = {"commodity": given.commodity or GENERAL, "has_quality_certificate": given.has_quality_certificate}
    form = GroupForm(typed_into(request), initial=initial if products or given.commodity else {})
    if request.method == "POST" and saved(
        form, lambda: actions.save_commodity(draft.case.pk, form.answers(), draft.by, request.at)
    ):
        page = "client:scope" if products else "client:product_add"
        return redirect(way_back(request, reverse(page, args=[draft.case.pk])))
    return show(request, draft, "group", form)


@gate(Rule.CASE)
@FORM
@once
@draft_page
def product(request: Visit, draft: Draft, item_id: int | None = None) -> HttpResponse:
    """One product, new or to be changed."""
    item = _item(draft, item_id)
    copied = _copied(request, draft)
    form = ProductForm(
        typed_into(request), organisation=draft.case.organisation, initial=_product_answers(item or copied)
    )

    def save() -> None:
        answers = form.answers(factory_of(form, draft, request))
        if item is None:
            actions.add_product(draft.case.pk, answers, draft.by, request.at)
        else:
            actions.change_product(draft.case.pk, item.pk, answers, draft.by, request.at)

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Produk tersimpan."))
        return redirect(way_back(request, reverse("client:scope", args=[draft.case.pk])))
    return show(request, draft, "product", form, item=item, copied=copied)


@gate(Rule.CASE)
@FORM
@once
@draft_page
def product_remove(request: Visit, draft: Draft, item_id: int) -> HttpResponse:
    """Remove a product, after asking once."""
    item = _item(draft, item_id)
    form = Answers(typed_into(request))
    if request.method == "POST" and saved(
        form, lambda: actions.remove_product(draft.case.pk, item_id, draft.by, request.at)
    ):
        messages.success(request, _("Produk dihapus."))
        return redirect("client:scope", draft.case.pk)
    back = reverse("client:scope", args=[draft.case.pk])
    return show(request, draft, "remove", form, item=item, back=back)


def _item(draft: Draft, item_id: int | None) -> ProductItem | None:
    """The product of this id in the draft, None for a new one; 404 when the scheme has none or it is gone."""
    found = next((row for row in draft.application.products.all() if row.pk == item_id), None)
    if not draft.is_product or (item_id is not None and found is None):
        raise Http404
    return found


def _copied(request: Visit, draft: Draft) -> ProductItem | None:
    """The product a new one begins as, when one is to be copied; nothing is kept before it is saved."""
    asked = request.GET.get("salin", "")
    return next((row for row in draft.application.products.all() if str(row.pk) == asked), None)


def _product_answers(item: ProductItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    names = ("sni_number", "sni_title", "product", "brand", "variant", "certification_type")
    return {**{name: getattr(item, name) for name in names}, "factory": str(item.factory_id)}
