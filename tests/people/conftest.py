"""The small cast of the people tests: an office, another one, its administrator, a client, an outsider."""

import pytest

from mutubaku.people.access import Capacity
from mutubaku.people.models import Office, Organisation, User
from tests.factories.people import OfficeFactory, OrganisationFactory, UserFactory, acting_as, acting_for


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory(code="palembang")


@pytest.fixture
def other_office(db: None) -> Office:
    return OfficeFactory(code="medan")


@pytest.fixture
def administrator(office: Office) -> Capacity:
    return acting_as(office, "administrator", title="Kasubbag Tata Usaha")


@pytest.fixture
def organisation(office: Office) -> Organisation:
    return OrganisationFactory(office=office, name="PT Musi Kabel")


@pytest.fixture
def client_person(organisation: Organisation) -> Capacity:
    return acting_for(organisation)


@pytest.fixture
def outsider(db: None) -> User:
    return UserFactory(name="Orang Luar")
