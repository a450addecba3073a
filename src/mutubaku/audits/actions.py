"""Writing proposals and answers; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Side, Task
from mutubaku.people.access import Capacity

from .appointing.actions import Plan, judge
from .appointing.policy.facts import Scope
from .appointing.policy.remarking import objected
from .errors import MemberUnknown, NothingProposed, ObjectionReasonMissing
from .models import About, AuditAnswer, AuditProposal, ProposedMember
from .policy import check_objection
from .queries import objections_of, proposal_for

__all__ = ["Plan", "accept", "object_to", "propose"]


def propose(
    task: Task,
    plan: Plan,
    at: datetime,
    scopes: Sequence[Scope] = (),
    besides: Callable[[], list[str]] = list,
) -> AuditProposal:
    """Write the proposal of this opening of step 6, or write it anew; AuditRefusal when dates or team cannot stand.

    ``scopes`` are the codes of the application that the team must cover together. People or days that the client
    objected to before need a reason (ReasonNeeded), and so does what ``besides`` gives.
    """
    people, before = {user_id for user_id, _ in plan.team}, objections_of(task.case)

    def remarked() -> list[str]:
        return [*objected(people, plan.starts_on, plan.ends_on, before), *besides()]

    judged = judge(task.case, plan, at, scopes, remarked)
    given = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "place": plan.place, "words": plan.words}
    given |= {"remarks": judged.remarks, "reason": judged.reason, "round": task.round}
    proposal, _ = AuditProposal.objects.update_or_create(task=task, defaults=given)
    proposal.members.all().delete()
    ProposedMember.objects.bulk_create(
        ProposedMember(proposal=proposal, user_id=one.user_id, function=one.function) for one in judged.team
    )
    return proposal


def accept(task: Task, by: Capacity, at: datetime) -> AuditAnswer:
    """The client accepts dates and team; whoever is in it has a part in evaluating the case from now on."""
    proposal = proposal_for(task)
    for member in proposal.members.select_related("user") if proposal else ():
        take_side(task.case, member.user_id, member.user.name, Side.EVALUATION, at)
    return _answer(task, by, at, is_accepted=True, about=About.NONE, member_id=None, reason="")


def object_to(
    task: Task, by: Capacity, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> AuditAnswer:
    """The client objects to the dates, to a member of the team, or to something else, with a reason."""
    check_objection(about, is_special=task.case.is_special)
    if not reason.strip():
        raise ObjectionReasonMissing
    proposal = proposal_for(task)
    team = {one.user_id for one in proposal.members.all()} if proposal else set()
    if about == About.MEMBER and member_id not in team:
        raise MemberUnknown
    member = member_id if about == About.MEMBER else None
    return _answer(task, by, at, is_accepted=False, about=about, member_id=member, reason=reason.strip())


def _answer(task: Task, by: Capacity, at: datetime, *, is_accepted: bool, about: About, **more: object) -> AuditAnswer:
    proposal = proposal_for(task)
    if proposal is None:
        raise NothingProposed
    given = {"is_accepted": is_accepted, "about": about, "given_at": at, "given_by_id": by.user_id, **more}
    return AuditAnswer.objects.update_or_create(task=task, defaults={"proposal": proposal, **given})[0]
