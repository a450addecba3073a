"""Ending a case before its end: withdrawn by the client or closed by the office, with a reason, at any step."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded, OfficeBegan, ReasonMissing
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_case_ended
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from .appointing import release_team
from .ending import end_case


def withdraw(case_id: int, by: User, at: datetime, *, reason: str) -> Case:
    """The client withdraws the application. CaseEnded, NotYours, ReasonMissing, or OfficeBegan of a special audit."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        if case.is_special:
            raise OfficeBegan
        _end(case, "withdrawn", Verb.CASE_WITHDRAWN, capacity, at, reason)
    return case


def close_case(case_id: int, by: User, at: datetime, *, reason: str) -> Case:
    """The office closes the case. CaseEnded, NotYours or ReasonMissing when it cannot be done."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.manager_of(case, by, at)
        _end(case, "closed", Verb.CASE_CLOSED, capacity, at, reason)
    return case


def _end(case: Case, ending: str, verb: Verb, by: Capacity, at: datetime, reason: str) -> None:
    if not case.is_open:
        raise CaseEnded
    if not reason.strip():
        raise ReasonMissing
    still_open = list(case.tasks.filter(closed_at=None).order_by("id").values_list("step", flat=True))
    end_case(case, ending, reason.strip(), by, at)
    record(case.chain, verb, by, at, {"reason": reason.strip(), "open_steps": still_open}, locked=True)
    tell_case_ended(case, at)
    release_team(case, at)
