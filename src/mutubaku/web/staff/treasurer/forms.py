"""The forms of the treasurer's desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.billing.models import Ground
from mutubaku.web.cases.forms import long_text


class RejectForm(forms.Form):
    """Why a reported payment cannot be accepted."""

    ground = forms.ChoiceField(
        label=_("Sebab"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih sebabnya; pelanggan diberi tahu apa yang harus dilakukan.")},
    )
    reason = long_text(
        _("Alasan penolakan"),
        _("Tulis alasan penolakan; pelanggan membacanya untuk memperbaiki laporannya."),
        hint=_("Dibaca pelanggan. Tulis apa yang ditemukan, misalnya rekening atau kode yang menerima uangnya."),
    )


class ListForm(forms.Form):
    """One list of payments; the file is judged where it is read."""

    file = forms.FileField(
        label=_("Daftar dari bank atau SIMPONI"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"})
    )


def list_form(problem: str) -> ListForm:
    """The form again, with what was wrong with the file just sent; a browser never fills the file in anew."""
    form = ListForm({})
    form.fields["file"].error_messages["required"] = problem
    return form


class ApplyForm(forms.Form):
    """What the dry run showed, so that exactly that is done."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
