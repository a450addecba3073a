"""Values are said in Indonesian."""

import errno
import socket
from datetime import date

import pytest

from mutubaku.procedure.wording import printed_date, said, system_reason
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


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOENT, "No such file or directory"), "berkas atau folder itu tidak ada"),
        (PermissionError(errno.EACCES, "Permission denied"), "tidak ada izin untuk itu"),
        (socket.gaierror(-2, "Name or service not known"), "nama itu tidak dikenal"),
        (OSError(errno.EIO, "Input/output error"), "kesalahan sistem nomor 5"),
    ],
)
def test_what_the_system_refuses_is_said_without_its_english(error: OSError, expected: str) -> None:
    assert system_reason(error) == expected
