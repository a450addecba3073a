"""Step 10 of a surveillance that continues a certificate in part: with its letter the scope is reduced (MS-21)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.policy.lateness import failure_rule
from mutubaku.conduct.standing import told
from mutubaku.decisions.queries import decision_of
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .parts import reduction_of
from .standing_letter import print_anew
from .work import Work


def _after(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """With the letter the reduction takes effect: the scope, the next revision of the certificate, what is public."""
    found, decision = reduction_of(task.case), decision_of(task.case)
    if outcome.resumes or found is None or decision is None:
        return
    letter = task.case.continuation
    lock_case(letter.certificate.case_id)
    rows = Certificate.objects.select_related("office", "organisation", "case__office")
    certificate = rows.get(pk=letter.certificate_id)
    given = certificates.InPart(
        removed=found.removed,
        statement=found.statement,
        reason=decision.reasons,
        rule=failure_rule(certificate.scheme),
        decided_by=decision.decided_by_id,
        decided_as=decision.decided_as,
    )
    proposal = certificates.reduce_by_decision(certificate, given, letter, at)
    print_anew(certificate, by, at)
    data = {**told(proposal), "accepted": True, "reason": proposal.answer, "conditions": ""}
    tell_client(certificate.case, NoticeKind.STANDING_DECIDED, at, data)


def _bars(task: Task, outcome: Outcome) -> list[str]:
    """A certificate is not left empty: what the decision left of it has been taken out meanwhile."""
    found = None if outcome.resumes else reduction_of(task.case)
    return [] if found is None or found.leaves_some else [_("Tidak ada lagi dari sertifikatnya yang dapat diteruskan")]


WORK = Work(bars=_bars, after=_after)
