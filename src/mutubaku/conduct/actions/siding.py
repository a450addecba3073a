"""Noting who evaluates a case and who judges the evaluation: the database lets nobody be both."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.appointing.policy.roles import FITTING, JUDGING
from mutubaku.cases.actions import take_side as keep_side
from mutubaku.cases.errors import OnAnotherSide
from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Case, Side, Task
from mutubaku.conduct.errors import JudgedCompanion
from mutubaku.conduct.policy import judged_steps
from mutubaku.conduct.serving import check_serving
from mutubaku.people.access import Capacity


def take_side(task: Task, by: Capacity, at: datetime) -> None:
    """Whoever works on a step of the evaluation evaluates, whoever works on one of the review or the decision judges.

    OnAnotherSide when they have done the other, the refusals of ``take_evaluation``; other steps take no side. The case
    must be locked.
    """
    side = side_of(task)
    if side == Side.EVALUATION:
        take_evaluation(task.case, by, at)
    elif side is not None and by.user_id is not None:
        keep_side(task.case, by.user_id, by.name, side, at)


def side_of(task: Task) -> Side | None:
    """The side a step stands on: the audit and the sampling, and whatever else the procedure has judged later (the
    laboratory's test, the examination of its report), evaluate; clerical steps of the same people take none.
    """
    if task.role in JUDGING:
        return Side.JUDGEMENT
    evaluates = task.role in FITTING or task.step in judged_steps(procedure_of(task), JUDGING)
    return Side.EVALUATION if evaluates else None


def take_evaluation(case: Case, by: Capacity, at: datetime) -> None:
    """Whoever deals with findings, the report or a visit evaluates, whichever step is open; OnAnotherSide. A member of
    the team has declared before, and nothing ties them to the client (the refusals of ``serving.check_serving``).
    """
    if by.user_id is not None:
        check_serving(case, by.user_id, at)
        keep_side(case, by.user_id, by.name, Side.EVALUATION, at)


def take_companion(case: Case, by: Capacity, at: datetime) -> None:
    """Whoever answers in one case what its companion asks too has evaluated that one as well; JudgedCompanion."""
    if by.user_id is None:
        return
    try:
        keep_side(case, by.user_id, by.name, Side.EVALUATION, at)
    except OnAnotherSide:
        raise JudgedCompanion(case.number) from None
