"""People who stop acting for an organisation."""

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.actions import leave, remove_member
from mutubaku.people.errors import LastMember, MembershipEnded, NotTheirCompany, WhyMissing
from mutubaku.people.models import Membership, Office, Organisation, User
from tests.factories.people import (
    NOON,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    acting_as,
    acting_for,
    member,
)


def test_a_removed_member_acts_for_the_company_no_more(organisation: Organisation, client_person: Capacity) -> None:
    gone = MembershipFactory(organisation=organisation, user=UserFactory(name="Budi"))
    remove_member(gone, by=client_person, at=NOON)
    assert client_capacity(gone.user, organisation, NOON) is None
    assert Membership.objects.filter(pk=gone.pk, until=NOON).exists()
    assert Entry.objects.get().data == {"account": gone.user_id, "name": "Budi", "member": "removed"}


def test_a_member_leaves_on_their_own(organisation: Organisation, client_person: Capacity) -> None:
    member(organisation)
    me = User.objects.get(pk=client_person.user_id)
    leave(organisation, me, by=client_person, at=NOON)
    assert client_capacity(me, organisation, NOON) is None


def test_the_last_member_stays(organisation: Organisation, client_person: Capacity) -> None:
    member(organisation, is_active=False)
    me = User.objects.get(pk=client_person.user_id)
    with pytest.raises(LastMember, match="paling sedikit satu pengguna"):
        leave(organisation, me, by=client_person, at=NOON)


def test_a_membership_ends_once(organisation: Organisation, client_person: Capacity) -> None:
    gone = MembershipFactory(organisation=organisation, until=NOON)
    with pytest.raises(MembershipEnded, match="sudah tidak lagi"):
        remove_member(gone, by=client_person, at=NOON)


def test_an_outsider_has_nothing_to_leave(organisation: Organisation, client_person: Capacity, outsider: User) -> None:
    with pytest.raises(MembershipEnded):
        leave(organisation, outsider, by=client_person, at=NOON)


def test_the_office_ends_even_the_last_membership_and_says_why(
    organisation: Organisation, administrator: Capacity
) -> None:
    stranger = MembershipFactory(organisation=organisation, user=UserFactory(name="Orang Asing"))
    remove_member(stranger, by=administrator, at=NOON, reason="  Bukan orang perusahaan itu. ")
    assert client_capacity(stranger.user, organisation, NOON) is None
    entry = Entry.objects.get()
    assert (entry.capacity, entry.data["reason"]) == ("Kasubbag Tata Usaha", "Bukan orang perusahaan itu.")


def test_the_office_touches_no_client_without_a_word_why(organisation: Organisation, administrator: Capacity) -> None:
    with pytest.raises(WhyMissing, match="Tulis alasannya"):
        remove_member(MembershipFactory(organisation=organisation), by=administrator, at=NOON, reason=" ")


def test_nobody_else_touches_a_client_s_people(
    organisation: Organisation, office: Office, other_office: Office
) -> None:
    membership = MembershipFactory(organisation=organisation)
    others = [
        acting_as(office, "pjt"),
        acting_as(other_office, "administrator"),
        acting_for(OrganisationFactory(office=office)),
    ]
    for by in others:
        with pytest.raises(NotTheirCompany, match="hanya dapat diubah penggunanya atau administrator"):
            remove_member(membership, by=by, at=NOON, reason="Ingin tahu.")
    assert not Entry.objects.exists()
