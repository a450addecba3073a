"""What is coming in the next days: due moments, audits, and what a client must complete or pay by when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.billing.queries import live_codes, settlement, spent_codes
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.models import Certificate, PlannedAudit
from mutubaku.certificates.policy.lateness import State
from mutubaku.certificates.queries import live_certificates
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import awaiting_answer
from mutubaku.findings.models import Finding
from mutubaku.findings.queries import waiting_in
from mutubaku.people.access import CLIENT_ROLE, office_day
from mutubaku.people.models import Office, Organisation, User
from mutubaku.reviews.models import CompletionRequest
from mutubaku.reviews.queries import awaited_requests

from .cycle import progress_of
from .inbox import work_for

AHEAD = timedelta(days=14)
CYCLE_ROLES = frozenset({"head", "ss", "pjt", "decision-maker"})  # whose calendar shows the office's certificates


@dataclass(frozen=True)
class Coming:
    """One thing on one day. ``kind``: "step", "audit", "completion", "finding", "code", "cycle", "complaint"; ``at``
    where it has a clock time.

    ``until`` is the last day of an audit, ``place`` where it is, ``is_agreed`` whether the client has accepted it.
    """

    day: date
    kind: str
    case: Case
    at: datetime | None = None
    task: Task | None = None
    until: date | None = None
    place: str = ""
    is_agreed: bool = False
    planned: PlannedAudit | None = None
    finding: Finding | None = None
    complaint: Complaint | None = None


def for_desk(user: User, office: Office, roles: Collection[str], at: datetime) -> list[Coming]:
    """What comes for a desk, by day: its own open steps (those late stand first), and the office's audits."""
    steps = [_step(task, office) for task in work_for(user, office, roles, at) if _is_soon(task, at)]
    found = [*steps, *_audits(Case.objects.filter(office=office), office, at)]
    found += _requests(awaited_requests(office).filter(task__role__in=roles), office, at)
    if CYCLE_ROLES & set(roles):
        found += _cycle(live_certificates().filter(office=office), office, at)
    return _sorted(found)


def for_client(organisations: Iterable[Organisation], at: datetime) -> list[Coming]:
    """What comes for a client, by day: their own steps, what they must complete, answer and pay, and their audits."""
    found: list[Coming] = []
    for company in organisations:
        office = company.office
        cases = Case.objects.filter(organisation=company, is_untold=False)
        tasks = Task.objects.filter(case__in=cases, role=CLIENT_ROLE, closed_at=None, runs="")
        tasks = tasks.select_related("case__organisation", "case__office").prefetch_related("pauses")
        found += [_step(task, office) for task in tasks if _is_soon(task, at)]
        found += _audits(cases, office, at, sent=True)
        found += _requests(awaited_requests(office).filter(task__case__organisation=company), office, at)
        found += _findings(company, at)
        found += _codes(company, at)
        found += _complaints(company, at)
        found += _cycle(live_certificates().filter(organisation=company), office, at)
    return _sorted(found)


def _is_soon(task: Task, at: datetime) -> bool:
    """Whether a step falls due within the days shown, or is late; not while its clock stands still."""
    held = any(pause.ended_at is None for pause in task.pauses.all())
    return task.due_at is not None and not held and task.due_at <= at + AHEAD


def _step(task: Task, office: Office) -> Coming:
    assert task.due_at is not None  # noqa: S101 - _is_soon has seen to it
    return Coming(office_day(office, task.due_at).date(), "step", task.case, at=task.due_at, task=task)


def _audits(cases: Iterable[Case], office: Office, at: datetime, *, sent: bool = False) -> list[Coming]:
    """The newest proposal of each open case that the client has not objected to, once a team is appointed on its days.

    ``sent``: only those that were laid before the client; one in a step still open, or broken off, is a draft.
    """
    today = office_day(office, at).date()
    rows = AuditProposal.objects.filter(task__case__in=cases, task__case__closed_at=None).order_by("task_id")
    if sent:
        rows = rows.filter(task__closed_at__isnull=False).exclude(task__outcome__startswith="case-")
    rows = rows.select_related("task__case__organisation").prefetch_related("answers")
    newest = {one.task.case_id: one for one in rows}
    appointed = {one.case_id: one for one in Appointment.objects.filter(case__in=newest, replaced_at=None)}
    stands = [one for one in newest.values() if all(answer.is_accepted for answer in one.answers.all())]
    found = [_audit(one, appointed.get(one.task.case_id), today) for one in stands]
    return [one for one in found if one.until and one.until >= today and one.day <= today + AHEAD]


def _audit(proposal: AuditProposal, appointed: Appointment | None, today: date) -> Coming:
    plan = appointed or proposal
    return Coming(
        max(plan.starts_on, today),
        "audit",
        proposal.task.case,
        until=plan.ends_on,
        place=plan.place,
        is_agreed=bool(proposal.answers.all()),
    )


def _requests(awaited: QuerySet[CompletionRequest], office: Office, at: datetime) -> list[Coming]:
    """What clients were asked to complete, on the day until when."""
    today = office_day(office, at).date()
    return [Coming(one.until, "completion", one.task.case) for one in awaited.filter(until__lte=today + AHEAD)]


def _findings(company: Organisation, at: datetime) -> list[Coming]:
    """The findings a client has still to answer, on the day until when; those gone by stand first."""
    until = office_day(company.office, at).date() + AHEAD
    return [
        Coming(one.due_on, "finding", one.row.case, finding=one.row)
        for one in waiting_in(company.office, company)
        if one.due_on is not None and one.due_on <= until
    ]


def _complaints(company: Organisation, at: datetime) -> list[Coming]:
    """The complaints referred to a client and not answered yet, on the day until when; those gone by stand first."""
    until = office_day(company.office, at).date() + AHEAD
    return [
        Coming(one.referred_until, "complaint", one.case, complaint=one)
        for one in awaiting_answer([company])
        if one.case is not None and one.referred_until is not None and one.referred_until <= until
    ]


def _codes(company: Organisation, at: datetime) -> list[Coming]:
    """The company's billing codes that run out and are still to be paid, of bills that were sent."""
    rows = live_codes(company.office).filter(
        invoice__case__organisation=company,
        invoice__case__is_untold=False,
        invoice__task__closed_at__isnull=False,
        expires_at__gt=at,
        expires_at__lte=at + AHEAD,
    )
    owed = [one for one in rows if settlement(one.invoice.case).is_due and one.pk not in spent_codes(one.invoice.case)]
    return [
        Coming(office_day(company.office, one.expires_at).date(), "code", one.invoice.case, at=one.expires_at)
        for one in owed
    ]


def _cycle(certificates: QuerySet[Certificate], office: Office, at: datetime) -> list[Coming]:
    """The audits of certificates in force whose day comes near or has gone by, until they are met."""
    today = office_day(office, at).date()
    rows = PlannedAudit.objects.filter(certificate__in=certificates, replaced_at=None, due_on__lte=today + AHEAD)
    rows = rows.filter(certificate__valid_until__gte=today)
    audits = list(rows.select_related("case__organisation", "certificate__case__organisation"))
    progress = progress_of(audits)
    return [
        Coming(one.due_on, "cycle", one.case or one.certificate.case, planned=one)
        for one in audits
        if one.state(progress[one.pk], today) in {State.OPEN, State.OVERDUE, State.LATE}
    ]


def _sorted(found: Iterable[Coming]) -> list[Coming]:
    return sorted(found, key=lambda one: (one.day, one.at.timestamp() if one.at else 0, one.case.pk))
