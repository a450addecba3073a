"""What may be uploaded: every bad file gets its sentence, and every good one its clean name and true kind."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.documents.policy import NAME_LIMIT, Accepted, UploadRefused, accept, clean_name
from tests.documents.samples import JPEG, LOCKED_OFFICE, OLD_OFFICE, PDF, PNG, archive, docx, locked, xlsx

LIMIT = 10 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def refusal(name: str, data: bytes, limit: int = LIMIT) -> str:
    with pytest.raises(UploadRefused) as refused:
        accept(name, data, limit)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("akta.pdf", PDF, "application/pdf"),
        ("AKTA.PDF", PDF, "application/pdf"),
        ("foto.jpg", JPEG, "image/jpeg"),
        ("foto.jpeg", JPEG, "image/jpeg"),
        ("denah.png", PNG, "image/png"),
        ("daftar.docx", docx(), WORD),
        ("daftar.xlsx", xlsx(), EXCEL),
    ],
)
def test_a_whole_file_of_a_known_kind_is_accepted(name: str, data: bytes, media_type: str) -> None:
    assert accept(name, data, LIMIT) == Accepted(name, media_type)


def test_an_empty_file_is_refused() -> None:
    assert refusal("akta.pdf", b"") == "Berkas “akta.pdf” kosong. Periksa berkasnya, lalu unggah lagi."


def test_a_file_above_the_limit_is_refused_with_its_size_rounded_up() -> None:
    said = refusal("akta.pdf", PDF + bytes(2 * 1024 * 1024), limit=1024 * 1024)
    assert said == "Berkas “akta.pdf” terlalu besar (3 MB). Batasnya 1 MB; kecilkan atau pisahkan."


def test_a_file_just_at_the_limit_is_accepted() -> None:
    assert accept("akta.pdf", PDF, len(PDF)).media_type == "application/pdf"


@pytest.mark.parametrize("name", ["pemasangan.exe", "laman.html", "gambar.svg", "akta", "akta.pdf.exe", ".pdf"])
def test_a_kind_that_is_not_taken_is_refused_with_those_that_are(name: str) -> None:
    assert refusal(name, PDF) == (
        f"Jenis berkas “{name}” tidak diterima. Unggah salah satu dari: .docx, .jpeg, .jpg, .pdf, .png, .xlsx."
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("akta.pdf", b"MZ\x90\x00 program", "PDF"),
        ("akta.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
        ("akta.pdf", b"teks biasa", "PDF"),
        ("akta.pdf", PNG, "PDF"),
        ("foto.jpg", PDF, "JPG"),
        ("foto.png", JPEG, "PNG"),
        ("daftar.docx", xlsx(), "DOCX"),
        ("daftar.xlsx", docx(), "XLSX"),
        ("daftar.docx", archive("isi.txt"), "DOCX"),
        ("daftar.docx", PDF, "DOCX"),
        ("akta.pdf", docx(), "PDF"),
        ("daftar.xlsx", archive("isi.txt")[:20], "XLSX"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, data: bytes, kind: str) -> None:
    assert refusal(name, data) == (
        f"Isi berkas “{name}” bukan {kind} seperti namanya. Simpan ulang dalam jenis itu, lalu unggah."
    )


@pytest.mark.parametrize("password", ["rahasia", ""])  # an empty one opens for all but restricts what may be done
def test_a_pdf_with_a_password_is_to_be_saved_again_without_it(password: str) -> None:
    assert refusal("akta.pdf", locked(password)) == (
        "Berkas “akta.pdf” terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."
    )


@pytest.mark.parametrize("data", [PDF[: len(PDF) // 3], b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n"])
def test_a_pdf_that_was_cut_short_is_to_be_made_anew(data: bytes) -> None:
    assert refusal("akta.pdf", data) == ("PDF “akta.pdf” rusak atau terpotong. Buat ulang berkasnya, lalu unggah lagi.")


@pytest.mark.parametrize("name", ["daftar.docx", "daftar.xlsx"])
def test_an_office_file_with_a_password_is_told_as_one(name: str) -> None:
    assert refusal(name, LOCKED_OFFICE) == (
        f"Berkas “{name}” terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."
    )


def test_an_office_file_of_the_old_kind_under_a_new_name_is_to_be_saved_in_the_new_one() -> None:
    assert refusal("daftar.docx", OLD_OFFICE) == (
        "Berkas “daftar.docx” terkunci kata sandi atau berbentuk Office lama. Simpan ulang sebagai DOCX tanpa kata "
        "sandi, lalu unggah lagi."
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [("foto.jpg", JPEG[:4]), ("foto.jpg", JPEG[:-2]), ("denah.png", PNG[:8]), ("denah.png", PNG[:-12])],
)
def test_a_picture_that_was_cut_short_is_to_be_taken_anew(name: str, data: bytes) -> None:
    assert refusal(name, data) == (
        f"Gambar “{name}” rusak atau terpotong. Ambil atau simpan ulang gambarnya, lalu unggah lagi."
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Dokumen\\akta.pdf", "akta.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("/arsip/2026/akta.pdf", "akta.pdf"),
        ("akta\x00\r\nX-Jahat: 1.pdf", "aktaX-Jahat: 1.pdf"),
        ("akta\u202efdp.exe", "aktafdp.exe"),
        ("\u2066akta\u2069\u200f.pdf", "akta.pdf"),
        ("\ud800akta.pdf", "akta.pdf"),
        ("  akta.pdf  ", "akta.pdf"),
        ("akta 😀.pdf", "akta 😀.pdf"),
        ("Surat Pe\u0301rusahaan.pdf", "Surat P\u00e9rusahaan.pdf"),
        ("عقد التأسيس.pdf", "عقد التأسيس.pdf"),
        ("", "berkas"),
        (".", "berkas"),
        ("\u200b\u200b", "berkas"),
        ("a/", "a"),
    ],
)
def test_a_name_keeps_neither_folders_nor_characters_that_cannot_be_seen(name: str, kept: str) -> None:
    assert clean_name(name) == kept


def test_a_name_of_ten_thousand_characters_keeps_its_kind_and_fits() -> None:
    kept = clean_name("a" * 10_000 + ".pdf")
    assert kept == "a" * (NAME_LIMIT - 4) + ".pdf"
    assert accept("ä" * 10_000 + ".pdf", PDF, LIMIT).filename.endswith(".pdf")


def test_a_kind_of_ten_thousand_characters_is_cut_too() -> None:
    assert len(clean_name("akta." + "p" * 10_000)) <= NAME_LIMIT
    assert len(refusal("akta." + "p" * 10_000, PDF)) < 300


@given(st.text(max_size=300))
def test_whatever_the_name_what_is_kept_is_short_and_no_path(name: str) -> None:
    kept = clean_name(name)
    assert 0 < len(kept) <= NAME_LIMIT
    assert "/" not in kept
    assert "\\" not in kept
    assert "\x00" not in kept


SEEDS = {"a.pdf": PDF, "a.docx": docx(), "a.xlsx": xlsx(), "a.png": PNG, "a.jpg": JPEG}


@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 2**32), st.integers(1, 40))
def test_however_a_file_is_damaged_it_is_accepted_or_refused_with_a_sentence(name: str, seed: int, hits: int) -> None:
    chance, data = random.Random(seed), bytearray(SEEDS[name])
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    said = ""
    try:
        accept(name, bytes(data[: chance.randrange(1, len(data) + 1)]), LIMIT)
    except UploadRefused as refused:
        said = str(refused)
    assert said == "" or f"“{name}”" in said


def test_an_archive_whose_parts_have_names_that_are_no_text_is_refused() -> None:
    data = archive("[Content_Types].xml", "word/\N{LATIN SMALL LETTER E WITH ACUTE}.xml").replace(
        b"\xc3\xa9", b"\xff\xfe"
    )
    assert "bukan DOCX" in refusal("a.docx", data)
