"""The review in the demonstration: every judgement is yes, and granting is recommended."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.deciding import save_certification_review
from mutubaku.conduct.works.deciding import questions_of
from mutubaku.decisions.models import Recommendation, Reply
from mutubaku.decisions.policy import COMPLETE
from mutubaku.people.models import User
from mutubaku.procedure import Outcome


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Judge everything."""
    if outcome.key != COMPLETE:
        return
    replies = {one.key: (str(Reply.YES), "") for one in questions_of(task.case)}
    save_certification_review(task.pk, by, at, replies=replies, recommendation=Recommendation.GRANT)
