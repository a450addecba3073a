"""Reading what a team is judged by, and who is appointed to a case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from mutubaku.audits.models import AuditAnswer, AuditProposal, Function, ProposedMember
from mutubaku.cases.models import Case, Involvement, Side
from mutubaku.cases.queries import on_side
from mutubaku.people.access import client_capacity, office_day
from mutubaku.people.models import Absence, Competence, Interest, Organisation, User
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page
from mutubaku.schemes.queries import TermsMissing, terms_of

from .models import AppointedMember, Appointment, Declaration, TeamObjection
from .policy.facts import Away, Facts, Held, Past, Scope, Tie
from .policy.roles import FITTING, JUDGING


@once_a_page
def appointment_of(case: Case) -> Appointment | None:
    """The appointment in force, with its team; None while nobody is appointed."""
    return _APPOINTMENT.first(case=case.pk)


_APPOINTMENT: Prepared[Appointment] = Prepared(
    lambda mark: Appointment.objects.filter(case_id=mark.number("case"), replaced_at=None).select_related(
        "appointed_by"
    ),
    lists={
        "members": Prepared(
            lambda mark: AppointedMember.objects.filter(appointment_id=mark.number("of")).select_related("user")
        )
    },
)


def appointments_of(case: Case) -> QuerySet[Appointment]:
    """Every appointment of a case, newest first, with its team."""
    found = Appointment.objects.filter(case=case).select_related("appointed_by").order_by("-number")
    return found.prefetch_related("members__user")


@once_a_page
def appointed_team(case: Case) -> list[AppointedMember]:
    """The members of the appointed team in force, in the order of their functions; none while nobody is appointed."""
    order = [one.value for one in Function]
    return sorted(_TEAM.models(case=case.pk), key=lambda one: (order.index(one.function), one.user.name))


_TEAM: Prepared[AppointedMember] = Prepared(
    lambda mark: AppointedMember.objects.filter(
        appointment__case_id=mark.number("case"), appointment__replaced_at=None
    ).select_related("user")
)


def people_in(plan: AuditProposal | Appointment) -> list[tuple[User, Function]]:
    """Who is proposed or appointed in which function, in the order of the functions, then by name."""
    if isinstance(plan, Appointment):
        found = [(one.user, Function(one.function)) for one in plan.members.all()]
    else:
        found = [(one.user, Function(one.function)) for one in plan.members.all()]
    order = list(Function)
    return sorted(found, key=lambda one: (order.index(one[1]), one[0].name))


@once_a_page
def functions_in_team(case: Case, user: User) -> set[str] | None:
    """The functions of a person in the appointed team; None while nobody is appointed to the case."""
    team = appointed_team(case)
    return {one.function for one in team if one.user_id == user.pk} if team else None


def team_objections(case: Case) -> list[TeamObjection]:
    """What the client objected to in the appointments of a case, newest first."""
    rows = TeamObjection.objects.filter(appointment__case=case).order_by("-pk")
    return list(rows.select_related("appointment", "member", "given_by", "answered_by"))


def open_objection(case: Case) -> TeamObjection | None:
    """What the client objects to in the appointment in force, while nobody has answered it."""
    rows = TeamObjection.objects.filter(appointment__case=case, appointment__replaced_at=None, answered_at=None)
    return rows.select_related("appointment", "member").first()


@once_a_page
def declarations_for(appointment: Appointment) -> dict[int, Declaration]:
    """What each member last declared for the days of this appointment, by account."""
    days = {"starts_on": appointment.starts_on, "ends_on": appointment.ends_on}
    return {one.user_id: one for one in _DECLARED.models(case=appointment.case_id, **days)}


_DECLARED: Prepared[Declaration] = Prepared(
    lambda mark: (
        Declaration.objects.filter(
            case_id=mark.number("case"), starts_on=mark.day("starts_on"), ends_on=mark.day("ends_on")
        )
        .select_related("user")
        .order_by("pk")
    )
)


def appointments_with(user: User) -> QuerySet[Appointment]:
    """The appointments in force of running cases in whose team a person is, the next audit first."""
    found = Appointment.objects.filter(replaced_at=None, members__user=user, case__closed_at=None).distinct()
    return found.select_related("case__office", "case__organisation").order_by("starts_on", "pk")


def hidden_from(user: User | OuterRef) -> Q:
    """Tasks that a person, or whoever a field of the task names, may not do though they play their role: an audit whose
    team they are not in, or a judgement of what they have evaluated. For the inbox; the act itself asks
    ``conduct.access.worker_of``.
    """
    team = AppointedMember.objects.filter(appointment__case=OuterRef("case"), appointment__replaced_at=None)
    evaluated = Involvement.objects.filter(case=OuterRef("case"), user=user, side=Side.EVALUATION)
    hidden = Q(Exists(evaluated), role__in=JUDGING)
    for role, functions in FITTING.items():
        hidden |= Q(Exists(team), ~Q(Exists(team.filter(user=user, function__in=functions))), role=role)
    return hidden


def led_by(user: User) -> Q:
    """Steps of an auditor in a case whose team a lead auditor belongs to: they may do them as well."""
    team = AppointedMember.objects.filter(appointment__case=OuterRef("case"), appointment__replaced_at=None, user=user)
    return Q(Exists(team.filter(function__in=FITTING["auditor"])), role="auditor")


def facts_for(
    case: Case,
    people: Collection[User],
    first: date,
    last: date,
    scopes: Sequence[Scope],
    at: datetime,
    *,
    together: Case | None = None,
) -> Facts:
    """All that a team of these people on these days is judged by; a case audited ``together`` is no further load."""
    ids = [one.pk for one in people]
    office = case.office
    rows = Competence.objects.filter(office=office, scheme=case.scheme)
    return Facts(
        scheme=str(case.get_scheme_display()),
        scopes=scopes,
        client=case.organisation.name,
        is_product=case.scheme == "sppt-sni",
        is_listed=rows.exists(),
        is_special=case.is_special,
        competences=[_held(one) for one in rows.filter(user__in=ids)],
        absences=_absences(ids, first, last),
        ties=ties_of(ids, case.organisation),
        past=past_audits(case, first),
        load=load_of(ids, first, apart_from={case.pk, together.pk if together else None}),
        most_in_a_month=office.audits_a_month,
        rotation=_rotation(case),
        judges=frozenset(on_side(case, Side.JUDGEMENT)),
        of_the_client=frozenset(one.pk for one in people if client_capacity(one, case.organisation, at)),
    )


def _rotation(case: Case) -> int:
    """How many audits in a row one may lead by the scheme's terms; 0, any number, while the office has none."""
    try:
        return terms_of(case).rotation_audits
    except TermsMissing:
        return 0


def _held(row: Competence) -> Held:
    return Held(row.user_id, row.function, row.scope, row.starts_on, row.ends_on)


def _absences(ids: Collection[int], first: date, last: date) -> list[Away]:
    rows = Absence.objects.filter(user__in=ids, withdrawn_at=None, starts_on__lte=last, ends_on__gte=first)
    return [Away(one.user_id, str(one.get_kind_display()), one.starts_on, one.ends_on) for one in rows]


def ties_of(ids: Collection[int], client: Organisation) -> list[Tie]:
    """What these people have declared, seen from a client."""
    return [
        Tie(one.user_id, str(one.get_kind_display()), one.organisation_id == client.pk, one.company, one.ends_on)
        for one in Interest.objects.filter(user__in=ids)
    ]


def past_audits(case: Case, before: date) -> list[Past]:
    """The audits of the case's client in its office before a day, apart from those of the case, newest first; what one
    lead auditor began for two cases on one day was one audit, of both standards.
    """
    whole: dict[tuple[date, int | None], frozenset[int]] = {}
    for one in _audits_of_client(case, before):
        if one.day < before:
            key = (one.day, one.lead_id)
            whole[key] = whole.get(key, frozenset()) | one.people
    newest = sorted(whole.items(), key=lambda each: each[0][0], reverse=True)
    return [Past(day, lead_id, people) for (day, lead_id), people in newest]


def _audits_of_client(case: Case, before: date) -> Iterator[Past]:
    same = {"organisation_id": case.organisation_id, "office_id": case.office_id}
    appointed = Appointment.objects.filter(
        replaced_at=None, starts_on__lt=before, **{f"case__{key}": value for key, value in same.items()}
    ).exclude(case=case)
    known = set()
    for one in appointed.select_related("case__office").prefetch_related("members"):
        known.add(one.case_id)
        if _was_held(one.case, one.starts_on):
            yield _past(one.starts_on, [(row.user_id, row.function) for row in one.members.all()])
    proposed = AuditProposal.objects.filter(
        answers__is_accepted=True, starts_on__lt=before, **{f"task__case__{key}": value for key, value in same.items()}
    ).exclude(task__case=case)
    newest = {one.task.case_id: one for one in proposed.select_related("task__case").order_by("task_id")}
    wanted = [one.pk for case_id, one in newest.items() if case_id not in known]
    for proposal in (
        AuditProposal.objects.filter(pk__in=wanted).select_related("task__case__office").prefetch_related("members")
    ):
        if _was_held(proposal.task.case, proposal.starts_on):
            yield _past(proposal.starts_on, [(row.user_id, row.function) for row in proposal.members.all()])


def _was_held(case: Case, day: date) -> bool:
    """An audit of a case that ended before its day never took place."""
    return case.closed_at is None or office_day(case.office, case.closed_at).date() >= day


def _past(day: date, team: list[tuple[int, str]]) -> Past:
    leads = [user_id for user_id, function in team if function == Function.LEAD_AUDITOR]
    return Past(day, leads[0] if leads else None, frozenset(user_id for user_id, _ in team))


def load_of(ids: Collection[int], day: date, *, apart_from: Collection[int | None]) -> dict[int, int]:
    """How many audits begin in the month of a day for each of these people, apart from those of these cases. Nobody is
    at two places at once: what begins on one day for two cases is one audit, of both standards.
    """
    month = {"starts_on__year": day.year, "starts_on__month": day.month}
    found: dict[int, set[date]] = {}
    for user_id, case_id, begins in _asked(ids, month):
        if case_id not in apart_from:
            found.setdefault(user_id, set()).add(begins)
    return {user_id: len(days) for user_id, days in found.items()}


def _asked(ids: Collection[int], days: dict[str, int]) -> Iterator[tuple[int, int, date]]:
    """Who is asked to which audit from which day on: person, case, day; not to one that never took place."""
    appointed = AppointedMember.objects.filter(
        user__in=ids, appointment__replaced_at=None, **{f"appointment__{key}": value for key, value in days.items()}
    )
    for one in appointed.select_related("appointment__case__office"):
        if _was_held(one.appointment.case, one.appointment.starts_on):
            yield one.user_id, one.appointment.case_id, one.appointment.starts_on
    newer = AuditProposal.objects.filter(
        task__case=OuterRef("proposal__task__case"), task__gt=OuterRef("proposal__task")
    )
    objected = AuditAnswer.objects.filter(proposal=OuterRef("proposal"), is_accepted=False)
    settled = Appointment.objects.filter(case=OuterRef("proposal__task__case"))
    proposed = ProposedMember.objects.filter(
        ~Exists(newer),
        ~Exists(objected),
        ~Exists(settled),
        user__in=ids,
        **{f"proposal__{key}": value for key, value in days.items()},
    )
    for member in proposed.select_related("proposal__task__case__office"):
        case, begins = member.proposal.task.case, member.proposal.starts_on
        if _was_held(case, begins):
            yield member.user_id, case.pk, begins
