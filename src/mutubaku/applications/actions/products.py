"""The products an SPPT SNI is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutubaku.applications.errors import ItemGone, LotsApart, TooManyItems
from mutubaku.applications.models import CertificationType, ProductItem
from mutubaku.cases.models import Scheme
from mutubaku.people.access import Capacity
from mutubaku.people.policy import line

from .draft import Draft, journal, lock_draft, standard_number, write

LIMIT = 100  # products in one application
PART = "product"


@dataclass(frozen=True, kw_only=True)
class ProductData:
    """One product: its SNI, what it is, under which brand, where it is made, and the certification type."""

    sni_number: str
    sni_title: str = ""
    product: str
    brand: str
    variant: str
    factory_id: int
    certification_type: str


@transaction.atomic
def add_product(case_id: int, data: ProductData, by: Capacity, at: datetime) -> ProductItem:
    """Add a product; TooManyItems, LotsApart, UnknownFactory or Unreadable when it cannot be."""
    draft = _draft(case_id, by, at)
    if draft.application.products.count() >= LIMIT:
        raise TooManyItems(LIMIT)
    return _save(draft, ProductItem(application=draft.application), data)


@transaction.atomic
def change_product(case_id: int, product_id: int, data: ProductData, by: Capacity, at: datetime) -> ProductItem:
    """Change a product; ItemGone when it is no longer there, LotsApart when it cannot stand beside the others."""
    draft = _draft(case_id, by, at)
    return _save(draft, _product(draft, product_id), data)


@transaction.atomic
def remove_product(case_id: int, product_id: int, by: Capacity, at: datetime) -> None:
    """Remove a product; ItemGone when it is no longer there."""
    draft = _draft(case_id, by, at)
    product = _product(draft, product_id)
    facts = {"sni_number": product.sni_number, "product": product.product, "brand": product.brand}
    journal(draft, {"part": PART, "row": product.pk, "removed": facts})
    product.delete()


def _draft(case_id: int, by: Capacity, at: datetime) -> Draft:
    draft = lock_draft(case_id, by, at)
    draft.asks({Scheme.SPPT_SNI})
    return draft


def _product(draft: Draft, product_id: int) -> ProductItem:
    found = draft.application.products.select_related("factory").filter(pk=product_id).first()
    if found is None:
        raise ItemGone
    return found


def _check_types(draft: Draft, product: ProductItem, certification_type: str) -> None:
    """Refuse lots beside products of other types: one certificate has an expiry and its years, or none (LotsApart)."""
    others = draft.application.products.exclude(pk=product.pk).values_list("certification_type", flat=True)
    if any((one == CertificationType.TYPE_1) != (certification_type == CertificationType.TYPE_1) for one in others):
        raise LotsApart


def _save(draft: Draft, product: ProductItem, data: ProductData) -> ProductItem:
    _check_types(draft, product, data.certification_type)
    values = {
        "sni_number": standard_number("SNI", data.sni_number),
        "sni_title": line(data.sni_title),
        "product": line(data.product),
        "brand": line(data.brand),
        "variant": line(data.variant),
        "factory": draft.factory(data.factory_id),
        "certification_type": data.certification_type,
    }
    write(draft, product, values, PART)
    return product
