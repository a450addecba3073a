"""The demonstration office and everybody in it and around it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from mutubaku.conduct.founding import NewOffice, found_office, seeds
from mutubaku.conduct.founding.rows import (
    CompetenceRow,
    LaboratoryRow,
    OfficeRow,
    OrganisationRow,
    PersonRow,
    ProfileRow,
)
from mutubaku.people.access import SYSTEM, client_capacity, office_day
from mutubaku.people.actions import (
    AccountData,
    AccreditationData,
    CompetenceData,
    FactoryData,
    OrganisationData,
    ProfileData,
    add_accreditation,
    add_factory,
    assign_holding,
    create_staff_account,
    record_competence,
    register_organisation,
)
from mutubaku.people.models import Manner, Membership, Office, Organisation, User
from mutubaku.people.service import SERVICE_PARTS
from mutubaku.samples.laboratories import LaboratoryData, add_laboratory
from mutubaku.samples.policy import read_scope


@transaction.atomic
def make_office(at: datetime) -> Office:
    """The demonstration office with its people and clients, founded in the past; acting officials around ``at``."""
    row = seeds().demonstration
    founded = datetime.combine(row.founded, time(8), tzinfo=ZoneInfo(row.zone))
    new = NewOffice(
        code=row.code, zone=row.zone, profile=profile(row.profile), mailbox=row.mailbox, is_demonstration=True
    )
    office = found_office(new, by=SYSTEM, at=founded)
    for accreditation in row.accreditation:
        data = AccreditationData(scheme=accreditation.scheme, number=accreditation.number, valid_from=row.founded)
        add_accreditation(office, data, by=SYSTEM, at=founded)
    for laboratory in row.laboratory:
        _laboratory(office, laboratory, row, founded, at)
    for one in row.service:
        SERVICE_PARTS.add(office, one.part, {"text": one.text.strip()}, row.founded, by=SYSTEM, at=founded)
    for person in row.person:
        _person(office, person, row, founded, at)
    clients = {client.email: _client(client.email, client.name, client.phone) for client in row.client}
    for organisation in row.organisation:
        _organisation(office, organisation, clients, founded)
    emails = [one.email for one in row.person] + [one.email for one in row.client]
    # One hash for all: making it is slow on purpose, and here nothing is secret.
    User.objects.filter(email__in=emails).update(password=make_password(row.password))
    return office


def profile(row: ProfileRow) -> ProfileData:
    """The office's name and address as they are kept."""
    return ProfileData(
        name=row.name,
        short_name=row.short_name,
        letterhead="\n".join(row.letterhead),
        address="\n".join(row.address),
        city=row.city,
        phone=row.phone,
        email=row.email,
        number_code=row.number_code,
    )


def _laboratory(office: Office, laboratory: LaboratoryRow, row: OfficeRow, founded: datetime, at: datetime) -> None:
    """On the list since the office was founded; its accreditation ends around the present day."""
    data = LaboratoryData(
        city=laboratory.city,
        address=laboratory.address,
        contact=laboratory.contact,
        is_own=laboratory.is_own,
        accreditation=laboratory.accreditation,
        accredited_from=row.founded,
        accredited_to=office_day(office, at).date() + timedelta(days=laboratory.days_after),
        scope=read_scope(laboratory.scope),
    )
    add_laboratory(office, laboratory.name, data, row.founded, by=SYSTEM, at=founded)


def _person(office: Office, person: PersonRow, row: OfficeRow, founded: datetime, at: datetime) -> None:
    user = create_staff_account(
        office, person.email, AccountData(name=person.name, nip=person.nip), by=SYSTEM, at=founded
    )
    position = office.positions.get(code=person.position)
    if person.manner == Manner.HOLDER:
        assign_holding(position, user, starts_on=row.founded, by=SYSTEM, at=founded)
        for one in person.competence:
            _competence(office, user, one, row, founded, at)
        return
    today = office_day(office, at).date()
    assign_holding(
        position,
        user,
        manner=person.manner,
        decree=person.decree,
        starts_on=today - timedelta(days=person.days_before),
        ends_on=today + timedelta(days=person.days_after),
        by=SYSTEM,
        at=at,
    )


def _competence(
    office: Office, user: User, row: CompetenceRow, whole: OfficeRow, founded: datetime, at: datetime
) -> None:
    ends = office_day(office, at).date() + timedelta(days=row.days_after) if row.days_after else None
    for scheme in row.schemes:
        for scope in row.scopes:
            data = CompetenceData(
                function=row.function,
                scheme=scheme.value,
                scope=scope,
                starts_on=whole.founded,
                ends_on=ends,
                note=row.note,
            )
            record_competence(office, user, data, by=SYSTEM, at=founded)


def _client(email: str, name: str, phone: str) -> User:
    user = User.objects.create_user(email, name=name, phone=phone)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def _organisation(office: Office, row: OrganisationRow, clients: dict[str, User], at: datetime) -> Organisation:
    facts = row.model_dump(exclude={"key", "people", "factory"})
    first, *others = (clients[email] for email in row.people)
    organisation = register_organisation(first, office, OrganisationData(**facts), at=at)
    by = client_capacity(first, organisation, at)
    assert by is not None  # noqa: S101 - who registers a company is its member
    for factory in row.factory:
        add_factory(organisation, FactoryData(**factory.model_dump()), by=by, at=at)
    # An invitation's answer would need its letter; the membership is what it would have left behind.
    Membership.objects.bulk_create(Membership(organisation=organisation, user=user, since=at) for user in others)
    return organisation
