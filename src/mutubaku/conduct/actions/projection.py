"""Re-projecting due moments after the office's calendar changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office

from .settle import due_now, project


def project_again(office: Office, by: Capacity, at: datetime) -> int:
    """Compute the due moments of all open tasks of an office anew; each case whose due moments moved gets a record.

    Where a clock stands still, the moment moves with the pause and not with the calendar alone: it is kept anew without
    a record, and the end of the pause fixes it. Returns how many others moved. ``office`` must carry the
    new calendar version.
    """
    with transaction.atomic():
        return sum(_project_case(lock_case(case_id), office, by, at) for case_id in _cases_that_move(office, at))


def _cases_that_move(office: Office, at: datetime) -> list[int]:
    """The cases with a due moment that is not what the calendar now says, by one look at all, before any is locked."""
    tasks = Task.objects.filter(office=office, closed_at=None, due_at__isnull=False)
    found: set[int] = set()
    for task in tasks.select_related("case").prefetch_related("pauses"):
        task.case.office = office
        if due_now(task, at) != task.due_at:
            found.add(task.case_id)
    return sorted(found)


def _project_case(case: Case, office: Office, by: Capacity, at: datetime) -> int:
    """Project the open tasks of a case, which must be locked: acts on it come before or after, never between."""
    case.office = office
    changes: dict[str, list[str | None]] = {}
    for task in case.tasks.filter(closed_at=None).order_by("id").prefetch_related("pauses"):
        task.case, before = case, task.due_at
        if project(task, at) and not _stands_still(task):
            changes[task.step] = [_iso(before), _iso(task.due_at)]
    if changes:
        record(case.chain, Verb.DUE_PROJECTED, by, at, {"due": changes}, locked=True)
    return len(changes)


def _stands_still(task: Task) -> bool:
    return any(one.ended_at is None for one in task.pauses.all())


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
