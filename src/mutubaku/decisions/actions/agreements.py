"""Writing agreements: sent as a version, signed by the client, countersigned by the office."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.cases.models import Case
from mutubaku.documents.models import Version
from mutubaku.people.access import Capacity, office_day
from mutubaku.worktime.months import last_day

from ..errors import AgreementInForce, AgreementNotSent, NotAgreed, SignerNameMissing, WaiverReasonMissing
from ..models import Agreement, AgreementWaiver, Manner
from ..queries import agreement_on, agreements_of, pending_agreement, rules_on


def send_agreement(
    case: Case, number: str, file: Version, by: Capacity, at: datetime, today: date, *, anew: bool
) -> Agreement:
    """Keep an agreement that is sent to the client as the next version of theirs in this scheme.

    AgreementInForce when one waits or holds, unless it is asked for ``anew``.
    """
    earlier = agreements_of(case.organisation, case.scheme)
    last = earlier.order_by("-version").first()
    if not anew and (pending_agreement(case) or agreement_on(case.organisation, case.scheme, today)):
        raise AgreementInForce
    return Agreement.objects.create(
        organisation=case.organisation,
        scheme=case.scheme,
        number=number,
        version=last.version + 1 if last else 1,
        case=case,
        file=file,
        sent_at=at,
        sent_by_id=by.user_id or 0,
    )


def sign(
    agreement: Agreement, by: Capacity, at: datetime, *, name: str, post: str = "", agreed: bool, scan: Version | None
) -> Agreement:
    """The client signs: confirmed in the account by an authorised person, or on paper with its scan.

    AgreementNotSent when it is signed already, SignerNameMissing, NotAgreed.
    """
    if agreement.signed_at is not None:
        raise AgreementNotSent
    if not name.strip():
        raise SignerNameMissing
    if scan is None and not agreed:
        raise NotAgreed
    agreement.manner = Manner.PAPER if scan else Manner.ELECTRONIC
    agreement.signed_at, agreement.signed_by_id = at, by.user_id
    agreement.signed_name, agreement.signed_post, agreement.scan = name.strip(), post.strip(), scan
    agreement.save(update_fields=["manner", "signed_at", "signed_by", "signed_name", "signed_post", "scan"])
    return agreement


def countersign(agreement: Agreement, by: Capacity, at: datetime, today: date) -> Agreement:
    """The office signs too: the agreement holds from today on, as long as it says it does, and an earlier one ends.

    AgreementNotSent while the client has not signed, or when this was done before.
    """
    if agreement.signed_at is None or agreement.countersigned_at is not None:
        raise AgreementNotSent
    held = agreements_of(agreement.organisation, agreement.scheme)
    held.filter(countersigned_at__isnull=False, ended_on=None).update(ended_on=today)
    agreement.countersigned_at, agreement.countersigned_by_id = at, by.user_id
    agreement.countersigned_as, agreement.valid_from = by.title, today
    office = agreement.case.office
    rules = rules_on(office, office_day(office, agreement.sent_at).date())  # as its paper says
    agreement.valid_until = last_day(today, rules.agreement_months)
    fields = ["countersigned_at", "countersigned_by", "countersigned_as", "valid_from", "valid_until"]
    agreement.save(update_fields=fields)
    return agreement


def waive_agreement(case: Case, reason: str, by: Capacity, at: datetime) -> AgreementWaiver:
    """Say why a surveillance ends though no agreement is in force; WaiverReasonMissing without words."""
    if not reason.strip():
        raise WaiverReasonMissing
    values = {"reason": reason.strip(), "at": at, "by_id": by.user_id}
    return AgreementWaiver.objects.update_or_create(case=case, defaults=values)[0]
