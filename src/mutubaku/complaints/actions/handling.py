"""A complaint is dealt with: people named, referred to its client, looked into, decided, made public or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from ..errors import HandledBefore, NotDecider, NotHandler
from ..models import Complaint, ComplaintNote, Outcome, Publicity, ReferralReminder
from ..policy import (
    Named,
    check_answer,
    check_decision,
    check_named,
    check_note,
    check_open,
    check_publicity,
    check_referral,
)
from ..queries import facts_of


def mark_involved(found: Complaint, people: Sequence[User]) -> None:
    """Note who, beside those its cases show, had a part in the matter; ComplaintOver."""
    check_open(facts_of(found))
    found.involved.set(people)


def name_people(
    found: Complaint, handler: User, decider: User, *, involved: Collection[int], officials: Collection[int]
) -> Complaint:
    """Name who handles and who decides, or others in their place: nobody ``involved``, only ``officials``.

    NotJudged, InvolvedInMatter, NotOfOffice, SamePerson, HandledBefore, ComplaintOver.
    """
    people = Named(handler.pk, handler.name, "handler"), Named(decider.pk, decider.name, "decider")
    handled = set(found.notes.values_list("by_id", flat=True))
    check_named(facts_of(found), *people, involved=involved, officials=officials, handled=handled)
    found.handler, found.decider = handler, decider
    found.save(update_fields=["handler", "decider"])
    return found


def refer(found: Complaint, by: Capacity, at: datetime, today: date, *, words: str, until: date) -> Complaint:
    """Refer it to the certified client, who answers by a day; NotHandler and the refusals of ``check_referral``."""
    check_handler(found, by)
    check_referral(facts_of(found), words=words, until=until, today=today)
    found.referred_at, found.referred_words, found.referred_until = at, words.strip(), until
    found.save(update_fields=["referred_at", "referred_words", "referred_until"])
    return found


def note_reminded(found: Complaint, stage: str, at: datetime) -> bool:
    """Note that the client is reminded, once for each stage; whether this call was the one that did."""
    _row, is_first = ReferralReminder.objects.get_or_create(complaint=found, stage=stage, defaults={"at": at})
    return is_first


def answer_referral(found: Complaint, by: Capacity, at: datetime, *, words: str) -> Complaint:
    """The client answers what was referred to it; NothingToAnswer, AnswerMissing."""
    check_answer(facts_of(found), words)
    found.answer, found.answered_at, found.answered_by_id = words.strip(), at, by.user_id
    found.save(update_fields=["answer", "answered_at", "answered_by"])
    return found


def note(found: Complaint, by: Capacity, at: datetime, *, words: str, is_told: bool) -> ComplaintNote:
    """What its handler looked into; NotHandler, NoteMissing, ComplaintOver."""
    check_handler(found, by)
    check_note(facts_of(found), words)
    return ComplaintNote.objects.create(
        complaint=found, words=words.strip(), is_told=is_told, at=at, by_id=by.user_id or 0, by_as=by.title
    )


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a complaint was found to be, why, and what is done about it and about its cause."""

    outcome: str
    reason: str
    correction: str = ""
    corrective_action: str = ""


def decide(found: Complaint, by: Capacity, at: datetime, given: Decided) -> Complaint:
    """Decide it in writing; NotDecider for anybody else than who was named, HandledBefore for whoever looked into it,
    and the refusals of ``check_decision``.
    """
    check_open(facts_of(found))
    if found.decider_id is None or found.decider_id != by.user_id:
        raise NotDecider(found.decider.name if found.decider else "")
    if found.notes.filter(by_id=by.user_id).exists():
        raise HandledBefore(by.name)
    check_decision(
        facts_of(found),
        outcome=given.outcome if given.outcome in Outcome.values else "",
        reason=given.reason,
        correction=given.correction,
        corrective_action=given.corrective_action,
    )
    found.outcome, found.outcome_reason = given.outcome, given.reason.strip()
    found.correction, found.corrective_action = given.correction.strip(), given.corrective_action.strip()
    found.decided_at, found.decided_as = at, by.title
    found.save(
        update_fields=[
            "outcome",
            "outcome_reason",
            "correction",
            "corrective_action",
            "decided_at",
            "decided_as",
        ]
    )
    return found


def settle_publicity(
    found: Complaint,
    at: datetime,
    *,
    publicity: str,
    words: str,
    complainant_agrees: bool | None,
    client_agrees: bool | None = None,
) -> Complaint:
    """What was agreed about making it public, also again later; the refusals of ``check_publicity``."""
    check_publicity(
        facts_of(found),
        publicity=publicity if publicity in Publicity.values else "",
        words=words,
        complainant_agrees=complainant_agrees,
        client_agrees=client_agrees,
    )
    found.publicity, found.publicity_words, found.publicity_at = publicity, words.strip(), at
    found.complainant_agrees, found.client_agrees = complainant_agrees, client_agrees
    found.save(update_fields=["publicity", "publicity_words", "publicity_at", "complainant_agrees", "client_agrees"])
    return found


def check_handler(found: Complaint, by: Capacity) -> None:
    """Only who was named handles it (NotHandler)."""
    check_open(facts_of(found))
    if found.handler_id is None or found.handler_id != by.user_id:
        raise NotHandler(found.handler.name if found.handler else "")
