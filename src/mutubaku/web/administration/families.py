"""The two families of standards, product and green: their tables, forms and words, so that the same pages do both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people.dated import DatedTable
from mutubaku.schemes.actions import CRITERIA, GREEN, PARAMETERS, PRODUCTS
from mutubaku.schemes.actions.standards import PartTable
from mutubaku.schemes.policy import span_text

from .forms.standards import CriterionForm, GreenForm, NewGreenForm, NewProductForm, ParameterForm, ProductForm


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family of standards: where it is kept, what its forms are, and how it is called."""

    key: str
    table: DatedTable[Any]
    parts: PartTable[Any]
    related: str  # the office's standards
    held: str  # the standard's parts
    mark: str  # the column people are competent for
    form: type[ProductForm]
    new_form: type[ProductForm]
    part_form: type[ParameterForm | CriterionForm]
    name: str | Promise
    caption: str | Promise
    part: str | Promise
    empty: str | Promise

    @property
    def home(self) -> str:
        """The address of its list."""
        return reverse("administration:standards", args=[self.key])


FAMILIES = {
    one.key: one
    for one in (
        Family(
            key="produk",
            table=PRODUCTS,
            parts=PARAMETERS,
            related="product_standards",
            held="parameters",
            mark="category",
            form=ProductForm,
            new_form=NewProductForm,
            part_form=ParameterForm,
            name=_("Standar produk"),
            caption=_("SNI dengan parameter uji dan batasnya"),
            part=_("parameter"),
            empty=_("Tanpa standar, contoh produk tidak dapat diuji terhadap batasnya."),
        ),
        Family(
            key="hijau",
            table=GREEN,
            parts=CRITERIA,
            related="green_standards",
            held="criteria",
            mark="group",
            form=GreenForm,
            new_form=NewGreenForm,
            part_form=CriterionForm,
            name=_("Standar Industri Hijau"),
            caption=_("SIH dengan kriteria teknis dan manajemen"),
            part=_("kriteria"),
            empty=_("Tanpa standar, kinerja industri hijau tidak dapat dinilai."),
        ),
    )
}


def family_of(key: str) -> Family:
    """The family of this key; Http404 when there is none."""
    if key not in FAMILIES:
        raise Http404
    return FAMILIES[key]


@dataclass(frozen=True)
class Listed:
    """A standard with how it stands today."""

    row: Any
    mark: str
    count: int
    is_over: bool
    is_to_come: bool


def listed(family: Family, row: Any, today: date, count: int = 0) -> Listed:
    """A standard as its pages show it."""
    is_over = row.valid_to is not None and row.valid_to < today
    return Listed(row, getattr(row, family.mark), count, is_over, row.valid_from > today)


@dataclass(frozen=True)
class Part:
    """A parameter or criterion with what it asks in words."""

    row: Any
    topic: str
    asks: str
    more: str


def parts_of(family: Family, standard: Any) -> list[Part]:
    """The parts of a standard in their order."""
    return [_part(one) for one in getattr(standard, family.held).all()]


def _part(row: Any) -> Part:
    unit = f" {row.unit}" if row.unit and row.unit != "–" else ""
    asks = span_text(row.lower, row.upper)
    asks = f"{asks}{unit}" if asks else ""
    if hasattr(row, "topic"):
        if row.points is not None:
            needed = row.points if row.needed is None else row.needed  # as greenindustry.policy reads it
            asks = gettext("nilai %(needed)s dari %(points)s") % {"needed": needed, "points": row.points}
        more = "" if row.mandatory else gettext("tidak wajib")
        return Part(row, str(row.get_topic_display()), asks, more)
    return Part(row, "", asks or row.expected, row.method)
