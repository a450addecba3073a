"""An office finds its own clients, by name, number or one of their people, and nobody else's."""

from __future__ import annotations

import pytest
from django.http import Http404

from mutubaku.people.clients import client_of, clients_of, invitation_of, membership_of
from mutubaku.people.models import Office, Organisation
from tests.factories.people import InvitationFactory, MembershipFactory, OrganisationFactory, UserFactory


@pytest.fixture
def company(office: Office, organisation: Organisation) -> Organisation:
    organisation.nib, organisation.npwp = "9120001234567", "012345678901000"
    organisation.save()
    OrganisationFactory(office=office, name="CV Lain", nib="8120001234560")
    MembershipFactory(organisation=organisation, user=UserFactory(name="Budi", email="budi@contoh.id"))
    return organisation


@pytest.mark.parametrize("words", ["musi", "9120 0012", "01.234.567.8", "budi@", "Budi"])
def test_a_client_is_found_by_what_is_known_of_it(office: Office, company: Organisation, words: str) -> None:
    assert list(clients_of(office, words)) == [company]


def test_the_list_is_the_office_s_own_by_name_and_counts_who_acts_now(
    office: Office, other_office: Office, company: Organisation
) -> None:
    MembershipFactory(organisation=company, user=UserFactory(is_active=False))
    OrganisationFactory(office=other_office, name="PT Musi Kabel")
    assert [(one.name, one.people) for one in clients_of(office)] == [("CV Lain", 0), ("PT Musi Kabel", 1)]  # type: ignore[attr-defined]  # annotated


def test_what_is_another_office_s_is_not_there(other_office: Office, company: Organisation) -> None:
    invitation = InvitationFactory(organisation=company)
    membership = company.memberships.get()
    for find, row in ((client_of, company), (membership_of, membership), (invitation_of, invitation)):
        assert find(company.office, row.pk) == row
        with pytest.raises(Http404):
            find(other_office, row.pk)
