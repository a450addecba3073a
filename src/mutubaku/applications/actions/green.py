"""The scope of a green industry certification (domain.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutubaku.applications.models import GreenScope
from mutubaku.cases.models import Scheme
from mutubaku.people.access import Capacity
from mutubaku.people.policy import digits, line

from .draft import lock_draft, standard_number, write

PART = "green"


@dataclass(frozen=True, kw_only=True)
class GreenData:
    """The green industry standard asked for, the product, and the plant with its capacity."""

    sih_number: str
    kbli: str
    product: str
    factory_id: int
    capacity: str


@transaction.atomic
def save_green_scope(case_id: int, data: GreenData, by: Capacity, at: datetime) -> GreenScope:
    """Save the scope; NotAsked, UnknownFactory or Unreadable when it cannot be."""
    draft = lock_draft(case_id, by, at)
    draft.asks({Scheme.GREEN_INDUSTRY})
    found = GreenScope.objects.filter(application=draft.application).select_related("factory").first()
    row = found or GreenScope(application=draft.application)
    values = {
        "sih_number": standard_number("SIH", data.sih_number),
        "kbli": digits(data.kbli),
        "product": line(data.product),
        "factory": draft.factory(data.factory_id),
        "capacity": line(data.capacity),
    }
    write(draft, row, values, PART)
    return row
