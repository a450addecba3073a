"""Stopping and restarting a task's clock, each with its reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Pause, Task
from mutubaku.cases.queries import lock_task, open_pause
from mutubaku.conduct import access
from mutubaku.conduct.errors import ClockStopped, CompletionUnanswered, CompletionUnexplained, NoPause, ReasonMissing
from mutubaku.conduct.guard import check_open, check_running
from mutubaku.conduct.works.completion_request import asks_words, lacking
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_awaited
from mutubaku.people.access import CLIENT_ROLE, Capacity, client_capacity
from mutubaku.people.models import User

from .settle import finish, project, settle_parent
from .telling import tell_resumed


def pause(task_id: int, kind: str, by: User, at: datetime, *, reason: str) -> Pause:
    """Stop a task's clock for one of the reasons its step allows.

    NoPause when the step has no such pause, ClockStopped when it already stands still, ReasonMissing without words.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.worker_of(task, by, at)
        check_open(task, by, at)
        if kind not in step_of(task).pauses:
            raise NoPause
        present = open_pause(task)
        if present is not None:
            raise ClockStopped(present.reason)
        if not reason.strip():
            raise ReasonMissing
        opened = Pause.objects.create(
            task=task, kind=kind, reason=reason.strip(), started_at=at, started_by_id=capacity.user_id
        )
        _settle(task, capacity, at)
        data = {"step": task.step, "round": task.round, "pause": kind, "reason": reason.strip()}
        record(task.case.chain, Verb.PAUSE_OPENED, capacity, at, data, locked=True)
        tell_awaited(task.case, procedure_of(task).pause(kind).waits_for, task, at, {"reason": opened.reason})
    return opened


def end_pause(task_id: int, by: User, at: datetime, *, note: str = "") -> Task:
    """Let a task's clock run again; the due moment moves by the working time the pause held.

    Whoever the pause waits for may end it, and so may whoever does the task, who then says why. NoPause when the
    clock runs already, or follows the sub-steps of the linked procedure that the task carries.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        check_running(task)
        present = open_pause(task)
        if present is None or task.runs:
            raise NoPause
        capacity = _ender(task, present, by, at, note)
        finish(present, capacity, at, note.strip())
        project(task, at)
        _settle(task, capacity, at)
        data = {"step": task.step, "round": task.round, "pause": present.kind, "note": note.strip()}
        record(task.case.chain, Verb.PAUSE_ENDED, capacity, at, data, locked=True)
        if capacity.is_client:
            tell_resumed(task.case, task, at, note.strip())
    return task


def complete(task_id: int, by: User, at: datetime, *, note: str = "") -> int:
    """The client says that what was asked for is there; what is not needs a sentence why, and what was asked about
    needs an answer. The desk reads both.

    How many documents are still missing. CompletionUnexplained, CompletionUnanswered; as ``end_pause``.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        missing = lacking(task)
        if not note.strip():
            if asks_words(task.case):
                raise CompletionUnanswered
            if missing:
                raise CompletionUnexplained
        end_pause(task_id, by, at, note=note)
    return missing


def _ender(task: Task, present: Pause, by: User, at: datetime, note: str) -> Capacity:
    """The capacity in which the person may end this pause.

    Officials give a reason; the awaited client need not, and may do so whichever official holds the task.
    """
    waits_for = procedure_of(task).pause(present.kind).waits_for
    if waits_for == CLIENT_ROLE:
        client = client_capacity(by, task.case.organisation, at)
        if client is not None:
            return client
    worker = access.worker_of(task, by, at)
    check_open(task, by, at)
    if not note.strip():
        raise ReasonMissing
    return worker


def _settle(task: Task, by: Capacity, at: datetime) -> None:
    if task.parent is not None:
        task.parent.case = task.case
        settle_parent(task.parent, by, at)
