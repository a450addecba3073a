"""The names of the columns, as SIMPONI and banks write them, wherever they stand."""

from __future__ import annotations

import pytest

from mutubaku.billing.reconciliation.columns import find_header
from mutubaku.billing.reconciliation.errors import ColumnsMissing, ColumnTwice


def test_the_columns_are_found_under_the_usual_names_whatever_their_case_and_signs() -> None:
    row = ("No.", "KODE BILLING", "N.T.P.N", "Tgl. Bayar", "Nilai (Rp)", "NTB/NTP", "Nama Bank")
    assert find_header([row]) == (
        0,
        {"code": 1, "ntpn": 2, "paid_on": 3, "amount": 4, "ntb": 5, "bank": 6},
    )


def test_the_names_may_stand_below_a_title() -> None:
    rows = [("Laporan Penerimaan",), (), ("Periode", "November 2026"), ("NTPN", "Tanggal", "Jumlah")]
    assert find_header(rows) == (3, {"ntpn": 0, "paid_on": 1, "amount": 2})


def test_of_two_names_for_the_same_the_surer_one_counts() -> None:
    row = ("Tanggal", "Tanggal Bayar", "Total", "Jumlah", "NTPN")
    assert find_header([row]) == (0, {"ntpn": 4, "paid_on": 1, "amount": 3})


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (("Nama", "Alamat"), "NTPN / Kode Billing, Tanggal Bayar, Jumlah"),
        (("NTPN", "Jumlah"), "Tanggal Bayar"),
        (("Kode Billing", "Tanggal Bayar"), "Jumlah"),
        (("Tanggal Bayar", "Jumlah"), "NTPN / Kode Billing"),
    ],
)
def test_the_columns_that_are_missing_are_named(row: tuple[str, ...], names: str) -> None:
    with pytest.raises(ColumnsMissing) as refused:
        find_header([row])
    assert str(refused.value) == (
        f"Kolom yang tidak ditemukan: {names}. Tulis nama kolom pada satu baris di atas datanya, "
        "atau pakai contoh daftarnya."
    )


def test_a_name_that_stands_twice_is_refused_instead_of_guessed() -> None:
    with pytest.raises(ColumnTwice, match="Ada dua kolom bernama “Jumlah”"):
        find_header([("NTPN", "Tanggal Bayar", "Jumlah", "jumlah")])


def test_no_rows_lack_every_column() -> None:
    with pytest.raises(ColumnsMissing):
        find_header([])


def test_names_far_below_are_not_looked_for() -> None:
    with pytest.raises(ColumnsMissing):
        find_header([("",)] * 30 + [("NTPN", "Tanggal", "Jumlah")])
