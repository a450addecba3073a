"""When a certificate of another body may be transferred, and what goes on with it (IAF MD 2): plain values only.

What MD 2 says of an open major nonconformity is from memory; the months after a body ceased come from the scheme's
terms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from mutubaku.worktime.months import months_after

from ..transfer_errors import (
    AccreditationBodyMissing,
    CeasedDayWrong,
    CycleTooLong,
    FindingsUnsaid,
    MajorOpen,
    NotUnderAgreement,
    OutcomeAgainstVisit,
    OutsideAccreditation,
    RefusalUnexplained,
    ReportsUnseen,
    SurveillanceWasDue,
    TransferDatesWrong,
    TransferExpired,
    TransferOverMeanwhile,
    TransferSuspended,
    TransferTooLate,
    TransferWithdrawn,
    VisitDayWrong,
    VisitNeeded,
    VisitUnexplained,
)
from .cycle import RECERTIFICATION, Reason, Visit


class OldStanding(StrEnum):
    """How the certificate stands with the body that issued it."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Report(StrEnum):
    """Whether the last surveillance report was read; none may have been due yet."""

    SEEN = "seen"
    NOT_DUE = "not-due"
    MISSING = "missing"


class OldFindings(StrEnum):
    """The state of the nonconformities the old body raised."""

    NONE = "none"
    MINOR = "minor"
    MAJOR_VERIFIED = "major-verified"
    MAJOR_OPEN = "major-open"


class PreVisit(StrEnum):
    """Whether the client was visited before the transfer."""

    HELD = "held"
    NOT_NEEDED = "not-needed"


class TransferOutcome(StrEnum):
    """What the review comes to; not accepted, the application goes on as an initial certification."""

    ACCEPTED = "accepted"
    AFTER_VISIT = "after-visit"
    NOT_ACCEPTED = "not-accepted"


@dataclass(frozen=True, kw_only=True)
class TransferFacts:
    """What the review found, as plain values; dates that play no part are None."""

    body: str
    number: str
    decided_on: date
    valid_until: date
    standing: str
    is_accredited: bool
    accreditation_body: str
    has_ceased: bool
    ceased_on: date | None
    is_reachable: bool
    reason: str
    in_scope: bool
    initial_report: bool
    surveillance_report: str
    findings: str
    findings_note: str
    complaints: str
    legal: str
    visit: str
    visit_on: date | None
    visit_note: str
    outcome: str
    note: str

    @property
    def is_accepted(self) -> bool:
        """Whether the certificate is transferred."""
        return self.outcome != TransferOutcome.NOT_ACCEPTED


@dataclass(frozen=True, kw_only=True)
class TransferLimits:
    """The months of the scheme's terms: to transfer after a body ceased, of a validity, to recertify before the expiry,
    and to the first surveillance.
    """

    transfer: int
    validity: int
    lead: int
    first_surveillance: int


def check_review(facts: TransferFacts, today: date, limits: TransferLimits) -> None:
    """Refuse a review that contradicts itself, or accepts what MD 2 does not let be transferred."""
    if facts.decided_on > today or facts.decided_on >= facts.valid_until:
        raise TransferDatesWrong
    _check_cycle(facts, today, limits)
    if facts.is_accredited and not facts.accreditation_body.strip():
        raise AccreditationBodyMissing
    if facts.has_ceased and (facts.ceased_on is None or facts.ceased_on > today):
        raise CeasedDayWrong
    if facts.is_accepted:
        check_certificate(facts, today, limits.transfer)
        _check_content(facts)
        _check_visit(facts)
    elif not facts.note.strip():
        raise RefusalUnexplained


def _check_cycle(facts: TransferFacts, today: date, limits: TransferLimits) -> None:
    """No cycle is longer than a validity, counted from the old expiry where the decision came before it (MS-01, MS-16);
    a surveillance was due by its months (MS-02), and a visit for the transfer belongs to the cycle and is past.
    """
    longest = months_after(facts.decided_on, limits.validity + limits.lead)
    if facts.valid_until > longest:
        raise CycleTooLong(limits.validity, limits.lead, longest)
    if facts.surveillance_report == Report.NOT_DUE:
        due = months_after(facts.decided_on, limits.first_surveillance)
        if today > due:
            raise SurveillanceWasDue(due)
    if facts.visit == PreVisit.HELD and facts.visit_on and not facts.decided_on <= facts.visit_on <= today:
        raise VisitDayWrong


def check_certificate(facts: TransferFacts, today: date, months: int) -> None:
    """A valid certificate, not suspended, under an accreditation that is recognised, in time after its body ceased."""
    if facts.standing == OldStanding.SUSPENDED:
        raise TransferSuspended
    if facts.standing == OldStanding.WITHDRAWN:
        raise TransferWithdrawn
    if facts.valid_until < today:
        raise TransferExpired(facts.valid_until)
    if not facts.is_accredited:
        raise NotUnderAgreement
    if facts.has_ceased and facts.ceased_on is not None:
        limit = last_day_to_transfer(facts.ceased_on, facts.valid_until, months)
        if today > limit:
            raise TransferTooLate(limit, months)


def last_day_to_transfer(ceased_on: date, valid_until: date, months: int) -> date:
    """After a body ceased or lost its accreditation: so many months, or until the expiry, the sooner."""
    return min(months_after(ceased_on, months), valid_until)


def _check_content(facts: TransferFacts) -> None:
    """Within our accreditation, the last reports read, no major nonconformity open, and which ones there are said."""
    if not facts.in_scope:
        raise OutsideAccreditation
    if not facts.initial_report:
        raise ReportsUnseen("initial_report")
    if facts.surveillance_report == Report.MISSING:
        raise ReportsUnseen("surveillance_report")
    if facts.findings == OldFindings.MAJOR_OPEN:
        raise MajorOpen
    if facts.findings != OldFindings.NONE and not facts.findings_note.strip():
        raise FindingsUnsaid


def _check_visit(facts: TransferFacts) -> None:
    """A visit with its day and result, or why none was needed; always one when the old body cannot be reached."""
    is_held = facts.visit == PreVisit.HELD
    if not (is_held or facts.is_reachable):
        raise VisitNeeded
    if is_held and facts.visit_on is None:
        raise VisitDayWrong
    if not facts.visit_note.strip():
        raise VisitUnexplained
    if is_held != (facts.outcome == TransferOutcome.AFTER_VISIT):
        raise OutcomeAgainstVisit


def goes_on_until(number: str, valid_until: date, today: date) -> date:
    """The expiry of our certificate after a transfer: that of the one transferred (MD 2); TransferOverMeanwhile when
    it has come."""
    if valid_until <= today:
        raise TransferOverMeanwhile(number, valid_until)
    return valid_until


@dataclass(frozen=True, kw_only=True)
class TakenOver:
    """When a transferred cycle became ours: the first day of our certificate, the day of the review before it, and
    whether that read the report of a surveillance.
    """

    since: date
    reviewed_on: date
    was_surveyed: bool
    window_days: int


def still_ahead(visits: list[Visit], taken: TakenOver) -> list[Visit]:
    """The audits of a transferred cycle that are ours: what was due before the review was the old body's, which has
    read its report or found that there was none to read yet (MD 2). Nobody made what fell due between the review and
    our certificate: it is ours, and at once. The recertification is ours however late.

    Compared is the day a surveillance's interval led to, which its window may go beyond.
    """
    until = max((one.limit_on for one in visits), default=taken.since)
    return [_ours(one, taken, until) for one in visits if _is_ours(one, taken)]


def _is_ours(visit: Visit, taken: TakenOver) -> bool:
    if visit.kind == RECERTIFICATION or _led_to(visit) >= taken.since:
        return True
    return _led_to(visit) >= taken.reviewed_on and not (visit.turn == 1 and taken.was_surveyed)


def _ours(visit: Visit, taken: TakenOver, until: date) -> Visit:
    """As planned, or, when it fell due while the transfer ran, within a window from our certificate on."""
    if visit.kind == RECERTIFICATION or _led_to(visit) >= taken.since:
        return visit
    due = min(taken.since + timedelta(days=taken.window_days), until)
    reasons = (
        *visit.reasons,
        Reason("MD 2", "while-transferring", taken.since),
        Reason("", "whole-window", due, taken.window_days),
    )
    return replace(visit, starts_on=taken.since, due_on=due, limit_on=max(visit.limit_on, due), reasons=reasons)


def _led_to(visit: Visit) -> date:
    return next((one.day for one in visit.reasons if one.key in {"first", "interval"}), visit.due_on)
