"""Reading audit times."""

from __future__ import annotations

from collections.abc import Collection

from mutubaku.cases.models import Case
from mutubaku.people.models import Office
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .models import IN_FORCE, Approval, AuditTime


@once_a_page
def audit_times_of(case: Case) -> list[AuditTime]:
    """Every time that was reckoned, fixed or proposed for a case, newest first."""
    return list(_TIMES.models(case=case.pk))


_TIMES: Prepared[AuditTime] = Prepared(
    lambda mark: (
        AuditTime.objects.filter(case_id=mark.number("case")).select_related("by", "decided_by", "task").order_by("-pk")
    )
)


def audit_time_of(case: Case) -> AuditTime | None:
    """The newest audit time of a case that holds: one that waits for approval does not yet, one turned back never."""
    return next((one for one in audit_times_of(case) if one.approval in IN_FORCE), None)


def waiting_time(case: Case) -> AuditTime | None:
    """The audit time of a case that waits for approval."""
    return next((one for one in audit_times_of(case) if one.approval == Approval.WAITING), None)


def waiting_times(office: Office) -> list[AuditTime]:
    """The audit times of an office that wait for approval, the oldest first."""
    rows = AuditTime.objects.filter(case__office=office, case__closed_at=None, approval=Approval.WAITING)
    return list(rows.select_related("case__organisation").order_by("pk"))


def newest_time(cases: Collection[int]) -> AuditTime | None:
    """The newest audit time of any of these cases that holds."""
    rows = AuditTime.objects.filter(case__in=cases, approval__in=IN_FORCE)
    return rows.select_related("case").order_by("-pk").first()
