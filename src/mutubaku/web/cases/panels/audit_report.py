"""The audit report on the screen: its findings, the sections the leader writes, and its versions."""

from __future__ import annotations

from typing import Any, cast

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.reporting import write_report
from mutubaku.findings.queries import report_of, reports_of
from mutubaku.web.gate import Visit

from ..findings import findings_section
from ..findings_forms import ReportForm, report_initial
from .beside import answered, note_form, typed
from .matrix import bound
from .panel import SAVE, Panel, submit


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = ReportForm(**bound(typed(visit, task)), initial=report_initial(report_of(task.case)))
    return {
        "outcome_form": note_form(visit, task, bad),
        "report_form": bad if isinstance(bad, ReportForm) else form,
        "versions": reports_of(task.case),
        **findings_section(visit, task),
    }


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = ReportForm(**bound(visit.POST))

    def do(_cleaned: dict[str, Any]) -> None:
        write_report(task.pk, visit.user, visit.at, form.sections())

    return answered(visit, task, cast(ReportForm | None, submit(form, do)))


PANEL = Panel("cases/panels/audit_report.html", _context, {SAVE: _save}, inline=True)
