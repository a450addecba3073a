"""The audit time calculator: answers from the address, shown with every step, bad ones with their sentence."""

from __future__ import annotations

import html as text
import re
from urllib.parse import urlencode

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ASKED = {"standar": ["iso9001"], "jenis": "initial", "personel": "125", "lokasi": "1", "hitung": "ya"}


def page(status: int = 200, language: str = "id", **changes: object) -> str:
    client = Client(headers={"Accept-Language": language})
    answer = client.get("/waktu-audit/?" + urlencode({**ASKED, **changes}, doseq=True))
    assert answer.status_code == status
    return re.sub(r"\s+", " ", text.unescape(answer.content.decode()))


def test_the_empty_page_asks_and_is_linked_from_the_front_page_and_the_fees() -> None:
    answer = Client().get("/waktu-audit/")
    assert (answer.status_code, "Perkiraan" in answer.content.decode()) == (200, False)
    for address in ("/", "/biaya/"):
        assert 'href="/waktu-audit/"' in Client().get(address).content.decode()


def test_the_days_are_shown_with_every_step_and_lead_on_to_the_fee() -> None:
    html = page()
    assert '<strong class="figure">7 hari</strong> audit, paling sedikit 5,6 hari di lokasi Anda.' in html
    assert "Tabel QMS sebagai garis: 6 hari pada 85 orang, 7 hari pada 125 orang." in html
    assert "IAF MD 5, tabel QMS 1 · T-01" in html
    assert 'href="/biaya/iso-9001/?jenis=initial&hari=7&lokasi=1"' in html


def test_both_standards_are_added_up_and_reduced_by_their_integration() -> None:
    both = {"standar": ["iso9001", "iso14001"], "kompleksitas": "medium", "integrasi": "80", "tim": "60"}
    html = page(**both)
    assert '<strong class="figure">13 hari</strong>' in html
    assert "Tingkat integrasi 80% dan kemampuan tim 60%: pengurangan, paling banyak 20%." in html
    assert "IAF MD 11 · MD11 · belum dipastikan" in html
    assert '<strong class="figure">15 hari</strong>' in page(**{**both, "integrasi": "", "tim": ""})


def test_several_sites_say_how_many_are_visited() -> None:
    assert "3 lokasi diaudit, dan fungsi pusat." in page(lokasi="9", sejenis="on")
    assert "9 lokasi diaudit, dan fungsi pusat." in page(lokasi="9")
    assert "lokasi diaudit" not in page()


def test_a_reduction_with_its_reason_is_one_of_the_steps() -> None:
    html = page(kurang="10", alasan="Sistem sudah matang")
    assert "Pengurangan 10%: Sistem sudah matang" in html
    assert '<details class="fold" open>' in html
    assert '<strong class="figure">6,5 hari</strong>' in html


def test_the_special_class_is_shown_as_where_the_judgement_of_the_office_begins() -> None:
    asked = {"standar": ["iso14001"], "kompleksitas": "special", "alasan_kompleksitas": "Layanan yang peka"}
    html = page(**asked)
    assert "Ini baru titik awalnya" in html
    assert "Alasan memilih kompleksitas itu: Layanan yang peka" in html
    assert "Ini baru titik awalnya" not in page(**{**asked, "standar": ["iso9001"]})


def test_surveillance_leads_to_the_fee_of_surveillance() -> None:
    assert "?jenis=surveillance&hari=3&lokasi=1" in page(jenis="surveillance")


def test_in_english_the_steps_are_english() -> None:
    client = Client()
    client.cookies["bahasa"] = "en"
    answer = client.get("/waktu-audit/?" + urlencode(ASKED, doseq=True))
    html = re.sub(r"\s+", " ", answer.content.decode())
    assert "7 days</strong> of audit, at least 5.6 days at your site." in html
    assert "Table QMS as a line: 6 days at 85 people, 7 days at 125 people." in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"personel": "seratus"}, "Tulis jumlah personel dengan angka bulat, misalnya 80."),
        ({"personel": ""}, "Tulis jumlah personel dengan angka bulat, misalnya 80."),
        ({"personel": "-5"}, "Jumlah personel efektif paling sedikit 1."),
        ({"personel": "1000000000"}, "Jumlah personel efektif paling banyak 10.000.000."),
        ({"personel": "9" * 400}, "Jumlah personel efektif paling banyak 10.000.000."),
        ({"lokasi": "0"}, "Jumlah lokasi paling sedikit 1"),
        ({"lokasi": "dua"}, "Tulis banyaknya lokasi dengan angka bulat, misalnya 3."),
        ({"standar": []}, "Pilih satu standar, atau keduanya."),
        ({"standar": ["iso27001"]}, "Pilih standar dari daftar."),
        ({"jenis": "special"}, "Pilih salah satu dari daftar."),
        ({"standar": ["iso14001"]}, "Pilih tinggi, sedang, rendah, terbatas, atau khusus."),
        ({"standar": ["iso14001"], "kompleksitas": "special"}, "Tulis alasannya, yaitu mengapa pekerjaan itu khusus."),
        ({"kurang": "10"}, "Setiap pengurangan atau penambahan waktu memerlukan alasan."),
        ({"kurang": "40", "alasan": "X"}, "bersama-sama 40%, padahal paling banyak 30% dari tabel"),
        ({"kurang": "-3", "alasan": "X"}, "lebih dari 0 sampai 100"),
        ({"kurang": "banyak", "alasan": "X"}, "Tulis persen dengan angka, misalnya 10 atau 7,5."),
        ({"alasan": "X"}, "Tulis berapa persen yang dikurangi, atau kosongkan alasannya."),
        ({"integrasi": "penuh"}, "Tulis persen dengan angka bulat 0 sampai 100."),
    ],
)
def test_what_cannot_be_reckoned_is_told_beside_its_answer(changes: dict[str, object], sentence: str) -> None:
    html = page(422, **changes)
    assert html.count(sentence) >= 2  # on top, and at the field
    assert "Perkiraan" not in html


def test_a_level_beyond_a_hundred_is_told_where_it_plays_a_part() -> None:
    both = {"standar": ["iso9001", "iso14001"], "kompleksitas": "low", "integrasi": "120"}
    assert "dengan persen dari 0 sampai 100." in page(422, **both)
