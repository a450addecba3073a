"""Forms about the audit checklists: one question, and a workbook of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Scheme
from mutubaku.conduct.checklists import LONGEST, read_checklist
from mutubaku.people import policy
from mutubaku.schemes.actions import ChecklistData
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.web.client.forms.fields import Count
from mutubaku.web.held_files import HeldFile

from .base import DayField, PlainForm

STAGES = [("1", _("Tahap 1: kesiapan")), ("2", _("Tahap 2 dan surveilans: pelaksanaan"))]


class ChecklistForm(PlainForm):
    """A question with its clause in each scheme that asks it."""

    text = forms.CharField(label=_("Pertanyaan"), max_length=LONGEST["text"], widget=forms.Textarea(attrs={"rows": 3}))
    hint = forms.CharField(
        label=_("Petunjuk bagi auditor"),
        max_length=LONGEST["hint"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    stage = forms.ChoiceField(label=_("Tahap audit"), choices=STAGES, widget=forms.RadioSelect, initial="2")
    order = Count(
        label=_("Urutan"), min_value=0, max_value=99_999, initial=9000, help_text=_("Yang kecil tampil lebih dahulu.")
    )
    source = forms.CharField(label=_("Sumber"), max_length=LONGEST["source"], required=False)
    valid_from = DayField(label=_("Berlaku mulai"))
    widths: ClassVar = {"order": "w-4", "valid_from": "w-12", "key": "w-20"} | dict.fromkeys(Scheme.values, "w-8")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["text", "hint", "key", *Scheme.values])

    def more(self) -> dict[str, forms.Field]:
        """A clause for each scheme."""
        return {
            scheme.value: forms.CharField(
                label=_("Klausul %(scheme)s") % {"scheme": scheme.label}, max_length=20, required=False
            )
            for scheme in Scheme
        }

    def given(self) -> ChecklistData:
        """The question as it is to be kept."""
        kept = self.cleaned_data
        return ChecklistData(
            text=policy.lines(kept["text"]),
            clauses={scheme: policy.line(kept[scheme]).upper() for scheme in Scheme.values},
            hint=policy.lines(kept["hint"]),
            stage=int(kept["stage"]),
            order=kept["order"],
            source=policy.line(kept["source"]),
        )


class NewChecklistForm(ChecklistForm):
    """A new question, with the code it is found by in a workbook."""

    key = forms.SlugField(
        label=_("Kode"),
        max_length=LONGEST["key"],
        help_text=_("Huruf kecil, angka, dan strip. Misalnya alat-ukur."),
        error_messages={"invalid": _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya alat-ukur.")},
    )


class WorkbookForm(PlainForm):
    """From when on the questions of a workbook are asked."""

    valid_from = DayField(
        label=_("Berlaku mulai"), help_text=_("Permohonan yang sudah dibuka tetap memakai pertanyaannya sendiri.")
    )
    file = HeldFile(_("Daftar periksa"), empty=_("Pilih berkasnya."), accept=".xlsx,.csv,.txt", judge=read_checklist)
    widths: ClassVar = {"valid_from": "w-12"}


class ApplyForm(PlainForm):
    """What was tried, sealed, so that exactly that is applied."""

    sealed = forms.CharField(widget=forms.HiddenInput)


def initial_of(row: ChecklistQuestion) -> dict[str, Any]:
    """A question as the form is filled with it."""
    said = {name: getattr(row, name) for name in ("text", "hint", "order", "source")}
    return {**said, "stage": str(row.stage), **row.clauses}
