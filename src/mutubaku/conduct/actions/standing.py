"""How a certificate stands: proposed by the system, an official or the client, decided by another person, told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mutubaku.certificates import actions as certificates
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Ground, Measure, StandingProposal
from mutubaku.certificates.policy.standing import grounds_for
from mutubaku.conduct import access
from mutubaku.conduct.cycle import today_of
from mutubaku.conduct.judges import check_decider
from mutubaku.conduct.standing import asked_for, is_late, propose, propose_once, told
from mutubaku.conduct.works import standing_letter
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from .cycle import lock_certificate


def propose_measure(certificate_id: int, given: Proposed, by: User, at: datetime) -> StandingProposal:
    """An official proposes a measure. NotYours, or the refusals of ``certificates.actions.propose``."""
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        capacity = access.keeper_of(certificate, by, at)
        offered = grounds_for(given.measure, is_late=is_late(certificate, today_of(certificate, at)))
        return propose(certificate, given, capacity, at, offered)


def ask_measure(certificate_id: int, measure: str, reason: str, by: User, at: datetime) -> StandingProposal:
    """The holder asks for suspension or withdrawal of their own certificate, or says that what ends a suspension is
    done (ISO/IEC 17021-1, 9.6.5.2).
    """
    ground = Ground.RESOLVED if measure == Measure.RESTORE else Ground.REQUEST
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        given = Proposed(measure=Measure(measure), ground=ground, reason=reason)
        return propose(certificate, given, access.holder_of(certificate, by, at), at)


def propose_for(certificate_id: int, at: datetime) -> StandingProposal | None:
    """What the rules ask to be proposed of a certificate today, once: suspension when a surveillance was not held by
    its day, withdrawal when a suspension has lasted too long. None when nothing is to be proposed, or what waits to be
    decided states it already.
    """
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        given = asked_for(certificate, today_of(certificate, at))
        return propose_once(certificate, given, at) if given is not None else None


def decide_measure(
    proposal_id: int,
    by: User,
    at: datetime,
    *,
    accepted: bool,
    answer: str,
    conditions: str = "",
    grounds: Collection[int] | None = None,
) -> StandingProposal:
    """Decide a proposal: accepted, it takes effect at once, with its letter; either way the client is told.

    NotYours, EvaluatedItsCase, Interested, JudgeUnfit, or the refusals of ``certificates.actions.decide``.
    """
    with transaction.atomic():
        certificate = lock_certificate(StandingProposal.objects.get(pk=proposal_id).certificate_id)
        capacity = access.decider_of(certificate, by, at)
        gap = check_decider(certificate, by, at)
        proposal = StandingProposal.objects.select_related("planned").get(pk=proposal_id)
        proposal.certificate = certificate
        said = {"answer": answer, "conditions": conditions, "remark": gap}
        certificates.decide(proposal, capacity, at, accepted=accepted, grounds=grounds, **said)
        if accepted:
            _take_effect(proposal, capacity, at)
        data = {**told(proposal), "accepted": accepted, "reason": proposal.answer, "conditions": proposal.conditions}
        tell_client(certificate.case, NoticeKind.STANDING_DECIDED, at, data)
    return proposal


def _take_effect(proposal: StandingProposal, by: Capacity, at: datetime) -> None:
    if proposal.measure == Measure.REDUCE:
        standing_letter.print_anew(certificates.reduce(proposal), by, at)
    else:
        certificates.stand(proposal, by, at)
    if proposal.measure == Measure.WITHDRAW:
        certificates.retire_plan(proposal.certificate, at)
    proposal.letter = standing_letter.write(proposal, by, at)
    proposal.save(update_fields=["letter"])
