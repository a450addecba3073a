"""The forms of beginning from what was given before: answers of an earlier application, documents verified then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.models import Application
from mutubaku.conduct.reuse import Reusable
from mutubaku.web.writing import tanggal

from .fields import Answers, Choice

EARLIER, EMPTY = "dahulu", "kosong"


class EarlierForm(Answers):
    """From last time's answers, or from the beginning."""

    begin = Choice(_("Pilih salah satu"), empty=_("Pilih mulai dari mana."))

    def __init__(self, *args: Any, earlier: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {"number": earlier.case.number, "day": tanggal(earlier.case.sent_at)}
        self.fields["begin"].choices = [  # type: ignore[attr-defined]  # a Choice
            (EARLIER, gettext("Mulai dari jawaban permohonan sebelumnya (nomor %(number)s, %(day)s)") % told),
            (EMPTY, gettext("Mulai dari awal")),
        ]

    @property
    def wants_earlier(self) -> bool:
        """Whether last time's answers are to be used."""
        return bool(self.cleaned_data["begin"] == EARLIER)


class ReuseForm(Answers):
    """Which of the documents verified before are handed in again."""

    documents = forms.MultipleChoiceField(
        label=_("Dokumen yang dipakai lagi"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Pilih paling sedikit satu dokumen, atau kembali tanpa memilih."),
            "invalid_choice": _("Pilih dari daftar. Yang sudah tidak berlaku tidak dapat dipakai lagi."),
        },
    )

    def __init__(self, *args: Any, offered: Iterable[Reusable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(offered)
        self.fields["documents"].choices = [(one.requirement.key, label(one)) for one in rows]  # type: ignore[attr-defined]  # choices of a choice field
        self.initial.setdefault("documents", [one.requirement.key for one in rows])


def label(one: Reusable) -> str:
    """A document as it stands in the list: its name, and under it the file, the case, and until when it holds."""
    told = {"file": one.version.filename, "number": one.number}
    words = gettext("%(file)s, dari permohonan %(number)s") % told
    if one.expires_on is not None:
        words += gettext(", berlaku sampai %(day)s") % {"day": tanggal(one.expires_on)}
    return format_html('{} <span class="sub">{}</span>', one.requirement.name, words)
