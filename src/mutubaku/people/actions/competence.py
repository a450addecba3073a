"""The register of competences, interests and absences: entries are added and ended, never rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from .. import policy
from ..access import Capacity, office_day
from ..errors import (
    AbsenceOver,
    AbsenceOverlaps,
    AccountInactive,
    AlreadyEnded,
    BasisMissing,
    CompanyMissing,
    CompetenceOverlaps,
    ForeignToOffice,
    NotOfTheOffice,
    ReasonMissing,
)
from ..ledger import Act, write
from ..models import Absence, Competence, Holding, Interest, Office, Organisation, User
from ..policy import check_end, check_order
from ..queries import lock_office

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class CompetenceData:
    """What a person is found competent for; ``scope`` empty for the whole scheme, no ``ends_on`` for no end."""

    function: str
    scheme: str
    scope: str = ""
    starts_on: date
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Evidence:
    """A file kept under its hash, and what it was called."""

    sha256: str
    filename: str
    media_type: str


@dataclass(frozen=True, kw_only=True)
class InterestData:
    """A tie to a client of the office, or to a company in words; open where a day is not known."""

    kind: str
    organisation: Organisation | None = None
    company: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AbsenceData:
    """Days on which somebody is away, both included."""

    kind: str
    starts_on: date
    ends_on: date
    note: str = ""


@transaction.atomic
def record_competence(
    office: Office, user: User, data: CompetenceData, evidence: Evidence | None = None, *, by: Capacity, at: datetime
) -> Competence:
    """Enter that a person is competent, approved by whoever enters it; it may begin in the past, as its evidence does.

    OwnCompetence, BasisMissing, DatesReversed, CompetenceOverlaps, NotOfTheOffice or AccountInactive say why not.
    """
    found = lock_office(office)
    policy.check_approver(user.pk, by.user_id)
    if evidence is None and not policy.line(data.note):
        raise BasisMissing
    check_order(data.starts_on, data.ends_on)
    _check_person(found, user)
    same = Competence.objects.filter(
        office=found, user=user, function=data.function, scheme=data.scheme, scope=data.scope
    )
    for other in same:
        if policy.overlaps(data.starts_on, data.ends_on, [(other.starts_on, other.ends_on)]):
            raise CompetenceOverlaps(user.name, other.starts_on)
    given = {**asdict(data), "note": policy.line(data.note), **(asdict(evidence) if evidence else {})}
    approved = {"approved_by_id": by.user_id, "approved_as": by.title, "approved_at": at}
    entry = Competence.objects.create(office=found, user=user, **given, **approved)
    write(found, Act.COMPETENCE_CHANGED, by, at, _facts(entry))
    return entry


@transaction.atomic
def end_competence(entry: Competence, last_day: date, reason: str, *, by: Capacity, at: datetime) -> Competence:
    """Let a competence hold until a day, that day included, with a reason; yesterday at the earliest."""
    office = lock_office(entry.office)
    entry.refresh_from_db(fields=["starts_on", "ends_on"])
    words = policy.line(reason)
    if not words:
        raise ReasonMissing
    check_end(entry.starts_on, entry.ends_on, last_day, office_day(office, at).date())
    entry.ends_on, entry.ended_because = last_day, words
    entry.save(update_fields=["ends_on", "ended_because"])
    write(office, Act.COMPETENCE_CHANGED, by, at, {**_facts(entry), "reason": words})
    return entry


@transaction.atomic
def declare_interest(office: Office, user: User, data: InterestData, *, by: Capacity, at: datetime) -> Interest:
    """Enter what ties a person to a company; CompanyMissing, DatesReversed or NotOfTheOffice say why not."""
    found = lock_office(office)
    _check_person(found, user)
    client = data.organisation
    if client is not None and client.office_id != found.pk:
        raise ForeignToOffice
    company = client.name if client else policy.line(data.company)
    if not company:
        raise CompanyMissing
    if data.starts_on is not None:
        check_order(data.starts_on, data.ends_on)
    days = {"starts_on": data.starts_on, "ends_on": data.ends_on}
    said = {"declared_by_id": by.user_id, "declared_as": by.title, "declared_at": at, "note": policy.line(data.note)}
    interest = Interest.objects.create(
        office=found, user=user, kind=data.kind, organisation=client, company=company, **days, **said
    )
    write(found, Act.INTEREST_DECLARED, by, at, _interest_facts(interest))
    return interest


@transaction.atomic
def end_interest(interest: Interest, last_day: date, *, by: Capacity, at: datetime) -> Interest:
    """Note the day on which a tie ended; it may be long ago. An end once noted only moves to an earlier day."""
    office = lock_office(interest.office)
    interest.refresh_from_db(fields=["starts_on", "ends_on"])
    if interest.starts_on is not None:
        check_order(interest.starts_on, last_day)
    if interest.ends_on is not None and interest.ends_on <= last_day:
        raise AlreadyEnded(interest.ends_on)
    interest.ends_on = last_day
    interest.save(update_fields=["ends_on"])
    write(office, Act.INTEREST_DECLARED, by, at, _interest_facts(interest))
    return interest


@transaction.atomic
def enter_absence(office: Office, user: User, data: AbsenceData, *, by: Capacity, at: datetime) -> Absence:
    """Enter days on which a person is away; DatesReversed, AbsenceOverlaps or NotOfTheOffice say why not."""
    found = lock_office(office)
    check_order(data.starts_on, data.ends_on)
    _check_person(found, user)
    for other in Absence.objects.filter(office=found, user=user, withdrawn_at=None):
        if policy.overlaps(data.starts_on, data.ends_on, [(other.starts_on, other.ends_on)]):
            raise AbsenceOverlaps(user.name, other.starts_on, other.ends_on)
    said = {"entered_by_id": by.user_id, "entered_as": by.title, "entered_at": at}
    given = {**asdict(data), "note": policy.line(data.note)}
    absence = Absence.objects.create(office=found, user=user, **given, **said)
    write(found, Act.LEAVE_CHANGED, by, at, _absence_facts(absence))
    return absence


@transaction.atomic
def withdraw_absence(absence: Absence, *, by: Capacity, at: datetime) -> Absence:
    """The person is here after all: an absence to come is taken back, one under way ends yesterday (AbsenceOver)."""
    office = lock_office(absence.office)
    absence.refresh_from_db(fields=["starts_on", "ends_on", "withdrawn_at"])
    today = office_day(office, at).date()
    if absence.withdrawn_at is not None or absence.ends_on < today:
        raise AbsenceOver
    taken_back = absence.starts_on >= today
    if taken_back:
        absence.withdrawn_at = at
    else:
        absence.ends_on = today - _DAY
    absence.save(update_fields=["ends_on", "withdrawn_at"])
    facts = _absence_facts(absence)
    write(office, Act.LEAVE_CHANGED, by, at, {**facts, "withdrawn": True} if taken_back else facts)
    return absence


def _check_person(office: Office, user: User) -> None:
    if not Holding.objects.filter(user=user, position__office=office).exists():
        raise NotOfTheOffice(user.name)
    if not user.is_active:
        raise AccountInactive(user.name)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _facts(entry: Competence) -> dict[str, object]:
    return {
        "account": entry.user_id,
        "name": entry.user.name,
        "function": entry.function,
        "scheme": entry.scheme,
        "scope": entry.scope,
        "starts_on": _day(entry.starts_on),
        "ends_on": _day(entry.ends_on),
        "sha256": entry.sha256,
    }


def _interest_facts(interest: Interest) -> dict[str, object]:
    return {
        "account": interest.user_id,
        "name": interest.user.name,
        "kind": interest.kind,
        "company": interest.company,
        "organisation": interest.organisation_id or 0,
        "starts_on": _day(interest.starts_on),
        "ends_on": _day(interest.ends_on),
    }


def _absence_facts(absence: Absence) -> dict[str, object]:
    return {
        "account": absence.user_id,
        "name": absence.user.name,
        "kind": absence.kind,
        "starts_on": _day(absence.starts_on),
        "ends_on": _day(absence.ends_on),
    }
