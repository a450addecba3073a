"""Companies: registered once, with numbers read as people type them, and seen by their own people alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.people.models import Factory, Organisation, User
from tests.applications.drafts import answered
from tests.factories.people import FactoryFactory, OfficeFactory, OrganisationFactory, UserFactory, member

from .conftest import Browser

pytestmark = pytest.mark.django_db
REGISTER = "/perusahaan/daftar/"
GOOD = {
    "name": "PT Musi Kabel Perkasa",
    "kind": "producer",
    "nib": "9120 0012 3456 7",
    "npwp": "01.234.567.8-901.000",
    "address": "Jl. Industri No. 7",
    "city": "Palembang",
    "province": "Sumatera Selatan",
    "country": "Indonesia",
    "phone": "0711 555 0101",
    "email": "kantor@contoh.id",
    "is_small_business": "tidak",
    "factory_here": "ya",
}


@pytest.fixture
def company() -> Organisation:
    return OrganisationFactory(name="PT Ogan Pipa", nib="9120000000001")


@pytest.fixture
def mine(browser: Callable[[User], Browser], company: Organisation) -> Browser:
    return browser(member(company, name="Penghubung Contoh"))


def at(company: Organisation, page: str = "") -> str:
    return f"/perusahaan/{company.pk}/{page}"


def test_a_company_is_registered_with_its_factory_and_one_can_apply_at_once(browser: Callable[[User], Browser]) -> None:
    OfficeFactory()
    user = UserFactory()
    answer = browser(user).send(REGISTER, GOOD)
    found = Organisation.objects.get()
    assert answer["Location"] == f"/permohonan/baru/?perusahaan={found.pk}"
    assert (found.nib, found.npwp, list(found.users.all())) == ("9120001234567", "012345678901000", [user])
    assert list(found.factories.values_list("name", "address", "city")) == [
        ("PT Musi Kabel Perkasa", "Jl. Industri No. 7", "Palembang")
    ]


def test_a_factory_elsewhere_is_not_made_up(outsider: Browser) -> None:
    OfficeFactory()
    outsider.send(REGISTER, {**GOOD, "factory_here": "tidak"})
    assert not Factory.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nib", "912000123456", "NIB terdiri atas 13 angka; yang Anda tulis 12 angka."),
        ("nib", "91200012345678", "NIB terdiri atas 13 angka; yang Anda tulis 14 angka."),
        ("nib", "912000123456X", "NIB terdiri atas 13 angka, tanpa huruf."),
        ("nib", "٩١٢٠٠٠١٢٣٤٥٦٧", "NIB terdiri atas 13 angka, tanpa huruf."),
        ("nib", "", "Isi NIB. Hanya produsen luar negeri yang tidak mempunyainya."),
        ("npwp", "01.234.567.8-901", "NPWP terdiri atas 15 atau 16 angka; yang Anda tulis 12 angka."),
        ("name", "P" * 10_000, " paling banyak 300 aksara; Anda menulis 10000."),
        ("name", "", "Tulis nama perusahaan."),
        ("address", "J" * 10_000, " paling banyak 1000 aksara; Anda menulis 10000."),
        ("email", "kantor", "Tulis alamat e-mail dengan lengkap"),
        ("kind", "pedagang", "Pilih salah satu dari daftar."),
        ("is_small_business", "", "Jawab apakah ini usaha mikro, kecil, atau menengah."),
    ],
)
def test_a_wrong_answer_has_its_sentence_and_everything_typed_is_kept(
    outsider: Browser, field: str, typed: str, sentence: str
) -> None:
    OfficeFactory()
    answer = outsider.send(REGISTER, {**GOOD, field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) >= 2
    assert typed in page or field == "kind"  # a choice that is none cannot be shown as chosen
    assert 'value="Palembang"' in page
    assert not Organisation.objects.exists()


def test_a_foreign_producer_has_no_nib(outsider: Browser) -> None:
    OfficeFactory()
    outsider.send(REGISTER, {**GOOD, "kind": "foreign", "nib": "", "country": "Jepang"})
    assert Organisation.objects.get().country == "Jepang"


def test_a_company_that_is_registered_already_cannot_be_registered_again(
    outsider: Browser, company: Organisation
) -> None:
    answer = outsider.send(REGISTER, {**GOOD, "nib": "9120-0000-0000-1"})
    assert answer.content.decode().count("Perusahaan dengan NIB 9120000000001 sudah terdaftar.") == 2
    assert Organisation.objects.count() == 1


def test_a_name_with_emoji_and_right_to_left_marks_stays_in_its_place(outsider: Browser) -> None:
    OfficeFactory()
    outsider.send(REGISTER, {**GOOD, "name": "PT \u202eMusi\u202c 🌿 شركة"})
    found = Organisation.objects.get()
    assert found.name == "PT Musi 🌿 شركة"
    assert "<bdi>PT Musi 🌿 شركة</bdi>" in outsider.get("/perusahaan/").content.decode()


def test_without_an_office_nobody_can_register(outsider: Browser) -> None:
    assert outsider.get(REGISTER).status_code == 404


def test_the_list_holds_ones_own_companies(mine: Browser, outsider: Browser, company: Organisation) -> None:
    assert "PT Ogan Pipa" in mine.get("/perusahaan/").content.decode()
    assert "Belum ada perusahaan" in outsider.get("/perusahaan/").content.decode()


@pytest.mark.parametrize("page", ["", "ubah/", "pabrik/", "undang/"])
def test_a_companys_pages_are_its_own_peoples(
    mine: Browser, outsider: Browser, company: Organisation, page: str
) -> None:
    assert mine.get(at(company, page)).status_code == 200
    assert outsider.get(at(company, page)).status_code == 404
    assert outsider.send(at(company, page), GOOD).status_code == (404 if page else 405)
    assert Browser().get(at(company, page)).status_code == 302


def test_the_company_shows_what_is_known_of_it(mine: Browser, company: Organisation) -> None:
    FactoryFactory(organisation=company, name="Pabrik Ogan")
    page = mine.get(at(company)).content.decode()
    assert all(word in page for word in ("PT Ogan Pipa", company.nib, "Produsen", "Pabrik Ogan", "Penghubung Contoh"))


def test_legal_data_are_changed_and_shown_again(mine: Browser, company: Organisation) -> None:
    assert 'value="PT Ogan Pipa"' in mine.get(at(company, "ubah/")).content.decode()
    changed = {**GOOD, "nib": company.nib, "name": "PT Ogan Pipa Nusantara"}
    assert mine.send(at(company, "ubah/"), changed)["Location"] == at(company)
    company.refresh_from_db()
    assert company.name == "PT Ogan Pipa Nusantara"


def test_another_companys_nib_cannot_be_taken(mine: Browser, company: Organisation) -> None:
    OrganisationFactory(office=company.office, nib="9120000000777")
    answer = mine.send(at(company, "ubah/"), {**GOOD, "nib": "9120000000777"})
    assert "sudah terdaftar" in answer.content.decode()
    company.refresh_from_db()
    assert company.nib == "9120000000001"


def test_a_factory_is_added_changed_and_removed(mine: Browser, company: Organisation) -> None:
    facts = {"name": "Pabrik Ogan", "address": "Jl. Ogan 3", "city": "Indralaya", "country": "Indonesia"}
    mine.send(at(company, "pabrik/"), facts)
    factory = Factory.objects.get()
    mine.send(at(company, f"pabrik/{factory.pk}/"), {**facts, "city": "Kayuagung"})
    factory.refresh_from_db()
    assert factory.city == "Kayuagung"
    path = at(company, f"pabrik/{factory.pk}/hapus/")
    assert "Hapus <bdi>Pabrik Ogan</bdi>?" in mine.get(path).content.decode()
    assert mine.send(path)["Location"] == at(company)
    assert not Factory.objects.exists()


def test_a_factory_named_in_an_application_stays_with_a_sentence(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    answer = browser(draft.user).send(at(draft.organisation, f"pabrik/{draft.factory.pk}/hapus/"))
    assert answer.status_code == 422
    assert "sudah dipakai dalam permohonan" in answer.content.decode()


def test_another_companys_factory_is_not_there(mine: Browser, company: Organisation) -> None:
    other = FactoryFactory()
    for page in (f"pabrik/{other.pk}/", f"pabrik/{other.pk}/hapus/"):
        assert mine.send(at(company, page), {"name": "X"}).status_code == 404
