"""Noting who evaluates a case and who judges the evaluation: the database lets nobody be both."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.appointing.actions import take_evaluation, take_judgement
from mutubaku.audits.appointing.policy import FITTING, JUDGING
from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity


def take_side(task: Task, by: Capacity, at: datetime) -> None:
    """Whoever closes a step of the audit has evaluated, whoever closes one of the review or the decision has judged.

    JudgesThisCase or EvaluatesThisCase when they have done the other; other steps take no side.
    """
    if by.user_id is None:
        return
    if task.role in FITTING:
        take_evaluation(task.case, by.user_id, by.name, at)
    elif task.role in JUDGING:
        take_judgement(task.case, by.user_id, by.name, at)
