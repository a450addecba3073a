"""Writing how a certificate stands: proposed with its ground, decided by somebody else. Its case is locked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import SYSTEM, Capacity, office_day

from ..errors import OwnProposal, ProposalDecided, ProposalWaits, ScopeChanged
from ..models import (
    Certificate,
    Continuation,
    FurtherGround,
    Ground,
    Measure,
    PlannedAudit,
    ScopeReduction,
    Standing,
    StandingChange,
    StandingProposal,
)
from ..policy.standing import (
    GROUNDS,
    check_answer,
    check_ground,
    check_measure,
    check_proposal,
    grounds_named,
    parts_of,
    reduced,
)
from ..queries import (
    WaitingSheet,
    grounds_behind,
    grounds_of,
    is_overtaken,
    open_proposals,
    removed_parts,
    verdict_on,
)

NAMES = {one.value: one.label for one in (*Measure, *Ground)}
COMMITTEE = "Komite Sertifikasi"  # who proposes what a decision of step 9 takes out of a scope


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


def propose(
    certificate: Certificate, given: Proposed, by: Capacity, at: datetime, offered: Sequence[str] | None = None
) -> StandingProposal:
    """Propose a measure; nothing changes yet. While one of the same measure waits, its ground joins that one.

    ``offered`` are the grounds that may be chosen, by default all of the measure. The refusals of ``check_measure``,
    ``check_ground`` and ``check_proposal``; ProposalWaits where the same ground or a reduction waits.
    """
    today = office_day(certificate.office, at).date()
    check_measure(given.measure, verdict_on(certificate, today), certificate.number)
    check_ground(given.measure, given.ground, GROUNDS[given.measure] if offered is None else offered, NAMES)
    check_proposal(given.measure, given.reason, given.removed, len(parts_of(certificate.scope)))
    waiting = open_proposals(certificate).filter(measure=given.measure).first()
    if waiting is not None:
        waiting.certificate = certificate
        return _join(waiting, given, by, at)
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
    _journal(proposal, given, by, at)
    return proposal


def is_stated(certificate: Certificate, given: Proposed) -> bool:
    """Whether a proposal that waits states this very ground already."""
    waiting = open_proposals(certificate).filter(measure=given.measure).first()
    return waiting is not None and _states(waiting, given)


def _states(proposal: StandingProposal, given: Proposed) -> bool:
    said = (given.ground, given.reason.strip())
    return any((one.ground, one.reason) == said for one in grounds_of(proposal))


def _join(proposal: StandingProposal, given: Proposed, by: Capacity, at: datetime) -> StandingProposal:
    """The ground as a further one of the proposal that waits."""
    if given.measure == Measure.REDUCE or _states(proposal, given):
        raise ProposalWaits
    FurtherGround.objects.create(
        proposal=proposal,
        ground=given.ground,
        rule=given.rule,
        reason=given.reason.strip(),
        conditions=given.conditions.strip(),
        planned=given.planned,
        added_at=at,
        added_by_id=by.user_id,
        added_as=by.title,
    )
    _journal(proposal, given, by, at)
    return proposal


def _journal(proposal: StandingProposal, given: Proposed, by: Capacity, at: datetime) -> None:
    certificate = proposal.certificate
    said: dict[str, object] = {
        "measure": given.measure,
        "ground": given.ground,
        "rule": given.rule,
        "reason": given.reason.strip(),
    }
    beside = proposal.further.count()
    removed = removed_parts(proposal)
    said |= {"removed": removed} if removed else {}
    data = {"certificate": certificate.number, **said, **({"beside": beside} if beside else {})}
    record(certificate.case.chain, Verb.SUSPENSION_PROPOSED, by, at, data, locked=True)


def decide(
    proposal: StandingProposal,
    by: Capacity,
    at: datetime,
    *,
    accepted: bool,
    answer: str,
    conditions: str = "",
    grounds: Collection[int] | None = None,
    remark: str = "",
) -> None:
    """Decide a proposal, once, by another person than proposed it; what follows of it is written by the caller.

    ``grounds`` are the numbers of those it rests on, by default all that are not the decider's own; ``remark`` is what
    the register does not show of the decider. ProposalDecided, OwnProposal, AnswerMissing, ConditionsMissing, the
    refusals of ``grounds_named``; when it is accepted, the refusals of ``check_measure`` where the
    certificate stands otherwise by now, and ScopeChanged where its scope was reduced since.
    """
    if proposal.decided_at is not None:
        raise ProposalDecided
    if proposal.proposed_by_id is not None and proposal.proposed_by_id == by.user_id:
        raise OwnProposal
    check_answer(proposal.measure, answer, conditions, accepted=accepted)
    stated = grounds_of(proposal)
    own = [one.number for one in stated if one.by is not None and one.by.pk == by.user_id]
    named = grounds_named(grounds, own, len(stated), accepted=accepted)
    certificate = proposal.certificate
    if accepted:
        today = office_day(certificate.office, at).date()
        check_measure(proposal.measure, verdict_on(certificate, today), certificate.number)
        if is_overtaken(proposal):
            raise ScopeChanged
    proposal.decided_at, proposal.decided_by_id, proposal.decided_as = at, by.user_id, by.title
    proposal.is_accepted, proposal.answer, proposal.conditions = accepted, answer.strip(), conditions.strip()
    proposal.rests_on = named
    changed = ["rests_on", "decided_at", "decided_by", "decided_as", "is_accepted", "answer", "conditions"]
    proposal.save(update_fields=changed)
    said = {"accepted": accepted, "reason": proposal.answer, "conditions": proposal.conditions}
    behind = [one.ground for one in grounds_behind(proposal)]
    data = {"certificate": certificate.number, "measure": proposal.measure, "ground": behind[0], **said}
    data |= {"further": behind[1:]} if behind[1:] else {}
    data |= {"remark": remark} if remark else {}
    record(certificate.case.chain, Verb.CERTIFICATE_STATUS, by, at, data, locked=True)


STANDINGS = {"suspend": Standing.SUSPENDED, "restore": Standing.ACTIVE, "withdraw": Standing.WITHDRAWN}


def stand(proposal: StandingProposal, by: Capacity, at: datetime) -> StandingChange:
    """The accepted suspension, restoration or withdrawal as the certificate's standing: public from this moment."""
    ground, *further = dict.fromkeys(one.ground for one in grounds_behind(proposal))
    return StandingChange.objects.create(
        certificate=proposal.certificate,
        standing=STANDINGS[proposal.measure],
        at=at,
        ground=ground,
        further=further,
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
    certificate.scope = reduced(certificate.scope, proposal.removed, proposal.statement)
    certificate.revision += 1
    certificate.save(update_fields=["scope", "revision"])
    return certificate


@dataclass(frozen=True, kw_only=True)
class InPart:
    """A surveillance decided to continue a certificate in part: what goes out, what is left in words, why, by whom."""

    removed: tuple[int, ...]
    statement: str
    reason: str
    rule: str
    decided_by: int | None
    decided_as: str


def reduce_by_decision(certificate: Certificate, given: InPart, letter: Continuation, at: datetime) -> StandingProposal:
    """Reduce the scope as the decision of a surveillance says, from the moment its letter ``file`` is signed; decided
    by whoever decided the case, on the recommendation of its committee. Both cases are locked by the caller.
    """
    proposal = StandingProposal.objects.create(
        certificate=certificate,
        measure=Measure.REDUCE,
        ground=Ground.FAILURE,
        rule=given.rule,
        reason=given.reason,
        removed=sorted(given.removed),
        statement=given.statement,
        proposed_at=at,
        proposed_as=COMMITTEE,
        decided_at=at,
        decided_by_id=given.decided_by,
        decided_as=given.decided_as,
        is_accepted=True,
        rests_on=[0],
        answer=given.reason,
        letter=letter.file,
    )
    gone = [one for number, one in enumerate(parts_of(certificate.scope)) if number in given.removed]
    data = {"certificate": certificate.number, "measure": Measure.REDUCE, "ground": Ground.FAILURE, "accepted": True}
    said = {**data, "reason": given.reason, "removed": gone, "statement": given.statement, "letter": letter.number}
    for chain in (certificate.case.chain, letter.case.chain):
        record(chain, Verb.CERTIFICATE_STATUS, SYSTEM, at, said, locked=True)
    reduce(proposal)
    return proposal


def lay_sheet(certificate: Certificate, printed: Version) -> ScopeReduction:
    """The sheet of the newest revision, to be signed by hand; the last signed one stays the certificate's file."""
    newest = ScopeReduction.objects.filter(proposal__certificate=certificate).latest("pk")
    newest.printed = printed
    newest.save(update_fields=["printed"])
    return newest


def sign_sheet(certificate: Certificate, waits: WaitingSheet, scan: Version, by: Capacity, at: datetime) -> None:
    """The scan of the sheet signed by hand: from now on the paper of the certificate."""
    ScopeReduction.objects.filter(pk=waits.reduction_id).update(signed=scan)
    certificate.file = scan
    certificate.signed_by_id = by.user_id
    certificate.signed_as = by.title
    certificate.save(update_fields=["file", "signed_by", "signed_as"])
    data = {"number": certificate.number, "revision": waits.revision, "sha256": scan.file.sha256}
    record(certificate.case.chain, Verb.CERTIFICATE_SHEET_SIGNED, by, at, data, locked=True)
