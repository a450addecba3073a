"""Dates and sizes in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mutubaku.paper import tanggal, ukuran
from mutubaku.paper.words import written


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "22 November 2026"),
        (date(2019, 1, 2), "2 Januari 2019"),
        (date(2021, 7, 30), "30 Juli 2021"),
        (date(2026, 12, 31), "31 Desember 2026"),
    ],
)
def test_a_date_is_written_with_the_month_in_words_and_without_a_leading_zero(day: date, words: str) -> None:
    assert tanggal(day) == words


def test_a_moment_is_refused_because_its_day_depends_on_the_office_zone() -> None:
    with pytest.raises(TypeError, match="zona waktu kantor"):
        tanggal(datetime(2026, 11, 22, 23, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("octets", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 KB"), (48_213, "48 KB"), (1_240_000, "1,2 MB"), (25_000_000, "25,0 MB")],
)
def test_a_file_size_is_written_with_a_decimal_comma(octets: int, words: str) -> None:
    assert ukuran(octets) == words


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1000.5000", "1.000,5"), ("20000", "20.000"), ("0", "0"), ("0.0001", "0,0001"), ("980.50", "980,5")],
)
def test_a_number_is_written_without_the_zeros_it_is_kept_with(amount: str, text: str) -> None:
    assert written(Decimal(amount)) == text
