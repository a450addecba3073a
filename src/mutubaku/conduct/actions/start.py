"""Beginning a case: the client's first click."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.models import Application
from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import Case, Kind
from mutubaku.cases.queries import lock_case
from mutubaku.certificates.actions import set_subject
from mutubaku.certificates.errors import CertificateOfLot
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import issued_to
from mutubaku.conduct.cycle import adopt, running_about
from mutubaku.conduct.errors import NotYours, RunsAlready, SubjectMissing
from mutubaku.conduct.policy import Opening
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, client_capacity, office_day
from mutubaku.people.models import Organisation, User

from .opening import case_place, keep_versions, open_step


def open_case(
    organisation: Organisation,
    *,
    scheme: str,
    kind: str,
    by: User,
    at: datetime,
    subject: Certificate | None = None,
    also_scheme: str = "",
) -> Case:
    """Open a case for a client with its first step, under the procedure version in force that day.

    ``subject`` is the certificate a surveillance, recertification or change of scope is about. NotYours when the
    person does not act for the organisation; SubjectMissing for a surveillance without a certificate, or when the
    certificate is not one the organisation holds in that scheme; CertificateOfLot for one of a lot; RunsAlready where
    the certificate is being surveyed or recertified. ``also_scheme`` is asked for together with ``scheme``; its case
    begins when this one is sent (decision 0010).
    """
    with transaction.atomic():
        capacity = client_capacity(by, organisation, at)
        if capacity is None:
            raise NotYours(_("Pelanggan"))
        if subject is not None:
            lock_case(subject.case_id)
        _check_subject(organisation, scheme, kind, subject)
        case = begin_case(organisation, scheme, kind, by, capacity, at, subject=subject, also_scheme=also_scheme)
        if subject is not None:
            adopt(case, subject)
    return case


def begin_case(
    organisation: Organisation,
    scheme: str,
    kind: str,
    contact: User,
    capacity: Capacity,
    at: datetime,
    *,
    subject: Certificate | None = None,
    also_scheme: str = "",
) -> Case:
    """The case with its application and first step, begun by ``capacity``; ``contact`` is whom the office asks."""
    day = office_day(organisation.office, at).date()
    procedure = library().in_force(SERVICE, day)
    case = Case.objects.create(
        office=organisation.office,
        organisation=organisation,
        scheme=scheme,
        kind=kind,
        procedure_key=procedure.key,
        procedure_version=procedure.version,
        opened_at=at,
        opened_by=contact,
    )
    keep_versions(case, at)
    known = {"contact_name": contact.name, "contact_email": contact.email, "contact_phone": contact.phone}
    Application.objects.create(case=case, also_scheme=also_scheme, **known)
    if subject is not None:
        set_subject(case, subject)
    open_step(case_place(case, {}), Opening(procedure.first, None), capacity, at)
    data = {"scheme": scheme, "kind": kind, "procedure": f"{procedure.key}@{procedure.version}"}
    if also_scheme:
        data["also_scheme"] = also_scheme
    if subject is not None:
        data["certificate"] = subject.number
    record(case.chain, Verb.CASE_OPENED, capacity, at, data, locked=True)
    return case


def _check_subject(organisation: Organisation, scheme: str, kind: str, subject: Certificate | None) -> None:
    held = subject is not None and issued_to(organisation, scheme).filter(pk=subject.pk).exists()
    if not held and (subject is not None or kind == Kind.SURVEILLANCE):
        raise SubjectMissing
    if subject is not None and subject.valid_until is None:
        raise CertificateOfLot(subject.number)
    if subject is not None and (running := running_about(subject, kind)) is not None:
        raise RunsAlready(running, subject.number)
