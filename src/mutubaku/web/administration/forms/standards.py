"""Forms about product and green standards and what hangs on them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.models import sih_number, sni_number
from mutubaku.people import policy
from mutubaku.schemes.actions import CriterionData, GreenData, ParameterData, ProductData
from mutubaku.schemes.errors import NotANumber
from mutubaku.schemes.models import GreenCriterion, GreenTopic, TestParameter
from mutubaku.schemes.policy import limit_text, read_limit
from mutubaku.web.client.forms.fields import Count
from mutubaku.web.client.forms.products import standard

from .base import DayField, PlainForm, choices

POINTS_LIMIT = 100
MARK = _("Huruf kecil, angka, dan strip. Kompetensi orang dicatat dengan kode ini.")
ODD_MARK = _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya minyak-goreng-sawit.")


class LimitField(forms.CharField):
    """A limit as Indonesians write it, kept as a decimal; empty is none."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_length=40, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """The decimal; ValidationError says how to write it."""
        try:
            return read_limit(super().clean(value))
        except NotANumber as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """A kept decimal as people write it; what was typed stays as it is."""
        return limit_text(value) if isinstance(value, Decimal) else value


class ProductForm(PlainForm):
    """A product standard from a day on."""

    title = forms.CharField(label=_("Judul"), max_length=300)
    mark = forms.SlugField(label=_("Kategori"), max_length=80, help_text=MARK, error_messages={"invalid": ODD_MARK})
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False)
    valid_from = DayField(label=_("Berlaku mulai"))
    widths: ClassVar = {"mark": "w-20", "valid_from": "w-12", "number": "w-20"}

    def given(self) -> ProductData | GreenData:
        """The standard as it is to be kept."""
        kept = self.cleaned_data
        return ProductData(title=policy.line(kept["title"]), category=kept["mark"], source=policy.line(kept["source"]))


class GreenForm(ProductForm):
    """A green standard from a day on."""

    mark = forms.SlugField(label=_("Kelompok"), max_length=80, help_text=MARK, error_messages={"invalid": ODD_MARK})

    def given(self) -> ProductData | GreenData:
        """The standard as it is to be kept."""
        kept = self.cleaned_data
        return GreenData(title=policy.line(kept["title"]), group=kept["mark"], source=policy.line(kept["source"]))


class NewProductForm(ProductForm):
    """A product standard the office did not have."""

    number = forms.CharField(label=_("Nomor SNI"), max_length=60, help_text=_("Misalnya SNI 3553:2015."))
    field_order = ("number",)

    def clean_number(self) -> str:
        """As applications name it: only so is it found again."""
        return standard("SNI", self.cleaned_data["number"], sni_number)


class NewGreenForm(GreenForm):
    """A green standard the office did not have."""

    number = forms.CharField(label=_("Nomor SIH"), max_length=60, help_text=_("Misalnya SIH 22123.1:2021."))
    field_order = ("number",)

    def clean_number(self) -> str:
        """As applications name it: only so is it found again."""
        return standard("SIH", self.cleaned_data["number"], sih_number)


class ParameterForm(PlainForm):
    """What is tested of a product."""

    name = forms.CharField(label=_("Parameter"), max_length=200)
    method = forms.CharField(label=_("Metode"), max_length=200, required=False)
    unit = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    lower = LimitField(
        label=_("Batas bawah"), help_text=_("Batasnya sendiri masih memenuhi. Kosongkan bila tidak ada.")
    )
    upper = LimitField(label=_("Batas atas"))
    expected = forms.CharField(
        label=_("Hasil yang diminta"),
        max_length=200,
        required=False,
        help_text=_("Untuk hasil dengan kata, misalnya tidak berbau atau negatif. Batasnya lalu dikosongkan."),
    )
    decimals = Count(
        label=_("Dibulatkan sampai (desimal)"),
        required=False,
        min_value=0,
        max_value=10,
        help_text=_("Hasil dibulatkan sampai sekian desimal sebelum dinilai. Kosongkan bila tidak dibulatkan."),
    )
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False)
    widths: ClassVar = {"unit": "w-12", "lower": "w-8", "upper": "w-8", "decimals": "w-4"}
    columns: ClassVar = ("name", "method", "unit", "lower", "upper", "expected", "decimals", "source")

    def given(self) -> ParameterData | CriterionData:
        """The parameter as it is to be kept."""
        return ParameterData(**_lined(self.cleaned_data))


class CriterionForm(PlainForm):
    """A criterion of a green standard."""

    topic = forms.ChoiceField(label=_("Pokok"), choices=choices(*GreenTopic.choices))
    name = forms.CharField(label=_("Kriteria"), max_length=300)
    unit = forms.CharField(label=_("Satuan"), max_length=60, required=False)
    lower = LimitField(label=_("Batas bawah"), help_text=_("Untuk kriteria teknis; batasnya sendiri masih memenuhi."))
    upper = LimitField(label=_("Batas atas"))
    points = Count(
        label=_("Nilai tertinggi"),
        required=False,
        min_value=1,
        max_value=POINTS_LIMIT,
        help_text=_("Untuk kriteria manajemen yang dinilai dari 0. Batasnya lalu dikosongkan."),
    )
    needed = Count(label=_("Nilai terendah yang memenuhi"), required=False, min_value=0, max_value=POINTS_LIMIT)
    mandatory = forms.BooleanField(label=_("Wajib dipenuhi"), required=False, initial=True)
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False)
    widths: ClassVar = {
        "topic": "w-20",
        "unit": "w-12",
        "lower": "w-8",
        "upper": "w-8",
        "points": "w-4",
        "needed": "w-4",
    }
    columns: ClassVar = ("topic", "name", "unit", "lower", "upper", "points", "needed", "mandatory", "source")

    def given(self) -> ParameterData | CriterionData:
        """The criterion as it is to be kept."""
        return CriterionData(**_lined(self.cleaned_data))


def values_of(form: type[ParameterForm | CriterionForm], part: TestParameter | GreenCriterion) -> dict[str, Any]:
    """A kept part as its form is filled with it."""
    return {name: getattr(part, name) for name in form.columns}


def _lined(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: policy.line(value) if isinstance(value, str) else value for name, value in kept.items()}
