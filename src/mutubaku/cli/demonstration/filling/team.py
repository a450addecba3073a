"""Step 9.1 in the demonstration: the confirmed team is appointed, or another one, and each member declares."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing.queries import appointment_of
from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.models import Appointment, AuditProposal, Function
from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.appointing import appoint_team, declare
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .audit_letter import REASON, plan_for


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Appoint as the client has accepted it; where its days are over or its people taken, anew. Then all declare."""
    proposal = proposal_of(task.case)
    if proposal is None or not _appoint(task, by, at, as_accepted(proposal)):
        appoint_team(task.pk, by, at, plan=plan_for(task.case, at))
    made = appointment_of(task.case)
    assert made is not None  # noqa: S101 - it was appointed just now
    all_declare(made, at)


def all_declare(made: Appointment, at: datetime) -> None:
    """Every member of a team is willing and impartial."""
    for user in {one.user_id: one.user for one in made.members.all()}.values():
        declare(made.pk, user, at, is_willing=True, is_impartial=True)


def as_accepted(proposal: AuditProposal) -> Plan:
    """The plan that the client has accepted."""
    team = [(one.user_id, Function(one.function)) for one in proposal.members.all()]
    first, last = proposal.starts_on, proposal.ends_on
    return Plan(starts_on=first, ends_on=last, place=proposal.place, team=team, reason=REASON)


def _appoint(task: Task, by: User, at: datetime, plan: Plan) -> bool:
    try:
        appoint_team(task.pk, by, at, plan=plan)
    except AuditRefusal:
        return False
    return True
