"""A complaint comes: taken into the register, linked with what it is about, acknowledged, and judged ours or not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register
from mutubaku.documents.actions import keep_file
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office

from ..models import Complaint, ComplaintPaper
from ..policy import check_acknowledge, check_complaint, check_judgement, check_open
from ..queries import facts_of, rules_at


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a complainant writes. ``may_be_named``: whether those complained of may read who it was."""

    about: str
    text: str
    name: str
    email: str = ""
    phone: str = ""
    organisation_name: str = ""
    certificate_number: str = ""
    subject_name: str = ""
    may_be_named: bool = False


def take(office: Office, given: Given, case: Case | None, at: datetime, *, language: str) -> Complaint:
    """A complaint in the register, with the days promised today; SubjectMissing, ComplaintTextMissing, ContactMissing.

    ``case`` is the one its certificate came from, when the number that was typed is one of ours.
    """
    check_complaint(
        given.about,
        given.text,
        email=given.email,
        phone=given.phone,
        number=given.certificate_number,
        subject=given.subject_name,
    )
    rules = rules_at(office, at)
    return Complaint.objects.create(
        office=office,
        number=next_number(office, Register.COMPLAINT, "", at),
        received_at=at,
        acknowledge_days=rules.acknowledge_days,
        answer_days=rules.answer_days,
        language=language,
        case=case,
        **asdict(given),
    )


def link(found: Complaint, case: Case, number: str) -> Complaint:
    """Say which certificate or application it is about; ComplaintOver."""
    check_open(facts_of(found))
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
