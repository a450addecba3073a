"""Step 3 of the demonstration: everything handed in is there; an incomplete file lacks its first document."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.conduct.works.completeness import INCOMPLETE
from mutubaku.conduct.works.reviewing import CheckRow, checklist, questions
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.reviews.models import Reply, State

from .audit_time import fix_time

MISSED = "Halaman pengesahannya belum disertakan."


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Look at every requirement and answer every question."""
    rows = checklist(task)
    presences = {row.requirement.key: (_state(row), "") for row in rows}
    if outcome.key == INCOMPLETE:
        presences |= {row.requirement.key: (State.ABSENT, MISSED) for row in rows[:1]}
    fix_time(task, by, at)
    answers = {row.question.pk: (Reply.YES, "") for row in questions(task)}
    actions.save_review(task.pk, by, at, presences=presences, answers=answers)


def _state(row: CheckRow) -> State:
    return State.PRESENT if row.version else State.NOT_APPLICABLE
