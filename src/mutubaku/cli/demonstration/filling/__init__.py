"""Doing the own work of a step as an official of the demonstration would, by the ``work`` key of the procedure file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from . import (
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
    receipt,
    review,
    verification,
)

Fill = Callable[[Task, Outcome, User, datetime], None]
FILLS: dict[str, Fill] = {
    "disposition": disposition.fill,
    "completeness": completeness.fill,
    "verification": verification.fill,
    "completion-request": completion_request.fill,
    "audit-letter": audit_letter.fill,
    "confirmation": confirmation.fill,
    "audit-ready": audit_ready.fill,
    "review": review.fill,
    "committee": committee.fill,
    "decision": decision.fill,
    "draft": draft.fill,
    "final": final.fill,
    "receipt": receipt.fill,
}


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Do what the step's own work asks for before this outcome can be chosen; nothing for a generic step."""
    own = FILLS.get(step_of(task).work)
    if own is not None:
        own(task, outcome, by, at)
