"""Writing how a certificate stands: proposed with its ground, decided by somebody else. Its case is locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day

from ..errors import OwnProposal, ProposalDecided, ProposalWaits
from ..models import Certificate, PlannedAudit, ScopeReduction, Standing, StandingChange, StandingProposal
from ..policy.standing import check_answer, check_measure, check_proposal, parts_of, reduced
from ..queries import open_proposals, verdict_on


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A measure with its ground: ``rule`` where one asks for it, ``removed`` the parts a reduction takes out."""

    measure: str
    ground: str
    reason: str
    conditions: str = ""
    rule: str = ""
    removed: tuple[int, ...] = ()
    planned: PlannedAudit | None = None


def propose(certificate: Certificate, given: Proposed, by: Capacity, at: datetime) -> StandingProposal:
    """Propose a measure; nothing changes yet.

    The refusals of ``check_measure`` and ``check_proposal``; ProposalWaits while the same one waits.
    """
    today = office_day(certificate.office, at).date()
    check_measure(given.measure, verdict_on(certificate, today), certificate.number)
    check_proposal(given.measure, given.reason, given.removed, len(parts_of(certificate.scope)))
    if open_proposals(certificate).filter(measure=given.measure).exists():
        raise ProposalWaits
    proposal = StandingProposal.objects.create(
        certificate=certificate,
        measure=given.measure,
        ground=given.ground,
        rule=given.rule,
        reason=given.reason.strip(),
        conditions=given.conditions.strip(),
        removed=sorted(set(given.removed)),
        planned=given.planned,
        proposed_at=at,
        proposed_by_id=by.user_id,
        proposed_as=by.title,
    )
    data = {"certificate": certificate.number, "measure": given.measure, "ground": given.ground, "rule": given.rule}
    data["reason"] = proposal.reason
    record(certificate.case.chain, Verb.SUSPENSION_PROPOSED, by, at, data, locked=True)
    return proposal


def decide(
    proposal: StandingProposal, by: Capacity, at: datetime, *, accepted: bool, answer: str, conditions: str = ""
) -> None:
    """Decide a proposal, once, by another person than proposed it; what follows of it is written by the caller.

    ProposalDecided, OwnProposal, AnswerMissing, ConditionsMissing; the refusals of ``check_measure`` when the
    certificate stands otherwise by now and the proposal is accepted.
    """
    if proposal.decided_at is not None:
        raise ProposalDecided
    if proposal.proposed_by_id is not None and proposal.proposed_by_id == by.user_id:
        raise OwnProposal
    check_answer(proposal.measure, answer, conditions, accepted=accepted)
    certificate = proposal.certificate
    if accepted:
        today = office_day(certificate.office, at).date()
        check_measure(proposal.measure, verdict_on(certificate, today), certificate.number)
    proposal.decided_at, proposal.decided_by_id, proposal.decided_as = at, by.user_id, by.title
    proposal.is_accepted, proposal.answer, proposal.conditions = accepted, answer.strip(), conditions.strip()
    changed = ["decided_at", "decided_by", "decided_as", "is_accepted", "answer", "conditions"]
    proposal.save(update_fields=changed)
    said = {"accepted": accepted, "reason": proposal.answer, "conditions": proposal.conditions}
    data = {"certificate": certificate.number, "measure": proposal.measure, "ground": proposal.ground, **said}
    record(certificate.case.chain, Verb.CERTIFICATE_STATUS, by, at, data, locked=True)


STANDINGS = {"suspend": Standing.SUSPENDED, "restore": Standing.ACTIVE, "withdraw": Standing.WITHDRAWN}


def stand(proposal: StandingProposal, by: Capacity, at: datetime) -> StandingChange:
    """The accepted suspension, restoration or withdrawal as the certificate's standing: public from this moment."""
    return StandingChange.objects.create(
        certificate=proposal.certificate,
        standing=STANDINGS[proposal.measure],
        at=at,
        ground=proposal.ground,
        reason=proposal.answer,
        conditions=proposal.conditions,
        by_id=by.user_id,
        by_as=by.title,
    )


def reduce(proposal: StandingProposal) -> Certificate:
    """Take the accepted parts out of the scope: a new revision, the one before kept as it was."""
    certificate = proposal.certificate
    ScopeReduction.objects.create(
        proposal=proposal,
        scope_before=certificate.scope,
        revision_before=certificate.revision,
        file_before=certificate.file,
    )
    certificate.scope = reduced(certificate.scope, proposal.removed)
    certificate.revision += 1
    certificate.save(update_fields=["scope", "revision"])
    return certificate


def put_file(certificate: Certificate, file: Version) -> None:
    """The paper of the revision in force."""
    certificate.file = file
    certificate.save(update_fields=["file"])
