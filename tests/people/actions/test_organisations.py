"""Client organisations: registering, changing, factories."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.db.models import ProtectedError

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.actions import (
    FactoryData,
    OrganisationData,
    add_factory,
    change_factory,
    change_organisation,
    register_organisation,
    remove_factory,
)
from mutubaku.people.errors import AccountInactive, FactoryInUse, NibTaken, NotReadable
from mutubaku.people.models import ApplicantKind, Factory, Office, Organisation, User
from tests.factories.people import NOON, FactoryFactory, OrganisationFactory, UserFactory

DATA = OrganisationData(
    name=" PT  Musi Kabel ",
    nib="9120.0012.34567",
    npwp="01.234.567.8-901.000",
    address="Jl. Industri 7\n\n Blok B ",
    city="Palembang",
    phone="0711-1",
    email=" info@musi.id ",
)
PLACE = FactoryData(name="Pabrik 1", address="Jl. Pabrik", city="Banyuasin")


def test_who_registers_a_company_may_act_for_it_at_once(office: Office, outsider: User) -> None:
    organisation = register_organisation(outsider, office, DATA, at=NOON)
    capacity = client_capacity(outsider, organisation, NOON)
    assert capacity is not None
    assert capacity.on_behalf_of == "PT Musi Kabel"


def test_numbers_are_kept_without_the_marks_people_typed(office: Office, outsider: User) -> None:
    organisation = register_organisation(outsider, office, DATA, at=NOON)
    assert (organisation.nib, organisation.npwp) == ("9120001234567", "012345678901000")
    assert (organisation.address, organisation.email) == ("Jl. Industri 7\n\nBlok B", "info@musi.id")


def test_registering_is_journalled_on_the_companys_chain_without_the_phone(office: Office, outsider: User) -> None:
    organisation = register_organisation(outsider, office, DATA, at=NOON)
    entry = Entry.objects.get(chain=f"organisation:{organisation.pk}")
    assert (entry.verb, entry.capacity, entry.on_behalf_of) == ("organisation.created", "Pelanggan", "PT Musi Kabel")
    assert "phone" not in entry.data
    assert entry.data["nib"] == "9120001234567"


def test_a_company_is_registered_once_in_an_office(office: Office, other_office: Office, outsider: User) -> None:
    register_organisation(outsider, office, DATA, at=NOON)
    with pytest.raises(NibTaken, match=r"Perusahaan dengan NIB 9120001234567 sudah terdaftar\. Minta undangan"):
        register_organisation(UserFactory(), office, DATA, at=NOON)
    register_organisation(outsider, other_office, DATA, at=NOON)
    assert Organisation.objects.count() == 2


def test_foreign_producers_need_no_nib(office: Office, outsider: User) -> None:
    foreign = replace(DATA, kind=ApplicantKind.FOREIGN, nib="", country="Jepang")
    register_organisation(outsider, office, foreign, at=NOON)
    register_organisation(UserFactory(), office, foreign, at=NOON)
    assert Organisation.objects.filter(nib="").count() == 2


@pytest.mark.parametrize("changes", [{"nib": ""}, {"nib": "12"}, {"npwp": "12"}])
def test_wrong_numbers_register_nothing(office: Office, outsider: User, changes: dict[str, str]) -> None:
    with pytest.raises(NotReadable):
        register_organisation(outsider, office, replace(DATA, **changes), at=NOON)  # type: ignore[arg-type]
    assert not Organisation.objects.exists()


def test_a_deactivated_person_registers_nothing(office: Office) -> None:
    with pytest.raises(AccountInactive):
        register_organisation(UserFactory(is_active=False), office, DATA, at=NOON)
    assert not Organisation.objects.exists()


def test_changed_data_is_journalled_old_and_new(organisation: Organisation, client_person: Capacity) -> None:
    data = replace(DATA, name="PT Musi Kabel Baru", nib=organisation.nib, npwp=organisation.npwp)
    change_organisation(organisation, data, by=client_person, at=NOON)
    organisation.refresh_from_db()
    assert organisation.name == "PT Musi Kabel Baru"
    changed = Entry.objects.get().data["changed"]
    assert changed["name"] == ["PT Musi Kabel", "PT Musi Kabel Baru"]
    assert changed["phone"] == []


def test_unchanged_data_is_not_journalled(organisation: Organisation, client_person: Capacity) -> None:
    same = OrganisationData(
        **{key: getattr(organisation, key) for key in OrganisationData.__dataclass_fields__}  # type: ignore[arg-type]
    )
    change_organisation(organisation, same, by=client_person, at=NOON)
    assert not Entry.objects.exists()


def test_a_company_does_not_take_another_ones_nib(organisation: Organisation, client_person: Capacity) -> None:
    other = OrganisationFactory(office=organisation.office)
    with pytest.raises(NibTaken):
        change_organisation(organisation, replace(DATA, nib=other.nib), by=client_person, at=NOON)


def test_a_factory_is_added_and_changed(organisation: Organisation, client_person: Capacity) -> None:
    factory = add_factory(organisation, PLACE, by=client_person, at=NOON)
    change_factory(factory, replace(PLACE, city=" Ogan  Ilir "), by=client_person, at=NOON)
    factory.refresh_from_db()
    assert factory.city == "Ogan Ilir"
    first, second = Entry.objects.order_by("seq")
    assert first.data["name"] == "Pabrik 1"
    assert second.data == {"factory": factory.pk, "changed": {"city": ["Banyuasin", "Ogan Ilir"]}}


def test_a_factory_saved_unchanged_is_not_journalled(organisation: Organisation, client_person: Capacity) -> None:
    factory = FactoryFactory(organisation=organisation, name="Pabrik 1", address="Jl. Pabrik", city="Banyuasin")
    change_factory(factory, PLACE, by=client_person, at=NOON)
    assert not Entry.objects.exists()


def test_a_factory_no_application_names_is_removed(organisation: Organisation, client_person: Capacity) -> None:
    remove_factory(FactoryFactory(organisation=organisation), by=client_person, at=NOON)
    assert not Factory.objects.exists()
    assert Entry.objects.get().data["removed"] is True


def test_a_factory_an_application_names_stays(organisation: Organisation, client_person: Capacity) -> None:
    factory = FactoryFactory(organisation=organisation, name="Pabrik 1")
    refuse = patch.object(Factory, "delete", side_effect=ProtectedError("named", set()))
    with refuse, pytest.raises(FactoryInUse, match="Pabrik Pabrik 1 sudah dipakai dalam permohonan"):
        remove_factory(factory, by=client_person, at=NOON)
