"""Founding an office and keeping its dated name, letterhead, address and accreditations."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from ..access import Capacity, office_day
from ..errors import AccreditationOverlaps, AlreadyEnded, ProfileExists, ProfileInForce
from ..ledger import Act, difference, write
from ..models import Accreditation, Office, OfficeProfile
from ..models.office import new_version
from ..policy import check_not_past, check_order, overlaps
from ..queries import lock_office


@dataclass(frozen=True, kw_only=True)
class ProfileData:
    """What an office is called and where it sits; ``letterhead`` holds one line of the letterhead per line."""

    name: str
    short_name: str
    letterhead: str
    address: str
    city: str
    number_code: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class AccreditationData:
    """An accreditation number for one scheme, both dates included, open when ``valid_to`` is empty."""

    scheme: str
    number: str
    valid_from: date
    valid_to: date | None = None


@transaction.atomic
def create_office(
    code: str,
    zone: str,
    profile: ProfileData,
    *,
    valid_from: date,
    by: Capacity,
    at: datetime,
    mailbox: str = "",
) -> Office:
    """A new office with its first profile, which may begin in the past: letters are older than the installation."""
    office = Office.objects.create(code=code, zone=zone, mailbox=mailbox)
    OfficeProfile.objects.create(office=office, valid_from=valid_from, **asdict(profile))
    write(office, Act.OFFICE_CREATED, by, at, {"code": code, "zone": zone, **asdict(profile)})
    return office


@transaction.atomic
def change_office(
    office: Office, *, zone: str, mailbox: str, audits_a_month: int | None = None, by: Capacity, at: datetime
) -> Office:
    """Change zone, mailbox or how many audits a month are many; another zone is another clock, so the calendar gets
    a new version."""
    found = lock_office(office)
    many = found.audits_a_month if audits_a_month is None else audits_a_month
    before = {"zone": found.zone, "mailbox": found.mailbox, "audits_a_month": found.audits_a_month}
    changed = difference(before, {"zone": zone, "mailbox": mailbox, "audits_a_month": many})
    if changed:
        found.zone, found.mailbox, found.audits_a_month = zone, mailbox, many
        if "zone" in changed:
            found.calendar_version = new_version()
        found.save(update_fields=["zone", "mailbox", "audits_a_month", "calendar_version"])
        write(found, Act.OFFICE_CHANGED, by, at, {"changed": changed})
    return found


@transaction.atomic
def save_profile(office: Office, data: ProfileData, valid_from: date, *, by: Capacity, at: datetime) -> OfficeProfile:
    """A new profile from a day on, today at the earliest; the earlier ones stay for the letters of their time."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    if office.profiles.filter(valid_from=valid_from).exists():
        raise ProfileExists(valid_from)
    profile = OfficeProfile.objects.create(office=office, valid_from=valid_from, **asdict(data))
    write(office, Act.OFFICE_CHANGED, by, at, {"profile_from": valid_from.isoformat(), **asdict(data)})
    return profile


@transaction.atomic
def change_profile(profile: OfficeProfile, data: ProfileData, *, by: Capacity, at: datetime) -> OfficeProfile:
    """Correct a profile that has not begun; ProfileInForce once its first day has come."""
    office = lock_office(profile.office)
    if profile.valid_from <= office_day(office, at).date():
        raise ProfileInForce(profile.valid_from)
    before = {key: getattr(profile, key) for key in asdict(data)}
    for key, value in asdict(data).items():
        setattr(profile, key, value)
    profile.save()
    changed = difference(before, asdict(data))
    write(
        office,
        Act.OFFICE_CHANGED,
        by,
        at,
        {"profile_from": profile.valid_from.isoformat(), "changed": changed},
    )
    return profile


@transaction.atomic
def add_accreditation(office: Office, data: AccreditationData, *, by: Capacity, at: datetime) -> Accreditation:
    """Add an accreditation; its dates are the accreditation body's, so they may lie in the past."""
    lock_office(office)
    check_order(data.valid_from, data.valid_to)
    for other in office.accreditations.filter(scheme=data.scheme):
        if overlaps(data.valid_from, data.valid_to, [(other.valid_from, other.valid_to)]):
            raise AccreditationOverlaps(other.number)
    accreditation = Accreditation.objects.create(office=office, **asdict(data))
    write(office, Act.OFFICE_CHANGED, by, at, {"accreditation": data.number, **_dates(accreditation)})
    return accreditation


@transaction.atomic
def end_accreditation(accreditation: Accreditation, last_day: date, *, by: Capacity, at: datetime) -> Accreditation:
    """Let an accreditation end on a day; it is never lengthened, a renewal is a new row."""
    office = lock_office(accreditation.office)
    check_order(accreditation.valid_from, last_day)
    if accreditation.valid_to is not None and accreditation.valid_to <= last_day:
        raise AlreadyEnded(accreditation.valid_to)
    accreditation.valid_to = last_day
    accreditation.save(update_fields=["valid_to"])
    write(office, Act.OFFICE_CHANGED, by, at, {"accreditation": accreditation.number, **_dates(accreditation)})
    return accreditation


def _dates(accreditation: Accreditation) -> dict[str, str]:
    return {
        "scheme": accreditation.scheme,
        "valid_from": accreditation.valid_from.isoformat(),
        "valid_to": accreditation.valid_to.isoformat() if accreditation.valid_to else "",
    }
