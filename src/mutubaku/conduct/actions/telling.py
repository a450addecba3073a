"""Telling whoever is next: those in the role, or of an audit the people of its appointed team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mutubaku.audits.appointing.policy.roles import FITTING, fits
from mutubaku.audits.appointing.queries import appointed_team
from mutubaku.audits.queries import answer_in
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.models import HandOver, Manner
from mutubaku.conduct.disclosure import asks_client
from mutubaku.notices.actions import tell_opened, tell_person, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Outcome

from .unasked import is_unasked

HANDING_OVER, CONFIRMING = "receipt", "confirmation"  # works whose words the next person reads


def tell_next(case: Case, tasks: Sequence[Task], at: datetime, closed: Task, outcome: Outcome) -> None:
    """Tell whoever may do what has opened that it is their turn, and what the step now closed says to them."""
    for task in tasks:
        if is_unasked(task):
            continue
        said = _said(closed, outcome, as_client=task.role == CLIENT_ROLE)
        tell_opened(case, [task], at, people=_team(case, task.role), said=said)


def tell_resumed(case: Case, task: Task, at: datetime, words: str = "") -> None:
    """Tell whoever does a task that what it waited for has come, with what the client wrote about it."""
    tell_opened(case, [task], at, people=_team(case, task.role), said={"reason": words} if words else {})


def tell_doers(case: Case, roles: Iterable[str], kind: NoticeKind, at: datetime, data: Mapping[str, object]) -> None:
    """Tell whoever does the steps of these roles in a case, each person of its team once."""
    told: set[int] = set()
    for role in roles:
        people = _team(case, role)
        for user_id in people:
            if user_id not in told:
                tell_person(case, user_id, kind, at, data, role=role)
        told.update(people)
        if not people:
            tell_role(case, role, kind, at, data)


def _team(case: Case, role: str) -> list[int]:
    """The people of the appointed team who do the steps of a role; none where everybody in the role does them."""
    team = appointed_team(case) if role in FITTING else []
    return list(dict.fromkeys(one.user_id for one in team if fits(one.function, role)))


def _said(closed: Task, outcome: Outcome, *, as_client: bool) -> dict[str, object]:
    """To the client the office's words to them, and how the certificate was sent; to the office the client's words,
    and what they object to.
    """
    reads = asks_client(procedure_of(closed), outcome) if as_client else closed.role == CLIENT_ROLE
    words: dict[str, object] = {"reason": closed.note} if reads and closed.note else {}
    work = step_of(closed).work
    if work == HANDING_OVER and as_client:
        return {**words, **_sent(closed)}
    return {**words, **_objection(closed)} if work == CONFIRMING and not as_client else words


def _sent(closed: Task) -> dict[str, object]:
    given = HandOver.objects.filter(task=closed, manner=Manner.COURIER).first()
    return {"courier": given.courier, "tracking": given.tracking_number} if given else {}


def _objection(closed: Task) -> dict[str, object]:
    answer = answer_in(closed)
    if answer is None or answer.is_accepted:
        return {}
    return {"objection": str(answer.about), "member": answer.member.name if answer.member else ""}
