"""Values are said in Indonesian."""

from datetime import date

import pytest

from mutubaku.procedure.wording import printed_date, said
from mutubaku.worktime import parse_standard


def test_dates_are_said_as_the_sheet_prints_them() -> None:
    assert printed_date(date(2021, 7, 30)) == "30 Juli 2021"
    assert printed_date(date(2019, 1, 2)) == "2 Januari 2019"
    assert printed_date(date(2026, 12, 31)) == "31 Desember 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "ya"),
        (False, "tidak"),
        (None, "kosong"),
        ("", "kosong"),
        (7, "«7»"),
        ("Budi", "«Budi»"),
        (date(2021, 7, 30), "«30 Juli 2021»"),
        (parse_standard("2 Jam"), "«2 Jam»"),
    ],
)
def test_values_are_said_within_a_sentence(value: object, expected: str) -> None:
    assert said(value) == expected
