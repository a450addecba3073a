"""The forms of a step and of a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.policy import ACCEPTED
from mutubaku.people.models import User
from mutubaku.procedure import PauseKind, Procedure
from mutubaku.web.naming import named
from mutubaku.web.writing import tanggal

NOTE = 4000  # characters
TOO_LONG = _("Paling banyak %(limit_value)d aksara; Anda menulis %(show_value)d. Singkatkan, lalu kirim lagi.")


def long_text(label: Any, empty: Any = "", *, limit: int = NOTE, rows: int = 3, hint: Any = "") -> forms.CharField:
    """A field for several lines; ``empty`` is the sentence when nothing was written, without it none is needed.

    The limit is told in words, never enforced by silently cutting what was pasted.
    """
    field = forms.CharField(
        label=label,
        required=bool(empty),
        max_length=limit,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": empty, "max_length": TOO_LONG},
    )
    field.widget.attrs.pop("maxlength", None)
    return field


class OutcomeForm(forms.Form):
    """A step's result with the note that goes with it."""

    outcome = forms.CharField(widget=forms.HiddenInput, error_messages={"required": _("Pilih hasil langkah ini.")})
    note = long_text(_("Catatan"))


class UploadForm(forms.Form):
    """One file for one kind of document or one requirement; the file itself is judged by the room that keeps it."""

    kind = forms.CharField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(label=_("Berkas"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED}))


def upload_form(kind: str, problem: str = "") -> UploadForm:
    """The form for one document, with what was wrong with the file just sent."""
    form = UploadForm({"kind": kind} if problem else None, auto_id=f"{kind}_%s")
    if problem:
        form.add_error("file", problem)
    return form


class WordsForm(forms.Form):
    """The words of a paper that is written here."""

    text = long_text(
        _("Isi"),
        _("Tulis isi dokumennya."),
        limit=8000,
        rows=10,
        hint=_("Kepala surat, nomor, data permohonan, dan tanda tangan dibuat sistem; tulis isinya saja."),
    )


class ReasonForm(forms.Form):
    """A reason, required."""

    reason = long_text(_("Alasan"), _("Tulis alasannya; tindakan ini dicatat bersama alasannya."))


class MessageForm(forms.Form):
    """A message to the other side; how much it may hold is judged by the room that keeps it."""

    text = long_text(_("Pesan"), _("Tulis pesannya dahulu."), limit=NOTE, rows=4)


class EndPauseForm(forms.Form):
    """Why a pause ends."""

    note = long_text(_("Alasan waktu berjalan lagi"), _("Tulis mengapa waktu berjalan lagi."), rows=2)


class PauseForm(ReasonForm):
    """Which pause, and why."""

    kind = forms.ChoiceField(
        label=_("Menunggu apa"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih apa yang ditunggu.")},
    )

    field_order = ["kind", "reason"]

    def __init__(self, *args: object, kinds: Iterable[PauseKind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["kind"].choices = [(kind.key, named(kind.label)) for kind in kinds]  # type: ignore[attr-defined]


class ReassignForm(ReasonForm):
    """To whom, and why."""

    to = forms.ModelChoiceField(
        label=_("Dialihkan kepada"),
        queryset=User.objects.none(),
        empty_label=_("Pilih rekan"),
        error_messages={
            "required": _("Pilih kepada siapa langkah ini dialihkan."),
            "invalid_choice": _("Orang itu tidak memegang peran langkah ini sekarang. Pilih rekan lain."),
        },
    )

    field_order = ["to", "reason"]

    def __init__(self, *args: object, colleagues: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        users = User.objects.filter(pk__in=colleagues).order_by("name")
        self.fields["to"].queryset = users  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Which version a running case moves to, which steps correspond, and why."""

    version = forms.TypedChoiceField(
        label=_("Versi SOP tujuan"), coerce=int, error_messages={"required": _("Pilih versi SOP tujuan.")}
    )
    step_map = forms.CharField(
        label=_("Peta langkah"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_(
            "Satu baris untuk setiap langkah yang menjadi langkah lain: nomor (atau kunci) pada versi lama = nomor "
            "(atau kunci) pada versi baru, misalnya 5 = 6. Langkah yang kuncinya sama tidak perlu ditulis."
        ),
    )
    reason = long_text(_("Alasan"))

    def __init__(self, *args: object, present: Procedure, others: Iterable[Procedure], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.present, self.others = present, {one.version: one for one in others}
        self.fields["version"].choices = [(number, _since(one)) for number, one in self.others.items()]  # type: ignore[attr-defined]
        self.fields["reason"].is_asked = True  # type: ignore[attr-defined]  # by the act; the dry run needs none

    def clean_step_map(self) -> dict[str, str]:
        """The typed map by keys; each line must have the form ``old = new``, each a step's number or its key."""
        target = self.others.get(self.cleaned_data.get("version", 0))
        pairs: dict[str, str] = {}
        for line in filter(str.strip, self.cleaned_data["step_map"].splitlines()):
            old, sign, new = line.partition("=")
            if not (sign and old.strip() and new.strip()):
                raise forms.ValidationError(
                    _("Baris “%(line)s” tidak terbaca. Tulis seperti: langkah-lama = langkah-baru."),
                    params={"line": line},
                )
            pairs[_key_in(self.present, old.strip())] = _key_in(target, new.strip())
        return pairs


def _since(procedure: Procedure) -> str:
    day = tanggal(procedure.identity.effective)
    return gettext("%(version)s, berlaku mulai %(day)s") % {"version": procedure.version, "day": day}


def _key_in(procedure: Procedure | None, typed: str) -> str:
    """The key of the step that was typed by its number; what is no number of a step is taken for a key."""
    found = [step.key for step in procedure.steps if str(step.number) == typed] if procedure else []
    return found[0] if found else typed
