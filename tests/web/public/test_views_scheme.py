"""The public page of a scheme: what to prepare and in which cases, how long it takes, what one gets."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from mutubaku.documents.models import Requirement
from mutubaku.people.models import Office
from mutubaku.schemes.models import SchemeTerms
from mutubaku.web.public.schemes import documents_of, times_of, validity_in_words
from tests.factories.people import OfficeFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


@pytest.fixture
def office() -> Office:
    office = OfficeFactory()
    rows = [
        {"key": "akta", "name": "Akta notaris"},
        {"key": "api", "name": "Angka pengenal importir", "applicant_kinds": ["importer"], "schemes": ["sppt-sni"]},
        {"key": "sipa", "name": "Izin air tanah", "commodity": "bottled-water", "schemes": ["sppt-sni"]},
        {"key": "lama", "name": "Sertifikat terdahulu", "is_mandatory": False},
        {"key": "hijau", "name": "Neraca air", "schemes": ["industri-hijau"]},
        {"key": "ubah", "name": "Pernyataan perubahan", "kinds": ["surveillance"]},
        {"key": "usang", "name": "Formulir usang", "valid_to": date(2025, 1, 1)},
    ]
    for order, row in enumerate(rows):
        Requirement.objects.create(office=office, order=order, valid_from=date(2020, 1, 1), **row)
    return office


def page(client: Client, scheme: str, status: int = 200) -> str:
    answer = client.get(f"/skema/{scheme}/")
    assert answer.status_code == status
    return answer.content.decode()


def test_documents_are_told_with_the_cases_that_ask_for_them(office: Office) -> None:
    found = documents_of(office, "sppt-sni", "initial", DAY)
    assert [one.name for one in found.always] == ["Akta notaris"]
    assert [(one.name, one.when) for one in found.sometimes] == [
        ("Angka pengenal importir", "Importir"),
        ("Izin air tanah", "Air minum dalam kemasan (AMDK)"),
    ]
    assert [one.name for one in found.welcome] == ["Sertifikat terdahulu"]
    assert [one.name for one in documents_of(office, "industri-hijau", "initial", DAY).always] == [
        "Akta notaris",
        "Neraca air",
    ]
    later = documents_of(office, "industri-hijau", "surveillance", DAY)
    assert [one.name for one in later.always] == ["Akta notaris", "Neraca air", "Pernyataan perubahan"]


def test_the_office_s_own_steps_take_one_working_day_beside_the_linked_procedure() -> None:
    times = times_of("sppt-sni", DAY)
    assert (times.minutes, times.budget) == (480, "41 hari kerja")
    assert times.linked.key == "pelaksanaan-sertifikasi-produk"


@pytest.mark.parametrize(("months", "words"), [(48, "4 tahun"), (12, "1 tahun"), (18, "18 bulan")])
def test_a_validity_of_whole_years_is_told_in_years(months: int, words: str) -> None:
    assert validity_in_words(months) == words


def test_the_page_tells_everything_and_where_to_begin(client: Client, office: Office) -> None:
    SchemeTerms.objects.create(
        office=office, scheme="sppt-sni", valid_from=date(2020, 1, 1), title="SPPT SNI", validity_months=48
    )
    said = page(client, "sppt-sni")
    for words in ("Akta notaris", "Importir", "8 jam kerja", "41 hari kerja", "4 tahun", "Menunggu kepastian"):
        assert words in said
    assert "480 menit" not in said
    for address in ("/biaya/sppt-sni/", "/sop/pelayanan-sertifikasi/", "skema=sppt-sni", "/kontak/"):
        assert address in said


def test_an_office_without_a_table_or_terms_says_so(client: Client) -> None:
    OfficeFactory()
    assert "Kantor belum mengisi daftar dokumennya" in page(client, "iso-9001")


def test_there_is_no_page_of_an_unknown_scheme_nor_before_an_office_is_named(client: Client, db: None) -> None:
    page(client, "iso-9001", 404)
    OfficeFactory()
    page(client, "iso-9999", 404)


def test_the_first_page_leads_to_each_scheme(client: Client, office: Office) -> None:
    said = client.get("/").content.decode()
    assert all(f'href="/skema/{key}/"' in said for key in ("sppt-sni", "iso-9001", "iso-14001", "industri-hijau"))
