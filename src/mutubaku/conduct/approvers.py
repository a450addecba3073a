"""Who approves an audit time that somebody else fixed anew: the act, the notice and the pages ask here."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.errors import OwnProposal
from mutubaku.audits.reckoning.policy import APPROVING, may_approve
from mutubaku.cases.models import Case
from mutubaku.people.access import Capacity, office_day, playing
from mutubaku.people.models import User

from . import access
from .errors import NotYours, Refusal


def approver_of(asked: AuditTime, user: User, at: datetime) -> Capacity:
    """The capacity in which a person decides on a time that waits.

    NotYours when they have no role for it or act for the client, OwnProposal when they proposed it themselves.
    """
    case = asked.case
    held = None if access.is_client_of(case, user, at) else access.capacity_in(case.office, APPROVING, user, at)
    if held is None:
        raise NotYours(_("Seksi PJT atau Kepala Balai"))
    if user.pk not in {one.user_id for one in approvers(case, asked.by_id, at)}:
        raise OwnProposal
    return held


def approvers(case: Case, proposer: int | None, at: datetime) -> list[Capacity]:
    """Everybody who may approve what ``proposer`` proposed in a case today, each once, the head first."""
    day = office_day(case.office, at).date()
    held: dict[int, list[Capacity]] = {}
    for one in (found for role in APPROVING for found in playing(case.office, day, role=role)):
        if one.user_id is not None:
            held.setdefault(one.user_id, []).append(one)
    return [
        found[0] for person, found in held.items() if may_approve(proposer, person, [one.role for one in found], held)
    ]


def may_decide(asked: AuditTime, user: User, at: datetime) -> bool:
    """Whether the person may approve a time that waits, or turn it back."""
    try:
        approver_of(asked, user, at)
    except Refusal:
        return False
    return asked.case.is_open
