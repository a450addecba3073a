"""Queueing what is to be told, in the transaction of the act that causes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import Invitation
from mutubaku.prepared import insert

from .models import Notice, NoticeKind


def tell_opened(case: Case, tasks: Sequence[Task], at: datetime) -> None:
    """Tell whoever is next that it is their turn."""
    for task in tasks:
        insert(_notice(case, NoticeKind.YOUR_TURN, task.role, task, at))


def tell_sent(case: Case, at: datetime) -> None:
    """Tell the client that the application was received, under which number."""
    Notice.objects.create(office_id=case.office_id, case=case, kind=NoticeKind.CASE_SENT, role=CLIENT_ROLE, at=at)


def tell_awaited(case: Case, waits_for: str, task: Task, at: datetime) -> None:
    """Tell the client that the office waits for them; whoever is outside the system is told by the office itself."""
    if waits_for == CLIENT_ROLE:
        _notice(case, NoticeKind.COMPLETION_ASKED, CLIENT_ROLE, task, at).save()


def tell_resumed(case: Case, task: Task, at: datetime) -> None:
    """Tell whoever does a task that what it waited for has come."""
    _notice(case, NoticeKind.YOUR_TURN, task.role, task, at).save()


def tell_case_ended(case: Case, at: datetime) -> None:
    """Tell the client how the case ended."""
    Notice.objects.create(office_id=case.office_id, case=case, kind=NoticeKind.CASE_ENDED, role=CLIENT_ROLE, at=at)


def tell_invited(invitation: Invitation, link: str, at: datetime) -> None:
    """Send an invitation's secret link to the address it is meant for."""
    office_id = invitation.organisation.office_id
    data = {"link": link, "organisation": invitation.organisation.name, "by": invitation.invited_by.name}
    Notice.objects.create(office_id=office_id, kind=NoticeKind.INVITATION, email=invitation.email, data=data, at=at)


def _notice(case: Case, kind: NoticeKind, role: str, task: Task, at: datetime) -> Notice:
    data = {"task": task.pk, "activity": step_of(task).activity}
    return Notice(office_id=case.office_id, case=case, kind=kind, role=role, data=data, at=at)
