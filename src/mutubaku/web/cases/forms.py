"""The forms of a step and of a case."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.policy import ACCEPTED
from mutubaku.people.models import User
from mutubaku.procedure import PauseKind

LONG = forms.Textarea(attrs={"rows": 3})


class OutcomeForm(forms.Form):
    """A step's result with the note that goes with it."""

    outcome = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=4000,
        widget=LONG,
        help_text=_("Menjadi bagian dari catatan permohonan dan terbaca oleh pelaksana langkah berikutnya."),
    )


class UploadForm(forms.Form):
    """One file for one kind of document."""

    kind = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("Berkas"), widget=forms.FileInput(attrs={"accept": ACCEPTED}), allow_empty_file=True)


class RequirementForm(forms.Form):
    """One file for one requirement of the client's list."""

    requirement = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("Berkas"), widget=forms.FileInput(attrs={"accept": ACCEPTED}), allow_empty_file=True)


class WordsForm(forms.Form):
    """The words of a paper that is written here."""

    text = forms.CharField(
        label=_("Isi"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Kepala surat, nomor, data permohonan, dan tanda tangan dibuat dari perkara; tulis isinya saja."),
    )


class ReasonForm(forms.Form):
    """A reason, required."""

    reason = forms.CharField(label=_("Alasan"), max_length=4000, widget=LONG)


class EndPauseForm(forms.Form):
    """Why a pause ends."""

    note = forms.CharField(label=_("Alasan waktu berjalan lagi"), max_length=4000, widget=LONG)


class PauseForm(ReasonForm):
    """Which pause, and why."""

    kind = forms.ChoiceField(label=_("Menunggu apa"), widget=forms.RadioSelect)

    field_order = ["kind", "reason"]

    def __init__(self, *args: object, kinds: Iterable[PauseKind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["kind"].choices = [(kind.key, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class ReassignForm(ReasonForm):
    """To whom, and why."""

    to = forms.ModelChoiceField(label=_("Dialihkan kepada"), queryset=User.objects.none())

    field_order = ["to", "reason"]

    def __init__(self, *args: object, colleagues: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        users = User.objects.filter(pk__in=colleagues).order_by("name")
        self.fields["to"].queryset = users  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Which version a running case moves to, which steps correspond, and why."""

    version = forms.TypedChoiceField(label=_("Versi SOP tujuan"), coerce=int)
    step_map = forms.CharField(
        label=_("Peta langkah"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("Satu baris untuk setiap langkah yang berganti kunci: langkah-lama = langkah-baru."),
    )
    reason = forms.CharField(label=_("Alasan"), max_length=4000, widget=LONG, required=False)

    def __init__(self, *args: object, versions: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["version"].choices = [(v, str(v)) for v in versions]  # type: ignore[attr-defined]

    def clean_step_map(self) -> dict[str, str]:
        """The typed map; each line must have the form ``old = new``."""
        pairs: dict[str, str] = {}
        for line in filter(str.strip, self.cleaned_data["step_map"].splitlines()):
            old, sign, new = line.partition("=")
            if not (sign and old.strip() and new.strip()):
                raise forms.ValidationError(
                    _("Baris “%(line)s” tidak terbaca. Tulis seperti: langkah-lama = langkah-baru."),
                    params={"line": line},
                )
            pairs[old.strip()] = new.strip()
        return pairs
