"""What is asked for: products, a management system with its sites, or a green industry, each saved by its own page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mutubaku.applications.models import Application, ProductItem, Site
from mutubaku.applications.queries import application_of
from mutubaku.people.models import Factory, User
from tests.applications.drafts import Drafted, answered, drafted

from .conftest import Browser

pytestmark = pytest.mark.django_db
PRODUCT = {
    "sni_number": "3553:2015",
    "product": "Air mineral",
    "brand": "Musi",
    "variant": "600 ml",
    "certification_type": "5",
}
SYSTEM = {"statement": "Produksi pipa PVC", "iaf_code": "14", "used_consultancy": "tidak"}
SITE = {"name": "Pabrik", "address": "Jl. Pabrik 1", "activities": "Produksi", "shift_1": "80"}
CAPACITY = {"capacity_amount": "20.000", "unit": "ton", "realisation_amount": "18.500,5", "realisation_year": "2025"}
GREEN = {"sih_number": "SIH 22123.1:2021", "kbli": "22123", "product": "Karet remah", **CAPACITY}
NEW_FACTORY = {
    "factory": "baru",
    "factory_name": "Pabrik Ogan",
    "factory_address": "Jl. Ogan 3",
    "factory_city": "Indralaya",
}


def scope(draft: Drafted, page: str = "") -> str:
    return f"/permohonan/{draft.case.pk}/ruang-lingkup/{page}"


@pytest.fixture
def system(db: None) -> Drafted:
    return drafted("iso-9001")


@pytest.fixture
def hijau(db: None) -> Drafted:
    return drafted("industri-hijau")


def test_before_the_first_product_comes_what_decides_the_documents(mine: Browser, draft: Drafted) -> None:
    assert mine.get(scope(draft))["Location"] == scope(draft, "kelompok/")
    page = mine.get(scope(draft, "kelompok/")).content.decode()
    assert "checked" not in page  # nobody's group is guessed
    answer = mine.send(scope(draft, "kelompok/"), {"commodity": "bottled-water", "has_quality_certificate": "ya"})
    assert answer["Location"] == scope(draft, "produk/")
    kept = Application.objects.get(case=draft.case)
    assert (kept.commodity, kept.has_quality_certificate) == ("bottled-water", True)


def test_an_ordinary_product_has_no_group_of_its_own(mine: Browser, draft: Drafted) -> None:
    mine.send(scope(draft, "kelompok/"), {"commodity": "umum", "has_quality_certificate": "tidak"})
    assert Application.objects.get(case=draft.case).commodity == ""


def test_a_product_is_saved_and_the_list_of_products_shows_it(mine: Browser, draft: Drafted) -> None:
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, "factory": draft.factory.pk}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(scope(draft), 302)]
    assert all(word in page for word in ("Air mineral", "SNI 3553:2015", "Tipe 5", draft.factory.name))


def test_several_products_stand_in_one_application(mine: Browser, draft: Drafted) -> None:
    for brand in ("Musi", "Sriwijaya"):
        mine.send(scope(draft, "produk/"), {**PRODUCT, "brand": brand, "factory": draft.factory.pk})
    assert [p.brand for p in application_of(draft.case).products.all()] == ["Musi", "Sriwijaya"]


def test_a_product_is_changed_where_it_stands(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    item = ProductItem.objects.get()
    mine = browser(draft.user)
    assert 'value="Musi"' in mine.get(scope(draft, f"produk/{item.pk}/")).content.decode()
    mine.send(scope(draft, f"produk/{item.pk}/"), {**PRODUCT, "brand": "Sriwijaya", "factory": draft.factory.pk})
    assert ProductItem.objects.get().brand == "Sriwijaya"


def test_a_product_is_removed_after_asking(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    mine, path = browser(draft.user), scope(draft, f"produk/{ProductItem.objects.get().pk}/hapus/")
    assert "Hapus <bdi>Air mineral Musi</bdi>?" in mine.get(path).content.decode()
    assert ProductItem.objects.exists()
    assert mine.send(path)["Location"] == scope(draft)
    assert not ProductItem.objects.exists()


def test_a_product_of_another_application_is_not_there(mine: Browser, draft: Drafted) -> None:
    answered()
    item = ProductItem.objects.get()
    for page in (f"produk/{item.pk}/", f"produk/{item.pk}/hapus/"):
        assert mine.get(scope(draft, page)).status_code == 404
        assert mine.send(scope(draft, page), PRODUCT).status_code == 404
    assert ProductItem.objects.exists()


def test_a_new_factory_is_registered_with_the_product_and_never_asked_again(mine: Browser, draft: Drafted) -> None:
    mine.send(scope(draft, "produk/"), {**PRODUCT, **NEW_FACTORY})
    factory = Factory.objects.get(name="Pabrik Ogan")
    assert (factory.organisation, ProductItem.objects.get().factory) == (draft.organisation, factory)
    assert "Pabrik Ogan, Indralaya" in mine.get(scope(draft, "produk/")).content.decode()


def test_a_factory_written_without_being_chosen_is_the_one_meant(mine: Browser, draft: Drafted) -> None:
    mine.send(scope(draft, "produk/"), {**PRODUCT, **NEW_FACTORY, "factory": ""})
    assert ProductItem.objects.get().factory.name == "Pabrik Ogan"


def test_a_factory_chosen_and_another_written_is_asked_about(mine: Browser, draft: Drafted) -> None:
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, **NEW_FACTORY, "factory": draft.factory.pk})
    assert "Anda menulis pabrik baru." in answer.content.decode()
    assert not ProductItem.objects.exists()


def test_a_new_factory_is_written_whole_and_its_fields_stand_open(mine: Browser, draft: Drafted) -> None:
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, "factory": "baru"})
    page = answer.content.decode()
    assert '<details class="fold" open>' in page
    assert all(sentence in page for sentence in ("Tulis nama pabrik baru.", "Tulis alamat pabrik baru."))
    assert not Factory.objects.filter(organisation=draft.organisation).exclude(pk=draft.factory.pk).exists()


def test_when_the_product_is_refused_its_new_factory_is_not_left_behind(
    mine: Browser, draft: Drafted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mutubaku.applications.actions.products.LIMIT", 0)
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, **NEW_FACTORY})
    assert "Satu permohonan memuat paling banyak 0 baris" in answer.content.decode()
    assert not Factory.objects.filter(name="Pabrik Ogan").exists()


def test_somebody_elses_factory_cannot_be_chosen(mine: Browser, draft: Drafted) -> None:
    other = answered().factory
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, "factory": other.pk})
    assert "Pilih salah satu dari daftar." in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("sni_number", "standar air", "Tulis nomor SNI seperti “SNI 3553:2015”"),
        ("sni_number", "", "Tulis nomor SNI."),
        ("product", "🥤" * 10_000, " paling banyak 300 aksara; Anda menulis 10000."),
        ("brand", "", "Tulis mereknya."),
        ("certification_type", "7", "Pilih salah satu dari daftar."),
    ],
)
def test_a_wrong_answer_about_a_product_has_its_sentence(
    mine: Browser, draft: Drafted, field: str, typed: str, sentence: str
) -> None:
    answer = mine.send(scope(draft, "produk/"), {**PRODUCT, "factory": draft.factory.pk, field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == 2
    assert 'value="600 ml"' in page
    assert not ProductItem.objects.exists()


def test_a_management_system_answers_its_scope_then_its_first_site(
    browser: Callable[[User], Browser], system: Drafted
) -> None:
    mine = browser(system.user)
    page = mine.get(scope(system)).content.decode()
    assert "14. Produk karet dan plastik" in page
    assert mine.send(scope(system), SYSTEM)["Location"] == scope(system, "lokasi/")
    assert mine.get(scope(system, "lokasi/"))["Location"] == scope(system, "lokasi/baru/")
    assert "Jl. Industri No. 7" in mine.get(scope(system, "lokasi/baru/")).content.decode()
    assert mine.send(scope(system, "lokasi/baru/"), SITE)["Location"] == scope(system, "lokasi/")
    assert "80 orang" in mine.get(scope(system, "lokasi/")).content.decode()
    assert 'value="14" selected' in mine.get(scope(system)).content.decode()


def test_a_consultant_is_named_when_one_was_used(browser: Callable[[User], Browser], system: Drafted) -> None:
    answer = browser(system.user).send(scope(system), {**SYSTEM, "used_consultancy": "ya"})
    assert "Tulis nama konsultannya." in answer.content.decode()
    assert not hasattr(application_of(system.case), "system_scope")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Tulis jumlah personel, paling sedikit satu orang di salah satu baris."),
        ("banyak", "Tulis dengan angka bulat, misalnya 80, atau kosongkan bila tidak ada."),
        ("0", "Tulis jumlah personel, paling sedikit satu orang di salah satu baris."),
        ("-4", "Tulis 0 atau lebih."),
        ("99999999999999999999", "Paling banyak 1.000.000."),
    ],
)
def test_a_number_of_people_that_is_none_has_its_sentence(
    browser: Callable[[User], Browser], system: Drafted, typed: str, sentence: str
) -> None:
    answer = browser(system.user).send(scope(system, "lokasi/baru/"), {**SITE, "shift_1": typed})
    assert sentence in answer.content.decode()
    assert not Site.objects.exists()


def test_a_site_is_changed_and_removed(browser: Callable[[User], Browser]) -> None:
    draft = answered("iso-14001")
    mine, site = browser(draft.user), Site.objects.get()
    assert 'value="80"' in mine.get(scope(draft, f"lokasi/{site.pk}/")).content.decode()
    mine.send(scope(draft, f"lokasi/{site.pk}/"), {**SITE, "shift_1": "1.200"})
    site.refresh_from_db()
    assert site.personnel(40) == 1200
    assert "1.200 orang" in mine.get(scope(draft, "lokasi/")).content.decode()
    assert "Jl. Industri" not in mine.get(scope(draft, "lokasi/baru/")).content.decode()
    assert f"Hapus <bdi>{site.name}</bdi>?" in mine.get(scope(draft, f"lokasi/{site.pk}/hapus/")).content.decode()
    assert mine.send(scope(draft, f"lokasi/{site.pk}/hapus/"))["Location"] == scope(draft, "lokasi/")
    assert not Site.objects.exists()


def test_a_green_industry_is_answered_on_one_page(browser: Callable[[User], Browser], hijau: Drafted) -> None:
    mine = browser(hijau.user)
    answer = mine.send(scope(hijau), {**GREEN, "factory": hijau.factory.pk})
    assert answer["Location"] == scope(hijau, "angka/energy/")
    page = mine.get(scope(hijau)).content.decode()
    assert 'value="SIH 22123.1:2021"' in page
    assert f'value="{hijau.factory.pk}" id="id_factory_0" checked' in page


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("sih_number", "hijau", "Tulis nomor Standar Industri Hijau seperti “SIH 22123.1:2021”."),
        ("kbli", "221", "KBLI terdiri atas 5 angka, misalnya 22123."),
    ],
)
def test_a_wrong_answer_about_a_green_industry_has_its_sentence(
    browser: Callable[[User], Browser], hijau: Drafted, field: str, typed: str, sentence: str
) -> None:
    answer = browser(hijau.user).send(scope(hijau), {**GREEN, "factory": hijau.factory.pk, field: typed})
    assert answer.content.decode().count(sentence) == 2
    assert not hasattr(application_of(hijau.case), "green_scope")


def test_a_company_without_a_factory_writes_its_first_one_here(
    browser: Callable[[User], Browser], hijau: Drafted
) -> None:
    hijau.factory.delete()
    mine = browser(hijau.user)
    assert "Belum ada pabrik yang terdaftar." in mine.get(scope(hijau)).content.decode()
    mine.send(scope(hijau), {**GREEN, **NEW_FACTORY})
    assert application_of(hijau.case).green_scope.factory.name == "Pabrik Ogan"


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "industri-hijau"])
def test_pages_of_another_schemes_scope_are_not_there(browser: Callable[[User], Browser], scheme: str) -> None:
    draft = drafted(scheme)
    mine = browser(draft.user)
    pages: dict[str, Any] = {
        "sppt-sni": ["kelompok/", "produk/"],
        "iso-9001": ["lokasi/", "lokasi/baru/"],
        "industri-hijau": [],
    }
    others = [page for other, found in pages.items() if other != scheme for page in found]
    assert {mine.get(scope(draft, page)).status_code for page in others} == {404}
