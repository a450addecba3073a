"""What stage 1 found wanting, judged anew on the screen of its corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.visiting import judge_stage_1_again
from mutubaku.conduct.works.stage_1_again import concerns_of
from mutubaku.web.gate import Visit

from ..visits.refusing import done
from .matrix import MatrixForm, MatrixRow, bound
from .panel import Panel
from .visited import typed, why_not

ACT = "perbaikan"
SETTLED, WANTING = "memadai", "belum"
CHOICES = [(SETTLED, gettext_lazy("Memadai")), (WANTING, gettext_lazy("Belum"))]


class ConcernsForm(MatrixForm):
    """Whether each document and point of readiness is settled; saved as far as it is filled in."""

    def __init__(self, data: Any, task: Task) -> None:
        super().__init__(**bound(data))
        self.concerns = concerns_of(task)
        for one in self.concerns:
            choice = {None: "", True: SETTLED, False: WANTING}[one.is_settled]
            self.ask(one.key, one.name, CHOICES, (choice, one.note))

    def clean(self) -> dict[str, Any]:
        for one in self.concerns:
            if self.chosen(one.key) and not self.given([one.key])[one.key][1]:
                self.complain(one.key, _("tulis apa yang menunjukkan perbaikannya, atau apa yang masih kurang."))
        return self.cleaned_data

    def judgements(self) -> dict[str, tuple[bool, str]]:
        """What was chosen, by the key of the concern."""
        given = self.given(one.key for one in self.concerns)
        return {key: (choice == SETTLED, note) for key, (choice, note) in given.items() if choice}

    def rows(self) -> list[MatrixRow]:
        """The documents and points as they are drawn: what was wanting under each."""
        return [
            self.row(
                one.key,
                href=reverse("cases:file", args=[one.version.pk]) if one.version else "",
                sub=[_("Pada tahap 1: %(said)s") % {"said": one.said}],
            )
            for one in self.concerns
        ]


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = bad if isinstance(bad, ConcernsForm) else ConcernsForm(typed(visit, task, ACT), task)
    return {"concern_rows": form.rows(), "may_judge_again": task.is_open and not why_not(visit, task)}


def _judge(visit: Visit, task: Task) -> BaseForm | None:
    form = ConcernsForm(visit.POST, task)
    if form.is_valid() and done(form, judge_stage_1_again, task.pk, visit.user, visit.at, form.judgements()):
        messages.success(visit, _("Penilaian perbaikan tersimpan."))
        return None
    return form


PANEL = Panel("cases/panels/stage_1_again.html", _context, {ACT: _judge})
