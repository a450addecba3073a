"""A complaint comes and is received: taken from the public, linked, acknowledged in writing, judged ours or not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutubaku.complaints import actions as complaints
from mutubaku.complaints.actions import Given, Taken
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import lock_complaint, told_last
from mutubaku.conduct.complaints import (
    KEEPERS,
    concerned,
    found_by,
    involved_in,
    keeper_at,
    keeper_of,
    referred_complaint,
)
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.works.complaint import write_receipt, write_result
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_address, tell_official, tell_officials
from mutubaku.notices.models import Notice, NoticeKind
from mutubaku.notices.text import complaint_link
from mutubaku.people.access import MANAGER_ROLES, Capacity, client_capacity
from mutubaku.people.models import Office, User

COMPLAINANT = Capacity(user_id=None, name="Pengadu", title="Pengadu")  # their name stays out of the journal


def make_complaint(office: Office, given: Given, at: datetime) -> Complaint:
    """Somebody complains, with or without an account: the complaint is in the register, and those who keep it know.

    SubjectMissing, ComplaintTextMissing, ContactMissing. A number that is none of ours is kept as it was typed.
    """
    with transaction.atomic():
        case = found_by(office, given.certificate_number)
        made = complaints.take(office, given, case, at, language=get_language() or "id")
        record(made.chain, Verb.COMPLAINT_RECEIVED, COMPLAINANT, at, {"number": made.number, "about": made.about})
        _tell_keepers(made, at)
    return made


def write_down_complaint(office: Office, given: Given, taken: Taken, by: User, at: datetime) -> Complaint:
    """Whoever keeps the register writes down what was told by telephone, at the counter or by letter.

    It is in the register like any other (ISO/IEC 17065, 7.13.1), and who left an e-mail gets the secret link. NotYours,
    ChannelMissing, ReceivedLater, ReceivedTooEarly, SubjectMissing, ComplaintTextMissing, WayMissing, UploadRefused.
    """
    with transaction.atomic():
        capacity = keeper_at(office, by, at)
        if capacity is None:
            raise NotYours(str(KEEPERS))
        case = found_by(office, given.certificate_number)
        made = complaints.write_down(office, given, case, capacity, at, taken)
        data = {"number": made.number, "about": made.about, "channel": made.channel}
        data |= {"received_on": taken.received_on.isoformat()}
        record(made.chain, Verb.COMPLAINT_RECEIVED, capacity, at, data)
        tell_complainant(made, "recorded", at)
        _tell_keepers(made, at)
    return made


def _tell_keepers(made: Complaint, at: datetime) -> None:
    for role in MANAGER_ROLES:
        tell_officials(made.office, role, NoticeKind.COMPLAINT, at, about(made, "received"))


def link_complaint(complaint_id: int, by: User, at: datetime, *, number: str) -> Complaint:
    """Whoever keeps the register says which certificate or application it is about; SubjectNotFound."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = keeper_of(found, by, at)
        case = concerned(found.office, number)
        complaints.link(found, case, " ".join(number.split()))
        data = {"number": found.certificate_number, "case": case.number}
        record(found.chain, Verb.COMPLAINT_LINKED, capacity, at, data, locked=True)
    return found


def acknowledge_complaint(complaint_id: int, by: User, at: datetime) -> Complaint:
    """That it came is told to the complainant, by letter and message, in the same transaction."""
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = keeper_of(found, by, at)
        complaints.acknowledge(found, at)
        paper = write_receipt(found, capacity, at)
        record(found.chain, Verb.COMPLAINT_ACKNOWLEDGED, capacity, at, {"letter": paper.number}, locked=True)
        tell_complainant(found, "acknowledged", at)
    return found


def judge_complaint(complaint_id: int, by: User, at: datetime, *, is_ours: bool | None, reason: str) -> Complaint:
    """Say whether it concerns certification the office is responsible for. One that does not is over, and its
    complainant reads why (ISO/IEC 17021-1, 9.8.3; ISO/IEC 17065, 7.13.2); nobody involved in the matter says so.
    """
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = keeper_of(found, by, at)
        is_involved = by.pk in involved_in(found, at)
        complaints.judge(found, capacity, at, is_ours=is_ours, reason=reason, is_involved=is_involved)
        data = {"is_ours": found.is_ours, "reason": found.judged_reason}
        if not found.is_ours:
            data["letter"] = write_result(found, capacity, at).number
        record(found.chain, Verb.COMPLAINT_JUDGED, capacity, at, data, locked=True)
        tell_complainant(found, "accepted" if found.is_ours else "declined", at)
    return found


def answer_complaint(complaint_id: int, by: User, at: datetime, *, words: str) -> Complaint:
    """The client to whom it was referred answers; its handler hears of it."""
    referred_complaint(complaint_id, by, at)
    with transaction.atomic():
        found = lock_complaint(complaint_id)
        capacity = client_capacity(by, found.case.organisation, at) if found.case else None
        if capacity is None:
            raise NotYours(_("Pelanggan"))
        complaints.answer_referral(found, capacity, at, words=words)
        record(found.chain, Verb.COMPLAINT_ANSWERED, capacity, at, {"note": found.answer}, locked=True)
        if found.handler_id is not None:
            tell_official(found.office, found.handler_id, NoticeKind.COMPLAINT, at, about(found, "answered"))
    return found


def about(found: Complaint, stage: str) -> dict[str, object]:
    """What an official is told of a complaint: its number and the way to it, nothing of what it says."""
    return {"number": found.number, "stage": stage, "path": f"/kerja/keluhan/{found.pk}/"}


def tell_complainant(found: Complaint, stage: str, at: datetime, text: str = "") -> None:
    """Tell the complainant by e-mail; who gave none is told by telephone, as the desk's page says."""
    if found.email:
        data = _news(found, stage, text)
        tell_address(found.office, found.email, NoticeKind.COMPLAINT_TOLD, at, data, language=found.language)


def news_of(found: Complaint) -> Notice:
    """What its complainant was to be told last, as a notice that is not kept: the desk passes it on itself."""
    data = {**_news(found, told_last(found)), "language": found.language}
    return Notice(office=found.office, kind=NoticeKind.COMPLAINT_TOLD, data=data)


def _news(found: Complaint, stage: str, text: str = "") -> dict[str, object]:
    return {"number": found.number, "stage": stage, "link": complaint_link(found.secret), "text": text}
