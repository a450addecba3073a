"""Owns a form with one field of each kind, for the gallery and the tests of how fields are drawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

SCHEMES = [
    ("sppt-sni", _("SPPT SNI, sertifikasi produk")),
    ("iso-9001", _("ISO 9001:2015, sistem manajemen mutu")),
    ("iso-14001", _("ISO 14001:2015, sistem manajemen lingkungan")),
    ("industri-hijau", _("Sertifikat Industri Hijau")),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    scheme = forms.ChoiceField(
        label=_("Skema yang diminta"),
        choices=SCHEMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu skema.")},
    )
    company = forms.CharField(
        label=_("Nama perusahaan"),
        max_length=200,
        help_text=_("Seperti tertulis pada akta."),
        error_messages={"required": _("Tulis nama perusahaan.")},
    )
    nib = forms.RegexField(
        label=_("NIB"),
        regex=r"^\d{13}$",
        help_text=_("13 angka."),
        error_messages={
            "invalid": _("NIB terdiri atas 13 angka. Periksa pada OSS."),
            "required": _("Tulis NIB."),
        },
    )
    province = forms.ChoiceField(
        label=_("Provinsi"),
        choices=[("16", "Sumatera Selatan"), ("15", "Jambi"), ("17", "Bengkulu")],
    )
    visit = forms.DateField(
        label=_("Tanggal audit yang diusulkan"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    note = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    deed = forms.FileField(label=_("Akta notaris"), error_messages={"required": _("Unggah akta notaris.")})
    truth = forms.BooleanField(
        label=_("Saya menyatakan isian ini benar."),
        error_messages={"required": _("Beri tanda bahwa isian ini benar.")},
    )
