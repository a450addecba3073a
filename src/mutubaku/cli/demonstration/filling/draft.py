"""The draft certificate in the demonstration: made, laid before the client, who finds it right."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.conduct.actions.finishing import answer_draft, send_draft
from mutubaku.conduct.works.draft import DRAFT
from mutubaku.people.models import User
from mutubaku.procedure import Outcome


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Make the draft and let the client's first person confirm it."""
    actions.make(task.pk, DRAFT, by, at)
    send_draft(task.pk, by, at)
    answer_draft(task.case_id, task.case.organisation.users.order_by("memberships__pk")[0], at, is_right=True)
