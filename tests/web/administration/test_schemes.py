"""An administrator's acts on versions of schemes, checklists and standards, screen by screen."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from mutubaku.people.models import Office
from mutubaku.schemes.models import ChecklistQuestion, ProductStandard, SchemeTerms
from tests.web.administration.conftest import Post, World
from tests.web.administration.test_tables import SYSTEM_TERMS, at, text

GRADES = {
    "major_laws": ["asked", "needs_answer", "needs_verification", "blocks"],
    "major_due_months": "3",
    "major_overdue": "stage-2",
    "major_source": "9.5.3.2",
    "minor_laws": ["asked", "needs_answer"],
}
EDITION = {"edition1_name": "ISO 9001:2026", "edition1_until": "2029-12-31", "edition1_source": "Siaran pers"}
ASKED = {
    "text": "Adakah rencananya?",
    "stage": "2",
    "order": "20",
    "iso-9001": "6.2",
    "iso-14001": "",
    "sppt-sni": "",
    "industri-hijau": "m.2",
    "valid_from": "2026-11-26",
}
HEADER = {"title": "Minyak goreng sawit", "mark": "minyak-goreng-sawit", "source": "", "valid_from": "2026-12-01"}


def test_a_version_is_made_whole_and_read_on_one_page(office: Office, post: Post, browser: Client) -> None:
    post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, **GRADES, **EDITION, "evaluations": ["stage-1", "stage-2"]})
    terms = SchemeTerms.objects.get()
    assert [(row.grade, row.due_months, row.blocks) for row in terms.grades.all()] == [
        ("major", 3, True),
        ("minor", None, False),
    ]
    assert terms.evaluations == {"": ["stage-1", "stage-2"]}
    page = text(browser.get(at("terms_version", terms.pk)))
    for words in (
        "Audit tahap 2 diulang",
        "ISO 9001:2026",
        "Audit tahap 1, Audit tahap 2",
        "Versi ini belum dipastikan",
    ):
        assert words in page
    again = text(browser.get(at("new_terms", "iso-9001")))
    assert 'value="2029-12-31"' in again
    assert "9.5.3.2" in again


def test_what_is_asked_of_judges_is_part_of_a_version(post: Post, browser: Client) -> None:
    fresh = text(browser.get(at("new_terms", "iso-9001")))
    assert re.search(r'value="refuse"\s+selected', fresh)
    judges = {"committee_functions": ["committee", "technical-expert"], "reviewer_competence": "reason"}
    post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, **judges})
    terms = SchemeTerms.objects.get()
    assert (terms.committee_functions, terms.reviewer_in_committee) == (["committee", "technical-expert"], False)
    assert (terms.reviewer_competence, terms.decider_competence) == ("reason", "")
    page = text(browser.get(at("terms_version", terms.pk)))
    for words in ("Anggota komite, Tenaga ahli", "Diperingatkan, dengan pertimbangan tertulis", "Tidak diperiksa"):
        assert words in page
    again = text(browser.get(at("new_terms", "iso-9001")))
    assert re.search(r'value="reason"\s+selected', again)
    wrong = post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, "valid_from": "2026-11-27", "decider_competence": "apa"})
    assert "Pilihan itu tidak ada." in text(wrong)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("edition1_name", "", "Isi nama edisinya, atau kosongkan semua isiannya."),
        ("edition1_from", "2030-01-01", "Peralihannya berakhir sebelum edisi itu dapat dipilih."),
        ("committee_members", "0", "1"),
        ("retests", "sepuluh", "bilangan"),
        ("wording", "x" * 2001, "Paling banyak 2000 aksara"),
        ("major_due_months", "-1", "1"),
        ("major_due_months", "9", "Mayor ditutup sesudah batas verifikasinya. Isi paling banyak 6 bulan."),
        ("validity_months", "48", "Siklus sistem manajemen tiga tahun sejak keputusan"),
        ("surveillance_window_days", "900", "Jendela surveilans lebih panjang dari selangnya."),
        ("major_overdue", "hukum", "Pilihan itu tidak ada."),
    ],
)
def test_a_version_that_cannot_be_meant_comes_back(post: Post, field: str, value: str, sentence: str) -> None:
    answer = post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, **GRADES, **EDITION, field: value})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not SchemeTerms.objects.exists()


def test_an_edition_is_confirmed_with_a_source_alone(post: Post) -> None:
    page = text(
        post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, "edition1_name": "ISO 9001:2026", "edition1_sure": "on"})
    )
    assert page.count("Isi sumber yang memastikannya.") == 2


def test_a_question_is_added_shown_under_its_clause_and_ended(world: World, post: Post, browser: Client) -> None:
    post(at("new_checklist"), {**ASKED, "key": "rencana"})
    row = ChecklistQuestion.objects.get(key="rencana")
    assert row.clauses == {"iso-9001": "6.2", "industri-hijau": "M.2"}
    page = text(browser.get(at("checklists")))
    assert page.index("Adakah rencananya?") < page.index("Terkalibrasikah alat ukurnya?")
    assert "Adakah rencananya?" not in text(browser.get(at("checklists") + "?skema=sppt-sni"))
    post(at("change_checklist", world.checklist.pk), {**ASKED, "text": "Tertelusurkah?"})
    assert ChecklistQuestion.objects.get(text="Tertelusurkah?").key == "alat-ukur"
    post(at("end_checklist", row.pk))
    assert not ChecklistQuestion.objects.filter(key="rencana").exists()
    post(at("new_checklist"), {**ASKED, "key": "lain", "iso-9001": "6.2"})
    assert "Pertanyaan audit “Adakah rencananya?”" in text(browser.get(at("journal")))


def test_an_unknown_clause_is_told_at_its_scheme(post: Post) -> None:
    page = text(post(at("new_checklist"), {**ASKED, "key": "rencana", "iso-9001": "12"}))
    assert page.count("Klausul “12” tidak ada pada ISO 9001.") == 2
    assert 'href="#id_iso-9001"' in page


def test_the_checklist_goes_out_as_a_workbook_and_comes_back_changed(world: World, post: Post, browser: Client) -> None:
    book = load_workbook(io.BytesIO(browser.get(at("checklist_workbook")).content))
    sheet = book.active
    assert sheet is not None
    sheet["G2"] = "Tertelusurkah alat ukurnya?"
    data = io.BytesIO()
    book.save(data)
    file = SimpleUploadedFile("daftar.xlsx", data.getvalue())
    page = text(post(at("checklist_upload"), {"valid_from": "2026-11-26", "file": file}))
    assert "belum ada yang berubah" in page
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)
    assert sealed is not None
    assert post(at("checklist_apply"), {"sealed": sealed[1]}).headers["Location"] == at("checklists")
    new = ChecklistQuestion.objects.get(valid_from=date(2026, 11, 26))
    assert (new.key, new.text) == ("alat-ukur", "Tertelusurkah alat ukurnya?")
    assert post(at("checklist_apply"), {"sealed": sealed[1]}).headers["Location"] == at("checklist_upload")
    assert post(at("checklist_apply"), {"sealed": "palsu"}).headers["Location"] == at("checklist_upload")


def test_a_bad_workbook_is_told_by_row_and_changes_nothing(world: World, post: Post) -> None:
    file = SimpleUploadedFile("daftar.csv", b"Kode;ISO 9001;Pertanyaan\r\nDua Kata;7.1;Apa?\r\n")
    answer = post(at("checklist_upload"), {"valid_from": "2026-11-26", "file": file})
    assert answer.status_code == 422
    assert "hanya boleh berisi huruf kecil" in text(answer)
    assert "Terapkan" not in text(answer)
    for bad in (SimpleUploadedFile("daftar.xlsx", b"PK\x03\x04rusak"), SimpleUploadedFile("foto.png", b"\x89PNG")):
        assert post(at("checklist_upload"), {"valid_from": "2026-11-26", "file": bad}).status_code == 422
    assert post(at("checklist_upload"), {"valid_from": "2026-11-26"}).status_code == 422
    assert ChecklistQuestion.objects.count() == 1


def test_a_standard_is_begun_filled_succeeded_and_confirmed(office: Office, post: Post, browser: Client) -> None:
    made = post(at("new_standard", "produk"), {**HEADER, "number": "SNI 7709:2019"})
    standard = ProductStandard.objects.get()
    assert made.headers["Location"] == at("standard", "produk", standard.pk)
    post(at("new_part", "produk", standard.pk), {"name": "Asam lemak bebas", "unit": "%", "upper": "0,3"})
    page = text(browser.get(at("standard", "produk", standard.pk)))
    assert "paling tinggi 0,3 %" in page
    assert "Standar ini belum dipastikan" in page
    post(at("confirm_standard", "produk", standard.pk), {"source": "SNI 7709:2019, tabel 1"})
    assert "Standar ini belum dipastikan" not in text(browser.get(at("standard", "produk", standard.pk)))
    part = standard.parameters.get()
    post(at("change_part", "produk", part.pk), {"name": "Asam lemak bebas", "unit": "%", "upper": "0,25"})
    assert str(standard.parameters.get().upper) == "0.2500000000"
    post(at("remove_part", "produk", part.pk))
    assert "Belum ada isinya" in text(browser.get(at("standard", "produk", standard.pk)))
    post(at("end_standard", "produk", standard.pk))
    assert not ProductStandard.objects.exists()


def test_a_standard_in_force_is_succeeded_from_tomorrow_on_and_ended(
    office: Office, post: Post, browser: Client
) -> None:
    old = ProductStandard.objects.create(
        office=office, number="SNI 1", title="Lama", category="satu", valid_from=date(2021, 1, 1)
    )
    old.parameters.create(name="Bau", expected="normal")
    assert post(at("change_standard", "produk", old.pk), {**HEADER, "valid_from": "2026-11-25"}).status_code == 422
    post(at("change_standard", "produk", old.pk), HEADER)
    new = ProductStandard.objects.get(valid_from=date(2026, 12, 1))
    assert (new.title, new.parameters.get().expected) == ("Minyak goreng sawit", "normal")
    assert "Versi yang sudah berlaku tidak diubah." in text(browser.get(at("standard", "produk", old.pk)))
    assert "akan datang" in text(browser.get(at("standards", "produk")))
    post(at("end_standard", "produk", old.pk), {"last_day": "2026-11-24"})
    assert text(browser.get(at("standards", "produk"))).count("SNI 1<") == 1
    assert text(browser.get(at("standards", "produk") + "?lama=1")).count("SNI 1<") == 2


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"upper": "< 0,01"}, "titik untuk ribuan, koma desimal"),
        ({"upper": "0.005"}, "“0.005” dapat dibaca dua cara. Tulis 5 atau 0,005."),
        ({"lower": "2", "upper": "1"}, "Batas atas lebih kecil daripada batas bawah."),
        ({"upper": "1", "expected": "negatif"}, "Pilih satu: batas angka, atau hasil yang diminta."),
        ({}, "tanpa itu tidak ada yang dinilai."),
        ({"upper": "1", "decimals": "11"}, "10"),
        ({"upper": "1", "name": ""}, "Isi “Parameter”."),
    ],
)
def test_a_parameter_that_cannot_be_judged_by_comes_back(
    world: World, post: Post, answers: dict[str, str], sentence: str
) -> None:
    standard = world.parameter.standard
    answer = post(at("new_part", "produk", standard.pk), {"name": "Bilangan peroksida", **answers})
    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert standard.parameters.count() == 1


def test_a_green_criterion_is_measured_or_graded(office: Office, post: Post, browser: Client) -> None:
    made = post(at("new_standard", "hijau"), {**HEADER, "number": "sih1 : 2027"}).headers["Location"]
    standard = office.green_standards.get(number="SIH 1:2027")
    asked = {"topic": "policy", "name": "Kebijakan", "points": "4", "needed": "3", "mandatory": "on"}
    post(at("new_part", "hijau", standard.pk), asked)
    post(at("new_part", "hijau", standard.pk), {"topic": "policy", "name": "Tim", "points": "5"})
    page = text(browser.get(made))
    assert "nilai 3 dari 4" in page
    assert "nilai 5 dari 5" in page
    neither = text(post(at("new_part", "hijau", standard.pk), {"topic": "water", "name": "Air"}))
    assert "nilai tertinggi bagi yang dinilai" in neither
    assert "Kebijakan dan organisasi" in page
    assert post(at("new_part", "hijau", standard.pk), {**asked, "needed": "5", "name": "B"}).status_code == 422


def test_a_family_of_standards_that_is_not_there_is_not_found(office: Office, browser: Client) -> None:
    assert browser.get("/administrasi/standar/lain/").status_code == 404
