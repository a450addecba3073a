"""Taking a task for oneself, giving it back, and handing it to a colleague."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Task
from mutubaku.cases.queries import lock_task
from mutubaku.conduct import access
from mutubaku.conduct.errors import HeldByOther, MayNotDo, NotYours, ReasonMissing
from mutubaku.conduct.guard import check_open
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.models import User


def claim(task_id: int, by: User, at: datetime) -> Task:
    """Take a task, so that colleagues in the same role see who does it.

    HeldByOther when somebody has it who may do it today; a claim that lapsed is taken over, and the journal says whose.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.worker_of(task, by, at)
        check_open(task, by, at)
        lapsed = task.claimed_by if task.claimed_by_id not in {None, by.pk} else None
        _hold(task, by, at)
        _journal(task, Verb.TASK_CLAIMED, capacity, at, {"lapsed": lapsed.name} if lapsed else {})
    return task


def release(task_id: int, by: User, at: datetime) -> Task:
    """Give a task back to all who play its role."""
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.worker_of(task, by, at)
        check_open(task, by, at)
        _hold(task, None, at)
        _journal(task, Verb.TASK_RELEASED, capacity, at, {})
    return task


def reassign(task_id: int, to: User, by: User, at: datetime, *, reason: str) -> Task:
    """Hand a task to a colleague who plays its role, with a reason.

    Only whoever holds it, or the head of office or anybody of Seksi SS or Seksi PJT, may do so.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        check_open(task, task.claimed_by or by, at)
        capacity = _assigner(task, by, at)
        if not reason.strip():
            raise ReasonMissing
        _check_may_do(task, to, at)
        _hold(task, to, at)
        _journal(task, Verb.TASK_REASSIGNED, capacity, at, {"to": to.name, "reason": reason.strip()})
    return task


def _check_may_do(task: Task, to: User, at: datetime) -> None:
    """What keeps the colleague from the step, said by their name."""
    try:
        access.worker_of(task, to, at)
    except MayNotDo as refusal:
        raise refusal.about(to.name) from None


def _assigner(task: Task, by: User, at: datetime) -> Capacity:
    if task.claimed_by_id == by.pk:
        return access.worker_of(task, by, at)
    if task.claimed_by_id is None or access.has_lapsed(task, at):
        return access.worker_or_manager(task, by, at)
    try:
        return access.manager_of(task.case, by, at)
    except NotYours as error:
        raise HeldByOther(task.claimed_by.name if task.claimed_by else "") from error


def _hold(task: Task, holder: User | None, at: datetime) -> None:
    task.claimed_by = holder
    task.claimed_at = at if holder else None
    task.save(update_fields=["claimed_by", "claimed_at"])


def _journal(task: Task, verb: Verb, by: Capacity, at: datetime, data: dict[str, str]) -> None:
    record(task.case.chain, verb, by, at, {"step": task.step, "round": task.round, **data}, locked=True)
