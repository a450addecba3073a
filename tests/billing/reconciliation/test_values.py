"""One cell of a list: money, days, NTPN and codes as banks, spreadsheets and people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.billing.reconciliation.errors import Unreadable
from mutubaku.billing.reconciliation.values import (
    LARGEST,
    read_amount,
    read_code,
    read_day,
    read_ntpn,
    shown,
)
from mutubaku.documents.sheets import text_of

AMOUNTS = st.integers(min_value=1, max_value=LARGEST)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"),
    *("November", "Desember"),
)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.datetimes(),
    st.dates(),
    st.from_regex(r"\A[Rr]p\.? ?[0-9.,-]{1,20}\Z"),
    st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}\Z"),
)


def read_or_sentence(read: Callable[[object], Any], cell: object) -> Any:
    try:
        return read(cell)
    except Unreadable as refused:
        return str(refused)


def indonesian(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


@given(AMOUNTS)
def test_every_way_to_write_an_amount_gives_that_amount(amount: int) -> None:
    dotted, comma = indonesian(amount), f"{amount:,}"
    written = [
        *(amount, float(amount), str(amount), f"{amount}.0", f"{amount}.00", f"{amount},00", f"{amount},-"),
        *(dotted, f"{dotted},00", f"{dotted},-", f"Rp {dotted},00", f"Rp. {dotted}", f"rp{dotted}", f"IDR {comma}.00"),
        *(comma, f"  {dotted} ", f"Rp\u00a0{dotted},00"),
    ]
    assert [read_amount(cell) for cell in written] == [amount] * len(written)


@given(CELLS)
def test_a_cell_is_an_amount_above_zero_or_is_refused_with_a_sentence(cell: object) -> None:
    amount = read_or_sentence(read_amount, cell)
    assert amount.endswith(".") if isinstance(amount, str) else 0 < amount <= LARGEST


@given(DAYS)
def test_every_way_to_write_a_day_gives_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    written = [
        *(day, datetime.combine(day, time(7, 21, 16)), serial, serial + 0.3),
        *(f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", day.isoformat(), f"{day:%d-%m-%Y} 07:21:16"),
        *(f"{day.isoformat()}T07:21:16", f"{day.day}/{day.month}/{day.year}", f" {day:%d/%m/%Y} "),
        *(f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%d}-{MONTHS[day.month - 1][:3]}-{day.year}"),
    ]
    assert [read_day(cell) for cell in written] == [day] * len(written)


@given(CELLS)
def test_a_cell_is_a_day_or_is_refused_with_a_sentence(cell: object) -> None:
    found = read_or_sentence(read_day, cell)
    assert found.endswith(".") if isinstance(found, str) else type(found) is date


@given(DAYS.filter(lambda day: day.day > 12))
def test_a_month_before_the_day_is_refused_instead_of_guessed(day: date) -> None:
    with pytest.raises(Unreadable, match="tidak ada dalam kalender"):
        read_day(f"{day:%m/%d/%Y}")


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("9.000.000,50", "“9.000.000,50” bukan rupiah bulat."),
        (9_000_000.5, "“9000000.5” bukan rupiah bulat."),
        ("0", "“0” bukan jumlah pembayaran yang mungkin."),
        (-9_000_000, "“-9000000” bukan jumlah pembayaran yang mungkin."),
        (10**15, "“1000000000000000” bukan jumlah pembayaran yang mungkin."),
        ("-9.000.000", "“-9.000.000” bukan jumlah uang. Contoh: 9.000.000."),
        ("sembilan juta", "“sembilan juta” bukan jumlah uang. Contoh: 9.000.000."),
        ("0.500", "“0.500” bukan jumlah uang. Contoh: 9.000.000."),
        ("9.00.000", "“9.00.000” bukan jumlah uang. Contoh: 9.000.000."),
        ("9E+06", "“9E+06” bukan jumlah uang. Contoh: 9.000.000."),
        ("٩٠٠٠", "“٩٠٠٠” bukan jumlah uang. Contoh: 9.000.000."),
        (float("nan"), "“nan” bukan jumlah uang. Contoh: 9.000.000."),
        (True, "“True” bukan jumlah uang. Contoh: 9.000.000."),
        (None, "“” bukan jumlah uang. Contoh: 9.000.000."),
    ],
)
def test_what_is_no_amount_is_told(cell: object, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_amount(cell)
    assert str(refused.value) == sentence


def test_three_digits_behind_one_point_or_comma_are_thousands() -> None:
    assert [read_amount("9.000"), read_amount("9,000")] == [9000, 9000]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31-02-2026", "Tanggal “31-02-2026” tidak ada dalam kalender. Tulis hari, bulan, lalu tahun."),
        ("22-11-26", "“22-11-26” bukan tanggal. Contoh: 22-11-2026."),
        ("kemarin", "“kemarin” bukan tanggal. Contoh: 22-11-2026."),
        ("22 Brumaire 2026", "“22 Brumaire 2026” bukan tanggal. Contoh: 22-11-2026."),
        (9_000_000, "“9000000” bukan tanggal. Contoh: 22-11-2026."),
        (float("inf"), "“inf” bukan tanggal. Contoh: 22-11-2026."),
        (True, "“True” bukan tanggal. Contoh: 22-11-2026."),
        (None, "“” bukan tanggal. Contoh: 22-11-2026."),
    ],
)
def test_what_is_no_day_is_told(cell: object, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_day(cell)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("written", ["22 Nop 2026", "22 Nov 2026", "22-NOV-2026", "22 november 2026, 07.21"])
def test_month_names_are_read_in_the_ways_banks_shorten_them(written: str) -> None:
    assert read_day(written) == date(2026, 11, 22)


def test_english_month_names_are_read_too() -> None:
    assert [read_day(f"5 {name} 2026").month for name in ("May", "Aug", "Agt", "Oct", "Dec")] == [5, 8, 8, 10, 12]


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=16, max_size=16))
def test_an_ntpn_is_read_with_spaces_hyphens_and_small_letters(ntpn: str) -> None:
    written = [ntpn, ntpn.lower(), f" {ntpn} ", " ".join((ntpn[:4], ntpn[4:])), "-".join((ntpn[:8], ntpn[8:]))]
    assert [read_ntpn(cell) for cell in written] == [ntpn] * len(written)


@given(st.from_regex(r"\A[1-9][0-9]{14}\Z"))
def test_a_billing_code_is_read_as_text_as_a_number_and_as_a_number_with_a_point(code: str) -> None:
    written = [code, int(code), float(code), f"{code[:5]} {code[5:]}"]
    assert [read_code(cell) for cell in written] == [code] * len(written)


@pytest.mark.parametrize("cell", [1234567890123456, 1.23456789012345e15, "1,23456789012345E+15"])
def test_an_ntpn_that_a_spreadsheet_made_a_number_of_is_refused_because_its_end_is_lost(cell: object) -> None:
    with pytest.raises(Unreadable, match="NTPN tersimpan sebagai angka"):
        read_ntpn(cell)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("ABC", "“ABC” bukan NTPN: 16 huruf atau angka."),
        ("0123456789ABCDÉF", "“0123456789ABCDÉF” bukan NTPN: 16 huruf atau angka."),
        (123, "“123” bukan NTPN: 16 huruf atau angka."),
    ],
)
def test_what_is_no_ntpn_is_told(cell: object, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ntpn(cell)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("82022092246562", "“82022092246562” bukan kode billing: 15 angka."),
        ("82022092246562A", "“82022092246562A” bukan kode billing: 15 angka."),
        (
            "8,20221E+14",
            "Kode billing tersimpan sebagai angka yang dipendekkan (8,20221E+14). Atur kolomnya sebagai teks.",
        ),
    ],
)
def test_what_is_no_billing_code_is_told(cell: object, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_code(cell)
    assert str(refused.value) == sentence


def test_an_empty_ntpn_or_code_is_empty() -> None:
    assert [read_ntpn(None), read_ntpn("  "), read_code(None), read_code("")] == [""] * 4


def test_a_cell_is_repeated_on_one_line_and_not_at_full_length() -> None:
    assert shown("satu\ndua" + "x" * 100) == "satu dua" + "x" * 32 + "…"
    assert text_of(timedelta(hours=1)) == "1:00:00"
