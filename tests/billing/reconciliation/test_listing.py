"""A list row by row: payments, and rows that name every column that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.billing.reconciliation.errors import ColumnsMissing
from mutubaku.billing.reconciliation.example import example_text, example_workbook
from mutubaku.billing.reconciliation.listing import BadRow, Fault, ListedPayment, as_json, from_json, read_list
from mutubaku.documents.sheet_errors import EmptyList
from tests.billing.reconciliation.books import AMOUNT, CODE, DAY, NTPN, ROW, text, workbook

PAYMENT = ListedPayment(2, NTPN, CODE, DAY, AMOUNT, "000111", "Bank Contoh")


def test_a_workbook_and_a_text_of_the_same_payments_read_the_same() -> None:
    written = (NTPN.lower(), CODE, "20/11/2026", "Rp 9.000.000,00", "000111", "Bank  Contoh")
    assert read_list("a.xlsx", workbook(ROW)) == read_list("a.csv", text(written)) == [PAYMENT]


def test_rows_are_numbered_as_the_sheet_numbers_them_and_empty_ones_are_left_out() -> None:
    found = read_list("a.xlsx", workbook((), ROW, (None, " "), before=[("Laporan",), ()]))
    assert [row.row for row in found] == [5]


def test_the_sum_at_the_end_is_no_payment() -> None:
    data = text(ROW, ("", "", "", "9000000", "", "Total"), ("Jumlah :", "", "", "9000000", "", ""))
    assert [row.row for row in read_list("a.csv", data)] == [2]


def test_a_row_names_every_column_that_cannot_be_read() -> None:
    assert read_list("a.csv", text(("ABC", "12", "kemarin", "", "", "x" * 61))) == [
        BadRow(
            2,
            (
                Fault("NTPN", "“ABC” bukan NTPN: 16 huruf atau angka."),
                Fault("Kode Billing", "“12” bukan kode billing: 15 angka."),
                Fault("Tanggal Bayar", "“kemarin” bukan tanggal. Contoh: 22-11-2026."),
                Fault("Jumlah", "Kosong. Kalau selnya berisi rumus, simpan dahulu hasilnya sebagai nilai."),
                Fault("Bank", "Terlalu panjang atau berisi tanda yang tidak dapat dicetak."),
            ),
            "ABC",
        )
    ]


def test_a_row_needs_an_ntpn_or_a_billing_code() -> None:
    [row] = read_list("a.csv", text(("", "", "20-11-2026", "9000000", "", "")))
    assert row == BadRow(2, (Fault("NTPN / Kode Billing", "Kosong; salah satunya harus ada."),), "")


def test_a_short_row_lacks_what_it_does_not_reach() -> None:
    [row] = read_list("a.csv", text((NTPN, CODE)))
    assert isinstance(row, BadRow)
    assert [fault.column for fault in row.faults] == ["Tanggal Bayar", "Jumlah"]


def test_a_list_without_payments_is_told() -> None:
    with pytest.raises(EmptyList):
        read_list("a.xlsx", workbook())


def test_a_list_without_its_columns_is_told() -> None:
    with pytest.raises(ColumnsMissing):
        read_list("a.csv", b"halo")


def test_what_is_kept_of_a_row_gives_the_row_again() -> None:
    rows = read_list("a.csv", text(ROW, ("x", "", "", "", "", "")))
    assert [from_json(as_json(row)) for row in rows] == rows


@pytest.mark.parametrize(("name", "data"), [("c.xlsx", example_workbook()), ("c.csv", example_text())])
def test_the_example_reads_as_two_payments(name: str, data: bytes) -> None:
    assert read_list(name, data) == [
        ListedPayment(
            2, "0000CONTOH000001", "000000000000001", date(2026, 11, 20), 9_000_000, "000000000001", "Bank Contoh"
        ),
        ListedPayment(
            3, "0000CONTOH000002", "000000000000002", date(2026, 11, 23), 12_500_000, "000000000002", "Bank Contoh"
        ),
    ]
