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
    audit_plan,
    audit_ready,
    audit_report,
    certificate,
    committee,
    completeness,
    completion_request,
    confirmation,
    decision,
    disposition,
    draft,
    final,
    findings,
    performance,
    receipt,
    review,
    sample_delivery,
    sampling,
    sampling_plan,
    stage_1,
    stage_2,
    team,
    testing,
    verification,
)

Fill = Callable[[Task, Outcome, User, datetime], None]


def _both(first: Fill, second: Fill) -> Fill:
    def fills(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
        first(task, outcome, by, at)
        second(task, outcome, by, at)

    return fills


FILLS: dict[str, Fill] = {
    "disposition": disposition.fill,
    "completeness": completeness.fill,
    "verification": verification.fill,
    "completion-request": completion_request.fill,
    "audit-letter": audit_letter.fill,
    "confirmation": confirmation.fill,
    "audit-ready": audit_ready.fill,
    "team": team.fill,
    "stage-1": stage_1.fill,
    "audit-plan": _both(audit_plan.fill, sampling_plan.fill),
    "stage-2": stage_2.fill,
    "stage-1-corrections": _both(findings.fill, stage_1.judge_again),
    "audit-report": _both(audit_report.fill, performance.fill),
    "corrections": findings.fill,
    "sampling": sampling.fill,
    "sample-delivery": sample_delivery.fill,
    "testing": testing.fill,
    "review": review.fill,
    "committee": committee.fill,
    "decision": decision.fill,
    "draft": draft.fill,
    "final": final.fill,
    "certificate": certificate.fill,
    "receipt": receipt.fill,
}


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Do what the step's own work asks for before this outcome can be chosen; nothing for a generic step."""
    own = FILLS.get(step_of(task).work)
    if own is not None:
        own(task, outcome, by, at)
