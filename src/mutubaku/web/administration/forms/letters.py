"""Forms about the office's letter texts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.models import Signing

from .base import DayField, PlainForm

LONGEST_BODY = 20_000


class LetterTextForm(PlainForm):
    """The words of a letter and who signs it, from a day on; ``case_number`` is for the preview only."""

    subject = forms.CharField(
        label=_("Hal"), max_length=200, help_text=_("Pada lembar catatan, ini menjadi judul lembarnya.")
    )
    body = forms.CharField(
        label=_("Isi surat"),
        max_length=LONGEST_BODY,
        strip=False,  # the lines are counted as they were typed
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        help_text=_("Baris kosong memisahkan paragraf. Isian ditulis seperti {nomor_permohonan}."),
    )
    signer = forms.ChoiceField(
        label=_("Ditandatangani oleh"),
        choices=Signing,
        help_text=_("Bila seksinya tidak berkepala hari itu: Kepala Balai. Surat pelanggan ditandatangani pelanggan."),
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    case_number = forms.CharField(
        label=_("Nomor permohonan untuk pratinjau"),
        required=False,
        max_length=120,
        help_text=_("Kosongkan untuk memakai permohonan terbaru. Pratinjau tidak menyimpan apa pun."),
    )
    widths = {"valid_from": "w-12", "case_number": "w-20"}


class FromDayForm(PlainForm):
    """The day from which something holds."""

    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"valid_from": "w-12"}
