"""Steps 3 and 6: the audit time is proposed at the review, and fixed before the client is told of dates and fee.

Until stage 2 begins it may be fixed anew by whoever does the step, when the team or stage 1 finds other people or sites
than the application has; the client and the treasurer are told of the difference.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.reckoning.errors import ChangeUnexplained, NotReckoned
from mutubaku.audits.reckoning.policy import Basis
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.billing.queries import invoice_of
from mutubaku.cases.models import Case
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.works.audit_time import cost_of, is_reckoned, with_companion
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .working import working

PROPOSING, FIXING = "completeness", "audit-letter"  # steps 3 and 6
FIXING_ANEW = frozenset({"team", "stage-1", "audit-plan"})  # of step 9, before stage 2
TREASURER = "treasurer"


def fix_audit_time(
    task_id: int,
    by: User,
    at: datetime,
    *,
    basis: Basis,
    days: Decimal | None = None,
    reason: str = "",
    change_reason: str = "",
) -> AuditTime:
    """Keep the audit time: a proposal at step 3, fixed at step 6 and anew before stage 2, whoever does the step.

    ``days`` other than reckoned need a ``reason``, a time fixed anew a ``change_reason`` (ChangeUnexplained); they are
    journalled with the name. AuditRefusal says what cannot stand.
    """
    with working(task_id, by, at) as work:
        is_anew = work.task.step in FIXING_ANEW
        if work.task.step not in {PROPOSING, FIXING} and not is_anew:
            raise NotAccepted
        if not is_reckoned(work.case):
            raise NotReckoned
        before = _checked(work.case, change_reason) if is_anew else None
        day = office_day(work.case.office, at).date()
        live = invoice_of(work.case)
        kept = write_audit_time(
            work.task,
            with_companion(work.case, basis, day),
            work.by,
            at,
            is_fixed=work.task.step != PROPOSING,
            days=days,
            reason=reason,
            change_reason=change_reason.strip() if is_anew else "",
            invoice=live.number if live else "",
        )
        data = {"days": str(kept.days), "reckoned": str(kept.reckoned), "is_fixed": kept.is_fixed}
        more = {"reason": kept.override_reason} if kept.override_reason else {}
        more |= {"seed": kept.basis["seed"]} if kept.basis["seed"] else {}
        more |= _told(work.case, before, kept, at) if before else {}
        work.journal(Verb.AUDIT_TIME_FIXED, {**data, "rules": kept.rule_set, "issue": kept.issue, **more})
    return kept


def _checked(case: Case, reason: str) -> AuditTime:
    """The time that was fixed before; NotAccepted when none was, ChangeUnexplained without a reason."""
    before = audit_time_of(case)
    if before is None or not before.is_fixed:
        raise NotAccepted
    if not reason.strip():
        raise ChangeUnexplained
    return before


def _told(case: Case, before: AuditTime, kept: AuditTime, at: datetime) -> dict[str, str]:
    """Tell the client and the treasurer of a time that was fixed anew, with what its days cost more or less by the
    tariff; no invoice is touched. What of it is journalled.
    """
    day = office_day(case.office, at).date()
    money = cost_of(case, kept.days, day) - cost_of(case, before.days, day)
    said = {"before": str(before.days.normalize()), "days": str(kept.days.normalize()), "reason": kept.change_reason}
    tell_client(case, NoticeKind.AUDIT_TIME, at, said)
    tell_role(case, TREASURER, NoticeKind.AUDIT_TIME, at, {**said, "money": money})
    return {"before": said["before"], "money": str(money), "change_reason": kept.change_reason}
