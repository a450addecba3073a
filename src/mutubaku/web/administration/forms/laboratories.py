"""Forms about the laboratories samples are sent to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy
from mutubaku.samples.errors import ScopeUnreadable
from mutubaku.samples.laboratories import LaboratoryData
from mutubaku.samples.models import Laboratory
from mutubaku.samples.policy import read_scope, scope_of, scope_text
from mutubaku.web.held_files import HeldFile

from .base import DayField, PlainForm, Section


class LaboratoryForm(PlainForm):
    """A laboratory from a day on: where it is, what it is accredited for and until when."""

    city = forms.CharField(label=_("Kota"), max_length=120)
    address = forms.CharField(
        label=_("Alamat"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    contact = forms.CharField(
        label=_("Narahubung"),
        max_length=300,
        required=False,
        help_text=_("Kepada siapa contoh diantar, dengan telepon atau e-mailnya."),
    )
    is_own = forms.BooleanField(label=_("Laboratorium kantor sendiri"), required=False)
    accreditation = forms.CharField(
        label=_("Nomor akreditasi KAN"),
        max_length=80,
        required=False,
        help_text=_("Misalnya LP-000-IDN. Kosongkan bila belum terakreditasi."),
    )
    accredited_from = DayField(label=_("Akreditasi berlaku mulai"), required=False)
    accredited_to = DayField(label=_("Akreditasi berlaku sampai"), required=False)
    scope = forms.CharField(
        label=_("Ruang lingkup menurut standar"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Satu baris satu nomor standar, misalnya SNI 3553:2015. Bila hanya sebagian parameternya, tulis setiap "
            "parameter di bawahnya dengan tanda strip di depannya, misalnya - pH."
        ),
    )
    scope_note = forms.CharField(
        label=_("Ruang lingkup lain"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dengan kata-kata sendiri; tidak diperiksa terhadap parameter yang dipesan."),
    )
    file = HeldFile(_("Sertifikat akreditasi"), hint=_("Beserta lampiran ruang lingkupnya."))
    valid_from = DayField(label=_("Berlaku mulai"), help_text=_("Sejak hari itu pesanan memakai keterangan ini."))
    widths: ClassVar = {
        "city": "w-20",
        "accreditation": "w-20",
        "accredited_from": "w-12",
        "accredited_to": "w-12",
        "valid_from": "w-12",
    }

    def sections(self) -> Iterator[Section]:
        """The form as its page draws it."""
        named = ("name",) if "name" in self.fields else ()
        yield self._section(gettext("Laboratorium"), *named, "city", "address", "contact", "is_own")
        yield self._section(
            gettext("Akreditasi"), "accreditation", "accredited_from", "accredited_to", "scope", "scope_note", "file"
        )
        yield self._section(gettext("Berlakunya"), "valid_from")

    def _section(self, title: str, *names: str) -> Section:
        return Section(title, [(self[name], self.widths.get(name, "")) for name in names])

    def clean_scope(self) -> Any:
        """The standards with their parameters; what cannot be read is told at the field."""
        try:
            return read_scope(policy.lines(self.cleaned_data["scope"]))
        except ScopeUnreadable as refusal:
            raise ValidationError(str(refusal)) from refusal

    def given(self) -> LaboratoryData:
        """The laboratory as it is to be kept."""
        kept = self.cleaned_data
        return LaboratoryData(
            city=policy.line(kept["city"]),
            address=policy.lines(kept["address"]),
            contact=policy.line(kept["contact"]),
            is_own=kept["is_own"],
            accreditation=policy.line(kept["accreditation"]),
            accredited_from=kept["accredited_from"],
            accredited_to=kept["accredited_to"],
            scope=kept["scope"],
            scope_note=policy.lines(kept["scope_note"]),
        )


class NewLaboratoryForm(LaboratoryForm):
    """A laboratory the list did not have."""

    name = forms.CharField(label=_("Nama laboratorium"), max_length=300)
    field_order = ("name",)


def values_of(row: Laboratory) -> dict[str, Any]:
    """A row as its form is filled with it."""
    names = ("city", "address", "contact", "is_own", "accreditation", "accredited_from", "accredited_to", "scope_note")
    return {**{name: getattr(row, name) for name in names}, "scope": scope_text(scope_of(row.scope))}
