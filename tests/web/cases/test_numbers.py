"""The field for a measured value or a limit: what it takes, what it refuses, what it is filled with again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from mutubaku.web.cases.numbers import Number
from mutubaku.web.client.forms.fields import Count


@pytest.mark.parametrize(
    ("typed", "number"), [("", None), ("1500", "1500"), ("1.500,5", "1500.5"), ("1,0 × 10^2", "100"), ("-4", "-4")]
)
def test_a_value_is_taken_with_a_decimal_comma(typed: str, number: str | None) -> None:
    assert Number("Nilai").clean(typed) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("74.500", "“74.500” dapat dibaca dua cara. Tulis 74500 atau 74,5."),
        ("0.005", "Tulis 5 atau 0,005."),
        ("7.2", "bukan angka yang kami kenali"),
        ("< 5", "bukan angka yang kami kenali"),
        ("kecil", "bukan angka yang kami kenali"),
    ],
)
def test_what_could_be_two_values_or_none_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Number("Nilai").clean(typed)


def test_a_value_below_a_reporting_limit_is_told_what_to_write_instead() -> None:
    with pytest.raises(ValidationError, match="Tulis batasnya"):
        Number("Nilai", bounded="Tulis batasnya.").clean("< 0,01")


def test_a_value_kept_is_filled_in_as_it_can_be_sent_again() -> None:
    field = Number("Nilai")
    shown = field.prepare_value(Decimal("1500.0000"))
    assert (shown, field.clean(shown)) == ("1500", 1500)
    assert field.prepare_value("74.500") == "74.500"


@pytest.mark.parametrize(
    ("typed", "number"), [("150.000", 150_000), ("1 234 567", 1_234_567), (" 12 ", 12), ("", None)]
)
def test_a_whole_number_has_no_decimals_so_one_point_parts_thousands(typed: str, number: int) -> None:
    assert Count(required=False).clean(typed) == number


@pytest.mark.parametrize("typed", ["0.005", "1234.567", "1.50", "1,5"])
def test_a_group_after_nothing_is_no_whole_number(typed: str) -> None:
    with pytest.raises(ValidationError):
        Count(required=False).clean(typed)
