"""A complaint comes: taken into the register, linked with what it is about, acknowledged, and judged ours or not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register
from mutubaku.documents.actions import keep_file
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of

from ..errors import ReferredAlready
from ..models import Complaint, ComplaintPaper
from ..policy import check_acknowledge, check_complaint, check_judgement, check_open, check_taken
from ..queries import facts_of, rules_at


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a complainant writes or says. ``may_be_named``: whether those complained of may read who it was."""

    about: str
    text: str
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    organisation_name: str = ""
    certificate_number: str = ""
    subject_name: str = ""
    may_be_named: bool = False


@dataclass(frozen=True, kw_only=True)
class Taken:
    """How a complaint reached an official: through which channel, on which day, and what was handed in with it."""

    channel: str
    received_on: date
    letter: tuple[str, bytes] | None = None


def take(office: Office, given: Given, case: Case | None, at: datetime, *, language: str) -> Complaint:
    """A complaint in the register, with the days promised today; SubjectMissing, ComplaintTextMissing, ContactMissing.

    ``case`` is the one its certificate came from, when the number that was typed is one of ours.
    """
    _check(given)
    return _registered(office, given, case, at, received_at=at, language=language)


def write_down(office: Office, given: Given, case: Case | None, by: Capacity, at: datetime, taken: Taken) -> Complaint:
    """The same, told to an official or handed to them; its days run from the day it came (``check_taken``).

    UploadRefused for a file that cannot be kept. The hour at which it came on an earlier day is not known, so that
    day counts from its beginning.
    """
    today = office_day(office, at).date()
    check_taken(taken.channel, taken.received_on, first=calendar_of(office).first, today=today)
    _check(given, address=given.address)
    letter, name = keep_file(*taken.letter, at) if taken.letter else (None, "")
    came = at if taken.received_on == today else datetime.combine(taken.received_on, time(), ZoneInfo(office.zone))
    columns = {"channel": taken.channel, "taken_at": at, "taken_by_id": by.user_id, "taken_as": by.title}
    columns |= {"letter": letter, "letter_name": name}
    return _registered(office, given, case, at, received_at=came, language="id", **columns)


def _check(given: Given, *, address: str | None = None) -> None:
    check_complaint(
        given.about,
        given.text,
        email=given.email,
        phone=given.phone,
        number=given.certificate_number,
        subject=given.subject_name,
        address=address,
    )


def _registered(
    office: Office, given: Given, case: Case | None, at: datetime, *, received_at: datetime, **columns: object
) -> Complaint:
    """A row with the next number, and with the days promised when it came."""
    rules = rules_at(office, received_at)
    return Complaint.objects.create(
        office=office,
        number=next_number(office, Register.COMPLAINT, "", at),
        received_at=received_at,
        acknowledge_days=rules.acknowledge_days,
        answer_days=rules.answer_days,
        case=case,
        **asdict(given),
        **columns,
    )


def link(found: Complaint, case: Case, number: str) -> Complaint:
    """Say which certificate or application it is about, until it is referred to its client; ComplaintOver,
    ReferredAlready.
    """
    facts = facts_of(found)
    check_open(facts)
    if facts.is_referred:
        raise ReferredAlready
    found.case, found.certificate_number = case, number
    found.save(update_fields=["case", "certificate_number"])
    return found


def acknowledge(found: Complaint, at: datetime) -> Complaint:
    """That it came is told to the complainant; AcknowledgedAlready, ComplaintOver."""
    check_acknowledge(facts_of(found))
    found.acknowledged_at = at
    found.save(update_fields=["acknowledged_at"])
    return found


def judge(
    found: Complaint, by: Capacity, at: datetime, *, is_ours: bool | None, reason: str, is_involved: bool
) -> Complaint:
    """Say whether it is about certification the office is responsible for; one that is not is over.

    NotAcknowledged, JudgedAlready, JudgementMissing, JudgementReasonMissing, SubjectUnknown, InvolvedInMatter.
    """
    check_judgement(facts_of(found), is_ours=is_ours, reason=reason, is_involved=is_involved, name=by.name)
    found.is_ours, found.judged_reason = is_ours, reason.strip()
    found.judged_at, found.judged_as = at, by.title
    found.save(update_fields=["is_ours", "judged_reason", "judged_at", "judged_as"])
    return found


def keep_paper(found: Complaint, kind: str, number: str, data: bytes, at: datetime) -> ComplaintPaper:
    """Keep a letter to the complainant as it was written."""
    file, _name = keep_file(f"{kind}.pdf", data, at)
    return ComplaintPaper.objects.create(complaint=found, kind=kind, number=number, file=file, at=at)
