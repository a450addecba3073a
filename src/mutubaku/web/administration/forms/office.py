"""Forms about the office itself: zone and mailbox, profile and letterhead, accreditations."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Scheme
from mutubaku.people import policy
from mutubaku.people.actions import AccreditationData, ProfileData
from mutubaku.people.models.office import ZONES
from mutubaku.web.client.forms.fields import Count

from .base import DayField, PlainForm, choices


class OfficeForm(PlainForm):
    """What an office has apart from its dated profile."""

    zone = forms.ChoiceField(
        label=_("Zona waktu"),
        choices=ZONES,
        widget=forms.RadioSelect,
        help_text=_(
            "Semua batas waktu dihitung pada jam kantor. Mengubah zona menghitung ulang pekerjaan yang berjalan."
        ),
    )
    mailbox = forms.EmailField(
        label=_("Kotak surat kantor"),
        required=False,
        help_text=_("Alamat yang dibaca pelanggan pada surel, untuk bertanya kembali."),
    )
    audits_a_month = Count(
        label=_("Audit seorang dalam sebulan paling banyak"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("Lebih dari itu tetap boleh, tetapi penyusun tim diminta alasannya."),
    )
    widths = {"audits_a_month": "w-4"}


class ProfileForm(PlainForm):
    """Name, letterhead and address from a day on."""

    valid_from = DayField(label=_("Berlaku mulai"))
    name = forms.CharField(label=_("Nama kantor"), max_length=200)
    short_name = forms.CharField(
        label=_("Nama singkat"),
        max_length=80,
        help_text=_("Dipakai di bilah atas dan daftar, misalnya BSPJI Palembang."),
    )
    letterhead = forms.CharField(
        label=_("Kepala surat"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris untuk setiap baris kepala surat, dari instansi teratas sampai nama kantor."),
    )
    address = forms.CharField(label=_("Alamat"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    city = forms.CharField(
        label=_("Kota"), max_length=80, help_text=_("Dicetak di depan tanggal surat: “Palembang, 25 November 2026”.")
    )
    phone = forms.CharField(label=_("Telepon"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    number_code = forms.CharField(
        label=_("Kode pada nomor surat"), max_length=60, help_text=_("Menggantikan {office} pada pola nomor.")
    )
    widths = {"valid_from": "w-12", "short_name": "w-20", "city": "w-20", "phone": "w-20", "number_code": "w-20"}

    def given(self) -> ProfileData:
        """The profile as it is to be kept."""
        kept = self.cleaned_data
        return ProfileData(
            name=policy.line(kept["name"]),
            short_name=policy.line(kept["short_name"]),
            letterhead=policy.lines(kept["letterhead"]),
            address=policy.lines(kept["address"]),
            city=policy.line(kept["city"]),
            phone=policy.line(kept["phone"]),
            email=kept["email"],
            number_code=policy.line(kept["number_code"]),
        )


class AccreditationForm(PlainForm):
    """An accreditation number for one scheme."""

    scheme = forms.ChoiceField(label=_("Skema"), choices=choices(*Scheme.choices))
    number = forms.CharField(
        label=_("Nomor akreditasi"),
        max_length=60,
        help_text=_("Sebagaimana dicetak pada sertifikat, misalnya LSPr-010-IDN."),
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    valid_to = DayField(label=_("Berlaku sampai"), required=False)
    widths = {"scheme": "w-20", "number": "w-20", "valid_from": "w-12", "valid_to": "w-12"}

    def given(self) -> AccreditationData:
        """The accreditation as it is to be kept."""
        kept = self.cleaned_data
        return AccreditationData(
            scheme=kept["scheme"],
            number=policy.line(kept["number"]),
            valid_from=kept["valid_from"],
            valid_to=kept["valid_to"],
        )
