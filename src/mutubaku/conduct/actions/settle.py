"""The clock of a step that runs a linked procedure stands still while every open branch under it does."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Pause, Task
from mutubaku.cases.queries import open_pause
from mutubaku.people.access import Capacity
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import Pause as ClockPause
from mutubaku.worktime import TimeStandard


def settle_parent(parent: Task, by: Capacity, at: datetime, *, running: bool | None = None) -> None:
    """Open or end the carrying task's own pause so that it stands still just when all its open sub-steps do.

    ``running=False`` says the linked procedure has ended: a pause still open ends here.
    """
    children = parent.children.filter(closed_at=None)
    held = list(Pause.objects.filter(task__in=children, ended_at=None).order_by("id"))
    still = running is None and bool(held) and len(held) == children.count()
    present = open_pause(parent)
    if still and present is None:
        first = held[0]
        Pause.objects.create(task=parent, kind=first.kind, reason=first.reason, started_at=at, started_by_id=by.user_id)
    elif present is not None and not still:
        finish(present, by, at)
        project(parent, at)


def finish(present: Pause, by: Capacity, at: datetime, note: str = "") -> None:
    """End a pause; never before it began, whichever of two acts at almost one moment came through first."""
    present.ended_at = max(at, present.started_at)
    present.ended_by_id = by.user_id
    present.end_note = note
    present.save(update_fields=["ended_at", "ended_by", "end_note"])


def due_now(task: Task, at: datetime) -> datetime | None:
    """The due moment by the task's standard, its pauses and the office's calendar; None when the SOP gives no time."""
    return due_by(task, step_of(task).standard, at)


def due_by(task: Task, standard: TimeStandard | None, at: datetime) -> datetime | None:
    """The same by a standard that may be another than the task's own."""
    if standard is None:
        return None
    pauses = [ClockPause(p.started_at, p.ended_at) for p in task.pauses.all()]
    return calendar_of(task.case.office).due(task.opened_at, standard, pauses, now=at)


def project(task: Task, at: datetime) -> bool:
    """Compute the task's due moment anew; True when it moved."""
    due = due_now(task, at)
    if due == task.due_at:
        return False
    task.due_at = due
    task.save(update_fields=["due_at"])
    return True
