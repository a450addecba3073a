"""Who may see a case, work on a task or decide over a case; getting an object here is being allowed to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.appointing.policy.roles import FITTING, JUDGING, fits
from mutubaku.audits.appointing.queries import functions_in_team, hidden_from
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Side, Task
from mutubaku.cases.queries import on_side
from mutubaku.certificates.models import Certificate
from mutubaku.documents.models import Version
from mutubaku.people.access import (
    CLIENT_ROLE,
    HEAD_ROLE,
    MANAGER_ROLES,
    Capacity,
    capacity_asked,
    capacity_for,
    client_capacity,
    client_capacity_asked,
    holdings_of,
)
from mutubaku.people.models import Interest, Membership, Office, Organisation, User
from mutubaku.people.queries import officials
from mutubaku.prepared import Asked

from .disclosure import client_may_read
from .errors import ActsForClient, EvaluatedIt, NotIndependent, NotInTeam, NotYours, Refusal
from .judges import DECIDERS, check_competent, check_uninterested
from .policy import first_conflict

LEADER = "lead-auditor"


def visible_case(case_id: int, user: User, at: datetime) -> Case:
    """The case, when the person may see it: the client's own people, and the office once it is sent. Else 404."""
    case = Case.objects.select_related("office", "organisation").filter(pk=case_id).first()
    if case is None or not may_see(case, user, at):
        raise Http404
    return case


def visible_task(task_id: int, user: User, at: datetime) -> Task:
    """The task, when the person may see its case; a client sees the steps that are the client's. Else 404."""
    tasks = Task.objects.select_related("case__office", "case__organisation", "parent", "claimed_by", "closed_by")
    task = tasks.filter(pk=task_id).first()
    if task is None or not may_see(task.case, user, at):
        raise Http404
    if task.role != CLIENT_ROLE and is_client_of(task.case, user, at):
        raise Http404
    return task


def visible_version(version_id: int, user: User, at: datetime) -> Version:
    """The document version, when the person may see its case; a client sees what is the client's to read. Else 404."""
    version = Version.objects.select_related("document__case__office", "document__case__organisation", "file", "task")
    found = version.filter(pk=version_id).first()
    if found is None or not may_see(found.document.case, user, at):
        raise Http404
    if is_client_of(found.document.case, user, at) and not client_may_read(found):
        raise Http404
    return found


def may_see(case: Case, user: User, at: datetime) -> bool:
    """Whether the person may see the case: a member of the client, once it may know of it, or anyone in a position of
    its office.
    """
    if client_capacity(user, case.organisation, at) is not None:
        return not case.is_untold
    return case.sent_at is not None and bool(holdings_of(user, case.office, at))


def worker_of(task: Task, user: User, at: datetime) -> Capacity:
    """The capacity in which the person may do this task now; NotYours, ActsForClient, NotInTeam, NotIndependent,
    EvaluatedIt, Interested or JudgeUnfit when they may not.
    """
    if task.role == CLIENT_ROLE:
        found = client_capacity(user, task.case.organisation, at)
    else:
        found = capacity_for(user, task.case.office, task.role, at)
    if task.role in FITTING:
        found = _in_team(task, user, at, found)
    if found is None:
        raise NotYours(procedure_of(task).role(task.role).name)
    if task.role != CLIENT_ROLE and task.role not in JUDGING:  # of a judge all interests are asked below
        check_not_client(task.case.organisation, user, at)
    check_independence(task, user, at)
    check_competent(task, user.pk, user.name, at)
    return found


def worker_asked(task: Task, user: User, at: datetime) -> list[Asked]:
    """What ``worker_of`` will ask first."""
    of_client = client_capacity_asked(user, task.case.organisation, at)
    if task.role == CLIENT_ROLE:
        return [of_client]
    of_office = capacity_asked(user, task.case.office, task.role, at)
    return [of_office] if task.role in JUDGING else [of_office, of_client]


def check_not_client(client: Organisation, user: User, at: datetime) -> None:
    """Refuse somebody who acts for the client to act for the office on its matters (ActsForClient)."""
    if client_capacity(user, client, at) is not None:
        raise ActsForClient(user.name)


def _in_team(task: Task, user: User, at: datetime, found: Capacity | None) -> Capacity | None:
    """The capacity in which a person audits or takes samples: once a team is appointed, only its own people may, each
    in their function, and a lead auditor audits as well (ISO/IEC 17021-1, 9.2.2). NotInTeam for the others.
    """
    functions = functions_in_team(task.case, user)
    if functions is None:
        return found
    if any(fits(function, task.role) for function in functions):
        return found or _leading(task, user, at)
    if found is not None:
        raise NotInTeam(procedure_of(task).role(task.role).name)
    return None


def evaluator_of(case: Case, user: User, at: datetime, roles: Sequence[str]) -> Capacity:
    """The capacity in which a person evaluates a case as one of these roles, at whichever step, for a team works
    together; once a team is appointed, only its own people may, each in their function (ISO/IEC 17021-1, 9.2.2).

    NotYours when they play none of the roles or act for the client, NotInTeam when others make the team.
    """
    capacity = None if is_client_of(case, user, at) else capacity_in(case.office, roles, user, at)
    name = _("Ketua Tim Audit") if set(roles) == {LEADER} else _("Auditor")
    if capacity is None:
        raise NotYours(name)
    functions = functions_in_team(case, user)
    if functions is not None and not any(fits(function, role) for function in functions for role in roles):
        raise NotInTeam(name)
    return capacity


def capacity_in(office: Office, roles: Sequence[str], user: User, at: datetime) -> Capacity | None:
    """The capacity in the first of these roles that the person plays in an office; None when they play none."""
    found = (capacity_for(user, office, role, at) for role in roles)
    return next((one for one in found if one is not None), None)


def _leading(task: Task, user: User, at: datetime) -> Capacity | None:
    return capacity_for(user, task.case.office, LEADER, at) if task.role == "auditor" else None


def check_independence(task: Task, user: User, at: datetime) -> None:
    """Refuse a person who evaluated the case, or closed a step this one judges (ISO/IEC 17065, 7.5 and 7.6).

    EvaluatedIt bars whoever evaluated the case in any way from its review, committee and decision, Interested whoever
    has an interest in its client (4.2; ISO/IEC 17021-1, 5.2).
    """
    step = step_of(task)
    if step.independent_of:
        closed = task.case.tasks.filter(closed_by=user, step__in=step.independent_of)
        conflict = first_conflict(step, set(closed.values_list("step", flat=True)))
        if conflict is not None:
            raise NotIndependent(procedure_of(task).step(conflict).activity)
    if task.role in JUDGING and user.pk in on_side(task.case, Side.EVALUATION):
        raise EvaluatedIt
    if task.role in JUDGING:
        check_uninterested(task.case, user, at)


def manager_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person may close, reassign or move the case: head of office, or anybody of Seksi SS or
    Seksi PJT; NotYours, ActsForClient.
    """
    name = _("Kepala Balai, Seksi SS, atau Seksi PJT")
    return _acting(case.office, case.organisation, MANAGER_ROLES, name, user, at)


def _acting(
    office: Office, client: Organisation, roles: Sequence[str], name: str, user: User, at: datetime
) -> Capacity:
    """The capacity in the first of these roles in which a person acts for an office on a client's matter."""
    found = capacity_in(office, roles, user, at)
    if found is None:
        raise NotYours(name)
    check_not_client(client, user, at)
    return found


def client_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person acts for the case's client; NotYours when they are not of that client."""
    found = client_capacity(user, case.organisation, at)
    if found is None or case.is_untold:
        raise NotYours(_("Pelanggan"))
    return found


def keeper_of(certificate: Certificate, user: User, at: datetime) -> Capacity:
    """The capacity in which the person plans a certificate's audits and proposes measures; NotYours, ActsForClient."""
    name = _("Seksi SS, Kepala Balai, atau pengambil keputusan")
    roles = ("ss", "head", "decision-maker")
    return _acting(certificate.office, certificate.organisation, roles, name, user, at)


def decider_of(certificate: Certificate, user: User, at: datetime) -> Capacity:
    """The capacity in which the person decides how a certificate stands (ISO/IEC 17065, 7.11); NotYours else."""
    found = capacity_in(certificate.office, DECIDERS, user, at)
    if found is not None:
        return found
    raise NotYours(_("Kepala Balai atau pengambil keputusan"))


def signatory_of(certificate: Certificate, user: User, at: datetime) -> Capacity:
    """The capacity in which the person signs a certificate, as at step 10; NotYours, ActsForClient."""
    return _acting(certificate.office, certificate.organisation, (HEAD_ROLE,), _("Kepala Balai"), user, at)


def holder_of(certificate: Certificate, user: User, at: datetime) -> Capacity:
    """The capacity in which the person acts for the certificate's holder; NotYours else."""
    found = client_capacity(user, certificate.organisation, at)
    if found is None:
        raise NotYours(_("Pelanggan"))
    return found


def certificate_of(certificate_id: int, user: User, at: datetime, *, office: Office | None = None) -> Certificate:
    """The issued certificate: ``office``'s own for its desk, else one of a company the person acts for. Else 404."""
    rows = Certificate.objects.select_related("office", "organisation", "case", "replaced_by")
    found = rows.filter(pk=certificate_id, issued_at__isnull=False).first()
    if found is None:
        raise Http404
    theirs = found.office_id == office.pk if office else client_capacity(user, found.organisation, at) is not None
    if not theirs:
        raise Http404
    return found


def worker_or_manager(task: Task, user: User, at: datetime) -> Capacity:
    """The capacity to hand out a task nobody holds: whoever may do it, or may direct the case."""
    try:
        return worker_of(task, user, at)
    except NotYours:
        return manager_of(task.case, user, at)


def may_work(task: Task, user: User, at: datetime) -> bool:
    """Whether the person may do this task now."""
    try:
        worker_of(task, user, at)
    except Refusal:
        return False
    return True


def may_manage(case: Case, user: User, at: datetime) -> bool:
    """Whether the person may close, reassign or move the case."""
    try:
        manager_of(case, user, at)
    except NotYours:
        return False
    return True


def is_client_of(case: Case, user: User, at: datetime) -> bool:
    """Whether the person acts for the case's client."""
    return client_capacity(user, case.organisation, at) is not None


def colleagues(task: Task, at: datetime) -> list[int]:
    """The accounts of everyone who could do this task today."""
    if task.role == CLIENT_ROLE:
        return []
    ids = dict.fromkeys(_players(task.case.office, task.role, at))
    if task.role not in FITTING and task.role not in JUDGING:
        return list(ids)
    people = User.objects.in_bulk(list(ids))
    return [one for one in ids if may_work(task, people[one], at)]


def own_appointment(appointment_id: int, user: User) -> Appointment:
    """An appointment in whose team the person is or was, by its number; Http404 otherwise."""
    rows = Appointment.objects.select_related("case__office", "case__organisation").prefetch_related("members__user")
    found = rows.filter(pk=appointment_id, members__user=user).distinct().first()
    if found is None:
        raise Http404
    return found


def has_lapsed(task: Task, at: datetime) -> bool:
    """Whether somebody holds the task who may not do it any more: such a claim counts no longer."""
    return task.claimed_by is not None and not may_work(task, task.claimed_by, at)


def lapsed_claims(user: User, office: Office, roles: Collection[str], at: datetime) -> set[int]:
    """The open work of an office that others hold who may not do it any more: they have lost the role, left the team,
    or have an interest in the client. What the register shows of their competence is asked only at the act.
    """
    held = Task.objects.filter(office=office, closed_at=None, account="office", role__in=roles)
    held = held.exclude(claimed_by=None).exclude(claimed_by=user).order_by()
    claims = list(held.values_list("pk", "role", "claimed_by"))
    players = {role: set(_players(office, role, at)) for _pk, role, _holder in claims}
    lapsed = {pk for pk, role, holder in claims if holder not in players[role]}
    rest = held.filter(_in_doubt(), pk__in=[pk for pk, _role, _holder in claims if pk not in lapsed])
    doubtful = rest.select_related("case__office", "case__organisation", "claimed_by") if claims else ()
    return lapsed | {task.pk for task in doubtful if has_lapsed(task, at)}


def _in_doubt() -> Q:
    """Claimed tasks whose holder is not of the appointed team, evaluated what is judged here, or is tied to the client
    or to any company.
    """
    holder = OuterRef("claimed_by")
    members = Membership.objects.filter(user=holder, organisation=OuterRef("case__organisation"))
    tied = Q(Exists(Interest.objects.filter(user=holder)), role__in=JUDGING)
    return hidden_from(holder) | tied | Q(Exists(members))


def _players(office: Office, role: str, at: datetime) -> list[int]:
    """The accounts of those who play a role today; a lead auditor audits as well."""
    found = officials(office, role, at)
    if role == "auditor":
        found = [*found, *officials(office, LEADER, at)]
    return [one.user_id for one in found if one.user_id is not None]


def may_assign(task: Task, user: User, at: datetime) -> bool:
    """Whether the person may hand the task to somebody else: its holder, while nobody holds it whoever may do it,
    and always whoever directs the case."""
    is_free = task.claimed_by_id in {None, user.pk} or has_lapsed(task, at)
    if is_free and may_work(task, user, at):
        return True
    return may_manage(task.case, user, at)
