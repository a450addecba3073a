"""Stage 1 on the screen: documents, readiness, the interval to stage 2, how it is held."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.queries import visit_in
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.visiting import judge_documents_at_stage_1, judge_interval
from mutubaku.conduct.errors import OfficeDataMissing
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.visiting import documents_at_stage_1, interval_limit
from mutubaku.conduct.works.stage_1 import adequacies, judged_beside, open_concerns, stage_1_beside
from mutubaku.people.access import office_day
from mutubaku.web.gate import Visit

from ..audit_time import section
from ..visits.forms.stages import IntervalForm
from ..visits.refusing import done
from .matrix import MatrixForm, MatrixRow, bound
from .panel import Panel
from .visited import REMOTE, save_remote, typed, visited

DOCUMENTS, INTERVAL = "dokumen", "selang"
ADEQUATE, INADEQUATE = "memadai", "belum"
CHOICES = [(ADEQUATE, gettext_lazy("Memadai")), (INADEQUATE, gettext_lazy("Belum"))]


class AdequacyForm(MatrixForm):
    """Whether each document of the client is adequate; saved as far as it is filled in. A document that is also the
    other standard's begins with what was found of it there: ``begun_beside`` once one does."""

    def __init__(self, data: Any, task: Task) -> None:
        super().__init__(**bound(data))
        judged, beside = adequacies(task), judged_beside(task)
        self.begun_beside = False
        self.versions = documents_at_stage_1(task.case)
        for version, name in self.versions:
            one = judged.get(version.pk) or beside.get(version.file_id)
            self.begun_beside |= one is not None and version.pk not in judged
            now = ("", "") if one is None else (ADEQUATE if one.is_adequate else INADEQUATE, one.note)
            self.ask(str(version.pk), name, CHOICES, now)

    def clean(self) -> dict[str, Any]:
        for version, _name in self.versions:
            key = str(version.pk)
            if self.chosen(key) == INADEQUATE and not self.given([key])[key][1]:
                self.complain(key, _("tulis mengapa belum memadai."))
        return self.cleaned_data

    def judgements(self) -> dict[int, tuple[bool, str]]:
        """What was chosen, by the id of the version."""
        given = self.given(str(version.pk) for version, _name in self.versions)
        return {int(key): (choice == ADEQUATE, note) for key, (choice, note) in given.items() if choice}

    def rows(self) -> list[MatrixRow]:
        """The documents as they are drawn."""
        return [
            self.row(str(version.pk), href=reverse("cases:file", args=[version.pk])) for version, _name in self.versions
        ]


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    found = visit_in(task)
    form = bad if isinstance(bad, AdequacyForm) else AdequacyForm(typed(visit, task, DOCUMENTS), task)
    return {
        **section(visit, task),
        **visited(visit, task, found, bad),
        "document_rows": form.rows(),
        "begun_beside": audited_with(task.case) if form.begun_beside else None,
        "interval_form": bad if isinstance(bad, IntervalForm) else _interval_form(visit, task),
        "interval_limit": _limit(task),
        "concerns": open_concerns(task),
    }


def _interval_form(visit: Visit, task: Task) -> IntervalForm:
    found, proposal = visit_in(task), plan_in_force(task.case)
    if found is None or found.held_on is None:
        found = stage_1_beside(task) or found
    initial = {
        "held_on": (found and found.held_on) or office_day(task.case.office, visit.at).date(),
        "next_on": (found and found.next_on) or (proposal and proposal.starts_on),
        "interval_reason": found.interval_reason if found else "",
    }
    return IntervalForm(typed(visit, task, INTERVAL), initial=initial, auto_id="selang_%s")


def _limit(task: Task) -> int | None:
    try:
        return interval_limit(task.case)
    except OfficeDataMissing:
        return None


def _documents(visit: Visit, task: Task) -> BaseForm | None:
    form = AdequacyForm(visit.POST, task)
    if form.is_valid() and done(form, judge_documents_at_stage_1, task.pk, visit.user, visit.at, form.judgements()):
        messages.success(visit, _("Penilaian dokumen tersimpan."))
        return None
    return form


def _interval(visit: Visit, task: Task) -> BaseForm | None:
    form = IntervalForm(visit.POST, auto_id="selang_%s")
    if form.is_valid():
        given = form.cleaned_data
        days = {"held_on": given["held_on"], "next_on": given["next_on"], "reason": given["interval_reason"]}
        if done(form, judge_interval, task.pk, visit.user, visit.at, **days):
            messages.success(visit, _("Selang ke tahap 2 tersimpan."))
            return None
    return form


PANEL = Panel("cases/panels/stage_1.html", _context, {DOCUMENTS: _documents, INTERVAL: _interval, REMOTE: save_remote})
