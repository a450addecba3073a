"""An administrator's acts on the words of the office's letters."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mutubaku.cases.models import Case
from mutubaku.conduct import trial_letters
from mutubaku.conduct.works.letter_kinds import kinds
from mutubaku.documents.letter_texts import versions
from mutubaku.documents.models import LetterText
from mutubaku.journal.queries import history
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from tests.factories.people import NOON, OfficeFactory, OrganisationFactory, member, official
from tests.web.administration.conftest import TODAY, Post

KIND = "surat-kelengkapan"
TEXT = {
    "subject": "Kelengkapan {nama_perusahaan}",
    "body": "Mohon sampai {batas}.",
    "signer": "maker",
    "valid_from": "2026-11-25",
}


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def words(response: HttpResponse) -> str:
    """The text of a PDF."""
    assert response.headers["Content-Type"] == "application/pdf"
    read = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read))


def sent_case(office: Office, number: str) -> Case:
    """A case the office has received."""
    client = OrganisationFactory(office=office, name=f"PT {number}")
    return Case.objects.create(
        office=office,
        organisation=client,
        scheme="iso-9001",
        kind="initial",
        number=number,
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        opened_at=NOON,
        opened_by=member(client),
        sent_at=NOON,
    )


def put(office: Office, body: str, version: int = 1, **more: object) -> LetterText:
    given = {"subject": "Hal", "valid_from": TODAY, **more}
    return LetterText.objects.create(office=office, kind=KIND, version=version, body=body, **given)


def test_every_kind_of_letter_is_listed_with_the_words_it_is_written_with(office: Office, browser: Client) -> None:
    page = text(browser.get(at("letters")))
    assert (page.count("Teks bawaan"), "Memo Disposisi" in page, "Lembar disposisi" in page) == (
        len(kinds()),
        True,
        True,
    )
    put(office, "Satu.")
    put(office, "{rusak}", 2)
    page = text(browser.get(at("letters")))
    assert (page.count("Teks bawaan"), page.count("Teks kantor, versi 1")) == (len(kinds()) - 1, 1)
    assert "versi 2 rusak, tidak dipakai" in page


def test_words_are_changed_from_a_day_on_and_the_change_is_journalled(
    office: Office, browser: Client, post: Post
) -> None:
    assert "Mohon {jawaban} tersebut" in text(browser.get(at("change_letter", KIND)))  # the built-in words
    assert post(at("change_letter", KIND), TEXT).headers["Location"] == at("letter", KIND)
    page = text(browser.get(at("letter", KIND)))
    assert ("Teks surat tersimpan." in page, "Mohon sampai {batas}." in page) == (True, True)
    assert "Mohon sampai {batas}." in text(browser.get(at("change_letter", KIND)))
    assert ("Ditandatangani oleh" in page, "Yang membuatnya" in page) == (True, True)
    assert LetterText.objects.get(office=office, kind=KIND).signer == "maker"
    assert history(chain_of(office)).get().verb == "letter-text.changed"
    assert "Teks surat-kelengkapan, versi 1, sejak 25 Nov 2026" in text(browser.get(at("journal")))


def test_a_letter_text_with_an_unknown_field_is_refused_with_its_line_and_what_was_typed_is_kept(
    office: Office, post: Post
) -> None:
    answer = post(at("change_letter", KIND), {**TEXT, "body": "\nDengan hormat,\n\nSampai {tenggat}."})
    page = text(answer)
    assert (answer.status_code, versions(office, KIND).count()) == (422, 0)
    assert page.count("Baris 4: isian “{tenggat}” tidak dikenal pada surat ini.") == 2  # the summary, and the field
    assert "Sampai {tenggat}." in page
    assert "<title>Kesalahan:" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "Sampai {batas"}, "Baris 1: kurung kurawal tidak berpasangan."),
        ({"body": "  "}, "Baris 1: surat belum berisi kata-kata."),
        ({"body": ""}, "Isi “Isi surat”."),
        ({"body": "x" * 20_001}, "Paling banyak 20000 aksara"),
        ({"subject": "{nama}"}, "Hal: isian “{nama}” tidak dikenal"),
        ({"subject": ""}, "Isi “Hal”."),
        ({"valid_from": "2026-11-24"}, "25 November 2026"),
        ({"valid_from": "besok"}, "Tulis tanggal seperti"),
    ],
)
def test_words_that_cannot_be_used_are_refused(post: Post, wrong: dict[str, str], said: str) -> None:
    answer = post(at("change_letter", KIND), {**TEXT, **wrong})
    assert (answer.status_code, said in text(answer)) == (422, True)


def test_an_earlier_version_is_read_and_taken_up_again(office: Office, browser: Client) -> None:
    put(office, "Satu.")
    put(office, "Dua.", 2)
    page = text(browser.get(at("letter", KIND), {"versi": "1"}))
    assert ("Satu." in page, "Pakai teks versi ini" in page) == (True, True)
    assert "Dua." in text(browser.get(at("letter", KIND)))
    assert "Dua." in text(browser.get(at("letter", KIND), {"versi": "9"}))
    assert "Satu." in text(browser.get(at("change_letter", KIND), {"versi": "1"}))
    assert "Dua." in text(browser.get(at("change_letter", KIND), {"versi": "9" * 12}))


def test_the_office_goes_back_to_the_built_in_words(office: Office, browser: Client, post: Post) -> None:
    put(office, "Satu.")
    assert at("restore_letter", KIND) in text(browser.get(at("letter", KIND)))
    assert "Kembali ke teks bawaan" in text(browser.get(at("restore_letter", KIND)))
    answer = post(at("restore_letter", KIND), {"valid_from": "2026-11-25"})
    assert answer.headers["Location"] == at("letter", KIND)
    page = text(browser.get(at("letter", KIND)))
    assert ("Mohon {jawaban} tersebut" in page, at("restore_letter", KIND) in page) == (True, False)
    assert "Teks bawaan surat-kelengkapan dipakai lagi, versi 2" in text(browser.get(at("journal")))


def test_a_broken_text_is_told_to_the_administrator(office: Office, browser: Client) -> None:
    assert "rusak pada versi" not in text(browser.get(at("home")))
    put(office, "Baik.")
    put(office, "Satu.\n{rusak}", 2, subject="Kelengkapan")
    assert "Teks surat “Kelengkapan” rusak pada versi 2" in text(browser.get(at("home")))
    page = text(browser.get(at("letter", KIND)))
    assert "Versi 2 tidak dapat dipakai: Baris 2: isian “{rusak}” tidak dikenal" in page


def test_words_are_previewed_on_a_real_case_before_they_are_kept(office: Office, post: Post) -> None:
    sent_case(office, "0001/2026")
    sent_case(office, "0002/2026")
    page = words(post(at("preview_letter", KIND), {**TEXT, "case_number": " 0001/2026 "}))
    assert "Kelengkapan PT 0001/2026" in page
    assert "Mohon sampai 11 Desember 2026." in page  # the example: the case has not come to that step
    assert "Baris contoh" in page
    assert "(belum bernomor)" in page
    assert "Kelengkapan PT 0002/2026" in words(post(at("preview_letter", KIND), TEXT))  # the newest one
    assert not versions(office, KIND).exists()


def test_the_preview_says_what_is_wrong_with_the_words_or_the_number(office: Office, post: Post) -> None:
    answer = post(at("preview_letter", KIND), TEXT)
    assert (answer.status_code, "Belum ada permohonan yang diterima" in text(answer)) == (422, True)
    sent_case(office, "0001/2026")
    answer = post(at("preview_letter", KIND), {**TEXT, "case_number": "7/2026"})
    assert "Tidak ada permohonan bernomor “7/2026” pada kantor ini." in text(answer)
    answer = post(at("preview_letter", KIND), {**TEXT, "body": "\n{tenggat}"})
    assert (answer.status_code, "Baris 2: isian “{tenggat}”" in text(answer)) == (422, True)
    assert post(at("preview_letter", KIND), {}).status_code == 422


def test_another_office_s_case_is_not_previewed(office: Office, post: Post) -> None:
    sent_case(OfficeFactory(code="medan"), "0009/2026")
    answer = post(at("preview_letter", KIND), {**TEXT, "case_number": "0009/2026"})
    assert "Tidak ada permohonan bernomor" in text(answer)
    with pytest.raises(trial_letters.NoCaseYet):
        trial_letters.case_of(office, "")


def test_a_preview_is_signed_by_whoever_would_write_it(office: Office, post: Post) -> None:
    sent_case(office, "0001/2026")
    official(office, "pjt", title="Kepala Seksi PJT")
    data = {**TEXT, "body": "{jabatan_penandatangan}"}
    assert "Kepala Seksi PJT" in words(post(at("preview_letter", KIND), data))
    assert "Pelanggan" in words(post(at("preview_letter", "lembar-konfirmasi"), data))
    assert "Kasubbag Tata Usaha" in words(post(at("preview_letter", "dokumen-perusahaan"), data))  # nobody plays SS


def test_a_letter_there_is_not_is_not_found(browser: Client) -> None:
    assert browser.get(at("letter", "surat-cinta")).status_code == 404


def test_a_text_that_leaves_out_what_the_letter_is_about_is_kept_and_told_so(browser: Client, post: Post) -> None:
    post(at("change_letter", KIND), TEXT | {"body": "{permintaan}: {jawaban}. {pesan}"})
    page = text(browser.get(at("letter", KIND)))
    assert "Teks ini tidak memuat isian {batas}, jadi" in page
    post(at("change_letter", KIND), TEXT | {"body": "{permintaan}: {jawaban} sampai {batas}. {pesan}"})
    assert "Teks ini tidak memuat" not in text(browser.get(at("letter", KIND)))
