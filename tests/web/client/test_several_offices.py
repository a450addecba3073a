"""An installation with several offices: a company registers at the one it chooses, and its applications go there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.cases.models import Case
from mutubaku.people.models import Office, Organisation, User
from tests.cast import answer
from tests.factories.people import (
    MembershipFactory,
    OfficeFactory,
    OfficeProfileFactory,
    OrganisationFactory,
    UserFactory,
    member,
    official,
)

from .conftest import Browser
from .test_views_organisations import GOOD, REGISTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first")]


@pytest.fixture
def first() -> Office:
    return _office("kota", "Balai Kota")


@pytest.fixture
def second(first: Office) -> Office:
    return _office("pesisir", "Balai Pesisir")


def _office(code: str, name: str) -> Office:
    office = OfficeFactory(code=code, profile=None)
    OfficeProfileFactory(office=office, name=name, short_name=name)
    return office


def test_with_one_office_it_is_not_asked_which(outsider: Browser) -> None:
    assert 'name="office"' not in outsider.get(REGISTER).content.decode()


def test_of_several_offices_it_is_asked_by_name_and_the_office_s_own_link_chooses_it(
    outsider: Browser, second: Office
) -> None:
    page = outsider.get(REGISTER).content.decode()
    assert all(name in page for name in ("Kantor sertifikasi", "Balai Kota", "Balai Pesisir"))
    assert 'value="pesisir" checked' not in " ".join(page.split())
    contact = outsider.get("/kontak/").content.decode()
    assert f'href="{REGISTER}?kantor=pesisir"' in contact
    chosen = outsider.get(f"{REGISTER}?kantor=pesisir").context["form"]
    assert chosen["office"].value() == "pesisir"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Pilih kantor sertifikasi."),
        ("gunung", "Kantor itu tidak ada di sini. Pilih kantor dari daftar."),
    ],
)
def test_an_office_that_is_none_is_refused_and_what_was_typed_is_kept(
    outsider: Browser, second: Office, typed: str, sentence: str
) -> None:
    refused = outsider.send(REGISTER, {**GOOD, "office": typed})
    page = refused.content.decode()
    assert (refused.status_code, page.count(sentence)) == (422, 2)
    assert 'value="Palembang"' in page
    assert not Organisation.objects.exists()


def test_an_application_of_a_client_of_the_second_office_lands_in_its_inbox_and_in_no_other(
    browser: Callable[[User], Browser], first: Office, second: Office
) -> None:
    client = browser(UserFactory(name="Penghubung Contoh"))
    begun = client.send(REGISTER, {**GOOD, "office": "pesisir"})["Location"]
    client.send(begun, {"scheme": "iso-9001", "kind": "initial"})
    case = Case.objects.get()
    answer(case)
    client.assent(f"/permohonan/{case.pk}/periksa/", {"is_true": "on"})
    case.refresh_from_db()
    inboxes = [browser(official(one, "head")).get("/kerja/").content.decode() for one in (first, second)]
    assert (case.office, bool(case.sent_at)) == (second, True)
    assert [GOOD["name"] in one for one in inboxes] == [False, True]


def test_a_company_registers_once_at_each_office(browser: Callable[[User], Browser], second: Office) -> None:
    client = browser(UserFactory())
    answers = [client.send(REGISTER, {**GOOD, "office": code}) for code in ("pesisir", "kota", "kota")]
    assert [one.status_code for one in answers] == [302, 302, 422]
    assert Organisation.objects.filter(nib="9120001234567").count() == 2


def test_whoever_acts_for_companies_of_two_offices_sees_both_with_their_offices(
    browser: Callable[[User], Browser], first: Office, second: Office
) -> None:
    at_first = OrganisationFactory(office=first, name="PT Ogan Pipa")
    user = member(at_first)
    MembershipFactory(user=user, organisation=OrganisationFactory(office=second, name="PT Ogan Pipa"))
    pages = [browser(user).get(path).content.decode() for path in ("/perusahaan/", "/permohonan/baru/")]
    for page in pages:
        assert page.count("PT Ogan Pipa") == 2
        assert page.count("· Balai Kota") == page.count("· Balai Pesisir") == 1
    assert "Balai Kota" in browser(user).get(f"/perusahaan/{at_first.pk}/").content.decode()


def test_no_office_stands_around_the_pages_of_whoever_has_to_do_with_several(
    browser: Callable[[User], Browser], first: Office, second: Office
) -> None:
    nobody_yet, own = UserFactory(), member(OrganisationFactory(office=second))
    assert "Balai" not in browser(nobody_yet).get("/permohonan/").content.decode()
    assert "Balai Pesisir" in browser(own).get("/permohonan/").content.decode()
    asked = browser(own).get(REGISTER).content.decode()
    assert asked.count("Balai Pesisir") == asked.count("Balai Kota") == 1  # to choose from, and not around the page
