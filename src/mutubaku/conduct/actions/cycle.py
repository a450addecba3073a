"""The years after a certificate: its audits planned anew, and the cases that open themselves (decision 0020)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from mutubaku.applications.actions import begin_from
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.errors import PlanGone
from mutubaku.certificates.models import Certificate, PlannedAudit
from mutubaku.certificates.policy.standing import LIVE, check_live
from mutubaku.certificates.queries import verdict_on
from mutubaku.conduct import access
from mutubaku.conduct.cycle import is_recertified, plan_cycle, today_of
from mutubaku.conduct.reuse import last_application, reusable
from mutubaku.documents import actions as documents
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import CLIENT_ROLE, SYSTEM, Capacity, client_capacity
from mutubaku.people.models import Organisation, User

from .beginning import renew_editions
from .start import begin_case


def lock_certificate(certificate_id: int) -> Certificate:
    """The certificate as it is now, its case locked: acts on one certificate come one by one."""
    row = Certificate.objects.only("case_id").get(pk=certificate_id)
    lock_case(row.case_id)
    return Certificate.objects.select_related("office", "organisation", "case__office", "case__organisation").get(
        pk=certificate_id
    )


def plan_missing(certificate_id: int, at: datetime) -> list[PlannedAudit]:
    """Plan the cycle of a certificate that has no plan yet: one issued before cycles were planned."""
    with transaction.atomic():
        return plan_cycle(lock_certificate(certificate_id), SYSTEM, at)


def replan(
    planned_id: int, by: User, at: datetime, *, starts_on: date | None, due_on: date | None, cause: str, note: str
) -> PlannedAudit:
    """An official moves a planned audit, with a reason. NotYours, PlanGone, the refusals of ``check_window``."""
    with transaction.atomic():
        certificate = lock_certificate(PlannedAudit.objects.get(pk=planned_id).certificate_id)
        capacity = access.keeper_of(certificate, by, at)
        check_live(verdict_on(certificate, today_of(certificate, at)), certificate.number)
        planned = PlannedAudit.objects.select_related("case").get(pk=planned_id)
        planned.certificate = certificate
        return certificates.plan_anew(planned, starts_on, due_on, cause, note, capacity, at)


def open_planned(planned_id: int, at: datetime) -> Case | None:
    """Open the case of a planned audit for the client, once however many workers ask; None when it was done before,
    the certificate has come to its end meanwhile, or it is being recertified, which looks at it as well.

    The application holds last time's answers, and the documents found valid then that still are; the client checks
    and sends it.
    """
    with transaction.atomic():
        certificate = lock_certificate(PlannedAudit.objects.get(pk=planned_id).certificate_id)
        planned = PlannedAudit.objects.get(pk=planned_id)
        if planned.case_id is not None or planned.replaced_at is not None:
            return None
        if verdict_on(certificate, today_of(certificate, at)) not in LIVE or _is_covered(planned, certificate):
            return None
        case = begin_about(certificate, Kind(planned.kind), at)
        if not certificates.link(planned, case):
            raise PlanGone
        data = {"certificate": certificate.number, "until": planned.asked_until(today_of(certificate, at)).isoformat()}
        tell_client(case, NoticeKind.CYCLE_OPENED, at, data)
    return case


def _is_covered(planned: PlannedAudit, certificate: Certificate) -> bool:
    """Whether a surveillance is to be opened beside a recertification that the client has sent already."""
    return planned.kind == Kind.SURVEILLANCE and is_recertified(certificate)


def begin_about(certificate: Certificate, kind: Kind, at: datetime, by: Capacity | None = None) -> Case:
    """Begin a case about a certificate with last time's answers: for its holder, with the documents found valid then
    that still are, or by an official, who asks none.
    """
    company = certificate.organisation
    contact = _contact(certificate, at)
    acting = acting_for(company)
    case = begin_case(company, certificate.scheme, kind, contact, by or acting, at, subject=certificate)
    earlier = last_application(case)
    if earlier is not None:
        application = begin_from(case.pk, earlier, acting, at)
        renew_editions(case, application, at)
        task: Task = case.tasks.get()
        for one in reusable(case, at) if by is None else ():
            documents.reuse(task, one.version, by=acting, at=at, requirement=one.requirement.key)
    return case


def _contact(certificate: Certificate, at: datetime) -> User:
    """Whom the office asks: who applied last time while still of the company, else its first person of today."""
    last = certificate.case.opened_by
    company = certificate.organisation
    people = [last, *company.users.order_by("memberships__pk")]
    return next((one for one in people if client_capacity(one, company, at)), last)


def acting_for(company: Organisation) -> Capacity:
    """The system preparing something on a client's behalf; nothing is declared and nothing sent for them."""
    return Capacity(
        user_id=None,
        name=SYSTEM.name,
        title=SYSTEM.title,
        role=CLIENT_ROLE,
        office_id=company.office_id,
        organisation_id=company.pk,
        on_behalf_of=company.name,
    )
