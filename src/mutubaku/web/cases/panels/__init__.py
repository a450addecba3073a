"""The parts of the step screen that belong to a step's own work, by the ``work`` key of the procedure file."""

from __future__ import annotations

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task

from .. import sampling_plan, transfer
from . import (
    acceptance,
    audit_letter,
    audit_plan,
    audit_ready,
    audit_report,
    committee,
    completeness,
    completion_request,
    confirmation,
    decision,
    disposition,
    draft,
    final,
    findings,
    hand_over,
    laboratory_report,
    review,
    sample_delivery,
    sampling,
    signing,
    special_team,
    stage_1,
    stage_1_again,
    stage_2,
    team,
    testing,
    verification,
)
from .measured import MEASURED_AGAIN
from .panel import SAVE, Panel, submit

SAMPLING_PLAN = Panel(sampling_plan.TEMPLATE, sampling_plan.context, sampling_plan.ACTS)
TRANSFER = Panel("cases/panels/transfer.html", lambda visit, task, _bad: transfer.section(visit, task))

PANELS: dict[str, Panel] = {
    "disposition": disposition.PANEL,
    "completeness": completeness.PANEL.beside(TRANSFER),
    "verification": verification.PANEL,
    "completion-request": completion_request.PANEL,
    "audit-letter": audit_letter.PANEL.beside(special_team.PANEL),
    "confirmation": confirmation.PANEL,
    "audit-ready": audit_ready.PANEL,
    "team": team.PANEL,
    "stage-1": stage_1.PANEL.beside(findings.EARLIER).beside(findings.SECTION),
    "audit-plan": audit_plan.PANEL.beside(SAMPLING_PLAN),
    "stage-2": stage_2.PANEL.beside(findings.EARLIER).beside(findings.SECTION),
    "stage-1-corrections": findings.PANEL.beside(stage_1_again.PANEL),
    "audit-report": audit_report.PANEL,
    "corrections": findings.PANEL.beside(MEASURED_AGAIN),
    "sampling": sampling.PANEL,
    "sample-delivery": sample_delivery.PANEL,
    "testing": testing.PANEL,
    "laboratory-report": laboratory_report.PANEL,
    "review": review.PANEL,
    "committee": committee.PANEL,
    "decision": decision.PANEL,
    "draft": draft.PANEL,
    "final": final.PANEL,
    "certificate": signing.PANEL,
    "receipt": hand_over.PANEL,
    "acceptance": acceptance.PANEL,
}


def panel_of(task: Task) -> Panel | None:
    """The panel of a task's step; None for the generic screen."""
    return PANELS.get(step_of(task).work)


__all__ = ["PANELS", "SAVE", "Panel", "panel_of", "submit"]
