"""Ending a case: every open task and pause is closed with it; nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case, Ending, Pause
from mutubaku.people.access import Capacity

from .settle import finish


def end_case(case: Case, ending: str, reason: str, by: Capacity, at: datetime) -> None:
    """Close whatever is open in a locked case and give it its ending."""
    for present in Pause.objects.filter(task__case=case, ended_at=None):
        finish(present, by, at, reason)
    case.tasks.filter(closed_at=None).update(
        closed_at=at, closed_by_id=by.user_id, closed_as=by.title, outcome=f"case-{ending}", note=reason
    )
    case.closed_at = at
    case.ending = Ending(ending)
    case.ending_reason = reason
    case.save(update_fields=["closed_at", "ending", "ending_reason"])
