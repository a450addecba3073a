"""Writing certificates: drafted with a number, issued by signature, continued after surveillance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Kind, Register
from mutubaku.cases.queries import lock_case
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.codes import new_secret
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import terms_of, transition_of

from ..errors import CertificateExpired, CertificateOfLot
from ..models import Certificate, Continuation, Standing, StandingChange, Subject
from ..policy import check_date, check_lots, is_lot_only, last_day, within_transition
from ..policy.cycle import renewed
from ..policy.standing import check_live
from ..policy.transfer import goes_on_until
from ..queries import (
    accepted_transfer,
    check_not_gone,
    check_replaceable,
    cycle_start,
    subject_of,
    verdict_on,
)


@dataclass(frozen=True)
class Granted:
    """What a certificate is granted for, as it will be printed (JSON-ready), and the day that was decided."""

    holder: dict[str, Any]
    scope: dict[str, Any]
    decided_on: date | None = None


class NothingToContinue(LookupError):  # noqa: N818 - it says what happened
    """A surveillance that is about no certificate has nothing to continue."""


def set_subject(case: Case, certificate: Certificate) -> None:
    """Say which certificate a later case is about; it must be the same client's."""
    if certificate.organisation_id != case.organisation_id:
        raise NothingToContinue(_("Sertifikat itu bukan milik perusahaan ini."))
    Subject.objects.create(case=case, certificate=certificate)


def draft(case: Case, granted: Granted, by: Capacity, at: datetime) -> Certificate:
    """The case's certificate, made or brought up to date while it is a draft; its number is given once.

    Dated the day of ``at``, never before its decision: BeforeDecision (MS-14; ISO/IEC 17065, 7.7; 17021-1, 8.2.2).
    One of lots alone names them (LotMissing) and has no expiry. CertificateReplaced or CertificateWithdrawn when the
    one it is to replace is gone.
    """
    today = office_day(case.office, at).date()
    subject = subject_of(case)
    if subject is not None:
        check_not_gone(subject)
    check_date(today, granted.decided_on)
    check_lots(granted.scope)
    terms = terms_of(case)
    values = {
        "holder": granted.holder,
        "scope": granted.scope,
        "standard": edition_of(granted.scope, terms),
        "decided_on": granted.decided_on,
        "valid_from": today,
        "valid_until": None if is_lot_only(granted.scope) else _last_day(case, granted, today, terms),
        "cycle_from": _cycle_from(case, granted.decided_on or today),
    }
    existing = Certificate.objects.filter(case=case).first()
    if existing is not None:
        for field, value in values.items():
            setattr(existing, field, value)
        existing.save(update_fields=list(values))
        return existing
    certificate = Certificate.objects.create(
        office=case.office,
        organisation=case.organisation,
        scheme=case.scheme,
        case=case,
        number=next_number(case.office, Register.CERTIFICATE, case.scheme, at),
        secret=new_secret(),
        **values,
    )
    record(case.chain, Verb.CERTIFICATE_DRAFTED, by, at, {"number": certificate.number}, locked=True)
    return certificate


def edition_of(scope: dict[str, Any], terms: SchemeTerms) -> str:
    """The standard with its year that a certificate names: the one asked for, or that of the terms."""
    return scope.get("edition") or terms.standard


def check_edition(case: Case, scope: dict[str, Any], today: date) -> None:
    """Refuse to grant by an edition whose transition has ended: EditionOver."""
    terms = terms_of(case)
    edition = edition_of(scope, terms)
    within_transition(date.max, edition, transition_of(terms, edition), today)


def _last_day(case: Case, granted: Granted, today: date, terms: SchemeTerms) -> date:
    """Its expiry, and never beyond the transition of its edition that the case's version confirms: EditionOver."""
    until, edition = _expiry(case, granted.decided_on or today, today, terms), edition_of(granted.scope, terms)
    return within_transition(until, edition, transition_of(terms, edition), today)


def _expiry(case: Case, since: date, today: date, terms: SchemeTerms) -> date:
    """Counted ``since`` the decision, whenever the certificate is made (MS-01).

    A change of scope keeps the expiry of the certificate it changes (CertificateExpired when that has come), and so
    does a transfer that of another body's (TransferOverMeanwhile; MD 2). A recertification follows it (MS-16, MS-18);
    everything else begins a new validity. Nothing else prolongs (MS-17). CertificateOfLot: one of a lot has no expiry.
    """
    transferred = accepted_transfer(case)
    if transferred is not None:
        return goes_on_until(transferred.number, transferred.valid_until, today)
    subject = subject_of(case)
    if subject is None or case.kind not in {Kind.SCOPE_CHANGE, Kind.RECERTIFICATION}:
        return last_day(since, terms.validity_months)
    if subject.valid_until is None:
        raise CertificateOfLot(subject.number)
    if case.kind == Kind.RECERTIFICATION:
        return renewed(
            since,
            subject.valid_until,
            validity_months=terms.validity_months,
            lead_months=terms.recertification_lead_months,
            restoration_months=terms.restoration_months,
        ).until
    if subject.valid_until <= today:
        raise CertificateExpired(subject.number)
    return subject.valid_until


def _cycle_from(case: Case, decided_on: date) -> date:
    """A change of scope goes on in the cycle of the certificate it changes, a transfer in that of the one transferred
    (MD 2); every other decision begins one (MS-01)."""
    transferred = accepted_transfer(case)
    if transferred is not None:
        return transferred.decided_on
    subject = subject_of(case)
    return cycle_start(subject) if subject is not None and case.kind == Kind.SCOPE_CHANGE else decided_on


def issue(certificate: Certificate, file: Version, by: Capacity, at: datetime) -> None:
    """Issue a signed certificate: from now on it is valid and public, and replaces the one the case was about.

    The refusals of ``check_replaceable``: nothing ends a suspension but a decision on it.
    """
    replaced = _to_replace(certificate.case, at)
    certificate.issued_at = at
    certificate.file = file
    certificate.signed_by_id = by.user_id
    certificate.signed_as = by.title
    certificate.save(update_fields=["issued_at", "file", "signed_by", "signed_as"])
    StandingChange.objects.create(
        certificate=certificate, standing=Standing.ACTIVE, at=at, by_id=by.user_id, by_as=by.title
    )
    if replaced is not None:
        replaced.replaced_by = certificate
        replaced.save(update_fields=["replaced_by"])
    data = {
        "number": certificate.number,
        "valid_from": certificate.valid_from.isoformat(),
        "valid_until": certificate.valid_until.isoformat() if certificate.valid_until else None,
        "sha256": file.file.sha256,
    }
    record(certificate.case.chain, Verb.CERTIFICATE_ISSUED, by, at, data, locked=True)


def _to_replace(case: Case, at: datetime) -> Certificate | None:
    """The certificate a case is about, its own case locked, as it stands now."""
    subject = subject_of(case)
    if subject is None:
        return None
    lock_case(subject.case_id)
    subject.refresh_from_db()
    check_replaceable(subject, office_day(case.office, at).date())
    return subject


def draft_continuation(case: Case, at: datetime) -> Continuation:
    """The letter of a surveillance, with its number; NothingToContinue when the case is about no certificate.

    CertificateReplaced, CertificateWithdrawn or CertificateExpired when there is nothing left to continue.
    """
    subject = subject_of(case)
    if subject is None:
        raise NothingToContinue(_("Surveilans ini tidak menunjuk sertifikat mana pun, jadi tidak ada yang diteruskan."))
    check_live(verdict_on(subject, office_day(case.office, at).date()), subject.number)
    existing = Continuation.objects.filter(case=case).select_related("certificate").first()
    if existing is not None:
        return existing
    number = next_number(case.office, Register.CONTINUATION, case.scheme, at)
    return Continuation.objects.create(certificate=subject, case=case, number=number)


def issue_continuation(continuation: Continuation, file: Version, by: Capacity, at: datetime) -> None:
    """Issue the signed letter."""
    continuation.issued_at = at
    continuation.file = file
    continuation.signed_by_id = by.user_id
    continuation.signed_as = by.title
    continuation.save(update_fields=["issued_at", "file", "signed_by", "signed_as"])
    data = {
        "number": continuation.number,
        "certificate": continuation.certificate.number,
        "sha256": file.file.sha256,
    }
    record(continuation.case.chain, Verb.CERTIFICATE_CONTINUED, by, at, data, locked=True)
