"""What each form prints."""

import dataclasses
import io
import re
from datetime import date

import pypdf
import pytest

from mutubaku.paper import forms

from .samples import ALL, AT, CONTINUATION, FILE, LETTER, MEMO, PRODUCT, RECEIPT, SYSTEM


def _words(form: forms.Form) -> str:
    """All text of the document, runs of white space as one space."""
    pages = pypdf.PdfReader(io.BytesIO(form.pdf(at=AT))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def _missing(form: forms.Form, *expected: str) -> list[str]:
    words = _words(form)
    return [one for one in expected if one not in words]


@pytest.mark.parametrize("form", ALL, ids=lambda form: type(form).__name__)
def test_every_form_fits_one_page_and_has_a_title_for_the_reader(form: forms.Form) -> None:
    reader = pypdf.PdfReader(io.BytesIO(form.pdf(at=AT)))
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata.title


def test_a_receipt_of_an_electronic_hand_over_counts_no_sheets() -> None:
    items = tuple(dataclasses.replace(one, originals=0) for one in RECEIPT.items)
    words = _words(dataclasses.replace(RECEIPT, items=items))
    assert ("berkas elektronik" in words, "lembar" in words, "Jumlah asli" in words) == (True, False, False)


def test_a_product_certificate_carries_all_that_iso_17065_asks() -> None:
    assert not _missing(
        PRODUCT,
        "SERTIFIKAT PRODUK PENGGUNAAN TANDA SNI",
        "Nomor 012/BSPJI-Palembang/SPPT-SNI/XI/2026",
        "BALAI STANDARDISASI DAN PELAYANAN JASA INDUSTRI PALEMBANG",
        "Jalan Perindustrian II Nomor 12",
        "LSPro: LSPr-034-IDN",
        "PT Tirta Musi Sejahtera",
        "Jalan Sudirman 14, Palembang 30128",
        "Gelas 240 ml",
        "Botol 600 ml",
        "SNI 3553:2015",
        "Pabrik Kertapati",
        "Tipe 5",
        "044/BSPJI-Palembang/PKS/X/2026",
        "20 November 2026",
        "22 November 2026",
        "21 November 2030",
        "Terbitan 1",
        "Kepala Balai",
        "Sri Wahyuni",
        "NIP 197407272003121006",
        "https://sertifikasi.example.go.id/periksa/7Q4F",
    )
    assert "DEMONSTRASI" not in _words(PRODUCT)
    assert "Pertama kali" not in _words(PRODUCT)


def test_a_system_certificate_gives_the_scope_of_each_site_and_its_history() -> None:
    assert not _missing(
        SYSTEM,
        "Pengolahan karet remah SIR 10 dan SIR 20",
        "Ruang lingkup di lokasi",
        "Pengolahan SIR 20",
        "Pertama kali diterbitkan 20 November 2023",
        "Terbitan 2, menggantikan terbitan 14 Agustus 2025",
    )


def test_an_acting_head_signs_under_the_own_name() -> None:
    assert not _missing(SYSTEM, "Plt. Kepala Balai", "Budi Santoso", "NIP 198002142005021001")


def test_a_demonstration_document_says_so_in_the_text_too() -> None:
    assert not _missing(SYSTEM, "DEMONSTRASI — tidak berlaku")


def test_a_certificate_without_an_end_date_leaves_the_line_out() -> None:
    assert "Berlaku sampai" not in _words(dataclasses.replace(PRODUCT, valid_until=None))


def test_a_certificate_of_forty_products_runs_over_pages_with_its_heading_and_page_numbers() -> None:
    products = tuple(forms.Product(f"Produk {n}", "Merek", "Tipe", "SNI 3553:2015") for n in range(60))
    words = _words(dataclasses.replace(PRODUCT, products=products))
    assert words.count("Tipe/kelas") >= 2
    assert "Halaman 2 dari" in words
    assert "Produk 59" in words


@pytest.mark.parametrize("length", [20, 60, 120, 400])
def test_a_long_holder_name_is_set_smaller_and_printed_whole(length: int) -> None:
    name = ("Sejahtera " * 60)[:length].strip()
    assert not _missing(dataclasses.replace(PRODUCT, holder=name), name)


def test_the_qr_code_has_its_words_as_alternative_text() -> None:
    assert "Kode QR menuju" in PRODUCT.pdf(at=AT).decode("latin-1") or b"/Alt" in PRODUCT.pdf(at=AT)


def test_a_continuation_letter_names_certificate_result_and_until_when_it_is_used() -> None:
    assert not _missing(
        CONTINUATION,
        "SURAT KETERANGAN MENERUSKAN PENGGUNAAN SERTIFIKAT",
        "012/BSPJI-Palembang/SPPT-SNI/XI/2025",
        "hasil surveilans",
        "sampai dengan 21 November 2029",
        "Plt. Kepala Balai",
    )


def test_a_receipt_has_number_goods_giver_receiver_and_two_places_to_sign() -> None:
    words = _words(RECEIPT)
    assert not _missing(
        RECEIPT,
        "031/BSKJI/BSPJI-Palembang/TT/XI/2026",
        "24 November 2026",
        "2026/0142",
        "1 lembar",
        "NIP 198503112010122003",
        "Manajer Mutu",
        "Yang menyerahkan,",
        "Yang menerima,",
    )
    assert words.count("Andi Wijaya") == words.count("Rina Kartika") == 2


def test_an_application_letter_is_the_clients_own() -> None:
    words = _words(LETTER)
    assert words.startswith("PT TIRTA MUSI SEJAHTERA")
    assert not _missing(
        LETTER, "Yth. Kepala Balai", "permohonan sertifikasi awal SPPT SNI", "8120001234567", "Gelas 240 ml", "Direktur"
    )


def test_an_application_file_lists_its_documents_with_fingerprint_and_size() -> None:
    assert not _missing(FILE, "Surat permohonan", "3f8a1c3f8a1c", "48 KB", "1,2 MB", "2 (1,3 MB)")
    assert not _missing(dataclasses.replace(FILE, documents=()), "Belum ada dokumen.")


def test_an_office_document_may_have_a_table_and_no_signer() -> None:
    plain = dataclasses.replace(
        MEMO, signer=None, columns=("Dokumen", "Ada"), rows=(("NPWP", "ya"),), copies=(), issued=date(2026, 10, 5)
    )
    assert not _missing(plain, "NPWP", "Palembang, 5 Oktober 2026")
    assert "Sri Wahyuni" not in _words(plain)
