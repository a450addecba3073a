"""Who may change the answers of an application, and while what is open."""

from __future__ import annotations

from mutubaku.cases.library import procedure_of_case
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity

from .errors import AlreadySent, NotTheClient


def draft_task(case: Case) -> Task | None:
    """The open first step of a case, in which its answers may be changed; None once it was sent or has ended."""
    first = procedure_of_case(case).first.key
    return case.tasks.filter(closed_at=None, parent=None, step=first).first()


def check_may_answer(case: Case, by: Capacity) -> None:
    """Refuse who does not act for the case's client (NotTheClient), and everybody once it was sent (AlreadySent)."""
    if by.organisation_id != case.organisation_id:
        raise NotTheClient
    if draft_task(case) is None:
        raise AlreadySent
