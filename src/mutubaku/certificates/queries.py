"""Reading certificates: terms in force, how one stands, and which a client holds."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.people.models import Office, Organisation

from .models import Certificate, SchemeTerms, Standing, Subject
from .policy import Verdict, verdict


class TermsMissing(LookupError):  # noqa: N818 - it says what happened
    """An office has no terms for a scheme, so no certificate of it can be made."""


def terms_on(office: Office, scheme: str, day: date) -> SchemeTerms:
    """The scheme's terms in force on a day; TermsMissing says what to do when there are none."""
    terms = office.scheme_terms.filter(scheme=scheme, valid_from__lte=day).order_by("-valid_from").first()
    if terms is None:
        raise TermsMissing(
            _(
                "Ketentuan sertifikat untuk skema %(scheme)s belum diisi. "
                "Minta administrator mengisinya di Administrasi."
            )
            % {"scheme": scheme}
        )
    return terms


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
