"""What is typed into a checklist."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from mutubaku.audits.visits.models import Found
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.web.client.forms.fields import Answers, Choice, Line, Lines

from . import NOTE


class LineForm(Answers):
    """A line of the auditor's own."""

    text = Lines(_("Yang diperiksa"), 1000, rows=2, empty=_("Tulis apa yang diperiksa."))
    clauses = Line(_("Klausul"), 200)


class AnswerForm(Answers):
    """The answer to one line of a checklist, with the key made where it is typed."""

    found = Choice(_("Hasil"), Found.choices)
    note = Lines(_("Catatan"), NOTE, rows=2)
    evidence = Lines(_("Bukti"), NOTE, rows=2)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    basis = forms.UUIDField(widget=forms.HiddenInput, required=False)
    known = forms.UUIDField(widget=forms.HiddenInput, required=False)
    typed_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def answer(self, at: datetime) -> Answer:
        """What was typed; without a clock of its own it was typed now."""
        given = self.cleaned_data
        return Answer(
            key=given["key"] or uuid4(),
            found=given["found"],
            note=given["note"],
            evidence=given["evidence"],
            typed_at=_moment(given["typed_at"]) or at,
            basis=given["basis"],
            known=given["known"],
        )


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
