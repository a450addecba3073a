"""What the desk fills in at step 3: the checklist of requirements and the questions of the application review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.conduct.works.reviewing import COMPLETE, CheckRow, QuestionRow
from mutubaku.reviews.models import Reply, State

from .matrix import MatrixForm, bound

CHECKED, ASKED = "syarat", "tanya"  # before the key of a requirement, the id of a question


class ReviewForm(MatrixForm):
    """Saved as far as it is filled in; the outcome that was pressed says what else each row must hold."""

    def __init__(self, data: Any, rows: Sequence[CheckRow], asked: Sequence[QuestionRow], outcome: str = "") -> None:
        super().__init__(**bound(data))
        self.rows = {f"{CHECKED}_{row.requirement.key}": row for row in rows}
        self.asked = {f"{ASKED}_{row.question.pk}": row for row in asked}
        self.outcome = outcome
        for key, row in self.rows.items():
            self.ask(key, row.requirement.name, State.choices, (row.state, row.note))
        for number, (key, one) in enumerate(self.asked.items(), start=1):
            name, called = f"{number}. {one.question.text}", _("Pertanyaan %(number)s") % {"number": number}
            self.ask(key, name, Reply.choices, (one.answer, one.note), called)

    def clean(self) -> dict[str, Any]:
        for key, row in self.rows.items():
            self._say(key, self._wrong_with(row, self.chosen(key)))
        for key in self.asked:
            self._say(key, self._wrong_with_answer(self.chosen(key)))
        self.complain_of_lone_notes([*self.rows, *self.asked])
        return self.cleaned_data

    def presences(self) -> dict[str, tuple[str, str]]:
        """What was found, by the key of its requirement."""
        return {self.rows[key].requirement.key: given for key, given in self.given(self.rows).items()}

    def answers(self) -> dict[int, tuple[str, str]]:
        """What was answered, by the id of its question."""
        return {self.asked[key].question.pk: given for key, given in self.given(self.asked).items()}

    def _wrong_with(self, row: CheckRow, state: str) -> str:
        if state == State.PRESENT and row.version is None:
            return _("belum diunggah pelanggan. Pilih tidak ada atau tidak berlaku.")
        if self.outcome != COMPLETE:
            return ""
        if not state:
            return _("belum diperiksa.")
        if state == State.ABSENT and row.requirement.is_mandatory:
            return _("wajib tetapi tidak ada. Pilih hasil “Tidak lengkap”, atau periksa lagi.")
        return ""

    def _wrong_with_answer(self, answer: str) -> str:
        if self.outcome != COMPLETE:
            return ""
        if not answer:
            return _("belum dijawab.")
        if answer == Reply.NO:
            return _("dijawab “Tidak”. Tulis keterangannya lalu pilih hasil “Tidak lengkap”, atau periksa lagi.")
        return ""

    def _say(self, key: str, sentence: str) -> None:
        if sentence:
            self.complain(key, sentence)
