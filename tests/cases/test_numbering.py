"""A number pattern says what it may hold, and never gives one number twice."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.cases.models import NumberCounter, NumberPattern
from mutubaku.cases.numbering import ROMAN, PatternError, check, render


def given(pattern: str, serial: int = 7, day: date = date(2026, 11, 23)) -> str:
    return render(pattern, serial=serial, scheme="SPPT-SNI", office="BSPJI", day=day)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{serial:04d}/SERT/{scheme}/{roman_month}/{year}", "0007/SERT/SPPT-SNI/XI/2026"),
        ("{serial}/{office}/{month:02d}/{year}", "7/BSPJI/11/2026"),
        ("{year}-{serial:3}", "2026-  7"),
        ("{{{serial}}} {year}", "{7} 2026"),
    ],
)
def test_a_pattern_gives_the_number_it_says(pattern: str, number: str) -> None:
    check(pattern)
    assert given(pattern) == number


def test_every_month_has_its_roman_number() -> None:
    months = [given("{roman_month}", day=date(2026, month, 1)) for month in range(1, 13)]
    assert months == list(ROMAN[1:])
    assert months[3] == "IV"


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{serial}/{year", "Pola “{serial}/{year” tidak dapat dibaca: periksa kurung kurawalnya."),
        ("{serial}}/{year}", "Pola “{serial}}/{year}” tidak dapat dibaca: periksa kurung kurawalnya."),
        (
            "{serial}/{tahun}",
            "Pola memuat “{tahun}” yang tidak dikenal. Pakai salah satu dari: "
            "{serial}, {scheme}, {office}, {roman_month}, {month}, {year}.",
        ),
        (
            "{}/{serial}/{year}",
            "Pola memuat “{}” yang tidak dikenal. Pakai salah satu dari: "
            "{serial}, {scheme}, {office}, {roman_month}, {month}, {year}.",
        ),
        ("{serial}/X", "Pola harus memuat {serial} dan {year} agar tidak ada nomor yang terulang."),
        ("X/{year}", "Pola harus memuat {serial} dan {year} agar tidak ada nomor yang terulang."),
        ("tetap", "Pola harus memuat {serial} dan {year} agar tidak ada nomor yang terulang."),
        (
            "{serial:04x}/{year}",
            "Bentuk angka pada pola “{serial:04x}/{year}” tidak dikenal. Contoh: {serial:04d}.",
        ),
        (
            "{serial}/{year}/{scheme:04d}",
            "Bentuk angka pada pola “{serial}/{year}/{scheme:04d}” tidak dikenal. Contoh: {serial:04d}.",
        ),
    ],
)
def test_a_pattern_that_cannot_be_used_says_what_to_write_instead(pattern: str, sentence: str) -> None:
    with pytest.raises(PatternError) as refusal:
        check(pattern)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "pattern",
    [
        "{serial:.0e}/{year}",
        "{serial!s:.1}/{year}",
        "{serial}/{year!s:.2}",
        "{serial:c}/{year}",
        "{serial}/{year}/{month:.0e}",
    ],
)
def test_a_rounded_serial_or_a_shortened_year_would_give_one_number_twice(pattern: str) -> None:
    with pytest.raises(PatternError):
        check(pattern)


@pytest.mark.parametrize(
    "pattern", ["{serial.real}/{serial}/{year}", "{serial.__class__}/{serial}/{year}", "{0}/{serial}/{year}"]
)
def test_a_pattern_reaches_into_nothing(pattern: str) -> None:
    with pytest.raises(PatternError):
        check(pattern)


def test_a_pattern_and_a_counter_read_as_what_they_are() -> None:
    assert str(NumberPattern(pattern="{serial}/{year}")) == "{serial}/{year}"
    assert str(NumberCounter(register="case", year=2026, last=7)) == "case 2026: 7"
