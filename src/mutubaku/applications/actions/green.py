"""The scope of a green industry certification (domain.md 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.errors import TooManyItems, Unreadable
from mutubaku.applications.models import GreenFigure, GreenScope, Topic
from mutubaku.cases.models import Scheme
from mutubaku.people.access import Capacity
from mutubaku.people.policy import digits, line

from .draft import check, journal, lock_draft, standard_number, write

PART, FIGURES = "green", "green-figures"
LIMIT = 50  # figures of one topic
FIRST_YEAR = 2000


@dataclass(frozen=True, kw_only=True)
class GreenData:
    """The green industry standard asked for, the product, and the plant: what it can make in a year, and what it made
    in ``realisation_year``, both in ``unit``."""

    sih_number: str
    kbli: str
    product: str
    factory_id: int
    capacity_amount: Decimal
    realisation_amount: Decimal
    unit: str
    realisation_year: int


@dataclass(frozen=True, kw_only=True)
class FigureData:
    """So much of one kind of energy, water, material or waste in a year."""

    kind: str
    amount: Decimal
    unit: str
    year: int


@transaction.atomic
def save_green_scope(case_id: int, data: GreenData, by: Capacity, at: datetime) -> GreenScope:
    """Save the scope; NotAsked, UnknownFactory or Unreadable when it cannot be."""
    draft = lock_draft(case_id, by, at)
    draft.asks({Scheme.GREEN_INDUSTRY})
    if not data.capacity_amount:
        raise Unreadable("capacity_amount", _("Tulis kapasitas yang lebih dari 0."))
    found = GreenScope.objects.filter(application=draft.application).select_related("factory").first()
    row = found or GreenScope(application=draft.application)
    values = {
        "sih_number": standard_number("SIH", data.sih_number),
        "kbli": digits(data.kbli),
        "product": line(data.product),
        "factory": draft.factory(data.factory_id),
        "capacity_amount": data.capacity_amount,
        "realisation_amount": data.realisation_amount,
        "unit": line(data.unit),
        "realisation_year": year_known("realisation_year", data.realisation_year, at.year),
    }
    write(draft, row, values, PART)
    return row


@transaction.atomic
def save_figures(
    case_id: int, topic: str, figures: Sequence[FigureData], by: Capacity, at: datetime
) -> list[GreenFigure]:
    """Put these figures in the place of all the topic had; NotAsked, TooManyItems or Unreadable when they cannot be."""
    draft = lock_draft(case_id, by, at)
    draft.asks({Scheme.GREEN_INDUSTRY})
    if len(figures) > LIMIT:
        raise TooManyItems(LIMIT)
    rows = [_figure(draft.application.pk, topic, data, at) for data in figures]
    old = draft.application.green_figures.filter(topic=topic)
    before, after = [str(row) for row in old], [str(row) for row in rows]
    if before == after:
        return list(old)
    old.delete()
    for row in rows:
        row.save()
    journal(draft, {"part": FIGURES, "topic": topic, "changed": {"figures": [before, after]}})
    return rows


def _figure(application_id: int, topic: str, data: FigureData, at: datetime) -> GreenFigure:
    values = {
        "topic": Topic(topic),
        "kind": line(data.kind),
        "amount": data.amount,
        "unit": line(data.unit),
        "year": year_known("year", data.year, at.year),
    }
    row = GreenFigure(application_id=application_id, **values)
    check(row, values)
    return row


def year_known(field: str, year: int, last: int) -> int:
    """A year of which a plant can have figures; Unreadable for any other."""
    if not FIRST_YEAR <= year <= last:
        raise Unreadable(field, _("Tulis tahun antara %(first)s dan %(last)s.") % {"first": FIRST_YEAR, "last": last})
    return year
