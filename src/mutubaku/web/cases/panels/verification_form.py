"""What the verifier fills in at step 4: for each document whether it is valid, why not, its number and last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.conduct.works.reviewing import VerifyRow
from mutubaku.reviews.errors import DocumentExpired, ReasonForInvalidMissing
from mutubaku.reviews.policy import Judgement, is_expired
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Choice, Line, Lines

from .matrix import bound

VALID, INVALID = "sah", "tidak"
JUDGED = {VALID: True, INVALID: False}
CHOICES = [(VALID, gettext_lazy("Sah")), (INVALID, gettext_lazy("Tidak sah"))]
WHOLE = "sah"  # the outcome for which every document must be valid


class VerifyForm(Answers):
    """Saved as far as it is filled in; the outcome that was pressed says what else each document must hold."""

    def __init__(self, data: Any, rows: Sequence[VerifyRow], today: date, outcome: str = "") -> None:
        super().__init__(**bound(data))
        self.rows = {row.version.pk: row for row in rows}
        self.today = today
        self.outcome = outcome
        for pk, row in self.rows.items():
            self._ask(pk, row)

    def _ask(self, pk: int, row: VerifyRow) -> None:
        now = row.judgement
        self.fields[f"hasil_{pk}"] = Choice(gettext_lazy("Hasil"), CHOICES)
        self.fields[f"alasan_{pk}"] = Lines(gettext_lazy("Alasan tidak sah, dibaca pelanggan"), 1000, rows=2)
        self.fields[f"nomor_{pk}"] = Line(gettext_lazy("Nomor dokumen"), 200)
        self.fields[f"sampai_{pk}"] = DayField(label=gettext_lazy("Berlaku sampai"), required=False)
        if now is not None:
            given = {"alasan": now.reason, "nomor": now.number, "sampai": now.expires_on}
            said = "" if now.is_valid is None else VALID if now.is_valid else INVALID
            self.initial.update({f"{name}_{pk}": value for name, value in {"hasil": said, **given}.items()})

    def bounds(self, pk: int) -> dict[str, BoundField]:
        """The fields of a document, by what they hold."""
        return {name: self[f"{name}_{pk}"] for name in ("hasil", "alasan", "nomor", "sampai")}

    def row_about(self, name: str) -> str:
        pk = name.rpartition("_")[2]
        row = self.rows.get(int(pk)) if pk.isdecimal() else None
        return row.requirement.name if row else ""

    def clean(self) -> dict[str, Any]:
        for pk, row in self.rows.items():
            self._check(pk, row.requirement.name)
        return self.cleaned_data

    def _check(self, pk: int, name: str) -> None:
        given = self._judgement(pk)
        if given.is_valid is None and self.cleaned_data.get(f"alasan_{pk}"):
            said = _(
                "%(name)s: alasannya tertulis, tetapi hasilnya belum dipilih. Pilih hasilnya, atau hapus alasannya."
            )
            self.add_error(f"hasil_{pk}", said % {"name": name})
        elif self.outcome == WHOLE and given.is_valid is None:
            self.add_error(f"hasil_{pk}", _("%(name)s: belum dinilai.") % {"name": name})
        if given.is_valid is False and not given.reason and f"alasan_{pk}" not in self.errors:
            self.add_error(f"alasan_{pk}", str(ReasonForInvalidMissing(name)))
        if given.is_valid and is_expired(given.expires_on, self.today):
            self.add_error(f"sampai_{pk}", str(DocumentExpired([name])))
        if self.outcome == WHOLE and given.is_valid is False:
            said = _("%(name)s: dinilai tidak sah, jadi dokumen belum sah seluruhnya. Pilih hasil “Tidak sah”.")
            self.add_error(f"hasil_{pk}", said % {"name": name})

    def _judgement(self, pk: int) -> Judgement:
        given = self.cleaned_data
        is_valid = JUDGED.get(given.get(f"hasil_{pk}", ""))
        return Judgement(
            is_valid=is_valid,
            reason=given.get(f"alasan_{pk}", "") if is_valid is False else "",
            number=given.get(f"nomor_{pk}", ""),
            expires_on=given.get(f"sampai_{pk}"),
        )

    def judgements(self) -> dict[int, Judgement]:
        """What was found of each document of which anything was found, by the id of its version."""
        found = {pk: self._judgement(pk) for pk in self.rows}
        return {pk: one for pk, one in found.items() if one != Judgement(None) or self.rows[pk].judgement}
