"""Writing the review before a transfer (IAF MD 2); its case is locked, and the caller journals."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity, office_day
from mutubaku.schemes.queries import terms_of

from ..models import TransferReview
from ..policy.transfer import TransferFacts, check_review


def write_transfer_review(task: Task, facts: TransferFacts, by: Capacity, at: datetime) -> TransferReview:
    """Keep what was found in this round; written again, it replaces what the round said before.

    The refusals of ``check_review``; TermsMissing when the office has no terms of the scheme.
    """
    check_review(facts, office_day(task.case.office, at).date(), terms_of(task.case).transfer_months)
    values = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(facts).items()}
    values |= {"ceased_on": facts.ceased_on if facts.has_ceased else None}
    values |= {"at": at, "by_id": by.user_id, "by_as": by.title}
    return TransferReview.objects.update_or_create(task=task, defaults=values)[0]
