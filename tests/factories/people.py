"""Factories of the people room: offices with a clock, people, positions, clients; `official` and `member` besides."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from mutubaku.people.access import Capacity, capacity_for, client_capacity
from mutubaku.people.models import (
    Accreditation,
    ApplicantKind,
    Factory,
    FreeDayEntry,
    Holding,
    HoursPeriodEntry,
    Invitation,
    JointLeaveYear,
    Manner,
    Membership,
    Office,
    OfficeProfile,
    Organisation,
    Position,
    RoleAssignment,
    User,
    WeekEntry,
)
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import CalendarError

LONG_AGO = date(2020, 1, 1)
NOON = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)  # Wednesday 25 November 2026, 10.00 WIB: an ordinary working hour
PASSWORD = "sandi-uji-2026"
NORMAL_WEEK = {  # SOP hours (domain.md 7): weekday -> open intervals
    **dict.fromkeys(range(4), ((time(7, 30), time(12)), (time(13), time(16)))),
    4: ((time(7, 30), time(11, 30)), (time(13), time(16, 30))),
}


class UserFactory(DjangoModelFactory):
    """A person with a usable password (`PASSWORD`) and a verified address."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@contoh.id")
    name = factory.Sequence(lambda n: f"Orang {n}")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **fields: Any) -> User:
        return model_class.objects.create_user(**fields)

    @factory.post_generation
    def verified(self: User, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        """`verified=False` leaves the address unproven."""
        if create:
            EmailAddress.objects.create(user=self, email=self.email, primary=True, verified=extracted is not False)


class OfficeProfileFactory(DjangoModelFactory):
    class Meta:
        model = OfficeProfile

    office = factory.SubFactory("tests.factories.people.OfficeFactory", profile=None)
    valid_from = LONG_AGO
    name = "Balai Standardisasi dan Pelayanan Jasa Industri Contoh"
    short_name = "BSPJI Contoh"
    letterhead = "KEMENTERIAN PERINDUSTRIAN REPUBLIK INDONESIA\nBALAI STANDARDISASI DAN PELAYANAN JASA INDUSTRI CONTOH"
    address = "Jl. Contoh No. 1"
    city = "Palembang"
    number_code = "BSKJI/BSPJI-Contoh"


class OfficeFactory(DjangoModelFactory):
    """An office with a name (`profile=None`: without) and the SOP's hours (`hours=False`: without)."""

    class Meta:
        model = Office
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"kantor-{n}")
    profile = factory.RelatedFactory(OfficeProfileFactory, "office")

    @factory.post_generation
    def hours(self: Office, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        if create and extracted is not False:
            WeekEntry.objects.bulk_create(
                WeekEntry(office=self, weekday=weekday, opens=opens, closes=closes)
                for weekday, intervals in NORMAL_WEEK.items()
                for opens, closes in intervals
            )


class AccreditationFactory(DjangoModelFactory):
    class Meta:
        model = Accreditation

    office = factory.SubFactory(OfficeFactory)
    scheme = "sppt-sni"
    number = "LSPr-010-IDN"
    valid_from = LONG_AGO


class PositionFactory(DjangoModelFactory):
    class Meta:
        model = Position

    office = factory.SubFactory(OfficeFactory)
    code = factory.Sequence(lambda n: f"jabatan-{n}")
    title = factory.Sequence(lambda n: f"Jabatan {n}")


class HoldingFactory(DjangoModelFactory):
    """A definitive holding since long ago; the traits `acting` and `daily` need `ends_on`, one month by default."""

    class Meta:
        model = Holding

    class Params:
        acting = factory.Trait(
            manner=Manner.ACTING,
            decree="SP-12/BSKJI/XI/2026",
            starts_on=date(2026, 11, 1),
            ends_on=date(2026, 11, 30),
        )
        daily = factory.Trait(
            manner=Manner.DAILY_ACTING,
            decree="SP-13/BSKJI/XI/2026",
            starts_on=date(2026, 11, 23),
            ends_on=date(2026, 11, 27),
        )

    position = factory.SubFactory(PositionFactory)
    user = factory.SubFactory(UserFactory)
    manner = Manner.HOLDER
    starts_on = LONG_AGO


class RoleAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = RoleAssignment

    office = factory.SelfAttribute("position.office")
    role = "head"
    position = factory.SubFactory(PositionFactory)
    starts_on = LONG_AGO


class HoursPeriodFactory(DjangoModelFactory):
    """Ramadan 2027 with its shorter hours, which are written when `hours` is not False."""

    class Meta:
        model = HoursPeriodEntry
        skip_postgeneration_save = True

    office = factory.SubFactory(OfficeFactory)
    name = "Ramadan 1448 H"
    first = date(2027, 2, 8)
    last = date(2027, 3, 9)

    @factory.post_generation
    def hours(self: HoursPeriodEntry, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        if create and extracted is not False:
            WeekEntry.objects.bulk_create(
                WeekEntry(office=self.office, period=self, weekday=day, opens=time(8), closes=time(15))
                for day in range(5)
            )


class FreeDayFactory(DjangoModelFactory):
    class Meta:
        model = FreeDayEntry

    office = factory.SubFactory(OfficeFactory)
    day = date(2026, 12, 25)
    kind = "national"
    name = "Hari Raya Natal"
    decree = "SKB 3 Menteri 1497/2/5 Tahun 2025"

    @classmethod
    def _create(cls, model_class: type[FreeDayEntry], *args: Any, **kwargs: Any) -> FreeDayEntry:
        """The row alone, as no version of the calendar has it: the present one is built first, lest it be built with
        this row later and kept by this process for the tests that follow."""
        with suppress(CalendarError):  # an office without hours has no calendar
            calendar_of(kwargs["office"])
        return super()._create(model_class, *args, **kwargs)


class JointLeaveYearFactory(DjangoModelFactory):
    class Meta:
        model = JointLeaveYear

    office = factory.SubFactory(OfficeFactory)
    year = 2026
    decree = "SKB 3 Menteri 1497/2/5 Tahun 2025"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"PT Contoh {n}")
    kind = ApplicantKind.PRODUCER
    nib = factory.Sequence(lambda n: f"{9120000000000 + n}")
    npwp = factory.Sequence(lambda n: f"{100000000000000 + n}")
    address = "Jl. Industri No. 7"
    city = "Palembang"
    province = "Sumatera Selatan"


class FactoryFactory(DjangoModelFactory):
    class Meta:
        model = Factory

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Pabrik {n}")
    address = "Jl. Pabrik No. 3"
    city = "Banyuasin"


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    since = datetime(2020, 1, 1, tzinfo=UTC)


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence(lambda n: f"undangan{n}@contoh.id")
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    invited_by = factory.SubFactory(UserFactory)
    created_at = NOON
    expires_at = NOON + timedelta(days=7)


def official(office: Office, role: str, *, user: User | None = None, title: str = "", **holding: Any) -> User:
    """A person who plays `role` in `office` through a position of their own; `holding` as for HoldingFactory."""
    position = PositionFactory(office=office, **({"title": title} if title else {}))
    RoleAssignmentFactory(position=position, role=role)
    return HoldingFactory(position=position, user=user or UserFactory(), **holding).user


def acting_as(office: Office, role: str, at: datetime = NOON, **holding: Any) -> Capacity:
    """The capacity of a new `official`, for calling an action."""
    found = capacity_for(official(office, role, **holding), office, role, at)
    assert found is not None
    return found


def member(organisation: Organisation, **user: Any) -> User:
    """A person who acts for a client organisation."""
    return MembershipFactory(organisation=organisation, user=UserFactory(**user)).user


def acting_for(organisation: Organisation, at: datetime = NOON) -> Capacity:
    """The capacity of a new `member`, for calling an action."""
    found = client_capacity(member(organisation), organisation, at)
    assert found is not None
    return found
