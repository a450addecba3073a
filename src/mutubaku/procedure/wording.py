"""How values of a procedure are said in Indonesian: dates, yes and no, what is absent."""

import errno
import socket
from datetime import date

from mutubaku.worktime import TimeStandard

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)

_REASONS = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EACCES: "tidak ada izin untuk itu",
    errno.EPERM: "tidak ada izin untuk itu",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "sebagian alamatnya bukan folder",
    errno.EEXIST: "di sana sudah ada berkas bernama sama",
    errno.ENOSPC: "tempat penyimpanannya penuh",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EADDRNOTAVAIL: "alamat itu bukan milik komputer ini",
}


def system_reason(error: OSError) -> str:
    """Why the operating system refused something; its number where we have no words for it."""
    if isinstance(error, socket.gaierror):
        return "nama itu tidak dikenal"
    return _REASONS.get(error.errno or 0, f"kesalahan sistem nomor {error.errno}")


def printed_date(day: date) -> str:
    """A date as the sheet prints it: 30 Juli 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def said(value: object) -> str:
    """A value of a field within a sentence."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if value is None or value == "":
        return "kosong"
    if isinstance(value, TimeStandard):
        return f"«{value.text}»"
    if isinstance(value, date):
        return f"«{printed_date(value)}»"
    return f"«{value}»"
