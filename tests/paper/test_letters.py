"""What the office's letters print: in which order they are read, over how many pages, how wide their columns are."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import date
from typing import Any

import pypdf
import pytest

from mutubaku.paper.forms import Fact, Form
from mutubaku.paper.letters import Correspondence, Disposition, Facts, Items, Memo, Record, Table, Words, drawn

from .samples import ACTING, AT, CLIENT, HEAD, OFFICE

DAY = date(2026, 11, 24)
TEAM = Table("Tim audit", ("Nama", "Tugas"), (("Dewi Anggraini", "Auditor kepala"), ("Rahmat Hidayat", "Auditor")))
FEES = Table(
    "Rincian biaya",
    ("Uraian", "Banyaknya", "Jumlah"),
    (
        ("Jasa sertifikasi", "1", "Rp 3.500.000"),
        ("Audit", "4 orang-hari", "Rp 5.000.000"),
        ("Jumlah", "", "Rp 8.500.000"),
    ),
)
LETTER = Correspondence(
    letterhead=OFFICE,
    number="0012/BSPJI-Palembang/SS/XI/2026",
    place="Palembang",
    issued=DAY,
    subject="Informasi pelaksanaan audit",
    recipient=("Pimpinan PT Tirta Musi Sejahtera", "Jalan Sudirman 14", "Palembang"),
    heads=(Fact("Sifat", "Segera"), Fact("Lampiran", "")),
    body=(
        Words("Dengan hormat,"),
        Facts((Fact("Tanggal audit", "7–8 Desember 2026"), Fact("Tempat", ""))),
        TEAM,
        FEES,
        Items(("konfirmasi;", "pembayaran.")),
        Words("Terima kasih."),
    ),
    signer=ACTING,
    copies=("Kepala Seksi SS",),
)
MEMO = Memo(
    letterhead=OFFICE,
    title="Memo dinas",
    number="0003/MD/XI/2026",
    place="Palembang",
    issued=DAY,
    sender="Kepala Balai",
    subject="Penerusan permohonan",
    recipient=("Kepala Seksi PJT", "Kepala Seksi SS"),
    body=(Words("Mohon diproses."),),
    signer=HEAD,
    heads=(Fact("Sifat", "Segera"),),
    demo=True,
)
SHEET = Disposition(
    letterhead=OFFICE,
    title="Lembar disposisi",
    number="0004/DISP/XI/2026",
    place="Palembang",
    issued=DAY,
    received=date(2026, 11, 23),
    letter=(Fact("Surat dari", "PT Tirta Musi Sejahtera"), Fact("Hal", "Permohonan SPPT SNI")),
    urgency="sangat segera",
    addressees=("Kepala Seksi PJT", "Kepala Seksi SS"),
    body=(Words("Periksa kelengkapannya."),),
    signer=HEAD,
)
RECORD = Record(
    letterhead=OFFICE,
    title="Verifikasi kelengkapan dokumen",
    number="0009/TP/XI/2026",
    place="Palembang",
    issued=DAY,
    facts=(Fact("Perusahaan", "PT Tirta Musi Sejahtera"),),
    body=(TEAM,),
    signer=HEAD,
)
ALL = (LETTER, MEMO, SHEET, RECORD)


def pages(form: Form) -> list[str]:
    """The text of each page as a reader hears it, runs of white space as one space."""
    found = pypdf.PdfReader(io.BytesIO(form.pdf(at=AT))).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in found]


def table_of(table: Table) -> Any:
    """The table as the templates read it."""
    return drawn(table)


def in_order(text: str, *parts: str) -> bool:
    """Whether these parts stand in the text one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("form", ALL, ids=lambda form: type(form).__name__)
def test_every_letter_is_archivable_tagged_titled_and_the_same_each_time(form: Form) -> None:
    data = form.pdf(at=AT)
    assert data == form.pdf(at=AT)
    reader = pypdf.PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert (root["/MarkInfo"]["/Marked"], len(reader.pages)) == (True, 1)
    known = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in known
    assert ("<pdfaid:part>3<" in known, "<pdfaid:conformance>A<" in known) == (True, True)


def test_a_letter_is_read_from_the_letterhead_to_the_copies() -> None:
    (text,) = pages(LETTER)
    assert in_order(
        text,
        "KEMENTERIAN PERINDUSTRIAN",
        "Nomor : 0012/BSPJI-Palembang/SS/XI/2026",
        "Palembang, 24 November 2026",
        "Sifat : Segera",
        "Hal : Informasi pelaksanaan audit",
        "Yth. Pimpinan PT Tirta Musi Sejahtera Jalan Sudirman 14 Palembang",
        "Dengan hormat,",
        "Tanggal audit : 7–8 Desember 2026",
        "Tim audit No Nama Tugas 1 Dewi Anggraini Auditor kepala 2 Rahmat Hidayat Auditor",
        "Rincian biaya",
        "a. konfirmasi; b. pembayaran.",
        "Terima kasih.",
        "Plt. Kepala Balai, Budi Santoso NIP 198002142005021001",
        "Tembusan: 1. Kepala Seksi SS",
    )
    assert "Lampiran" not in text
    assert "Tempat" not in text


def test_a_sum_stands_in_its_row_without_a_number() -> None:
    table = table_of(FEES)
    assert [row[0] for row in table["rows"]] == ["1", "2", ""]
    assert (table["sums"], table["figures"]) == ([False, False, True], [False, False, False, True])


def test_a_table_that_numbers_its_rows_is_not_numbered_again() -> None:
    table = table_of(Table("", ("No", "Nama"), (("3", "Dewi"),)))
    assert (table["columns"], table["rows"]) == (("No", "Nama"), (("3", "Dewi"),))


def test_a_table_without_rows_says_that_there_are_none() -> None:
    (text,) = pages(dataclasses.replace(RECORD, body=(Table("Kekurangan", ("Dokumen",), ()),)))
    assert "Kekurangan Tidak ada." in text


def test_a_long_table_runs_over_pages_with_its_heading_and_the_signature_is_not_alone() -> None:
    rows = tuple((f"Dokumen {number}", "Belum diserahkan") for number in range(90))
    gaps = Table("Kekurangan", ("Dokumen", "Alasan"), rows)
    found = pages(dataclasses.replace(LETTER, body=(gaps, Words("Terima kasih."))))
    assert len(found) == 3
    assert all("No Dokumen Alasan" in page for page in found)
    assert in_order(found[-1], "Terima kasih.", "Plt. Kepala Balai,")
    assert "Halaman 3 dari 3" in found[-1]


@pytest.mark.parametrize("filling", range(36, 48))
def test_wherever_a_page_ends_a_paragraph_stays_with_the_signature(filling: int) -> None:
    body = (*(Words(f"Baris {number}.") for number in range(filling)), Words("Demikian."))
    last = pages(dataclasses.replace(MEMO, body=body))[-1]
    assert in_order(last, "Demikian.", "Kepala Balai, Sri Wahyuni")


HASH = "9f86d081884c7d65" * 4


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    rows = (("Akta pendirian dan perubahannya", "AHU-000.AH.01.01", "Sah, dengan catatan"),)
    name, number, verdict = table_of(Table("", ("Nama", "Nomor", "Hasil"), rows))["widths"]
    assert (number > 30, verdict <= 70) == (True, True)
    assert name + number + verdict == pytest.approx(156)


def test_a_table_with_many_columns_is_found_and_copied_word_by_word() -> None:
    """No sign that nobody sees stands between letters; a hash stands whole on its line."""
    row = ("NPWP perusahaan dan pengelolaan lingkungan", "CONTOH-01/2026", "24 November 2029", "Sah", "Dipertimbangkan")
    many = Table("", ("Dokumen", "Nomor", "Berlaku sampai", "Hasil", "Alasan"), (row,) * 3)
    (text,) = pages(dataclasses.replace(RECORD, body=(many, Table("", ("Dokumen", "SHA-256"), ((row[0], HASH),)))))
    assert [text.count(part) for part in ("NPWP perusahaan", "pengelolaan", "Dipertimbangkan")] == [4, 4, 3]
    assert HASH in text
    assert not re.search("[\u200b\u00ad]", text)


def test_too_many_columns_for_the_page_have_their_words_hyphenated_between_syllables() -> None:
    columns = tuple(f"Kolom {n}" for n in range(8))
    table = Table("", columns, (("Pertanggungjawaban",) * 7 + (HASH,),))
    assert sum(table_of(table)["widths"]) == pytest.approx(156)
    (text,) = pages(dataclasses.replace(RECORD, body=(table,)))
    joined = text.replace("\u00ad ", "")
    assert joined.count("Pertanggungjawaban") == 7
    assert "Pertang\u00ad gungjawa\u00ad ban" in text
    assert HASH in joined.replace(" ", "")


def test_where_the_longest_words_have_no_room_only_the_widest_column_gives_way() -> None:
    rows = (("Pertanggungjawaban", "Disahkan", HASH * 2),)
    name, state, digest = table_of(Table("", ("Nama", "Keadaan", "SHA-256"), rows))["widths"]
    assert (name > 30, state > 15, name + state + digest) == (True, True, pytest.approx(156))
    assert digest > 90


def test_where_every_cell_fits_the_room_that_remains_is_shared() -> None:
    first, second = table_of(Table("", ("Butir", "Butir"), (("a", "b"),)))["widths"]
    assert (first, second) == (pytest.approx(78), pytest.approx(78))


def test_a_word_without_end_does_not_leave_the_page() -> None:
    (text,) = pages(dataclasses.replace(LETTER, subject="X" * 120, body=(Words("y" * 200),)))
    assert ("X" * 120 in text.replace(" ", ""), "y" * 200 in text.replace(" ", "")) == (True, True)


def test_a_memo_names_to_whom_from_whom_about_what_and_when() -> None:
    (text,) = pages(MEMO)
    assert in_order(
        text,
        "DEMONSTRASI — tidak berlaku",
        "MEMO DINAS",
        "Nomor 0003/MD/XI/2026",
        "Kepada : Yth. Kepala Seksi PJT Yth. Kepala Seksi SS",
        "Dari : Kepala Balai",
        "Hal : Penerusan permohonan",
        "Sifat : Segera",
        "Tanggal : 24 November 2026",
        "Mohon diproses.",
        "Kepala Balai, Sri Wahyuni",
    )


def test_a_disposition_sheet_ticks_urgency_and_addressees() -> None:
    (text,) = pages(SHEET)
    assert in_order(
        text,
        "LEMBAR DISPOSISI",
        "Nomor agenda 0004/DISP/XI/2026",
        "Tanggal diterima 23 November 2026",
        "Surat dari : PT Tirta Musi Sejahtera",
        "Biasa Segera x Sangat segera",
        "Diteruskan kepada Yth. x Kepala Seksi PJT x Kepala Seksi SS",
        "Isi disposisi Periksa kelengkapannya.",
        "Palembang, 24 November 2026 Kepala Balai, Sri Wahyuni",
    )


@pytest.mark.parametrize(
    ("urgency", "shown"),
    [
        ("Segera", ("Biasa", "Segera", "Sangat segera")),
        ("", ("Biasa", "Segera", "Sangat segera")),
        ("kilat", ("Biasa", "Segera", "Sangat segera", "kilat")),
    ],
)
def test_an_urgency_of_the_offices_own_is_added_to_the_usual_ones(urgency: str, shown: tuple[str, ...]) -> None:
    assert dataclasses.replace(SHEET, urgency=urgency).data()["urgencies"] == shown


def test_a_draft_sheet_without_number_and_day_is_drawn_all_the_same() -> None:
    (text,) = pages(dataclasses.replace(SHEET, number="", received=None))
    assert "Nomor agenda – Tanggal diterima" in text


def test_a_record_has_title_number_facts_table_and_signature() -> None:
    (text,) = pages(RECORD)
    assert in_order(
        text,
        "VERIFIKASI KELENGKAPAN DOKUMEN",
        "Nomor 0009/TP/XI/2026",
        "Perusahaan PT Tirta Musi Sejahtera",
        "1 Dewi Anggraini",
        "Palembang, 24 November 2026 Kepala Balai, Sri Wahyuni NIP 197407272003121006",
    )


def test_a_clients_own_letter_has_the_clients_head_and_no_number() -> None:
    (text,) = pages(dataclasses.replace(LETTER, letterhead=CLIENT, number="", heads=()))
    assert in_order(text, "PT TIRTA MUSI SEJAHTERA", "Hal : Informasi", "Yth.")
    assert "Nomor" not in text
    assert "KEMENTERIAN" not in text


def test_nothing_in_a_letter_is_read_as_markup() -> None:
    (text,) = pages(dataclasses.replace(LETTER, body=(Words('*tebal* #let x = 1 $a$ <b> "'), TEAM)))
    assert '*tebal* #let x = 1 $a$ <b> "' in text
