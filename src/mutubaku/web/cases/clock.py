"""The clock chip of a task."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Pause, Task
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import TimeLeft, time_left


def clock(task: Task, at: datetime) -> TimeLeft:
    """The time a task has left now, in words; uses the task's prefetched pauses."""
    held = held_by(task)
    return time_left(
        calendar_of(task.case.office),
        at,
        task.due_at,
        step_of(task).standard,
        paused_for=held.reason if held else None,
    )


def held_by(task: Task) -> Pause | None:
    """The pause that holds the task's clock now, from its prefetched pauses."""
    return next((pause for pause in task.pauses.all() if pause.ended_at is None), None)
