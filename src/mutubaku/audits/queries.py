"""Reading proposals and answers: what stands in a case, its rounds, and when people are already asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.people.access import office_day, playing
from mutubaku.people.models import Office
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .appointing.policy.remarking import Objection
from .appointing.queries import appointed_team as appointed_team  # noqa: PLC0414 - offered here for other rooms
from .appointing.queries import appointment_of as appointment_of  # noqa: PLC0414
from .appointing.queries import people_in, team_objections
from .models import (
    About,
    AppointedMember,
    Appointment,
    AuditAnswer,
    AuditProposal,
    Function,
    ProposedMember,
    TeamObjection,
)
from .policy import ROLES, Engagement, Member


def proposals_of(case: Case) -> QuerySet[AuditProposal]:
    """Every proposal of a case, newest first, with its team and what the client said of it."""
    found = AuditProposal.objects.filter(task__case=case).select_related("task").order_by("-task_id")
    return found.prefetch_related("members__user", "answers__member", "answers__given_by")


@once_a_page
def proposal_of(case: Case) -> AuditProposal | None:
    """The newest proposal of a case."""
    return _PROPOSAL.first(case=case.pk)


_PROPOSAL: Prepared[AuditProposal] = Prepared(
    lambda mark: (
        AuditProposal.objects.filter(task__case_id=mark.number("case")).select_related("task").order_by("-task_id")[:1]
    ),
    lists={
        "members": Prepared(
            lambda mark: ProposedMember.objects.filter(proposal_id=mark.number("of")).select_related("user")
        ),
        "answers": Prepared(
            lambda mark: AuditAnswer.objects.filter(proposal_id=mark.number("of")).select_related("member", "given_by")
        ),
    },
)


def plan_in_force(case: Case) -> Appointment | AuditProposal | None:
    """When, where and by whom a case is audited: as appointed, before that as proposed."""
    return appointment_of(case) or proposal_of(case)


def proposal_in(task: Task) -> AuditProposal | None:
    """The proposal written at this opening of step 6."""
    return AuditProposal.objects.filter(task=task).prefetch_related("members__user").first()


def proposal_for(task: Task) -> AuditProposal | None:
    """The proposal that lies before whoever does this task: the newest one written no later than at it."""
    return proposals_of(task.case).filter(task__lte=task.pk).first()


def answer_in(task: Task) -> AuditAnswer | None:
    """What the client has said at this opening of step 7."""
    return AuditAnswer.objects.filter(task=task).select_related("proposal", "member", "given_by").first()


def objections_of(case: Case) -> list[Objection]:
    """What the client objected to in the days and the people of earlier rounds, oldest first."""
    rows = AuditAnswer.objects.filter(proposal__task__case=case, is_accepted=False).exclude(about=About.NONE)
    return [
        _objection(case.office, one, one.proposal)
        for one in rows.select_related("proposal", "member").order_by("given_at", "pk")
    ]


def objections_standing(case: Case) -> list[Objection]:
    """What the client objects to still: without the person or the days they accepted since, with what they object to in
    an appointed audit.
    """
    newest, before = proposal_of(case), objections_of(case)
    if newest is not None and is_accepted(case):
        people = {one.user_id for one in newest.members.all()}
        before = [one for one in before if not one.holds(people, newest.starts_on, newest.ends_on)]
    since = [one for one in reversed(team_objections(case)) if one.about != About.NONE]
    return before + [_objection(case.office, one, one.appointment) for one in since]


def _objection(office: Office, one: AuditAnswer | TeamObjection, plan: AuditProposal | Appointment) -> Objection:
    day, name = office_day(office, one.given_at).date(), one.member.name if one.member else ""
    return Objection(day, one.reason, plan.starts_on, plan.ends_on, one.member_id, name)


def is_as_accepted(case: Case) -> bool:
    """Whether days, place and team are appointed as the client accepted them."""
    appointment, newest = appointment_of(case), proposal_of(case)
    if appointment is None or newest is None or not is_accepted(case):
        return False
    return _told(appointment) == _told(newest)


def _told(plan: Appointment | AuditProposal) -> tuple[object, ...]:
    team = {(user.pk, function) for user, function in people_in(plan)}
    return plan.starts_on, plan.ends_on, plan.place, team


def is_accepted(case: Case) -> bool:
    """Whether the client has accepted the newest proposal."""
    newest = proposal_of(case)
    return newest is not None and any(one.is_accepted for one in newest.answers.all())


def engagements_of(
    user_ids: Collection[int], first: date, *, office: Office, apart_from: Collection[Case] = ()
) -> list[Engagement]:
    """The audits of running cases for which these people are asked from a day on, by day.

    Of each case the appointed team counts; before, the newest proposal, and no longer once the client has objected.
    """
    appointed = AppointedMember.objects.filter(
        user__in=user_ids,
        appointment__replaced_at=None,
        appointment__ends_on__gte=first,
        appointment__case__closed_at=None,
    )
    newer = AuditProposal.objects.filter(
        task__case=OuterRef("proposal__task__case"), task__gt=OuterRef("proposal__task")
    )
    objected = AuditAnswer.objects.filter(proposal=OuterRef("proposal"), is_accepted=False)
    settled = Appointment.objects.filter(case=OuterRef("proposal__task__case"))
    rows = ProposedMember.objects.filter(
        ~Exists(newer),
        ~Exists(objected),
        ~Exists(settled),
        user__in=user_ids,
        proposal__ends_on__gte=first,
        proposal__task__case__closed_at=None,
    )
    rows = rows.exclude(proposal__task__case__in=apart_from)
    appointed = appointed.exclude(appointment__case__in=apart_from)
    columns = ("user_id", "proposal__task__case__number", "proposal__starts_on", "proposal__ends_on")
    found = list(rows.order_by("pk").values_list(*columns, "proposal__task__case__office_id"))
    own = ("user_id", "appointment__case__number", "appointment__starts_on", "appointment__ends_on")
    found += appointed.order_by("pk").values_list(*own, "appointment__case__office_id")
    return [
        Engagement(user_id, number if office_id == office.pk else "", starts, ends)
        for user_id, number, starts, ends, office_id in sorted(found, key=lambda row: row[2])
    ]


def is_product(case: Case) -> bool:
    """Whether samples are taken in a case: product certification."""
    return case.scheme == Scheme.SPPT_SNI


def roles_in(office: Office, today: date) -> dict[int, set[str]]:
    """The auditing roles that people play in an office on a day."""
    auditing = frozenset[str]().union(*ROLES.values())
    found: dict[int, set[str]] = {}
    for capacity in playing(office, today):
        if capacity.role in auditing and capacity.user_id is not None:
            found.setdefault(capacity.user_id, set()).add(capacity.role)
    return found


def candidates(office: Office, today: date) -> dict[Function, list[Member]]:
    """Who may take which function in an office on a day, by name."""
    names = {one.user_id: one.name for one in playing(office, today) if one.user_id is not None}
    roles = {user_id: frozenset(held) for user_id, held in roles_in(office, today).items()}
    return {
        function: sorted(
            (
                Member(user_id, names[user_id], function, held)
                for user_id, held in roles.items()
                if held & ROLES[function]
            ),
            key=lambda one: one.name,
        )
        for function in Function
    }
