"""The office's clients on the administrator's screens: found, corrected, rescued; always with a reason."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.notices.models import Notice
from mutubaku.people.models import Invitation, Membership, Office, Organisation
from mutubaku.web.administration.views.companies import PAGE
from tests.factories.people import (
    NOON,
    FactoryFactory,
    InvitationFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.web.administration.conftest import Post

WHY = "Surat perusahaan 12/X/2026."


@pytest.fixture
def company(office: Office) -> Organisation:
    found = OrganisationFactory(office=office, name="PT Musi Kabel", nib="9120001234500", address="Jl. Musi 5")
    FactoryFactory(organisation=found, name="Pabrik Plaju")
    MembershipFactory(organisation=found, user=UserFactory(name="Dewi", email="dewi@contoh.id"), since=NOON)
    InvitationFactory(organisation=found, email="rina@contoh.id", created_at=NOON, expires_at=NOON.replace(day=30))
    return found


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def legal(**changes: str) -> dict[str, str]:
    facts = {"name": "PT Musi Kabel", "kind": "producer", "nib": "9120001234500", "address": "Jl. Musi 5"}
    return {**facts, "city": "Palembang", "country": "Indonesia", "is_small_business": "tidak", **changes}


def test_the_list_is_searched_and_shown_a_page_at_a_time(
    office: Office, browser: Client, company: Organisation
) -> None:
    OrganisationFactory.create_batch(PAGE, office=office)
    OrganisationFactory(office=OfficeFactory(), name="PT Kantor Sebelah")
    first = text(browser.get(at("companies")))
    assert first.count('class="row-link"') == PAGE
    assert f"tampil={2 * PAGE}" in first.replace("&amp;", "&")
    assert text(browser.get(f"{at('companies')}?tampil={2 * PAGE}")).count('class="row-link"') == PAGE + 1
    found = text(browser.get(f"{at('companies')}?q=dewi"))
    assert (found.count('class="row-link"'), "PT Musi Kabel" in found) == (1, True)
    assert "Tidak ada perusahaan yang cocok" in text(browser.get(f"{at('companies')}?q=sebelah"))


def test_before_anybody_registered_the_list_says_so(office: Office, browser: Client) -> None:
    assert "Belum ada perusahaan" in text(browser.get(at("companies")))


def test_a_company_is_shown_with_its_data_factories_people_and_invitations(
    browser: Client, company: Organisation
) -> None:
    page = text(browser.get(at("company", company.pk)))
    for words in ("PT Musi Kabel", "9120001234500", "Jl. Musi 5", "Pabrik Plaju", "dewi@contoh.id", "rina@contoh.id"):
        assert words in page


def test_the_legal_data_are_corrected_with_a_reason_and_stand_in_the_history(
    browser: Client, post: Post, company: Organisation
) -> None:
    answer = post(at("change_company", company.pk), legal(nib="9120 0012 3456 7", kind="importer", reason=WHY))
    assert (answer.status_code, answer["Location"]) == (302, at("company", company.pk))
    company.refresh_from_db()
    assert company.nib == "9120001234567"
    page = text(browser.get(at("company", company.pk)))
    for words in ("Data perusahaan diubah", WHY, "NIB: 9120001234500 → 9120001234567", "Produsen → Importir"):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "Tulis alasannya."),
        ({"reason": WHY, "nib": "912"}, "NIB terdiri atas 13 angka; yang Anda tulis 3 angka."),
        ({"reason": WHY, "nib": "8120001234567"}, "NIB 8120001234567 sudah dipakai PT Pemegang."),
    ],
)
def test_a_wrong_answer_has_its_sentence_and_changes_nothing(
    office: Office, post: Post, company: Organisation, typed: dict[str, str], sentence: str
) -> None:
    OrganisationFactory(office=office, name="PT Pemegang", nib="8120001234567")
    answer = post(at("change_company", company.pk), legal(city="Plaju", **typed))
    assert (answer.status_code, text(answer).count(sentence)) == (422, 2)
    assert 'value="Plaju"' in text(answer)
    assert not Notice.objects.exists()


def test_somebody_the_company_names_is_invited_by_the_office(post: Post, company: Organisation) -> None:
    answer = post(at("invite_to_company", company.pk), {"email": "Budi@contoh.id", "reason": WHY})
    invitation, notice = Invitation.objects.get(email="budi@contoh.id"), Notice.objects.get(kind="invitation")
    assert (answer.status_code, invitation.organisation, notice.email) == (302, company, "budi@contoh.id")
    assert "/undangan/" in notice.data["link"]
    twice = post(at("invite_to_company", company.pk), {"email": "dewi@contoh.id", "reason": WHY})
    assert text(twice).count("dewi@contoh.id sudah menjadi pengguna perusahaan ini.") == 2


def test_the_last_membership_is_ended_by_the_office_which_reads_what_follows(
    browser: Client, post: Post, company: Organisation
) -> None:
    page = at("end_membership", company.memberships.get().pk)
    assert "Sesudah ini tidak ada yang mengurus perusahaan ini." in text(browser.get(page))
    assert text(post(page, {"reason": ""})).count("Tulis alasannya.") == 2
    assert post(page, {"reason": WHY}).status_code == 302
    assert not Membership.objects.filter(until=None).exists()
    assert "Tanpa pengguna" in text(browser.get(at("companies")))
    assert text(post(page, {"reason": WHY})).count("sudah tidak lagi menjadi pengguna") == 1


def test_an_invitation_is_taken_back(browser: Client, post: Post, company: Organisation) -> None:
    invitation = company.invitations.get()
    assert post(at("take_back_invitation", invitation.pk), {"reason": WHY}).status_code == 302
    invitation.refresh_from_db()
    assert invitation.revoked_at is not None
    assert "rina@contoh.id" not in text(browser.get(at("company", company.pk)))
