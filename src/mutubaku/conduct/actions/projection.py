"""Re-projecting due moments after the office's calendar changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Task
from mutubaku.cases.queries import lock_case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office

from .settle import project


def project_again(office: Office, by: Capacity, at: datetime) -> int:
    """Compute the due moments of all open tasks of an office anew; each case whose due moments moved gets a record.

    Returns how many tasks moved. ``office`` must carry the new calendar version.
    """
    with transaction.atomic():
        tasks = Task.objects.filter(office=office, closed_at=None, due_at__isnull=False).order_by("case_id", "id")
        by_case: dict[int, list[Task]] = defaultdict(list)
        for task in tasks.select_related("case__office").prefetch_related("pauses"):
            task.case.office = office
            by_case[task.case_id].append(task)
        return sum(_project_case(case_id, found, by, at) for case_id, found in by_case.items())


def _project_case(case_id: int, tasks: list[Task], by: Capacity, at: datetime) -> int:
    before = {task.pk: task.due_at for task in tasks}
    moved = [task for task in tasks if project(task, at)]
    if moved:
        case = lock_case(case_id)
        changes = {task.step: [_iso(before[task.pk]), _iso(task.due_at)] for task in moved}
        record(case.chain, Verb.DUE_PROJECTED, by, at, {"due": changes}, locked=True)
    return len(moved)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
