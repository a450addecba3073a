"""The form of one part of the office's standar pelayanan."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy
from mutubaku.people.models import ServiceTopic

from .base import DayField, PlainForm

HINTS = {
    ServiceTopic.FACILITIES: _("Ruang pelayanan, tempat menunggu, laboratorium, sarana penyandang disabilitas."),
    ServiceTopic.COMPETENCE: _("Kualifikasi petugas meja layanan, auditor, petugas pengambil contoh, dan penguji."),
    ServiceTopic.SUPERVISION: _("Siapa mengawasi pelaksanaannya, dan bagaimana."),
    ServiceTopic.COMPLAINTS: _("Saluran kantor dan SP4N-LAPOR!, siapa menanganinya, dan kapan dijawab."),
    ServiceTopic.STAFF: _("Berapa orang menurut tugasnya."),
    ServiceTopic.GUARANTEE: _("Apa yang dijamin, dan apa yang diterima pelanggan bila tidak terpenuhi."),
    ServiceTopic.SAFETY: _("Kerahasiaan berkas dan contoh uji, keamanan ruang pelayanan."),
    ServiceTopic.EVALUATION: _("Seberapa sering kinerja dinilai, misalnya dengan survei kepuasan masyarakat."),
    ServiceTopic.CHARTER: _("Bunyi maklumat yang ditandatangani, dengan nama penanda tangan dan tanggalnya."),
}


class ServicePartForm(PlainForm):
    """What the office says of a part, from a day on."""

    text = forms.CharField(
        label=_("Isi"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Dibaca publik seperti Anda tulis. Alamat situs menjadi tautan."),
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"valid_from": "w-12"}

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it."""
        return {"text": policy.lines(self.cleaned_data["text"])}
