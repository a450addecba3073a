"""Steps 3 and 6: the audit time is proposed at the review, and fixed before the client is told of dates and fee."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.reckoning.errors import NotReckoned
from mutubaku.audits.reckoning.policy import Basis
from mutubaku.billing.queries import invoice_of
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.works.audit_time import is_reckoned, with_companion
from mutubaku.journal.models import Verb
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .working import working

PROPOSING, FIXING = "completeness", "audit-letter"  # steps 3 and 6


def fix_audit_time(
    task_id: int, by: User, at: datetime, *, basis: Basis, days: Decimal | None = None, reason: str = ""
) -> AuditTime:
    """Keep the audit time: a proposal at step 3, fixed at step 6, whoever does the step.

    ``days`` other than reckoned need a ``reason``; both are journalled with the name. AuditRefusal says what cannot
    stand.
    """
    with working(task_id, by, at) as work:
        if work.task.step not in {PROPOSING, FIXING}:
            raise NotAccepted
        if not is_reckoned(work.case):
            raise NotReckoned
        day = office_day(work.case.office, at).date()
        live = invoice_of(work.case)
        kept = write_audit_time(
            work.task,
            with_companion(work.case, basis, day),
            work.by,
            at,
            is_fixed=work.task.step == FIXING,
            days=days,
            reason=reason,
            invoice=live.number if live else "",
        )
        data = {"days": str(kept.days), "reckoned": str(kept.reckoned), "is_fixed": kept.is_fixed}
        more = {"reason": kept.override_reason} if kept.override_reason else {}
        more |= {"seed": kept.basis["seed"]} if kept.basis["seed"] else {}
        work.journal(Verb.AUDIT_TIME_FIXED, {**data, "rules": kept.rule_set, "issue": kept.issue, **more})
    return kept
