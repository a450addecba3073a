"""Step 3: the review before a certificate of another body is transferred to this office (IAF MD 2)."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.queries import transfer_of
from mutubaku.certificates.actions import write_transfer_review
from mutubaku.certificates.models import TransferReview
from mutubaku.certificates.policy.transfer import TransferFacts
from mutubaku.conduct.errors import NotAccepted
from mutubaku.journal.models import Verb
from mutubaku.people.models import User

from .working import working_at

REVIEWING = "completeness"  # the work of step 3


def review_transfer(task_id: int, by: User, at: datetime, *, facts: TransferFacts) -> TransferReview:
    """Keep the review, whoever does the step; NotAccepted at another step, or when nothing is to be transferred.

    TransferRefusal says what cannot be accepted or is left unsaid.
    """
    with working_at(task_id, by, at, REVIEWING) as work:
        if transfer_of(work.case) is None:
            raise NotAccepted
        kept = write_transfer_review(work.task, facts, work.by, at)
        dates = {"decided_on": kept.decided_on.isoformat(), "valid_until": kept.valid_until.isoformat()}
        about = {"body": kept.body, "certificate": kept.number, **dates, "standing": kept.standing}
        found = {"findings": kept.findings, "visit": kept.visit, **({"note": kept.note} if kept.note else {})}
        work.journal(Verb.TRANSFER_REVIEWED, {"outcome": kept.outcome, **about, **found})
    return kept
