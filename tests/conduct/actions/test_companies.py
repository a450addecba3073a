"""What the office does to a client's data and people: with its reason, journalled, and told to those it is about."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from mutubaku.conduct.actions.companies import (
    correct_company,
    end_membership,
    invite_to_company,
    take_back_invitation,
)
from mutubaku.journal.models import Entry
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, Notice
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.actions import OrganisationData, accept_invitation
from mutubaku.people.errors import NibHeld, NibTaken, NotTheirCompany, WhyMissing
from mutubaku.people.models import Organisation, User
from tests.factories.people import (
    NOON,
    OfficeFactory,
    OrganisationFactory,
    UserFactory,
    acting_as,
    acting_for,
    member,
)

pytestmark = pytest.mark.django_db
NIB, WHY = "9120001234567", "Surat PT Musi Kabel 12/X/2026."


@pytest.fixture
def company() -> Organisation:
    return OrganisationFactory(office=OfficeFactory(), name="PT Musi Kabel", nib="9120001234500")


@pytest.fixture
def ani(company: Organisation) -> User:
    return member(company, name="Ani", email="ani@contoh.id")


@pytest.fixture
def administrator(company: Organisation) -> Capacity:
    return acting_as(company.office, "administrator", title="Kasubbag Tata Usaha")


def data_of(company: Organisation, **changes: Any) -> OrganisationData:
    names = asdict(OrganisationData(name="", address="", city=""))
    return replace(OrganisationData(**{name: getattr(company, name) for name in names}), **changes)


def letters() -> dict[str, Delivery]:
    address_notices(NOON)
    return {one.email: one for one in Delivery.objects.all()}


def test_a_corrected_nib_is_kept_with_its_reason_and_told_to_the_company_s_people(
    company: Organisation, ani: User, administrator: Capacity
) -> None:
    correct_company(company, data_of(company, nib=NIB), reason=WHY, by=administrator, at=NOON)
    company.refresh_from_db()
    assert company.nib == NIB
    assert Entry.objects.get().data == {"changed": {"nib": ["9120001234500", NIB]}, "reason": WHY}
    letter = letters()["ani@contoh.id"]
    assert letter.subject == "Kantor mengubah data PT Musi Kabel"
    assert all(part in letter.text for part in ("Yang diubah: NIB", WHY, f"/perusahaan/{company.pk}/"))


def test_what_is_the_same_already_is_neither_kept_nor_told(
    company: Organisation, ani: User, administrator: Capacity
) -> None:
    correct_company(company, data_of(company), reason=WHY, by=administrator, at=NOON)
    assert not Entry.objects.exists()
    assert not Notice.objects.exists()


def test_a_nib_that_another_client_holds_is_refused_by_its_name_to_the_office_alone(
    company: Organisation, ani: User, administrator: Capacity
) -> None:
    OrganisationFactory(office=company.office, name="PT Pemegang", nib=NIB)
    with pytest.raises(NibHeld, match=r"PT Pemegang.*Administrasi → Perusahaan"):
        correct_company(company, data_of(company, nib=NIB), reason=WHY, by=administrator, at=NOON)
    with pytest.raises(NibTaken, match="hubungi kantor: administratornya") as refused:
        correct_company(company, data_of(company, nib=NIB), reason="", by=acting_for(company), at=NOON)
    assert "PT Pemegang" not in str(refused.value)


def test_a_company_registered_by_a_stranger_is_given_to_its_own_people(
    company: Organisation, ani: User, administrator: Capacity
) -> None:
    rightful, secrets = UserFactory(email="budi@contoh.id"), []
    end_membership(company.memberships.get(user=ani), reason=WHY, by=administrator, at=NOON)
    invite_to_company(
        company,
        "budi@contoh.id",
        reason=WHY,
        link=lambda secret: secrets.append(secret) or f"https://contoh.id/undangan/{secret}/",  # type: ignore[func-returns-value]
        by=administrator,
        at=NOON,
    )
    accept_invitation(secrets[0], rightful, at=NOON)
    assert client_capacity(ani, company, NOON) is None
    assert client_capacity(rightful, company, NOON) is not None
    told = letters()
    assert told["ani@contoh.id"].subject == "Kantor mengakhiri wewenang pengguna PT Musi Kabel"
    assert f"/undangan/{secrets[0]}/" in told["budi@contoh.id"].text
    assert [one.data["reason"] for one in Entry.objects.order_by("pk") if "reason" in one.data] == [WHY, WHY]


def test_the_others_of_the_company_hear_whom_the_office_invites_and_when_it_takes_that_back(
    company: Organisation, ani: User, administrator: Capacity
) -> None:
    invite_to_company(company, "Budi@contoh.id", reason=WHY, link=lambda secret: secret, by=administrator, at=NOON)
    take_back_invitation(company.invitations.get(), reason="Salah alamat.", by=administrator, at=NOON)
    address_notices(NOON)
    told = list(Delivery.objects.filter(user=ani).order_by("pk"))
    assert [one.subject for one in told] == [
        "Kantor mengundang pengguna untuk PT Musi Kabel",
        "Kantor membatalkan undangan untuk PT Musi Kabel",
    ]
    assert all("Alamat e-mail: budi@contoh.id" in one.text for one in told)


@pytest.mark.parametrize("role", ["pjt", "administrator"])
def test_no_other_official_touches_a_client(company: Organisation, ani: User, role: str) -> None:
    by = acting_as(OfficeFactory() if role == "administrator" else company.office, role)
    acts: list[Any] = [
        lambda: correct_company(company, data_of(company, nib=NIB), reason=WHY, by=by, at=NOON),
        lambda: end_membership(company.memberships.get(), reason=WHY, by=by, at=NOON),
        lambda: invite_to_company(company, "b@contoh.id", reason=WHY, link=str, by=by, at=NOON),
    ]
    for act in acts:
        with pytest.raises(NotTheirCompany):
            act()
    assert not Entry.objects.exists()


def test_without_a_reason_nothing_is_done(company: Organisation, ani: User, administrator: Capacity) -> None:
    with pytest.raises(WhyMissing):
        correct_company(company, data_of(company, nib=NIB), reason=" ", by=administrator, at=NOON)
    assert not Notice.objects.exists()
