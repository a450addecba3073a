"""The public facts of a certificate: exactly these, nothing of the case behind it and nothing the office said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mutubaku.certificates.models import Certificate, Ground, Measure, StandingChange
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.queries import sheet_to_sign, verdict_on
from mutubaku.people.access import office_day
from mutubaku.people.codes import may_be_secret
from mutubaku.people.queries import profile_on


@dataclass(frozen=True)
class PublicCertificate:
    """What anyone may know of a certificate (ISO/IEC 17065, 7.8; ISO/IEC 17021-1, 8.1.2)."""

    verdict: Verdict
    number: str
    scheme: str
    holder: dict[str, Any]
    scope: dict[str, Any]
    standard: str
    valid_from: date
    valid_until: date | None  # none: limited to the lots
    lots: str
    issued_by: str
    sha256: str
    history: tuple[tuple[datetime, str, str], ...]  # moment, standing, its ground as the scheme names it
    reduced_on: tuple[date, ...]
    revision: int
    unsigned_since: date | None  # since when its scope holds while the sheet of its revision waits to be signed
    signed_revision: int  # of the paper with this fingerprint
    continued_on: tuple[date, ...]
    is_demonstration: bool
    zone: str  # of the office, in which its moments are told


_GROUNDS = {ground.value: ground.label for ground in Ground}


def _words_of(change: StandingChange) -> str:
    """The grounds of a change as the schemes name them."""
    return "; ".join(str(_GROUNDS[one]) for one in (change.ground, *change.further) if one in _GROUNDS)


def _reductions(certificate: Certificate) -> list[datetime]:
    """When parts were taken out of its scope."""
    accepted = certificate.proposals.filter(measure=Measure.REDUCE, is_accepted=True)
    return [one.decided_at for one in accepted if one.decided_at]


def verify(secret: str, at: datetime) -> PublicCertificate | None:
    """The public facts of the issued certificate with this secret; None when there is no such certificate."""
    if not may_be_secret(secret):
        return None
    found = Certificate.objects.select_related("office", "file__file").filter(secret=secret, issued_at__isnull=False)
    certificate = found.first()
    if certificate is None:
        return None
    today = office_day(certificate.office, at).date()
    profile = profile_on(certificate.office, certificate.valid_from)
    waits = sheet_to_sign(certificate, today)
    issued = certificate.continuations.filter(issued_at__isnull=False).order_by("issued_at")
    return PublicCertificate(
        verdict=verdict_on(certificate, today),
        number=certificate.number,
        scheme=certificate.get_scheme_display(),
        holder=certificate.holder,
        scope=certificate.scope,
        standard=certificate.standard or certificate.scope.get("standard", ""),
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        lots=certificate.lots,
        issued_by=profile.name if profile else "",
        sha256=certificate.file.file.sha256 if certificate.file else "",
        history=tuple((s.at, str(s.get_standing_display()), _words_of(s)) for s in certificate.standings.all()),
        reduced_on=tuple(office_day(certificate.office, at).date() for at in _reductions(certificate)),
        revision=certificate.revision,
        unsigned_since=office_day(certificate.office, waits.since).date() if waits else None,
        signed_revision=waits.signed_revision if waits else certificate.revision,
        continued_on=tuple(
            office_day(certificate.office, letter.issued_at).date() for letter in issued if letter.issued_at
        ),
        is_demonstration=certificate.office.is_demonstration,
        zone=certificate.office.zone,
    )
