"""The fee calculator: every line, each part apart, and a plain word when the tariff is not certain."""

from __future__ import annotations

import pytest
from django.test import Client

from mutubaku.billing.models import CountedBy, Part, Tariff
from mutubaku.conduct.founding.tariffs import EXAMPLE
from tests.factories.billing import add_line, make_tariff
from tests.factories.people import OfficeFactory

pytestmark = pytest.mark.django_db
ISO = "/biaya/iso-9001/"


@pytest.fixture
def tariff() -> Tariff:
    return make_tariff(OfficeFactory(), source="Lampiran I")


def page(client: Client, address: str = ISO, status: int = 200, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_way_to_the_calculator_is_on_the_first_page(client: Client, tariff: Tariff) -> None:
    assert 'href="/biaya/"' in page(client, "/")
    schemes = page(client, "/biaya/")
    assert all(f'href="/biaya/{key}/"' in schemes for key in ("sppt-sni", "iso-9001", "iso-14001", "industri-hijau"))


def test_nobody_needs_to_answer_anything_to_see_the_lines(client: Client, tariff: Tariff) -> None:
    said = page(client)
    assert "Permohonan" in said
    assert said.count("Rp 5.000.000") == 2
    assert "Rp 8.000.000" in said
    assert "PP 47/2011" in said
    assert "1 Januari 2020" in said
    assert '<form method="get"' in said
    assert "belum dipastikan" not in said


def test_the_lines_grow_with_what_was_counted(client: Client, tariff: Tariff) -> None:
    add_line(tariff, "lokasi", price=100_000, counted_by=CountedBy.SITE)
    add_line(tariff, "contoh", price=50_000, counted_by=CountedBy.PRODUCT, part=Part.LABORATORY)
    said = page(client, hari="3", lokasi="2", produk="4", hitung="ya")
    assert "Rp 9.000.000" in said  # 3 × 2 auditor-days
    assert "Rp 14.200.000" in said  # certification
    assert "Rp 200.000" in said
    assert "Rp 14.400.000" in said
    assert 'name="hari" value="3"' in said


def test_what_an_address_does_not_count_is_counted_once(client: Client, tariff: Tariff) -> None:
    """The audit time calculator links here, and does not know by what the office counts."""
    add_line(tariff, "lokasi", price=100_000, counted_by=CountedBy.SITE)
    add_line(tariff, "contoh", price=50_000, counted_by=CountedBy.PRODUCT)
    said = page(client, hari="3", lokasi="2", jenis="initial")
    assert "Rp 200.000" in said
    assert 'value="2"' in said
    assert "Rincian biaya" in said


def test_a_small_business_sees_what_is_taken_off(client: Client, tariff: Tariff) -> None:
    said = page(client, hari="1", kecil="on", hitung="ya")
    assert "Keringanan usaha kecil 25% dari biaya sertifikasi" in said
    assert "−Rp 2.000.000" in said
    assert "Rp 6.000.000" in said
    assert "Keringanan usaha kecil" not in page(client)


def test_where_there_is_no_discount_nobody_is_asked_for_their_size(client: Client, tariff: Tariff) -> None:
    Tariff.objects.update(small_business_schemes=["sppt-sni"])
    assert 'name="kecil"' not in page(client)
    assert 'name="kecil"' in page(client, "/biaya/sppt-sni/")


def test_what_is_charged_apart_is_said_and_not_added(client: Client, tariff: Tariff) -> None:
    said = page(client)
    assert said.count("dihitung tersendiri") == 5  # two lines, two parts, and the total
    assert "belum termasuk yang dihitung tersendiri" in said
    tariff.lines.filter(price=0).delete()
    assert "dihitung tersendiri" not in page(client)


def test_a_count_that_is_none_has_its_sentence_and_keeps_what_was_typed(client: Client, tariff: Tariff) -> None:
    for typed in ("0", "101", "banyak", ""):
        said = page(client, status=422, hari=typed, hitung="ya")
        assert said.count("Tulis banyaknya hari auditor dengan angka bulat 1 sampai 100.") == 2
        assert "Rincian biaya" not in said
        assert f'value="{typed}"' in said or not typed


def test_a_tariff_nobody_has_looked_up_is_not_printed_as_certain(client: Client, tariff: Tariff) -> None:
    Tariff.objects.update(is_confirmed=False)
    tariff.lines.filter(key="audit").update(source="Angka contoh")
    said = page(client)
    assert "Perkiraan: tarif ini belum dipastikan" in said
    assert "Angkanya dari: Angka contoh." in said
    tariff.lines.update(source="")
    assert "Angkanya dari" not in page(client)


def test_the_kinds_are_plain_links_and_have_lines_of_their_own(client: Client, tariff: Tariff) -> None:
    tariff.lines.filter(key="permohonan").update(kinds=["initial"])
    assert 'href="/biaya/iso-9001/?jenis=surveillance"' in page(client)
    assert "Permohonan</th>" not in page(client, jenis="surveillance")
    assert "Permohonan</th>" in page(client, jenis="tidak-ada")


def test_a_scheme_without_prices_sends_to_the_office(client: Client, tariff: Tariff) -> None:
    tariff.lines.update(price=0)
    said = page(client)
    assert "Tarif untuk pilihan ini belum ditetapkan" in said
    assert 'href="/kontak/"' in said
    assert "Rp 0" not in said


def test_without_a_tariff_or_an_office_the_page_says_so(client: Client) -> None:
    assert "Tarif belum tersedia" in page(client)
    OfficeFactory()
    assert "Tarif belum tersedia" in page(client)


def test_another_scheme_is_not_found(client: Client, tariff: Tariff) -> None:
    assert client.get("/biaya/lain/").status_code == 404


def test_where_there_are_several_offices_one_is_chosen(client: Client, tariff: Tariff) -> None:
    other = OfficeFactory(code="medan")
    make_tariff(other).lines.filter(key="permohonan").update(price=7_000_000)
    said = page(client)
    assert "Rp 5.000.000" in said
    assert "?kantor=medan&amp;jenis=initial" in said
    there = page(client, kantor="medan", jenis="surveillance")
    assert "Rp 7.000.000" in there
    assert '<input type="hidden" name="kantor" value="medan">' in there
    assert "Rp 5.000.000" in page(client, kantor="tidak-ada")


def test_of_example_figures_no_law_is_named(client: Client, tariff: Tariff) -> None:
    tariff.is_confirmed = False
    tariff.save()
    tariff.lines.update(source=EXAMPLE)
    said = page(client)
    assert EXAMPLE in said
    assert "menurut PP 47/2011" not in said
    tariff.lines.update(source="PP 47/2011, lampiran")
    assert "menurut PP 47/2011" in page(client)
