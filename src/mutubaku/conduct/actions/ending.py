"""Ending a case: every open task and pause is closed with it; nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case, Ending, Pause, Task
from mutubaku.people.access import Capacity
from mutubaku.prepared import Prepared

from .settle import finish


def end_case(case: Case, ending: str, reason: str, by: Capacity, at: datetime) -> None:
    """Close whatever is open in a locked case and give it its ending."""
    for present in _HELD.models(case=case.pk):
        finish(present, by, at, reason)
    _OPEN.change(
        case=case.pk, closed_at=at, closed_by=by.user_id, closed_as=by.title, outcome=f"case-{ending}", note=reason
    )
    case.closed_at, case.ending, case.ending_reason = at, Ending(ending), reason
    _CASE.change(case=case.pk, closed_at=at, ending=ending, ending_reason=reason)


_HELD: Prepared[Pause] = Prepared(lambda mark: Pause.objects.filter(task__case_id=mark.number("case"), ended_at=None))
_OPEN: Prepared[Task] = Prepared(
    lambda mark: Task.objects.filter(case_id=mark.number("case"), closed_at=None),
    sets=lambda mark: {
        "closed_at": mark.moment("closed_at"),
        "closed_by_id": mark.number("closed_by"),
        "closed_as": mark.text("closed_as"),
        "outcome": mark.text("outcome"),
        "note": mark.text("note"),
    },
)
_CASE: Prepared[Case] = Prepared(
    lambda mark: Case.objects.filter(pk=mark.number("case")),
    sets=lambda mark: {
        "closed_at": mark.moment("closed_at"),
        "ending": mark.text("ending"),
        "ending_reason": mark.text("ending_reason"),
    },
)
