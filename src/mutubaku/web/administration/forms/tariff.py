"""Forms about the office's tariffs and their lines."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.billing.models import CountedBy, Part
from mutubaku.billing.policy import CODE_DAYS, LARGEST_QUANTITY, LONGEST_CODE
from mutubaku.billing.table import LineData, TariffData
from mutubaku.cases.models import Kind, Scheme
from mutubaku.people import policy
from mutubaku.web.client.forms.fields import Count

from .base import DayField, PlainForm
from .tables import some_of

LARGEST_PRICE = 10**12  # rupiah


class TariffForm(PlainForm):
    """What a tariff says of itself."""

    name = forms.CharField(label=_("Nama tarif"), max_length=200)
    legal_base = forms.CharField(
        label=_("Dasar hukum"), max_length=300, help_text=_("Peraturan yang menetapkan besarannya, dengan nomornya.")
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=300, required=False, help_text=_("Dokumen yang memuat daftar tarif ini.")
    )
    small_business_percent = Count(
        label=_("Keringanan usaha mikro, kecil, dan menengah (%)"),
        min_value=0,
        max_value=100,
        help_text=_(
            "Dipotong dari biaya sertifikasi, bukan dari transportasi atau laboratorium. Tulis 0 bila tidak ada."
        ),
    )
    small_business_schemes = some_of(_("Skema yang mendapat keringanan"), Scheme)
    code_days = Count(
        label=_("Masa berlaku kode billing (hari)"),
        min_value=1,
        max_value=LONGEST_CODE,
        initial=CODE_DAYS,
        help_text=_("Diusulkan saat kode dari SIMPONI dimasukkan; kedaluwarsanya masih dapat diubah di sana."),
    )
    valid_to = DayField(
        label=_("Berlaku sampai"),
        required=False,
        help_text=_("Kosongkan bila berlaku sampai ada tarif baru."),
    )
    widths: ClassVar = {"small_business_percent": "w-4", "code_days": "w-4", "valid_from": "w-12", "valid_to": "w-12"}

    def given(self) -> TariffData:
        """The tariff as it is to be kept."""
        kept = self.cleaned_data
        return TariffData(
            name=policy.line(kept["name"]),
            legal_base=policy.line(kept["legal_base"]),
            source=policy.line(kept["source"]),
            small_business_percent=kept["small_business_percent"],
            small_business_schemes=tuple(kept["small_business_schemes"]),
            code_days=kept["code_days"],
            valid_to=kept["valid_to"],
        )


class NewTariffForm(TariffForm):
    """A tariff from a day on."""

    valid_from = DayField(label=_("Berlaku mulai"))
    field_order = ("name", "legal_base", "source", "valid_from", "valid_to")


class LineForm(PlainForm):
    """What is charged, how much for one unit, and in which cases."""

    name = forms.CharField(label=_("Uraian"), max_length=300)
    price = Count(
        label=_("Tarif satu satuan (Rp)"),
        min_value=0,
        max_value=LARGEST_PRICE,
        help_text=_("Rupiah bulat, misalnya 1.500.000. Tulis 0 bila biayanya dihitung tersendiri."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Tulis rupiah bulat dengan angka, misalnya 1.500.000.")},
    )
    unit = forms.CharField(label=_("Satuan"), max_length=60, help_text=_("Misalnya permohonan, produk, hari auditor."))
    part = forms.ChoiceField(label=_("Bagian"), choices=Part.choices, widget=forms.RadioSelect)
    counted_by = forms.ChoiceField(
        label=_("Banyaknya mengikuti"),
        choices=CountedBy.choices,
        widget=forms.RadioSelect,
        help_text=_("Tagihan mengalikan satuan dengan jumlah ini; kantor masih dapat mengubahnya."),
    )
    default_quantity = Count(
        label=_("Banyaknya satuan untuk masing-masing"),
        min_value=1,
        max_value=LARGEST_QUANTITY,
        initial=1,
        help_text=_("Biasanya 1. Tulis 2 bila, misalnya, setiap produk memerlukan dua contoh."),
    )
    schemes = some_of(_("Skema"), Scheme)
    kinds = some_of(_("Jenis sertifikasi"), Kind)
    order = Count(label=_("Urutan"), min_value=0, max_value=9999, help_text=_("Yang kecil tampil lebih dahulu."))
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False)
    widths: ClassVar = {"price": "w-12", "unit": "w-20", "default_quantity": "w-4", "order": "w-4", "key": "w-20"}

    def given(self) -> LineData:
        """The line as it is to be kept."""
        kept = self.cleaned_data
        return LineData(
            name=policy.line(kept["name"]),
            unit=policy.line(kept["unit"]),
            price=kept["price"],
            part=kept["part"],
            schemes=tuple(kept["schemes"]),
            kinds=tuple(kept["kinds"]),
            counted_by=kept["counted_by"],
            default_quantity=kept["default_quantity"],
            order=kept["order"],
            source=policy.line(kept["source"]),
        )


class NewLineForm(LineForm):
    """A new line, with its code."""

    key = forms.SlugField(
        label=_("Kode"),
        max_length=80,
        help_text=_("Huruf kecil, angka, dan strip. Misalnya audit-tahap-1."),
        error_messages={"invalid": _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya audit-tahap-1.")},
    )
    field_order = ("name", "key")


class ConfirmTariffForm(PlainForm):
    """With what the tariff was compared."""

    source = forms.CharField(
        label=_("Sumber"), max_length=300, help_text=_("Peraturan atau keputusan, dengan lampiran atau halamannya.")
    )
