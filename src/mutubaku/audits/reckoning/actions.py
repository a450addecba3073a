"""Writing audit times; the case is locked by the caller, who journals as well."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from mutubaku.auditrules import audit_time_rules
from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity, office_day

from .errors import ReturnUnexplained
from .models import Approval, AuditTime
from .policy import Basis, check_override, reckon

SEED = 6  # bytes


def write_audit_time(
    task: Task,
    basis: Basis,
    by: Capacity,
    at: datetime,
    *,
    is_fixed: bool,
    days: Decimal | None = None,
    reason: str = "",
    change_reason: str = "",
    invoice: int | None = None,
    approval: Approval = Approval.NOT_NEEDED,
) -> AuditTime:
    """Reckon and keep, with what the sites are drawn with where there are several; ``days`` and ``reason`` when another
    time is fixed. AuditRefusal says what cannot stand.
    """
    day = office_day(task.case.office, at).date()
    found = reckon(basis, day)
    seeded = replace(basis, seed=basis.seed or secrets.token_hex(SEED)) if basis.facts.sites > 1 else basis
    fixed = found.days if days is None else days
    check_override(fixed, found, reason, day)
    return AuditTime.objects.create(
        case=task.case,
        task=task,
        standard=basis.standard,
        basis=seeded.kept(),
        rule_set=found.rule_set,
        issue=found.issue,
        reckoned=found.days,
        days=fixed,
        on_site_minimum=fixed * audit_time_rules(day).on_site / 100,
        reasoning=[one.kept() for one in found.steps],
        override_reason=reason.strip() if fixed != found.days else "",
        change_reason=change_reason,
        is_fixed=is_fixed,
        invoice=invoice,
        approval=approval,
        at=at,
        by_id=by.user_id,
        by_as=by.title,
    )


def decide_audit_time(
    asked: AuditTime, by: Capacity, at: datetime, *, accepted: bool, answer: str, was_alone: bool, invoice: int | None
) -> None:
    """Approve a time that waits, so that it holds, or turn it back (ReturnUnexplained); ``invoice`` is live by then."""
    if not accepted and not answer.strip():
        raise ReturnUnexplained
    asked.approval = Approval.GIVEN if accepted else Approval.TURNED_BACK
    asked.decided_at, asked.decided_by_id, asked.decided_as = at, by.user_id, by.title
    asked.answer, asked.was_alone, asked.invoice = answer.strip(), was_alone, invoice
    asked.save(update_fields=["approval", "decided_at", "decided_by", "decided_as", "answer", "was_alone", "invoice"])
