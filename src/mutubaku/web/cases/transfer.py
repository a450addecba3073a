"""The review before a transfer on the screen: what the client asks for, what was found, and who may write it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mutubaku.applications.queries import transfer_of
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.certificates.queries import transfer_review_of
from mutubaku.conduct import access
from mutubaku.conduct.actions.transfer import REVIEWING
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import check_open
from mutubaku.conduct.works.transfer import is_asked
from mutubaku.people.models import User
from mutubaku.web.gate import Visit


def section(visit: Visit, task: Task) -> dict[str, Any]:
    """What step 3 shows of it; nothing when no certificate is to be transferred."""
    if not is_asked(task.case):
        return {"transfer": None}
    found = {"asked": transfer_of(task.case), "review": transfer_review_of(task.case, task)}
    return {"transfer": {**found, "may": may_review(task, visit.user, visit.at)}}


def is_reviewed_at(task: Task) -> bool:
    """Whether this step reviews a certificate to be transferred."""
    return step_of(task).work == REVIEWING and is_asked(task.case)


def may_review(task: Task, user: User, at: datetime) -> bool:
    """Whether the person may write the review at this step now."""
    if not is_reviewed_at(task) or not access.may_work(task, user, at):
        return False
    try:
        check_open(task, user, at)
    except Refusal:
        return False
    return True
