"""Writing proposals and answers; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity, client_capacity, office_day
from mutubaku.people.models import Office, User
from mutubaku.people.queries import calendar_of, free_days_of

from .errors import MemberUnknown, NothingProposed, ObjectionReasonMissing
from .models import About, AuditAnswer, AuditProposal, Function, ProposedMember
from .policy import Member, check_dates, check_free, check_impartial, check_team
from .queries import engagements_of, is_product, proposal_for, roles_in


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is proposed: the days, the place, what to add in words, and who comes in which function."""

    starts_on: date
    ends_on: date
    place: str
    words: str = ""
    team: Sequence[tuple[int, Function]] = ()


def propose(task: Task, plan: Plan, at: datetime) -> AuditProposal:
    """Write the proposal of this opening of step 6, or write it anew; AuditRefusal when dates or team cannot stand.

    The people of the team are locked, so that two cases cannot ask for the same person at the same time.
    """
    case, today = task.case, office_day(task.case.office, at).date()
    free_days = {one.day: one.name for one in free_days_of(case.office)}
    check_dates(plan.starts_on, plan.ends_on, today, calendar_of(case.office).is_working_day, free_days)
    people = _people(plan.team)
    team = _team(case.office, plan.team, people, today)
    check_team(team, is_product=is_product(case))
    check_impartial(team, [one.user_id for one in team if client_capacity(people[one.user_id], case.organisation, at)])
    engaged = engagements_of([one.user_id for one in team], plan.starts_on, office=case.office, apart_from=case)
    check_free(team, plan.starts_on, plan.ends_on, engaged)
    given = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "place": plan.place, "words": plan.words}
    proposal, _ = AuditProposal.objects.update_or_create(task=task, defaults={**given, "round": task.round})
    proposal.members.all().delete()
    ProposedMember.objects.bulk_create(
        ProposedMember(proposal=proposal, user_id=one.user_id, function=one.function) for one in team
    )
    return proposal


def _people(named: Iterable[tuple[int, Function]]) -> dict[int, User]:
    """The accounts of the team, each locked."""
    ids = [user_id for user_id, _ in named]
    return {one.pk: one for one in User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")}


def _team(
    office: Office, named: Iterable[tuple[int, Function]], people: Mapping[int, User], today: date
) -> list[Member]:
    """The people with their functions, and the roles they play in the office."""
    roles = roles_in(office, today)
    return [
        Member(user_id, people[user_id].name, function, frozenset(roles.get(user_id, ())))
        for user_id, function in named
        if user_id in people
    ]


def accept(task: Task, by: Capacity, at: datetime) -> AuditAnswer:
    """The client accepts dates and team."""
    return _answer(task, by, at, is_accepted=True, about=About.NONE, member_id=None, reason="")


def object_to(
    task: Task, by: Capacity, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> AuditAnswer:
    """The client objects to the dates, to a member of the team, or to something else, with a reason."""
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
