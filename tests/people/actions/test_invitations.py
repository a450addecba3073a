"""Invitations: one address, one week, one use."""

from datetime import timedelta

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.actions import accept_invitation, invite, open_invitation, revoke_invitation
from mutubaku.people.actions.invitations import LIMIT, secret_hash
from mutubaku.people.errors import (
    AlreadyMember,
    InvitationExpired,
    InvitationForOther,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    TooManyInvitations,
)
from mutubaku.people.models import Invitation, Membership, Organisation, User
from tests.factories.people import NOON, InvitationFactory, MembershipFactory, UserFactory

ADDRESS = "budi@contoh.id"
WEEK = timedelta(days=7)


@pytest.fixture
def budi(db: None) -> User:
    return UserFactory(email=ADDRESS, name="Budi")


@pytest.fixture
def sent(organisation: Organisation, client_person: Capacity) -> tuple[Invitation, str]:
    return invite(organisation, " Budi@Contoh.id ", by=client_person, at=NOON)


def test_only_the_hash_of_the_secret_is_kept(sent: tuple[Invitation, str]) -> None:
    invitation, secret = sent
    invitation.refresh_from_db()
    assert invitation.secret_hash == secret_hash(secret)
    assert len(secret) == 43
    assert secret not in str(Invitation.objects.values().get())
    assert secret not in Entry.objects.get().payload


def test_an_invitation_goes_to_one_address_for_a_week(sent: tuple[Invitation, str], client_person: Capacity) -> None:
    invitation, _secret = sent
    assert (invitation.email, invitation.expires_at, invitation.invited_by_id) == (
        ADDRESS,
        NOON + WEEK,
        client_person.user_id,
    )
    entry = Entry.objects.get()
    assert (entry.verb, entry.data) == ("invitation.sent", {"invitation": invitation.pk, "email": ADDRESS})


def test_the_invited_person_acts_for_the_company(
    organisation: Organisation, sent: tuple[Invitation, str], budi: User
) -> None:
    assert client_capacity(budi, organisation, NOON) is None
    accept_invitation(sent[1], budi, at=NOON)
    assert client_capacity(budi, organisation, NOON) is not None
    entry = Entry.objects.latest("seq")
    assert (entry.verb, entry.actor_name, entry.on_behalf_of) == ("invitation.accepted", "Budi", "PT Musi Kabel")


def test_an_invitation_is_good_until_the_very_end_of_its_week(sent: tuple[Invitation, str], budi: User) -> None:
    with pytest.raises(InvitationExpired, match="Undangan ini berakhir pada 2 Desember 2026"):
        accept_invitation(sent[1], budi, at=NOON + WEEK)
    accept_invitation(sent[1], budi, at=NOON + WEEK - timedelta(microseconds=1))


def test_an_invitation_is_used_once(sent: tuple[Invitation, str], budi: User) -> None:
    accept_invitation(sent[1], budi, at=NOON)
    with pytest.raises(InvitationUsed, match="sudah dipakai"):
        accept_invitation(sent[1], budi, at=NOON)
    assert Membership.objects.filter(user=budi).count() == 1


def test_the_holder_of_another_address_is_refused_and_learns_only_its_beginning(sent: tuple[Invitation, str]) -> None:
    stranger = UserFactory(email="citra@lain.id")
    with pytest.raises(InvitationForOther) as refused:
        accept_invitation(sent[1], stranger, at=NOON)
    assert str(refused.value) == (
        "Undangan ini untuk b…@contoh.id, sedangkan Anda masuk sebagai citra@lain.id. "
        "Masuk dengan alamat yang diundang, atau minta undangan ke alamat Anda."
    )
    assert not Membership.objects.filter(user=stranger).exists()


def test_a_guessed_secret_opens_nothing(budi: User) -> None:
    with pytest.raises(InvitationUnknown, match="tidak dikenal"):
        accept_invitation("tebakan", budi, at=NOON)


def test_a_revoked_invitation_opens_nothing(sent: tuple[Invitation, str], budi: User, client_person: Capacity) -> None:
    revoke_invitation(sent[0], by=client_person, at=NOON)
    with pytest.raises(InvitationRevoked, match="sudah dibatalkan"):
        open_invitation(sent[1], NOON)
    assert Entry.objects.latest("seq").verb == "invitation.revoked"


def test_a_newer_letter_to_the_same_address_replaces_the_older(
    organisation: Organisation, sent: tuple[Invitation, str], budi: User, client_person: Capacity
) -> None:
    _newer, secret = invite(organisation, ADDRESS, by=client_person, at=NOON)
    with pytest.raises(InvitationRevoked):
        open_invitation(sent[1], NOON)
    accept_invitation(secret, budi, at=NOON)


def test_a_member_is_not_invited_again(organisation: Organisation, budi: User, client_person: Capacity) -> None:
    MembershipFactory(organisation=organisation, user=budi)
    with pytest.raises(AlreadyMember, match=r"budi@contoh\.id sudah menjadi pengguna perusahaan ini"):
        invite(organisation, ADDRESS, by=client_person, at=NOON)


def test_somebody_who_left_may_be_invited_again(
    organisation: Organisation, budi: User, client_person: Capacity
) -> None:
    MembershipFactory(organisation=organisation, user=budi, until=NOON)
    _invitation, secret = invite(organisation, ADDRESS, by=client_person, at=NOON)
    accept_invitation(secret, budi, at=NOON)
    assert Membership.objects.filter(user=budi).count() == 2


def test_somebody_who_became_a_member_meanwhile_stays_one(
    organisation: Organisation, sent: tuple[Invitation, str], budi: User
) -> None:
    membership = MembershipFactory(organisation=organisation, user=budi)
    assert accept_invitation(sent[1], budi, at=NOON) == membership


def test_a_company_sends_only_so_many_invitations(organisation: Organisation, client_person: Capacity) -> None:
    InvitationFactory.create_batch(LIMIT, organisation=organisation)
    with pytest.raises(TooManyInvitations, match="Sudah ada 20 undangan yang belum dijawab"):
        invite(organisation, ADDRESS, by=client_person, at=NOON)


def test_expired_invitations_do_not_count(organisation: Organisation, client_person: Capacity) -> None:
    InvitationFactory.create_batch(LIMIT, organisation=organisation, expires_at=NOON)
    assert invite(organisation, ADDRESS, by=client_person, at=NOON)


def test_an_accepted_invitation_is_not_revoked(
    sent: tuple[Invitation, str], budi: User, client_person: Capacity
) -> None:
    accept_invitation(sent[1], budi, at=NOON)
    with pytest.raises(InvitationUsed):
        revoke_invitation(sent[0], by=client_person, at=NOON)


def test_an_invitation_is_revoked_once(sent: tuple[Invitation, str], client_person: Capacity) -> None:
    revoke_invitation(sent[0], by=client_person, at=NOON)
    with pytest.raises(InvitationRevoked):
        revoke_invitation(sent[0], by=client_person, at=NOON)
