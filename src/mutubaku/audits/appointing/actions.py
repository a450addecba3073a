"""Judging a team, appointing it, and keeping what its members declare; the case is locked by the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import override

from mutubaku.audits.errors import MemberUnknown, ObjectionReasonMissing
from mutubaku.audits.models import About, Function
from mutubaku.audits.policy import Member, check_dates, check_free, check_team
from mutubaku.audits.queries import engagements_of, is_product, roles_in
from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Case, Side, Task
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import Office, User
from mutubaku.people.queries import calendar_of, free_days_of

from .errors import AnswerMissing, DeclarationReasonMissing, InterestUnexplained, NotAppointed, NothingChanged
from .models import AppointedMember, Appointment, Declaration, TeamObjection
from .policy.checking import check_people
from .policy.facts import Facts, Scope
from .policy.remarking import check_reason, far_ahead, remarks
from .queries import appointment_of, facts_for

PAPERS = "id"  # the language of what is kept to be printed


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is proposed: the days, the place, what to add in words, who comes in which function, and why this team
    stands although something was remarked upon. ``together``: the case audited together with this one, on whose days
    the same people come.
    """

    starts_on: date
    ends_on: date
    place: str
    words: str = ""
    team: Sequence[tuple[int, Function]] = ()
    reason: str = ""
    together: Case | None = None


@dataclass(frozen=True)
class Judged:
    """A team that may stand, with what was remarked upon in it."""

    team: list[Member]
    remarks: list[str]
    reason: str


def judge(
    case: Case, plan: Plan, at: datetime, scopes: Sequence[Scope], besides: Callable[[], list[str]] = list
) -> Judged:
    """The team of a plan with what is to be remarked upon; AuditRefusal when days or team cannot stand.

    ``besides`` gives what others remark upon, in the language of the moment. The people are locked as ``check`` says.
    """
    today = office_day(case.office, at).date()
    team, facts = check(case, plan, at, scopes)

    def remarked() -> list[str]:
        return [
            *far_ahead(plan.starts_on, today),
            *remarks(team, plan.starts_on, plan.ends_on, facts),
            *besides(),
        ]

    check_reason(remarked(), plan.reason)
    with override(PAPERS):
        kept = remarked()
    return Judged(team, kept, plan.reason.strip() if kept else "")


def check(case: Case, plan: Plan, at: datetime, scopes: Sequence[Scope]) -> tuple[list[Member], Facts]:
    """Refuse days or team that cannot stand (AuditRefusal); the team, and all that it is judged by.

    The people of the team are locked, so that two cases cannot ask for the same person at the same time.
    """
    today = office_day(case.office, at).date()
    free_days = {one.day: one.name for one in free_days_of(case.office)}
    check_dates(plan.starts_on, plan.ends_on, today, calendar_of(case.office).is_working_day, free_days)
    people = _people(plan.team)
    team = _team(case.office, plan.team, people, today)
    check_team(team, is_product=is_product(case))
    own = [case, plan.together] if plan.together else [case]
    engaged = engagements_of([one.user_id for one in team], plan.starts_on, office=case.office, apart_from=own)
    facts = facts_for(case, list(people.values()), plan.starts_on, plan.ends_on, scopes, at, together=plan.together)
    check_people(team, plan.starts_on, plan.ends_on, facts)
    check_free(team, plan.starts_on, plan.ends_on, engaged)
    return team, facts


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


def appoint(
    task: Task,
    plan: Plan,
    by: Capacity,
    at: datetime,
    scopes: Sequence[Scope],
    besides: Callable[[], list[str]] = list,
) -> Appointment:
    """Appoint a team to the case of a step: the next appointment, in force from now on.

    AuditRefusal when days or team cannot stand, NothingChanged when it is the one in force already.
    """
    before = appointment_of(task.case)
    if before is not None and _is_same(before, plan):
        raise NothingChanged
    judged = judge(task.case, plan, at, scopes, besides)
    Appointment.objects.filter(case=task.case, replaced_at=None).update(replaced_at=at)
    given = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "place": plan.place}
    said = {"remarks": judged.remarks, "reason": judged.reason}
    signed = {"appointed_at": at, "appointed_by_id": by.user_id, "appointed_as": by.title}
    number = before.number + 1 if before else 0
    made = Appointment.objects.create(case=task.case, task=task, number=number, **given, **said, **signed)
    AppointedMember.objects.bulk_create(
        AppointedMember(appointment=made, user_id=one.user_id, function=one.function) for one in judged.team
    )
    for member in judged.team:
        take_side(task.case, member.user_id, member.name, Side.EVALUATION, at)
    return made


def _is_same(before: Appointment, plan: Plan) -> bool:
    """Whether a plan is what is in force: the same team, days and place."""
    team = {(one.user_id, one.function) for one in before.members.all()}
    days = (before.starts_on, before.ends_on, before.place)
    return team == set(plan.team) and days == (plan.starts_on, plan.ends_on, plan.place)


def object_to(
    appointment: Appointment, by: Capacity, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> TeamObjection:
    """Keep what the client objects to in an appointed audit; ObjectionReasonMissing, MemberUnknown."""
    if not reason.strip():
        raise ObjectionReasonMissing
    if about == About.MEMBER and member_id not in {one.user_id for one in appointment.members.all()}:
        raise MemberUnknown
    member = member_id if about == About.MEMBER else None
    given = {"about": about, "member_id": member, "reason": reason.strip(), "given_at": at, "given_by_id": by.user_id}
    return TeamObjection.objects.create(appointment=appointment, **given)


def answer_objection(objection: TeamObjection, words: str, by: Capacity, at: datetime) -> TeamObjection:
    """Keep why the appointment stands all the same; AnswerMissing."""
    if not words.strip():
        raise AnswerMissing
    objection.answer, objection.answered_at, objection.answered_by_id = words.strip(), at, by.user_id
    objection.save(update_fields=["answer", "answered_at", "answered_by"])
    return objection


def declare(
    appointment: Appointment, by: Capacity, at: datetime, *, is_willing: bool, is_impartial: bool, reason: str
) -> Declaration:
    """Keep what a member says of their appointment; NotAppointed, DeclarationReasonMissing for a bare no, or
    InterestUnexplained when an interest they declared in this case is gone without a word.
    """
    members = {one.user_id for one in appointment.members.all()}
    if appointment.replaced_at is not None or by.user_id not in members:
        raise NotAppointed
    if not (is_willing and is_impartial) and not reason.strip():
        raise DeclarationReasonMissing
    before = Declaration.objects.filter(case_id=appointment.case_id, user_id=by.user_id).last()
    if is_impartial and before is not None and not before.is_impartial and reason.strip() in {"", before.reason}:
        raise InterestUnexplained(before.reason)
    return Declaration.objects.create(
        case_id=appointment.case_id,
        user_id=by.user_id,
        starts_on=appointment.starts_on,
        ends_on=appointment.ends_on,
        is_willing=is_willing,
        is_impartial=is_impartial,
        reason=reason.strip(),
        given_at=at,
        given_as=by.title,
    )
