"""Writing the review before a transfer (IAF MD 2); its case is locked, and the caller journals."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity, office_day
from mutubaku.schemes.queries import terms_of

from ..models import TransferReview
from ..policy.transfer import TransferFacts, TransferLimits, check_review


def transfer_limits(case: Case) -> TransferLimits:
    """What the terms of a case's scheme say of the certificate to be transferred; TermsMissing without terms."""
    terms = terms_of(case)
    return TransferLimits(
        transfer=terms.transfer_months,
        validity=terms.validity_months,
        lead=terms.recertification_lead_months,
        first_surveillance=terms.first_surveillance_months,
    )


def write_transfer_review(task: Task, facts: TransferFacts, by: Capacity, at: datetime) -> TransferReview:
    """Keep what was found in this round; written again, it replaces what the round said before.

    The refusals of ``check_review``; TermsMissing when the office has no terms of the scheme.
    """
    check_review(facts, office_day(task.case.office, at).date(), transfer_limits(task.case))
    values = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(facts).items()}
    values |= {"ceased_on": facts.ceased_on if facts.has_ceased else None}
    values |= {"at": at, "by_id": by.user_id, "by_as": by.title}
    return TransferReview.objects.update_or_create(task=task, defaults=values)[0]
