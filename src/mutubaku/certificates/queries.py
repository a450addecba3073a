"""Reading certificates: how one stands, and which a client holds."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mutubaku.cases.models import Case
from mutubaku.people.models import Organisation

from .models import Certificate, Standing, Subject
from .policy import Verdict, verdict


def standing_of(certificate: Certificate) -> str:
    """The certificate's present standing, by its last change."""
    last = certificate.standings.order_by("-at", "-id").first()
    return last.standing if last else Standing.ACTIVE


def verdict_on(certificate: Certificate, today: date) -> Verdict:
    """What the public is told of a certificate on a day."""
    return verdict(
        issued=certificate.issued_at is not None,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        standing=standing_of(certificate),
        replaced=certificate.replaced_by_id is not None,
        today=today,
    )


def issued_to(organisation: Organisation, scheme: str) -> QuerySet[Certificate]:
    """The certificates a client holds in a scheme and that nothing has replaced or withdrawn, newest first."""
    certificates = organisation.certificates.filter(scheme=scheme, issued_at__isnull=False, replaced_by=None)
    return certificates.exclude(standings__standing=Standing.WITHDRAWN).order_by("-valid_from", "-id")


def subject_of(case: Case) -> Certificate | None:
    """The certificate a later case is about."""
    subject = Subject.objects.filter(case=case).select_related("certificate").first()
    return subject.certificate if subject else None
