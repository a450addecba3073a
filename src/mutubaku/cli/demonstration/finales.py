"""What may happen to a case at its last stop: each gives the act that is done there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import open_tasks
from mutubaku.conduct import actions

from .answers import Answers, begin
from .cases import member_of, players, worker_for

Finale = Callable[[Case, datetime], object]


def withdraw(reason: str) -> Finale:
    """The client withdraws."""
    return lambda case, at: actions.withdraw(case.pk, member_of(case), at, reason=reason)


def close(reason: str) -> Finale:
    """The head of office closes the case."""
    return lambda case, at: actions.close_case(case.pk, players(case, "head", at)[0], at, reason=reason)


def hold(step: str, kind: str, reason: str) -> Finale:
    """Whoever does the step stops its clock."""

    def act(case: Case, at: datetime) -> object:
        task = _open(case, step)
        return actions.pause(task.pk, kind, worker_for(task, at), at, reason=reason)

    return act


def claim(step: str) -> Finale:
    """Somebody takes the step."""

    def act(case: Case, at: datetime) -> object:
        task = _open(case, step)
        return actions.claim(task.pk, worker_for(task, at), at)

    return act


def begin_draft(answers: Answers, documents: int) -> Finale:
    """The client answers some of the application and comes back another day."""

    def act(case: Case, at: datetime) -> object:
        begin(_open(case, "application"), member_of(case), at, answers, documents)
        return None

    return act


def _open(case: Case, step: str) -> Task:
    return open_tasks(case).select_related("case__office", "case__organisation").get(step=step)
