"""A procedure as text for a terminal."""

import pytest

from mutubaku.procedure import load_library
from mutubaku.procedure.listing import as_table, as_text

from .building import END, procedure, step

SOP = load_library().get("pelayanan-sertifikasi", 1)
PRODUCT = load_library().get("pelaksanaan-sertifikasi-produk", 1)


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert as_table(["a", "nama"], [["1", "x"], ["100", "panjang"]]) == "a    nama\n1    x\n100  panjang"


def test_each_step_is_shown_with_its_mutu_baku_and_where_it_leads() -> None:
    text = as_text(SOP, 100)
    assert (
        """
 3  Memeriksa kelengkapan persyaratan sertifikasi.
    Pelaksana    Seksi PJT *
    Kelengkapan  Check list kelengkapan dokumen Berkas Permohonan
    Waktu        2 Jam
    Output       Tinjauan Permohonan
    Hasil        Lengkap → 4; Tidak lengkap → 5; Ditolak → selesai *
"""
        in text
    )
    assert "Hasil        Diterima → selesai *" in text
    assert text.endswith("* tafsiran kami, tidak tercetak pada lembar SOP")


def test_the_identity_part_stands_above_the_steps() -> None:
    lines = as_text(SOP, 100).splitlines()
    assert lines[0].startswith("SOP 11-BIPA/5 · Pelayanan Sertifikasi Produk")
    assert "Dibuat       2 Januari 2019 · Rev/Ed 1/1" in lines
    assert "Berlaku      30 Juli 2021" in lines
    assert "Disahkan     Kepala Baristand Industri Palembang, Syaandian, NIP 197407272003121006" in lines
    assert "             2. SOP Pelaksanaan Sertifikasi Sistem Mutu" in lines


def test_parallel_branches_joins_and_the_proposal_are_shown() -> None:
    text = as_text(PRODUCT, 100)
    assert "Hasil        Rencana disepakati → 5 dan 6" in text
    assert "Menunggu     10, 8" in text
    assert "Catatan      Usulan Mutu Baku: " in text
    assert "tafsiran" not in text


@pytest.mark.parametrize("width", [50, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for shown in (SOP, PRODUCT, procedure(step("a", END))):
        assert max(len(line) for line in as_text(shown, width).splitlines()) <= width
