"""How numbers and units are written, case by case (decision 0024)."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from mutubaku.schemes.errors import NotANumber, TooManyDigits, TwoNumbers
from mutubaku.schemes.measures import check_digits, read_number, same_unit


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"),
        ("1,5", "1.5"),
        ("0,005", "0.005"),
        ("1,500", "1.500"),
        ("1500", "1500"),
        ("1.500,25", "1500.25"),
        ("1.234.567", "1234567"),
        ("-2", "-2"),
        ("−2,5", "-2.5"),
        ("+2,5", "2.5"),
    ],
)
def test_a_number_is_read_as_indonesians_write_it(typed: str, number: str) -> None:
    assert str(read_number(typed)) == number


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("1.500", "1500 atau 1,5"),
        ("74.500", "74500 atau 74,5"),
        ("0.005", "5 atau 0,005"),
        ("0.123", "123 atau 0,123"),
        ("1.000", "1000 atau 1"),
        ("000.120", "120 atau 0,12"),
        ("-1.500", "-1500 atau -1,5"),
        ("−0.250", "-250 atau -0,25"),
    ],
)
def test_what_could_be_two_numbers_is_refused_and_both_are_named(typed: str, ways: str) -> None:
    with pytest.raises(TwoNumbers, match=rf"^“{re.escape(typed)}” dapat dibaca dua cara\. Tulis {ways}\.$"):
        read_number(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "abc", "7.2", "1000.5", "1.50.0", "1,2,3", "1,", ",5", "1.", "0.000", "0.005,1", "0.123.456"),
        *("1000.000", "1e5", "NaN", "--1", "< 1", "1 500", "٣"),
    ],
)
def test_what_is_no_number_is_told_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotANumber, match="titik untuk ribuan, koma desimal") as refused:
        read_number(typed)
    assert not isinstance(refused.value, TwoNumbers)


def test_where_nothing_is_held_against_an_amount_a_point_parts_thousands() -> None:
    assert read_number("20.000", thousands=True) == 20_000
    with pytest.raises(TwoNumbers, match="Tulis 5 atau 0,005"):
        read_number("0.005", thousands=True)


@pytest.mark.parametrize("typed", ["123", "0,12", "00123", "-123,10"])
def test_zeros_at_the_ends_are_no_digits_to_keep(typed: str) -> None:
    check_digits(read_number(typed), 3, 2)


@pytest.mark.parametrize("number", ["1234", "0.123"])
def test_more_digits_than_are_kept_are_refused(number: str) -> None:
    with pytest.raises(TooManyDigits, match="Paling banyak 3 angka, dan 2 angka di belakang koma"):
        check_digits(Decimal(number), 3, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mg/L", "mg/L"),
        (" mg / l ", "mg/L"),
        ("ug/L", "µg/L"),
        ("mcg/l", "\N{GREEK SMALL LETTER MU}g/L"),
        ("uS/cm", "µS/cm"),
        ("kg/cm2", "kg/cm²"),
        ("m3/ton", "m³/ton"),
        ("℃", "°C"),
        ("koloni/ml", "Koloni/mL"),
        ("cfu/ml", "CFU/mL"),
        ("meq O2/kg", "mek O₂/kg"),
        ("-", "–"),
        ("", "–"),
        ("", ""),
    ],
)
def test_two_spellings_of_one_unit_are_equal(one: str, other: str) -> None:
    assert same_unit(one, other)
    assert same_unit(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mPa", "MPa"),
        ("mS/cm", "MS/cm"),
        ("Mg/L", "mg/L"),
        ("MW", "mW"),
        ("µg/L", "mg/L"),
        ("us", "uS"),
        ("mol", "moL"),
        ("kg/cm2", "kg/cm3"),
        ("", "mg/L"),
        ("%", ""),
    ],
)
def test_units_apart_by_capitals_alone_are_not_the_same(one: str, other: str) -> None:
    assert not same_unit(one, other)
    assert not same_unit(other, one)
