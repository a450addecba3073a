"""Forms about the office's tables: requirements, questions of the review, number patterns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Choices
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.models import Commodity
from mutubaku.cases.models import Kind, Scheme
from mutubaku.documents.table import RequirementData
from mutubaku.people import policy
from mutubaku.people.models import ApplicantKind
from mutubaku.reviews.models import Purpose
from mutubaku.reviews.questions import QuestionData
from mutubaku.web.client.forms.fields import Count

from ..numbering import numbered
from .base import DayField, PlainForm, choices

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def some_of(label: _StrPromise, known: type[Choices]) -> forms.MultipleChoiceField:
    """Boxes of which none, one or several are ticked; none means all."""
    return forms.MultipleChoiceField(
        label=label,
        choices=known.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa pilihan berarti semua."),
    )


class RequirementForm(PlainForm):
    """A document a client hands in, and in which cases."""

    name = forms.CharField(label=_("Nama dokumen"), max_length=300)
    hint = forms.CharField(
        label=_("Penjelasan untuk pelanggan"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Apa yang harus ada di dalamnya, dan dari mana memperolehnya."),
    )
    schemes = some_of(_("Skema"), Scheme)
    kinds = some_of(_("Jenis sertifikasi"), Kind)
    applicant_kinds = some_of(_("Jenis pemohon"), ApplicantKind)
    commodity = forms.ChoiceField(
        label=_("Hanya untuk komoditas"),
        required=False,
        choices=[("", _("Semua komoditas")), *(c for c in Commodity.choices if c[0])],
    )
    is_mandatory = forms.BooleanField(label=_("Wajib diserahkan"), required=False, initial=True)
    has_expiry = forms.BooleanField(label=_("Mempunyai masa berlaku"), required=False)
    order = Count(
        label=_("Urutan"), min_value=0, max_value=9999, initial=100, help_text=_("Yang kecil tampil lebih dahulu.")
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=200, required=False, help_text=_("Peraturan atau daftar yang memintanya.")
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"commodity": "w-20", "order": "w-4", "valid_from": "w-12", "key": "w-20"}

    def given(self) -> RequirementData:
        """The row as it is to be kept."""
        kept = self.cleaned_data
        return RequirementData(
            name=policy.line(kept["name"]),
            hint=policy.lines(kept["hint"]),
            schemes=tuple(kept["schemes"]),
            kinds=tuple(kept["kinds"]),
            applicant_kinds=tuple(kept["applicant_kinds"]),
            commodity=kept["commodity"],
            is_mandatory=kept["is_mandatory"],
            has_expiry=kept["has_expiry"],
            order=kept["order"],
            source=policy.line(kept["source"]),
        )


class NewRequirementForm(RequirementForm):
    """A new row, with the code that files are kept under."""

    key = forms.SlugField(
        label=_("Kode"),
        max_length=80,
        help_text=_("Huruf kecil, angka, dan strip. Misalnya akta-notaris."),
        error_messages={"invalid": _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya akta-notaris.")},
    )
    field_order = ("name", "hint", "key")


class QuestionForm(PlainForm):
    """A question of a review, in the office's words, on which sheet and in which schemes it is asked."""

    text = forms.CharField(label=_("Pertanyaan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label=_("Sumber"), max_length=200, required=False, help_text=_("Klausul yang memintanya."))
    purpose = forms.ChoiceField(label=_("Lembar"), choices=Purpose.choices, initial=Purpose.APPLICATION)
    schemes = forms.MultipleChoiceField(
        label=_("Skema"),
        required=False,
        choices=Scheme.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosongkan bila ditanyakan pada semua skema."),
    )
    order = Count(
        label=_("Urutan"), min_value=0, max_value=9999, initial=100, help_text=_("Yang kecil tampil lebih dahulu.")
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"order": "w-4", "valid_from": "w-12", "key": "w-20"}

    def given(self) -> QuestionData:
        """The question as it is to be kept."""
        kept = self.cleaned_data
        return QuestionData(
            text=policy.lines(kept["text"]),
            source=policy.line(kept["source"]),
            order=kept["order"],
            purpose=kept["purpose"],
            schemes=kept["schemes"],
        )


class NewQuestionForm(QuestionForm):
    """A new question, with the code the journal names it by."""

    key = forms.SlugField(
        label=_("Kode"),
        max_length=80,
        help_text=_("Huruf kecil, angka, dan strip. Misalnya ruang-lingkup."),
        error_messages={"invalid": _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya ruang-lingkup.")},
    )
    field_order = ("text", "key")


class PatternForm(PlainForm):
    """The number pattern of a register, or of one kind of paper in it, from a day on."""

    register = forms.ChoiceField(
        label=_("Yang dinomori"),
        help_text=_("Jenis dokumen dengan pola sendiri juga mempunyai urutan nomor sendiri."),
    )
    scheme = forms.ChoiceField(
        label=_("Skema"),
        required=False,
        choices=[("", _("Semua skema")), *Scheme.choices],
        help_text=_("Skema dengan pola sendiri juga mempunyai urutan nomor sendiri."),
    )
    pattern = forms.CharField(
        label=_("Pola"),
        max_length=120,
        help_text=_(
            "Wajib memuat {serial} dan {year}. Boleh juga {scheme}, {office}, {roman_month}, {month}. "
            "{serial:04d} menulis 0007."
        ),
    )
    valid_from = DayField(label=_("Berlaku mulai"))
    widths = {"scheme": "w-20", "valid_from": "w-12"}

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["register"]).choices = [*choices(), *numbered(day)]

    def clean(self) -> dict[str, Any]:
        """The register, and the kind of paper where one was chosen."""
        given = super().clean() or self.cleaned_data
        register, _slash, kind = given.get("register", "").partition("/")
        return {**given, "register": register, "kind": kind}
