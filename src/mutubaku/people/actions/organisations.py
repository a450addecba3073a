"""Client organisations: registering one, keeping its legal data and its factories."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from .. import policy
from ..access import Capacity, client_capacity
from ..errors import AccountInactive, FactoryInUse, NibHeld, NibTaken
from ..ledger import Act, difference, write
from ..models import ApplicantKind, Factory, Membership, Office, Organisation, User
from ..queries import lock_office, lock_organisation
from .accounts import PRIVATE
from .guard import reason_of


@dataclass(frozen=True, kw_only=True)
class OrganisationData:
    """The legal data of a client. NIB and NPWP may hold the dots, dashes and spaces people type."""

    name: str
    kind: str = ApplicantKind.PRODUCER
    nib: str = ""
    npwp: str = ""
    address: str
    city: str
    province: str = ""
    country: str = "Indonesia"
    phone: str = ""
    email: str = ""
    is_small_business: bool = False

    def normalised(self) -> OrganisationData:
        """As it is kept; NotReadable when NIB or NPWP are none, or a domestic applicant has no NIB."""
        number = policy.nib(self.nib)
        policy.check_nib_given(self.kind, number)
        return replace(
            self,
            name=policy.line(self.name),
            nib=number,
            npwp=policy.npwp(self.npwp),
            address=policy.lines(self.address),
            city=policy.line(self.city),
            province=policy.line(self.province),
            country=policy.line(self.country),
            phone=policy.line(self.phone),
            email=self.email.strip(),
        )


@dataclass(frozen=True, kw_only=True)
class FactoryData:
    """A place of production."""

    name: str
    address: str
    city: str
    country: str = "Indonesia"

    def normalised(self) -> FactoryData:
        """As it is kept."""
        return FactoryData(
            name=policy.line(self.name),
            address=policy.lines(self.address),
            city=policy.line(self.city),
            country=policy.line(self.country),
        )


@transaction.atomic
def register_organisation(user: User, office: Office, data: OrganisationData, *, at: datetime) -> Organisation:
    """A new client of the office; who registers it becomes its first member. NibTaken when it is there already."""
    lock_office(office)
    facts = data.normalised()
    _check_nib_free(office, facts.nib)
    organisation = Organisation.objects.create(office=office, **asdict(facts))
    Membership.objects.create(organisation=organisation, user=user, since=at)
    by = client_capacity(user, organisation, at)
    if by is None:
        raise AccountInactive(user.name)
    write(organisation, Act.ORGANISATION_CREATED, by, at, _shown(asdict(facts)))
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, data: OrganisationData, *, by: Capacity, at: datetime, reason: str = ""
) -> dict[str, list[str]]:
    """Change the legal data; answers what changed, ``{field: [old, new]}``. Papers already made stay as printed.

    The client's own people need no ``reason``; the office does (``guard.reason_of``). NibTaken; NibHeld for the office.
    """
    lock_office(organisation.office)
    why = reason_of(organisation, by, reason)
    organisation.refresh_from_db()
    facts = data.normalised()
    _check_nib_free(organisation.office, facts.nib, but=organisation, is_office=not by.is_client)
    before = {key: getattr(organisation, key) for key in asdict(facts)}
    changed = difference(before, asdict(facts))
    if changed:
        for key, value in asdict(facts).items():
            setattr(organisation, key, value)
        organisation.save()
        shown = {key: [] if key in PRIVATE else values for key, values in changed.items()}
        write(organisation, Act.ORGANISATION_CHANGED, by, at, {"changed": shown, **why})
    return changed


@transaction.atomic
def add_factory(organisation: Organisation, data: FactoryData, *, by: Capacity, at: datetime) -> Factory:
    """Add a place of production."""
    lock_organisation(organisation)
    factory = Factory.objects.create(organisation=organisation, **asdict(data.normalised()))
    write(organisation, Act.ORGANISATION_CHANGED, by, at, {"factory": factory.pk, **asdict(data.normalised())})
    return factory


@transaction.atomic
def change_factory(factory: Factory, data: FactoryData, *, by: Capacity, at: datetime) -> Factory:
    """Change a place of production; papers already made keep what was printed."""
    organisation = lock_organisation(factory.organisation)
    facts = asdict(data.normalised())
    changed = difference({key: getattr(factory, key) for key in facts}, facts)
    if changed:
        for key, value in facts.items():
            setattr(factory, key, value)
        factory.save()
        write(organisation, Act.ORGANISATION_CHANGED, by, at, {"factory": factory.pk, "changed": changed})
    return factory


@transaction.atomic
def remove_factory(factory: Factory, *, by: Capacity, at: datetime) -> None:
    """Remove a place of production that no application names (FactoryInUse)."""
    organisation = lock_organisation(factory.organisation)
    data = {"factory": factory.pk, "name": factory.name, "removed": True}
    try:
        factory.delete()
    except ProtectedError as error:
        raise FactoryInUse(factory.name) from error
    write(organisation, Act.ORGANISATION_CHANGED, by, at, data)


def _check_nib_free(office: Office, nib: str, but: Organisation | None = None, *, is_office: bool = False) -> None:
    same = Organisation.objects.filter(office=office, nib=nib).first() if nib else None
    if same is not None and same != but:
        raise NibHeld(nib, same.name) if is_office else NibTaken(nib)


def _shown(facts: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in facts.items() if key not in PRIVATE}
