"""Reading cases: locking one for an act, the inbox, the lists and the search."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mutubaku.people.access import Capacity
from mutubaku.people.models import Office, User

from .models import Case, Pause, Task


def lock_task(task_id: int) -> Task:
    """The task with its case, both locked for the rest of the transaction; DoesNotExist when there is none."""
    tasks = Task.objects.select_related("case__office", "case__organisation", "parent")
    return tasks.select_for_update(of=("self", "case")).get(pk=task_id)


def lock_case(case_id: int) -> Case:
    """The case, locked for the rest of the transaction; DoesNotExist when there is none."""
    return (
        Case.objects.select_related("office", "organisation").select_for_update(of=("self",)).get(pk=case_id)
    )


def open_tasks(case: Case) -> QuerySet[Task]:
    """What is still to be done in a case, in the order it was opened."""
    return case.tasks.filter(closed_at=None).order_by("id")


def open_pause(task: Task) -> Pause | None:
    """The pause that holds the task's clock now."""
    return task.pauses.filter(ended_at=None).first()


def inbox(office: Office, roles: Collection[str]) -> QuerySet[Task]:
    """Open work for these roles in an office: nearest due first, work without a time standard last."""
    tasks = Task.objects.filter(office=office, role__in=roles, closed_at=None, runs="", account="office")
    return _with_case(tasks).order_by(F("due_at").asc(nulls_last=True), "id")


def inbox_of(user: User, capacities: Collection[Capacity]) -> QuerySet[Task]:
    """Open work for the capacities a person has, over all their offices; work claimed by another is left out."""
    mine = Q(pk__in=[])
    for office_id in {c.office_id for c in capacities}:
        roles = [c.role for c in capacities if c.office_id == office_id]
        mine |= Q(office_id=office_id, role__in=roles)
    tasks = Task.objects.filter(mine, closed_at=None, runs="", account="office")
    tasks = tasks.filter(Q(claimed_by=None) | Q(claimed_by=user))
    return _with_case(tasks).order_by(F("due_at").asc(nulls_last=True), "id")


def _with_case(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("case__organisation", "case__office", "claimed_by").prefetch_related("pauses")


def cases_of_office(office: Office) -> QuerySet[Case]:
    """The cases an office has received, newest first; what a client has not sent yet is not the office's."""
    return (
        Case.objects.filter(office=office, sent_at__isnull=False)
        .select_related("organisation")
        .order_by("-id")
    )


def cases_of_organisations(organisation_ids: Collection[int]) -> QuerySet[Case]:
    """The client's own cases, newest first, drafts included."""
    cases = Case.objects.filter(organisation_id__in=organisation_ids)
    return cases.select_related("organisation", "office").order_by("-id")


def search(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """The cases whose number or company holds the words."""
    return cases.filter(Q(number__icontains=words) | Q(organisation__name__icontains=words))


def late(tasks: QuerySet[Task], at: object) -> QuerySet[Task]:
    """Those past their due moment whose clock is not standing still."""
    paused = Pause.objects.filter(task=OuterRef("pk"), ended_at=None)
    return tasks.filter(due_at__lt=at).exclude(Exists(paused))
