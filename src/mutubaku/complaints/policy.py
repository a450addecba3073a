"""How a complaint stands and what may be done with it: pure decisions on plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .errors import (
    AcknowledgedAlready,
    AnswerMissing,
    ChannelMissing,
    ComplaintOver,
    ComplaintTextMissing,
    ContactMissing,
    CorrectionMissing,
    CorrectiveActionMissing,
    DaysReversed,
    HandledBefore,
    InvolvedInMatter,
    JudgedAlready,
    JudgementMissing,
    JudgementReasonMissing,
    NotAcknowledged,
    NoteMissing,
    NothingNoted,
    NothingToAnswer,
    NothingToRefer,
    NotJudged,
    NotOfOffice,
    NotOver,
    NotReferred,
    OutcomeMissing,
    OutcomeReasonMissing,
    PublicityMissing,
    PublicityNotAgreed,
    PublicityWordsMissing,
    ReceivedLater,
    ReceivedTooEarly,
    ReferralTooEarly,
    ReferralWordsMissing,
    ReferredAlready,
    SamePerson,
    SubjectMissing,
    SubjectUnknown,
    WayMissing,
)

CLIENT, UNFOUNDED, PUBLISHED = "client", "unfounded", "published"  # values of About, Outcome and Publicity
BY_DESK = frozenset({"phone", "counter", "letter"})  # values of Channel that an official writes down


class State(StrEnum):
    """How a complaint stands, in the order in which it goes on; the last two are its ends."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    HANDLED = "handled"
    DECIDED = "decided"
    DECLINED = "declined"


OVER = frozenset({State.DECIDED, State.DECLINED})


@dataclass(frozen=True)
class Facts:
    """What is known of a complaint: what it is about, and what has been done with it."""

    about: str
    is_linked: bool = False
    is_acknowledged: bool = False
    is_ours: bool | None = None
    has_handler: bool = False
    is_referred: bool = False
    is_answered: bool = False
    notes: int = 0
    is_decided: bool = False


def state_of(facts: Facts) -> State:
    """How a complaint stands."""
    if facts.is_ours is False:
        return State.DECLINED
    if facts.is_decided:
        return State.DECIDED
    if facts.has_handler:
        return State.HANDLED
    if facts.is_ours:
        return State.ACCEPTED
    return State.ACKNOWLEDGED if facts.is_acknowledged else State.RECEIVED


def is_late(state: State, acknowledge_by: datetime, answer_by: datetime, at: datetime) -> bool:
    """Whether what is due next has not been done in time; of one that is over nothing is due."""
    if state in OVER:
        return False
    return at > (acknowledge_by if state == State.RECEIVED else answer_by)


def is_answer_late(facts: Facts, until: date | None, today: date) -> bool:
    """Whether the client has let the day go by on which it was to answer what was referred to it."""
    return until is not None and not facts.is_answered and state_of(facts) not in OVER and today > until


def reminder_stage(until: date, days: int, today: date) -> str:
    """Which reminder to the client is due: "soon" from so many days before its day on, "past" after it, else none."""
    if today > until:
        return "past"
    return "soon" if today >= until - timedelta(days=days) else ""


def last_stage(stages: Sequence[tuple[str, datetime | None]]) -> str:
    """What a complainant was to be told last; ``stages`` stand in the order in which a complaint goes on."""
    reached = [(at, place, stage) for place, (stage, at) in enumerate(stages) if at is not None]
    return max(reached)[-1]


def check_taken(channel: str, received_on: date, *, first: date, today: date) -> None:
    """What an official writes down came by telephone, at the counter or by letter, on a day that has been."""
    if channel not in BY_DESK:
        raise ChannelMissing
    if received_on > today:
        raise ReceivedLater(today)
    if received_on < first:
        raise ReceivedTooEarly(first)


def check_complaint(
    about: str, text: str, *, email: str, phone: str, number: str, subject: str, address: str | None = None
) -> None:
    """A complaint says what it is about, and who complains can be reached; by letter where ``address`` is asked for."""
    if about == CLIENT and not number.strip() and not subject.strip():
        raise SubjectMissing
    if not text.strip():
        raise ComplaintTextMissing
    if email.strip() or phone.strip():
        return
    if address is None:
        raise ContactMissing
    if not address.strip():
        raise WayMissing


def check_open(facts: Facts) -> None:
    """Nothing is changed once it is over (ComplaintOver)."""
    if state_of(facts) in OVER:
        raise ComplaintOver


def check_acknowledge(facts: Facts) -> None:
    """A complaint is acknowledged once."""
    check_open(facts)
    if facts.is_acknowledged:
        raise AcknowledgedAlready


def check_judgement(facts: Facts, *, is_ours: bool | None, reason: str, is_involved: bool, name: str) -> None:
    """Whether it is ours is said once, with a reason, after it was acknowledged; that it is not, by nobody involved."""
    check_open(facts)
    if not facts.is_acknowledged:
        raise NotAcknowledged
    if facts.is_ours is not None:
        raise JudgedAlready
    if is_ours is None:
        raise JudgementMissing
    if not reason.strip():
        raise JudgementReasonMissing
    if is_ours and facts.about == CLIENT and not facts.is_linked:
        raise SubjectUnknown
    if not is_ours and is_involved:
        raise InvolvedInMatter(name, "is_ours")


@dataclass(frozen=True)
class Named:
    """Somebody to handle or to decide a complaint: their account, their name, the field they were chosen in."""

    user_id: int
    name: str
    field: str


def check_named(
    facts: Facts,
    handler: Named,
    decider: Named,
    *,
    involved: Collection[int],
    officials: Collection[int],
    handled: Collection[int],
) -> None:
    """Two people of the office, neither of them involved in the matter, once the complaint is known to be ours; who
    decides it is none of those who ``handled`` it so far.
    """
    check_open(facts)
    if not facts.is_ours:
        raise NotJudged
    for one in (handler, decider):
        if one.user_id in involved:
            raise InvolvedInMatter(one.name, one.field)
        if one.user_id not in officials:
            raise NotOfOffice(one.name, one.field)
    if handler.user_id == decider.user_id:
        raise SamePerson
    if decider.user_id in handled:
        raise HandledBefore(decider.name)


def check_referral(facts: Facts, *, words: str, until: date, today: date) -> None:
    """A complaint about a certified client is referred to it once, in words, with a day that lies ahead."""
    check_open(facts)
    if facts.about != CLIENT:
        raise NothingToRefer
    if facts.is_referred:
        raise ReferredAlready
    if not words.strip():
        raise ReferralWordsMissing
    if until <= today:
        raise ReferralTooEarly(today)


def check_answer(facts: Facts, words: str) -> None:
    """The client answers what was referred to it, once, while the complaint is open."""
    if not facts.is_referred or facts.is_answered or state_of(facts) in OVER:
        raise NothingToAnswer
    if not words.strip():
        raise AnswerMissing


def check_note(facts: Facts, words: str) -> None:
    """What was looked into is noted in words."""
    check_open(facts)
    if not words.strip():
        raise NoteMissing


def check_decision(facts: Facts, *, outcome: str, reason: str, correction: str, corrective_action: str) -> None:
    """Decided in writing, after it was looked into and referred; what was rightly complained of is put right."""
    check_open(facts)
    if not facts.notes:
        raise NothingNoted
    if facts.about == CLIENT and not facts.is_referred:
        raise NotReferred
    if not outcome:
        raise OutcomeMissing
    if not reason.strip():
        raise OutcomeReasonMissing
    if outcome != UNFOUNDED and not correction.strip():
        raise CorrectionMissing
    if outcome != UNFOUNDED and not corrective_action.strip():
        raise CorrectiveActionMissing


def check_publicity(
    facts: Facts, *, publicity: str, words: str, complainant_agrees: bool | None, client_agrees: bool | None
) -> None:
    """After the decision, in words; made public only where the complainant and, about a client, that one agree."""
    if not facts.is_decided:
        raise NotOver
    if not publicity:
        raise PublicityMissing
    agreed = complainant_agrees and (client_agrees or facts.about != CLIENT)
    if publicity == PUBLISHED and not agreed:
        raise PublicityNotAgreed
    if not words.strip():
        raise PublicityWordsMissing


def check_days(acknowledge_days: int, answer_days: int) -> None:
    """An answer does not come before the receipt (DaysReversed)."""
    if answer_days < acknowledge_days:
        raise DaysReversed
