"""An administrator's acts on the office's tariffs and their lines."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mutubaku.billing.models import Tariff, TariffLine
from mutubaku.cases.models import Scheme
from mutubaku.people.models import Office, User
from tests.factories.billing import add_line, make_tariff
from tests.web.administration.conftest import TODAY, Post

TARIFF = {
    "name": "Tarif 2027",
    "legal_base": "PP 54/2021",
    "source": "",
    "small_business_percent": "25",
    "small_business_schemes": ["sppt-sni"],
    "code_days": "14",
    "valid_from": "2027-01-01",
    "valid_to": "",
}
LINE = {
    "name": "Audit  tahap 1",
    "price": "1.500.000",
    "unit": "permohonan",
    "part": "certification",
    "counted_by": "case",
    "default_quantity": "1",
    "kinds": ["initial"],
    "order": "20",
}


@pytest.fixture
def tariff(office: Office) -> Tariff:
    return make_tariff(office, is_confirmed=False, source="Daftar lama")


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_the_list_says_which_tariff_holds(office: Office, tariff: Tariff, browser: Client) -> None:
    make_tariff(office, date(2027, 1, 1), name="Tarif nanti")
    make_tariff(office, date(2019, 1, 1), name="Tarif dahulu", valid_to=date(2019, 12, 31))
    page = text(browser.get(at("tariffs")))
    order = ["Tarif nanti", "Akan datang", "Hapus", "Tarif uji", "belum dipastikan", "Tarif dahulu"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.count("Tidak berlaku lagi") == 1
    assert 'aria-current="page"' in page


def test_an_office_without_a_tariff_is_told_what_follows(office: Office, browser: Client) -> None:
    assert "Belum ada tarif" in text(browser.get(at("tariffs")))
    assert "Tidak ada tarif yang berlaku hari ini" in text(browser.get(at("home")))
    assert browser.get(at("new_tariff")).status_code == 200


def test_a_tariff_shows_its_lines_part_by_part(tariff: Tariff, browser: Client) -> None:
    add_line(tariff, "tahap-1", price=9, kinds=["initial"], schemes=["sppt-sni"], source="Lampiran I")
    page = text(browser.get(at("tariff", tariff.pk)))
    assert "Rp 5.000.000" in page
    assert "2 untuk setiap hari auditor" in page
    assert "SPPT SNI: Sertifikasi awal" in page
    assert "Lampiran I" in page
    assert page.count("dihitung tersendiri") == 2
    assert page.index("Biaya sertifikasi") < page.index("Transportasi dan akomodasi") < page.index("laboratorium")
    assert "25% · semua skema" in page
    assert at("confirm_tariff", tariff.pk) in page


def test_a_tariff_that_is_over_offers_no_change(office: Office, tariff: Tariff, browser: Client, post: Post) -> None:
    make_tariff(office, TODAY)
    page = text(browser.get(at("tariff", tariff.pk)))
    line = tariff.lines.all()[0]
    for name, of in (("change_tariff", tariff), ("new_line", tariff), ("change_line", line), ("withdraw_line", line)):
        assert f'"{at(name, of.pk)}"' not in page
    refused = post(at("change_line", line.pk), LINE)
    assert (refused.status_code, "sudah tidak berlaku" in text(refused)) == (422, True)


def test_a_new_tariff_begins_as_a_copy_of_the_last(tariff: Tariff, browser: Client, post: Post) -> None:
    page = text(browser.get(at("new_tariff")))
    assert 'value="Tarif uji"' in page
    assert 'value="2026-11-25"' in page
    assert post(at("new_tariff"), TARIFF).headers["Location"] == at("tariffs")
    new = Tariff.objects.get(valid_from=date(2027, 1, 1))
    assert (new.name, new.legal_base, new.small_business_schemes) == ("Tarif 2027", "PP 54/2021", ["sppt-sni"])
    assert new.code_days == 14
    assert "14 hari" in text(browser.get(at("tariff", new.pk)))
    assert new.lines.count() == tariff.lines.count()
    assert not new.is_confirmed


def test_a_second_tariff_of_a_day_is_refused_beside_its_date(tariff: Tariff, post: Post) -> None:
    post(at("new_tariff"), TARIFF)
    page = text(post(at("new_tariff"), TARIFF))
    assert page.count("Sudah ada tarif yang berlaku mulai 1 Januari 2027.") == 2
    assert 'value="PP 54/2021"' in page


def test_a_tariff_is_corrected_and_to_be_confirmed_again(tariff: Tariff, browser: Client, post: Post) -> None:
    assert 'value="PP 47/2011"' in text(browser.get(at("change_tariff", tariff.pk)))
    assert post(at("change_tariff", tariff.pk), TARIFF).headers["Location"] == at("tariff", tariff.pk)
    tariff.refresh_from_db()
    assert (tariff.name, tariff.valid_from) == ("Tarif 2027", date(2020, 1, 1))


def test_a_tariff_is_confirmed_with_its_source(tariff: Tariff, browser: Client, post: Post) -> None:
    assert 'value="Daftar lama"' in text(browser.get(at("confirm_tariff", tariff.pk)))
    assert "Isi “Sumber”." in text(post(at("confirm_tariff", tariff.pk), {"source": ""}))
    post(at("confirm_tariff", tariff.pk), {"source": "PP 54/2021, lampiran I"})
    tariff.refresh_from_db()
    assert (tariff.is_confirmed, tariff.source) == (True, "PP 54/2021, lampiran I")
    assert "PP 54/2021, lampiran I" in text(browser.get(at("tariff", tariff.pk)))


def test_only_a_tariff_to_come_is_deleted(office: Office, tariff: Tariff, post: Post) -> None:
    assert "tidak dapat dihapus" in text(post(at("withdraw_tariff", tariff.pk)))
    coming = make_tariff(office, date(2027, 1, 1))
    assert post(at("withdraw_tariff", coming.pk)).headers["Location"] == at("tariffs")
    assert list(Tariff.objects.all()) == [tariff]


def test_a_line_is_added_with_its_price_in_rupiah(tariff: Tariff, browser: Client, post: Post) -> None:
    assert 'value="14"' in text(browser.get(at("new_line", tariff.pk)))
    assert post(at("new_line", tariff.pk), {**LINE, "key": "tahap-1"}).headers["Location"] == at("tariff", tariff.pk)
    line = TariffLine.objects.get(key="tahap-1")
    assert (line.name, line.price, line.kinds, line.schemes) == ("Audit tahap 1", 1_500_000, ["initial"], [])


@pytest.mark.parametrize("price", ["1.500.000,50", "-1", "gratis", ""])
def test_a_price_is_whole_rupiah(tariff: Tariff, post: Post, price: str) -> None:
    answer = post(at("new_line", tariff.pk), {**LINE, "key": "tahap-1", "price": price})
    assert answer.status_code == 422
    assert not TariffLine.objects.filter(key="tahap-1").exists()


@pytest.mark.parametrize(("typed", "kept"), [("1.000", 1000), ("1 000", 1000), ("12", 12)])
def test_a_whole_number_with_a_dot_between_thousands_is_never_read_as_one(
    tariff: Tariff, post: Post, typed: str, kept: int
) -> None:
    post(at("new_line", tariff.pk), {**LINE, "key": "tahap-1", "default_quantity": typed, "order": typed})
    line = TariffLine.objects.get(key="tahap-1")
    assert (line.default_quantity, line.order) == (kept, kept)


@pytest.mark.parametrize("typed", ["1,5", "1.5", "1.00.0", "1.000,5"])
def test_what_is_no_whole_number_comes_back_to_its_field(tariff: Tariff, post: Post, typed: str) -> None:
    answer = post(at("new_line", tariff.pk), {**LINE, "key": "tahap-1", "default_quantity": typed})
    assert answer.status_code == 422
    assert not TariffLine.objects.filter(key="tahap-1").exists()


def test_a_code_is_taken_once_in_a_tariff(tariff: Tariff, post: Post) -> None:
    page = text(post(at("new_line", tariff.pk), {**LINE, "key": "audit"}))
    assert page.count("Kode “audit” sudah dipakai dalam tarif ini.") == 2


def test_a_changed_line_is_charged_from_now_on(tariff: Tariff, browser: Client, post: Post) -> None:
    line = tariff.lines.get(key="audit")
    assert 'value="1500000"' in text(browser.get(at("change_line", line.pk)))
    post(at("change_line", line.pk), {**LINE, "price": "2 000 000"})
    line.refresh_from_db()
    assert line.withdrawn_at is not None
    assert tariff.lines.get(key="audit", withdrawn_at=None).price == 2_000_000
    journal = text(browser.get(at("journal")))
    assert "Tarif Tarif uji mulai 1 Jan 2020: Audit tahap 1 Rp 1.500.000 → Rp 2.000.000" in journal


def test_a_withdrawn_line_is_gone_from_the_page_and_on_record(tariff: Tariff, browser: Client, post: Post) -> None:
    line = tariff.lines.get(key="audit")
    assert "Cabut Audit" in text(browser.get(at("withdraw_line", line.pk)))
    post(at("withdraw_line", line.pk))
    assert "hari auditor" not in text(browser.get(at("tariff", tariff.pk)))
    assert browser.get(at("change_line", line.pk)).status_code == 404
    assert "Audit dicabut" in text(browser.get(at("journal")))


def test_without_lines_nothing_can_be_charged(tariff: Tariff, browser: Client) -> None:
    tariff.lines.all().delete()
    assert "Belum ada baris" in text(browser.get(at("tariff", tariff.pk)))


def test_the_overview_says_what_the_tariff_lacks(tariff: Tariff, browser: Client) -> None:
    page = text(browser.get(at("home")))
    assert "Tarif uji belum dipastikan" in page
    assert "Tarif Tarif" not in page
    assert "jadi tagihannya tidak dapat dibuat" not in page
    tariff.lines.update(schemes=[Scheme.ISO_9001.value])
    page = text(browser.get(at("home")))
    assert "Tarif SPPT SNI, ISO 14001, Industri Hijau belum diisi, jadi tagihannya tidak dapat dibuat." in page


def test_another_offices_administrator_finds_nothing(tariff: Tariff, neighbour: User, client: Client) -> None:
    client.force_login(neighbour)
    line = tariff.lines.all()[0]
    for name in ("tariff", "change_tariff", "confirm_tariff", "withdraw_tariff", "new_line"):
        assert client.get(at(name, tariff.pk)).status_code == 404
    for name in ("change_line", "withdraw_line"):
        assert client.get(at(name, line.pk)).status_code == 404


def test_the_list_takes_the_same_queries_whatever_its_length(office: Office, tariff: Tariff, browser: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(at("tariffs"))
        return len(seen)

    count()  # what is read once and kept
    first = count()
    make_tariff(office, date(2027, 1, 1))
    make_tariff(office, date(2019, 1, 1))
    assert count() == first
