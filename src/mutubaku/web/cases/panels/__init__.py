"""The parts of the step screen that belong to a step's own work, by the ``work`` key of the procedure file."""

from __future__ import annotations

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task

from . import (
    acceptance,
    audit_letter,
    audit_ready,
    committee,
    completeness,
    completion_request,
    confirmation,
    decision,
    disposition,
    draft,
    final,
    hand_over,
    review,
    signing,
    verification,
)
from .panel import SAVE, Panel, submit

PANELS: dict[str, Panel] = {
    "disposition": disposition.PANEL,
    "completeness": completeness.PANEL,
    "verification": verification.PANEL,
    "completion-request": completion_request.PANEL,
    "audit-letter": audit_letter.PANEL,
    "confirmation": confirmation.PANEL,
    "audit-ready": audit_ready.PANEL,
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
