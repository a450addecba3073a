"""Writing why a special audit is held and what its holder was told; the certificate's case is locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mutubaku.cases.models import Case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day

from ..models import Certificate, SpecialAudit
from ..policy.special import check_special
from ..queries import verdict_on


@dataclass(frozen=True, kw_only=True)
class Special:
    """A special audit as an official asks for it: why, in what words, under which conditions, and until when."""

    cause: str
    reason: str
    conditions: str
    until: date | None


def check_may_open(certificate: Certificate, given: Special, at: datetime) -> None:
    """The refusals of ``check_special``, as the certificate stands today."""
    today = office_day(certificate.office, at).date()
    check_special(
        verdict_on(certificate, today),
        certificate.number,
        given.cause,
        given.reason,
        given.conditions,
        given.until,
        today,
        running=certificate.special_audits.filter(case__closed_at=None).exists(),
    )


def write_special(certificate: Certificate, case: Case, given: Special, by: Capacity, at: datetime) -> SpecialAudit:
    """Mark a case as the special audit of a certificate, in both their histories."""
    assert given.until is not None  # noqa: S101 - check_may_open saw to it
    case.is_special = True
    case.save(update_fields=["is_special"])
    special = SpecialAudit.objects.create(
        certificate=certificate,
        case=case,
        cause=given.cause,
        reason=given.reason.strip(),
        conditions=given.conditions.strip(),
        until=given.until,
        opened_at=at,
        opened_by_id=by.user_id,
        opened_as=by.title,
    )
    data = {"number": certificate.number, "cause": special.cause, "until": special.until.isoformat()}
    said = {**data, "reason": special.reason, "conditions": special.conditions}
    record(certificate.case.chain, Verb.SPECIAL_OPENED, by, at, said, locked=True)
    record(case.chain, Verb.SPECIAL_OPENED, by, at, said, locked=True)
    return special
