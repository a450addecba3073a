"""Reading audit times."""

from __future__ import annotations

from collections.abc import Collection

from mutubaku.cases.models import Case

from .models import AuditTime


def audit_times_of(case: Case) -> list[AuditTime]:
    """Every time that was reckoned or fixed for a case, newest first."""
    return list(AuditTime.objects.filter(case=case).select_related("by", "task").order_by("-pk"))


def audit_time_of(case: Case) -> AuditTime | None:
    """The newest audit time of a case."""
    return next(iter(audit_times_of(case)), None)


def newest_time(cases: Collection[int]) -> AuditTime | None:
    """The newest audit time of any of these cases."""
    return AuditTime.objects.filter(case__in=cases).select_related("case").order_by("-pk").first()
