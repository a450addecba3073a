"""Noting who evaluates a case and who judges the evaluation: the database lets nobody be both."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.appointing.policy import FITTING, JUDGING
from mutubaku.cases.actions import take_side as keep_side
from mutubaku.cases.models import Case, Side, Task
from mutubaku.people.access import Capacity


def take_side(task: Task, by: Capacity, at: datetime) -> None:
    """Whoever works on a step of the audit evaluates, whoever works on one of the review or the decision judges.

    OnAnotherSide when they have done the other; other steps take no side. The case must be locked.
    """
    if by.user_id is None:
        return
    if task.role in FITTING:
        keep_side(task.case, by.user_id, by.name, Side.EVALUATION, at)
    elif task.role in JUDGING:
        keep_side(task.case, by.user_id, by.name, Side.JUDGEMENT, at)


def take_evaluation(case: Case, by: Capacity, at: datetime) -> None:
    """Whoever deals with findings, the report or a visit evaluates, whichever step is open; OnAnotherSide."""
    if by.user_id is not None:
        keep_side(case, by.user_id, by.name, Side.EVALUATION, at)
