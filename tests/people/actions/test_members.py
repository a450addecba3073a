"""People who stop acting for an organisation."""

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.actions import leave, remove_member
from mutubaku.people.errors import LastMember, MembershipEnded
from mutubaku.people.models import Membership, Organisation, User
from tests.factories.people import NOON, MembershipFactory, UserFactory, member


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
