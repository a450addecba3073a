"""The audit report on the screen: its findings, the sections the leader writes, and its versions."""

from __future__ import annotations

from typing import Any, cast

from django.forms import BaseForm
from django.utils.translation import override

from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.reporting import write_report
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.works.audit_facts import LABELS, differs, facts, tables
from mutubaku.conduct.works.audit_report import asked
from mutubaku.conduct.works.letters import INDONESIAN, LetterTable
from mutubaku.findings.queries import report_of, reports_of
from mutubaku.web.gate import Visit

from .. import performance
from ..findings import findings_section
from ..findings_forms import ReportForm, report_initial
from .beside import answered, keep, kept, note_form, typed
from .matrix import bound
from .panel import SAVE, Panel, submit

OF_THE_AUDIT = ("internal", "positives", "deviations", "uncertainties", "remote")  # and not of one standard


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    given, beside = _begun(task)
    given |= kept(visit, task)
    form = ReportForm(**bound(typed(visit, task, performance.SAVE)), asked=asked(task.case), initial=given)
    with override(INDONESIAN):
        known, lists = facts(task), tables(task)
    return {
        "outcome_form": note_form(visit, task, bad, "", performance.SAVE),
        "report_form": bad if isinstance(bad, ReportForm) else form,
        "report_facts": [{"label": LABELS[name], "value": value} for name, value in known.items() if value],
        "begun_beside": beside,
        "time_differs": differs(known),
        "report_tables": [_table(one) for one in lists],
        "versions": reports_of(task.case),
        **findings_section(visit, task),
    }


def _begun(task: Task) -> tuple[dict[str, Any], Case | None]:
    """What the sections begin with: as they were last written; while nothing is, what the report of the other standard,
    audited together, says of the audit itself, and whose that is."""
    own, companion = report_of(task.case), audited_with(task.case)
    theirs = report_of(companion) if companion and own is None else None
    if theirs is None:
        return report_initial(own), None
    written = report_initial(theirs)
    return {name: written[name] for name in OF_THE_AUDIT if written.get(name)}, companion


def _table(table: LetterTable) -> dict[str, Any]:
    """A table of the paper as the page draws it: each cell with its heading."""
    rows = [list(zip(table.columns, row, strict=True)) for row in table.rows]
    return {"title": table.title, "columns": table.columns, "rows": rows}


def _save(visit: Visit, task: Task) -> BaseForm | None:
    """Save the sections, and the figures of green industry where any were changed on the same page."""
    bad = performance.save_changed(visit, task)
    if bad is not None:
        return bad
    form = ReportForm(**bound(visit.POST), asked=asked(task.case))

    def do(_cleaned: dict[str, Any]) -> None:
        write_report(task.pk, visit.user, visit.at, form.sections())

    return answered(visit, task, cast(ReportForm | None, submit(form, do)))


def _reckon(visit: Visit, task: Task) -> BaseForm | None:
    """Save the figures of green industry; the sections of the report may be half written and are held as they are."""
    bad = performance.ACTS[performance.SAVE](visit, task)
    if bad is None:
        keep(visit, task)
    return bad


PERFORMANCE = Panel(performance.TEMPLATE, performance.context, {**performance.ACTS, performance.SAVE: _reckon})
PANEL = Panel("cases/panels/audit_report.html", _context, {SAVE: _save}, inline=True).beside(PERFORMANCE)
