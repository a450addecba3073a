"""The list of laboratories on the administrator's screens: added, changed from a day on, ended, with its evidence."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mutubaku.people.models import Office
from mutubaku.samples.models import Laboratory
from mutubaku.schemes.models import ProductStandard
from mutubaku.web.administration.attention import remarks
from tests.documents.samples import PDF, PNG
from tests.factories.laboratories import make_laboratory
from tests.factories.people import NOON
from tests.factories.standards import make_product_standard

from .conftest import TODAY, Post, World

GIVEN = {
    "name": "Laboratorium  Baru",
    "city": "Palembang",
    "accreditation": "LP-7-IDN",
    "accredited_from": "2024-01-01",
    "accredited_to": "2028-12-31",
    "scope": "SNI 3553:2015\r\n- pH\r\n- pHH\r\nSNI 7709:2019",
    "valid_from": "2026-11-25",
}


def at(name: str, *args: int) -> str:
    return reverse(f"administration:{name}", args=args)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # a response


def test_a_laboratory_is_added_with_its_evidence_and_shown_with_what_it_covers(
    office: Office, post: Post, browser: Client
) -> None:
    make_product_standard(office)
    assert post(at("new_laboratory"), {**GIVEN, "file": SimpleUploadedFile("kan.pdf", PDF)}).status_code == 302
    row = Laboratory.objects.get()
    assert (row.name, row.accredited_to) == ("Laboratorium Baru", date(2028, 12, 31))
    assert row.scope == [
        {"number": "SNI 3553:2015", "parameters": ["pH", "pHH"]},
        {"number": "SNI 7709:2019", "parameters": []},
    ]
    page = text(browser.get(at("laboratories")))
    assert "Tidak ada pada standar produk kantor: pHH" in page
    assert "semua parameter" in page
    assert browser.get(at("laboratory_evidence", row.pk)).content == PDF
    assert "Laboratorium Laboratorium Baru (LP-7-IDN sampai 31 Des 2028)" in text(browser.get(at("journal")))


def test_what_cannot_be_meant_comes_back_at_its_field_with_what_was_typed(office: Office, post: Post) -> None:
    wrong = {
        "accredited_from": ("2029-01-01", "Akreditasinya berakhir sebelum mulai."),
        "accreditation": ("", "Nomor akreditasi, hari mulai, dan hari terakhirnya ditulis bersama."),
        "scope": ("- pH", "“- pH” tidak dapat dibaca sebagai ruang lingkup."),
        "city": ("", "Isi “Kota”."),
        "valid_from": ("2026-11-24", ""),
    }
    for name, (typed, sentence) in wrong.items():
        answer = post(at("new_laboratory"), {**GIVEN, name: typed})
        assert answer.status_code == 422, name
        assert sentence in text(answer)
        assert "LP-7-IDN" in text(answer) or name == "accreditation"
    answer = post(at("new_laboratory"), {**GIVEN, "file": SimpleUploadedFile("kan.pdf", PNG)})
    assert 'href="#id_file"' in text(answer)
    assert not Laboratory.objects.exists()


def test_a_change_begins_on_its_day_and_keeps_the_evidence(world: World, post: Post, browser: Client) -> None:
    row = make_laboratory(
        world.office, "Laboratorium Lama", evidence=world.laboratory.evidence, evidence_name="kan.pdf"
    )
    page = text(browser.get(at("change_laboratory", row.pk)))
    assert "SNI 3553:2015" in page
    assert "kan.pdf" in page
    assert "Nama laboratorium" not in page
    post(at("change_laboratory", row.pk), {**GIVEN, "valid_from": "2026-12-01", "accreditation": "LP-8-IDN"})
    row.refresh_from_db()
    new = Laboratory.objects.get(name="Laboratorium Lama", valid_to=None)
    assert (row.valid_to, row.accreditation) == (date(2026, 11, 30), "LP-123-IDN")
    assert (new.accreditation, new.evidence_name) == ("LP-8-IDN", "kan.pdf")


def test_a_laboratory_is_ended_and_one_that_has_not_begun_taken_back(world: World, post: Post, browser: Client) -> None:
    row = make_laboratory(world.office, "Laboratorium Lama", accreditation="", accredited_from=None, accredited_to=None)
    post(at("end_laboratory", row.pk), {"last_day": "2026-11-25"})
    row.refresh_from_db()
    assert row.valid_to == TODAY
    post(at("end_laboratory", world.laboratory.pk))
    assert not Laboratory.objects.filter(pk=world.laboratory.pk).exists()
    Laboratory.objects.filter(pk=row.pk).update(valid_to="2026-11-24")
    assert "Laboratorium Lama" not in text(browser.get(at("laboratories")))
    page = text(browser.get(at("laboratories") + "?lama=1"))
    assert "Laboratorium Lama" in page
    assert "Belum terakreditasi" in page
    assert "belum terakreditasi" in text(browser.get(at("journal")))
    assert browser.get(at("laboratory_evidence", row.pk)).status_code == 404


def test_an_accreditation_that_ends_is_told_on_the_first_page_and_in_the_list(office: Office, browser: Client) -> None:
    make_laboratory(office, "Lab Habis", accredited_to=date(2026, 11, 24), scope=[], scope_note="Air dan pangan")
    make_laboratory(office, "Lab Segera", accredited_to=date(2027, 2, 20))
    make_laboratory(office, "Lab Nanti", accredited_from=date(2026, 12, 1))
    make_laboratory(office, "Lab Baik")
    said = [remark.text for remark in remarks(office, NOON) if remark.href == at("laboratories")]
    assert said == [
        "Akreditasi Lab Habis berakhir 24 November 2026; pesanan ke sana meminta alasan.",
        "Akreditasi Lab Segera berakhir 20 Februari 2027.",
    ]
    page = text(browser.get(at("laboratories")))
    assert all(words in page for words in ("Berakhir", "Segera berakhir", "Akan datang", "Air dan pangan"))
    assert not ProductStandard.objects.exists()
