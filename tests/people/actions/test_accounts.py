"""Accounts of an office's people."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.actions import AccountData, change_account, create_staff_account, switch_account
from mutubaku.people.errors import AccountShared, EmailTaken, LastAdministrator, NotReadable
from mutubaku.people.models import Office, User
from tests.factories.people import NOON, UserFactory, official


def last_entry(office: Office) -> Entry:
    return Entry.objects.filter(chain=f"office:{office.pk}").latest("seq")


def test_a_staff_account_can_be_entered_only_by_the_link_sent_to_its_address(
    office: Office, administrator: Capacity
) -> None:
    data = AccountData(name=" Rina   Sari ", nip="19740727 200312 1 006", phone="0711-412482")
    user = create_staff_account(office, " Rina@Contoh.ID ", data, by=administrator, at=NOON)
    assert (user.email, user.name, user.nip) == ("rina@contoh.id", "Rina Sari", "197407272003121006")
    assert not user.has_usable_password()
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.primary, address.verified) == ("rina@contoh.id", True, True)


def test_making_an_account_is_journalled_without_the_phone_number(office: Office, administrator: Capacity) -> None:
    data = AccountData(name="Rina", phone="0812")
    user = create_staff_account(office, "rina@contoh.id", data, by=administrator, at=NOON)
    entry = last_entry(office)
    assert (entry.verb, entry.capacity) == ("account.created", "Kasubbag Tata Usaha")
    assert entry.data == {"account": user.pk, "name": "Rina", "email": "rina@contoh.id"}


def test_an_address_has_one_account(office: Office, administrator: Capacity) -> None:
    UserFactory(email="rina@contoh.id")
    with pytest.raises(EmailTaken, match=r"Alamat rina@contoh\.id sudah dipakai sebuah akun"):
        create_staff_account(office, "RINA@contoh.id", AccountData(name="Rina"), by=administrator, at=NOON)


def test_a_second_address_of_somebody_is_taken_too(office: Office, administrator: Capacity) -> None:
    EmailAddress.objects.create(user=UserFactory(), email="lain@contoh.id", verified=True)
    with pytest.raises(EmailTaken):
        create_staff_account(office, "lain@contoh.id", AccountData(name="Rina"), by=administrator, at=NOON)


def test_a_wrong_nip_makes_no_account(office: Office, administrator: Capacity) -> None:
    with pytest.raises(NotReadable):
        create_staff_account(office, "rina@contoh.id", AccountData(name="Rina", nip="12"), by=administrator, at=NOON)
    assert not User.objects.filter(email="rina@contoh.id").exists()


def test_what_changed_is_journalled_old_and_new_but_the_phone_only_as_changed(
    office: Office, administrator: Capacity
) -> None:
    person = official(office, "pjt", user=UserFactory(name="Rina", phone="0811"))
    change_account(person, office, AccountData(name="Rina Sari", phone="0812"), by=administrator, at=NOON)
    assert last_entry(office).data == {
        "account": person.pk,
        "name": "Rina Sari",
        "changed": {"name": ["Rina", "Rina Sari"], "phone": []},
    }


def test_saving_without_a_change_is_not_journalled(office: Office, administrator: Capacity) -> None:
    person = official(office, "pjt", user=UserFactory(name="Rina"))
    change_account(person, office, AccountData(name="Rina"), by=administrator, at=NOON)
    assert not Entry.objects.exists()


def test_a_deactivated_account_can_be_activated_again(office: Office, administrator: Capacity) -> None:
    person = official(office, "pjt", user=UserFactory(name="Rina"))
    switch_account(person, office, is_active=False, by=administrator, at=NOON)
    person.refresh_from_db()
    assert not person.is_active
    same = User.objects.get(pk=person.pk)
    change_account(person, office, AccountData(name="Rina Sari"), by=administrator, at=NOON)
    same.refresh_from_db()
    assert (same.name, same.is_active) == ("Rina Sari", False)  # other data switch nothing
    switch_account(person, office, is_active=True, by=administrator, at=NOON)
    person.refresh_from_db()
    assert person.is_active


def test_the_last_administrator_is_not_deactivated(office: Office, administrator: Capacity) -> None:
    me = User.objects.get(pk=administrator.user_id)
    with pytest.raises(LastAdministrator, match="Tunjuk administrator lain dahulu"):
        switch_account(me, office, is_active=False, by=administrator, at=NOON)
    me.refresh_from_db()
    assert me.is_active


def test_one_of_two_administrators_may_be_deactivated(office: Office, administrator: Capacity) -> None:
    second = official(office, "administrator")
    switch_account(second, office, is_active=False, by=administrator, at=NOON)
    second.refresh_from_db()
    assert not second.is_active


def test_an_administrator_whose_term_is_over_does_not_count(office: Office, administrator: Capacity) -> None:
    official(office, "administrator", ends_on=date(2026, 11, 24))
    me = User.objects.get(pk=administrator.user_id)
    with pytest.raises(LastAdministrator):
        switch_account(me, office, is_active=False, by=administrator, at=NOON)


def test_an_account_other_offices_or_clients_rely_on_is_not_changed_here(
    office: Office, other_office: Office, administrator: Capacity
) -> None:
    shared = official(office, "pjt")
    official(other_office, "auditor", user=shared)
    with pytest.raises(AccountShared, match="juga dipakai di luar kantor ini"):
        change_account(shared, office, AccountData(name="Lain"), by=administrator, at=NOON)


def test_a_clients_account_is_not_the_offices_to_change(
    office: Office, administrator: Capacity, client_person: Capacity
) -> None:
    person = User.objects.get(pk=client_person.user_id)
    with pytest.raises(AccountShared):
        change_account(person, office, AccountData(name="Lain"), by=administrator, at=NOON)
