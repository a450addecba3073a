"""The forms of a management system's scope: what it covers, and its sites."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.actions import SiteData, SystemData
from mutubaku.applications.iaf import IAF_CODES, iaf_label

from .fields import Answers, Count, Line, Lines, YesOrNo


def sectors() -> list[tuple[Any, Any]]:
    """The choices of the economic sector, in the language now active."""
    return [("", gettext("Pilih bidang usaha")), *((code, iaf_label(code)) for code in IAF_CODES)]


class SystemForm(Answers):
    """The scope of a management system."""

    statement = Lines(
        _("Ruang lingkup yang disertifikasi"),
        2000,
        empty=_("Tulis ruang lingkup yang disertifikasi."),
        hint=_("Kegiatan dan produknya, misalnya “Produksi pipa PVC untuk saluran air minum”. Tercetak di sertifikat."),
        rows=4,
    )
    iaf_code = forms.TypedChoiceField(
        label=_("Bidang usaha (kode IAF)"),
        coerce=int,
        choices=sectors,
        error_messages={"required": _("Pilih bidang usaha."), "invalid_choice": _("Pilih bidang usaha dari daftar.")},
    )
    outsourced_processes = Lines(
        _("Proses yang dialihdayakan"), 2000, hint=_("Yang dikerjakan pihak lain, misalnya pelapisan atau kalibrasi.")
    )
    used_consultancy = YesOrNo(
        _("Apakah memakai jasa konsultan sistem manajemen?"),
        empty=_("Jawab apakah memakai jasa konsultan."),
        hint=_("Ditanyakan agar konsultan Anda tidak ditugaskan sebagai auditor."),
    )
    consultancy = Line(_("Nama konsultan"), 300, depends=True, hint=_("Diisi bila memakai jasa konsultan."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("used_consultancy") and "consultancy" in given and not given["consultancy"]:
            self.add_error("consultancy", _("Tulis nama konsultannya."))
        return given

    def answers(self) -> SystemData:
        """What was answered, for the room."""
        return SystemData(**self.cleaned_data)


class SiteForm(Answers):
    """A site with what is done there and by how many people."""

    name = Line(_("Nama lokasi"), 200, empty=_("Tulis nama lokasi."), hint=_("Misalnya “Kantor pusat”."))
    address = Lines(_("Alamat lokasi"), 1000, empty=_("Tulis alamat lokasi."))
    activities = Line(
        _("Kegiatan di lokasi ini"),
        500,
        empty=_("Tulis kegiatan di lokasi ini."),
        hint=_("Misalnya “Produksi dan gudang”."),
    )
    personnel = Count(
        label=_("Jumlah personel"),
        min_value=1,
        max_value=1_000_000,
        help_text=_("Semua orang dalam ruang lingkup, termasuk setiap regu kerja dan pekerja tidak tetap."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Tulis jumlah personel."),
            "invalid": _("Tulis jumlah personel dengan angka, misalnya 80."),
            "min_value": _("Jumlah personel paling sedikit 1."),
            "max_value": _("Jumlah personel paling banyak 1.000.000."),
        },
    )

    def answers(self) -> SiteData:
        """What was answered, for the room."""
        return SiteData(**self.cleaned_data)
