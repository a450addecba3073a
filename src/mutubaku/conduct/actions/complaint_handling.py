"""A complaint is handled by people with no part in its matter, decided by another one, and its end is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mutubaku.complaints import actions as complaints
from mutubaku.complaints.actions import Decided
from mutubaku.complaints.errors import InvolvedInMatter
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import lock_complaint, reminder_of, unanswered
from mutubaku.conduct.complaints import involved_in, keeper_of, official_of, officials_at
from mutubaku.conduct.works.complaint import write_result
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_official
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import User

from .complaining import about, tell_complainant


def name_people(
    complaint_id: int, by: User, at: datetime, *, handler: User, decider: User, also_involved: Sequence[User] = ()
) -> Complaint:
    """Whoever keeps the register names who handles and who decides it, or others in their place; both are told.

    InvolvedInMatter for anybody with a part in the matter (ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13.5 and 7.13.6).
    """
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = keeper_of(found, by, at)
        before = {found.handler_id, found.decider_id}
        complaints.mark_involved(found, also_involved)
        involved, officials = involved_in(found, at), officials_at(found.office, at)
        complaints.name_people(found, handler, decider, involved=involved, officials=officials)
        data: dict[str, object] = {"handler": handler.name, "decider": decider.name}
        if also_involved:
            data["involved"] = [one.name for one in also_involved]
        record(found.chain, Verb.COMPLAINT_NAMED, capacity, at, data, locked=True)
        for one, stage in ((handler, "handler"), (decider, "decider")):
            if one.pk not in before:
                tell_official(found.office, one.pk, NoticeKind.COMPLAINT, at, about(found, stage))
    return found


def refer_complaint(complaint_id: int, by: User, at: datetime, *, words: str, until: date) -> Complaint:
    """Its handler refers it to the certified client it is about, with a day to answer by (ISO/IEC 17021-1, 9.8.4)."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = _uninvolved(found, by, at)
        today = office_day(found.office, at).date()
        complaints.refer(found, capacity, at, today, words=words, until=until)
        data = {"note": found.referred_words, "until": until.isoformat()}
        record(found.chain, Verb.COMPLAINT_REFERRED, capacity, at, data, locked=True)
        _tell_client(found, NoticeKind.COMPLAINT_REFERRED, at)
        tell_complainant(found, "referred", at)
    return found


def remind_of_referral(complaint_id: int, at: datetime) -> bool:
    """Remind the client of the day it was given, once before it and once after; whether this call did.

    When the day has gone by, the handler hears of it as well.
    """
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        stage = reminder_of(found, at)
        is_awaited = unanswered(found.office).filter(pk=found.pk).exists()
        if not stage or not is_awaited or not complaints.note_reminded(found, stage, at):
            return False
        _tell_client(found, NoticeKind.COMPLAINT_REMINDER, at, is_past=stage == "past")
        if stage == "past" and found.handler_id is not None:
            tell_official(found.office, found.handler_id, NoticeKind.COMPLAINT, at, about(found, "unanswered"))
    return True


def note_complaint(complaint_id: int, by: User, at: datetime, *, words: str, is_told: bool = False) -> Complaint:
    """Its handler notes what was looked into; what is told as progress goes to the complainant as well."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = _uninvolved(found, by, at)
        made = complaints.note(found, capacity, at, words=words, is_told=is_told)
        data = {"note": made.words, "is_told": is_told}
        record(found.chain, Verb.COMPLAINT_NOTED, capacity, at, data, locked=True)
        if is_told:
            tell_complainant(found, "progress", at, made.words)
    return found


def decide_complaint(complaint_id: int, by: User, at: datetime, given: Decided) -> Complaint:
    """Who was named decides it in writing, and the complainant gets formal notice of its end."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = _uninvolved(found, by, at)
        complaints.decide(found, capacity, at, given)
        paper = write_result(found, capacity, at)
        data = {
            "outcome": found.outcome,
            "reason": found.outcome_reason,
            "correction": found.correction,
            "corrective_action": found.corrective_action,
            "letter": paper.number,
        }
        record(found.chain, Verb.COMPLAINT_DECIDED, capacity, at, data, locked=True)
        tell_complainant(found, "decided", at)
    return found


def settle_publicity(
    complaint_id: int,
    by: User,
    at: datetime,
    *,
    publicity: str,
    words: str,
    complainant_agrees: bool | None = None,
    client_agrees: bool | None = None,
) -> Complaint:
    """What was agreed with the complainant and the client about making it public (ISO/IEC 17021-1, 9.8)."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = keeper_of(found, by, at)
        agreed = {"complainant_agrees": complainant_agrees, "client_agrees": client_agrees}
        complaints.settle_publicity(found, at, publicity=publicity, words=words, **agreed)
        data = {"publicity": found.publicity, "note": found.publicity_words, **agreed}
        record(found.chain, Verb.COMPLAINT_PUBLICITY, capacity, at, data, locked=True)
    return found


def _uninvolved(found: Complaint, by: User, at: datetime) -> Capacity:
    """The capacity in which a person works on it; InvolvedInMatter when they have taken a part in its matter since."""
    capacity = official_of(found, by, at)
    if by.pk in {found.handler_id, found.decider_id} and by.pk in involved_in(found, at):
        raise InvolvedInMatter(by.name)
    return capacity


def _tell_client(found: Complaint, kind: NoticeKind, at: datetime, **more: object) -> None:
    """The people of the client, each in their account; nothing of it stands on the pages of its cases."""
    assert found.case is not None  # noqa: S101 - the room refers nothing that is about nobody
    data = {
        "number": found.number,
        "until": found.referred_until.isoformat() if found.referred_until else "",
        "path": f"/keluhan-diteruskan/{found.pk}/",
        **more,
    }
    for user in User.objects.filter(memberships__organisation=found.case.organisation_id, memberships__until=None):
        tell_official(found.office, user.pk, kind, at, data)
