"""Who plays the role of a step and cannot do it in this case all the same, for whoever assigns it to see."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.appointing.policy.roles import FITTING, JUDGING
from mutubaku.cases.models import Task
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from . import access
from .errors import NotInTeam, NotYours, Refusal
from .serving import check_serving


def barred_from(task: Task, at: datetime) -> list[tuple[User, Refusal]]:
    """The holders of the step's role who may not do it here, by name, each with the refusal that meets them.

    Of the judges whoever is not independent of the case, tied to its client or not competent; of the appointed team
    whoever has not declared, said no, or is tied to the client. Who merely is not in the team is not in it.
    """
    if not task.is_open or task.role not in FITTING.keys() | JUDGING:
        return []
    playing = {one.user_id for one in officials(task.case.office, task.role, at) if one.user_id}
    found = []
    for user in User.objects.filter(pk__in=playing).order_by("name"):
        refusal = refusal_of(task, user, at)
        if refusal is not None and not isinstance(refusal, NotYours | NotInTeam):
            found.append((user, refusal))
    return found


def refusal_of(task: Task, user: User, at: datetime) -> Refusal | None:
    """What keeps a person from an open step; None when they may do it."""
    try:
        access.worker_of(task, user, at)
        if task.role in FITTING:
            check_serving(task.case, user.pk, at)
    except Refusal as refusal:
        return refusal
    return None
